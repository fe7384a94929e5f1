"""From columns and lines to points: where on the page a slot or a frame stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Area
from digest.layout.captions import CAP, GAP, caption_height

if TYPE_CHECKING:
    from digest.model import Frame, Placement, Slot
    from digest.themes.design import Design
    from digest.themes.theme import Theme


def of(part: Slot | Frame, design: Design) -> Area:
    """The whole area of a slot or a frame."""
    return Area(
        x=design.left(part.columns, part.column),
        y=(part.line - 1) * design.leading,
        width=design.across(part.columns, part.width),
        height=part.height * design.leading,
    )


def of_rows(part: Slot | Frame, design: Design) -> Area:
    """The area of a list's row: its lines are half rows of the style list-head, not of the page."""
    half = design.style("list-head").leading / 2
    place = of(part, design)
    return Area(
        x=place.x,
        y=design.standing.rows + (part.line - 1) * half,
        width=place.width,
        height=part.height * half,
    )


def around(placement: Placement, design: Design) -> Area:
    """The rectangle around all that a placement prints."""
    parts: list[Slot | Frame] = [*placement.slots, *placement.frames]
    return united([of(part, design) for part in parts])


def united(areas: list[Area]) -> Area:
    """The rectangle around *areas*, of which there is one at least."""
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    return Area(
        x=left,
        y=top,
        width=max(area.end for area in areas) - left,
        height=max(area.foot for area in areas) - top,
    )


def lowered(area: Area, points: float) -> Area:
    """*area* without the first *points* of its height."""
    return Area(x=area.x, y=area.y + points, width=area.width, height=area.height - points)


def margin(design: Design, page: int, *, top: float = 0.0, height: float = 0.0) -> Area:
    """A part of the outer margin of *page*; down to the type area's foot where *height* is 0."""
    x = design.width + design.gap if page % 2 else -design.gap - design.notes
    return Area(x=x, y=top, width=design.notes, height=height or design.height - top)


def beside(slot: Slot, design: Design, page: int) -> Area:
    """Where a note stands in the outer margin of *page*, its first line beside the slot's."""
    place = of(slot, design)
    return margin(design, page, top=place.y, height=place.height)


def caption(slot: Slot, design: Design) -> Area:
    """Where a picture's caption stands: at the foot of its slot, or beside it."""
    place, height = within(slot, design), caption_height(slot, design)
    if not slot.beside:
        return Area(x=place.x, y=place.foot - height, width=place.width, height=height)
    whole = of(slot, design)
    x = place.end + GAP
    return Area(x=x, y=place.y, width=whole.end - x, height=place.height - height)


def picture(slot: Slot, theme: Theme, page: int = 1) -> Area:
    """Where the picture itself stands on *page*, without its caption, with what runs
    off the page.
    """
    place = within(slot, theme.design)
    below = caption_height(slot, theme.design)
    if not slot.bleeds:
        return Area(
            x=place.x, y=place.y + CAP, width=place.width, height=place.height - CAP - below
        )
    top = theme.margins[0]
    return Area(
        x=-theme.start(page), y=-top, width=theme.page[0], height=place.height + top - below
    )


def within(slot: Slot, design: Design) -> Area:
    """The area of a slot that may be narrower than its columns."""
    place = of(slot, design)
    width = slot.across or place.width - slot.start
    return Area(x=place.x + slot.start, y=place.y, width=width, height=place.height)
