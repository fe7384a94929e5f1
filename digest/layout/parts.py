"""The parts beside a story's text: pull quote, panel of reports."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import fullest, largest, longer, whole_words
from digest.layout.heads import lines_high
from digest.layout.margin import spoken
from digest.model import Article, Quote, Slot, Story
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box

__all__ = [
    "fullest",
    "hanging",
    "lines_high",
    "quoted",
    "reports",
    "side_by_side",
    "spoken",
    "whole_words",
]

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


def quoted(
    story: Story, quote: Quote, box: Box, typesetter: Typesetter, start: float = 0.0
) -> Slot:
    """A pull quote over one column, the last of the box, a line free above and beneath.

    It begins *start* points in, beside a picture.
    """
    design = typesetter.design
    language = story.language
    words = set_text(f'"{quote.text}"', language=language)
    inset = largest("quote", language, design) * hanging(language, "quote", typesetter)
    width = design.across(box.columns) - start - inset
    style, lines = fullest(words, "quote", width, language, typesetter)
    lines = longer(words, style, lines, width, language, typesetter)
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
        start=start,
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
