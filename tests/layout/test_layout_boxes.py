"""Dividing a box, filling it, and packing columns: laws that hold for every text and every box."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from layout_desk import ART, DESIGN, box, divider, fitter, setter, stories, told

from digest.layout.costs import COSTS
from digest.layout.lists import Item, columned, depth, evened, spread
from digest.layout.packing import Brief, Packer, column_lines, empty_lines
from digest.layout.shapes import BoxSpace
from digest.layout.words import HYPHEN
from digest.model import Slot


def slot(height: int, *, column: int = 1, width: int = 1, kind: str = "head") -> Slot:
    return Slot(kind=kind, columns=3, column=column, width=width, line=0, height=height)


def test_a_head_stands_on_top_of_its_columns_only() -> None:
    space = BoxSpace(box(height=20), 50, 4)
    assert space.put_over(slot(6, width=2))
    assert space.free() == ((0, 6, 20), (1, 6, 20), (2, 0, 20))


def test_a_head_that_is_too_high_is_refused_and_changes_nothing() -> None:
    space = BoxSpace(box(height=20), 50, 4)
    assert not space.put_over(slot(21))
    assert space.parts == []
    assert sum(foot - top for _, top, foot in space.free()) == 60


def test_a_panel_leaves_the_least_text_above_it() -> None:
    assert BoxSpace(box(height=20), 50, 4).put_at_foot(slot(16, column=3))
    assert not BoxSpace(box(height=20), 50, 4).put_at_foot(slot(17, column=3))


def test_a_quotation_splits_its_column_and_stands_on_top_of_a_short_one() -> None:
    high, low = BoxSpace(box(height=40), 50, 4), BoxSpace(box(height=18), 50, 4)
    assert high.put_within(slot(8, column=3))
    assert low.put_within(slot(8, column=3))
    assert len(high.free()) == 4
    assert low.free()[2] == (2, 8, 18)


def test_a_box_of_two_pages_has_its_columns_twice() -> None:
    space = BoxSpace(box(height=86), 50, 4)
    assert [stops[1:] for stops in space.free()] == [(0, 50)] * 3 + [(50, 86)] * 3


@settings(max_examples=30, deadline=None)
@given(
    sentences=st.integers(1, 40),
    height=st.integers(6, 50),
    width=st.integers(1, 3),
    quotes=st.booleans(),
    art=st.booleans(),
)
def test_a_fit_overfills_no_column_and_tells_sentences_in_order(
    sentences: int, height: int, width: int, *, quotes: bool, art: bool
) -> None:
    story = stories(4, sentences, picture="p.jpg" if art else "")[3]
    changes = {"art": ART} if art and width > 1 else {}
    room = box(height=height, width=width, quotes=quotes, **changes)
    fit = fitter(pixels=(4000, 2400)).fit(story, room)
    frames = fit.placement.frames
    assert all(frame.filled <= frame.height for frame in frames)
    assert all(1 <= frame.line <= frame.line + frame.height - 1 <= height for frame in frames)
    assert fit.holes == sum(frame.height - frame.filled for frame in frames)
    places = [story.summary.sentences.index(one) for one in fit.placement.sentences]
    assert places == sorted(set(places))
    for frame in frames:
        for strip in frame.strips:
            assert all(len(line) * 5 <= 200 for line in strip.lines)


@settings(max_examples=40, deadline=None)
@given(sentences=st.integers(1, 12), height=st.integers(8, 40))
def test_the_parts_of_a_shape_and_its_text_share_no_line(sentences: int, height: int) -> None:
    story = stories(2, sentences)[1]
    for shape in divider().shapes(story, box(height=height, quotes=True, span=2)):
        taken = set()
        for part in shape.slots:
            for column in range(part.column, part.column + part.width):
                cells = {(column, part.line + line) for line in range(part.height)}
                assert not cells & taken
                taken |= cells
        for frame in shape.frames:
            cells = {(frame.column, frame.line + line) for line in range(frame.height)}
            assert not cells & taken
            taken |= cells


def test_a_length_that_the_editor_fixed_is_kept_whatever_the_box() -> None:
    story = stories(2)[1]
    fixed = told("One sentence of five words.", "Another one of five words.", words=5)
    assert fitter().fit(fixed, box()).placement.sentences == fixed.summary.near(5)
    assert fitter().fit(story, box()).placement.sentences != story.summary.near(5)


def test_a_text_that_fits_no_box_is_forced_and_dear() -> None:
    long = told("word " * 400 + "end.")
    fit = fitter().fit(long, box(height=6, width=1))
    assert fit.cost >= 500


items = st.lists(
    st.builds(
        Item,
        height=st.integers(1, 4),
        gap=st.integers(0, 2),
        story=st.sampled_from(["", "a", "b", "c"]),
    ),
    min_size=1,
    max_size=30,
)


@given(items, st.integers(12, 40))
def test_columns_lose_no_item_and_are_never_overfull(rows: list[Item], height: int) -> None:
    columns = columned(rows, height)
    assert [item for column in columns for _, item in column] == rows
    for column in columns:
        last = 0
        for line, item in column:
            assert line > last
            last = line + item.height - 1
        assert last <= height


@given(items, st.integers(30, 60), st.integers(1, 4))
def test_even_columns_are_no_deeper_than_need_be(rows: list[Item], height: int, count: int) -> None:
    columns = evened(rows, height, count)
    assert [item for column in columns for _, item in column] == rows
    if len(columns) <= count and depth(columns) > 1:
        shorter = columned(rows, depth(columns) - 1)
        assert len(shorter) > count or depth(shorter) > depth(columns) - 1


@given(items, st.integers(1, 80), st.integers(0, 4))
def test_a_list_spreads_downwards_by_no_more_than_it_may(
    rows: list[Item], height: int, most: int
) -> None:
    column = columned(rows, 999)[0]
    moved = spread(column, height, most)
    assert [item for _, item in moved] == rows
    assert all(line >= before for (line, _), (before, _) in zip(moved, column, strict=True))
    grown = depth([moved]) - depth([column])
    assert 0 <= grown <= max(0, height - depth([column]))


def brief(number: int, lengths: tuple[int, ...]) -> Brief:
    story = stories(number + 1, 2)[number]
    texts = dict.fromkeys(lengths, (0,))
    return Brief(story=story, head=slot(1), lengths=texts)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(2, 9), min_size=1, max_size=4, unique=True).map(tuple),
        min_size=1,
        max_size=9,
    ),
    st.integers(12, 30),
)
def test_packed_briefs_keep_their_order_and_their_columns(
    lengths: list[tuple[int, ...]], height: int
) -> None:
    briefs = [brief(number, some) for number, some in enumerate(lengths)]
    columns = Packer.furthest(Packer(briefs, 6, height, COSTS).states([height] * 3))
    printed = [index for column in columns for index, _ in column]
    assert printed == list(range(len(printed)))
    for column in columns:
        assert column_lines(briefs, column) <= height + 1
        assert all(count in briefs[index].lengths for index, count in column)
    assert empty_lines(briefs, columns, height) >= 0


def test_briefs_take_the_lengths_that_fill_their_column() -> None:
    briefs = [brief(0, (2, 4, 6)), brief(1, (2, 4, 6))]
    (column,) = Packer.furthest(Packer(briefs, 6, 13, COSTS).states([13]))
    assert len(column) == 2
    assert column_lines(briefs, column) in (13, 14)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=18), min_size=1, max_size=30))
def test_a_headline_loses_no_letter_and_divides_no_word_that_fits(words: list[str]) -> None:
    lines = setter().display(" ".join(words), "body", 100.0, "en")
    assert " ".join(lines).split() == words
    assert all(len(line) <= 20 for line in lines)
    assert not any(line.endswith(HYPHEN) for line in lines)


def test_the_small_paper_has_forty_letters_a_column() -> None:
    assert DESIGN.across(3) == 200
    assert setter().advance("x" * 40, "body", "en") == 200


def test_a_text_that_overfills_its_shape_is_no_fit() -> None:
    story, of = stories(2, 40)[1], fitter()
    shape = of.divider.shapes(story, box(height=12))[0]
    assert of._poured(story, shape, story.summary.order) is None
    assert of._poured(story, shape, story.summary.order[:1]) is not None


def test_a_column_of_briefs_is_no_longer_than_its_page() -> None:
    briefs = [brief(0, (9,)), brief(1, (9,))]
    columns = Packer.furthest(Packer(briefs, 6, 30, COSTS).states([11]))
    assert [len(column) for column in columns] == [1]
    assert column_lines(briefs, columns[0]) <= 12
    (short,) = Packer.furthest(Packer([brief(0, (9,))], 6, 30, COSTS).states([10]))
    assert short == ()
