"""A text as large as its place allows: headlines, quotations and figures of covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.languages import joins
from digest.layout.display import best_broken

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

STEP = 0.94
"""The part of a size that is tried next."""

SMALLER = 4
"""Smaller sizes that are tried where lines end within a name or after a small word."""

ARABIC = 1.32
"""Ems from line to line of letters that join, which reach further up and down."""

OPEN, CLOSE, LARGE = 1.12, 1.02, 40.0
"""Ems from line to line of small and of large Latin type, and the points from which it is large."""

DIGITS, BELOW = 0.86, 1.0
"""Ems that a line of a large figure takes, and one with a sign that reaches below it."""

REACH = 0.985
"""The part of its measure that a line may fill: kerning differs from size to size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """*lines* at *size*, *leading* points apart. *fits*: they keep to their place."""

    lines: tuple[str, ...]
    size: float
    leading: float
    fits: bool = True

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The place of a text: points across and down, lines and sizes at the most, size at the
    least.
    """

    width: float
    height: float
    largest: float
    least: float
    most: int


def lettering(
    text: str,
    style: str,
    language: str,
    room: Room,
    typesetter: Typesetter,
    *,
    tight: bool = False,
) -> Lettering:
    """*text* in *style* at the largest size at which it keeps to *room*, no word divided.

    Where none does it is set at the least size, and does not fit. *tight*: it is a figure, which
    has nothing under its line.
    """
    tried = _sizes(text, style, language, room, typesetter, tight=tight)
    last = next(tried)
    while not last.fits and (smaller := next(tried, None)) is not None:
        last = smaller
    fitting = chain([last], (one for one in tried if one.fits))
    return best_broken(fitting, lambda one: one.lines, language, SMALLER) or last


def _sizes(
    text: str,
    style: str,
    language: str,
    room: Room,
    typesetter: Typesetter,
    *,
    tight: bool,
) -> Iterator[Lettering]:
    """*text* at each size, the largest first."""
    own, scale = _size(style, language, typesetter.design), enlarged(style, language, typesetter)
    size = room.largest
    while True:
        size = max(size, room.least)
        # All sizes of a style are cut alike, so that a wider measure stands for smaller letters.
        measure = room.width * REACH * own / (size * scale)
        lines = typesetter.display(text, style, measure, language)
        ems = _figure_ems(text) if tight else _ems(size, language)
        leading = round(size * scale * ems, 2)
        fits = (
            len(lines) <= room.most
            and len(lines) * leading <= room.height
            and typesetter.whole(text, style, measure, language)
            # In a line of two scripts spaces take another font than in its parts.
            and all(typesetter.advance(line, style, language) <= measure for line in lines)
        )
        yield Lettering(lines=lines, size=round(size * scale, 2), leading=leading, fits=fits)
        if size <= room.least:
            return
        size *= STEP


def _size(style: str, language: str, design: Design) -> float:
    """The size at which *style* sets letters of *language* when nothing else is said."""
    own = design.style(style)
    return own.size * (own.enlarged if joins(language) else 1.0)


def enlarged(style: str, language: str, typesetter: Typesetter) -> float:
    """By how much letters that join are larger than Latin ones of a size."""
    return typesetter.design.style(style).arabic if joins(language) else 1.0


def _ems(size: float, language: str) -> float:
    if joins(language):
        return ARABIC
    return CLOSE if size >= LARGE else OPEN


def _figure_ems(number: str) -> float:
    return BELOW if set(number) & set(",;$،٬") else DIGITS
