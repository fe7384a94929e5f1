"""A theme on other papers: scaled by one factor, or laid anew on its grid."""

from __future__ import annotations

import pytest

from digest import config
from digest.themes import SHEETS, Theme, check_sheet, load_theme, on_sheet
from digest.themes.sheets import LEAST_BOX, LEAST_TEXT

MM = 72 / 25.4
BOTH = ("atlas", "folio")
PAIRS = [(theme, paper) for theme in BOTH for paper in SHEETS]


def text_size(theme: Theme) -> float:
    """Points of the smallest running text, as printed."""
    bodies = {box.body for pattern in theme.design.patterns for box in pattern.boxes} | {"brief"}
    return min(theme.design.style(body).size for body in bodies) * theme.scale


@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_the_page_is_the_papers(name: str, paper: str) -> None:
    theme = on_sheet(load_theme(name), paper)
    printed = tuple(side * theme.scale for side in theme.page)
    assert printed == pytest.approx(SHEETS[paper], abs=0.5)
    design, (top, inner, bottom) = theme.design, theme.margins
    assert design.paper == theme.page
    assert top + design.lines * design.leading + bottom == pytest.approx(theme.page[1], abs=0.01)
    assert inner + design.width + theme.outer == pytest.approx(theme.page[0], abs=0.01)
    assert design.height == design.lines * design.leading
    assert min(top, inner, theme.outer, bottom) * theme.scale > 28


@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_running_text_stays_readable(name: str, paper: str) -> None:
    assert text_size(on_sheet(load_theme(name), paper)) >= LEAST_TEXT - 0.001


@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_patterns_fill_the_page_and_keep_a_line_between_boxes(name: str, paper: str) -> None:
    own = load_theme(name)
    theme = on_sheet(own, paper)
    lines = theme.design.lines
    for before, after in zip(own.design.patterns, theme.design.patterns, strict=True):
        for first, box in zip(before.boxes, after.boxes, strict=True):
            assert box.height >= LEAST_BOX
            ends = first.line + first.height - 1
            if ends == own.design.lines * before.pages:
                assert box.line + box.height - 1 == lines * after.pages
            assert (first.line == 1) == (box.line == 1)
        gaps = [
            second.line - first.line - first.height
            for pattern in (before, after)
            for first in pattern.boxes
            for second in pattern.boxes
            if second.column == first.column and second.line > first.line
        ]
        assert min(gaps, default=1) == 1


def test_what_is_done_on_each_paper() -> None:
    """Folio grows by one factor. Atlas keeps its size and gains lines, or is laid anew."""

    def made(name: str, paper: str) -> tuple[float, int]:
        theme = on_sheet(load_theme(name), paper)
        return round(theme.scale, 2), theme.design.lines

    assert {paper: made("atlas", paper) for paper in SHEETS} == {
        "a4": (1.0, 55),
        "letter": (1.0, 52),
        "atlas": (1.0, 52),
        "tablet": (0.94, 47),
    }
    assert {paper: made("folio", paper) for paper in SHEETS} == {
        "a4": (1.41, 37),
        "letter": (1.33, 37),
        "atlas": (1.33, 37),
        "tablet": (1.14, 37),
    }


def test_its_own_paper_changes_nothing() -> None:
    for name, paper in (("atlas", ""), ("atlas", "atlas"), ("folio", "")):
        theme = load_theme(name)
        assert on_sheet(theme, paper) == theme


def test_the_configuration_knows_the_same_papers() -> None:
    assert set(config.SHEETS) == set(SHEETS)
    with pytest.raises(ValueError, match="a4"):
        check_sheet("a44")
