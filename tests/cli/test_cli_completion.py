"""The completion scripts, run by the real shells, and what is offered for values."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Digest

from digest.languages.lookup import known
from digest.themes import theme_names

needs_fish = pytest.mark.skipif(not shutil.which("fish"), reason="needs fish")
needs_zsh = pytest.mark.skipif(not shutil.which("zsh"), reason="needs zsh")


@pytest.fixture
def magazine(tmp_path: Path) -> Path:
    """A magazine with two planned weeks, and the program `digest` on the path."""
    (tmp_path / "digest.toml").write_text('output = "issues"\n', encoding="utf-8")
    for week in ("2025-W29", "2025-W30"):
        (tmp_path / "issues" / week).mkdir(parents=True)
        (tmp_path / "issues" / week / "issue.toml").touch()
    program = tmp_path / "bin" / "digest"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m digest "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def offered(folder: Path, *words: str) -> list[str]:
    """What bash would be offered after *words*, the last of which is being typed."""
    line = {
        "COMP_WORDS": " ".join(("digest", *words)),
        "COMP_CWORD": str(len(words)),
        "_DIGEST_COMPLETE": "bash_complete",
    }
    done = subprocess.run(
        [sys.executable, "-m", "digest"],
        cwd=folder,
        env={**os.environ, **line},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return [answer.removeprefix("plain,") for answer in done.stdout.splitlines()]


@pytest.mark.slow
def test_commands_and_values_are_offered(magazine: Path) -> None:
    assert offered(magazine, "stat") == ["status"]
    assert offered(magazine, "build", "--week", "2025") == ["2025-W30", "2025-W29"]
    assert offered(magazine, "open", "") == ["2025-W30", "2025-W29", "last"]
    assert offered(magazine, "deliveries", "list", "--week", "l") == ["last"]
    assert offered(magazine, "plan", "--language", "") == list(known())
    assert offered(magazine, "demo", "--theme", "") == theme_names()
    assert offered(magazine, "build", "--paper", "at") == ["atlas"]
    assert offered(magazine, "build", "--format", "e") == ["epub"]
    assert offered(magazine, "summarise", "--method", "lex") == ["lexrank"]
    assert offered(magazine, "build", "x") == ["file,x"]


def test_weeks_are_those_of_the_magazine_that_is_named(magazine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "output" / "2024-W01").mkdir(parents=True)
    (other / "output" / "2024-W01" / "issue.toml").touch()
    (other / "digest.toml").touch()
    assert offered(magazine, "-c", "other/digest.toml", "send", "--week", "2") == ["2024-W01"]
    assert offered(magazine, "build", "--output", "other/output", "--week", "2") == ["2024-W01"]


def test_a_configuration_that_is_wrong_offers_nothing(magazine: Path) -> None:
    (magazine / "digest.toml").write_text("output = 3\n", encoding="utf-8")
    assert offered(magazine, "build", "--week", "") == ["last"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_for_the_shell(digest: Digest, shell: str) -> None:
    done = digest("completion", shell)
    assert done.code == 0
    assert f"_DIGEST_COMPLETE={shell}_complete" in done.out
    assert done.err == ""


def test_another_shell_is_refused(digest: Digest) -> None:
    done = digest("completion", "basch")
    assert done.code == 2
    assert "Did you mean 'bash'?" in done.err


def in_shell(magazine: Path, *command: str) -> list[str]:
    done = subprocess.run(
        command,
        cwd=magazine,
        env={
            **os.environ,
            "PATH": f"{magazine / 'bin'}:{os.environ['PATH']}",
            "HOME": str(magazine),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def script(digest: Digest, magazine: Path, shell: str) -> Path:
    path = magazine / f"digest.{shell}"
    path.write_text(digest("completion", shell).out, encoding="utf-8")
    return path


def test_bash_completes(digest: Digest, magazine: Path) -> None:
    path = script(digest, magazine, "bash")
    typed = "COMP_WORDS=(digest build --week 2025); COMP_CWORD=3"
    run = f'source {path}; {typed}; _digest_completion digest; printf "%s\\n" "${{COMPREPLY[@]}}"'
    assert in_shell(magazine, "bash", "--norc", "-c", run) == ["2025-W30", "2025-W29"]


@needs_fish
def test_fish_completes(digest: Digest, magazine: Path) -> None:
    path = script(digest, magazine, "fish")
    run = f'source {path}; complete -C "digest build --week 2025"'
    assert sorted(in_shell(magazine, "fish", "--no-config", "-c", run)) == ["2025-W29", "2025-W30"]


@needs_zsh
def test_zsh_reads_the_script(digest: Digest, magazine: Path) -> None:
    path = script(digest, magazine, "zsh")
    run = f"autoload -U compinit; compinit -u; source {path}; print $_comps[digest]"
    assert in_shell(magazine, "zsh", "-f", "-c", run) == ["_digest_completion"]
