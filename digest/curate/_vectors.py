"""Articles as rows of sparse matrices, weighted by how few articles use each term."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from digest.curate._reading import Bag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

Matrix = Any  # scipy.sparse.csr_matrix, for which there are no types without a further package

#: Articles assumed beside the collection, so that rarity means something among two or three.
BACKGROUND = 200
#: No term counts as used by more than this share: one event may fill the whole collection.
USED = 0.2


@dataclass(frozen=True, kw_only=True)
class Field:
    """One part of all articles, such as their titles: a row for each article, a column for each
    term.

    *indices* and *ends* place the terms as in a sparse matrix, *counts* is how often each is used,
    *rarity* its idf², *own* the share of its source's other articles that do not use it.

    idf is log((articles + BACKGROUND) / articles that use the term), as a share of its highest
    value, so that it means the same in a small and a large collection. It is squared because two
    rare terms that two reports share mean more than ten common ones. *own* falls to nearly nothing
    where all other articles of a source use the term: what it always writes about is no event.
    """

    indices: Numbers
    ends: Numbers
    width: int
    counts: Numbers
    rarity: Numbers
    own: Numbers

    @cached_property
    def present(self) -> Matrix:
        """1 for each term."""
        return self._matrix(self.counts > 0)

    @cached_property
    def weight(self) -> Matrix:
        """idf² for each term."""
        return self._matrix(self.rarity)

    @cached_property
    def unit(self) -> Matrix:
        """(1 + log count) · idf² · own, in rows of length 1."""
        import numpy as np

        return _unit(self._matrix((1 + np.log(self.counts)) * self.rarity * self.own))

    def _matrix(self, values: Numbers) -> Matrix:
        import numpy as np
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

        shape = (len(self.ends) - 1, self.width)
        return csr_matrix((values.astype(np.float32), self.indices, self.ends), shape=shape)


def fields(
    rows: Mapping[str, Sequence[Collection[str]]],
    *,
    sources: Sequence[int],
    shares: Sequence[float],
) -> dict[str, Field]:
    """A field for each part of *rows*, over one set of columns.

    The last part holds the terms of all others. *sources* numbers each article's outlet, −1 where
    it is unknown. *shares* is how much each article counts when the uses of a term are counted.
    """
    import numpy as np

    *_, everything = rows.values()
    column = {term: index for index, term in enumerate(dict.fromkeys(chain(*everything)))}
    width = max(len(column), 1)
    indices, sizes = _indices(everything, column)
    used = np.bincount(indices, weights=np.repeat(shares, sizes), minlength=width)
    total = sum(shares) + BACKGROUND + 1
    rarity = (np.log(total / (np.minimum(used, USED * total) + 0.5)) / math.log(total)) ** 2
    articles = Counter(sources)
    of_source, uses = np.unique(_by_source(indices, sizes, sources, width), return_counts=True)
    result = {}
    for name, part in rows.items():
        indices, sizes = _indices(part, column)
        uses_here = uses[np.searchsorted(of_source, _by_source(indices, sizes, sources, width))]
        known = np.repeat(np.array(sources) >= 0, sizes)
        all_here = np.repeat([articles[source] for source in sources], sizes)
        result[name] = Field(
            indices=indices,
            ends=np.cumsum([0, *sizes]),
            width=width,
            counts=np.fromiter(_counts(part), dtype=np.float32, count=len(indices)),
            rarity=rarity[indices],
            own=np.where(known, 1 - (uses_here - 1) / (all_here + 1), 1.0),
        )
    return result


def _indices(
    rows: Sequence[Collection[str]], column: Mapping[str, int]
) -> tuple[Numbers, list[int]]:
    """The columns of the terms of all *rows*, in order, and how many each row has."""
    import numpy as np

    sizes = list(map(len, rows))
    terms = map(column.__getitem__, chain(*rows))
    return np.fromiter(terms, dtype=np.int32, count=sum(sizes)), sizes


def _counts(rows: Sequence[Collection[str]]) -> Iterator[int]:
    for terms in rows:
        yield from terms.counts() if isinstance(terms, Bag) else repeat(1, len(terms))


def _by_source(
    indices: Numbers, sizes: Sequence[int], sources: Sequence[int], width: int
) -> Numbers:
    """A number for each source and term together."""
    import numpy as np

    return (np.repeat(np.array(sources, dtype=np.int64), sizes) + 1) * width + indices


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
