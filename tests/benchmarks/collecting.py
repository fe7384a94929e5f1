"""Measures ``digest collect``: 25,000 Markdown files read into the library, and the same once more.

    python tests/benchmarks/collecting.py [--files 25000]

It prints the CPU seconds and the peak memory of both runs, each a process of its own, their ratio,
and the same after one file in a thousand has changed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import reading

CONFIG = """\
[[source]]
type = "folder"
path = "site"
name = "The Gull"
"""
COLLECT = "import sys; from digest.cli import main; sys.argv = ['digest', 'collect', '-q']; main()"
RUN = f"""
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-c", {COLLECT!r}], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
CHANGED = 1000
"""Every file of that many is changed before the third run."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--files", type=int, default=25_000)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "site").mkdir()
        reading.make_site(folder / "site", files)
        (folder / "digest.toml").write_text(CONFIG, encoding="utf-8")
        first = run(folder)
        again = run(folder)
        for path in sorted((folder / "site").rglob("*.md"))[::CHANGED]:
            path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        changed = run(folder)
    sys.stdout.write(f"{files:6} files{'CPU s':>14}{'MB':>7}{'÷ first':>10}\n")
    for name, (seconds, peak) in (("first", first), ("again", again), ("changed", changed)):
        sys.stdout.write(f"{name:18}{seconds:8.2f}{peak:7.0f}{seconds / first[0]:10.3f}\n")


def run(folder: Path) -> tuple[float, float]:
    """CPU seconds and megabytes at most of one ``digest collect`` in *folder*."""
    # Linux hands a process's peak memory on to those it starts, so a small one starts it.
    told = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ,
    )
    seconds, peak = json.loads(told.stdout)
    return seconds, peak


if __name__ == "__main__":
    main()
