"""Verifies that every text of a finished issue stands in an article, or is furniture.

Each passage is cut into units of the evidence (`digest.proof.evidence`): whole sentences,
quotations, captions and headlines, and the magazine's own words. All of them must be of the story
under which they stand (`digest.proof.attribution`). In a PDF a sentence may run on in a later
passage, where its column or page ends; all of it must be printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from digest.proof.attribution import Scope, scopes
from digest.proof.cutting import DIGITS, Cut, cut, reach_of, terms, words_from
from digest.proof.evidence import KINDS, QUOTATION, SENTENCE, Evidence, Unit
from digest.proof.findings import Found, Stray, stray
from digest.proof.labels import Labels
from digest.proof.letters import gaps, letters
from digest.proof.misplaced import misplaced
from digest.proof.passages import Passage

CUT_OFF = "is cut off: no sentence of an article ends so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How many texts of each kind were found again, and the *strays* that were not.

    *articles* are the ids of those that were found, *unread* the files that hold no words that
    digest knows how to read.
    """

    found: Mapping[str, int]
    strays: tuple[Stray, ...]
    articles: frozenset[str]
    unread: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.strays

    def as_dict(self) -> dict[str, Any]:
        """For scripts: plain values."""
        return {
            "found": {kind: self.found.get(kind, 0) for kind in KINDS},
            "articles": len(self.articles),
            "strays": [asdict(stray) for stray in self.strays],
        }


@dataclass(frozen=True, slots=True)
class _Open:
    """Sentences that a *passage* began: what is left of each, *begun* as it was printed.

    Not *sure*: what was begun may be a name, behind which nothing need follow.
    """

    rests: tuple[tuple[str, Unit], ...]
    order: int
    passage: Passage
    scope: Scope
    begun: str
    sure: bool = True


def verify(passages: Iterable[Passage], evidence: Evidence) -> Verification:
    """Find every text of *passages* again in *evidence*, under the story that it belongs to."""
    printed = list(passages)
    return _Verifier(evidence).verify(printed, scopes(printed, evidence))


@dataclass
class _Verifier:
    evidence: Evidence
    open: list[_Open] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    begun: set[int] = field(default_factory=set)
    order: int = 0

    def verify(self, printed: Sequence[Passage], within: Sequence[Scope]) -> Verification:
        doubtful = []
        for self.order, (one, scope) in enumerate(zip(printed, within, strict=True)):
            if not self._follow(one, scope):
                doubtful.append((self.order, one, scope, self._stray(one, scope)))
        doubtful += [
            (each.order, each.passage, each.scope, _broken_off(each))
            for each in self.open
            if each.sure
        ]
        labels = Labels(self.evidence, self.found)
        strays = []
        for order, one, scope, doubt in doubtful:
            if unit := labels.unit(one, scope, order):
                self.found.append(Found(order, one, scope, (unit,)))
            else:
                strays.append(doubt)
        strays += self._cut_quotations(labels)
        strays += misplaced(self.found, self.evidence)
        return Verification(
            found=Counter(unit.kind for one in self.found for unit in one.units),
            strays=tuple(sorted(strays, key=lambda stray: stray.page)),
            articles=frozenset().union(
                *(unit.articles for one in self.found for unit in one.units)
            ),
        )

    def _follow(self, passage: Passage, scope: Scope) -> bool:
        """Whether all of *passage* is found; what it leaves open stays open."""
        text, by = letters(passage.text), terms(passage, scope, self.evidence)
        for start, which, units in self._starts(text, passage, by.articles):
            for whole in (True, False) if passage.runs_on else (True,):
                found = cut(passage.text, start, by, whole=whole)
                if found:
                    if which is not None:
                        self.open.remove(which)
                    whole_units = (*units, *found.units)
                    self.found.append(Found(self.order, passage, scope, whole_units))
                    self._leave_open(passage, scope, found)
                    return True
        return self._within(text, passage)

    def _leave_open(self, passage: Passage, scope: Scope, found: Cut) -> None:
        """Note the sentence that *passage* begins; names and quotations may begin one too, at its
        start or behind a sentence.
        """
        if found.rests:
            begun = _tail(passage.text, found.begun)
            self.open.append(_Open(found.rests, self.order, passage, scope, begun))
        elif passage.runs_on and (behind := _behind_sentences(found.units)):
            # With what stands behind it: a comma, where a quotation goes on.
            whole = Found(self.order, passage, scope, found.units)
            begun = letters(passage.text)[_start(whole, len(found.units) - len(behind)) :]
            going_on = self.evidence.continuing(begun, scope.articles) if begun else ()
            if rests := tuple((unit.letters[len(begun) :], unit) for unit in going_on):
                self.open.append(_Open(rests, self.order, passage, scope, begun, sure=False))
                self.begun.add(self.order)

    def _starts(
        self, text: str, passage: Passage, articles: frozenset[str] | None
    ) -> Iterator[tuple[int, _Open | None, tuple[Unit, ...]]]:
        """Where the first whole unit of a passage may begin: behind the rest of a sentence that an
        earlier passage began, or at its start.
        """
        for each in self.open if passage.runs_on else ():
            if each.passage.type == passage.type:
                for rest, unit in each.rests:
                    if text.startswith(rest) and unit.within(articles):
                        yield len(rest), each, (unit,)
        yield 0, None, ()

    def _within(self, text: str, passage: Passage) -> bool:
        """Whether all of *passage* is the middle of an open sentence."""
        for each in self.open if passage.runs_on else ():
            rests = tuple(
                (rest[len(text) :], unit) for rest, unit in each.rests if rest.startswith(text)
            )
            if rests and each.passage.type == passage.type:
                self.open[self.open.index(each)] = replace(each, rests=rests)
                return True
        return False

    def _cut_quotations(self, labels: Labels) -> Iterator[Stray]:
        """Quotations in running text without the rest of their sentence."""
        open_ = {each.order for each in self.open}
        for one in self.found:
            last = len(one.units) - 1
            for place, unit in enumerate(one.units):
                behind = place == last or (
                    one.order in self.begun and not _has_sentence(one.units[place:])
                )
                goes_on = behind and one.passage.runs_on and one.order not in open_
                if unit.kind == QUOTATION and one.passage.type in labels.running and not goes_on:
                    words = words_from(one.passage.text, _start(one, place))
                    yield stray(one.passage, one.scope, words, CUT_OFF)

    def _stray(self, passage: Passage, scope: Scope) -> Stray:
        """The first words of *passage* that are not found."""
        text = letters(passage.text)
        spaces, by = gaps(passage.text), terms(passage, scope, self.evidence)
        reach = max(
            reach_of(text, start, by, spaces)
            for start, _, _ in self._starts(text, passage, scope.articles)
        )
        agreeing = self.evidence.agreeing(text[reach:])
        words = words_from(passage.text, reach + agreeing)
        gone = [one for story in scope.stories for one in story.gone]
        number = DIGITS.match(text, reach)
        if number and agreeing <= len(number[0]):
            words = words_from(passage.text, reach)
            return stray(passage, scope, words, _wrong_number(by.right(text[:reach])))
        if scope.stories and self.evidence.opening(text, reach):
            words = words_from(passage.text, reach)
            return stray(passage, scope, words, "belongs to another story")
        if gone:
            reason = f"cannot be looked up: {gone[0]} is not there any more"
            return stray(passage, scope, words, reason)
        return stray(passage, scope, words, "stands in no article")


def _wrong_number(right: Container[int]) -> str:
    if not isinstance(right, frozenset) or not right:
        return "is a number that nothing explains"
    return f"is another number than {' or '.join(map(str, sorted(right)))}"


def _broken_off(each: _Open) -> Stray:
    return stray(each.passage, each.scope, each.begun, CUT_OFF)


def _has_sentence(units: Iterable[Unit]) -> bool:
    return any(unit.kind == SENTENCE for unit in units)


def _behind_sentences(units: Sequence[Unit]) -> Sequence[Unit]:
    """The last of *units*, those behind the last sentence."""
    first = next((at for at in range(len(units)) if not _has_sentence(units[at:])), len(units))
    return units[first:]


def _start(one: Found, place: int) -> int:
    """Where the unit at *place* begins in the letters of *one*."""
    behind = letters(one.passage.text)
    for unit in reversed(one.units[place:]):
        behind = behind.rpartition(unit.letters)[0] if unit.letters in behind else behind
    return len(behind)


def _tail(text: str, begun: str) -> str:
    """The last words of *text*, those with the letters *begun*."""
    return words_from(text, len(letters(text)) - len(begun))
