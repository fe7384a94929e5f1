"""The PDF for phones: the plan's stories on small pages of one column, and a proof without fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from editions import layout_file, printed
from PIL import Image as Picture
from press_weeks import week_of

from digest import layout
from digest.edition import Edition
from digest.layout.placing.back import ABOVE
from digest.model import Issue
from digest.proof import Report, proof
from digest.themes import Measurer, load_theme, on_phone

PAPER = (270.0, 480.0)
MEAN, LOWEST = 0.9, 0.7
"""Fill of the inner pages of the week of the tests, whose stories are all alike."""

Made = tuple[Path, Edition, Report]


def made(issue: Issue, name: str, target: Path) -> Made:
    """*issue* printed for phones in the theme *name*, and its proof."""
    theme = on_phone(load_theme(name))
    edition = layout.lay_out(issue, theme=theme, measure=Measurer(theme), limit=99)
    printed(edition, target, theme)
    return target, edition, proof(target, layout_file(target, edition))


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("pictures") / "pier.jpg"
    Picture.effect_noise((1600, 900), 40).convert("RGB").save(path)
    return str(path)


@pytest.fixture(scope="module", params=["atlas", pytest.param("folio", marks=pytest.mark.slow)])
def phone(
    request: pytest.FixtureRequest, picture: str, tmp_path_factory: pytest.TempPathFactory
) -> Made:
    folder = tmp_path_factory.mktemp(request.param)
    return made(week_of(9, picture=picture), request.param, folder / "a.pdf")


def test_every_page_has_a_phones_proportions_and_shows_alone(phone: Made) -> None:
    with pikepdf.open(phone[0]) as pdf:
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox[2:]] == pytest.approx(PAPER, abs=0.1)
        assert str(pdf.Root.PageLayout) == "/OneColumn"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_list_of_sources_leaves_room_for_the_whole_colophon(language: str) -> None:
    theme = on_phone(load_theme("folio"))
    issue = replace(week_of(2), language=language)
    back = layout.lay_out(issue, theme=theme, measure=Measurer(theme), limit=99).pages[-1]
    (notes,) = (part for part in back.parts if part.box == "notes")
    assert notes.area.height + ABOVE <= theme.design.standing.back


def test_every_story_of_the_plan_is_told(phone: Made) -> None:
    edition = phone[1]
    parts = [part for page in edition.pages[1:] for part in page.parts if part.columns]
    assert {part.story for part in parts} == {story.id for story in edition.stories}
    listed = {
        part.story
        for page in edition.pages
        if page.pattern == "contents"
        for part in page.parts
        if part.story
    }
    assert listed == {story.id for story in edition.stories}
    cited = [part for page in edition.pages for part in page.parts if part.box == "sources"]
    assert len({part.story for part in cited if part.story}) == len(edition.stories)


def test_text_stands_in_one_column(phone: Made) -> None:
    columns = [
        column
        for page in phone[1].pages
        for part in page.parts
        for column in part.columns
        if part.story
    ]
    design = on_phone(load_theme(phone[1].theme)).design
    assert {(column.area.x, round(column.area.width)) for column in columns} == {
        (0.0, round(design.width))
    }


def test_the_proof_is_clean_and_the_pages_are_full(phone: Made) -> None:
    report = phone[2]
    assert report.hard == ()
    assert report.fills is not None
    fills = report.fills.values()
    assert sum(fills) / len(fills) >= MEAN
    assert min(fills) >= LOWEST
    rows = dict(report.rows())
    assert rows["tagged"] == "yes"
    assert rows["claims"] == "PDF/A-2A, PDF/UA-1"


def test_each_article_of_the_sources_leads_to_the_page_of_its_story(phone: Made) -> None:
    stories = {story.id: story for story in phone[1].stories}
    cited = [part for page in phone[1].pages for part in page.parts if part.box == "sources"]
    assert cited
    for part in cited:
        if part.story:
            number = part.blocks[0].row("number")
            assert number is not None
            ((span,),) = number.lines
            assert span.text == str(stories[part.story].page)
            assert span.link == f"#{stories[part.story].anchor}"


def test_sources_stand_on_the_last_line_of_a_text_or_beneath_it(phone: Made) -> None:
    columns = [one for page in phone[1].pages for part in page.parts for one in part.columns]
    closed = [column for column in columns if column.source]
    assert {column.run_in for column in closed} == {True, False}
    design = on_phone(load_theme(phone[1].theme)).design
    for column in closed:
        assert column.source is not None
        body = design.style(column.style)
        if column.run_in:
            assert (column.source.style, column.source.above) == (column.style, -body.leading)
        else:
            assert (column.source.style, column.source.above) == ("source", 0.0)


def test_contents_and_sources_have_one_title_each(phone: Made) -> None:
    for pattern in ("contents", "sources"):
        pages = [page for page in phone[1].pages if page.pattern == pattern]
        titles = [part for page in pages for part in page.parts if part.box == "title"]
        assert len(titles) == min(1, len(pages))


@pytest.mark.slow
def test_a_right_to_left_edition_is_mirrored(tmp_path: Path) -> None:
    issue = replace(week_of(6), language="ar")
    path, edition, report = made(issue, "atlas", tmp_path / "a.pdf")
    assert edition.right_to_left
    assert report.hard == ()
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_small_issue_has_pages_too(count: int, tmp_path: Path) -> None:
    _, edition, report = made(week_of(count), "atlas", tmp_path / "a.pdf")
    assert report.hard == ()
    assert len(edition.pages) >= count + 2


LEAD_SENTENCES = 260


@pytest.mark.slow
def test_a_story_of_thousands_of_words_ends_on_its_last_page(tmp_path: Path) -> None:
    from press_weeks import piece

    from digest.model import Place

    issue = week_of(5)
    long = piece(0, place=Place.LEAD, sentences=LEAD_SENTENCES)
    issue = replace(issue, stories=(long, *issue.stories[1:]))
    _, edition, report = made(issue, "atlas", tmp_path / "a.pdf")
    assert report.hard == ()
    pages = [
        p.number for p in edition.pages if any(q.story == long.id for q in p.parts if q.columns)
    ]
    assert len(pages) > 1
