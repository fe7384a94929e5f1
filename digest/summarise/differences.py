"""Finds where reports differ: numbers of one thing that a story's outlets give differently.

Two numbers count one thing if they have the same unit or noun among similar words, if they count
the same fate of people (dead, hurt, missing, moved, arrested, in the streets), or if they are the
first numbers of a thing that each report opens with. Precision comes first: a doubtful pair is no
difference. Lives, and numbers of headlines and openings, come before smaller ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from math import inf, log, log10

from digest.model import Article, Difference, Sentence
from digest.summarise.labels import LONGEST, label_behind
from digest.summarise.mentions import Mention, clause, fate_word, mentions
from digest.summarise.numbers import numbers
from digest.text.words import stop_words

#: Reports further apart than this may describe different states of things.
SAME_TIME = timedelta(hours=36)
#: How much of the lighter one's words two sentences share at least, weighted by rarity, where the
#: numbers are not near; and how many words.
LIKE, ALIKE = 0.4, 3
#: One number over the other: near enough to be two counts of one thing, and too far to be.
NEAR, FAR = 1.25, 3.0
#: Fewer of a thing come about by chance; so many people with one fate need no further word in
#: common.
FEW, CROWD = 10, 500
#: So many are shown; so many articles of a story are compared.
MOST, ARTICLES = 3, 12
#: What the fates of people add to a difference's importance; any other fate adds 1.
FATES = {"dead": 4.0, "missing": 3.0, "moved": 2.5, "hurt": 2.0, "": 0.0}


def differences(
    articles: Sequence[Article], sentences: Iterable[Sentence]
) -> tuple[Difference, ...]:
    """The numbers on which *articles*, the best first, disagree, the most important first.

    *sentences* are all sentences of the articles. A side is a sentence of one outlet. Rounding,
    another day or another thing is no disagreement.
    """
    if len({article.source for article in articles}) < 2:
        return ()
    of = {article.id: article for article in articles[:ARTICLES]}
    story = _Story.of(mentions(sentences, of), of)
    titled = {
        number.value
        for article in of.values()
        for number in numbers(article.title, language=article.language)
    }
    candidates = [
        (_importance(sides, titled), sides)
        for first in story.mentions
        if first.sound and len(sides := story.sides(first)) > 1
    ]
    chosen: list[Difference] = []
    for _, sides in sorted(candidates, key=lambda each: -each[0]):
        texts = tuple(side.sentence for side in sides)
        if not {sentence for each in chosen for sentence in each.sides} & set(texts):
            topic = _topic(sides[0], of[sides[0].sentence.article].language)
            chosen.append(Difference(topic=topic, sides=texts))
    return tuple(chosen[:MOST])


def _importance(sides: Sequence[Mention], titled: set[float]) -> float:
    """The importance of a difference: lives, numbers of a headline, openings, outlets, size."""
    near = sum(1.0 / (1 + side.place) for side in sides) / len(sides)
    size = log10(max(side.number.value for side in sides) + 1.0)
    headed = any(side.number.value in titled and side.number.value >= FEW for side in sides)
    fate = FATES.get(sides[0].fate, 1.0)
    return fate + 3.0 * headed + 2.0 * near + (len(sides) - 2) + 0.5 * size


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """A story's numbers, its articles by their ids, and the weight of each word near a number."""

    mentions: Sequence[Mention]
    articles: Mapping[str, Article]
    weights: Mapping[str, float]

    @classmethod
    def of(cls, every: Sequence[Mention], articles: Mapping[str, Article]) -> _Story:
        """The story, its words weighted by how rare they are among the numbers' sentences."""
        count = Counter(word for mention in every for word in mention.near)
        weights = {word: log(1 + len(every) / times) for word, times in count.items()}
        return cls(mentions=every, articles=articles, weights=weights)

    def sides(self, first: Mention) -> tuple[Mention, ...]:
        """*first* and, from each other outlet, a number that contradicts it and the sides before.

        An outlet that also agrees is no side. Where two sides contradict each other, an outlet with
        a third, rough number is one too. Empty where nobody contradicts.
        """
        sides, rough = [first], []
        for source in dict.fromkeys(article.source for article in self.articles.values()):
            own = [each for each in self.mentions if self._source(each) == source]
            same = self._same(first, own, sides)
            if same and self._contradicts(same, own, sides):
                sides.append(same[0])
            elif same and not _equal(own, sides):
                rough.append(same[0])
        if len(sides) < 2 or self._also_agree(sides):
            return ()
        for mention in rough:
            if all(self._apart(mention, side) for side in sides) and not _equal([mention], sides):
                sides.append(mention)
        order = list(self.articles)
        return tuple(sorted(sides, key=lambda side: order.index(side.sentence.article)))

    def _same(
        self, first: Mention, own: Iterable[Mention], sides: Sequence[Mention]
    ) -> list[Mention]:
        """Those of *own* that count what *first* does, in reports of its time."""
        return [
            mention
            for mention in own
            if mention.sound
            and self._same_thing(first, mention)
            and all(self._apart(mention, side) for side in sides)
        ]

    def _contradicts(
        self, same: Sequence[Mention], own: Iterable[Mention], sides: Sequence[Mention]
    ) -> bool:
        """Whether an outlet contradicts all *sides* in every number of the *same* thing."""
        all_do = all(mention.number.contradicts(side.number) for mention in same for side in sides)
        return all_do and not any(_agree(mention, side) for mention in own for side in sides)

    def _also_agree(self, sides: Sequence[Mention]) -> bool:
        """Whether one side's outlet also gives the number of another."""
        return any(
            _agree(mention, side)
            for mention in self.mentions
            for side in sides
            for own in sides
            if own is not side and self._source(mention) == self._source(own)
        )

    def _source(self, mention: Mention) -> str:
        return self.articles[mention.sentence.article].source

    def _apart(self, one: Mention, other: Mention) -> bool:
        """Whether the two are reports of one time, by different outlets."""
        left, right = (self.articles[each.sentence.article] for each in (one, other))
        if left.source == right.source:
            return False
        if not left.published or not right.published:
            return True
        return abs(left.published - right.published) <= SAME_TIME

    def _same_thing(self, one: Mention, other: Mention) -> bool:
        """Whether both count one thing; near numbers need fewer similar words."""
        if one.number.unit != other.number.unit or one.fate != other.fate:
            return False
        low, high = sorted((one.number.value, other.number.value))
        apart = high / low if low else inf
        shared = len(one.near & other.near)
        if one.fate:
            return apart <= FAR and (low >= CROWD or shared >= 1)
        if one.leads and other.leads and one.noun == other.noun and low >= CROWD:
            return apart <= NEAR
        return self._counted_alike(one, other, apart, low, shared)

    def _counted_alike(
        self, one: Mention, other: Mention, apart: float, low: float, shared: int
    ) -> bool:
        """Whether the words around two numbers, *shared* stems of them, tell of one thing.

        *low* is the lower number, *apart* how many times as high the other one is.
        """
        like = self._like(one, other) >= LIKE
        alike = shared >= ALIKE and like
        if not one.things & other.things:
            return bool(one.number.unit) and alike and apart <= NEAR
        # So many metres may be a mountain's or a depth's: the unit alone is nothing in common.
        loose = one.measured and not like
        near = apart <= NEAR and shared >= 1 and not loose
        small = one.number.unit == "%" or low < FEW
        return (near and not small) or (apart <= FAR and alike)

    def _like(self, one: Mention, other: Mention) -> float:
        """The part of the words of the lighter one that both share, weighted by rarity."""
        lighter = min(self._weight(each.near) for each in (one, other))
        return self._weight(one.near & other.near) / lighter if lighter else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self.weights[stem] for stem in stems)


def _equal(own: Iterable[Mention], sides: Sequence[Mention]) -> bool:
    """Whether one of *own* is exactly the number of a side."""
    return any(mention.number.value == side.number.value for mention in own for side in sides)


def _agree(one: Mention, other: Mention) -> bool:
    """Whether both give the same number with the same kind of unit."""
    if one.number.unit != other.number.unit or one.number.contradicts(other.number):
        return False
    fate = one.fate and one.fate == other.fate
    return bool(one.number.unit or one.things & other.things or fate)


def _topic(mention: Mention, language: str) -> str:
    """What is counted, in the words of the sentence after the number; at least one word.

    It ends before the people's fate, or with the phrase.
    """
    text, number = mention.sentence.text, mention.number
    behind = text[number.end : clause(text, number, language)[1]].lstrip("- ")
    fate = fate_word(mention, behind, language)
    if fate and len(behind[: fate.end()].split()) <= LONGEST:
        return behind[: fate.end()]
    if label := label_behind(text, number, end=number.end, language=language):
        return label
    stops = stop_words(language)
    words = behind.split()
    while words and words[0].lower() in stops:
        words = words[1:]
    short = list(takewhile(lambda word: word.lower() not in stops, words))
    return " ".join(short[:2]).rstrip(".") or number.text
