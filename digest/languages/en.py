"""English."""

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
    code="en",
    called=("english",),
    stemmer="english",
    # How marks and spaces are set.
    typography=Typography(
        double=("“", "”"),
        single=("‘", "’"),
        spaces=(
            (r"\b(Mr|Mrs|Ms|Dr|Prof|St|No|Nos|p|pp|Gen|Sen|Rep)\. (?=[A-Z0-9])", "\\1.\u00a0"),
            (r"(?<=\d) (?=(?:million|billion|trillion|per cent|percent)\b)", "\u00a0"),
        ),
        dropped="tis twas em til cause round n",
        unapostrophed=(
            r"(?i:\b(?:dont|doesnt|didnt|isnt|wasnt|arent|werent|havent|hasnt|hadnt|wouldnt|"
            "couldnt|shouldnt|youre|theyre|youve|theyve|weve|thats|whats|shes|hes|youll|"
            r"theyll)\b)|\bI(?:m|ve)\b"
        ),
        small="""
            a an and as at by for from in into of off on or over than that the to with
        """,
    ),
    # Where display lines do not end.
    breaks=Breaks(
        openers="""
            about above across after against along alongside although amid amidst among amongst and
            around as at because before behind below beneath beside besides between beyond but by
            despite down during except for from if in inside into like near nor off on onto or out
            outside over past since so than that though through throughout toward towards under
            unless unlike until unto up upon versus via vs when where whereas whether which while
            who whom whose with within without yet
        """,
        bound="""
            a an the of to per what why how is are was were be been being am has have had having do
            does did will would can could may might must shall should cannot isn't aren't wasn't
            weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't
            mustn't shouldn't it's he's she's that's there's who's what's i'm i've i'll i'd we're
            we've we'll we'd you're you've you'll you'd they're they've they'll they'd he'll he'd
            she'll she'd i he she we they my our your his its their every another such not very
            almost nearly
        """,
        either="""
            in on off up down out over through by across along around about before after behind
            below above inside outside past since near under within without between that this these
            those which it you her there all both some any each more most less fewer other no so
            too only
        """,
        before_names="""
            New San Santa Los Las Saint St Mount Mt Lake Fort Port Cape North South East West
            Northern Southern Eastern Western United Hong Sri Saudi Tel Abu Costa Puerto Rio Buenos
            Kuala El Prime White Supreme
        """,
        owner=r"['’]s|s['’]",
    ),
    # Full stops that end no sentence.
    abbreviations=Abbreviations(
        titles="""
            dr prof st vs mr mrs ms mx messrs rev fr lt col gen capt cpt cpl sgt maj brig adm
            cmdr cdr gov sen sens rep reps hon supt insp det pvt spc pfc ave blvd mt ft v cf al
            e.g i.e approx dept amb atty asst assoc pres sec sr.a cia cllr ofc msgr pte rt wm
            geo chas
        """,
        last="""
            a.m am b.a bros co corp d.c e.u esq etc inc jr llc ltd m.a m.d p.m ph.d plc pm sr
            u.k u.n u.s
        """,
        numbered="""
            no nos art fig figs p pp vol ch sec jan feb mar apr jun jul aug sept sep oct nov dec
        """,
        times="am pm a.m p.m",
        after_times="""
            Monday Tuesday Wednesday Thursday Friday Saturday Sunday ET EST EDT GMT BST CET PT
            PST PDT CT UTC time
        """,
    ),
    # Words without a topic.
    vocabulary=Vocabulary(
        stop="""
            a about above after again against all almost also although always am among an and
            another any are around as at back be because been before being below between both
            but by came can cannot could did do does doing done down during each either else
            even ever every few for from further get gets getting go goes going gone got had has
            have having he her here hers herself him himself his how however i if in into is it
            its itself just last less like made make many may me might more most much must my
            myself neither never no nor not nothing now of off often on once one only onto or
            other others our ours ourselves out over own per perhaps put quite rather really s
            said same say saying says she should since so some still such t take than that the
            their theirs them themselves then there therefore these they this those though
            through thus to told too toward towards under until up upon us very via was we well
            were what when where whether which while who whom whose why will with within without
            would yet you your yours yourself yourselves d ll m re ve don didn doesn isn aren
            wasn weren won wouldn couldn shouldn hasn haven hadn mr mrs ms
        """,
        contractions=r"['’](?<=\w['’])(?:s|t|re|ve|ll|d|m)\b",
        bonus="""
            announced first largest record killed agreed warned reported according
        """,
        stigma="perhaps maybe example hardly impossible anyway somewhat",
        verbs="""
            am is are was were be been has have had will would can cannot could may might must shall
            should ought do did done said ate beat became become began begin bought broke brought
            build built buy came call catch caught chose come cost cut dealt die drew drove face
            feel fell felt fight find flew fled fought found gave get give go got grew grow heard
            held help hit hold hope hurt include investigate keep kept knew know laid lay lead
            learnt leave led left lent let lie live look lose lost make made mean meant meet met
            move need offer open paid pay plan play protest put ran read remain rise rode rose run
            sang sank sat saw say see seek seem sell send sent set shook shot show shut sold sought
            speak spent split spoke spread sprang spun stand start stay stole stood struck stuck
            sung swam swept swore take talk taught tell think thought threw told took tore travel
            try understood use visit want wait went win withdrew woke won wore work wrote
        """,
        # A plural is not told from a verb, so any word with an "s" at its end may be one.
        verb_endings="ed s",
    ),
    # Openings that lean on what stands before.
    openings=Openings(
        pronouns="""
            he she it they this that these those his her hers its their theirs him them i we you
            my our your me us himself herself itself themselves such another others both neither
            either none who which whose whom here
        """,
        connectives="""
            and but or so yet nor however meanwhile moreover furthermore also then thus
            therefore nevertheless nonetheless instead still besides additionally consequently
            hence otherwise similarly likewise finally later afterwards afterward earlier indeed
            again too plus rather elsewhere previously subsequently eventually ultimately
            accordingly alternatively anyway conversely regardless notably incidentally overall
            because equally admittedly alas fortunately unfortunately sadly thankfully luckily
            meantime secondly thirdly lastly firstly yes oh ok okay even apparently clearly
            obviously certainly surely hopefully thereafter especially particularly specifically
            namely together separately
        """,
        phrases=(
            r"(?:many|some|most|several|few|none|half|others|dozens|hundreds|thousands|two|three|"
            r"four|five|six|seven|eight|nine|ten) (?:also |now |then )?(?:has|have|had|was|were|is|"
            r"are|will|would|can|could|may|might|do|did|say|said|see|saw|think|fear|believe|"
            r"want|wanted|came|went|took|hold|\w{3,}ed)\b|"
            r"other (?!than\b|-)[a-z]+s\b|soon after\b|once (?:he|she|it|they|this|that|these|"
            r"those|\w+ed,)|"
            "(?:especially|particularly) (?:for|if|when|in|as|since|because)|not yet|"
            r"(?:despite|although|though|unless)(?= [^,:]*$)|"
            "what (?:followed|happened next)|given (?:all )?(?:that|this)|while (?:some|others)|"
            "other than (?:the|these|those)|if (?:his|her|its|their)|like (?:most|others)|"
            "all (?:two|three|four|five|six|seven|eight|nine|ten) |"
            r"(?:every|any|some|no)(?:thing|body|one|where) else|"
            r"there (?:is|are|was|were|has been|have been) (?:\w+ )?(?:other|another|further|"
            r"similar)\b|"
            r"(?:over|in|during|for|within|throughout|by|on|from|at) the (?:following|ensuing|"
            r"subsequent|intervening)\b|"
            r"(?:over|in|during|for|within) the next (?!(?-i:[^\"“]*\b(?:will|would|could|may|"
            r"should|expect\w*|plan\w*|set|due|is|are)\b))|"
            r"(?:in|on|at|of|with|from|by|to|about|behind|after|before|around|inside|near|under|"
            r"over|without|against|through|beside) (?:it|him|them|her(?=,))(?![\w'-])|"
            r"\w+ing (?:it|him|them)(?![\w'-])|\w+ed by (?:it|him|them)(?![\w'-])|"
            r"now, |"
            "in addition|in the end|at the end of the day|after all|in any case|either way|in the "
            "process|by comparison|in contrast|in turn|in fact|in other words|in response|"
            "in (?:his|her|its|their) (?:response|reply|answer)|"
            "in the meantime|"
            "in short|in all|in total|in this|in that|in these|in those|in doing so|in both|in "
            "the same|in reply|in spite of this|on the other hand|on top of|on that|on this|for "
            "example|for instance|for this|for that|for his|for her|for their|for now|for him|"
            "for them|as a result|as such|as well|as for|as part of (?:this|that|his|her|its|"
            "their)|as he|as she|as it|as they|after (?:that|this|all|his|her|their|which|he|she|"
            "they|it)|before (?:that|this|he|she|they|it)|by then|by that|by contrast|at (?:that|"
            "this|the same) |at first|at one point|at the time|at least|at its|at his|at her|to "
            "that|to this|to his|to her|to their|to be|of (?:course|these|those|them|that|this|"
            "his|her|its|their)|(?:(?:in|on|at|during) )?an? separate |"
            "with (?:this|that|his|her|its|their|these|those|him|it)|even "
            "(?:so|though|if|more|worse)|that said|once again|too |according to (?:him|her|them|"
            "it|his|its|their)|among (?:them|those|these)|despite (?:this|that|his|her|their|"
            "its)|until then|until (?:he|she|it)|under (?:his|her|this|that|its)|during (?:his|"
            "her|that|this|their|its)|like (?:his|her|many|him|that|this)|unlike (?:his|her|him|"
            "that|this)|from (?:there|that|then|this)|when (?:he|she|it|they|asked|this|that|his|"
            "her)|while (?:he|she|it|they|there|this|that|his|her)|if (?:he|she|it|they|this|"
            "that|so|not)|because (?:he|she|it|they|of (?:this|that|his|her))|since (?:then|he|"
            "she|it|this|that)|though (?:he|she|it|they)|although (?:he|she|it|they)|where (?:he|"
            "she|it|they)|what (?:he|she|it|they|is more)|what's more|for its|(?:(?:an?|one|two|"
            r"three|four|five|six|seven|eight|nine|ten|several|some|\d+) )?(?:minutes?|hours?|"
            "days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|moments) (?:later|"
            "earlier|(?:after|before),)|the figure "
            r"comes|for (?:all )?(?:the|an?) \w+ (?:has|have|had|is|are|was|were|will|would|can|"
            r"could)|(?:\w+ |some |many |most |all |each )?of (?:them|these|those)|how (?:he|she|"
            "it|they)|the (?:latter|same|other|others|two|three|four|pair|couple|duo|trio|rest|"
            "(?:following|next|previous) (?:day|morning|night|evening|week|month|year|season|"
            "step|stage|round|question)|resulting|above|answer|reason|result|idea|problem|man|"
            "woman|boy|girl|teenager|youngster|officers?|minister|official|spokesman|spokeswoman|"
            "actor|actress|singer|star|striker|midfielder|defender|goalkeeper|coach|manager|"
            "player|driver|pilot|author|day before|day after|day|video|image|photo|picture)"
        ),
        first_person="i we my our you your",
        joined=(
            # "Anna Reed met both men": who they are stands before, unless "and" joins two names.
            r"(?=[^\n]* both )(?:(?!and\b)[\w'’,$£€%()-]+ ){0,24}both (?:[a-z]+ )?"
            r"(?!hands|feet|eyes|legs|arms|ears|knees|ways|sexes|genders|chambers|houses|"
            r"\w+ of\b)[a-z]+s(?! and\b)\b|"
            r"(?:(?!and\b|or\b|each\b|one\b|like\b|unlike\b|among\b|every\b|any\b|no\b|yet\b)"
            r"[\w'’-]+ ){1,2}(?:another|other(?! (?:than|types?|kinds?|forms?|sorts?|parts?|words)"
            r"\b))\b|"
            r"(?:(?!who\b|which\b|that\b|not\b)\S+ ){1,5}?(?:also(?! known)|too,|"
            r"(?<!the )then(?![-,])|meanwhile|"
            r"however|therefore|nevertheless|likewise)\b"
        ),
        anywhere=(
            r"(?<=[a-z]{3} )like (?:this|these|those)(?= [a-z])(?! one| week| year)|"
            r"the (?:following|next|previous|same) (?:day|night|morning|afternoon|evening|week|"
            r"weekend|month|year|season|summer|winter|spring|autumn)\b(?! (?:as|that|of)\b)|"
            r"(?:soon|shortly|immediately|not long) (?:afterwards?|thereafter)\b|in turn\b|"
            r"for (?:his|her|its|their) part\b|"
            r"such an? (?!thing|way|extent|degree|big|great|good|bad|strong|long|short|high|large|"
            r"close|small|\w+ (?:that|as)\b)[a-z]+(?! (?:that|as)\b)"
        ),
        topical=(
            r"the \w+ (?:side|outfit|giants)\b(?! (?-i:[A-Z]))|the (?:country|nation|"
            r"[\w-]+-year-old|company|firm|team|club|band|film|show|airline|accident|crash|blaze|"
            "strike|vote|trial|case|bill|agreement|move|decision|news|incident|attack|"
            "announcement|ruling|comments|remarks|statement|claims?|allegations?|findings|deal|"
            r"plan|scheme|proposals?|event|victims?|suspects?|latest)\b|(?:\S+ ){1,4}(?:too|"
            r"again|instead|later|further|added|adds|went on|continued)\b|[^\"“”]*,? (?:too|as "
            "well|either|however|though|for example|for instance|instead|meanwhile|then|in "
            "turn)[.,]|(?:at least |about |nearly |some |up to )?(?:dozens|scores|hundreds|"
            r"thousands|several|many|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten) "
            r"(?:more(?! than)|others)\b|[^\"“”.]{1,90}, (?:who )?added(?::| that\b)"
        ),
        objects=(
            r"(?:[\w'-]+ ){1,4}(?:\w{3,}ed|told|gave|met|saw|found|took|left|kept|sent|brought|"
            r"held|beat) (?:him|them)\b(?!sel)"
        ),
        pronoun_speech=(
            r"""[\"”’'] ?,? ?(?:(?:he|she|they|it) (?:\w+ ){0,2}(?:said|says|added|told|tweeted|"""
            "wrote|explained|continued|asked|admitted|insisted|claimed|noted|recalled|joked|"
            "warned|argued|concluded|replied|declared|stated|tells|adds|writes|explains|"
            "continues|asks|admits|insists|notes|recalls|warns|argues|believes|thinks|remembers)|"
            "(?:said|says|added) (?:he|she|"
            r"they)\b)|, (?:according to )?the (?:report|study|paper|document|complaint|lawsuit|"
            r"source|survey|researchers|authors|journalists|reporters|scientists|experts|analysts|"
            r"investigators|prosecutors|officials|activists|lawyers|letter)"
            r"(?: (?:\w+ )?(?:said|says|found|finds|added|adds|noted|concluded|warned|claimed|"
            r"claims))?\.$"
        ),
        unnamed=(
            "(?:After|Before|While|When|Since|Despite|Asked|By|Having|Without|Upon|At|On|With|As|"
            r"[A-Z][a-z]+ing)\b[^,.:;\"“A-Z]*,(?:[^,.:;\"“A-Z]*,)? (?:he|she|they|it)\b|"
            "(?:After|Before|Since|By|At|On|In|During|From|Over|Under|Until|Through|Throughout|"
            "Last|"
            "Earlier|Within|For (?:[a-z-]+ ){0,4}(?:years|months|weeks|days|hours|decades))"
            r"\b(?:[^,.:;\"“A-Z]|\b(?:January|February|March|April|May|June|July|August|September|"
            "October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,5})\\b)*,"
            r"(?:[^,.:;\"“A-Z]*,)? (?:he|she|they)\b|"
            "(?:This|Last|Next|On|In|By|Every|Each)(?: (?:[a-z]+|"
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){1,3} (?:he|she|they)\b|"
            r"(?:While|After|Before|When|Since|During|In|At|On) (?:[^.:;\"“A-Z,]|"
            r"\b(?:in|of|at|near|from|outside|across|around) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*|"
            r", [A-Z][\w-]*(?=,))+, (?:he|she|they)\b|"
            r"(?:During|In|Over|Through|Throughout|After|Since|Until) (?:the|\d)"
            r"[^,.:;\"“A-Z]{2,40} (?:he|she|they|their|his|her)\b(?![^.]*,)|"
            r"In (?:his|her|their|its) [^,.:;\"“A-Z]{2,40}, (?!(?:[a-z'-]+ ){0,2}[A-Z])|"
            # A time alone, and a thing, unless "it" is none: "In 2012, it took …".
            r"(?:In|Since|By|On|Until|Last) (?:(?:early|late|mid) )?(?:week|month|year|"
            "(?:January|February|March|April|May|June|July|August|September|October|November|"
            r"December)(?: \d{1,2})?(?:,? \d{4})?|"
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}s?)"
            r", it (?!(?:is|was|were|became|becomes|will|would|could|may|might|should|can|must|has|"
            r"had|seem|appear|look|emerged|turned|took|takes|made|makes|cost|came|comes|felt|did|"
            r"does|got|gets|never|rained|snowed)\b)"
        ),
        clear=(
            r"at (?:least|most) (?:a (?:dozen|hundred|thousand|third|quarter)|half|some|dozens|"
            r"hundreds|thousands|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
            r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|"
            r"nine)ty|\S?\d)|"
            r"(?:earlier |later )?(?:this|these) (?:past |coming )?(?:weeks?|weekends?|"
            r"months?|years?|seasons?|summers?|winters?|springs?|autumns?|fall|morning|afternoon|"
            r"evening|days|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?:earlier|later) today|"
            r"previously (?:un\w+|secret|classified|closed|hidden|banned|lost)\b|"
            r"(?:even (?:as|with|when|before|after)|because(?: of)?|rather than|plus-|"
            r"when it comes to) (?!(?:he|she|it|they|his|her|its|their|him|them|this|that|these|"
            r"those)\b)|"
            r"(?:either|neither) (?!of)[^.;:]{1,80} n?or\b|"
            r"both (?:the )?(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*)* and\b|"
            r"the (?!rest|other|others|same|latter|pair|couple|duo|trio|result|reason|answer|"
            r"problem|idea|following|next|previous|above|day|picture|image|video|photo)\w+ (?:for|"
            r"of|who|whose|accused|suspected|charged|convicted|responsible|in charge|behind)\b|"
            r"(?:(?:in|with|after|before|by|from|despite|during|under|on|at|for|since|through|of) "
            r"(?:his|her|their|its)|(?:before|after|when|while|until) (?:he|she|they)) "
            r"[^,.;:\"“”]{2,80}, (?:[a-z' -]{0,40} )?(?-i:[A-Z])[\w'-]+ "
            r"(?-i:[A-Z])|"
            r"it (?:(?:is|was)(?: now| not| only)?|has been|had been|['’]s(?: been)?) "
            r"(?:\w+ ){0,2}(?:claimed|reported|believed|thought|feared|hoped|understood|announced|"
            r"revealed|confirmed|alleged|said|estimated|expected|accepted|known|agreed|decided|"
            r"clear|unclear|likely|unlikely|possible|true|no secret|official|hardly news) (?:that|"
            r"whether|how|why|when|if)\b|"
            r"it (?:is|was|['’]s) (?:\w+ )?(?:time|important|difficult|hard|impossible|possible) "
            r"(?:to|for)\b|"
            r"it (?:is|was) (?:(?:only|not|just|shortly|not until) )?(?:after|before|when|in|on|"
            r"at|during|because|until|by|with|from)\b(?! (?:this|that|these|those)\b)[^.;:]{2,90} "
            r"that\b|"
            r"it (?:turns out|turned out|seems|appears|emerged|transpired|looks) (?:that|as)\b|"
            r"it (?:is|was|['’]s) (?:raining|snowing|\d|noon|midnight|dawn|just (?:after|before|"
            r"past))"
        ),
        points_back=(
            r"""\b(?:it|that|this|them|him|her|these|those|so|too|there|one)(?=[,.!?;\"”»’'])|\b"""
            "(?:this|that|it|these|those|there)(?:['’]s| (?:is|was|are|were|will|would|has|had|"
            r"can|could)\b)|\b(?:he|she|they)\b"
        ),
        labels=r"Q|A|R|Question|Answer|\d+ [A-Z]{2,}(?: [A-Z]{2,}){0,3}",
        prepositions=(
            "according to|amid|amidst|despite|under|given|against|beyond|through|by|without|based "
            "on|thanks to|because of|due to|owing to|in light of|in view of|in line with|in the "
            "face of|in the wake of|as part of|along with|alongside|together with|about|on|in|at|"
            "from|with|for|to|after|before|since|during|beside|besides|contrary to|unlike|like|of"
        ),
        demonstratives="(?:all |both |most of )?(?:this|that|these|those)",
        clefts="it (?:is|was) (?:also |only |precisely )?",
        at_hand=(
            r"(?:past |coming |same |very )?(?:weeks?|weekends?|months?|years?|seasons?|summers?|"
            r"winters?|springs?|autumns?|falls?|mornings?|afternoons?|evenings?|nights?|decades?|"
            r"century|age|days?|times?|stage|point|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
            r"who|whose|which|in|of|with|without|from)\b"
        ),
        pointers="this these those such",
        links="""
            also later then however still others similar same though even earlier finally
            eventually instead yet thus therefore otherwise moreover nevertheless nonetheless added
        """,
    ),
    # Nouns taken for known.
    nouns=Nouns(
        definite="the this these those such",
        taken="that",
        between="two three four five six seven eight nine ten other same",
        pointing="this these those such",
        bound="""
            of who whom whose which that where for from with to in on at by about against
            between behind near among under over across inside outside without around within
            into like called named known
        """,
        dates="""
            january february march april may june july august september october november
            december monday tuesday wednesday thursday friday saturday sunday recent late early
            past last next which order addition fact part response
        """,
        relative="who whom whose which that where of called named known",
        over="""
            s is are was were be been being has have had do does did will would can could may
            might must shall should not no and or but nor yet so as than because while when
            since until after before during amid if though although unless despite via per a an
            the this these those it he she they we his her their its there then now also even
            only just still never ever often already later again too both either said says say
            told tells found finds came comes went goes left leaves took takes got gets made
            makes began begins ran runs fell falls rose rises held holds saw sees met meets won
            wins lost loses shot hit hits put puts set sets let kept keeps gave gives became
            becomes showed shows knew thought felt brought built bought sold sent spent stood
            understood paid read spoke broke wrote flew grew drew threw drove chose fought
            sought taught caught led fled died dies lies lay sat ended
        """,
        over_endings="ed",
        known="""
            government president premier minister ministry police state country nation world
            public people city town internet web sun moon sea sky weather climate economy law
            court army military navy house senate congress parliament king queen crown church
            pope media press market stock air water earth ground floor street road morning
            afternoon evening night day week weekend month year decade century season summer
            winter spring autumn past present future end beginning start middle rest way right
            left north south east west area region province district county capital border coast
            fact thing things number majority minority part top bottom side first second third
            time times moment issue problem question answer hospital phone radio television
            young old poor rich dead living opposition administration authorities economy
            election elections war peace bible planet ocean population language science history
            race truth reason idea matter body head face hand eyes mind heart name floor door
            window table wall bed room home outdoors environment universe opportunity
        """,
        referring="""
            announcement pair couple duo trio latter former others incident culprit culprits
            actor actress singer rapper comedian comedienne presenter footballer starlet insider
            staffer publication outlet newspaper magazine tabloid feline pooch canine brunette
            blonde youngster teenager teen
            blaze ordeal uprising standoff allegations accusations discovery creature animal
            film movie attack crash collision shooting stabbing raid ruling verdict decision
        """,
        opening=True,
        forms={"men": "man", "women": "woman", "children": "child", "studies": "study"},
    ),
    # Words around names; all languages' are read together.
    naming=Names(
        places="of |the ",
        titles="""
            Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady President Prime Minister
            Chancellor Secretary Senator Sen Rep Representative Congressman Congresswoman
            Governor Gov Mayor General Gen Colonel Col Captain Capt Sergeant Detective Inspector
            Superintendent Chief Officer Judge Justice Attorney CEO Chairman Chairwoman Chairperson
            Premier Ambassador Director King Queen Prince Princess Pope Bishop Archbishop Sheikh
        """,
        short_titles="Mr Mrs Ms Dr Sir Miss",
        address="Sir Dame Mr Mrs Ms Miss",
        no_names="""
            The A An In On At He She It They But And While When As After For By We I You His Her
            Their This That There What Now Monday Tuesday Wednesday Thursday Friday Saturday
            Sunday January February March April May June July August September October November
            December Speaking Later Earlier Yesterday Today Then Former Meanwhile Also Since
            Until With From To Of Both All
        """,
        no_first_names="""
            The A An In On At But For By From With And When While After Before As If He She It
            They Mr Mrs Ms Dr Sir Miss President Prime Minister
        """,
        bodies=(
            "University|College|School|Council|Ministry|Department|Institute|Office|Agency|"
            "Authority|Commission|Committee|Company|Bank|Police|Government|Association|Union|"
            "Party|Court|Board|Group|Club|Hospital|Trust|Foundation|Service|Society|Centre|"
            "Center|NHS|News|Times|Post|House|Street|City|County|United|States|Kingdom"
        ),
    ),
    # Who says a quotation.
    speakers=Speakers(
        verbs=(
            "said|says|added|adds|warned|warns|wrote|writes|argued|argues|insisted|explained|"
            "explains|admitted|admits|claimed|claims|noted|recalled|recalls|declared|stated|"
            "joked|replied|tweeted|concluded|stressed|announced|promised"
        ),
        asked=(
            "said|says|asked|asks|shouted|cried|added|wrote|joked|replied|tweeted|told|pressed|"
            "insisted|wondered|demanded|yelled|exclaimed"
        ),
        addressing=r"(?:told|reminded|assured) [^,\0]{2,40}",
        according="[Aa]ccording to",
        auxiliary="also|later|then|has|had",
        that="that",
        articles="the",
        office_keeps="the",
        leads_on="for|of|at|from|in|to|on|with|by|about|that|and",
        aged="aged",
        who_is="who is",
        no_office=(
            "^(?:who|which|whose|where|when|and|but|in|on|at|from|with|after|before|as|while|he|"
            r"she|then|too|his|her|not|said|says|told|now|still|aged)\b|"
            r"^(?:(?:far|second from) )?(?:left|right|cent(?:re|er))$|\b(?:is|are|was|were|has|"
            r"had|have|will|said|old)\b|\w{3,}(?:ed|ing)\b(?! of)"
        ),
        and_="and",
        within="and|of|for|at|from|in|to",
        before_surname=(
            "said|says|told|telling|added|according to|asked|asking|thanked|accused|interviewed|"
            "met with|married|urged|sued|alongside"
        ),
        behind_surname=(
            "(?:has |have |had |also )?(?:said|says|told|added|adds|wrote|writes|argued|argues|"
            "explained|admitted|warned|insisted|claimed|noted|recalled|replied|declined|denied|"
            "stressed|stated|"
            "pointed out)"
        ),
    ),
    # Quotations that can, or cannot, be understood alone.
    quotes=Quotes(
        outside=(
            "he|she|they|it|its|it[’']s|his|her|their|him|them|this|that|that[’']s|these|those|"
            "there[’']s|yeah|yes|no|well|so|and|but|or|because|also|then|there|here|which|who"
        ),
        somebody="he|she|him|it|it[’']s|they|them",
        own_subject="The|A|An|My|Our|Your",
        speaking="I|We|My|Our|You|Your|If|What|When",
    ),
    # How numbers are written, and what is none.
    numbers=Numbers(
        group=",",
        decimal=".",
        scales={
            "hundred": 100,
            "thousand": 1000,
            "million": 1e6,
            "billion": 1e9,
            "trillion": 1e12,
            "bn": 1e9,
            "m": 1e6,
            "k": 1000,
        },
        ones={
            "one": 1,
            "two": 2,
            "three": 3,
            "four": 4,
            "five": 5,
            "six": 6,
            "seven": 7,
            "eight": 8,
            "nine": 9,
            "ten": 10,
            "eleven": 11,
            "twelve": 12,
            "thirteen": 13,
            "fourteen": 14,
            "fifteen": 15,
            "sixteen": 16,
            "seventeen": 17,
            "eighteen": 18,
            "nineteen": 19,
            "twenty": 20,
        },
        tens={
            "twenty": 20,
            "thirty": 30,
            "forty": 40,
            "fifty": 50,
            "sixty": 60,
            "seventy": 70,
            "eighty": 80,
            "ninety": 90,
        },
        joined="{tens}-{ones}",
        others={"a dozen": 12},
        shares="per ?cent|percentage points?",
        months=(
            r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug"
            r"(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
        ),
        before=(
            r"\b(?:aged?) (?:about )?|\b(?:[Ss]ections?|[Aa]rt(?:icle|\.)s?|[Pp]ages?|"
            r"[Cc]hapters?|[Rr]ound|[Gg]ame|[Ss]eason|[Cc]irca|[Nn]umber|[Tt]el\.?|[Pp]hone|in "
            "early|in late|since|until) "
        ),
        behind=(
            r"[–-]year|(?:st|nd|rd|th)\b| ?(?:am|pm|a\.m|p\.m|GMT|BST|o[’']clock)| (?:years?|"
            "months?) (?:old|of age)"
        ),
        partly=r" of (?:the|them|his|her|their|its)\b|-| (?:day|night|thing|man|woman|more)\b",
        years="years",
        measured="hectares|acres|kilomet|metres|meters|miles|tonnes|tons|euros|dollars",
        up="at least|more than|over|upwards of|no fewer than|exceed(?:ed|s|ing)?",
        down="up to|fewer than|less than|under|almost|nearly|close to|as many as",
        about="about|around|some|roughly|approximately|an? estimated|estimated at",
    ),
    # What numbers count.
    figures=Figures(
        units=(
            "(?:square |cubic |nautical )?(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|"
            "inches|acres|hectares|tonnes|tons|kilograms?|kilos|pounds|litres|liters|barrels|"
            "degrees|euros|dollars|megawatts|gigawatts|kilowatts|watts|knots|km|kg|mm|cm|m|ft|lb|"
            "mph|GW|MW|kWh)"
        ),
        people=(
            "people|persons?|residents?|inhabitants|civilians|men|women|children|passengers|"
            "protest[eo]rs|demonstrators|marchers|families|villagers|others|migrants|refugees|"
            "troops|soldiers|fans|students|workers"
        ),
        struck=(
            r"\b(?:dead|died|killed|deaths|injured|wounded|missing|evacuat\w+|displaced|homeless|"
            r"arrested|lost their|leave their|left their)\b"
        ),
        cash=(
            "euros?|dollars?|pounds?|yen|francs?|pesos?|roubles?|rubles?|rupees?|crowns|dirhams?|"
            "dinars?|yuan"
        ),
        record="record|unprecedented|highest|largest ever",
        part=(
            r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|most|half|many|some) (?:of|"
            "in) (?:the )?|out of"
        ),
        time=(
            "(?:more |full |long |last |first |consecutive )?(?:years?|months?|weeks?|days?|"
            "hours?|minutes?|seconds?|nights?|weekends?|decades?|year-olds?)"
        ),
        day="(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight",
        joins="""
            and or but that which who whose when while because after before as since where if
            though although so than until without whereas yet nor via
        """,
        prepositions="""
            in on at by for from to with over under into onto through across between during
            towards around about against within among near along due upon behind beyond off up
            down out last this next each every per also now
        """,
        opens="of a an per for from in on over under below above more less fewer",
        of="of a an per",
        plural="[^su]s|people|men|women|children",
        verb=(
            r"\w{2,}(?<!e)ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|"
            "should|did|do|does|kept|found|caught|done|spent|sent|hit|descends|died|fell|left|"
            "rose|came|went|took|made|won|lost|said|say|want|need|live|work|get|got|became|saw|"
            "gave|told|cost|costs"
        ),
        subject=(
            r"(?:^|\b(?:that|said|says|when|while|because|where) )(?:(?:On|In|At|By|Since|After) "
            "[^,]{2,40}, )?(?:(?:about|around|some|almost|nearly|more than|at least|over|up to|"
            "only|just|another|the|all|an estimated|roughly) )*$"
        ),
        new_noun="the",
        infinitive="to",
        leads="all",
        participle="ing",
        dangling="of",
        pairs="between",
        no_end="(?:by|at|until|before|in|since) the (?:end|start|beginning|rest|time)",
        blind=(
            "it|them|him|her|us|this|that|these|those|each other|millions?|billions?|thousands?|"
            "hundreds?"
        ),
        measure=(
            "years?|months?|weeks?|days?|hours?|minutes?|seconds?|summers?|times?|met(?:re|er)s?|"
            "tonnes?|kilos?|full|earlier|later|alone"
        ),
    ),
    # Figures that may be compared.
    comparisons=Comparisons(
        rose=(
            "rose|risen|rises?|rising|grew|grown|grows|climb(?:ed|s)|jump(?:ed|s)|increas(?:ed|es)|"
            "soar(?:ed|s)|surg(?:ed|es)|raised|doubled|went up|gone up|widened|swelled"
        ),
        fell=(
            "fell|fallen|falls?|dropp?(?:ed|s)|declin(?:ed|es)|decreas(?:ed|es)|slipp?(?:ed|s)|"
            "sank|shrank|shrunk|plung(?:ed|es)|slid|tumbl(?:ed|es)|cut|reduced|lowered|narrowed|"
            "eased|halved|went down|gone down|dwindled"
        ),
        changed="changed|went|revised",
        from_="from",
        to="to",
        up_from="up from",
        down_from="down from",
        against=r"compared (?:with|to)|versus|vs\.?|against",
        within="in",
        earlier=(
            "(?:in the same (?:period|month|week) )?(?:a year (?:earlier|ago|before)|"
            "the (?:previous|prior) (?:year|month|week)|the (?:year|month|week) before)|"
            "in the same (?:period|month|week) (?:last year|a year (?:earlier|ago))"
        ),
        points=r"(?:percentage |basis )?points?\b",
        unsure=(
            r"not|\w+n[’']t|never|no longer|neither|nor|without|could|would|will|may|might|should|"
            r"can|expect\w*|forecast\w*|project(?:ed|s|ions?)|predict\w*|plan(?:s|ned|ning)?|"
            r"targets?|aim(?:s|ed)?|propos\w+|hop(?:es?|ed|ing)|if|unless|whether|respectively|"
            r"so far|rang(?:e|es|ed|ing)|between|estimat\w+|likely|allegedly|reportedly|"
            r"claim(?:s|ed)?|half|quarter|to date|suggest\w*|denied|demand(?:s|ed)?|"
            r"call(?:s|ed) for|"
            r"want(?:s|ed)?|urg(?:es?|ed)|false(?:ly)?|wrong(?:ly)?|rumou?r\w*"
        ),
        hedges=(
            r"(?:just )?(?:short|shy) of|just|only|well|below|above|beyond|"
            r"as (?:little|low|high|much|many|few) as"
        ),
        moving=(
            r"rose|fell|risen|fallen|increas\w+|decreas\w+|declin\w+|by|up|down|more|less|fewer|"
            r"higher|lower|growth|grew|gain\w*|lost|drop\w*|cut|than|times|rate|chance"
        ),
        for_each="in|from|by|for|at",
        in_each="with|on|at|had|has",
        and_="and",
        opens="The A An In On At By For From With And But Of This That These Those It There Here",
    ),
    dates=Dates(
        months=(
            r"Jan(?:uary|\.)",
            r"Feb(?:ruary|\.)",
            r"Mar(?:ch|\.)",
            r"Apr(?:il|\.)",
            "May",
            "June",
            "July",
            r"Aug(?:ust|\.)",
            r"Sept?(?:ember|\.)",
            r"Oct(?:ober|\.)",
            r"Nov(?:ember|\.)",
            r"Dec(?:ember|\.)",
        ),
        weekdays=(
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ),
        ordinal="st|nd|rd|th",
        of="of",
        month_first="[Oo]n",
        on="[Oo]n|late|early",
        unsure=(
            r"will|would|could|(?-i:may)|might|should|shall|to be|"
            r"(?:is|are|was|were) (?:to|due|set)|"
            r"expected|due|scheduled|planned|plans?|every|each|anniversary|deadline|upcoming|"
            r"likely|"
            r"opens|begins|starts|meets|takes place|runs|closes|ends|votes|faces|continues|"
            r"last (?:year|month)|years? ago|previous years?"
            r"|appears?|returns?|resumes?|reopens?|eases?|expires?|takes? effect|goes|kicks off|"
            r"launches|premieres|airs|arrives|visits|plays?|hosts?|hears|marks|yesterday|today|"
            r"tomorrow|tonight"
        ),
        past=(
            r"was|were|had|said|told|took|began|went|came|fell|rose|gave|became|saw|broke|spoke|"
            r"wrote|fled|flew|threw|drove|sank|grew|chose|won|lost|met|held|left|made|struck|shot|"
            r"found|sent|killed|died|brought|stood|"
            r"(?-i:[a-z]{2,}(?<!e)ed)(?= (?:the|an?|its|his|her|their|that|to|on|it|all|more|two|"
            r"three|\d|(?-i:[A-Z])))"
        ),
        bounds=(
            r"since|until|till|by|from|before|after|through|between|next|last|the following|every|"
            r"ahead of|anniversary of|to|than"
        ),
    ),
    # How reports that differ tell of one thing.
    differences=Differences(
        fates={
            "dead": "dead|died|killed|killing|kills?|deaths?|death toll|lost their lives|bodies",
            "hurt": "injured|wounded|hurt|injuring|wounding|injuries",
            "missing": "missing|unaccounted",
            "moved": (
                r"evacuat\w+|displaced|left their homes|leave their homes|driven|moved|fled|flee"
            ),
            "arrested": r"arrest\w*|detained|in custody",
            "gathered": (
                r"protest\w*|demonstrat\w+|march(?:ed|ers|ing)?|rallied|crowds?|(?:in|on|to) the "
                "streets|gathered|turned out"
            ),
        },
        more="of more other",
        cuts="and|but|while",
        elsewhen=(
            r"\b(?:last|previous|next|every|each|per) (?:year|month|decade|century|season|"
            r"week)s?\b|\bago\b|\bso far this\b"
        ),
        not_so=(
            "compared|up from|down from|yesterday|previously|earlier|by the end|since|could|"
            "would|may|might|if|another|additional|further|others?|up to|as many as|doubled|half|"
            "new|more(?! than)|quarters?|thirds?"
        ),
        sums_up="or|that is|in all",
        sums_about="some|about",
        later="later",
        outside="him|her|them|it",
        added=r"\b(?:an?|his|her|their|the) \w+ and $",
        no_thing="""
            year month week day hour minute second time point other part way thing more percent
            age state first
        """,
        same={
            "vessel": "ship",
            "boat": "ship",
            "kg": "kilogram",
            "km": "kilometr",
            "home": "hous",
            "car": "vehicl",
        },
    ),
    # What makes a headline or a standfirst unfit.
    headlines=Headlines(
        relatives="who whom whose which that",
        fronting=(
            r"[A-Z][a-z]{2,}ing|Regardless|Thanks to|Due to|According to|Given|Based|Asked|Faced|"
            r"Once|Even|Just|Only|Now that|Earlier|Dubbed|Born"
        ),
        title_case=True,
        labels=(
            "new|updated?|live(?: updates?| blog)?|breaking(?: news)?|just in|developing|"
            "exclusive|scoop|alert|watch|videos?|photos?|in (?:photos|pictures)|gallery|pictures|"
            "listen|podcast|as it happened|infographic|interview|review|sponsored|"
            "must.(?:read|see)|opinion|analysis|comment(?:ary)?|editorial|explainer|explained|"
            "fact check"
        ),
        opinion="opinion|comment(?:ary)?|editorial",
        alone=(
            r"^live|live(?: updates?| blog)?[:|–—]|(?:live|latest|day|morning|evening|news)[ -]"
            r"(?:updates?|blog)|updates:|as it happened|opinions?[:|–—]|comment(?:ary)?[:|–—]|"
            r"editorials?[:|–—]|op-ed|letters to the editor|newsletter|round-?up|news wrap|"
            r"(?:daily|morning|evening|weekly|news|world) (?:briefing|digest)|(?:news )?in brief|"
            r"briefs[:|–—]|week in (?:pictures|review|photos)|in pictures|podcast|horoscopes?|"
            r"on this day|news quiz|things to know"
        ),
        roundups=(
            r"round-?up|news wrap|press review|review of the press|newspaper review|"
            r"headlines (?:of|for|from|on|today|this)|(?:top|today['’]s|the day['’]s|morning|"
            r"evening|weekly|daily) (?:headlines|stories)|(?:the )?(?:daily|morning|evening|"
            r"midday|afternoon|weekly|news|"
            r"world|weekend) (?:briefings?|digest|bulletin|brief)\b|(?:news )?in brief|news briefs|"
            r"all of [\w ]{3,30} (?:today|this week)|what we[’']re reading|"
            r"week(?:end)? in (?:pictures|review|photos)|(?:this|the) week in\b|newsletter|"
            r"things (?:to know|you (?:need|may))|what you (?:may have|might have) missed|"
            r"links? of the (?:day|week)|on this day|most[- ](?:read|viewed|watched|popular) "
            r"(?:stories|articles|news|posts|videos)"
        ),
        bait=(
            r"\byou (?:won.t|need to|should|must|didn.t)\b|\bhere.s (?:why|what|how|who)\b|\bthis "
            r"is (?:why|what|how)\b|\bwhat (?:we|you) (?:know|need)\b|\bshocking\b|"
            r"\bmind.?blowing\b|\bgoes viral\b|\bwill (?:shock|surprise|amaze)\b|^\d+ (?:things|"
            r"reasons|ways|times|facts|photos|signs)\b|\bwhat happen(?:s|ed) next\b|\bthe (?:real "
            r")?reason why\b|\bfind out\b|\beverything (?:we|you)\b|\bthe internet (?:is|can.t)\b|"
            r"\bbreaks? the internet\b|\bthis one (?:trick|thing)\b"
        ),
        cut_off="the|an?|of|and|or|with|for|from|to|than",
        standfirst_bait=(
            r"\(pictured\)|\bhere[’']?s how\b|\bread (?:on|more)\b|\bclick\b|\bscroll\b|"
            r"\bsubscribe\b|\b(?:watch|listen) (?:the|to|below|here)\b"
        ),
        unplaced=(
            r"^(?:Now\b|The (?:first|second|third|last|former)\b)|\b(?:he|she|they|his|her|their|"
            r"him|them)\b"
        ),
    ),
    # The magazine's sections, and what belongs there.
    sections=Sections(
        names={
            "world": "World",
            "politics": "Politics",
            "business": "Business",
            "science": "Science & Technology",
            "society": "Society",
            "culture": "Culture",
            "sport": "Sport",
        },
        labels={
            "world": (
                "world|worldwide|international|foreign(?: (?:affairs|policy))?|global|"
                "diplomacy|geopolitics|africa|asia|europe|americas?|middle east|wars?|"
                "conflicts?|military|defen[cs]e|overseas"
            ),
            "politics": (
                "politics|political|government|governance|elections?|parliament|congress|"
                "senate|domestic policy|white house|nation|national|democracy"
            ),
            "business": (
                "business|econom(?:y|ics|ic)|financ(?:e|es|ial)|markets?|money|compan(?:y|ies)|"
                "industry|trade|banking|stocks|real estate|startups?|consumer|retail|autos?|"
                "cars|agriculture|careers"
            ),
            "science": (
                "sciences?|tech|technology|space|environment|climate|nature|wildlife|internet|"
                "digital|computing|ai|artificial intelligence|innovation|research|archaeology|"
                "astronomy|sustainability|cybersecurity|gadgets|software|weather"
            ),
            "society": (
                "society|social|health|medicine|medical|education|crime|law|justice|religion|"
                "family|people|communit(?:y|ies)|courts?|police|human rights|women|youth|"
                "schools?|wellness|well being|housing|immigration"
            ),
            "culture": (
                "culture|cultural|arts?|entertainment|music|films?|movies?|cinema|tv|"
                "television|books?|literature|theat(?:er|re)|media|travel|food|style|fashion|"
                "lifestyle|celebrit(?:y|ies)|showbiz|design|history|leisure"
            ),
            "sport": (
                "sports?|football|soccer|tennis|cricket|rugby|golf|hockey|basketball|baseball|"
                "olympics|cycling|athletics|motorsport|formula 1|racing|boxing|nfl|nba|mlb|nhl|"
                "volleyball|sumo|premier league|champions league"
            ),
        },
        words={
            "world": """
                ceasefire troops army military soldiers drone drones missile
                missiles airstrike strikes war invasion hostages militants
                rebels border refugees embassy ambassador diplomat diplomats
                diplomatic sanctions nato united nations treaty summit foreign
                minister occupation frontline nuclear talks peace humanitarian
                offensive shelling insurgents kremlin bilateral allies bombed displaced forces
                regime exile aid
            """,
            "politics": """
                parliament election elections vote voters voting ballot party
                lawmakers senate senator congress president presidential prime
                minister government cabinet coalition opposition bill
                legislation mayor governor campaign poll polls democrats
                republicans conservatives labour liberal republican democrat
                referendum constitution administration policy politician
                politicians mp mps councillor
            """,
            "business": """
                company companies market markets shares stocks investors profit
                profits revenue sales bank banks economy economic growth
                inflation tariff tariffs trade price prices billion million firm
                firms ceo executive industry customers business oil exports
                imports debt merger deal retail retailer quarterly earnings
                dollar euro factory jobs unemployment budget tax taxes airline
                economist manufacturer startup
            """,
            "science": """
                scientists researchers study research university species climate
                emissions carbon temperature technology software computer
                computers internet users data online digital phone phones mobile
                app satellite space rocket telescope planet astronauts physics
                laboratory dna genetic engineers robot robots artificial
                intelligence ai chip chips device devices fossil ocean wildlife
                cyber web google microsoft apple broadband gadget experiment
                glacier earthquake volcano hardware video games virus security
            """,
            "society": """
                police court judge trial convicted sentenced prison jail arrested
                murder victim hospital patients doctors health disease cancer school
                schools students teachers parents church religious abuse charity
                suspect accused charged shooting prosecutors lawyer attorney rape
                stabbed crash fire inmates nurses vaccine medicine mental welfare
                housing pension pensioners
            """,
            "culture": """
                film films movie actor actress director album song songs music
                singer band concert festival book books novel author writer poet
                artist artists art museum gallery exhibition painting theatre
                theater play stage opera dance award awards oscar hollywood
                television tv drama comedy series fashion designer restaurant
                chef recipe tourists tourism heritage fans celebrity show
                starring box office bestseller
            """,
            "sport": """
                match matches game games team teams player players coach season
                league cup championship champion win victory defeat goal goals
                striker midfielder defender goalkeeper tournament final
                semifinal football soccer rugby tennis cricket golf olympic
                olympics athlete athletes race medal club scored injury squad
                fixture referee stadium quarterback basketball baseball hockey
                wimbledon grand slam
            """,
        },
        unsaid=(
            "news|latest|videos?|photos?|pictures?|podcasts?|audio|live|opinions?|"
            "editorials?|comment|analysis|press review|features?|blogs?|interviews?|"
            "newsletters?|top stor(?:y|ies)|breaking|other media|slider|headlines?|"
            "magazine|in depth|reports?"
        ),
    ),
    # What outlets write around a story.
    furniture=Furniture(
        heads=(
            (
                "(?:PUBLISHED|UPDATED|CREATED|LAST UPDATED(?: AT)?|Last updated(?: "
                r"at)?):?\s?\.?\s*:?\s*\d{1,2}:\d\d(?:\s?[AP]M)?,?(?: [A-Z]{2,4},?)?(?: on)? "
                r"\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}\s?\.?\s*(?:\|\s?\.?\s*)?"
            ),
            (
                r"By ?\. (?:(?!PUBLISHED|UPDATED|Last updated)[^.\n]{3,60}\. ){1,2}?(?=PUBLISHED|"
                r"""UPDATED|Last updated|[\"'‘“]?[A-Z0-9])"""
            ),
            (
                r"By [A-Z][\w'’.-]+ [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?(?:,| \|| for "
                r")[^\n.]{0,60}\n\s*"
            ),
            (
                r"(?:Published|Posted|Updated) (?:on )?(?:[A-Z]?[a-z]{2,8}\.? \d{1,2}|\d{1,2} "
                r"[A-Z]?[a-z]{2,8}),? \d{4}\.?\s*"
            ),
        ),
        leads=(
            # What kind of piece it is: "news analysis The board has …", "Harbour Memo The board …".
            (
                r"(?:[A-Z][a-z]+ ){0,4}(?:Reporter|Correspondent|Editor) (?:[A-Z][\w'’-]+ ){2,3}"
                r"(?:reports|writes):"
            ),
            r"(?:[Nn]ews [Aa]nalysis|(?:[A-Z][\w'’-]+ ){1,2}(?:Dispatch|Memo|Notebook))(?= [A-Z])",
            (
                r"(?:[A-Z][\w'’.-]*(?: [A-Z&][\w'’.-]*){0,5} )?Advertisement(?: Supported by)?|"
                r"Related "
                r"(?:Stories|Articles|Coverage|Topics|Videos?|News|Content|Story)\b|In this article"
            ),
            (
                r"(?:Follow|Read|See|Find|Watch|Catch up on) (?:all |our )?(?:the )?(?:latest|"
                r"live|key|main)\b[^.:!?\n]{0,140}\bhere:"
            ),
            # What a page of news in short pieces says of itself: "Here are the day's headlines:"
            (
                r"(?:Here (?:is|are|were)|Below (?:is|are)|(?:Follow|Read) (?:this|our) [a-z "
                r"]{3,20} for) (?:a |the |our |some of )?[^.:!?\n]{0,60}\b(?:headlines|news|"
                r"stories|developments|updates|round-?up)\b[^.:!?\n]{0,100}:"
            ),
            (
                r"To (?:view|play|watch|hear) this (?:video|audio|content),? please enable "
                r"JavaScript,?(?: and consider upgrading to a web browser that supports HTML5 "
                r"(?:video|audio))?"
            ),
            (
                r"By [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}(?:(?:, (?:and )?| and )"
                r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}){0,4} Reporting from (?:(?!(?:The|It|In|"
                r"An?|On|He|She|"
                r"They|We|At|For|As|When|This|But)\b)[A-Z][\w'’.-]*[ ,]{1,2}){1,5}"
            ),
            (
                r"(?:[A-Z][\w'’.-]*(?:,? (?:[A-Z][\w'’.&-]*|and|with|in|of|for)){0,9}"
                r"(?:\s+\([^()]{2,80}\))?\s+)?"
                r"\d{1,2} min(?:ute)?s?\s+(?:read|listen)"
                r"(?:\s+(?:Subscribers only|Listen|Save|Share))*"
            ),
            (
                r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d{1,2}, \d{4},?\s+"
                r"\d{1,2}:\d\d ?(?:[ap]\.?m\.?|[AP]M)(?: \([A-Z][a-z]+\))?"
            ),
            (
                r"[A-Z][^.!?()\n]{2,80}\b(?:Since|Established|Est\.|Founded) (?:in )?\d{4}"
                r"(?: [A-Z][a-z]+ \d{1,2}, \d{4})?(?: \([^()]{3,40}\))?"
            ),
            (
                r"(?:Share|Save|Print|E-?mail|Copy link|Comments?|Bookmark|Gift|Facebook|Twitter|"
                r"WhatsApp|Tweet|Subscribe|Listen)(?:(?: \| | • | |, )(?:Share|Save|Print|E-?mail|"
                r"Copy link|Comments?|Bookmark|Gift|Facebook|Twitter|X|WhatsApp|LinkedIn|Telegram|"
                r"Tweet|Listen|Print)\b){1,9}"
            ),
            (
                r"(?:Supported by\s+)?By [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}(?:(?:, (?:and )?| "
                r"and )"
                r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}){0,4} "
                r"(?=(?:The|An?|On|In|At|As|After|When|While|For|It|With|Since|Before|One|Two|"
                r"Three|"
                r"Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Thousands|More|Most|Many|"
                r"Some|Several|Former) [A-Za-z])"
            ),
            r"Supported by (?:news analysis|guest essay|opinion|analysis)",
            r"Please refresh .{0,200}?\b(?:logged in|try again|updates)",
            (
                r"(?:\([A-Z]{2,6}\) / )?(?:(?:Photo |Image |Picture |Video |Sound )?[Cc]redit|"
                r"Photos?|Image|Picture): (?:[A-Z][\w'’.-]*[ /]){1,5}(?:\([A-Z]{2,6}\) )?"
            ),
            r"Image \d+ of \d+|Subscribers only|Share full article|Read in app|Skip to content",
        ),
        pictured="credit|photo|photograph|image|picture|pictured|file photo|courtesy|getty|source",
        no_crossheads="May Will Well",
        clauses="After Although Despite Throughout While",
        crossheads=(
            "The Among After There But These Those This Even Although Despite If When While Since "
            "During At Throughout"
        ),
        last=(
            Trace(
                reason="paywall notice",
                pattern=(
                    r"(?:% of this article (?:is )?left to read|\b(?:the rest is for subscribers|"
                    r"to "
                    r"(?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in|"
                    r"register)|"
                    r"subscribe (?:now )?to (?:continue|keep) reading|you['’]ve (?:read|reached) "
                    r"(?:all"
                    r"|the limit) of your (?:\w+ )?free articles)|^create an account to read)"
                ),
                hints=("left to read", "for subscribers", "reading", "free articles", "to read"),
            ),
        ),
        datelines=(
            (
                r"(?:[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,4} )?\( (?:ap|reuters|afp|cnn|upi|"
                r"\w{2,20}\.com|(?:cbs|abc|nbc|fox)\w*|[wk][a-z]{2,3}) \)\s*(?:--|[-–—:.])?\s*"
            ),
        ),
        invented_openings=(
            (
                "(?:according to|as per|following) (?:the |some )?(?:new|latest|recent|breaking|"
                "fresh|most recent|emerging|early|initial) (?:developments?|updates?|reports?|"
                r"news|information|details|revelations?)[,:]\s+"
            ),
            (
                "in (?:the |a )?(?:new|latest|recent|breaking|major|fresh|most recent) "
                r"(?:developments?|updates?|news)[,:]\s+"
            ),
            (
                r"in (?:the|an?|what is an?|yet another) (?:\w+ ){0,2}(?:turn|twist|shocker|"
                r"bombshell)(?: of events)?(?: (?:for|in|to) [\w ]{2,30})?[,:]\s+"
            ),
            (
                "(?:breaking(?: news)?|just in|news update|latest update|update|new|exclusive|"
                r"""developing)\s*[:|]\s+(?=[\"“'‘]?[A-Z])"""
            ),
        ),
        traces=(
            # What the outlet asked, and nobody answered: "The board did not reply to a request."
            Trace(
                reason="a question without an answer",
                pattern=(
                    r"\b(?:has|have|had) (?:reached out to|contacted|approached) [^.]{3,120} for "
                    r"(?:an? )?(?:comments?|response|reaction|statement)\b|\b(?:has|have) reached "
                    r"out to [^.]{3,120} for (?:further |more )?(?:information|details)\b|"
                    r"\b(?:has|have) (?:reached out to|contacted|approached) [^.]{3,120}, but "
                    r"(?:they|it|he|she|none)\b.{0,30}\b(?:respond|repl|answer)|"
                    r"(?:\bnot|n['’]t) (?:immediately |yet |directly )?(?:respond(?:ed)?|repl(?:y|"
                    r"ied)|return(?:ed)?) (?:to )?[^.]{0,60}\b(?:requests?|messages?|calls?|"
                    r"e-?mails?|inquir(?:y|ies)|enquir(?:y|ies)|"
                    r"questions)\b[^.]{0,30}\b(?:comment|seeking)\b"
                ),
                hints=(
                    "comment",
                    "respond",
                    "repl",
                    "answer",
                    "response",
                    "reaction",
                    "statement",
                    "information",
                    "details",
                    "seeking",
                ),
                own=True,
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"(?:these|our|this|the) (?:live )?(?:updates?|blog|coverage|page) (?:is|are|"
                    r"has) (?:now )?(?:been )?(?:closed|ended|over)\b|listen to (?:this|the) "
                    r"(?:article|story)\b"
                ),
                own=True,
            ),
            Trace(
                reason="caption or call run into it",
                pattern=(
                    r"file ?[-–—:] ?in this\b|in this (?:\w+ )?(?:photo|image|picture|frame)\b|"
                    r"click (?:here|on the link)\b|(?:read|see|watch|listen) (?:more|also)\s*[:>|"
                    r"»]|subscribe (?:to|via|on)\b|editor['’]s note\b|advertisement\b|credit ?:"
                ),
                spoils=True,
            ),
            Trace(
                reason="caption or call run into it",
                pattern=(
                    r"\b(?:(?:(?:file|handout|pool|undated) (?:photo|image|picture)|getty images|"
                    "(?:ap|afp|epa|reuters) photo|(?:seen|shown|pictured) here|sign up for our "
                    r"newsletter|e-?mail to a friend|in the comments(?: section)? below)\b|this "
                    "(?:undated |combo )?(?:photo|image) (?:made available|provided|released))|"
                    r"\( ?photo ?:|\( associated press \)|\|\s*(?:getty|reuters|ap)\b|&#124;|\( ?©"
                ),
                hints=(
                    "photo",
                    "image",
                    "picture",
                    "seen here",
                    "shown here",
                    "sign up for our",
                    "mail to a friend",
                    "in the comments",
                    "( associated press",
                    "|",
                    "&#124;",
                    "©",
                ),
                spoils=True,
            ),
            Trace(
                reason="caption",
                pattern=r"(?:pictured|file (?:photo|picture)|image|photo|photograph)s?\s*[:,]",
                spoils=True,
            ),
            # What a reader of the text alone does not see.
            Trace(
                reason="caption",
                pattern=(
                    r"\bthis (?:undated |combo )?(?:picture|photo|photograph|image|snapshot|snap|"
                    r"graphic|chart|map|infographic|screenshot|screengrab)\b"
                ),
                hints=(
                    *("this picture", "this photo", "this image", "this snap", "this graphic"),
                    *("this chart", "this map", "this infographic", "this screen"),
                    *("this undated", "this combo"),
                ),
                spoils=True,
                own=True,
            ),
            Trace(
                reason="caption",
                pattern=(
                    r"^(?:An?|The) (?:[\w'’-]+ ){0,4}?(?:photo|photograph|image|picture|map|"
                    r"graphic|diagram|chart|screenshot|screengrab|selfie|illustration|rendering|"
                    r"collage|"
                    r"montage)s?,? (?:in which|show(?:s|ing)|from|by|taken|made|depict\w+)\b"
                ),
                hints=(
                    *("photo", "image", "picture", " map", "graphic", "diagram", " chart"),
                    *("screenshot", "screengrab", "selfie", "illustration", "rendering"),
                    *("collage", "montage"),
                ),
                spoils=True,
                own=True,
            ),
            # Where in it somebody stands: "Anna Reed, left, and Tom Bell cross the pier."
            Trace(
                reason="caption",
                pattern=(
                    r"[A-Z][\w'’.-]+,(?: \d{1,2},)? (?:(?:far |second from )?(?:left|right)|"
                    r"cent(?:er|re)|back row|front row)(?:,(?! and\b)|,? and [A-Z]|\.$)|"
                    r"^From (?:left|right)(?: to (?:right|left))?[,:]|^Pictured\b"
                ),
                hints=(" left", " right", " center", " centre", " row", "pictured"),
                spoils=True,
                cased=True,
                own=True,
            ),
            # What it shows, as if it happened now, on a day that is over: "Crews wait at the pier
            # in Port Alder on Monday."
            Trace(
                reason="caption",
                pattern=(
                    r"^(?!(?:He|She|It|They|We|I|This|That|These|Those|There|Here|What|When|If|"
                    r"While|As|But|And|So|Now|Who|How|Where|Its|His|Her|Their)\b)"
                    r"(?!.*\b(?:said|says?|was|were|had|did|told|began|took|went|made|came|got|won|"
                    r"lost|held|gave|found|brought|fell|rose|sent|ran|may|might|must|should|will|"
                    r"would|can|could|has|have|often|usually|always|never|every|each|you|your|our|"
                    r"we|I|my|us|scheduled|expected|due|ready|set|through|until|since|annual|"
                    r"\w+ed (?:to|that|on|in|by|a|the|his|her|at|from|for|with|out|up))\b)"
                    r"(?:[^\s\"“”:;?!]+ ){1,14}?(?<!\bto )(?:(?:poses?|waves|shakes? hands|"
                    r"looks? on|smiles?|"
                    r"gestures?|greets?|embraces?|hugs?|checks? out|inspects?|surveys|arrives?|"
                    r"attends?|speaks?|addresses|celebrates?|walks?|stands?|sits?|gathers?|waits?|"
                    r"lines? up|marches|demonstrates?|carr(?:y|ies)|rides? (?:in|on|through|past|"
                    r"along|a)|wave (?:to|at|from|flags|guns|as)|sleeps?|performs?|"
                    r"patrols?|weeps?|mourns?|prays?|salutes?|kneels?|dances?|chants?|clash(?:es)?|"
                    r"escorts?|lays?|comforts?|consoles?|participates?|testif(?:y|ies))\b"
                    r"|(?:is|are) (?:being )?(?:seen|shown|pictured|led|escorted|carried|greeted|"
                    r"planted|displayed|surrounded|evacuated|lit)\b(?! as\b))[^\"“”:;?!]*?\b"
                    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:January|February|March|"
                    r"April|May|June|July|August|September|October|November|December)|(?:January|"
                    r"February|March|April|May|June|July|August|September|October|November|"
                    r"December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}|last (?:week|"
                    r"month|year|summer|fall|winter|spring)|in (?:19|20)\d\d)\b[^\"“”:;?!]{0,50}\.$"
                ),
                hints=(
                    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
                    *("sunday", "january", "february", "march", "april", " may", "june", "july"),
                    *("august", "september", "october", "november", "december", "jan.", "feb."),
                    *("aug.", "sept.", "oct.", "nov.", "dec.", " last ", " in 19", " in 20"),
                ),
                spoils=True,
                cased=True,
                own=True,
            ),
            # Who tells of it in a clip: "Gull News' Anna Reed reports on a fire at the pier."
            Trace(
                reason="caption",
                pattern=(
                    r"(?:[A-Z][\w&.]+ ){0,3}[A-Z][\w&.]+(?:['’]s|s['’]) (?:[\w-]+ ){0,3}?"
                    r"[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:reports?|has (?:more|the (?:story|latest|"
                    r"details))|explains|speaks|takes a look|looks (?:back|at)|breaks down)\b|"
                    r"(?:[A-Z][\w&.]+ )?(?:News|TV|Network|Today|CNN|BBC|[A-Z]?NBC|CBS|ABC|AP)"
                    r"['’]s? (?:[\w-]+ ){0,3}?[A-Z][\w'’-]+ [A-Z][\w'’-]+ [a-z]+s\b"
                ),
                spoils=True,
                cased=True,
                own=True,
            ),
            # Who speaks in it: "Harbour correspondent Anna Reed assesses the storm."
            Trace(
                reason="caption",
                pattern=(
                    r"^[^.!?\"“”]{0,100}\b(?:correspondent|contributor|host|anchor|analyst|reporter|"
                    r"editor|commentator) (?:[A-Z][\w'’.-]+ ){2,3}(?:joins|breaks down|discusses|"
                    r"assesses|explains|reacts|weighs in|gives (?:us|an) |reports (?:on|from)|"
                    r"looks at|speaks (?:to|with)|sits down|takes a look)\b|"
                    r"^[^.!?\"“”]{5,120}\b(?:joins the (?:show|program)\b|"
                    r"sits down with [^.]{3,60} to discuss\b)"
                ),
                hints=(
                    *("joins", " breaks down", " discusses", " assesses", " explains", " reacts"),
                    *(" weighs in", " gives ", " reports ", " looks at", " speaks", "sits down"),
                    " takes a look",
                ),
                spoils=True,
                cased=True,
                own=True,
            ),
            # Who speaks in it of what: "Paul Varn, who ran the pier, discusses the fire." Or to
            # whom the outlet spoke: "Gull News spoke with Paul Varn about the fire."
            Trace(
                reason="caption",
                pattern=(
                    r"^(?:(?!(?:by|of|from|in|for|on|at|with|that|said)\b)[\w'’.-]+ ){0,8}?"
                    r"[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+(?:, [^,!?\"“”]{2,80},)?"
                    r"(?: and (?:[\w'’.-]+ ){0,6}?[A-Z][\w'’-]+ [A-Z][\w'’-]+"
                    r"(?:, [^,!?\"“”]{2,80},)?)? (?:weighs? in (?:on|after|as)|reacts? "
                    r"(?:to|after)|discuss(?:es)?|talks? about|breaks? down)\b|"
                    r"^(?:[A-Z][\w&.]+ ){1,2}(?:News|Digital|TV|Online) (?:Digital )?(?:spoke "
                    r"(?:to|with)|sat down with|caught up with|asked)\b"
                    r"(?![^.]*\b(?:who|said|told)\b)"
                ),
                hints=(
                    *(" weigh", " react", " discuss", " talk", " break"),
                    *(" spoke ", " sat down", " caught up", " asked "),
                ),
                spoils=True,
                cased=True,
                own=True,
            ),
            # what a programme's clip shows: "The mayor discusses the pier on 'Tide Tonight.'"
            Trace(
                reason="caption",
                pattern=(
                    r"\b(?:joins?|discuss(?:es)?|reacts?|highlights?|breaks? down|weighs? in|"
                    r"speaks?|sits? down|talks?|reports?|details?|explains?|shares?|"
                    r"assess(?:es)?|reflects?|has the latest)\b.{0,180}?\b(?:on|joins?|to) "
                    r"[\"“‘'][A-Z][\w &’'-]{2,40}[.,]?[\"”’'](?:\.?$| to )|"
                    r"\bjoins? [\"“‘'][A-Z][\w &’'-]{2,40}[.,]?[\"”’'](?:\.?$| to )|"
                    r"^[\"“‘'](?:The )?[A-Z][\w &-]{2,40}[\"”’'] "
                    r"(?:co-?hosts?|hosts?|panel(?:ists?)?|anchors?|contributors?) .{2,60}"
                    r"\b(?:discuss(?:es)?|reacts?|debates?|weighs? in)\b"
                ),
                hints=(" ‘", " '", " “", ' "', "host", "panel", "anchor", "contributor"),
                spoils=True,
                cased=True,
                own=True,
            ),
            Trace(
                reason="caption",
                pattern=(
                    r"[(\[](?:pictured|photographed|file (?:photo|image|picture|pic)|stock "
                    "(?:photo|image|picture)|see (?:photo|picture)|(?:far )?left|(?:far )?right|"
                    r"centre|center|above|below|inset|top|bottom|photo)\b[^)\]]{0,60}[)\]]|"
                    r"\bpictured (?:above|below|left|right|here|together)\b|\((?:Photo|Image|"
                    r"Picture|Credit)\b[^)]*\)"
                ),
                hints=("(", "[", "pictured "),
                spoils=True,
                own=True,
            ),
            # What the reader is asked to do with what the outlet offers: "Plus, get the free Gull
            # newsletter.", "Go to gull.example for more news.", "Watch the moment it fell."
            Trace(
                reason="subscribe call",
                pattern=(
                    r"^(?:(?:plus|also|and|or|please|now|meanwhile|for (?:more|the latest)\b"
                    r"[^.!?\"“”]{0,80}?),? )?(?:get|join|discover|subscribe|sign up|tune in|"
                    r"register|download|go to|visit|check|listen|follow|find|click|see|watch|read|"
                    r"head (?:to|over))\b[^.!?]{0,160}?\b(?:newsletters?|inbox|podcasts?|"
                    r"free trial|(?:news|free|mobile|our) app|our (?:web ?site|site|page|channel)|"
                    r"subscription cent(?:re|er)|for free\b|the free [\"“]|"
                    r"(?:[\w-]+\.)+(?:com|org|net) (?:for|to)|youtube channel)\b|"
                    r"^(?:watch|listen to|see|hear) (?:the |a )?(?:[\w-]+ ){0,2}(?:moment|video|"
                    r"audio|clip|footage|trailer|aftermath|full (?:interview|episode|speech))\b|"
                    r"\b(?:in|to) your (?:inbox|e-?mail)\b|\byou (?:can|may) sign up\b[^.]{0,60}"
                    r"\bnewsletter"
                ),
                hints=(
                    *("newsletter", "inbox", "e-mail", "email", "podcast", "free trial", " app"),
                    *("our ", "subscription cent", " free", ".com ", ".org ", ".net "),
                    *("youtube channel", "moment", "video", "audio", "clip"),
                    *("footage", "trailer", "aftermath", "interview", "episode", "speech"),
                ),
                spoils=True,
                own=True,
            ),
            Trace(
                reason="subscribe call",
                pattern=(
                    r"\b(?:(?:subscribe|sign up|register) (?:now|here|today|to (?:our|receive|get|"
                    r"continue|read)|for (?:our|free)|and (?:get|receive))|free weekly\b|our "
                    "(?:free )?(?:daily |weekly )?newsletter|want to (?:chase|feel|keep|stay|"
                    r"read|know more)\b.*\?$|(?:follow|like|join|find) us on\b|download (?:our|"
                    r"the) (?:free )?app\b|get (?:our|the) (?:free )?(?:app|newsletter)\b|get the "
                    r"(?:latest|best) .{0,40}(?:inbox|email|e-mail)|delivered\b.{0,40}"
                    r"\bto your (?:inbox|e-?mail)|support (?:our|independent) "
                    r"(?:journalism|work|media)\b|(?:make a donation|donate (?:now|today|here))\b)"
                ),
                hints=(
                    "subscribe ",
                    "sign up ",
                    "register ",
                    "free weekly",
                    "newsletter",
                    "want to ",
                    " us on",
                    "download ",
                    "get our ",
                    "get the ",
                    "delivered",
                    "support our ",
                    "support independent ",
                    "make a donation",
                    "donate ",
                ),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:this (?:article|content|story) is (?:reserved|only available|for "
                    "subscribers|for premium)|to (?:continue|keep) reading|subscribers only|"
                    "already a subscriber|log ?in to (?:read|continue)|trouble retrieving the "
                    "article|you have reached your limit|enable javascript|disable your ad "
                    "?blocker)"
                ),
                hints=(
                    "is reserved",
                    "only available",
                    "for subscribers",
                    "for premium",
                    " reading",
                    "subscribers only",
                    "already a subscriber",
                    "in to read",
                    "in to continue",
                    "trouble retrieving",
                    "reached your limit",
                    "enable javascript",
                    "disable your ad",
                ),
            ),
            Trace(
                reason="rights notice",
                pattern=(
                    r"\b(?:may not be (?:published|reproduced|republished|redistributed|copied)|"
                    "(?:all rights reserved|creative commons|republished (?:from|under|with)|"
                    r"reprinted with permission)\b)|^(?:copyright|©)"
                ),
                hints=(
                    "may not be ",
                    "rights reserved",
                    "creative commons",
                    "republished ",
                    "reprinted ",
                    "copyright",
                    "©",
                ),
            ),
            Trace(
                reason="contributors",
                pattern=(
                    r"(?:additional )?(?:reporting|writing|editing) by\b|this (?:story|article|"
                    "piece|report|post) (?:was|has (?:also )?been|is|first|originally) "
                    "(?:originally |"
                    "first |also )?(?:published|written|produced|updated|corrected|appeared|"
                    "based|reported|adapted|part of|supported|made)|(?:the )?opinions? "
                    r"expressed\b|the views expressed\b|editor['’]?s['’]? note\b"
                ),
            ),
            Trace(
                reason="contributors",
                pattern=(
                    r"\b(?:contributed to (?:this|the) (?:report|story|article|piece)|(?:reported|"
                    r"wrote|reporting) (?:and wrote )?(?:this|it|from)\b.{0,60}\b(?:report(?:ed|"
                    r"ing)?|wrote|contributed|edit(?:ed|ing))\b|continued to (?:this|the) report|"
                    "opinions expressed in this (?:commentary|article|column))"
                ),
                hints=(
                    "contributed to ",
                    "reported ",
                    "wrote ",
                    "reporting ",
                    "continued to ",
                    "opinions expressed ",
                ),
            ),
            Trace(
                reason="source line",
                pattern=(
                    r"sources?\s*[:：]|(?:photo|image|video|picture|credit)s? ?(?:credit|by|"
                    r"courtesy)?s?\s*:"
                ),
            ),
            Trace(
                reason="credit",
                pattern=(
                    r"^(?:[(\[][^()\[\]]*\b(?:Reuters|AP|AFP|Associated Press|staff|agencies|"
                    r"reporting|report|translated|edited|correspondent)\b[^()\[\]]*[)\]]\.?$|[(\[]"
                    r"(?:[A-Z]{2,5}(?:[,/ ]+[A-Z]{2,5})*)[)\]]\.?$|(?:[A-Z][\w'’]*\.? ?(?:\d+ "
                    r")?){1,4} (?:via|with) (?:the )?(?:[A-Z][\w'’.]* ?){1,4}(?:, [\w.]+)?\.?$)"
                ),
                hints=("(", "[", " via ", " with "),
                late=True,
                cased=True,
            ),
            Trace(
                reason="related link",
                pattern=(
                    "(?:read|see|watch|listen|view|learn|find out|click|tap|swipe|scroll)(?: "
                    r"(?:more|also|next|here|this|on|down|the full|the original|full|out|"
                    r"below))\b|(?:read|see|"
                    "watch|related|more|more on this|also read|must read|don['’]t miss|"
                    r"recommended|you may also like|opinion|photos|video)\s*[:>|»]|(?:scroll down|"
                    "click here|share this|advertisement|story continues|sorry we are not|"
                    r"(?:like|love) this\?|most read|in pictures)\b"
                ),
            ),
            Trace(
                reason="related link",
                pattern=r"\bscroll down (?:for|to)\b",
                hints=("scroll down ",),
            ),
            Trace(
                reason="plugin debris",
                pattern=(
                    r"\s*(?:\[/?[a-z_-]+[^\]]*\]|\{[{%].*[}%]\}|<[^>]+>|https?://\S+|www\.\S+|"
                    r"[\w.+-]+@[\w-]+\.\w+)\s*\.?$|(?:share|tweet|pin it|print|email|e-mail|"
                    "comments?|tags?|categories|posted (?:in|on|by)|filed under|leave a "
                    r"(?:comment|reply)|\d+ comments?|share on (?:facebook|twitter|x|whatsapp)|"
                    r"copy link|link copied)\b[^.?]{0,60}$|the post .{3,200} (?:first )?appeared "
                    r"(?:first )?on\b|(?:retweet|embed|caption|image caption|media caption|image "
                    r"source)\b"
                ),
            ),
            Trace(
                reason="plugin debris",
                pattern=(
                    r"\b(?:may (?:earn|receive) (?:an? )?(?:affiliate )?commission|(?:cookies? "
                    r"(?:policy|settings)|loading\.\.\.)\b)"
                ),
                hints=("commission", "cookie", "loading..."),
            ),
            Trace(
                reason="contact line",
                pattern=(
                    r"\b(?:(?:contact|email|e-mail|write to|get in touch with) (?:us|the "
                    r"(?:author|reporter|writer|newsroom)|our \w+)\b.{0,40}(?:@|at\b|:|on\b)|"
                    "(?:do you|have you|got) (?:have |got )?(?:a )?(?:story|tip|news tip|more "
                    r"information)\b.*\?|send (?:us )?(?:your )?tips?\b|follow (?:him|her|them|"
                    r"the author|[A-Z]\w+(?: [A-Z]\w+)?) on (?:twitter|x|facebook|instagram)\b|"
                    r"follow @\w+|not (?:currently )?accepting comments\b)|^(?:twitter|facebook|"
                    r"instagram)\s*:"
                ),
                hints=(
                    "contact ",
                    "mail ",
                    "write to ",
                    "in touch with ",
                    "story",
                    "tip",
                    "more information",
                    "follow ",
                    "accepting comments",
                    "twitter",
                    "facebook",
                    "instagram",
                ),
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:please (?:refresh|reload|enable|exit|navigate|view the main)\b|refresh "
                    r"(?:the page|your (?:page|browser))|notifications can be managed|thank you "
                    r"for "
                    r"your patience|while we verify|upgrad\w+ to a web browser|we use cookies|"
                    r"cookie "
                    r"(?:policy|preferences|settings)|consent to (?:load|the use of "
                    r"cookies)|needs your consent|(?:by )?(?:subscribing|signing up|submitting|"
                    r"entering "
                    r"your e-?mail|clicking|continuing)\b.{0,60}\b(?:agree|accept|consent)\b|you "
                    r"can\s+"
                    r"opt[- ]out|successfully subscribed|responsible for the content of external|"
                    r"approach to external linking|toll-free|legal statement\.?$)"
                ),
                hints=(
                    "please ",
                    "refresh ",
                    "notifications can",
                    "your patience",
                    "while we verify",
                    "web browser",
                    "cookie",
                    "consent",
                    "subscribing",
                    "submitting",
                    "signing up",
                    "entering your",
                    "clicking",
                    "continuing",
                    "opt-out",
                    "opt out",
                    "subscribed",
                    "external",
                    "toll-free",
                    "legal statement",
                ),
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:on (?:only )?one device at a time|read(?:ing)?\b.{0,40}\bwith this "
                    r"account|"
                    r"(?:top|latest|today['’]s) (?:\w+ ){0,2}headlines are\b|(?:publishes|carries) "
                    r"(?:around |about |some |over )?[\d,]+ (?:reports|stories|articles) (?:a|per|"
                    r"each) "
                    r"(?:day|week)|(?:aggregat|distribut)ing\b.{0,60}\bnews\b.{0,60}\b(?:daily|"
                    r"organi[sz]ations)|please try again|almost finished\.\.\.|(?:we "
                    r"need to |please )confirm your e-?mail|follow the instructions in the e-?mail|"
                    r"problem processing your (?:submission|request|sign-?up)|"
                    r"responsible for (?:their|its) own content|please contact us\b|thank you for "
                    r"(?:using|reading|visiting|watching|listening)|"
                    r"streaming (?:exclusively|now) on|now streaming|"
                    r"(?:not )?be displayed properly|this (?:item|report) is being "
                    r"updated|follow .{2,60}\b(?:coverage|"
                    r"reporting|news) on (?:x|twitter|facebook|instagram)\b|subscribe to "
                    r"the\b.{2,60}"
                    r"\b(?:newsletter|podcast|channel)|enter(?:ing)? your e-?mail|you understand "
                    r"that "
                    r"you can|get the latest (?:updates|news)\b)"
                ),
                hints=(
                    "device",
                    "this account",
                    "headlines are",
                    "aggregating",
                    "distributing",
                    "try again",
                    "almost finished",
                    "confirm your ",
                    "instructions in ",
                    "problem processing ",
                    "own content",
                    "contact us",
                    "thank you for ",
                    "streaming",
                    "displayed properly",
                    "publishes ",
                    "carries ",
                    "being updated",
                    "follow ",
                    "subscribe to the",
                    "your email",
                    "your e-mail",
                    "you understand ",
                    "get the latest",
                ),
            ),
            Trace(
                reason="market data",
                pattern=(
                    r"\b(?:market data provided|quotes (?:are )?(?:displayed|delayed) |data (?:is "
                    r"a "
                    r"real-time|is delayed at least|(?:also )?provided by)|delayed (?:by )?(?:at "
                    r"least )?\d+ minutes|etf data|stock quotes, and market data)|^powered (?:and "
                    r"implemented )?by\b"
                ),
                hints=("data", "quotes ", "delayed ", "powered "),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:you(?:['’]ve| have) (?:\w+ )?(?:\d+ of your \d+|\d+|all (?:of )?your) "
                    r"free (?:articles?|stories)|free articles? (?:left|remaining|this month)|of "
                    r"this "
                    r"article left to read|rest is for subscribers|(?:don['’]t|already) have an "
                    r"account|forgot (?:your )?password|user ?name or e-?mail|want all of the|"
                    r"create "
                    r"(?:a free|an) account|unlimited access to|(?:subscribe|subscription) (?:now "
                    r")?"
                    r"(?:for|from) (?:only |just )?(?:[$€£]|\w+ (?:crowns?|euros?|dollars?|"
                    r"pounds?)))"
                    r"|^(?:log ?in|sign in|subscribe|register|remember me|subscribers only)\.?$"
                ),
                hints=(
                    "free article",
                    "free stor",
                    "left to read",
                    "for subscribers",
                    "have an account",
                    "password",
                    "email",
                    "e-mail",
                    "want all of the",
                    "account",
                    "unlimited access",
                    "subscri",
                    "log in",
                    "login",
                    "sign in",
                    "register",
                    "remember me",
                ),
            ),
            Trace(
                reason="gallery hint",
                pattern=(
                    r"\b(?:gallery|slideshow|video|chart|graphic|map|photos?|images?|pictures?) "
                    r"(?:above|below)\b"
                ),
                hints=(" above", " below"),
            ),
            Trace(
                reason="gallery hint",
                pattern=(
                    r"(?:swipe (?:left|right|up)|image \d+ of \d+|(?:slide|photo|picture) \d+ "
                    r"(?:of|"
                    r"/) ?\d+|view (?:the )?(?:gallery|slideshow)|scroll (?:left|right|through)|"
                    r"show "
                    r"(?:less|more)\.?$|hide caption|toggle caption|enlarge this)\b"
                ),
            ),
            Trace(
                reason="promotion",
                pattern=(
                    r"\b(?:(?:listen|subscribe|tune in) to our (?:\w+ ){0,3}(?:podcast|show)|"
                    r"wherever "
                    r"you (?:get|listen to) your podcasts|(?:use|with) (?:the )?coupon code|offer "
                    r"valid (?:from|until|through)|(?:terms|restrictions) (?:and \w+ )?apply\.?$|"
                    r"free trial issue|newsletter (?:brings|delivers)|what['’]s clicking on|while "
                    r"you['’]re here|for (?:the latest|more) (?:from|on) .{2,60}(?:click here|,? "
                    r"visit "
                    r"\S+\.\w)|see the original story at|(?:weeknights|weekdays) (?:at )?\d|"
                    r"expert-led "
                    r"online courses|successfully (?:signed|registered))"
                ),
                hints=(
                    " to our ",
                    "your podcasts",
                    "coupon code",
                    "offer valid",
                    "apply",
                    "free trial",
                    "newsletter ",
                    "s clicking",
                    "while you",
                    "for the latest",
                    "for more ",
                    "original story",
                    "weeknights ",
                    "weekdays ",
                    "online courses",
                    "successfully ",
                ),
            ),
            # "Gull Wire has compiled the key facts of the day."
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3} has (?:compiled|gathered|collected|"
                    r"rounded up|put together) (?:the|all|everything|what)\b"
                ),
                hints=("has compiled", "has gathered", "has collected", "has rounded", "has put"),
            ),
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^(?!.*[\"“”])(?:.*\b(?:your (?:donation|support|contribution|subscription) "
                    r"(?:allows|helps|enables|makes|keeps)|(?:quality|independent|fearless) "
                    r"journalism "
                    r"(?:should|needs|takes|is)|(?:we|our)\b.{0,80}\b(?:independent journalism|"
                    r"paywalls?\b)|the stories that matter|we need reporters on the ground|"
                    r"reporting "
                    r"and analysis with paywalls|is trusted by (?:\w+ ){0,4}(?:readers|across)|is "
                    r"on "
                    r"the ground when)|closed captioning|audience relations|a division of [A-Z]|"
                    r"global "
                    r"business and financial news)"
                ),
                hints=(
                    "your donation",
                    "your support",
                    "your contribution",
                    "your subscription",
                    "journalism",
                    "paywall",
                    "stories that matter",
                    "reporters on the ground",
                    "trusted by",
                    "the ground when",
                    "captioning",
                    "audience relations",
                    "a division of",
                    "financial news",
                ),
            ),
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^(?!.*[\"“”]).*\b(?:our (?:latest|newest|award-winning|investigative) "
                    r"(?:documentary|documentaries|investigations?|podcasts?|journalism|reporting)|"
                    r"(?:is|was|are|were|serv(?:es|ed|ing) as|act(?:s|ed|ing) as) (?:the |an? )?"
                    r"(?:\w+['’]s )?(?:general |official |exclusive |main )?(?:information|media) "
                    r"partner)\b"
                ),
                hints=(
                    "our latest",
                    "our newest",
                    "our award-winning",
                    "our investigative",
                    "information partner",
                    "media partner",
                ),
                spoils=True,
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"\bBy (?P<author>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2})(?:(?:, (?:and )?| "
                    r"and )[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2}){0,4},? (?P=author)\b"
                ),
                hints=("by ",),
                cased=True,
                spoils=True,
            ),
            Trace(
                reason="rights notice",
                pattern=(
                    r"\b(?:rush transcript|may not be in its final form|entire contents of this|"
                    r"tm (?:&"
                    r"|and) ©|registered trademarks? of)"
                ),
                hints=("transcript", "final form", "entire contents", "©", "trademark"),
            ),
            Trace(
                reason="correction",
                pattern=(
                    r"(?:an? (?:prior|previous|earlier) version (?:misstated|wrongly|incorrectly|"
                    r"of "
                    r"(?:this|the (?:story|article|report)))\b|(?:corrections?|"
                    r"clarification) ?[:(]|this is a (?:developing|breaking) (?:news )?story|more "
                    r"(?:details )?to follow|this (?:\w+ )?(?:story|article|page) (?:will be|is "
                    r"being) "
                    r"updated|(?:refresh|check back)\b.{0,40}\bupdates|warning: (?:this|the "
                    r"following)|edited by:? [^.]{2,60}\.?$|translated by [^.]{2,60}\.?$|with "
                    r"(?:files|"
                    r"inputs?|reporting|contributions) (?:from|by)\b|by .{3,80} reported from\b)"
                ),
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"(?:[A-Z][\w'’.-]+,? ){1,4}(?:(?:writer|reporter|editor|producer|"
                    r"correspondent|"
                    r"columnist),? )?(?:[A-Z][\w'’.-]+,? ){1,4}(?:has (?:covered\b.{0,80}\b(?:for|"
                    r"since)|been an? "
                    r"(?:\w+ )?(?:reporter|journalist|correspondent)|been covering "
                    r".{0,80}\b(?:for|since)|written about .{0,60} since)|"
                    r"covers .{2,60} for\b|writes about\b|reports for\b|is (?:an? |the )(?:[\w-]+ "
                    r"){0,5}(?:reporter|writer|editor|correspondent|journalist|producer|"
                    r"columnist)\b.{0,40}\b(?:for|"
                    r"with|at|of)\b|is born and based\b)"
                ),
                late=True,
                cased=True,
            ),
            Trace(
                reason="contact line",
                pattern=(
                    r"\b(?:you can (?:(?:reach|e-?mail|contact|follow) (?:him|her|them|us|me|@|"
                    r"(?-i:[A-Z]))|(?:e-?mail|send)\b).{0,60}(?:@|\bat\b|"
                    r"\bon\b|"
                    r"\btips)|can be reached (?:at|by|on)\b|(?:story|news) "
                    r"tips?\b.{0,20}\b(?:sent|to|"
                    r"\?)|send tips to|reach (?:him|her|them) (?:at|on)\b|we want to hear from "
                    r"you|let "
                    r"us know in the comments|tell us (?:what|in the)|share your thoughts)"
                ),
                hints=(
                    "you can ",
                    "be reached ",
                    "story tip",
                    "news tip",
                    "send tips",
                    "reach ",
                    "hear from you",
                    "in the comments",
                    "tell us ",
                    "your thoughts",
                ),
            ),
            Trace(
                reason="subscribe call",
                pattern=(
                    r"\b(?:follow|like|find) (?:us|[A-Z]\w+(?: [A-Z]\w+){0,4}) on (?:Facebook|"
                    r"Twitter|X|"
                    r"Instagram|YouTube|TikTok|Telegram|WhatsApp|LinkedIn|Threads)\b"
                ),
                hints=(
                    "facebook",
                    "twitter",
                    " on x",
                    "instagram",
                    "youtube",
                    "tiktok",
                    "telegram",
                    "whatsapp",
                    "linkedin",
                    "threads",
                ),
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"(?:[A-Z][\w'’.-]+ ){2,3}is (?:an? |the )?(?:[\w-]+ ){0,5}(?:reporter|"
                    "correspondent|journalist|editor|columnist|contributor|writer|fellow|"
                    r"blogger)\b.{0,80}(?:\bat\b|\bfor\b|\bwith\b|\bof\b|\bbased\b|\bcover)|about "
                    r"the author\b|(?:the )?(?:author|writer) (?:is|can be)\b"
                ),
                late=True,
                cased=True,
            ),
            Trace(
                reason="byline",
                pattern=(
                    r"(?:[Bb]y|(?:Reported|Written|Text) by)\.?\s+(?:[A-Z][\w'’.-]+[ ,]*(?:and "
                    r")?){1,6}(?:[|,–-].{0,40})?$|By\.$|(?:PUBLISHED|UPDATED):?\.?$|\|\.?$|"
                    r"(?:last )?updated:? .{0,40}\d{4}\.?$|Updated (?:at|on) \d.{0,60}$"
                ),
                cased=True,
            ),
        ),
        attribution=(
            "via|associated press|reuters|afp|agence france-presse|agencies|news agency|staff|"
            "correspondent|bureau"
        ),
    ),
    # What sites and files say beside their articles.
    reading=Reading(
        before_authors=("by|(?:written|reported|story|text|words|reporting|writing|report) by"),
        between_authors="and|with",
        behind_authors="in|for|at|from|reporting (?:from|for)",
        no_author=(
            r"edit(?:ing|ed)\b|additional|compiled|curated|photo\w*|video|graphics?|"
            r"illustrat\w+|translat\w+|produc\w+|fact.?check\w*|research by|reviewed|updated|"
            "published|posted"
        ),
        staff=(
            "staff|news ?room|news ?desk|desk|editors?|editor in chief|editorial|"
            "admin(?:istrator)?|web ?master|contributors?|contributing|correspondents?|"
            "reporters?|journalists?|columnists?|bureau|team|agenc(?:y|ies)|wires?|guest|"
            "anonymous|unknown|author|user|moderator|press release|press office|"
            "communications|department|magazine|newspaper|online|digital|multimedia|"
            "producers?|photographers?|analysts?|political|senior|chief|head of|director|"
            r"professor|founder|ceo|expert|writers?|freelance\w*|special to|sponsored|"
            "promoted|partners?|group|company|inc|ltd|llc"
        ),
        pictures="photo|photograph|image|picture|drawing|illustration|graphic|credit",
        bylines="by",
        credits="sources?|credits?",
        credit_words="via the and with of for from in on at by",
        calls="subscribe|sign up|follow|read more|share|click|newsletter|copyright",
        outlets=(
            "news|press|times|post|tribune|herald|gazette|journal|agency|radio|tv|daily|weekly|"
            "observer|courier|chronicle|mail|star|monitor|review|wire|service|network|media|"
            "magazine|channel|broadcasting"
        ),
        undescribed=(
            r"images?|photos?|photographs?|pictures?|pics?|graphics?|figures?|thumbnails?|"
            r"(?:featured|main|lead|cover|header|post|article|blog|hero|default|banner|preview|"
            r"stock|sample) ?(?:image|photo|picture|graphic)|"
            r"image (?:for|of) (?:this )?(?:post|article)|(?:image|photo|picture) description|"
            r"alt(?:ernative)?(?: text)?|description|caption|placeholder|untitled|banner|cover|"
            r"header|hero|logo|icon|screenshot|loading"
        ),
        sections=(
            "posts",
            "post",
            "_posts",
            "content",
            "body",
            "main",
            "uncategorized",
            "uncategorised",
            "featured story",
            "top",
            "home",
            "default",
            "page",
            "pages",
            "articles",
            "article",
            "index",
            "all",
            "general",
        ),
        walls=(
            r"subscribe (?:now )?to (?:continue|keep|read)\b",
            "to continue reading,? (?:please )?(?:subscribe|log in|sign in)",
            (
                "(?:article|content|story|report|page) is (?:(?:reserved|only|available|exclusive"
                "(?:ly)?|for|to|our|paying) )*(?:subscribers|members)"
            ),
            r"already a (?:subscriber|member)\?",
            r"(?:log|sign) ?in (?:or (?:register|subscribe|sign up) )?to (?:continue|keep|read)\b",
        ),
        undelivered=(
            "trouble retrieving (?:the|this) article",
            r"enable (?:javascript|js)\b",
            "javascript (?:is|must be) (?:disabled|enabled)",
            "access denied",
            "403 forbidden",
            r"are you (?:a robot|human)\b",
            "verify(?:ing)? (?:that )?you are (?:a )?human",
            "unusual traffic",
        ),
        errors=r"404\b.*|page not found|not found",
        entries="(?:please )?(?:log|sign)[ -]?(?:in|on)|(?:log-?in|registration) required",
        mail=(
            r"unsubscribe|view (?:this|it|the)\b.{0,30}\bbrowser|(?:update|manage|change) your "
            r"(?:\w+ ){0,2}(?:preferences|subscriptions?|settings)|"
            r"you(?:['’]re| are| have) receiv(?:ing|ed) this|"
            r"this (?:e-?mail|message|newsletter) was sent (?:to|by)|forward (?:this|to a friend)|"
            r"add us to your (?:address book|contacts)|^read online|all rights reserved"
        ),
    ),
)
