"""Trains the judge of whether two reports tell one event: ``digest/curate/events.json``.

    python tests/benchmarks/train_events.py --corpora PATH [--write]

PATH holds ``evaluation/real-week.jsonl`` and ``evaluation/same-event.jsonl``; the project's sample
weeks teach as well, since they are in three languages. Of the first only
events that began on 24 or 25 May 2025 are read (`labelled.parts`); the others are kept apart, as is
all of ``same-event-clusters.jsonl``, whose licence forbids training. The model is a logistic
regression with standardised columns, a penalty on large weights, and signs fixed in advance, since
so few events teach little else. Texts without capitals have weights of their own, which lower-case
copies of the same texts teach; so have pairs of which the meaning is not known, which all pairs teach.

Printed are cross-validations, before anything is written: by events within the week, and from each
set to the other. Every pair of reports is judged by a model that has seen neither of their events.
``--all-days`` prints the same over all of the week, the events kept apart too, and trains nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import logistic
import numpy as np
from grouping import HEADER, row
from labelled import Labelled, Record, distinct, labelled, load, parts, same_event, sample
from numpy.typing import NDArray

import digest.curate
from digest.curate import events
from digest.curate._evidence import MEANINGS, NAMES, Evidence, evidence
from digest.curate._link import average_link
from digest.curate._model import FILE, KINDS

FOLDS = 5
#: Both chosen across events, of 10 to 40 and of 0.25 to 1 for the week: by the log-likelihood of the
#: pairs, and of those by the groups. The week's labels are few, and its largest events lead away.
PENALTY = 20.0
WEIGHTS = {"real-week": 0.25, "same-event": 2.0, "sample": 1.0}
AGAINST = {"days", "same outlet", "body, same outlet"}
NOT_CASELESS = {"names, fewer", "names, more", "title names"}  # they are 0 in all of these texts

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """The pairs of a set that are compared. *counted* leaves out the unsure, copies, and comment."""

    of: Labelled
    known: Evidence
    left: Indexes
    right: Indexes
    rows: Floats
    meant: Flags
    right_answer: Flags
    counted: Flags
    weight: float


def pairs(everything: Labelled, *, weight: float) -> Pairs:
    of = distinct(everything)
    known = evidence(of.articles, events.readings(of.articles))
    left, right, _ = events.neighbours(known)
    rows = known.of(left, right)
    both = list(zip(left.tolist(), right.tolist(), strict=True))
    same = same_event(of)
    sure = np.array([pair not in of.unsure for pair in both], dtype=bool)
    copies = known.body_nearness(rows) >= events.COPY
    return Pairs(
        of=of,
        known=known,
        left=left,
        right=right,
        rows=rows,
        meant=known.meant(left, right),
        right_answer=np.array([pair in same for pair in both], dtype=bool),
        counted=sure
        & ~copies
        & ~known.alone[left]
        & ~known.alone[right]
        & ~known.series(left, right)
        & ~(np.abs(known.days[left] - known.days[right]) > events.OLD),
        weight=weight,
    )


@dataclass(frozen=True, kw_only=True)
class Judge:
    """Weights for pairs of which the meaning is known, and for the others."""

    meant: Floats
    unmeant: Floats


def learnt(sets: Sequence[tuple[Pairs, Flags]], *, unused: frozenset[str] = frozenset()) -> Judge:
    """What the chosen pairs of each set teach."""
    return Judge(
        meant=fit([(each, chosen & each.meant) for each, chosen in sets], unused=unused),
        unmeant=fit(sets, unused=unused | frozenset(MEANINGS)),
    )


def fit(sets: Sequence[tuple[Pairs, Flags]], *, unused: frozenset[str]) -> Floats:
    """The weights of the columns and the bias that explain the chosen pairs of each set best."""
    rows = np.concatenate([each.rows[chosen] for each, chosen in sets])
    right = np.concatenate([each.right_answer[chosen] for each, chosen in sets])
    shares = np.concatenate([np.full(chosen.sum(), each.weight) for each, chosen in sets])
    bounds = [
        (0, 0) if name in unused else (None, 0) if name in AGAINST else (0, None) for name in NAMES
    ]
    return logistic.fit(rows, right, shares, penalty=PENALTY, bounds=bounds)


def all_of(sets: Sequence[Pairs]) -> list[tuple[Pairs, Flags]]:
    return [(each, each.counted) for each in sets]


def judged(each: Pairs, judge: Judge) -> Floats:
    """The probability of each pair."""
    meant, unmeant = (
        each.rows @ weights[:-1] + weights[-1] for weights in (judge.meant, judge.unmeant)
    )
    likely = 1 / (1 + np.exp(-np.where(each.meant, meant, unmeant)))
    return events.settled(each.known, each.left, each.right, rows=each.rows, likely=likely)


def clusters(each: Pairs, likely: Floats) -> list[int]:
    """The number of the group of each article."""
    grouped = average_link(
        len(each.of.articles),
        zip(each.left.tolist(), each.right.tolist(), likely.tolist(), strict=True),
        threshold=events.THRESHOLD,
        best=events.BEST,
    )
    number = {member: group for group, members in enumerate(grouped) for member in members}
    return [number[index] for index in range(len(each.of.articles))]


def by_event(of: Labelled) -> Indexes:
    """The fold of each article, of FOLDS by lot; an event is in one fold."""
    names = sorted(set(of.events))
    random.Random(1).shuffle(names)
    fold = {name: index % FOLDS for index, name in enumerate(names)}
    return np.array([fold[event] for event in of.events])


def by_day(of: Labelled) -> Indexes:
    """The fold of each article: the day of its event's first report."""
    first: dict[str, int] = {}
    for article, event in zip(of.articles, of.events, strict=True):
        day = article.published.toordinal() if article.published else 0
        first[event] = min(day, first.get(event, day))
    return np.array([first[event] for event in of.events])


def across(
    each: Pairs, others: Sequence[Pairs], folds: Indexes, *, unused: frozenset[str] = frozenset()
) -> Floats:
    """The probability of each pair by a model that has seen neither of its events' *folds*."""
    left, right = folds[each.left], folds[each.right]
    likely = np.zeros(len(left))
    for one in sorted(set(folds)):
        for other in sorted(fold for fold in set(folds) if fold >= one):
            seen = ~np.isin(left, (one, other)) & ~np.isin(right, (one, other))
            asked = (np.minimum(left, right) == one) & (np.maximum(left, right) == other)
            judge = learnt([(each, each.counted & seen), *all_of(others)], unused=unused)
            likely[asked] = judged(each, judge)[asked]
    return likely


def validations(
    week: Sequence[Pairs], tidy: Sequence[Pairs], *, unused: frozenset[str] = frozenset()
) -> Iterator[str]:
    """A row for the week and for the tidy set by events, and for each set by a model of the others."""
    likely = across(week[0], tidy, by_event(week[0].of), unused=unused)
    yield row(week[0].of, clusters(week[0], likely), "by events")
    first, others = tidy[0], [each for each in tidy if each.of.name != tidy[0].of.name]
    likely = across(first, [*week, *others], by_event(first.of), unused=unused)
    yield row(first.of, clusters(first, likely), "by events")
    alone = [replace(each, weight=1.0) for each in week]
    of_week, of_tidy = learnt(all_of(alone), unused=unused), learnt(all_of(tidy), unused=unused)
    for each in tidy:
        yield row(each.of, clusters(each, judged(each, of_week)), "by the week")
    yield row(week[0].of, clusters(week[0], judged(week[0], of_tidy)), "by the other set")


def nested(week: Pairs, tidy: Sequence[Pairs]) -> Iterator[str]:
    """A row for all days of the week by events and by days, and by a model of the other sets."""
    for note, folds in (("by events", by_event(week.of)), ("by days", by_day(week.of))):
        yield row(week.of, clusters(week, across(week, tidy, folds)), note)
    yield row(week.of, clusters(week, judged(week, learnt(all_of(tidy)))), "by the other set")


def lowered(records: Sequence[Record], *, titles: bool) -> list[Record]:
    return [
        {
            **record,
            "text": record["text"].lower(),
            "title": record["title"].lower() if titles else "",
            "standfirst": record.get("standfirst", "").lower(),
        }
        for record in records
    ]


def undated(records: Sequence[Record]) -> list[Record]:
    return [{**record, "published": None, "source": None} for record in records]


def load_week(corpora: Path) -> list[Record]:
    return load(corpora / "evaluation" / "real-week.jsonl")


def training(corpora: Path) -> tuple[list[Pairs], list[Pairs], list[Pairs], list[Pairs]]:
    """The week and the tidier sets as they are, and both in small letters."""
    week, _ = parts(load_week(corpora))
    tidy = load(corpora / "evaluation" / "same-event.jsonl")
    samples = [sample(language) for language in ("en", "fr")]

    def sets(name: str, *forms: Sequence[Record]) -> list[Pairs]:
        return [pairs(labelled(name, form), weight=WEIGHTS[name]) for form in forms]

    return (
        sets("real-week", week),
        [*sets("same-event", tidy, undated(tidy)), *sets("sample", *samples)],
        sets("real-week", lowered(week, titles=True), lowered(week, titles=False)),
        [
            *sets("same-event", lowered(tidy, titles=True), undated(lowered(tidy, titles=False))),
            *sets("sample", sample("ar"), *(lowered(each, titles=True) for each in samples)),
        ],
    )


def written(cased: Judge, caseless: Judge) -> str:
    def named(weights: Floats) -> dict[str, float]:
        return {
            name: round(float(value), 4)
            for name, value in zip((*NAMES, "bias"), weights, strict=True)
        }

    described: dict[str, Any] = {
        "what": "logistic regression over digest.curate._evidence; numbers only, no word of any text",
        "made by": "tests/benchmarks/train_events.py",
        "data": (
            "real-week.jsonl, the events that began on 24 and 25 May 2025 (labels made for this "
            "project), same-event.jsonl (150 articles; the collection states no terms), and the "
            "sample weeks of this project"
        ),
        "not used": "events that began on 26 and 27 May 2025, and same-event-clusters.jsonl",
        "weights": {
            kind: named(judge.meant if meanings else judge.unmeant)
            for kind, (names, meanings) in KINDS.items()
            for judge in [cased if names else caseless]
        },
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with evaluation/")
    parser.add_argument("--write", action="store_true", help=f"write {FILE}")
    parser.add_argument(
        "--all-days", action="store_true", help="only validate, across all days of the week"
    )
    chosen = parser.parse_args()
    week, tidy, low_week, low_tidy = training(chosen.corpora)
    if chosen.all_days:
        whole = pairs(labelled("real-week", load_week(chosen.corpora)), weight=WEIGHTS["real-week"])
        sys.stdout.writelines(f"{line}\n" for line in (HEADER, *nested(whole, tidy)))
        return
    unused = frozenset(NOT_CASELESS)
    sys.stdout.write(f"{HEADER}\n")
    sys.stdout.writelines(f"{line}\n" for line in validations(week, tidy))
    sys.stdout.writelines(f"{line}\n" for line in validations(low_week, low_tidy, unused=unused))
    text = written(
        learnt(all_of([*week, *tidy])), learnt(all_of([*low_week, *low_tidy]), unused=unused)
    )
    sys.stdout.write(text)
    if chosen.write:
        (Path(digest.curate.__file__).parent / FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
