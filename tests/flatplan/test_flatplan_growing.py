"""Thin weeks, with the real themes and fonts: pages are filled by what stands around the text, none by air alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from press_weeks import piece, week_of

from digest.flatplan import compose
from digest.flatplan.breaking import Typesetter
from digest.flatplan.grid import Box
from digest.flatplan.growing import AIR, LARGE, LEVELS, grown
from digest.flatplan.lists import Item, columned, spread
from digest.flatplan.parts import HEADS, REST, reaching
from digest.model import Issue, Page, Place
from digest.press import Measurer, Theme, load_theme

ATLAS, FOLIO = load_theme("atlas"), load_theme("folio")
BOX = Box(name="foot", columns=3, column=1, line=36, width=3, height=17, style="news", head="news-head", body="body")


def thin_week(count: int, sentences: int) -> Issue:
    stories = tuple(piece(number, sentences=sentences, place=Place.NEWS if number else Place.LEAD) for number in range(count))
    return replace(week_of(1), stories=stories, cover="")


def composed(issue: Issue, theme: Theme) -> tuple[Page, ...]:
    return compose(issue, design=theme.design, measure=Measurer(theme), limit=24)


def empty(page: Page) -> int:
    return sum(frame.height - frame.filled for one in page.placements for frame in one.frames)


@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=["atlas", "folio"])
@pytest.mark.parametrize(("count", "sentences"), [(1, 2), (2, 3), (3, 1), (3, 6), (6, 2)])
def test_a_week_of_next_to_nothing_leaves_no_hole_and_no_story_out(theme: Theme, count: int, sentences: int) -> None:
    issue = thin_week(count, sentences)
    pages = [page for page in composed(issue, theme) if page.pattern not in ("cover", "contents", "sources", "back")]
    assert {one.story for page in pages for one in page.placements if one.story} == {story.id for story in issue.stories}
    for page in pages:
        columns = sum(len({frame.column for frame in one.frames}) for one in page.placements)
        assert empty(page) <= 3 * columns, (page.pattern, empty(page))


def test_few_words_are_told_under_larger_heads_before_the_house_takes_the_page() -> None:
    pages = composed(thin_week(3, 1), ATLAS)
    page = next(page for page in pages if page.pattern == "feature-two")
    head = page.placements[0].slot("head")
    panel = next(one.slots[0] for one in page.placements if one.box == "house")
    assert head is not None
    assert any(head.style.startswith(larger) for larger in HEADS[:HEADS.index("feature-head")])
    assert panel.height < 2 * LARGE
    assert all(frame.line + frame.height <= panel.line for one in page.placements for frame in one.frames)


def test_a_lesser_story_grows_by_one_size_at_most() -> None:
    assert [grown(BOX, level).head for level in range(LEVELS + 1)] == ["news-head", "news-head", "feature-head", "feature-head"]
    assert grown(BOX, 1, AIR).quotes
    assert not grown(BOX, 0).quotes


def test_a_list_reaches_the_foot_of_its_page() -> None:
    items = [Item(height=2, gap=1, section="City"), *(Item(height=2, gap=1, section="City", story=str(number)) for number in range(9))]
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
        assert len(lines) < 2 or widths[-1] >= REST * 200.0
        assert not any(line.endswith("\u2010") for line in lines)


def test_the_contents_of_many_thin_stories_name_more_than_the_lead() -> None:
    contents = next(page for page in composed(week_of(60), ATLAS) if page.pattern == "contents")
    assert sum(bool(one.story) for one in contents.placements) > 20
    brief = replace(week_of(30), stories=tuple(replace(story, place=Place.BRIEF if number else Place.LEAD)
                                              for number, story in enumerate(week_of(30).stories)))
    contents = next(page for page in composed(brief, ATLAS) if page.pattern == "contents")
    assert sum(bool(one.story) for one in contents.placements) > 10
