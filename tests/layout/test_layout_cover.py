"""The cover and the contents: which kind, in which type, and what is left out where room is short."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_desk import DESIGN, design, headline, lead, setter, told, week

from digest.layout.contents import (
    contents,
)
from digest.layout.cover import cover, weight
from digest.layout.entries import LEAST, entries, light_items
from digest.layout.lists import Item, columned, decked, flush
from digest.model import Image, Page, Place, Placement, Story, Strip
from digest.themes.covers import CoverKind, CoverTeasers, CoverText, Edges

HEAD = CoverText(
    area=Edges(left="side", top=200.0, right="side", bottom=-300.0), largest=60.0, least=10.0
)
TEASERS = CoverTeasers(
    area=Edges(left="side", top=-200.0, right="side", bottom=-40.0), picture=100.0
)
PLAIN = design(covers=(CoverKind(name="plain", head=HEAD, teasers=TEASERS),))


def covered(story: Story, *others: Story, pixels: tuple[int, int] | None = None) -> Page:
    printed = [story, *others]
    return cover(week(*printed), printed, setter(of=PLAIN, pixels=pixels))


# --- The cover; its kinds are in test_layout_cover_kinds.py ---


def test_the_cover_is_of_the_story_that_the_issue_names_or_else_the_weightiest() -> None:
    main, news = lead(1), piece_of(Place.NEWS)
    named = cover(week(main, news, cover=news.id), [main, news], setter(of=PLAIN))
    unnamed = cover(week(main, news, cover="gone"), [news, main], setter(of=PLAIN))
    assert named.placements[0].story == news.id
    assert unnamed.placements[0].story == main.id


def piece_of(place: Place, rank: int = 5) -> Story:
    return told("One.", id=f"{place}-{rank}", place=place, rank=rank)


def test_place_weighs_more_than_rank_and_rank_decides_between_equals() -> None:
    order = [
        piece_of(Place.LEAD, 9),
        piece_of(Place.FEATURE, 3),
        piece_of(Place.FEATURE, 8),
        piece_of(Place.NEWS, 1),
        piece_of(Place.BRIEF, 2),
    ]
    shuffled = [order[n] for n in (3, 0, 4, 2, 1)]
    assert sorted(shuffled, key=weight) == order


def test_teasers_are_the_weightiest_stories_with_a_short_headline() -> None:
    main = lead()
    others = [
        told("One.", id="feature", place=Place.FEATURE, rank=9, headline="A quay"),
        told("One.", id="long", rank=1, headline=headline(3, 40)),
        told("One.", id="second", rank=2, headline="A ferry"),
        told("One.", id="third", rank=3, headline="A crane"),
        told("One.", id="fourth", rank=4, headline="A pier"),
    ]
    page = covered(main, *reversed(others))
    teasers = page.placements[1:]
    assert [one.story for one in teasers] == ["feature", "second", "third"]
    assert {one.box for one in teasers} == {"teaser"}


def test_teasers_have_pictures_where_enough_stories_have_one() -> None:
    picture = Image(src="", path="p.jpg")
    main = lead(picture=None)
    others = [
        told("One.", id=f"s{n}", rank=n, headline="A pier", picture=picture if n > 2 else None)
        for n in range(1, 7)
    ]
    with_three = covered(main, *others, pixels=(800, 600))
    assert [one.story for one in with_three.placements[1:]] == ["s3", "s4", "s5"]
    assert all(one.slot("picture") for one in with_three.placements[1:])
    with_two = covered(main, *others[:4], pixels=(800, 600))
    assert [one.story for one in with_two.placements[1:]] == ["s1", "s2", "s3"]
    assert not any(one.slot("picture") for one in with_two.placements[1:])
    coarse = covered(main, *others, pixels=(200, 100))
    assert not any(one.slot("picture") for one in coarse.placements[1:])


def test_the_cover_story_is_no_teaser_of_itself() -> None:
    assert len(covered(lead()).placements) == 1


# --- The contents ---


def listed(page: Page) -> list[Placement]:
    return [one for one in page.placements if one.story]


def plain(count: int, **changes: object) -> list[Story]:
    """Stories of one section with a headline of a line and a standfirst of one, the first the weightiest."""
    return [
        told(
            "One.",
            id=f"s{n:02}",
            section="City",
            rank=n + 1,
            headline=f"Story {n}",
            standfirst="A line.",
        )
        if not changes
        else replace(told("One.", id=f"s{n:02}", section="City", rank=n + 1), **changes)
        for n in range(count)
    ]


def styles(page: Page) -> set[str]:
    return {one.style for one in listed(page)}


@pytest.mark.parametrize(
    ("count", "kinds"),
    [(9, {"large"}), (18, {"large", "told", "light"}), (40, {"large", "told", "light"})],
)
def test_the_fewer_stories_the_larger_the_contents(count: int, kinds: set[str]) -> None:
    (page,) = contents(plain(count), setter())
    assert styles(page) == kinds
    assert {one.story for one in listed(page)} == {f"s{n:02}" for n in range(count)}
    # What is told comes first, the weightiest at the top.
    assert listed(page)[0].story == "s00"


def test_long_headlines_make_the_contents_smaller_than_their_number_would() -> None:
    (page,) = contents(plain(12, headline=headline(2, 26), standfirst=""), setter())
    assert styles(page) != {"large"}


def test_large_contents_have_one_column_and_all_others_as_many_as_the_theme_says() -> None:
    for count, columns in ((9, {1}), (18, {1, 2}), (30, {1, 2})):
        (page,) = contents(plain(count), setter())
        assert {one.frames[0].column for one in listed(page)} == columns


def test_where_four_long_headlines_do_not_fit_fewer_stories_are_told() -> None:
    long = plain(18, headline=headline(2, 40), standfirst="")
    low = replace(DESIGN, lines=36, standing=replace(DESIGN.standing, contents=(1, 1)))
    (page,) = contents(long, setter(of=low))
    told = [one for one in listed(page) if one.style != "light"]
    assert 0 < len(told) < LEAST
    assert any(one.style == "light" for one in listed(page))


def test_contents_end_within_their_page_and_begin_under_its_title() -> None:
    for count in (5, 12, 13, 24, 25, 60):
        (page,) = contents(plain(count), setter())
        lines = [frame for one in listed(page) for frame in one.frames]
        assert min(frame.line for frame in lines) > 5
        assert max(frame.line + frame.height - 1 for frame in lines) <= 50


def test_contents_that_cannot_name_all_leave_out_briefs_first() -> None:
    briefs = [replace(one, place=Place.BRIEF, id=f"b-{one.id}") for one in plain(200)]
    printed = [*plain(20), *briefs]
    (page,) = contents(printed, setter())
    named = {one.story for one in listed(page)}
    assert len(named) < len(printed)
    assert named >= {one.id for one in printed if one.place is not Place.BRIEF}


def test_contents_that_cannot_name_the_longer_stories_name_the_weightiest() -> None:
    printed = plain(200)
    (page,) = contents(printed[::-1], setter())
    named = {one.story for one in listed(page)}
    assert named == {one.id for one in printed[: len(named)]}
    assert 20 < len(named) < 100


def test_each_section_has_its_heading_once_where_it_begins() -> None:
    sport = [replace(one, section="Sport", id=f"t-{one.id}") for one in plain(3)]
    items = light_items([*plain(2), *sport], setter())
    assert [item.section for item in items if item.heading] == ["City", "Sport"]
    assert [item.heading for item in items] == [True, False, False, True, False, False, False]
    # A heading for each story would say more than the stories.
    each = [replace(one, section=one.id) for one in plain(3)]
    assert not any(item.heading for item in light_items(each, setter()))


def words(count: int) -> str:
    return " ".join(["board"] * count)


def test_no_entry_tells_its_headline_again() -> None:
    made = plain(18)
    again = [replace(one, standfirst=f"“{one.headline}”!") for one in made]
    (page,) = contents(again, setter())
    lines = [" ".join(strip.lines) for one in listed(page) for strip in one.frames[0].strips[1:]]
    assert lines
    assert not any(one.headline in line for one in made for line in lines)


@pytest.mark.parametrize(("count", "lines"), [(5, 1), (35, 3), (60, 0)])
def test_large_entries_have_room_for_a_line_of_standfirst_more(count: int, lines: int) -> None:
    made = plain(4, standfirst=words(count))
    (page,) = contents(made, setter())
    assert styles(page) == {"large"}
    decks = [strip for one in listed(page) for strip in one.frames[0].strips[1:]]
    assert {len(strip.lines) for strip in decks} == ({lines} if lines else set())


DECKS = {f"{n}": Strip(lines=("One line.",), language="en") for n in range(9)}


def rows(count: int, height: int = 1) -> list[Item]:
    text = Strip(lines=("Head",), language="en", kind="headline")
    return [Item(height=height, story=str(n), strips=(text,)) for n in range(count)]


def test_entries_get_their_standfirsts_in_order_while_there_is_room() -> None:
    column = flush(columned(rows(6), 10)[0], 10, DECKS, 3)
    assert [len(item.strips) > 1 for _, item in column] == [True] * 4 + [False] * 2
    assert [line for line, _ in column] == [1, 3, 5, 7, 9, 10]


def test_too_few_standfirsts_are_none() -> None:
    column = flush(columned(rows(6), 8)[0], 8, DECKS, 3)
    assert all(len(item.strips) == 1 for _, item in column)


def test_an_entry_gets_its_standfirst_once_and_one_without_a_line_gets_none() -> None:
    item = rows(1)[0]
    once = decked(item, DECKS)
    assert once.height == 2
    assert decked(once, DECKS) == once
    assert decked(item, {"0": Strip(lines=(), language="en")}) == item
    assert decked(item, {}) == item


@pytest.mark.parametrize(("pixels", "deep"), [((800, 1200), 18), ((800, 300), 12)])
def test_the_lead_s_picture_is_as_high_as_its_text_where_it_has_the_pixels(
    pixels: tuple[int, int], deep: int
) -> None:
    picture = Image(src="a.jpg", path="a.jpg")
    first = replace(lead(1), headline=headline(1, words=24), picture=picture)
    placements = entries(
        [first, *(piece_of(Place.NEWS, rank) for rank in range(5, 13))],
        setter(of=PLAIN, pixels=pixels),
    )
    (slot,) = placements[0].slots
    assert slot.height == deep


def test_a_short_column_moves_sections_apart_before_entries() -> None:
    items = [
        Item(height=1, gap=1, section="City"),
        *rows(2),
        Item(height=1, gap=1, section="Sport"),
        *[replace(item, story=f"t{item.story}") for item in rows(2)],
    ]
    column = flush(columned(items, 20)[0], 8, {}, 1)
    sport = next(line for line, item in column if item.section == "Sport")
    assert sport == 6
    assert [line for line, _ in column] == [1, 2, 3, 6, 7, 8]
