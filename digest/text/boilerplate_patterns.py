"""How outlets write what is not the story, in English, French, Spanish, German and Arabic.

Each pattern was found in real weeks; none is about one outlet's name alone, since an agency's name is news as often
as a credit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_I = re.IGNORECASE

_DATE = r"\d{1,2}:\d\d(?:\s?[AP]M)?,?(?: [A-Z]{2,4},?)?(?: on)? \d{1,2}(?:st|nd|rd|th)? \w+ \d{4}"
#: Bylines and time stamps in front of the text, line breaks turned into full stops as scrapers leave them.
HEADS = (
    re.compile(
        rf"(?:PUBLISHED|UPDATED|CREATED|LAST UPDATED(?: AT)?|"
        rf"Last updated(?: at)?):?\.?\s*:?\s*{_DATE}\.?\s*(?:\|\.?\s*)?"
    ),
    re.compile(
        r"By\. (?:(?!PUBLISHED|UPDATED|Last updated)[^.\n]{3,60}\. ){1,2}?(?=PUBLISHED|UPDATED|Last updated|"
        r"[\"'‘“]?[A-Z0-9])"
    ),
    re.compile(
        r"By [A-Z][\w'’.-]+ [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?(?:,| \|| for )[^\n.]{0,60}\n\s*"
    ),
    re.compile(r"\|\.?\s*"),
    re.compile(
        r"\([A-Z]{2,5}\)\s*(?:--?|[–—])?\s*(?=[\"“‘]?[A-Z])"
    ),  # any outlet's initials, in front of a text only
    re.compile(r"\((?:[A-Z][\w.]* ?){2,4}\)(?=[\"“‘]?[A-Z])"),  # or its name, the text glued to it
    re.compile(
        r"(?:Published|Posted|Updated) (?:on )?(?:[A-Z]?[a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z]?[a-z]{2,8}),? \d{4}\.?\s*"
    ),
)

_AGENCIES = (
    r"CNN|Reuters|AP|AFP|UPI|ANI|IANS|PTI|TASS|Xinhua|dpa|DPA|EFE|ANSA|KUNA|WAM|SPA|MENA|MAP|TAP|APS|PA|"
    r"Bloomberg|Associated Press|CNN Student News|Hollywood Reporter|EW\.com|Mental Floss|CNET|MNN\.com|"
    r"RollingStone\.com|The Guardian|AA|NNA|SANA|Anadolu(?: Agency)?|QNA|Petra|WAFA|Belga|ATS|Europa Press|"
    r"رويترز|أ ف ب|د ب أ|وكالات|الأناضول"
)
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ ,/]+(?:of |de |el-|al-|the )?[A-ZÀ-Þ][\w.'’-]*){0,5}"
#: The agency in brackets, with or without a place in front: "(CNN) -- ", "LONDON, May 3 (Reuters) - ".
AGENCY = re.compile(
    rf"(?:{_PLACE}(?:, (?:le )?\d{{1,2}}(?:er)? \w+|, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?(?: \d{{4}})?,?\s{{0,3}})?"
    rf"[(\[](?:{_AGENCIES})(?:[/ ][\w ]{{2,20}})?[)\]]\s*(?:--|[-–—:.])?\s*"
)
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|janvier|février|mars|avril|mai|juin|juillet|août|"
    r"septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|noviembre|"
    r"diciembre|Januar|Februar|März|Juni|Juli|Oktober|Dezember"
)
#: One to three places and a day: "SORREL PASS, Nadhira border, July 26", "Paris, le 3 mai".
_DATED = (
    rf"(?:{_PLACE}(?: [a-z]+)?, ){{1,3}}(?:(?:{_MONTH}) \d{{1,2}}|(?:le )?\d{{1,2}}(?:er|\.)? (?:de )?(?:{_MONTH}))"
    r"(?:,? \d{4})?"
)
DATELINES = (
    AGENCY,
    # any agency, where a day stands before it: "VARNHOLM, July 24 (Corran Press) — "
    re.compile(rf"{_DATED} ?\([^()\n]{{2,40}}\)\s*(?:--|[-–—:.])(?:-|\s*[–—])?\s*"),
    # in small letters and parted from its brackets, as corpora have it: "London ( ap ) — "
    re.compile(
        r"(?:[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,4} )?\( (?:ap|reuters|afp|cnn|upi|\w{2,20}\.com|(?:cbs|abc|nbc|fox)\w*|[wk][a-z]{2,3}) \)"
        r"\s*(?:--|[-–—:.])?\s*"
    ),
    re.compile(
        rf"{_PLACE}(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?\.? ?/(?:{_AGENCIES})/\.?\s*(?:[-–—]\s*)?"
    ),
    # a city in capitals and a day: "SKARRA, Corran, July 25. "
    re.compile(rf"(?=[A-ZÀ-Þ .'’-]{{4,}},){_DATED}\s*(?:--|[-–—:.])(?:-|\s*[–—])?\s+"),
    re.compile(
        r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:, [A-Z][\w. ]{2,24})?(?:, \w+\.? \d{1,2}(?:, \d{4})?)?\s*(?:--|[–—]|"
        r"\s-\s)\s*"
    ),
    re.compile(
        r"[\u0621-\u064a ]{3,30}[-–—/]\s*(?:رويترز|وكالات|أ ف ب|د ب أ|الأناضول|"
        r"(?:وكالة )?[\u0621-\u064a]{3,12})\s*[-–—:/]\s*"
    ),
    re.compile(r"[\u0621-\u064a ]{3,30}\((?:رويترز|وكالات|أ ف ب|د ب أ|الأناضول)\)\s*[-–—:]?\s*"),
)

_NEWS = r"(?:developments?|updates?|reports?|news|information|details|revelations?)"
#: Openings put in front by whoever re-posts a text; what they introduce stays.
MADE_UP = (
    re.compile(
        rf"(?:according to|as per|following) (?:the |some )?(?:new|latest|recent|breaking|fresh|"
        rf"most recent|emerging|early|initial) {_NEWS}[,:]\s+",
        _I,
    ),
    re.compile(
        r"in (?:the |a )?(?:new|latest|recent|breaking|major|fresh|most recent) (?:developments?|updates?|"
        r"news)[,:]\s+",
        _I,
    ),
    re.compile(
        r"in (?:the|an?|what is an?|yet another) (?:\w+ ){0,2}(?:turn|twist|shocker|bombshell)(?: of events)?"
        r"(?: (?:for|in|to) [\w ]{2,30})?[,:]\s+",
        _I,
    ),
    re.compile(
        r"(?:breaking(?: news)?|just in|news update|latest update|update|new|exclusive|developing)\s*[:|"
        r"]\s+(?=[\"“'‘]?[A-Z])",
        _I,
    ),
    re.compile(
        r"(?:selon|d['’]après) (?:de |les )?(?:nouvelles|dernières|récentes) (?:informations|nouvelles|"
        r"évolutions)[,:]\s+",
        _I,
    ),
    re.compile(r"(?:aux dernières nouvelles|dernière minute|alerte info)\s*[,:]\s+", _I),
    re.compile(
        r"según (?:las )?(?:nuevas|últimas|recientes) (?:informaciones|noticias|novedades)[,:]\s+",
        _I,
    ),
    re.compile(r"(?:última hora|noticia de última hora)\s*[,:]\s+", _I),
    re.compile(r"(?:eilmeldung|aktuell|update)\s*:\s+", _I),
    re.compile(
        r"(?:وفقا|وفقًا|وفقاً|بحسب|حسب) (?:ل)?(?:آخر |أحدث )?(?:التطورات|تطورات|المستجدات|مستجدات|معلومات|"
        r"أنباء)(?: الجديدة| جديدة| الأخيرة)?\s*[،,:]\s+"
    ),
    re.compile(r"(?:عاجل|خبر عاجل)\s*[:،|]\s+"),
)

#: How a sentence of the story ends, by a sign or by more; a colon or semicolon counts, since lists follow it.
_ENDS = tuple(".!?…؟۔:;؛”\"»’'")
_TERMINAL = re.compile(r"[.!?…؟۔:;؛][\"'”’»)\]]*$|[.!?…؟][\"'”’»)\]]*\s*\(\w+\)$|[”\"»’'][.]?$")

ATTRIBUTION = re.compile(
    r"\b(?:via|associated press|reuters|afp|agence france-presse|agencies|news agency|staff|correspondent|bureau|"
    r"[\w-]+\.(?:com|org|net|fr|es|de|info|news))\b|رويترز|وكالات",
    _I,
)


def ended(text: str) -> bool:
    """Whether *text* ends as a sentence of a story does."""
    return text.endswith(_ENDS) or bool(_TERMINAL.search(text))


@dataclass(frozen=True, slots=True)
class Trace:
    """What shows that a sentence is not of the story, and the *reason* to leave it out.

    Every match of the *pattern* holds one of the *hints*, in small letters, which spares most sentences the search; without
    hints it is matched from the sentence's beginning. *late*: only in the last part of a text.
    """

    reason: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...] = ()
    late: bool = False

    def found(self, text: str, lowered: str) -> bool:
        """Whether it stands in *text*, of which *lowered* is the same in small letters."""
        if not self.hints:
            return self.pattern.match(text) is not None
        return any(map(lowered.__contains__, self.hints)) and self.pattern.search(text) is not None


_SPOILED = "caption or call run into it"
#: What spoils a sentence of whatever length: a picture's caption or a call run into it, as scrapers leave them.
SPOILED = (
    Trace(
        _SPOILED,
        re.compile(
            r"file ?[-–—:] ?in this\b|in this (?:\w+ )?(?:photo|image|picture|frame)\b|click (?:here|on the link)\b|"
            r"(?:read|see|watch|listen) (?:more|also)\s*[:>|»]|subscribe (?:to|via|on)\b|editor['’]s note\b|advertisement\b|credit ?:",
            _I,
        ),
    ),
    Trace(
        _SPOILED,
        re.compile(
            r"\b(?:(?:(?:file|handout|pool|undated) (?:photo|image|picture)|getty images|(?:ap|afp|epa|reuters) photo|"
            r"(?:seen|shown|pictured) here|sign up for our newsletter|e-?mail to a friend|in the comments(?: section)? below)\b|"
            r"this (?:undated |combo )?(?:photo|image) (?:made available|provided|released))|"
            r"\( ?photo ?:|\( associated press \)|[»\"]par \w|\|\s*(?:getty|reuters|ap)\b|&#124;|\( ?©",
            _I,
        ),
        (
            "photo",
            "image",
            "picture",
            "seen here",
            "shown here",
            "sign up for our",
            "mail to a friend",
            "in the comments",
            "( associated press",
            "par ",
            "|",
            "&#124;",
            "©",
        ),
    ),
    Trace(
        "caption",
        re.compile(r"(?:pictured|file (?:photo|picture)|image|photo|photograph)s?\s*[:,]", _I),
    ),
    Trace(
        "caption",
        re.compile(
            r"[(\[](?:pictured|photographed|file (?:photo|image|picture|pic)|stock (?:photo|image|picture)|see (?:photo|picture)|"
            r"(?:far )?left|(?:far )?right|centre|center|above|below|inset|top|bottom|en photo|photo|foto|bild|imagen|"
            r"صورة)\b[^)\]]{0,60}[)\]]|\bpictured (?:above|below|left|right|here|together)\b|"
            r"\((?:Photo|Image|Picture|Foto|Crédit|Credit)\b[^)]*\)",
            _I,
        ),
        ("(", "[", "pictured "),
    ),
)

#: What the outlet says of itself.
CHROME = (
    Trace(
        "subscribe call",
        re.compile(
            r"\b(?:(?:subscribe|sign up|register) (?:now|here|today|to (?:our|receive|get|continue|read)|for (?:our|free)|"
            r"and (?:get|receive))|free weekly\b|our (?:free )?(?:daily |weekly )?newsletter|want to (?:chase|feel|"
            r"keep|stay|read|know more)\b.*\?$|"
            r"(?:follow|like|join|find) us on\b|download (?:our|the) (?:free )?app\b|get (?:our|the) (?:free )?(?:app|newsletter)\b|"
            r"get the (?:latest|best) .{0,40}(?:inbox|email|e-mail)|delivered (?:straight |directly )?to your (?:inbox|e-?mail)|"
            r"support (?:our|independent) (?:journalism|work|media)\b|(?:make a donation|donate (?:now|today|here))\b|"
            r"abonnez-vous\b|inscrivez-vous (?:à|pour)|suivez-nous sur\b|notre (?:lettre|newsletter)\b|"
            r"suscr[íi](?:bete|base|birse)\b|síguenos en\b|nuestro boletín\b|apúntate a\b|"
            r"abonnieren sie\b|melden sie sich\b.*newsletter|folgen sie uns\b|unser(?:en)? newsletter\b)|"
            r"اشترك(?:وا|ي)? (?:في|الآن|معنا|مجان)|للاشتراك|تابعونا|تابعوا|نشرتنا البريدية|حمل(?:وا)? تطبيق",
            _I,
        ),
        (
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
            "delivered ",
            "support our ",
            "support independent ",
            "make a donation",
            "donate ",
            "abonnez-vous",
            "inscrivez-vous ",
            "suivez-nous ",
            "notre lettre",
            "suscr",
            "síguenos ",
            "nuestro ",
            "apúntate ",
            "abonnieren ",
            "folgen sie ",
            "اشترك",
            "للاشتراك",
            "تابعو",
            "نشرتنا",
            "تطبيق",
        ),
    ),
    Trace(
        "paywall notice",
        re.compile(
            r"\b(?:this (?:article|content|story) is (?:reserved|only available|for subscribers|for premium)|"
            r"to (?:continue|keep) reading|"
            r"subscribers only|already a subscriber|log ?in to (?:read|continue)|trouble retrieving the article|"
            r"you have reached your limit|"
            r"enable javascript|disable your ad ?blocker|cet article est réservé|réservé aux abonnés|"
            r"il vous reste .{0,20}% de cet article|"
            r"contenido exclusivo para|solo para suscriptores|nur für abonnenten|jetzt weiterlesen|"
            r"هذا المحتوى (?:متاح )?للمشتركين)",
            _I,
        ),
        (
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
            "réservé",
            "il vous reste ",
            "contenido exclusivo",
            "suscriptores",
            "abonnenten",
            "weiterlesen",
            "للمشتركين",
        ),
    ),
    Trace(
        "rights notice",
        re.compile(
            r"\b(?:may not be (?:published|reproduced|republished|redistributed|copied)|(?:all rights reserved|"
            r"tous droits réservés|todos los derechos reservados|alle rechte vorbehalten|creative commons|"
            r"republished (?:from|under|with)|reprinted with permission)\b)|^(?:copyright|©)|جميع الحقوق محفوظة",
            _I,
        ),
        (
            "may not be ",
            "rights reserved",
            "droits réservés",
            "derechos reservados",
            "rechte vorbehalten",
            "creative commons",
            "republished ",
            "reprinted ",
            "copyright",
            "©",
            "جميع الحقوق",
        ),
    ),
    Trace(
        "contributors",
        re.compile(
            r"(?:additional )?(?:reporting|writing|editing) by\b|this (?:story|article|piece|report|post) (?:was|has been|is|first|originally) "
            r"(?:originally |first |also )?(?:published|written|produced|updated|corrected|appeared|based|reported|"
            r"adapted|part of|supported|made)|"
            r"(?:the )?opinions? expressed\b|the views expressed\b|(?:avec|con|mit) (?:l['’])?(?:afp|reuters|ap|agencias|agence|agenturen|dpa)\b|"
            r"cet article a été|este artículo (?:fue|ha sido)|dieser (?:artikel|text|beitrag) (?:wurde|erschien|ist)|"
            r"editor['’]?s['’]? note\b|note de la rédaction|nota del editor",
            _I,
        ),
    ),
    Trace(
        "contributors",
        re.compile(
            r"\b(?:contributed to (?:this|the) (?:report|story|article|piece)|(?:reported|wrote|"
            r"reporting) (?:and wrote )?(?:this|it|from)\b.{0,60}\b(?:report(?:ed|ing)?|wrote|contributed|edit(?:ed|ing))\b|"
            r"continued to (?:this|the) report|opinions expressed in this (?:commentary|article|column))",
            _I,
        ),
        (
            "contributed to ",
            "reported ",
            "wrote ",
            "reporting ",
            "continued to ",
            "opinions expressed ",
        ),
    ),
    Trace(
        "source line",
        re.compile(
            r"(?:sources?|quelle|fuentes?|المصدر)\s*[:：]|(?:photo|image|video|picture|foto|bild|"
            r"crédit|credit)s? ?(?:credit|by|courtesy)?s?\s*:",
            _I,
        ),
    ),
    Trace(
        "credit",
        re.compile(
            r"^(?:[(\[][^()\[\]]*\b(?:Reuters|AP|AFP|Associated Press|staff|agencies|agencias|Agenturen|reporting|report|"
            r"translated|edited|correspondent)\b"
            r"[^()\[\]]*[)\]]\.?$|[(\[](?:[A-Z]{2,5}(?:[,/ ]+[A-Z]{2,5})*)[)\]]\.?$|"
            r"(?:[A-Z][\w'’]*\.? ?(?:\d+ )?){1,4} (?:via|with) (?:the )?(?:[A-Z][\w'’.]* ?){1,4}(?:, [\w.]+)?\.?$)"
        ),
        ("(", "[", " via ", " with "),
        late=True,
    ),
    Trace(
        "related link",
        re.compile(
            r"(?:read|see|watch|listen|view|learn|find out|click|tap|swipe|scroll)(?: (?:more|also|next|here|this|on|"
            r"down|the full|full|out|below))\b|"
            r"(?:read|see|watch|related|more|more on this|also read|must read|don['’]t miss|recommended|"
            r"you may also like|opinion|photos|video)\s*[:>|»]|"
            r"(?:scroll down|click here|share this|advertisement|story continues|sorry we are not|(?:like|love) this\?|"
            r"most read|in pictures)\b|"
            r"(?:lire|à lire|voir|à voir|lisez|regardez)(?: aussi| également| :|\s*:)|"
            r"(?:lea|leer|lee|ver|vea|mira)(?: también| más|\s*:)|"
            r"(?:lesen sie|mehr zum thema|siehe auch|auch interessant|zum thema)\b|(?:اقرأ|اقرئي|شاهد|طالع|للمزيد|"
            r"إقرأ)\b",
            _I,
        ),
    ),
    Trace("related link", re.compile(r"\bscroll down (?:for|to)\b", _I), ("scroll down ",)),
    Trace(
        "plugin debris",
        re.compile(
            r"\s*(?:\[/?[a-z_-]+[^\]]*\]|\{[{%].*[}%]\}|<[^>]+>|https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+)\s*\.?$|"
            r"(?:share|tweet|pin it|print|email|e-mail|comments?|tags?|categories|posted (?:in|on|by)|filed under|"
            r"leave a (?:comment|reply)|"
            r"\d+ comments?|share on (?:facebook|twitter|x|whatsapp)|copy link|link copied|partager|compartir|"
            r"teilen)\b[^.?]{0,60}$|"
            r"the post .{3,200} (?:first )?appeared (?:first )?on\b|(?:retweet|embed|caption|image caption|"
            r"media caption|image source)\b",
            _I,
        ),
    ),
    Trace(
        "plugin debris",
        re.compile(
            r"\b(?:may (?:earn|receive) (?:an? )?(?:affiliate )?commission|"
            r"(?:cookies? (?:policy|settings)|loading\.\.\.|accept cookies)\b)",
            _I,
        ),
        ("commission", "cookie", "loading..."),
    ),
    Trace(
        "contact line",
        re.compile(
            r"\b(?:(?:contact|email|e-mail|write to|get in touch with) (?:us|the (?:author|reporter|writer|newsroom)|"
            r"our \w+)\b.{0,40}(?:@|at\b|:|on\b)|"
            r"(?:do you|have you|got) (?:have |got )?(?:a )?(?:story|tip|news tip|more information)\b.*\?|"
            r"send (?:us )?(?:your )?tips?\b|"
            r"follow (?:him|her|them|the author|[A-Z]\w+(?: [A-Z]\w+)?) on (?:twitter|x|facebook|instagram)\b|"
            r"follow @\w+|suivez .{2,40} sur (?:twitter|x|facebook)\b|not (?:currently )?accepting comments\b)|"
            r"^(?:twitter|facebook|instagram)\s*:",
            _I,
        ),
        (
            "contact ",
            "mail ",
            "write to ",
            "in touch with ",
            "story",
            "tip",
            "more information",
            "follow ",
            "suivez ",
            "accepting comments",
            "twitter",
            "facebook",
            "instagram",
        ),
    ),
    Trace(
        "author's note",
        re.compile(
            r"(?:[A-Z][\w'’.-]+ ){2,3}is (?:an? |the )?(?:[\w-]+ ){0,5}(?:reporter|correspondent|journalist|editor|"
            r"columnist|contributor|writer|fellow|blogger)\b"
            r".{0,80}(?:\bat\b|\bfor\b|\bwith\b|\bof\b|\bbased\b|\bcover)|about the author\b|(?:the )?(?:author|"
            r"writer) (?:is|can be)\b|"
            r"(?:l['’]auteur|el autor|la autora|der autor|die autorin) (?:est|es|ist)\b"
        ),
        late=True,
    ),
    Trace("heading or caption", re.compile(r"-\s.{2,60}\s-$")),
    Trace(
        "byline",
        re.compile(
            r"(?:[Bb]y|[Pp]ar|[Pp]or|[Vv]on|(?:Reported|Written|Text) by)\.?\s+(?:[A-Z][\w'’.-]+[ ,]*(?:and |et |y |"
            r"und )?){1,6}(?:[|,–-].{0,40})?$|"
            r"By\.$|(?:PUBLISHED|UPDATED):?\.?$|\|\.?$|(?:last )?updated:? .{0,40}\d{4}\.?$|Updated (?:at|on) \d.{0,60}$|بقلم\s*:?\s"
        ),
    ),
)
