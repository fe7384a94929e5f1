"""Italian."""

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
    code="it",
    called=("italian", "italiano"),
    stemmer="italian",
    # How marks and spaces are set.
    typography=Typography(
        double=("«", "»"),
        single=("‘", "’"),
        spaces=(
            (
                r"\b(Sig|Sigg|Dott|Prof|Avv|Ing|Arch|On|Sen|Mons|n|p|pp|art)\. (?=[A-ZÀ-Ý0-9])",
                "\\1.\u00a0",
            ),
            (r"\b([nN][°º]) (?=\d)", "\\1\u00a0"),
            (r"\b(Sig\.ra|Dott\.ssa|Prof\.ssa) (?=[A-ZÀ-Ý])", "\\1\u00a0"),
            (
                r"(?<=\d) (?=(?:mila|milioni|miliardi|milione|miliardo|per cento|euro)\b|[%€])",
                "\u00a0",
            ),
        ),
        small="""
            il lo la i gli le un uno una di a da in con su per tra fra e ed o del dello della dei
            degli delle al allo alla ai agli alle dal dalla nel nella sul sulla che
        """,
    ),
    # Con che cosa non finisce una riga di titolo.
    breaks=Breaks(
        openers="""
            a ad al allo alla ai agli alle benché che chi come con contro cui da dal dallo dalla
            dai dagli dalle dentro di del dello della dei degli delle dopo dove durante e ed entro
            fino fra in lungo ma mentre né nel nello nella nei negli nelle nonostante o od oltre
            oppure per perché però poiché presso prima quando quindi se secondo senza sino sopra
            sotto su sul sullo sulla sui sugli sulle tra tranne verso
        """,
        bound="""
            il lo la i gli le un uno una questo questa questi queste quel quello quella quei quegli
            quelle suo sua suoi sue loro mio mia nostro nostra ogni qualche alcuni alcune non si mi
            ti ci vi ne è sono era erano sarà saranno sarebbe fu furono essere ha hanno aveva
            avevano avrà ho abbia può possono potrebbe potrebbero deve devono dovrebbe vuole
            vogliono va vanno sia siano molto più così troppo quasi
        """,
        either="""
            contro dentro dopo fuori oltre prima sopra sotto tutto tutta tutti tutte altro altra
            altri altre più meno lui lei loro questo questa
        """,
        before_names="""
            San Santa Santo Sant New Los Las La Porto Monte Lago Capo Costa Buenos Hong Sri Tel Abu
            Nord Sud Corea Arabia Stati Regno presidente ministro ministra premier
        """,
    ),
    # Full stops that end no sentence.
    abbreviations=Abbreviations(
        titles="""
            dr prof st vs sig sigg sig.ra sig.na sigg.re dott dott.ssa prof.ssa avv ing arch geom
            rag on sen mons gen col cap ten magg s ss v p.es ad.es es cfr sec ca tel c.so p.za
            p.zza v.le
        """,
        last="ecc etc spa s.p.a s.r.l srl coop a.c d.c",
        numbered=(
            "n nn nr art artt fig p pp pag pagg vol cap gen feb mar apr mag giu lug ago "
            "set ott nov dic"
        ),
    ),
    # Words without a topic.
    vocabulary=Vocabulary(
        stop="""
            a abbia abbiamo abbiano ad agli ai al alcune alcuni alla alle allo allora altra altre
            altri altro anche ancora appena assai avanti avere aveva avevano avrà avrebbe bene ben
            c che chi ci cioè circa come con contro cosa così cui d da dagli dai dal dalla dalle
            dallo dato degli dei del dell della delle dello dentro detto di dice dietro dopo dove
            dunque durante e è ed era erano essere essi esso essa fa fare fatto fin fino fra fu
            furono già gli grazie ha hai hanno ho i il in infatti infine insieme intanto invece io
            l la là le lei li lo loro lui lungo ma mai me meglio meno mentre mi mia mie miei mio
            molta molte molti molto ne né negli nei nel nell nella nelle nello nessuno nessuna noi
            non nostra nostre nostri nostro o od ogni oggi ognuno oltre ora ormai per perché però
            più poca poche pochi poco poi poiché presso prima proprio può qualche quale quali
            quando quanta quanti quanto quasi quella quelle quelli quello quegli quei quel quell
            questa queste questi questo qui quindi s sarà saranno sarebbe se secondo sé sembra
            sempre senza si sia siamo siano sin sino solo sono sopra soprattutto sotto sta stata
            state stati stato stessa stesse stessi stesso su sua subito sue sugli sui sul sull
            sulla sulle sullo suo suoi tale tali tanto te ti tra tranne tre tu tua tue tuo tuoi
            tutta tutte tutti tutto un una uno va verso vi via voi vostra vostro
        """,
    ),
    # Openings that lean on what stands before.
    openings=Openings(
        pronouns="""
            egli ella esso essa essi esse lui lei loro questo questa questi queste quello quella
            quelli quelle quel quei quegli ciò suo sua suoi sue io noi voi tu mio mia miei mie
            nostro nostra nostri nostre vostro vostra tale tali entrambi entrambe altri altre altro
            altra ne ci chi cui qui qua lì là stesso stessa
        """,
        connectives="""
            e ed ma o oppure però tuttavia quindi dunque perciò pertanto allora poi infatti inoltre
            anche ancora infine intanto invece comunque eppure anzi cioè così insomma perché poiché
            siccome sì no nemmeno neanche neppure piuttosto ugualmente successivamente
            precedentemente purtroppo fortunatamente ovviamente naturalmente altrimenti nonostante
            separatamente
        """,
        phrases=(
            "alla fine|in fin dei conti|a conti fatti|"
            r"in (?:effetti|realtà|particolare|seguito|cambio|ogni caso|tal(?:e)? (?:caso|modo)|"
            r"quest[oaie]|quell[oaie]|quel|sostanza|altre parole|più|tutto)|"
            r"per (?:questo|questa|quest[ie]|esempio|quanto|ora|lui|lei|loro|tale|di più|"
            r"(?:il|la|i|le) su[oaie]i?)|"
            r"di (?:conseguenza|fatto|più|qui|nuovo|questo|questa|quest[ie])|"
            r"da (?:allora|parte (?:sua|loro)|qui|quel|quest[oaie])|a (?:sua volta|"
            r"questo|tal|loro volta)|"
            r"al (?:contrario|contempo|tempo stesso|momento)|allo stesso (?:tempo|modo)|"
            r"nello stesso (?:tempo|giorno)|nel frattempo|dal canto (?:suo|loro)|"
            r"dopo (?:di che|questo|questa|ciò|aver|che)|prima di (?:questo|ciò)|"
            r"con (?:questo|questa|quest[ie]|lui|lei|loro|ciò)|su (?:questo|questa|quest[ie])|"
            r"secondo (?:lui|lei|loro)|oltre a (?:questo|ciò|lui|lei)|d'altr(?:a "
            r"parte|o canto|onde)|"
            r"tra (?:questi|queste|loro|l'altro)|vale a dire|ciò nonostante|"
            r"il giorno (?:dopo|prima|seguente)|(?:il|la|lo|l') ?(?:stess[oa]|altr[oa]|second[oa])|"
            r"(?:due|tre|quattro|cinque|pochi|poche|alcuni|alcune|\d+) "
            r"(?:minuti|ore|giorni|settimane|mesi|anni) (?:dopo|prima|più tardi)|"
            r"quando (?:lui|lei|loro|è stato)|si tratta (?:di|del|della)|è (?:stato|stata|così)"
        ),
        first_person="io noi mio mia miei mie nostro nostra nostri nostre voi vostro vostra",
        joined=(
            r"(?:(?!che\b|non\b)\S+ ){1,5}?(?:anche|inoltre|invece|però|tuttavia|quindi|pure|"
            r"altresì|a sua volta|da parte sua|dal canto suo|per contro)\b"
        ),
        anywhere=(
            r"(?:dal canto|da parte) (?:suo|sua|loro)\b|a sua volta\b|il (?:giorno|mese) "
            r"(?:dopo|seguente|successivo|prima)\b|l'(?:anno|indomani) (?:dopo|seguente|"
            r"successivo)\b|poco dopo(?! (?:le|il|la|l'))\b|a (?:tal|questo) proposito\b|in "
            r"quell'occasione\b"
        ),
        topical=(
            r"(?:il |la |lo |i |gli |le |l')(?:accordo|progetto|piano|decisione|misura|proposta|"
            r"incidente|incendio|inchiesta|processo|vittim[ae]|sospettat[oi]|azienda|"
            r"società|squadra|"
            r"rapporto|legge|annuncio|notizia|evento|mostra|attacco|vertice|voto|sciopero|gara)"
            r"(?: \w+)? (?:ha|hanno|aveva|è|sono|era|erano|sarà|saranno|avrà|resta|restano|deve|"
            r"devono|può|possono|si)\b|(?:\S+ ){1,4}(?:poi|infine|ha aggiunto|prosegue)\b"
        ),
        unnamed=(
            r"(?:Prima|Dopo|Durante|In|Al|Per|Con)\b[^,.:;\"«A-ZÀ-Þ]*, (?:lui|lei|egli|ella|essi)\b"
        ),
        clear=(
            r"c'(?:è|era)\b|ci (?:sono|erano|saranno|sarà|vuole|vogliono|vorranno)\b|"
            r"quest(?:o|a|i|e|') ?(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
            r"settimana|mese|anno|stagione|mattina|sera|notte|estate|inverno|autunno|primavera|"
            r"fine settimana|weekend)\b|"
            r"(?:perché|poiché|siccome|nonostante) (?!(?:lui|lei|loro|questo|questa|ciò|tutto|il "
            r"suo|la sua)\b)[^.;:]{8,120}, "
        ),
        objects=(
            r"(?:(?-i:[A-ZÀ-Þ])[\w-]+(?: (?-i:[A-ZÀ-Þ])[\w-]+)*|(?:il|la|lo|i|gli|le) [\w-]+) "
            r"(?:gli|le|lo|la|li|l') ?(?:ha|hanno|aveva|avevano)\b"
        ),
        pronoun_speech=(
            r"[\"»”] ?,? ?(?:ha |aveva )?(?:detto|dice|aggiunto|aggiunge|spiegato|spiega|affermato|"
            r"afferma|concluso|conclude|dichiarato|sottolineato|ricordato)(?: (?:lui|lei))?[.,]?$"
        ),
        points_back=(
            r"\b(?:ciò|questo|quello|lui|lei|loro)(?=[,.!?;\"”»’'])|\b(?:egli|ella|essi|esse)\b"
        ),
        labels="Domanda|Risposta",
        prepositions=(
            "secondo|stando a|in|nonostante|malgrado|grazie a|di fronte a|dopo|prima di|con|senza|"
            "su|sotto|per|da|dopo|contro|a causa di|in seguito a|in base a|alla luce di|durante|a|"
            "di|oltre a"
        ),
        demonstratives="(?:tutt[oaie] )?(?:quest[oaie]|quest'|quell[oaie]|quell'|quel|quei|quegli)",
        clefts="è ",
        at_hand=(
            r"(?:settiman[ae]|fine settimana|mes[ei]|ann[oi]|stagion[ei]|estate|inverno|primavera|"
            r"autunno|mattin[ao]|pomeriggio|ser[ae]|nott[ei]|giorn[oi]|(?:lune|marte|mercole|"
            r"giove|vener)dì|sabato|domenica|che)\b"
        ),
        pointers="questo questa questi queste",
        links="anche allora inoltre poi tuttavia infine quindi aggiunto",
    ),
    # Nouns taken for known.
    nouns=Nouns(
        definite="il lo la i gli le l del dello della dei degli delle al allo alla ai agli alle "
        "dal dalla nel nella sul sulla questo questa questi queste tale tali",
        between="due tre quattro cinque sei sette otto nove dieci altri altre stesso stessa",
        pointing="questo questa questi queste tale tali",
        bound="""
            di d del dello della dei degli delle che chi cui dove a al alla sul sulla contro per
            in nel nella tra fra sotto con senza da dal dalla verso dopo davanti
        """,
        dates="""
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
            dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
        """,
        known="""
            governo presidente premier ministro ministra ministero polizia stato paese nazione
            mondo pubblico gente città internet sole luna mare cielo meteo clima economia legge
            giustizia tribunale esercito camera senato congresso parlamento re regina chiesa papa
            media stampa mercato aria acqua terra suolo strada via mattina mattino pomeriggio
            sera notte giorno giorni settimana mese anno anni secolo stagione estate inverno
            primavera autunno passato futuro fine inizio resto destra sinistra nord sud est ovest
            zona regione provincia comune capitale confine costa fatto fatti cosa numero
            maggioranza minoranza parte lato volta momento questione problema ospedale telefono
            radio televisione giovani opposizione autorità elezione elezioni guerra pace pianeta
            popolazione lingua scienza storia verità ragione idea corpo testa volto mano occhi
            casa vita morte ora ore società primo prima primi prime secondo seconda terzo terza
            ultimo ultima ultimi ultime prossimo prossima piccolo piccola grande grandi nuovo nuova
            nuovi nuove giovane vecchio vecchia ex buon buona migliore peggiore unico unica proprio
            propria maggiore minore quale quali
        """,
        referring="annuncio duo trio coppia incidente aggressore sospettato rogo",
    ),
    # Words around names; all languages' are read together.
    naming=Names(
        particles="di|de|della|del|da|dal|degli|la|lo",
        places="di ",
        titles="""
            Signor Signora Sig Dott Dottor Dottoressa Professore Professoressa Onorevole Senatore
            Senatrice Sindaco Sindaca Ministra Presidentessa Avvocato Ingegnere Monsignor Papa
        """,
        short_titles="Sig Dott",
        no_names="Il Lo Gli Una Uno Nel Nella Ma Per Con Dal Questo Questa Quando Anche Secondo",
        no_first_names="Il Lo Gli Una Uno Sig Dott Nel Nella",
        bodies=(
            "Università|Ministero|Banca|Comune|Consiglio|Regione|Procura|Questura|Istituto|Azienda"
        ),
    ),
    # Who says a quotation.
    speakers=Speakers(
        verbs=(
            "detto|dichiarato|affermato|spiegato|aggiunto|sottolineato|ricordato|"
            "annunciato|scritto|"
            "risposto|concluso|osservato|commentato|dice|dichiara|afferma|spiega|"
            "aggiunge|sottolinea|"
            "ricorda|annuncia|scrive|risponde|conclude|osserva|commenta|racconta|"
            "sostiene|assicura|disse"
        ),
        asked="ha (?:detto|chiesto|risposto|domandato|esclamato|gridato)|chiede|risponde|disse",
        according="[Ss]econdo|[Pp]er",
        auxiliary="ha|aveva|hanno",
        that="che",
        articles="il|lo|la",
        elided="l",
        leads_on="di|del|della|dei|delle|da|a|in|per|con|su|che|e|al|alla|nel|nella",
        aged="di",
        years="anni",
        who_is="che è",
        no_office_opens="il|lo|la|i|gli|le|un|uno|una",
        no_office=(
            r"^(?:che|cui|dove|e|ed|ma|in|nel|nella|a|al|alla|con|dopo|prima|per|su|"
            r"mentre|come|lui|"
            r"lei|poi|quando|non|ha|è)\b|\b(?:ha|hanno|aveva|è|era|sono|sarà|anni)\b"
        ),
        and_="e|ed",
        within="e|di|del|della",
        before_surname="secondo|ha detto|detto|dichiarato|spiega|afferma",
        behind_surname=(
            "ha (?:detto|dichiarato|aggiunto|spiegato|affermato|annunciato|risposto)|dice|spiega|"
            "afferma|aggiunge|sostiene"
        ),
    ),
    # Quotations that can, or cannot, be understood alone.
    quotes=Quotes(
        outside=(
            "egli|lui|lei|loro|essi|esse|questo|questa|questi|queste|quello|quella|"
            "ciò|e|ed|ma|però|"
            "quindi|sì|no|anche|poi|lì|così|perché"
        ),
        somebody="lui|lei|loro|egli",
        own_subject="Il|Lo|La|L[’']|I|Gli|Le|Un|Uno|Una|Un[’']",
        speaking="Io|Noi|Se|Voi|Nostro|Nostra|Mio|Mia|Non|Abbiamo|Siamo|Quando",
    ),
    # How numbers are written, and what is none.
    numbers=Numbers(
        group=".\u00a0\u202f\u2009 ",
        decimal=",",
        scales={"mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9},
        ones={
            "uno": 1,
            "due": 2,
            "tre": 3,
            "quattro": 4,
            "cinque": 5,
            "sei": 6,
            "sette": 7,
            "otto": 8,
            "nove": 9,
            "dieci": 10,
            "undici": 11,
            "dodici": 12,
            "tredici": 13,
            "quattordici": 14,
            "quindici": 15,
            "sedici": 16,
            "diciassette": 17,
            "diciotto": 18,
            "diciannove": 19,
        },
        tens={
            "venti": 20,
            "trenta": 30,
            "quaranta": 40,
            "cinquanta": 50,
            "sessanta": 60,
            "settanta": 70,
            "ottanta": 80,
            "novanta": 90,
        },
        joined="{tens}{ones}",
        # before "uno" and "otto" the ten loses its vowel, and "tre" takes an accent behind it
        others={
            "ventuno": 21,
            "trentuno": 31,
            "quarantuno": 41,
            "cinquantuno": 51,
            "sessantuno": 61,
            "settantuno": 71,
            "ottantuno": 81,
            "novantuno": 91,
            "ventotto": 28,
            "trentotto": 38,
            "quarantotto": 48,
            "cinquantotto": 58,
            "sessantotto": 68,
            "settantotto": 78,
            "ottantotto": 88,
            "novantotto": 98,
            "ventitré": 23,
            "trentatré": 33,
            "quarantatré": 43,
            "cinquantatré": 53,
            "sessantatré": 63,
            "settantatré": 73,
            "ottantatré": 83,
            "novantatré": 93,
            "cento": 100,
            "duecento": 200,
            "trecento": 300,
            "quattrocento": 400,
            "cinquecento": 500,
            "mille": 1000,
            "una dozzina": 12,
        },
        shares="per cento|punti percentuali",
        months=(
            "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|"
            "ottobre|novembre|dicembre"
        ),
        before=(
            r"\b(?:di età di|all['’]età di) |"
            r"\b(?:[Aa]rticol[oi]|[Aa]rt\.|[Pp]agin[ae]|[Cc]apitol[oi]|[Ss]tagione|[Tt]el\.?|"
            r"[Aa]nno|[Dd]al|[Nn]el|[Dd]opo il|[Ff]ino al|[Ll]inea) "
        ),
        behind=r"[–-]enne\b|(?:º|ª|°)|,? anni[,.) ](?!di\b)| ?ore\b",
        partly=r" (?:di|dei|delle|degli) (?:loro|questi|queste|noi)\b|-",
        years="anni",
        measured="ettari|chilometri|metri|tonnellate|miglia|euro|dollari",
        up=r"più di|oltre|almeno|non meno di|superior[ei] a",
        down=r"meno di|quasi|fino a|poco meno di|sotto i",
        about=r"circa|intorno a|attorno a|all['’]incirca|una? media di|stimat[oaie] in",
    ),
    # What numbers count.
    figures=Figures(
        units=(
            r"(?:chilometri|metri|centimetri|millimetri|ettari|tonnellate|chili|chilogrammi|grammi|"
            r"litri|gradi|euro|dollari|megawatt|gigawatt|nodi|miglia|km|kg|m|cm)"
            r"(?: (?:quadrati|quadri|cubi))?"
        ),
        people=(
            "persone|abitanti|residenti|civili|uomini|donne|bambini|manifestanti|"
            "passeggeri|famiglie|"
            "migranti|soldati|studenti|lavoratori|sfollati|operai|volontari"
        ),
        struck=(
            r"\b(?:mort[ioea]|uccis[ioea]|vittime|ferit[ioea]|dispers[ioea]|evacuat[ioea]|"
            r"sfollat[ioea]|arrestat[ioea]|licenziat[ioea])\b"
        ),
        cash="euro|dollar[oi]|sterlin[ae]|yen|franchi|pesos?|rubli|rupie|corone|dirham|dinari|yuan",
        record=r"record|primato|senza precedenti|più alt[oa]|mai raggiunt[oa]",
        part=r"dei|delle|degli|dai|del|su|sui|sulle|su un totale di|il|al",
        time="ann[oi]|mes[ei]|settiman[ae]|giorn[oi]|nott[ei]|or[ae]|minut[oi]|second[oi]|decenni",
        day="lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ieri|oggi|stasera",
        joins="e ed o ma che chi cui dove quando mentre perché dopo prima come se contro poi",
        prepositions="""
            in a ad al allo alla ai agli alle di da dal dalla dai per con su sul sulla sui tra fra
            verso durante sotto sopra presso entro nel nella nei nelle
        """,
        opens="di d' del della dei delle degli per",
        of="di d' del della dei delle degli",
        elided_of="d[’']",
        scale_leads=True,
        before_noun=(
            "nuovi nuove altri altre piccoli piccole grandi giovani vecchi vecchie primi prime"
        ),
        blind="milioni?|miliardi?",
        measure="ann[oi]|mes[ei]|giorn[oi]|minut[oi]|tonnellate|chili",
    ),
    # Cifre che si possono confrontare.
    comparisons=Comparisons(
        rose=r"portat[aeio]|alzat[aeio]|raddoppiat[aeio]",
        fell=(
            r"sces[aeio]|scende|scendono|calat[aeio]|cala|calano|diminuit[aeio]|ridott[aeio]|"
            r"crollat[aeio]|abbassat[aeio]|cadut[aeio]"
        ),
        changed="passat[aeio]|passa|passano|passando",
        from_="da|dal|dall[’']|dai|dagli|dalle",
        to="a|al|all[’']|ai|agli|alle",
        against="contro|rispetto a",
        within="nel",
        earlier="un anno (?:prima|fa)|dell[’']anno precedente|l[’']anno precedente",
        points=r"punti\b",
        unsure=(
            r"non|mai|né|senza|potrebbe\w*|dovrebbe\w*|sarebbe\w*|sarà|saranno|previst\w+|"
            r"previsi\w+|obiettiv\w+|se|rispettivamente|tra|fra|stim\w+|semestre|trimestre|"
            r"propon\w+|propost\w+|piano|potrà|dovrà|chied\w+|passerà|passeranno|vuole|vogliono"
        ),
        hedges="solo|appena|quasi|circa|oltre|più di|meno di|fino a|almeno",
        moving=(
            r"salit\w+|aument\w+|cresc\w+|cal[ao]\w*|scen\w+|sces\w+|più|meno|tasso|rispetto|"
            r"maggiore|minore|volte"
        ),
        for_each="in|a|da|per|nel|nella",
        in_each="con|a",
        and_="e|ed",
        opens="Il La Lo I Gli Le Un Una In A Al Nel Nella Per Da Dal Di Del E Ma Questo Questa Con",
    ),
    dates=Dates(
        months=(
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ),
        weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
        ordinal="º|°",
        on=r"[^\W\d_]+",
        unsure=(
            r"sarà|saranno|dovrebbe\w*|potrebbe\w*|deve|devono|ogni|tutti i|previst\w+|"
            r"anniversario|attes\w+|avrà|avranno|inizia|comincia|apre|si tiene|si svolge|termina|"
            r"l[’']anno scorso|anni fa"
            r"|ieri|oggi|domani|torna|ritorna|entra in vigore|gioca|riapre"
        ),
        past=(
            r"(?:ha|hanno|aveva|avevano) (?:\w+ ){0,2}?\w+(?:at|it|ut|s|rt|tt)o|"
            r"(?:è|sono|era|erano) stat[oaie]|(?:è|sono) (?:mort|arrivat|partit|cadut|venut|nat|"
            r"andat|crollat)[oaie]|fu|furono|era|erano|aveva"
        ),
        bounds=(r"entro|fino|dal|da|dopo|prima di|tra|fra|al|prossimo|scorso"),
    ),
    # How reports that differ tell of one thing.
    differences=Differences(
        fates={
            "dead": r"mort[ioea]|uccis[ioea]|vittime|decedut[ioea]|decessi",
            "hurt": r"ferit[ioea]",
            "missing": r"dispers[ioea]",
            "moved": r"evacuat[ioea]|sfollat[ioea]|sgomberat[ioea]",
            "arrested": r"arrestat[ioea]|fermat[ioea]|arresti",
            "gathered": r"manifesta\w+|sfilat[ioea]|in piazza|radunat[ioea]",
        },
        cuts="e|ed|ma|mentre",
        elsewhen=(
            r"\b(?:anno|mese|secolo) scorso\b|\bl[’']anno\b|\b(?:anni|mesi) fa\b|"
            r"\bscors[oaie]\b"
        ),
        not_so=r"rispetto a|contro|da(?:l)? quando|potrebbe\w*|altr[ie]|ieri|fino a|metà|nuov[ie]",
        sums_up="cioè|ossia|in tutto|in totale",
        sums_about="circa",
        later="dopo|più tardi",
        outside="lui|lei|loro",
        added=r"\b(?:un|una|suo|sua|il|la) \w+ ed? $",
        no_thing="ann mes settiman giorn or minut second volt part mod punt",
        same={"km": "chilometr", "kg": "chil"},
    ),
    # What makes a headline or a standfirst unfit.
    headlines=Headlines(
        relatives="che cui quale",
        fronting=r"[A-Z][a-zà-ù]+(?:ato|ata|ati|ate|ando|endo)|Secondo|Dopo|Grazie|Nonostante",
        labels=(
            "in diretta|diretta|ultim['’]ora|urgente|esclusivo|esclusiva|video|foto|aggiornamento|"
            "l['’]analisi|analisi|il commento|commento|l['’]editoriale|editoriale|l['’]opinione|"
            "opinione|l['’]intervista"
        ),
        opinion="commento|editoriale|opinione",
        alone=(
            r"in diretta|la diretta|diretta[:|–—]|(?:il )?commento[:|–—]|l['’]editoriale|"
            r"editoriale[:|–—]|opinione[:|–—]|rassegna stampa|newsletter|in breve|"
            r"le notizie del giorno|podcast|oroscopo"
        ),
        roundups=(
            r"rassegna stampa|newsletter|in breve|le notizie (?:del giorno|di oggi)|"
            r"i titoli (?:del giorno|di oggi)|le prime pagine|la settimana in (?:breve|immagini)|"
            r"il punto del (?:mattino|giorno)|(?:articoli|notizie) più (?:letti|lette|viste)"
        ),
        bait=(
            r"\becco (?:perché|come|cosa|chi)\b|\bnon ci crederete\b|\bnon crederai\b|"
            r"\bcosa (?:c['’]è da|bisogna|devi) sapere\b|\bquello che (?:devi|dovete) sapere\b|"
            r"\bda non credere\b|\blascia (?:tutti )?senza parole\b"
        ),
        cut_off="il|lo|la|i|gli|le|un|una|uno|di|del|della|dei|delle|e|ed|con|per|da|che|nel|nella",
        standfirst_bait=r"\bleggi (?:anche|tutto|di più)\b|\bclicca\b|\babbonati\b|\biscriviti\b",
        unplaced=r"\b(?:egli|lui|lei|loro|esso|essi|esse|suo|sua|suoi|sue)\b",
    ),
    # The magazine's sections, and what belongs there.
    sections=Sections(
        names={
            "world": "Mondo",
            "politics": "Politica",
            "business": "Economia",
            "science": "Scienza e tecnologia",
            "society": "Società",
            "culture": "Cultura",
            "sport": "Sport",
        },
        labels={
            "world": (
                "mondo|esteri|internazionale|diplomazia|africa|asia|europa|americhe|"
                "medio oriente|guerr[ae]|conflitt[oi]|difesa"
            ),
            "politics": (
                "politica|governo|elezioni|parlamento|senato|camera|italia|nazionale|interni"
            ),
            "business": (
                "economia|imprese|aziende|finanza|mercati|borsa|soldi|industria|commercio|"
                "lavoro|casa|motori|agricoltura|consumi"
            ),
            "science": (
                "scienz[ae]|tecnologia|tech|ambiente|clima|natura|spazio|internet|digitale|"
                "ricerca|innovazione|intelligenza artificiale|archeologia|meteo"
            ),
            "society": (
                "società|salute|sanità|istruzione|scuola|cronaca|giustizia|polizia|religione|"
                "famiglia|diritti umani|donne|medicina|immigrazione"
            ),
            "culture": (
                "cultura|arte|arti|musica|cinema|film|serie|televisione|tv|libri|letteratura|"
                "teatro|media|viaggi|cucina|gastronomia|moda|spettacol[io]|storia|tempo libero|"
                "gente"
            ),
            "sport": (
                "sport|calcio|tennis|basket|ciclismo|atletica|formula 1|motogp|rugby|olimpiadi|"
                "serie a|pallavolo|nuoto"
            ),
        },
        words={
            "world": """
                tregua truppe esercito militare militari soldati droni missile
                missili attacco attacchi guerra invasione ostaggi confine
                profughi ambasciata ambasciatore diplomatici sanzioni nato onu
                trattato vertice esteri offensiva ribelli pace nucleare cremlino
                umanitari occupazione raid
            """,
            "politics": """
                parlamento elezione elezioni voto elettori partito deputati
                deputato senato senatore camera presidente premier ministro
                governo coalizione opposizione legge sindaco governatore
                campagna sondaggio sinistra destra referendum costituzione
                maggioranza riforma politica
            """,
            "business": """
                azienda aziende impresa imprese mercato mercati azioni borsa
                investitori utile utili ricavi vendite banca banche economia
                economico crescita inflazione dazi prezzo prezzi miliardi
                milioni dirigente industria clienti petrolio esportazioni debito
                fusione euro dollari fabbrica lavoratori disoccupazione bilancio
                tasse compagnia produttore
            """,
            "science": """
                scienziati ricercatori studio ricerca università specie clima
                emissioni carbonio temperatura tecnologia software computer
                internet utenti dati digitale telefono app satellite spazio
                razzo telescopio pianeta astronauti fisica laboratorio dna
                genetica robot intelligenza artificiale chip fossile oceano
                biodiversità terremoto vulcano google
            """,
            "society": """
                polizia carabinieri tribunale giudice processo condannato carcere
                arrestato omicidio vittima ospedale pazienti medici salute malattia
                cancro scuola scuole studenti insegnanti genitori chiesa
                associazione abusi sospettato accusato procura avvocato incidente
                incendio vaccino pensioni
            """,
            "culture": """
                film attore attrice regista album canzone canzoni musica
                cantante gruppo concerto festival libro romanzo autore scrittore
                poeta artista artisti arte museo galleria mostra dipinto teatro
                palco opera danza premio oscar televisione serie moda ristorante
                cuoco turismo patrimonio spettacolo
            """,
            "sport": """
                partita partite squadra giocatore giocatori allenatore stagione
                campionato coppa campione vittoria sconfitta gol attaccante
                difensore portiere torneo finale semifinale calcio tennis basket
                olimpico olimpiadi atleta gara medaglia club punteggio
                infortunio commissario arbitro stadio mercato tappa maglia
            """,
        },
        unsaid=(
            "notizie|ultime|primo piano|attualità|video|foto|podcast|diretta|opinioni|"
            "editoriali|analisi|blog|interviste|reportage"
        ),
    ),
    # What outlets write around a story.
    furniture=Furniture(
        heads=(
            (
                r"(?:Di|A cura di) [A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}(?:,| -| \|)? "
                r"(?:il )?"
                r"\d{1,2} [a-z]+(?: \d{4})?(?:,? (?:alle |ore )?\d{1,2}[:.]\d{2})?[\s.|–-]*"
            ),
            (
                r"(?:Pubblicato|Aggiornato)(?: il)?:? \d{1,2} [a-z]{3,10}\.? \d{4}(?:,? (?:alle |"
                r"ore )?"
                r"\d{1,2}[:.]\d{2})?[\s.|–-]*"
            ),
        ),
        invented_openings=(
            (
                r"secondo (?:le )?(?:nuove|ultime|recenti) (?:informazioni|notizie|"
                r"indiscrezioni)[,:]\s+"
            ),
            r"(?:ultim['’]ora|notizia dell['’]ultima ora|in aggiornamento)\s*[,:]\s+",
        ),
        leads=(
            (
                r"Pubblicità|Contenuto sponsorizzato|Ascolta(?: (?:l['’]|questo )articol"
                r"o)?|Riservato agli abbonati|Salva per dopo|Vai al contenuto"
            ),
            (
                r"(?:Tempo di lettura:? ?\d{1,2} min(?:uti?)?\.?|\d{1,2} min(?:uti)? di "
                r"lettura|Lettura \d{1,2} min\.?)"
            ),
            (
                r"(?:Condividi|Salva|Stampa|Commenta|Commenti|Facebook|Twitter|WhatsApp|"
                r"Copia link)(?:(?: \| | • | |, )(?:Condividi|Salva|Stampa|Commenta|Comm"
                r"enti|Facebook|Twitter|X|WhatsApp|LinkedIn|Telegram|Email|Copia link)\b"
                r"){1,9}"
            ),
        ),
        pictured="credits?|foto|fotografia|immagine|archivio|©|fonte",
        clauses="Dopo Mentre Nonostante Secondo",
        crossheads=(
            "Secondo Dopo Questo Questa Questi Queste Ma Se Quando Nel Nella Il La Gli Un Una L' "
            "Un'"
        ),
        last=(
            Trace(
                reason="paywall notice",
                pattern=(
                    r"(?:per (?:continuare a leggere|leggere (?:l['’]|tutto "
                    r"l['’])articolo)\b.{0,40}\b(?:abbon|acced|registr)|(?:contenuto|articolo) "
                    r"riservato agli abbonati|"
                    r"ti resta da leggere il|sblocca l['’]articolo)"
                ),
                hints=(
                    "leggere",
                    "riservato",
                    "sblocca",
                ),
            ),
        ),
        traces=(
            Trace(
                reason="a question without an answer",
                pattern=(
                    r"\bnon h(?:a|anno) (?:ancora |immediatamente |subito )?risposto (?:a|alla|"
                    r"alle|ad) (?:una |nostra |nostre )?richiest[ae] di commento\b"
                ),
                hints=("commento",),
                own=True,
            ),
            Trace(
                reason="caption",
                pattern=r"[(\[](?:foto|immagine|nella foto|in foto)\b[^)\]]{0,60}[)\]]",
                hints=("(", "["),
                spoils=True,
            ),
            Trace(
                reason="subscribe call",
                pattern=(
                    r"\b(?:abbonati|abbonatevi|iscriviti|iscrivetevi|seguici su|seguiteci su|"
                    r"la nostra newsletter|scarica (?:la nostra|l['’]) ?app)\b"
                ),
                hints=("abbona", "iscriv", "seguici", "seguiteci", "newsletter", "scarica "),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:contenuto riservato agli abbonati|articolo riservato agli abbonati|"
                    r"per continuare a leggere|sei già abbonato)"
                ),
                hints=("riservato", "continuare a leggere", "già abbonato"),
            ),
            Trace(
                reason="rights notice",
                pattern=r"\b(?:riproduzione riservata|tutti i diritti riservati)\b",
                hints=("riservata", "riservati"),
            ),
            Trace(
                reason="contributors",
                pattern=(
                    r"con (?:ansa|afp|reuters|ap|agenzie)\b|questo articolo è (?:stato|apparso)|"
                    r"nota della redazione"
                ),
            ),
            Trace(reason="source line", pattern=r"font[ei]\s*[:：]|(?:foto|immagine|video)\s*:"),
            Trace(
                reason="credit",
                pattern=(
                    r"^[(\[][^()\[\]]*\b(?:ANSA|Ansa|Reuters|AP|AFP|agenzie|"
                    r"redazione)\b[^()\[\]]*[)\]]\.?$"
                ),
                hints=("(", "["),
                late=True,
                cased=True,
            ),
            Trace(
                reason="related link",
                pattern=(
                    r"(?:leggi|guarda|vedi|ascolta)(?: anche| di più| tutto|\s*:)|a "
                    r"pagina \d+\s*$"
                ),
            ),
            Trace(reason="plugin debris", pattern=r"condividi\b[^.?]{0,60}$"),
            Trace(
                reason="byline",
                pattern=(
                    r"(?:[Dd]i|[Aa] cura di)\s+(?:[A-Z][\w'’.-]+[ ,]*(?:e "
                    r")?){2,6}(?:[|,–-].{0,40})?$"
                ),
                cased=True,
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:(?:si prega di|per favore,?) (?:aggiorn|ricaric|attiv|abilit)\w+|"
                    r"(?:aggiorna|ricarica) la pagina|utilizziamo (?:i )?cookie|(?:accetta|"
                    r"rifiuta|gestisci) (?:tutti )?(?:i )?cookie|(?:iscrivendoti|registrandoti|"
                    r"cliccando|continuando)\b.{0,60}\baccett|abilita(?:re)? javascript)"
                ),
                hints=(
                    "si prega",
                    "per favore",
                    "aggiorna ",
                    "ricarica ",
                    "cookie",
                    "iscrivendoti",
                    "registrandoti",
                    "cliccando",
                    "continuando",
                    "javascript",
                ),
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:grazie per (?:aver (?:letto|scelto)|la (?:lettura|pazienza))|hai già un "
                    r"account|qui puoi (?:salvare|leggere)|su un solo dispositivo|effettua (?:il )?"
                    r"(?:login|l['’]accesso))"
                ),
                hints=("grazie per ", "account", "qui puoi ", "dispositivo", "effettua "),
            ),
            Trace(
                reason="market data",
                pattern=(
                    r"\b(?:dati (?:di mercato|finanziari|di borsa) (?:forniti|a cura)|quotazioni "
                    r"(?:in tempo reale|ritardate|con ritardo)|ritard[oi]\w* di almeno \d+ minuti)"
                ),
                hints=(
                    "dati ",
                    "quotazioni ",
                    "ritard",
                ),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:hai letto \d+ (?:dei tuoi \d+ )?articoli|(?:ti restano|hai ancora) \d+ "
                    r"articoli gratuiti|sei già (?:abbonato|registrato)|password dimenticata|hai "
                    r"dimenticato la password|(?:accedi|registrati)\.?$|a partire da .{1,12} al "
                    r"mese)"
                ),
                hints=(
                    "articoli",
                    "già ",
                    "password",
                    "accedi",
                    "registrati",
                    "al mese",
                ),
            ),
            Trace(
                reason="gallery hint",
                pattern=(
                    r"(?:scorri|immagine \d+ di \d+|foto \d+ (?:di|/) ?\d+|(?:guarda|vai al?l?a?) "
                    r"(?:la )?(?:gallery|galleria|fotogallery)|clicca (?:qui|su)|mostra (?:altro|"
                    r"meno|di più)\.?$)"
                ),
            ),
            Trace(
                reason="promotion",
                pattern=(
                    r"\b(?:ascolta il nostro (?:nuovo )?podcast|disponibile su (?:spotify|apple "
                    r"podcasts)|ricevi\b.{0,60}\b(?:newsletter|mail|notizie)|codice (?:sconto|"
                    r"promozionale)|offerta valida)"
                ),
                hints=(
                    "podcast",
                    "spotify",
                    "ricevi",
                    "codice ",
                    "offerta valida",
                ),
            ),
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^(?!.*[\"«»“”]).*\b(?:il tuo (?:sostegno|contributo|abbonamento) (?:ci "
                    r")?(?:permette|aiuta|consente)|sostieni (?:il nostro|il|la nostra) "
                    r"(?:giornalismo|lavoro|redazione)|(?:giornalismo|informazione) "
                    r"indipendente\b.{0,40}\b(?:ha bisogno|sostegno)|supplemento al|testata "
                    r"(?:giornalistica )?registrata)"
                ),
                hints=(
                    "il tuo sostegno",
                    "il tuo contributo",
                    "il tuo abbonamento",
                    "sostieni ",
                    "indipendente",
                    "supplemento al",
                    "testata",
                ),
            ),
            Trace(
                reason="rights notice",
                pattern=(
                    r"\b(?:riproduzione (?:vietata|anche parziale)|è vietata la riproduzione|note "
                    r"legali|p\. ?iva)"
                ),
                hints=(
                    "riproduzione",
                    "note legali",
                    "iva",
                ),
            ),
            Trace(
                reason="correction",
                pattern=(
                    r"(?:rettifica|correzione|errata corrige|precisazione) ?:|una (?:prima|"
                    r"precedente) versione di quest|(?:notizia|articolo) in aggiornamento|in "
                    r"aggiornamento\.?$|seguono aggiornamenti|attenzione: |tradotto (?:da|"
                    r"dal)\b[^.]{2,60}\.?$"
                ),
            ),
            Trace(
                reason="related link",
                pattern=(
                    r"(?:i più (?:letti|visti)|leggi (?:anche|qui|pure)|potrebbe interessarti|"
                    r"potrebbero interessarti|articoli correlati|notizie correlate|sullo stesso "
                    r"(?:tema|argomento)|vedi (?:anche|tutti)|approfondimenti?|le ultime "
                    r"notizie)\b ?:?"
                ),
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"(?:[A-ZÀ-Þ][\w'’.-]+ ){2,4}è (?:un |una |il |la )?(?:giornalista|"
                    r"corrispondente|inviato|inviata|redattore|redattrice|"
                    r"editorialista)\b.{0,60}\b(?:di|del|della|per|a|al)\b"
                ),
                late=True,
                cased=True,
            ),
            Trace(
                reason="contact line",
                pattern=(
                    r"\b(?:segui(?:ci|teci)? .{0,40}\bsu (?:facebook|twitter|x|instagram|telegram|"
                    r"whatsapp|youtube)|scrivi(?:ci|teci)\b|contatta(?:ci| la redazione)|hai una "
                    r"(?:segnalazione|notizia|storia))"
                ),
                hints=(
                    "segui",
                    "scrivi",
                    "contatta",
                    "hai una ",
                ),
            ),
        ),
        attribution="ansa|reuters|afp|agenzie|redazione",
    ),
    # What sites and files say beside their articles.
    reading=Reading(
        before_authors="a cura di|(?:testo|servizio|articolo)(?: di| ?:)",
        between_authors="e|con",
        behind_authors="per|dal|dalla",
        no_author=(r"foto|video|illustrazion\w+|traduzion\w+|aggiornato|pubblicato"),
        staff=(
            "redazione|redattor[ei]|redattrice|giornalist[ai]|corrispondent[ei]|inviat[oa]|"
            "agenzi[ae]|ospite|anonimo|autor[ei]|editorialista|comunicato|direttor[ei]|"
            "direttrice|collaborator[ei]"
        ),
        pictures="foto|immagine|disegno",
        day_first=True,
        bylines="di|a cura di",
        credits="font[ei]|credit[io]",
        credit_words="di del della e con da dei",
        calls="abbona|iscriviti|condividi",
        outlets="giornale|corriere|gazzetta|messaggero|agenzia|quotidiano",
        nameless="Articoli",
        undescribed=(
            "immagin[ei]|foto|fotografi[ae]|illustrazion[ei]|"
            "immagine (?:in evidenza|principale|di copertina)|copertina|logo"
        ),
        sections=("senza categoria", "non categorizzato"),
        walls=(
            r"riservato agli abbonati",
            r"abbonati per (?:continuare|leggere)",
            r"acced(?:i|ere) per (?:continuare|leggere)",
        ),
        undelivered=(r"(?:abilita|attiva)(?:re)? javascript",),
        errors="pagina non trovata",
        entries="accedi|effettua l['’]accesso|log-?in",
        mail=(
            r"annulla l['’]iscrizione|disiscriv|cancella(?:re)? l['’]iscrizione|"
            r"(?:visualizza|leggi|apri) .{0,40}(?:browser|online)|ricev(?:i|ete|e) questa|"
            r"aggiorna le (?:tue )?preferenze|tutti i diritti riservati"
        ),
    ),
)
