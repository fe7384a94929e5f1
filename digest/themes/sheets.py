"""A theme on another paper: its page printed larger, or its grid laid anew, from one plan."""

from __future__ import annotations

from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

from digest import suggest
from digest.themes.paper import MM, PAPERS
from digest.themes.patterns import Box, Pattern

if TYPE_CHECKING:
    from digest.themes.design import Design
    from digest.themes.theme import Theme

SHEETS = {
    "a4": PAPERS["A4"],
    "letter": PAPERS["Letter"],
    "atlas": (210 * MM, 280 * MM),
    "tablet": PAPERS["tablet"],
}
"""Papers that an issue may be printed on, by name: width and height in points."""

SAME = 0.02
"""The part of its size by which a page may be off without being scaled: its margins give way."""

LEAST_TEXT = 8.5
"""Points of running text: no page is made smaller than that."""

SPARE_LINE = 0.25
"""The part of a line by which the margins give way, so that a page does not lose that line."""

ON_COVERS = ("cover-sentence", "cover-teaser")
"""Styles of covers alone whose size is not that of their place."""

LEAST_BOX = 8
"""Lines that a box is high at the least."""


def check_sheet(name: str) -> str:
    """*name* if it is a paper; else ValueError."""
    if name and name not in SHEETS:
        raise ValueError(suggest.unknown("paper", name, list(SHEETS)))
    return name


def on_sheet(theme: Theme, name: str) -> Theme:
    """*theme* on the paper called *name*, or on its own where that is "".

    All of it is printed larger or smaller by one factor, as far as the paper allows and running
    text stays readable (`LEAST_TEXT`). Where the paper's proportions differ, or the text would be
    too small, the rest is taken up by the margins and by the number of lines; the patterns are
    stretched or shortened to these.
    """
    if not name:
        return theme
    wide, high = SHEETS[check_sheet(name)]
    scale = max(min(wide / theme.page[0], high / theme.page[1]), _least(theme.design))
    if abs(scale - 1) < SAME:
        scale = 1.0
    page = wide / scale, high / scale
    if max(abs(page[0] - theme.page[0]), abs(page[1] - theme.page[1])) < 0.5:
        return replace(theme, scale=scale)
    return _relaid(theme, page, scale)


def larger(theme: Theme, factor: float) -> Theme:
    """*theme* on its own paper, its type and all else *factor* times as large."""
    page = theme.page[0] / factor, theme.page[1] / factor
    relaid = _relaid(theme, page, theme.scale * factor)
    return replace(relaid, design=_with_covers(relaid.design, 1 / factor))


def _with_covers(design: Design, part: float) -> Design:
    """*design* with covers at *part* of their size: all that stands on them is large already."""
    cover = design.cover
    smaller = {name: design.style(name).scaled(part) for name in ON_COVERS}
    return replace(
        design,
        covers=tuple(kind.scaled(part) for kind in design.covers),
        cover=replace(
            cover,
            name=(cover.name[0] * part, cover.name[1] * part),
            strip=cover.strip * part,
            gap=cover.gap * part,
        ),
        styles={**design.styles, **smaller},
    )


def _least(design: Design) -> float:
    """The factor by which the smallest running text would have the least size; 1 at most."""
    bodies = {box.body for pattern in design.patterns for box in pattern.boxes} | {"brief"}
    return min(1.0, LEAST_TEXT / min(design.style(body).size for body in bodies))


def _relaid(theme: Theme, page: tuple[float, float], scale: float) -> Theme:
    """*theme* with its grid laid on a *page* of another size, in the theme's own points."""
    design = theme.design
    narrower, lower = (min(1.0, new / old) for new, old in zip(page, theme.page, strict=True))
    inner, outer = theme.margins[1] * narrower, theme.outer * narrower
    if page[0] > theme.page[0]:
        more = page[0] - theme.page[0]
        inner, outer = (side + more * side / (inner + outer) for side in (inner, outer))
    margins = (theme.margins[0] + theme.margins[2]) * lower
    lines = floor((page[1] - margins) / design.leading + SPARE_LINE)
    free = page[1] - lines * design.leading
    top = free * theme.margins[0] / (theme.margins[0] + theme.margins[2])
    width = page[0] - inner - outer
    return replace(
        theme,
        page=page,
        margins=(top, inner, free - top),
        outer=outer,
        scale=scale,
        design=replace(
            design,
            width=width,
            height=lines * design.leading,
            lines=lines,
            paper=page,
            # Covers measure from the edges of the paper, and from this margin.
            side=inner,
            notes=design.notes * narrower,
            patterns=tuple(stretched(one, design.lines, lines) for one in design.patterns),
        ),
    )


def stretched(pattern: Pattern, before: int, after: int) -> Pattern:
    """*pattern* of pages of *before* lines on pages of *after*: each edge moves in proportion, and
    a line stays free between boxes.
    """
    if before == after:
        return pattern

    def foot(edge: int) -> int:
        """Where a box ends that ended at *edge* lines from the top of its first page."""
        pages, line = divmod(edge - 1, before)
        return pages * after + round((line + 1) * after / before)

    def stretched(box: Box) -> Box:
        start = box.line - 1
        on_top = start % before == 0
        line = start // before * after if on_top else foot(start - 1) + 1
        height = max(LEAST_BOX, foot(start + box.height) - line)
        part = height / box.height
        art = box.art and replace(
            box.art, least=floor(box.art.least * min(1.0, part)), most=floor(box.art.most * part)
        )
        return replace(box, line=line + 1, height=height, art=art)

    return replace(pattern, boxes=tuple(map(stretched, pattern.boxes)))
