"""Which openings refer to a sentence before: pronouns, connectives, "the minister also", a bare surname.

The lists are wide on purpose: a sentence held back costs little, one that refers to nothing makes its reader stumble.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from digest.summarise.speakers import outermost, speaker
from digest.text.words import base

_PRONOUNS = {
    "en": """he she it they this that these those his her hers its their theirs him them i we you my our your me us
        himself herself itself themselves such another others both neither either none who which whose whom here""",
    "fr": """il elle ils elles ce c cela ça ceci cet cette ces celui celle ceux celles son sa ses leur leurs lui eux y
        je j nous vous tu on mon ma mes notre nos votre vos moi toi chacun chacune lequel laquelle lesquels dont qui tel
        telle""",
    "es": """él ella ellos ellas ello este esta esto estos estas ese esa eso esos esas aquel aquella aquellos aquellas su
        sus le les lo la yo nosotros usted ustedes tú mi mis nuestro nuestra nuestros nuestras ambos ambas otro otra otros
        otras tal quien ahí allí aquí""",
    "de": """er sie es dies diese dieser dieses diesen diesem jene jener jenes sein seine seinen seiner seinem ihr ihre
        ihren ihrer ihrem ihm ihn ihnen ich wir man mein meine unser unsere du euch beide beides andere anderer
        solche solcher derselbe dieselbe dasselbe dort hier da das""",
    "ar": """هو هي هم هما هن انه انها انهم هذا هذه هؤلاء ذلك تلك اولئك انا نحن انت له لها لهم لديه لديها وهو وهي وهم
        وهذا وهذه وذلك وتلك فهو فهي هناك هنا وهناك بعضهم كلاهما منهم بينهم الذي التي الذين""",
}
_CONNECTIVES = {
    "en": """and but or so yet nor however meanwhile moreover furthermore also then thus therefore nevertheless
        nonetheless instead still besides additionally consequently hence otherwise similarly likewise finally later
        afterwards afterward earlier indeed again too plus rather elsewhere previously subsequently eventually
        ultimately accordingly alternatively anyway conversely regardless notably incidentally overall because equally admittedly alas fortunately unfortunately sadly thankfully luckily meantime secondly
        thirdly lastly firstly yes oh ok okay even apparently clearly obviously certainly surely hopefully thereafter
        especially particularly specifically namely""",
    "fr": """et mais ou donc or ni car puis ensuite enfin ainsi alors cependant pourtant toutefois néanmoins aussi
        également d'ailleurs par ailleurs outre finalement autrement bref certes sinon surtout auparavant
        là voilà voici oui même seulement quant parallèlement autant premièrement deuxièmement encore
        parce puisque malheureusement heureusement""",
    "es": """y e pero o u ni sino así entonces luego después además también sin embargo aunque no obstante finalmente
        mientras asimismo tampoco pues porque incluso aún todavía ya sí posteriormente entretanto igualmente
        entonces""",
    "de": """und aber oder doch denn jedoch dennoch trotzdem außerdem zudem auch dann danach deshalb daher darum also
        allerdings hingegen dagegen schließlich zuletzt inzwischen unterdessen zugleich ebenso sonst noch
        so später zuvor dabei damit dafür dazu davon daran darauf darin deswegen immerhin ja nein weil""",
    "ar": """لكن ولكن بل او ثم كما كذلك ايضا لذلك ولذلك غير بيد اما واما وايضا بينما وبينما بالتالي وبالتالي حيث
        اذ لان فيما وفيما واخيرا اخيرا نعم لا ومع رغم وقد فقد وكان وكانت واضاف واضافت وقال وقالت وتابع وتابعت واوضح
        واوضحت واكد واكدت واشار واشارت وذكر وذكرت ولفت وشدد""",
}
#: Two or more words that open a sentence and lean on the one before.
_PHRASES = {
    "en": r"in addition|in contrast|in turn|in fact|in other words|in response|in the meantime|in short|in all|"
    r"in total|"
    r"in this|in that|in these|in those|in doing so|in both|in the same|in reply|in spite of this|"
    r"on the other hand|"
    r"on top of|on that|on this|for example|for instance|for this|for that|for his|for her|for their|for now|"
    r"for him|"
    r"for them|as a result|as such|as well|as for|as part of (?:this|that|his|her|its|their)|as he|as she|"
    r"as it|as they|"
    r"after (?:that|this|all|his|her|their|which|he|she|they|it)|before (?:that|this|he|she|they|it)|by then|"
    r"by that|by contrast|"
    r"at (?:that|this|the same) |at first|at one point|at the time|at least|at its|at his|at her|to that|"
    r"to this|to his|to her|"
    r"to their|to be|of (?:course|these|those|them|that|this|his|her|its|their)|with (?:this|that|his|her|its|"
    r"their|these|those|him|it)|"
    r"even (?:so|though|if|more|worse)|that said|once again|too |according to (?:him|her|them|it|his|its|their)|"
    r"among (?:them|those|these)|despite (?:this|that|his|her|their|its)|until then|until (?:he|she|it)|"
    r"under (?:his|her|this|that|its)|"
    r"during (?:his|her|that|this|their|its)|like (?:his|her|many|him|that|this)|unlike (?:his|her|him|that|"
    r"this)|from (?:there|that|then|this)|"
    r"when (?:he|she|it|they|asked|this|that|his|her)|while (?:he|she|it|they|there|this|that|his|her)|"
    r"if (?:he|she|it|they|this|that|so|not)|because (?:he|she|it|they|of (?:this|that|his|her))|since (?:then|"
    r"he|she|it|this|that)|"
    r"though (?:he|she|it|they)|although (?:he|she|it|they)|where (?:he|she|it|they)|what (?:he|she|it|they|"
    r"is more)|what's more|for its|(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+) )?(?:minutes?|hours?|"
    r"days?|weeks?|months?|years?|moments) (?:later|earlier|(?:after|before),)|the figure comes|for (?:all )?(?:the|an?) \w+ (?:has|have|had|is|are|was|were|will|would|can|could)|(?:\w+ |some |many |most |all |each )?of (?:them|these|those)|"
    r"how (?:he|she|it|they)|the (?:latter|same|other|others|two|three|four|pair|couple|duo|trio|rest|"
    r"(?:following|next|previous) (?:day|morning|night|evening|week|month|year|season|step|stage|round|question)|resulting|above|answer|reason|result|idea|problem|"
    r"man|woman|boy|girl|teenager|youngster|officers?|minister|official|spokesman|spokeswoman|actor|actress|"
    r"singer|star|striker|"
    r"midfielder|defender|goalkeeper|coach|manager|player|driver|pilot|author|day before|"
    r"day after|day|"
    r"video|image|photo|picture)",
    "fr": r"de plus|en outre|en effet|en fait|en revanche|au contraire|par exemple|par conséquent|par la suite|"
    r"par ailleurs|"
    r"à ce|à cette|à ses|à son|à sa|à leur|selon (?:lui|elle|eux|elles)|pour (?:lui|elle|eux|cela|ce|autant|sa|"
    r"son|ses)|"
    r"dans (?:ce|cette|ces|son|sa|ses|le même|la même|la foulée)|sur (?:ce|cette|ces|son|sa|ses)|avec (?:ce|"
    r"cette|ces|lui|elle|son|sa|ses)|"
    r"de (?:son|sa|ses|cette|ce|ces|leur|leurs|même|quoi|fait)|d'(?:autres|autant|ailleurs|où|abord|"
    r"après (?:lui|elle))|"
    r"du coup|du même|l'une?|un autre|une autre|l'autre|les autres|les deux|le même|la même|le second|"
    r"la seconde|le dernier|ce dernier|cette dernière|après (?:ce|cette|quoi|cela|avoir)|depuis (?:lors|cette|"
    r"ce)|"
    r"la veille|le lendemain|(?:(?:une?|deux|trois|quatre|cinq|six|sept|huit|dix|quelques|\d+) )?(?:minutes?|heures?|jours?|semaines?|mois|ans?|années?) (?:plus tard|auparavant|plus tôt)|"
    r"ainsi s'|restent? (?:que|à savoir)|pendant ce|malgré (?:cela|ce|cette|tout)|quant à|au final|au-delà|au même|en (?:même temps|attendant|vain|cela)|"
    r"lorsqu'(?:il|elle|on)|quand (?:il|elle|on)|s'(?:il|ils)|si (?:elle|on|l'on)|comme (?:il|elle|si)|"
    r"tout comme|"
    r"qu'(?:il|elle)|c'est|est-ce|parmi (?:eux|elles)|chez (?:lui|elle|eux)|grâce à (?:ce|cette)|face à (?:ce|"
    r"cette)|"
    r"une (?:information|décision|annonce|situation|première|déclaration|nouvelle)|un (?:chiffre|constat|choix|"
    r"moyen) ",
    "es": r"sin embargo|no obstante|por (?:ello|eso|lo tanto|ejemplo|otra|otro|su|esta|este|último)|en (?:cambio|"
    r"efecto|este|esta|ese|esa|su|"
    r"consecuencia|definitiva)|de (?:hecho|esta|este|ahí|su)|a (?:su|pesar de (?:ello|esto)|este|esta|"
    r"continuación)|al (?:mismo|final)|"
    r"con (?:esta|este|ello|su)|según (?:él|ella|ellos)|para (?:él|ella|ello|su)|el (?:mismo|otro|primero|"
    r"segundo|último|ministro)|"
    r"la (?:misma|otra|primera|segunda|última|decisión|medida)|los (?:dos|otros|mismos)|las (?:dos|otras|"
    r"mismas)|lo (?:mismo|que)|"
    r"tras (?:ello|esto|su|este|esta)|desde entonces|hasta entonces|un año después|mientras tanto|es decir|o sea",
    "de": r"zum beispiel|im gegensatz|im übrigen|nach (?:ihm|ihr|dieser|diesem|seiner|seinem|ihrer)|in (?:dieser|"
    r"diesem|seiner|seinem|ihrer|der tat)|"
    r"mit (?:dieser|diesem|seiner|seinem|ihrer|ihm|ihr)|bei (?:dieser|diesem|seiner|ihm|ihr)|für (?:ihn|sie|"
    r"diese|dieses|seine|ihre)|"
    r"der (?:andere|gleiche|letztere|erste|zweite|minister|mann)|die (?:andere|gleiche|letztere|beiden|frau|"
    r"erste|zweite|ministerin)|"
    r"das (?:andere|gleiche|heißt|sei|ist|war)|auf (?:diese|diesem|seine|ihre)|seit (?:damals|dem|dieser)|"
    r"aus (?:diesem|dieser|seiner)",
    "ar": r"من (?:جهته|جهتها|جانبه|جانبها|ناحيته|ناحيتها|ثم|هنا|بينهم|بينها)|في (?:المقابل|الوقت نفسه|هذا|هذه|ذلك|"
    r"تلك|حين)|"
    r"على (?:الرغم|صعيد|هذا|ذلك)|الى ذلك|الي ذلك|الى جانب ذلك|بعد ذلك|قبل ذلك|مع ذلك|ومع ذلك|ومن|وفي|وعلي|وعلى|"
    r"لا سيما|فضلا عن|"
    r"بالاضافه|بالاضافة|نتيجه لذلك|عقب ذلك|اثر ذلك|وبحسب|وحسب|ووفق|وفق ذلك",
}
#: Within a subject's reach, what joins the sentence to the one before: "the board also", "la mairie, en revanche".
_JOINED = {
    "en": r"(?:(?!who\b|which\b|that\b|not\b)\S+ ){1,5}?(?:also(?! known)|too,|meanwhile|however|therefore|nevertheless|likewise)\b",
    "fr": r"(?:(?!qui\b|non\b)\S+ ){1,5}?(?:aussi|également|cependant|toutefois|pourtant|néanmoins|quant à (?:lui|elle|eux|elles)|en revanche|"
    r"pour sa part|de son côté)\b",
    "es": r"(?:(?!que\b|no\b)\S+ ){1,5}?(?:también|además|tampoco|asimismo|por su parte|sin embargo|en cambio)\b",
    "de": r"(?:(?!nicht\b)\S+ ){1,5}?(?:auch|außerdem|zudem|jedoch|allerdings|dagegen|hingegen|ebenfalls)\b",
    "ar": r"(?:\S+ ){1,4}?(?:ايضا|كذلك|ايضًا)(?!\w)",
}
#: What leans not on the sentence before but on what the text is about: "the deal", "the board later".
_TOPICAL = {
    "en": r"the \w+ (?:side|outfit|giants)\b(?! (?-i:[A-Z]))|the (?:country|nation|[\w-]+-year-old|company|firm|team|club|band|film|show|airline|accident|crash|blaze|strike|vote|trial|case|bill|agreement|"
    r"move|decision|news|incident|attack|announcement|ruling|comments|remarks|statement|claims?|"
    r"allegations?|findings|deal|"
    r"plan|scheme|proposals?|event|victims?|suspects?|latest)\b|(?:\S+ ){1,4}(?:too|then|again|"
    r"instead|later|further|added|adds|went on|continued)\b"
    r"|[^\"“”]*,? (?:too|as well|either|however|though|for example|for instance|instead|meanwhile|then|"
    r"in turn)[.,]",
    "fr": r"(?:le |la |les |l')(?:essai|accord|projet|plan|texte|mesure|décision|annonce|procès|victimes?|suspects?|accident|incendie|attaque|"
    r"enquête|entreprise|société|compagnie|équipe|opération|spectacle|convoi|chantier|prototype|appareil|machine|découverte|"
    r"exposition|concours|épreuve|expérience|dispositif|documents?|bulletins|invitations|travaux|recherches|négociations|"
    r"discussions|secours|sauveteurs|organisateurs|auteurs|chercheurs|bâtiment|navire|bateau|avion|groupe|manifestants|action|nouveaux? \w+|ancien(?:ne)? \w+)"
    r"(?: \w+)? (?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront|aura|reste|restent|doit|doivent|peut|peuvent|coûte|coûtera|se|s')\b|"
    r"une? (?:plan|rapport|décret|étude|note|loi) de (?:1[89]|20)\d\d\b|(?:\S+ ){1,5}(?:ensuite|ainsi|donc|quant à|ajoute|"
    r"enfin|en effet|par ailleurs|poursuit)\b",
    "es": r"(?:\S+ ){1,4}(?:luego|después|añadió|agregó)\b",
    "de": r"(?:\S+ ){1,4}(?:dann|danach|aber|daher|deshalb|ergänzte)\b",
}
#: Behind a short subject, a verb's object that only the sentence before names: "Port-Brume la leur envoie", «يغسلها شبان».
_OBJECTS = {
    "en": r"(?:[\w'-]+ ){1,4}(?:\w{3,}ed|told|gave|met|saw|found|took|left|kept|sent|brought|held|beat) (?:him|them)\b(?!sel)",
    "fr": r"(?:(?-i:[A-ZÀ-Þ])[\w-]+(?:[ ](?-i:[A-ZÀ-Þ])[\w-]+)*|(?:le|la|les|un|une) [\w-]+|l'[\w-]+)(?: d[eu]s? [\w-]+)?(?: n[e'])? ?"
    r"(?:(?:le|la|les|l') ?(?:lui|leur) |(?:lui|leur) en |(?:l'|les |lui |leur |y |en )(?:a|ont|avait|avaient|aura|auront|est|sont|était|étaient) (?!emport)|"
    r"(?:lui|leur) (?!et\b|ou\b|d'|de\b|aussi|même|seul|[ns]e\b)\w+(?:e|t|ent|a|ait)\b|y (?!compris)\w+|l'(?!an\b|été|hiver|automne|après|empor)\w+(?:era|eront|ait|aient|e|ent|it|oit)(?= (?:à|au|aux|dans|en|pour|sur|par|avec|depuis|chez|le|la|les|un|une|de)\b|[.,]))|"
    r"[^,;:«\"]* qu'(?:elle|il)s? (?:y|en|l'|le|la|les|lui|leur) \w+\.$",
    "ar": r"(?!\w*(?:ساهم|سهم|تهم|درهم|فهم|لهم|داهم)\b)\w{2,}(?:ها|هما|هم)\b|\w{3,}ته\b|(?:كان|كانت|كانوا) قد \w+ه\w{0,2}\b|كانت? قد \w+(?:ته|ها|ه)\b|"
    r"(?:قال|قالت|اضاف|اضافت|اكد|اكدت|اوضح|اوضحت|ذكر|ذكرت|يرى|تري|يري|ترى|راي|رات|اعتبر|اعتبرت|يقول|تقول|يضيف|تضيف|يوضح|توضح) (?:ان|انه|انها|انهم)\b|"
    r"(?:اشار|اشارت|يشير|تشير|لفت|لفتت) الى|(?:تاسست?|ولدت?|توفيت?) (?:في|عام|سنه|سنة)\b|"
    r"(?:[يت]\w{2,}|قالت?|اعلنت?|طالبت?|عادت?|خسرت?|فقدت?) (?!\w*(?:سهم|درهم|فهم)\b)\w{2,}(?:ها|هما|هم)\b|ال\w+ (?:هو|هي) ",
}
#: A quotation whose speaker is a pronoun.
_SAID = {
    "en": r"[\"”’'] ?,? ?(?:(?:he|she|they|it) (?:\w+ ){0,2}(?:said|says|added|told|tweeted|wrote|explained|"
    r"continued|asked|admitted|insisted|"
    r"claimed|noted|recalled|joked|warned|argued|concluded|replied|declared|stated)|(?:said|says|added) (?:he|"
    r"she|they)\b)|, (?:according to )?the (?:report|study|paper|document|complaint|lawsuit|source|survey|researchers|authors|"
    r"letter)(?: (?:\w+ )?(?:said|says|found|finds|added|adds|noted|concluded|warned|claimed|claims))?\.$",
    "fr": r"(?:-t-|-)(?:il|elle|ils|elles|on)\b|[\"»] ?,? ?(?:il|elle) (?:a |avait )?\w+",
    "es": r"[\"»”],? ?(?:dijo|añadió|agregó|explicó|afirmó|señaló|indicó|aseguró|declaró|sostuvo|subrayó|concluyó|"
    r"apuntó)(?: (?:él|ella))?[.,]?$",
    "de": r"[\"“»],? ?(?:sagte|erklärte|betonte|ergänzte|fügte) (?:er|sie)\b",
    "ar": r"(?!)",
}
#: Nothing but a quotation: who says it stands in a sentence before.
_SPEECH = re.compile(
    r"(?:[\"“][^\"“”]*[.!?…,][\"”]|«[^«»]*»|„[^„“”]*[“”]|[‘'](?:[^'‘’]|(?<=\w)['’](?=\w))*[.!?…,]['’])\W?$"
)
#: "After saying so, she left": the pronoun is reached before any name is.
_UNNAMED = re.compile(
    r"(?:After|Before|While|When|Since|Despite|Asked|By|Having|Without|Upon|At|On|With|As|[A-Z][a-z]+ing)\b"
    r"[^,.:;\"“A-Z]*,(?:[^,.:;\"“A-Z]*,)? (?:he|she|they|it)\b"
)
#: Whoever speaks, or everyone: who that is the sentence tells itself where it names the speaker.
_FIRST_PERSON_WORDS = """i we my our you your je j nous vous mon ma mes notre nos votre vos on yo nosotros usted ustedes mi mis
    nuestro nuestra ich wir mein meine unser unsere انا نحن"""
_FIRST_PERSON = frozenset(_FIRST_PERSON_WORDS.split())
#: In the speaker's words, what stands for something or somebody named before: at a clause's end, or as its subject.
_POINTS_BACK = re.compile(
    r"\b(?:it|that|this|them|him|her|these|those|so|too|there|one|cela|ça|lui|eux|eso|esto|ello|él|das|dies|ihn|ihm)(?=[,.!?;\"”»’'])|"
    r"\b(?:this|that|it|these|those|there)(?:['’]s| (?:is|was|are|were|will|would|has|had|can|could)\b)|"
    r"\b(?:he|she|they|il|elle|ils|elles|ella|ellos|er|sie)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^[\W_]+")
_FIRST = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"[A-Z]{2,}$")  # the US, an IT firm
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0652]")
_ALEF = str.maketrans("أإآٱ", "اااا")


class Lean(IntEnum):
    """What an opening leans on: nothing, what the text is about, the sentence before; or that is not known."""

    NOTHING = 0
    TOPIC = 1
    BEFORE = 2
    UNKNOWN = 3


#: A definite noun that opens a sentence; and a mention of it, with the word before that says whether it is the first of its kind.
_DEFINITE = {
    "fr": re.compile(
        r"(?:(?:Le|La|Les) |L['’])([a-zà-ÿœ]{4,}?)[sx]?(?= (?!d[eu]s? |d['’]|qui |que |qu['’]|à |au |aux |dont |où |sur |contre |pour ))"
    ),
    "ar": re.compile(r"(?:[\u0621-\u064a]+ )?ال([\u0621-\u064a]{3,})(?![\u0621-\u064a])"),
}
_MENTION = {
    "fr": r"(?P<det>\b(?:une?|des|d['’]une?) (?:[\w-]+ )?)?\b{noun}[sx]?\b",
    "ar": r"(?<![\u0621-\u064a])(?:[وفبك]?(?P<the>ال)|لل|[وفبلك])?{noun}(?:ا|ين|ان)?(?![\u0621-\u064a])",
}


def introduction(opening: str, before: str, headlines: str, language: str) -> int | None:
    """Where in *before* the thing is first told of that *opening* begins with as known ("Le navire …"); None for none.

    What the text never calls "a ship" is known to everyone, and what the *headlines* name is known to the reader.
    """
    code = base(language)
    noun = _DEFINITE[code].match(opening) if code in _DEFINITE else None
    if not noun:
        return None
    mention = re.compile(_MENTION[code].format(noun=re.escape(noun.group(1))), re.IGNORECASE)
    first = mention.search(before)
    if not first or mention.search(headlines):
        return None
    known = not first["det"] if code == "fr" else first["the"] or first.group().startswith("لل")
    return None if known else first.end() - 1


@lru_cache(maxsize=16)
def openers(language: str) -> Openers:
    """The one judge of a *language*'s openings."""
    return Openers(language)


class Openers:
    """Judges openings in one language; one without lists is not *known*: there the caller keeps to the lead."""

    def __init__(self, language: str) -> None:
        code = base(language)
        self.known = code in _PRONOUNS
        self._code = code
        self._words = frozenset(f"{_PRONOUNS.get(code, '')} {_CONNECTIVES.get(code, '')}".split())
        self._phrases = re.compile(rf"(?:{_PHRASES.get(code, '(?!)')})(?:\b|(?<=,))", re.IGNORECASE)
        self._topical = re.compile(_TOPICAL.get(code, "(?!)"), re.IGNORECASE)
        self._joined = re.compile(_JOINED.get(code, "(?!)"), re.IGNORECASE)
        self._said = re.compile(_SAID.get(code, "(?!)"), re.IGNORECASE)
        self._objects = re.compile(_OBJECTS.get(code, "(?!)"), re.IGNORECASE)

    def refers_back(self, text: str) -> bool:
        """Whether *text* opens (its quotation marks aside), or names its speaker, by what only the sentence before explains."""
        return self.lean(text) is Lean.BEFORE

    def lean(self, text: str) -> Lean:
        """What the opening of *text* leans on."""
        if _SPEECH.match(text):
            return Lean.BEFORE
        plain = _LEADING.sub("", text).replace("’", "'")
        if "\u0600" <= plain[:1] <= "\u06ff":
            plain = _ARABIC_MARKS.sub("", plain).translate(_ALEF)
        first = _FIRST.match(plain)
        word = first.group() if first else ""
        lower = word.lower()
        leaning = lower in self._words and not _ABBREVIATION.match(word)
        if leaning and lower not in _FIRST_PERSON:
            return Lean.BEFORE
        if (
            not word
            or _UNNAMED.match(plain)
            or self._phrases.match(plain)
            or self._joined.match(plain)
            or (self._objects.match(plain) or self._said.search(text))
        ):
            return Lean.BEFORE
        if leaning:
            return Lean.NOTHING if self._introduces_its_speaker(text) else Lean.BEFORE
        return Lean.TOPIC if self._topical.match(plain) else Lean.NOTHING

    def _introduces_its_speaker(self, text: str) -> bool:
        """Whether *text* opens with a quotation that can be understood alone and names who says it."""
        quoted = outermost(text)
        if not quoted or quoted[0].start or not all(span.closed for span in quoted):
            return False
        said, rest = text[: quoted[0].end], text[quoted[0].end :]
        return not _POINTS_BACK.search(said) and bool(speaker(f"\0{rest}", self._code))
