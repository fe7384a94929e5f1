"""What stands where, as plain data: ``<slug>.layout.json`` and what ``digest proof`` counts fill with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from digest.model import Slot
from digest.press import geometry
from digest.themes.measure import right_to_left

if TYPE_CHECKING:
    from digest.model import Frame, Issue, Page, Placement
    from digest.themes.theme import Theme

ROWED = {"also": "list-head", "sources": "list-head"}
"""Boxes whose lines are half rows of a style's leading and not of the page's."""

LISTED = frozenset({"contents", "also", "sources"})
"""Boxes of lists: their frames are no higher than what they hold."""


def layout(issue: Issue, theme: Theme, said: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Every page's boxes, and what is *said* on it; measures are points from the paper's starting upper corner."""
    mirrored = right_to_left(issue.language)
    top, side, bottom = theme.margins
    return {
        "version": 1,
        "theme": theme.name,
        "page": {
            "width": theme.page[0],
            "height": theme.page[1],
            "top": top,
            "side": side,
            "bottom": bottom,
            "leading": theme.design.leading,
            "lines": theme.design.lines,
        },
        "pages": [
            _page(page, theme, mirrored=mirrored) | {"text": list(text)}
            for page, text in zip(issue.pages, said, strict=True)
        ],
    }


def _page(page: Page, theme: Theme, *, mirrored: bool) -> dict[str, Any]:
    """*area* is from where to where the page's text goes, *reach* the same with the notes in its margin, from the left."""
    return {
        "number": page.number,
        "pattern": page.pattern,
        "section": page.section,
        **(
            _sides(page.number, theme, mirrored=mirrored) if theme.outer != theme.margins[1] else {}
        ),
        "placements": [_placement(placement, page.number, theme) for placement in page.placements],
    }


def _sides(page: int, theme: Theme, *, mirrored: bool) -> dict[str, list[float]]:
    wide, notes = (
        theme.design.width,
        theme.design.notes + theme.design.gap if theme.design.notes else 0.0,
    )
    right_hand = bool(page % 2) is not mirrored
    left = theme.margins[1] if right_hand else theme.outer
    reach = [left, left + wide + notes] if right_hand else [left - notes, left + wide]
    return {
        "area": [round(left, 2), round(left + wide, 2)],
        "reach": [round(side, 2) for side in reach],
    }


def _placement(placement: Placement, page: int, theme: Theme) -> dict[str, Any]:
    told = placement.box not in LISTED
    return {
        "story": placement.story,
        "box": placement.box,
        "style": placement.style,
        "sentences": [
            [sentence.article, sentence.start, sentence.end] for sentence in placement.sentences
        ],
        "slots": [
            {"kind": slot.kind} | _rectangle(slot, placement, page, theme)
            for slot in placement.slots
        ],
        "frames": [
            {
                "lines": frame.height if told else frame.filled,
                "filled": frame.filled,
                "strips": _strips(frame),
            }
            | _rectangle(frame, placement, page, theme)
            for frame in placement.frames
        ],
    }


def _strips(frame: Frame) -> list[dict[str, Any]]:
    """The paragraphs of a frame, or parts of them: how many lines, and whether its first and its last are among them."""
    return [
        {
            "kind": strip.kind,
            "lines": len(strip.lines),
            "opens": strip.opens,
            "closes": strip.closes,
        }
        for strip in frame.strips
    ]


def _rectangle(
    part: Slot | Frame, placement: Placement, page: int, theme: Theme
) -> dict[str, float]:
    design = theme.design
    place = geometry.rectangle(part, design)
    if isinstance(part, Slot) and part.kind in {"note", "kicker"}:
        place = geometry.note(part, design, page)
    scale = (
        design.style(ROWED[placement.box]).leading / 2 / design.leading
        if placement.box in ROWED
        else 1.0
    )
    return {
        "x": round(place.x + theme.start(page), 2),
        "y": round(place.y * scale + theme.margins[0], 2),
        "width": round(place.width, 2),
        "height": round(place.height * scale, 2),
    }
