from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import pipeline
from digest.config import Config
from digest.errors import NothingToPublish
from tests.builders import article

HEADLINES = """\
Harbour board closes the old pier
Bakers win a regional bread prize
Scientists count snow leopards on ridges
Parliament passes its budget at night
Bell saves three penalties for Northport
Engineers restart a damaged power reactor
"""


def planned(folder: Path, *ids: str) -> pipeline.Planning:
    config = Config(folder=folder)
    briefing = article(id="gull:brief", path="brief.md", title="Briefs: news", text=HEADLINES)
    read = pipeline.material([briefing, *(article(id=name) for name in ids)])
    week = pipeline.find_week("2025-W30", config, now=datetime(2025, 8, 1, tzinfo=UTC))
    return pipeline.make_plan(read, week, config)


def test_a_roundup_is_in_no_story_and_named(tmp_path: Path) -> None:
    planning = planned(tmp_path, "gull:pier")
    assert [story.articles for story in planning.plan.stories] == [("gull:pier",)]
    assert [str(left) for left in planning.rejected] == [
        "brief.md: a round-up of several matters, no story"
    ]


def test_a_week_of_nothing_but_roundups_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToPublish, match=r"its only one is left out \(a round-up"):
        planned(tmp_path)
    assert not list(tmp_path.rglob("issue.toml"))
