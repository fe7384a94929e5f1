"""The band with which a section begins, over the head of its first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part
from digest.layout.placing.names import fitting

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement

BOX = "opening"

WHITE = "#ffffff"

LEAST = 10.0
"""Points between the band and the type area at least; on a smaller paper the band is lower."""


def opening_part(page: Page, compositor: Compositor) -> Part | None:
    """The name of the section that begins at the head of *page*, on a band of its colour that runs
    off three edges.

    None where no section begins there, where a picture runs off these edges, or where the theme has
    no bands.
    """
    design, theme = compositor.design, compositor.theme
    top = theme.margins[0]
    height = min(design.opening.height, top - LEAST)
    first = _first(page)
    if height <= 0 or first is None or _bleeds(page):
        return None
    section = compositor.stories[first.story].section
    if any(section in _sections(other, compositor) for other in _before(page, compositor)):
        return None
    place, colour = design.opening, compositor.colour(section)
    area = Area(x=-theme.start(page.number), y=-top, width=theme.page[0], height=height)
    leading = compositor.leading(place.style)
    word = Area(x=0.0, y=-top + (height - leading) / 2, width=design.width, height=leading)
    name, size = fitting(compositor.section(section), design.width, compositor, place.style)
    row = compositor.row(BOX, place.style, [name], size=size, colour=WHITE)
    return Part(
        box=BOX,
        area=area,
        blocks=(
            Block(kind="sheet", area=area, colour=colour),
            Block(kind=BOX, area=word, rows=(row,)),
        ),
    )


def _before(page: Page, compositor: Compositor) -> list[Page]:
    """The pages before *page*."""
    return [other for other in compositor.pages if other.number < page.number]


def _sections(page: Page, compositor: Compositor) -> set[str]:
    """The sections of the stories on *page*, without its briefs."""
    return {compositor.stories[one.story].section for one in _stories(page)}


def _bleeds(page: Page) -> bool:
    return any(slot.bleeds for one in page.placements for slot in one.slots)


def _stories(page: Page) -> list[Placement]:
    """The placements of *page* that begin a story which is no brief."""
    return [
        one
        for one in page.placements
        if one.frames and one.story and one.box != "brief" and one.slot("head")
    ]


def _first(page: Page) -> Placement | None:
    """The placement at the head of a page of stories, where reading starts."""
    heads = [
        (slot.line, slot.column, number, one)
        for number, one in enumerate(_stories(page))
        if (slot := one.slot("head"))
    ]
    return min(heads)[-1] if heads else None
