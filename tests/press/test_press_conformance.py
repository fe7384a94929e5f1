"""veraPDF's verdict on whole issues: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from digest import cli
from digest.proof import proof, read_layout
from digest.proof.pdf import read

VERA = Path(__file__).parents[1] / "verapdf" / "vera.sh"
WORD = re.compile(r"[^\W\d_]+|\d+")


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample week's issue, in English and, mirrored, in Arabic."""
    folder = tmp_path_factory.mktemp("issues")
    for language in ("en", "ar"):
        assert (
            cli.execute(["-q", "demo", "--language", language, "--output", str(folder / language)])
            == 0
        )
    return sorted(folder.rglob("*.pdf"))


OTHERS = {
    "press": ("--language", "ar", "--print"),
    "large": ("--theme", "folio", "--paper", "a4"),
    "small": ("--theme", "folio", "--language", "ar", "--paper", "tablet"),
    "phone": ("--language", "ar", "--format", "phone"),
}
"""The same issue for the press, on other papers and, beside the first, for phones."""


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("others")
    for name, options in OTHERS.items():
        assert cli.execute(["-q", "demo", *options, "--output", str(folder / name)]) == 0
    return sorted(folder.rglob("*.pdf"))


@pytest.mark.slow
def test_every_planned_word_reads_back(issues: list[Path]) -> None:
    """In the order drawn, which is from the left; a word may be divided between lines."""
    for path in issues:
        layout, document = read_layout(path), read(path, path.read_bytes())
        assert layout
        assert proof(path, layout).count("overflow") == 0
        there = {
            page.number: letters("".join(run.text for run in page.runs)) for page in document.pages
        }
        words = [
            (page.number, word)
            for page in layout.edition.pages
            for text in page.texts()
            for word in WORD.findall(text)
        ]
        lost = [
            (number, word)
            for number, word in words
            if letters(word) not in there[number] and letters(word)[::-1] not in there[number]
        ]
        assert len(words) > 4000
        assert lost == []


def letters(text: str) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum()
    )


@pytest.mark.slow
@pytest.mark.skipif(
    not (os.environ.get("CI") or shutil.which("javac")),
    reason="veraPDF needs a JDK; CI installs one",
)
@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_every_issue_conforms(issues: list[Path], others: list[Path], profile: str) -> None:
    files = [*issues, *others]
    done = subprocess.run([VERA, profile, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("compliant=true") == len(files) == 7
