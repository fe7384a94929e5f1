"""Posters in their places: a ground, the columns of a graphic or a quotation, and its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part
from digest.languages import right_to_left
from digest.layout.graphics import height_of
from digest.layout.placing import areas
from digest.layout.placing.graphics import drawing_of, edition_rows, graphic_of
from digest.layout.posters import PADDING, PosterColumn, poster_columns

if TYPE_CHECKING:
    from digest.edition import Row
    from digest.layout.graphics import Graphic
    from digest.layout.placing.compositor import Compositor
    from digest.model import Placement, Story

BOX = "poster"

WHITE = "#ffffff"

SPOKEN = "spoken"
"""The variant of a poster's quotation: "quote" is a pull quote, which has a rule."""


def poster_part(placement: Placement, compositor: Compositor) -> Part:
    """A poster as a part of its page: the ground first, then what stands on it."""
    story, slot = compositor.stories[placement.story], placement.slots[0]
    part = poster_in(areas.of(slot, compositor.design), story, graphic_of(slot, story), compositor)
    return replace(part, sentences=placement.sentences)


def poster_in(
    area: Area, story: Story, graphic: Graphic, compositor: Compositor, *, paged: bool = True
) -> Part:
    """A poster of *graphic* in *area*; it has no columns where the graphic does not fit there.

    *paged*: it names the page of its story, which stands elsewhere.
    """
    columns = poster_columns(story, graphic, area.width, area.height, compositor.typesetter)
    quoted = graphic.kind == "quote"
    tint = compositor.colour(story.section) if quoted else compositor.theme.colours["panel"]
    base = Block(
        kind="sheet", variant=graphic.kind, area=area, colour=tint, language=story.language
    )
    return Part(
        box=BOX,
        style=graphic.kind,
        area=area,
        language=story.language,
        blocks=(
            base,
            *(_column(one, area, story, graphic, compositor, paged=paged) for one in columns),
        ),
        sentences=graphic.sentences,
    )


def _column(
    column: PosterColumn,
    area: Area,
    story: Story,
    graphic: Graphic,
    compositor: Compositor,
    *,
    paged: bool,
) -> Block:
    """The rows of one column, and the bars or the rule beneath them."""
    height = height_of(column.rows, compositor.typesetter)
    x = column.x
    if right_to_left(story.language) is not compositor.right_to_left:
        x = area.width - 2 * PADDING[1] - column.x - column.width
    place = Area(
        x=area.x + PADDING[1] + x,
        y=area.y + PADDING[0] + column.top,
        width=column.width,
        height=height,
    )
    page = compositor.width(f" · {compositor.page_label(story.id)}", "source") if paged else 0.0
    rows = edition_rows(column.rows, story, graphic, column.width - page, compositor)
    if graphic.kind == "quote":
        rows = [_hung(row, story, compositor) for row in rows]
    drawn = graphic.kind in ("chart", "timeline")
    return Block(
        kind="drawn",
        variant=SPOKEN if graphic.kind == "quote" else graphic.kind,
        area=place,
        rows=(*rows[:-1], _with_page(rows[-1], story, compositor))
        if rows[-1].role == "source" and paged
        else tuple(rows),
        image=drawing_of(column.rows, place, story, graphic, compositor) if drawn else None,
        language=story.language,
        sentences=graphic.sentences,
    )


def _hung(row: Row, story: Story, compositor: Compositor) -> Row:
    """A row of a quotation in white, its opening mark before the edge of its lines."""
    if row.role != "words":
        return replace(row, colour=WHITE)
    first = "".join(span.text for span in row.lines[0])
    hang = compositor.mark(first, row.style, story.language)
    return replace(row, colour=WHITE, inset=hang, hang=hang)


def _with_page(row: Row, story: Story, compositor: Compositor) -> Row:
    """The line of the source with the story's page behind it."""
    if not compositor.page_of(story.id):
        return row
    page = compositor.span(compositor.page_label(story.id), link=compositor.to_story(story.id))
    lines = ((*row.lines[0], compositor.span(" · "), page),)
    return replace(row, lines=lines)
