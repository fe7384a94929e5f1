"""The back page: all articles by outlet, and pages before it where it cannot hold them all."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import reaching, whole_words
from digest.layout.lists import (
    Column,
    Item,
    airy,
    apart,
    closed,
    columned,
    last_columns,
    list_pages,
    list_rows,
    placed,
    spread,
)
from digest.model import Article, Page, Placement, Slot, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

HANG = 7.0
"""Points by which the further lines of a cited title stand in."""


def back(stories: list[Story], number: int, typesetter: Typesetter) -> list[Page]:
    """The back page, numbered *number* or later, after pages for the sources that do not fit
    on it.

    Items stand close where that saves a page.
    """
    items = source_items(stories, typesetter)
    tight = [replace(item, gap=item.gap if item.heading else 0) for item in items]
    return min((_pages(some, number, typesetter) for some in (items, tight)), key=len)


def _pages(items: list[Item], number: int, typesetter: Typesetter) -> list[Page]:
    standing, air = typesetter.design.standing, typesetter.costs.list_air
    rows, across = list_rows(typesetter, standing.back), standing.lists
    full = list_rows(typesetter)
    columns, rest = _parted(items, full, rows, typesetter)
    filled = [spread(column, full, air) for column in columns]
    pages = list_pages(filled, number, "sources", across)
    if len(columned(rest, rows)) > across:
        # Too many for the back page: one more page of sources, and a back page without any.
        last, deep = last_columns(rest, full, across, typesetter)
        page = list_pages(last, number + len(pages), "sources", across)[0]
        pages, rest = [*pages, closed(page, deep, typesetter)], []
    placements: tuple[Placement, ...] = ()
    if rest:
        placements = placed(airy(rest, rows, across, typesetter), across, 1, 0, "sources")
    return [*pages, Page(number=number + len(pages), pattern="back", placements=placements)]


def _parted(
    items: list[Item], full: int, rows: int, typesetter: Typesetter
) -> tuple[list[Column], list[Item]]:
    """The columns of all full pages, and the rest.

    Items move apart just so far that the rest fits the *rows* of the back page.
    """
    across = typesetter.design.standing.lists
    tried = [
        _full_pages(apart(items, more), full, rows, across)
        for more in range(typesetter.costs.list_air + 1)
    ]
    for columns, rest in tried:
        if len(columns) == len(tried[0][0]) and len(columned(rest, rows)) <= across:
            return columns, rest
    return tried[0]


def _full_pages(
    items: list[Item], full: int, rows: int, across: int
) -> tuple[list[Column], list[Item]]:
    """The columns of all pages of *full* half rows that the list fills, and the rest.

    The rest goes on a page of *rows*, or of one more.
    """
    whole: list[Column] = []
    while len(columned(items, rows)) > across and len(columns := columned(items, full)) > across:
        whole += columns[:across]
        items = _continued(items, sum(map(len, columns[:across])))
    return whole, items


def _continued(items: list[Item], start: int) -> list[Item]:
    """The items from *start* on, under their heading again."""
    rest = items[start:]
    heading = next((item for item in reversed(items[:start]) if item.heading), None)
    return [heading, *rest] if rest and heading and not rest[0].heading else rest


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
    lines = reaching(title, "list-text", width - HANG, article.language, typesetter)
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
