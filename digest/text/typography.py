"""Typography: marks, figures and spaces as each language sets them. No word changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from digest.languages import language as language_of
from digest.languages import pattern as compiled
from digest.languages import union
from digest.languages.model import Typography
from digest.languages.scripts import ARABIC_DIGITS, PERSIAN_DIGITS, WESTERN

NARROW = "\u202f"
"""Narrow no-break space: before French high punctuation, inside guillemets, between a number's
thousands.
"""

NO_BREAK = "\u00a0"

OPENING = "\0"
"""Stands for an opening double quotation mark until the language's own one replaces it."""


_BEFORE_OPENING = r"(?:^|(?<=[\s(\[{<—–/¡¿«“‘„‚-]))"
_DOUBLE_OPENS = re.compile(_BEFORE_OPENING + r'"(?=\S)')
_SINGLE_OPENS = re.compile(_BEFORE_OPENING + r"'(?=\w)")
_QUOTED_SINGLE = re.compile(r"\x01([^'\x01]*?)'(?!\w)")

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_COMMON = (
    ("...", re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    (". . .", re.compile(r"(?<=\w)\. \. \.(?!\.)"), "…"),
    ("--", re.compile(r"(?<=\w)(?: -- |(?<! )-- ?)(?=\w)"), "—"),
    ("-", re.compile(r"""(?<=[\s«“„‘"'])-(?=[\s»”’"'])"""), "–"),
    ("-", re.compile(r"(?<![\w./-])(\d{4}|\d\d)-(\d\d|(?<=\d{4}-)\d{4})(?![\w/-])"), r"\1–\2"),
    (" – ", re.compile(r" –(?= )"), NO_BREAK + "–"),
)
"""What every language changes: what a text must hold for it to be worth looking, where, and to
what.
"""

_UNITS = r"(?:%|°C|°F|km²?|m²|kg|km/h|mph|MW|GW|kW|ha|am|pm|a\.m\.|p\.m\.)"
_ANY_UNIT = re.compile(rf"(?<=\d) (?={_UNITS}(?!\w))")


def digits(language: str) -> str:
    """The ten digits of *language* ("ar-EG" or "ar")."""
    own = language_of(language)
    country = language.replace("_", "-").partition("-")[2]
    return own.digits_in.get(country.upper(), own.digits)


_TO_WESTERN = str.maketrans(ARABIC_DIGITS + PERSIAN_DIGITS + "٫٬٪", WESTERN * 2 + ".,%")
_EASTERN = f"[{ARABIC_DIGITS}{PERSIAN_DIGITS}]+"
_EASTERN_NUMBER = re.compile(
    rf"{_EASTERN}(?:[٫٬]{_EASTERN})*(?:٪(?![A-Za-z0-9@/_{ARABIC_DIGITS}{PERSIAN_DIGITS}-]))?"
)
_WESTERN_NUMBER = re.compile(r"(?<![A-Za-z0-9@/._-])\d+(?:[.,]\d+)*%?(?![A-Za-z0-9@/_-])", re.ASCII)


def figures(text: str, language: str) -> str:
    """*text* with its numbers in the digits of *language*.

    Only languages in Arabic letters have two sets of digits to choose from. A number in a Latin
    word or an address stays.
    """
    if not language_of(language).script.digits:
        return text
    own = digits(language)
    text = _EASTERN_NUMBER.sub(lambda number: number.group().translate(_TO_WESTERN), text)
    if own == WESTERN:
        return text
    signs = str.maketrans(WESTERN + ".,%", own + "٫٬٪")
    return _WESTERN_NUMBER.sub(lambda number: number.group().translate(signs), text)


def listed(names: Iterable[str], language: str) -> str:
    """*names* separated by the comma of *language*."""
    return language_of(language).script.comma.join(names)


def joined(text: str, more: str) -> str:
    """*text*, a middle dot, *more*; a full stop at the end of *text* is dropped."""
    bare = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return f"{bare}{NO_BREAK}· {more}" if text and more else text or more


@lru_cache(maxsize=20_000)
def set_text(text: str, *, language: str, capitalise: bool = False) -> str:
    """*text* as *language* sets it: quotation marks, apostrophes, dashes, ellipses, spaces, digits.

    No letter and no number changes but, with *capitalise*, a small first letter (what stands after
    a cut prefix). Setting a text that is set already changes nothing. A language without a file
    gets English marks and no spaces of its own.
    """
    text = _BLANKS.sub(" ", text)
    for sign, pattern, replacement in _COMMON:
        if sign in text:
            text = pattern.sub(replacement, text)
    text = text.strip(" ")
    if '"' in text or "'" in text:
        text = _quoted(text, language_of(language).typography)
    for pattern, replacement in _spaces(language):
        text = pattern.sub(replacement, text)
    text = figures(_ANY_UNIT.sub(NO_BREAK, text), language)
    return capitalised(text) if capitalise else text


@cache
def _spaces(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What *language* replaces, in order."""
    return tuple(
        (compiled("WORDS", own), replacement)
        for own, replacement in language_of(language).typography.spaces
    )


def raised(text: str, language: str) -> tuple[tuple[str, bool], ...]:
    """*text* in parts, each with whether it is printed above the line: "le 1", then "er"."""
    signs, parts, end = _raised(language), [], 0
    for match in signs.finditer(text) if signs else ():
        start, stop = match.span(match.lastindex or 0)
        parts += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return tuple(part for part in (*parts, (text[end:], False)) if part[0])


@cache
def _raised(language: str) -> re.Pattern[str] | None:
    """What *language* raises, in the only group that matches; None for nothing."""
    own = language_of(language).typography.raised
    return compiled("WORDS", own) if own else None


@cache
def _dropped() -> re.Pattern[str]:
    """A word that begins with an apostrophe: "’tis", "’90s"."""
    words = union(lambda language: "|".join(language.typography.dropped.split()))
    return compiled(r"(?<!\w)'(?=\d0s\b|(?:WORDS)\b)", words, flags=re.IGNORECASE)


def _quoted(text: str, marks: Typography) -> str:
    text = _dropped().sub("’", text)
    text = (
        _DOUBLE_OPENS.sub(OPENING, text)
        .replace('"', marks.double[1])
        .replace(OPENING, marks.double[0])
    )
    text = _SINGLE_OPENS.sub("\x01", text)
    text = _QUOTED_SINGLE.sub(rf"{marks.single[0]}\1{marks.single[1]}", text)
    return text.replace("\x01", marks.single[0]).replace("'", "’")


def capitalised(text: str) -> str:
    """*text* with a capital first letter, unless its first word has another capital
    (iPhone, eBay).
    """
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
    | dict(zip(ARABIC_DIGITS + PERSIAN_DIGITS + "٫٬٪", WESTERN * 2 + ".,%", strict=True))
)


def plain(text: str) -> str:
    """The words of *text* without all that typography may change.

    It is equal for a text before and after it is set.
    """
    return re.sub(
        r"[\s\"'-]+|\. \. \.",
        lambda match: "..." if "." in match.group() else "",
        text.translate(_PLAIN),
    ).casefold()
