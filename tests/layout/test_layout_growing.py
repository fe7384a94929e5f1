"""Thin weeks, with the real themes and fonts: pages are filled by what stands around the text, none by air alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from press_weeks import piece, week_of

from digest.layout import briefs, compose
from digest.layout.breaking import Typesetter
from digest.layout.briefs import brief_pages
from digest.layout.contents import contents
from digest.layout.costs import COSTS
from digest.layout.display import reaching
from digest.layout.fitting import Fitter
from digest.layout.growing import LEVELS, grown, overlap, settled
from digest.layout.links import OUTLETS, also
from digest.layout.lists import Item, columned, spread
from digest.layout.margin import noted
from digest.model import Issue, Page, Place
from digest.themes import Measurer, Theme, load_theme
from digest.themes.design import HEADS, Box

ATLAS, FOLIO = load_theme("atlas"), load_theme("folio")
BOX = Box(
    name="foot",
    columns=3,
    column=1,
    line=36,
    width=3,
    height=17,
    style="news",
    head="news-head",
    body="body",
)


def thin_week(count: int, sentences: int) -> Issue:
    stories = tuple(
        piece(number, sentences=sentences, place=Place.NEWS if number else Place.LEAD)
        for number in range(count)
    )
    return replace(week_of(1), stories=stories, cover="")


def composed(issue: Issue, theme: Theme) -> tuple[Page, ...]:
    return compose(issue, design=theme.design, measure=Measurer(theme), limit=24)


def listed(issue: Issue) -> Page:
    """The contents page of all stories of an issue."""
    (page,) = contents(list(issue.stories), Typesetter(ATLAS.design, Measurer(ATLAS)))
    return page


def empty(page: Page) -> int:
    return sum(frame.height - frame.filled for one in page.placements for frame in one.frames)


@pytest.mark.slow
@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
@pytest.mark.parametrize(("count", "sentences"), [(1, 2), (2, 3), (3, 1), (3, 6), (6, 2)])
def test_a_week_of_next_to_nothing_leaves_no_hole_and_no_story_out(
    theme: Theme, count: int, sentences: int
) -> None:
    issue = thin_week(count, sentences)
    pages = [
        page
        for page in composed(issue, theme)
        if page.pattern not in ("cover", "contents", "sources", "back")
    ]
    assert {one.story for page in pages for one in page.placements if one.story} == {
        story.id for story in issue.stories
    }
    for page in pages:
        columns = sum(len({frame.column for frame in one.frames}) for one in page.placements)
        assert empty(page) <= 3 * columns, (page.pattern, empty(page))


def test_few_words_are_told_under_larger_heads_before_an_advertisement_takes_the_page() -> None:
    pages = composed(thin_week(3, 1), ATLAS)
    page = next(page for page in pages if any(one.box == "advert" for one in page.placements))
    heads = [head for one in page.placements if (head := one.slot("head"))]
    panel = next(one.slots[0] for one in page.placements if one.box == "advert")
    assert any(heads[0].style.startswith(larger) for larger in HEADS[: HEADS.index("feature-head")])
    assert panel.height < 2 * COSTS.panel_large
    assert all(
        frame.line + frame.height <= panel.line for one in page.placements for frame in one.frames
    )


def test_a_lesser_story_grows_by_one_size_at_most() -> None:
    assert [grown(BOX, level, 0, COSTS).head for level in range(LEVELS + 1)] == [
        "news-head",
        "news-head",
        "feature-head",
        "feature-head",
    ]
    assert grown(BOX, 1, COSTS.air_lines, COSTS).quotes
    assert not grown(BOX, 0, 0, COSTS).quotes


@pytest.mark.parametrize("sentences", [(3, 1, 2), (4, 2, 4), (5, 1, 3)])
def test_boxes_moved_together_do_not_overlap(sentences: tuple[int, ...]) -> None:
    fitter = Fitter(Typesetter(ATLAS.design, Measurer(ATLAS)), "en")
    stories = tuple(piece(number, sentences=count) for number, count in enumerate(sentences))
    moved = 0
    for pattern in ATLAS.design.patterns:
        if pattern.pages > 1 or len(pattern.boxes) != len(stories):
            continue
        boxes, panels = settled(
            stories, list(pattern.boxes), ATLAS.design.lines, fitter, growing=True
        )
        moved += bool(panels)
        for one, other in combinations(boxes, 2):
            apart = one.line + one.height <= other.line or other.line + other.height <= one.line
            assert apart or not overlap(one, other), (pattern.name, one, other)
    assert moved


def test_a_list_reaches_the_foot_of_its_page() -> None:
    items = [
        Item(height=2, gap=1, section="City"),
        *(Item(height=2, gap=1, section="City", story=str(number)) for number in range(9)),
    ]
    column = columned(items, 60)[0]
    moved = spread(column, 36, 3)
    assert moved[-1][0] + moved[-1][1].height - 1 == 36
    assert moved[1][0] == column[1][0], "an entry leaves its heading"
    assert {below - above for (above, _), (below, _) in pairwise(moved[1:])} <= {3, 4, 5}
    assert spread(column, 500, 3)[-1][0] < 60


def test_a_title_fills_its_first_line_unless_little_is_left_for_the_last() -> None:
    setter = Typesetter(FOLIO.design, Measurer(FOLIO))
    text = "Harbour crews count the boats again after the storm and the long night of rain"
    while text := text.rpartition(" ")[0]:
        lines = reaching(text, "brief-head", 200.0, "en", setter)
        widths = [setter.advance(line, "brief-head", "en") for line in lines]
        assert max(widths) <= 200.0
        assert len(lines) < 2 or widths[-1] >= COSTS.list_end * 200.0
        assert not any(line.endswith("\u2010") for line in lines)


@pytest.mark.parametrize("count", [14, 30])
def test_the_contents_tell_of_some_stories_and_name_others(count: int) -> None:
    page = listed(week_of(count))
    entries = [one for one in page.placements if one.story]
    styles = Counter(one.style for one in entries)
    assert styles["large"] == 1  # the lead
    assert 2 <= styles["told"] <= COSTS.entries_most - 1
    assert styles["light"] == len(entries) - styles["large"] - styles["told"] > 0
    bottom = max(frame.line + frame.height for one in entries for frame in one.frames)
    assert bottom <= ATLAS.design.lines + 1


def test_the_contents_of_many_thin_stories_name_more_than_the_lead() -> None:
    page = listed(week_of(60))
    assert sum(bool(one.story) for one in page.placements) > 10
    brief = replace(
        week_of(30),
        stories=tuple(
            replace(story, place=Place.BRIEF if number else Place.LEAD)
            for number, story in enumerate(week_of(30).stories)
        ),
    )
    page = listed(brief)
    assert sum(bool(one.story) for one in page.placements) > 10


@pytest.mark.parametrize(("theme", "count"), [(ATLAS, 6), (FOLIO, 4)], ids=["atlas", "folio"])
def test_thin_briefs_grow_before_an_advertisement_takes_their_page(
    theme: Theme, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [piece(number, sentences=1, place=Place.BRIEF) for number in range(count)]

    def page() -> Page:
        pages, spare = brief_pages(stories, Fitter(Typesetter(theme.design, Measurer(theme)), "en"))
        assert not spare
        assert {one.story for page in pages for one in page.placements if one.story} == {
            story.id for story in stories
        }
        return pages[-1]

    def advert(page: Page) -> int:
        return sum(one.slots[0].height for one in page.placements if one.box == "advert")

    def styles(page: Page) -> set[str]:
        return {head.style for one in page.placements if (head := one.slot("head"))}

    large = page()
    assert all(style.startswith(("second-head", "news-head")) for style in styles(large))
    for one in large.placements:
        if head := one.slot("head"):
            opens = head.height - briefs.lines_high(head.lines, head.style, theme.design)
            assert opens in ((0,) if theme.design.notes else (0, 1))
            assert one.frames[0].line == head.line + head.height
    monkeypatch.setattr(briefs, "HEADS", briefs.HEADS[:1])
    plain = page()
    assert styles(plain) == {"brief-head"}
    assert advert(large) < advert(plain)


def test_where_notes_stand_in_the_margin_kickers_do_too() -> None:
    issue = week_of(17)
    section = {story.id: story.section for story in issue.stories}
    told = [
        page
        for page in composed(issue, FOLIO)
        if page.pattern not in ("cover", "contents", "quotes", "also", "sources", "back")
    ]
    for page in told:
        before = ""
        for one in page.placements:
            head, kicker, note = one.slot("head"), one.slot("kicker"), one.slot("note")
            if not one.story or head is None:
                continue
            assert (note is None) == (page.pattern == "briefs")
            assert (kicker is not None) == (
                page.pattern != "briefs" or section[one.story] != before
            )
            assert kicker is None or kicker.line == head.line
            if kicker and note:
                assert kicker.line + kicker.height <= note.line
            before = section[one.story]
    assert any(page.pattern == "briefs" for page in told)
    assert not any(one.slot("kicker") for page in composed(issue, ATLAS) for one in page.placements)


def test_a_head_is_as_high_as_its_own_box_asks() -> None:
    wide = Box(
        name="wide",
        columns=2,
        column=1,
        line=1,
        width=2,
        span=1,
        height=37,
        style="news",
        head="news-head",
        body="body",
    )
    boxes = wide, replace(wide, name="narrow", width=1, span=0)
    story = replace(piece(3, sentences=60), headline="Harbour board rejects second bridge")
    setter = Typesetter(FOLIO.design, Measurer(FOLIO))
    shared = Fitter(setter, "en")
    apart = [Fitter(setter, "en").fit(story, box).placement.slots[0].height for box in boxes]
    assert [shared.fit(story, box).placement.slots[0].height for box in boxes] == apart
    assert apart[0] < apart[1], (
        "the kicker stands in the text where the box does not reach the margin"
    )


@pytest.mark.parametrize(
    ("theme", "count", "style"),
    [(ATLAS, 9, "large"), (ATLAS, 60, "plain"), (FOLIO, 8, "large"), (FOLIO, 160, "dense")],
)
def test_a_short_list_is_set_large_and_outlets_stand_after_their_headline(
    theme: Theme, count: int, style: str
) -> None:
    setter = Typesetter(theme.design, Measurer(theme))
    pages = also([piece(number) for number in range(count)], setter, capacity=20, most=20)
    items = [one for page in pages for one in page.placements if one.story]
    assert [one.story for one in items] == [f"story-{number}" for number in range(count)]
    assert {one.style for one in items} == {style}
    head, width = (
        {"large": "entry-head", "plain": "list-head", "dense": "list-text"}[style],
        theme.design.across(theme.design.standing.lists),
    )
    for one in items:
        outlets, strips = one.slot("outlets"), one.frames[0].strips
        assert (outlets is not None) + (len(strips) - 1) + (style == "dense") == 1
        if outlets:
            taken = (
                setter.advance(f"{strips[0].lines[-1]} ", head, "en")
                + OUTLETS
                + setter.advance(outlets.lines[0], "list-text", "en")
            )
            assert taken <= width
    assert style == "dense" or any(one.slot("outlets") for one in items)


@pytest.mark.parametrize(
    "names",
    [
        ("The Tidewater Post", "Northlight", "Meridian Wire"),
        ("The Tidewater Post",),
        ("The Lower Basin Gazette and Advertiser", "Gull"),
    ],
)
def test_no_outlet_is_divided_in_the_margin(names: tuple[str, ...]) -> None:
    stories = [piece(number) for number in range(len(names))]
    articles = tuple(
        replace(story.articles[0], source=name, id=name)
        for story, name in zip(stories, names, strict=True)
    )
    lines = noted(
        replace(stories[0], articles=articles), Typesetter(FOLIO.design, Measurer(FOLIO)), "en"
    ).lines
    words = " ".join(lines).replace("\u00a0", " ").replace(",", "").split()
    assert words == ["From", *" ".join(names).split()]
