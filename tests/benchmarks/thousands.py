"""Time and memory of grouping and summarising thousands of made-up articles: ``python tests/benchmarks/thousands.py``.

Each size is measured in a process of its own. The articles are those of `stories.py`, their words cut into sentences and
paragraphs, so that every stage has its usual work. A last line tells what one text of 1,000 sentences costs.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

from stories import made_up

from digest.curate import group_records
from digest.model import Article
from digest.summarise import summarise, summarise_record

SIZES = (1000, 2000, 5000, 10_000)
#: Words of a sentence at least and at most, and sentences of a paragraph.
SHORTEST, LONGEST, PARAGRAPH = 8, 30, 2


def sentences(words: list[str], lots: random.Random) -> str:
    """*words* as a text of sentences."""
    told: list[str] = []
    place = 0
    while place < len(words):
        size = lots.randint(SHORTEST, LONGEST)
        told.append(" ".join(words[place : place + size]).capitalize() + ".")
        place += size
    return "\n\n".join(
        " ".join(told[first : first + PARAGRAPH]) for first in range(0, len(told), PARAGRAPH)
    )


def weeks(count: int) -> Iterator[Article]:
    lots = random.Random(count)
    for record in made_up(count):
        yield Article(
            id=record["id"],
            source=record["source"],
            path="",
            title=record["title"],
            language="en",
            text=sentences(record["text"].split(), lots),
        )


def cost(count: int) -> tuple[float, float, float, int]:
    """CPU seconds of grouping and of summarising *count* articles, peak MB, and how many stories were told."""
    articles = {article.id: article for article in weeks(count)}
    began = time.process_time()
    stories = list(
        group_records(
            [
                {
                    "id": key,
                    "title": article.title,
                    "text": article.text,
                    "source": article.source,
                    "language": "en",
                }
                for key, article in articles.items()
            ]
        )
    )
    grouped = time.process_time()
    for story in stories:
        summarise([articles[key] for key in story["ids"]])
    ended = time.process_time()
    return (
        grouped - began,
        ended - grouped,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        len(stories),
    )


def long_text(count: int) -> float:
    """CPU seconds of summarising one text of about *count* sentences, the middle one of five."""
    words = " ".join(record["text"] for record in made_up(count // 5)).split()
    text = sentences(words[: count * (SHORTEST + LONGEST) // 2], random.Random(1))
    return median(_seconds(text) for _ in range(5))


def _seconds(text: str) -> float:
    began = time.process_time()
    summarise_record({"id": 1, "text": text, "language": "en"}, count=3)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="how many made-up articles"
    )
    first = None
    for count in parser.parse_args().sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            grouping, telling, memory, found = alone.submit(cost, count).result()
        first = first or (grouping + telling) / count
        sys.stdout.write(
            f"{count:6} articles: {grouping:6.1f} s grouped, {telling:6.1f} s told, {(grouping + telling) / count / first:4.2f} "
            f"times the first row's per article; {memory:5.0f} MB at most; {found} stories\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"  1000 sentences in one text: {long_text(1000):.3f} s\n")


if __name__ == "__main__":
    main()
