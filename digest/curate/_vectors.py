"""Articles as rows of sparse matrices, weighted by how few articles use each term."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.curate._reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

Matrix = Any  # scipy.sparse.csr_matrix, for which there are no types without a further package

#: Articles assumed beside the collection, so that rarity means something among two or three.
BACKGROUND = 200
#: No term counts as used by more than this share: one event may fill the whole collection.
USED = 0.2

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One part of all articles, such as their titles: a row for each article, a column for each
    term.

    *present* holds 1 for each term, *weight* idf², *unit* a row of length 1 over (1 + log count) ·
    idf² · own. idf is log((articles + BACKGROUND) / articles that use the term), as a share of its
    highest value, so that it means the same in a small and a large collection. It is squared
    because two rare terms that two reports share mean more than ten common ones. *own* falls to
    nearly nothing where all other articles of its source use the term: what an outlet always writes
    about is no event.
    """

    present: Matrix
    weight: Matrix
    unit: Matrix


def fields(
    readings: Sequence[Reading],
    parts: Mapping[str, Callable[[Reading], Collection[str] | Counts]],
    *,
    sources: Sequence[str],
    shares: Sequence[float],
) -> dict[str, Field]:
    """A field for each of *parts*, over one set of columns: the terms of any of them.

    *sources* names each article's outlet, "" where it is unknown. *shares* is how much each article
    counts when the uses of a term are counted.
    """
    counted = {
        name: [_counts(part(reading)) for reading in readings] for name, part in parts.items()
    }
    everything = [set().union(*each) for each in zip(*counted.values(), strict=True)]
    by_source = _use_by_source(everything, sources)
    squared = _rarity(everything, shares)
    column = {term: index for index, term in enumerate(squared)}
    sizes = Counter(sources)
    return {
        name: _field(
            rows, column, squared, own=[(by_source[source], sizes[source]) for source in sources]
        )
        for name, rows in counted.items()
    }


def _rarity(articles: Iterable[Collection[str]], shares: Sequence[float]) -> dict[str, float]:
    """idf² of each term of *articles*, as `Field` explains it."""
    used: defaultdict[str, float] = defaultdict(float)
    for terms, share in zip(articles, shares, strict=True):
        for term in terms:
            used[term] += share
    total = sum(shares) + BACKGROUND + 1
    return {
        term: (math.log(total / (min(count, USED * total) + 0.5)) / math.log(total)) ** 2
        for term, count in used.items()
    }


def _counts(terms: Collection[str] | Counts) -> Counts:
    return terms if isinstance(terms, Mapping) else dict.fromkeys(terms, 1)


def _use_by_source(
    articles: Iterable[Collection[str]], sources: Sequence[str]
) -> dict[str, Counter[str]]:
    """For each source, how many of its *articles* use a term; nothing for an unknown one."""
    use: dict[str, Counter[str]] = {source: Counter() for source in sources}
    for terms, source in zip(articles, sources, strict=True):
        if source:
            use[source].update(terms)
    return use


def _field(
    rows: Sequence[Counts],
    column: Mapping[str, int],
    squared: Mapping[str, float],
    *,
    own: Sequence[tuple[Counter[str], int]],
) -> Field:
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

    flat = [
        (column[term], squared[term], (1 + math.log(count)) * _own(use[term], articles))
        for counts, (use, articles) in zip(rows, own, strict=True)
        for term, count in counts.items()
    ]
    indices, weight, factor = np.array(flat, dtype=float).reshape(-1, 3).T
    ends, shape = np.cumsum([0, *map(len, rows)]), (len(rows), len(column))

    def matrix(values: Numbers) -> Matrix:
        return csr_matrix((values, indices.astype(np.int32), ends), shape=shape)

    return Field(
        present=matrix(np.ones(len(flat))),
        weight=matrix(weight),
        unit=_unit(matrix(weight * factor)),
    )


def _own(uses: int, articles: int) -> float:
    """The share of its source's other articles that do not use a term; *uses* counts all."""
    return 1 - (uses - 1) / (articles + 1) if uses else 1.0


def without_common(matrix: Matrix, *, most: int) -> Matrix:
    """*matrix* without the terms of more than *most* articles.

    These cost most to multiply and distinguish least.
    """
    import numpy as np

    rare = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1]) <= most)
    return matrix[:, rare]


def _unit(matrix: Matrix) -> Matrix:
    import numpy as np
    from scipy.sparse import diags

    matrix.eliminate_zeros()
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(norms, 1e-12)) @ matrix).tocsr()
