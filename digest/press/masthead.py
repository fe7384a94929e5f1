"""The magazine's name, as large as its place allows: one line, or two where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.layout.breaking import balanced
from digest.themes.measure import Measurer, right_to_left

if TYPE_CHECKING:
    from digest.themes.theme import Theme

STYLE = "masthead"

LINES = 3
"""Lines that a name may take."""

OPEN, ARABIC = 1.05, 1.3
"""Ems from line to line, of Latin and of Arabic letters."""

BROKEN = 0.9
"""What a size in more lines counts: a name is one thing."""

MARGIN = 0.99
"""The part of its place that a name fills at most: kerning differs a little from size to size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """A name broken into *lines*, set at *size* on *leading*, in points."""

    lines: tuple[str, ...]
    size: float
    leading: float

    @property
    def css(self) -> str:
        return f"font-size:{self.size:.2f}pt;line-height:{self.leading:.2f}pt"


def masthead(
    title: str, language: str, theme: Theme, *, width: float, height: float, size: float = 0.0
) -> Masthead:
    """*title* in a place of *width* × *height* points, at *size* (the style's own unless told) or what is smaller.

    It is broken where that lets it be larger.
    """
    em = ARABIC if right_to_left(language) else OPEN
    style, measurer = theme.design.style(STYLE), Measurer(theme)
    words = title.split() or [title]

    def advance(text: str) -> float:
        """In ems of the size that will be written into the style sheet."""
        scale = style.enlarged if right_to_left(language) else 1.0
        return max(measurer.width(text, STYLE, language), 0.1) / (style.size * scale)

    advances = [advance(word) for word in words]
    space = advance("n n") - 2 * advance("n")
    made = []
    for count in range(1, min(LINES, len(words)) + 1):
        measure = max([*advances, advance(title) / count * 1.1])
        lines = (
            tuple(balanced(words, advances, space, measure)) if count > 1 else (" ".join(words),)
        )
        fitting = min(
            size or style.size, width * MARGIN / max(map(advance, lines)), height / len(lines) / em
        )
        made.append(Masthead(lines=lines, size=round(fitting, 2), leading=round(fitting * em, 2)))
    return max(made, key=lambda one: one.size * BROKEN ** (len(one.lines) - 1))
