"""Cuts passages into units of the evidence, and finds the place up to which one can be cut."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from digest.proof.attribution import Scope
from digest.proof.evidence import NUMBER, Evidence, Unit
from digest.proof.letters import gaps, letters
from digest.proof.passages import Passage

SEPARATORS = frozenset("·,،;:.-()|/")
"""What stands between names; sentences bring their own signs."""
DIGITS = re.compile(r"\d{1,4}")
"""Of a page, a day, a year, a count of articles. A longer one must stand in an article."""
ANY = range(10_000)
"""Numbers of paragraphs, which are compared when their sentences are, and of pages where nothing
tells on which page a story stands.
"""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a passage may consist of: units of *evidence* that belong to its *scope*.

    *numbers* are those that it may name by themselves, None for any count of articles.
    """

    evidence: Evidence
    scope: Scope
    numbers: Container[int] | None = None

    @property
    def articles(self) -> frozenset[str] | None:
        return self.scope.articles

    def right(self, before: str) -> Container[int]:
        """The numbers that may stand behind the letters *before*."""
        if any(before.endswith(sign) for sign in self.evidence.numbered):
            return frozenset((self.evidence.number,))
        return range(self.evidence.read + 1) if self.numbers is None else self.numbers


def terms(passage: Passage, scope: Scope, evidence: Evidence) -> Terms:
    """The terms of *passage*: outside the text a page names itself, else where it leads."""
    numbers: Container[int] | None = passage.numbers
    if passage.of:
        numbers = ANY
    elif numbers is None and passage.file and scope.stories:
        paged = any(story.page for story in evidence.stories)
        numbers = frozenset(story.page for story in scope.stories) if paged else ANY
    elif numbers is None:
        numbers = scope.pages if passage.tagged else frozenset((passage.page,))
    return Terms(evidence, scope, numbers)


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage cut into *units*; *rests* of the sentence that it breaks off, if any."""

    units: tuple[Unit, ...]
    rests: tuple[tuple[str, Unit], ...] = ()
    begun: str = ""


def cut(words: str, start: int, by: Terms, *, whole: bool) -> Cut | None:
    """The letters of *words* from *start* cut into units.

    Not *whole*: they may break off within a sentence.
    """
    text, spaces = letters(words), gaps(words)
    stack: list[tuple[int, tuple[Unit, ...]]] = [(start, ())]
    tried: set[int] = set()
    while stack:
        at, units = stack.pop()
        if at == len(text):
            return Cut(units)
        if at in tried:
            continue
        tried.add(at)
        if (
            not whole
            and at < len(text)
            and (going_on := by.evidence.continuing(text[at:], by.articles))
        ):
            length = len(text) - at
            rests = tuple((unit.letters[length:], unit) for unit in going_on)
            return Cut(units, rests, text[at:])
        stack += [
            (to, (*units, unit) if unit else units)
            for to, unit in reversed([*_steps(text, at, by, spaces)])
        ]
    return None


def _steps(
    text: str, at: int, by: Terms, spaces: frozenset[int]
) -> Iterator[tuple[int, Unit | None]]:
    """How far each unit at *at* reaches, the likeliest first."""
    for unit in by.evidence.opening(text, at, by.articles):
        yield at + len(unit.letters), unit
    if number := DIGITS.match(text, at):
        end = min(place for place in (*spaces, number.end()) if place > at)
        whole = begins(text, at, spaces) and ends(text, end, spaces)
        if whole and int(text[at:end]) in by.right(text[:at]):
            yield end, Unit(text[at:end], NUMBER)
    if text[at] in SEPARATORS:
        yield at + 1, None


def begins(text: str, start: int, spaces: frozenset[int]) -> bool:
    """Whether the digits from *start* on are not the rest of a number."""
    return start in spaces or not _within_number(text[max(0, start - 2) : start])


def ends(text: str, end: int, spaces: frozenset[int]) -> bool:
    """Whether the digits before *end* are not the beginning of a longer number."""
    if end in spaces:
        return True
    behind = text[end : end + (1 if end + 1 in spaces else 2)]
    return not _within_number(behind[::-1])


def _within_number(signs: str) -> bool:
    """Whether a digit right behind *signs* goes on with a number: "1", "1.", "1,"."""
    return signs[-1:].isdigit() or (signs[-1:] in (".", ",") and signs[:1].isdigit())


def reach_of(text: str, start: int, by: Terms, spaces: frozenset[int]) -> int:
    """The place up to which *text* from *start* on is found."""
    places, reach = [start], start
    seen: set[int] = set()
    while places:
        at = places.pop()
        if at in seen or at >= len(text):
            continue
        seen.add(at)
        reach = max(reach, at)
        places += [to for to, _ in _steps(text, at, by, spaces)]
    return reach


def words_from(text: str, place: int) -> str:
    """The words of *text* from the one with the letter at *place*, counted in letters."""
    words = text.split()
    passed = 0
    for number, word in enumerate(words):
        passed += len(letters(word))
        if passed > place:
            return " ".join(words[number:]).replace("\xad ", "")
    return " ".join(words[-3:])
