"""The magazine's name on the cover, and the line with number and dates under it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Row, Span
from digest.layout.placing.nameplate import nameplate

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor


def name(compositor: Compositor, colour: str) -> Block:
    """The magazine's name in *colour*; "" is that of the page's text."""
    top, height = compositor.design.cover.name
    area = Area(x=compositor.design.side, y=top, width=_width(compositor), height=height)
    row = replace(nameplate(compositor, width=area.width, height=height), colour=colour)
    return Block(kind="masthead", area=area, rows=(row,))


def _width(compositor: Compositor) -> float:
    return compositor.theme.page[0] - 2 * compositor.design.side


def strip(compositor: Compositor, colour: str) -> Block:
    """Tagline, number, dates and price in one line, without those that do not fit."""
    issue, gettext = compositor.issue, compositor.messages.gettext
    spans = [
        compositor.span(compositor.set(issue.tagline), role="tagline", style=_tagline(compositor)),
        compositor.span(gettext("No. {number}", number=issue.number), role="number"),
        compositor.span(compositor.dates, role="dates"),
        compositor.span(gettext("Free weekly"), role="price"),
    ]
    spans = [span for span in spans if span.text]
    width = _width(compositor)
    for role in ("price", "tagline"):
        if _advance(spans, compositor) > width:
            spans = [span for span in spans if span.role != role]
    area = Area(
        x=compositor.design.side,
        y=compositor.design.cover.strip,
        width=width,
        height=compositor.leading("byline"),
    )
    # Spaces between the parts, so that they are copied and read aloud as words of their own.
    parted = [span for part in spans for span in (compositor.span(" "), part)][1:]
    row = Row(role="strip", style="byline", lines=(tuple(parted),), colour=colour)
    return Block(kind="strip", area=area, rows=(row,))


def _tagline(compositor: Compositor) -> str:
    return "tagline" if "tagline" in compositor.design.styles else ""


def _advance(spans: list[Span], compositor: Compositor) -> float:
    widths = [compositor.width(span.text, span.style or "byline") for span in spans]
    return sum(widths) + (compositor.design.cover.gap + compositor.width(" ", "byline")) * (
        len(spans) - 1
    )
