from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT_PANGO = """
import sys
from cffi import FFI
real = FFI.dlopen
def dlopen(self, name, *rest):
    if name and "pango" in name.lower():
        raise OSError(f"cannot load library '{name}': no such file")
    return real(self, name, *rest)
FFI.dlopen = dlopen
from digest.cli import main
main()
"""


WITHOUT_CUTTER = WITHOUT_PANGO.replace('"pango" in', '"harfbuzz-subset" in')


def test_without_pango_the_command_that_installs_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(
        "Old pier closed\n\nDivers found broken piles. The pier was closed on Tuesday.",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO, "build", "--week", "2025-W30", "pier.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "this system lacks libpango" in done.stderr
    assert "install it with: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_without_the_font_cutter_an_issue_is_printed_and_one_warning_names_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "pier.txt").write_text(
        "Old pier closed\n\nDivers found broken piles. The pier was closed on Tuesday.",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CUTTER, "build", "--week", "2025-W30", "pier.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "fontTools" not in done.stderr
    assert done.stderr.count("warning: fonts are cut slowly") == 1
    assert "install it with: " in done.stderr
