"""The page of quotations and figures: the week's best, each with its source and its page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from math import ceil
from typing import TYPE_CHECKING

from digest.languages import right_to_left
from digest.layout.display import fullest, largest, longer
from digest.layout.graphics import KINDS, GraphicRow, ems, figure_row
from digest.layout.growing import panel
from digest.layout.lengths import RUN_IN
from digest.layout.parts import hanging
from digest.model import Page, Placement, Quote, Sentence, Slot, Story
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.layout.fitting import Fitter

NOTES, NOTE, CITED = 29.0, 16.0, 70.0
"""Points beneath a quotation: for its speaker and its source on a line each.

For both on one line; and the width that the page's number may take there.
"""

LEAST = 0.6
"""The size of a figure at least, as a part of that of its style."""

PANEL = (6.0, 20.0)
"""Points by which the panel behind a figure is higher, and wider, than its content."""


FIGURE = "figure"
"""The style of figures in a line of text, by which their size on this page is reckoned."""

SENTENCES = ("cover-sentence", "deck", "body")
"""Styles of the sentences of figures, the larger first."""

OPEN = 1.14
"""The leading of a figure as a part of its size: letters that follow it may hang below the line."""

LARGER = 2.6
"""The size of a figure at most, as a part of that of its style."""

BESIDE, BESIDE_GAP = 0.5, 14.0
"""The part of its panel up to which a figure takes its sentence beside it, and the points between
the two; a wider one stands over its sentence.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An entry of a column: a placement whose slot has its height and no place yet."""

    placement: Placement
    slot: Slot

    @property
    def height(self) -> int:
        return self.slot.height


Column = list[_Entry]


def quotes_page(stories: list[Story], pages: list[Page], fitter: Fitter) -> list[Page]:
    """One page of figures, and of quotations that stand nowhere else on *pages*.

    None where they are few. An advertisement fills the page where they do not reach its foot.
    """
    quotations = _quotations(stories, pages, fitter)
    spoke = {entry.placement.story for entry in quotations}
    drawn = {
        one.story
        for page in pages
        for one in page.placements
        if any(slot.kind in KINDS for slot in one.slots)
    }
    costs, design = fitter.typesetter.costs, fitter.typesetter.design
    lines = design.lines - design.standing.title - 1
    counted = {
        style: [
            entry
            for story in stories
            if story.id not in spoke | drawn
            for entry in _figures(story, style, fitter)
        ]
        for style in SENTENCES
    }
    depths = (lines, *range(lines - costs.panel_least, int(lines * costs.sayings_part), -1))
    for depth, style in product(depths, SENTENCES):
        columns = _even(quotations, counted[style], depth, fitter)
        enough = sum(map(len, columns)) >= costs.sayings_least
        if enough and _airs(depth, columns) <= costs.saying_air:
            return [_page(columns, depth, lines, fitter)]
    return []


def _airs(depth: int, columns: list[Column]) -> float:
    """The most lines between the entries of one of *columns*."""
    return max(_air(column, depth) for column in columns)


def _page(columns: list[Column], depth: int, lines: int, fitter: Fitter) -> Page:
    """The page of *columns* that are *depth* lines deep, of *lines*."""
    placements = [
        placement
        for number, column in enumerate(columns, start=1)
        for placement in _spread(column, number, depth, fitter)
    ]
    if depth < lines:
        placements.append(panel(fitter.typesetter.design.lines, lines - depth))
    return Page(number=0, pattern="quotes", placements=tuple(placements))


def _even(quotations: Column, counted: Column, depth: int, fitter: Fitter) -> list[Column]:
    """The columns whose largest hole is the smallest, whichever figure comes first."""
    across, least = (
        fitter.typesetter.design.standing.quotes,
        fitter.typesetter.costs.saying_air_least,
    )
    turns = range(max(1, len(counted)))
    return min(
        (
            _columns((quotations, counted[turn:] + counted[:turn]), depth, across, least)
            for turn in turns
        ),
        key=partial(_airs, depth),
    )


def _quotations(stories: list[Story], pages: list[Page], fitter: Fitter) -> list[_Entry]:
    """One quotation a story and a speaker, none that is printed on *pages*."""
    speakers, printed = _speakers_and_sentences(pages)
    entries = []
    for story in stories:
        for quote in story.quotes:
            style, lines = _lines(story, quote, fitter)
            speaker = set_text(quote.speaker, language=story.language)
            known = speaker in speakers or quote.sentence in printed
            if not known and len(lines) <= fitter.typesetter.costs.saying_lines:
                height = _height(story, quote, lines, style, fitter)
                slot = _slot("saying", lines, speaker, style, height)
                entries.append(_entry(story, quote.sentence, slot, fitter))
                speakers.add(speaker)
                break
    return entries


def _speakers_and_sentences(pages: list[Page]) -> tuple[set[str], set[Sentence]]:
    """The speakers of the pull quotes on *pages*, and all the sentences printed there."""
    placements = [placement for page in pages for placement in page.placements]
    slots = (slot for placement in placements for slot in placement.slots)
    speakers = {slot.credit for slot in slots if slot.kind == "quote"}
    return speakers, {sentence for placement in placements for sentence in placement.sentences}


def _figures(story: Story, style: str, fitter: Fitter) -> list[_Entry]:
    """The best figure that fits on a line, as large as its panel allows, with its sentence in
    *style*.

    A long sentence is not printed.
    """
    typesetter, design, language = fitter.typesetter, fitter.typesetter.design, story.language
    width = design.across(design.standing.quotes) - PANEL[1]
    for figure in story.figures[:2] if FIGURE in design.styles else ():
        value = set_text(figure.value, language=language)
        row, start = figure_value(value, language, width, typesetter)
        text = set_text(figure.sentence.text, language=language, capitalise=True)
        lines = typesetter.lines(text, style, width - start, language)
        if row.size >= LEAST * design.style(FIGURE).size and (
            len(lines) <= typesetter.costs.figure_lines
        ):
            sentence = len(lines) * design.style(style).leading
            if not runs_in(story, figure.sentence, lines, style, width - start, typesetter):
                sentence += design.style("source").leading
            both = max(row.leading, sentence) if start else row.leading + sentence
            height = ceil((PANEL[0] + both) / design.leading)
            slot = _slot("figure", lines, value, style, height)
            return [_entry(story, figure.sentence, replace(slot, start=start), fitter)]
    return []


def figure_value(
    value: str, language: str, width: float, typesetter: Typesetter
) -> tuple[GraphicRow, float]:
    """*value* as large as a line of *width* points and its style allow, and where its sentence
    begins beside it; 0 where this stands beneath.
    """
    most = LARGER * typesetter.design.style(FIGURE).size
    row = figure_row(value, language, width, most, typesetter)
    row = replace(row, leading=max(row.leading, round(OPEN * row.size, 1)))
    wide = row.size * ems(row.lines[0], row.style, language, typesetter)
    return row, round(wide + BESIDE_GAP, 1) if wide <= BESIDE * width else 0.0


def runs_in(
    story: Story,
    sentence: Sentence,
    lines: tuple[str, ...],
    style: str,
    width: float,
    typesetter: Typesetter,
) -> bool:
    """Whether the source of a figure has room behind the last of *lines*, its *sentence* in
    *style*, in a theme whose sources run in.
    """
    if not typesetter.design.standing.run_in or right_to_left(story.language):
        return False
    outlet = next(one.source for one in story.articles if one.id == sentence.article)
    taken = typesetter.advance(lines[-1], style, story.language)
    return taken + RUN_IN + typesetter.advance(outlet, "source", story.language) + CITED <= width


def _entry(story: Story, sentence: Sentence, slot: Slot, fitter: Fitter) -> _Entry:
    slot = replace(slot, columns=fitter.typesetter.design.standing.quotes)
    return _Entry(
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
    text, width = set_text(f'"{quote.text}"', language=story.language), _width(story, fitter)
    typesetter = fitter.typesetter
    style, lines = fullest(text, "big-quote", width, story.language, typesetter)
    return style, longer(text, style, lines, width, story.language, typesetter)


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


def _columns(
    entries: tuple[Column, Column], depth: int, across: int, least_air: int
) -> list[Column]:
    """Quotations and figures in turn, each into the emptiest column.

    An entry that does not fit is left out.
    """
    columns: list[Column] = [[] for _ in range(across)]
    waiting = [kind[:] for kind in entries]
    used = [0] * across
    turn = 0
    while any(waiting):
        turn = 1 - turn if waiting[1 - turn] else turn
        entry = waiting[turn].pop(0)
        emptiest = used.index(min(used))
        if used[emptiest] + entry.height <= depth:
            columns[emptiest].append(entry)
            used[emptiest] += entry.height + least_air
    return columns


def _air(column: Column, depth: int) -> float:
    """Lines between a column's entries when they reach from its top to its foot."""
    left = depth - sum(entry.height for entry in column)
    return left / (len(column) - 1) if len(column) > 1 else float(left)


def _spread(column: Column, number: int, depth: int, fitter: Fitter) -> list[Placement]:
    """The entries of column *number*, the air between them even."""
    placements, down, air = [], 0.0, _air(column, depth)
    top = fitter.typesetter.design.standing.title + 2
    for entry in column:
        slot = replace(entry.slot, column=number, line=top + int(down))
        placements.append(replace(entry.placement, slots=(slot,)))
        down += entry.height + air
    return placements
