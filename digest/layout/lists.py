"""Lists in columns: the rows of contents, links and sources. No heading ends a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.growing import panel
from digest.model import Frame, Page, Placement, Slot, Strip

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of a list: the heading of a *section*, or a story's text as lines, with *outlets* after
    the last of them.

    *picture* lines on top are for the story's picture. *height* and *gap*, what stays empty before
    it unless it is on top, are lines of the list.
    """

    height: int
    gap: int = 0
    section: str = ""
    story: str = ""
    article: str = ""
    style: str = "entry"
    strips: tuple[Strip, ...] = ()
    outlets: str = ""
    picture: int = 0

    @property
    def heading(self) -> bool:
        return not self.story


Column = list[tuple[int, Item]]
"""Items with the line on which each begins, from 1."""


def columned(items: list[Item], height: int, less: int = 0) -> list[Column]:
    """*items* in as many columns of *height* lines as they take, the first *less* lines lower.

    A heading stands over its first item.
    """
    columns: list[Column] = [[]]
    used = 0
    for index, item in enumerate(items):
        gap = item.gap if columns[-1] else 0
        following = 0
        if item.heading and index + 1 < len(items):
            following = items[index + 1].gap + items[index + 1].height
        room = height if columns[1:] else height - less
        if columns[-1] and used + gap + item.height + following > room:
            columns.append([])
            used, gap = 0, 0
        columns[-1].append((used + gap + 1, item))
        used += gap + item.height
    return columns


def evened(items: list[Item], height: int, columns: int, less: int = 0) -> list[Column]:
    """*items* in no more than *columns* columns, the first *less* lines lower, as even as possible.

    Items that do not fit are in columns of *height* lines instead.
    """
    lines = sum(item.height for item in items) + less
    for lower in range(ceil(lines / columns), height + 1):
        packed = columned(items, lower, less)
        if len(packed) <= columns and depth(packed) <= lower:
            return packed
    return columned(items, height, less)


def depth(columns: list[Column]) -> int:
    """Lines of the deepest column."""
    return max((line + item.height - 1 for column in columns for line, item in column), default=0)


def placed(
    columns: list[Column], grid: int, first: int, top: int, box: str
) -> tuple[Placement, ...]:
    """*columns* as placements in a page of *grid* columns.

    They begin in its column *first*, *top* lines down.
    """
    return tuple(
        _placement(item, grid, first + place, top + line, box)
        for place, column in enumerate(columns)
        for line, item in column
    )


def _placement(item: Item, grid: int, column: int, line: int, box: str) -> Placement:
    kind, words = ("heading", item.section) if item.heading else ("outlets", item.outlets)
    slot = Slot(
        kind=kind,
        columns=grid,
        column=column,
        width=1,
        line=line,
        height=item.height,
        lines=(words,),
    )
    above = item.picture
    frame = Frame(
        columns=grid,
        column=column,
        line=line + above,
        height=item.height - above,
        strips=item.strips,
    )
    pictures = (replace(slot, kind="picture", height=above, lines=()),) if above else ()
    return Placement(
        story=item.story,
        box=box,
        style=item.style,
        article=item.article,
        slots=(slot,) if words or item.heading else pictures,
        frames=() if item.heading else (frame,),
    )


def decked(item: Item, decks: Mapping[str, Strip]) -> Item:
    """*item* with its story's standfirst of *decks*, if it has one and does not show it yet."""
    deck = decks.get(item.story)
    if deck is None or not deck.lines or len(item.strips) > 1:
        return item
    return replace(item, height=item.height + len(deck.lines), strips=(*item.strips, deck))


def flush(column: Column, height: int, decks: Mapping[str, Strip], least: int) -> Column:
    """*column* filled down to its last line.

    Entries get their *decks*, by story and in the order of these, as long as they fit, if *least*
    of them do. Then sections move apart, then entries, all of a kind by the same number of lines.
    """
    items = [item for _, item in column]
    fuller = _with_decks(items, height - _lines(items), decks)
    if sum(len(item.strips) > 1 for item in fuller) >= least:
        items = fuller
    spare = height - _lines(items)
    headings = [index for index, item in enumerate(items) if item.heading and index]
    entries = [
        index
        for index in range(1, len(items))
        if not items[index - 1].heading and not items[index].heading
    ]
    for apart in (headings, entries, headings, entries, entries, headings, headings):
        if spare >= len(apart) or apart is headings:
            # The last ones first: a column is read from the top.
            for index in apart[::-1][:spare]:
                items[index] = replace(items[index], gap=items[index].gap + 1)
                spare -= 1
    return columned(items, height)[0]


def spread(column: Column, height: int, most: int) -> Column:
    """*column* with its items moved apart so that it ends on line *height*.

    Items move by *most* lines each, headings by twice that.
    """
    items = [item for _, item in column]
    return _moved(items, _moves(items, height - _lines(items), most))


def levelled(column: Column, height: int, most: int) -> Column:
    """As `spread`, but with the same white above entries as above headings, as far as can be."""
    items = [item for _, item in column]
    limits = _limits(items, most)
    gaps = {index: items[index].gap for index in limits}
    for _ in range(height - _lines(items)):
        free = [index for index in limits if gaps[index] < items[index].gap + limits[index]]
        if not free:
            break
        gaps[min(free, key=lambda index: (gaps[index], not items[index].heading))] += 1
    return _moved(items, {index: gap - items[index].gap for index, gap in gaps.items()})


def apartness(column: Column) -> int:
    """The squares of the lines from each entry of *column* to the next: few where all are alike."""
    starts = [line for line, item in column if not item.heading]
    return sum((below - above) ** 2 for above, below in pairwise(starts))


def _limits(items: list[Item], most: int) -> dict[int, int]:
    """By index, the lines by which each item may move: *most*, headings twice as many, and none
    that stands under a heading.
    """
    return {
        index: most * (2 if item.heading else 1)
        for index, item in enumerate(items)
        if index and not items[index - 1].heading
    }


def _moved(items: list[Item], moved: Mapping[int, int]) -> Column:
    """*items* in a column, each as many lines lower than that before it as *moved* has more."""
    apart, line = [], 1
    for index, item in enumerate(items):
        line += (item.gap if index else 0) + moved.get(index, 0)
        apart.append((line, item))
        line += item.height
    return apart


def _moves(items: list[Item], spare: int, most: int) -> dict[int, int]:
    """By index, the lines by which items move down, *spare* lines together, one each in turn."""
    limits = _limits(items, most)
    moved = dict.fromkeys(limits, 0)
    while spare > 0 and (free := [index for index in limits if moved[index] < limits[index]]):
        for index in free[:spare]:
            moved[index] += 1
        spare -= min(spare, len(free))
    return moved


def _with_decks(items: list[Item], spare: int, decks: Mapping[str, Strip]) -> list[Item]:
    """*items* with the first of *decks* that together take no more than *spare* lines."""
    filled, places = items[:], {item.story: index for index, item in enumerate(items) if item.story}
    for index in (places[story] for story in decks if story in places):
        more = decked(items[index], decks)
        if more.height - items[index].height <= spare:
            spare -= more.height - items[index].height
            filled[index] = more
    return filled


def _lines(items: list[Item]) -> int:
    return sum(item.height + (item.gap if index else 0) for index, item in enumerate(items))


# --- Pages of lists, in half rows of the list's own leading ---


def half_row(typesetter: Typesetter) -> float:
    """Points of a half row, the unit of pages of links and of sources."""
    return typesetter.design.style("list-head").leading / 2


def list_rows(typesetter: Typesetter, reserve: float = 0.0) -> int:
    """Half rows of a column on a page of lists, with *reserve* points at its foot left free."""
    design = typesetter.design
    points = (design.lines - design.standing.title) * design.leading - reserve
    return int(points / half_row(typesetter))


def list_pages(columns: list[Column], first: int, pattern: str, across: int) -> list[Page]:
    """Pages of *across* columns each, numbered from *first*."""
    return [
        Page(
            number=first + number,
            pattern=pattern,
            placements=placed(columns[start : start + across], across, 1, 0, pattern),
        )
        for number, start in enumerate(range(0, len(columns), across))
    ]


def last_columns(
    items: list[Item], rows: int, across: int, typesetter: Typesetter
) -> tuple[list[Column], int]:
    """The columns of a list's last page, and their depth.

    They are even above an advertisement, or reach the foot.
    """
    columns = evened(items, rows, across)
    deep = depth(columns)
    if not has_panel(deep, typesetter):
        deep = rows
        columns = airy(items, rows, across, typesetter) if typesetter.design.facing else columns
    return [further_apart(column, deep, typesetter) for column in columns], deep


def further_apart(column: Column, rows: int, typesetter: Typesetter) -> Column:
    """*column* down to its line *rows*: sections move apart, or entries where no page faces it."""
    apart = spread if typesetter.design.facing else levelled
    return apart(column, rows, typesetter.costs.list_air)


def has_panel(rows: int, typesetter: Typesetter) -> bool:
    """Whether a list of *rows* half rows leaves enough lines for an advertisement."""
    return spare_lines(rows, typesetter) >= typesetter.costs.panel_least


def spare_lines(rows: int, typesetter: Typesetter) -> int:
    """Lines that a list of *rows* half rows leaves of its page."""
    design = typesetter.design
    used = ceil(rows * design.style("list-head").leading / 2 / design.leading)
    return design.lines - design.standing.title - used


def closed(page: Page, rows: int, typesetter: Typesetter) -> Page:
    """*page* with an advertisement beneath a list of *rows* half rows, where one fits."""
    if not has_panel(rows, typesetter):
        return page
    closing = panel(typesetter.design.lines, spare_lines(rows, typesetter))
    return replace(page, placements=(*page.placements, closing))


def airy(items: list[Item], rows: int, across: int, typesetter: Typesetter) -> list[Column]:
    """The last columns of a list, even, with its items as far apart as the page allows."""
    for more in range(typesetter.costs.list_air, -1, -1):
        further = apart(items, more)
        if len(columned(further, rows)) <= across:
            break
    return evened(further, rows, across)


def apart(items: list[Item], more: int) -> list[Item]:
    """*items* with *more* half rows before each, twice that before headings, none after them."""
    return [
        replace(item, gap=item.gap + _more(item, above, more))
        for above, item in zip([None, *items], items, strict=False)
    ]


def _more(item: Item, above: Item | None, more: int) -> int:
    if item.heading:
        return 2 * more
    return 0 if above and above.heading else more
