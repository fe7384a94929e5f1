from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_command_reference_is_not_stale() -> None:
    fresh = subprocess.run(
        [sys.executable, ROOT / "tools" / "command_reference.py"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == fresh.stdout, (
        "run: make docs"
    )


def test_help_lists_only_what_exists() -> None:
    from digest import cli

    for name in cli.COMMANDS:
        assert (ROOT / "digest" / "cli" / f"{name}.py").exists()


def test_the_readme_points_at_what_is_there() -> None:
    import re

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / target).exists(), target
