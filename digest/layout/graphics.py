"""Graphics of a story, set in a column: charts, timelines and large figures, with their heights.

Their words are rows of text like all others; what is drawn beneath them are bars and rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.languages import joins
from digest.layout.lengths import RUN_IN
from digest.model import Figure, Sentence, Slot, Story
from digest.text.typography import set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box

KINDS = ("chart", "timeline", "figure")
"""The kinds of slots that hold a graphic."""

ABOVE, RULE, PADDING, BELOW = 11.0, 2.0, 6.0, 7.0
"""Points of a graphic in a column that are neither text nor drawing: free above it, its rule, from
the rule to its first row, and free beneath it.
"""

BAR, BAR_AIR, DATUM_AIR = 8.0, 3.0, 5.0
"""Points that a bar is thick, between its figure and itself, and above the next figure."""

TEXT_AIR = 6.0
"""Points above the sentence of a chart or a figure."""

DAY_INSET, DAY_AIR = 13.0, 4.0
"""Points by which the days of a timeline stand in beside its rule, and above each but the first."""

SIZE_LEAST, SIZE_MOST = 26.0, 84.0
"""Points of a figure's size in a column."""

WIDE, SIZE_WIDE = 200.0, 54.0
"""Points from which a column is wide, and of a figure's size there: a page of one column has few
lines to spare.
"""

FIGURE = "poster-head"
"""The style of large figures: that of posters, whose letters have the same shapes at any size."""

OPEN, ARABIC_OPEN = 0.98, 1.35
"""Ems from line to line of a large figure, in Latin and in Arabic letters."""

MARGIN = 0.97
"""The part of its measure that a large figure fills at most."""

BESIDE, BESIDE_GAP, BESIDE_AIR = 0.45, 12.0, 13.0
"""The part of its column up to which a figure takes its sentence beside it, the points between the
two, and those that may stay free above the figure and beneath it.
"""

LENGTHS = range(2, 14)
"""Signs of a figure that can be set large."""

SENTENCE = 14
"""Lines of a sentence in a column at most."""


@dataclass(frozen=True, slots=True)
class Graphic:
    """A graphic of a story: its *kind*, and its *number* among the story's own of that kind."""

    kind: str
    number: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphicRow:
    """Lines of a graphic in one style, beneath those before it.

    *above*, *size*, *leading* and *inset* are points, as those of an edition's row; *label* follows
    the first line in the style LABEL. *bar* is the part of the measure that a bar beneath takes.
    """

    role: str
    style: str
    lines: tuple[str, ...]
    language: str
    above: float = 0.0
    size: float = 0.0
    leading: float = 0.0
    inset: float = 0.0
    label: str = ""
    bar: float = 0.0
    strong: bool = False


VALUE, LABEL, TEXT, TITLE, SOURCE = (
    "entry-head",
    "panel-text",
    "panel-text",
    "panel-title",
    "source",
)
"""The styles of a chart's figures, of their labels, of sentences, of titles and of sources."""


def graphics_of(story: Story) -> tuple[Graphic, ...]:
    """The graphics that may stand in a column beside the story's text, the best first.

    A story whose length the editor fixed has none: each takes its sentences out of the text.
    """
    if story.words is not None:
        return ()
    charts = (
        Graphic("chart", number, (chart.sentence,)) for number, chart in enumerate(story.charts)
    )
    timeline = tuple(one.sentence for one in story.timeline)
    figures = (
        Graphic("figure", number, (figure.sentence,))
        for number, figure in enumerate(story.figures[:2])
        if len(figure.number) in LENGTHS
    )
    times = (Graphic("timeline", 0, timeline),) if timeline else ()
    return tuple(one for one in (*charts, *times, *figures) if not heads(story, one.sentences))


def heads(story: Story, sentences: tuple[Sentence, ...]) -> bool:
    """Whether one of *sentences* stands in the head of *story* already, as its standfirst."""
    above = story.standfirst
    return bool(above) and any(above in one.text or one.text in above for one in sentences)


def graphic_slot(
    story: Story, graphic: Graphic, box: Box, typesetter: Typesetter, start: float = 0.0
) -> Slot | None:
    """The slot of *graphic* in the last column of *box*; None where it does not fit its width.

    It begins *start* points in, beside a picture.
    """
    design = typesetter.design
    rows = graphic_rows(story, graphic, design.across(box.columns) - start, typesetter)
    if not rows:
        return None
    points = ABOVE + RULE + PADDING + height_of(rows, typesetter) + BELOW
    return Slot(
        kind=graphic.kind,
        columns=box.columns,
        column=box.width,
        width=1,
        line=0,
        height=ceil(points / design.leading),
        number=graphic.number,
        start=start,
    )


def graphic_rows(
    story: Story, graphic: Graphic, width: float, typesetter: Typesetter
) -> tuple[GraphicRow, ...]:
    """The rows of *graphic* in a measure of *width* points, the line of its source last.

    None where it cannot be set there.
    """
    makers: dict[str, Callable[..., tuple[GraphicRow, ...]]]
    makers = {"chart": chart_rows, "timeline": timeline_rows, "figure": figure_rows}
    rows = makers[graphic.kind](story, graphic, width, typesetter)
    return (*rows, _source(story, graphic, rows[-1], width, typesetter)) if rows else ()


def _source(
    story: Story, graphic: Graphic, last: GraphicRow, width: float, typesetter: Typesetter
) -> GraphicRow:
    """The line that names the outlet; its words come when the page is placed.

    It stands on the line of the *last* row where sources run in and that has room.
    """
    above, style = 2.0, SOURCE
    if typesetter.design.standing.run_in and last.style == TEXT:
        outlet = next(
            one.source for one in story.articles if one.id == graphic.sentences[0].article
        )
        taken = typesetter.advance(last.lines[-1], TEXT, last.language) + last.inset
        needed = typesetter.advance(outlet, SOURCE, story.language) + RUN_IN
        if taken + needed <= width and joins(last.language) == joins(story.language):
            above, style = -typesetter.design.style(TEXT).leading, TEXT
    return GraphicRow(
        role="source",
        style=style,
        lines=("",),
        language=story.language,
        above=above,
    )


def language_in(story: Story, sentence: Sentence) -> str:
    """The language of *sentence*, one of the *story*'s."""
    languages = (one.language for one in story.articles if one.id == sentence.article)
    return next(languages, story.language)


def chart_rows(
    story: Story, graphic: Graphic, width: float, typesetter: Typesetter, *, sentence: bool = True
) -> tuple[GraphicRow, ...]:
    """A title where there is one, each figure with its label over its bar, and the sentence."""
    chart = story.charts[graphic.number]
    language = language_in(story, chart.sentence)
    most = max(one.value for one in chart.data)
    strong = chart.data[-1] if chart.kind == "change" else max(chart.data, key=lambda x: x.value)
    rows = []
    if chart.title:
        title = set_text(chart.title, language=language, capitalise=True)
        lines = typesetter.sensible(title, TITLE, width, language)
        rows.append(GraphicRow(role="title", style=TITLE, lines=lines, language=language))
    for datum in chart.data:
        value, label = (set_text(text, language=language) for text in (datum.shown, datum.label))
        taken = typesetter.advance(f"{value} ", VALUE, language)
        fits = typesetter.advance(label, LABEL, language) <= width - taken
        if not fits:
            lines = typesetter.lines(label, LABEL, width, language)
            rows.append(
                GraphicRow(
                    role="label", style=LABEL, lines=lines, language=language, above=DATUM_AIR
                )
            )
        rows.append(
            GraphicRow(
                role="datum",
                style=VALUE,
                lines=(value,),
                language=language,
                label=label if fits else "",
                above=DATUM_AIR if fits and rows else 0.0,
                bar=datum.value / most,
                strong=datum is strong,
            )
        )
    if sentence:
        rows.append(_sentence(chart.sentence, language, width, typesetter))
    return tuple(rows) if len(rows[-1].lines) <= SENTENCE else ()


def timeline_rows(
    story: Story, graphic: Graphic, width: float, typesetter: Typesetter, style: str = TEXT
) -> tuple[GraphicRow, ...]:
    """Each day, whose name comes when the page is placed, and its sentence in *style*."""
    del graphic
    rows = []
    for number, dated in enumerate(story.timeline):
        language = language_in(story, dated.sentence)
        text = set_text(dated.sentence.text, language=language, capitalise=True)
        lines = typesetter.lines(text, style, width - DAY_INSET, language)
        above = DAY_AIR if number else 0.0
        day = GraphicRow(
            role="day",
            style=TITLE,
            lines=(dated.day,),
            language=language,
            above=above,
            inset=DAY_INSET,
            strong=True,
        )
        sentence = GraphicRow(
            role="sentence", style=style, lines=lines, language=language, inset=DAY_INSET
        )
        rows += [day, sentence]
    return tuple(rows)


def figure_rows(
    story: Story, graphic: Graphic, width: float, typesetter: Typesetter
) -> tuple[GraphicRow, ...]:
    """The figure as large as its column, over its sentence; on pages that do not face each other
    beside it, where it is short.
    """
    figure = story.figures[graphic.number]
    language = language_in(story, figure.sentence)
    if not typesetter.design.facing and (rows := _beside(figure, language, width, typesetter)):
        return rows
    most = SIZE_MOST if width < WIDE else SIZE_WIDE
    value = figure_row(figure.number, language, width, most, typesetter)
    sentence = _sentence(figure.sentence, language, width, typesetter)
    if value.size < SIZE_LEAST or len(sentence.lines) > SENTENCE:
        return ()
    return value, sentence


def _beside(
    figure: Figure, language: str, width: float, typesetter: Typesetter
) -> tuple[GraphicRow, ...]:
    """The figure, and beside it the sentence, which is at least as high; none where the figure is
    too long or the sentence too short for that.
    """
    leading = typesetter.design.style(TEXT).leading
    value = figure_row(figure.number, language, width * BESIDE, SIZE_MOST, typesetter)
    while value.size >= SIZE_LEAST:
        wide = value.size * ems(value.lines[0], FIGURE, language, typesetter)
        start = round(wide + BESIDE_GAP, 1)
        sentence = _sentence(figure.sentence, language, width - start, typesetter)
        high = leading * len(sentence.lines)
        if value.leading <= high:
            above = (high - value.leading) / 2
            rows = (
                replace(value, above=round(above, 2)),
                replace(sentence, above=round(above - high, 2), inset=start),
            )
            return rows if above <= BESIDE_AIR else ()
        value = figure_row(figure.number, language, width, value.size - 2.0, typesetter)
    return ()


def figure_row(
    value: str, language: str, width: float, most: float, typesetter: Typesetter
) -> GraphicRow:
    """*value* on one line, as large as *width* and *most* points of size allow."""
    text = set_text(value, language=language)
    wide = max(ems(text, FIGURE, language, typesetter), 0.1)
    size = round(min(most, width * MARGIN / wide), 1)
    lettered = any(sign.isalpha() for sign in text)
    return GraphicRow(
        role="value",
        style=FIGURE,
        lines=(text,),
        language=language,
        size=size,
        leading=round(size * (ARABIC_OPEN if joins(language) and lettered else OPEN), 1),
        strong=True,
    )


def ems(text: str, style: str, language: str, typesetter: Typesetter) -> float:
    """The advance of *text* in ems of the size that is written into the style sheet.

    An inline size replaces that of the style sheet, so the enlarging of Arabic is part of it.
    """
    own = typesetter.design.style(style)
    scale = own.size * (own.enlarged if joins(language) else 1.0)
    return typesetter.advance(text, style, language) / scale


def _sentence(
    sentence: Sentence, language: str, width: float, typesetter: Typesetter
) -> GraphicRow:
    text = set_text(sentence.text, language=language, capitalise=True)
    lines = typesetter.lines(text, TEXT, width, language)
    return GraphicRow(role="sentence", style=TEXT, lines=lines, language=language, above=TEXT_AIR)


def height_of(rows: tuple[GraphicRow, ...], typesetter: Typesetter) -> float:
    """Points that *rows* and their bars take."""
    return sum(row_height(row, typesetter) for row in rows)


def row_height(row: GraphicRow, typesetter: Typesetter) -> float:
    """Points of one row with what is above it and the bar beneath."""
    leading = row.leading or typesetter.design.style(row.style).leading
    return row.above + len(row.lines) * leading + (BAR_AIR + BAR if row.bar else 0.0)
