"""The week in words and numbers: what people said and what was counted, each with its source and its story's page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.growing import HOUSE, panel
from digest.layout.parts import fullest, hanging, largest
from digest.model import Page, Placement, Quote, Sentence, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import LESSER, sized

if TYPE_CHECKING:
    from digest.layout.fitting import Fitter

FEWEST = 5
"""Quotations and figures that make a page."""

LONGEST, LONGEST_FIGURE = 8, 6
"""Lines that a quotation has at most, and the sentence of a figure."""

NOTES, NOTE, CITED = 29.0, 16.0, 70.0
"""Points beneath a quotation: its speaker, and its source on a line of its own; both on one line; what the page's number may
take there.
"""

LOWEST = 0.6
"""The part of the page that must be said and counted."""

LEAST_AIR, AIR = 1, 1.5
"""Lines between two of them, at least and at most: more is a hole."""

PANEL = (12.0, 20.0)
"""Points that the panel under a figure is higher and wider than what it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """What stands in a column: a placement whose slot has its height and no place yet."""

    placement: Placement
    slot: Slot

    @property
    def height(self) -> int:
        return self.slot.height


Column = list[_Item]


def quotes_page(stories: list[Story], told: list[Page], fitter: Fitter) -> list[Page]:
    """One page of quotations that stand nowhere else in the issue, and of figures, closed by the house's panel where they
    do not reach its foot; none where they are few.
    """
    said = _quotations(stories, told, fitter)
    spoke = {item.placement.story for item in said}
    counted = [
        item for story in stories if story.id not in spoke for item in _figures(story, fitter)
    ]
    design = fitter.typesetter.design
    room = design.lines - design.standing.title - 1
    for depth in (room, *range(room - HOUSE, int(room * LOWEST), -1)):
        columns = _even(said, counted, depth, design.standing.quotes)
        if sum(map(len, columns)) >= FEWEST and all(
            _air(column, depth) <= AIR for column in columns
        ):
            placements = [
                placement
                for number, column in enumerate(columns, start=1)
                for placement in _spread(column, number, depth, fitter)
            ]
            return [
                Page(
                    number=0,
                    pattern="quotes",
                    placements=(
                        *placements,
                        *([panel(design.lines, room - depth)] if depth < room else ()),
                    ),
                )
            ]
    return []


def _even(said: Column, counted: Column, room: int, across: int) -> list[Column]:
    """The columns whose largest hole is the smallest, whichever figure comes first."""
    turns = range(max(1, len(counted)))
    return min(
        (_columns(said, counted[turn:] + counted[:turn], room, across) for turn in turns),
        key=lambda made: max(_air(column, room) for column in made),
    )


def _quotations(stories: list[Story], told: list[Page], fitter: Fitter) -> list[_Item]:
    """One a story and a speaker, of what is printed nowhere else."""
    pulled = {
        slot.credit
        for page in told
        for placement in page.placements
        for slot in placement.slots
        if slot.kind == "quote"
    }
    printed = {
        sentence
        for page in told
        for placement in page.placements
        for sentence in placement.sentences
    }
    found = []
    for story in stories:
        for quote in story.quotes:
            style, lines = _lines(story, quote, fitter)
            speaker = set_text(quote.speaker, language=story.language)
            if speaker not in pulled and quote.sentence not in printed and len(lines) <= LONGEST:
                slot = _slot(
                    "saying", lines, speaker, style, _height(story, quote, lines, style, fitter)
                )
                found.append(_item(story, quote.sentence, slot, fitter))
                pulled.add(speaker)
                break
    return found


def _figures(story: Story, fitter: Fitter) -> list[_Item]:
    """The story's best figure that keeps to a line, in the largest size in which it does, with its sentence, if that is short."""
    typesetter, design, language = fitter.typesetter, fitter.typesetter.design, story.language
    width = design.across(design.standing.quotes) - PANEL[1]
    sizes = (
        ("figure", *(sized("figure", part) for part in LESSER)) if "figure" in design.styles else ()
    )
    for figure in story.figures[:2]:
        value = set_text(figure.value, language=language)
        style = next(
            (size for size in sizes if typesetter.advance(value, size, language) <= width), ""
        )
        lines = typesetter.lines(
            set_text(figure.sentence.text, language=language, capitalise=True),
            "body",
            width,
            language,
        )
        if style and len(lines) <= LONGEST_FIGURE:
            points = (
                PANEL[0]
                + design.style(style).leading
                + (len(lines) + 1) * design.style("body").leading
            )
            return [
                _item(
                    story,
                    figure.sentence,
                    _slot("figure", lines, value, style, ceil(points / design.leading)),
                    fitter,
                )
            ]
    return []


def _item(story: Story, sentence: Sentence, slot: Slot, fitter: Fitter) -> _Item:
    slot = replace(slot, columns=fitter.typesetter.design.standing.quotes)
    return _Item(
        placement=Placement(story=story.id, box="saying", style="quote", sentences=(sentence,)),
        slot=slot,
    )


def _slot(kind: str, lines: tuple[str, ...], credit: str, style: str, height: int) -> Slot:
    return Slot(
        kind=kind,
        columns=1,
        column=1,
        width=1,
        line=1,
        height=height,
        lines=lines,
        credit=credit,
        style=style,
    )


def _lines(story: Story, quote: Quote, fitter: Fitter) -> tuple[str, tuple[str, ...]]:
    return fullest(
        set_text(f'"{quote.text}"', language=story.language),
        "big-quote",
        _width(story, fitter),
        story.language,
        fitter.typesetter,
    )


def _width(story: Story, fitter: Fitter) -> float:
    """Points that the lines of a quotation have beside its hanging mark."""
    design = fitter.typesetter.design
    return design.across(design.standing.quotes) - largest(
        "big-quote", story.language, design
    ) * hanging(story.language, "big-quote", fitter.typesetter)


def _height(story: Story, quote: Quote, lines: tuple[str, ...], style: str, fitter: Fitter) -> int:
    typesetter, design = fitter.typesetter, fitter.typesetter.design
    outlet = next(
        article.source for article in story.articles if article.id == quote.sentence.article
    )
    cited = f"{quote.speaker} · {outlet}"
    wide = (
        max(typesetter.advance(cited, name, story.language) for name in ("speaker", "panel-title"))
        + CITED
    )
    return ceil(
        (
            len(lines) * design.style(style).leading
            + (NOTE if wide <= _width(story, fitter) else NOTES)
        )
        / design.leading
    )


def _columns(said: Column, counted: Column, room: int, across: int) -> list[Column]:
    """Quotations and figures in turn, each into the emptiest column; what does not fit makes room for what does."""
    columns: list[Column] = [[] for _ in range(across)]
    waiting = [said[:], counted[:]]
    used = [0] * across
    turn = 0
    while any(waiting):
        turn = 1 - turn if waiting[1 - turn] else turn
        item = waiting[turn].pop(0)
        emptiest = used.index(min(used))
        if used[emptiest] + item.height <= room:
            columns[emptiest].append(item)
            used[emptiest] += item.height + LEAST_AIR
    return columns


def _air(column: Column, room: int) -> float:
    """Lines between a column's items when they reach from its top to its foot."""
    left = room - sum(item.height for item in column)
    return left / (len(column) - 1) if len(column) > 1 else float(left)


def _spread(column: Column, number: int, room: int, fitter: Fitter) -> list[Placement]:
    """A column's items, the air between them even."""
    placements, line, air = [], 0.0, _air(column, room)
    for item in column:
        slot = replace(
            item.slot, column=number, line=fitter.typesetter.design.standing.title + 2 + int(line)
        )
        placements.append(replace(item.placement, slots=(slot,)))
        line += item.height + air
    return placements
