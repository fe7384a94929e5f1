"""The editor's letter: a page of its own, in the largest type in which it fits there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import TYPE_CHECKING

from digest.model import Frame, Issue, Page, Placement, Slot, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

PATTERN = "letter"
"""The pattern of the page, and the box of the letter on it."""

STYLES = ("cover-sentence", "deck", "body", "brief")
"""The styles of the letter, the largest first."""

BODY = "body"
"""The style of a letter that goes over several pages."""

SIGNATURE = "panel-title"
"""The style of the name beneath the letter."""

MEASURE = 24.0
"""Ems of a column: the page has as many columns as come nearest to it."""

AIR = 0.5
"""Lines between two paragraphs, in lines of their style."""

POSTER, GAP = 12, 2
"""Lines that a letter leaves at least for something under it, and lines between the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the letter: *text*, in the paragraph *number*, at *index* of its *count* lines."""

    text: str
    number: int
    index: int
    count: int

    @property
    def together(self) -> int:
        """How many lines from here on stay in one column: two begin and two end a paragraph."""
        if self.index == 0:
            return self.count if self.count < 4 else 2
        return 2 if self.index == self.count - 2 else 1


def letter_page(issue: Issue, typesetter: Typesetter) -> list[Page]:
    """The page of the letter of *issue*; none where it has no letter, or one that is too long.

    Where no page faces another, a long one goes on over as many pages as it takes.
    """
    if not issue.letter:
        return []
    design = typesetter.design
    for style in STYLES:
        if columns := _columns(issue, style, typesetter):
            return [_page(columns, style, issue, design)]
    return [] if design.facing else _pages(issue, typesetter)


def _pages(issue: Issue, typesetter: Typesetter) -> list[Page]:
    """The letter over several pages, in the style of running text, signed on the last."""
    design = typesetter.design
    room = floor(_room(BODY, design))
    poured = _poured(_lines(issue, BODY, typesetter), room)
    if _height(poured[-1]) + _signed(issue, BODY, design) > room:
        poured.append(_taken(poured[-1]))
    count = _count(BODY, design)
    parts = [poured[start : start + count] for start in range(0, len(poured), count)]
    unsigned = replace(issue, letter_by="")
    return [
        *(_page(part, BODY, unsigned, design) for part in parts[:-1]),
        _page(parts[-1], BODY, issue, design),
    ]


def _taken(column: list[_Line]) -> list[_Line]:
    """The last paragraph of *column*, or its last two lines, which it loses."""
    first = next(at for at, line in enumerate(column) if line.number == column[-1].number)
    start = first or max(len(column) - 2, 0)
    taken = column[start:]
    del column[start:]
    return taken


def most_words(issue: Issue, typesetter: Typesetter) -> int:
    """How many words of the letter of *issue* fit on its page in the smallest type."""
    style = STYLES[-1]
    lines = _lines(issue, style, typesetter)
    poured = _poured(lines, _room(style, typesetter.design))
    count = _count(style, typesetter.design)
    return sum(len(line.text.split()) for column in poured[:count] for line in column)


def _columns(issue: Issue, style: str, typesetter: Typesetter) -> list[list[_Line]]:
    """The lines of the letter in columns of like height; none where they do not fit."""
    design = typesetter.design
    lines = _lines(issue, style, typesetter)
    count, room = _count(style, design), floor(_room(style, design))
    for height in range(ceil(len(lines) / count), room + 1):
        poured = _poured(lines, height)
        signed = _signed(issue, style, design)
        if len(poured) <= count and _height(poured[-1]) + signed <= height:
            return poured
    return []


def _lines(issue: Issue, style: str, typesetter: Typesetter) -> list[_Line]:
    """The letter broken into lines of *style*."""
    design = typesetter.design
    width = design.across(_count(style, design))
    texts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", issue.letter)]
    broken = [
        typesetter.lines(set_text(text, language=issue.language), style, width, issue.language)
        for text in texts
        if text
    ]
    return [
        _Line(text=text, number=number, index=index, count=len(lines))
        for number, lines in enumerate(broken)
        for index, text in enumerate(lines)
    ]


def _poured(lines: Sequence[_Line], height: float) -> list[list[_Line]]:
    """*lines* in as many columns of *height* lines as they need.

    No column begins with the last line of a paragraph or ends with a first one.
    """
    columns: list[list[_Line]] = [[]]
    for at, line in enumerate(lines):
        together = lines[at : at + line.together]
        if columns[-1] and _height([*columns[-1], *together]) > height:
            columns.append([])
        columns[-1].append(line)
    return columns


def _height(lines: Sequence[_Line]) -> float:
    """The height of a column of *lines*, in lines of their style."""
    return len(lines) + AIR * sum(not line.index for line in lines[1:])


def _signed(issue: Issue, style: str, design: Design) -> float:
    """The height of the signature with the air above it, in lines of *style*."""
    signature = design.style(SIGNATURE).leading / design.style(style).leading
    return AIR + signature if issue.letter_by else 0.0


def _count(style: str, design: Design) -> int:
    """The columns of the page in *style*, of those that the theme has gutters for."""
    wanted = design.width / (MEASURE * design.style(style).size)
    grids = (1, *design.gutters)
    return min(grids, key=lambda count: (abs(count - wanted), count))


def _room(style: str, design: Design) -> float:
    """Lines of *style* under the page's title."""
    points = (design.lines - _top(design) + 1) * design.leading
    return points / design.style(style).leading


def _top(design: Design) -> int:
    """The line of the page on which the letter begins."""
    return design.standing.title + 2


def _page(columns: list[list[_Line]], style: str, issue: Issue, design: Design) -> Page:
    leading = design.style(style).leading / design.leading
    signed = _signed(issue, style, design)
    heights = [_height(column) for column in columns]
    height = ceil(leading * max(*heights[:-1], heights[-1] + signed, 0.0))
    top, count = _top(design), _count(style, design)
    frames = [
        Frame(
            columns=count,
            column=number,
            line=top,
            height=height,
            strips=tuple(_strips(column, issue.language)),
        )
        for number, column in enumerate(columns, start=1)
    ]
    if issue.letter_by:
        signature = Strip(lines=(issue.letter_by,), language=issue.language, kind="signature")
        frames[-1] = replace(frames[-1], strips=(*frames[-1].strips, signature))
    placements = [Placement(story="", box=PATTERN, style=style, frames=tuple(frames))]
    line = top + height + GAP
    if (left := design.lines - line + 1) >= POSTER:
        slot = Slot(kind="advert", columns=1, column=1, width=1, line=line, height=left)
        placements.append(Placement(story="", box="advert", slots=(slot,)))
    return Page(number=0, pattern=PATTERN, placements=tuple(placements))


def _strips(column: Sequence[_Line], language: str) -> Iterator[Strip]:
    """The paragraphs of a column, or the parts of them that stand there."""
    for number in dict.fromkeys(line.number for line in column):
        lines = [line for line in column if line.number == number]
        yield Strip(
            lines=tuple(line.text for line in lines),
            language=language,
            opens=lines[0].index == 0,
            closes=lines[-1].index == lines[-1].count - 1,
        )
