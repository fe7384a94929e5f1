"""The outer margins of a theme with notes: what fills them, and what it never does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import PIL.Image
import pytest
from editions import laid_out
from press_weeks import piece, told, week_of

from digest.edition import Edition, EditionPage, Part
from digest.layout.placing.margin_items import (
    ABOVE,
    AIR,
    BOX,
    LARGE_HEAD,
    LARGE_TOLD,
    QUOTE_PART,
    STEEPEST,
    TOLD_WORDS,
)
from digest.layout.placing.marginalia import BARE, FARTHEST, LARGE, SHARE, named_in_margins
from digest.model import Figure, Image, Issue, Place, Quote, Story
from digest.themes import load_theme

FOLIO = load_theme("folio")
HEIGHT = FOLIO.design.height


def week(count: int, *, sentences: int = 24, quotes: int = 1) -> Issue:
    """Stories with *quotes* quotations each, all of other speakers."""
    stories = []
    for number in range(count):
        one = piece(number, sentences=sentences)
        spoken = tuple(
            Quote(
                text="Nobody asked the people who live here what they want",
                speaker=f"Ada Lund {number} {which}",
                sentence=one.summary.sentences[-1 - which],
            )
            for which in range(quotes)
        )
        stories.append(replace(one, quotes=spoken))
    stories[0] = replace(stories[0], place=Place.LEAD)
    return replace(week_of(1), stories=tuple(stories), cover="")


def margin_of(page: EditionPage) -> list[Part]:
    return [part for part in page.parts if part.box == BOX]


def notes_of(page: EditionPage) -> list[tuple[float, float]]:
    """From where to where rows stand in the margin of *page*, in order."""
    width, found = FOLIO.design.width, []
    for part in page.parts:
        for block in part.blocks:
            outside = block.area.x >= width or block.area.end <= 0
            if block.rows and outside:
                high = sum(
                    row.above
                    + len(row.lines) * (row.leading or FOLIO.design.style(row.style).leading)
                    for row in block.rows
                )
                found.append((block.area.y, block.area.y + high + 2 * block.padding[0]))
    return sorted(found)


def kinds(page: EditionPage) -> Counter[str]:
    return Counter(block.kind for part in margin_of(page) for block in part.blocks)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return laid_out(week(40, quotes=3), FOLIO)


@pytest.mark.slow
def test_margins_are_filled_and_nothing_in_them_touches() -> None:
    edition = laid_out(week(60, quotes=3), FOLIO)
    pages = [page for page in edition.pages if page.pattern not in BARE]
    assert pages
    for page in pages:
        notes = notes_of(page)
        assert margin_of(page), page.number
        assert all(after[0] - before[1] >= 0 for before, after in pairwise(notes)), page.number
        assert notes[-1][1] <= HEIGHT + 1
    gaps = [after[0] - before[1] for page in pages for before, after in pairwise(notes_of(page))]
    empty = [gap for gap in gaps if gap > 2 * FARTHEST]
    assert len(empty) < len(pages) / 2


def test_items_keep_their_distance(edition: Edition) -> None:
    for page in edition.pages:
        own = {(part.area.y, part.area.foot) for part in margin_of(page)}
        notes = notes_of(page)
        for top, foot in own:
            near = [abs(top - end) for _, end in notes if end <= top + 0.1]
            near += [abs(start - foot) for start, _ in notes if start >= foot - 0.1]
            assert all(gap >= AIR - 0.1 for gap in near), page.number


def test_no_headline_and_no_quotation_stands_in_two_margins(edition: Edition) -> None:
    parts = [part for page in edition.pages for part in margin_of(page)]
    named = [part.style for part in parts if part.style]
    assert len(named) == len(set(named)) > 10
    spoken = [
        row
        for part in parts
        for block in part.blocks
        for row in block.rows
        if row.role == "speaker"
    ]
    names = [row.lines for row in spoken]
    assert len(names) == len(set(names)) > 5


def test_a_margin_has_two_quotations_at_most(edition: Edition) -> None:
    counts = [kinds(page)["saying"] + kinds(page)["graphic"] for page in edition.pages]
    assert max(counts) == LARGE


def test_a_margin_says_nothing_that_its_spread_prints(edition: Edition) -> None:
    for page in edition.pages:
        spread = [one for one in edition.pages if one.number // 2 == page.number // 2]
        printed = {
            sentence
            for one in spread
            for part in one.parts
            if part.box != BOX
            for sentence in part.sentences
        }
        for part in margin_of(page):
            assert not printed & set(part.sentences)
            assert not part.style or part.style not in {
                other.story for one in spread for other in one.parts if other.columns
            }


@pytest.mark.slow
def test_stories_without_a_page_come_first_and_are_not_missed() -> None:
    edition = laid_out(week(200), FOLIO)
    named = named_in_margins(edition.pages)
    without = {story.id for story in edition.stories if not story.page}
    assert without & named
    warned = next(line for line in edition.warnings if "on no page" in line)
    assert warned.startswith(f"{len(without - named)} of ")


def test_later_pages_get_their_share_of_the_headlines() -> None:
    few = laid_out(week(14, sentences=20, quotes=0), FOLIO)
    pages = [page for page in few.pages if page.pattern not in BARE]
    counts = [sum(bool(part.style) for part in margin_of(page)) for page in pages]
    assert counts[0] <= SHARE * 14 / len(pages) + 1
    assert sum(map(bool, counts)) > len(pages) / 2


def test_a_long_quotation_is_set_smaller_or_left_out() -> None:
    one = piece(1, sentences=40)
    words = "which nobody who lives here had ever asked anybody in the council to build " * 5
    long = replace(one, quotes=(replace(one.quotes[0], text=words.strip()),), place=Place.LEAD)
    edition = laid_out(replace(week(6), stories=(long, *week(6).stories[1:])), FOLIO)
    sayings = [
        block
        for page in edition.pages
        for part in margin_of(page)
        for block in part.blocks
        if block.kind == "saying"
    ]
    assert all(block.area.height <= QUOTE_PART * HEIGHT for block in sayings)


def figured(story: Story) -> Story:
    sentence = story.summary.sentences[-1]
    figure = Figure(value="412 boats", number="412", label="boats", sentence=sentence)
    return replace(story, quotes=(), figures=(figure,))


def test_a_figure_stands_over_its_sentence() -> None:
    stories = tuple(figured(story) for story in week(12, sentences=30).stories)
    edition = laid_out(replace(week(12), stories=stories), FOLIO)
    graphics = [
        block
        for page in edition.pages
        for part in margin_of(page)
        for block in part.blocks
        if block.kind == "graphic"
    ]
    assert graphics
    assert [row.role for row in graphics[0].rows] == ["value", "sentence", "source"]


def test_reports_that_differ_stand_beside_their_story() -> None:
    stories = list(week(8, quotes=0).stories)
    other = told(99, 20, outlet="The Heron")
    stories[2] = replace(stories[2], articles=(*stories[2].articles, other))
    edition = laid_out(replace(week(8), stories=tuple(stories)), FOLIO)
    panels = [
        row
        for page in edition.pages
        for part in margin_of(page)
        for block in part.blocks
        if block.kind == "panel"
        for row in block.rows
    ]
    assert [row.role for row in panels] == ["title", "report", "report"]


@pytest.mark.slow
def test_a_theme_without_notes_has_bare_margins() -> None:
    edition = laid_out(week(20), "atlas")
    assert not any(margin_of(page) for page in edition.pages)


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An issue of features with a picture and many briefs, every second of which has one."""
    folder = tmp_path_factory.mktemp("pictures")

    def with_picture(story: Story, number: int) -> Story:
        path = str(folder / f"{number}.jpg")
        # The last of each four is too high for a margin.
        size = (320, 640) if number % 8 == 6 else (320, 240)
        PIL.Image.new("RGB", size).save(path)
        return replace(story, picture=Image(src=path, path=path, alt="A pier", credit="Ada Lund"))

    stories = [
        replace(one, place=Place.BRIEF if number > 6 else one.place)
        for number, one in enumerate(week(26, quotes=0).stories)
    ]
    made = [
        with_picture(one, number) if number % 2 == 0 else one for number, one in enumerate(stories)
    ]
    return laid_out(replace(week(1), stories=tuple(made)), FOLIO)


def shown(part: Part) -> list[str]:
    return [block.image.image.path for block in part.blocks if block.image and block.image.image]


@pytest.mark.slow
def test_a_picture_that_no_page_shows_stands_beside_its_own_text(pictured: Edition) -> None:
    own = 0
    for page in pictured.pages:
        if page.pattern in (*BARE, "five-lines"):
            continue
        texts = {part.story: part.area for part in page.parts if part.story}
        for part in margin_of(page):
            if part.style or not shown(part):
                continue
            (story,) = [
                name for name in texts if shown(part)[0].endswith(f"/{number_of(name)}.jpg")
            ]
            area = texts[story]
            assert area.y - ABOVE <= part.area.y
            assert part.area.foot <= area.foot + AIR
            assert [row.role for block in part.blocks for row in block.rows] == ["caption"]
            own += 1
    assert own


@pytest.mark.slow
def test_the_picture_of_a_brief_stands_beside_its_own_lines(pictured: Edition) -> None:
    found = 0
    for page in pictured.pages:
        briefs = {
            part.story: part.area for part in page.parts if part.story and page.pattern == "briefs"
        }
        for part in margin_of(page):
            for path in shown(part) if not part.style else ():
                for story, area in briefs.items():
                    if path.endswith(f"/{number_of(story)}.jpg"):
                        assert area.y <= part.area.y < part.area.foot <= area.foot
                        found += 1
    assert found > 2


@pytest.mark.slow
def test_the_sources_of_a_brief_end_its_text_so_that_the_margin_is_free(pictured: Edition) -> None:
    pages = [page for page in pictured.pages if page.pattern == "briefs"]
    briefs = [part for page in pages for part in page.parts if part.box == "brief"]
    assert len(briefs) > 5
    for part in briefs:
        assert part.columns[-1].source
        assert not part.block("note")
    assert any(part.columns[-1].run_in for part in briefs)


def number_of(story: str) -> str:
    return story.rpartition("-")[2]


@pytest.mark.slow
def test_no_picture_stands_in_two_margins_and_none_is_too_high(pictured: Edition) -> None:
    paths = [path for page in pictured.pages for part in margin_of(page) for path in shown(part)]
    assert len(paths) == len(set(paths)) > 5
    heights = [
        block.image.area.height
        for page in pictured.pages
        for part in margin_of(page)
        for block in part.blocks
        if block.image
    ]
    assert max(heights) <= STEEPEST * FOLIO.design.notes


@pytest.mark.slow
def test_a_teaser_has_a_picture_and_a_sentence_where_there_is_room(pictured: Edition) -> None:
    teasers = [part for page in pictured.pages for part in margin_of(page) if part.style]
    assert any(shown(part) for part in teasers)
    told = [part for part in teasers if part.sentences]
    assert told
    for part in told:
        rows = [row.role for block in part.blocks for row in block.rows]
        assert rows == ["group", "headline", "told", "source"]


@pytest.mark.slow
def test_type_is_larger_where_a_margin_would_stay_empty() -> None:
    styles = {
        row.style
        for page in laid_out(week(12, sentences=10, quotes=0), FOLIO).pages
        for part in margin_of(page)
        for block in part.blocks
        for row in block.rows
    }
    assert LARGE_HEAD in styles
    assert styles & {*LARGE_TOLD}


@pytest.mark.slow
def test_a_sentence_of_the_story_stands_alone_once_and_is_no_quotation() -> None:
    made = laid_out(week(14, sentences=40), FOLIO)
    told = [
        part.sentences[0]
        for page in made.pages
        for part in margin_of(page)
        if part.sentences and not part.style
    ]
    quoted = {quote.sentence for story in week(14, sentences=40).stories for quote in story.quotes}
    assert len(told) == len(set(told)) > 3
    assert not quoted & set(told)
    least, most = TOLD_WORDS
    assert all(least <= sentence.words <= most for sentence in told)


@pytest.mark.slow
def test_other_scripts_stay_out_of_the_margin() -> None:
    stories = [
        replace(story, language="ar" if number % 2 else "en")
        for number, story in enumerate(week(30).stories)
    ]
    edition = laid_out(replace(week(30), stories=tuple(stories)), FOLIO)
    arabic = {story.id for story in stories if story.language == "ar"}
    assert not named_in_margins(edition.pages) & arabic
