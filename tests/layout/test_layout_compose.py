"""The laws of a flatplan, with the real theme and fonts: every story once, the limit kept, boxes full."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pytest
from builders import issue
from press_weeks import piece, week_of

from digest.layout import compose
from digest.layout.breaking import Typesetter
from digest.layout.compose import SPARE, compose_with
from digest.layout.costs import COSTS
from digest.layout.display import fullest, largest
from digest.layout.fitting import Fitter
from digest.layout.graphics import ems
from digest.layout.quotes import LARGER, NOTE, NOTES, PANEL, figure_value, quotes_page
from digest.layout.words import HYPHEN
from digest.model import Figure, Image, Issue, Page, Place
from digest.text.typography import plain
from digest.themes import Measurer, load_theme
from digest.themes.design import LARGEST, SIZES

THEME = load_theme("atlas")
MEASURE = Measurer(THEME)


class Pictured(Measurer):
    """The real fonts, and pictures large enough for every slot."""

    def size(self, image: Image) -> tuple[int, int] | None:
        return (3600, 2400) if image.path else None


PICTURED = Pictured(THEME)
TELLING = ("cover", "teaser", "contents", "sources", "saying")


def composed(issue: Issue, limit: int = 24, measure: Measurer = MEASURE) -> tuple[Page, ...]:
    return compose(issue, design=THEME.design, measure=measure, limit=limit)


@lru_cache
def pages_of(count: int, limit: int = 24) -> tuple[Page, ...]:
    """The pages of an invented week, laid out once for all tests."""
    return composed(week_of(count), limit)


def told(pages: tuple[Page, ...]) -> list[str]:
    return [
        placement.story
        for page in pages
        for placement in page.placements
        if placement.story
        and placement.box not in TELLING
        and (placement.slot("head") or placement.box == "also")
    ]


@pytest.mark.parametrize(
    "count", [1, 2, 3, 5, 9, 17, *(pytest.param(n, marks=pytest.mark.slow) for n in (30, 48))]
)
def test_every_story_is_told_once_and_the_limit_holds(count: int) -> None:
    pages = pages_of(count)
    assert sorted(told(pages)) == sorted(f"story-{number}" for number in range(count))
    assert len(pages) <= 24
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


@pytest.mark.parametrize(
    "limit", [4, 8, *(pytest.param(limit, marks=pytest.mark.slow) for limit in (12, 16))]
)
def test_with_fewer_pages_stories_become_shorter_and_none_is_lost(limit: int) -> None:
    pages = pages_of(40, limit)
    assert len(pages) <= limit
    assert len(set(told(pages))) == 40


@pytest.mark.parametrize("name", ["atlas", "folio"])
@pytest.mark.parametrize(
    "limit", [3, 6, *(pytest.param(limit, marks=pytest.mark.slow) for limit in (4, 5, 9))]
)
def test_the_limit_holds_for_more_stories_than_can_be_listed(limit: int, name: str) -> None:
    theme = load_theme(name)
    issue = week_of(150)
    pages = compose(issue, design=theme.design, measure=Measurer(theme), limit=limit)
    assert len(pages) == limit
    listed = [
        placement.story
        for page in pages
        for placement in page.placements
        if placement.box == "also" and placement.story
    ]
    whole = {story for story in told(pages) if story not in listed}
    assert len(whole) >= 3
    assert [page.pattern for page in pages].count("also") <= max(1, limit / 2)
    named = {
        placement.story
        for page in pages
        for placement in page.placements
        if placement.box in ("contents", "sources")
    }
    assert named - {""} <= {*told(pages), *listed}
    left = {story.rank for story in issue.stories if story.id not in {*told(pages), *listed}}
    assert not left or min(left) > 3


def test_figures_stand_over_their_sentences_where_quotations_are_few() -> None:
    issue = week_of(26)
    stories = [
        replace(
            story,
            figures=(Figure(value="214", label="buildings", sentence=story.summary.sentences[0]),),
        )
        for story in issue.stories
    ]
    (page,) = quotes_page(stories, [], Fitter(Typesetter(THEME.design, MEASURE), "en"))
    counted = [one for one in page.placements if one.slots[0].kind == "figure"]
    assert len(counted) >= 3
    for one in counted:
        assert plain("".join(line.removesuffix(HYPHEN) for line in one.slots[0].lines)) == plain(
            one.sentences[0].text
        )
        assert one.slots[0].line + one.slots[0].height - 1 <= THEME.design.lines


def test_a_figure_too_wide_for_a_line_makes_room_for_the_next() -> None:
    issue = week_of(26)
    values = ("9.5 million cubic metres of dredged sand", "214")
    stories = [
        replace(
            story,
            figures=tuple(
                Figure(value=value, label="", sentence=story.summary.sentences[0])
                for value in values
            ),
        )
        for story in issue.stories
    ]
    (page,) = quotes_page(stories, [], Fitter(Typesetter(THEME.design, MEASURE), "en"))
    assert {one.slots[0].credit for one in page.placements if one.slots[0].kind == "figure"} == {
        "214"
    }


def test_a_figure_is_as_large_as_its_panel_allows_with_its_sentence_beside_or_beneath() -> None:
    typesetter = Typesetter(THEME.design, MEASURE)
    width = THEME.design.across(THEME.design.standing.quotes) - PANEL[1]
    most = LARGER[0] * THEME.design.style("figure").size
    short, beside = figure_value("7%", "en", width, most, typesetter)
    assert short.size == most
    assert 0 < beside < width
    wide, beneath = figure_value("1,600 cubic metres", "en", width, most, typesetter)
    assert wide.size < most
    assert not beneath
    used = wide.size * ems(wide.lines[0], wide.style, "en", typesetter)
    assert used == pytest.approx(width, rel=0.05)
    assert used <= width


def test_who_said_it_and_where_share_a_line_only_where_they_fit_it() -> None:
    long = "Professor Wilhelmina Featherstonehaugh-Cholmondeley of the university"
    issue = week_of(26)
    stories = [
        replace(
            story,
            quotes=(
                replace(
                    story.quotes[0],
                    speaker=f"Speaker {number}" if number % 2 else f"{number} {long}",
                ),
            ),
        )
        for number, story in enumerate(issue.stories)
    ]
    (page,) = quotes_page(stories, [], Fitter(Typesetter(THEME.design, MEASURE), "en"))
    slots = [one.slots[0] for one in page.placements if one.box == "saying"]
    width, leading = THEME.design.across(THEME.design.standing.quotes), THEME.design.leading
    assert {long in slot.credit for slot in slots} == {True, False}
    for slot in slots:
        notes = slot.height * leading - len(slot.lines) * THEME.design.style(slot.style).leading
        assert notes >= (NOTES if long in slot.credit else NOTE)
        assert (
            long in slot.credit
            or MEASURE.width(f"{slot.credit} · Amber Post · page 24", "panel-title", "en") <= width
        )
        assert notes < (NOTES if long in slot.credit else NOTE) + leading


@pytest.mark.slow
def test_what_is_pulled_out_beside_a_story_is_not_said_again_on_the_page_of_quotations() -> None:
    issue = week_of(44)
    stories = [
        replace(
            story,
            quotes=(
                replace(
                    story.quotes[0],
                    text=f"Nobody asked us {number} times",
                    speaker=f"Ada Lund {number}, the board's chair",
                ),
            ),
        )
        for number, story in enumerate(issue.stories)
    ]
    pages = composed(replace(issue, stories=tuple(stories)))
    said = [one.slots[0].lines for page in pages for one in page.placements if one.box == "saying"]
    pulled = [
        slot.lines
        for page in pages
        for one in page.placements
        for slot in one.slots
        if slot.kind == "quote"
    ]
    assert said
    assert pulled
    spoken = [" ".join(lines).replace("-\n", "") for lines in (*said, *pulled)]
    assert len(spoken) == len(set(spoken))


@pytest.mark.slow
def test_a_crowded_week_spreads_its_briefs_and_lists_the_least() -> None:
    issue = week_of(150)
    rich = [
        replace(
            story,
            summary=piece(number, sentences=22).summary,
            articles=piece(number, sentences=22).articles,
        )
        for number, story in enumerate(issue.stories)
    ]
    patterns = [page.pattern for page in composed(replace(issue, stories=tuple(rich)))]
    assert len(patterns) <= 24
    assert 3 <= patterns.count("briefs") <= 6
    assert not any(one == other == "briefs" for one, other in pairwise(patterns))


def above_their_heads(pages: tuple[Page, ...]) -> list[tuple[int, str]]:
    """The number and the box of each text that begins above the headline of its story."""
    return [
        (page.number, placement.box)
        for page in pages
        for placement in page.placements
        if (head := placement.slot("head"))
        and any(frame.line < head.line for frame in placement.frames)
    ]


@pytest.mark.parametrize("name", ["atlas", "folio"])
@pytest.mark.parametrize(
    "count", [3, 9, *(pytest.param(n, marks=pytest.mark.slow) for n in (17, 40, 150))]
)
def test_no_text_begins_above_its_own_headline(name: str, count: int) -> None:
    theme, issue = load_theme(name), week_of(count)
    heron = Image(src="p.jpg", path="p.jpg", alt="A heron")
    stories = tuple(replace(one, picture=heron) for one in issue.stories)
    pages = compose(replace(issue, stories=stories), design=theme.design, measure=Pictured(theme))
    assert any(one.slot("picture") for page in pages for one in page.placements)
    assert above_their_heads(pages) == []


@pytest.mark.slow
def test_a_week_of_a_thousand_articles() -> None:
    pages = composed(week_of(1000))
    assert len(pages) <= 24
    patterns = [page.pattern for page in pages]
    assert {"five", "briefs", "also", "back"} <= set(patterns)
    # What two pages of links have no room for is linked in the page beside the PDF.
    assert patterns.count("also") == COSTS.lists_pages
    assert len(set(told(pages))) >= 300


def test_a_week_of_material_fills_its_columns() -> None:
    pages = pages_of(30)
    frames = [
        frame
        for page in pages
        for placement in page.placements
        for frame in placement.frames
        if placement.box not in ("sources", "contents")
    ]
    holes = sum(frame.height - frame.filled for frame in frames)
    assert 12 <= len(pages) <= 24
    assert holes / sum(frame.height for frame in frames) < 0.01


def test_frames_hold_no_more_than_their_height_and_no_widow() -> None:
    for page in pages_of(17):
        for placement in page.placements:
            for frame in placement.frames:
                assert frame.filled <= frame.height
                assert frame.line + frame.height - 1 <= THEME.design.lines or placement.box in {
                    "also",
                    "sources",
                }
                for strip in frame.strips:
                    assert len(strip.lines) > 1 or (strip.opens and strip.closes)


def test_what_is_printed_reads_in_the_order_of_the_summary() -> None:
    issue = week_of(12)
    for page in composed(issue):
        for placement in page.placements:
            sentences = issue.story(placement.story).summary.sentences if placement.story else ()
            places = [sentences.index(sentence) for sentence in placement.sentences]
            assert places == sorted(places)


def test_the_editor_fixes_a_length() -> None:
    issue = week_of(8)
    short = replace(issue.stories[3], words=40)
    pages = composed(replace(issue, stories=(*issue.stories[:3], short, *issue.stories[4:])))
    placement = next(
        one for page in pages for one in page.placements if one.story == short.id and one.sentences
    )
    assert placement.sentences == short.summary.near(40)


def test_the_editor_chooses_the_cover_and_holds_a_story() -> None:
    issue = week_of(8)
    held = replace(issue.stories[2], place=Place.HOLD)
    pages = composed(
        replace(issue, stories=(*issue.stories[:2], held, *issue.stories[3:]), cover="story-4")
    )
    assert pages[0].placements[0].story == "story-4"
    assert held.id not in {placement.story for page in pages for placement in page.placements}


def test_a_headline_of_300_characters_and_a_story_of_one_sentence() -> None:
    long = piece(0, place=Place.LEAD, headline="Harbour board and fishing crews " * 10)
    short = piece(1, sentences=1)
    issue = replace(week_of(1), stories=(long, short), cover="")
    assert set(told(composed(issue))) == {long.id, short.id}


def test_a_lead_of_two_lines_is_a_brief_and_another_story_leads() -> None:
    week = week_of(12)
    thin = piece(0, place=Place.LEAD, sentences=1)
    pages = composed(replace(week, stories=(thin, *week.stories[1:])))
    boxes = {one.story: one.box for page in pages[2:-1] for one in page.placements}
    assert boxes[thin.id] == "brief"
    contents = next(page for page in pages if page.pattern == "contents")
    first = contents.placements[0].story
    assert first != thin.id
    assert first in {one.story for one in pages[2].placements}
    # Where no other can lead, it does.
    alone = [thin, *(piece(n, sentences=1) for n in range(1, 8))]
    pages = composed(replace(week, stories=tuple(alone)))
    assert thin.id in told(pages)


def test_the_plan_is_the_same_every_time() -> None:
    assert pages_of(9) == compose(
        week_of(9), design=THEME.design, measure=Measurer(THEME), limit=24
    )


@pytest.mark.parametrize(
    ("count", "limit"),
    [(3, 24), (9, 24), (17, 11), (40, 6), pytest.param(26, 24, marks=pytest.mark.slow)],
)
def test_folded_sheets_have_a_multiple_of_four_pages_and_lose_no_story(
    count: int, limit: int
) -> None:
    pages = compose(week_of(count), design=THEME.design, measure=MEASURE, limit=limit, by=4)
    assert len(pages) % 4 == 0
    assert len(set(told(pages))) == count
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[-1].pattern == "back"


@pytest.mark.slow
def test_two_pages_of_one_story_face_each_other_behind_what_was_said() -> None:
    issue = week_of(22)
    lead = replace(
        week_of(22, picture="pier.jpg").stories[0],
        summary=piece(0, sentences=90).summary,
        articles=piece(0, sentences=90).articles,
    )
    stories = [
        replace(
            story,
            headline=f"Harbour board rejects bridge {number}",
            figures=(Figure(value="214", label="buildings", sentence=story.summary.sentences[0]),),
        )
        for number, story in enumerate((lead, *issue.stories[1:]))
    ]
    pages = composed(replace(issue, stories=tuple(stories)), measure=PICTURED)
    spread = [page.number for page in pages if page.pattern == "spread"]
    assert spread == [4, 5]
    assert pages[2].pattern == "five-lines"


@pytest.mark.slow
def test_weight_stands_outside() -> None:
    pages = composed(week_of(30, picture="pier.jpg"), measure=PICTURED)
    sides = {
        page.pattern: {other.number % 2 for other in pages if other.pattern == page.pattern}
        for page in pages
    }
    assert sides.get("three", {0}) == {0}
    assert sides.get("three-left", {1}) == {1}


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour board asks for a second bridge",
        "Crews leave",
        "A report on the water in the lower basin is out",
    ],
)
def test_of_the_sizes_of_a_headline_the_one_that_fills_its_lines(headline: str) -> None:
    setter = Typesetter(THEME.design, MEASURE)
    width = THEME.design.across(3, 2)
    style, lines = fullest(headline, "news-head", width, "en", setter)
    plain_lines = setter.display(headline, "news-head", width, "en")
    assert len(lines) <= len(plain_lines)
    reach = max(setter.advance(line, style, "en") for line in lines)
    assert reach <= width
    assert reach >= max(setter.advance(line, "news-head", "en") for line in plain_lines)


def test_arabic_heads_grow_until_their_letters_are_as_large_as_latin_ones_may_be() -> None:
    style = THEME.design.style("lead-head")
    assert style.enlarged < 1
    assert largest("lead-head", "en", THEME.design) == LARGEST
    assert (
        LARGEST
        < largest("lead-head", "ar", THEME.design)
        <= LARGEST * style.arabic / style.enlarged
    )
    assert largest("lead-head", "ar", THEME.design) in SIZES


@pytest.mark.parametrize("count", [10, pytest.param(14, marks=pytest.mark.slow)])
def test_an_issue_has_an_even_number_of_pages(count: int) -> None:
    issue = week_of(count)
    plain = Typesetter(THEME.design, MEASURE, replace(COSTS, even_page=()))
    odd, even = len(compose_with(issue, plain)), len(composed(issue))
    assert odd % 2 == 1
    assert abs(odd - even) == 1


def test_an_issue_stays_odd_where_a_page_more_would_be_empty() -> None:
    assert len(composed(week_of(2))) == 3


@pytest.mark.slow
def test_stories_are_only_listed_where_the_issue_is_nearly_full() -> None:
    theme = load_theme("folio")
    week = [piece(n, place=Place.NEWS if n else Place.LEAD, picture="p.jpg") for n in range(60)]
    made = issue(*week, cover="story-0")
    pages = compose(made, design=theme.design, measure=Pictured(theme), limit=24)
    assert any(one.box == "also" for page in pages for one in page.placements)
    assert 24 - SPARE <= len(pages) <= 24
