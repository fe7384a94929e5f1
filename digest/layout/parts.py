"""The parts beside a story's text: picture, pull quote, panel of reports."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import fullest, largest, whole_words
from digest.layout.heads import lines_high
from digest.layout.margin import beside, note_lines, spoken
from digest.model import Article, Image, Quote, Slot, Story
from digest.text.typography import joined, set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box

__all__ = [
    "caption",
    "fullest",
    "hanging",
    "lines_high",
    "pictured",
    "quoted",
    "reports",
    "side_by_side",
    "spoken",
    "whole_words",
]

CAPTION = 3
"""Lines of a caption under its picture. A longer one is cut."""

QUOTE = 22.0
"""Points of a pull quote that are no text: above its rule, the rule, beneath it, and after the
speaker.
"""

REPORTS, SIDES = 6, 3
"""Reports that a panel names at most, and sentences that it sets side by side: what fits a column
beside a text.
"""

PANEL_SIDES, PANEL_FOOT, PANEL_ROW = 20.0, 8.0, 4.0
"""Points of a panel that are no text: left and right together, above and below each, and after each
report.
"""


def pictured(story: Story, image: Image, box: Box, height: int, typesetter: Typesetter) -> Slot:
    """A picture of *height* lines, its caption included.

    ValueError where *box* has no place for one.
    """
    if box.art is None:
        raise ValueError(f"box '{box.name}' has no place for a picture; give it 'art' in the theme")
    design, most, style = typesetter.design, CAPTION, "caption"
    width = design.across(box.columns, box.art.width)
    if beside(box, design):
        width, style = design.notes, "note"
        most = int(height * design.leading / design.style("note").leading)
    return Slot(
        kind="picture",
        columns=box.columns,
        column=box.art.column,
        width=box.art.width,
        line=0,
        height=height,
        lines=caption(story, image, width, typesetter, style)[:most],
        style=style,
        credit=set_text(image.credit, language=story.language),
    )


def caption(
    story: Story, image: Image, width: float, typesetter: Typesetter, style: str
) -> tuple[str, ...]:
    """The caption with the credit after it, as lines.

    A picture without a caption has its description instead.
    """
    text = set_text(image.caption or image.alt, language=story.language)
    credit = set_text(image.credit, language=story.language)
    both = text if credit.casefold() in text.casefold() else joined(text, credit)
    if style == "note" and both:
        return note_lines(both, story.language, typesetter)
    return typesetter.lines(both, style, width, story.language) if both else ()


def quoted(story: Story, quote: Quote, box: Box, typesetter: Typesetter) -> Slot:
    """A pull quote over one column, the last of the box, a line free above and beneath."""
    design = typesetter.design
    language = story.language
    words = set_text(f'"{quote.text}"', language=language)
    inset = largest("quote", language, design) * hanging(language, "quote", typesetter)
    style, lines = fullest(words, "quote", design.across(box.columns) - inset, language, typesetter)
    points = QUOTE + len(lines) * design.style(style).leading + design.style("speaker").leading
    return Slot(
        kind="quote",
        columns=box.columns,
        column=box.width,
        width=1,
        line=0,
        lines=lines,
        height=ceil(points / design.leading),
        credit=set_text(quote.speaker, language=language),
        style=style,
    )


def hanging(language: str, style: str, typesetter: Typesetter) -> float:
    """Points by which a quotation's lines stand in, so that its opening mark hangs before them."""
    mark = set_text('"o', language=language).removesuffix("o")
    return typesetter.measure.width(mark, style, language)


def reports(story: Story, box: Box, typesetter: Typesetter) -> Slot:
    """A panel at the foot of the last column: sentences that differ, or the headlines."""
    design = typesetter.design
    width = design.across(box.columns) - PANEL_SIDES
    entries = side_by_side(story)
    lines = [
        typesetter.lines(set_text(text, language=one.language), "panel-text", width, one.language)
        for one, text in entries
    ]
    rows = sum(map(len, lines)) + len(entries)
    points = (
        2 * PANEL_FOOT
        + design.style("panel-title").leading
        + rows * design.style("panel-text").leading
        + PANEL_ROW * len(entries)
    )
    return Slot(
        kind="panel",
        columns=box.columns,
        column=box.width,
        width=1,
        line=0,
        style="panel-text",
        height=ceil(points / design.leading) + 1,
    )


def side_by_side(story: Story) -> list[tuple[Article, str]]:
    """The entries of a panel of reports, each with its article.

    They are the sentences of the first number on which the reports differ, word for word, or else
    their headlines.
    """
    if not story.differences:
        return [(article, article.title) for article in story.articles[:REPORTS]]
    articles = {article.id: article for article in story.articles}
    return [(articles[side.article], side.text) for side in story.differences[0].sides[:SIDES]]
