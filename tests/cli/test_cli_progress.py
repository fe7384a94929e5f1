"""What an editor sees while addresses are fetched: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_web import reply, serving
from web_sources import item, rss

COMMAND = [sys.executable, "-m", "digest", "collect"]


@pytest.fixture
def magazine(tmp_path: Path) -> Iterator[Path]:
    """A magazine with a feed on a local server."""
    with serving({"/feed": reply(200, rss(item(1)))}) as site:
        (tmp_path / "digest.toml").write_text(
            f'[[source]]\ntype = "feed"\nurl = "{site.url("/feed")}"\n'
            f'allow_private = ["localhost:{site.port}"]\n',
            encoding="utf-8",
        )
        yield tmp_path


def test_a_bar_shows_what_is_fetched(magazine: Path) -> None:
    terminal, end = pty.openpty()
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(COMMAND, cwd=magazine, stderr=end, check=False, env=settings)
    os.close(end)
    said = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == 0, said
    assert "fetching" in said
    assert "1/1" in said
    assert "1 new" in said


def test_cron_sees_no_bar(magazine: Path) -> None:
    done = subprocess.run(COMMAND, cwd=magazine, capture_output=True, text=True, check=True)
    assert done.stderr.startswith("collected: 1 new")
    assert "fetching" not in done.stderr
