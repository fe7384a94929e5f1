"""The counter of bad breaks, which reads the layout of a finished issue."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import breaks
import pytest


def row(*lines: str, role: str = "headline", style: str = "brief-head") -> dict[str, object]:
    return {"role": role, "style": style, "lines": [[{"text": line}] for line in lines]}


def layout(*blocks: dict[str, object], language: str = "en") -> dict[str, object]:
    page = {"number": 3, "parts": [{"blocks": list(blocks), "language": language}]}
    return {"edition": {"language": "de", "pages": [page]}}


def block(kind: str, *rows: dict[str, object]) -> dict[str, object]:
    return {"kind": kind, "rows": list(rows)}


@pytest.mark.parametrize(
    ("language", "lines", "why"),
    [
        ("en", ("Thousands leave the", "valley"), "small word: the / valley"),
        ("en", ("Thousands leave as Orsa", "Dam breaks up"), "name: Orsa / Dam"),
        ("en", ("Search ends for Robert F.", "Kennedy in water"), "name: F. / Kennedy"),
        ("en", ("Fire takes 12", "boats in port"), "number: 12 / boats"),
        ("en", ("Fire takes three", "boats in port"), "number: three / boats"),
        ("en", ("Talks go on", "— president"), "mark: on / —"),
        ("en", ("Flights called off", "in some ports"), ""),
        ("en", ("Fire takes 12", "in some ports"), ""),
        ("en", ("Trump’s", "White House says no again"), ""),
        ("en", ("French President", "Emmanuel Macron says no again"), ""),
        ("en", ("Harbour Closes Again Old", "Boats Leave"), ""),
        ("en", ("Harbour Closes Again For", "Boats"), "small word: For / Boats"),
        ("fr", ("Le feu prend d’un", "hôtel"), "small word: d’un / hôtel"),
        ("es", ("El fuego sigue en Buenos", "Aires dos meses"), "name: Buenos / Aires"),
        ("de", ("Was Angela", "Merkel jetzt noch sagt"), "name: Angela / Merkel"),
        ("ar", ("مقتل شخص وفي", "دمشق"), "small word: وفي / دمشق"),
    ],
)
def test_what_a_break_parts_is_named(language: str, lines: tuple[str, ...], why: str) -> None:
    text = breaks.Text(kind="headlines", page=1, language=language, lines=lines)
    assert breaks.faults(text) == ([why] if why else [])


def test_only_display_type_of_several_lines_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "week.layout.json"
    made = layout(
        block(
            "head",
            row("Boats leave the", "port"),
            row("Boats leave the", "port", role="deck", style="deck"),
        ),
        block("head", row("Boats leave", "the port"), row("Boats leave the port")),
        block("row", row("Boats leave the", "port", style="list-text")),
        block("picture", row("Boats leave the", "port", role="caption", style="caption")),
    )
    file.write_text(json.dumps(made), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["breaks.py", "-v", str(file)])
    breaks.main()
    listed, counted = (
        part.splitlines() for part in capsys.readouterr().out.split("headlines  ", 1)
    )
    assert len(listed) == 3
    assert listed[0] == "headline, page 3: Boats leave the / port  [small word: the / port]"
    assert [line.split()[-2] for line in counted] == ["50.0", "100.0", "100.0"]
