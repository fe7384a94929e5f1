"""The contents page: entries in columns, as large and as detailed as they fit beside the panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.cover import weight
from digest.layout.lists import Column, Item, columned, decked, evened, flush, placed, spread
from digest.model import Page, Place, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

NUMBER = 22.0
"""Points left free for the page number before an entry."""

LARGE_DECK, DECK = 3, 2
"""Lines of the standfirst of an entry in large type, and of any other. A longer one is left out."""

NAMED = tuple(range(40, 6, -2))
"""How many stories the contents name when they cannot name all: the most of these that fit."""

MOST = 60
"""Entries above which it is not tried whether they fit: no page holds as many."""


def contents(stories: list[Story], typesetter: Typesetter) -> Page:
    """The contents page: large where the stories are few, else with as many of them as fit."""
    standing = typesetter.design.standing
    columns = _large(stories, typesetter) or _medium(stories, typesetter)
    return Page(
        number=2,
        pattern="contents",
        placements=placed(
            columns or _plain(stories, typesetter),
            standing.contents[0],
            1,
            standing.title,
            "contents",
        ),
    )


def _height(typesetter: Typesetter) -> int:
    """Lines of a column of entries."""
    return typesetter.design.lines - typesetter.design.standing.title


def _large(stories: list[Story], typesetter: Typesetter) -> list[Column]:
    """One wide column in large type; none where the stories are too many for it."""
    costs, height = typesetter.costs, _height(typesetter)
    if len(stories) > costs.contents_large:
        return []
    columns = columned(_large_items(stories, typesetter), height)
    return [spread(columns[0], height, costs.list_air)] if len(columns) == 1 else []


def _medium(stories: list[Story], typesetter: Typesetter) -> list[Column]:
    """Columns in type a little larger; none where the stories are too many for it."""
    costs, height = typesetter.costs, _height(typesetter)
    if len(stories) > costs.contents_medium:
        return []
    entries = typesetter.design.standing.contents[1]
    columns = evened(contents_items(stories, typesetter, "second-head"), height, entries)
    if len(columns) > entries:
        return []
    decks = _decks(stories, typesetter)
    filled = [flush(column, height, decks, costs.contents_decks) for column in columns]
    return [spread(column, height, 1) for column in filled]


def _plain(stories: list[Story], typesetter: Typesetter) -> list[Column]:
    """As many stories as fit.

    All have standfirsts where that takes no more columns, else those that have space for one.
    """
    height, entries = _height(typesetter), typesetter.design.standing.contents[1]
    decks = _decks(stories, typesetter)
    for some in _selections(stories, typesetter):
        bare = contents_items(some, typesetter)
        detailed = [decked(item, decks) for item in bare]
        columns = min((evened(items, height, entries) for items in (detailed, bare)), key=len)
        if len(columns) <= entries:
            break
    least = typesetter.costs.contents_decks
    return [flush(column, height, decks, least) for column in columns[:entries]]


def _selections(stories: list[Story], typesetter: Typesetter) -> Iterator[list[Story]]:
    """Sets of the stories to name, the fullest first: all, all but briefs, the weightiest."""
    if len(stories) <= MOST:
        yield stories
    longer = [story for story in stories if story.place is not Place.BRIEF]
    if typesetter.costs.contents_large < len(longer) <= MOST:
        yield longer
    best = sorted(stories, key=weight)
    for count in NAMED:
        names = {story.id for story in best[:count]}
        yield [story for story in stories if story.id in names]


def _decks(stories: list[Story], typesetter: Typesetter) -> Mapping[str, Strip]:
    """The standfirsts by story, those of the weightiest first."""
    return {story.id: entry_deck(story, typesetter) for story in sorted(stories, key=weight)}


def _large_items(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """Large headlines with their standfirsts over two columns: the contents of a thin issue."""
    design = typesetter.design
    width = design.across(*design.standing.contents) - 2 * NUMBER
    return [_large_item(story, width, typesetter) for story in stories]


def _large_item(story: Story, width: float, typesetter: Typesetter) -> Item:
    design, language = typesetter.design, story.language
    headline = set_text(story.headline, language=language)
    head = typesetter.display(headline, "news-head", width, language)
    text = set_text(story.standfirst, language=language)
    deck = typesetter.lines(text, "deck", width, language)
    deck = deck if len(deck) <= LARGE_DECK else ()
    strips = [Strip(lines=head, language=language, kind="headline")]
    if deck:
        strips.append(Strip(lines=deck, language=language))
    points = len(head) * design.style("news-head").leading
    points += len(deck) * design.style("deck").leading
    return Item(
        height=ceil(points / design.leading),
        gap=2,
        section=story.section,
        story=story.id,
        style="large",
        strips=tuple(strips),
    )


def contents_items(
    stories: list[Story], typesetter: Typesetter, style: str = "entry-head"
) -> list[Item]:
    """The contents as rows: headings of sections, and headlines in *style*."""
    items: list[Item] = []
    design, kind = typesetter.design, "entry" if style == "entry-head" else "medium"
    width = design.across(design.standing.contents[0]) - NUMBER
    for story in stories:
        if not items or items[-1].section != story.section:
            items.append(Item(height=1, gap=1, section=story.section))
        headline = set_text(story.headline, language=story.language)
        lines = typesetter.display(headline, style, width, story.language)
        head = Strip(lines=lines, language=story.language, kind="headline")
        height = ceil(len(lines) * design.style(style).leading / design.leading)
        items.append(
            Item(height=height, section=story.section, story=story.id, strips=(head,), style=kind)
        )
    return items


def entry_deck(story: Story, typesetter: Typesetter) -> Strip:
    """The standfirst of an entry; without a line where there is none, or it is too long."""
    width = typesetter.design.across(typesetter.design.standing.contents[0]) - NUMBER
    text = set_text(story.standfirst, language=story.language)
    lines = typesetter.lines(text, "entry-deck", width, story.language) if text else ()
    return Strip(lines=lines if len(lines) <= DECK else (), language=story.language)
