"""The page "The week in five lines": a sentence of each of the week's first five stories."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from digest.layout.display import largest
from digest.layout.entries import DPI
from digest.model import Page, Placement, Sentence, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import SIZED, SIZES, sized

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
"""Words that sentences have at most, from page to page tried. The page with the largest letters is
best; of those alike, the one with the longest sentences.
"""

STYLES = ("big-quote", "quote", "deck", "entry-deck")
"""The styles of the sentences; those of quotations come in sizes. The last one is small and serves
where no other fits.
"""

NUMBER = 0.14
"""The part of the page's width that the number before a sentence takes."""

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

MOST_LINES = 6
"""Lines of a sentence up to which it takes one more rather than break badly."""

AIR = 1
"""Lines between two sentences at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A sentence of a *story* as the *lines* of a *style*; *height* in lines, that of section and
    page included.
    """

    story: Story
    sentence: Sentence
    style: str
    lines: tuple[str, ...]
    height: int


def five_page(ranked: list[Story], typesetter: Typesetter) -> list[Page]:
    """The page of five sentences of the first stories of *ranked*, the weightiest first.

    Beside the sentences stand pictures of their stories, where two have one. Otherwise the first
    sentences may be larger than the others. None where fewer than five stories have a sentence for
    it, or these do not fit.
    """
    design = typesetter.design
    top, lines = design.standing.title + 2, design.lines - design.standing.title - 1
    first = [story for story in ranked if line_of(story)][:COUNT]
    if len(first) < COUNT or lines < FEWEST_LINES:
        return []
    chosen_by_limit = [_chosen(first, most) for most in LIMITS]
    for pictures in (True, False):
        found: list[tuple[list[_Row], dict[str, int]]] = []
        for chosen in chosen_by_limit:
            pictured = _pictured([one for one, _ in chosen], typesetter) if pictures else {}
            widths = [sentence_width(design, pictures=one.id in pictured) for one, _ in chosen]
            rows = _fitting(chosen, widths, lines, typesetter, leads=not pictures)
            if rows and bool(pictured) == pictures:
                found.append((rows, pictured))
        if found:
            best = max(found, key=lambda one: design.style(one[0][-1].style).size)
            return [_page(*best, top, lines, design)]
    return []


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


def _fitting(
    chosen: list[tuple[Story, Sentence]],
    widths: list[float],
    lines: int,
    typesetter: Typesetter,
    *,
    leads: bool,
) -> list[_Row]:
    """The sentences in the largest style in which all fit into *lines*, each of its own of
    *widths*; empty where none does.

    If it *leads*, the first of them are set larger where there is room.
    """
    room = lines - AIR * (COUNT - 1)
    sizes = _sizes(chosen[0][0].language, typesetter.design)
    for number, style in enumerate(sizes):
        rows = [
            _row(story, sentence, style, width, typesetter)
            for (story, sentence), width in zip(chosen, widths, strict=True)
        ]
        taken = sum(row.height for row in rows)
        if taken > room:
            continue
        if leads:
            return _graded(rows, sizes[: number + 1], room, widths[0], typesetter)
        return _widened(rows, sizes[:number], room, widths, typesetter)
    return []


def _widened(
    rows: list[_Row], larger: list[str], room: int, widths: list[float], typesetter: Typesetter
) -> list[_Row]:
    """*rows* with those beside which no picture stands in the largest of *larger* sizes in which
    they are no higher than the others, and all have *room*.
    """
    widened, taken = list(rows), sum(row.height for row in rows)
    highest = max(row.height for row in rows)
    for index, (row, width) in enumerate(zip(rows, widths, strict=True)):
        for style in larger if width > min(widths) else ():
            other = _row(row.story, row.sentence, style, width, typesetter)
            more = other.height - row.height
            if other.height <= highest and taken + more <= room:
                widened[index], taken = other, taken + more
                break
    return widened


def _graded(
    rows: list[_Row], sizes: list[str], room: int, width: float, typesetter: Typesetter
) -> list[_Row]:
    """*rows*, which are set in the last of *sizes*, each as large as *room* lines for all allow,
    but none larger than the one above it.
    """
    graded, taken = list(rows), sum(row.height for row in rows)
    largest_one = 0
    for index, row in enumerate(rows):
        for number in range(largest_one, len(sizes)):
            other = _row(row.story, row.sentence, sizes[number], width, typesetter)
            if taken - row.height + other.height <= room:
                graded[index], largest_one = other, number
                taken += other.height - row.height
                break
    return graded


def _sizes(language: str, design: Design) -> list[str]:
    """The styles that sentences may have in the theme, the largest first."""
    names = []
    for style in STYLES:
        if style in SIZED and style in design.styles:
            parts = {part for part in SIZES if part <= largest(style, language, design)} | {1.0}
            names += [style if part == 1 else sized(style, part) for part in parts]
        else:
            names.append(style)
    known = [name for name in names if name in design.styles]
    return sorted(known, key=lambda name: -design.style(name).size)


def line_of(story: Story, most: int = LIMITS[0]) -> Sentence | None:
    """The sentence of *story* that tells its news, of *most* words at most; None without one.

    It is the first choice of its summary, or another with which its text may begin: what stands
    further down needs what was said before, or is not the news.
    """
    opening = [story.summary.sentences[index] for index in story.summary.openings()]
    return next((one for one in opening if LEAST <= one.words <= most), None)


def _row(
    story: Story, sentence: Sentence, style: str, width: float, typesetter: Typesetter
) -> _Row:
    design, language = typesetter.design, story.language
    text = set_text(sentence.text, language=language, capitalise=True)
    lines = typesetter.sensible(text, style, width, language, MOST_LINES)
    points = len(lines) * design.style(style).leading + design.style("kicker").leading
    height = ceil(points / design.leading)
    return _Row(story=story, sentence=sentence, style=style, lines=lines, height=height)


def sentence_width(design: Design, *, pictures: bool) -> float:
    """Points of a sentence's lines, beside its number and, with *pictures*, a picture."""
    return design.width * (1 - NUMBER - (PICTURE if pictures else 0.0))


def _page(rows: list[_Row], pictured: dict[str, int], top: int, lines: int, design: Design) -> Page:
    """The sentences down to the page's foot, as far apart as *lines* allow.

    A picture is as high as its row and the space under it, so the rows with pictures share the
    page as evenly as their sentences let them.
    """
    least = [row.height + AIR for row in rows]
    rooms = (_evened if pictured else _apart)(least, lines + AIR)
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


def _apart(heights: list[int], lines: int) -> list[int]:
    """*heights* with the spare lines of *lines* shared out among all but the last."""
    spare, gaps = lines - sum(heights), len(heights) - 1
    more = [spare // gaps + (number < spare % gaps) for number in range(gaps)]
    return [height + each for height, each in zip(heights, [*more, 0], strict=True)]


def _evened(heights: list[int], lines: int) -> list[int]:
    """*heights* with the spare lines of *lines* added to the lowest, one by one."""
    evened = list(heights)
    for _ in range(lines - sum(heights)):
        evened[evened.index(min(evened))] += 1
    return evened


def _slot(kind: str, line: int, height: int, **more: Any) -> Slot:
    return Slot(kind=kind, columns=1, column=1, width=1, line=line, height=height, **more)
