"""Linked headlines and sources: what each row says, how rows fill their columns, and what goes on to another page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from builders import article
from layout_desk import DESIGN, STYLES, design, headline, prose, setter, stories, told

from digest.layout.links import also, link_items
from digest.layout.lists import (
    Item,
    airy,
    apart,
    closed,
    columned,
    depth,
    half_row,
    has_panel,
    last_columns,
    list_rows,
    placed,
    spare_lines,
)
from digest.layout.sources import advert, back, source_items
from digest.model import Page, Place, Story
from digest.text.typography import NO_BREAK

SHARED = told("One.", id="shared", headline="A bridge", section="City")
LARGE = design(styles=STYLES | {"entry-head": replace(STYLES["entry-head"], leading=15)})


def by(*outlets: str, title: str = "A title", **changes: object) -> Story:
    """A story that these outlets tell."""
    many = [article(id=f"{name}:{title}", source=name, title=title) for name in outlets]
    return replace(SHARED, articles=tuple(many), **changes)


def cited(count: int, outlet: str = "Gull", title: str = "Title") -> list[Story]:
    return [by(outlet, title=f"{title} {n}", id=f"{outlet}-{n}") for n in range(count)]


def depths(page: Page) -> list[int]:
    frames = [frame for one in page.placements for frame in one.frames]
    columns = {frame.column for frame in frames}
    return [
        max(frame.line + frame.height - 1 for frame in frames if frame.column == column)
        for column in columns
    ]


# --- Rows of links ---


def test_a_heading_stands_before_the_stories_of_each_section() -> None:
    made = [SHARED, replace(SHARED, id="b"), replace(SHARED, id="c", section="Sport")]
    items = link_items(made, setter())
    assert [(item.section, item.story) for item in items] == [
        ("City", ""),
        ("City", "shared"),
        ("City", "b"),
        ("Sport", ""),
        ("Sport", "c"),
    ]


def test_outlets_stand_on_the_headlines_last_line_where_they_fit_it() -> None:
    # 40 letters a line: "A bridge" and a space leave 31 less 1.5 points.
    (_, short) = link_items([by("x" * 30)], setter())
    (_, long) = link_items([by("x" * 31)], setter())
    assert (short.outlets, len(short.strips), short.height) == ("x" * 30, 1, 2)
    assert (long.outlets, len(long.strips), long.height) == ("", 2, 4)
    assert long.strips[1].kind == "source"
    assert long.strips[1].lines == ("x" * 31,)


def test_all_outlets_of_a_story_are_named_and_none_is_broken() -> None:
    (_, item) = link_items([by("The Gull", "The Heron")], setter())
    assert item.outlets == f"The{NO_BREAK}Gull · The{NO_BREAK}Heron"


def test_small_links_run_into_their_outlets() -> None:
    (_, item) = link_items([by("Gull")], setter(), "dense")
    assert [strip.lines for strip in item.strips] == [("A bridge (Gull)",)]
    assert item.gap == 0


def test_large_links_are_as_high_as_their_type() -> None:
    (_, plain) = link_items([by("Gull")], setter(of=LARGE))
    (_, large) = link_items([by("Gull")], setter(of=LARGE), "large")
    assert (plain.height, large.height) == (2, 3)


def test_long_headlines_take_a_row_more() -> None:
    (_, item) = link_items([by("Gull", headline=headline(3, 16))], setter())
    assert item.height == 2 * sum(len(strip.lines) for strip in item.strips) > 2
    assert max(len(line) for strip in item.strips for line in strip.lines) <= 40


# --- Pages of links ---


def linked(pages: list[Page]) -> list[str]:
    return [one.story for page in pages for one in page.placements if one.story]


def test_links_that_have_room_are_all_printed_in_their_order() -> None:
    made = stories(50)
    pages = also(made, setter(), capacity=20, most=20)
    assert linked(pages) == [one.id for one in made]
    assert {page.pattern for page in pages} == {"also"}


def test_links_without_a_page_are_none() -> None:
    assert also(stories(5), setter(), capacity=20, most=0) == []
    assert also([], setter(), capacity=20, most=3) == []


def test_links_that_have_no_room_are_those_of_least_weight() -> None:
    made = stories(120)
    (page,) = also(made, setter(), capacity=20, most=1)
    printed = linked([page])
    assert printed == [one.id for one in made[: len(printed)]]
    assert len(printed) < 120
    reversed_ = also(made, setter(), capacity=20, most=1, weight=lambda story: -story.rank)
    assert linked(reversed_) == [one.id for one in made if one.id in linked(reversed_)]
    assert made[-1].id in linked(reversed_)
    assert made[0].id not in linked(reversed_)


def styles(pages: list[Page]) -> set[str]:
    return {one.style for page in pages for one in page.placements if one.story}


def test_the_type_of_links_follows_how_much_of_the_issue_they_take() -> None:
    assert styles(also(stories(6), setter(), capacity=20, most=20)) == {"large"}
    assert styles(also(stories(60), setter(), capacity=20, most=20)) == {"plain"}
    assert styles(also(stories(60), setter(), capacity=2, most=2)) == {"dense"}


def test_a_short_list_stands_in_even_columns_over_a_panel() -> None:
    (page,) = also(stories(6), setter(), capacity=20, most=20)
    panel = page.placements[-1].slots[0]
    assert panel.kind == "advert"
    assert panel.line + panel.height - 1 == DESIGN.lines
    assert max(depths(page)) - min(depths(page)) <= 8


def test_a_page_full_of_links_has_no_panel() -> None:
    pages = also(stories(60), setter(), capacity=20, most=20)
    assert all(one.box == "also" for one in pages[0].placements)
    assert max(depths(pages[0])) <= list_rows(setter())


# --- Rows of sources ---


def test_sources_stand_by_outlet_in_the_order_of_the_alphabet() -> None:
    made = [by("the Tern", "Gull", title="One", id="a"), by("Heron", "Gull", title="Two", id="b")]
    items = source_items(made, setter())
    assert [(item.section, item.story, item.article) for item in items] == [
        ("Gull", "", ""),
        ("Gull", "a", "Gull:One"),
        ("Gull", "b", "Gull:Two"),
        ("Heron", "", ""),
        ("Heron", "b", "Heron:Two"),
        ("the Tern", "", ""),
        ("the Tern", "a", "the Tern:One"),
    ]


def test_a_cited_title_is_as_high_as_its_lines_which_stand_in() -> None:
    (_, item) = source_items([by("Gull", title=prose(3, 16))], setter())
    lines = item.strips[0].lines
    assert item.height == 2 * len(lines) > 2
    assert max(map(len, lines)) <= (200 - 7) / 5


@pytest.mark.parametrize(
    ("name", "height"), [("Gull", 2), (" ".join(["Messenger"] * 6), 4), ("Messenger " * 20, 4)]
)
def test_an_outlets_long_name_has_two_lines_and_no_more(name: str, height: int) -> None:
    (heading, _) = source_items([by(name.strip())], setter())
    assert heading.height == height


# --- The back page ---


def cites(pages: list[Page]) -> list[str]:
    return [one.article for page in pages for one in page.placements if one.article]


def test_sources_that_fit_stand_on_the_back_page_alone() -> None:
    (page,) = back(cited(20), 8, setter())
    assert (page.number, page.pattern) == (8, "back")
    assert len(cites([page])) == 20
    assert max(depths(page)) <= list_rows(setter(), DESIGN.standing.back)


@pytest.mark.parametrize("count", [100, 260])
def test_where_the_articles_do_not_fit_each_outlet_stands_there_once(count: int) -> None:
    made = [by(f"Outlet {number % 9}") for number in range(count)]
    (page,) = back(made, 8, setter())
    assert cites([page]) == []
    named = [one.slots[0].lines if one.slots else () for one in page.placements]
    assert len(named) == 9
    assert max(depths(page)) <= list_rows(setter(), DESIGN.standing.back)


def test_of_too_many_outlets_those_with_most_articles_are_named() -> None:
    many = [by(f"Small {number}") for number in range(400)]
    (page,) = back([*many, by("Large"), by("Large")], 8, setter())
    told = " ".join(
        line
        for one in page.placements
        for frame in one.frames
        for strip in frame.strips
        for line in strip.lines
    )
    assert "Large" in told
    assert 10 < len(page.placements) < 400
    assert max(depths(page)) <= list_rows(setter(), DESIGN.standing.back)


def test_items_stand_close_where_that_saves_a_page() -> None:
    counts = {}
    for count in range(55, 95, 4):
        pages = back(cited(count), 1, setter())
        lines = [frame.line for one in pages[-1].placements for frame in one.frames]
        closest = min((b - a for a, b in pairwise(lines) if b > a), default=0)
        counts[count] = len(pages), closest
    tight = [count for count, (pages, closest) in counts.items() if (pages, closest) == (1, 2)]
    airy_ones = [count for count, (pages, closest) in counts.items() if pages == 1 and closest > 2]
    assert tight
    assert max(airy_ones) < max(tight)


def test_an_advertisement_that_pads_an_issue_is_as_high_as_the_page() -> None:
    page = advert(DESIGN)
    (slot,) = page.placements[0].slots
    assert (page.pattern, slot.kind, slot.height) == ("advert", "advert", DESIGN.lines)


# --- Columns in half rows ---


def rows(count: int, **changes: int) -> list[Item]:
    return [Item(**{"height": 2, "gap": 1, "story": str(n), **changes}) for n in range(count)]


def test_a_half_row_is_half_the_leading_of_the_list() -> None:
    tall = design(styles=STYLES | {"list-head": replace(STYLES["list-head"], leading=15)})
    assert (half_row(setter()), half_row(setter(of=tall))) == (5, 7.5)
    assert (list_rows(setter()), list_rows(setter(of=tall))) == (90, 60)
    assert list_rows(setter(), 100.0) == 70


@pytest.mark.parametrize(("deep", "spare"), [(0, 45), (1, 44), (2, 44), (72, 9), (73, 8), (90, 0)])
def test_a_list_leaves_whole_lines_and_a_panel_only_where_they_are_enough(
    deep: int, spare: int
) -> None:
    assert spare_lines(deep, setter()) == spare
    assert has_panel(deep, setter()) == (spare >= 9)
    page = Page(number=1, pattern="also")
    panels = closed(page, deep, setter()).placements
    assert len(panels) == (spare >= 9)
    if panels:
        assert panels[0].slots[0].line == 50 - spare + 2


def test_a_list_that_leaves_too_little_for_a_panel_goes_down_to_the_foot() -> None:
    few, deep = last_columns(rows(30), 90, 3, setter())
    assert deep == depth(few) == 29
    many, full = last_columns(rows(84), 90, 3, setter())
    assert full == 90
    assert {depth([column]) for column in many} == {90}


def test_items_move_apart_headings_twice_as_far_and_not_what_follows_them() -> None:
    items = [Item(height=2, gap=2, section="City"), *rows(2)]
    assert [item.gap for item in apart(items, 3)] == [8, 1, 4]
    assert apart(items, 0) == items


def test_items_move_apart_only_so_far_that_none_loses_its_place() -> None:
    for count in range(40, 90, 7):
        columns = airy(rows(count), 90, 3, setter())
        assert len(columns) <= 3
        assert sum(map(len, columns)) == count
        assert depth(columns) <= 90


def test_a_heading_never_ends_a_column() -> None:
    items = [*rows(3), Item(height=2, gap=3, section="Sport"), *rows(2)]
    for height in range(8, 20):
        columns = columned(items, height)
        assert not any(column[-1][1].heading for column in columns)


def test_rows_become_placements_on_the_grid_of_their_page() -> None:
    items = [Item(height=2, section="City"), Item(height=3, story="a", outlets="Gull")]
    heading, row = placed([[(1, items[0]), (3, items[1])]], 3, 2, 5, "also")
    assert (heading.slots[0].kind, heading.slots[0].lines) == ("heading", ("City",))
    assert heading.frames == ()
    assert (row.frames[0].column, row.frames[0].line, row.frames[0].height) == (2, 8, 3)
    assert (row.slots[0].kind, row.slots[0].lines) == ("outlets", ("Gull",))


def test_briefs_and_news_are_weighed_alike_by_rank_within_their_place() -> None:
    made = stories(120)
    last = replace(made[-1], place=Place.LEAD)
    pages = also([*made[:-1], last], setter(), capacity=20, most=1)
    assert last.id in linked(pages)
