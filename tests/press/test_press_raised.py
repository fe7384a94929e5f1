"""Letters printed above their line: "1er" and "XXe" are as wide as measured, and copied as words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from editions import document, laid_out, printed
from press_weeks import week_of

from digest.edition import Edition
from digest.model import Issue, Story
from digest.proof.lines import Line, page_lines
from digest.proof.pdf import read
from digest.text.typography import raised
from digest.themes import Measurer, load_theme
from digest.themes.fonts import face
from digest.themes.measure import RAISED_LETTERS, has_raised

FAMILIES = {"Source Serif 4": True, "Newsreader": False, "Libre Franklin": False}
"""Font families, with whether they have raised letters of their own."""

HEADLINE = "Le 1er août, la Ve République"
SAID = "Le 1er mai, au n° 12, les 21es rencontres du XXe siècle ont reçu Mme Faure, 2de adjointe."


def in_french() -> Issue:
    """A week of three stories, each sentence of which has letters above the line."""
    issue = week_of(3, language="fr")
    return replace(issue, stories=tuple(map(_in_french, issue.stories)))


def _in_french(story: Story) -> Story:
    step = len(SAID) + 2
    sentences = tuple(
        replace(one, start=number * step, end=number * step + len(SAID), text=SAID)
        for number, one in enumerate(story.summary.sentences)
    )
    text = "\n\n".join([SAID] * len(sentences))
    return replace(
        story,
        articles=tuple(replace(one, text=text, language="fr") for one in story.articles),
        headline=HEADLINE,
        language="fr",
        quotes=(),
        figures=(),
        summary=replace(story.summary, sentences=sentences),
    )


def lines_of(path: Path) -> list[Line]:
    return [line for page in read(path, path.read_bytes()).pages[1:] for line in page_lines(page)]


def widths(edition: Edition, theme: str) -> dict[tuple[str, float], float]:
    """Each headline's line, with its size, and the width that the layout measured."""
    styles, measure = load_theme(theme).design.styles, Measurer(load_theme(theme)).width
    return {
        (text, round(styles[row.style].size, 1)): measure(text, row.style, "fr")
        for page in edition.pages[1:]
        for part in page.parts
        if part.story
        for block in part.blocks
        if (row := block.row("headline"))
        for line in row.lines
        if (text := "".join(span.text for span in line))
    }


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_ordinals_are_raised_as_wide_as_measured_and_copied_as_words(
    theme: str, tmp_path: Path
) -> None:
    """Atlas's headlines have raised letters of their own, Folio's are set smaller and higher."""
    edition = laid_out(in_french(), theme)
    lines = lines_of(printed(edition, tmp_path / "issue.pdf", theme).path)
    measured = widths(edition, theme)
    assert any("1er" in text for text, _ in measured)
    heads = {(line.text, round(line.size, 1)): line for line in lines}
    for (text, size), width in measured.items():
        # Folio's style sheet draws headlines closer than they are measured.
        closer = 0.2 * len(text) if theme == "folio" else 0.0
        head = heads[text, size]
        assert head.right - head.left == pytest.approx(width - closer, abs=0.6)
    first = next(head for (text, _), head in heads.items() if "1er août" in text)
    letters = next(run for run in first.runs if run.text == "er")
    smaller = letters.size / first.size
    assert (smaller, first.y - letters.y) == (
        (pytest.approx(0.62, abs=0.001), pytest.approx(0.34 * first.size, abs=0.1))
        if theme == "folio"
        else (1.0, 0.0)
    )
    said = " ".join(line.text for line in lines)
    assert all(words in said for words in ("1er mai", "21es", "Mme Faure"))
    assert not any(run.text == "Mme" for line in lines for run in line.runs)


@pytest.mark.slow
def test_justified_lines_with_ordinals_reach_the_edge(tmp_path: Path) -> None:
    """A line's tracking and spaces are reckoned from the width of its raised letters."""
    atlas = load_theme("atlas")
    wide = tuple(one for one in atlas.design.patterns if one.boxes[0].body == "wide")
    theme = replace(atlas, design=replace(atlas.design, patterns=wide))
    edition = laid_out(in_french(), theme)
    texts = {
        line.text: column.area.width
        for page in edition.pages[1:]
        for part in page.parts
        for column in part.columns
        for paragraph in column.paragraphs
        for line in paragraph.lines
        if line.justified and not line.short and not line.start and "es rencontres" in line.text
    }
    assert texts
    for line in lines_of(printed(edition, tmp_path / "issue.pdf", theme).path):
        if line.text in texts and not line.text.startswith("Le"):
            assert line.right - line.left == pytest.approx(texts[line.text], abs=0.2)


def test_only_the_letters_of_ordinals_stand_in_a_span_of_their_own() -> None:
    page = document(laid_out(in_french(), "folio"), "folio")
    assert '1<span class="up">er</span> août' in page
    assert '<span class="up">es</span> rencontres' in page
    assert '<span class="up">me' not in page
    assert 'class="up"' not in document(laid_out(week_of(3)))


def test_raised_letters_are_narrower() -> None:
    theme = load_theme("folio")
    width = Measurer(theme).width
    one = width("1", "news-head", "fr")
    # Newsreader has no raised letters: a part of their size.
    smaller = width("1er", "news-head", "fr") - one
    assert smaller == pytest.approx(0.62 * width("er", "news-head", "fr"))
    own = width("1er", "body", "fr") - width("1", "body", "fr")
    assert 0.4 < own / width("er", "body", "fr") < 0.8
    assert width("1er", "body", "en") > width("1er", "body", "fr")


def test_a_font_must_have_the_raised_letters_of_all_languages() -> None:
    texts = {"fr": "1ers, 2nde, 3emes, no\u00a05", "es": "n.os\u00a05, 1eros 3ros"}
    parts = (part for language, text in texts.items() for part in raised(text, language))
    assert {letter for part, up in parts if up for letter in part} == set(RAISED_LETTERS)
    faces = {family: face(family, weight=400, italic=False) for family in FAMILIES}
    assert {family: has_raised(one) for family, one in faces.items()} == FAMILIES


@pytest.mark.slow
def test_a_link_with_raised_letters_is_one_link(tmp_path: Path) -> None:
    """WeasyPrint repeats it for the raised letters and tags those as no link (PDF/UA 7.18.5)."""
    edition = laid_out(in_french(), "atlas")
    assert any(
        span.link and len(raised(span.text, "fr")) > 1
        for part in edition.pages[0].parts
        for block in part.blocks
        for row in block.rows
        for line in row.lines
        for span in line
    )
    with pikepdf.open(printed(edition, tmp_path / "issue.pdf", "atlas").path) as pdf:
        elements = [one for one in pdf.objects if is_element(one)]
        roles = [
            str(one["/S"])
            for one in elements
            for kid in (one["/K"] if isinstance(one.get("/K"), pikepdf.Array) else [])
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
        ]
        links = sum(len(page.get("/Annots", [])) for page in pdf.pages)
    assert set(roles) == {"/Link"}
    assert len(roles) == links


def is_element(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"
