"""A theme on a phone: one column of its own type, made larger, from data that a theme may replace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.errors import UsageError
from digest.themes import Theme, load_theme, on_phone, templates

THIRD = str(Path(__file__).parent / "third")
THEMES = ("atlas", "folio", THIRD)
WIDTH, HEIGHT = 270.0, 480.0
READABLE, LEGIBLE = 11.0, 9.5
"""Printed points of running text, and of the smallest letters, at least."""


def own(folder: Path, text: str) -> Theme:
    """Folio with a phone.toml of its own that says *text*."""
    theme = shutil.copytree(templates() / "folio", folder / "mine")
    (theme / "phone").mkdir()
    (theme / "phone" / "phone.toml").write_text(text, encoding="utf-8")
    return on_phone(load_theme(str(theme)))


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_a_phones_page(name: str) -> None:
    theme = on_phone(load_theme(name))
    assert tuple(side * theme.scale for side in theme.page) == pytest.approx((WIDTH, HEIGHT))
    design, (top, side, bottom) = theme.design, theme.margins
    assert top + design.height + bottom == pytest.approx(theme.page[1])
    assert 2 * side + design.width == pytest.approx(theme.page[0])
    assert design.height == design.lines * design.leading
    assert not design.notes
    assert not design.facing
    assert design.styles["body"].family == load_theme(name).design.styles["body"].family


@pytest.mark.parametrize("name", THEMES)
def test_text_reads_without_zooming(name: str) -> None:
    theme = on_phone(load_theme(name))
    styles = theme.design.styles
    bodies = {box.body for pattern in theme.design.patterns for box in pattern.boxes} | {"brief"}
    assert min(styles[body].size for body in bodies) * theme.scale >= READABLE
    assert min(style.size for style in styles.values()) * theme.scale >= LEGIBLE
    assert all(style.leading >= style.size for style in styles.values() if style.size < 9)


@pytest.mark.parametrize("name", THEMES)
def test_all_stands_in_one_column(name: str) -> None:
    design = on_phone(load_theme(name)).design
    boxes = [box for pattern in design.patterns for box in pattern.boxes]
    assert {(box.columns, box.column, box.width) for box in boxes} == {(1, 1, 1)}
    standing = design.standing
    assert (standing.briefs, standing.lists, standing.quotes, *standing.contents) == (1,) * 5
    for pattern in design.patterns:
        last = pattern.boxes[-1]
        assert last.line + last.height - 1 == design.lines * pattern.pages


def test_display_type_is_no_larger_than_a_phone_has_room_for() -> None:
    design = on_phone(load_theme("atlas")).design
    assert design.style("lead-head").size == 27.0
    assert design.style("lead-head-88").size == pytest.approx(27 * 0.88, abs=0.1)
    assert load_theme("atlas").design.style("lead-head").size == 52.0


@pytest.mark.parametrize(("name", "pages"), [("atlas", 12), ("folio", 5)])
def test_as_many_links_as_on_two_pages_of_the_magazine(name: str, pages: int) -> None:
    assert on_phone(load_theme(name)).design.standing.links == pages


def test_a_theme_may_have_tables_of_its_own(tmp_path: Path) -> None:
    theme = own(tmp_path, "[largest]\nlead-head = 19.0\n")
    assert theme.design.style("lead-head").size == 19.0
    assert theme.design.style("masthead").size == 52.0  # of the table that all share
    assert len(theme.design.patterns) > 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[phones]\ntext = 9.0\n", "[phone]|table 'phones'"),
        ("phone = 3\n", "must be a table"),
        ("[largest]\nlead = 9.0\n", "style 'lead'"),
        ('[largest]\nlead-head = "x"\n', "number of points"),
        ("[cover]\nkinds = ['mosaic']\n", "mosaic"),
        ("[standing]\nlist = 1\n", "'list'"),
        ("[[pattern]]\nname = 'a'\npages = 9\nboxes = []\n", "boxes"),
    ],
)
def test_a_slip_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(UsageError, match="theme 'mine': phone/phone.toml") as raised:
        own(tmp_path, text)
    assert any(part in str(raised.value) for part in named.split("|"))
