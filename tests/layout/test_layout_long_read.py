"""The long read: which story is it, and where its rubric stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from editions import laid_out
from press_weeks import piece, week_of

from digest.layout.long_read import long_read
from digest.layout.placing.compositor import Compositor
from digest.model import (
    Earlier,
    Frame,
    Issue,
    Page,
    Place,
    Placement,
    Sentence,
    Slot,
    Story,
    Summary,
)
from digest.themes import Measurer, load_theme

FRAME = Frame(columns=1, column=1, line=1, height=40)


def sentence(article: str, words: int) -> Sentence:
    return Sentence(article=article, start=0, end=1, text="word " * words)


def told(number: int, *articles: int, place: Place = Place.NEWS, **changes: Any) -> Story:
    """The story of that rank, of whose articles so many words each may be printed."""
    story = week_of(1).stories[0]
    sentences = tuple(sentence(f"gull:{at}", words) for at, words in enumerate(articles))
    summary = Summary(sentences=sentences, order=tuple(range(len(sentences))))
    return replace(story, id=f"s{number}", rank=number, place=place, summary=summary, **changes)


def week(*stories: Story) -> Issue:
    return replace(week_of(1), stories=stories)


def page(number: int, *stories: str, words: int = 300, box: str = "story") -> Page:
    """A page with *words* words of each of *stories*."""
    placements = [
        Placement(story=story, box=box, frames=(FRAME,), sentences=(sentence("gull:0", words),))
        for story in stories
    ]
    return Page(number=number, pattern="one", placements=tuple(placements))


def chosen(*stories: Story, pages: tuple[Page, ...] = ()) -> str:
    """The long read, where each story has a page unless *pages* says otherwise."""
    pages = pages or tuple(page(number, one.id) for number, one in enumerate(stories, start=2))
    return long_read(week(*stories), pages)


def test_the_longest_that_fills_a_page_is_the_long_read() -> None:
    stories = told(1, 500), told(2, 900), told(3, 700), told(4, 100), told(5, 100), told(6, 100)
    assert chosen(*stories) == "s2"
    shared = (page(2, "s1"), page(3, "s2", "s4"), page(4, "s3"))
    assert chosen(*stories, pages=shared) == "s3"
    assert chosen(*stories, pages=(page(2, "s1", "s2"),)) == ""


def test_of_stories_of_one_length_the_weightiest_is_it() -> None:
    stories = told(2, 500), told(1, 500), told(3, 10), told(4, 10)
    assert chosen(*stories) == chosen(*stories[::-1]) == "s1"


@pytest.mark.parametrize(("words", "found"), [(399, ""), (400, "s1")])
def test_no_story_is_long_enough(words: int, found: str) -> None:
    assert chosen(told(1, words), told(2, 10)) == found


@pytest.mark.parametrize(("words", "found"), [(249, ""), (250, "s1")])
def test_a_page_of_pictures_is_no_long_read(words: int, found: str) -> None:
    assert chosen(told(1, 500), told(2, 10), pages=(page(2, "s1", words=words),)) == found
    halves = (page(2, "s1", words=words - 100), page(3, "s1", words=100))
    assert chosen(told(1, 500), told(2, 10), pages=halves) == found


def test_many_thin_reports_make_no_long_read() -> None:
    assert chosen(told(1, 300, 300, 300), told(2, 10)) == ""
    assert chosen(told(1, 300, 400, 300), told(2, 500), told(3, 1), told(4, 1)) == "s2"


@pytest.mark.parametrize(
    ("rank", "place", "found"),
    [
        (2, Place.NEWS, "s2"),
        (3, Place.NEWS, ""),
        (3, Place.FEATURE, "s3"),
        (3, Place.LEAD, "s3"),
    ],
)
def test_a_news_story_must_rank_high(rank: int, place: Place, found: str) -> None:
    others = [told(number, 10) for number in (1, 2, 3, 4) if number != rank]
    assert chosen(told(rank, 500, place=place), *others) == found


def test_an_update_is_no_long_read() -> None:
    before = Earlier(number=1, week="2025-W29", page=3)
    assert chosen(told(1, 500, earlier=before), told(2, 10)) == "s1"
    assert chosen(told(1, 500, earlier=replace(before, update=True)), told(2, 10)) == ""


def test_posters_and_advertisements_do_not_share_the_page() -> None:
    stories = told(1, 500), told(2, 10)
    poster = Placement(
        story="s2",
        box="poster",
        slots=(Slot(kind="quote", columns=1, column=1, width=1, line=41, height=8),),
    )
    own = page(2, "s1")
    pages = (replace(own, placements=(*own.placements, poster)),)
    assert chosen(*stories, pages=pages) == "s1"


def test_the_rubric_stands_before_the_section_where_there_is_room() -> None:
    theme = load_theme("atlas")
    story, other = told(1, 500, section="City"), told(2, 10, section="City")
    compositor = Compositor(
        week(story, other), (page(2, "s1"), page(3, "s2")), theme, Measurer(theme)
    )
    assert compositor.kicker(story, 200.0) == "The long read · City"
    assert compositor.kicker(story, 70.0) == "The long read"
    assert compositor.kicker(other, 200.0) == "City"
    french = replace(week(story, other), language="fr")
    compositor = Compositor(french, compositor.pages, theme, Measurer(theme))
    assert compositor.kicker(story, 200.0).startswith("Le grand format")


@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_an_issue_of_long_stories_has_one(theme: str) -> None:
    plain = week_of(9)
    long = [piece(number, place=Place.FEATURE, sentences=90) for number in (1, 2)]
    issue = replace(plain, stories=(plain.stories[0], *long, *plain.stories[3:]))
    edition = laid_out(issue, theme)
    rubric = [
        part.story
        for one in edition.pages[1:]
        for part in one.parts
        for block in part.blocks
        if (row := block.row("kicker"))
        if "".join(span.text for line in row.lines for span in line).startswith("The long")
    ]
    assert len(rubric) == 1
    assert laid_out(issue, theme) == edition
