"""Graphics in their places: rows of text, the bars or the rule drawn beneath them, and what these
show in words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from digest.edition import Area, Block, PlacedImage, Row
from digest.graphics import Bar, bars, days
from digest.languages import right_to_left
from digest.layout.graphics import (
    ABOVE,
    BAR,
    BAR_AIR,
    LABEL,
    PADDING,
    RULE,
    SOURCE,
    Graphic,
    GraphicRow,
    graphic_rows,
    height_of,
    row_height,
)
from digest.layout.placing import areas
from digest.layout.placing.links import outlet
from digest.text.typography import figures
from digest.themes.dates import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Sentence, Slot, Story

TAKEN = ABOVE + RULE + PADDING
"""Points that a graphic in a column takes besides its rows."""

PALE = 0.45
"""How much of the colour of captions is in the bars that are not the one that matters."""


def graphic_block(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    """A chart, a timeline or a large figure beside the text of its story."""
    del placement, page
    return drawn(graphic_of(slot, story), story, areas.within(slot, compositor.design), compositor)


def drawn(graphic: Graphic, story: Story, place: Area, compositor: Compositor) -> Block:
    """*graphic* in a column whose free part is *place*."""
    rows = graphic_rows(story, graphic, place.width, compositor.typesetter)
    height = RULE + PADDING + height_of(rows, compositor.typesetter)
    area = Area(x=place.x, y=place.y + ABOVE, width=place.width, height=height)
    inner = Area(
        x=area.x, y=area.y + RULE + PADDING, width=area.width, height=height - RULE - PADDING
    )
    return Block(
        kind="graphic",
        variant=graphic.kind,
        area=area,
        rows=tuple(edition_rows(rows, story, graphic, area.width, compositor)),
        image=drawing_of(rows, inner, story, graphic, compositor),
        language=story.language,
        padding=(PADDING, 0.0),
        colour=compositor.colour(story.section),
        sentences=graphic.sentences,
    )


def graphic_of(slot: Slot, story: Story) -> Graphic:
    """The graphic that *slot* holds."""
    sentences: tuple[Sentence, ...]
    if slot.kind == "timeline":
        sentences = tuple(one.sentence for one in story.timeline)
    elif slot.kind == "chart":
        sentences = (story.charts[slot.number].sentence,)
    elif slot.kind == "figure":
        sentences = (story.figures[slot.number].sentence,)
    else:
        sentences = (story.quotes[slot.number].sentence,)
    return Graphic(slot.kind, slot.number, sentences)


def edition_rows(
    rows: Sequence[GraphicRow],
    story: Story,
    graphic: Graphic,
    width: float,
    compositor: Compositor,
) -> list[Row]:
    """*rows* with the names of days, the colour of the section and the line of the source, which
    is *width* points long at most.
    """
    made = []
    under = 0.0
    for row in rows:
        language = row.language if row.language != story.language else ""
        more = {"above": row.above + under, "inset": row.inset, "language": language}
        under = BAR_AIR + BAR if row.bar else 0.0
        if row.role == "source":
            article = graphic.sentences[0].article
            free = width - row.inset
            name = outlet(story, article, compositor, width=free, style=SOURCE)
            line = (replace(name, style="" if row.style == SOURCE else SOURCE),)
            made.append(Row(role="source", style=row.style, lines=(line,), **more))  # type: ignore[arg-type]
            continue
        lines = row.lines
        if row.role == "day":
            named = day(date.fromisoformat(lines[0]), row.language)
            lines = (compositor.set(figures(named, row.language), row.language),)
        spans = [*compositor.plain(lines)]
        if row.label:
            label = compositor.span(f" {row.label}", style=LABEL, role="of")
            spans[0] = (*spans[0], label)
        made.append(
            Row(
                role=row.role,
                style=row.style,
                lines=tuple(spans),
                size=row.size,
                leading=row.leading,
                colour=compositor.colour(story.section) if row.strong else "",
                **more,  # type: ignore[arg-type]
            )
        )
    return made


def drawing_of(
    rows: Sequence[GraphicRow], area: Area, story: Story, graphic: Graphic, compositor: Compositor
) -> PlacedImage | None:
    """The bars of a chart, the rule of a timeline; nothing beneath a figure."""
    typesetter, leftwards = compositor.typesetter, right_to_left(story.language)
    strong, colours = compositor.colour(story.section), compositor.theme.colours
    pale = mixed(colours["muted"], colours["paper"], PALE)
    drawn: list[Bar] = []
    marks: list[float] = []
    down = 0.0
    for row in rows:
        foot = down + row_height(row, typesetter)
        if row.bar:
            drawn.append(
                Bar(
                    top=foot - BAR,
                    height=BAR,
                    part=row.bar,
                    colour=strong if row.strong else pale,
                )
            )
        if row.role == "day":
            marks.append(down + row.above + 4.0)
        down = foot
    if drawn:
        svg = bars(
            drawn, width=area.width, height=area.height, line=colours["ink"], leftwards=leftwards
        )
    elif marks:
        svg = days(
            marks,
            width=area.width,
            height=area.height - compositor.leading("source"),
            colour=strong,
            line=pale,
            leftwards=leftwards,
        )
        area = Area(
            x=area.x,
            y=area.y,
            width=area.width,
            height=area.height - compositor.leading("source"),
        )
    else:
        return None
    return PlacedImage(area=area, drawing=svg, alt=alternative(story, graphic, compositor))


def alternative(story: Story, graphic: Graphic, compositor: Compositor) -> str:
    """What a drawing shows, in words: each label with its figure, or the days."""
    gettext = compositor.messages.gettext
    if graphic.kind == "timeline":
        names = (day(date.fromisoformat(one.day), compositor.language) for one in story.timeline)
        words = compositor.set("; ".join(figures(name, compositor.language) for name in names))
        return compositor.glyphs.printable(gettext("Timeline: {days}", days=words))
    chart = story.charts[graphic.number]
    parts = (" ".join(filter(None, (one.label, one.shown))) for one in chart.data)
    data = f"{chart.title}: " if chart.title else ""
    data += "; ".join(parts)
    return compositor.glyphs.printable(
        gettext("Chart: {data}", data=compositor.set(data, story.language))
    )


def mixed(colour: str, other: str, part: float) -> str:
    """*colour* on *other*, as if *part* of it covered the ground; both "#rrggbb"."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(one * part + two * (1 - part)):02x}" for one, two in pairs)
