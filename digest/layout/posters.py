"""Posters: quotations, large figures, charts and timelines across a page, in place of the
magazine's own advertisements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from digest.layout.display import best_broken, largest
from digest.layout.graphics import (
    SOURCE,
    Graphic,
    GraphicRow,
    chart_rows,
    ems,
    figure_row,
    graphics_of,
    heads,
    height_of,
    language_in,
    row_height,
    timeline_rows,
)
from digest.layout.parts import hanging
from digest.layout.rationing import adverts
from digest.model import Page, Placement, Quote, Sentence, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import SIZED, SIZES, sized

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

PADDING = (13.0, 20.0)
"""Points from a poster's edge to what it holds: above and beside."""

GAP = 22.0
"""Points between the two halves of a poster."""

SPEAKER, SPEAKER_AIR = "panel-title", 8.0
"""The style of the line under a poster's words, and the points above it."""

STYLES = ("cover-type-head", "lead-head", "feature-head", "news-head", "big-quote", "quote")
"""Styles of a poster's quotation, the largest first."""

SENTENCES = ("feature-head", "news-head", "second-head", "deck", "body")
"""Styles of the sentence beside a figure, the largest first."""

DAYS = ("deck", "panel-text")
"""Styles of the sentences of a timeline."""

FILLED = 0.5
"""The part of its height that the content of a poster fills at least: less is a hole."""

COVER = 6.0
"""What it costs that a poster's content covers nothing of it; a part of it costs as much less."""

SIZE_LEAST, SIZE_MOST = 44.0, 220.0
"""Points of a poster's figure."""

VALUE_PART = 0.56
"""The part of a low poster's width that its figure takes at most."""

OVER_PARTS = (0.6, 0.45)
"""The parts of a poster's height, the largest first, that a figure over its sentence may take."""

BESIDE_PART = 0.95
"""The part that one beside it takes at most."""

SMALLER = 6
"""Smaller sizes that are tried where lines end within a name or after a small word."""

LOW, SIDE = 130.0, 0.24
"""Points of height below which a quotation's speaker stands beside it, and the part of the width
for that.
"""

LEAST_SIDE = 45.0
"""Points that a speaker needs beside the words."""

SHOWPIECE = "poster"
"""The style of the slot of a showpiece: a poster within the box of its story."""

WORDS = 7
"""Words of a quotation that can stand alone over a page, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterColumn:
    """Rows of a poster from *x* on, *width* points wide, beginning *top* points down.

    Both count from the poster's padding.
    """

    x: float
    top: float
    width: float
    rows: tuple[GraphicRow, ...]


def illustrated(
    pages: Sequence[Page], stories: Sequence[Story], typesetter: Typesetter
) -> tuple[Page, ...]:
    """*pages* with posters in place of advertisements, as far as the *stories* have any.

    No story has two posters, none repeats a sentence or a figure that the issue prints large
    elsewhere or that stands on its spread, and no spread has two posters of one kind, or one beside
    a showpiece. The highest
    places come first, since nothing else would fill them.
    """
    made = list(pages)
    chooser = _Chooser(stories, typesetter)
    for index, place, slot in adverts(pages):
        page = made[index]
        spread = [other for other in made if other.number // 2 == page.number // 2]
        if has_showpiece(spread):
            continue
        if poster := chooser.poster(slot, spread, made):
            placements = list(page.placements)
            placements[place] = poster
            made[index] = replace(page, placements=tuple(placements))
    return tuple(made)


def has_showpiece(pages: Sequence[Page]) -> bool:
    """Whether a story of *pages* has a poster across its text."""
    return any(
        slot.style == SHOWPIECE for page in pages for one in page.placements for slot in one.slots
    )


class _Chooser:
    """Chooses the posters of one issue."""

    def __init__(self, stories: Sequence[Story], typesetter: Typesetter) -> None:
        self._stories = stories
        self._typesetter = typesetter

    def poster(self, slot: Slot, spread: Sequence[Page], pages: Sequence[Page]) -> Placement | None:
        """The best poster for the place of *slot*; None where the stories have none that fits."""
        design = self._typesetter.design
        width, height = design.width, slot.height * design.leading
        here = {one.story for page in spread for one in page.placements}
        # A poster is found from its story: one of the same spread comes first, a graphic before a
        # quotation, and a kind that the issue has less of before one that it has more of.
        options = []
        for story, graphic in self._free(spread, pages):
            columns = poster_columns(story, graphic, width, height, self._typesetter)
            if columns:
                price = (
                    2.0 * self._kinds(pages)[graphic.kind]
                    + (0.0 if story.id in here else 1.5)
                    + COVER * (1 - covered(columns, width, height, self._typesetter))
                    + 0.02 * story.rank
                )
                options.append((price, story, graphic))
        if not options:
            return None
        _, story, graphic = min(options, key=lambda one: one[0])
        return Placement(
            story=story.id,
            box="poster",
            style=graphic.kind,
            sentences=graphic.sentences,
            slots=(replace(slot, kind=graphic.kind, number=graphic.number),),
        )

    @staticmethod
    def _kinds(pages: Sequence[Page]) -> Counter[str]:
        return Counter(
            one.style for page in pages for one in page.placements if one.box == "poster"
        )

    def _free(
        self, spread: Sequence[Page], pages: Sequence[Page]
    ) -> Iterator[tuple[Story, Graphic]]:
        """The stories' graphics that repeat nothing, each with its story."""
        placements = [one for page in pages for one in page.placements]
        posted = {one.story for one in placements if one.box == "poster"}
        printed = {one.story for one in placements if one.frames}
        shown = _Shown.on(spread, placements)
        for story in self._stories:
            if story.id in printed - posted:
                yield from (
                    (story, graphic)
                    for graphic in posters_of(story)
                    if not shown.repeats(story, graphic)
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a poster would repeat: *sentences* of the spread and of all posters and quotations;
    *kinds* of posters of the spread; graphics *drawn* beside their stories; *speakers* quoted.
    """

    sentences: frozenset[Sentence]
    kinds: frozenset[str]
    drawn: frozenset[tuple[str, str]]
    speakers: frozenset[str]

    @classmethod
    def on(cls, spread: Sequence[Page], placements: Sequence[Placement]) -> _Shown:
        """What stands on *spread*, and in the *placements* of all pages."""
        here = [one for page in spread for one in page.placements]
        large = [one for one in placements if one.box in ("poster", "saying")]
        slots = [(one, slot) for one in placements for slot in one.slots]
        return cls(
            sentences=frozenset(one for part in (*here, *large) for one in part.sentences),
            kinds=frozenset(one.style for one in here if one.box == "poster"),
            drawn=frozenset((one.story, slot.kind) for one, slot in slots),
            speakers=frozenset(
                slot.credit for _, slot in slots if slot.kind in ("quote", "saying")
            ),
        )

    def repeats(self, story: Story, graphic: Graphic) -> bool:
        """Whether a poster of *graphic* shows what is there already."""
        if not self.sentences.isdisjoint(graphic.sentences) or graphic.kind in self.kinds:
            return True
        if graphic.kind != "quote":
            return (story.id, graphic.kind) in self.drawn
        speaker = set_text(story.quotes[graphic.number].speaker, language=story.language)
        return (story.id, "quote") in self.drawn or speaker in self.speakers


def posters_of(story: Story) -> Iterable[Graphic]:
    """The graphics of *story* that may stand alone over a part of a page."""
    quotes = (
        Graphic("quote", number, (quote.sentence,))
        for number, quote in enumerate(story.quotes[:3])
        if len(quote.text.split()) >= WORDS and not heads(story, (quote.sentence,))
    )
    return (*graphics_of(story), *quotes)


def poster_columns(
    story: Story, graphic: Graphic, width: float, height: float, typesetter: Typesetter
) -> tuple[PosterColumn, ...]:
    """The content of a poster of *width* × *height* points; none where it does not fit."""
    inner = width - 2 * PADDING[1], height - 2 * PADDING[0]
    makers = {"quote": _quote, "figure": _figure, "chart": _chart, "timeline": _timeline}
    columns = makers[graphic.kind](story, graphic, *inner, typesetter)
    return columns if filled(columns, height, typesetter) >= FILLED else ()


def filled(columns: Sequence[PosterColumn], height: float, typesetter: Typesetter) -> float:
    """The part of a poster's height that its columns take, with its padding."""
    deep: dict[float, float] = defaultdict(float)
    for column in columns:
        deep[column.x] += height_of(column.rows, typesetter)
    return (max(deep.values()) + 2 * PADDING[0]) / height if deep else 0.0


def covered(
    columns: Sequence[PosterColumn], width: float, height: float, typesetter: Typesetter
) -> float:
    """The part of a poster of *width* × *height* points that the rows of its columns take."""
    taken = sum(
        min(_wide(row, typesetter) or column.width, column.width) * height_of((row,), typesetter)
        for column in columns
        for row in column.rows
    )
    return taken / (width * height)


def inked(
    columns: Sequence[PosterColumn], width: float, height: float, typesetter: Typesetter
) -> float:
    """As `covered`, each line as wide as it is."""
    taken = sum(
        (row_height(row, typesetter) / len(row.lines))
        * sum(
            min(
                _wide(row, typesetter)
                or row.inset + typesetter.advance(line, row.style, row.language),
                column.width,
            )
            for line in row.lines
        )
        for column in columns
        for row in column.rows
    )
    return taken / (width * height)


def _wide(row: GraphicRow, typesetter: Typesetter) -> float:
    """Points of a figure; 0 for all other rows, which are as wide as their column."""
    if row.role != "value":
        return 0.0
    return row.size * ems(row.lines[0], row.style, row.language, typesetter)


def _foot(
    story: Story, language: str, width: float, typesetter: Typesetter, speaker: str = ""
) -> tuple[GraphicRow, ...]:
    """The speaker of a quotation, and the line of the source, whose words come at placing."""
    rows = []
    if speaker:
        lines = typesetter.lines(set_text(speaker, language=language), SPEAKER, width, language)
        rows.append(
            GraphicRow(
                role="speaker", style=SPEAKER, lines=lines, language=language, above=SPEAKER_AIR
            )
        )
    above = 0.0 if speaker else SPEAKER_AIR
    source = GraphicRow(
        role="source", style=SOURCE, lines=("",), language=story.language, above=above
    )
    return (*rows, source)


def _quote(
    story: Story, graphic: Graphic, width: float, height: float, typesetter: Typesetter
) -> tuple[PosterColumn, ...]:
    """The words as large as their place allows, the speaker and the source beneath, or beside them
    where the poster is low and that covers more of it.
    """
    quote = story.quotes[graphic.number]
    language = language_in(story, quote.sentence)
    words = set_text(f'"{quote.text}"', language=language)
    ways = [_high_quote(story, quote, words, width, height, typesetter)]
    if height < LOW and width * SIDE >= LEAST_SIDE:
        ways.insert(0, _low_quote(story, quote, words, width, height, typesetter))
    return max(ways, key=lambda columns: inked(columns, width, height, typesetter))


def _high_quote(
    story: Story, quote: Quote, words: str, width: float, height: float, typesetter: Typesetter
) -> tuple[PosterColumn, ...]:
    """The words over the speaker and the source, which share the foot of the poster."""
    language, half = language_in(story, quote.sentence), (width - GAP) / 2
    *speaker, source = _foot(story, language, half, typesetter, quote.speaker)
    sides = [(0.0, tuple(speaker)), (half + GAP, (replace(source, above=SPEAKER_AIR),))]
    foot = max(height_of(rows, typesetter) for _, rows in sides)
    row = _largest(words, STYLES, width, height - foot, language, typesetter, hang=True)
    if row is None:
        return ()
    return (
        PosterColumn(x=0.0, top=0.0, width=width, rows=(row,)),
        *(PosterColumn(x=x, top=height - foot, width=half, rows=rows) for x, rows in sides if rows),
    )


def _parted(
    above: tuple[GraphicRow, ...],
    below: tuple[GraphicRow, ...],
    width: float,
    height: float,
    typesetter: Typesetter,
) -> tuple[PosterColumn, ...]:
    """The rows *above* at the head of a poster, those *below* at its foot."""
    foot = height_of(below, typesetter)
    return (
        PosterColumn(x=0.0, top=0.0, width=width, rows=above),
        PosterColumn(x=0.0, top=height - foot, width=width, rows=below),
    )


def _low_quote(
    story: Story,
    quote: Quote,
    words: str,
    width: float,
    height: float,
    typesetter: Typesetter,
) -> tuple[PosterColumn, ...]:
    """The words of a low poster, the speaker and the source beside them at its foot."""
    language = language_in(story, quote.sentence)
    side = width * SIDE
    measure = width - side - GAP
    foot = _foot(story, language, side, typesetter, quote.speaker)
    row = _largest(words, STYLES, measure, height, language, typesetter, hang=True)
    if row is None or height_of(foot, typesetter) > height:
        return ()
    return (
        PosterColumn(
            x=0.0, top=(height - height_of((row,), typesetter)) / 2, width=measure, rows=(row,)
        ),
        PosterColumn(
            x=measure + GAP, top=height - height_of(foot, typesetter), width=side, rows=foot
        ),
    )


def _largest(
    text: str,
    styles: Sequence[str],
    width: float,
    height: float,
    language: str,
    typesetter: Typesetter,
    *,
    hang: bool = False,
) -> GraphicRow | None:
    """*text* in the largest of *styles* in which its even lines fit; None where none does.

    Where these end within a name or after a small word, one of the next sizes may be better.
    *hang*: it begins with a quotation mark that hangs before its lines.
    """

    def fitting() -> Iterator[GraphicRow]:
        for style in _steps(styles, language, typesetter):
            inset = hanging(language, style, typesetter) if hang else 0.0
            lines = typesetter.display(text, style, width - inset, language)
            leading = typesetter.design.style(style).leading
            wide = max(typesetter.advance(line, style, language) for line in lines)
            whole = typesetter.whole(text, style, width - inset, language)
            if whole and wide <= width - inset and len(lines) * leading <= height:
                role = "words" if hang else "sentence"
                yield GraphicRow(role=role, style=style, lines=lines, language=language)

    return best_broken(fitting(), lambda row: row.lines, language, SMALLER)


def _steps(styles: Sequence[str], language: str, typesetter: Typesetter) -> Iterator[str]:
    """*styles* in all their sizes, the largest first."""
    known = typesetter.design.styles
    sizes = [
        name
        for style in styles
        for part in (*SIZES, 1.0)
        if (name := style if part == 1.0 else sized(style, part)) in known
        and (
            part == 1.0 or (style in SIZED and part <= largest(style, language, typesetter.design))
        )
    ]
    yield from sorted(sizes, key=lambda name: -known[name].leading)


def _figure(
    story: Story, graphic: Graphic, width: float, height: float, typesetter: Typesetter
) -> tuple[PosterColumn, ...]:
    """The figure beside its sentence, or over it, as covers more of the poster."""
    figure = story.figures[graphic.number]
    language = language_in(story, figure.sentence)
    text = set_text(figure.sentence.text, language=language, capitalise=True)

    def set_in(part: float, *, over: bool) -> tuple[PosterColumn, ...]:
        most = min(SIZE_MOST, height * part)
        wide = width if over else width * VALUE_PART
        value = figure_row(figure.number, language, wide, most, typesetter)
        if value.size < SIZE_LEAST:
            return ()
        taken = height_of((value,), typesetter)
        used = _wide(value, typesetter)
        measure = width if over else width - used - GAP
        foot = _foot(story, language, measure, typesetter)
        free = height - height_of(foot, typesetter) - (taken if over else 0.0)
        row = _largest(text, SENTENCES, measure, free, language, typesetter)
        if row is None:
            return ()
        if over:
            return _parted((value,), (row, *foot), width, height, typesetter)
        beside = (row, *foot)
        return (
            PosterColumn(x=0.0, top=(height - taken) / 2, width=used + GAP / 2, rows=(value,)),
            PosterColumn(
                x=used + GAP,
                top=(height - height_of(beside, typesetter)) / 2,
                width=measure,
                rows=beside,
            ),
        )

    ways = (set_in(BESIDE_PART, over=False), *(set_in(part, over=True) for part in OVER_PARTS))
    return max(ways, key=lambda columns: inked(columns, width, height, typesetter))


def _chart(
    story: Story, graphic: Graphic, width: float, height: float, typesetter: Typesetter
) -> tuple[PosterColumn, ...]:
    """The bars on one side, their sentence on the other."""
    chart = story.charts[graphic.number]
    language, half = language_in(story, chart.sentence), (width - GAP) / 2
    rows = chart_rows(story, graphic, half, typesetter, sentence=False)
    text = set_text(chart.sentence.text, language=language, capitalise=True)
    foot = _foot(story, language, half, typesetter)
    free = height - height_of(foot, typesetter)
    row = _largest(text, SENTENCES, half, free, language, typesetter)
    if row is None or not rows or height_of(rows, typesetter) > height:
        return ()
    beside = (row, *foot)
    return tuple(
        PosterColumn(x=x, top=(height - height_of(one, typesetter)) / 2, width=half, rows=one)
        for x, one in ((0.0, rows), (half + GAP, beside))
    )


def _timeline(
    story: Story, graphic: Graphic, width: float, height: float, typesetter: Typesetter
) -> tuple[PosterColumn, ...]:
    """The days down one column, or two or three, in the style that leaves least of it white."""
    ways = (
        _days(story, graphic, width, height, style, across, typesetter)
        for style, across in product(DAYS, (1, 2, 3))
    )
    return max(ways, key=lambda columns: inked(columns, width, height, typesetter))


def _days(
    story: Story,
    graphic: Graphic,
    width: float,
    height: float,
    style: str,
    across: int,
    typesetter: Typesetter,
) -> tuple[PosterColumn, ...]:
    """The days down *across* columns, their sentences in *style*; none where they do not fit."""
    measure = (width - (across - 1) * GAP) / across
    rows = timeline_rows(story, graphic, measure, typesetter, style)
    foot = _foot(story, story.language, measure, typesetter)
    pairs = [rows[at : at + 2] for at in range(0, len(rows), 2)]
    count = -(-len(pairs) // across)
    columns = [
        tuple(row for pair in pairs[at : at + count] for row in pair)
        for at in range(0, len(pairs), count)
    ]
    columns = [(replace(column[0], above=0.0), *column[1:]) for column in columns if column]
    columns[-1] = (*columns[-1], *foot)
    if max(height_of(column, typesetter) for column in columns) > height:
        return ()
    return tuple(
        PosterColumn(x=number * (measure + GAP), top=0.0, width=measure, rows=column)
        for number, column in enumerate(columns)
    )
