"""Issues of few stories in larger type."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import laid_out
from press_weeks import piece, week_of

from digest.edition import Edition
from digest.model import Issue, Place
from digest.pipeline.enlarging import (
    BEARABLE,
    FACTORS,
    FEW,
    FURNITURE,
    ODD,
    _as_much,
    _empty,
    _price,
    fitted_type,
)
from digest.themes import Theme, larger, load_theme

ATLAS = load_theme("atlas")


def week(count: int, sentences: int) -> Issue:
    stories = [piece(number, sentences=sentences, quotes=()) for number in range(count)]
    stories[0] = replace(stories[0], place=Place.LEAD)
    return replace(week_of(1), stories=tuple(stories), cover="")


def fitted(issue: Issue) -> tuple[Theme, Edition, list[float]]:
    """The theme and the edition that were taken, and the scales of all that were tried."""
    tried: list[float] = []

    def lay(issue: Issue, theme: Theme) -> Edition:
        tried.append(theme.scale)
        return laid_out(issue, theme)

    return *fitted_type(issue, ATLAS, lay), tried


@pytest.mark.slow
def test_three_short_stories_are_set_larger() -> None:
    issue = week(3, 4)
    theme, edition, tried = fitted(issue)
    assert tried == [1.0, *FACTORS]
    assert theme.scale in FACTORS
    assert edition.paper.scale == theme.scale
    assert _price(theme, edition) < _price(ATLAS, laid_out(issue))


def test_an_issue_of_many_stories_is_tried_in_one_size() -> None:
    theme, _, tried = fitted(week(FEW + 1, 3))
    assert (tried, theme) == ([1.0], ATLAS)


def test_pages_that_are_full_keep_their_type() -> None:
    issue = week(6, 24)
    assert _price(ATLAS, laid_out(issue)) <= BEARABLE
    assert fitted(issue)[2] == [1.0]


@pytest.mark.slow
def test_a_story_left_out_does_not_count() -> None:
    issue = week(3, 4)
    left = tuple(replace(piece(20 + n), place=Place.DROP) for n in range(9))
    assert fitted(replace(issue, stories=(*issue.stories, *left)))[0].scale in FACTORS


def test_an_odd_number_of_pages_costs() -> None:
    edition = laid_out(week(6, 24))
    even = replace(edition, pages=edition.pages[: len(edition.pages) // 2 * 2])
    one_more = replace(even, pages=(*even.pages, even.pages[-1]))
    bare = replace(even, pages=even.pages[:1] * 2)
    assert _price(ATLAS, replace(bare, pages=bare.pages * 2)) == 0.0
    assert _price(ATLAS, replace(one_more, pages=one_more.pages[:1] * 3)) == ODD


def test_what_stands_on_a_page_is_not_empty_and_an_advertisement_is() -> None:
    edition = laid_out(week(6, 24))
    page = next(page for page in edition.pages if page.pattern not in FURNITURE)
    assert _empty(page, ATLAS) < 0.1
    assert _empty(replace(page, parts=()), ATLAS) == 1.0
    advert = tuple(replace(part, box="advert") for part in page.parts)
    assert _empty(replace(page, parts=advert), ATLAS) == 1.0
    upper = tuple(part for part in page.parts if part.story)
    assert 0.1 < _empty(replace(page, parts=upper[:1]), ATLAS) < 1.0


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_a_larger_theme_has_the_same_paper_and_covers(name: str, factor: float) -> None:
    theme = load_theme(name)
    large = larger(theme, factor)
    assert [side * large.scale for side in large.page] == pytest.approx(theme.page, abs=0.5)
    assert large.scale == factor
    for kind, own in zip(large.design.covers, theme.design.covers, strict=True):
        whole = kind.head.area.area(large.page, 40 / factor, 300 / factor)
        before = own.head.area.area(theme.page, 40, 300)
        assert [edge * factor for edge in whole] == pytest.approx(before, abs=0.5)
        assert kind.head.largest * factor == pytest.approx(own.head.largest)
        assert kind.head.least * factor == pytest.approx(own.head.least)
    style = large.design.style("cover-sentence")
    assert style.size * factor == pytest.approx(theme.design.style("cover-sentence").size, abs=0.1)
    assert large.design.style("body") == theme.design.style("body")
    assert large.design.cover.strip * factor == pytest.approx(theme.design.cover.strip)


def test_a_size_that_leaves_out_the_letter_is_not_taken() -> None:
    edition = laid_out(replace(week(3, 4), letter="We stood at the window.", letter_by="Ann"))
    bare = replace(edition, pages=tuple(one for one in edition.pages if one.pattern != "letter"))
    assert len(bare.pages) < len(edition.pages)
    assert _as_much(edition, edition)
    assert not _as_much(bare, edition)
