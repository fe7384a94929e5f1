"""Showpieces: which of a story stands as a poster across its text, on which spread, how large."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType, SimpleNamespace
from typing import Any, cast

import pytest
from layout_desk import STYLES, TWO, box, design, fitter, prose, setter, stories, told
from press_weeks import week_of

from digest.layout import lay_out
from digest.layout.dividing import Divider
from digest.layout.figures import with_one_figure
from digest.layout.fitting import Fitter
from digest.layout.groups import PageGroup
from digest.layout.illustrating import Illustration
from digest.layout.posters import SHOWPIECE, filled, illustrated, poster_columns, posters_of
from digest.layout.showpieces import ABOVE, BELOW, FULL, Showpieces
from digest.layout.spreads import with_showpieces
from digest.model import Chart, Dated, Datum, Figure, Image, Page, Placement, Quote, Slot, Story
from digest.themes import Measurer, load_theme
from digest.themes.design import Box, Design

WORDS = "The harbour was never meant to hold so many boats in one short summer"
BIG = {"columns": 3, "width": 3, "height": 46, "showpiece": True}


def sentences(count: int = 20) -> list[str]:
    return [prose(number, 14) for number in range(count)]


def story(number: int = 12, *, shared: int = 0, count: int = 20, **changes: Any) -> Story:
    """A story with a quotation in sentence *number*, which shares *shared* words with its news."""
    texts = sentences(count)
    common = [f"harbour{one}" for one in range(shared)]
    texts[0] = " ".join([*common, texts[0]])
    texts[number] = " ".join([*common, texts[number]])
    made = told(*texts, words=None, standfirst="", headline="Nothing of it", **changes)
    sentence = made.summary.sentences[number]
    return replace(made, quotes=(Quote(text=WORDS, speaker="Ann Oake", sentence=sentence),))


def counted(number: int, shared: int, **changes: Any) -> Story:
    """As `story`, with a figure instead of a quotation."""
    made = story(number, shared=shared, **changes)
    sentence = made.quotes[0].sentence
    figure = Figure(value="214 boats", number="214", label="", sentence=sentence)
    return replace(made, quotes=(), figures=(figure,))


def shown_in(one: Story, *, of: Design | None = None, **changes: Any) -> list[Slot]:
    """The slots of all ways to set the showpiece of *one* in a box."""
    pieces = Showpieces([one], setter(of=of or design()))
    options = pieces.options(one, box(**(BIG | changes)))
    return [place.slot for option in options for place in option.places]


def desk(*made: Story, pixels: tuple[int, int] | None = None) -> Fitter:
    of = fitter(pixels=pixels)
    of.divider.showpieces = Showpieces(made, of.typesetter)
    return of


def test_a_showpiece_stands_across_the_text_of_its_story() -> None:
    one = story()
    placement = desk(one).fit(one, box(**BIG)).placement
    (slot,) = [slot for slot in placement.slots if slot.style == SHOWPIECE]
    assert (slot.kind, slot.credit, slot.width) == ("quote", "Ann Oake", 3)
    assert placement.slots[0].kind == "head"
    assert slot.line == placement.slots[0].line + placement.slots[0].height
    # Its sentence is not printed twice.
    assert one.quotes[0].sentence not in placement.sentences
    plain = desk(one).fit(one, box(**(BIG | {"showpiece": False}))).placement
    assert SHOWPIECE not in {slot.style for slot in plain.slots}


def test_a_showpiece_stands_alone_in_its_box() -> None:
    one = replace(counted(3, 2), quotes=story().quotes)
    placement = desk(one).fit(one, box(**BIG, quotes=True)).placement
    assert [slot.kind for slot in placement.slots if slot.kind in ("quote", "figure")] == ["quote"]


def test_a_story_with_a_picture_has_no_showpiece() -> None:
    one = replace(story(), picture=Image(src="", path="p.jpg"))
    placement = desk(one, pixels=(900, 600)).fit(one, box(**BIG)).placement
    assert SHOWPIECE not in {slot.style for slot in placement.slots}


def test_where_a_showpiece_stands() -> None:
    one = story()
    assert {(slot.column, slot.width) for slot in shown_in(one)} == {(1, 3), (2, 2)}
    # Beside a head over some columns text begins on its first line.
    assert {(slot.column, slot.width) for slot in shown_in(one, span=2)} == {(1, 2)}


def test_how_wide_and_how_high_a_showpiece_is() -> None:
    one = story()
    widths = [
        width
        for width in range(200, 260)
        if shown_in(one, of=replace(design(), width=width), columns=1, width=1)
    ]
    assert widths[0] == 230
    short = story(quotes=())
    short = replace(
        short, quotes=(replace(one.quotes[0], text="We never meant to hold these boats"),)
    )
    high = replace(short, quotes=(replace(one.quotes[0], text=" ".join([WORDS] * 5)),))
    tall = {"height": 80}
    lowest = [slot.height for slot in shown_in(short, **tall)]
    highest = [slot.height for slot in shown_in(high, of=replace(design(), width=420), **tall)]
    assert (min(lowest), max(highest)) == (8, 26)
    assert max(slot.height for slot in shown_in(one, height=24)) == 24 - 10


def test_a_showpiece_fills_its_ground() -> None:
    one = story()
    (graphic,) = posters_of(one)
    full = set()
    for height in range(8, 27):
        points = height * 10 - ABOVE - BELOW
        columns = poster_columns(one, graphic, 600, points, setter())
        if columns and filled(columns, points, setter()) >= 0.85:
            full.add(height)
    assert {slot.height for slot in shown_in(one) if slot.width == 3} == full
    assert FULL == 0.85
    assert len(full) < 19


@pytest.mark.parametrize(("shared", "first"), [(0, 1), (1, 5), (2, 10), (3, 10), (6, 10)])
def test_a_figure_is_of_an_early_sentence_about_the_news(shared: int, first: int) -> None:
    """Of 20 sentences a quarter for each shared word, half of them at most."""
    kinds = [
        Showpieces([one], setter()).kind(one)
        for one in (counted(number, shared) for number in range(1, 20))
    ]
    assert kinds == ["figure"] * (first - 1) + [""] * (20 - first)


@pytest.mark.parametrize(("shared", "more"), [(0, 0.0), (2, 0.6), (4, 1.2), (6, 1.2)])
def test_what_a_showpiece_is_worth(shared: int, more: float) -> None:
    quoted, figure = story(shared=shared), counted(2, shared)
    sentence, bare = quoted.quotes[0].sentence, replace(quoted, quotes=())
    data = (Datum(shown="2", value=2.0, label="a"), Datum(shown="3", value=3.0, label="b"))
    charted = replace(bare, charts=(Chart(kind="shares", data=data, sentence=sentence),))
    dated = replace(bare, timeline=(Dated(day="2025-07-21", sentence=sentence),))
    worth = [Showpieces([one], setter()).worth(one) for one in (charted, dated, quoted)]
    assert worth == pytest.approx([3.0 + more, 2.5 + more, 2.0 + more])
    if shared:
        assert Showpieces([figure], setter()).worth(figure) == pytest.approx(1.0 + more)


def test_what_no_showpiece_repeats() -> None:
    one, other = replace(story(), rank=1), replace(story(), id="other", rank=2)
    pieces = Showpieces([other, one], setter())
    assert (pieces.kind(one), pieces.kind(other)) == ("quote", "")
    known = [one.quotes[0].sentence]
    assert Showpieces([one], setter(), known).kind(one) == ""
    # Nor does it take the sentence that tells the news out of the text.
    news = replace(one.quotes[0], sentence=one.summary.sentences[0])
    assert Showpieces([replace(one, quotes=(news,))], setter()).kind(one) == ""
    # An editor who fixed a length fixed what is printed.
    assert Showpieces([replace(one, words=90)], setter()).kind(one) == ""


@pytest.mark.parametrize(("height", "style"), [(110.0, "deck"), (80.0, "panel-text")])
def test_the_days_of_a_poster_are_as_large_as_fills_it(height: float, style: str) -> None:
    styles = MappingProxyType({**STYLES, "panel-text": replace(STYLES["body"], size=5, leading=5)})
    one = story()
    days = tuple(Dated(day=f"2025-07-2{n}", sentence=one.summary.sentences[n]) for n in (1, 2, 3))
    one = replace(one, quotes=(), timeline=days)
    (graphic,) = posters_of(one)
    columns = poster_columns(one, graphic, 600, height, setter(of=replace(design(), styles=styles)))
    rows = [row for column in columns for row in column.rows]
    assert {row.style for row in rows if row.role == "sentence"} == {style}


def chooser(worths: dict[str, tuple[float, str]]) -> Divider:
    """Stands in for a divider whose showpieces are of these worths and kinds."""
    pieces = SimpleNamespace(
        worth=lambda one: worths[one.id][0] if one.id in worths else 0.0,
        kind=lambda one: worths[one.id][1] if one.id in worths else "",
        fits=lambda _, of: of.height > 24,
    )
    shown = SimpleNamespace(printable=lambda one: [one.picture] if one.picture else [])
    return cast("Divider", SimpleNamespace(showpieces=pieces, illustrator=shown))


def chosen(
    worths: dict[int, tuple[float, str]], spreads: list[int], pictures: tuple[int, ...] = ()
) -> list[int | None]:
    """The numbers of the stories with a showpiece, of pages of two each."""
    made = [
        replace(one, picture=Image(src="", path="p") if number in pictures else None)
        for number, one in enumerate(stories(2 * len(spreads), 3))
    ]
    groups = [PageGroup(TWO, (made[at], made[at + 1]), 0.0) for at in range(0, len(made), 2)]
    known = {made[number].id: worth for number, worth in worths.items()}
    ids = [one.id for one in made]
    found = with_showpieces(groups, spreads, chooser(known))
    assert all(
        sum(one.showpiece for one in group.boxes) == bool(group.showpiece) for group in found
    )
    return [ids.index(group.showpiece) if group.showpiece else None for group in found]


def test_a_spread_has_one_showpiece() -> None:
    quote = "quote"
    assert chosen({0: (2.0, quote), 2: (2.4, quote), 4: (1.0, quote)}, [2, 2, 3]) == [None, 2, 4]
    # The lower box of a page is too low for one.
    assert chosen({1: (3.0, quote), 2: (1.0, quote)}, [2, 2]) == [None, 2]
    assert chosen({0: (2.0, quote), 2: (2.0, quote)}, [2, 3], pictures=(1,)) == [None, 2]


@pytest.mark.parametrize(("less", "second"), [(0.55, 4), (0.65, 2)])
def test_showpieces_of_two_kinds_take_turns(less: float, second: int) -> None:
    worths = {0: (2.0, "quote"), 2: (2.0, "quote"), 4: (2.0 - less, "figure")}
    found = chosen(worths, [2, 3, 3])
    assert [one for one in found[1:] if one is not None] == [second]


def test_a_figure_as_a_showpiece_keeps_the_others_off_its_page() -> None:
    class Figures:
        """Fits each story with a figure where its box may have one."""

        @staticmethod
        def fit(_: Story, of: Box) -> Any:
            slot = Slot(kind="figure", columns=1, column=1, width=1, line=1, height=4)
            placement = Placement(story="", box="", slots=(slot,) if of.graphics else ())
            return SimpleNamespace(placement=placement, holes=0)

    boxes = [box(), box(showpiece=True)]
    kept = with_one_figure(tuple(stories(2, 3)), boxes, cast("Fitter", Figures()))
    assert [one.graphics for one in kept] == [False, True]


def test_no_poster_stands_beside_a_showpiece() -> None:
    one, other = story(), replace(story(), id="other")
    advert = Placement(
        story="",
        box="advert",
        slots=(Slot(kind="advert", columns=1, column=1, width=1, line=30, height=14),),
    )
    piece = Slot(kind="quote", columns=3, column=1, width=3, line=3, height=9, style=SHOWPIECE)
    text = replace(desk(other).fit(other, box(height=28)).placement, sentences=())
    pages = (
        Page(number=4, pattern="two", placements=(text, advert)),
        Page(number=5, pattern="two", placements=(Placement(story=one.id, box="a"),)),
    )
    typesetter = setter()
    made = illustrated(pages, [other], typesetter)
    assert [each.box for each in made[0].placements] == ["story", "poster"]
    beside = replace(pages[1], placements=(Placement(story=one.id, box="a", slots=(piece,)),))
    made = illustrated((pages[0], beside), [other], typesetter)
    assert [each.box for each in made[0].placements] == ["story", "advert"]


def test_options_are_known_by_width_and_height() -> None:
    """Many boxes have the same place for a showpiece: its type is set there once."""
    one, calls = story(), []

    class Counting(Showpieces):
        def _cost(self, *given: Any) -> float | None:
            calls.append(given)
            return super()._cost(*given)

    pieces = Counting([one], setter())
    first = pieces.options(one, box(**BIG))
    assert isinstance(first[0], Illustration)
    assert pieces.options(one, box(**(BIG | {"line": 3, "style": "feature"}))) == first
    assert len(calls) == 2 * 19


@pytest.mark.slow
@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_a_week_without_pictures_has_a_showpiece_a_spread_at_most(name: str) -> None:
    theme = load_theme(name)
    edition = lay_out(week_of(30), theme=theme, measure=Measurer(theme))
    sheets: dict[int, int] = {}
    within = 0
    for page in edition.pages:
        for part in page.parts:
            if not part.columns and part.box != "poster":
                continue
            posters = [block for block in part.blocks if block.kind == "sheet"]
            sheets[page.number // 2] = sheets.get(page.number // 2, 0) + len(posters)
            for sheet in posters if part.columns else ():
                within += 1
                drawn = [block for block in part.blocks if block.kind == "drawn"]
                assert drawn
                assert all(
                    sheet.area.x <= one.area.x and one.area.end <= sheet.area.end for one in drawn
                )
                top = min(column.area.y for column in part.columns if column.area.y > sheet.area.y)
                head = next(block for block in part.blocks if block.kind == "head")
                assert round(sheet.area.y - 4.0, 3) % theme.design.leading == pytest.approx(
                    0.0, abs=0.01
                )
                assert round(top - sheet.area.foot, 2) == 9.0
                assert head.area.foot <= sheet.area.y
    assert max(sheets.values()) == 1
    assert within
