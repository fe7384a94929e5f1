"""The week in five lines: each sentence behind its number, with its section and its page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part, Row
from digest.layout.five import NUMBER, sentence_width
from digest.layout.graphics import figure_row
from digest.layout.placing import areas
from digest.layout.placing.links import outlet
from digest.layout.placing.names import fitting
from digest.layout.placing.stories import placed_image

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Story


SECTION, SOURCE = 0.4, 0.3
"""The parts of a sentence's width that its section and its page with the outlet take at most where
both stand on one line; a wider section stands alone.
"""

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
) -> tuple[Row, float]:
    """The page and the outlet of a sentence in *room* points, and the points they take."""
    label = compositor.page_label(story.id)
    before = f"{label} · "
    left = room - compositor.width(before, "source", compositor.language)
    name = outlet(story, placement.sentences[0].article, compositor, width=left)
    page_link = compositor.span(label, link=compositor.to_story(story.id), role="folio")
    row = Row(
        role="source",
        style="source",
        lines=((page_link, compositor.span(" · "), name),),
        language=compositor.language,
    )
    wide = compositor.width(f"{before}{name.text}", "source", compositor.language)
    return row, min(wide + ROUNDING, room)


def line_part(page: Page, placement: Placement, compositor: Compositor) -> Part:
    """A sentence of the page, its number before it, a picture after it where there is one."""
    story, slot = compositor.stories[placement.story], placement.slots[0]
    number = 1 + page.placements.index(placement)
    area, inset = areas.of(slot, compositor.design), compositor.design.width * NUMBER
    picture = placement.slot("picture")
    width = sentence_width(compositor.design, pictures=picture is not None)
    section, size = fitting(compositor.section(story.section), width, compositor)
    source, wide = _source(story, placement, width * SOURCE, compositor)
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
    end = Area(x=inset + width - wide, y=area.y, width=wide, height=compositor.leading("source"))
    blocks = [
        Block(kind="place", area=beside, rows=(large,), language=compositor.language),
        Block(kind="line", area=area, rows=rows, language=story.language),
    ]
    # Beside a name that is longer than its part of the line nothing else has room.
    if compositor.width(compositor.section(story.section), "kicker") <= width * SECTION:
        blocks.append(Block(kind="place", area=end, rows=(source,), language=compositor.language))
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
