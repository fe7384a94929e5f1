"""The contents of an issue of many stories: some told with a line and a picture, the rest named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.cover import weight
from digest.layout.display import longer
from digest.layout.lists import Column, Item, columned, decked, depth, evened, flush, placed, spread
from digest.model import Frame, Place, Placement, Slot, Story, Strip
from digest.text.searching import search_words
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

NUMBER, LEAD_NUMBER = 22.0, 44.0
"""Points left free for the page number before an entry, and before the lead's."""

GAP = 2
"""Lines between the lead, the stories told, and those named."""

LEAST, LIGHT = 4, 7
"""Stories told at least, the lead among them, where they fit; and lines for those that are named
at least.
"""

DECKS = (1.0, 0.5, 0.0)
"""The parts of the lines that the standfirsts of stories told may have, from try to try."""

UNTOLD = 2.0
"""Empty lines that it is worth to tell one more story with a line."""

NAMED = tuple(range(60, 0, -1))
"""How many stories are named when not all of them can be: the most of these that fit."""

APART = 2
"""Lines by which entries move apart at most so that a column reaches its foot."""

LINES_TRIED = 3
"""Sentences of a story among which its line is chosen."""

DECK = 2
"""Lines of the standfirst under a story that is only named, where there is room for it."""

LONG_DECK = 5
"""Lines of the standfirst under a story where all are on several pages."""

DPI = 150 / 72
"""Pixels a point that a picture must have."""

UNNAMED, PICTURED = 0.4, 4.0
"""Empty lines that it is worth to name one more story, and to show one more picture."""

SHAPE = 0.55
"""The height of the lead's picture as a part of its width, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """The parts of a page: the lead's placement, the columns of stories told and of those named.

    *lack* is the number of lines that stay empty, *left_out* that of stories not even named.
    """

    lead: Placement
    high: int
    large: list[Column]
    deep: int
    named: list[Column]
    lack: int
    left_out: int

    @property
    def cost(self) -> float:
        """Empty lines, those that a story not named and a picture not shown are worth."""
        pictures = sum(item.picture > 0 for column in self.large for _, item in column)
        lines = sum(len(item.strips) > 1 for column in self.large for _, item in column)
        return self.lack + UNNAMED * self.left_out - PICTURED * pictures - UNTOLD * lines


def entries(
    stories: list[Story], typesetter: Typesetter, printed: frozenset[str] = frozenset()
) -> tuple[Placement, ...]:
    """The entries of a contents page: the lead, some stories with a line each, the others.

    *printed* are sentences of the facing page, which are not repeated.
    """
    ranked = sorted(stories, key=weight)
    tries = [*_tries(stories, ranked, typesetter, printed)]
    if not tries:
        return ()
    best = min(tries, key=lambda one: one.cost)
    grid, title = typesetter.design.standing.contents[0], typesetter.design.standing.title
    below = title + best.high + GAP
    return (
        best.lead,
        *placed([spread(one, best.deep, APART) for one in best.large], grid, 1, below, "contents"),
        *placed(best.named, grid, 1, below + best.deep + GAP, "contents"),
    )


def _tries(
    stories: list[Story], ranked: list[Story], typesetter: Typesetter, printed: frozenset[str]
) -> Iterator[_Contents]:
    """The page with more and with fewer stories told, with higher and lower pictures."""
    design, costs = typesetter.design, typesetter.costs
    height, entries = design.lines - design.standing.title, design.standing.contents[1]
    lead = _lead(ranked[0], typesetter, printed)
    feet = [slot.line + slot.height for slot in lead.slots]
    high = max([*feet, *(frame.line + frame.height for frame in lead.frames)])
    high -= design.standing.title + 1
    most = min(costs.entries_most, len(ranked))
    sizes = [(costs.entry_picture, 1.0), *((0, part) for part in DECKS)]
    found = False
    for count in range(most, 0, -1):
        if count < LEAST and found:
            return
        for picture, part in sizes:
            deck = int(costs.entry_deck * part)
            items = [
                _entry_item(story, picture, deck, typesetter, printed) for story in ranked[1:count]
            ]
            columns = evened(items, height, entries)
            deep = depth(columns)
            rest = height - high - deep - 2 * GAP
            if len(columns) > entries or rest < LIGHT:
                continue
            names = {story.id for story in ranked[:count]}
            others = [story for story in stories if story.id not in names]
            named, left_out = _named(others, rest, typesetter)
            ends = [line + item.height - 1 for one in named for line, item in one[-1:]]
            lack = sum(rest - end for end in ends) + rest * (entries - len(named))
            found = True
            yield _Contents(
                lead=lead,
                high=high,
                large=columns,
                deep=deep,
                named=named,
                lack=lack,
                left_out=left_out,
            )


def _named(others: list[Story], rows: int, typesetter: Typesetter) -> tuple[list[Column], int]:
    """The columns of *others*, *rows* lines high, and how many of them find no place there."""
    entries, costs = typesetter.design.standing.contents[1], typesetter.costs
    decks = {story.id: _deck(story, DECK, typesetter) for story in sorted(others, key=weight)}
    for some in _selections(others):
        columns = evened(light_items(some, typesetter), rows, entries)
        if len(columns) <= entries:
            filled = [flush(one, rows, decks, costs.contents_decks) for one in columns if one]
            return [spread(one, rows, APART) for one in filled], len(others) - len(some)
    return [], len(others)


def _selections(others: list[Story], most: int = NAMED[0]) -> Iterator[list[Story]]:
    """Stories to name, the fullest set first: all where they are *most*, all but briefs, the
    weightiest.
    """
    if len(others) <= most:
        yield others
    longer = [story for story in others if story.place is not Place.BRIEF]
    best = sorted(others, key=weight)
    for count in NAMED:
        if count == len(longer):
            yield longer
        elif count < len(others):
            names = {story.id for story in best[:count]}
            yield [story for story in others if story.id in names]


def every_entry(
    stories: list[Story], height: int, title: int, most: int, typesetter: Typesetter
) -> list[Column]:
    """Every story under its section in columns of *height* lines, *most* at most; the first leaves
    *title* lines free.

    The weightiest have a standfirst, as many as fit. Where the columns do not hold all, briefs are
    left out, then the least weighty.
    """
    for some in _selections(stories, len(stories)):
        items = _sectioned(some, typesetter)
        count = len(columned(items, height, title))
        if count <= most:
            break
    for story in sorted(some, key=weight):
        deck = {story.id: _deck(story, LONG_DECK, typesetter)}
        fuller = [decked(item, deck) for item in items]
        items = fuller if len(columned(fuller, height, title)) <= count else items
    columns = evened(items, height, min(count, most), title)[:most]
    heights = [height - title, *[height] * len(columns)]
    return [
        spread(column, lines, 2 * APART) for column, lines in zip(columns, heights, strict=False)
    ]


def _sectioned(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """*stories* under headings of their sections, the leads and features in bold."""
    items: list[Item] = []
    for story in stories:
        if not items or items[-1].section != story.section:
            items.append(Item(height=1, gap=1, section=story.section))
        if story.place in (Place.LEAD, Place.FEATURE):
            items.append(_entry_item(story, 0, 0, typesetter))
        else:
            items.append(replace(light_items([story], typesetter)[0], gap=1))
    return items


def _width(typesetter: Typesetter) -> float:
    """Points of an entry's lines."""
    return typesetter.design.across(typesetter.design.standing.contents[0]) - NUMBER


def _deck(
    story: Story, most: int, typesetter: Typesetter, printed: frozenset[str] = frozenset()
) -> Strip:
    """The standfirst of *story*; without a line where there is none or it has more than *most*."""
    text = set_text(_line(story, printed), language=story.language)
    lines: tuple[str, ...] = ()
    if text:
        lines = typesetter.sensible(text, "entry-deck", _width(typesetter), story.language, most)
    return Strip(lines=lines if len(lines) <= most else (), language=story.language)


def _line(story: Story, printed: frozenset[str]) -> str:
    """The standfirst of *story*, or its best sentence that can stand alone; none of *printed*, and
    none that only repeats the headline.
    """
    summary = story.summary
    alone = [
        summary.sentences[index].text
        for index in summary.order
        if not summary.needs or not summary.needs[index]
    ]
    lines = [story.standfirst, *alone[:LINES_TRIED]]
    head = search_words(story.headline)
    unseen = (line for line in lines if line and line not in printed)
    return next((line for line in unseen if search_words(line) != head), "")


def _has_picture(story: Story, width: float, lines: int, typesetter: Typesetter) -> bool:
    """The story's picture has pixels for *width* points and *lines* lines."""
    size = typesetter.measure.size(story.picture) if story.picture else None
    high = lines * typesetter.design.leading
    return size is not None and size[0] >= width * DPI and size[1] >= high * DPI


def _lead(story: Story, typesetter: Typesetter, printed: frozenset[str]) -> Placement:
    """The lead over all columns of entries, its picture in the last of them if it has one."""
    design, language = typesetter.design, story.language
    grid, entries = design.standing.contents
    narrow = design.across(grid)
    text = set_text(story.headline, language=language)
    least = ceil(narrow * SHAPE / design.leading)
    # Beside a picture no word of the headline is divided.
    pictured = (
        entries > 1
        and _has_picture(story, narrow, least, typesetter)
        and typesetter.whole(text, "second-head", narrow - LEAD_NUMBER, language)
    )
    width = design.across(grid, entries - pictured) - LEAD_NUMBER
    style = "news-head" if width > narrow or entries == 1 else "second-head"
    head = typesetter.display(text, style, width, language)
    head = longer(text, style, head, width, language, typesetter)
    words = set_text(_line(story, printed), language=language)
    most = typesetter.costs.entry_deck + 3 * pictured
    deck = typesetter.sensible(words, "deck", width, language, most) if words else ()
    deck = deck if len(deck) <= most else ()
    strips = [Strip(lines=head, language=language, kind="headline")]
    strips += [Strip(lines=deck, language=language)] if deck else []
    points = len(head) * design.style(style).leading + len(deck) * design.style("deck").leading
    high, line = ceil(points / design.leading), design.standing.title + 1
    slots: tuple[Slot, ...] = ()
    if pictured:
        high = max(high, least)
        # As high as the text, where the crop has pixels for it.
        deep = high if _has_picture(story, narrow, high, typesetter) else least
        slots = (_picture(grid, entries, line, deep),)
    frame = Frame(columns=grid, column=1, line=line, height=high, strips=tuple(strips))
    return Placement(
        story=story.id,
        box="contents",
        style="beside" if pictured else "large",
        slots=slots,
        frames=(frame,),
    )


def _picture(columns: int, column: int, line: int, height: int) -> Slot:
    return Slot(kind="picture", columns=columns, column=column, width=1, line=line, height=height)


def _entry_item(
    story: Story,
    picture: int,
    most: int,
    typesetter: Typesetter,
    printed: frozenset[str] = frozenset(),
) -> Item:
    """A headline with its standfirst, of *most* lines, under a picture where it has one.

    The picture is *picture* lines high.
    """
    design, language = typesetter.design, story.language
    narrow = design.across(design.standing.contents[0])
    entries = design.standing.contents[1]
    picture = picture if entries > 1 and _has_picture(story, narrow, picture, typesetter) else 0
    text = set_text(story.headline, language=language)
    kind, style = ("medium", "second-head") if entries == 1 else ("told", "cover-teaser")
    if typesetter.design.contents.pages > 1:
        kind, style = "entry", "entry-head"
    head = typesetter.display(text, style, _width(typesetter), language)
    head = longer(text, style, head, _width(typesetter), language, typesetter)
    deck = _deck(story, most, typesetter, printed)
    strips = (
        Strip(lines=head, language=language, kind="headline"),
        *([deck] if deck.lines else []),
    )
    high = ceil(len(head) * design.style(style).leading / design.leading)
    return Item(
        height=picture + high + len(deck.lines),
        gap=1,
        section=story.section,
        story=story.id,
        style=kind,
        strips=strips,
        picture=picture,
    )


def light_items(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """Headlines in light type; under headings of their sections where these hold two on average."""
    items: list[Item] = []
    grouped = 2 * len({story.section for story in stories}) <= len(stories)
    for story in stories:
        if grouped and (not items or items[-1].section != story.section):
            items.append(Item(height=1, gap=1, section=story.section))
        text = set_text(story.headline, language=story.language)
        width = _width(typesetter)
        lines = typesetter.display(text, "brief", width, story.language)
        lines = longer(text, "brief", lines, width, story.language, typesetter)
        items.append(
            Item(
                height=len(lines),
                gap=0 if grouped else 1,
                section=story.section,
                story=story.id,
                style="light",
                strips=(Strip(lines=lines, language=story.language, kind="headline"),),
            )
        )
    return items
