"""Finds where quotations and brackets open and close.

Straight marks have no direction, possessives look like closing marks, and an outlet that opens each
paragraph of a long quotation anew closes only the last. So every mark is judged by its neighbours,
and a quotation that never closes is reported as open, not extended over the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from digest.languages import pattern, union

#: How far an unclosed quotation reaches at most, in characters: some three sentences, then the mark
#: was a slip.
REACH = 500
#: A bracket longer than this was never closed where its author meant to.
BRACKET_REACH = 400

_MARKS = re.compile(r"[\"“”„«»‘’'()\[\]](?!(?<=\w['’])\w)")  # no apostrophe within a word
_PAIRED = re.compile(r"[\"“”„«»()\[\]'’](?:(?<!['’])|(?<=[.,!?…]['’])(?=\s|$))")
_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "(": ")", "[": "]"}
_SINGLE = frozenset("'‘’")
_BEFORE_OPENING = re.compile(r"[\s(\[—–\-:,/“«\"]")
_AFTER_CLOSING = re.compile(r"[\s)\].,;:!?…—–\-/”»\"،؛؟]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The text from an opening mark at *start* to just after its closing mark, *end*.

    Not *closed*: the closing mark is missing, and *end* is where the next mark of its kind opens,
    or the limit of the search.
    """

    start: int
    end: int
    quote: bool = True
    closed: bool = True


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[Span, ...]:
    """The quotations and brackets of one paragraph, by start, also those inside another."""
    complete: list[Span] = []
    opened: dict[str, tuple[int, str]] = {}
    for match in _MARKS.finditer(text):
        _step(text, match.start(), opened, complete)
    for start, mark in opened.values():
        _leave_open(text, start, mark, len(text), complete)
    return tuple(sorted(complete, key=lambda span: (span.start, -span.end)))


def inside(position: int, among: tuple[Span, ...], *, closed: bool = True) -> bool:
    """Whether *position* is inside one of the (un)closed spans, marks included."""
    return any(span.start < position < span.end for span in among if span.closed is closed)


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket of *text* has its partner within it."""
    quotations = spans(text)
    if any(not span.closed for span in quotations):
        return False
    taken = {place for span in quotations for place in (span.start, span.end - 1)}
    if text.count("''") % 2:
        return False
    return all(match.start() in taken for match in _PAIRED.finditer(text))


def _step(text: str, place: int, opened: dict[str, tuple[int, str]], complete: list[Span]) -> None:
    mark = text[place]
    kind = _kind(mark)
    start, opener = opened.get(kind, (-1, ""))
    if start < 0:
        if _opens(text, place):
            opened[kind] = (place, mark)
    elif _shuts(text, place, opener):
        del opened[kind]
        _close(start, place, opener, complete)
    elif _opens(text, place) and mark not in ")]":
        _leave_open(text, start, opener, place, complete)
        opened[kind] = (place, mark)


def _kind(mark: str) -> str:
    for kind in ("()", "[]", "«»", "“”„", "'‘’"):
        if mark in kind:
            return kind
    return mark


def _opens(text: str, place: int) -> bool:
    mark = text[place]
    if mark in "”)]":
        return False
    if mark in "“„«»‘([":
        return mark != "‘" or text[place + 1 : place + 2].strip() != ""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    free = not before or bool(_BEFORE_OPENING.match(before))
    if mark in _SINGLE:
        return mark == "'" and free and after.isalnum() and not _dropped().match(text, place)
    if free:
        return bool(after)
    return (
        bool(after) and not _AFTER_CLOSING.match(after) and before in ".!?…؟"
    )  # glued: he left."We know


def _shuts(text: str, place: int, opener: str) -> bool:
    mark = text[place]
    if opener in _SINGLE:
        return (mark == "’" if opener == "‘" else mark == "'") and _ends_single(text, place)
    if opener == '"':
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opening_only = (
            bool(_BEFORE_OPENING.match(before)) and bool(after) and not _AFTER_CLOSING.match(after)
        )
        return not opening_only
    return mark in _CLOSES[opener]


def _ends_single(text: str, place: int) -> bool:
    """Whether a single mark closes: after punctuation, or after a word that is no plural
    possessive.
    """
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if after and not _AFTER_CLOSING.match(after):
        return False
    if before in ".,!?…":
        return True
    possessive = before == "s" and re.match(r" [a-z]", text[place + 1 : place + 3])
    return not (
        possessive and re.search(r"^[^'‘]*[.,!?…]['’](?=\W|$)", text[place + 1 : place + 1 + REACH])
    )


def _close(start: int, place: int, opener: str, complete: list[Span]) -> None:
    bracket = opener in "(["
    if not bracket or place - start <= BRACKET_REACH:
        complete.append(Span(start=start, end=place + 1, quote=not bracket))


def _leave_open(text: str, start: int, mark: str, limit: int, complete: list[Span]) -> None:
    if (
        mark == "'"
        and not text[start + 1 : start + 2].isupper()
        and not re.search(r"[.!?]", text[start:limit])
    ):
        return  # an apostrophe in front of a word: nothing is quoted
    end = min(limit, start + REACH)
    complete.append(Span(start=start, end=end, quote=mark not in "([", closed=False))


@cache
def _dropped() -> re.Pattern[str]:
    """A word that begins with an apostrophe for missing letters: "’tis", "’90s"."""
    dropped = union(lambda language: "|".join(language.typography.dropped.split()))
    return pattern(r"['’](?:\d\ds?|WORDS)\b", dropped, flags=re.IGNORECASE)
