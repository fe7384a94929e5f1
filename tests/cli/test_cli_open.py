"""`digest open`, with viewers that write down what they are asked to show."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import Digest

from digest.cli.open import VIEWERS, XDG_OPEN

PROGRAM = VIEWERS.get(sys.platform, XDG_OPEN)


@pytest.fixture
def viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the only viewer of this machine writes down what it shows."""
    shown = tmp_path / "shown"
    viewing(tmp_path / "bin", f'echo "$1" > "{shown}"', monkeypatch)
    return shown


def viewing(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    program = folder / PROGRAM
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.fixture
def issues(tmp_path: Path) -> Path:
    """Issues of three weeks: the newest only planned, one in all formats, one in an older one."""
    output = tmp_path / "output"
    for name in (
        "2025-W31/issue.toml",
        "2025-W30/issue.toml",
        "2025-W30/quay-2025-w30.pdf",
        "2025-W30/quay-2025-w30-print.pdf",
        "2025-W30/quay-2025-w30.epub",
        "2025-W30/web/index.html",
        "2025-W29/issue.toml",
        "2025-W29/quay-2025-w29.pdf",
    ):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).touch()
    return output


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ((), "2025-W30/quay-2025-w30.pdf"),
        (("2025-W29",), "2025-W29/quay-2025-w29.pdf"),
        (("--format", "web"), "2025-W30/web/index.html"),
        (("--format", "epub", "2025-W30"), "2025-W30/quay-2025-w30.epub"),
    ],
)
def test_an_issue_is_opened(
    digest: Digest, issues: Path, viewer: Path, arguments: tuple[str, ...], file: str
) -> None:
    done = digest("open", *arguments)
    assert done.code == 0, done.err
    assert done.last == str(issues / file)
    assert viewer.read_text(encoding="utf-8").strip() == str(issues / file)


def test_another_folder_of_issues(
    digest: Digest, issues: Path, viewer: Path, tmp_path: Path
) -> None:
    issues.rename(tmp_path / "elsewhere")
    assert digest("open").code == 3
    assert digest("open", "--output", "elsewhere").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("2025-W31",),
            3,
            "2025-W31: no issue was built; build it with 'digest build --week 2025-W31'",
        ),
        (
            ("2025-W29", "--format", "epub"),
            3,
            "2025-W29: no issue was built as epub; build it with 'digest build --week 2025-W29 --format epub'",
        ),
        (("2025-W99",), 2, "2025-W99"),
        (("--format", "paper"), 2, "paper"),
    ],
)
def test_there_is_nothing_to_open(
    digest: Digest, issues: Path, viewer: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = digest("open", *arguments)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert not viewer.exists()


def test_nothing_was_ever_built(digest: Digest, viewer: Path) -> None:
    done = digest("open")
    assert done.code == 3
    assert "no issue was built in" in done.err


def test_without_a_viewer_the_path_is_printed(
    digest: Digest, issues: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    done = digest("open")
    assert done.code == 1
    assert done.last == str(issues / "2025-W30/quay-2025-w30.pdf")
    assert "no viewer was found" in done.err


def test_a_viewer_that_fails_is_none(
    digest: Digest, issues: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewing(tmp_path / "bin", "exit 3", monkeypatch)
    done = digest("open")
    assert (done.code, done.last) == (1, str(issues / "2025-W30/quay-2025-w30.pdf"))
    assert "ended with code 3" in done.err


def test_a_viewer_that_stays_is_not_waited_for(
    digest: Digest, issues: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.cli.open.PATIENCE", 0.01)
    fifo = tmp_path / "closed"
    viewing(tmp_path / "bin", f'exec 3<>"{fifo}"; read line <&3; exit 3', monkeypatch)
    import os

    os.mkfifo(fifo)
    assert digest("open").code == 0
    fifo.write_text("\n", encoding="utf-8")
