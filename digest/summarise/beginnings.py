"""Which sentences may begin a summary, besides the first of an article that may be chosen.

What stands before them is left out, so they take nothing for known that the headline does not name:
no thing ("the feline"), no person by surname.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from digest.model import Article, Sentence
from digest.summarise.nouns import taking_for_known
from digest.summarise.readable import Constraints
from digest.summarise.surnames import introductions, lone_names


class Beginnings(Container[int]):
    """The sentences, by index, with which a summary may begin; each is judged when asked for."""

    def __init__(
        self, sentences: Sequence[Sentence], articles: Sequence[Article], reading: Constraints
    ) -> None:
        self._sentences, self._reading = sentences, reading
        self._known = taking_for_known(sentences, articles)
        self._names: Mapping[tuple[str, str], int] = introductions(sentences, articles)
        self._judged: dict[object, bool] = {}
        self._first: dict[str, int] = {}

    def __contains__(self, index: object) -> bool:
        if index not in self._judged:
            self._judged[index] = isinstance(index, int) and self._begins(index)
        return self._judged[index]

    def _begins(self, index: int) -> bool:
        own = self._sentences[index].article
        if self._first_of(own) == index:
            return True
        return not self._reading.needed(index) and not self._known(index) and not any(
            self._names.get((own, name), index) < index
            for name in lone_names(self._sentences[index].text)
        )

    def _first_of(self, article: str) -> int:
        """The first sentence of *article* that may be chosen."""
        if article not in self._first:
            self._first[article] = next(
                (
                    index
                    for index, sentence in enumerate(self._sentences)
                    if sentence.article == article and self._reading.needed(index) is not None
                ),
                -1,
            )
        return self._first[article]
