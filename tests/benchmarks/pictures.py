"""Counts what becomes of the pictures of real weeks: pictures.py FOLDER… [--theme NAME]

For each folder of articles and each theme: usable pictures and those printed, the part of the
inner pages that pictures take (percent), pictures under 150 dpi, distorted ones, and the seconds
and megabytes of the build.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from digest import pipeline
from digest.config import Config, Magazine
from digest.edition import Edition
from digest.pipeline import BuildResult


def built(folder: Path, theme: str, home: Path) -> BuildResult:
    """The newest week of *folder* as an issue."""
    now = datetime.now(UTC)
    config = Config(folder=home, magazine=replace(Magazine(), theme=theme))
    with pipeline.open_web(config) as web:
        read = pipeline.read_articles([str(folder)], config, web, now=now)
    week = pipeline.find_week(None, config, now=now, articles=read.articles)
    return pipeline.build(pipeline.make_plan(read, week, config).plan, read, week, config)


def picture_area(edition: Edition) -> float:
    """The mean part of an inner page that its pictures take."""
    whole = edition.paper.width * edition.paper.height
    inner = edition.pages[1:-1]
    taken = sum(
        block.image.area.width * block.image.area.height
        for page in inner
        for part in page.parts
        for block in part.blocks
        if block.image and block.image.image
    )
    return taken / whole / max(1, len(inner))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--theme", action="append", help="one theme; atlas and folio without it")
    chosen = parser.parse_args()
    for folder in chosen.folders:
        for theme in chosen.theme or ["atlas", "folio"]:
            with tempfile.TemporaryDirectory() as home:
                began = time.process_time()
                result = built(folder.resolve(), theme, Path(home))
                spent = time.process_time() - began
            count = pipeline.count_pictures(result.issue, result.edition)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{folder.name:28} {theme:6} printed {count.printed:3} of {count.usable:3}  "
                f"area {picture_area(result.edition):5.1%}  "
                f"low {result.proof.count('low resolution')}  "
                f"distorted {result.proof.count('distorted picture')}  "
                f"{spent:.1f} s  {memory:.0f} MB so far"
            )


if __name__ == "__main__":
    main()
