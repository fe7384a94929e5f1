"""The kind of the last cover is read from the layout files in the output folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from digest.config import Config
from digest.model import Week
from digest.pipeline.last_cover import last_cover

STARTS = datetime(2025, 7, 21, tzinfo=UTC)
WEEK = Week(label="2025-W30", starts=STARTS, ends=STARTS + timedelta(days=7))


def written(folder: Path, week: str, content: str) -> None:
    target = folder / "output" / week
    target.mkdir(parents=True)
    (target / f"atlas-{week}.layout.json").write_text(content)


def layout(kind: str) -> str:
    return json.dumps({"edition": {"pages": [{"number": 1, "variant": kind}, {"variant": "x"}]}})


def test_it_is_that_of_the_newest_issue_before_the_week(tmp_path: Path) -> None:
    config = Config(folder=tmp_path)
    assert last_cover(WEEK, config) == ""
    written(tmp_path, "2025-W28", layout("band"))
    written(tmp_path, "2025-W29", layout("plate"))
    written(tmp_path, "2025-W30", layout("figure"))
    written(tmp_path, "2025-W31", layout("split"))
    assert last_cover(WEEK, config) == "plate"


def test_a_file_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    for content in ("", "[]", '{"edition": {"pages": []}}', '{"edition": {"pages": [1]}}'):
        folder = tmp_path / str(len(content))
        written(folder, "2025-W29", content)
        assert last_cover(WEEK, Config(folder=folder)) == ""
