"""The magazine's own advertisements: small ones, each another, none beside filler."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_desk import DESIGN, Typewriter, lead, stories, week
from press_weeks import piece, week_of

from digest.layout import compose
from digest.layout.growing import panel
from digest.layout.rationing import ADVERT, CONTENTS, QUARTER, rationed
from digest.layout.sources import advert
from digest.model import Page, Placement, Slot
from digest.themes import Measurer, load_theme

POSTER = Placement(
    story="story-1",
    box="poster",
    style="quote",
    slots=(Slot(kind="quote", columns=1, column=1, width=1, line=40, height=11),),
)


def paged(*placements: Placement | None, first: int = 2) -> tuple[Page, ...]:
    """A page for each of *placements*, the first of them numbered *first*."""
    return tuple(
        Page(number=number, pattern="one", placements=(one,) if one else ())
        for number, one in enumerate(placements, start=first)
    )


def adverts(pages: tuple[Page, ...]) -> list[tuple[int, str]]:
    """By page, the content of each advertisement."""
    return [
        (page.number, one.style) for page in pages for one in page.placements if one.box == "advert"
    ]


def check(pages: tuple[Page, ...], lines: int) -> int:
    """The number of advertisements, each of which keeps all rules on a page of *lines*."""
    kept = [one for page in pages for one in page.placements if one.box == "advert"]
    assert len({one.style for one in kept}) == len(kept)
    assert {one.style for one in kept} <= set(CONTENTS)
    assert all(4 * one.slots[0].height <= lines for one in kept)
    for page, content in adverts(pages):
        spread = [other for other in pages if other.number // 2 == page // 2]
        fillers = [
            one for other in spread for one in other.placements if one.box in (ADVERT, POSTER.box)
        ]
        assert [one.style for one in fillers] == [content]
    return len(kept)


def test_each_advertisement_of_an_issue_has_another_content() -> None:
    apart = [one for _ in range(5) for one in (panel(50, 9), None)]
    assert adverts(rationed(paged(*apart), DESIGN)) == [(2, CONTENTS[0]), (4, CONTENTS[1])]


def test_an_advertisement_takes_a_quarter_of_its_page_at_its_foot() -> None:
    (page,) = rationed(paged(panel(50, 40)), DESIGN)
    slot = page.placements[0].slots[0]
    assert (slot.height, slot.line + slot.height) == (DESIGN.lines // QUARTER, 51)
    low = panel(50, 9)
    (page,) = rationed(paged(low), DESIGN)
    assert page.placements[0].slots == low.slots


@pytest.mark.parametrize("beside", [(panel(50, 9), POSTER), (POSTER, panel(50, 9))])
def test_no_advertisement_faces_a_poster(beside: tuple[Placement, Placement]) -> None:
    assert adverts(rationed(paged(*beside), DESIGN)) == []
    apart = rationed(paged(*beside, first=3), DESIGN)
    assert [content for _, content in adverts(apart)] == [CONTENTS[0]]


def test_of_two_advertisements_that_face_each_other_the_first_stands() -> None:
    assert adverts(rationed(paged(panel(50, 9), panel(50, 9)), DESIGN)) == [(2, CONTENTS[0])]


def test_the_highest_advertisements_stand() -> None:
    apart = [panel(50, 9), None, panel(50, 20), None, panel(50, 12), None]
    assert adverts(rationed(paged(*apart), DESIGN)) == [(4, CONTENTS[0]), (6, CONTENTS[1])]
    assert adverts(rationed(paged(panel(50, 9), panel(50, 20)), DESIGN)) == [(3, CONTENTS[0])]


def test_a_page_keeps_what_else_stands_on_it() -> None:
    story = Placement(story="story-1", box="story")
    page = Page(number=3, pattern="one", placements=(panel(50, 9), story))
    facing = Page(number=2, pattern="one", placements=(POSTER,))
    assert rationed((facing, page), DESIGN) == (facing, replace(page, placements=(story,)))


def test_pages_that_pad_a_folded_issue_hold_small_advertisements() -> None:
    pages = [replace(advert(DESIGN), number=number) for number in (4, 5, 6)]
    assert check(rationed(pages, DESIGN), DESIGN.lines) == 2
    printed = compose(week(lead(quotes=())), design=DESIGN, measure=Typewriter(), by=8)
    assert len(printed) == 8
    assert check(printed, DESIGN.lines) == len(CONTENTS)


@pytest.mark.parametrize("name", ["atlas", "folio"])
@pytest.mark.parametrize(("count", "by"), [(1, 4), (3, 1), (6, 4)])
def test_a_thin_week_keeps_the_rules_of_advertisements(name: str, count: int, by: int) -> None:
    theme = load_theme(name)
    made = [piece(number, sentences=2, quotes=()) for number in range(count)]
    issue = replace(week_of(1), stories=tuple(made), cover="")
    printed = compose(issue, design=theme.design, measure=Measurer(theme), limit=24, by=by)
    assert check(printed, theme.design.lines)


@pytest.mark.slow
def test_an_issue_of_very_many_stories_has_each_advertisement_once() -> None:
    printed = compose(
        week(lead(quotes=()), *stories(1000, 3, quotes=())[1:]),
        design=DESIGN,
        measure=Typewriter(),
        limit=24,
    )
    assert check(printed, DESIGN.lines) == 1
