"""Pages that do not face each other: white that would show as a hole is shared out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from layout_desk import design, setter, week
from press_weeks import piece
from test_layout_phone import LINES, phone

from digest.layout import compose
from digest.layout.levelling import levelled_pages
from digest.model import Frame, Page, Placement, Slot, Strip

BOX = {"columns": 1, "column": 1}
HEAD = 5
"""Lines of a head of two lines without the air beneath it."""


def head(height: int = HEAD, line: int = 1) -> Slot:
    lines = ("A bridge", "is open")
    return Slot(
        kind="head", **BOX, width=1, line=line, height=height, lines=lines, style="news-head"
    )


def part(kind: str, line: int, height: int) -> Slot:
    words = {"lines": ("Nobody asked",), "style": "quote"} if kind == "quote" else {}
    return Slot(kind=kind, **BOX, width=1, line=line, height=height, **words)  # type: ignore[arg-type]


def text(line: int, *paragraphs: int, height: int = 0, source: bool = False) -> Frame:
    """A frame of paragraphs of so many lines; with a source on a line of its own."""
    strips = [Strip(lines=("a",) * lines, language="en") for lines in paragraphs]
    if source:
        strips.append(Strip(lines=("From The Gull",), language="en", kind="source"))
    return Frame(**BOX, line=line, height=height or sum(paragraphs), strips=tuple(strips))


def page(*parts: Slot | Frame) -> Page:
    slots = tuple(one for one in parts if isinstance(one, Slot))
    frames = tuple(one for one in parts if isinstance(one, Frame))
    one = Placement(story="a", box="story", style="news", slots=slots, frames=frames)
    return Page(number=9, pattern="one", placements=(one,))


def levelled(*parts: Slot | Frame) -> Placement:
    (made,) = levelled_pages([page(*parts)], phone())
    return made.placements[0]


def lines(one: Placement) -> list[tuple[int, int]]:
    """The first line and the one after the last of each part."""
    slots = [(slot.line, slot.line + slot.height) for slot in one.slots]
    return slots + [(frame.line, frame.line + frame.height) for frame in one.frames]


def test_pages_that_face_each_other_stay_as_they_are() -> None:
    made = page(head(HEAD + 6), text(12, 4))
    assert levelled_pages([made], design()) == (made,)
    assert levelled_pages([made], phone()) != (made,)


def test_lists_stay_as_they_are() -> None:
    made = replace(page(head(HEAD + 6), text(12, 4)), pattern="sources")
    assert levelled_pages([made], phone()) == (made,)


@pytest.mark.parametrize(("air", "left"), [(0, 0), (2, 2), (3, 2), (6, 2)])
def test_white_under_a_head_is_two_lines_at_most(air: int, left: int) -> None:
    start = HEAD + air + 1
    one = levelled(head(HEAD + air), text(start, LINES + 1 - start))
    assert lines(one) == [(1, HEAD + left + 1), (HEAD + left + 1, LINES + 1 - air + left)]


@pytest.mark.parametrize(("early", "lower"), [(0, 0), (1, 0), (2, 1), (3, 2), (6, 2)])
def test_a_text_that_ends_early_moves_down_but_for_one_line(early: int, lower: int) -> None:
    one = levelled(head(), text(HEAD + 1, LINES - HEAD - early))
    assert one.frames[0].line == HEAD + 1 + lower


def test_a_text_whose_source_stands_alone_ends_at_the_foot() -> None:
    one = levelled(head(), text(HEAD + 1, LINES - HEAD - 2, source=True))
    assert one.frames[0].line == HEAD + 2
    assert one.frames[0].line + one.frames[0].height == LINES + 1


@pytest.mark.parametrize(("first", "second", "parted"), [(3, 3, 2), (2, 14, 1), (14, 2, 1)])
def test_paragraphs_part_where_nothing_else_takes_the_white(
    first: int, second: int, parted: int
) -> None:
    one = levelled(text(1, first, second))
    assert len(one.frames) == parted
    assert sum(frame.filled for frame in one.frames) == first + second
    if parted > 1:
        assert [frame.line for frame in one.frames] == [1, first + 2]


def test_a_text_that_ends_at_the_foot_is_not_parted() -> None:
    assert len(levelled(text(1, 12, LINES - 13)).frames) == 1


@pytest.mark.parametrize(
    ("kind", "white", "left"),
    # Beneath a picture there is white of its own; under a figure a line holds its source alone.
    [("picture", 1, 1), ("picture", 2, 1), ("figure", 0, 0), ("figure", 1, 0)],
)
def test_white_beneath_a_part_counts_with_its_own(kind: str, white: int, left: int) -> None:
    start = 9 + white
    one = levelled(part(kind, 1, 8), text(start, LINES + 1 - start))
    assert one.frames[0].line == 9 + left


def test_white_above_a_quotation_counts_with_its_own() -> None:
    # Eleven of its points are free above the words, 11 beneath the speaker.
    foot = text(15, LINES - 14)
    for white, left in ((1, 1), (2, 1)):
        one = levelled(text(1, 9 - white), part("quote", 10, 5), foot)
        assert one.slots[0].line == 10 - white + left


@pytest.mark.parametrize(("early", "taller"), [(0, 0), (1, 1), (4, 4), (6, 4)])
def test_a_panel_of_reports_grows_by_four_lines_at_most(early: int, taller: int) -> None:
    one = levelled(text(1, 14 - early), part("panel", 15, 10))
    assert one.slots[0].height == 10 + taller
    assert one.slots[0].line + one.slots[0].height == LINES + 1


def test_an_advertisement_takes_all_white_above_it_but_two_lines() -> None:
    one = levelled(text(1, 6), part("advert", 19, 6))
    assert one.slots[0].line == 9
    assert one.slots[0].line + one.slots[0].height == LINES + 1


def test_parts_side_by_side_move_together() -> None:
    beside = [part("picture", 1, 8), part("quote", 1, 5)]
    one = levelled(head(line=9), *beside, text(14, LINES - 15))
    moved = levelled(head(line=9), *beside, text(14, 5))
    assert (
        [slot.line for slot in one.slots[1:]] == [slot.line for slot in moved.slots[1:]] == [1, 1]
    )


def test_no_part_of_an_issue_stands_over_another() -> None:
    made = week(*(piece(number, section="City", sentences=3 * number + 3) for number in range(9)))
    for one in compose(made, design=phone(), measure=setter().measure, limit=40):
        if one.pattern not in ("one", "long"):
            continue
        places = sorted(place for each in one.placements for place in lines(each))
        assert all(end <= start for (_, end), (start, _) in pairwise(places))
        assert all(end <= LINES + 1 for _, end in places)


def test_a_text_stays_beneath_the_picture_beside_its_head() -> None:
    one = levelled(part("picture", 1, HEAD + 4), head(HEAD + 4), text(HEAD + 5, LINES - HEAD - 4))
    assert one.frames[0].line == HEAD + 5
