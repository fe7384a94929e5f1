"""The page "The week in five lines": whose sentences, in which type, beside which pictures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from editions import laid_out
from press_weeks import week_of

from digest.layout import five_rows
from digest.layout.breaking import Typesetter
from digest.layout.contents import contents
from digest.layout.entries import DPI
from digest.layout.five import (
    LOWEST,
    five_page,
    line_of,
    picture_width,
    sentence_width,
)
from digest.layout.five_rows import AIR, BEHIND, NUMBER, fitting, fullest_rows
from digest.layout.five_rows import white as white_of
from digest.layout.placing.five import NUMBER_PART
from digest.model import Image, Page, Story
from digest.themes import Measurer, Theme, load_theme

ATLAS, FOLIO = load_theme("atlas"), load_theme("folio")
HERON = Image(src="heron.jpg", path="heron.jpg", alt="A heron")


class Pixels(Measurer):
    """The theme's fonts, and pictures of *pixels*."""

    def __init__(self, theme: Theme, pixels: tuple[int, int] = (2400, 1600)) -> None:
        super().__init__(theme)
        self.pixels = pixels

    def size(self, image: Image) -> tuple[int, int] | None:
        return self.pixels if image.path else None


def stories(pictured: int) -> list[Story]:
    """Nine stories, the first *pictured* of them with a picture."""
    return [
        replace(story, picture=HERON if number < pictured else None)
        for number, story in enumerate(week_of(9).stories)
    ]


def page(pictured: int, theme: Theme = ATLAS, pixels: tuple[int, int] = (2400, 1600)) -> Page:
    typesetter = Typesetter(theme.design, Pixels(theme, pixels))
    (made,) = five_page(stories(pictured), typesetter)
    return made


def pictures(made: Page) -> int:
    return sum(one.slot("picture") is not None for one in made.placements)


def styles(made: Page) -> list[str]:
    return [one.slots[0].style for one in made.placements]


def of_sentences(number: int, *lengths: int) -> Story:
    """A story whose summary has sentences of so many words, the best one first."""
    story = stories(9)[number]
    texts = [" ".join(["Harbour", *["pier"] * (length - 1)]) + "." for length in lengths]
    sentences = tuple(replace(story.summary.sentences[0], text=text) for text in texts)
    order = tuple(reversed(range(len(lengths))))  # each opens the text where it comes in
    sentences = sentences[::-1]
    return replace(
        story, summary=replace(story.summary, sentences=sentences, order=order, needs=())
    )


def test_the_first_five_stories_stand_in_their_order() -> None:
    assert [one.story for one in page(0).placements] == [one.id for one in stories(0)[:5]]


@pytest.mark.parametrize(("pictured", "shown"), [(0, 0), (1, 0), (2, 2), (9, 5)])
def test_pictures_stand_beside_the_sentences_where_two_have_one(pictured: int, shown: int) -> None:
    assert pictures(page(pictured)) == shown


def test_a_narrow_page_has_none() -> None:
    assert pictures(page(9, FOLIO)) == 0


def test_a_picture_of_few_pixels_is_not_shown() -> None:
    width = picture_width(ATLAS.design)
    wide, high = int(width * DPI) + 1, int(width * LOWEST * DPI) + int(ATLAS.design.leading * DPI)
    assert pictures(page(9, pixels=(wide, high + 1))) == 5
    assert pictures(page(9, pixels=(wide - 2, high + 1))) == 0
    assert pictures(page(9, pixels=(wide, int(width * LOWEST * DPI) - 1))) == 0


@pytest.mark.parametrize("pictured", [0, 9])
def test_rows_reach_the_foot_and_do_not_touch(pictured: int) -> None:
    rows = [one.slots for one in page(pictured).placements]
    for above, below in pairwise(rows):
        assert max(slot.line + slot.height for slot in above) < below[0].line
    feet = [slot.line + slot.height for slot in rows[-1]]
    assert max(feet) == pytest.approx(ATLAS.design.lines + 1, abs=1)


def test_beside_pictures_all_sentences_have_one_size() -> None:
    assert len(set(styles(page(9)))) == 1


def test_without_pictures_the_first_may_be_larger() -> None:
    first, *_, last = (ATLAS.design.style(style).size for style in styles(page(0)))
    assert first > last


def test_without_pictures_no_sentence_is_larger_than_the_one_above_it() -> None:
    long = [of_sentences(number, 34 if number < 3 else 22) for number in range(5)]
    unpictured = [replace(story, picture=None) for story in long]
    (made,) = five_page(unpictured, Typesetter(ATLAS.design, Pixels(ATLAS)))
    sizes = [ATLAS.design.style(style).size for style in styles(made)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_a_sentence_without_a_picture_has_the_width_of_one() -> None:
    wide, narrow = (sentence_width(ATLAS.design, pictures=pictures) for pictures in (False, True))
    measure = Measurer(ATLAS)
    for one in page(2).placements:
        (line, *_), room = one.slots, narrow if one.slot("picture") else wide
        longest = max(measure.width(text, line.style, "en") for text in line.lines)
        assert room - 0.3 * room < longest <= room


def test_page_and_outlet_stand_behind_the_last_line_or_end_that_of_the_section() -> None:
    edition, behind = laid_out(week_of(30)), set()
    (five,) = (one for one in edition.pages if one.pattern == "five-lines")
    for part in five.parts:
        found = [one for one in part.blocks if one.rows and one.rows[0].role == "source"]
        if not found:
            continue
        (block,) = found
        words = next(row for one in part.blocks for row in one.rows if row.role == "words")
        last = Measurer(ATLAS).width(words.lines[-1][0].text, words.style, "en")
        room = ATLAS.design.width * (1 - NUMBER) - last - BEHIND
        above = part.area.y if block.area.width > room else part.area.y + 13.0
        leading = ATLAS.design.style(words.style).leading * (len(words.lines) - 1)
        assert block.area.y == pytest.approx(above + (leading if above > part.area.y else 0.0))
        assert block.area.end == pytest.approx(ATLAS.design.width)
        behind.add(above > part.area.y)
    assert True in behind


def test_sentences_are_those_that_leave_least_of_the_page_white() -> None:
    typesetter = Typesetter(ATLAS.design, Measurer(ATLAS))
    for words in ((36, 14, 34), (30, 9), (22,)):
        told = [of_sentences(number, *words) for number in range(5)]
        lines = [[(one, each) for each in one.summary.sentences] for one in told]
        rows = fullest_rows(lines, 46, typesetter)
        assert sum(row.height for row in rows) + 4 * AIR <= 46
        sizes = [ATLAS.design.style(row.style).size for row in rows]
        assert sizes == sorted(sizes, reverse=True)
        for other in lines[0]:
            plain = fitting([other, *(one[0] for one in lines[1:])], [440.0] * 5, 46, typesetter)
            assert white_of(rows, 46, typesetter) <= white_of(plain, 46, typesetter)


@pytest.mark.parametrize(
    ("name", "value"), [("NAMED", 150.0), ("ASCENT", -3.0), ("DESCENT", 5.0), ("BEHIND", 400.0)]
)
def test_white_is_reckoned_by_what_stands_there(
    name: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    typesetter = Typesetter(ATLAS.design, Measurer(ATLAS))
    told = [of_sentences(number, 9) for number in range(5)]
    lines = [[(one, one.summary.sentences[0])] for one in told]
    rows = fullest_rows(lines, 46, typesetter)
    before = white_of(rows, 46, typesetter)
    monkeypatch.setattr(five_rows, name, value)
    assert white_of(rows, 46, typesetter) != before


def test_the_settings_of_the_rows() -> None:
    """By which white is reckoned, and how many sizes and sets are tried."""
    assert (five_rows.NAMED, five_rows.ASCENT, five_rows.DESCENT) == (45.0, 0.2, 0.9)
    assert (five_rows.SMALLER, five_rows.KEPT, five_rows.BEHIND) == (3, 40, 14.0)


def test_a_number_is_as_large_as_its_column_allows() -> None:
    edition = laid_out(week_of(30))
    (five,) = (one for one in edition.pages if one.pattern == "five-lines")
    blocks = [block for part in five.parts if (block := part.block("place"))]
    assert [one.rows[0].lines[0][0].text for one in blocks] == ["1", "2", "3", "4", "5"]
    for block in blocks:
        row = block.rows[0]
        wide = Measurer(ATLAS).width(row.lines[0][0].text, row.style, "en")
        wide *= row.size / ATLAS.design.style(row.style).size
        assert wide <= NUMBER_PART * NUMBER * ATLAS.design.width + 0.1
        assert row.size > 60


def test_shorter_sentences_are_taken_where_letters_can_be_larger() -> None:
    typesetter = Typesetter(ATLAS.design, Pixels(ATLAS))
    (made,) = five_page([of_sentences(number, 36, 14, 34) for number in range(5)], typesetter)
    assert {one.sentences[0].words for one in made.placements} == {14}
    (made,) = five_page([of_sentences(number, 36, 34) for number in range(5)], typesetter)
    assert {one.sentences[0].words for one in made.placements} == {36}


def test_a_line_is_the_news_or_opens_its_text() -> None:
    story = of_sentences(0, 50, 20)  # too long for a line; chosen next, to stand before it
    (opening, _) = story.summary.sentences
    assert line_of(story) == opening
    behind = replace(story.summary, sentences=story.summary.sentences[::-1], order=(0, 1))
    assert line_of(replace(story, summary=behind)) is None


@pytest.mark.parametrize(("words", "line"), [(7, False), (8, True), (44, True), (45, False)])
def test_a_sentence_has_a_line_of_words(words: int, line: bool) -> None:  # noqa: FBT001
    assert (line_of(of_sentences(0, words)) is not None) is line


def test_a_flat_picture_is_not_shown() -> None:
    assert pictures(page(9, pixels=(320, 100))) == 0
    assert pictures(page(9, pixels=(320, 130))) == 0
    assert pictures(page(9, pixels=(320, 160))) == 5


def test_the_contents_beside_it_repeat_none_of_its_pictures() -> None:
    typesetter = Typesetter(ATLAS.design, Pixels(ATLAS))
    many = [replace(one, picture=HERON) for one in week_of(30).stories]
    (facing,) = five_page(many, typesetter)
    shown = {one.story for one in facing.placements if one.slot("picture")}
    (alone,) = contents(many, typesetter)
    (beside,) = contents(many, typesetter, facing.placements)
    assert {one.story for one in alone.placements if one.slot("picture")} & shown
    assert not {one.story for one in beside.placements if one.slot("picture")} & shown
