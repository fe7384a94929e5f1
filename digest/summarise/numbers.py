"""Numbers in running text: their value, how exact it is meant, and their unit, by language.

Read as such are 12,000 · 1 234,5 · 1.234 · ١٢٬٣٠٠ · £40,000 · 7.4 per cent · 21 million · sixty-three. What only looks like a
number of something is not: dates, years, times, ages, scores, ordinals, list numbers, telephone numbers, names (Line 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from digest.text.words import base

#: Characters from which on a sentence is a table or a trap, and nothing is pulled out of it.
TOO_LONG = 1200

_SPACES = "\u00a0\u202f\u2009 "
_GROUP = {"en": ",", "fr": f".{_SPACES}", "es": f".{_SPACES}", "de": f".{_SPACES}", "ar": ",٬"}
_DECIMAL = {"en": ".", "fr": ",", "es": ",", "de": ",", "ar": ".٫"}
_SCALES = {
    "en": {
        "hundred": 1e2,
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "bn": 1e9,
        "m": 1e6,
        "k": 1e3,
    },
    "fr": {"mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9},
    "es": {"mil": 1e3, "millón": 1e6, "millones": 1e6, "mil millones": 1e9, "billones": 1e12},
    "de": {
        "Tausend": 1e3,
        "Million": 1e6,
        "Millionen": 1e6,
        "Mio.": 1e6,
        "Milliarde": 1e9,
        "Milliarden": 1e9,
        "Mrd.": 1e9,
    },
    "ar": {
        "ألف": 1e3,
        "آلاف": 1e3,
        "الف": 1e3,
        "مليون": 1e6,
        "ملايين": 1e6,
        "مليار": 1e9,
        "مليارات": 1e9,
    },
}
_SHARES = r"%|٪|per ?cent|percentage points?|pour cent|por ciento|Prozent|في المئة|في المائة|بالمئة|بالمائة"
_MONEY = r"(?:US|A|C|NZ|HK)?\$|[€£¥₹₽]"
_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen "
    "nineteen twenty",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
}
#: Arabic writes hundreds, twos and what is put together from ones and tens as words of their own.
_ARABIC = {
    **dict(
        zip(["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"], range(3, 11), strict=True)
    ),
    **dict(
        zip(
            ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
            range(3, 11),
            strict=True,
        )
    ),
    "مئة": 100,
    "مائة": 100,
    "مئتي": 200,
    "مئتا": 200,
    "مئتين": 200,
    "مئتان": 200,
    "مائتي": 200,
    "مائتين": 200,
    **{
        f"{ones}{hundred}": number * 100
        for hundred in ("مئة", "مائة")
        for number, ones in enumerate(["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], start=3)
    },
    "ألفي": 2000,
    "ألفا": 2000,
    "ألفين": 2000,
    "ألفان": 2000,
    "مليوني": 2_000_000,
    "مليونا": 2_000_000,
    "مليونين": 2_000_000,
}
_ARABIC_TENS = dict(
    zip(["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], range(20, 100, 10), strict=True)
)
_MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|Januar|Februar|März|"
    r"Juni|Juli|"
    r"Oktober|Dezember|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|"
    r"آذار|نيسان|"
    r"أيار|حزيران|تموز|آب|أيلول|تشرين"
)
#: What stands right before or behind a number that is a date, a time, an age, a score or a part of a name.
_NO_NUMBER_BEFORE = re.compile(
    rf"(?:\b(?:{_MONTHS}) (?:de |of )?|\b(?:aged?|âgée?s? de|edad de|im Alter von|عمره|عمرها) (?:about )?|(?:\bNo\.?|"
    rf"\bn[°º]|#) ?|"
    r"\b(?:[Ss]ections?|[Aa]rt(?:icle|\.|ículo)s?|[Pp]ages?|[Cc]hapters?|[Ll]igne|[Rr]ound|[Gg]ame|[Ss]eason|"
    r"[Aa]nnée|[Cc]irca|"
    r"[Nn]umber|[Tt]el\.?|[Pp]hone|in early|in late|since|depuis|desde|seit|until) |"
    r"[\w.,:/@#+-]|\d[ \u00a0]|[-–]\d+ ?[–-] ?)$"
)
_NO_NUMBER_BEHIND = re.compile(
    rf"[\w/:@]|[–-](?:\d|year|ans\b|jähr)|[.,]\d|(?:st|nd|rd|th|er|e|ème|º|ª)\b| ?(?:am|pm|a\.m|p\.m|GMT|BST|"
    rf"o[’']clock|Uhr|heures\b)|"
    rf" (?:de |of )?(?:{_MONTHS})\b| ?[–-] ?\d| (?:years?|months?) (?:old|of age)|,? (?:ans|años)[,.) ](?!de\b)|"
    rf"(?<=\d)h\b| \d{{3}}",
    re.IGNORECASE,
)
_AGE = re.compile(r"[^\W\d_]\S*, $")  # Anna Reed, 41,
_NAMED = re.compile(r"(?<![.!?:”\"] )(?<!^)\b(?!I\b)[A-ZÀ-Þ][\w’'-]* $")  # France 24, Boeing 737
_JOINED = re.compile(r"\bو$")  # the Arabic "and" is written together with the number behind it
#: What makes an Arabic number the part of a longer one, or of a fraction.
_GOES_ON = re.compile(
    r"\s(?:و(?:\d|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر|مئ|مائ|أحد|اثن|واحد|نصف|ربع|ثلث)|أرباع|أخماس|أسداس|أعشار|أثلاث)"
)
_GONE_ON = re.compile(
    r"(?:مئة|مائة|مئتين|مئتي|ألف\w*|آلاف|مليون\w*|ملايين|مليار\w*|أحد|إحدى|اثنا|اثني|اثنتا|اثنتي|واحد|اثنان|اثنين|"
    r"(?:ثلاث|أربع|خمس|ست|سبع|ثماني|ثمان|تسع)ة?) و?$"
)
_PARTLY = re.compile(
    r"(?: of (?:the|them|his|her|their|its)\b|-| (?:day|night|thing|man|woman|more)\b)"
)  # one of them, one day
_GLUED_BEFORE, _GLUED_BEHIND = re.compile(r"[\w.,:/@#+-]$"), re.compile(r"\w|[–-]\d")
_AGED = re.compile(r"[,.;)]|$| (?:ans|years|años)\b")
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d$")
#: What no year stands before.
_MEASURED = re.compile(
    r"[ \u00a0\u202f](?:hectares|acres|kilomet|kilomèt|metres|meters|mètres|miles|tonnes|tons|euros|dollars|"
    r"hectáreas|toneladas|Hektar|Tonnen|هكتار|كيلومتر|متر|طن|شخص|نسمة|دولار)"
)
_UP = re.compile(
    r"(?:at least|more than|over|upwards of|no fewer than|exceed(?:ed|s|ing)?|plus d[e’']|au moins|"
    r"más de|al menos|mehr als|"
    r"mindestens|أكثر من|لا يقل عن) ?$",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"(?:up to|fewer than|less than|under|almost|nearly|close to|as many as|moins d[e’']|près d[e’']|"
    r"jusqu[’']à|menos de|casi|"
    r"hasta|weniger als|fast|bis zu|أقل من) ?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|an? estimated|estimated at|environ|quelque|"
    r"autour de|unos|unas|cerca de|alrededor de|"
    r"etwa|rund|ungefähr|نحو|حوالي|زهاء|قرابة) ?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number from *start* to *end* of its text, as it stands there with its sign and scale.

    *low* to *high* is what it may stand for: a round or hedged number is a range. *unit* is "%", a currency's sign, or "".
    """

    text: str
    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str = ""
    spelled: bool = False

    def contradicts(self, other: Number) -> bool:
        """Whether no rounding makes the two the same."""
        return self.high < other.low or other.high < self.low


def numbers(text: str, *, language: str) -> Iterator[Number]:
    """The numbers of *text* that say how many or how much, in order."""
    code = base(language) if base(language) in _GROUP else "en"
    for match in _pattern(code).finditer(text):
        if not _no_number(text, match):
            yield _number(text, match, code)


def spelled(word: str, code: str) -> bool:
    """Whether *word*, in lower case, is a number of that language."""
    return word in _spelled(code)


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    group, decimal = f"[{_GROUP[code]}]", f"[{_DECIMAL[code]}]"
    digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
    words = "|".join(sorted(_spelled(code), key=len, reverse=True)) or "(?!)"
    opening = (
        "|".join(sorted({word[:3] for word in _spelled(code)})) or "(?!)"
    )  # at most places nothing more need be tried
    scales = "|".join(sorted((re.escape(word) for word in _SCALES[code]), key=len, reverse=True))
    return re.compile(
        rf"(?=\d|{_MONEY}|(?<![\w-])(?:{opening}))"
        rf"(?P<sign>(?:{_MONEY})[{_SPACES}]?)?(?:(?:(?<!\w)|(?<=\bو))(?P<digits>{digits})|"
        rf"(?<![\w-])(?P<spelled>{words})\b(?!-))"
        rf"(?:[{_SPACES}-]?(?P<scale>{scales})(?!\w))?(?:[{_SPACES}]?(?P<share>{_SHARES})(?!\w)|"
        rf"[{_SPACES}]?(?P<behind>{_MONEY}))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _spelled(code: str) -> dict[str, int]:
    ones = {word: value for value, word in enumerate(_ONES.get(code, "").split(), start=1)}
    tens = {word: value * 10 for value, word in enumerate(_TENS.get(code, "").split(), start=2)}
    joined = (
        {f"{ten}-{one}": tens[ten] + ones[one] for ten in tens for one in ones if ones[one] < 10}
        if code in ("en", "fr")
        else {}
    )
    return (
        ones
        | tens
        | joined
        | ({"a dozen": 12} if code == "en" else _arabic() if code == "ar" else {})
    )


def _arabic() -> dict[str, int]:
    tens = {
        f"{ten}{ending}": value for ten, value in _ARABIC_TENS.items() for ending in ("ون", "ين")
    }
    ones = {word: value for word, value in _ARABIC.items() if value < 10}
    teens = {f"{one} {ten}": value + 10 for one, value in ones.items() for ten in ("عشر", "عشرة")}
    joined = {f"{one} و{ten}": value + tens[ten] for one, value in ones.items() for ten in tens}
    return _ARABIC | tens | teens | joined


def _no_number(text: str, match: re.Match[str]) -> bool:
    before, behind = _JOINED.sub("", text[: match.start()]), text[match.end() :]
    if match["spelled"]:
        if _GOES_ON.match(behind) or _GONE_ON.search(before):
            return True
        return bool(_PARTLY.match(behind))
    if match["sign"] or match["share"] or match["behind"]:
        return bool(_GLUED_BEFORE.search(before) or _GLUED_BEHIND.match(behind))
    plain = match["digits"].isdigit() and not match["scale"]
    return bool(
        _NO_NUMBER_BEHIND.match(behind)
        or _NO_NUMBER_BEFORE.search(before)
        or _NAMED.search(before)
        or (
            plain
            and (
                (_YEAR.match(match["digits"]) and not _MEASURED.match(behind))
                or (len(match["digits"]) > 1 and match["digits"].startswith("0"))
            )
        )
        or (plain and len(match["digits"]) < 3 and _AGE.search(before) and _AGED.match(behind))
        or (plain and not before.strip() and behind.startswith((".", ")")))
    )


def _number(text: str, match: re.Match[str], code: str) -> Number:
    scale = next(
        (
            factor
            for word, factor in _SCALES[code].items()
            if word.lower() == (match["scale"] or "").lower()
        ),
        1.0,
    )
    if match["spelled"]:
        value, step = float(_spelled(code)[match["spelled"].lower()]), scale
    else:
        value, step = _read(match["digits"], code, scaled=scale > 1)
        step *= scale
    value *= scale
    sign = (match["sign"] or match["behind"] or "").strip(_SPACES)
    low, high = _range(value, step, text[max(0, match.start() - 24) : match.start()])
    return Number(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        value=value,
        low=low,
        high=high,
        unit="%" if match["share"] else sign,
        spelled=bool(match["spelled"]),
    )


def _read(digits: str, code: str, *, scaled: bool) -> tuple[float, float]:
    """The value of *digits*, and what its last digit that is no mere zero is worth; of 40 both count, of 40 million the 4."""
    plain = re.sub(rf"[{_GROUP[code]}](?=\d{{3}}(?!\d))", "", digits)
    whole, _, fraction = re.sub(rf"[{_DECIMAL[code]}]", ".", plain).partition(".")
    if fraction:
        return float(f"{whole}.{fraction}"), 10.0 ** -len(fraction)
    zeros = len(whole) - len(whole.rstrip("0٠"))
    return float(whole), 10.0 ** min(zeros, max(len(whole) - (1 if scaled else 2), 0))


def _range(value: float, step: float, before: str) -> tuple[float, float]:
    half = 0.0 if step <= 1 and value == int(value) else 0.499 * step  # 7.4 and 7.5 do not touch
    low, high = value - half, value + half
    if _UP.search(before):
        return value, inf
    if _DOWN.search(before):
        return min(low, 0.85 * value), high
    if _ABOUT.search(before):
        return min(low, 0.9 * value), max(high, 1.1 * value)
    return low, high
