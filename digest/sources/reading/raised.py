"""Raised and lowered marks: powers and formulas become Unicode signs, note marks go.

"10⁶", "m²" and "H₂O" carry meaning; "cubs³" and "the county said.[2]" point to a note. What stands
before a mark tells which it is, so HTML, Markdown and pasted text are all judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PLAIN, _RAISED = "0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"
_TO_RAISED, _TO_LOWERED = str.maketrans(_PLAIN, _RAISED), str.maketrans(_PLAIN[:-1], _LOWERED)
_FROM_RAISED = str.maketrans(_RAISED, _PLAIN)

#: What a power stands behind: 10 or 2, a unit, a variable, a bracket.
_UNIT = r"(?:k|c|m|d|µ|μ|n|h)?m|ft|yd|mi|s|kg|sec"
_POWER_BASE = re.compile(rf"(?:(?<![\d.,])(?:10|2)|(?<![^\W\d_])(?:{_UNIT}|[a-zα-ω]|mc)|\))$")
_NUMBER_BASE = re.compile(r"\d$")
_EXPONENT = re.compile(r"[+\-−]?\d{1,3}$|n$")
#: A charge: Ca²⁺, SO₄²⁻. A mass number, in front of an element's sign: ¹⁴C.
_CHARGE, _ION = re.compile(r"\d?[+\-−]$"), re.compile(r"[A-Za-z)₀-₉]$")
_ELEMENT = re.compile(r"[A-Z][a-z]?(?![^\W\d_])")
#: Letters behind a figure are an ordinal's: 19th, 1er, 1ª.
_ORDINAL = re.compile(r"\d[^\W\d_]+$")
_NOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡§¶#]{1,3}|[a-z]|[ivx]{1,4})\]?(?:[,–-](?:\d{1,3}))*$")
_TRADE = {"TM": "™", "SM": "℠", "R": "®"}

_CARET = re.compile(r"(?<=[\w)])\^(?:\{([+\-−]?\w{1,4})\}|([+\-−]?\d{1,3})(?!\w))")
#: Note marks in a text: raised figures, signs, figures in square brackets.
_MARK = re.compile(
    r"(?<![⁺⁻])(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⸴˒][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)(?![⁺⁻\w])|(?<=\S)(?P<sign>[†‡]{1,2})(?!\w)"
    r"|(?:(?<=[\w.,;:!?…\"”’»)\]])|(?<=\w)\s(?=\[\d{1,3}\](?:[.,;:!?]|$)))(?P<bracket>\[\d{1,3}\])"
)
#: What opens a note; "³He" is no note but an isotope.
_OPENS_NOTE = re.compile(
    r"\s*(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![A-Z][a-z]?(?![^\W\d_]))|[†‡]{1,2}|\[\d{1,3}\])\s*\S"
)
_SIGNS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]|\[\d|\^")


def raised(before: str, mark: str, after: str = "") -> str:
    """What *mark*, set above the line behind *before* and in front of *after*, is in plain text.

    "" where it points to a note.
    """
    mark = mark.strip().translate(_FROM_RAISED)
    if not mark:
        return ""
    if _is_power(before, mark, after):
        return mark.translate(_TO_RAISED)
    if _ORDINAL.match(before[-1:] + mark):
        return mark
    if mark.upper() in _TRADE and len(mark) > 1:
        return _TRADE[mark.upper()]
    return "" if _points_to_note(before, mark) else mark


def lowered(before: str, mark: str) -> str:
    """What *mark*, set below the line behind *before*, is in plain text: "H" and "2" make H₂."""
    mark = mark.strip()
    signs = all(sign in _PLAIN[:-1] for sign in mark)
    return mark.translate(_TO_LOWERED) if signs and before[-1:].strip() else mark


def settled(paragraphs: Iterable[str]) -> Iterator[str]:
    """*paragraphs* with written powers as such ("10^6"), without note marks and the notes that
    they point to.
    """
    pointed: set[str] = set()
    for paragraph in paragraphs:
        if not _SIGNS.search(paragraph):
            yield paragraph
            continue
        opening = _OPENS_NOTE.match(paragraph)
        if opening and opening["mark"] in pointed:
            continue
        text = _CARET.sub(_written_power, paragraph)
        yield _MARK.sub(lambda match: _judged(match, pointed), text).rstrip()


def _is_power(before: str, mark: str, after: str) -> bool:
    if _EXPONENT.match(mark) and mark != "1":
        signed = mark[0] in "+-−"
        if _POWER_BASE.search(before) or (signed and _NUMBER_BASE.search(before)):
            return True
    if _CHARGE.match(mark) and _ION.search(before):
        return True
    free = not before[-1:].strip() or before[-1:] in "(-–/"
    return free and mark.isdigit() and bool(_ELEMENT.match(after))


def _points_to_note(before: str, mark: str) -> bool:
    """Whether *mark* is a note's; a letter is one behind a word only: "Me" is a French lawyer."""
    if not _NOTE.match(mark):
        return False
    return not mark.isalpha() or bool(re.search(r"[a-zß-ÿ]{3}[.,;:!?]?$", before))


def _written_power(match: re.Match[str]) -> str:
    exponent = match[1] or match[2]
    before = match.string[max(0, match.start() - 12) : match.start()]
    power = _EXPONENT.match(exponent) and (
        _POWER_BASE.search(before) or _NUMBER_BASE.search(before)
    )
    return exponent.translate(_TO_RAISED) if power else match[0]


def _judged(match: re.Match[str], pointed: set[str]) -> str:
    """The match itself where it carries meaning; "" for a note's mark, which is remembered."""
    if match["raised"]:
        before = match.string[max(0, match.start() - 12) : match.start()]
        after = match.string[match.end() : match.end() + 3]
        if not before[-1:].strip() or raised(before, match["raised"], after):
            return match[0]
    pointed.add(match["raised"] or match["sign"] or match["bracket"])
    return ""
