"""The page of quotations and figures: the week's best, each with its source and its page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from math import ceil
from statistics import fmean
from typing import TYPE_CHECKING

from digest.languages import right_to_left
from digest.layout.display import fullest, largest, longer
from digest.layout.graphics import KINDS, GraphicRow, ems, figure_row
from digest.layout.growing import panel
from digest.layout.joints import bad_breaks
from digest.layout.lengths import RUN_IN
from digest.layout.parts import hanging
from digest.layout.strips import STRIPS, Span, white
from digest.model import Page, Placement, Quote, Sentence, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import SIZES, sized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.breaking import Typesetter
    from digest.layout.fitting import Fitter
    from digest.model import Figure

NOTES, NOTE, CITED = 29.0, 16.0, 70.0
"""Points beneath a quotation: for its speaker and its source on a line each.

For both on one line; and the width that the page's number may take there.
"""

LEAST = 0.6
"""The size of a figure at least, as a part of that of its style."""

PANEL = (6.0, 20.0)
"""Points by which the panel behind a figure is higher, and wider, than its content."""


QUOTE = "big-quote"
"""The style of quotations, which comes in sizes."""

FIGURE = "figure"
"""The style of figures in a line of text, by which their size on this page is reckoned."""

SENTENCES = ("cover-sentence", "deck", "body")
"""Styles of the sentences of figures, the larger first."""

ALIKE = {"cover-sentence": ("deck",), "deck": ("cover-sentence",), "body": ("deck",)}
"""Styles of sentences that may stand beside one of another style on a page."""

OPEN = 1.14
"""The leading of a figure as a part of its size: letters that follow it may hang below
the line."""

LARGER = (2.6, 2.0, 3.2, 3.8)
"""The sizes that a figure has at most, as parts of that of its style: its own, and others that are
tried where they leave less of the page white.
"""

CITATION = 60.0
"""About the points that a source takes."""

CAP, BASE = 0.35, 0.65
"""How far the letters of a line reach up from its middle, and down to its foot, as parts of their
size.
"""

BESIDE, BESIDE_GAP = 0.5, 14.0
"""The part of its panel up to which a figure takes its sentence beside it, and the points between
the two; a wider one stands over its sentence.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An entry of a column: a placement whose slot has its height and no place yet.

    *spans* is what is printed of it, from its own corner; *ways* are the same in other sizes.
    """

    placement: Placement
    slot: Slot
    spans: tuple[Span, ...]
    ways: tuple[_Entry, ...] = ()

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
    for depth in depths:
        tried = [
            _sized(columns, depth, fitter)
            for style in SENTENCES
            for columns in _turned(quotations, counted[style], depth, fitter)
        ]
        found = [columns for columns in tried if _airs(depth, columns) <= costs.saying_air]
        if found:
            best = min(found, key=partial(_white, depth=depth, fitter=fitter))
            return [_page(best, depth, lines, fitter)]
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


def _turned(
    quotations: Column, counted: Column, depth: int, fitter: Fitter
) -> Iterator[list[Column]]:
    """The columns with one figure after the other as the first, where they hold enough."""
    costs, across = fitter.typesetter.costs, fitter.typesetter.design.standing.quotes
    for turn in range(max(1, len(counted))):
        kinds = quotations, counted[turn:] + counted[:turn]
        columns = _columns(kinds, depth, across, costs.saying_air_least)
        if sum(map(len, columns)) >= costs.sayings_least:
            yield columns


def _sized(columns: list[Column], depth: int, fitter: Fitter) -> list[Column]:
    """*columns* with each entry in the size that leaves least of them white."""
    return [_filled(column, depth, fitter) for column in columns]


def _filled(column: Column, depth: int, fitter: Fitter) -> Column:
    """*column* in the sizes of its entries that leave least of its *depth* white."""
    design, least = fitter.typesetter.design, fitter.typesetter.costs.saying_air_least
    width, room = design.across(design.standing.quotes), depth - least * (len(column) - 1)
    # By lines taken, the way that leaves least within the entries themselves.
    ways: dict[int, tuple[float, Column]] = {0: (0.0, [])}
    for entry in column:
        further: dict[int, tuple[float, Column]] = {}
        for taken, (lost, before) in ways.items():
            for way in (entry, *entry.ways):
                lines, high = taken + way.height, way.height * design.leading
                more = lost + way.height * white(way.spans, width, high, design.leading)
                if lines <= room and (lines not in further or more < further[lines][0]):
                    further[lines] = more, [*before, way]
        ways = further
    tried = [one for _, one in ways.values()] or [column]
    return min(tried, key=partial(_column_white, depth=depth, fitter=fitter))


def _white(columns: list[Column], depth: int, fitter: Fitter) -> float:
    """The part of a page of *columns* that stays white."""
    return round(fmean(_column_white(one, depth, fitter) for one in columns), 2)


def _column_white(column: Column, depth: int, fitter: Fitter) -> float:
    """The part of a *column* that stays white, its entries spread over its *depth*."""
    design, across = fitter.typesetter.design, fitter.typesetter.design.standing.quotes
    spans = [
        one._replace(top=one.top + down * design.leading, foot=one.foot + down * design.leading)
        for entry, down in zip(column, _downs(column, depth), strict=True)
        for one in entry.spans
    ]
    strips = STRIPS // across
    return white(spans, design.across(across), depth * design.leading, design.leading, strips)


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
                entry = _quotation(story, quote, speaker, style, lines, fitter)
                entries.append(replace(entry, ways=_larger(story, quote, entry, fitter)))
                speakers.add(speaker)
                break
    return entries


def _quotation(
    story: Story, quote: Quote, speaker: str, style: str, lines: tuple[str, ...], fitter: Fitter
) -> _Entry:
    """The *quote* of *story* in the *lines* of *style*, over its *speaker*."""
    typesetter = fitter.typesetter
    slot = _slot("saying", lines, speaker, style, _height(story, quote, lines, style, fitter))
    leading, down, spans = typesetter.design.style(style).leading, 0.0, list[Span]()
    for line in lines:
        spans.append(_printed(0.0, typesetter.advance(line, style, story.language), down, leading))
        down += leading
    named = typesetter.advance(speaker, "speaker", story.language)
    spans.append(_printed(0.0, named, down, NOTE))
    end, below = _width(story, fitter), slot.height * typesetter.design.leading - NOTE
    spans.append(_printed(end - CITATION, end, max(down, below), NOTE))
    return _entry(story, quote.sentence, slot, tuple(spans), fitter)


def _printed(left: float, right: float, top: float, leading: float) -> Span:
    """A line from *left* to *right* whose *leading* begins at *top*, without the air around it."""
    middle = top + leading / 2
    return Span(left, right, middle - CAP * leading, middle + CAP * leading)


def _larger(story: Story, quote: Quote, own: _Entry, fitter: Fitter) -> tuple[_Entry, ...]:
    """The quotation *own* in the other sizes of its style that fit and break no worse."""
    typesetter, language = fitter.typesetter, story.language
    text, width = set_text(f'"{quote.text}"', language=language), _width(story, fitter)
    bad, ways = bad_breaks(own.slot.lines, language), dict[int, _Entry]()
    for part in (part for part in SIZES if part <= largest(QUOTE, language, typesetter.design)):
        style = sized(QUOTE, part)
        if style not in typesetter.design.styles or not typesetter.whole(
            text, style, width, language
        ):
            continue
        lines = typesetter.display(text, style, width, language)
        fits = len(lines) <= typesetter.costs.saying_lines and bad_breaks(lines, language) <= bad
        if fits and (way := _quotation(story, quote, own.slot.credit, style, lines, fitter)):
            ways[way.height] = way
    return tuple(ways.values())


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
    design = fitter.typesetter.design
    most = [part * design.style(FIGURE).size for part in LARGER if FIGURE in design.styles]
    for figure in story.figures[:2] if most else ():
        if entry := _figure(story, figure, style, most[0], fitter):
            tried = product((style, *ALIKE[style]), most)
            others = (_figure(story, figure, *other, fitter) for other in tried)
            ways = {(way.height, way.slot.style): way for way in others if way}
            return [replace(entry, ways=tuple(ways.values()))]
    return []


def _figure(story: Story, figure: Figure, style: str, most: float, fitter: Fitter) -> _Entry | None:
    """A *figure* of *most* points with its sentence in *style*; None where one does not fit."""
    typesetter, design, language = fitter.typesetter, fitter.typesetter.design, story.language
    width = design.across(design.standing.quotes) - PANEL[1]
    value = set_text(figure.value, language=language)
    row, start = figure_value(value, language, width, most, typesetter)
    text = set_text(figure.sentence.text, language=language, capitalise=True)
    lines = typesetter.lines(text, style, width - start, language)
    if row.size < LEAST * design.style(FIGURE).size or len(lines) > typesetter.costs.figure_lines:
        return None
    sentence = len(lines) * design.style(style).leading
    if not runs_in(story, figure.sentence, lines, style, width - start, typesetter):
        sentence += design.style("source").leading
    both = max(row.leading, sentence) if start else row.leading + sentence
    height = ceil((PANEL[0] + both) / design.leading)
    slot = replace(_slot("figure", lines, value, style, height), start=start, size=most)
    left, top = PANEL[1] / 2, PANEL[0] / 2
    wide = row.size * ems(row.lines[0], row.style, language, typesetter)
    middle = top + row.leading / 2
    spans = [Span(left, left + wide, middle - CAP * row.size, middle + BASE * row.size)]
    down, left = top if start else top + row.leading, left + start
    for line in lines:
        end = left + typesetter.advance(line, style, language)
        spans.append(_printed(left, end, down, design.style(style).leading))
        down += design.style(style).leading
    high = design.style("source").leading
    end = PANEL[1] / 2 + width
    spans.append(_printed(end - CITATION, end, top + sentence - high, high))
    return _entry(story, figure.sentence, slot, tuple(spans), fitter)


def figure_value(
    value: str, language: str, width: float, most: float, typesetter: Typesetter
) -> tuple[GraphicRow, float]:
    """*value* as large as a line of *width* points and *most* points of size allow, and where its
    sentence begins beside it; 0 where this stands beneath.
    """
    row = figure_row(value, language, width, most, typesetter)
    if any(sign.isalpha() for sign in row.lines[0]):
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


def _entry(
    story: Story, sentence: Sentence, slot: Slot, spans: tuple[Span, ...], fitter: Fitter
) -> _Entry:
    slot = replace(slot, columns=fitter.typesetter.design.standing.quotes)
    return _Entry(
        placement=Placement(story=story.id, box="saying", style="quote", sentences=(sentence,)),
        slot=slot,
        spans=spans,
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
    style, lines = fullest(text, QUOTE, width, story.language, typesetter)
    return style, longer(text, style, lines, width, story.language, typesetter)


def _width(story: Story, fitter: Fitter) -> float:
    """Points that the lines of a quotation have beside its hanging mark."""
    design = fitter.typesetter.design
    hang = largest(QUOTE, story.language, design) * hanging(
        story.language, QUOTE, fitter.typesetter
    )
    return design.across(design.standing.quotes) - hang


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
    top = fitter.typesetter.design.standing.title + 2
    return [
        replace(entry.placement, slots=(replace(entry.slot, column=number, line=top + down),))
        for entry, down in zip(column, _downs(column, depth), strict=True)
    ]


def _downs(column: Column, depth: int) -> Iterator[int]:
    """The lines before each entry of *column*, the air between them even."""
    down, air = 0.0, _air(column, depth)
    for entry in column:
        yield int(down)
        down += entry.height + air
