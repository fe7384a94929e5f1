"""A printed issue, reopened: what a reader, a screen reader and an archive find in it."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from PIL import Image as Pillow
from press_weeks import piece, week_of

from digest.errors import DigestError
from digest.layout import compose
from digest.layout.costs import COSTS
from digest.layout.growing import panel
from digest.model import Difference, Issue, Page, Place, Sentence
from digest.press import Printed, engine, print_issue
from digest.press.glyphs import Glyphs
from digest.press.pictures import Album
from digest.press.render import html
from digest.proof import proof
from digest.proof.pdf import read
from digest.text.typography import plain
from digest.themes import Measurer, load_theme

THEME = load_theme("atlas")


def printed(issue: Issue, target: Path, limit: int = 24) -> tuple[Issue, Printed]:
    pages = compose(issue, design=THEME.design, measure=Measurer(THEME), limit=limit)
    whole = replace(issue, pages=pages)
    return whole, print_issue(whole, theme=THEME, target=target, source_date_epoch=0)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("pictures") / "pier.jpg"
    Pillow.linear_gradient("L").resize((1600, 1067)).convert("RGB").save(file)
    return str(file)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, picture: str) -> tuple[Issue, Printed]:
    return printed(week_of(26, picture=picture), tmp_path_factory.mktemp("out") / "week.pdf")


def test_nothing_is_complained_of(week: tuple[Issue, Printed]) -> None:
    assert week[1].warnings == ()


def test_the_file_says_what_it_is(week: tuple[Issue, Printed]) -> None:
    with pikepdf.open(week[1].path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Atlas Weekly, No. 31, 21–27 July 2025"
        assert str(pdf.docinfo["/Author"]) == "Atlas Weekly"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"
            assert metadata.get("pdfaid:part") == "2"
        assert len(pdf.pages) == week[1].pages == len(week[0].pages)


def test_every_story_has_a_bookmark_in_its_section(week: tuple[Issue, Printed]) -> None:
    with pikepdf.open(week[1].path) as pdf, pdf.open_outline() as outline:
        sections = [item.title for item in outline.root]
        stories = [child.title for item in outline.root for child in item.children]
    assert set(week[0].sections) <= set(sections)
    assert sorted(stories) == sorted(plain_quotes(story.headline) for story in week[0].stories)


def plain_quotes(text: str) -> str:
    return text.replace("'", "’")


def test_links_lead_to_the_web_and_to_pages_that_are_there(week: tuple[Issue, Printed]) -> None:
    with pikepdf.open(week[1].path) as pdf:
        links = [
            note
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link"
        ]
        addresses = {str(note.A.URI) for note in links if "/A" in note and "/URI" in note.A}
    assert {article.url for story in week[0].stories for article in story.articles} <= addresses
    assert all(address.startswith("https://") for address in addresses)
    assert len(links) > len(addresses)


def test_every_font_is_embedded(week: tuple[Issue, Printed]) -> None:
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


def test_the_chosen_sentences_are_printed_word_for_word(week: tuple[Issue, Printed]) -> None:
    read: dict[str, str] = {}
    chosen: dict[str, tuple[Sentence, ...]] = {}
    with pdfplumber.open(week[1].path) as pdf:
        for page, laid_out in zip(pdf.pages, week[1].layout["pages"], strict=True):
            planned = week[0].pages[laid_out["number"] - 1]
            for placement, told in zip(planned.placements, laid_out["placements"], strict=True):
                if placement.style in ("lead", "feature", "news", "brief"):
                    read[placement.story] = read.get(placement.story, "") + "".join(
                        words(page, frame) for frame in told["frames"]
                    )
                    chosen.setdefault(placement.story, placement.sentences)
    for story, sentences in chosen.items():
        assert sentences
        for sentence in sentences:
            assert plain(sentence.text) in plain(read[story])


def test_the_proof_measures_what_the_layout_tells(week: tuple[Issue, Printed]) -> None:
    told = [
        frame
        for page in week[1].layout["pages"]
        for placement in page["placements"]
        for frame in placement["frames"]
    ]
    assert all(
        sum(strip["lines"] for strip in frame["strips"]) == frame["filled"] for frame in told
    )
    parted = [strip for frame in told for strip in frame["strips"] if not strip["opens"]]
    assert parted
    known = week[1].layout | {"pdf_sha256": hashlib.sha256(week[1].path.read_bytes()).hexdigest()}
    report = proof(week[1].path, layout=known)
    assert not {"widow", "orphan", "overflow"} & (
        {fault.name for fault in report.faults} | report.unmeasured
    )
    assert all(page["text"] for page in week[1].layout["pages"])


def test_text_stands_on_the_baseline_grid_beside_a_drop_cap_too(
    week: tuple[Issue, Printed],
) -> None:
    size, leading = THEME.design.style("body").size, THEME.design.leading
    document = read(week[1].path, week[1].path.read_bytes())
    inside = [
        page
        for page in document.pages
        if week[0].pages[page.number - 1].placements[0].style in ("lead", "feature", "news")
    ]
    off = {
        round(run.y % leading, 1)
        for page in inside
        for run in page.runs
        if abs(run.size - size) < 0.05 and not run.artifact
    }
    assert any(run.size > 40 for page in inside for run in page.runs)
    assert len(off) == 1


def words(page: Any, box: dict[str, float]) -> str:
    """What stands in a box, in reading order; a drop cap and the first line's capitals reach a little out of it."""
    right, foot = box["x"] + box["width"] + 8, box["y"] + box["height"]
    return "".join(
        char["text"]
        for char in page.chars
        if box["x"] - 1 < (char["x0"] + char["x1"]) / 2 < right
        and box["y"] - 2 < (char["top"] + char["bottom"]) / 2 < foot
    )


@pytest.mark.parametrize("best", [0, 7])
def test_a_drop_cap_is_the_first_letter_of_what_is_printed_first(
    best: int, tmp_path: Path, picture: str
) -> None:
    story = piece(0, place=Place.LEAD, sentences=30, picture=picture)
    order = (best, *(index for index in range(30) if index != best))
    story = replace(story, summary=replace(story.summary, order=order), quotes=())
    whole, made = printed(replace(week_of(1), stories=(story,)), tmp_path / "issue.pdf")
    number, planned = next(
        (page.number, one) for page in whole.pages for one in page.placements if one.sentences
    )
    first = planned.sentences[0].text
    with pdfplumber.open(made.path) as pdf:
        chars = pdf.pages[number - 1].chars
    cap = max((char for char in chars if char["text"] == first[0]), key=lambda char: char["size"])
    read = "".join(char["text"] for char in chars)
    assert cap["size"] > 40
    assert plain(first) in plain(read)


def test_the_same_issue_gives_the_same_bytes(tmp_path: Path, picture: str) -> None:
    issue = week_of(1, picture=picture)
    one, two = (printed(issue, tmp_path / name / "issue.pdf")[1] for name in ("one", "two"))
    assert one.path.read_bytes() == two.path.read_bytes()


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    issue = week_of(2)
    bad = replace(
        issue.stories[0],
        headline='<img src="file:///etc/passwd"> & <script>',
        standfirst="{{ 7 * 7 }}",
    )
    _, made = printed(replace(issue, stories=(bad, issue.stories[1])), tmp_path / "issue.pdf")
    assert made.warnings == ()
    with pdfplumber.open(made.path) as pdf:
        words = plain("".join(page.extract_text() for page in pdf.pages))
    assert "etc/passwd" in words
    assert plain("{{ 7 * 7 }}") in words


def test_an_address_that_is_none_of_the_webs_is_no_link() -> None:
    issue = week_of(1)
    story = issue.stories[0]
    bad = replace(story, articles=(replace(story.articles[0], url="javascript:alert(1)"),))
    whole = replace(issue, stories=(bad,))
    whole = replace(whole, pages=compose(whole, design=THEME.design, measure=Measurer(THEME)))
    document = html(whole, THEME, Album(), Glyphs(THEME), "2025-07-28T00:00:00Z").document
    assert "Mina Okafor" in document
    assert "javascript" not in document


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
        whole = replace(issue, pages=compose(issue, design=THEME.design, measure=Measurer(THEME)))
        apart = {
            slot.credit
            for page in whole.pages
            for one in page.placements
            for slot in one.slots
            if slot.kind in {"quote", "saying"}
        }
        document = html(whole, THEME, Album(), Glyphs(THEME), "2025-07-28T00:00:00Z").document
        return document.partition('<section class="page contents">')[2].partition("</section>")[
            0
        ], apart

    page, apart = contents("")
    said = page.partition('<blockquote class="said"')[2]
    speaker = said.partition('s-speaker">')[2].partition("<")[0]
    assert speaker.startswith("Speaker ")
    assert speaker not in apart
    assert f"Not the {speaker.removeprefix('Speaker ')}th" in said.replace("\n", " ")
    assert 'href="#' in said
    assert "blockquote" not in contents(picture)[0]


def test_where_reports_differ_both_are_quoted(tmp_path: Path) -> None:
    one, other = piece(0, place=Place.LEAD, sentences=40), piece(1, sentences=10)
    sides = one.summary.sentences[3], other.summary.sentences[2]
    story = replace(
        one,
        articles=(*one.articles, *other.articles),
        differences=(Difference(topic="votes", sides=sides),),
    )
    whole, made = printed(replace(week_of(1), stories=(story,)), tmp_path / "issue.pdf")
    panel = next(
        slot
        for page in whole.pages
        for placement in page.placements
        for slot in placement.slots
        if slot.kind == "panel"
    )
    with pdfplumber.open(made.path) as pdf:
        read = plain("".join(char["text"] for page in pdf.pages for char in page.chars))
    assert panel.height < 20
    assert plain("Where reports differ") in read
    assert all(plain(side.text) in read for side in sides)


def test_a_damaged_picture_is_left_out_and_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff no picture")
    _, made = printed(week_of(2, picture=str(broken)), tmp_path / "issue.pdf")
    assert any("broken.jpg" in warning and "story-0" in warning for warning in made.warnings)


def test_a_target_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    with pytest.raises(DigestError, match=r"issue\.pdf: cannot be written"):
        engine.printed(
            "<html lang='en'><title>A pier</title></html>",
            "",
            engine.Sources(pictures={}, fonts=frozenset(), cuts={}),
            folder / "issue.pdf",
            0,
        )
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_the_magazine_speaks_its_language(language: str, tmp_path: Path) -> None:
    _, made = printed(week_of(6, language=language), tmp_path / "issue.pdf")
    assert made.warnings == ()
    assert (
        proof(
            made.path,
            made.layout | {"pdf_sha256": hashlib.sha256(made.path.read_bytes()).hexdigest()},
        ).count("overflow")
        == 0
    )
    with pikepdf.open(made.path) as pdf:
        assert str(pdf.Root.Lang) == language


def test_with_pictures_from_the_shelf_the_file_is_the_same_to_the_last_bit(
    picture: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = printed(week_of(1, picture=picture), tmp_path / "bare.pdf")

    def again() -> bytes:
        return print_issue(
            week[0],
            theme=THEME,
            target=tmp_path / "week.pdf",
            source_date_epoch=0,
            shelf=tmp_path / "kept",
        ).path.read_bytes()

    stray = tmp_path / "kept" / "stray.jpg"
    stray.parent.mkdir()
    stray.touch()
    assert again() == week[1].path.read_bytes()
    assert not stray.exists()
    kept = {file: file.stat().st_mtime_ns for file in stray.parent.iterdir()}
    assert kept
    monkeypatch.setattr(
        sys.modules["digest.pictures.shelf"], "prepare", None
    )  # nothing is prepared a second time
    assert again() == week[1].path.read_bytes()
    assert kept == {file: file.stat().st_mtime_ns for file in stray.parent.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "ar"])
@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_the_houses_panel_says_no_more_than_it_has_room_for(
    name: str, language: str, tmp_path: Path
) -> None:
    theme = load_theme(name)
    issue = replace(week_of(3), language=language, title="The Lower Basin Weekly Gazette")
    pages = compose(issue, design=theme.design, measure=Measurer(theme))
    house = [
        Page(number=0, pattern="sources", placements=(panel(theme.design.lines, height),))
        for height in range(COSTS.panel_least, theme.design.lines - theme.design.standing.title)
    ]
    numbered = tuple(
        replace(page, number=number)
        for number, page in enumerate([*pages[:-1], *house, pages[-1]], start=1)
    )
    target = tmp_path / "panels.pdf"
    made = print_issue(
        replace(issue, pages=numbered), theme=theme, target=target, source_date_epoch=0
    )
    report = proof(
        target, {**made.layout, "pdf_sha256": hashlib.sha256(target.read_bytes()).hexdigest()}
    )
    assert [fault.detail for fault in report.faults if fault.name == "overflow"] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "es", "de", "ar"])
@pytest.mark.parametrize("name", ["atlas", "folio"])
def test_what_a_page_holds_is_said_beside_its_title_where_there_is_room(
    name: str, language: str, tmp_path: Path
) -> None:
    theme = load_theme(name)
    issue = replace(week_of(90), language=language)
    pages = compose(issue, design=theme.design, measure=Measurer(theme), limit=12)
    assert any(page.pattern == "also" for page in pages)
    target = tmp_path / "week.pdf"
    made = print_issue(replace(issue, pages=pages), theme=theme, target=target, source_date_epoch=0)
    report = proof(
        target, {**made.layout, "pdf_sha256": hashlib.sha256(target.read_bytes()).hexdigest()}
    )
    assert [fault.detail for fault in report.faults if fault.name == "overflow"] == []
