"""The page "The week in five lines": a sentence of each of the week's first five stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.layout.entries import DPI
from digest.layout.five_rows import AIR, NUMBER, Row, apart, fitting, fullest_rows
from digest.model import Page, Placement, Sentence, Slot, Story

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

PATTERN = "five-lines"
"""The pattern of the page."""

COUNT = 5
"""Lines that the week has: sentences, each of another story."""

LEAST = 8
"""Words that such a sentence has at least."""

LIMITS = (44, 36, 30, 26, 22)
"""Words that sentences have at most, from try to try. Beside pictures the page with the largest
letters is best; of those alike, the one with the longest sentences.
"""

PICTURE = 0.31
"""The part of the page's width that a picture at the end of a row takes, its gap included."""

GAP = 14.0
"""Points between a sentence and the picture beside it."""

NARROWEST = 200.0
"""Points of the sentences' lines at least; a page that leaves fewer shows no pictures."""

LEAST_PICTURES = 2
"""Sentences whose stories have a picture at least; a single picture looks like an oversight."""

LOWEST, HIGHEST = 0.4, 0.9
"""The height of a picture at least and at most, as a part of its width."""

FEWEST_LINES = 26
"""Lines of the page that the sentences have at least: a phone's page is too low for them."""


def five_page(ranked: list[Story], typesetter: Typesetter) -> list[Page]:
    """The page of five sentences of the first stories of *ranked*, the weightiest first.

    Beside the sentences stand pictures of their stories, where two have one. Otherwise the
    sentences are those, in such sizes, that leave least of the page white. None where fewer than
    five stories have a sentence for it, or these do not fit.
    """
    design = typesetter.design
    top, lines = design.standing.title + 2, design.lines - design.standing.title - 1
    first = [story for story in ranked if line_of(story)][:COUNT]
    if len(first) < COUNT or lines < FEWEST_LINES:
        return []
    chosen_by_limit = [_chosen(first, most) for most in LIMITS]
    pictured = _pictured(first, typesetter)
    widths = [sentence_width(design, pictures=one.id in pictured) for one in first]
    found = [fitting(chosen, widths, lines, typesetter) for chosen in chosen_by_limit]
    if pictured and any(found):
        best = max(filter(None, found), key=lambda rows: design.style(rows[-1].style).size)
        return [_page(best, pictured, top, lines, design)]
    # From the longest sentence of each story to its shortest.
    options = [
        [*{one[1]: one for one in told}.values()] for told in zip(*chosen_by_limit, strict=True)
    ]
    rows = fullest_rows(options, lines, typesetter)
    return [_page(rows, {}, top, lines, design)] if rows else []


def _chosen(stories: list[Story], most: int) -> list[tuple[Story, Sentence]]:
    """The *stories*, each with a sentence of *most* words, or a longer one where it has none."""
    lines = ((story, line_of(story, most) or line_of(story)) for story in stories)
    return [(story, line) for story, line in lines if line]


def _pictured(stories: list[Story], typesetter: Typesetter) -> dict[str, int]:
    """The lines that the picture of each of the *stories*, by id, may be high by its pixels.

    Empty where they are few, or the page is too narrow for pictures beside sentences.
    """
    design, size = typesetter.design, typesetter.measure.size
    width = picture_width(design)
    if sentence_width(design, pictures=True) < NARROWEST:
        return {}
    found = {}
    for story in stories:
        across, down = (story.picture and size(story.picture)) or (0, 0)
        high = int(min(width * HIGHEST, down / DPI) / design.leading)
        if across >= width * DPI and high * design.leading >= width * LOWEST:
            found[story.id] = high
    return found if len(found) >= LEAST_PICTURES else {}


def picture_width(design: Design) -> float:
    """Points of a picture beside a sentence."""
    return design.width * PICTURE - GAP


def line_of(story: Story, most: int = LIMITS[0]) -> Sentence | None:
    """The sentence of *story* that tells its news, of *most* words at most; None without one.

    It is the first choice of its summary, or another with which its text may begin: what stands
    further down needs what was said before, or is not the news.
    """
    opening = [story.summary.sentences[index] for index in story.summary.openings()]
    return next((one for one in opening if LEAST <= one.words <= most), None)


def sentence_width(design: Design, *, pictures: bool) -> float:
    """Points of a sentence's lines, beside its number and, with *pictures*, a picture."""
    return design.width * (1 - NUMBER - (PICTURE if pictures else 0.0))


def _page(rows: list[Row], pictured: dict[str, int], top: int, lines: int, design: Design) -> Page:
    """The sentences down to the page's foot, as far apart as *lines* allow.

    A picture is as high as its row and the space under it, so the rows with pictures share the
    page as evenly as their sentences let them.
    """
    least = [row.height + AIR for row in rows]
    rooms = (_evened if pictured else apart)(least, lines + AIR)
    placements, line = [], top
    for row, room in zip(rows, rooms, strict=True):
        slots = [_slot("line", line, row.height, lines=row.lines, style=row.style)]
        if row.story.id in pictured:
            width, height = picture_width(design), min(room - AIR, pictured[row.story.id])
            start = design.width - width
            slots.append(_slot("picture", line, height, start=start, across=width))
        placements.append(
            Placement(
                story=row.story.id,
                box="line",
                style="quote",
                sentences=(row.sentence,),
                slots=tuple(slots),
            )
        )
        line += room
    return Page(number=0, pattern=PATTERN, placements=tuple(placements))


def _evened(heights: list[int], lines: int) -> list[int]:
    """*heights* with the spare lines of *lines* added to the lowest, one by one."""
    evened = list(heights)
    for _ in range(lines - sum(heights)):
        evened[evened.index(min(evened))] += 1
    return evened


def _slot(kind: str, line: int, height: int, **more: Any) -> Slot:
    return Slot(kind=kind, columns=1, column=1, width=1, line=line, height=height, **more)
