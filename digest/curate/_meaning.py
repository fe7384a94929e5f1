"""What an article is about, as a short vector: reports in other words lie near one another.

``meaning.npz`` has a vector for each of many English stems, known by their checksums. A small
network taught them (``tests/benchmarks/train_meaning.py``); none is needed to use them. Articles in
other languages, and those of which too few stems are known, have no meaning here.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.curate._reading import Reading
from digest.text.words import stem, stop_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FILE = "meaning.npz"
LANGUAGE = "en"
KNOWN = 5  # stems of an opening that have vectors; fewer say too little


@dataclass(frozen=True, slots=True, kw_only=True)
class Stems:
    """*vectors* has a row for each stem, *row* its number by the stem's checksum."""

    row: Mapping[int, int]
    vectors: Floats

    def sum(self, counts: Iterable[tuple[str, int]]) -> tuple[Floats, int]:
        """The sum of the stems' vectors by 1 + log count, and how many stems have one."""
        import numpy as np

        found = [
            (row, 1 + math.log(count))
            for stem, count in counts
            if (row := self.row.get(checksum(stem))) is not None
        ]
        rows = [row for row, _ in found]
        weights = np.array([weight for _, weight in found], dtype=np.float32)
        return weights @ self.vectors[rows], len(found)


def checksum(stem: str) -> int:
    return zlib.crc32(stem.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Rows of length 1 for the titles and openings of articles; zeros where *known* is false."""

    titles: Floats
    openings: Floats
    known: NDArray[np.bool_]


def meanings(readings: Sequence[Reading]) -> Meanings:
    """The meanings of the articles of *readings*."""
    import numpy as np

    stems = trained()
    titles, openings = np.zeros((2, len(readings), stems.vectors.shape[1]), dtype=np.float32)
    known = np.zeros(len(readings), dtype=bool)
    for index, reading in enumerate(readings):
        if reading.language == LANGUAGE:
            opening = reading.opening
            whole, enough = stems.sum(zip(opening, opening.counts(), strict=True))
            if enough >= KNOWN:
                known[index], openings[index] = True, whole
                titles[index], _ = stems.sum((stem, 1) for stem in sorted(reading.title))
    return Meanings(titles=_unit(titles), openings=_unit(openings), known=known)


def common(word: str, code: str) -> bool:
    """Whether *word* is none of the rare ones, which have no vector. In other languages than
    English all are common: nothing is known of them.
    """
    small = word.lower()
    if code != LANGUAGE or small in stop_words(code):
        return True
    return checksum(stem(small, language=code)) in trained().row


def _unit(rows: Floats) -> Floats:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


@cache
def trained() -> Stems:
    """The vectors that are shipped. They are a part of the program."""
    import numpy as np

    with (
        files("digest.curate").joinpath(FILE).open("rb") as file,
        np.load(file, allow_pickle=False) as stored,
    ):
        return Stems(
            row={int(stem): row for row, stem in enumerate(stored["stems"])},
            vectors=stored["vectors"].astype(np.float32) * stored["scale"],
        )
