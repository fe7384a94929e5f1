"""Finds where quotations and brackets open and close.

Straight marks have no direction, « opens in French and closes in German, possessives look like
closing marks, and feet and inches look like quotations. So every mark is judged by its neighbours.
A quotation that never closes is reported as open. It reaches over its own sentence, for its opening
mark was a slip; but an outlet that opens each paragraph of a long quotation anew closes only the
last, so it reaches as far as the next opening where that continues it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from digest.languages import pattern, union

#: How far a quotation reaches at most until it is opened again, in characters: some three
#: sentences, then its mark was a slip.
REACH = 500
#: A bracket longer than this was never closed where its author meant to.
BRACKET_REACH = 400

_MARKS = re.compile(r"[\"“”„«»‘’'()\[\]「」『』](?!(?<=\w['’])\w)")  # no apostrophe within a word
_PAIRED = re.compile(r"[\"“”„«»()\[\]「」『』'’](?:(?<!['’])|(?<=[.,!?…]['’])(?=\s|$))")
#: By opening mark, what closes it. ” opens in Swedish and in Arabic typed from right to left.
_CLOSES = {
    "“": "”",
    "”": "“”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "(": ")",
    "[": "]",
    "「": "」",
    "『": "』",
}
_ALWAYS_OPEN, _ALWAYS_CLOSE = frozenset("„([「『"), frozenset(")]」』")
_KINDS = {mark: kind for kind in ("()", "[]", "«»", "“”„", "'‘’", "「」", "『』") for mark in kind}
_SINGLE = frozenset("'‘’")
_BRACKETS = frozenset("([")
_BEFORE_OPENING = re.compile(r"[\s(\[—–\-:,/“«\"¿¡]")
_AFTER_CLOSING = re.compile(r"[\s)\].,;:!?…—–\-/”»\"،؛؟。，、]")
#: Inches, alone or behind feet: 71", 6'2".
_MEASURES = frozenset('"”″')
_BEHIND_NUMBER = re.compile(r"[\d½¼¾][\"”″]")
_INCHES = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[.,/]\d{1,2})?[½¼¾]?(?P<feet>['’′] ?\d{1,2}(?:[.,]\d)?[½¼¾]?)?$"
)
#: The longest measure: 100'11.5".
_MEASURE = 12
_SENTENCE_ENDS = re.compile(r"[.!?…؟۔।。！？][\"'”’»)\]]*(?=\s|$)")
#: Where a quotation may open that goes over several paragraphs.
_AT_SENTENCE = re.compile(r"(?:^|[.!?…:،,؟۔][\"'”’»)\]]*)\s*$")
_REOPENED = re.compile(r"\s*[\"“„«»‘「『]\s?\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The text from an opening mark at *start* to just after its closing mark, *end*.

    Not *closed*: the closing mark is missing, and *end* is the end of its first sentence, or where
    the quotation is opened again.
    """

    start: int
    end: int
    quote: bool = True
    closed: bool = True


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[Span, ...]:
    """The quotations and brackets of one paragraph, by start, also those inside another."""
    if not _MARKS.search(text):
        return ()
    complete: list[Span] = []
    opened: dict[str, tuple[int, str]] = {}
    inches = _inches(text)
    for match in _MARKS.finditer(text):
        place = match.start()
        if place not in inches or (not inches[place] and _quoted_number(text, place, opened)):
            _step(text, place, opened, complete)
    for start, mark in opened.values():
        _leave_open(text, start, mark, len(text), complete)
    return tuple(sorted(complete, key=lambda span: (span.start, -span.end)))


def inside(position: int, among: tuple[Span, ...], *, closed: bool = True) -> bool:
    """Whether *position* is inside one of the (un)closed spans, marks included."""
    return any(span.start < position < span.end for span in among if span.closed is closed)


def outside(positions: Iterable[int], among: tuple[Span, ...]) -> Iterator[int]:
    """Those of the ascending *positions* that are inside none of the closed spans, which `spans`
    sorted.
    """
    closed = [span for span in among if span.closed]
    passed = reach = 0
    for position in positions:
        while passed < len(closed) and closed[passed].start < position:
            reach = max(reach, closed[passed].end)
            passed += 1
        if position >= reach:
            yield position


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket of *text* has its partner within it."""
    quotations = spans(text)
    if any(not span.closed for span in quotations):
        return False
    taken = {place for span in quotations for place in (span.start, span.end - 1)}
    if text.count("''") % 2:
        return False
    taken |= _inches(text).keys()
    return all(match.start() in taken for match in _PAIRED.finditer(text))


def unclosed(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a quotation of *text* lacks its closing mark, by start and end.

    One that the next of the *paragraphs* opens again goes on to the end of its own.
    """
    bounds = list(paragraphs)
    return [
        (first + span.start, last if goes_on else first + span.end)
        for (first, last), (after, _) in zip_longest(
            bounds, bounds[1:], fillvalue=(len(text), len(text))
        )
        for span in spans(text[first:last])
        if span.quote and not span.closed
        for goes_on in [
            bool(_REOPENED.match(text, after)) and _goes_on(text[first:last], span.start)
        ]
    ]


def _inches(text: str) -> dict[int, bool]:
    """The places of the marks that stand for inches, and whether feet show that they do."""
    if _MEASURES.isdisjoint(text):
        return {}
    places = [match.end() - 1 for match in _BEHIND_NUMBER.finditer(text)]
    measures = [(place, _INCHES.search(text[max(0, place - _MEASURE) : place])) for place in places]
    return {place: bool(measure["feet"]) for place, measure in measures if measure}


def _quoted_number(text: str, place: int, opened: dict[str, tuple[int, str]]) -> bool:
    """Whether the mark behind a number, which may stand for inches, closes a quotation.

    It does where one is open that no later mark closes.
    """
    if _KINDS.get(text[place], '"') not in opened:
        return False
    later = text.find(text[place], place + 1)
    return later < 0 or text[later - 1 : later] not in (".", ",", "!", "?", "…")


def _step(text: str, place: int, opened: dict[str, tuple[int, str]], complete: list[Span]) -> None:
    mark = text[place]
    kind = _KINDS.get(mark, mark)
    start, opener = opened.get(kind, (-1, ""))
    if start < 0:
        if _opens(text, place):
            opened[kind] = (place, mark)
    elif _shuts(text, place, opener):
        del opened[kind]
        _close(start, place, opener, complete)
    elif mark not in _ALWAYS_CLOSE and _opens(text, place):
        _leave_open(text, start, opener, place, complete)
        opened[kind] = (place, mark)


def _opens(text: str, place: int) -> bool:
    mark = text[place]
    if mark in _ALWAYS_OPEN or mark in _ALWAYS_CLOSE:
        return mark in _ALWAYS_OPEN
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    free = not before or bool(_BEFORE_OPENING.match(before))
    if mark in "“«":  # they close „ and » in German; French is glued: "part.« Je reste"
        return free or before in ".!?…" or bool(after and not _AFTER_CLOSING.match(after))
    if mark in "”»":
        return free and after.isalnum()
    if mark in _SINGLE:
        return _opens_single(text, place, free=free)
    if free:
        return bool(after)
    return (
        bool(after) and not _AFTER_CLOSING.match(after) and before in ".!?…؟"
    )  # glued: he left."We know


def _opens_single(text: str, place: int, *, free: bool) -> bool:
    mark, after = text[place], text[place + 1 : place + 2]
    if _dropped().match(text, place):
        return False
    if mark == "‘":
        return bool(after.strip()) and (free or not _AFTER_CLOSING.match(after))
    return mark == "'" and free and after.isalnum()


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
    bracket = opener in _BRACKETS
    if not bracket or place - start <= BRACKET_REACH:
        complete.append(Span(start=start, end=place + 1, quote=not bracket))


def _leave_open(text: str, start: int, mark: str, limit: int, complete: list[Span]) -> None:
    if (
        mark == "'"
        and not text[start + 1 : start + 2].isupper()
        and not re.search(r"[.!?]", text[start:limit])
    ):
        return  # an apostrophe in front of a word: nothing is quoted
    reopened = limit < len(text) and bool(_AT_SENTENCE.search(text[max(0, limit - 5) : limit]))
    if not (reopened and limit - start <= REACH and _goes_on(text, start)):
        own = _SENTENCE_ENDS.search(text, start + 1, limit)
        limit = own.end() if own else limit
    complete.append(Span(start=start, end=limit, quote=mark not in _BRACKETS, closed=False))


def _goes_on(text: str, start: int) -> bool:
    """Whether the quotation opened at *start* may be meant to go on: it opens where a quotation
    does, and no words of the outlet's own follow in its sentence (", said the mayor").
    """
    if not _AT_SENTENCE.search(text[max(0, start - 5) : start]):
        return False
    own = _SENTENCE_ENDS.search(text, start + 1)
    return not _said().search(text, start, own.end() if own else len(text))


@cache
def _said() -> re.Pattern[str]:
    """Who said what stands before: ", said the mayor", ", the mayor said"."""
    verbs = union(lambda language: language.speakers.verbs)
    return pattern(r"[,،]\s(?:[^\W\d_]+\s){0,4}(?:WORDS)\b", verbs, flags=re.IGNORECASE)


@cache
def _dropped() -> re.Pattern[str]:
    """A word that begins with an apostrophe for missing letters: "’tis", "’90s"."""
    dropped = union(lambda language: "|".join(language.typography.dropped.split()))
    return pattern(r"['’‘](?:\d\ds?|WORDS)\b", dropped, flags=re.IGNORECASE)
