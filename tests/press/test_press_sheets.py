"""What the finished PDF says of its pages: spreads, direction, boxes, bleed and crop marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from editions import laid_out, layout_file, printed
from press_weeks import week_of

from digest.edition import Area, Block, Edition, PlacedImage
from digest.press.bleed import bled
from digest.press.boxes import BLEED, SLUG
from digest.proof import proof
from digest.themes import SHEETS, load_theme, on_sheet

MM = 72 / 25.4


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> str:
    from PIL import Image

    path = tmp_path_factory.mktemp("pictures") / "pier.jpg"
    Image.effect_noise((2600, 1900), 60).convert("RGB").save(path)
    return str(path)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory, picture: str) -> tuple[Path, Edition]:
    """A week with pictures for the press."""
    target = tmp_path_factory.mktemp("press") / "issue-print.pdf"
    edition = laid_out(week_of(9, picture=picture))
    result = printed(edition, target, for_press=True)
    return target, result.edition


def box(page: Any, name: str) -> list[float]:
    return [float(side) for side in page[name]]


@pytest.mark.parametrize(("language", "layout"), [("en", "Right"), ("ar", "Left")])
def test_viewers_show_spreads_and_turn_pages_as_the_edition_reads(
    language: str, layout: str, tmp_path: Path
) -> None:
    edition = laid_out(week_of(1, language=language))
    path = printed(edition, tmp_path / "a.pdf").path
    with pikepdf.open(path) as pdf:
        assert pdf.Root.PageLayout == f"/TwoPage{layout}"
        assert pdf.Root.ViewerPreferences.Direction == ("/R2L" if language == "ar" else "/L2R")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        for page in pdf.pages:
            assert box(page, "/TrimBox") == box(page, "/BleedBox") == box(page, "/MediaBox")


@pytest.mark.slow
def test_the_boxes_lie_in_each_other(press: tuple[Path, Edition]) -> None:
    with pikepdf.open(press[0]) as pdf:
        for page in pdf.pages:
            trim = box(page, "/TrimBox")
            assert trim == pytest.approx([0, 0, 595.28, 793.70], abs=0.01)
            for name, beyond in (("/BleedBox", BLEED), ("/MediaBox", BLEED + SLUG)):
                grown = [trim[0] - beyond, trim[1] - beyond, trim[2] + beyond, trim[3] + beyond]
                assert box(page, name) == pytest.approx(grown, abs=0.01)


@pytest.mark.slow
def test_pictures_and_colours_at_the_edge_reach_into_the_bleed(press: tuple[Path, Edition]) -> None:
    from digest.proof.pdf import read

    path, edition = press
    pages = read(path, path.read_bytes()).pages
    fields = [
        (page, field.area)
        for page in pages
        for field in (*page.pictures, *page.panels)
        if field.area.left < 1 or field.area.right > page.width - 1
    ]
    assert len(fields) > 2
    for page, area in fields:
        assert area.left == pytest.approx(-BLEED, abs=0.3)
        assert area.right == pytest.approx(page.width + BLEED, abs=0.3)
        if area.top < 1:
            assert area.top == pytest.approx(-BLEED, abs=0.3)
    report = proof(path, layout_file(path, edition))
    assert report.count("no bleed") == 0
    assert not report.hard


@pytest.mark.slow
def test_a_field_that_ends_at_the_trim_is_a_hard_fault(
    press: tuple[Path, Edition], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.press.bleed.bled", lambda edition, _: edition)
    edition = laid_out(week_of(3))
    path = printed(edition, tmp_path / "a.pdf", for_press=True).path
    faults = proof(path, layout_file(path, edition)).hard
    assert {fault.name for fault in faults} == {"no bleed"}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "paper"), [("folio", "a4"), ("atlas", "tablet")])
def test_pages_of_another_size_than_the_theme_s_own_bleed_as_far(
    name: str, paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: str
) -> None:
    theme = on_sheet(load_theme(name), paper)
    assert theme.scale != 1
    edition = laid_out(week_of(6, picture=picture), theme)
    path = printed(edition, tmp_path / "a.pdf", theme, for_press=True).path
    assert proof(path, layout_file(path, edition)).count("no bleed") == 0
    monkeypatch.setattr("digest.press.bleed.bled", lambda edition, _: edition)
    path = printed(edition, tmp_path / "b.pdf", theme, for_press=True).path
    assert proof(path, layout_file(path, edition)).count("no bleed") > 0


@pytest.mark.slow
def test_crop_marks_lie_outside_the_bleed(press: tuple[Path, Edition]) -> None:
    with pikepdf.open(press[0]) as pdf:
        page = pdf.pages[0]
        operators = list(pikepdf.parse_content_stream(page))
    ends = [
        [float(value) for value in one.operands]
        for one in operators[-30:]
        if str(one.operator) in ("m", "l")
    ]
    assert len(ends) == 16
    left, foot, right, top = -BLEED, -BLEED, 595.28 + BLEED, 793.70 + BLEED
    for x, y in ends:
        assert not (left < x < right and foot < y < top)
        assert -BLEED - SLUG < x < 595.28 + BLEED + SLUG
        assert -BLEED - SLUG < y < 793.70 + BLEED + SLUG
    assert str(operators[-1].operator) == "EMC"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["atlas", "folio"])
@pytest.mark.parametrize("paper", SHEETS)
def test_an_issue_on_each_paper_has_no_fault(
    name: str, paper: str, tmp_path: Path, picture: str
) -> None:
    theme = on_sheet(load_theme(name), paper)
    edition = laid_out(week_of(16, picture=picture), theme)
    path = printed(edition, tmp_path / "a.pdf", theme).path
    with pikepdf.open(path) as pdf:
        sides = box(pdf.pages[0], "/MediaBox")[2:]
        assert sides == pytest.approx(SHEETS[paper], abs=0.5)
    report = proof(path, layout_file(path, edition))
    assert not report.hard
    assert report.count("low resolution") == 0
    assert (report.mean_fill or 0) > (0.9 if name == "atlas" else 0.75)


def test_only_what_reaches_the_edge_grows() -> None:
    edition = laid_out(week_of(3))
    paper = edition.paper
    across = Area(x=-paper.inner, y=-paper.top, width=paper.width, height=200)
    inside = Area(x=0, y=0, width=100, height=100)
    blocks = (
        Block(kind="picture", area=across, image=PlacedImage(area=across, clear=(0.1, 0.6))),
        Block(kind="panel", area=inside),
    )
    page = edition.pages[2]
    page = replace(page, number=3, parts=(replace(page.parts[0], blocks=blocks),))
    picture, panel = bled(replace(edition, pages=(page,)), 9).pages[0].parts[0].blocks
    assert panel.area == inside
    assert (picture.area.x, picture.area.y) == (across.x - 9, across.y - 9)
    assert (picture.area.width, picture.area.height) == (across.width + 18, 209)
    assert picture.image
    first, last = picture.image.clear
    assert picture.area.y + first * 209 == pytest.approx(across.y + 0.1 * 200)
    assert picture.area.y + last * 209 == pytest.approx(across.y + 0.6 * 200)


@pytest.mark.parametrize("name", ["atlas", "folio"])
@pytest.mark.slow
def test_folios_stand_at_the_outer_edge_in_arabic_too(name: str, tmp_path: Path) -> None:
    theme = load_theme(name)
    edition = laid_out(week_of(9, language="ar"), theme)
    path = printed(edition, tmp_path / "a.pdf", theme).path
    seen = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages[1:-1]:
            foot = theme.page[1] - theme.margins[2]
            words = [one for one in page.extract_words() if one["top"] > foot]
            number = [one for one in words if one["text"] == f"{page.page_number}"]
            if number:
                seen += 1
                # The second page is a right-hand one: its spine is on the left.
                right = page.page_number % 2 == 0
                outermost = max(words, key=lambda one: one["x1"] if right else -one["x0"])
                assert outermost is number[0]
                assert (number[0]["x0"] > page.width / 2) == right
    assert seen >= 2
