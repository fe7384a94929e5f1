"""Numbers, brackets and foreign names in right-to-left lines, as they stand in a whole text.

Each printed line is laid out by itself, and the bidirectional algorithm (Unicode standard annex 9)
reads a number, a sign or a bracket by what stands before it. At the start of a line nothing does:
"25%" would have its sign on the other side than within a line. Invisible signs put that right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
"""Isolate what stands between them, read from the left or from the right, from what is around."""

LRM, ALM = "\u200e", "\u061c"
"""Marks without a width: they count as a Latin letter, as an Arabic letter."""

AMOUNT = re.compile(
    r"[$€£¥]\s?[+−-]?\d(?:[\d.,]*\d)?"  # a currency before a number
    r"|(?<![\w.,])[+−-]\d(?:[\d.,]*\d)?(?:\s?[%‰$€£¥°])?"  # a sign before it
    r"|\d(?:[\d.,]*\d)?\s?[%‰$€£¥°]"  # per cent, a currency, degrees after it
)
"""A number in European digits with the sign that belongs to it. With Arabic digits the sign stands
on the left wherever the number is, as it should.
"""


def isolated(text: str, *, leftwards: bool) -> str:
    """*text*, its amounts kept together and read from the left where the rest reads *leftwards*."""
    if not leftwards or not any(map(str.isdigit, text)):
        return text
    return AMOUNT.sub(lambda found: f"{LRI}{found[0]}{PDI}", text)


def isolated_names(text: str, names: tuple[str, ...], *, leftwards: bool) -> str:
    """*text* with each of *names* that reads the other way kept together: a sign at its end would
    change sides.
    """
    found = _foreign(names, leftwards)
    if found is None:
        return text
    opening = LRI if leftwards else RLI
    return found.sub(lambda name: f"{opening}{name[0]}{PDI}", text)


@lru_cache(maxsize=8)
def _foreign(names: tuple[str, ...], leftwards: bool) -> re.Pattern[str] | None:  # noqa: FBT001
    foreign = [name for name in names if name and leftwards is (_first(name) == "L")]
    longest_first = sorted(map(re.escape, foreign), key=len, reverse=True)
    return re.compile("|".join(longest_first)) if foreign else None


def in_context(lines: Sequence[str], *, leftwards: bool) -> list[tuple[str, str]]:
    """The marks to print before and after each of *lines*, for what the lines around it hold."""
    marks = []
    for number, line in enumerate(lines):
        before = _first(reversed(lines[number - 1])) if number else "AL"
        after = _first(lines[number + 1]) if number + 1 < len(lines) else ""
        start = end = ""
        if leftwards and before != "L" and _begins_with_number(line):
            start = ALM
        elif leftwards and before == "L" == _first(line) and _direction(line[:1]) != "L":
            start = LRM  # a Latin phrase that goes on after a bracket or a dash
        if leftwards and after == "L" == _first(reversed(line)) and _direction(line[-1:]) != "L":
            end = LRM
        marks.append((start, end))
    return marks


def _direction(sign: str) -> str:
    return unicodedata.bidirectional(sign) if sign else ""


def _first(text: Iterable[str]) -> str:
    """The direction of the first letter of *text*: "L", "R" or "AL"; "" without a letter."""
    return next((kind for sign in text if (kind := _direction(sign)) in ("L", "R", "AL")), "")


def _begins_with_number(line: str) -> bool:
    """Whether a digit stands before the first letter of *line*."""
    first = next((sign for sign in line if sign.isdigit() or sign.isalpha()), "")
    return first.isdigit()
