"""How well, how fast and in how much memory same-event groups are found.

    python tests/benchmarks/stories.py --corpora PATH

PATH holds ``evaluation/same-event.jsonl`` and ``evaluation/same-event-clusters.jsonl``, one object a line as `digest
stories --jsonl` takes them, with the right answer as "event". B³ averages over texts how pure and how complete each
one's group is; pairs counts pairs of texts grouped together. The intervals are the middle 95 % of 1,000 resamplings of
whole events, without grouping anew. Without --corpora only the cost is measured, on made-up articles.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import comb
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from digest.curate import group_records

SETS = ("same-event", "same-event-clusters")
SIZES = (1000, 2000, 5000, 10_000)
RESAMPLINGS = 1000

Labels = Sequence[object]


def bcubed(found: Labels, right: Labels) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over the items (Bagga and Baldwin 1998)."""
    both, groups, events = Counter(zip(found, right, strict=True)), Counter(found), Counter(right)
    precision = sum(count**2 / groups[group] for (group, _), count in both.items()) / len(found)
    recall = sum(count**2 / events[event] for (_, event), count in both.items()) / len(found)
    return precision, recall, f1(precision, recall)


def pairs(found: Labels, right: Labels) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of items that stand in one group."""
    same = sum(comb(count, 2) for count in Counter(zip(found, right, strict=True)).values())
    grouped, wanted = (
        sum(comb(count, 2) for count in Counter(labels).values()) for labels in (found, right)
    )
    precision, recall = same / max(grouped, 1), same / max(wanted, 1)
    return precision, recall, f1(precision, recall)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(found: Labels, right: Labels) -> Iterator[str]:
    """The middle 95 % of B³ F1 and of pair F1 over resampled events; a wrong pair counts half for each of its two."""
    events: defaultdict[object, list[float]] = defaultdict(lambda: [0.0] * 6)
    both, groups, sizes = Counter(zip(found, right, strict=True)), Counter(found), Counter(right)
    for group, event in zip(found, right, strict=True):
        same = both[group, event]
        for index, share in enumerate(
            (
                1,
                same / groups[group],
                same / sizes[event],
                (same - 1) / 2,
                (groups[group] - 1) / 2,
                (sizes[event] - 1) / 2,
            )
        ):
            events[event][index] += share
    lots, drawn = random.Random(1), []
    for _ in range(RESAMPLINGS):
        items, precision, recall, same, grouped, wanted = map(
            sum, zip(*lots.choices(list(events.values()), k=len(events)), strict=True)
        )
        drawn.append(
            (
                f1(precision / items, recall / items),
                f1(same / max(grouped, 1), same / max(wanted, 1)),
            )
        )
    for scores in zip(*drawn, strict=True):
        ordered = sorted(scores)
        yield f"{ordered[RESAMPLINGS // 40]:.3f}–{ordered[-RESAMPLINGS // 40]:.3f}"


def groups(records: Sequence[Mapping[str, Any]]) -> list[int]:
    """The number of the story each of *records* is in."""
    numbered = [{**record, "id": number} for number, record in enumerate(records)]
    stories = {
        number: story["story"] for story in group_records(numbered) for number in story["ids"]
    }
    return [stories[number] for number in range(len(records))]


def measure(path: Path) -> Iterator[str]:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = [record["event"] for record in records]
    ways = {path.stem: records}
    if any(record.get("published") for record in records):
        ways["  without dates and sources"] = [
            {**record, "published": None, "source": None} for record in records
        ]
    for name, taken in ways.items():
        found = groups(taken)
        columns = [f"{value:.3f}" for score in (bcubed, pairs) for value in score(found, right)]
        for place, bounds in zip((3, 7), interval(found, right), strict=True):
            columns.insert(place, bounds)
        yield f"{name:30} {len(records):5} {len(set(found)):5} {len(set(right)):5}   {'  '.join(columns)}"


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
    found = len(list(group_records(articles)))
    seconds = time.process_time() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, help="the folder that holds evaluation/")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="how many made-up articles to group"
    )
    chosen = parser.parse_args()
    out = sys.stdout
    if chosen.corpora:
        out.write(
            f"{'':30} texts found right   B³ P   R      F1     95 %         pair P R      F1     95 %\n"
        )
        for name in SETS:
            out.writelines(
                f"{line}\n" for line in measure(chosen.corpora / "evaluation" / f"{name}.jsonl")
            )
    first = None
    for count in chosen.sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            seconds, memory, found = alone.submit(cost, count).result()
        first = first or seconds / count
        out.write(
            f"{count:6} made-up articles: {seconds:6.2f} s CPU, {seconds / count / first:4.2f} times the first row's per "
            f"article; {memory:5.0f} MB at most; {found} stories\n"
        )


if __name__ == "__main__":
    main()
