"""A third theme, written after docs/themes.md alone, prints the sample week without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import cli
from digest.proof import proof, read_layout
from digest.proof.fill import LEAST_FILL
from digest.themes import load_theme

THIRD = Path(__file__).parent / "third"


def test_a_theme_is_three_files() -> None:
    assert {str(file.relative_to(THIRD)) for file in THIRD.rglob("*.*")} == {
        "theme.toml",
        "theme.css",
        "patterns/four.toml",
    }


@pytest.mark.slow
def test_it_prints_the_sample_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.execute(["demo", "--theme", str(THIRD)]) == 0
    (pdf,) = tmp_path.glob("output/*/*.pdf")
    layout = read_layout(pdf)
    assert layout is not None
    report = proof(pdf, layout)
    assert [fault for fault in report.faults if fault.hard] == []
    assert report.fills is not None
    assert sum(report.fills.values()) / len(report.fills) >= LEAST_FILL
    assert "four" in {page.pattern for page in layout.edition.pages}


def test_a_file_in_patterns_is_a_pattern_called_after_it() -> None:
    assert [pattern.name for pattern in load_theme(str(THIRD)).design.patterns] == [
        "lead",
        "two",
        "one",
        "four",
    ]
