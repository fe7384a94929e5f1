"""veraPDF's verdict on whole issues: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from digest import cli

VERA = Path(__file__).parents[1] / "verapdf" / "vera.sh"


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample week's issue, in English and, mirrored, in Arabic."""
    folder = tmp_path_factory.mktemp("issues")
    for language in ("en", "ar"):
        assert cli.execute(["-q", "demo", "--language", language, "--output", str(folder / language)]) == 0
    return sorted(folder.rglob("*.pdf"))


@pytest.mark.slow
@pytest.mark.skipif(not (os.environ.get("CI") or shutil.which("javac")), reason="veraPDF needs a JDK; CI installs one")
@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_every_issue_conforms(issues: list[Path], profile: str) -> None:
    done = subprocess.run([VERA, profile, *issues], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("compliant=true") == len(issues) == 2
