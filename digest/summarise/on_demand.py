"""Constraints that are judged as they are asked for.

A summary of known length is chosen among a few sentences; judging all of a text takes longer than
choosing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache

from digest.model import Article, Sentence
from digest.summarise.readable import Constraints, Judge

#: So many sentences behind the first that may be chosen belong to an article's opening.
OPENING = 2

Needs = Callable[[int], frozenset[int] | None]


class OnDemand(Constraints):
    """The constraints of `read`, each sentence judged when it is first asked for.

    *beginnings* are the sentences with which a summary of headed articles may begin.
    """

    __slots__ = ("_count", "_judge", "beginnings")
    _judge: Needs
    _count: int
    beginnings: Container[int]

    def __init__(self, judge: Needs, count: int, beginnings: Container[int]) -> None:
        # Constraints are frozen.
        object.__setattr__(self, "_judge", judge)
        object.__setattr__(self, "_count", count)
        object.__setattr__(self, "beginnings", beginnings)

    def needed(self, index: int) -> frozenset[int] | None:
        return self._judge(index)

    @property
    def barred(self) -> frozenset[int]:  # judges all
        return frozenset(index for index in range(self._count) if self._judge(index) is None)

    @property
    def needs(self) -> Mapping[int, frozenset[int]]:
        return _Needs(self._judge, self._count)


class _Beginnings(Container[int]):
    """The first sentence of each article that may be chosen, one of *first*, and those that take
    nothing for known; what stands before them is left out. The next few may be the opening behind
    a caption, so only their beginnings are judged.
    """

    def __init__(self, judge: Judge, needs: Needs, first: Sequence[int]) -> None:
        self._judge, self._needs, self._first = judge, needs, first
        self._judged: dict[object, bool] = {}

    def __contains__(self, index: object) -> bool:
        if index not in self._judged:
            self._judged[index] = isinstance(index, int) and self._begins(index)
        return self._judged[index]

    def _begins(self, index: int) -> bool:
        if index in self._first:
            return True
        if self._needs(index) != frozenset():
            return False
        opening = any(first < index <= first + OPENING for first in self._first)
        return not self._judge.takes_for_known(index, early=opening)


class _Needs(Mapping[int, frozenset[int]]):
    """What each sentence needs, of those that need any."""

    def __init__(self, judge: Needs, count: int) -> None:
        self._judge, self._count = judge, count

    def __getitem__(self, index: int) -> frozenset[int]:
        needed = self._judge(index)
        if not needed:
            raise KeyError(index)
        return needed

    def __iter__(self) -> Iterator[int]:
        return (index for index in range(self._count) if self._judge(index))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def read_on_demand(
    sentences: Sequence[Sentence],
    *,
    articles: Sequence[Article],
    every: Sequence[Sentence],
    strict: bool = True,
) -> OnDemand:
    """The constraints that `read` gives, but for what is introduced as known."""
    judge = Judge(sentences, articles=articles, every=every, strict=strict, introduced=False)
    needs = cache(judge.needs)
    first: dict[str, int] = {}
    # An article's first sentence that may be chosen says what its topic is, and is judged first.
    for index, sentence in enumerate(sentences):
        if sentence.article not in first and needs(index) is not None:
            first[sentence.article] = index
    return OnDemand(needs, len(sentences), _Beginnings(judge, needs, tuple(first.values())))
