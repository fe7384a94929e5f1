"""French."""

from __future__ import annotations

from digest.languages.model import (
    Abbreviations,
    Breaks,
    Comparisons,
    Dates,
    Differences,
    Figures,
    Furniture,
    Headlines,
    Language,
    Names,
    Nouns,
    Numbers,
    Openings,
    Quotes,
    Reading,
    Sections,
    Speakers,
    Trace,
    Typography,
    Vocabulary,
)

LANGUAGE = Language(
    code="fr",
    called=("french", "français", "francais"),
    stemmer="french",
    # How marks and spaces are set.
    typography=Typography(
        double=("«\u202f", "\u202f»"),
        single=("‘", "’"),
        spaces=(
            ("«[ \u00a0\u202f]?", "«\u202f"),
            ("[ \u00a0\u202f]?»", "\u202f»"),
            ("[ \u00a0\u202f]([;!?])", "\u202f\\1"),
            (r"(?<=[\w»)’])([;!?]+)(?=\s|$|[»”)])", "\u202f\\1"),
            (r" (:)(?=\s|$)", "\u00a0\\1"),
            (r"(?<=[^\W\d])(:)(?=\s|$)", "\u00a0\\1"),
            (r"(?<=\d) (?=\d{3}\b)", "\u202f"),
            (r"\b(M|MM|Mme|Mmes|Mlle|Dr|Me)(\.?) (?=[A-ZÀ-Ý])", "\\1\\2\u00a0"),
            (r"\b([nN](?:[°º]|os?)) (?=\d)", "\\1\u00a0"),
            (r"(?<=\d) (?=(?:millions?|milliards?|euros?)\b|[%€$])", "\u00a0"),
        ),
        small="le la les de des du et en un une à au aux",
        # 1er, 2e, XXe, Ier, 2nde; « no 5 ». Pas « Mme », pas « Vers », pas « Ire ».
        raised=(
            r"(?<![\w.,])(?:\d+(ers?|res?|es?|[èe]mes?)|2(nde?s?|de?s?)|I(ers?)|[IVX]+(es?))(?!\w)"
            r"|\b[nN](os?)(?=\u00a0\d)"
        ),
    ),
    # Ce qui ne finit pas une ligne de titre.
    breaks=Breaks(
        openers="""
            à après au aux avant avec car chez comme contre dans de depuis derrière des dès devant
            donc dont du durant en entre envers et hors jusque lorsque mais malgré ni où ou outre
            par parce parmi pendant pour pourquoi près puis puisque quand quant que qui sans sauf
            selon si sous sur tandis vers via
        """,
        bound="""
            le la les un une ce cet cette ces son sa ses leur leurs mon ma mes ton ta tes notre nos
            votre vos chaque quel quelle quels quelles quelques plusieurs aucun aucune je tu il
            elle on ils elles ne se me te y est sont était étaient sera seront serait seraient soit
            a ont avait avaient aura auront aurait auraient ai ait aient été être avoir fut va vont
            peut peuvent doit doivent veut veulent pourrait pourraient devrait devraient fait font
            comment trop très moins jusqu'à saint sainte
        """,
        either="""
            avant après depuis contre derrière devant entre dessus dessous nous vous en lui tous
            toutes tout toute pas plus pourquoi près même autre autres
        """,
        before_names="""
            Saint Sainte New San Los La Le Mont Port Fort Cap Sud Nord Buenos Hong Sri Tel Abou
            Costa Rio président présidente ministre
        """,
    ),
    # Full stops that end no sentence.
    abbreviations=Abbreviations(
        titles="""
            dr prof st vs av bd boul c.-à-d cap cdt chap col coll dir env ex gal hab j.-c lt m
            me mgr mlle mlles mm mme mmes p.ex pr réf sr ste sts tél éd
        """,
        last="cie etc",
        numbered="""
            no nos nr art fig figs p pp vol ch sec janv févr juil sept oct nov déc
        """,
    ),
    # Words without a topic.
    vocabulary=Vocabulary(
        stop="""
            à a afin ai ainsi alors après as au aucun aucune aujourd auquel aura aurait aussi
            autre autres aux avaient avait avant avec avoir ayant beaucoup bien c car ce ceci
            cela celle celles celui cependant ces cet cette ceux chaque chez ci comme comment
            contre d dans de depuis dernier des désormais deux devant dire dit doit donc dont du
            durant elle elles en encore enfin entre es est et étaient était étant été être eu
            eux fait faire fois font hier hors hui ici il ils j je jusqu jusque l la là laquelle
            le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais malgré me
            même mêmes mes moi moins mon n ne ni non nos notre nous on ont ou où par parce parmi
            pas pendant peu peut peuvent plus plusieurs pour pourquoi près puis qu quand que
            quel quelle quelles quels qui quoi s sa sans sauf se selon sera serait ses si son
            sont sous soit sur t ta tandis te tel telle tels ton toujours tous tout toute toutes
            très tu un une vers via voici voilà vos votre vous y
        """,
    ),
    # Openings that lean on what stands before.
    openings=Openings(
        pronouns="""
            il elle ils elles ce c cela ça ceci cet cette ces celui celle ceux celles son sa ses
            leur leurs lui eux y je j nous vous tu on mon ma mes notre nos votre vos moi toi
            chacun chacune lequel laquelle lesquels dont qui tel telle
        """,
        connectives="""
            et mais ou donc or ni car puis ensuite enfin ainsi alors cependant pourtant
            toutefois néanmoins aussi également d'ailleurs par ailleurs outre finalement
            autrement bref certes sinon surtout auparavant là voilà voici oui même seulement
            quant parallèlement autant premièrement deuxièmement encore parce puisque
            malheureusement heureusement séparément
        """,
        phrases=(
            r"autres? (?!que\b)|au point qu[e']|avant d(?:e |')\w+(?= ?:)|suivie?s? (?:de|par)\b|"
            r"parce qu(?:e |')(?=[^,]*$)|peut-être l[ae] |"
            "(?:s'y|s'en|n'y|n'en) |dès (?:lors|le lendemain|cet|cette)\\b|signe d|preuve d|"
            r"(?:l'occasion|histoire|de quoi|autant) (?:de |d'|pour )|"
            r"(?:plusieurs|certaine?s|beaucoup|d'aucuns|la plupart|aucune?|deux|trois|quatre) (?:a|"
            r"ont|avaient?|sont|étaient|seront|disent|pensent|estiment)\b|"
            r"en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
            r"décembre|\d{4}) (?:déjà|aussi|encore)\b|"
            "en fin de compte|au bout du compte|à la fin|en définitive|"
            "de plus|en outre|en effet|en fait|en revanche|au contraire|par exemple|par "
            "conséquent|par la suite|par ailleurs|à ce|à cette|à ses|à son|à sa|à leur|selon "
            "(?:lui|elle|eux|elles)|pour (?:lui|elle|eux|cela|ce|autant|sa|son|ses)|dans (?:ce|"
            "cette|ces|son|sa|ses|le même|la même|la foulée)|sur (?:ce|cette|ces|son|sa|ses)|"
            "avec (?:ce|cette|ces|lui|elle|son|sa|ses)|de (?:son|sa|ses|cette|ce|ces|leur|leurs|"
            "même|quoi|fait)|d'(?:autres|autant|ailleurs|où|abord|après (?:lui|elle))|du coup|du "
            "même|l'une?|un autre|une autre|l'autre|les autres|les deux|le même|la même|le "
            "second|la seconde|le dernier|ce dernier|cette dernière|après (?:ce|cette|quoi|cela|"
            "avoir)|depuis (?:lors|cette|ce)|la veille|le lendemain|(?:(?:une?|deux|trois|quatre|"
            r"cinq|six|sept|huit|dix|quelques|\d+) )?(?:minutes?|heures?|jours?|semaines?|mois|"
            "ans?|années?) (?:plus tard|auparavant|plus tôt|(?:avant|après),)|ainsi s'|"
            "restent? (?:que|à savoir)|juste (?:avant|après)\\b|"
            r"(?:un peu |bien )?plus (?:loin|haut)\b|"
            "pendant ce|malgré (?:cela|ce|cette|tout)|quant à|au final|au-delà|au même|en "
            "(?:même temps|attendant|vain|cela)|lorsqu'(?:il|elle|on)|quand (?:il|elle|on)|s'"
            "(?:il|ils)|si (?:elle|on|l'on)|comme (?:il|elle|si)|tout comme|qu'(?:il|elle)|c'est|"
            "est-ce|parmi (?:eux|elles)|chez (?:lui|elle|eux)|grâce à (?:ce|cette)|face à (?:ce|"
            "cette)|une (?:information|décision|annonce|situation|première|déclaration|nouvelle)|"
            "un (?:chiffre|constat|choix|moyen) "
        ),
        first_person="je j nous vous mon ma mes notre nos votre vos on",
        joined=(
            r"(?:(?!qui\b|non\b)\S+ ){1,7}?(?:donc|d'ailleurs)\b|"
            r"(?:(?!qui\b|non\b)\S+ ){1,5}?(?:aussi|également|cependant|toutefois|pourtant|"
            r"néanmoins|quant à (?:lui|elle|eux|elles)|en revanche|pour sa part|de son côté)\b"
        ),
        anywhere=(
            r"quant à (?:lui|elle|eux|elles)\b|de (?:son|leur) côté\b|pour (?:sa|leur) part\b|"
            r"à (?:son|leur) tour\b|(?<=, )(?:lui|elle|eux|elles)(?: aussi| non plus)?,|ensuite\b|"
            r"par ailleurs\b|"
            r"en outre\b|de surcroît\b|entre-temps\b|à ce (?:titre|sujet|propos|stade)\b|à cet "
            r"(?:effet|égard)\b|à cette (?:occasion|époque|fin)\b|dans (?:un|ce) (?:premier|"
            r"second) "
            r"temps\b|dans la foulée(?! d)|le lendemain(?! d)|la veille(?! d)|ce jour-là\b"
        ),
        topical=(
            "(?:le |la |les |l')(?:essai|accord|projet|plan|texte|mesure|décision|annonce|procès|"
            "victimes?|suspects?|accident|incendie|attaque|enquête|entreprise|société|compagnie|"
            "équipe|opération|spectacle|appareil|machine|découverte|"
            "exposition|concours|épreuve|expérience|dispositif|documents?|"
            "travaux|recherches|négociations|discussions|secours|sauveteurs|organisateurs|"
            "auteurs|chercheurs|bâtiment|navire|bateau|avion|groupe|manifestants|action|"
            r"nouveaux? \w+|ancien(?:ne)? \w+)(?: \w+)? (?:a|ont|avait|avaient|est|sont|était|"
            "étaient|sera|seront|aura|reste|restent|doit|doivent|peut|peuvent|coûte|coûtera|se|"
            r"s')\b|une? (?:plan|rapport|décret|étude|note|loi) de (?:1[89]|20)\d\d\b|(?:\S+ "
            r"){1,5}(?:ensuite|ainsi|donc|quant à|ajoute|enfin|en effet|par ailleurs|poursuit)\b"
        ),
        objects=(
            r"(?!il y (?:a|avait|aura)\b)(?:(?-i:[A-ZÀ-Þ])[\w-]+(?:[ ](?-i:[A-ZÀ-Þ])[\w-]+)*|(?:le|"
            r"la|les|un|une) [\w-]+|"
            r"l'[\w-]+)(?: d[eu]s? [\w-]+)?(?: n[e'])?(?![\w-]) ?(?:(?:le|la|les|l') ?(?:lui|leur) "
            r"|(?:lui|"
            "leur) en |(?:l'|les |lui |leur |y |en )(?:a|ont|avait|avaient|aura|auront|est|sont|"
            r"était|étaient) (?!emport)|(?:lui|leur) (?!et\b|ou\b|d'|de\b|aussi|même|seul|"
            r"[ns]e\b)\w+(?:e|t|ent|a|ait)\b|y (?!compris)\w+|l'(?!an\b|été|hiver|automne|après|"
            r"empor)\w+(?:era|eront|ait|aient|e|ent|it|oit)(?= (?:à|au|aux|dans|en|pour|sur|par|"
            r"""avec|depuis|chez|le|la|les|un|une|de)\b|[.,]))|[^,;:«\"]* qu'(?:elle|il)s? (?:y|"""
            "en|"
            r"l'|le|la|les|lui|leur) \w+\.$"
        ),
        pronoun_speech=(
            r"(?:-t-|-)(?:il|elle|ils|elles|on)\b|[\"»] ?,? ?(?:il|elle) (?:a |avait )?\w+"
        ),
        unnamed=(
            r"[A-ZÀ-Þ][^.:;\"«]{2,60}, (?:ces derni(?:er|ère)s|ce dernier|cette dernière|"
            r"ce(?:lui|lle|ux|lles)-ci)\b|À l'époque\b|"
            r"(?:Pendant|Durant|Grâce|Avec|Sous|Entre|Dans|En|Depuis|Lors|Après|Avant|Pour)\b"
            r"(?:(?!\b(?:et|les|des|leurs|plusieurs|ces|aux)\b)[^.:;\"«])*, (?:ils|elles)\b|"
            r"(?:Avant|Après|Depuis|Lors|Pour|En|À|Au|Dans|Pendant|Durant|Avec|Interrogée?|"
            r"Arrivée?|"
            r"Le \d{1,2}(?:er)?|(?:Lun|Mar|Mercre|Jeu|Vendre|Same)di|Dimanche|Chaque)\b"
            r"(?:[^,.:;\"«A-ZÀ-Þ]|\b[A-Z]{2,6}\b)*, (?:ils?|elles?)\b|"
            r"[^.;:\"«]{2,60}\bd'entre (?:eux|elles)\b"
        ),
        clear=(
            r"il (?:n'y (?:a|avait|aura)|y (?:a|avait|aura)|faut|fallait|faudra|s'agi(?:t|"
            r"ssait) d|existe|reste|"
            r"(?:est|était|serait) (?:\w+ ){0,2}(?:de|que|d'|qu'))|"
            r"(?:alors|parce(?=[^,]*,)) qu(?:e (?!ce|cel)|'(?!ils?\b|elles?\b|on\b))|"
            r"(?:ce|cet|cette|ces) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
            r"(?:matin|soir|jour)(?![ -]là)|week-end|mois|semaine|année|saison|nuit|été|hiver|"
            r"automne|printemps|après-midi|"
            r"derni(?:er|ère)s? (?:jours?|semaines?|mois|années?|nuit))\b|"
            r"c'(?:est|était) (?!(?:[^.,]{0,40}[ '])?(?:son|sa|ses|leurs?|lui|elles?|eux|ce|cette|"
            r"ces|là|"
            r"ainsi|pourquoi|donc|aussi|ça|cela|ici)\b)[^.;:]{3,90} qu(?:e\b|')|"
            r"avec (?:son|sa|ses) [^,.;:\"«»]{2,80}, (?-i:[A-ZÀ-Þ])[\w'-]+ (?-i:[A-ZÀ-Þ])"
        ),
        points_back=r"""\b(?:cela|ça|lui|eux)(?=[,.!?;\"”»’'])|\b(?:il|elle|ils|elles)\b""",
        labels="Question|Réponse",
        prepositions=(
            "selon|d'après|dans|malgré|en dépit de|face à|après|avant|grâce à|avec|sans|sur|sous|"
            "pour|par|depuis|à partir de|au vu de|en vertu de|à la suite de|à l'issue de|au cours "
            "de|contre|outre|suivant|de|à"
        ),
        demonstratives="(?:tou(?:te?s?|s) )?(?:ce|cet|cette|ces)",
        clefts="c'est (?:aussi |bien )?",
        at_hand=(
            r"(?:semaines?|week-ends?|mois|années?|saisons?|étés?|hivers?|printemps|automnes?|"
            r"(?:matin|soir|jour|nuit)(?![ -]là)|matinée|après-midi|soirée|jours|"
            r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|qui|que|dont)\b"
        ),
        pointers="ce cet cette ces",
        links="""
            même alors donc également aussi ainsi toutefois pourtant cependant plutôt finalement
            enfin ailleurs effet revanche lui eux ajoute ajouté
        """,
        indefinite=(
            r"une?(?! (?:peu|fois)\b)|des|"
            r"quelques(?! (?:minutes?|heures?|jours?|semaines?|mois|ans|années|temps)\b)"
        ),
        finite=(
            r"\b\w{2,}(?:aient|èrent)\b|"
            # What may be a verb, and is no noun behind a small word ("le reste", "en fait").
            r"(?<!\b(?:la|le|un|de|du|en|au) )"
            r"(?<!\b(?:une|des|les|son|ses|par|sur|ces|cet|aux) )"
            r"(?<!\b(?:pour|avec|leur|sans|dans|très|plus) )"
            r"\b(?:(?:a|ont|est|sont|avait|était|aura|auront|sera|seront|fut|furent|"
            r"eut|va|vont|(?<!\ba )(?<!\bont )fait|font|peut|peuvent|doit|doivent|veut|veulent|"
            r"dit|disent|vient|viennent|tient|tiennent|met|mettent|prend|prennent|voit|voient|sait|savent|faut|vaut|"
            r"valent|devient|reste|semble|suit|suffit|vit|vivent|sort|part|sert|rend|attend|répond|"
            r"perd|reçoit|revient|contient|conclut|meurt|consiste|concerne|compte|montre|permet|soit|"
            r"soient|apparaît)\b|"
            r"\w{2,}(?:ait|irent|urent|[eidr]ra|[eid]ront|vra)\b|\w{3,}(?<!m)ent\b|"
            r"s(?:e |['’])(?:en |y )?(?:(?:est|sont|était|étaient) )?\w+|"
            r"\w{4,}(?<!é)e (?=(?:les?|la|une?|des|du|à|aux?|que|son|sa|ses|lui|cet?|cette|ces)\b|"
            r"(?:[ld]|qu)['’]))"
        ),
        relatives=(
            r"\b(?:(?:qui|que|dont(?! \d)|où|(?:la|les?)quel\w*|(?:au|aux|du|des)quel\w*|"
            r"lorsque|puisque|quand|même si)\b|(?:lors|puis)?qu['’])"
        ),
    ),
    # Nouns taken for known.
    nouns=Nouns(
        definite="le la les l ce cet cette ces du des au aux tel telle tels telles",
        between="deux trois quatre cinq six sept huit neuf dix autres même mêmes",
        pointing="cet cette ces tel telle tels telles",
        bound="""
            de du des d qui que qu dont où à au aux sur contre pour dans en entre sous avec sans
            par chez vers lors après devant derrière
        """,
        dates="""
            janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            lundi mardi mercredi jeudi vendredi samedi dimanche
        """,
        known="""
            gouvernement président présidente ministre ministère police état pays nation monde
            public gens ville internet soleil lune mer ciel météo climat économie loi justice
            tribunal armée assemblée sénat congrès parlement roi reine église pape médias presse
            marché air eau terre sol rue route matin matinée soir soirée nuit jour journée
            semaine week mois année an ans siècle saison été hiver printemps automne passé
            présent avenir fin début milieu reste droite gauche nord sud est ouest zone région
            département commune capitale frontière côte fait faits chose nombre majorité
            minorité partie haut bas côté fois moment question problème hôpital téléphone radio
            télévision télé jeunes opposition autorités élection élections guerre paix planète
            population langue science histoire vérité raison idée corps tête visage main yeux
            maison vie mort heure heures société environnement plus moins hui premier première
            premiers premières deuxième troisième quatrième second seconde dernier dernière
            derniers dernières prochain prochaine petit petite petits petites grand grande grands
            grandes nouveau nouvel nouvelle nouveaux nouvelles jeune vieux vieille ancien ancienne
            anciens anciennes bon bonne bons bonnes seul seule seuls seules propre même plupart
            ensemble après midi
        """,
        referring="annonce duo trio couple incident auteur agresseur suspect sinistre drame",
    ),
    # Words around names; all languages' are read together.
    naming=Names(
        particles="de|du|la|le",
        places="de ",
        titles="M Mme Madame Monsieur Maître Président Ministre",
        short_titles="M Mme",
        no_names="Le La Les Il Elle Un Une Ce Cette Et Mais",
        no_first_names="Le La Les Un Une M Mme",
        bodies="Ministère|Université|Banque",
    ),
    # Who says a quotation.
    speakers=Speakers(
        verbs=(
            "dit|déclaré|affirmé|expliqué|ajouté|estimé|assuré|lancé|déploré|souligné|rappelé|"
            "confié|indiqué|regretté|écrit|annoncé|précisé|explique|estime|affirme|assure|"
            "déclare|ajoute|souligne|déplore|raconte|rappelle|confie|regrette|plaisante|observe|"
            "résume|précise|indique|lance"
        ),
        asked="a (?:dit|demandé|lancé|répondu)",
        according="[Ss]elon|[Dd][’']après",
        auxiliary="a|avait",
        articles="le|la",
        elided="l",
        leads_on="pour|de|du|des|à|dans|et|que",
        years="ans",
        who_is="qui est",
        no_office_opens="le|la|les|un|une",
        no_office=(
            "^(?:qui|que|dont|où|et|mais|en|dans|à|au|avec|après|avant|pour|sur|lors|comme|il|"
            r"elle|ses|son|sa|dit|puis|alors|lui)\b|\b(?:est|a|ont|était|avait|sont|sera|ans)\b|"
            r"\w{3,}(?:ed|ing)\b(?! of)"
        ),
        and_="et",
        within="et|de",
        before_surname="selon|dit|déclaré",
        behind_surname="a (?:dit|déclaré|ajouté|expliqué|affirmé|annoncé)",
    ),
    # Quotations that can, or cannot, be understood alone.
    quotes=Quotes(
        outside=(
            "il|elle|ils|elles|ce|c[’']est|cela|ça|cette|ces|celui|et|mais|donc|oui|non|lui|leur"
        ),
        somebody="il|elle|ils",
        own_subject="Le|La|L[’'].|Les|Un|Une",
        speaking="Je|Nous|On|Si|Vous|Mon|Notre",
    ),
    # How numbers are written, and what is none.
    numbers=Numbers(
        group=".\u00a0\u202f\u2009 ",
        decimal=",",
        scales={"mille": 1000, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9},
        ones={
            "un": 1,
            "deux": 2,
            "trois": 3,
            "quatre": 4,
            "cinq": 5,
            "six": 6,
            "sept": 7,
            "huit": 8,
            "neuf": 9,
            "dix": 10,
            "onze": 11,
            "douze": 12,
            "treize": 13,
            "quatorze": 14,
            "quinze": 15,
            "seize": 16,
        },
        tens={"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
        joined="{tens}-{ones}",
        shares="pour cent",
        months=(
            "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
        ),
        before=(
            r"\b(?:âgée?s? de) |\b(?:[Ss]ections?|[Aa]rt(?:icle|\.)s?|[Pp]ages?|[Ll]igne|"
            r"[Ss]aison|[Rr]ound|[Aa]nnée|[Tt]el\.?|depuis) "
        ),
        behind=r"[–-]ans\b|(?:er|e|ème)\b| ?heures\b|,? ans[,.) ](?!de\b)",
        partly="-",
        years="ans",
        measured="hectares|acres|kilomèt|mètres|miles|tonnes|euros|dollars",
        up="plus d[e’']|au moins",
        down="moins d[e’']|près d[e’']|jusqu[’']à",
        about="environ|quelque|autour de",
    ),
    # What numbers count.
    figures=Figures(
        units=(
            "(?:kilomètres?|mètres?|centimètres?|hectares|tonnes|kilos|grammes|milligrammes|"
            "litres|degrés|euros|dollars|mégawatts|km|kg|m|cm)(?: (?:carrés?|cubes?))?"
        ),
        people=(
            "personnes|habitants|civils|hommes|femmes|enfants|manifestants|passagers|voyageurs|"
            "familles|autres|migrants|soldats"
        ),
        struck=(
            r"\b(?:morts?|tué\w*|blessé\w*|disparu\w*|évacué\w*|déplacé\w*|quitt\w+ leurs?|"
            r"chassé\w*|arrêté\w*|licencié\w*)\b"
        ),
        cash=(
            "euros?|dollars?|pounds?|yen|francs?|pesos?|roubles?|rubles?|rupees?|crowns|dirhams?|"
            "dinars?|yuan"
        ),
        record="record|inédite?s?|jamais atteint",
        part="des|sur les|sur|du|le|au",
        time="ans?|années?|mois|semaines?|jours?|nuits?|heures?|minutes?|secondes?",
        day="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        joins="""
            et ou mais que qui dont où quand lorsque parce après avant comme si tandis contre
            puis
        """,
        prepositions="""
            dans en à au aux sur par pour avec sous vers entre pendant depuis chez lors
        """,
        opens="de d' du des par pour",
        of="de d' du des",
        elided_of="d[’']",
        scale_leads=True,
        before_noun="""
            nouveaux nouvelles autres petits petites grands grandes jeunes anciens anciennes
            vieux vieilles premiers premières
        """,
        blind="millions?",
        measure="ans?|mois|jours?|minutes?|tonnes?|kilos?",
    ),
    # Des chiffres que l’on peut comparer.
    comparisons=Comparisons(
        rose=r"relevée?s?|portée?s?|doublée?s?",
        fell=(
            r"baissé|diminué|reculé|chuté|tomb(?:é|e|ent)e?s?|descend(?:u|ue|us|ues|ent)?|"
            r"rédui(?:te?s?|t)|ramenée?s?|abaissée?s?"
        ),
        changed=r"pass(?:é|e|ent|ait|aient|ant|er)e?s?",
        from_="de|d[’']|du",
        to="à",
        up_from="en hausse par rapport à",
        down_from="en baisse par rapport à",
        against="contre|comparée?s? à",
        within="en",
        earlier="un an (?:plus tôt|auparavant)|l[’']année précédente",
        points=r"points?\b",
        unsure=(
            r"pas|jamais|ni|aucune?|sans|pourrai\w*|devrai\w*|devra\w*|pourra\w*|serai\w*|"
            r"aurai\w*|va|vont|prévoi\w*|prévu\w*|prévisions?|projet\w*|objectifs?|si|"
            r"respectivement|entre|estim\w+|semestre|trimestre|propos\w+|vise\w*|souhait\w+|"
            r"milit\w+|réclam\w+|demand\w+|allant|veut|veulent|rumeur\w*|faux|permettr\w+|sera|"
            r"seront|fera|feront|passera\w*|doit|doivent"
        ),
        hedges="seulement|à peine|un peu|moins de|plus de|jusqu[’']à|quelque|environ|près d[e’']",
        moving=(
            r"hausse|baisse|augment\w+|recul\w*|progress\w+|diminu\w+|de plus|de moins|plus|"
            r"moins|supérieure?s?|taux|fois"
        ),
        for_each="en|à|au|aux|pour|chez",
        in_each="avec|à|compte",
        and_="et",
        opens="Le La Les L Un Une Des En À Au Aux Par Pour De Du Et Mais Ce Cette Ces Il Elle",
    ),
    dates=Dates(
        months=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        ordinal="er",
        on="[Cc]e|[Ll]e|[Dd]ès",
        unsure=(
            r"sera|seront|devrai\w*|pourrai\w*|doit|doivent|chaque|tous les|prévue?s?|attendue?s?|"
            r"va|vont|entre|anniversaire|aura|auront|ouvre|commence|débute|se tient|a lieu|"
            r"se termine|s[’']achève|l[’']an dernier|l[’']année dernière|il y a"
            r"|hier|aujourd[’\']hui|demain|ce soir|revient|reprend|entre en vigueur|rouvre|joue|"
            r"accueille"
        ),
        past=(
            r"(?:a|ont|avait|avaient|s[’']est|se sont|s[’']étaient|était|étaient) (?:\w+ ){0,2}?"
            r"\w+(?:ée?s?|ie?s?|ue?s?|it|rte?s?)|fut|furent|avait|était|(?:est|sont) (?:morte?s?|"
            r"décédée?s?|arrivée?s?|partie?s?|tombée?s?|allée?s?|venue?s?|survenue?s?|devenue?s?)"
        ),
        bounds=(r"d[’']ici|jusqu[’']\w*|depuis|avant|après|dès|du|au|prochain|dernier|à partir"),
    ),
    # How reports that differ tell of one thing.
    differences=Differences(
        fates={
            "dead": "morts?|tuée?s?|décédée?s?|décès",
            "hurt": "blessée?s?",
            "missing": "disparue?s?",
            "moved": (
                "évacuée?s?|déplacée?s?|chassée?s?|(?:quitter|quitté) leurs? (?:maisons?|"
                "logements?|foyers?|domiciles?)|relogée?s?"
            ),
            "arrested": "arrêtée?s?|interpellée?s?|interpellations",
            "gathered": r"manifest\w+|défil\w+|rassemblée?s?",
        },
        cuts="et|mais",
        elsewhen=r"\b(?:mois|an)s? derniers?\b|\bl[’']an\b|\bil y a\b",
        not_so=(
            r"passe\w* de|contre|depuis(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|"
            r"dimanche))|pourrai\w+|autres"
        ),
        sums_up="soit|au total",
        sums_about="environ|quelque",
        later="plus tard",
        outside="lui|elle|eux",
        added=r"\b(?:une?|sa|son) \w+ et $",
        no_thing="an age moi jour heur semain minut part point second point",
        same={"kg": "kilogramm", "km": "kilometr"},
    ),
    # What makes a headline or a standfirst unfit.
    headlines=Headlines(
        relatives="qui que qu dont où",
        fronting=(
            r"[A-ZÀ-Þ][a-zà-ÿ]+(?:ée?s?|ant)|Grâce|Suite|Face|Selon|Lors|Afin|Alors|Si|Dès|Entre|"
            r"Malgré|Quelques|Voilà|Il y a|Plus|Non"
        ),
        labels=(
            "en direct|direct|urgent|exclusif|info|vidéos?|en (?:images|photos|vidéo)|"
            "infographie|diaporama|reportage|entretien|mise à jour|tribune|analyse|édito"
        ),
        opinion="tribune|édito",
        alone=(
            r"en direct|le direct|direct\s?[:|–—]|tribune\s?[:|–—]|éditos?(?:rial)?\s?[:|–—]|"
            r"opinion\s?[:|–—]|revue de presse|newsletter|infolettre|en bref|"
            r"l['’]actu(?:alité)? (?:du jour|en bref)|la semaine en (?:images|bref)|podcast|"
            r"horoscope|ce qu['’]il faut retenir"
        ),
        roundups=(
            r"revue de presse|la revue des titres|newsletter|infolettre|en bref|les brèves|"
            r"l['’](?:actu(?:alité)?|essentiel) (?:du jour|en bref|"
            r"de la (?:journée|semaine|matinée))|(?:les )?titres (?:du jour|de la presse)|"
            r"la semaine en (?:images|bref)|le (?:brief|récap)\b|"
            r"ce qu['’]il faut retenir (?:de la (?:journée|semaine)|du jour)|"
            r"(?:articles|contenus|sujets|vidéos) les plus (?:lus|consultés|vues|partagés)"
        ),
        bait=(
            r"\bvoici (?:pourquoi|comment|ce)\b|\bce qu.il faut savoir\b|\bvous n.allez pas (?:y "
            r")?croire\b|\bla raison pour laquelle\b"
        ),
        cut_off="de|du|des|les?|la|et|un|une",
        unplaced=r"\b(?:il|elle|ils|elles|sa|ses|leurs?)\b",
    ),
    # The magazine's sections, and what belongs there.
    sections=Sections(
        names={
            "world": "Monde",
            "politics": "Politique",
            "business": "Économie",
            "science": "Sciences & Techno",
            "society": "Société",
            "culture": "Culture",
            "sport": "Sport",
        },
        labels={
            "world": (
                "monde|international|étranger|diplomatie|géopolitique|afrique|asie|europe|"
                "amériques?|proche orient|moyen orient|guerres?|conflits?|défense|armée"
            ),
            "politics": (
                "politique|gouvernement|élections?|parlement|assemblée nationale|sénat|france|"
                "nation|national"
            ),
            "business": (
                "économie|économique|éco|entreprises?|finances?|bourse|marchés?|argent|"
                "industrie|commerce|emploi|immobilier|conso|consommation|agriculture|automobile"
            ),
            "science": (
                "sciences?|techno|technologies?|high tech|numérique|internet|environnement|"
                "climat|planète|espace|nature|recherche|archéologie|écologie|"
                "intelligence artificielle|météo"
            ),
            "society": (
                "société|santé|éducation|faits divers|justice|police|religion|famille|"
                "droits humains|école|logement|immigration|médecine"
            ),
            "culture": (
                "culture|arts?|musiques?|cinéma|films?|séries|télé|télévision|livres?|"
                "littérature|théâtre|médias?|voyages?|cuisine|gastronomie|mode|people|histoire|"
                "patrimoine|loisirs|expositions?"
            ),
            "sport": (
                "sports?|football|foot|tennis|rugby|cyclisme|athlétisme|basket|handball|"
                "jeux olympiques|jo|formule 1|natation|ligue 1"
            ),
        },
        words={
            "world": """
                cessez trêve troupes armée militaire militaires soldats drones
                missile missiles frappe frappes guerre invasion otages frontière
                réfugiés ambassade ambassadeur diplomate diplomatie sanctions
                otan onu traité sommet étrangères offensive rebelles paix
                nucléaire kremlin bombardement humanitaire occupation forces
            """,
            "politics": """
                parlement élection élections scrutin vote électeurs parti
                députés député sénat sénateur sénateurs assemblée président
                premier ministre gouvernement coalition opposition loi maire
                préfet campagne sondage gauche droite référendum constitution
                motion censure municipales présidentielle législatives réforme
                politique
            """,
            "business": """
                entreprise entreprises marché marchés actions bourse
                investisseurs bénéfice bénéfices chiffre affaires ventes banque
                banques économie économique croissance inflation douane prix
                milliards millions patron industrie clients pétrole exportations
                dette fusion distribution euros usine emplois chômage budget
                impôts salariés groupe filiale constructeur licenciements pdg
            """,
            "science": """
                scientifiques chercheurs étude recherche université espèces
                espèce climat émissions carbone température technologie logiciel
                ordinateur internet utilisateurs données numérique téléphone
                application satellite espace fusée télescope planète astronautes
                physique laboratoire adn génétique robot intelligence
                artificielle puces fossile océan biodiversité séisme volcan
                canicule google
            """,
            "society": """
                police tribunal juge procès condamné prison arrêté meurtre victime
                hôpital patients médecins santé maladie cancer école écoles élèves
                professeurs enseignants parents église association violences suspect
                garde procureur avocat viol accident incendie enquête gendarmes
                pompiers vaccin retraite logement
            """,
            "culture": """
                film films acteur actrice comédien comédienne réalisateur album
                chanson chansons musique chanteur chanteuse groupe concert
                festival livre roman auteur écrivain poète artiste artistes
                musée galerie exposition peinture théâtre scène opéra danse prix
                césar cannes télévision émission série mode restaurant chef
                tourisme patrimoine spectacle animateur humoriste animatrice
            """,
            "sport": """
                match matchs équipe joueur joueurs entraîneur saison ligue coupe
                championnat champion victoire défaite but buts attaquant
                défenseur gardien tournoi finale demi football rugby tennis
                olympique olympiques athlète course médaille club score blessure
                sélectionneur arbitre stade mercato bleus étape maillot roland
                garros
            """,
        },
        unsaid=(
            "actualités?|actus?|à la une|vidéos?|photos?|podcasts?|direct|tribunes?|"
            "opinions?|débats?|analyses?|reportages?|blogs?|entretiens?|éditos?"
        ),
    ),
    # What outlets write around a story.
    furniture=Furniture(
        heads=(
            (
                r"Par [A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}(?:,| -| \|)? (?:publié )?le "
                r"\d{1,2}(?:er)? [a-zéû]+(?: \d{4})?(?:,? à \d{1,2} ?[h:] ?\d{2})?[\s.|–-]*"
            ),
            (
                r"(?:Publié|Mis à jour|Modifié) (?:le|hier|aujourd['’]hui)(?: \d{1,2}(?:er)? "
                r"[a-zéû]+ \d{4}| \d\d/\d\d/\d{4})?(?:,? à \d{1,2} ?[h:] ?\d{2})?[\s.|–,-]*"
            ),
        ),
        invented_openings=(
            (
                "(?:selon|d['’]après) (?:de |les )?(?:nouvelles|dernières|récentes) "
                r"(?:informations|nouvelles|évolutions)[,:]\s+"
            ),
            r"(?:aux dernières nouvelles|dernière minute|alerte info)\s*[,:]\s+",
        ),
        leads=(
            (
                r"Publicité|Contenu sponsorisé|Article réservé aux abonnés|Écouter(?: l["
                r"'’]article)?|Lire plus tard|Offrir l['’]article|Ajouter à vos favoris"
            ),
            (
                r"(?:Temps de lecture ?: ?(?:\d{1,2} min(?:utes?)?\.?)|Lecture \d{1,2} m"
                r"in\.?|\d{1,2} min(?:utes?)? de lecture)"
            ),
            (
                r"(?:Partager|Enregistrer|Imprimer|Commenter|Facebook|Twitter|WhatsApp|E"
                r"-mail|Copier le lien)(?:(?: \| | • | |, )(?:Partager|Enregistrer|Impri"
                r"mer|Commenter|Facebook|Twitter|X|WhatsApp|LinkedIn|Telegram|E-mail|Cop"
                r"ier le lien)\b){1,9}"
            ),
            r"Pour (?:voir|lire) cette vidéo,? (?:veuillez |merci d['’])activer JavaScript",
        ),
        pictured="crédits?|photo|image|illustration|©|archives",
        no_crossheads="Est Voici",
        clauses="Après Lorsque Malgré Selon",
        crossheads=(
            "Ce Cet Cette Ces Selon Dans Pour Depuis Après Lors Mais Si Au Le La Les Un Une Des Il "
            "Elle Ils Elles On En Du Dès L' D' C' Qu' S' N' J'"
        ),
        last=(
            Trace(
                reason="paywall notice",
                pattern=(
                    r"(?:il (?:vous )?reste \d+(?:[.,]\d+)? ?% de cet article|la suite est "
                    r"réservée aux abonnés|"
                    r"(?:pour lire la suite|lire la suite de cet article|pour continuer la "
                    r"lecture)\b.{0,30}\b(?:abonn|connect|inscri)|"
                    r"cet article est réservé aux abonnés)"
                ),
                hints=(
                    "cet article",
                    "aux abonnés",
                    "la suite",
                    "la lecture",
                ),
            ),
        ),
        traces=(
            Trace(
                reason="a question without an answer",
                pattern=(
                    r"\bn[’'](?:a|ont|avait|avaient) pas (?:immédiatement |encore )?(?:répondu|"
                    r"donné suite) (?:à|aux) (?:(?:nos|notre) (?:demandes?|questions?|appels?|"
                    r"messages?)|(?:nos|notre|une|la|les|des)? ?sollicitations?)\b"
                ),
                hints=(
                    "demande",
                    "sollicitation",
                    "question",
                    "appel",
                    "message",
                ),
                own=True,
            ),
            Trace(
                reason="caption or call run into it",
                pattern=r"\S[»\"]par \w",
                hints=("par ",),
                spoils=True,
            ),
            Trace(
                reason="caption",
                pattern=(
                    r"[(\[](?:en photo|photo)\b[^)\]]{0,60}[)\]]|\((?:Photo|Image|Crédit)\b[^)]*\)"
                ),
                hints=("(", "["),
                spoils=True,
            ),
            Trace(
                reason="subscribe call",
                pattern=(
                    r"\b(?:abonnez-vous\b|inscrivez-vous (?:à|pour)|suivez-nous sur\b|notre "
                    r"(?:lettre|newsletter)\b)"
                ),
                hints=(
                    "abonnez-vous",
                    "inscrivez-vous ",
                    "suivez-nous ",
                    "notre lettre",
                    "notre newsletter",
                ),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:cet article est réservé|réservé aux abonnés|il vous reste .{0,20}% de "
                    "cet article)"
                ),
                hints=("réservé", "il vous reste "),
            ),
            Trace(
                reason="rights notice",
                pattern=r"\btous droits réservés\b",
                hints=("droits réservés",),
            ),
            Trace(
                reason="contributors",
                pattern=(
                    r"avec (?:l['’])?(?:afp|reuters|ap|agence|agences)\b|cet article a été|note "
                    "de la rédaction"
                ),
            ),
            Trace(
                reason="source line", pattern=r"sources?\s*[:：]|(?:photo|image|vidéo|crédit)s?\s*:"
            ),
            Trace(
                reason="related link",
                pattern=r"(?:lire|à lire|voir|à voir|lisez|regardez)(?: aussi| également| :|\s*:)",
            ),
            Trace(reason="plugin debris", pattern=r"partager\b[^.?]{0,60}$"),
            Trace(
                reason="contact line",
                pattern=r"\bsuivez .{2,40} sur (?:twitter|x|facebook)\b",
                hints=("suivez ",),
            ),
            Trace(reason="author's note", pattern=r"l['’]auteur est\b", late=True, cased=True),
            Trace(
                reason="byline",
                pattern=r"(?:[Pp]ar)\.?\s+(?:[A-Z][\w'’.-]+[ ,]*(?:et )?){1,6}(?:[|,–-].{0,40})?$",
                cased=True,
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:veuillez (?:actualiser|rafraîchir|recharger|activer|vous connecter)|"
                    r"(?:actualisez|rafraîchissez) (?:la|votre) page|"
                    r"nous utilisons des cookies|(?:accepter|refuser|gérer) (?:les|vos) cookies|"
                    r"en cliquant sur .{2,60}\b(?:vous acceptez|j['’]accepte)|"
                    r"en vous (?:inscrivant|abonnant),? vous acceptez|votre (?:inscription|"
                    r"abonnement) a (?:bien )?été (?:prise?|enregistrée?))"
                ),
                hints=(
                    "veuillez ",
                    "actualisez ",
                    "rafraîchissez ",
                    "cookies",
                    "en cliquant",
                    "en vous ",
                    "votre inscription",
                    "votre abonnement",
                ),
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:vous (?:ne )?pouvez (?:vous connecter|lire)\b.{0,80}\b(?:appareils?|"
                    r"compte)|"
                    r"(?:lire|lecture)\b.{0,60}\b(?:sur|avec) (?:ce compte|un autre appareil)|"
                    r"modifier "
                    r"votre mot de passe|(?:vous avez|déjà) (?:déjà )?un compte|merci de "
                    r"(?:contacter "
                    r"notre|vous connecter)|votre abonnement (?:n['’]autorise|ne permet)|lecture "
                    r"restreinte)"
                ),
                hints=(
                    "appareil",
                    "compte",
                    "mot de passe",
                    "merci de ",
                    "votre abonnement",
                    "lecture restreinte",
                ),
            ),
            Trace(
                reason="market data",
                pattern=(
                    r"\b(?:données (?:de marché|boursières) fournies|cours (?:en différé|"
                    r"différés) d['’]au moins|cotations? (?:en temps réel|différée))"
                ),
                hints=(
                    "données ",
                    "cours ",
                    "cotation",
                ),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:il (?:vous )?reste \d+ articles? (?:gratuits?|offerts?)|vous avez "
                    r"(?:lu|consulté) \d+ (?:de vos \d+ )?articles?|déjà abonné|"
                    r"mot de passe oublié|article offert par un abonné|découvr(?:ez|ir) nos "
                    r"offres d['’]abonnement|s['’]abonner à partir de)"
                ),
                hints=(
                    "article",
                    "déjà abonné",
                    "mot de passe",
                    "abonnement",
                    "abonner",
                ),
            ),
            Trace(
                reason="gallery hint",
                pattern=(
                    r"(?:faites glisser|image \d+ (?:sur|/) ?\d+|photo \d+ (?:sur|/) ?\d+|voir "
                    r"(?:le diaporama|la galerie|toutes les photos)|cliquez sur|afficher (?:plus|"
                    r"moins)\.?$|voir plus\.?$)"
                ),
            ),
            Trace(
                reason="promotion",
                pattern=(
                    r"\b(?:écoutez notre (?:nouveau )?podcast|(?:disponible|"
                    r"retrouvez).{2,60}(?:plateformes d['’]écoute|apple podcasts|spotify)|"
                    r"téléchargez (?:notre|l['’]) ?application|"
                    r"(?:recevez|chaque (?:matin|semaine|jour),? recevez)\b.{0,60}\b(?:newsletter|"
                    r"boîte mail|infolettre|par e-?mail)|code promo\b|offre valable jusqu)"
                ),
                hints=(
                    "podcast",
                    "écoute",
                    "spotify",
                    "téléchargez ",
                    "recevez",
                    "code promo",
                    "offre valable",
                ),
            ),
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^(?!.*[\"«»“”]).*\b(?:(?:votre (?:soutien|don|abonnement)|vos dons) (?:nous "
                    r")?(?:permet|permettent|aide|aident)|soutenez (?:notre|une|un) (?:rédaction|"
                    r"journalis\w+|presse|média)|(?:presse|journalisme) "
                    r"indépendante?\b.{0,40}\b(?:besoin|soutien))"
                ),
                hints=(
                    "votre soutien",
                    "votre don",
                    "votre abonnement",
                    "vos dons",
                    "soutenez ",
                    "indépendant",
                ),
            ),
            Trace(
                reason="rights notice",
                pattern=(
                    r"\b(?:reproduction (?:interdite|partielle|sans autorisation)|mentions "
                    r"légales|toute reproduction)"
                ),
                hints=(
                    "reproduction",
                    "mentions légales",
                ),
            ),
            Trace(
                reason="correction",
                pattern=(
                    r"(?:correction|rectificatif|précision|mise à jour) ?:|une (?:première|"
                    r"précédente) version de cet article|(?:plus d['’]informations|plus de "
                    r"détails) (?:à suivre|à venir)|cet article (?:sera|est en cours d[e'’]) "
                    r"?(?:mis|mise) à jour|attention,? (?:ces|cette|certaines) (?:images?|vidéo)|"
                    r"traduit (?:de|par)\b[^.]{2,60}\.?$"
                ),
            ),
            Trace(
                reason="related link",
                pattern=(
                    r"(?:les plus lus|les plus vus|sur le même sujet|à voir aussi|dans la même "
                    r"rubrique|notre dossier|notre sélection|vidéos? associée|en images|revoir)\b "
                    r"?:?"
                ),
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"(?:[A-ZÀ-Þ][\w'’.-]+ ){2,4}est (?:un |une |le |la )?(?:grand |grande "
                    r")?(?:journaliste|correspondant|correspondante|reporter|chroniqueur|"
                    r"chroniqueuse|éditorialiste)\b.{0,60}\b(?:à|au|du|de|pour|chez)\b"
                ),
                late=True,
                cased=True,
            ),
            Trace(
                reason="contact line",
                pattern=(
                    r"\b(?:contactez(?:-nous| la rédaction)|écrivez-nous|(?:une|des) (?:info|"
                    r"information)s? à nous (?:transmettre|communiquer)|partagez vos (?:avis|"
                    r"réactions|témoignages))"
                ),
                hints=(
                    "contactez",
                    "écrivez-nous",
                    "à nous ",
                    "partagez ",
                ),
            ),
        ),
        attribution="reuters|afp|agence france-presse|agences",
    ),
    # What sites and files say beside their articles.
    reading=Reading(
        before_authors="par|(?:propos recueillis|texte|reportage|écrit)(?: (?:de|par)| ?:)",
        between_authors="et|avec",
        behind_authors="à|en|pour|depuis",
        no_author=(
            "photos?|vidéo|illustrations?|traduit|traduction|infographie|édité|mise à jour|publié"
        ),
        staff=(
            "rédaction|rédacteurs?|rédactrice|journalistes?|correspondante?s?|"
            "envoyée?s? spéciale?s?|service|équipe|agences?|invité|anonyme|auteur|"
            "chroniqueu(?:r|se)|éditorialiste|communiqué|directeur|directrice|web|la rédac"
        ),
        pictures="crédit photo|crédit|dessin|photo",
        day_first=True,
        bylines="par",
        credits="sources?|crédits?",
        credit_words="de du la le les des et avec",
        calls="abonnez",
        outlets="presse|agence|journal",
        undescribed=(
            "images?|photos?|photographies?|illustrations?|"
            "image (?:à la une|principale|de couverture)|vignette|logo|sans titre"
        ),
        sections=("non classé",),
        walls=(
            "réservé (?:à nos|aux) abonnés",
            r"connectez-vous (?:pour|afin de) (?:lire|continuer|poursuivre)\b",
        ),
        undelivered=("activer javascript",),
        errors="page introuvable",
        entries="connexion|se connecter|connectez-vous|identifiez-vous|authentification",
        mail=(
            r"se désabonner|se désinscrire|désabonnez|désinscri|"
            r"(?:voir|lire|afficher|consulter) .{0,40}(?:navigateur|en ligne)|"
            r"vous recevez (?:ce|cet|cette)|gérer (?:vos|mes) préférences|"
            r"transférer à un ami|tous droits réservés"
        ),
    ),
)
