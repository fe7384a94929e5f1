"""How much of ``digest build`` is WeasyPrint: CPU seconds of the whole command over printing its final HTML once.

    python tests/benchmarks/build.py [FOLDER…]      the sample week without a FOLDER

Both run as processes of their own, user and system time together, the pictures already drawn.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

from digest import cli, sample
from digest.press import engine

PRINT = "import pickle, sys; from digest.press import engine; engine.printed(*pickle.load(open(sys.argv[1], 'rb')))"
BUILD = "from digest.cli import main; main()"


def main(folders: list[Path]) -> None:
    """Print a row for each of the *folders*."""
    sys.stdout.write(f"{'input':32}{'articles':>9}{'pages':>6}{'words':>7}{'build s':>9}{'print s':>9}{'ratio':>7}{'MB':>6}\n")
    with tempfile.TemporaryDirectory() as place:
        if not folders:
            folders = [Path(place) / "sample week"]
            sample.unpack(folders[0])
        for folder in folders:
            sys.stdout.write(_row(folder.resolve(), Path(place)) + "\n")


def _row(folder: Path, place: Path) -> str:
    with contextlib.chdir(place):
        pages = _capture(folder, place)
        build, peak = _cpu([sys.executable, "-c", BUILD, "build", "--output", str(place / "built"), str(folder)])
        once, _ = _cpu([sys.executable, "-c", PRINT, str(place / "final.pickle")])
    return (f"{folder.name:32}{pages['articles']:9}{pages['pages']:6}{pages['words']:7}{build:9.2f}{once:9.2f}"
            f"{build / once:7.2f}{peak / 1024:6.0f}")


def _capture(folder: Path, place: Path) -> dict[str, int]:
    """Build once in this process and keep what WeasyPrint was given; how many articles, pages and printed words."""
    counts: dict[str, int] = {}

    def keep(*given: Any, **named: Any) -> tuple[str, ...]:
        (place / "final.pickle").write_bytes(pickle.dumps((*given, *named.values())))
        return real(*given, **named)

    real = engine.printed
    with mock.patch.object(engine, "printed", keep), contextlib.redirect_stdout(io.StringIO()) as out, \
            contextlib.redirect_stderr(io.StringIO()) as err:
        code = cli.execute(["build", "--output", str(place / "captured"), str(folder)])
    if code:
        sys.exit(err.getvalue())
    import pdfplumber

    with pdfplumber.open(out.getvalue().splitlines()[-1]) as pdf:
        counts["pages"] = len(pdf.pages)
        counts["words"] = sum(len((page.extract_text() or "").split()) for page in pdf.pages)
    counts["articles"] = int(err.getvalue().split(" articles in ")[0].rpartition(" ")[2])
    return counts


def _cpu(command: list[str]) -> tuple[float, int]:
    """The user and system seconds *command* takes, and its peak memory in KiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[3:]} failed with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main([Path(argument) for argument in sys.argv[1:]])
