"""The contents page: all in large type where the stories are few, else with a hierarchy."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import longer
from digest.layout.entries import entries, every_entry
from digest.layout.lists import Column, Item, columned, placed, spread
from digest.model import Page, Placement, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.layout.breaking import Typesetter

PATTERN = "contents"
"""The pattern of the pages, and the box of an entry."""

NUMBER = 22.0
"""Points left free for the page number before an entry."""

LARGE_DECK = 3
"""Lines of the standfirst of an entry in large type. A longer one is left out."""


def contents(
    stories: list[Story], typesetter: Typesetter, facing: Sequence[Placement] = ()
) -> list[Page]:
    """The contents page, or several where the theme allows them.

    Few stories are all in large type. Of more, the lead and some others are told with a line and a
    picture, and as many of the rest as fit are named. Sentences and pictures of the *facing* page
    are not repeated.
    """
    standing = typesetter.design.standing
    if (most := typesetter.design.contents.pages) > 1:
        return whole(stories, most, typesetter)
    large = _large(stories, typesetter)
    if large:
        placements = placed(large, standing.contents[0], 1, standing.title, PATTERN)
    else:
        printed = frozenset(sentence.text for one in facing for sentence in one.sentences)
        pictured = {one.story for one in facing if one.slot("picture")}
        bare = [replace(one, picture=None) if one.id in pictured else one for one in stories]
        placements = entries(bare, typesetter, printed)
    return [Page(number=2, pattern=PATTERN, placements=placements)]


def whole(stories: list[Story], most: int, typesetter: Typesetter) -> list[Page]:
    """Every story under its section, on as many pages as that takes, *most* at most.

    Only the first has a title.
    """
    design = typesetter.design
    grid, title = design.standing.contents[0], design.standing.title
    columns = every_entry(stories, design.lines, title, most, typesetter)
    return [
        Page(
            number=2 + number,
            pattern=PATTERN,
            placements=placed([column], grid, 1, 0 if number else title, PATTERN),
        )
        for number, column in enumerate(columns)
    ]


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


def _large_items(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """Large headlines with their standfirsts over two columns: the contents of a thin issue."""
    design = typesetter.design
    width = design.across(*design.standing.contents) - 2 * NUMBER
    return [_large_item(story, width, typesetter) for story in stories]


def _large_item(story: Story, width: float, typesetter: Typesetter) -> Item:
    design, language = typesetter.design, story.language
    headline = set_text(story.headline, language=language)
    head = typesetter.display(headline, "news-head", width, language)
    head = longer(headline, "news-head", head, width, language, typesetter)
    text = set_text(story.standfirst, language=language)
    deck = typesetter.sensible(text, "deck", width, language, LARGE_DECK)
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
