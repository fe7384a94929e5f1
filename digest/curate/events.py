"""Groups articles that report the same event.

Two reports are as near as the cosine of their weighted terms (`_vectors`), corrected by what else
is known:

- their length: short texts share fewer terms, whatever they report;
- what they share: one or two terms in common may be chance, however rare they are, and the words
  of one name are one;
- their dates: up to two days apart is the same news, then half as near every four days;
- their names: two texts that name people and places, but not the same ones, report different
  events;
- their outlet: it seldom reports an event twice, so more is asked of two articles of one source.

Groups are joined by average link: the two groups whose articles are nearest on average are joined
first, until none are nearer than THRESHOLD. Sentences that an outlet repeats in article after
article are not looked at. Articles in different languages are never joined.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.curate._link import average_link
from digest.curate._vectors import Matrix, Terms, language_of, terms, weigh, without_common
from digest.languages import base
from digest.model import Article
from digest.text.repetition import often, signature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indexes = NDArray[np.intp]
    Floats = NDArray[np.float64]

THRESHOLD = 0.09  # joined on average at least this near
FAINT = THRESHOLD / 4  # below it two articles count as not alike at all
NEIGHBOURS = 50  # articles to compare one with, the nearest
COMMON = 100  # a term of more articles than that, and of more than 2 %, finds no neighbours
# Terms of a text of usual length, the fewest counted, how much length matters.
USUAL, SHORTEST, SHORTNESS = 80, 40, 0.6
EVIDENCE = 3  # terms that two reports need in common
#: What as few terms count of which two are one name: the others may stand in both by chance.
CHANCE = 0.5
SAME_NEWS, HALF = 2.0, 4.0  # days
# Names needed to judge by, nearness of names that is enough, the least factor.
FEW_NAMES, NAMESAKE, NAMELESS = 3, 0.05, 0.15
SAME_SOURCE = 0.5
BLOCK = 1000  # articles multiplied at once

_SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟\n]*")
_LONGEST = 20_000  # characters looked at


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """*articles* in groups that report one event each; every article is in one group.

    Groups stand in the order of their first articles, articles in the order given. The groups
    depend on the articles alone, not on their order. The time is about linear in their number.
    """
    parts = _by_language(articles)
    events = [
        tuple(sorted(part[member] for member in cluster))
        for part in parts
        for cluster in _group([articles[index] for index in part])
    ]
    return [tuple(articles[index] for index in members) for members in sorted(events)]


def _by_language(articles: Sequence[Article]) -> list[list[int]]:
    """Indexes into *articles* by language, sorted independently of the order given."""
    languages = [base(article.language) or language_of(article.text) for article in articles]
    usual = Counter(language for language in languages if language)
    most = min(usual, key=lambda language: (-usual[language], language), default="")
    parts = defaultdict(list)
    for index in sorted(range(len(articles)), key=lambda index: _identity(articles[index])):
        parts[languages[index] or most].append(index)
    return list(parts.values())


def _identity(article: Article) -> tuple[str, ...]:
    published = article.published.isoformat() if article.published else ""
    return published, article.id, article.source, article.title, article.text


def _group(articles: Sequence[Article]) -> list[list[int]]:
    if len(articles) == 1:
        return [[0]]
    own = _without_repeated(articles)
    read = [
        terms(article.title, text, language=article.language or language_of(text))
        for article, text in zip(articles, own, strict=True)
    ]
    words, names = weigh(read, sources=[_source(article) for article in articles])
    facts = _facts(articles, words=words, names=names, lengths=[one.length for one in read])
    pairs = [
        (
            int(left),
            int(right),
            float(near)
            * (CHANCE if near >= THRESHOLD and _one_name(read, own, left, right) else 1.0),
        )
        for lefts, rights, cosines in _neighbours(words)
        for left, right, near in zip(
            lefts, rights, cosines * facts.correction(lefts, rights), strict=True
        )
        if near >= FAINT
    ]
    return average_link(len(articles), pairs, threshold=THRESHOLD)


def _one_name(read: Sequence[Terms], texts: Sequence[str], left: int, right: int) -> bool:
    """Whether two articles share no more than EVIDENCE terms, two of which form one name.

    An example is "îles Vaillac" and a ferry.
    """
    shared = read[left].counts.keys() & read[right].counts.keys()
    named = shared & read[left].names & read[right].names
    return (
        bool(named)
        and len(shared) <= EVIDENCE
        and any(
            all(
                re.search(rf"\b(?:{one}\W{other}|{other}\W{one})\b", texts[index].lower())
                for index in (left, right)
            )
            for one in named
            for other in shared - {one}
        )
    )


def _without_repeated(articles: Sequence[Article]) -> list[str]:
    """The texts without the sentences that one source repeats from article to article.

    A text that would lose most of its sentences stays whole: it was posted again. Sentences are cut
    roughly here, at a tenth of the cost of `digest.text.sentences`, since only their repetition
    matters.
    """
    cut = [
        _SENTENCE.findall(article.text[:_LONGEST]) if article.source else [] for article in articles
    ]
    signed = [[signature(sentence) for sentence in sentences] for sentences in cut]
    outlets = often(
        (_source(article), set(keys)) for article, keys in zip(articles, signed, strict=True)
    )
    own = [
        "".join(
            sentence
            for sentence, key in zip(sentences, keys, strict=True)
            if key not in outlets[_source(article)]
        )
        for article, sentences, keys in zip(articles, cut, signed, strict=True)
    ]
    return [
        text if 2 * len(text) > len(article.text[:_LONGEST]) else article.text
        for article, text in zip(articles, own, strict=True)
    ]


def _source(article: Article) -> str:
    return article.source.strip().casefold()


def _neighbours(matrix: Matrix) -> Iterator[tuple[Indexes, Indexes, Floats]]:
    """Pairs of rows with their cosine, block by block, each pair once.

    They are above FAINT and among the nearest NEIGHBOURS of a row.
    """
    import numpy as np

    rows = matrix.shape[0]
    rare = without_common(matrix, most=max(COMMON, rows // 50))
    columns = rare.T.tocsr()
    for start in range(0, rows, BLOCK):
        product = (rare[start : start + BLOCK] @ columns).tocoo()
        left = product.row + start
        # Above the diagonal only: each pair once.
        alike = (product.col > left) & (product.data >= FAINT)
        left, right, cosine = left[alike], product.col[alike], product.data[alike]
        nearest = np.lexsort((right, -cosine, left))
        left, right, cosine = left[nearest], right[nearest], cosine[nearest]
        # The place of each pair among those of its row, the nearest first.
        place = np.arange(len(left)) - np.searchsorted(left, left)
        yield left[place < NEIGHBOURS], right[place < NEIGHBOURS], cosine[place < NEIGHBOURS]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """The facts on each article besides its words.

    *lengths* counts terms. *days* is NaN and *sources* −1 where they are unknown.
    """

    words: Matrix
    names: Matrix
    lengths: Floats
    days: Floats
    sources: Indexes

    def correction(self, left: Indexes, right: Indexes) -> Floats:
        """The factor for each pair of *left* and *right*."""
        return (
            self._length(left, right)
            * self._evidence(left, right)
            * self._date(left, right)
            * self._names(left, right)
            * self._source(left, right)
        )

    def _length(self, left: Indexes, right: Indexes) -> Floats:
        import numpy as np

        shorter = np.minimum(self.lengths[left], self.lengths[right])
        factor: Floats = (USUAL / np.maximum(shorter, SHORTEST)) ** SHORTNESS
        return factor

    def _evidence(self, left: Indexes, right: Indexes) -> Floats:
        import numpy as np

        shared = np.diff(self.words[left].multiply(self.words[right]).tocsr().indptr)
        factor: Floats = np.minimum(shared / EVIDENCE, 1)
        return factor

    def _date(self, left: Indexes, right: Indexes) -> Floats:
        import numpy as np

        apart = np.nan_to_num(np.abs(self.days[left] - self.days[right]), nan=0)
        factor: Floats = np.exp2(-np.maximum(apart - SAME_NEWS, 0) / HALF)
        return factor

    def _names(self, left: Indexes, right: Indexes) -> Floats:
        import numpy as np

        counts = np.diff(self.names.indptr)
        judged = np.minimum(counts[left], counts[right]) >= FEW_NAMES
        # Rows have length 1, so the sum of the products is the cosine of the names.
        near = np.asarray(self.names[left].multiply(self.names[right]).sum(axis=1)).ravel()
        return np.where(
            judged, np.clip(NAMELESS + (1 - NAMELESS) * near / NAMESAKE, NAMELESS, 1), 1
        )

    def _source(self, left: Indexes, right: Indexes) -> Floats:
        import numpy as np

        same = (self.sources[left] == self.sources[right]) & (self.sources[left] >= 0)
        return np.where(same, SAME_SOURCE, 1)


def _facts(
    articles: Sequence[Article], *, words: Matrix, names: Matrix, lengths: Sequence[int]
) -> _Facts:
    import numpy as np

    number = {
        name: index
        for index, name in enumerate(dict.fromkeys(_source(article) for article in articles))
    }
    days = [
        article.published.timestamp() / 86_400 if article.published else np.nan
        for article in articles
    ]
    sources = [number[_source(article)] if _source(article) else -1 for article in articles]
    return _Facts(
        words=words,
        names=names,
        lengths=np.array(lengths, dtype=float),
        days=np.array(days),
        sources=np.array(sources),
    )
