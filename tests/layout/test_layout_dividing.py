"""What a box may hold, which stories share a page, who has a box at all: dividing, cutting, allotting, display sizes."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from builders import article
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_desk import (
    ART,
    DESIGN,
    LEAD,
    ONE,
    STYLES,
    THREE,
    TWO,
    Typewriter,
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

from digest.layout import compose, quotes
from digest.layout.allotment import Allotter
from digest.layout.captions import CAP, caption_height
from digest.layout.costs import COSTS
from digest.layout.cover import weight
from digest.layout.display import fullest, largest, reaching, shortfall, whole_words
from digest.layout.groups import candidates, cut, edges, pages, parted
from digest.layout.illustrating import cropped
from digest.layout.joints import bad_breaks
from digest.layout.quotes import quotes_page, runs_in
from digest.layout.shapes import Choice
from digest.layout.words import HYPHEN
from digest.model import Difference, Figure, Image, Page, Place, Quote, Sentence, Slot, Story
from digest.themes.design import HEADS, LARGEST, Box, Pattern, sized

# --- Dividing a box ---


def places(pixels: tuple[int, int] | None, picture: str = "p.jpg", **changes: object) -> list[Slot]:
    """The pictures that a box may show of a story of one picture, in all their sizes."""
    room = box(**{"art": ART, "line": 2, **changes})
    options = divider(pixels=pixels).illustrator.options(piece(1, picture=picture), room)
    return [place.slot for option in options for place in option.places]


def widths(slots: list[Slot]) -> set[tuple[int, bool]]:
    return {(slot.width, bool(slot.across)) for slot in slots}


def test_a_picture_is_as_large_as_its_pixels_its_shape_and_its_box_allow() -> None:
    # Two columns are 400 points wide: 839 pixels at 151 an inch; one is 200.
    assert widths(places((4000, 2400))) == {(2, False), (1, False)}
    assert widths(places((800, 480))) == {(1, False)}
    # Too few for a column: as wide as its pixels allow, with the caption beside it or beneath.
    assert widths(places((300, 200))) == {(1, True)}
    assert places((100, 80)) == []
    # A square would be cropped too much over two columns.
    assert widths(places((4000, 4000))) == {(1, False), (1, True)}


def test_no_picture_is_cropped_by_more_than_its_shape_bears() -> None:
    def part(slot: Slot, own: float) -> float:
        width = slot.across or DESIGN.across(slot.columns, slot.width)
        return cropped(own, width / (slot.height * 10 - CAP - caption_height(slot, DESIGN)))

    for pixels, most in (((4000, 2400), COSTS.crop_most), ((2400, 4000), COSTS.crop_upright)):
        parts = [part(slot, pixels[0] / pixels[1]) for slot in places(pixels)]
        assert parts
        assert max(parts) <= most


def test_a_box_without_art_shows_a_picture_in_one_column() -> None:
    assert widths(places((4000, 2400), art=None)) == {(1, False)}
    assert places((4000, 2400), art=None, style="lead") == []
    assert places((4000, 4000), picture="") == []
    assert places(None) == []


def test_a_picture_on_top_of_a_page_bleeds_where_it_has_the_pixels() -> None:
    over = {"art": replace(ART, width=3, most=40), "height": 60, "line": 1}
    # The paper is 595 points wide, 1,249 pixels; the type area 600 on this desk: 1,259.
    assert any(slot.bleeds for slot in places((4000, 2400), **over))
    assert not any(slot.bleeds for slot in places((1200, 800), **over))
    under = {**over, "art": replace(ART, width=3, most=40, under=True)}
    assert not any(slot.bleeds for slot in places((4000, 2400), **under))


def test_a_story_of_several_pictures_may_have_a_strip_or_a_second_one() -> None:
    images = [Image(src=f"{n}.jpg", path=f"{n}.jpg") for n in range(3)]
    story = replace(piece(1), picture=images[0], further_pictures=tuple(images[1:]))
    room = box(art=replace(ART, width=3), line=2, height=40)
    options = divider(pixels=(4000, 2400)).illustrator.options(story, room)
    shown = [[place.slot for place in option.places] for option in options]
    strips = [slots for slots in shown if len(slots) > 1 and slots[1].start]
    assert {len(slots) for slots in strips} == {2, 3}
    for slots in strips:
        assert len({slot.height for slot in slots}) == 1
        assert slots[-1].start + slots[-1].across == pytest.approx(600)
    pairs = [option for option in options if any(place.foot for place in option.places)]
    assert pairs
    for option in pairs:
        first, second = (place.slot for place in option.places)
        assert first.image != second.image
        assert first.width * first.height >= 2 * second.width * second.height


def test_a_box_offers_its_own_head_and_a_smaller_one_of_its_family() -> None:
    of, story = divider(), told("One.")
    assert of._head_styles(story, box(head="news-head")) == ["news-head", "second-head"]
    assert of._head_styles(story, box(head="brief-head")) == ["brief-head"]
    other = design(styles=STYLES | {"second-head": replace(STYLES["second-head"], family="sans")})
    assert divider(of=other)._head_styles(story, box(head="news-head")) == ["news-head"]


@pytest.mark.parametrize("head", ["lead-head", "cover-type-head"])
def test_the_largest_heads_are_those_of_leads(head: str) -> None:
    of, room = divider(), box(head=head)
    assert of._head_styles(told("One."), room) == ["feature-head", "news-head"]
    leading = told("One.", place=Place.LEAD)
    assert of._head_styles(leading, room) == list(HEADS[HEADS.index(head) :][:2])


def kinds(story: Story, room: Box, pixels: tuple[int, int] | None = None) -> set[frozenset[str]]:
    shapes = divider(pixels=pixels).shapes(story, room)
    return {frozenset(slot.kind for slot in shape.slots) for shape in shapes}


def test_shapes_are_with_and_without_each_part_that_the_box_may_have() -> None:
    story = piece(1, sentences=60, picture="p.jpg")
    bare, every = box(height=40, line=2), box(height=40, line=2, quotes=True, art=ART)
    assert kinds(story, bare, (4000, 2400)) == {
        frozenset({"head"}),
        frozenset({"head", "picture"}),
    }
    assert kinds(story, every, (4000, 2400)) == {
        frozenset({"head"}),
        frozenset({"head", "quote"}),
        frozenset({"head", "picture"}),
        frozenset({"head", "picture", "quote"}),
    }


def test_a_story_of_a_fixed_length_has_no_pull_quote() -> None:
    story = piece(1, sentences=60)
    room = box(height=40, quotes=True)
    assert frozenset({"head", "quote"}) in kinds(story, room)
    assert kinds(replace(story, words=60), room) == {frozenset({"head"})}


def test_only_a_story_of_several_reports_has_a_panel() -> None:
    story = piece(1, sentences=60)
    room = box(height=40, panel=True, style="lead")
    two = replace(story, articles=(*story.articles, article(id="heron:x", source="Heron")))
    assert kinds(story, room) == {frozenset({"head"})}
    assert kinds(two, room) == {frozenset({"head", "panel"})}


def test_a_panel_beside_another_story_than_a_lead_says_where_reports_differ() -> None:
    other = article(id="heron:x", source="Heron")
    story = piece(1, sentences=60)
    two = replace(story, articles=(*story.articles, other))
    room = box(height=40, panel=True)
    assert kinds(two, room) == {frozenset({"head"})}
    assert kinds(replace(two, differences=differing(two)), room) == {frozenset({"head", "panel"})}


def test_a_panel_that_only_names_the_reports_leaves_the_text_as_many_lines_as_it_takes() -> None:
    story = piece(1, sentences=60)
    two = replace(story, articles=(*story.articles, article(id="heron:x", source="Heron")))
    of, choice = divider(), Choice(head="news-head", deck=False)
    least: dict[bool, int] = {}
    for differs in (False, True):
        made = replace(two, differences=differing(two) if differs else ())
        for height in range(60, 8, -1):
            low = box(height=height, width=1, columns=1, panel=True, style="lead")
            shape = of.shape(made, low, choice)
            panels = [slot for slot in shape.slots if slot.kind == "panel"] if shape else []
            if panels:
                lines = sum(foot - top for _, top, foot in shape.free) if shape else 0
                assert differs or lines >= panels[0].height
                least[differs] = lines - panels[0].height
    assert least[False] == 0
    assert least[True] < 0


def test_a_panel_without_room_is_left_out_at_a_price() -> None:
    story = piece(1, sentences=60)
    two = replace(story, articles=(*story.articles, article(id="heron:x", source="Heron")))
    two = replace(two, differences=differing(two))
    low, of = box(height=12, panel=True), divider()
    choice = Choice(head="news-head", deck=False)
    shape = of.shape(two, low, choice)
    plain = of.shape(replace(two, differences=()), low, choice)
    assert shape is not None
    assert plain is not None
    assert [slot.kind for slot in shape.slots] == ["head"]
    assert shape.cost - plain.cost == pytest.approx(COSTS.missing_panel)


def differing(story: Story) -> tuple[Difference, ...]:
    """The first sentences of two reports, as if they differed."""
    first, second = (
        Sentence(article=one.id, start=0, end=len(one.text), text=one.text[:90])
        for one in story.articles
    )
    return (Difference(topic="people", sides=(first, second)),)


def test_a_picture_stands_over_or_under_its_head() -> None:
    story = piece(1, sentences=60, picture="p.jpg")
    for under in (False, True):
        room = box(height=40, line=2, art=replace(ART, under=under))
        of = divider(pixels=(4000, 2400))
        shown = next(
            option.places
            for option in of.illustrator.options(story, room)
            if option.places and option.places[0].slot.width == 2
        )
        shape = of.shape(story, room, Choice(head="news-head", deck=False, pictures=shown))
        assert shape is not None
        head, picture = (
            next(one for one in shape.slots if one.kind == kind) for kind in ("head", "picture")
        )
        assert (head.line < picture.line) == under


def test_air_stands_under_the_head() -> None:
    story = piece(1, sentences=60)
    choice = Choice(head="news-head", deck=False)
    plain, airy = (divider().shape(story, box(air=air), choice) for air in (0, 2))
    assert plain is not None
    assert airy is not None
    assert airy.slots[0].height == plain.slots[0].height + 2
    assert airy.capacity == plain.capacity - 2 * 3


def test_a_box_too_low_for_its_head_has_no_shape_but_is_still_set() -> None:
    story = piece(1, sentences=60)
    low = box(height=2)
    assert divider().shapes(story, low) == []
    bare = divider().bare(low)
    assert (bare.slots, bare.capacity) == ((), 6)
    assert fitter().fit(story, low).placement.slots == ()


def test_a_source_line_stands_under_the_text_unless_it_stands_in_the_margin() -> None:
    story = piece(1)
    margin = design(notes=60.0)
    assert divider().beneath(story, box()) == 1
    assert divider(of=margin).beneath(story, box()) == 0
    assert divider(of=margin).beneath(story, box(width=2)) == 1
    slots = fitter(of=margin).fit(story, box()).placement.slots
    assert [one.kind for one in slots] == ["head", "kicker", "note"]
    note = slots[-1]
    assert note.line + note.height == 31


# --- Cutting the running order ---


def cuts(made: list[Story], *patterns: Pattern, page: float = 0.0, first: int = 3) -> list[int]:
    of = design(*patterns)
    return [len(one.stories) for one in cut(made, of.patterns, fitter(of=of), page, first)]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(2, 60), min_size=1, max_size=7), st.sampled_from([0.0, 6.0, 60.0]))
def test_a_cut_keeps_every_story_once_and_in_its_place(lengths: list[int], page: float) -> None:
    made = [piece(n, sentences=count) for n, count in enumerate(lengths)]
    groups = cut(made, DESIGN.patterns, fitter(), page)
    seated = [{one.id for one in group.stories} for group in groups]
    start = 0
    for group in seated:
        assert group == {one.id for one in made[start : start + len(group)]}
        start += len(group)
    assert start == len(made)
    assert all(len(group.stories) == len(group.pattern.boxes) for group in groups)


def test_the_dearer_a_page_the_fewer_of_them() -> None:
    made = stories(9, 30)
    counts = [len(cuts(made, ONE, TWO, THREE, page=page)) for page in (0.0, 20.0, 500.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] == 3


def test_long_stories_have_a_page_and_short_ones_share_one() -> None:
    long, short = stories(3, 80), [piece(10 + n, sentences=9, section="City") for n in range(3)]
    assert cuts([*long, *short], ONE, THREE) == [1, 1, 1, 3]


def test_no_stories_make_no_pages() -> None:
    assert cuts([], ONE) == []


def test_candidates_hold_just_the_stories_the_cheapest_first() -> None:
    made = stories(2)
    found = candidates(made, (ONE, TWO, THREE, replace(TWO, name="other")), fitter())
    assert [group.pattern.name for group in found] == ["two", "other"]
    mixed = [made[0], replace(made[1], section="Sport")]
    dearer = candidates(mixed, (TWO,), fitter())[0]
    assert dearer.cost == pytest.approx(found[0].cost + COSTS.mixed_section)


def test_the_edge_between_two_boxes_moves_to_where_the_copy_fits() -> None:
    made = [
        piece(1, sentences=14, section="City"),
        piece(2, sentences=60, section="City"),
    ]
    fixed = replace(TWO, shift=0)
    holes = []
    for pattern in (TWO, fixed):
        of = fitter(of=design(pattern))
        (page,) = pages(candidates(made, (pattern,), of)[0], (pattern,), of)
        holes.append(
            sum(frame.height - frame.filled for one in page.placements for frame in one.frames)
        )
    assert holes[0] < holes[1]


def test_edges_are_between_boxes_that_stand_over_each_other() -> None:
    assert edges(TWO) == [(frozenset({0}), frozenset({1}))]
    assert edges(THREE) == [(frozenset({1}), frozenset({2}))]
    assert edges(replace(TWO, shift=0)) == []
    under_two = Pattern(
        name="t",
        shift=3,
        boxes=(
            box(width=1, height=20),
            box(column=2, width=2, height=20),
            box(line=22, height=29),
        ),
    )
    assert edges(under_two) == [(frozenset({0, 1}), frozenset({2}))]


def test_a_story_of_two_pages_is_parted_at_the_foot_of_the_first() -> None:
    spread = Pattern(name="spread", pages=2, boxes=(box(height=100, style="lead"),))
    of = fitter(of=design(spread))
    made = pages(candidates([lead(sentences=90)], (spread,), of)[0], (spread,), of)
    assert [page.pattern for page in made] == ["spread", "spread"]
    first, second = (page.placements[0] for page in made)
    assert first.slot("head") is not None
    assert second.slot("head") is None
    assert first.sentences
    assert second.sentences == ()
    assert all(1 <= frame.line <= 50 for one in (first, second) for frame in one.frames)


def test_a_page_that_ends_on_its_last_line_is_not_parted() -> None:
    page = Page(number=0, pattern="one", placements=(fitter().fit(piece(1), box()).placement,))
    assert parted(page, 50) == [page]


# --- Who has a box ---


def allotter(count: int, able: int | None = None, place: Place = Place.NEWS) -> Allotter:
    made = [replace(one, place=place) for one in stories(count, 2)]

    def key(story: Story) -> tuple[bool, int, int]:
        return True, *weight(story)

    return Allotter(made, made[: count if able is None else able], key, bool, DESIGN, COSTS)


def sizes(of: Allotter, room: int, demoted: int = 0, *, gathered: bool = False) -> tuple[int, ...]:
    one = of.allot(room, demoted, gathered=gathered)
    every = [story.id for story in (*one.running, *one.brief, *one.also)]
    assert len(set(every)) == len(every) == len(of._stories)
    return len(one.running), len(one.brief), len(one.also)


def test_with_pages_enough_every_story_with_enough_text_has_a_box() -> None:
    assert sizes(allotter(10), 24) == (10, 0, 0)
    assert sizes(allotter(10, able=6), 24) == (6, 4, 0)


@pytest.mark.parametrize("room", [1, 3, 6, 12, 24])
def test_the_more_pages_the_more_stories_have_a_box(room: int) -> None:
    running, brief, also = sizes(allotter(200), room)
    more = sizes(allotter(200), room + 6)
    assert more[0] > running
    assert running + brief + also == 200
    assert running <= room * COSTS.stories_a_page * DESIGN.share


def test_stories_lose_their_box_the_lightest_first() -> None:
    of = allotter(10)
    one = of.allot(24, 3, gathered=False)
    assert [story.rank for story in one.running] == list(range(1, 8))
    assert [story.rank for story in one.brief] == [8, 9, 10]


def test_stories_that_lose_more_than_their_box_are_listed() -> None:
    of = allotter(20)
    assert sizes(of, 6, 20)[0] == 0
    many = sizes(of, 6, 40)
    assert many[2] > sizes(of, 6, 20)[2]


def test_stories_meant_as_briefs_have_no_box() -> None:
    assert sizes(allotter(8, place=Place.BRIEF), 24) == (0, 8, 0)


def test_a_few_thin_stories_are_gathered_with_others_to_a_page_of_briefs() -> None:
    of = allotter(20, able=18)
    assert sizes(of, 24)[:2] == (18, 2)
    assert sizes(of, 24, gathered=True)[:2] == (16, 4)
    few = allotter(7, able=6)
    assert sizes(few, 24, gathered=True) == sizes(few, 24)
    none = allotter(20)
    assert sizes(none, 24, gathered=True) == sizes(none, 24)


@pytest.mark.slow
@pytest.mark.parametrize("limit", [3, 6, 24])
@pytest.mark.parametrize("by", [1, 4])
def test_an_issue_keeps_its_limit_and_its_fold_and_loses_no_story(limit: int, by: int) -> None:
    made = [lead(), *stories(14, 8)[1:]]
    printed = compose(week(*made), design=DESIGN, measure=Typewriter(), limit=limit, by=by)
    assert len(printed) <= max(limit, by)
    assert len(printed) % by == 0
    assert [page.number for page in printed] == list(range(1, len(printed) + 1))
    inside = printed[1:-1]
    named = {one.story for page in inside for one in page.placements if one.box != "contents"}
    assert named >= {one.id for one in made}


def test_a_folded_issue_is_padded_before_its_back() -> None:
    printed = compose(week(lead()), design=DESIGN, measure=Typewriter(), limit=24, by=4)
    assert [page.pattern for page in printed][-1] == "back"
    assert len(printed) == 4
    assert "advert" in [page.pattern for page in printed]


# --- Display type ---


def test_a_headline_is_set_larger_where_that_fills_its_lines_better() -> None:
    style, lines = fullest("x" * 10, "news-head", 125.0, "en", setter())
    assert lines == ("x" * 10,)
    assert style == sized("news-head", 1.24)
    # At 113 points the size that fills the line is 1.13.
    assert fullest("x" * 10, "news-head", 113.0, "en", setter())[0] == sized("news-head", 1.13)


def test_a_headline_that_fills_its_lines_keeps_its_size() -> None:
    assert fullest("x" * 10, "news-head", 104.0, "en", setter()) == ("news-head", ("x" * 10,))


def test_only_styles_that_come_in_sizes_change_theirs() -> None:
    assert fullest("x" * 10, "brief-head", 62.0, "en", setter())[0] == "brief-head"


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 500), st.integers(3, 14), st.integers(120, 500))
def test_another_size_takes_no_line_more_and_lacks_no_more(
    number: int, words: int, width: float
) -> None:
    text, of = headline(number, words), setter()
    style, lines = fullest(text, "news-head", width, "en", of)
    plain = of.display(text, "news-head", width, "en")
    assert len(lines) <= len(plain)
    spared = bad_breaks(plain, "en") - bad_breaks(lines, "en")
    assert shortfall(lines, style, width, "en", of) <= spared * COSTS.display_bad_break + shortfall(
        plain, "news-head", width, "en", of
    )


def test_lines_lack_what_they_fall_short_of_the_reach_and_more_where_they_are_too_wide() -> None:
    reach = COSTS.display_reach
    # A letter of the news head takes 10 points.
    assert shortfall(("x" * 10,), "news-head", 200.0, "en", setter()) == pytest.approx(reach - 0.5)
    assert shortfall(("x" * 20,), "news-head", 200.0, "en", setter()) == 0
    assert shortfall(("x" * 21,), "news-head", 200.0, "en", setter()) == 1
    both = shortfall(("x" * 10, "x" * 20), "news-head", 200.0, "en", setter())
    assert both == pytest.approx((reach - 0.5) / 2)


def test_latin_letters_are_never_larger_than_the_largest_size() -> None:
    assert largest("news-head", "en", DESIGN) == LARGEST
    assert largest("news-head", "ar", DESIGN) > LARGEST


def test_words_are_whole_unless_one_is_wider_than_the_measure() -> None:
    text = " ".join(["abcdefghijkl"] * 5)
    assert not any(
        line.endswith(HYPHEN) for line in whole_words(text, "body", 100.0, "en", setter())
    )
    narrow = whole_words(text, "body", 50.0, "en", setter())
    assert any(line.endswith(HYPHEN) for line in narrow)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 500), st.integers(2, 14))
def test_listed_headlines_take_no_more_lines_than_even_ones_and_divide_nothing(
    number: int, words: int
) -> None:
    text = headline(number, words)
    lines = reaching(text, "list-head", 200.0, "en", setter())
    assert " ".join(lines).split() == text.split()
    assert len(lines) == len(whole_words(text, "list-head", 200.0, "en", setter()))


# --- The page of quotations and figures ---


def speaking(count: int, words: int = 6, **changes: object) -> list[Story]:
    made = []
    for n, story in enumerate(stories(count)):
        sentence = story.summary.sentences[0]
        said = {"text": prose(n, words), "speaker": f"Ada {n}", "sentence": sentence, **changes}
        made.append(replace(story, quotes=(Quote(**said),)))
    return made


def counting(count: int, value: str = "214") -> list[Story]:
    made = []
    for n in range(count):
        story = told(prose(n, 14) + ".", id=f"counted-{n}")
        figure = Figure(value=value, label="", sentence=story.summary.sentences[0])
        made.append(replace(story, figures=(figure,)))
    return made


def said(made: list[Story], printed: list[Page] | None = None) -> list[str]:
    placements = [
        one for page in quotes_page(made, printed or [], fitter()) for one in page.placements
    ]
    return sorted(one.story for one in placements if one.box == "saying")


def test_few_quotations_make_no_page_and_enough_make_one() -> None:
    assert said(speaking(3)) == []
    assert len(said(speaking(12))) == 12
    assert len(said(speaking(20))) == 12


def test_nobody_is_quoted_twice() -> None:
    made = speaking(12)
    twice = [*made, *(replace(one, id=f"again-{one.id}") for one in made)]
    assert said(twice) == said(made) != []


def test_a_sentence_that_is_printed_elsewhere_is_not_quoted_again() -> None:
    made = speaking(16)
    fit = fitter().fit(made[3], box(height=50))
    page = Page(number=3, pattern="one", placements=(fit.placement,))
    assert made[3].quotes[0].sentence in fit.placement.sentences
    assert made[3].id not in said(made, [page])
    assert made[3].id in said(made)


def test_a_story_is_on_the_page_once_with_its_quotation_or_its_figure() -> None:
    both = [
        replace(one, figures=(Figure(value="7", label="", sentence=one.summary.sentences[1]),))
        for one in speaking(12)
    ]
    assert said(both) == said(speaking(12)) != []


def test_a_figure_too_wide_for_its_panel_is_left_out() -> None:
    assert "counted-0" in said([*counting(4, "8" * 12), *speaking(10)])
    assert "counted-0" not in said([*counting(4, "8" * 60), *speaking(10)])


def test_figures_and_quotations_have_the_sizes_that_leave_least_white() -> None:
    sizes, styles, heads = set(), set(), set()
    for count in range(5, 12):
        for page in quotes_page([*counting(count), *speaking(count, 9)], [], fitter()):
            slots = [one.slots[0] for one in page.placements if one.box == "saying"]
            here = {slot.style for slot in slots if slot.kind == "figure"}
            assert here <= {"cover-sentence", "deck"} or here <= {"body", "deck"}
            styles |= here
            sizes |= {slot.size for slot in slots if slot.kind == "figure"}
            heads |= {slot.style for slot in slots if slot.kind == "saying"}
            for column in (1, 2):
                deep = [slot for slot in slots if slot.column == column]
                lines = sum(slot.height for slot in deep)
                assert lines + COSTS.saying_air_least * (len(deep) - 1) <= DESIGN.lines - 6
    figure = DESIGN.style("figure").size
    assert sizes <= {part * figure for part in (2.0, 2.6, 3.2, 3.8)}
    assert len(sizes) > 1
    assert len(heads) + len(styles) > 2


@pytest.mark.parametrize(("name", "value"), [("CITATION", 1000.0), ("CAP", 3.0), ("BASE", 6.0)])
def test_white_of_a_column_is_reckoned_by_what_stands_there(
    name: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spans() -> list[object]:
        counted = quotes._figures(counting(1)[0], "deck", fitter())
        spoken = quotes._quotations(speaking(1, 9), [], fitter())
        return [entry.spans for entry in (*counted, *spoken)]

    assert (quotes.CITATION, quotes.CAP, quotes.BASE) == (60.0, 0.35, 0.65)
    before = spans()
    assert len(before) == 2
    monkeypatch.setattr(quotes, name, value)
    assert spans() != before


def test_figures_and_quotations_take_turns() -> None:
    page = quotes_page([*counting(5), *speaking(8)], [], fitter())[0]
    for column in (1, 2):
        slots = sorted(
            (one.slots[0] for one in page.placements if one.slots[0].column == column),
            key=lambda slot: slot.line,
        )
        assert {slot.kind for slot in slots} >= {"figure", "saying"}


def test_the_page_of_quotations_ends_at_its_foot_or_over_a_panel() -> None:
    panels = 0
    for count, words in product(range(6, 20), (3, 6)):
        for page in quotes_page(speaking(count, words), [], fitter()):
            panel = next((one.slots[0] for one in page.placements if one.box == "advert"), None)
            panels += panel is not None
            foot = panel.line - 1 if panel else DESIGN.lines + 1
            slots = [one.slots[0] for one in page.placements if one.box == "saying"]
            assert all(6 < slot.line < slot.line + slot.height <= foot for slot in slots)
    assert panels


def test_the_source_of_a_figure_runs_in_where_its_sentence_leaves_room() -> None:
    (story,) = counting(1)
    sentence, of = story.summary.sentences[0], replace(DESIGN.standing, run_in=True)
    running = setter(of=replace(DESIGN, standing=of))
    for room, runs in ((400.0, True), (60.0, False)):
        width = running.advance("told", "body", "en") + room
        assert runs_in(story, sentence, ("told",), "body", width, running) is runs
    assert not runs_in(story, sentence, ("told",), "body", 600.0, setter())


def test_a_theme_without_figures_prints_none() -> None:
    bare = {name: style for name, style in STYLES.items() if not name.startswith("figure")}
    made = [*counting(4), *speaking(14)]
    page = quotes_page(made, [], fitter(of=design(LEAD, styles=bare)))[0]
    assert {one.slots[0].kind for one in page.placements} <= {"saying", "advert"}
