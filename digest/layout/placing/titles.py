"""The titles of pages that are not a story's, with an aside on what the page holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edition import Area, Block, Part
from digest.layout.margin import note_lines
from digest.layout.placing import areas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.placing.compositor import Compositor

STYLE = "page-title"

REACH = 0.985
"""The part of its line that a title may fill: kerning differs from size to size."""

FOOT = 0.7
"""The part of a title's size by which a smaller one begins lower, so that all stand on one line."""


def title_part(
    title: str, aside: str, page: int, compositor: Compositor, *, margin: bool = True
) -> Part:
    """*title* at the head of *page*, *aside* beside it, or in the margin, or nowhere.

    *margin*: the outer margin of the page is free for it.
    """
    design, place = compositor.design, compositor.design.titles
    area = Area(x=0.0, y=place.top, width=design.width, height=place.height)
    size = _filling(title, compositor) if place.fill else _fitting(title, compositor)
    row = compositor.row(STYLE, STYLE, [title], level=2, section=title, **size)
    blocks = [Block(kind="title", area=area, rows=(row,)), *_beside(title, aside, compositor)]
    if aside and margin and len(blocks) == 1 and design.notes:
        blocks.append(_in_margin(aside, page, compositor))
    return Part(box="title", area=area, blocks=tuple(blocks))


def _filling(title: str, compositor: Compositor) -> dict[str, Any]:
    """The size in which *title* fills its line, and what makes it stand on the foot of its box."""
    place = compositor.design.titles
    size = min(place.fill, _largest(title, compositor))
    above = round((place.fill - size) * FOOT, 2)
    return {"size": round(size, 2), "leading": place.height - above, "above": above}


def _fitting(title: str, compositor: Compositor) -> dict[str, Any]:
    """A smaller size for a *title* that is wider than its page in the style's; else nothing."""
    size = _largest(title, compositor)
    return {"size": round(size, 2)} if size < compositor.design.style(STYLE).size else {}


def _largest(title: str, compositor: Compositor) -> float:
    """The size in points in which *title* reaches across its page."""
    design = compositor.design
    wide = max(compositor.width(title, STYLE), 1.0)
    return design.style(STYLE).size * design.width * REACH / wide


def _beside(title: str, aside: str, compositor: Compositor) -> Iterator[Block]:
    """The aside beside the title, where it has room there."""
    design, place = compositor.design, compositor.design.titles
    width = design.width - compositor.width(title, STYLE) - place.gap
    lines = compositor.lines(aside, place.aside, width) if aside and width > place.gap else ()
    height = len(lines) * compositor.leading(place.aside)
    if lines and height <= place.deep:
        drop = place.inset if place.align == "top" else place.height - place.inset - height
        area = Area(x=design.width - width, y=place.top + drop, width=width, height=height)
        yield Block(kind="aside", area=area, rows=(compositor.row("aside", place.aside, lines),))


def _in_margin(aside: str, page: int, compositor: Compositor) -> Block:
    lines = note_lines(aside, compositor.language, compositor.typesetter)
    rows = (compositor.row("aside", "note", lines),)
    area = areas.margin(compositor.design, page)
    return Block(kind="aside", area=area, rows=rows, variant="note")
