"""What stands where, as plain data: ``<slug>.layout.json`` and what ``digest proof`` counts fill with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.press import geometry

if TYPE_CHECKING:
    from digest.model import Frame, Issue, Page, Placement, Slot
    from digest.press.themes import Theme

ROWED = {"also": "list-head", "sources": "list-head"}
"""Boxes whose lines are half rows of a style's leading and not of the page's."""


def layout(issue: Issue, theme: Theme) -> dict[str, Any]:
    """Every page's boxes; measures are points from the paper's starting upper corner."""
    top, side, bottom = theme.margins
    return {
        "version": 1,
        "theme": theme.name,
        "page": {"width": theme.page[0], "height": theme.page[1], "top": top, "side": side, "bottom": bottom,
                 "leading": theme.design.leading, "lines": theme.design.lines},
        "pages": [_page(page, theme) for page in issue.pages],
    }


def _page(page: Page, theme: Theme) -> dict[str, Any]:
    return {"number": page.number, "pattern": page.pattern, "section": page.section,
            "placements": [_placement(placement, theme) for placement in page.placements]}


def _placement(placement: Placement, theme: Theme) -> dict[str, Any]:
    told = bool(placement.sentences)
    return {
        "story": placement.story,
        "box": placement.box,
        "style": placement.style,
        "sentences": [[sentence.article, sentence.start, sentence.end] for sentence in placement.sentences],
        "slots": [{"kind": slot.kind} | _rectangle(slot, placement, theme) for slot in placement.slots],
        "frames": [{"lines": frame.height if told else frame.filled, "filled": frame.filled} | _rectangle(frame, placement, theme)
                   for frame in placement.frames],
    }


def _rectangle(part: Slot | Frame, placement: Placement, theme: Theme) -> dict[str, float]:
    design = theme.design
    place = geometry.rectangle(part, design)
    scale = design.style(ROWED[placement.box]).leading / 2 / design.leading if placement.box in ROWED else 1.0
    return {"x": round(place.x + theme.margins[1], 2), "y": round(place.y * scale + theme.margins[0], 2),
            "width": round(place.width, 2), "height": round(place.height * scale, 2)}
