"""Pages of one column: stories of several pages, contents and sources that run on, briefs that all find a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article
from layout_desk import (
    ART,
    box,
    design,
    divider,
    fitter,
    lead,
    prose,
    setter,
    stories,
    told,
    week,
)
from press_weeks import piece

from digest.layout import compose
from digest.layout.briefs import _levels, _shared, brief_pages
from digest.layout.contents import contents
from digest.layout.copy import Setting, room_after
from digest.layout.five import FEWEST_LINES, five_page
from digest.layout.groups import candidates, pages
from digest.layout.lengths import Lengths
from digest.layout.lists import Item, columned, depth, evened
from digest.layout.sources import back
from digest.model import Page, Place, Story, Strip
from digest.themes.design import Design, Pattern
from digest.themes.standing import Contents, Standing

LINES = 24
ALONE = {"columns": 1, "width": 1}
LONG = Pattern(name="long", pages=4, boxes=(box(height=4 * LINES, style="lead", **ALONE),))
ONE = Pattern(name="one", boxes=(box(height=LINES, **ALONE),))


def phone(*patterns: Pattern, **changes: object) -> Design:
    """A page of one column of forty letters and 24 lines."""
    standing = {"title": 4, "briefs": 1, "brief": (4, 9), "lists": 1, "quotes": 1, "rows": 50.0}
    wanted = {key: changes.pop(key) for key in ("alone", "links", "run_in") if key in changes}
    plain = design(
        *(patterns or (LONG, ONE)),
        width=200,
        height=LINES * 10,
        lines=LINES,
        facing=False,
        standing=Standing(contents=(1, 1), sources=True, back=150.0, **standing, **wanted),  # type: ignore[arg-type]
        contents=Contents(pages=6, side=0),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_a_story_may_run_over_four_pages() -> None:
    of = fitter(of=phone())
    made = pages(candidates([lead(sentences=90)], (LONG,), of)[0], (LONG,), of)
    assert len(made) == LONG.pages
    assert [page.placements[0].slot("head") is not None for page in made] == [True, *[False] * 3]
    frames = [frame for page in made for one in page.placements for frame in one.frames]
    assert all(frame.line + frame.height - 1 <= LINES for frame in frames)


@pytest.mark.parametrize("initial", [False, True])
def test_the_text_begins_beneath_its_head_with_room_for_a_drop_cap(*, initial: bool) -> None:
    of = divider(of=phone())
    rooms = [box(height=4 * LINES, initial=initial, air=air, **ALONE) for air in range(LINES)]
    made = [shape for room in rooms for shape in of.shapes(lead(), room)]
    assert made
    for shape in made:
        column, top, foot = shape.free[0]
        assert column == 0
        assert foot - top >= (3 if initial else 2)


def test_contents_name_every_story_on_as_many_pages_as_that_takes() -> None:
    made = stories(30, 2, standfirst="")
    listed = contents(made, setter(of=phone()))
    assert len(listed) > 1
    named = [one.story for page in listed for one in page.placements if one.story]
    assert named == [story.id for story in made]
    first, second = (
        min(frame.line for one in page.placements for frame in one.frames) for page in listed[:2]
    )
    assert first > 4  # beneath the title
    assert second <= 2


def test_contents_of_too_many_stories_keep_to_their_pages() -> None:
    listed = contents(stories(200, 2, standfirst=""), setter(of=phone()))
    assert len(listed) == 6


def cited(made: list[Page]) -> list[str]:
    return [one.article for page in made for one in page.placements if one.article]


@pytest.mark.parametrize("count", [1, 9, 40])
def test_every_article_is_cited_and_the_last_page_is_the_back_page(count: int) -> None:
    made = back([piece(number) for number in range(count)], 0, setter(of=phone()))
    assert [page.pattern for page in made] == ["sources"] * (len(made) - 1) + ["back"]
    assert sorted(cited(made)) == sorted(piece(number).articles[0].id for number in range(count))
    assert len(made) == 1 or count > 1


def test_columns_after_a_lower_first_one_are_full() -> None:
    items = [Item(height=2, story=str(number)) for number in range(20)]
    packed = columned(items, 10, 4)
    assert [len(column) for column in packed] == [3, 5, 5, 5, 2]
    even = evened(items, 10, 5, 4)
    assert len(even) == 5
    assert depth(even) == 10


def running(made: tuple[Page, ...]) -> set[str]:
    return {
        one.story for page in made if page.pattern in ("long", "one") for one in page.placements
    }


def short(number: int) -> Story:
    """A story of eight lines of forty letters."""
    return piece(number, sentences=4, section="City", quotes=())


def test_a_story_too_short_for_a_page_becomes_a_brief() -> None:
    few_lines = [piece(number, sentences=6, section="City", quotes=()) for number in range(1, 9)]
    made = week(lead(), *few_lines)
    few = compose(made, design=phone(alone=22), measure=setter().measure, limit=40)
    assert running(few) == {"story-0"}
    many = compose(made, design=phone(), measure=setter().measure, limit=40)
    assert len(running(many)) > 1


def test_all_briefs_find_a_page() -> None:
    made = [replace(short(number), headline=prose(number, 9)) for number in range(9)]
    _, left = brief_pages(made, fitter(of=phone()))
    assert left == []


def test_lists_of_links_may_take_more_pages() -> None:
    made = week(*[short(number) for number in range(90)])

    def lists(links: int) -> int:
        found = compose(made, design=phone(links=links), measure=setter().measure, limit=24)
        return sum(page.pattern == "also" for page in found)

    assert lists(0) <= 2 < lists(8) <= 8


def test_no_page_of_five_lines_on_a_low_page() -> None:
    made = stories(6, 24)
    low = phone(lines=FEWEST_LINES)
    assert five_page(made, setter(of=low)) == []


def test_a_picture_narrower_than_its_part_is_left_out() -> None:
    def shown(narrow: float) -> int:
        room = box(height=LINES, art=replace(ART, width=1, narrow=narrow), **ALONE)
        options = divider(of=phone(), pixels=(260, 200)).illustrator.options(
            lead(picture="p.jpg"), room
        )
        return sum(len(option.places) for option in options)

    assert shown(0.0) > 0
    assert shown(0.75) == 0


# --- Sources on the last line of a text ---


def brief(lines: int, last: int, source: str = "The Gull", **changes: object) -> Story:
    """A story of one sentence that makes *lines* lines, the last of *last* letters."""
    text = " ".join(["a" * 39] * (lines - 1) + ["b" * last])
    one = article(id=f"a:{last}", source=source, text=text, language="en", **changes)
    return told(text, articles=(one,), id=f"story-{last}", place=Place.BRIEF)


# A line is 200 points: of them 9 are the end mark's, 10 stay free, and "From The Gull" takes 65.
@pytest.mark.parametrize(
    ("last", "source", "language", "run_in"),
    [
        (23, "The Gull", "en", True),
        (24, "The Gull", "en", False),
        (23, "The Heron", "en", False),
        (5, "The Gull", "ar", False),
        (5, "A name of more than forty letters in all, so", "en", False),
    ],
)
def test_sources_stand_on_the_last_line_where_it_has_room(
    last: int,
    source: str,
    language: str,
    run_in: bool,  # noqa: FBT001 - a case of the table
) -> None:
    of, story = fitter(of=phone(run_in=True)), brief(3, last, source)
    strip = of.divider.sources(story, box(**ALONE))[0]
    lengths = Lengths(story, Setting(style="body", width=200), of.typesetter, source=strip)
    copy = [Strip(lines=("a", "b" * last), language=language)]
    assert lengths._runs_in(copy) is run_in


def test_sources_on_the_last_line_leave_a_line_more_for_text() -> None:
    room = box(height=12, **ALONE)
    for last, lines in ((5, 0), (35, 1)):
        for run_in in (False, True):
            fit = fitter(of=phone(run_in=run_in)).fit(brief(4, last), room)
            (frame,) = fit.placement.frames
            strip = frame.strips[-1]
            assert strip.kind == "source"
            assert strip.run_in is (run_in and lines == 0)
            assert frame.filled == 4 + (lines if run_in else 1)


def test_sources_do_not_stand_beside_a_drop_cap() -> None:
    of = setter(of=phone(run_in=True))
    setting = Setting(style="body", width=200, initial=True)
    cap = Strip(lines=("a", "b", "c"), language="en")
    assert room_after([cap], setting, of) == 0
    assert room_after([replace(cap, lines=("a", "b", "c", "d"))], setting, of) == 200 - 5 - 9


def test_of_texts_as_long_the_one_whose_last_line_has_room_is_chosen() -> None:
    # The first sentence makes a line of 30 letters and its sources another; with the second there
    # are two lines, the sources on the last one.
    story = told("a" * 30, "b" * 15)
    setting = Setting(style="body", width=200)
    of = fitter(of=phone(run_in=True))
    source = of.divider.sources(story, box(**ALONE))[0]
    assert Lengths(story, setting, of.typesetter, source=source).upto(9)[1] == (0, 1)
    assert Lengths(story, setting, of.typesetter).upto(9)[1] == (0,)


# --- Briefs and sources that run on ---


def test_briefs_follow_each_other_under_one_title() -> None:
    many = [short(number) for number in range(9)]
    made, _ = brief_pages(many, fitter(of=phone()))
    first, *further = (
        [slot.line for one in page.placements for slot in one.slots] for page in made
    )
    assert min(first) == 5
    assert further
    assert all(min(lines) == 1 for lines in further)
    issue = week(lead(), *many)
    composed = compose(issue, design=phone(alone=22), measure=setter().measure, limit=40)
    numbers = [page.number for page in composed if page.pattern == "briefs"]
    assert numbers == [*range(numbers[0], numbers[0] + len(further) + 1)]


def test_a_headline_more_may_be_large_in_a_single_column() -> None:
    assert [*_levels(3, 1)] == [
        *[(1, 1, 1), (2, 1, 1), (2, 2, 1), (2, 2, 2)],
        *[(3, 2, 2), (3, 3, 2), (3, 3, 3)],
    ]
    assert [*_levels(3, 3)] == [(1, 1, 1), (2, 2, 2), (3, 3, 3)]


@pytest.mark.parametrize(
    ("spare", "after", "under"),
    [
        (1, [0, 0, 0], [1, 0, 0]),
        (4, [0, 0, 0], [1, 1, 1]),  # one at the foot
        (5, [1, 1, 0], [1, 1, 1]),
        (9, [2, 2, 0], [1, 1, 1]),
    ],
)
def test_spare_lines_part_headlines_from_their_texts_before_they_part_briefs(
    spare: int, after: list[int], under: list[int]
) -> None:
    assert _shared(spare, 3, 2, facing=False) == (after, under)
    assert _shared(spare, 3, 2, facing=True)[1] == [0, 0, 0]


def test_a_headline_parts_from_its_text_on_a_page_with_lines_to_spare() -> None:
    air = set()
    for count in range(4, 10):
        made, _ = brief_pages(stories(count, 1), fitter(of=phone()))
        for one in (one for page in made for one in page.placements if one.frames):
            head = one.slots[0]
            air.add(one.frames[0].line - head.line - head.height)
    assert air == {0, 1}
