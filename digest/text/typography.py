"""Typography: marks, figures and spaces as each language sets them, and not one word changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

NARROW = "\u202f"
"""Narrow no-break space: before French high punctuation, inside guillemets, between a number's thousands."""

NO_BREAK = "\u00a0"

OPENING = "\0"
"""Stands for an opening double quotation mark until the language has said which one it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    double: tuple[str, str]
    single: tuple[str, str]


_MARKS = {
    "en": _Marks(double=("“", "”"), single=("‘", "’")),
    "fr": _Marks(double=(f"«{NARROW}", f"{NARROW}»"), single=("‘", "’")),
    "es": _Marks(double=("«", "»"), single=("‘", "’")),
    "de": _Marks(double=("„", "“"), single=("‚", "‘")),
    "ar": _Marks(double=("«", "»"), single=("‘", "’")),
}

_BEFORE_OPENING = r"(?:^|(?<=[\s(\[{<—–/¡¿«“‘„‚-]))"
_DOUBLE_OPENS = re.compile(_BEFORE_OPENING + r'"(?=\S)')
_ELISION = re.compile(r"(?<!\w)'(?=\d0s\b|(?:tis|twas|em|til|cause|round|n)\b)", re.IGNORECASE)
_SINGLE_OPENS = re.compile(_BEFORE_OPENING + r"'(?=\w)")
_QUOTED_SINGLE = re.compile(r"\x01([^'\x01]*?)'(?!\w)")

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_COMMON = (
    ("...", re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    (". . .", re.compile(r"(?<=\w)\. \. \.(?!\.)"), "…"),
    ("--", re.compile(r"(?<=\w) ?(?<!-)--(?!-) ?(?=\w)"), "—"),
    ("-", re.compile(r"""(?<=[\s«“„‘"'])-(?=[\s»”’"'])"""), "–"),
    ("-", re.compile(r"(?<![\w./-])(\d{4}|\d\d)-(\d\d|(?<=\d{4}-)\d{4})(?![\w/-])"), r"\1–\2"),
    (" – ", re.compile(r" –(?= )"), NO_BREAK + "–"),
)
"""What every language changes: what a text must hold for it to be worth looking, where, and to what."""

_UNITS = r"(?:%|°C|°F|km²?|m²|kg|km/h|mph|MW|GW|kW|ha|am|pm|a\.m\.|p\.m\.)"
_SPACES = {
    "en": (
        (
            re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|St|No|Nos|p|pp|Gen|Sen|Rep)\. (?=[A-Z0-9])"),
            rf"\1.{NO_BREAK}",
        ),
        (re.compile(r"(?<=\d) (?=(?:million|billion|trillion|per cent|percent)\b)"), NO_BREAK),
    ),
    "fr": (
        (re.compile(r"«[ \u00a0\u202f]?"), f"«{NARROW}"),
        (re.compile(r"[ \u00a0\u202f]?»"), f"{NARROW}»"),
        (re.compile(r"[ \u00a0\u202f]([;!?])"), rf"{NARROW}\1"),
        (re.compile(r"(?<=[\w»)’])([;!?]+)(?=\s|$|[»”)])"), rf"{NARROW}\1"),
        (re.compile(r" (:)(?=\s|$)"), rf"{NO_BREAK}\1"),
        (re.compile(r"(?<=[^\W\d])(:)(?=\s|$)"), rf"{NO_BREAK}\1"),
        (re.compile(r"(?<=\d) (?=\d{3}\b)"), NARROW),
        (re.compile(r"\b(M|MM|Mme|Mmes|Mlle|Dr|Me)(\.?) (?=[A-ZÀ-Ý])"), rf"\1\2{NO_BREAK}"),
        (re.compile(r"(?<=\d) (?=(?:millions?|milliards?|euros?)\b|[%€$])"), NO_BREAK),
    ),
    "es": (
        (re.compile(r"\b(Sr|Sra|Dr|Dra|D|Dª)\. (?=[A-ZÁ-Ú])"), rf"\1.{NO_BREAK}"),
        (re.compile(r"(?<=\d) (?=(?:millones|mil|por ciento|euros?)\b|[%€])"), NO_BREAK),
    ),
    "de": (
        (re.compile(r"\b(Dr|Prof|Nr|S|Abs)\. (?=[A-ZÄÖÜ0-9])"), rf"\1.{NO_BREAK}"),
        (re.compile(r"(?<=\d) (?=(?:Millionen|Milliarden|Prozent|Euro)\b|[%€])"), NO_BREAK),
        (re.compile(r"\b([zd])\. ?([Bh])\."), rf"\1.{NO_BREAK}\2."),
    ),
    "ar": (),
}
_ANY_UNIT = re.compile(rf"(?<=\d) (?={_UNITS}(?!\w))")


WESTERN = "0123456789"
ARABIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"

EASTERN = frozenset(
    [
        "BH",
        "DJ",
        "EG",
        "ER",
        "IL",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "YE",
    ]
)
"""Countries whose Arabic counts in ٠١٢٣; elsewhere, and where none is named, it counts in 0123. A test holds it to the CLDR's."""

_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur"})


def digits(language: str) -> str:
    """The ten digits in which *language*, "ar-EG" or "ar", counts."""
    main, _, country = language.replace("_", "-").partition("-")
    if main == "fa":
        return PERSIAN
    return ARABIC if main == "ar" and country.upper() in EASTERN else WESTERN


_TO_WESTERN = str.maketrans(ARABIC + PERSIAN + "٫٬٪", WESTERN * 2 + ".,%")
_EASTERN = f"[{ARABIC}{PERSIAN}]+"
_EASTERN_NUMBER = re.compile(
    rf"{_EASTERN}(?:[٫٬]{_EASTERN})*(?:٪(?![A-Za-z0-9@/_{ARABIC}{PERSIAN}-]))?"
)
_WESTERN_NUMBER = re.compile(r"(?<![A-Za-z0-9@/._-])\d+(?:[.,]\d+)*%?(?![A-Za-z0-9@/_-])", re.ASCII)


def figures(text: str, language: str) -> str:
    """*text* with its numbers in the one set of digits that *language* counts in; a number in a Latin word or an address stays.

    Only what is written in Arabic letters has two sets to choose from.
    """
    if language.partition("-")[0] not in _ARABIC_SCRIPT:
        return text
    own = digits(language)
    text = _EASTERN_NUMBER.sub(lambda number: number.group().translate(_TO_WESTERN), text)
    if own == WESTERN:
        return text
    signs = str.maketrans(WESTERN + ".,%", own + "٫٬٪")
    return _WESTERN_NUMBER.sub(lambda number: number.group().translate(signs), text)


def listed(names: Iterable[str], language: str) -> str:
    """*names* one after the other, with the comma of *language*."""
    return ("، " if language.partition("-")[0] in _ARABIC_SCRIPT else ", ").join(names)


def joined(text: str, more: str) -> str:
    """*text*, a middle dot, *more*; a full stop that *text* ends with gives way to the dot."""
    bare = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return f"{bare}{NO_BREAK}· {more}" if text and more else text or more


@lru_cache(maxsize=20_000)
def set_text(text: str, *, language: str, capitalise: bool = False) -> str:
    """*text* as *language* sets it: quotation marks, apostrophes, dashes, ellipses, no-break spaces, its own digits.

    No letter and no number changes but, with *capitalise*, a small first letter (what stands after a cut prefix).
    Setting a text that is set already changes nothing. An unknown language is set as English is, without its spaces.
    """
    main = language.partition("-")[0].lower()
    marks = _MARKS.get(main, _MARKS["en"])
    text = _BLANKS.sub(" ", text)
    for sign, pattern, replacement in _COMMON:
        if sign in text:
            text = pattern.sub(replacement, text)
    text = text.strip(" ")
    if '"' in text or "'" in text:
        text = _quoted(text, marks)
    for pattern, replacement in _SPACES.get(main, ()):
        text = pattern.sub(replacement, text)
    text = figures(_ANY_UNIT.sub(NO_BREAK, text), language)
    return capitalised(text) if capitalise else text


def _quoted(text: str, marks: _Marks) -> str:
    text = _ELISION.sub("’", text)
    text = (
        _DOUBLE_OPENS.sub(OPENING, text)
        .replace('"', marks.double[1])
        .replace(OPENING, marks.double[0])
    )
    text = _SINGLE_OPENS.sub("\x01", text)
    text = _QUOTED_SINGLE.sub(rf"{marks.single[0]}\1{marks.single[1]}", text)
    return text.replace("\x01", marks.single[0]).replace("'", "’")


def capitalised(text: str) -> str:
    """*text* with a capital first letter, unless its first word has capitals of its own further in (iPhone, eBay)."""
    for index, sign in enumerate(text):
        if sign.isalpha():
            word = re.match(r"[\w’-]+", text[index:])
            if word is None or word.group()[1:].lower() != word.group()[1:]:
                return text
            return text[:index] + sign.upper() + text[index + 1 :]
        if sign.isdigit():
            return text
    return text


_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "–": "-",
        "—": "-",
        "\u2010": "-",
        "\xad": "-",
        "…": "...",
        NO_BREAK: " ",
        NARROW: " ",
    }
    | dict(zip(ARABIC + PERSIAN + "٫٬٪", WESTERN * 2 + ".,%", strict=True))
)


def plain(text: str) -> str:
    """The words of *text* bare of all that typography may change: equal for a text and the same text set."""
    return re.sub(
        r"[\s\"'-]+|\. \. \.",
        lambda match: "..." if "." in match.group() else "",
        text.translate(_PLAIN),
    ).casefold()
