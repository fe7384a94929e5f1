"""The sentences of "The week in five lines" in their type: sizes that leave little of the page
white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from digest.layout import strips
from digest.layout.display import largest
from digest.layout.strips import Span
from digest.model import Sentence, Story
from digest.text.typography import set_text
from digest.themes.design import SIZED, SIZES, sized

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

STYLES = ("big-quote", "quote", "deck", "entry-deck")
"""The styles of the sentences; those of quotations come in sizes. The last one is small and serves
where no other fits.
"""

NUMBER = 0.14
"""The part of the page's width that the number before a sentence takes."""

NAMED = 45.0
"""About the points that the section over a sentence takes, and its page."""

MOST_LINES = 6
"""Lines of a sentence up to which it takes one more rather than break badly."""

AIR = 1
"""Lines between two sentences at least."""

BEHIND = 14.0
"""Points between a sentence and the page behind its last line at least."""

ASCENT, DESCENT = 0.2, 0.9
"""Where the letters of a line begin and end, as parts of its leading from its top."""

SMALLER = 3
"""Sizes under the largest one in which all sentences fit that a sentence may have."""

KEPT = 40
"""Sets of sentences and sizes whose page is reckoned to the line, of those that promise most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A *sentence* of a *story* as the *lines* of a *style*; *height* in lines, that of section and
    page included.
    """

    story: Story
    sentence: Sentence
    style: str
    lines: tuple[str, ...]
    height: int


Told = tuple[Story, Sentence]


class _Set(NamedTuple):
    """Rows from the first on, the last in size number *size*; they take *lines* and leave *empty*
    lines white.
    """

    empty: float
    size: int
    lines: int
    rows: tuple[Row, ...]


def fullest_rows(
    options: Sequence[Sequence[Told]], lines: int, typesetter: Typesetter
) -> list[Row]:
    """One of the *options* of each row, in the sizes that leave least of *lines* white; empty where
    none fit.

    None is larger than the one above it.
    """
    design = typesetter.design
    width, room = design.width * (1 - NUMBER), lines - AIR * (len(options) - 1)
    sizes = sizes_of(options[0][0][0].language, design)
    whole = [fitting([one[0] for one in options], [width] * len(options), lines, typesetter)]
    whole += [fitting([one[-1] for one in options], [width] * len(options), lines, typesetter)]
    known = [sizes.index(rows[-1].style) for rows in whole if rows]
    if not known:
        return []
    smallest = max(known) + SMALLER
    sets = [_Set(0.0, 0, 0, ())]
    for told in options:
        further: dict[tuple[int, int], _Set] = {}
        rows = [
            (number, row_of(*one, style, width, typesetter))
            for one in told
            for number, style in enumerate(sizes[: smallest + 1])
        ]
        priced = [(number, row, _lost(row, typesetter)) for number, row in rows]
        for before in sets:
            for number, row, lost in priced:
                taken = before.lines + row.height
                if number < before.size or taken > room:
                    continue
                key, empty = (number, taken), before.empty + lost
                if key not in further or empty < further[key].empty:
                    further[key] = _Set(empty, number, taken, (*before.rows, row))
        sets = list(further.values())
    promising = sorted(sets, key=lambda one: one.empty + room - one.lines)[:KEPT]
    best = min(promising, key=lambda one: (white(one.rows, lines, typesetter), one.size))
    return list(best.rows)


def _lost(row: Row, typesetter: Typesetter) -> float:
    """The lines of *row* that are white, the air under it not counted."""
    leading = typesetter.design.leading
    height = row.height * leading
    return row.height * strips.white(
        _spans(row, 0.0, typesetter), typesetter.design.width, height, leading
    )


def white(rows: Sequence[Row], lines: int, typesetter: Typesetter) -> float:
    """The part of the page that *rows* leave white, spread over its *lines*."""
    design = typesetter.design
    spans, line = list[Span](), 0
    for row, high in zip(rows, apart([row.height + AIR for row in rows], lines + AIR), strict=True):
        spans += _spans(row, line * design.leading, typesetter)
        line += high
    return round(strips.white(spans, design.width, lines * design.leading, design.leading), 2)


def _spans(row: Row, top: float, typesetter: Typesetter) -> Iterator[Span]:
    """What is printed of *row*, which begins at *top*: its number, section, page and lines."""
    design = typesetter.design
    start, end = NUMBER * design.width, design.width
    down, leading = top + design.style("kicker").leading, design.style(row.style).leading
    yield Span(0.0, start / 2, top, min(down + 2 * leading, top + row.height * design.leading))
    yield Span(start, start + NAMED, top, down)
    wide = 0.0
    for text in row.lines:
        wide = typesetter.advance(text, row.style, row.story.language)
        yield Span(start, start + wide, down + ASCENT * leading, down + DESCENT * leading)
        down += leading
    # The page stands behind the sentence where it has room there.
    ended = start + wide + BEHIND + NAMED <= end
    high = design.style("kicker").leading
    yield Span(end - NAMED, end, *((down - high, down) if ended else (top, top + high)))


def apart(heights: list[int], lines: int) -> list[int]:
    """*heights* with the spare lines of *lines* shared out among all but the last."""
    spare, gaps = lines - sum(heights), len(heights) - 1
    more = [spare // gaps + (number < spare % gaps) for number in range(gaps)]
    return [height + each for height, each in zip(heights, [*more, 0], strict=True)]


def fitting(
    chosen: Sequence[Told],
    widths: list[float],
    lines: int,
    typesetter: Typesetter,
) -> list[Row]:
    """The sentences in the largest style in which all fit into *lines*, each of its own of
    *widths*; empty where none does.
    """
    room = lines - AIR * (len(chosen) - 1)
    sizes = sizes_of(chosen[0][0].language, typesetter.design)
    for number, style in enumerate(sizes):
        rows = [
            row_of(story, sentence, style, width, typesetter)
            for (story, sentence), width in zip(chosen, widths, strict=True)
        ]
        taken = sum(row.height for row in rows)
        if taken > room:
            continue
        return _widened(rows, sizes[:number], room, widths, typesetter)
    return []


def _widened(
    rows: list[Row], larger: list[str], room: int, widths: list[float], typesetter: Typesetter
) -> list[Row]:
    """*rows* with those beside which no picture stands in the largest of *larger* sizes in which
    they are no higher than the others, and all have *room*.
    """
    widened, taken = list(rows), sum(row.height for row in rows)
    highest = max(row.height for row in rows)
    for index, (row, width) in enumerate(zip(rows, widths, strict=True)):
        for style in larger if width > min(widths) else ():
            other = row_of(row.story, row.sentence, style, width, typesetter)
            more = other.height - row.height
            if other.height <= highest and taken + more <= room:
                widened[index], taken = other, taken + more
                break
    return widened


def sizes_of(language: str, design: Design) -> list[str]:
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


def row_of(
    story: Story, sentence: Sentence, style: str, width: float, typesetter: Typesetter
) -> Row:
    design, language = typesetter.design, story.language
    text = set_text(sentence.text, language=language, capitalise=True)
    lines = typesetter.sensible(text, style, width, language, MOST_LINES)
    points = len(lines) * design.style(style).leading + design.style("kicker").leading
    height = ceil(points / design.leading)
    return Row(story=story, sentence=sentence, style=style, lines=lines, height=height)
