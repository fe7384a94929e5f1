"""The week in quotations: a page of what people said, each with its speaker, its source and its story's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Page, Placement, Quote, Slot, Story
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.flatplan.fitting import Fitter

FEWEST, MOST = 4, 8
LONGEST = 8
"""Lines that a quotation has at most."""

NOTES = 3
"""Lines beneath a quotation: its speaker, its source, and the least of air."""


def quotes_page(stories: list[Story], told: list[Page], fitter: Fitter) -> list[Page]:
    """One page of quotations that stand nowhere else in the issue; none where they are too few."""
    pulled = {slot.credit for page in told for placement in page.placements for slot in placement.slots
              if slot.kind == "quote"}
    printed = {sentence for page in told for placement in page.placements for sentence in placement.sentences}
    found: list[tuple[Story, Quote, tuple[str, ...]]] = []
    for story in stories:
        for quote in story.quotes:
            lines = _lines(story, quote, fitter)
            if quote.speaker not in pulled and quote.sentence not in printed and len(lines) <= LONGEST:
                found.append((story, quote, lines))
                pulled.add(quote.speaker)
                break
    design = fitter.typesetter.design
    room = design.lines - design.standing.title - 1
    columns = _columns(found[:MOST], room, fitter)
    if min(map(len, columns)) < FEWEST // 2 or sum(map(len, columns)) < FEWEST:
        return []
    return [Page(number=0, pattern="quotes", placements=tuple(
        placement for number, column in enumerate(columns, start=1) for placement in _spread(column, number, room, fitter)))]


def _lines(story: Story, quote: Quote, fitter: Fitter) -> tuple[str, ...]:
    words = set_text(f'"{quote.text}"', language=story.language)
    width = fitter.typesetter.design.across(fitter.typesetter.design.standing.quotes) - 10.0
    return fitter.typesetter.display(words, "big-quote", width, story.language)


def _height(lines: tuple[str, ...], fitter: Fitter) -> int:
    design = fitter.typesetter.design
    return -int(-len(lines) * design.style("big-quote").leading // design.leading) + NOTES


Column = list[tuple[Story, Quote, tuple[str, ...]]]


def _columns(found: Column, room: int, fitter: Fitter) -> list[Column]:
    """Each quotation into the column that is emptier, as long as it fits there."""
    columns: list[Column] = [[] for _ in range(fitter.typesetter.design.standing.quotes)]
    used = [0] * len(columns)
    for one in found:
        emptier = used.index(min(used))
        height = _height(one[2], fitter) + 1
        if used[emptier] + height <= room:
            columns[emptier].append(one)
            used[emptier] += height
    return columns


def _spread(column: Column, number: int, room: int, fitter: Fitter) -> list[Placement]:
    """A column's quotations, the air between them even."""
    heights, standing = [_height(lines, fitter) for _, _, lines in column], fitter.typesetter.design.standing
    air = (room - sum(heights)) / max(1, len(column) - 1)
    placements, line = [], 0.0
    for (story, quote, lines), height in zip(column, heights, strict=True):
        slot = Slot(kind="saying", columns=standing.quotes, column=number, width=1, line=standing.title + 2 + int(line), height=height, lines=lines,
                    style="big-quote", credit=set_text(quote.speaker, language=story.language))
        placements.append(Placement(story=story.id, box="saying", style="quote", sentences=(quote.sentence,), slots=(slot,)))
        line += height + air
    return placements
