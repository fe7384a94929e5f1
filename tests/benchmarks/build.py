"""What ``digest build`` costs: CPU beside WeasyPrint's printing of its final HTML once, memory, CPU per 1,000 printed words.

    python tests/benchmarks/build.py [--goosepaper PYTHON] [FOLDER…]      the sample week without a FOLDER

"all" is the same build with ``--format all``. It is the second build that counts, the pictures already drawn, the texts
already broken into lines, and both waiting on their shelf. All that is measured runs as
processes of its own, user and system time together. Linux hands a process's peak memory on to those it starts, so this one
imports nothing but the standard library and leaves all work to others.

PYTHON is an interpreter that has goosepaper 0.8.1; it asks for Python 3.12 and is no part of the project:
``python -m venv goose && goose/bin/pip install --ignore-requires-python goosepaper==0.8.1``. It is given as many words of the
same articles, no pictures, and its style sheets' web fonts are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HEAD = f"{'input':32}{'articles':>9}{'pages':>6}{'words':>7}{'build s':>9}{'print s':>9}{'ratio':>7}{'MB':>6}{'s/1,000 words':>15}{'all s':>8}{'all ÷ PDF':>11}\n"

UNPACK = "import sys; from pathlib import Path; from digest import sample; sample.unpack(Path(sys.argv[1]))"
BUILD = "from digest.cli import main; main()"
PRINT = "import pickle, sys; from digest.press import engine; engine.print_pdf(*pickle.load(open(sys.argv[1], 'rb')))"
COUNT = """
import json, sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    print(json.dumps([len(pdf.pages), sum(len((page.extract_text() or "").split()) for page in pdf.pages)]))
"""
CAPTURE = """
import json, pickle, sys
from pathlib import Path
from unittest import mock
from digest import cli, pipeline
from digest.press import engine

place, folder = Path(sys.argv[1]), sys.argv[2]
lay_out, printed = pipeline.lay_out, engine.print_pdf

def laid_out(issue, theme, config, shelf):
    texts = [(article.title, article.text) for story in issue.stories for article in story.articles]
    (place / "texts.json").write_text(json.dumps(texts))
    return lay_out(issue, theme, config, shelf)

def kept(*given, **more):
    (place / "final.pickle").write_bytes(pickle.dumps(given))
    return printed(*given, **more)

with mock.patch.object(engine, "print_pdf", kept), mock.patch.object(pipeline, "lay_out", laid_out):
    sys.exit(cli.execute(["build", "--output", str(place / "built"), folder]))
"""
GOOSEPAPER = """
import json, sys
from goosepaper.goosepaper import Goosepaper
from goosepaper.story import Story
from goosepaper.styles import Style

class Given:
    def get_stories(self, limit=0):
        return [Story(headline=head, body_text=paragraphs) for head, paragraphs in json.load(open(sys.argv[1]))]

Style.get_stylesheets = lambda self: []
Goosepaper([Given()]).to_pdf(sys.argv[2])
"""


def main(arguments: list[str]) -> None:
    """Print a row for each folder, and below it goosepaper's."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--goosepaper", default=sys.executable, metavar="PYTHON")
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args(arguments)
    sys.stdout.write("the second build, the pictures already drawn\n" + HEAD)
    with tempfile.TemporaryDirectory() as place:
        os.environ["PYTHONPYCACHEPREFIX"] = str(
            Path(place) / "compiled"
        )  # as installed: nobody compiles at every start
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        if not given.folders:
            given.folders = [Path(place) / "sample week"]
            _output([sys.executable, "-c", UNPACK, str(given.folders[0])])
        for number, folder in enumerate(given.folders):
            work = Path(place) / str(number)
            work.mkdir()
            words = _digest(folder.resolve(), work)
            _goosepaper(given.goosepaper, words, work)


def _digest(folder: Path, work: Path) -> int:
    """The row of a folder; how many words its issue has."""
    first = _output([sys.executable, "-c", CAPTURE, str(work), str(folder)])
    build, peak = _cpu(
        [sys.executable, "-c", BUILD, "build", "--output", str(work / "built"), str(folder)]
    )
    once, _ = _cpu([sys.executable, "-c", PRINT, str(work / "final.pickle")])
    every = [
        sys.executable,
        "-c",
        BUILD,
        "build",
        "--format",
        "all",
        "--output",
        str(work / "built"),
    ]
    _cpu([*every, str(folder)])
    formats, _ = _cpu([*every, str(folder)])
    pages, words = json.loads(
        _output([sys.executable, "-c", COUNT, first.stdout.splitlines()[-1]]).stdout
    )
    articles = int(first.stderr.split(" articles in ")[0].rpartition(" ")[2])
    sys.stdout.write(
        f"{folder.name:32}{articles:9}{pages:6}{words:7}{build:9.2f}{once:9.2f}{build / once:7.2f}"
        f"{peak / 1024:6.0f}{1000 * build / words:15.2f}"
        f"{formats:8.2f}{formats / build:11.2f}\n"
    )
    return int(words)


def _goosepaper(python: str, words: int, work: Path) -> None:
    """goosepaper's row, or why there is none."""
    name = "  goosepaper 0.8.1, equal words"
    found = subprocess.run(
        [python, "-c", "import goosepaper.goosepaper"], check=False, capture_output=True, text=True
    )
    if found.returncode:
        reason = (found.stderr.strip().splitlines() or ["no word why"])[-1]
        sys.stdout.write(f"{name:32} did not run: {reason}; see --help\n")
        return
    texts, target = work / "equal.json", work / "goosepaper.pdf"
    texts.write_text(json.dumps(_cut(json.loads((work / "texts.json").read_text()), words)))
    command = [python, "-c", GOOSEPAPER, str(texts), str(target)]
    _cpu(command)  # the first compiles its modules
    took, peak = _cpu(command)
    pages, printed = json.loads(_output([sys.executable, "-c", COUNT, str(target)]).stdout)
    sys.stdout.write(
        f"{name:32}{'':9}{pages:6}{printed:7}{took:9.2f}{'':16}{peak / 1024:6.0f}{1000 * took / printed:15.2f}\n"
    )


def _cut(texts: list[tuple[str, str]], words: int) -> list[tuple[str, list[str]]]:
    """The beginnings of all *texts*, by paragraphs, each the same part of itself, *words* words with the titles."""
    total = sum(len(text.split()) for _, text in texts)
    part = min(1.0, (words - sum(len(title.split()) for title, _ in texts)) / total)
    return [(title, _opening(text, round(part * len(text.split())))) for title, text in texts]


def _opening(text: str, words: int) -> list[str]:
    kept = []
    for paragraph in text.split("\n\n"):
        kept.append(" ".join(paragraph.split()[:words]))
        words -= len(kept[-1].split())
    return [paragraph for paragraph in kept if paragraph]


def _output(command: list[str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[3:]} failed with {done.returncode}: {done.stderr[-600:]}")
    return done


def _cpu(command: list[Any]) -> tuple[float, int]:
    """The user and system seconds *command* takes, and its peak memory in KiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[3:]} failed with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(sys.argv[1:])
