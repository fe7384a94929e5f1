"""Limits of the layout, each where it begins to hold: one more, or one less, changes the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from layout_desk import (
    Typewriter,
    box,
    design,
    divider,
    fitter,
    headline,
    lead,
    prose,
    setter,
    stories,
    told,
    week,
)
from test_layout_costs import (
    HEAD,
    WHOLE,
    briefs,
    composed,
    covers,
    crowd,
    five_lines,
    gallery,
    illustrations,
    kinds,
    large_entries,
    pictures_of_briefs,
    said,
    sayings,
    shown,
    text_of,
    told_on_contents,
)

from digest.layout.contents import contents
from digest.layout.costs import COSTS
from digest.layout.cover import cover
from digest.layout.figures import with_one_figure
from digest.layout.fitting import Fit, Fitter
from digest.layout.five import line_of
from digest.layout.growing import bearable
from digest.layout.heads import byline, headed
from digest.layout.links import also
from digest.layout.lists import Item, columned, flush
from digest.layout.parts import side_by_side
from digest.layout.posters import posters_of
from digest.layout.prices import apparatus
from digest.layout.shapes import Choice
from digest.layout.words import WordCache
from digest.model import Chart, Figure, Placement, Slot, Story, Strip
from digest.themes.covers import CoverKind, CoverTeasers
from digest.themes.design import Box

Limit = Callable[[], float]
LIMITS: list[tuple[float, Limit]] = []


def limit(value: float) -> Callable[[Limit], Limit]:
    """Registers a measurement that must give *value*."""

    def register(measured: Limit) -> Limit:
        LIMITS.append((value, measured))
        return measured

    return register


def first(counts: range, holds: Callable[[int], bool]) -> int:
    """The first of *counts* for which *holds* is true, -1 where it is for none."""
    return next((count for count in counts if holds(count)), -1)


def heads(style: str, **changes: int) -> Iterator[int]:
    """Lines of heads of 2 to 40 words, as far as they keep their *style*."""
    for words in range(2, 41):
        story = told("One.", headline=headline(words, words))
        made = headed(story, box(**changes), style, setter(), deck=False)
        if made.style.startswith(style):
            yield len(made.lines)


@limit(5)
def lines_of_the_longest_poster() -> float:
    return max(heads("cover-type-head", width=2, span=2))


@limit(5)
def lines_of_the_longest_head_over_a_column_of_several() -> float:
    return max(heads("lead-head", width=1))


@limit(3)
def lines_of_the_longest_head_over_the_page() -> float:
    return max(heads("feature-head"))


@limit(4)
def lines_of_the_longest_head_of_a_lead() -> float:
    return max(heads("lead-head"))


@limit(4)
def lines_of_the_longest_head_over_two_of_three_columns() -> float:
    return max(heads("lead-head", span=2))


@limit(4)
def lines_of_the_longest_standfirst() -> float:
    return max(
        len(
            headed(
                told("One.", standfirst=prose(5, words)), box(), "news-head", setter(), deck=True
            ).deck
        )
        for words in range(4, 120, 2)
    )


@limit(4)
def lines_of_the_longest_teaser() -> float:
    kind = CoverKind(name="one", head=HEAD, teasers=CoverTeasers(area=WHOLE, count=60))
    made = [
        lead(),
        *(replace(one, headline=headline(n, n)) for n, one in enumerate(stories(40)[2:], start=2)),
    ]
    page = cover(week(*made), made, setter(of=design(covers=(kind,))))
    return max(len(one.slots[0].lines) for one in page.placements[1:])


@limit(4)
def briefs_of_the_smallest_page_of_them() -> float:
    return first(range(1, 20), lambda count: bool(briefs(COSTS, count)[0]))


@limit(7)
def briefs_that_make_a_page_alone() -> float:
    return first(range(4, 20), lambda count: bool(briefs(COSTS, count, 1, alone=True)[0]))


@limit(4)
def pictures_of_the_smallest_page_of_them() -> float:
    costs = replace(COSTS, gallery_part=0.0)
    return first(range(1, 20), lambda count: bool(gallery(costs, count, (2400, 900))))


@limit(14)
def pictures_of_the_fullest_page() -> float:
    return max(
        len(page.placements) for n in range(4, 40, 3) for page in gallery(COSTS, n, (6000, 600))
    )


@limit(5)
def quotations_of_the_smallest_page_of_them() -> float:
    costs = replace(COSTS, sayings_part=0.0, saying_air=99.0)
    return first(range(1, 12), lambda count: bool(sayings(costs, said(count, 12))))


@limit(5)
def stories_from_which_an_issue_has_contents() -> float:
    return first(
        range(2, 9), lambda n: "contents" in kinds(composed(COSTS, lead(), *stories(n, 60)[1:]))
    )


@limit(8)
def pages_from_which_an_issue_has_contents() -> float:
    return first(
        range(5, 12),
        lambda n: "contents" in kinds(composed(COSTS, lead(), *stories(12)[1:], limit=n)),
    )


@limit(15)
def stories_from_which_the_week_has_five_lines() -> float:
    return first(range(9, 22), lambda count: bool(five_lines(COSTS, count, 24)))


@limit(16)
def pages_from_which_the_week_has_five_lines() -> float:
    return first(range(11, 22), lambda pages: bool(five_lines(COSTS, 24, pages)))


@limit(5)
def stories_told_on_the_contents_besides_the_lead() -> float:
    return len(told_on_contents(COSTS, words=6))


@limit(7)
def lines_of_the_longest_line_told_on_the_contents() -> float:
    return max(
        len(strip.lines)
        for words in range(6, 40, 2)
        for one in told_on_contents(COSTS, words=words)
        for frame in one.frames
        for strip in frame.strips
        if strip.kind != "headline"
    )


@limit(2)
def pages_of_the_longest_list() -> float:
    return kinds(crowd(COSTS, 600, 24)).count("also")


@limit(151)
def links_from_which_they_are_set_small() -> float:
    def small(count: int) -> bool:
        made = also(stories(count, 1), setter(), capacity=90, most=20)
        return made[0].placements[0].style == "dense"

    return first(range(148, 154), small)


@limit(31)
def lines_from_which_a_box_without_a_quotation_costs_more() -> float:
    story, bare = lead(), Choice(head="news-head", deck=False)
    priced = replace(COSTS, bare_text=0.0)

    def costly(height: int) -> bool:
        return apparatus(story, box(height=height, quotes=True), bare, priced) > 0

    return first(range(10, 70), costly)


@limit(23)
def lines_from_which_text_alone_costs_more() -> float:
    story, bare = lead(), Choice(head="news-head", deck=False)

    def costly(height: int) -> bool:
        return apparatus(story, box(height=height, quotes=True), bare, COSTS) > 0

    return first(range(10, 70), costly)


@limit(24)
def words_of_a_paragraph_that_stands_alone() -> float:
    def alone(words: int) -> bool:
        story = told(*(prose(n, words) + "." for n in range(8)), paragraphs=1)
        fit = fitter().fit(story, box(height=50))
        return sum(strip.opens for strip in text_of([fit])) == 8

    return first(range(10, 40), alone)


@limit(17)
def lines_of_the_highest_picture_of_a_brief() -> float:
    return max(
        slot.height for n in range(20) for slot in pictures_of_briefs(COSTS, (2400, 1200 + 100 * n))
    )


@limit(6)
def lines_of_the_lowest_picture() -> float:
    return min(
        slot.height
        for high in range(300, 3000, 100)
        for slot in shown(illustrations(COSTS, (4000, high)))
    )


@limit(13)
def stories_that_are_too_many_for_contents_in_large_type() -> float:
    return first(range(5, 28), lambda count: large_entries(COSTS, count, 140) < 1)


@limit(3)
def pages_of_stories_in_the_thinnest_issue_with_contents() -> float:
    made = (composed(COSTS, lead(), *stories(count, 30)[1:]) for count in range(5, 16))
    return min(len(pages) - 3 for pages in made if "contents" in kinds(pages))


@limit(3)
def standfirsts_of_a_column_of_contents_at_the_fewest() -> float:
    head = Strip(lines=("A pier",), language="en", kind="headline")
    items = [Item(height=2, story=str(number), strips=(head,)) for number in range(8)]
    column = columned(items, 40)[0]

    def printed(count: int) -> bool:
        decks = {str(n): Strip(lines=("One line.",), language="en") for n in range(count)}
        return any(
            len(item.strips) > 1 for _, item in flush(column, 40, decks, COSTS.contents_decks)
        )

    return first(range(1, 9), printed)


@limit(71)
def letters_of_a_headline_that_costs_a_cover_more() -> float:
    def costly(letters: int) -> bool:
        return covers(COSTS, lead(headline="ab " * (letters // 3) + "c" * (letters % 3))).cost > 0

    return first(range(30, 160), costly)


@limit(6)
def empty_lines_of_three_columns_that_are_borne() -> float:
    return bearable([box(columns=3)], COSTS)


# --- Constants beside the code that uses them ---


@limit(3)
def lines_of_the_longest_caption() -> float:
    ways = (illustrations(COSTS, (4000, 2400), alt=prose(3, words)) for words in range(3, 90, 3))
    return max(len(slot.lines) for options in ways for slot in shown(options))


@limit(3)
def lines_of_the_longest_standfirst_of_contents_in_large_type() -> float:
    pages = (
        contents(stories(3, 2, standfirst=prose(5, words)), setter())[0]
        for words in range(4, 90, 3)
    )
    return max(
        len(strip.lines)
        for page in pages
        for one in page.placements
        for strip in one.frames[0].strips
        if strip.kind != "headline"
    )


def counted(count: int, sentences: int = 12) -> Story:
    """A story with *count* figures, each of a sentence of its own."""
    story = stories(1, sentences)[0]
    figures = tuple(
        Figure(value=f"21{n} boats", number=f"21{n}", label="", sentence=story.summary.sentences[n])
        for n in range(count)
    )
    return replace(story, figures=figures)


@limit(2)
def graphics_tried_in_a_box() -> float:
    made = replace(counted(4), timeline=())
    chart = made.figures[2].sentence
    made = replace(made, charts=(Chart(kind="shares", data=(), sentence=chart),) * 3)
    return len(divider().graphics(made, box(quotes=True)))


@limit(3)
def lines_that_a_box_is_emptier_without_its_figure_before_it_stays() -> float:
    class Emptier:
        """Fits a story with a figure, or without it in a box that is emptier by some lines."""

        def __init__(self, lines: int) -> None:
            self._lines = lines

        def fit(self, story: Story, box: Box) -> Fit:
            slot = Slot(kind="figure", columns=1, column=1, width=1, line=1, height=4)
            placement = Placement(
                story=story.id, box=box.name, slots=(slot,) if box.graphics else ()
            )
            return Fit(placement=placement, cost=0.0, holes=0 if box.graphics else self._lines)

    def stays(lines: int) -> bool:
        boxes = [box(name="one"), box(name="other")]
        made = with_one_figure(tuple(stories(2)), boxes, cast("Fitter", Emptier(lines)))
        return all(one.graphics for one in made)

    return first(range(12), stays)


def sentenced(*words: int) -> Story:
    """A story of sentences of so many *words*, the best first."""
    return told(*(prose(n, count) + "." for n, count in enumerate(words)), standfirst="")


@limit(8)
def words_of_the_shortest_of_the_five_lines() -> float:
    return first(range(1, 40), lambda words: line_of(sentenced(words)) is not None)


@limit(45)
def words_of_a_sentence_too_long_for_the_five_lines() -> float:
    return first(range(10, 80), lambda words: line_of(sentenced(words)) is None)


def names(count: int, letters: int) -> Story:
    """A story of *count* articles, each by an author of so many *letters*."""
    story = stories(1)[0]
    authors = (chr(ord("A") + number) + "a" * (letters - 1) for number in range(count))
    articles = tuple(replace(story.articles[0], byline=author) for author in authors)
    return replace(story, articles=articles)


@limit(3)
def authors_in_a_byline() -> float:
    return max(count for count in range(1, 9) if byline(names(count, 6)))


@limit(59)
def letters_of_the_names_in_a_byline() -> float:
    return max(letters for letters in range(4, 150) if byline(names(1, letters)))


@limit(6)
def reports_side_by_side() -> float:
    story = stories(1)[0]
    articles = tuple(replace(story.articles[0], id=f"a{n}") for n in range(20))
    return len(side_by_side(replace(story, articles=articles)))


@limit(7)
def words_of_the_shortest_quotation_that_is_a_poster() -> float:
    return first(range(1, 20), lambda words: bool(tuple(posters_of(said(1, words)[0]))))


class Anywhere(Typewriter):
    """A language whose words may be divided after every letter."""

    def divisions(self, word: str, language: str) -> tuple[int, ...]:  # noqa: ARG002
        return tuple(range(1, len(word)))


def is_divided(word: str) -> bool:
    cache = WordCache(Anywhere(), "body", "en", COSTS)
    return len(cache.parts(cache[word], 999.0)) > 1


@limit(5)
def letters_of_the_shortest_word_that_is_divided() -> float:
    return first(range(2, 20), lambda letters: is_divided("b" * letters))


@limit(8)
def letters_of_the_shortest_name_that_is_divided() -> float:
    return first(range(2, 20), lambda letters: is_divided("B" + "b" * (letters - 1)))


SLOW = (
    "pages_of_the_longest_list",
    "pages_from_which_the_week_has_five_lines",
    "pages_of_stories_in_the_thinnest_issue_with_contents",
    "stories_from_which_the_week_has_five_lines",
)
"""Those that lay out whole issues of many sizes."""


@pytest.mark.parametrize(
    ("value", "measured"),
    [
        pytest.param(*one, id=name, marks=[pytest.mark.slow] if name in SLOW else [])
        for one in LIMITS
        for name in [one[1].__name__]
    ],
)
def test_a_limit_holds_where_it_should(value: float, measured: Limit) -> None:
    assert measured() == value
