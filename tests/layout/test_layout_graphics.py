"""Graphics beside texts, one large figure a page, and posters in place of advertisements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from layout_desk import box, design, fitter, headline, setter, stories

from digest.layout.figures import EMPTIER, with_one_figure
from digest.layout.graphics import (
    LENGTHS,
    SIZE_MOST,
    SIZE_WIDE,
    figure_row,
    graphics_of,
    height_of,
)
from digest.layout.growing import panel
from digest.layout.posters import FILLED, PADDING, filled, illustrated, poster_columns, posters_of
from digest.model import Chart, Datum, Figure, Frame, Page, Placement, Quote, Story


def drawn(one: Story, number: str = "214") -> Story:
    """*one* with a figure of its last sentence."""
    sentence = one.summary.sentences[one.summary.order[-1]]
    figure = Figure(value=f"{number} boats", number=number, label="", sentence=sentence)
    return replace(one, figures=(figure,), quotes=())


def quoted(one: Story, words: int = 12) -> Story:
    sentence = one.summary.sentences[one.summary.order[-1]]
    quote = Quote(text=headline(3, words), speaker="Ada Brook", sentence=sentence)
    return replace(one, figures=(), quotes=(quote,))


def test_of_two_figures_on_a_page_that_of_the_weightier_story_stays() -> None:
    fits = fitter()
    first, second = (
        replace(drawn(one), rank=rank) for one, rank in zip(stories(2, 80), (7, 3), strict=False)
    )
    boxes = [box(height=40, quotes=True), box(height=40, quotes=True)]
    assert fits.fit(first, boxes[0]).placement.slot("figure")
    assert fits.fit(second, boxes[1]).placement.slot("figure")
    kept = with_one_figure((first, second), boxes, fits)
    assert [one.graphics for one in kept] == [False, True]
    assert with_one_figure((first,), boxes[:1], fits) == boxes[:1]


def test_a_figure_that_its_story_needs_to_fill_its_box_stays() -> None:
    fits = fitter()
    long, short = drawn(stories(1, 80)[0]), drawn(replace(stories(2, 4)[1], rank=9))
    boxes = [box(height=40, quotes=True), box(height=30, quotes=True)]
    full, bare = fits.fit(short, boxes[1]), fits.fit(short, replace(boxes[1], graphics=False))
    assert full.placement.slot("figure")
    assert bare.holes - full.holes > EMPTIER
    assert [one.graphics for one in with_one_figure((long, short), boxes, fits)] == [True, True]


@pytest.mark.parametrize(("kind", "aside"), [("figure", drawn), ("quote", quoted)])
def test_what_stands_beside_a_text_does_not_take_its_news(
    kind: str, aside: Callable[[Story], Story]
) -> None:
    fits, room = fitter(), box(height=40, quotes=True)
    one = aside(stories(1, 80)[0])
    assert fits.fit(one, room).placement.slot(kind)
    summary = replace(one.summary, order=one.summary.order[::-1])  # the same sentence, now the news
    told = fits.fit(replace(one, id="news", summary=summary), room).placement
    assert not told.slot(kind)
    assert summary.news in told.sentences


def test_a_story_of_fixed_length_has_no_graphic() -> None:
    one = drawn(stories(1)[0])
    assert [graphic.kind for graphic in graphics_of(one)] == ["figure"]
    assert graphics_of(replace(one, words=100)) == ()


def test_no_graphic_repeats_the_standfirst() -> None:
    for one in (drawn(stories(1)[0]), quoted(stories(1)[0])):
        sentence = one.summary.sentences[one.summary.order[-1]]
        assert posters_of(one)
        assert posters_of(replace(one, standfirst=sentence.text)) == ()


@pytest.mark.parametrize("number", ["7", "1,234,567,890,123"])
def test_a_figure_too_short_or_too_long_is_not_set_large(number: str) -> None:
    assert len(number) not in LENGTHS
    assert graphics_of(drawn(stories(1)[0], number)) == ()


def test_a_figure_fills_its_measure_and_no_more() -> None:
    typesetter = setter()
    row = figure_row("214", "en", 100.0, SIZE_MOST, typesetter)
    assert len("214") * row.size / 2 <= 100.0
    assert figure_row("2", "en", 400.0, SIZE_WIDE, typesetter).size == SIZE_WIDE


def paged(one: Story, lines: int, **changes: object) -> tuple[Page, ...]:
    """A page that prints *one*, with an advertisement of *lines* at its foot."""
    frame = Frame(columns=1, column=1, line=1, height=4)
    story = Placement(story=one.id, box="story", frames=(frame,), **changes)  # type: ignore[arg-type]
    return (Page(number=3, pattern="one", placements=(story, panel(52, lines))),)


def test_a_quotation_takes_the_place_of_an_advertisement() -> None:
    one = quoted(stories(1)[0])
    (page,) = illustrated(paged(one, 16), [one], setter())
    assert [placement.box for placement in page.placements] == ["story", "poster"]
    assert page.placements[1].sentences == (one.quotes[0].sentence,)


def test_no_poster_repeats_a_sentence_of_its_spread() -> None:
    one = quoted(stories(1)[0])
    pages = paged(one, 16, sentences=(one.quotes[0].sentence,))
    (page,) = illustrated(pages, [one], setter())
    assert [placement.box for placement in page.placements] == ["story", "advert"]


def test_a_story_that_is_printed_nowhere_has_no_poster() -> None:
    one, other = (quoted(each) for each in stories(2))
    (page,) = illustrated(paged(one, 16), [other], setter())
    assert page.placements[1].box == "advert"


def test_the_highest_place_has_the_only_poster() -> None:
    one = quoted(stories(1)[0])
    (low,), (high,) = paged(one, 14), paged(one, 16)
    pages = illustrated((low, replace(high, number=6)), [one], setter())
    assert [page.placements[1].box for page in pages] == ["advert", "poster"]


def test_a_poster_s_content_fills_it() -> None:
    one, typesetter = quoted(stories(1)[0]), setter()
    (graphic,) = posters_of(one)
    columns = poster_columns(one, graphic, design().width, 160.0, typesetter)
    assert FILLED <= filled(columns, 160.0, typesetter) <= 1.0
    assert poster_columns(one, graphic, design().width, 4000.0, typesetter) == ()


def test_a_high_poster_has_its_words_at_the_head_and_its_source_at_the_foot() -> None:
    one, typesetter = quoted(stories(1)[0]), setter()
    (graphic,) = posters_of(one)
    for height in (166.0, 172.0):
        words, *foot = poster_columns(one, graphic, design().width, height, typesetter)
        assert words.top == 0.0
        assert [side.rows[-1].role for side in foot] == ["speaker", "source"]
        for side in foot:
            lowest = side.top + height_of(side.rows, typesetter)
            assert lowest == pytest.approx(height - 2 * PADDING[0])


def test_a_chart_has_its_bars_beside_its_sentence() -> None:
    one, typesetter = stories(1)[0], setter()
    chart = Chart(
        kind="change",
        data=(Datum(shown="54", value=54), Datum(shown="27", value=27)),
        sentence=one.summary.sentences[0],
    )
    one = replace(one, charts=(chart,), figures=(), quotes=())
    (graphic,) = posters_of(one)
    bars, words = poster_columns(one, graphic, design().width, 150.0, typesetter)
    assert [row.bar for row in bars.rows] == [1.0, 0.5]
    assert [row.strong for row in bars.rows] == [False, True]
    assert words.rows[-1].role == "source"
