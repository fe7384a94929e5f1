"""The back page: all articles by outlet, or, where these are too many, the outlets' pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import reaching, whole_words
from digest.layout.lists import (
    Column,
    Item,
    airy,
    apartness,
    columned,
    depth,
    evened,
    half_row,
    levelled,
    list_rows,
    placed,
)
from digest.model import Article, Page, Placement, Slot, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

SOURCES = "sources"
"""The pattern of pages of sources, and the box of a row."""

PAGES = 0.35
"""The part of a column that the numbers of an outlet's pages have at least."""

SPACED = 4
"""Half rows by which the rows of pages of sources move apart at most, so that all end alike."""

HANG, NUMBER = 7.0, 20.0
"""Points by which the further lines of a cited title stand in, and those that stay free after its
lines for the number of its page, on pages of sources.
"""


def back(stories: list[Story], number: int, typesetter: Typesetter) -> list[Page]:
    """The back page, numbered *number*: every article by outlet where it holds them all.

    Items stand close where that is needed. Where it does not hold them, each outlet stands there
    with the pages of its stories: their articles are named and linked beneath each of them.
    """
    standing = typesetter.design.standing
    if standing.sources:
        return sources(stories, typesetter)
    rows, across = list_rows(typesetter, standing.back), standing.lists
    items = source_items(stories, typesetter)
    tight = [replace(item, gap=item.gap if item.heading else 0) for item in items]
    whole = [some for some in (items, tight) if len(columned(some, rows)) <= across]
    chosen = whole[0] if whole else _index_that_fits(stories, rows, typesetter)
    placements: tuple[Placement, ...] = ()
    if chosen:
        columns = airy(chosen, rows, across, typesetter)
        placements = placed(columns, across, 1, 0, "sources")
    return [Page(number=number, pattern="back", placements=placements)]


def sources(stories: list[Story], typesetter: Typesetter) -> list[Page]:
    """Every article by outlet, on as many pages as that takes, the first under a title; and the
    back page, with the last of them where it has room.
    """
    standing, items = typesetter.design.standing, source_items(stories, typesetter)
    title = int(standing.rows / half_row(typesetter))
    full = list_rows(typesetter) + title
    columns = columned(items, full, title)
    last = [item for _, item in columns[-1]]
    placements: tuple[Placement, ...] = ()
    start = -title if columns[1:] else 0
    room = list_rows(typesetter, standing.back) - start
    if depth(columned(last, full)) <= room:
        placements = placed(airy(last, room, 1, typesetter), 1, 1, start, SOURCES)
        items = items[: -len(last)]
        columns = columns[:-1]
    pages = [
        Page(
            number=0,
            pattern=SOURCES,
            placements=placed([column], 1, 1, -title if number else 0, SOURCES),
        )
        for number, column in enumerate(_levelled(items, full, len(columns), title))
    ]
    return [*pages, Page(number=0, pattern="back", placements=placements)]


def _levelled(items: list[Item], full: int, count: int, title: int) -> list[Column]:
    """*items* in *count* columns of *full* half rows, the first *title* lower, their entries
    as evenly apart as can be.
    """
    heights = [full - title, *[full] * count]
    least = depth(evened(items, full, count, title)) if items else full
    tried = []
    for lower in range(least, full + 1):
        columns = columned(items, lower, title)
        if len(columns) <= count:
            tried.append(
                [levelled(one, rows, SPACED) for one, rows in zip(columns, heights, strict=False)]
            )

    def white(columns: list[Column]) -> int:
        """The white between entries and beneath the last ones."""
        beneath = (rows - depth([one]) for one, rows in zip(columns, heights, strict=False))
        return sum(map(apartness, columns)) + sum(left**2 for left in beneath)

    return min(tried, key=white, default=[])


def _index_that_fits(stories: list[Story], rows: int, typesetter: Typesetter) -> list[Item]:
    """A row for each outlet; those with the fewest articles are left out where all do not fit."""
    across = typesetter.design.standing.lists
    counts = Counter(article.source for story in stories for article in story.articles)
    ranked = [outlet for outlet, _ in counts.most_common()]
    fitting = bisect_right(
        range(1, len(ranked) + 1),
        across,
        key=lambda count: len(columned(index_items(stories, ranked[:count], typesetter), rows)),
    )
    return index_items(stories, ranked[:fitting], typesetter)


def index_items(
    stories: list[Story], outlets: Collection[str], typesetter: Typesetter
) -> list[Item]:
    """Each of *outlets* in a row of its own, by its name, with room for its pages."""
    first = {source: story.id for story in reversed(stories) for source in story.sources}
    width = typesetter.design.across(typesetter.design.standing.lists) * (1 - PAGES)
    items = []
    for outlet in sorted(set(outlets), key=str.casefold):
        name = set_text(outlet, language="")
        lines = typesetter.lines(name, "list-head", width, "")
        items.append(
            Item(
                height=2 * len(lines),
                gap=1,
                section=outlet,
                story=first[outlet],
                style="index",
                strips=(Strip(lines=lines, language="", kind="index"),),
                outlets=outlet,
            )
        )
    return items


def source_items(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """Every article of the issue by outlet, with its page, in half rows."""
    items: list[Item] = []
    width = typesetter.design.across(typesetter.design.standing.lists)
    outlets = sorted({source for story in stories for source in story.sources}, key=str.casefold)
    for outlet in outlets:
        height = _heading_rows(outlet, width, typesetter)
        items.append(Item(height=height, gap=2, section=outlet, style="sources"))
        items += [
            _source_item(story, article, width, typesetter)
            for story in stories
            for article in story.articles
            if article.source == outlet
        ]
    return items


def _source_item(story: Story, article: Article, width: float, typesetter: Typesetter) -> Item:
    title = set_text(article.title, language=article.language)
    measure = width - HANG - (NUMBER if typesetter.design.standing.sources else 0.0)
    lines = reaching(title, "list-text", measure, article.language, typesetter)
    return Item(
        height=2 * len(lines),
        gap=1,
        section=article.source,
        story=story.id,
        article=article.id,
        style="sources",
        strips=(Strip(lines=lines, language=article.language),),
    )


def _heading_rows(heading: str, width: float, typesetter: Typesetter) -> int:
    """Half rows of a heading: those of one line, or of two where its name is too long.

    Beyond two it is cut short.
    """
    design = typesetter.design
    further = min(1, len(whole_words(heading, "kicker", width, "", typesetter)) - 1)
    row = design.style("list-head").leading / 2
    return 2 + ceil(further * design.style("kicker").leading / row)


def advert(design: Design) -> Page:
    """A page about the magazine itself, which pads an issue to full sheets."""
    slot = Slot(kind="advert", columns=1, column=1, width=1, line=1, height=design.lines)
    placement = Placement(story="", box="advert", slots=(slot,))
    return Page(number=0, pattern="advert", placements=(placement,))
