"""Hashes of runs of words, by which texts are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

_BASE = 1_000_003


def runs_of(words: Hashes, length: int) -> Hashes:
    """A hash for each run of *length* of the hashed *words*, in order; none where there are fewer.

    It is a polynomial in the words' hashes, modulo 2^64, as unsigned numbers are.
    """
    import numpy as np

    total = np.zeros(max(len(words) - length + 1, 0), dtype=np.uint64)
    for offset in range(length):
        total = total * np.uint64(_BASE) + words[offset : offset + len(total)]
    return total
