"""Groups articles that report the same event.

Each article is read without its outlet's furniture (`_furniture`, `_reading`). For two articles
that share rare words, a model trained on labelled events (`_model`) turns the evidence for and
against (`_evidence`) into the probability that they report one event. Then the two groups whose
articles are likeliest on average are joined first, until none are likelier than THRESHOLD.

An article that tells no single event, such as a comment, a round-up or a live blog, stays alone,
but for copies of itself. Articles in different languages are never joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.curate._evidence import Evidence, evidence
from digest.curate._furniture import own_texts
from digest.curate._link import average_link
from digest.curate._model import trained
from digest.curate._reading import Reading, language_of, read
from digest.curate._vectors import Matrix, without_common
from digest.languages import base
from digest.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indexes = NDArray[np.intp]
    Floats = NDArray[np.float64]

THRESHOLD = 0.5  # joined on average at least this likely
NEAR = 0.03  # openings less alike are not compared
NEIGHBOURS = 50  # articles to compare one with, the nearest
COMMON = 100  # a term of more articles than that, and of more than 2 %, finds no neighbours
COPY = 0.95  # nearness of bodies from which two articles are one text, whatever kind it is
OLD = 14  # days between two reports from which the later one is other news
BLOCK = 1000  # articles multiplied at once
PAIRS = 50_000  # pairs judged at once


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """*articles* in groups that report one event each; every article is in one group.

    Groups stand in the order of their first articles, articles in the order given. The groups
    depend on the articles alone, not on their order. The time is about linear in their number.
    """
    events = [
        tuple(sorted(part[member] for member in cluster))
        for part in _by_language(articles)
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
    known = evidence(articles, readings(articles))
    lefts, rights, crowded = neighbours(known)
    likely = probability(known, lefts, rights)

    def judge(pairs: Sequence[tuple[int, int]]) -> list[float]:
        import numpy as np

        left, right = np.array(pairs, dtype=np.intp).T
        return list(map(float, probability(known, left, right)))

    return average_link(
        len(articles),
        zip(lefts.tolist(), rights.tolist(), likely.tolist(), strict=True),
        threshold=THRESHOLD,
        crowded=crowded,
        judge=judge,
    )


def readings(articles: Sequence[Article]) -> list[Reading]:
    """What each of *articles* says, without its outlet's furniture."""
    return [
        read(article.title, text, language=article.language or language_of(text))
        for article, text in zip(articles, own_texts(articles), strict=True)
    ]


def probability(known: Evidence, left: Indexes, right: Indexes) -> Floats:
    """How likely each pair of *left* and *right* reports one event."""
    import numpy as np

    parts = [
        _judged(known, left[start : start + PAIRS], right[start : start + PAIRS])
        for start in range(0, len(left), PAIRS)
    ]
    return np.concatenate([np.zeros(0), *parts])


def _judged(known: Evidence, left: Indexes, right: Indexes) -> Floats:
    import numpy as np

    rows = known.of(left, right)
    likely = trained().probability(rows, cased=known.cased[left] & known.cased[right])
    apart = (known.alone[left] | known.alone[right]) & (known.body_nearness(rows) < COPY)
    old = np.abs(known.days[left] - known.days[right]) > OLD
    return np.where(apart | old, 0.0, likely)


def neighbours(known: Evidence) -> tuple[Indexes, Indexes, list[bool]]:
    """Pairs of articles to judge, each once, and which articles have more than are listed.

    Their openings are nearer than NEAR, and one is among the other's nearest NEIGHBOURS.
    """
    import numpy as np

    rows = known.opening.unit.shape[0]
    kept = [(left, right, more) for left, right, more in _blocks(known.opening.unit, rows)]
    left = np.concatenate([part[0] for part in kept])
    right = np.concatenate([part[1] for part in kept])
    crowded = np.concatenate([part[2] for part in kept]).tolist()
    pairs = np.unique(np.stack([np.minimum(left, right), np.maximum(left, right)]), axis=1)
    return pairs[0], pairs[1], crowded


def _blocks(matrix: Matrix, rows: int) -> Iterator[tuple[Indexes, Indexes, NDArray[np.bool_]]]:
    """For BLOCK rows at a time: each row's nearest others, and whether there are more."""
    import numpy as np

    rare = without_common(matrix, most=max(COMMON, rows // 50))
    columns = rare.T.tocsr()
    for start in range(0, rows, BLOCK):
        product = (rare[start : start + BLOCK] @ columns).tocoo()
        left = product.row + start
        alike = (product.col != left) & (product.data >= NEAR)
        left, right, cosine = left[alike], product.col[alike], product.data[alike]
        nearest = np.lexsort((right, -cosine, left))
        left, right = left[nearest], right[nearest]
        # The place of each pair among those of its row, the nearest first.
        place = np.arange(len(left)) - np.searchsorted(left, left)
        block = min(BLOCK, rows - start)
        more = np.bincount(left - start, minlength=block) > NEIGHBOURS
        yield left[place < NEIGHBOURS], right[place < NEIGHBOURS], more
