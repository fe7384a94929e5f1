"""The titles of pages that are not a story's, with an aside on what the page holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part
from digest.layout.margin import note_lines
from digest.layout.placing import areas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.placing.compositor import Compositor

STYLE = "page-title"


def title_part(title: str, aside: str, page: int, compositor: Compositor) -> Part:
    """*title* at the head of *page*, *aside* beside it, or in the margin, or nowhere."""
    design, place = compositor.design, compositor.design.titles
    area = Area(x=0.0, y=place.top, width=design.width, height=place.height)
    row = compositor.row(STYLE, STYLE, [title], level=2, section=title)
    blocks = [Block(kind="title", area=area, rows=(row,)), *_aside(title, aside, page, compositor)]
    return Part(box="title", area=area, blocks=tuple(blocks))


def _aside(title: str, aside: str, page: int, compositor: Compositor) -> Iterator[Block]:
    if not aside:
        return
    design, place = compositor.design, compositor.design.titles
    width = design.width - compositor.width(title, STYLE) - place.gap
    lines = compositor.lines(aside, place.aside, width) if width > place.gap else ()
    height = len(lines) * compositor.leading(place.aside)
    if lines and height <= place.deep:
        drop = place.inset if place.align == "top" else place.height - place.inset - height
        area = Area(x=design.width - width, y=place.top + drop, width=width, height=height)
        yield Block(kind="aside", area=area, rows=(compositor.row("aside", place.aside, lines),))
    elif design.notes:
        lines = note_lines(aside, compositor.language, compositor.typesetter)
        rows = (compositor.row("aside", "note", lines),)
        yield Block(kind="aside", area=areas.margin(design, page), rows=rows, variant="note")
