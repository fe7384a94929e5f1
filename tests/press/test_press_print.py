"""A printed issue, reopened: what a reader, a screen reader and an archive find in it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pdfplumber
import pikepdf
import pytest
from editions import composed, document, laid_out, layout_file, printed
from PIL import Image as Pillow
from press_weeks import piece, week_of

from digest.edition import Edition, TextColumn
from digest.errors import DigestError
from digest.layout.costs import COSTS
from digest.layout.growing import PANEL_AIR, panel
from digest.layout.rationing import CONTENTS, QUARTER
from digest.model import Difference, Issue, Page, Place, Sentence
from digest.pictures import PictureError
from digest.press import PrintResult, engine
from digest.press.cuts import Cut
from digest.press.engine import Sources, print_pdf
from digest.progress import Count, Stage
from digest.proof import proof
from digest.proof.pdf import read
from digest.shelf import Shelf
from digest.text.typography import plain
from digest.themes import load_theme

THEME = load_theme("atlas")


WEEK = week_of(16)


def print_week(issue: Issue, target: Path) -> tuple[Edition, PrintResult]:
    edition = laid_out(issue, THEME)
    return edition, printed(edition, target, THEME)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("pictures") / "pier.jpg"
    Pillow.linear_gradient("L").resize((1600, 1067)).convert("RGB").save(file)
    return str(file)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, picture: str) -> tuple[Edition, PrintResult]:
    return print_week(week_of(16, picture=picture), tmp_path_factory.mktemp("out") / "week.pdf")


def test_nothing_is_complained_of(week: tuple[Edition, PrintResult]) -> None:
    assert week[1].warnings == ()


@pytest.mark.slow
def test_the_document_is_xml_which_is_parsed_quickly(
    week: tuple[Edition, PrintResult],
) -> None:
    fromstring(document(week[0]))


@pytest.mark.parametrize("text", ["<p>one<br/>two</p>", "<p>one<br>two"])
def test_a_document_is_printed_whether_it_is_xml_or_not(text: str, tmp_path: Path) -> None:
    sources = Sources(pictures={}, fonts=frozenset(), cuts={})
    page = f"<html lang='en'><title>Page</title><body>{text}</body></html>"
    print_pdf(page, "", sources, tmp_path / "page.pdf", 0)
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        assert [words[:3] for words in pdf.pages[0].extract_text().split("\n")] == ["one", "two"]


def test_the_file_says_what_it_is(week: tuple[Edition, PrintResult]) -> None:
    with pikepdf.open(week[1].path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Atlas Weekly, No. 31, 21–27 July 2025"
        assert str(pdf.docinfo["/Author"]) == "Atlas Weekly"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"
            assert metadata.get("pdfaid:part") == "2"
        assert len(pdf.pages) == len(week[1].edition.pages) == len(week[0].pages)


def test_every_story_has_a_bookmark_in_its_section(week: tuple[Edition, PrintResult]) -> None:
    with pikepdf.open(week[1].path) as pdf, pdf.open_outline() as outline:
        sections = [item.title for item in outline.root]
        stories = [child.title for item in outline.root for child in item.children]
    assert set(WEEK.sections) <= set(sections)
    assert sorted(stories) == sorted(plain_quotes(story.headline) for story in week[0].stories)


def plain_quotes(text: str) -> str:
    return text.replace("'", "’")


def test_links_lead_to_the_web_and_to_pages_that_are_there(
    week: tuple[Edition, PrintResult],
) -> None:
    with pikepdf.open(week[1].path) as pdf:
        links = [
            note
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link"
        ]
        addresses = {str(note.A.URI) for note in links if "/A" in note and "/URI" in note.A}
    assert {article.url for story in WEEK.stories for article in story.articles} <= addresses
    assert all(address.startswith("https://") for address in addresses)
    assert len(links) > len(addresses)


def test_every_font_is_embedded(week: tuple[Edition, PrintResult]) -> None:
    with pikepdf.open(week[1].path) as pdf:
        described = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        names = {str(one.FontName) for one in described}
    assert described
    assert all("/FontFile2" in one or "/FontFile3" in one for one in described)
    assert all("Source-Serif" in name or "Libre-Franklin" in name for name in names), names


@pytest.mark.slow
def test_the_chosen_sentences_are_printed_word_for_word(week: tuple[Edition, PrintResult]) -> None:
    read: dict[str, str] = {}
    chosen: dict[str, tuple[Sentence, ...]] = {}
    with pdfplumber.open(week[1].path) as pdf:
        for page, planned in zip(pdf.pages, week[0].pages, strict=True):
            for part in planned.parts:
                if part.style in ("lead", "feature", "news", "brief"):
                    read[part.story] = read.get(part.story, "") + "".join(
                        words(page, column, planned.number) for column in part.columns
                    )
                    chosen.setdefault(part.story, part.sentences)
    for story, sentences in chosen.items():
        assert sentences
        for sentence in sentences:
            assert plain(sentence.text) in plain(read[story])


def test_the_proof_measures_what_the_layout_tells(week: tuple[Edition, PrintResult]) -> None:
    columns = [column for page in week[0].pages for part in page.parts for column in part.columns]
    assert any(not paragraph.opens for column in columns for paragraph in column.paragraphs)
    report = proof(week[1].path, layout_file(week[1].path, week[0]))
    assert not {"widow", "orphan", "overflow"} & (
        {fault.name for fault in report.faults} | report.unmeasured
    )
    assert all([*page.texts()] for page in week[0].pages)


def test_text_stands_on_the_baseline_grid_beside_a_drop_cap_too(
    week: tuple[Edition, PrintResult],
) -> None:
    size, leading = THEME.design.style("body").size, THEME.design.leading
    document = read(week[1].path, week[1].path.read_bytes())
    inside = [
        page
        for page in document.pages
        if {part.style for part in week[0].pages[page.number - 1].parts if part.story}
        & {"lead", "feature", "news"}
    ]
    off = {
        round(run.y % leading, 1)
        for page in inside
        for run in page.runs
        if abs(run.size - size) < 0.05 and not run.artifact
    }
    assert any(run.size > 40 for page in inside for run in page.runs)
    assert len(off) == 1


def words(page: Any, column: TextColumn, number: int) -> str:
    """The text of a column in reading order; a drop cap reaches a little out of it."""
    left = THEME.start(number) + column.area.x
    top = THEME.margins[0] + column.area.y
    return "".join(
        char["text"]
        for char in page.chars
        if left - 1 < (char["x0"] + char["x1"]) / 2 < left + column.area.width + 8
        and top - 2 < (char["top"] + char["bottom"]) / 2 < top + column.area.height
    )


@pytest.mark.parametrize("best", [pytest.param(0, marks=pytest.mark.slow), 7])
def test_a_drop_cap_is_the_first_letter_of_what_is_printed_first(
    best: int, tmp_path: Path, picture: str
) -> None:
    story = piece(0, place=Place.LEAD, sentences=30, picture=picture)
    order = (best, *(index for index in range(30) if index != best))
    story = replace(story, summary=replace(story.summary, order=order), quotes=())
    edition, made = print_week(replace(week_of(1), stories=(story,)), tmp_path / "issue.pdf")
    number, planned = next(
        (page.number, part) for page in edition.pages for part in page.parts if part.sentences
    )
    first = planned.sentences[0].text
    with pdfplumber.open(made.path) as pdf:
        chars = pdf.pages[number - 1].chars
    cap = max((char for char in chars if char["text"] == first[0]), key=lambda char: char["size"])
    read = "".join(char["text"] for char in chars)
    assert cap["size"] > 40
    assert plain(first) in plain(read)


@pytest.mark.slow
def test_the_same_issue_gives_the_same_bytes(tmp_path: Path, picture: str) -> None:
    issue = week_of(1, picture=picture)
    one, two = (print_week(issue, tmp_path / name / "issue.pdf")[1] for name in ("one", "two"))
    assert one.path.read_bytes() == two.path.read_bytes()


@pytest.mark.slow
def test_each_picture_is_counted_once_before_it_prints(tmp_path: Path, picture: str) -> None:
    said: list[tuple[str, int, int]] = []

    def progress(stage: Stage) -> Count:
        said.append((stage, 0, 0))
        return lambda done, total: said.append((stage, done, total))

    printed(laid_out(week_of(3, picture=picture)), tmp_path / "a.pdf", progress=progress)
    total = said[1][2]
    assert total > 1
    counts = [("preparing pictures", done, total) for done in range(1, total + 1)]
    assert said == [("preparing pictures", 0, 0), *counts, ("printing", 0, 0)]


@pytest.mark.slow
def test_hostile_words_stay_words(tmp_path: Path) -> None:
    issue = week_of(6)
    bad = [
        replace(
            story,
            headline=f'<img src="file:///etc/passwd"> & <script> {number}',
            standfirst="{{ 7 * 7 }}",
        )
        for number, story in enumerate(issue.stories)
    ]
    _, made = print_week(replace(issue, stories=tuple(bad)), tmp_path / "issue.pdf")
    assert made.warnings == ()
    with pdfplumber.open(made.path) as pdf:
        words = plain("".join(page.extract_text() for page in pdf.pages))
    assert "etc/passwd" in words
    assert plain("{{ 7 * 7 }}") in words


def test_an_address_that_is_none_of_the_webs_is_no_link() -> None:
    issue = week_of(1)
    story = issue.stories[0]
    bad = replace(story, articles=(replace(story.articles[0], url="javascript:alert(1)"),))
    page = document(laid_out(replace(issue, stories=(bad,)), THEME), THEME)
    assert "Mina Okafor" in page
    assert "javascript" not in page


@pytest.mark.slow
def test_where_the_contents_have_no_picture_somebody_speaks_who_is_set_apart_nowhere_else(
    picture: str,
) -> None:
    def contents(picture: str) -> tuple[str, set[str]]:
        issue = week_of(26, picture=picture)
        stories = [
            replace(
                story,
                quotes=(
                    replace(
                        story.quotes[0],
                        text=f"Not the {number}th time again",
                        speaker=f"Speaker {number}",
                    ),
                ),
            )
            for number, story in enumerate(issue.stories)
        ]
        issue = replace(issue, stories=tuple(stories))
        edition = laid_out(issue, THEME)
        apart = {
            block.row("speaker").lines[0][0].text.strip()
            for page in edition.pages
            for part in page.parts
            for block in part.blocks
            if block.kind in {"quote", "saying"} and page.pattern != "contents"
        }
        page = document(edition, THEME).partition('<section class="page contents">')[2]
        return page.partition("</section>")[0], apart

    page, apart = contents("")
    said = page.partition("<blockquote")[2]
    speaker = said.partition("s-speaker")[2].partition(">")[2].partition("<")[0]
    assert speaker.startswith("Speaker ")
    assert speaker not in apart
    assert f"Not the {speaker.removeprefix('Speaker ')}th" in said.replace("\n", " ")
    assert 'href="#' in said
    assert "blockquote" not in contents(picture)[0]


@pytest.mark.slow
def test_where_reports_differ_both_are_quoted(tmp_path: Path) -> None:
    one, other = piece(0, place=Place.LEAD, sentences=40), piece(1, sentences=10)
    sides = one.summary.sentences[3], other.summary.sentences[2]
    story = replace(
        one,
        articles=(*one.articles, *other.articles),
        differences=(Difference(topic="votes", sides=sides),),
    )
    edition, made = print_week(replace(week_of(1), stories=(story,)), tmp_path / "issue.pdf")
    reports = next(
        block
        for page in edition.pages
        for part in page.parts
        for block in part.blocks
        if block.kind == "panel"
    )
    with pdfplumber.open(made.path) as pdf:
        read = plain("".join(char["text"] for page in pdf.pages for char in page.chars))
    assert reports.area.height < 20 * THEME.design.leading
    assert plain("Where reports differ") in read
    assert all(plain(side.text) in read for side in sides)


@pytest.mark.slow
def test_a_damaged_picture_is_left_out_and_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff no picture")
    edition, _ = print_week(week_of(2, picture=str(broken)), tmp_path / "issue.pdf")
    assert any("broken.jpg" in warning and "story-0" in warning for warning in edition.warnings)


@pytest.mark.slow
def test_a_picture_that_breaks_in_printing_goes_with_its_caption(
    tmp_path: Path, picture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: str, **_: Any) -> None:
        raise PictureError(f"{path}: breaks off in the middle")

    monkeypatch.setattr(sys.modules["digest.pictures"], "prepare", fail)
    edition, made = print_week(week_of(2, picture=picture), tmp_path / "issue.pdf")
    assert any("breaks off" in warning for warning in made.warnings)
    assert [*edition.pages[0].texts()] != []
    assert proof(made.path, layout_file(made.path, made.edition)).count("overflow") == 0
    assert not any(
        block.image and block.image.image
        for page in made.edition.pages
        for part in page.parts
        for block in part.blocks
    )


def test_a_target_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    with pytest.raises(DigestError, match=r"issue\.pdf: cannot be written"):
        engine.print_pdf(
            "<html lang='en'><title>A pier</title></html>",
            "",
            engine.Sources(pictures={}, fonts=frozenset(), cuts={}),
            folder / "issue.pdf",
            0,
        )
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.slow
@pytest.mark.parametrize(
    "language",
    [*(pytest.param(name, marks=pytest.mark.slow) for name in ("fr", "es")), "ar"],
)
def test_the_magazine_speaks_its_language(language: str, tmp_path: Path) -> None:
    edition, made = print_week(week_of(4, language=language), tmp_path / "issue.pdf")
    assert (*edition.warnings, *made.warnings) == ()
    assert proof(made.path, layout_file(made.path, edition)).count("overflow") == 0
    with pikepdf.open(made.path) as pdf:
        assert str(pdf.Root.Lang) == language


@pytest.mark.slow
def test_with_pictures_from_the_shelf_the_file_is_the_same_to_the_last_bit(
    picture: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = print_week(week_of(1, picture=picture), tmp_path / "bare.pdf")

    def again() -> bytes:
        target, shelf = tmp_path / "week.pdf", Shelf(tmp_path / "kept")
        data = printed(week[0], target, THEME, shelf=shelf).path.read_bytes()
        shelf.tidy()
        return data

    stray = tmp_path / "kept" / "stray.part"
    stray.parent.mkdir()
    stray.touch()
    assert again() == week[1].path.read_bytes()
    assert not stray.exists()
    kept = {file: file.stat().st_mtime_ns for file in stray.parent.iterdir()}
    assert kept
    monkeypatch.setattr(
        sys.modules["digest.pictures.shelf"], "prepare", None
    )  # nothing is prepared a second time
    monkeypatch.setattr(Cut, "font_file", None)
    assert again() == week[1].path.read_bytes()
    assert kept == {file: file.stat().st_mtime_ns for file in stray.parent.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "ar"])
@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_the_advertisement_says_no_more_than_it_has_room_for(
    name: str, language: str, tmp_path: Path
) -> None:
    theme = load_theme(name)
    issue = replace(week_of(3), language=language, title="The Lower Basin Weekly Gazette")
    pages = composed(issue, theme)
    adverts = [
        Page(number=0, pattern="sources", placements=(replace(one, style=content),))
        for height in range(COSTS.panel_least, theme.design.lines // QUARTER + PANEL_AIR + 1)
        for content in CONTENTS
        for one in (panel(theme.design.lines, height),)
    ]
    numbered = tuple(
        replace(page, number=number)
        for number, page in enumerate([*pages[:-1], *adverts, pages[-1]], start=1)
    )
    target = tmp_path / "panels.pdf"
    edition = laid_out(issue, theme, numbered)
    printed(edition, target, theme)
    report = proof(target, layout_file(target, edition))
    assert [fault.detail for fault in report.faults if fault.name == "overflow"] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "es", "de", "ar"])
@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_what_a_page_holds_is_said_beside_its_title_where_there_is_room(
    name: str, language: str, tmp_path: Path
) -> None:
    theme = load_theme(name)
    issue = replace(week_of(90), language=language)
    edition = laid_out(issue, theme, limit=12)
    assert any(page.pattern == "also" for page in edition.pages)
    target = tmp_path / "week.pdf"
    printed(edition, target, theme)
    report = proof(target, layout_file(target, edition))
    assert [fault.detail for fault in report.faults if fault.name == "overflow"] == []
