"""The page "The week in five lines": a sentence of each of the week's first five stories."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from digest.model import Page, Placement, Sentence, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import LESSER, sized
from digest.themes.design import SIZES as GREATER

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

COUNT = 5
"""Lines that the week has: sentences, each of another story."""

LEAST, MOST = 8, 36
"""Words that such a sentence has at least, and at most."""

TRIED = 3
"""Sentences of a summary that are tried, the best ones."""

LIMITS = (MOST, 26)
"""Words that they may have, from page to page tried: long ones do not fit a small page."""

LARGER = tuple(sized("big-quote", part) for part in sorted(GREATER, reverse=True) if part > 1)
SMALLER = tuple(sized("big-quote", part) for part in LESSER)
SIZES = (*LARGER, "big-quote", *SMALLER, "quote", "deck", "entry-deck")
"""The styles of the sentences, the largest first; all five have the same."""

NUMBER = 0.14
"""The part of the page's width that the number before a sentence takes."""

MOST_LINES = 6
"""Lines of a sentence up to which it takes one more rather than break badly."""

AIR = 1
"""Lines between two sentences at least."""


def five_page(ranked: list[Story], typesetter: Typesetter) -> list[Page]:
    """The page of five sentences of the first stories of *ranked*, the weightiest first.

    None where fewer than five of them have a sentence for it, or these do not fit.
    """
    design = typesetter.design
    top, lines = design.standing.title + 2, design.lines - design.standing.title - 1
    for most in LIMITS:
        told = [(one, line) for one in ranked if (line := line_of(one, most))][:COUNT]
        for style in SIZES if len(told) == COUNT else ():
            if style not in design.styles:
                continue
            slots = [_slot(story, sentence, style, typesetter) for story, sentence in told]
            spare = lines - sum(slot.height for slot in slots)
            if spare >= AIR * (COUNT - 1):
                return [_page(told, slots, top, spare)]
    return []


def line_of(story: Story, most: int = MOST) -> Sentence | None:
    """The sentence of *story* that tells its news, of *most* words at most; None without one.

    It is the best one of its summary, or the one that is its standfirst, or the next best: others
    may need what was said before.
    """
    summary = story.summary
    best = [summary.sentences[index] for index in summary.order[:1]]
    next_best = [
        summary.sentences[index]
        for index in summary.order[1:TRIED]
        if not summary.needs or not summary.needs[index]
    ]
    first = [one for one in summary.sentences if one.text.strip() == story.standfirst.strip()]
    fitting = (one for one in [*best, *first, *next_best] if LEAST <= one.words <= most)
    return next(fitting, None)


def _slot(story: Story, sentence: Sentence, style: str, typesetter: Typesetter) -> Slot:
    """The sentence as lines; its slot has its height, section and page included, and no place."""
    design, language = typesetter.design, story.language
    text = set_text(sentence.text, language=language, capitalise=True)
    lines = typesetter.sensible(text, style, sentence_width(typesetter), language, MOST_LINES)
    points = len(lines) * design.style(style).leading
    points += design.style("kicker").leading + design.style("source").leading
    return Slot(
        kind="line",
        columns=1,
        column=1,
        width=1,
        line=1,
        height=ceil(points / design.leading),
        lines=lines,
        style=style,
    )


def sentence_width(typesetter: Typesetter) -> float:
    """Points of the sentences' lines, beside their numbers."""
    return typesetter.design.width * (1 - NUMBER)


def _page(told: list[tuple[Story, Sentence]], slots: list[Slot], top: int, spare: int) -> Page:
    """The sentences down to the page's foot, as far apart as *spare* lines allow."""
    placements, line = [], top
    for number, ((story, sentence), slot) in enumerate(zip(told, slots, strict=True)):
        placed = replace(slot, line=line)
        placements.append(
            Placement(
                story=story.id, box="line", style="quote", sentences=(sentence,), slots=(placed,)
            )
        )
        gaps = COUNT - 1
        line += slot.height + spare // gaps + (number < spare % gaps)
    return Page(number=0, pattern="five-lines", placements=tuple(placements))
