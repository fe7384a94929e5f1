"""Groups articles that report the same event.

Each article is read without its outlet's furniture (`_furniture`, `_reading`). For two articles
that share rare words, a model trained on labelled events (`_model`) turns the evidence for and
against (`_evidence`) into the probability that they report one event. Then the two groups whose
articles are likeliest, on average and at best, are joined first, until none reach THRESHOLD.

An article that tells no single event, such as a comment, a round-up or a live blog, stays alone,
but for copies of itself. Articles in different languages are never joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from digest.curate._evidence import Evidence, evidence
from digest.curate._furniture import own_standfirsts, own_texts
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

THRESHOLD = 0.7  # groups at least this likely to report one event are joined
#: How much the likeliest pair of two groups counts beside their average: one report in other words
#: than the rest is often near to one of them.
BEST = 0.3
NEAR = 0.03  # openings less alike are not compared
NEIGHBOURS = 50  # articles to compare one with, the nearest
COMMON = 100  # a term of more articles than that, and of more than 2 %, finds no neighbours
COPY = 0.95  # nearness of bodies from which two articles are one text, whatever kind it is
PLAIN = 0.25  # an opening of which so little is rare words is compared by all its words
MANY, PASSES = 20, 4  # articles of a large event, weighings
LITTLE = 2  # words in common; however rare a single one is, it proves nothing
OLD = 14  # days between two reports from which the later one is other news
#: By how much the odds fall for two articles of one outlet: chosen on the events of 24 and 25 May.
SELDOM = 2.7
BLOCK = 200  # articles multiplied at once
PAIRS = 10_000  # pairs judged at once


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """*articles* in groups that report one event each; every article is in one group.

    Groups stand in the order of their first articles, articles in the order given. The groups
    depend on the articles alone, not on their order. The time is about linear in their number.
    """
    events = [
        tuple(sorted(copy for member in cluster for copy in part[member]))
        for part in by_language(articles)
        for cluster in _group([articles[copies[0]] for copies in part])
    ]
    return [tuple(articles[index] for index in members) for members in sorted(events)]


def by_language(articles: Sequence[Article]) -> list[list[list[int]]]:
    """For each language, its distinct articles, each as the indexes into *articles* of its copies.

    The order does not depend on that given.
    """
    languages = [base(article.language) or language_of(article.text) for article in articles]
    usual = Counter(language for language in languages if language)
    most = min(usual, key=lambda language: (-usual[language], language), default="")
    parts: defaultdict[str, dict[object, list[int]]] = defaultdict(dict)
    for index in sorted(range(len(articles)), key=lambda index: _identity(articles[index])):
        text = _words_of(articles[index])
        parts[languages[index] or most].setdefault(text or index, []).append(index)
    return [list(part.values()) for part in parts.values()]


def _words_of(article: Article) -> str:
    """Title and text without regard to white space; "" where they say nothing."""
    words = f"{article.title}\n{article.text}".split()
    return " ".join(words) if any(map(str.isalnum, chain.from_iterable(words))) else ""


def _identity(article: Article) -> tuple[str, ...]:
    published = article.published.isoformat() if article.published else ""
    return published, article.id, article.source, article.title, article.text


def _group(articles: Sequence[Article]) -> list[list[int]]:
    """The clusters of distinct articles of one language.

    Where one event fills much of the collection, its words seem common. They are weighed anew then,
    and an event of more than MANY articles counts as one.
    """
    if len(articles) == 1:
        return [[0]]
    read_all = readings(articles)
    shares: list[float] = []
    for _ in range(PASSES):
        clusters = _clusters(evidence(articles, read_all, shares=shares))
        before, shares = shares, [1.0] * len(articles)
        for cluster in clusters:
            for member in cluster:
                shares[member] = 1.0 if len(cluster) <= MANY else 1 / len(cluster)
        if shares == (before or [1.0] * len(articles)):
            break
    return clusters


def _clusters(known: Evidence) -> list[list[int]]:
    import numpy as np

    lefts, rights, crowded = neighbours(known)
    likely = probability(known, lefts, rights)

    def judge(pairs: Sequence[tuple[int, int]]) -> list[float]:
        left, right = np.array(pairs, dtype=np.intp).T
        return list(map(float, probability(known, left, right)))

    return average_link(
        len(known.days),
        zip(lefts.tolist(), rights.tolist(), likely.tolist(), strict=True),
        threshold=THRESHOLD,
        best=BEST,
        many=MANY,
        crowded=crowded,
        judge=judge,
    )


def readings(articles: Sequence[Article]) -> list[Reading]:
    """What each of *articles* says, without its outlet's furniture."""
    texts = zip(articles, own_standfirsts(articles), own_texts(articles), strict=True)
    return [
        read(article.title, text, above, language=article.language or language_of(text))
        for article, above, text in texts
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
    rows = known.of(left, right)
    likely = trained().probability(
        rows, cased=known.cased[left] & known.cased[right], meant=known.meant(left, right)
    )
    return settled(known, left, right, rows=rows, likely=likely)


def settled(
    known: Evidence, left: Indexes, right: Indexes, *, rows: Floats, likely: Floats
) -> Floats:
    """The probabilities *likely* that the model gives to *rows*, with what is known in advance.

    Old news, items of a series, what tells no single event and what has a single word in common
    are apart, and an outlet seldom reports an event twice; all but the first does not hold
    for copies.
    """
    import numpy as np

    copies = known.body_nearness(rows) >= COPY
    apart = known.alone[left] | known.alone[right] | known.series(left, right)
    apart |= known.in_common(left, right) < LITTLE
    old = np.abs(known.days[left] - known.days[right]) > OLD
    against = np.where(known.same_outlet(left, right) & ~copies, SELDOM, 1.0)
    odds = likely / np.maximum(likely + against * (1 - likely), 1e-12)
    return np.where((apart & ~copies) | old, 0.0, odds)


def neighbours(known: Evidence) -> tuple[Indexes, Indexes, list[bool]]:
    """Pairs of articles to judge, each once, and which articles have more than are listed.

    Their openings are nearer than NEAR, and one is among the other's nearest NEIGHBOURS.
    """
    import numpy as np

    blocks = list(_blocks(known.opening.unit))
    left, right, more = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    pairs = np.unique(np.stack([np.minimum(left, right), np.maximum(left, right)]), axis=1)
    return pairs[0], pairs[1], list(map(bool, more))


def _blocks(matrix: Matrix) -> Iterator[tuple[Indexes, Indexes, NDArray[np.bool_]]]:
    """For BLOCK rows at a time: each row's nearest others, and whether there are more."""
    import numpy as np

    rows = matrix.shape[0]
    rare = without_common(matrix, most=max(COMMON, rows // 50))
    left_over = np.asarray(rare.multiply(rare).sum(axis=1)).ravel()
    # Where most articles tell one event, its own words are common: those are compared by all words.
    plain = left_over < PLAIN
    finders = [(rare, np.ones(rows, dtype=bool)), (matrix, plain)]
    for start in range(0, rows, BLOCK):
        block = np.arange(start, min(start + BLOCK, rows))
        parts = [
            _near(finder, block[taking_part[block]], np.flatnonzero(taking_part))
            for finder, taking_part in finders
        ]
        left, right, cosine = (np.concatenate(each) for each in zip(*parts, strict=True))
        place = _places(left, right, cosine)
        more = np.bincount(left - start, minlength=len(block)) > NEIGHBOURS
        yield left[place < NEIGHBOURS], right[place < NEIGHBOURS], more


def _near(matrix: Matrix, block: Indexes, others: Indexes) -> tuple[Indexes, Indexes, Floats]:
    """The pairs of rows of *block* and *others* that are nearer than NEAR, with their cosine."""
    product = (matrix[block] @ matrix[others].T.tocsr()).tocoo()
    left, right = block[product.row], others[product.col]
    alike = (left != right) & (product.data >= NEAR)
    return left[alike], right[alike], product.data[alike]


def _places(left: Indexes, right: Indexes, cosine: Floats) -> Indexes:
    """The place of each pair among those of its *left* row, the nearest first."""
    import numpy as np

    nearest = np.lexsort((right, -cosine, left))
    places = np.empty(len(left), dtype=np.intp)
    ordered = left[nearest]
    places[nearest] = np.arange(len(left)) - np.searchsorted(ordered, ordered)
    return places
