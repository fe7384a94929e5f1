"""The week in five lines: each sentence behind its number, with its section and its page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part, Row
from digest.languages import right_to_left
from digest.layout.five import sentence_width
from digest.layout.five_rows import BEHIND, NUMBER
from digest.layout.graphics import figure_row
from digest.layout.placing import areas
from digest.layout.placing.links import outlet
from digest.layout.placing.names import fitting
from digest.layout.placing.stories import placed_image

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Slot, Story


GAP = 6.0
"""Points between a section and the page of its line."""

SOURCE = "source"
"""The style of the page and the outlet."""

ROUNDING = 1.0
"""Points added to a width against rounding."""

NUMBER_PART = 0.7
"""The part of its column that a number takes at most."""


def _number(number: int, width: float, height: float, compositor: Compositor) -> Row:
    """The number of a sentence, as large as its column and its sentence."""
    language = compositor.language
    row = figure_row(str(number), language, width, height, compositor.typesetter)
    shown = [compositor.digits(number)]
    return compositor.row(
        "number", row.style, shown, size=row.size, leading=row.leading, language=language
    )


def _source(
    story: Story, placement: Placement, room: float, compositor: Compositor
) -> tuple[Row, float] | None:
    """The page and the outlet of a sentence, and the points they take, *room* at most.

    The page alone where a whole outlet does not fit; nothing where the page does not.
    """
    label = compositor.page_label(story.id)
    name = outlet(story, placement.sentences[0].article, compositor)
    page_link = compositor.span(label, link=compositor.to_story(story.id), role="folio")
    for line in ((page_link, compositor.span(" · "), name), (page_link,)):
        text = "".join(span.text for span in line)
        wide = compositor.width(text, "source", compositor.language) + ROUNDING
        if wide <= room:
            row = Row(role="source", style="source", lines=(line,), language=compositor.language)
            return row, wide
    return None


def _ending(
    slot: Slot, story: Story, row: Row, wide: float, area: Area, compositor: Compositor
) -> Block:
    """The *row* of page and outlet, *wide* points, at the end of the last line of a sentence in
    *area*; where that has no room, at the end of the line of its section.
    """
    design, language = compositor.design, story.language
    last = compositor.typesetter.advance(slot.lines[-1], slot.style, language)
    mirrored = right_to_left(language) is not compositor.right_to_left
    if mirrored or last + BEHIND + wide > area.width:
        end = Area(x=area.end - wide, y=area.y, width=wide, height=compositor.leading(SOURCE))
        return Block(kind="place", area=end, rows=(row,), language=compositor.language)
    leading = design.style(slot.style).leading
    above = design.style("kicker").leading + (len(slot.lines) - 1) * leading
    # In the style of the sentence it has the baseline of its last line.
    small = tuple(replace(span, style=span.style or SOURCE) for span in row.lines[0])
    row = replace(row, style=slot.style, lines=(small,))
    end = Area(x=area.end - wide, y=area.y + above, width=wide, height=leading)
    return Block(kind="place", variant="ended", area=end, rows=(row,), language=compositor.language)


def _wide(section: str, size: float, compositor: Compositor) -> float:
    """Points of the name of a section in *size*, 0 for its style's, and of the gap behind it."""
    own = compositor.design.style("kicker").size
    return compositor.width(section, "kicker") * (size or own) / own + GAP


def line_part(page: Page, placement: Placement, compositor: Compositor) -> Part:
    """A sentence of the page, its number before it, a picture after it where there is one."""
    story, slot = compositor.stories[placement.story], placement.slots[0]
    number = 1 + page.placements.index(placement)
    area, inset = areas.of(slot, compositor.design), compositor.design.width * NUMBER
    picture = placement.slot("picture")
    width = sentence_width(compositor.design, pictures=picture is not None)
    section, size = fitting(compositor.section(story.section), width, compositor)
    source = _source(story, placement, width - _wide(section, size, compositor), compositor)
    large = _number(number, inset * NUMBER_PART, area.height, compositor)
    beside = replace(area, width=inset, height=large.leading)
    rows = (
        compositor.row(
            "kicker",
            "kicker",
            [section],
            inset=inset,
            size=size,
            colour=compositor.colour(story.section),
            language=compositor.language,
        ),
        compositor.row("words", slot.style, slot.lines, inset=inset),
    )
    blocks = [
        Block(kind="place", area=beside, rows=(large,), language=compositor.language),
        Block(kind="line", area=area, rows=rows, language=story.language),
    ]
    if source:
        within = replace(area, x=inset, width=width)
        blocks.append(_ending(slot, story, *source, within, compositor))
    if picture:
        place = areas.picture(picture, compositor.theme, page.number)
        image = placed_image(story, place, compositor)
        blocks.append(Block(kind="picture", area=place, image=image))
    return Part(
        story=story.id,
        box=placement.box,
        style=placement.style,
        area=area,
        language=story.language,
        blocks=tuple(blocks),
        sentences=placement.sentences,
    )
