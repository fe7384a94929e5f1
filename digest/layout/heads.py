"""The head of a story: kicker, headline, standfirst and byline, in whole lines of the page."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import fullest, longer, smaller
from digest.layout.margin import beside
from digest.model import Slot, Story
from digest.text.typography import listed, set_text
from digest.themes.design import HEADS

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box, Design

AIR = 6.0
"""Points between a head and its text, and between headline and standfirst."""

UNDER = 0.2
"""Least part of a headline's leading between it and its text: larger letters reach farther down."""

AUTHORS, LETTERS = 3, 60
"""Authors that a byline names at most, and the letters of their names together.

More would run over its line.
"""

LEAD = "lead-head"
"""The style of the lead's headline."""

WIDE = 0.9
"""The part of the type area's width from which a head counts as wide."""


def lines_high(lines: tuple[str, ...], style: str, design: Design) -> int:
    """Lines of the page that a head of *lines* takes.

    Text follows without air where both have the same leading.
    """
    leading = design.style(style).leading
    air = AIR / 2 if leading > design.leading else 0.0
    return ceil((len(lines) * leading + air) / design.leading)


def headed(
    story: Story, box: Box, style: str, typesetter: Typesetter, *, deck: bool, start: float = 0.0
) -> Slot:
    """The head of *story* in *box*: its headline in *style* or a smaller one, its standfirst if
    *deck*, its byline.

    It begins *start* points in, beside a picture.
    """
    design = typesetter.design
    width = design.across(box.columns, box.head_width) - start
    style, lines = _headline(story, box, style, width, typesetter)
    slot = Slot(
        kind="head",
        columns=box.columns,
        column=1,
        width=box.head_width,
        line=0,
        style=style,
        lines=lines,
        deck=standfirst(story, width, typesetter) if deck else (),
        height=0,
        credit=byline(story),
        start=start,
    )
    least = AIR / 2 if slot.deck or slot.credit else design.style(style).leading * UNDER
    points = deep(slot, box, design) - AIR + max(AIR / 2, least)
    return replace(slot, height=ceil(points / design.leading))


def deep(head: Slot, box: Box, design: Design) -> float:
    """Points that a head takes with the air under it."""
    points = (
        (0.0 if beside(box, design) else design.style("kicker").leading)
        + len(head.lines) * design.style(head.style).leading
        + AIR
    )
    points += len(head.deck) * design.style("deck").leading + (AIR if head.deck else 0.0)
    return points + (design.style("byline").leading if head.credit else 0.0)


def _headline(
    story: Story, box: Box, style: str, width: float, typesetter: Typesetter
) -> tuple[str, tuple[str, ...]]:
    """The style and the lines of a headline.

    A headline with too many lines in *style* gets the next smaller style.
    """
    text = set_text(story.headline, language=story.language)
    for name in HEADS[HEADS.index(style) :]:
        lines, style = typesetter.display(text, name, width, story.language), name
        usual = _most_lines(box, name, width, typesetter)
        most = typesetter.costs.poster_lines if name == HEADS[0] else usual + box.more
        if len(lines) <= most and typesetter.whole(text, name, width, story.language):
            break
    # Over one column of several a headline keeps its size, for heads side by side should match,
    # unless it would break within a name or after a small word.
    narrow = box.head_width == 1 < box.columns
    if not narrow:
        style, lines = fullest(text, style, width, story.language, typesetter)
    if len(lines) < most:
        lines = longer(text, style, lines, width, story.language, typesetter)
    if narrow:
        return smaller(text, style, lines, width, story.language, typesetter)
    return style, lines


def _most_lines(box: Box, style: str, width: float, typesetter: Typesetter) -> int:
    """Lines that a headline of *box* may have in *style*, which is *width* points wide."""
    costs = typesetter.costs
    if box.columns == 1:
        # The smallest style is for briefs: over a page of its own it leaves white beside it.
        last = style == HEADS[-2] and not typesetter.design.facing
        return costs.head_lines + int(last)
    if box.head_width == 1:
        return costs.narrow_head_lines
    if width <= typesetter.design.width * WIDE:
        return costs.head_lines
    return costs.lead_head_lines if style == LEAD else costs.wide_head_lines


def standfirst(story: Story, width: float, typesetter: Typesetter) -> tuple[str, ...]:
    """The lines of the story's standfirst; none where it has none or is too long."""
    text = set_text(story.standfirst, language=story.language)
    most = typesetter.costs.deck_lines
    lines = typesetter.sensible(text, "deck", width, story.language, most) if text else ()
    return lines if len(lines) <= most else ()


def byline(story: Story) -> str:
    """The authors of all the story's articles.

    "" unless every article names some and they fit a line.
    """
    names = list(dict.fromkeys(article.byline.strip() for article in story.articles))
    fits = len(names) <= AUTHORS and len("".join(names)) < LETTERS
    return listed(names, story.language) if all(names) and fits else ""
