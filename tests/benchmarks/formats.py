"""What the formats cost beside the PDF, and how full the phone's pages are.

    python tests/benchmarks/formats.py [--theme NAME] [FOLDER…]      the sample week without a FOLDER

Each row is the second build of a week in a process of its own, user and system time together: the PDF alone, then each
format with it, then all. The ratio is to the PDF alone. The phone's fill is that of its proof.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = "from digest.cli import main; main()"
UNPACK = "import sys; from pathlib import Path; from digest import sample; sample.unpack(Path(sys.argv[1]))"
FORMS = ("pdf", "web", "epub", "phone", "all")
HEAD = f"{'week':28}{'format':>8}{'CPU s':>8}{'ratio':>7}\n"


def main(arguments: list[str]) -> None:
    """Print the rows of each folder, and below them the proof of its PDF for phones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--theme", default="atlas")
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args(arguments)
    sys.stdout.write(HEAD)
    with tempfile.TemporaryDirectory() as place:
        if not given.folders:
            given.folders = [Path(place) / "sample"]
            subprocess.run([sys.executable, "-c", UNPACK, str(given.folders[0])], check=True)
        for folder in given.folders:
            measured(folder.resolve(), Path(place) / "built" / folder.name, given.theme)


def measured(folder: Path, output: Path, theme: str) -> None:
    """Print what each format of the week in *folder* costs, and how its phone's PDF came out."""
    build = ["build", "--theme", theme, "--output", str(output), str(folder), "--format"]
    spent([*build, "all"])
    alone = 0.0
    for form in FORMS:
        seconds = spent([*build, form])
        alone = alone or seconds
        sys.stdout.write(f"{folder.name:28}{form:>8}{seconds:8.1f}{seconds / alone:7.2f}\n")
        sys.stdout.flush()
    for phone in sorted(output.glob("*/*-phone.pdf")):
        done = subprocess.run(
            [sys.executable, "-c", BUILD, "proof", "--json", str(phone)],
            capture_output=True,
            check=False,
        )
        rows = json.loads(done.stdout)
        fill, faults = rows["fill"], sum(fault["hard"] for fault in rows["faults"])
        sys.stdout.write(
            f"{rows['pages']} pages for phones, fill {fill['mean']:.2f} mean, {fill['lowest']:.2f} lowest; "
            f"hard faults: {faults}\n"
        )


def spent(arguments: list[str]) -> float:
    """The CPU seconds of digest with *arguments*, in a process of its own."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-c", BUILD, "-q", *arguments], check=False, capture_output=True
    )
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


if __name__ == "__main__":
    main(sys.argv[1:])
