"""Golden cases: a folder of inputs beside what is read from it.

Each folder in ``golden/`` holds ``input`` (a folder or one file) or several folders, and
``expected.json``. After a change that is meant, ``REFRESH_GOLDEN=1 python -m pytest
tests/sources/test_sources_golden.py`` writes it anew; look at the difference before committing it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from digest import sources
from digest.model import Article, Rejected

GOLDEN = Path(__file__).parent / "golden"
UNDATED = {"text-lines"}  # every file named itself, since these bear no date
CASES = sorted(folder.name for folder in GOLDEN.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    folder = GOLDEN / case
    expected = folder / "expected.json"
    named = [path for path in sorted(folder.iterdir()) if path != expected]
    if case in UNDATED:
        named = [file for path in named for file in sorted(path.rglob("*.txt"))]
    found = [
        told(item, folder)
        for item in sources.read_paths(named, zone=ZoneInfo("Africa/Tunis"), language="en")
    ]
    if os.environ.get("REFRESH_GOLDEN"):
        expected.write_text(
            json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def told(item: Article | Rejected, folder: Path) -> dict[str, Any]:
    """What *item* says, empty fields left out, paths as seen from *folder*."""
    values: dict[str, Any] = {name: value for name, value in asdict(item).items() if value}
    if isinstance(item, Article):
        values["published"] = item.published.isoformat() if item.published else None
        values["text"] = item.text.split("\n\n")
    written = json.dumps(values, ensure_ascii=False)  # a folder's name may have accents
    as_json: dict[str, Any] = json.loads(written.replace(f"{folder}/", ""))
    return as_json
