"""The pages "also this week": linked headlines of the stories that the issue does not print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Any

from digest.layout.cover import weight
from digest.layout.display import reaching
from digest.layout.lists import (
    Column,
    Item,
    closed,
    columned,
    depth,
    evened,
    further_apart,
    half_row,
    has_panel,
    last_columns,
    list_pages,
    list_rows,
    spare_lines,
)
from digest.layout.margin import unbroken
from digest.model import Page, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

OUTLETS = 1.5
"""Points, besides a word space, between a linked headline and its outlets on the same line."""

HEADS = {"largest": "second-head", "large": "entry-head", "plain": "list-head"}
"""The styles of linked headlines by size, the largest for pages that do not face each other.

In "dense" lists they run into their outlets, in the style of the list's text.
"""


def also(
    stories: list[Story],
    typesetter: Typesetter,
    *,
    capacity: int,
    most: int,
    weight: Callable[[Story], Any] = weight,
) -> list[Page]:
    """The pages of links of an issue with *capacity* pages: *most* at most.

    Stories of least *weight* are left out. The type is small where the list would take most of the
    issue, and large where it is short.
    """
    columns, size = _columns(stories, typesetter, capacity, most, weight)
    if not columns:
        return []
    across = typesetter.design.standing.lists
    rows = list_rows(typesetter)
    if not typesetter.design.facing and size == "plain":
        columns = _largest(columns, stories, typesetter)
        pages = list_pages(columns, 0, "also", across)
        return [*pages[:-1], closed(pages[-1], depth(columns[-1:]), typesetter)]
    whole = (len(columns) - 1) // across * across
    items = [item for column in columns[whole:] for _, item in column]
    last, deep = last_columns(items, rows, across, typesetter)
    if not whole and size == "plain":
        last, deep = _enlarged(stories, last, deep, typesetter)
    filled = [further_apart(column, rows, typesetter) for column in columns[:whole]]
    pages = list_pages([*filled, *last], 0, "also", across)
    return [*pages[:-1], closed(pages[-1], deep, typesetter)]


def _columns(
    stories: list[Story],
    typesetter: Typesetter,
    capacity: int,
    most: int,
    weight: Callable[[Story], Any],
) -> tuple[list[Column], str]:
    """The columns of the weightiest stories that *most* pages hold, and the size of their type."""
    rows, across = list_rows(typesetter), typesetter.design.standing.lists
    ranked = sorted(stories, key=weight)

    def listed(count: int, size: str) -> list[Column]:
        names = {story.id for story in ranked[:count]}
        some = [story for story in stories if story.id in names]
        return columned(link_items(some, typesetter, size), rows)

    crowded = len(stories) > typesetter.costs.crowd
    dense = crowded or len(listed(len(stories), "plain")) > across * capacity / 2
    size = "dense" if dense else "plain"
    counts = range(1, len(stories) + 1)
    longest = bisect_right(counts, most * across, key=lambda count: len(listed(count, size)))
    return (listed(longest, size) if most and longest else []), size


def _enlarged(
    stories: list[Story], plain: list[Column], deep: int, typesetter: Typesetter
) -> tuple[list[Column], int]:
    """The only page of links in large type, where that fills it better than *plain*.

    *deep* is the depth of *plain* in half rows.
    """
    rows, across = list_rows(typesetter), typesetter.design.standing.lists
    large = columned(link_items(stories, typesetter, "large"), rows)
    if len(large) > across:
        return plain, deep
    items = [item for column in large for _, item in column]
    larger, deeper = last_columns(items, rows, across, typesetter)
    too_empty = spare_lines(deep, typesetter) > typesetter.costs.panel_large
    return (larger, deeper) if too_empty or not has_panel(deeper, typesetter) else (plain, deep)


def _largest(columns: list[Column], stories: list[Story], typesetter: Typesetter) -> list[Column]:
    """The stories of *columns*, a page each, in the largest type that takes no page more, all
    pages down to their foot.
    """
    rows = list_rows(typesetter)
    names = {item.story for column in columns for _, item in column}
    shown = [story for story in stories if story.id in names]
    sizes = (link_items(shown, typesetter, size) for size in HEADS)
    items = next(some for some in sizes if len(columned(some, rows)) <= len(columns))
    return [further_apart(column, rows, typesetter) for column in evened(items, rows, len(columns))]


def link_items(stories: list[Story], typesetter: Typesetter, size: str = "plain") -> list[Item]:
    """Headlines by section, with their outlets after them or beneath, in half rows.

    *size* is "plain", "large", "largest" or "dense".
    """
    items: list[Item] = []
    for story in stories:
        if not items or items[-1].section != story.section:
            items.append(Item(height=2, gap=3, section=story.section, style=size))
        make = _dense_item if size == "dense" else _link_item
        items.append(make(story, typesetter, size))
    return items


def _dense_item(story: Story, typesetter: Typesetter, size: str) -> Item:
    """A headline with its outlets in brackets, in small type."""
    width = typesetter.design.across(typesetter.design.standing.lists)
    text = f"{set_text(story.headline, language=story.language)} ({_outlets(story)})"
    lines = typesetter.sensible(text, "list-text", width, story.language)
    return Item(
        height=2 * len(lines),
        section=story.section,
        story=story.id,
        style=size,
        strips=(Strip(lines=lines, language=story.language, kind="run-in"),),
    )


def _link_item(story: Story, typesetter: Typesetter, size: str) -> Item:
    """A headline with its outlets on its last line, or on a line of their own."""
    design, language = typesetter.design, story.language
    style, outlets, width = HEADS[size], _outlets(story), design.across(design.standing.lists)
    head = reaching(set_text(story.headline, language=language), style, width, language, typesetter)
    after = (
        typesetter.advance(f"{head[-1]} ", style, language)
        + OUTLETS
        + typesetter.advance(outlets, "list-text", language)
        <= width
    )
    sources = () if after else typesetter.lines(outlets, "list-text", width, language)
    strips = [Strip(lines=head, language=language, kind="headline")]
    if sources:
        strips.append(Strip(lines=sources, language=language, kind="source"))
    row = half_row(typesetter)
    points = len(head) * design.style(style).leading + len(sources) * 2 * row
    return Item(
        height=ceil(points / row),
        gap=1,
        section=story.section,
        story=story.id,
        style=size,
        strips=tuple(strips),
        outlets=outlets if after else "",
    )


def _outlets(story: Story) -> str:
    return " · ".join(unbroken(name) for name in story.sources)
