"""Files that an earlier version wrote are read as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest import config
from digest import plan as plans

PREVIOUS = Path(__file__).parent / "previous"
CONFIGURATION = (PREVIOUS / "digest.toml").read_text(encoding="utf-8")
# every setting in use: "# key = value" and "# [mail]" without their #
UNCOMMENTED = re.sub(r"(?m)^# (?=\[mail\]|\w+ = )", "", CONFIGURATION)


@pytest.mark.parametrize("text", [CONFIGURATION, UNCOMMENTED], ids=["as written", "uncommented"])
def test_a_configuration_of_the_version_before_is_read(text: str) -> None:
    settings = config.read(text, file=Path("digest.toml"))
    assert settings.magazine.title == "Quayside Weekly"
    assert settings.sources[0].path == "articles"


def test_its_mail_settings_are_read_too() -> None:
    settings = config.read(UNCOMMENTED, file=Path("digest.toml"))
    assert settings.mail.from_ == "Quayside Weekly <week@example.org>"
    assert settings.magazine.pinned == ("Nation",)


def test_a_plan_of_the_version_before_is_read_and_its_text_kept() -> None:
    text = (PREVIOUS / "issue.toml").read_text(encoding="utf-8")
    plan = plans.file.parse(text, file="2025-W30/issue.toml")
    assert [story.id for story in plan.stories] == ["pier", "ferry", "tram"]
    assert plans.render.render(plan, before=text) == text
