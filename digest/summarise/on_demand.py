"""Constraints that are judged as they are asked for.

A summary of known length is chosen among a few sentences; judging all of a text takes longer than
choosing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from digest.model import Article, Sentence
from digest.summarise.readable import Constraints, judging

Judge = Callable[[int], frozenset[int] | None]


class OnDemand(Constraints):
    """The constraints of `read`, each sentence judged when it is first asked for."""

    __slots__ = ("_count", "_judge")
    _judge: Judge
    _count: int

    def __init__(self, judge: Judge, count: int) -> None:
        # Constraints are frozen.
        object.__setattr__(self, "_judge", judge)
        object.__setattr__(self, "_count", count)

    def needed(self, index: int) -> frozenset[int] | None:
        return self._judge(index)

    @property
    def barred(self) -> frozenset[int]:  # judges all
        return frozenset(index for index in range(self._count) if self._judge(index) is None)

    @property
    def needs(self) -> Mapping[int, frozenset[int]]:
        return _Needs(self._judge, self._count)


class _Needs(Mapping[int, frozenset[int]]):
    """What each sentence needs, of those that need any."""

    def __init__(self, judge: Judge, count: int) -> None:
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
    judge = cache(judging(sentences, articles=articles, every=every, strict=strict))
    begun: set[str] = set()
    # An article's first sentence that may be chosen says what its topic is, and is judged first.
    for index, sentence in enumerate(sentences):
        if sentence.article not in begun and judge(index) is not None:
            begun.add(sentence.article)
    return OnDemand(judge, len(sentences))
