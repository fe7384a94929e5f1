"""Verifies that every text of a PDF stands in an article, or is furniture.

Each passage is cut into units of the evidence (`digest.proof.evidence`): whole sentences,
quotations, captions and headlines, and the magazine's own words. A sentence may run on in a later
passage, where its column or page ends; all of it must be printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from digest.proof.evidence import (
    FIGURE,
    FURNITURE,
    KINDS,
    QUOTATION,
    SENTENCE,
    Evidence,
    Unit,
)
from digest.proof.letters import gaps, letters
from digest.proof.lines import excerpt
from digest.proof.passages import Passage

SEPARATORS = frozenset("·,،;:.-()|/")
"""What stands between names; sentences bring their own signs."""
NUMBER = re.compile(r"\d{1,4}")
"""Of a page, a day, a year, a count of articles. A longer one must stand in an article."""
FIGURE_LETTERS = 100
"""A longer phrase is no label of a figure, and no name of a speaker."""
RUNNING = 0.05
"""A type in which this part of all sentences is set is a type of running text: no phrase stands in
it, only whole sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Words on *page* that stand in no article and are no furniture."""

    page: int
    words: str
    reason: str

    def __str__(self) -> str:
        return f"page {self.page}: “{self.words}” {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How many texts of each kind were found again, and the *strays* that were not.

    *articles* are the ids of those that were found.
    """

    found: Mapping[str, int]
    strays: tuple[Stray, ...]
    articles: frozenset[str]

    @property
    def sound(self) -> bool:
        return not self.strays

    def as_dict(self) -> dict[str, Any]:
        """For scripts: plain values."""
        return {
            "found": {kind: self.found.get(kind, 0) for kind in KINDS},
            "articles": len(self.articles),
            "strays": [
                {"page": stray.page, "words": stray.words, "reason": stray.reason}
                for stray in self.strays
            ],
        }


@dataclass(frozen=True, slots=True)
class _Open:
    """Sentences that a *passage* began: what is left of each, *begun* as it was printed."""

    rests: tuple[tuple[str, Unit], ...]
    passage: Passage
    begun: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """A passage cut into *units*; *rests* of the sentence that it breaks off, if any."""

    units: tuple[Unit, ...]
    rests: tuple[tuple[str, Unit], ...] = ()
    begun: str = ""


def verify(printed: Iterable[Passage], evidence: Evidence) -> Verification:
    """Find every text of the *printed* passages again in *evidence*."""
    return _Verifier(evidence).verify(list(printed))


@dataclass
class _Verifier:
    evidence: Evidence
    open: list[_Open] = field(default_factory=list)
    found: list[tuple[Passage, Unit]] = field(default_factory=list)

    def verify(self, printed: Sequence[Passage]) -> Verification:
        doubtful = [(one, self._stray(one)) for one in printed if not self._follow(one)]
        doubtful += [(each.passage, _broken_off(each)) for each in self.open]
        figures = _Figures(self.evidence, self.found)
        strays = []
        for passage, stray in doubtful:
            unit = figures.unit(passage)
            if unit is None:
                strays.append(stray)
            else:
                self.found.append((passage, unit))
        return Verification(
            found=Counter(unit.kind for _, unit in self.found),
            strays=tuple(sorted(strays, key=lambda stray: stray.page)),
            articles=frozenset(unit.article for _, unit in self.found if unit.article),
        )

    def _follow(self, passage: Passage) -> bool:
        """Whether all of *passage* is found; what it leaves open stays open."""
        text = letters(passage.text)
        for start, which, units in self._starts(text, passage):
            for whole in (True, False):
                cut = _cut(passage.text, start, self.evidence, whole=whole)
                if cut:
                    if which is not None:
                        self.open.remove(which)
                    self.found += [(passage, unit) for unit in (*units, *cut.units)]
                    if cut.rests:
                        begun = cut.begun
                        self.open.append(_Open(cut.rests, passage, _tail(passage.text, begun)))
                    return True
        return self._within(text, passage)

    def _starts(
        self, text: str, passage: Passage
    ) -> Iterator[tuple[int, _Open | None, tuple[Unit, ...]]]:
        """Where the first whole unit of a passage may begin: behind the rest of a sentence that an
        earlier passage began, or at its start.
        """
        for each in self.open:
            if each.passage.type == passage.type:
                for rest, unit in each.rests:
                    if text.startswith(rest):
                        yield len(rest), each, (unit,)
        yield 0, None, ()

    def _within(self, text: str, passage: Passage) -> bool:
        """Whether all of *passage* is the middle of an open sentence."""
        for each in self.open:
            rests = tuple(
                (rest[len(text) :], unit) for rest, unit in each.rests if rest.startswith(text)
            )
            if rests and each.passage.type == passage.type:
                self.open[self.open.index(each)] = _Open(rests, each.passage, each.begun)
                return True
        return False

    def _stray(self, passage: Passage) -> Stray:
        """The first words of *passage* that are not found."""
        text = letters(passage.text)
        reach = max(
            _reach(text, start, self.evidence, gaps(passage.text))
            for start, _, _ in self._starts(text, passage)
        )
        return Stray(
            page=passage.page,
            words=excerpt(_words_from(passage.text, reach + self.evidence.agreeing(text[reach:]))),
            reason="stands in no article",
        )


def _broken_off(each: _Open) -> Stray:
    return Stray(
        page=each.passage.page,
        words=excerpt(each.begun),
        reason="is cut off: no sentence of an article ends so",
    )


def _cut(words: str, start: int, evidence: Evidence, *, whole: bool) -> _Cut | None:
    """The letters of *words* from *start* cut into units.

    Not *whole*: they may break off within a sentence.
    """
    text, spaces = letters(words), gaps(words)
    stack: list[tuple[int, tuple[Unit, ...]]] = [(start, ())]
    tried: set[int] = set()
    while stack:
        at, units = stack.pop()
        if at == len(text):
            return _Cut(units)
        if at in tried:
            continue
        tried.add(at)
        if not whole and at < len(text) and (going_on := evidence.continuing(text[at:])):
            length = len(text) - at
            rests = tuple((unit.letters[length:], unit) for unit in going_on)
            return _Cut(units, rests, text[at:])
        stack += [
            (to, (*units, unit) if unit else units)
            for to, unit in reversed([*_steps(text, at, evidence, spaces)])
        ]
    return None


def _steps(
    text: str, at: int, evidence: Evidence, spaces: frozenset[int]
) -> Iterator[tuple[int, Unit | None]]:
    """How far each unit at *at* reaches, the likeliest first."""
    for unit in evidence.opening(text, at):
        yield at + len(unit.letters), unit
    if number := NUMBER.match(text, at):
        end = min(place for place in (*spaces, number.end()) if place > at)
        if _begins(text, at, spaces) and _ends(text, end, spaces):
            yield end, Unit(text[at:end], FURNITURE)
    if text[at] in SEPARATORS:
        yield at + 1, None


def _begins(text: str, start: int, spaces: frozenset[int]) -> bool:
    """Whether the digits from *start* on are not the rest of a number."""
    return start in spaces or not _within_number(text[max(0, start - 2) : start])


def _ends(text: str, end: int, spaces: frozenset[int]) -> bool:
    """Whether the digits before *end* are not the beginning of a longer number."""
    if end in spaces:
        return True
    behind = text[end : end + (1 if end + 1 in spaces else 2)]
    return not _within_number(behind[::-1])


def _within_number(signs: str) -> bool:
    """Whether a digit right behind *signs* goes on with a number: "1", "1.", "1,"."""
    return signs[-1:].isdigit() or (signs[-1:] in (".", ",") and signs[:1].isdigit())


def _reach(text: str, start: int, evidence: Evidence, spaces: frozenset[int]) -> int:
    """The place up to which *text* from *start* on is found."""
    places, reach = [start], start
    seen: set[int] = set()
    while places:
        at = places.pop()
        if at in seen or at >= len(text):
            continue
        seen.add(at)
        reach = max(reach, at)
        places += [to for to, _ in _steps(text, at, evidence, spaces)]
    return reach


def _words_from(text: str, place: int) -> str:
    """The words of *text* from the one with the letter at *place*, counted in letters."""
    words = text.split()
    passed = 0
    for number, word in enumerate(words):
        passed += len(letters(word))
        if passed > place:
            return " ".join(words[number:]).replace("\xad ", "")
    return " ".join(words[-3:])


def _tail(text: str, begun: str) -> str:
    """The last words of *text*, those with the letters *begun*."""
    return _words_from(text, len(letters(text)) - len(begun))


class _Figures:
    """Numbers printed large, their labels and the names of speakers: phrases of a sentence on the
    same page, or of the article of a quotation there.
    """

    def __init__(self, evidence: Evidence, found: Sequence[tuple[Passage, Unit]]) -> None:
        self.evidence = evidence
        self.sentences: dict[int, list[Unit]] = defaultdict(list)
        self.quoted: dict[int, set[str]] = defaultdict(set)
        sizes: Counter[tuple[str, float]] = Counter()
        for passage, unit in found:
            if unit.kind == SENTENCE:
                self.sentences[passage.page].append(unit)
                sizes[passage.type] += len(unit.letters)
            elif unit.kind == QUOTATION:
                self.quoted[passage.page].add(unit.article)
        total = sum(sizes.values())
        self.running = {type_ for type_, size in sizes.items() if size > RUNNING * total}

    def unit(self, passage: Passage) -> Unit | None:
        """The unit that *passage* is, None where it is no figure and no name."""
        if passage.type in self.running:
            return None
        articles = [self._article(part, passage.page) for part in re.split("[·\n]", passage.text)]
        articles = articles if all(articles) else [self._article(passage.text, passage.page)]
        return Unit(letters(passage.text), FIGURE, articles[0]) if all(articles) else None

    def _article(self, words: str, page: int) -> str:
        """The article in which the phrase *words* stands, "" where none has it."""
        part = letters(words)
        if len(part) == 1:  # an initial, as large as an ornament
            return FURNITURE
        if len(part) > FIGURE_LETTERS:
            return ""
        if cut := _cut(words, 0, self.evidence, whole=True):
            return next((unit.article for unit in cut.units if unit.article), FURNITURE)
        for unit in self.sentences[page]:
            if _phrase(part, unit.letters, unit.spaces):
                return unit.article
        names = [letters(name) for name in re.split("[,،]", words)]
        for article in self.quoted[page]:
            if all(_phrase(name, self.evidence.texts[article]) for name in names):
                return article
        return ""


def _phrase(part: str, text: str, spaces: frozenset[int] = frozenset()) -> bool:
    """Whether *part* stands in *text*, which has *spaces*, and cuts no number there."""
    if not part:
        return True
    for found in re.finditer(re.escape(part), text, re.IGNORECASE):
        start, end = found.span()
        whole = not part[0].isdigit() or _begins(text, start, spaces)
        if whole and (not part[-1].isdigit() or _ends(text, end, spaces)):
            return True
    return False
