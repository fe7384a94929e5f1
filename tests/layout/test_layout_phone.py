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
    headline,
    lead,
    prose,
    setter,
    stories,
    told,
    week,
)
from press_weeks import piece

from digest.layout import compose
from digest.layout.allotment import Allotter
from digest.layout.briefs import _brief, _levels, _shared, brief_pages
from digest.layout.contents import contents
from digest.layout.copy import Setting, room_after
from digest.layout.costs import COSTS
from digest.layout.five import FEWEST_LINES, five_page
from digest.layout.graphics import Graphic, GraphicRow, figure_rows, height_of
from digest.layout.groups import candidates, pages
from digest.layout.growing import _fullest
from digest.layout.heads import headed
from digest.layout.lengths import Lengths
from digest.layout.links import also
from digest.layout.lists import Item, apartness, columned, depth, evened, levelled
from digest.layout.packing import Packer
from digest.layout.sources import _levelled, back
from digest.model import Figure, Page, Place, Story, Strip
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


FACING = replace(phone(), facing=True)


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


# --- Pages that are filled ---


@pytest.mark.parametrize("place", [0, 4, 8])
def test_a_brief_too_long_for_a_page_leaves_the_others_their_pages(place: int) -> None:
    made = [short(number) for number in range(9)]
    made.insert(place, replace(brief(2 * LINES, 5), headline="A", id="long"))
    printed, left = brief_pages(made, fitter(of=phone()))
    assert left == [made[place]]
    assert {one.story for page in printed for one in page.placements} == {
        story.id for story in made if story not in left
    }


@pytest.mark.parametrize("count", range(4, 24))
def test_every_page_of_briefs_holds_some(count: int) -> None:
    printed, left = brief_pages([short(number) for number in range(count)], fitter(of=phone()))
    assert not left
    assert all(page.placements for page in printed)


def test_empty_lines_are_spread_over_pages_of_briefs() -> None:
    # Seven lines a brief: three make 21 of a page's 24 lines, and four of them two pages.
    made = [replace(brief(5, 5), id=f"story-{number}", headline="A") for number in range(4)]
    briefs = [_brief(story, fitter(of=phone())) for story in made]

    def packed(*, spread: bool) -> list[int]:
        packer = Packer(briefs, 5, LINES, COSTS, spread=spread)
        return [len(column) for column in packer.states([LINES, LINES])[4][1]]

    assert packed(spread=True) == [2, 2]
    assert sorted(packed(spread=False)) == [1, 3]


def test_few_links_become_briefs() -> None:
    def allotted(count: int, *, facing: bool) -> tuple[int, int]:
        made = stories(count, 2)
        of = replace(phone(), facing=facing)
        allotter = Allotter(made, [], lambda one: (False, one.rank, 0), bool, of, COSTS)
        found = allotter.allot(1, 0, gathered=False)
        return len(found.brief), len(found.also)

    most, _ = allotted(40, facing=True)
    assert allotted(most + 1, facing=True) == (most, 1)
    assert allotted(most + 1, facing=False) == (most + 1, 0)
    assert allotted(2 * most, facing=False) == (2 * most, 0)
    assert allotted(2 * most + 1, facing=False) == (most, most + 1)


def test_links_are_as_large_as_their_pages_allow() -> None:
    def sizes(count: int) -> set[str]:
        made = stories(count, 2, headline="A bridge is open")
        listed = also(made, setter(of=phone()), capacity=40, most=4)
        assert max(
            frame.line + frame.height - 1 for one in listed[-1].placements for frame in one.frames
        )
        return {one.style for page in listed for one in page.placements}

    assert sizes(5) == {"largest"}
    assert sizes(11) != {"largest"}


def test_entries_of_pages_of_sources_are_evenly_apart() -> None:
    items = [Item(height=4, gap=1, story=str(number)) for number in range(8)]
    # Beneath a title there are fewer.
    assert [len(column) for column in columned(items, 40)] == [8]
    assert [len(column) for column in _levelled(items, 36, 2, 0)] == [4, 4]
    assert [len(column) for column in _levelled(items, 36, 2, 20)] == [2, 6]
    assert apartness([(1, items[0]), (10, items[1]), (15, items[2])]) == 81 + 25


def test_white_above_entries_grows_before_that_above_headings() -> None:
    heading = Item(height=2, gap=3, section="City")
    entry = Item(height=2, gap=1, story="a")
    column = columned([heading, entry, entry, heading, entry, entry], 40)[0]
    lines = [line for line, _ in levelled(column, depth([column]) + 5, 4)]
    # The second entries are three lines lower, the heading one.
    assert lines == [
        line + more for (line, _), more in zip(column, (0, 0, 2, 3, 3, 5), strict=True)
    ]
    full = levelled(column, 99, 2)
    assert depth([full]) == depth([column]) + 2 + 4 + 2


def test_a_headline_has_a_line_more_before_it_is_set_as_that_of_a_brief() -> None:
    five = " ".join(["abcdefghijklmnopqrst"] * 5)
    room = box(head="second-head", **ALONE)
    story = replace(lead(), headline=five, place=Place.NEWS)
    assert headed(story, room, "second-head", setter(of=phone()), deck=False).style[:6] == "second"
    assert headed(story, room, "second-head", setter(of=FACING), deck=False).style == "brief-head"
    assert headed(story, room, "news-head", setter(of=phone()), deck=False).style[:6] == "second"


def test_white_under_a_head_costs_more_than_its_lines() -> None:
    def white(air: int, of: Design) -> float:
        room = box(height=LINES, air=air, **ALONE)
        return divider(of=of)._headed(lead(), room, "second-head", deck=False)[1]

    plain = white(0, phone())
    assert white(2, FACING) - white(0, FACING) == 2
    assert white(2, phone()) - plain > 2.5


def test_a_story_that_ends_early_takes_fewer_pages() -> None:
    two = replace(LONG, name="two", pages=2, boxes=(box(height=2 * LINES, **ALONE),))
    story = lead(sentences=9, place=Place.NEWS)
    for of, count in ((phone(two, ONE), 1), (replace(phone(two, ONE), facing=True), 2)):
        made = fitter(of=of)
        group = next(one for one in candidates([story], (two, ONE), made) if one.pattern is two)
        assert len(pages(group, (two, ONE), made)) == count


# --- A figure and its sentence ---


def counted(number: str, words: int, *, facing: bool = False) -> tuple[GraphicRow, ...]:
    """The rows of a figure in a column of 200 points."""
    sentence = told(" ".join(["abcdefghi"] * words)).summary.sentences[0]
    story = replace(
        lead(), figures=(Figure(number=number, value=number, label="", sentence=sentence),)
    )
    of = replace(phone(), facing=facing)
    return figure_rows(story, Graphic("figure", 0, (sentence,)), 200.0, setter(of=of))


def test_a_short_figure_stands_beside_its_sentence() -> None:
    value, sentence = counted("30", 12)
    wide = value.size * 2 / 2
    assert wide <= 200 * 0.45
    assert sentence.inset == round(wide + 12, 1)
    high = 10 * len(sentence.lines)
    assert value.leading <= high <= value.leading + 2 * 13
    # Both take the lines of the sentence, the figure in their middle.
    assert height_of((value, sentence), setter(of=phone())) == pytest.approx(high)
    assert value.above == pytest.approx((high - value.leading) / 2, abs=0.01)


@pytest.mark.parametrize(
    ("number", "words", "facing"),
    [("30", 12, True), ("30", 2, False), ("30", 40, False), ("300,000", 12, False)],
)
def test_a_figure_stands_over_its_sentence(number: str, words: int, facing: bool) -> None:  # noqa: FBT001 - a case of the table
    value, sentence = counted(number, words, facing=facing)
    assert value.above == sentence.inset == 0
    assert sentence.above > 0


def test_a_larger_head_is_tried_even_where_white_under_a_small_one_fills_the_box() -> None:
    room = box(height=LINES, **ALONE)
    story = lead(sentences=5, place=Place.NEWS, headline=headline(5, 4), quotes=())
    alone, facing = (_fullest(story, room, fitter(of=of)) for of in (phone(), FACING))
    assert (alone.head, alone.air) == ("feature-head", 0)
    assert (facing.head, facing.air) == ("news-head", 2)
