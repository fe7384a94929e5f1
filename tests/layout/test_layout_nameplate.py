"""The magazine's name fits its place, whatever it is; Arabic lines keep off each other and can be read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from editions import laid_out, printed
from press_weeks import piece, week_of

from digest.layout.placing.back import back_parts
from digest.layout.placing.compositor import Compositor
from digest.layout.placing.nameplate import nameplate
from digest.model import Page, Place
from digest.themes import Measurer, load_theme, on_phone

THEME = load_theme("atlas")
LONG = "The Very Long Name of a Community Newspaper of the Northern Coast"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("A", 1),
        ("Atlas Weekly", 1),
        ("Donaudampfschifffahrtsgesellschaft", 1),
        (LONG, 2),
        ("Word " * 30, 3),
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_name_fits_its_place(title: str, lines: int, language: str) -> None:
    issue = replace(week_of(1), title=title, language=language)
    compositor = Compositor(issue, (), THEME, Measurer(THEME))
    made = nameplate(compositor, width=400, height=64)
    names = ["".join(span.text for span in line) for line in made.lines]
    style = THEME.design.style("masthead")
    scale = made.size / (style.size * (style.enlarged if language == "ar" else 1))
    widest = max(Measurer(THEME).width(line, "masthead", language) for line in names) * scale
    assert len(made.lines) == lines
    assert " ".join(names) == " ".join(title.split())
    assert widest <= 400
    assert len(made.lines) * made.leading <= 64.1
    assert made.size <= style.size


@pytest.mark.slow
def test_a_long_name_stays_on_the_paper(tmp_path: Path) -> None:
    issue = replace(week_of(1), title=LONG)
    made = printed(laid_out(issue, THEME), tmp_path / "issue.pdf", THEME)
    with pdfplumber.open(made.path) as pdf:
        assert (
            max(char["x1"] for page in pdf.pages for char in page.chars)
            < THEME.page[0] - THEME.margins[1] + 1
        )


@pytest.mark.parametrize("name", ["folio", "atlas"])
def test_the_last_page_of_a_phone_has_room_beneath_a_long_name(name: str) -> None:
    theme = on_phone(load_theme(name))
    issue = replace(week_of(1), title=f"{LONG}, {LONG} and {LONG}")
    compositor = Compositor(issue, (), theme, Measurer(theme))
    parts = [*back_parts(Page(number=9, pattern="back"), compositor)]
    heads = [part.area.foot for part in parts if part.box == "masthead"]
    stacks = [part.area.y for part in parts if part.box == "notes"]
    assert heads
    assert max(heads) <= min(stacks)


@pytest.mark.parametrize("style", THEME.design.styles.values())
def test_arabic_letters_do_not_reach_the_next_line(style: object) -> None:
    assert style.size * style.enlarged * 1.3 <= style.leading + 0.05  # type: ignore[attr-defined]


@pytest.mark.slow
def test_arabic_can_be_read_back_letter_by_letter(tmp_path: Path) -> None:
    said = "تجربة جديدة في بيوت الشاطئ الشمالي"
    story = replace(piece(0, place=Place.LEAD), headline=said, language="ar", section=said)
    issue = replace(week_of(1, language="ar"), stories=(story,))
    made = printed(laid_out(issue, THEME), tmp_path / "issue.pdf", THEME)
    with pdfplumber.open(made.path) as pdf:
        read = "".join(char["text"] for page in pdf.pages for char in page.chars)
    assert "\0" not in read
    assert all(read.count(word[::-1]) >= 2 for word in said.split() if len(word) > 2)
