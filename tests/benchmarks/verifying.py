"""What ``digest verify`` finds: texts of each week in each format, and changes planted in them.

    python tests/benchmarks/verifying.py [--plants 100] [--seed 7] [--language CODE] [--theme NAME] FOLDER…

Each FOLDER of articles is built in all formats and verified: nothing may stray. Then changes are planted in the finished web
pages, in the e-book, and in the layout of the PDF, then of the PDF for phones, before it is printed again (words, then page
numbers, links, outlets and paragraphs), and counted where a stray names their place. The seconds are CPU of verifying all four.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "proof")]

from editions import printed
from page_plants import missed, planted_book, planted_site
from plants import Plant, misplaced, planted

from digest import pipeline
from digest.config import FORMATS, Config
from digest.proof.verification import Verification
from digest.themes import load_theme, on_phone

NOW = datetime.now(UTC)
HEAD = f"{'week':28}{'theme':>7}{'texts':>8}{'strays':>8}{'seconds':>9}   planted and found: pages, book, words and places of the PDF and of the phone's\n"


def main(arguments: list[str]) -> None:
    """Print a row for each folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plants", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="atlas")
    parser.add_argument("folders", nargs="+", type=Path)
    given = parser.parse_args(arguments)
    sys.stdout.write(HEAD)
    for folder in given.folders:
        with tempfile.TemporaryDirectory() as place:
            _row(folder.resolve(), Path(place), given)


def _row(folder: Path, place: Path, given: argparse.Namespace) -> None:
    config = Config(folder=place)
    magazine = replace(config.magazine, language=given.language, theme=given.theme)
    config = replace(config, magazine=magazine)
    with pipeline.open_web(config) as web:
        read = pipeline.read_articles([str(folder)], config, web, week=None, now=NOW)
        week = pipeline.find_week(None, config, now=NOW, articles=read.articles)
        read = pipeline.with_pictures(read, week, config, web, now=NOW)
    plan = pipeline.make_plan(read, week, config).plan
    built = pipeline.build(plan, read, week, config)
    phone = pipeline.publish(built, config, FORMATS, pipeline.BuildOrders()).phone
    if phone is None:
        raise SystemExit(f"{folder}: no PDF for phones")
    pdf = built.pdf
    site, book = pdf.with_name("web"), pdf.with_suffix(".epub")

    def verified(path: Path) -> Verification:
        return pipeline.verify(path, plan, read.articles, config, now=NOW)

    start = time.process_time()
    whole = [verified(path) for path in (pdf, site, book, phone.pdf)]
    seconds = time.process_time() - start
    counts = []
    for source, plant, name in (
        (site, planted_site, "changed"),
        (book, planted_book, "changed.epub"),
    ):
        plants = plant(source, pdf.with_name(name), given.plants, given.seed, given.language)
        lost = len(missed(plants, verified(pdf.with_name(name))))
        counts.append(f"{len(plants) - lost} of {len(plants)}")
    theme = load_theme(given.theme)
    for made, look in ((built, theme), (phone, on_phone(theme))):
        for change in (planted, misplaced):
            edition, plants_ = change(made.edition, given.plants, given.seed)
            printed(edition, made.pdf, look)
            lost = _unseen(plants_, verified(made.pdf))
            counts.append(f"{len(plants_) - lost} of {len(plants_)}")
    texts = sum(sum(one.found.values()) for one in whole)
    strays = sum(len(one.strays) for one in whole)
    sys.stdout.write(
        f"{folder.name:28}{given.theme:>7}{texts:8}{strays:8}{seconds:9.1f}   {', '.join(counts)}\n"
    )
    sys.stdout.flush()


def _unseen(plants: Sequence[Plant], verification: Verification) -> int:
    """How many more *plants* a page has than strays."""
    pages = Counter(stray.page for stray in verification.strays)
    return (Counter(plant.page for plant in plants) - pages).total()


if __name__ == "__main__":
    main(sys.argv[1:])
