"""What stands in the white beside a picture that is narrower than its column: a quotation, a graphic, or the head."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from layout_desk import DESIGN, Typewriter, box, divider, piece, setter

from digest.layout.dividing import ASIDE_GAP, ASIDE_LEAST
from digest.layout.parts import quoted
from digest.layout.shapes import Shape
from digest.model import Figure, Image, Place, Slot, Story
from digest.themes.design import Box, Design

SQUARE = (1200, 1200)
COLUMN: dict[str, Any] = {
    "columns": 1,
    "width": 1,
    "height": 60,
    "decks": True,
    "head": "news-head",
}
NARROW = replace(DESIGN, width=300)


def pictured(**changes: Any) -> Story:
    """A story with a picture that has no caption, and so leaves white beside it."""
    image = Image(src="p.jpg", path="p.jpg")
    return replace(piece(1, sentences=60), picture=image, **changes)


def shapes(
    story: Story, of: Box, pixels: tuple[int, int] = SQUARE, on: Design = NARROW
) -> list[Shape]:
    """The ways to divide *of* that show the picture narrower than its column."""
    found = divider(of=on, pixels=pixels).shapes(story, of)
    return [shape for shape in found if (one := slot(shape, "picture")) and one.across]


def slot(shape: Shape, kind: str) -> Slot | None:
    return next((one for one in shape.slots if one.kind == kind), None)


def beside(shape: Shape, kind: str) -> Slot | None:
    """The slot of *kind* that begins on the picture's line, to its right."""
    shown, other = slot(shape, "picture"), slot(shape, kind)
    assert shown is not None
    return other if other and other.start and other.line == shown.line else None


def test_a_quotation_stands_beside_a_square_picture() -> None:
    of = box(**COLUMN, quotes=True)
    found = [one for shape in shapes(pictured(), of) if (one := beside(shape, "quote"))]
    assert found
    for one in found:
        width = NARROW.width - one.start
        assert width >= ASIDE_LEAST
        assert max(Typewriter().width(line, one.style, "en") for line in one.lines) <= width


def test_what_stands_beside_a_picture_begins_behind_it_and_is_no_higher() -> None:
    of = box(**COLUMN, quotes=True)
    for shape in shapes(pictured(), of):
        for kind in ("quote", "head"):
            if one := beside(shape, kind):
                shown = slot(shape, "picture")
                assert shown
                assert one.start == shown.across + ASIDE_GAP
                assert one.height <= shown.height


def test_a_figure_stands_beside_a_square_picture() -> None:
    story = pictured(quotes=())
    figure = Figure(
        number="40 %", value="40 %", label="of them", sentence=story.summary.sentences[2]
    )
    of = box(**COLUMN, quotes=True, graphics=True)
    found = shapes(replace(story, figures=(figure,)), of)
    assert any(beside(shape, "figure") for shape in found)


def test_a_head_stands_beside_the_picture_of_a_story_without_a_quotation() -> None:
    story = pictured(quotes=(), headline="Pier to close")
    found = shapes(story, box(**COLUMN))
    assert any(beside(shape, "head") for shape in found)
    assert not any(beside(shape, "quote") for shape in found)


def test_a_head_beside_its_picture_leaves_its_lines_to_the_text() -> None:
    story, of = pictured(quotes=(), headline="Pier to close"), box(**COLUMN)
    for shape in shapes(story, of):
        shown = slot(shape, "picture")
        if shown and beside(shape, "head"):
            assert shape.capacity == of.height - shown.height


def test_the_lead_keeps_its_head_across_the_column() -> None:
    story = pictured(quotes=(), headline="Pier to close", place=Place.LEAD)
    of = box(**{**COLUMN, "head": "lead-head"}, style="lead")
    assert not any(beside(shape, "head") for shape in shapes(story, of))


def test_nothing_stands_beside_a_picture_that_could_fill_its_column() -> None:
    """A wide picture of many pixels may be narrow for its height alone, and that has its price."""
    found = shapes(pictured(), box(**COLUMN, quotes=True), pixels=(4000, 2000))
    assert not any(beside(shape, kind) for shape in found for kind in ("quote", "head"))


@pytest.mark.parametrize(("room", "fits"), [(ASIDE_LEAST, True), (ASIDE_LEAST - 1, False)])
def test_the_white_must_be_wide_enough(room: float, *, fits: bool) -> None:
    """The picture takes half of its column, so the column's width decides how much white is left."""
    on = replace(NARROW, width=2 * (room + ASIDE_GAP))
    story = pictured(headline="Pier shut", quotes=())
    found = shapes(story, box(**COLUMN), on=on)
    assert found
    assert any(beside(shape, "head") for shape in found) is fits


def test_the_typesetter_breaks_a_quotation_for_what_is_left_of_its_column() -> None:
    story, of = pictured(), box(**COLUMN)
    whole = quoted(story, story.quotes[0], of, setter(of=NARROW))
    part = quoted(story, story.quotes[0], of, setter(of=NARROW), 180.0)
    assert len(part.lines) > len(whole.lines)
    assert part.start == 180.0
