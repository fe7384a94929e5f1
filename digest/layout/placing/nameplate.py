"""The magazine's name, as large as its place allows, in one line or, where it is long, in more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Row
from digest.languages import joins as cursive_script
from digest.layout.breaking import balanced

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor

STYLE = "masthead"

LINES = 3
"""Lines that a name may take."""

OPEN, ARABIC = 1.05, 1.3
"""Ems from line to line, of Latin and of Arabic letters."""

BROKEN = 0.9
"""What a size counts for each further line: a name in one line reads as one thing."""

MARGIN = 0.99
"""The part of its place that a name fills at most: kerning differs a little from size to size."""


def nameplate(
    compositor: Compositor, *, width: float, height: float, size: float = 0.0, above: float = 0.0
) -> Row:
    """The magazine's name in a place of *width* × *height* points.

    It is set at *size* (the style's own where that is 0) or smaller, and broken where that lets it
    be larger.
    """
    title, language = compositor.issue.title, compositor.language
    cursive = cursive_script(language)
    style, em = compositor.design.style(STYLE), ARABIC if cursive else OPEN
    scale = style.size * (style.enlarged if cursive else 1.0)

    def advance(text: str) -> float:
        """In ems of the size that will be written into the style sheet."""
        return max(compositor.width(text, STYLE), 0.1) / scale

    words = title.split() or [title]
    advances = [advance(word) for word in words]
    space = advance("n n") - 2 * advance("n")
    rows = []
    for count in range(1, min(LINES, len(words)) + 1):
        measure = max([*advances, advance(title) / count * 1.1])
        whole = [" ".join(words)]
        lines = balanced(words, advances, space, measure, language) if count > 1 else whole
        fitting = min(
            size or style.size, width * MARGIN / max(map(advance, lines)), height / len(lines) / em
        )
        row = compositor.row(
            STYLE, STYLE, lines, size=round(fitting, 2), leading=round(fitting * em, 2), above=above
        )
        rows.append(row)
    return max(rows, key=lambda row: row.size * BROKEN ** (len(row.lines) - 1))
