"""Lines of the last layout, kept on the shelf."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from digest.layout.breaking import Typesetter
from digest.model import Image
from digest.pipeline.line_cache import known_lines
from digest.shelf import SUM, Shelf
from digest.themes import Measurer, Theme, load_theme

ATLAS = load_theme("atlas")
TEXT = "The harbour opens again on Monday, after a winter in which nobody could pass."
WAYS = ("lines", "longest", "sensible", "display")


class Counting:
    """A measure that counts what it measures."""

    def __init__(self, theme: Theme) -> None:
        self.measurer, self.count = Measurer(theme), 0

    def width(self, text: str, style: str, language: str) -> float:
        self.count += 1
        return self.measurer.width(text, style, language)

    def divisions(self, word: str, language: str) -> tuple[int, ...]:
        return self.measurer.divisions(word, language)

    def size(self, image: Image) -> tuple[int, int] | None:
        return self.measurer.size(image)


def set_in(shelf: Shelf, theme: Theme = ATLAS, *texts: str) -> tuple[list[tuple[str, ...]], int]:
    """The lines of *texts*, or TEXT, broken in every way; how many widths were asked for."""
    measure = Counting(theme)
    with known_lines(shelf, theme) as known:
        typesetter = Typesetter(theme.design, measure, known=known)
        return [
            getattr(typesetter, way)(text, "body", 150.0, "en")
            for text in texts or (TEXT,)
            for way in WAYS
        ], measure.count


def test_a_text_is_broken_once_for_two_layouts(tmp_path: Path) -> None:
    first, measured = set_in(Shelf(tmp_path))
    assert measured
    assert set_in(Shelf(tmp_path)) == (first, 0)


def test_only_what_is_new_is_broken(tmp_path: Path) -> None:
    set_in(Shelf(tmp_path))
    _, both = set_in(Shelf(tmp_path), ATLAS, TEXT, TEXT[4:])
    _, alone = set_in(Shelf(tmp_path / "other"), ATLAS, TEXT[4:])
    assert both == alone


def test_other_type_is_broken_anew(tmp_path: Path) -> None:
    first, _ = set_in(Shelf(tmp_path))
    styles = dict(ATLAS.design.styles)
    styles["body"] = replace(styles["body"], size=styles["body"].size * 1.2)
    larger = replace(ATLAS, design=replace(ATLAS.design, styles=styles))
    lines, measured = set_in(Shelf(tmp_path), larger)
    assert measured
    assert lines != first


def test_lines_that_no_layout_asks_for_go(tmp_path: Path) -> None:
    set_in(Shelf(tmp_path), ATLAS, TEXT, TEXT[4:])
    set_in(Shelf(tmp_path))
    (part,) = tmp_path.iterdir()
    assert len(json.loads(part.read_bytes()[SUM:])) == len(WAYS)


def test_a_damaged_part_only_costs_time(tmp_path: Path) -> None:
    first, measured = set_in(Shelf(tmp_path))
    (part,) = tmp_path.iterdir()
    part.write_bytes(part.read_bytes()[:-9])
    assert set_in(Shelf(tmp_path)) == (first, measured)
