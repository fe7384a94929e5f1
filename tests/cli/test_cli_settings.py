"""Slips in digest.toml and issue.toml that show only when an issue is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import FERRY, PIER, Digest, post

PLAN = Path("output/2025-W30/issue.toml")
WEEK = ("--week", "2025-W30")


@pytest.fixture
def magazine(digest: Digest, tmp_path: Path) -> Callable[..., None]:
    """A magazine with two posts of the section City, and the settings given."""
    (tmp_path / "articles").mkdir()
    post(tmp_path / "articles", "2025-07-23-ferry.md", title="Evening ferries run", body=FERRY)
    post(tmp_path / "articles", "2025-07-22-pier.md", title="Old pier closed", body=PIER)

    def write(settings: str) -> None:
        text = f'{settings}\n[[source]]\npath = "articles"\n'
        (tmp_path / "digest.toml").write_text(text, encoding="utf-8")

    return write


def edit(old: str, new: str) -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert old in text
    PLAN.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
def test_a_misspelt_section_is_named_and_the_issue_built(
    digest: Digest, magazine: Callable[..., None]
) -> None:
    magazine('[magazine]\nsections = ["City"]\npinned = ["Ciy"]\n')
    assert digest("run", "--until", "plan", *WEEK).code == 0
    edit('section = "City"', 'section = "Citty"')
    done = digest("build", *WEEK)
    assert done.code == 0, done.err
    line = PLAN.read_text(encoding="utf-8").splitlines().index('section = "Citty"') + 1
    assert (
        f"warning: 2025-W30/issue.toml, line {line}: [story] section: Unknown section 'Citty'. "
        "Did you mean 'City'?"
    ) in done.err
    assert "digest.toml, line 3: [magazine] pinned: Unknown section 'Ciy'. Did you" in done.err


@pytest.mark.slow
def test_a_section_of_the_editors_own_is_fine(
    digest: Digest, magazine: Callable[..., None]
) -> None:
    magazine('[magazine]\nsections = ["City"]\n')
    digest("run", "--until", "plan", *WEEK)
    edit('section = "City"', 'section = "Obituaries"')
    done = digest("build", *WEEK)
    assert done.code == 0, done.err
    assert "Unknown section" not in done.err


def test_a_colour_too_light_to_read_is_refused(
    digest: Digest, magazine: Callable[..., None]
) -> None:
    magazine('[magazine]\npages = 8\n[magazine.colours]\nCity = "#ffee00"\n')
    done = digest("run", "--until", "build", *WEEK)
    assert done.code == 2
    assert "digest.toml, line 4: [magazine.colours] City: #ffee00 has a contrast of 1." in done.err
    assert "choose a darker colour" in done.err


def test_an_article_or_picture_that_is_not_there_is_named(
    digest: Digest, magazine: Callable[..., None]
) -> None:
    magazine("")
    digest("run", "--until", "plan", *WEEK)
    good = PLAN.read_text(encoding="utf-8")
    edit('picture = ""', 'picture = "lighthouse.jpg"')
    done = digest("build", *WEEK)
    assert done.code == 2
    assert "[story] picture: 'lighthouse.jpg' is neither a picture of" in done.err
    PLAN.write_text(good, encoding="utf-8")
    PLAN.write_text(re.sub('articles = \\["([^"]+)"', r'articles = ["\1x"', good), encoding="utf-8")
    done = digest("build", *WEEK)
    assert done.code == 2
    assert "is not among the articles read; did you mean '" in done.err


@pytest.mark.slow
def test_mail_without_a_sender_says_so(digest: Digest, magazine: Callable[..., None]) -> None:
    magazine('[mail]\npostal_address = "1 Harbour Street"\n')
    assert digest("run", "--until", "build", *WEEK).code == 0
    for command in (["send", "--dry-run"], ["send", "--yes"], ["send", "--to", "a@example.org"]):
        done = digest(*command, *WEEK)
        assert done.code == 2
        assert "digest.toml: [mail] has no 'from'; add the sender's address" in done.err


@pytest.mark.parametrize("command", ["collect", "run"])
def test_an_empty_source_is_named_with_what_was_looked_for(
    digest: Digest, magazine: Callable[..., None], tmp_path: Path, command: str
) -> None:
    magazine("")
    for file in (tmp_path / "articles").iterdir():
        file.unlink()
    done = digest(command)
    assert done.code == 3
    assert f"no article in {tmp_path / 'articles'}; looked for Markdown (.md" in done.err
    assert "try --week" not in done.err


def test_a_source_that_is_not_there_is_named(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[[source]]\npath = "nowhere"\n', encoding="utf-8")
    done = digest("collect")
    assert done.code == 1
    assert "nowhere: " in done.err


def test_a_plan_of_another_week_is_refused(digest: Digest, magazine: Callable[..., None]) -> None:
    magazine("")
    digest("run", "--until", "plan", *WEEK)
    edit('week = "2025-W30"', 'week = "2025-W29"')
    done = digest("build", *WEEK)
    assert done.code == 2
    assert "week: is '2025-W29', but the file is in the folder 2025-W30" in done.err


def test_digest_runs_as_a_module() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "digest", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("digest, version ")


def test_kinds_are_not_asked_for_beside_another_question(digest: Digest) -> None:
    done = digest("sources", "--kinds", "check")
    assert (done.code, done.out) == (2, "")
    assert '"--kinds" lists kinds and check reads none' in done.err
