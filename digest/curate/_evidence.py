"""What speaks for and against two articles reporting one event, as numbers.

`NAMES` lists the columns in the order in which `Evidence.of` gives them. All but the last three are
higher the more two articles have in common. All mean about the same in every collection, so that
one model (`_model`) judges all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from digest.curate._furniture import source_of
from digest.curate._meaning import Meanings, meanings
from digest.curate._reading import Reading
from digest.curate._vectors import Field, fields
from digest.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indexes = NDArray[np.intp]
    Floats = NDArray[np.float64]

NAMES = (
    "opening",  # nearness of titles and first words
    "body",  # nearness of titles and bodies
    "title told",  # how much of each title the other's opening tells
    "names, fewer",  # the share of all of one's names that the other has: the lower one
    "names, more",  # the share of the names of one's opening: the higher one
    "title names",  # the share of the names in one's title: the higher one
    "numbers",  # the same for numbers: the lower one
    "shared",  # the weight of all the terms in common: of one or two, it may be chance
    "meaning",  # nearness of titles and first words by what they mean; 0 where that is unknown
    "title meant",  # the same of one's title and the other's first words: the higher one
    "days",  # between them
    "same outlet",
    "body, same outlet",  # its background and its ways of putting things make its bodies alike
)
MEANINGS = ("meaning", "title meant")
#: Parts of a reading that are looked for in one another.
FAMILIES = (
    ("title", "opening", "body"),
    ("names", "title_names", "all_names"),
    ("numbers", "all_numbers"),
)
ENOUGH = 3.0  # of "shared"; more proves no more
NO_TITLE_NAMES = 0.5
NO_NUMBERS = 0.15  # where one has none: between agreement and disagreement
FEW_DAYS = 7  # a difference beyond a week's proves no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All articles of one language, ready to be compared in pairs.

    *days* is NaN and *sources* −1 where they are unknown. *cased* tells whose names are known.
    """

    title: Field
    opening: Field
    body: Field
    names: Field
    title_names: Field
    all_names: Field
    numbers: Field
    all_numbers: Field
    meanings: Meanings
    days: Floats
    sources: Indexes
    cased: NDArray[np.bool_]
    alone: NDArray[np.bool_]

    def of(self, left: Indexes, right: Indexes) -> Floats:
        """A row of NAMES for each pair of *left* and *right*."""
        import numpy as np

        opened = np.sqrt(_shares(self.title, self.opening, left, right))
        fewer, more, title_names = (
            np.sqrt(_shares(part, self.all_names, left, right))
            for part in (self.all_names, self.names, self.title_names)
        )
        numbers = _shares(self.numbers, self.all_numbers, left, right).min(axis=0)
        shared = _dot(self.opening.weight, self.opening.present, left, right)
        apart = np.nan_to_num(np.abs(self.days[left] - self.days[right]))
        body = np.sqrt(_dot(self.body.unit, self.body.unit, left, right))
        same = self.same_outlet(left, right)
        titles, openings = self.meanings.titles, self.meanings.openings
        meant = [
            _cosine(titles[one], openings[other]) for one, other in ((left, right), (right, left))
        ]
        columns = (
            np.sqrt(_dot(self.opening.unit, self.opening.unit, left, right)),
            body,
            np.nan_to_num(opened).mean(axis=0),
            np.nan_to_num(fewer).min(axis=0),
            np.nan_to_num(more).max(axis=0),
            np.nan_to_num(np.fmax(*title_names), nan=NO_TITLE_NAMES),
            np.nan_to_num(numbers, nan=NO_NUMBERS),
            np.minimum(shared, ENOUGH),
            _cosine(openings[left], openings[right]),
            np.maximum(*meant),
            np.log1p(np.minimum(apart, FEW_DAYS)),
            same,
            same * body,
        )
        return np.column_stack(columns).astype(float)

    def same_outlet(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = self.sources[left] == self.sources[right]
        return same & (self.sources[left] >= 0)

    def meant(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        """Of which pairs the meaning of both is known."""
        known = self.meanings.known
        both: NDArray[np.bool_] = known[left] & known[right]
        return both

    def in_common(self, left: Indexes, right: Indexes) -> Floats:
        """How many words the titles and openings of each pair have in common."""
        return _dot(self.opening.present, self.opening.present, left, right)

    def series(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        """Which pairs are items of an outlet's series, such as results, obituaries, court notes.

        They come from one outlet and name people or places, in their titles or openings, but the
        other never mentions one of these. However alike the rest is, they are two events.
        """
        import numpy as np

        with np.errstate(invalid="ignore"):
            strangers = [
                _shares(part, self.all_names, left, right).max(axis=0) == 0
                for part in (self.names, self.title_names)
            ]
        apart: NDArray[np.bool_] = strangers[0] | strangers[1]
        return self.same_outlet(left, right) & apart

    def body_nearness(self, rows: Floats) -> Floats:
        """The cosine of the bodies, from *rows* of `of`."""
        import numpy as np

        return np.asarray(np.square(rows[:, NAMES.index("body")]))


def evidence(
    articles: Sequence[Article], readings: Sequence[Reading], *, shares: Sequence[float] = ()
) -> Evidence:
    """The evidence on *articles*, given the *readings* of each.

    *shares* is how much each counts when it is judged how rare a word is: 1 unless given.
    """
    import numpy as np

    named = [source_of(article) for article in articles]
    number = {source: index for index, source in enumerate(dict.fromkeys(filter(None, named)))}
    sources = [number.get(source, -1) for source in named]
    days = [
        article.published.timestamp() / 86_400 if article.published else np.nan
        for article in articles
    ]
    parts: dict[str, Field] = {}
    for family in FAMILIES:
        rows = {name: list(map(attrgetter(name), readings)) for name in family}
        parts |= fields(rows, sources=sources, shares=shares or [1.0] * len(articles))
    return Evidence(
        **parts,
        meanings=meanings(readings),
        days=np.array(days),
        sources=np.array(sources, dtype=np.intp),
        cased=np.array([reading.cased for reading in readings], dtype=bool),
        alone=np.array([reading.alone for reading in readings], dtype=bool),
    )


def _shares(part: Field, whole: Field, left: Indexes, right: Indexes) -> Floats:
    """How much of the *part* of each article stands in the *whole* of the other, by weight.

    The first row looks from left to right, the second from right to left; NaN where there is
    nothing to look for.
    """
    import numpy as np

    total = np.asarray(part.weight.sum(axis=1)).ravel()
    total = np.where(total > 0, total, np.nan)
    return np.stack(
        [
            _dot(part.weight, whole.present, one, other) / total[one]
            for one, other in ((left, right), (right, left))
        ]
    )


def _cosine(left: NDArray[np.float32], right: NDArray[np.float32]) -> Floats:
    """Row by row, of rows of length 1; 0 where it is negative."""
    import numpy as np

    return np.asarray(np.maximum((left * right).sum(axis=1), 0.0), dtype=float)


def _dot(first: object, second: object, left: Indexes, right: Indexes) -> Floats:
    """The products of the rows *left* of *first* and *right* of *second*, pair by pair."""
    import numpy as np

    return np.asarray(first[left].multiply(second[right]).sum(axis=1)).ravel()  # type: ignore[index]
