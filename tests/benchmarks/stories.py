"""How well, how fast and in how much memory same-event groups are found.

    python tests/benchmarks/stories.py --corpora PATH

PATH holds ``evaluation/real-week.jsonl``, ``same-event.jsonl`` and ``same-event-clusters.jsonl``, one
object a line as `digest stories --jsonl` takes them, with the right answer as "event"; `grouping.py`
explains the columns. The model was trained on the events of 24 and 25 May and on same-event
(`train_events.py` validates it across them, and across all days); the others were kept apart. Without
--corpora only the cost is measured, on made-up articles.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from grouping import HEADER, row
from labelled import Labelled, labelled, load, parts

from digest.curate import group, group_records

RUNS = ("week", "week-apart", "same-event", "same-event-clusters")
SIZES = (1000, 2000, 5000, 10_000)


def found(of: Labelled) -> list[int]:
    """The number of the group that each article is in."""
    number = {
        id(article): index
        for index, members in enumerate(group(of.articles))
        for article in members
    }
    return [number[id(article)] for article in of.articles]


def sets(name: str, evaluation: Path) -> Iterator[Labelled]:
    """The labelled sets of one of RUNS."""
    if name.startswith("week"):
        seen, apart = parts(load(evaluation / "real-week.jsonl"))
        if name == "week":
            yield labelled("real-week, 24 and 25 May", seen)
        else:
            yield labelled("real-week, 26 and 27 May, kept apart", apart)
            yield labelled("real-week, whole", [*seen, *apart])
        return
    records = load(evaluation / f"{name}.jsonl")
    yield labelled(name, records)
    if any(record.get("published") for record in records):
        bare = [{**record, "published": None, "source": None} for record in records]
        yield labelled(f"{name}, without dates and sources", bare)


def made_up(count: int) -> list[dict[str, Any]]:
    """*count* articles of 180 words: made-up words as often as words are used, ten of their own for every event.

    Half the events are told by one outlet, a quarter by two, the rest by three.
    """
    lots = random.Random(count)
    words = [
        "".join(lots.choices("aeioubdfgklmnprstvz", k=lots.randint(3, 10))) for _ in range(30_000)
    ]
    odds = [1 / (rank + 3) for rank in range(len(words))]
    totals = [sum(odds[:1])]
    for chance in odds[1:]:
        totals.append(totals[-1] + chance)
    articles: list[dict[str, Any]] = []
    while len(articles) < count:
        event = lots.choices(words, k=10)
        for outlet in lots.sample(range(17), k=lots.choice((1, 1, 2, 3))):
            text = lots.choices(words, cum_weights=totals, k=160) + event * 2
            lots.shuffle(text)
            articles.append(
                {
                    "id": str(len(articles)),
                    "title": " ".join(event[:6]),
                    "text": " ".join(text),
                    "language": "en",
                    "source": f"outlet {outlet}",
                    "published": f"2025-07-{lots.randint(21, 27)}",
                }
            )
    return articles[:count]


def cost(count: int) -> tuple[float, float, int]:
    """CPU seconds and peak MB of grouping *count* made-up articles, in a process of its own; and the stories found."""
    import resource

    articles = made_up(count)
    started = time.process_time()
    stories = len(list(group_records(articles)))
    seconds = time.process_time() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, stories


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, help="the folder that holds evaluation/")
    parser.add_argument("--sets", nargs="*", choices=RUNS, default=RUNS, help="what to measure")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="how many made-up articles to group"
    )
    chosen = parser.parse_args()
    out = sys.stdout
    if chosen.corpora:
        out.write(f"{HEADER}\n")
        for name in chosen.sets:
            for each in sets(name, chosen.corpora / "evaluation"):
                out.write(f"{row(each, found(each))}\n")
    first = None
    for count in chosen.sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            seconds, memory, stories = alone.submit(cost, count).result()
        first = first or seconds / count
        out.write(
            f"{count:6} made-up articles: {seconds:6.2f} s CPU, {seconds / count / first:4.2f} times the first row's per "
            f"article; {memory:5.0f} MB at most; {stories} stories\n"
        )


if __name__ == "__main__":
    main()
