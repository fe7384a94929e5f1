"""From columns and lines to points: where on the page a slot or a frame stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Frame, Placement, Slot
    from digest.themes.design import Design
    from digest.themes.theme import Theme

CAPTION_AIR = 10.0
"""Points above and beneath a caption."""

CAP = 3.3
"""Points from the top of a line of text to its capitals' tops, about: where a picture beside text begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """Points from the type area's starting upper corner; in a right-to-left issue *x* counts from the right."""

    x: float
    y: float
    width: float
    height: float

    def style(self, *, mirrored: bool = False) -> str:
        """The CSS that puts an absolute box there."""
        side = "right" if mirrored else "left"
        return f"{side}:{self.x:.2f}pt;top:{self.y:.2f}pt;width:{self.width:.2f}pt;height:{self.height:.2f}pt"


def rectangle(part: Slot | Frame, design: Design) -> Rectangle:
    """The whole room of a slot or a frame."""
    return Rectangle(
        x=design.left(part.columns, part.column),
        y=(part.line - 1) * design.leading,
        width=design.across(part.columns, part.width),
        height=part.height * design.leading,
    )


def bounds(placement: Placement, design: Design) -> Rectangle:
    """The rectangle around all that a placement prints."""
    all_parts: list[Slot | Frame] = [*placement.slots, *placement.frames]
    parts = [rectangle(part, design) for part in all_parts]
    left, top = min(part.x for part in parts), min(part.y for part in parts)
    right = max(part.x + part.width for part in parts)
    return Rectangle(
        x=left, y=top, width=right - left, height=max(part.y + part.height for part in parts) - top
    )


def bleeds(slot: Slot) -> bool:
    """A picture across the whole page that begins on its first line runs off three edges."""
    return slot.kind == "picture" and slot.line == 1 and slot.width == slot.columns


def note(slot: Slot, design: Design, page: int) -> Rectangle:
    """Where a note, or a caption that is one, stands in the outer margin of *page*, its first line beside the slot's."""
    room = rectangle(slot, design)
    x = design.width + design.gap if page % 2 else -design.gap - design.notes
    return Rectangle(x=x, y=room.y, width=design.notes, height=room.height)


def caption_height(slot: Slot, design: Design) -> float:
    """Points under a picture for its caption; without one, what keeps the next line off."""
    if not slot.lines or slot.style == "note":
        return 0.5 * design.leading
    return len(slot.lines) * design.style("caption").leading + CAPTION_AIR


def picture(slot: Slot, theme: Theme, page: int = 1) -> Rectangle:
    """Where the picture itself stands on *page*, caption aside, bleed included."""
    room = rectangle(slot, theme.design)
    below = caption_height(slot, theme.design)
    if not bleeds(slot):
        return Rectangle(
            x=room.x, y=room.y + CAP, width=room.width, height=room.height - CAP - below
        )
    top = theme.margins[0]
    return Rectangle(
        x=-theme.start(page), y=-top, width=theme.page[0], height=room.height + top - below
    )
