"""The manual pages: one a command, from the same help, without a fault that mandoc or man finds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Digest

from digest.cli import COMMANDS

EPOCH = "1753660800"  # 28 July 2025


@pytest.fixture
def pages(digest: Digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    done = digest("man", "man1")
    assert (done.code, done.last) == (0, "man1/digest.1")
    return tmp_path / "man1"


def test_every_command_has_a_page(pages: Path) -> None:
    names = {path.name for path in pages.iterdir()}
    assert {"digest.1", "digest-subscribers-import.1"} <= names
    assert {f"digest-{command}.1" for command in COMMANDS} <= names


def test_a_page_says_what_the_help_says(digest: Digest, pages: Path) -> None:
    page = (pages / "digest-open.1").read_text(encoding="utf-8")
    assert page.startswith('.TH "DIGEST\\-OPEN" 1 2025-07-28 "digest ')
    plain = re.sub(r"\s+", " ", page.replace("\\-", "-"))
    shown = re.sub(r"\s+", " ", digest("open", "--help").out)
    for words in (
        "Open an issue in the system's viewer: that of WEEK, or the newest.",
        "pdf, web, the pages for browsers, or epub, the e-book. [default: pdf]",
        "Print nothing but errors and results.",
    ):
        assert words in plain
        assert words in shown
    assert ".B digest open\n[OPTIONS] [WEEK]\n" in page
    assert "In the environment: DIGEST_OUTPUT." in plain
    assert ".BR digest (1)" in plain


def test_the_pages_point_to_each_other(pages: Path) -> None:
    names = {path.stem for path in pages.iterdir()}
    for path in pages.iterdir():
        text = path.read_text(encoding="utf-8").replace("\\-", "-")
        assert set(re.findall(r"(?m)^\.BR (\S+) \(1\)", text)) <= names - {path.stem}


def test_no_text_is_taken_for_an_order(pages: Path) -> None:
    orders = (".TH", ".SH", ".PP", ".TP", ".B ", ".BR", ".nh", ".ad")
    for path in pages.iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not line.startswith((" ", "'"))
            assert line.startswith(orders) == line.startswith("."), line


@pytest.mark.skipif(not shutil.which("mandoc"), reason="needs mandoc")
def test_mandoc_finds_no_fault(pages: Path) -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "style", *sorted(pages.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.skipif(not shutil.which("man"), reason="needs man")
def test_man_shows_a_page(pages: Path) -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", pages / "digest-run.1"],
        env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "digest-run - Collect, plan, build, proof and send" in done.stdout
