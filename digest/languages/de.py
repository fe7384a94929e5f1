"""German."""

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
    code="de",
    called=("german", "deutsch"),
    stemmer="german",
    # How marks and spaces are set.
    typography=Typography(
        double=("„", "“"),
        single=("‚", "‘"),
        spaces=(
            (r"\b(Dr|Prof|Nr|S|Abs)\. (?=[A-ZÄÖÜ0-9])", "\\1.\u00a0"),
            (r"(?<=\d) (?=(?:Millionen|Milliarden|Prozent|Euro)\b|[%€])", "\u00a0"),
            (r"\b([zd])\. ?([Bh])\.", "\\1.\u00a0\\2."),
        ),
        small="der die das und von zu",
    ),
    # Womit keine Zeile einer Überschrift endet.
    breaks=Breaks(
        openers="""
            ab als am an ans auf aus außer bei beim bevor bis da damit dank dass denn doch durch
            entlang entweder für gegen gegenüber hinter im in indem infolge ins je laut mit nach
            nachdem neben ob obwohl oder ohne pro samt seit sobald solange sondern sowie statt
            trotz über um und unter vom von vor während wegen weil wenn wie zu zum zur zwischen
            aber wo
        """,
        bound="""
            der die das den dem des ein eine einen einem einer eines kein keine keinen keinem
            keiner keines dieser diese dieses diesen diesem jener jene jenes jeder jede jedes jeden
            jedem mein meine meinen meinem meiner sein seine seinen seinem seiner seines ihr ihre
            ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure ich du er sie es
            wir man sich was wer warum wieso weshalb welche welcher welches welchen welchem ist
            sind war waren bin wird werden wurde wurden hat haben hatte hatten habe kann können
            konnte konnten muss müssen musste mussten soll sollen sollte sollten will wollen wollte
            wollten darf dürfen durfte mag würde würden wäre wären hätte hätten könnte könnten sei
            seien nicht sehr fast zu etwa rund mehr
        """,
        either="""
            ab an auf aus durch ein mit nach über um unter vor zu gegenüber sein werden
            haben ist sind war waren wird wurde wurden hat hatte kann können soll sollen will muss
            müssen darf wäre würde sie es ihr nicht alle allen alles mehr
        """,
        before_names="""
            New San Sankt St Los Las Bad Hong Sri Tel Abu Costa Nord Süd Präsident Präsidentin
            Kanzler Kanzlerin Minister Ministerin
        """,
    ),
    # Full stops that end no sentence.
    abbreviations=Abbreviations(
        titles="""
            dr prof st vs abs allg bd bes bzw ca d d.h dipl ehem einschl ev evtl exkl fr frl geb
            gest ggf hr hrsg i i.d.r ing inkl jh jhd kath lt m.a m.e max min mio mrd n.chr nr
            o.g o.ä rd s.o s.u sog str tel tsd u u.a u.ä v.a v.chr verh vgl z z.b z.t zt zz zzgl
            i.d i.h.v i.v.m mag med phil rer h.c
        """,
        last="co etc u.a usf usw f ff a.d d.j d.m u.u",
        numbered="""
            nr art fig p pp vol jan feb apr jun jul aug sept sep okt nov dez s abb abs anm bd
            kap par pl str tab ziff rn rdnr hs
        """,
        compounds="str",
        ordinals=True,
    ),
    # Words without a topic.
    vocabulary=Vocabulary(
        stop="""
            aber alle allem allen aller alles als also am an andere anderen auch auf aus
            außerdem bei beim bereits bin bis da dabei dafür damit danach dann daran darauf
            daraus darin das dass davon dazu dein dem den denen denn dennoch der deren des
            deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ebenso
            ein eine einem einen einer eines er erst es etwa etwas euch für gegen gegenüber
            gewesen hat hatte hatten habe haben hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
            ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder jedoch jene jetzt
            kann kein keine können könnte laut man mehr mein mit muss müssen nach nachdem nicht
            nichts noch nun nur ob oder ohne sagte schon sehr sei seien sein seine seinem seinen
            seiner seit selbst sich sie sind so sogar sollen sollte sondern sowie über um und
            uns unser unter viel viele vom von vor war waren was weil weiter welche wenn wer
            werde werden wie wieder will wir wird wo wollen worden wurde wurden würde zu zum zur
            zwar zwischen
        """,
    ),
    # Openings that lean on what stands before.
    openings=Openings(
        pronouns="""
            er sie es dies diese dieser dieses diesen diesem jene jener jenes sein seine seinen
            seiner seinem ihr ihre ihren ihrer ihrem ihm ihn ihnen ich wir man mein meine unser
            unsere du euch beide beides andere anderer solche solcher derselbe dieselbe dasselbe
            dort hier da das
        """,
        connectives="""
            und aber oder doch denn jedoch dennoch trotzdem außerdem zudem auch dann danach
            deshalb daher darum also allerdings hingegen dagegen schließlich zuletzt inzwischen
            unterdessen zugleich ebenso sonst noch so später zuvor dabei damit dafür dazu davon
            daran darauf darin deswegen immerhin ja nein weil separat
        """,
        phrases=(
            r"(?:viele|einige|manche|mehrere|wenige|beide|zwei|drei|vier) (?:haben|hatten|sind|"
            r"waren|"
            r"wurden|werden|sagen|sagten|wollen|können|kamen)\b|(?:die )?andere(?:n|r|s)? [A-ZÄÖÜ]|"
            "am ende|letztlich|letzten endes|unterm strich|zum beispiel|im gegensatz|im übrigen|"
            "nach (?:ihm|ihr|dieser|diesem|seiner|seinem|"
            "ihrer)|in (?:dieser|diesem|seiner|seinem|ihrer|der tat)|mit (?:dieser|diesem|seiner|"
            "seinem|ihrer|ihm|ihr)|bei (?:dieser|diesem|seiner|ihm|ihr)|für (?:ihn|sie|diese|"
            "dieses|seine|ihre)|der (?:andere|gleiche|letztere|erste|zweite|minister|mann)|die "
            "(?:andere|gleiche|letztere|beiden|frau|erste|zweite|ministerin)|das (?:andere|"
            "gleiche|heißt|sei|ist|war)|auf (?:diese|diesem|seine|ihre)|seit (?:damals|dem|"
            "dieser)|aus (?:diesem|dieser|seiner)"
        ),
        first_person="ich wir mein meine unser unsere",
        joined=(
            r"(?:(?!nicht\b)\S+ ){1,5}?(?:auch|außerdem|zudem|jedoch|allerdings|dagegen|hingegen|"
            r"ebenfalls)\b"
        ),
        anywhere=(
            r"am (?:nächsten|folgenden|selben|gleichen) (?:Tag|Morgen|Abend)\b|tags (?:darauf|"
            r"zuvor)\b|"
            r"(?:kurz|bald) (?:darauf|danach)\b|daraufhin\b|anschließend\b|seinerseits\b|"
            r"ihrerseits\b|"
            r"im (?:folgenden|selben|gleichen) (?:Jahr|Monat)\b"
        ),
        topical=r"(?:\S+ ){1,4}(?:dann|danach|aber|daher|deshalb|ergänzte)\b",
        clear=(
            r"es (?:gibt|gab|geht um|ging um|handelt sich|handelte sich|kommt zu|kam zu)\b|"
            r"es (?:ist|war|gilt|galt|wird|wurde|steht|scheint) [^.;:]{2,80}, (?:dass|ob|wie)\b|"
            r"(?:in |an )?(?:diese[rnms]?) (?:woche|wochenende|jahr|monat|sommer|winter|frühling|"
            r"herbst|tage[ns]?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|"
            r"(?:weil|da) (?!(?:er|sie|es|dies\w*|das|ihm|ihr\w*|sein\w*)\b)[^.;:]{8,120}, |"
            r"so (?:\w+ )?\w+ wie (?:nie|noch nie|lange nicht)\b|später (?:als|am|im) |"
            r"(?:sonst|noch) nie\b|noch (?:un\w+|immer|nicht) "
        ),
        pronoun_speech=r"[\"“»],? ?(?:sagte|erklärte|betonte|ergänzte|fügte) (?:er|sie)\b",
        points_back=r"""\b(?:das|dies|ihn|ihm)(?=[,.!?;\"”»’'])|\b(?:er|sie)\b""",
        labels="Frage",
        prepositions=(
            "laut|nach|gemäß|zufolge|in|im|trotz|mit|ohne|vor|bei|unter|gegen|wegen|aufgrund|"
            "angesichts|dank|durch|für|aus|auf|an|über|seit|während|infolge|statt|neben|hinter|"
            "zwischen|zu|von"
        ),
        demonstratives="(?:all(?:en|er|em)? )?(?:dies(?:e|er|es|em|en)|jen(?:e|er|es|em|en))",
        clefts="es (?:ist|war) ",
        at_hand=(
            r"(?:wochen?|wochenenden?|monate?n?|jahre?n?|saison|sommer|winter|frühling|frühjahr|"
            r"herbst|morgen|vormittag|nachmittag|abend|nacht|tage?n?|(?:mon|diens|donners|frei|"
            r"sams|sonn)tag|mittwoch|die|der|das|dessen|deren)\b"
        ),
        pointers="dieser diese dieses diesen diesem",
        links="""
            auch dann daher deshalb zudem außerdem jedoch dennoch trotzdem allerdings später
            schließlich ebenfalls hingegen
        """,
    ),
    # Nouns taken for known.
    nouns=Nouns(
        definite="der die das den dem des dieser diese dieses diesen diesem solche solcher solches "
        "solchen",
        taken="im am zum zur vom beim ins",
        between="""
            zwei drei vier fünf sechs sieben acht neun zehn beiden anderen gleichen
        """,
        pointing="dieser diese dieses diesen diesem solche solcher solches solchen",
        bound="""
            der die das den dem des von vom für gegen über zwischen hinter vor nach aus mit ohne
            zu zum zur in im an am auf bei beim um unter namens
        """,
        dates="""
            januar februar märz april mai juni juli august september oktober november dezember
            montag dienstag mittwoch donnerstag freitag samstag sonntag
        """,
        known="""
            regierung präsident präsidentin minister ministerin ministerium polizei staat land
            nation welt öffentlichkeit menschen leute stadt internet netz sonne mond meer himmel
            wetter klima wirtschaft gesetz gericht justiz armee bundeswehr bundestag bundesrat
            senat kongress parlament könig königin kirche papst medien presse markt luft wasser
            erde boden straße morgen vormittag nachmittag abend nacht tag tage woche wochenende
            monat jahr jahre jahrhundert saison sommer winter frühling herbst vergangenheit
            zukunft ende anfang mitte rest weg norden süden osten westen gebiet region provinz
            kreis gemeinde hauptstadt grenze küste tatsache sache zahl mehrheit minderheit teil
            seite zeit moment frage problem krankenhaus telefon radio fernsehen opposition
            behörden wahl wahlen krieg frieden planet bevölkerung sprache wissenschaft geschichte
            wahrheit grund idee körper kopf gesicht hand augen haus leben tod stunde stunden
            gesellschaft
        """,
        referring="ankündigung duo trio paar vorfall täter tatverdächtige unglück",
        capitals=True,
    ),
    # Words around names; all languages' are read together.
    naming=Names(
        particles="von|der|den",
        titles="Herr Frau",
        short_titles="Herr Frau",
        no_names="Der Die Das Er Sie",
        no_first_names="Der Die Das Herr Frau",
        bodies="Ministerium",
    ),
    # Who says a quotation.
    speakers=Speakers(
        verbs="sagte|sagt|erklärte|betonte|warnte|schrieb|ergänzte|kritisierte|forderte|meinte",
        asked="sagte|fragte|rief",
        according="[Ll]aut",
        auxiliary="hat|hatte",
        articles="der|die",
        leads_on="von|für|bei|in",
        no_office_opens="der|die|das",
        no_office=r"^(?:und|aber|in|an)\b|^(?:ganz )?(?:links|rechts)$|\b(?:ist|war|hat)\b",
        and_="und",
        within="und",
        before_surname="sagte",
        behind_surname="sagte|erklärte",
    ),
    # Quotations that can, or cannot, be understood alone.
    quotes=Quotes(
        outside="er|sie|es|das|dies|und|aber|ja|nein",
        somebody="er",
        own_subject="Der|Die|Das",
        speaking="Ich|Wir|Wenn",
    ),
    # How numbers are written, and what is none.
    numbers=Numbers(
        group=".\u00a0\u202f\u2009 ",
        decimal=",",
        scales={
            "Tausend": 1000,
            "Million": 1e6,
            "Millionen": 1e6,
            "Mio.": 1e6,
            "Milliarde": 1e9,
            "Milliarden": 1e9,
            "Mrd.": 1e9,
        },
        ones={
            "ein": 1,
            "zwei": 2,
            "drei": 3,
            "vier": 4,
            "fünf": 5,
            "sechs": 6,
            "sieben": 7,
            "acht": 8,
            "neun": 9,
            "zehn": 10,
            "elf": 11,
            "zwölf": 12,
        },
        tens={
            "zwanzig": 20,
            "dreißig": 30,
            "vierzig": 40,
            "fünfzig": 50,
            "sechzig": 60,
            "siebzig": 70,
            "achtzig": 80,
            "neunzig": 90,
        },
        shares="Prozent",
        months=(
            "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
        ),
        before=r"\b(?:im Alter von) |\b(?:[Aa]rt\.|[Tt]el\.?|seit) ",
        behind="[–-]jähr| ?Uhr",
        partly="-",
        measured="Hektar|Tonnen",
        up="mehr als|mindestens",
        down="weniger als|fast|bis zu",
        about="etwa|rund|ungefähr",
    ),
    # What numbers count.
    figures=Figures(
        units=(
            "(?:Quadrat|Kubik)?(?:[Kk]ilometer|[Mm]eter|Hektar|Tonnen|Kilo(?:gramm)?|Liter|Grad|"
            "Euro|Dollar|km|kg|m)"
        ),
        people=(
            "Menschen|Personen|Einwohner|Zivilisten|Männer|Frauen|Kinder|Demonstranten|"
            "Passagiere|Familien|Soldaten"
        ),
        struck=r"\b(?:Tote|tot|getötet|verletzt|vermisst|evakuiert|vertrieben|verhaftet)\b",
        cash=(
            "euros?|dollars?|pounds?|yen|francs?|pesos?|roubles?|rubles?|rupees?|crowns|dirhams?|"
            "dinars?|yuan"
        ),
        record="Rekord|höchste",
        part="von den|von",
        time="Jahren?|Monaten?|Wochen|Tagen?|Stunden|Minuten|Sekunden",
        joins="und oder aber dass weil wenn als nachdem bevor während",
        prepositions="""
            in im an am auf bei für mit über unter von vom zu zum zur aus nach seit
        """,
        opens="von pro je",
        before_noun="neue neuen weitere junge",
    ),
    # Zahlen, die sich vergleichen lassen.
    comparisons=Comparisons(
        rose=(
            r"stieg(?:en)?|gestiegen|steigt|wuchs(?:en)?|gewachsen|kletterten?|geklettert|"
            r"erhöht\w*|zugenommen|zunahm|angehoben|verdoppelt\w*|sprang|zulegten?"
        ),
        fell=(
            r"sank(?:en)?|gesunken|sinkt|fiel(?:en)?|gefallen|schrumpften?|geschrumpft|"
            r"zurückgegangen|zurück|verringert\w*|gesenkt|senkten?|reduziert\w*|abgenommen|halbiert"
        ),
        changed="verändert",
        from_="von",
        to="auf",
        up_from="",
        down_from="",
        against="nach|gegenüber|verglichen mit",
        within="im|im Jahr|in",
        earlier="ein Jahr zuvor|im Vorjahr|im Vormonat",
        points=r"(?:Prozent)?[Pp]unkten?\b",
        unsure=(
            r"nicht|nie|kein\w*|ohne|weder|könnten?|würden?|wird|werden|sollen?|sollten?|dürften?|"
            r"erwart\w+|prognos\w+|plan\w*|geplant\w*|Ziel\w*|falls|wenn|ob|jeweils|zwischen|"
            r"Halbjahr|Quartal|schätz\w+|bisher|voraussichtlich|forder\w+|will|wollen|angeblich"
        ),
        hedges="nur|gut|knapp|rund|etwa|über|unter|fast|mehr als|weniger als|bis zu|mindestens",
        moving=(
            r"stieg\w*|sank\w*|gestiegen|gesunken|um|mehr|weniger|höher|niedriger|Zuwachs|"
            r"Rückgang|Quote|Anstieg|als"
        ),
        for_each="in|aus|bei|für",
        in_each="mit|auf",
        and_="und",
        opens="Der Die Das Ein Eine In Im Am An Auf Bei Für Von Mit Und Aber Es Sie Er Dies Diese",
    ),
    dates=Dates(
        months=(
            "Januar|Jänner",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ),
        weekdays=(
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag|Sonnabend",
            "Sonntag",
        ),
        ordinal=r"\.",
        on="[Aa]m",
        unsure=(
            r"wird|werden|soll|sollen|könnten?|würden?|jede\w*|geplant\w*|Jahrestag|will|wollen|"
            r"dürften?|beginnt|startet|findet|eröffnet|öffnet|endet|tagt|vergangenes Jahr|"
            r"im vergangenen Jahr|im Vorjahr"
            r"|gestern|heute|morgen|tritt|kehrt|spielt|empfängt|kommt"
        ),
        past=(
            r"war|waren|wurden?|hatten?|sagten?|erklärten?|teilten?|begann(?:en)?|kam(?:en)?|"
            r"ging(?:en)?|starb(?:en)?|fiel(?:en)?|gab(?:en)?|traf(?:en)?|stieg(?:en)?|"
            r"schloss(?:en)?|fand(?:en)?|stimmten?|(?:hat|haben|ist|sind) .{0,80}?"
            r"(?:ge\w+(?:t|en)|\w+iert)"
        ),
        bounds=(r"bis|seit|vor|nach|ab|zwischen|bis zum|vom|zum|nächsten|kommenden|letzten"),
    ),
    # How reports that differ tell of one thing.
    differences=Differences(
        fates={
            "dead": "Tote|tot|getötet|starben|Todesopfer",
            "hurt": r"verletzt\w*|Verletzte",
            "missing": r"vermisst\w*",
            "moved": r"evakuiert\w*|vertrieben",
            "arrested": "festgenommen|verhaftet",
            "gathered": "demonstrierten|Demonstranten",
        },
        cuts="und|aber",
        elsewhen=r"\bvergangenen\b|\bvor \w+ Jahren\b",
        not_so=r"könnte\w*",
        sums_up="insgesamt",
        no_thing="jahr monat woch tag stund",
        same={"kg": "kilogram", "km": "kilometr"},
    ),
    # What makes a headline or a standfirst unfit.
    headlines=Headlines(
        relatives="",
        fronting=r"Laut|Nach|Trotz|Wegen|Obwohl|Während|Wenn|Als|Nachdem|Weil|Da",
        nouns_capitalised=True,
        labels=(
            "eilmeldung|liveticker|liveblog|live|exklusiv|videos?|bilder|interview|update|kommentar"
        ),
        opinion="kommentar",
        alone=(
            r"(?:live)?ticker|live-?blog|kommentar[:|–—]|meinung[:|–—]|leitartikel|glosse|"
            r"newsletter|presseschau|kurz gemeldet|kurzmeldungen|nachrichten am \w+|"
            r"das wichtigste (?:am|vom|im)|überblick[:|–—]|podcast|horoskop"
        ),
        roundups=(
            r"presseschau|newsletter|kurz gemeldet|kurzmeldungen|kurznachrichten|"
            r"nachrichten (?:am (?:morgen|mittag|abend)|des tages|kompakt)|meldungen des tages|"
            r"das wichtigste (?:am|vom|im|des)|tagesüberblick|wochenrückblick|morgenlage|"
            r"die lage am (?:morgen|abend)|meistgelesene[n]? (?:artikel|beiträge|texte|geschichten)"
        ),
        bait=r"\bdas müssen sie\b",
        cut_off="und|der|die|das",
        unplaced=r"\b(?:er|ihr|ihre)\b",
    ),
    # The magazine's sections, and what belongs there.
    sections=Sections(
        names={
            "world": "Welt",
            "politics": "Politik",
            "business": "Wirtschaft",
            "science": "Wissen & Technik",
            "society": "Gesellschaft",
            "culture": "Kultur",
            "sport": "Sport",
        },
        labels={
            "world": (
                "welt|international(?:es)?|ausland|außenpolitik|diplomatie|afrika|asien|europa|"
                "amerika|nahost|naher osten|krieg|konflikte?|bundeswehr|verteidigung"
            ),
            "politics": (
                "politik|regierung|wahlen?|bundestag|parlament|deutschland|inland|innenpolitik"
            ),
            "business": (
                "wirtschaft|unternehmen|finanzen|börse|märkte|geld|industrie|handel|arbeit|job|"
                "immobilien|auto|karriere|verbraucher|landwirtschaft|mobilität"
            ),
            "science": (
                "wissen|wissenschaft|technik|technologie|digital(?:es)?|internet|netzwelt|"
                "umwelt|klima|natur|weltraum|forschung|ki|künstliche intelligenz|archäologie|"
                "wetter"
            ),
            "society": (
                "gesellschaft|gesundheit|bildung|panorama|kriminalität|justiz|recht|polizei|"
                "religion|familie|menschen|schule|vermischtes|medizin|migration"
            ),
            "culture": (
                "kultur|kunst|musik|film|kino|serien|fernsehen|tv|bücher|literatur|theater|"
                "medien|reisen?|essen|mode|stil|feuilleton|unterhaltung|promis|geschichte|"
                "entdecken|leben"
            ),
            "sport": (
                "sport|fußball|tennis|handball|basketball|radsport|leichtathletik|formel 1|"
                "wintersport|olympia|bundesliga|eishockey"
            ),
        },
        words={
            "world": """
                waffenruhe truppen armee militär soldaten drohne drohnen rakete
                raketen angriff angriffe luftangriff krieg invasion geiseln
                grenze flüchtlinge botschaft botschafter diplomaten sanktionen
                nato un vereinte nationen vertrag gipfel außenminister offensive
                rebellen frieden atom kreml humanitäre besatzung streitkräfte
                verbündete
            """,
            "politics": """
                parlament wahl wahlen stimmen wähler partei abgeordnete
                abgeordneten senat senator kongress präsident kanzler kanzlerin
                bundeskanzler ministerpräsident regierung koalition opposition
                gesetz bürgermeister umfrage bundestag bundesrat cdu spd grüne
                fdp afd verfassung volksentscheid minister fraktion politiker
            """,
            "business": """
                unternehmen firma konzern markt märkte aktie aktien börse
                anleger gewinn umsatz verkauf bank banken wirtschaft wachstum
                inflation zölle preis preise milliarden millionen vorstand
                industrie kunden öl exporte schulden fusion euro dollar fabrik
                werk arbeitsplätze arbeitslosigkeit haushalt steuern hersteller
                beschäftigte konjunktur startup
            """,
            "science": """
                wissenschaftler forscher forschende studie forschung universität
                arten klima emissionen kohlenstoff temperatur technologie
                technik software computer internet nutzer daten digital handy
                app satellit weltraum rakete teleskop planet astronauten physik
                labor gene roboter künstliche intelligenz ki chips fossil ozean
                artenvielfalt erdbeben vulkan google raumfahrt
            """,
            "society": """
                polizei gericht richter prozess verurteilt gefängnis haft
                festgenommen mord krankenhaus klinik patienten ärzte gesundheit
                krankheit krebs schule schulen schüler lehrer eltern kirche verein
                missbrauch verdächtige angeklagter staatsanwaltschaft anwalt unfall
                feuer brand feuerwehr impfung rente wohnung zoo tiere
            """,
            "culture": """
                film filme schauspieler schauspielerin regisseur regisseurin
                album lied musik sänger sängerin band konzert festival buch
                roman autor autorin schriftsteller dichter künstler kunst museum
                galerie ausstellung gemälde theater bühne oper tanz preis oscar
                fernsehen serie mode restaurant koch tourismus kulturerbe
                publikum
            """,
            "sport": """
                spiel spiele mannschaft team spieler trainer saison liga pokal
                meisterschaft meister sieg niederlage tor tore stürmer
                verteidiger torwart turnier finale halbfinale fußball tennis
                handball olympia olympische athlet rennen medaille verein
                verletzung schiedsrichter stadion bundesliga transfer fans
                weltmeister etappe
            """,
        },
        unsaid=(
            "news|nachrichten|aktuell|videos?|fotos?|bilder|podcasts?|liveticker|meinung|"
            "kommentare?|kolumnen?|analysen?|reportagen?|blogs?|interviews?"
        ),
    ),
    # What outlets write around a story.
    furniture=Furniture(
        heads=(
            (
                r"Von [A-ZÄÖÜ][\w'’.-]+(?: [A-ZÄÖÜ][\w'’.-]+){0,3}(?:,| -| \|)? (?:am )?\d{1,2}\. "
                r"[A-ZÄÖÜ][a-zä]+(?: \d{4})?(?:,? (?:um )?\d{1,2}[:.]\d{2}(?: Uhr)?)?[\s.|–-]*"
            ),
            (
                r"(?:Stand|Veröffentlicht|Aktualisiert|Erstellt)(?: am)?:? \d{1,2}\. "
                r"?(?:\d{1,2}\. ?|"
                r"[A-ZÄÖÜ][a-zä]+ )\d{4}(?:,? (?:um )?\d{1,2}[:.]\d{2}(?: Uhr)?)?[\s.|–-]*"
            ),
        ),
        invented_openings=(r"(?:eilmeldung|aktuell|update)\s*:\s+",),
        leads=(
            (
                r"Anzeige|Werbung|Artikel (?:anhören|vorlesen|merken|verschenken)|Exklus"
                r"iv für Abonnenten|Zum Inhalt springen|Inhalt(?:e)? zustimmen"
            ),
            (
                r"(?:Lesezeit:? ?(?:ca\. )?\d{1,2} (?:Min\.?|Minuten?)|\d{1,2} Min(?:\.|"
                r"uten?)? Lesezeit)"
            ),
            (
                r"(?:Teilen|Merken|Drucken|Kommentieren|Kommentare|Facebook|Twitter|What"
                r"sApp|E-Mail|Link kopieren|Vorlesen)(?:(?: \| | • | |, )(?:Teilen|Merke"
                r"n|Drucken|Kommentieren|Kommentare|Facebook|Twitter|X|WhatsApp|LinkedIn"
                r"|Telegram|E-Mail|Link kopieren|Vorlesen)\b){1,9}"
            ),
        ),
        pictured="foto|bild|quelle|archiv|©|symbolbild|archivbild|grafik",
        crossheads=(
            "Der Die Das Ein Eine Nach Mit Im Bei Trotz Wegen Für Am Seit Wie Wenn Weil Mehr"
        ),
        last=(
            Trace(
                reason="paywall notice",
                pattern=(
                    r"(?:(?:um )?(?:den|diesen) (?:ganzen |vollständigen )?(?:artikel|text) "
                    r"(?:weiter ?zu ?lesen|lesen)\b.{0,40}\b(?:abo|anmeld|registr|testen)|"
                    r"jetzt weiterlesen|weiterlesen mit .{1,20}abo|dieser (?:artikel|inhalt) ist "
                    r"(?:nur|exklusiv) für abonnent)"
                ),
                hints=(
                    "artikel",
                    "text",
                    "weiterlesen",
                    "abonnent",
                ),
            ),
        ),
        traces=(
            Trace(
                reason="a question without an answer",
                pattern=(
                    r"\b(?:reagierten?|antworteten?) (?:zunächst |bislang |vorerst )?nicht auf "
                    r"(?:eine |die |unsere |mehrere )?(?:schriftliche )?(?:Anfragen?|"
                    r"Nachfragen?)\b|\bließ(?:en)? (?:eine |die |unsere )?Anfragen? "
                    r"[^.]{0,60}unbeantwortet\b|\bwar(?:en)? (?:zunächst |vorerst )?nicht für "
                    r"eine Stellungnahme (?:zu erreichen|erreichbar)\b"
                ),
                hints=(
                    "anfrage",
                    "nachfrage",
                    "stellungnahme",
                ),
                own=True,
            ),
            Trace(
                reason="caption",
                pattern=r"[(\[](?:foto|bild)\b[^)\]]{0,60}[)\]]|\((?:Foto|Bild)\b[^)]*\)",
                hints=("(", "["),
                spoils=True,
            ),
            Trace(
                reason="subscribe call",
                pattern=(
                    r"\b(?:abonnieren sie\b|melden sie sich\b.*newsletter|folgen sie uns\b|unser"
                    r"(?:en)? newsletter\b)"
                ),
                hints=("abonnieren ", "newsletter", "folgen sie "),
            ),
            Trace(
                reason="paywall notice",
                pattern=r"\b(?:nur für abonnenten|jetzt weiterlesen)",
                hints=("abonnenten", "weiterlesen"),
            ),
            Trace(
                reason="rights notice",
                pattern=r"\balle rechte vorbehalten\b",
                hints=("rechte vorbehalten",),
            ),
            Trace(
                reason="contributors",
                pattern=(
                    r"mit (?:afp|reuters|ap|agenturen|dpa)\b|dieser (?:artikel|text|beitrag) "
                    "(?:wurde|erschien|ist)"
                ),
            ),
            Trace(reason="source line", pattern=r"quellen?\s*[:：]|(?:foto|bild|video)s?\s*:"),
            Trace(
                reason="credit",
                pattern=r"^[(\[][^()\[\]]*\b(?:Reuters|AP|AFP|dpa|Agenturen)\b[^()\[\]]*[)\]]\.?$",
                hints=("(", "["),
                late=True,
                cased=True,
            ),
            Trace(
                reason="related link",
                pattern=r"(?:lesen sie|mehr zum thema|siehe auch|auch interessant|zum thema)\b",
            ),
            Trace(reason="plugin debris", pattern=r"teilen\b[^.?]{0,60}$"),
            Trace(
                reason="author's note",
                pattern=r"(?:der autor|die autorin) ist\b",
                late=True,
                cased=True,
            ),
            Trace(
                reason="byline",
                pattern=(
                    r"(?:[Vv]on)\.?\s+(?:[A-Z][\w'’.-]+[ ,]*(?:und )?){1,6}(?:[|,–-].{0,40})?$"
                ),
                cased=True,
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:bitte (?:aktualisieren|laden|aktivieren|melden sie sich|loggen)|"
                    r"(?:aktualisieren|laden) sie (?:die|diese) seite|wir (?:verwenden|nutzen|"
                    r"setzen) cookies|cookies? (?:akzeptieren|ablehnen|zustimmen)|"
                    r"(?:mit|durch) (?:der|ihrer|ihre) (?:anmeldung|registrierung|"
                    r"zustimmung)\b.{0,60}\b(?:stimmen|akzeptieren|erklären)|externen? "
                    r"inhalt(?:e)? (?:anzuzeigen|anzeigen|laden)|empfohlener? redaktionelle)"
                ),
                hints=(
                    "bitte ",
                    "aktualisieren ",
                    "laden ",
                    "cookie",
                    "anmeldung",
                    "registrierung",
                    "zustimmung",
                    "externe",
                    "empfohlene",
                ),
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:danke,? dass sie\b.{1,60}\b(?:nutzen|lesen|besuchen)|melden sie sich\b"
                    r".{0,80}\b(?:account|konto|abo)|hier können sie\b.{0,80}\b(?:speichern|merken|"
                    r"anmelden|kündigen)|(?:haben sie|sie haben) (?:bereits|schon|noch kein) "
                    r"(?:ein )?"
                    r"(?:konto|account|abo)|hier anmelden|(?:meldung|artikel|beitrag|text)\b.{0,40}"
                    r"\bredaktionell\b.{0,20}\bbearbeitet|automatisch (?:von|aus)\b.{2,60}\b"
                    r"übernommen|in der beta-(?:phase|version)|auf (?:nur )?einem (?:weiteren "
                    r")?gerät "
                    r"(?:gleichzeitig )?(?:lesen|nutzen))"
                ),
                hints=(
                    "dass sie",
                    "melden sie ",
                    "hier können ",
                    "konto",
                    "account",
                    "abo",
                    "hier anmelden",
                    "redaktionell",
                    "automatisch ",
                    "beta-",
                    "gerät ",
                ),
            ),
            Trace(
                reason="market data",
                pattern=(
                    r"\b(?:(?:markt|börsen|kurs)daten (?:werden )?(?:bereitgestellt|von)|kurse? "
                    r"(?:sind )?(?:zeit|um mindestens )?(?:verzögert|\d+ minuten)|verzögerung von "
                    r"mindestens \d+ minuten)"
                ),
                hints=(
                    "daten ",
                    "kurs",
                    "verzögerung",
                ),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:(?:sie haben|noch) \d+ (?:von \d+ )?(?:kostenlose|freie)n? artikel|"
                    r"bereits (?:abonnent|registriert|kunde)|passwort vergessen|(?:jetzt|hier) "
                    r"(?:anmelden|einloggen|registrieren)\.?$|sie haben bereits ein|probeabo|"
                    r"plus-(?:abo|artikel|inhalt))"
                ),
                hints=(
                    "artikel",
                    "bereits ",
                    "passwort",
                    "anmelden",
                    "einloggen",
                    "registrieren",
                    "probeabo",
                    "plus-",
                ),
            ),
            Trace(
                reason="gallery hint",
                pattern=(
                    r"(?:wischen sie|bild \d+ (?:von|/) ?\d+|foto \d+ (?:von|/) ?\d+|zur "
                    r"(?:bilder|foto)(?:galerie|strecke|serie)|klicken sie|tippen sie|mehr "
                    r"anzeigen\.?$|weniger anzeigen\.?$)"
                ),
            ),
            Trace(
                reason="promotion",
                pattern=(
                    r"\b(?:hören sie (?:hier )?(?:unseren|den) (?:neuen )?podcast|überall,? wo es "
                    r"podcasts gibt|(?:laden|holen) sie (?:sich )?(?:unsere|die) (?:kostenlose "
                    r")?app|newsletter\b.{0,60}\b(?:postfach|abonnier|bestellen|anmelden)|"
                    r"gutscheincode|angebot gilt bis)"
                ),
                hints=(
                    "podcast",
                    "app",
                    "newsletter",
                    "gutscheincode",
                    "angebot gilt",
                ),
            ),
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^(?!.*[\"„“«»]).*\b(?:(?:ihre|deine) (?:unterstützung|spende) (?:ermöglicht|"
                    r"hilft|macht)|unterstützen sie (?:unsere(?:n)?|unabhängigen) (?:journalismus|"
                    r"arbeit|redaktion)|unabhängiger journalismus\b.{0,40}\b(?:braucht|kostet))"
                ),
                hints=(
                    "unterstützung",
                    "spende",
                    "unterstützen sie",
                    "unabhängiger journalismus",
                ),
            ),
            Trace(
                reason="rights notice",
                pattern=(
                    r"\b(?:vervielfältigung|weiterverbreitung|nachdruck|weiterveröffentlichung|"
                    r"(?:nutzung|verwendung|weitergabe|speicherung|(?:ver|aus)wertung|wiedergabe|"
                    r"veröffentlichung|übernahme|reproduktion|verbreitung) (?:(?:der|dieser|des|"
                    r"dieses|von|unserer) (?:\w+ )?(?:inhalte?[ns]?|texte?[ns]?|artikels?|"
                    r"beitrags|beiträgen?|bilde?r?[ns]?|fotos?|meldung(?:en)?|(?:web|internet)?seite)"
                    r"|in jeder form|auch in auszügen|auch auszugsweise|ganz oder teilweise))\b"
                    r".{0,90}\b(?:untersagt|verboten|nicht (?:gestattet|erlaubt|zulässig)|"
                    r"unzulässig|nur mit|genehmigung|zustimmung|einwilligung|erlaubnis)|"
                    r"\b(?:inhalte?|texte?|artikel|beiträge?|bilder|fotos|werke?|seiten?|meldung|"
                    r"angebot)\b.{0,40}\burheberrechtlich geschützt|"
                    r"\b(?:dürfen|darf)\b.{0,40}\b(?:ohne|nicht|nur mit)\b.{0,90}\b"
                    r"(?:vervielfältigt|weiterverbreitet|nachgedruckt|weiterveröffentlicht|"
                    r"weitergegeben werden)|"
                    r"\brechte (?:an|für|der) .{3,60}\bliegen bei\b|"
                    r"\bnutzungsrechte (?:erwerben|anfragen|kaufen)|"
                    r"^(?:©|copyright)|^(?:impressum|datenschutz(?:erklärung)?)\.?$"
                ),
                hints=(
                    "vervielfältig",
                    "verbreit",
                    "nachdruck",
                    "nachgedruckt",
                    "weitergabe",
                    "weitergegeben",
                    "veröffentlich",
                    "speicherung",
                    "wertung",
                    "wiedergabe",
                    "übernahme",
                    "reproduktion",
                    "nutzung",
                    "verwendung",
                    "urheberrechtlich",
                    "rechte ",
                    "©",
                    "copyright",
                    "impressum",
                    "datenschutz",
                ),
            ),
            Trace(
                reason="correction",
                pattern=(
                    r"(?:korrektur|anmerkung|hinweis|richtigstellung|anm\. d\. red|"
                    r"transparenzhinweis) ?(?:der redaktion)? ?:|in einer (?:früheren|ersten|"
                    r"vorherigen) (?:version|fassung)|(?:mehr|weitere informationen) in kürze|"
                    r"(?:dieser|der) (?:artikel|text|beitrag) (?:wird|wurde) (?:laufend |"
                    r"fortlaufend )?(?:aktualisiert|ergänzt)|aus dem \w+ (?:übersetzt "
                    r")?von\b[^.]{2,60}\.?$|redaktion:|mitarbeit:"
                ),
            ),
            Trace(
                reason="related link",
                pattern=(
                    r"(?:meist ?gelesen|am meisten gelesen|mehr (?:dazu|lesen|aus|über|von)\b|das "
                    r"könnte sie auch|passend dazu|weitere (?:artikel|themen|meldungen)|lesen sie "
                    r"hier|aus unserem archiv|verwandte (?:artikel|themen)|startseite)\b ?:?"
                ),
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"(?:[A-ZÄÖÜ][\w'’.-]+ ){2,4}(?:ist|arbeitet|schreibt|berichtet) (?:als |seit "
                    r".{2,20} )?(?:\w+ ){0,2}?(?:redakteur|redakteurin|korrespondent|"
                    r"korrespondentin|journalist|journalistin|reporter|reporterin|autor|autorin)\b"
                ),
                late=True,
            ),
            Trace(
                reason="contact line",
                pattern=(
                    r"\b(?:schreiben sie uns|kontaktieren sie uns|haben sie (?:hinweise|fragen|"
                    r"informationen)|(?:folge|folgen sie) (?:uns|dem|der) .{0,40}(?:auf|bei) "
                    r"(?:facebook|instagram|x|twitter|youtube|whatsapp))"
                ),
                hints=(
                    "schreiben sie uns",
                    "kontaktieren sie",
                    "haben sie ",
                    "folge",
                ),
            ),
        ),
        attribution="reuters|afp|dpa|agenturen",
    ),
    # What sites and files say beside their articles.
    reading=Reading(
        before_authors="(?:text|bericht|protokoll)(?: von| ?:)",
        between_authors="und|mit",
        behind_authors="in|für|aus",
        no_author=(
            r"fotos?|video|illustration|übersetz\w+|bearbeitet|redigiert|aktualisiert|"
            "veröffentlicht"
        ),
        staff=(
            "redaktion|redakteur(?:in)?|journalist(?:in)?|korrespondent(?:in)?|"
            "agentur(?:en)?|gastautor(?:in)?|gastbeitrag|anonym|autor(?:in)?|team|"
            "kolumnist(?:in)?|pressemitteilung|ressort|leser(?:in)?"
        ),
        pictures="foto",
        day_first=True,
        bylines="von",
        credits="quellen?",
        credit_words="und von mit",
        nameless="Artikel",
        undescribed=(
            "bild|bilder|foto|fotos|abbildung|grafik|beitragsbild|titelbild|vorschaubild|"
            "symbolbild|logo"
        ),
        sections=("allgemein",),
        walls=(
            "nur für abonnenten",
            (
                r"\b(?:an|anmelden|einloggen),? um (?:weiterzulesen|"
                r"dies\w+ (?:artikel|beitrag|text) zu lesen)"
            ),
        ),
        undelivered=("aktivieren sie javascript",),
        errors="seite nicht gefunden",
        entries="(?:bitte )?(?:anmelden|einloggen)|anmeldung|log-?in",
        mail=(
            r"abmelden|abbestellen|austragen|im browser (?:ansehen|anzeigen|öffnen|lesen)|"
            r"(?:sie|du) (?:erhalten|erhältst|bekommen|bekommst) diese|"
            r"einstellungen (?:ändern|verwalten)|an (?:freunde|einen freund) weiterleiten|"
            r"alle rechte vorbehalten"
        ),
    ),
)
