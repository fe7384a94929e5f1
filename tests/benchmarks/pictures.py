"""Counts what becomes of the pictures of real weeks: pictures.py FOLDER… [--theme NAME]

For each folder of articles and each theme: usable pictures and those printed, the part of the
inner pages that pictures take (percent), and that which pictures, charts, large figures and large
quotations take together, pictures under 150 dpi, distorted ones, mean and lowest fill, and the
seconds and megabytes of the build.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

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


DRAWN = ("graphic", "quote", "saying", "sheet")
"""Blocks of charts, timelines, figures and quotations; the last is the ground of a poster."""


def parts_of_pages(edition: Edition) -> tuple[float, float]:
    """The mean part of an inner page that its pictures take, and that its pictures and all that is
    drawn or set large take.
    """
    whole = edition.paper.width * edition.paper.height
    inner = edition.pages[1:-1]
    pictures = drawn = 0.0
    for block in (block for page in inner for part in page.parts for block in part.blocks):
        if block.image and block.image.image:
            pictures += block.image.area.width * block.image.area.height
        elif block.kind in DRAWN:
            drawn += block.area.width * block.area.height
    return tuple(area / whole / max(1, len(inner)) for area in (pictures, pictures + drawn))  # type: ignore[return-value]


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
            pictures, art = parts_of_pages(result.edition)
            fill = [*(result.proof.fills or {}).values()] or [0.0]
            print(
                f"{folder.name:28} {theme:6} printed {count.printed:3} of {count.usable:3}  "
                f"pictures {pictures:5.1%}  with art {art:5.1%}  "
                f"fill {fmean(fill):.2f} / {min(fill):.2f}  "
                f"low {result.proof.count('low resolution')}  "
                f"distorted {result.proof.count('distorted picture')}  "
                f"{spent:.1f} s  {memory:.0f} MB so far"
            )


if __name__ == "__main__":
    main()
