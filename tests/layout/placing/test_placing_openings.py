"""The bands with which sections begin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editions import composed, document, laid_out, layout_file, printed
from PIL import Image
from press_weeks import SECTIONS, week_of

from digest.edition import Edition, EditionPage, Part
from digest.layout.placing.openings import BOX, LEAST
from digest.model import Issue
from digest.proof import proof
from digest.themes import load_theme
from digest.themes.standing import Opening

ATLAS = load_theme("atlas")
HEIGHT = ATLAS.design.opening.height


@pytest.fixture(scope="module")
def issue() -> Issue:
    return week_of(40)


@pytest.fixture(scope="module")
def edition(issue: Issue) -> Edition:
    return laid_out(issue)


def band(page: EditionPage) -> Part | None:
    return next((part for part in page.parts if part.box == BOX), None)


def name(part: Part) -> str:
    return part.blocks[1].rows[0].lines[0][0].text


def test_a_section_begins_with_a_band_once(edition: Edition) -> None:
    names = [name(part) for page in edition.pages if (part := band(page))]
    assert len(names) == len(set(names)) >= len(SECTIONS) - 1
    assert set(names) <= set(SECTIONS)


def test_a_band_has_the_section_of_the_story_at_the_head_of_its_page(edition: Edition) -> None:
    sections = {story.id: story.section for story in edition.stories}
    for page in edition.pages:
        if part := band(page):
            top = min((one for one in page.parts if one.columns), key=lambda one: one.area.y)
            assert sections[top.story] == name(part)


def test_a_band_runs_off_three_edges_in_the_colour_of_its_section(
    issue: Issue, edition: Edition
) -> None:
    for page in edition.pages:
        if part := band(page):
            ground, word = part.blocks
            area = ground.area
            assert (area.x, area.y) == (-ATLAS.start(page.number), -ATLAS.margins[0])
            assert (area.width, area.height) == (ATLAS.page[0], HEIGHT)
            assert ground.colour == ATLAS.section_colour(name(part), issue)
            assert area.y < word.area.y < word.area.foot < area.foot


@pytest.mark.slow
def test_a_page_with_a_picture_off_its_edges_has_no_band(tmp_path: Path) -> None:
    picture = tmp_path / "pier.jpg"
    Image.new("RGB", (2700, 1700), "#336699").save(picture)
    edition = laid_out(week_of(40, picture=str(picture)))
    bleeding = [page for page in edition.pages[1:] if any(part.bleeds for part in page.parts)]
    assert bleeding
    assert not any(band(page) for page in bleeding)


def test_a_band_has_no_running_head_beside_it(edition: Edition) -> None:
    pages = document(edition).split("<section ")[1:]
    for page, html in zip(edition.pages, pages, strict=True):
        if band(page):
            assert " opening" in html.partition(">")[0]


@pytest.mark.slow
def test_a_low_margin_has_a_lower_band(issue: Issue) -> None:
    small = replace(ATLAS, margins=(30.0, *ATLAS.margins[1:]))
    edition = laid_out(issue, small, composed(issue, small))
    heights = {part.blocks[0].area.height for page in edition.pages if (part := band(page))}
    assert heights == {30.0 - LEAST}


@pytest.mark.slow
def test_a_theme_without_a_height_has_no_bands(issue: Issue) -> None:
    plain = replace(ATLAS, design=replace(ATLAS.design, opening=Opening()))
    edition = laid_out(issue, plain, composed(issue, plain))
    assert not any(band(page) for page in edition.pages)


@pytest.mark.slow
def test_the_proof_finds_the_name_in_its_place(tmp_path: Path, edition: Edition) -> None:
    pdf = tmp_path / "issue.pdf"
    printed(edition, pdf)
    report = proof(pdf, layout_file(pdf, edition))
    assert not [fault for fault in report.faults if fault.hard]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_usual_sections_have_a_colour_each(language: str) -> None:
    from digest.languages import language as words_of

    issue = week_of(1, language=language)
    names = words_of(language).sections.names.values()
    colours = [ATLAS.section_colour(one, issue) for one in names]
    assert len(set(colours)) == len(colours) == 7
    assert ATLAS.section_colour("", issue) not in colours
