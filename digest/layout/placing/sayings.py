"""The page of quotations and figures: each with its speaker or sentence, its source and
its page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part, Row
from digest.layout.placing import areas
from digest.layout.placing.links import outlet
from digest.layout.quotes import PANEL, figure_value, runs_in

if TYPE_CHECKING:
    from digest.edition import Line
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Slot, Story

FREE = 20.0
"""Points at the end of a speaker's line that stay free."""

FIGURE_PADDING = (PANEL[0] / 2, PANEL[1] / 2)
"""Points from the edge of a figure's panel to what it holds: above and beside."""


def has_figures(page: Page) -> bool:
    """Whether *page* holds figures besides quotations."""
    return any(slot.kind == "figure" for one in page.placements for slot in one.slots)


def saying_part(placement: Placement, compositor: Compositor) -> Part:
    """A quotation on a page of its own kind, or a figure over the sentence it stands in."""
    story, slot = compositor.stories[placement.story], placement.slots[0]
    source = _source(placement, story, compositor)
    make = _figure if slot.kind == "figure" else _quotation
    return Part(
        story=story.id,
        box=placement.box,
        style=placement.style,
        area=areas.of(slot, compositor.design),
        language=story.language,
        blocks=make(placement, story, source, compositor),
        sentences=placement.sentences,
    )


def _source(placement: Placement, story: Story, compositor: Compositor) -> Line:
    """The outlet, linked to its article, and the story's page."""
    label = compositor.page_label(story.id) if compositor.page_of(story.id) else ""
    width = compositor.design.across(placement.slots[0].columns) - 2 * FIGURE_PADDING[1]
    width -= compositor.width(f" · {label}", "source")
    name = outlet(story, placement.sentences[0].article, compositor, width=width)
    if not label:
        return (name,)
    page = compositor.span(label, link=compositor.to_story(story.id))
    return name, compositor.span(" · "), page


def _figure(
    placement: Placement, story: Story, source: Line, compositor: Compositor
) -> tuple[Block, ...]:
    """The panel of a figure: its sentence beneath it, or beside it."""
    slot = placement.slots[0]
    area = areas.of(slot, compositor.design)
    width = area.width - 2 * FIGURE_PADDING[1]
    large, start = figure_value(
        slot.credit, story.language, width, slot.size, compositor.typesetter
    )
    value = compositor.row(
        "value", large.style, [slot.credit], size=large.size, leading=large.leading
    )
    words = (
        compositor.row("sentence", slot.style, slot.lines),
        _cited(slot, story, source, width - start, placement, compositor),
    )
    panel = Block(
        kind="counted",
        area=area,
        rows=(value,) if start else (value, *words),
        padding=FIGURE_PADDING,
    )
    if not start:
        return (panel,)
    x = area.x + FIGURE_PADDING[1] + start
    beside = Area(
        x=x,
        y=area.y + FIGURE_PADDING[0],
        width=width - start,
        height=area.height - FIGURE_PADDING[0],
    )
    return panel, Block(kind="place", variant="beside", area=beside, rows=words)


def _cited(
    slot: Slot,
    story: Story,
    source: Line,
    width: float,
    placement: Placement,
    compositor: Compositor,
) -> Row:
    """The source of a figure, behind the last line of its sentence where that has room."""
    sentence, typesetter = placement.sentences[0], compositor.typesetter
    if not runs_in(story, sentence, slot.lines, slot.style, width, typesetter):
        return Row(role="source", style="source", lines=(source,), language=compositor.language)
    small = tuple(replace(span, style=span.style or "source") for span in source)
    return Row(
        role="source",
        style=slot.style,
        lines=(small,),
        language=compositor.language,
        above=-compositor.leading(slot.style),
    )


def _quotation(
    placement: Placement, story: Story, source: Line, compositor: Compositor
) -> tuple[Block, ...]:
    slot = placement.slots[0]
    words = compositor.quotation(slot.lines, slot.style, story.language)
    block = Block(
        kind="saying",
        variant="ended",
        area=areas.of(slot, compositor.design),
        rows=(words, *_attribution(slot, source, words.inset, compositor)),
        language=story.language,
    )
    return (block,)


def _attribution(slot: Slot, source: Line, inset: float, compositor: Compositor) -> tuple[Row, ...]:
    """The speaker, and the source at the end of the same line where both fit."""
    style = compositor.design.standing.speaker
    text = "".join(span.text for span in source)
    width = compositor.design.across(slot.columns) - FREE
    beside = compositor.width(f"{slot.credit} · {text}", style) <= width
    return (
        compositor.row("speaker", style, [slot.credit], inset=inset),
        Row(
            role="source",
            style="source",
            lines=(source,),
            language=compositor.language,
            inset=inset,
            above=-compositor.leading(style) if beside else 0.0,
        ),
    )
