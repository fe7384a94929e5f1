"""Letters: what is left of a text without all that typography may change.

Quotation marks, dashes, spaces, ligatures, invisible marks and the digits of a script are each
written one way, so that a printed text and its article can be compared character for character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from digest.languages.scripts import ARABIC_DIGITS, PERSIAN_DIGITS, WESTERN

MARK = "'"
"""Stands for every quotation mark and apostrophe."""

_ONE_WAY = str.maketrans(
    {
        **dict.fromkeys('"“”„‟«»‘’‚‛‹›′″`´', MARK),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
    | dict(zip(ARABIC_DIGITS + PERSIAN_DIGITS + "٫٬٪", WESTERN * 2 + ".,%", strict=True))
)
_BRACKETS = str.maketrans(")]}", "([{")
"""In lines that read leftwards a bracket is drawn mirrored, and read as what is drawn."""

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u0306\u0313\u0314\u0342\u0345"))
"""The accents that Greek loses in capitals; its diaeresis stays."""

_JOINED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
"""Ligatures and joined forms that a text may be written with."""

_DASHES = re.compile(r"-{2,}")
_LEFTWARDS = ("R", "AL")
_UNSEEN = ("Cf", "Zs", "Cc", "Zl", "Zp")


class _Seen(dict[int, int | None]):
    """Leaves out what is unseen: a soft hyphen, a mark of direction, a space."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) in _UNSEEN else code
        return self[code]


_SEEN = _Seen()


def letters(text: str) -> str:
    """The letters of *text*: equal before and after it is set, different if any letter is."""
    text = _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = unicodedata.normalize("NFC", text).translate(_ONE_WAY)
    if not text.isascii() and any(_direction(sign) in _LEFTWARDS for sign in text):
        text = text.translate(_BRACKETS)
    return _DASHES.sub("-", text.translate(_SEEN))


def part_letters(text: str) -> str:
    """The letters of a whole text or of a part of it, so that one can be looked for in the other.

    `letters` writes brackets one way only where something reads leftwards, which a part may not.
    """
    return letters(text).translate(_BRACKETS)


def gaps(text: str) -> frozenset[int]:
    """The places in the letters of *text* before which a space or a line's end was."""
    return frozenset(accumulate(len(letters(word)) for word in text.split()))


def folded(text: str) -> str:
    """*text* in small letters, as long as before."""
    whole = text.lower()
    if len(whole) == len(text):
        return whole.replace("ς", "σ")  # at the end of a word, where a part may end elsewhere
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def in_capitals(text: str) -> frozenset[str]:
    """The ways in which *text* may be set in capitals, where small letters of these are not its own
    again: "STRASSE", and Greek without its accents.
    """
    bare = unicodedata.normalize("NFD", text)
    greek = any("GREEK" in unicodedata.name(sign, "") for sign in text)
    plain = unicodedata.normalize("NFC", bare.translate(_TONES)) if greek else text
    return frozenset({text.upper(), plain.upper()} - {text})


def as_read(drawn: str) -> str:
    """The lines of a text that are *drawn* from left to right in the order in which they are read.

    It undoes the bidirectional algorithm (Unicode standard annex 9) for a line that reads
    leftwards; what reads rightwards in it, numbers and words in other letters, stays as it is. A
    line without letters reads as the others do.
    """
    leftwards = any(_direction(sign) in _LEFTWARDS for sign in drawn)
    return "\n".join(map(_line_as_read, drawn.split("\n"))) if leftwards else drawn


def _line_as_read(drawn: str) -> str:
    lettered = any(map(str.isalpha, drawn))
    if lettered and not any(_direction(sign) in _LEFTWARDS for sign in drawn):
        return drawn
    return "".join(reversed([*_pieces(drawn)]))


_NOT_LEFTWARDS = re.compile(
    r"[^\u0590-\u060b\u060d-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
)
_RIGHTWARDS = re.compile(
    r"[^\W\d_](?:[^\n]*[^\W_])?[.%]?"  # words in other letters, with the numbers between
    r"|[$€£¥]\s?[+−-]?\d(?:[\d.,]*\d)?"
    r"|(?:(?<!\d)[+−-])?\d(?:[\d.,:/٫٬]*\d)?(?:\s?[%‰$€£¥°٪])?"
)


def _pieces(drawn: str) -> Iterator[str]:
    """The signs of *drawn* that turn one by one, and the pieces that stay as they are."""
    start = 0
    for stretch in _NOT_LEFTWARDS.finditer(drawn):
        yield from drawn[start : stretch.start()]
        yield from _within(stretch[0])
        start = stretch.end()
    yield from drawn[start:]


def _within(stretch: str) -> Iterator[str]:
    """The pieces of a *stretch* without a letter that reads leftwards."""
    start = 0
    for piece in _RIGHTWARDS.finditer(stretch):
        yield from stretch[start : piece.start()]
        yield piece[0]
        start = piece.end()
    yield from stretch[start:]


def _direction(sign: str) -> str:
    return unicodedata.bidirectional(sign)
