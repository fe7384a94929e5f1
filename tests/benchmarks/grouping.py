"""How right groups of reports are, with intervals: the middle 95 % of 1,000 resamplings.

- groups right: of the groups of two or more, those in which no two articles tell different events;
- exact: those that hold all reports of one event besides;
- pairs: precision, recall and F1 of pairs that stand in one group;
- B³: averaged over the articles, how pure and how complete each one's group is.

A pair that the labels call unsure counts as neither right nor wrong; B³ takes the labels as they
are. Events are resampled whole, for groups the groups.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

from labelled import Labelled, same_event

RESAMPLINGS = 1000
HEADER = (
    f"{'':44} texts events groups  right             exact             "
    "pair P            R                 F1                 B³ P   R     F1"
)

Found = Sequence[int]


def bcubed(found: Found, right: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over the items (Bagga and Baldwin 1998)."""
    both, groups, events = Counter(zip(found, right, strict=True)), Counter(found), Counter(right)
    precision = sum(count**2 / groups[group] for (group, _), count in both.items()) / len(found)
    recall = sum(count**2 / events[event] for (_, event), count in both.items()) / len(found)
    return precision, recall, f1(precision, recall)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pair_counts(of: Labelled, found: Found) -> dict[str, tuple[float, float, float]]:
    """For each event, the pairs grouped rightly, grouped at all, and to be grouped.

    A wrong pair counts half for each of its two events.
    """
    wanted = same_event(of)
    counts: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for event in of.events:
        counts[event]  # an event of one report has no pairs, but is drawn as well
    for left, _ in wanted:
        counts[of.events[left]][2] += 1
    members = defaultdict(list)
    for index, group in enumerate(found):
        members[group].append(index)
    for each in members.values():
        for pair in combinations(each, 2):
            if pair in wanted:
                counts[of.events[pair[0]]][0] += 1
            if pair not in of.unsure:
                for index in pair:
                    counts[of.events[index]][1] += 0.5
    return {event: (same, grouped, all_) for event, (same, grouped, all_) in counts.items()}


def groups(of: Labelled, found: Found) -> list[tuple[bool, bool]]:
    """For each group of two or more: whether it is right, and whether it is exact."""
    members = defaultdict(list)
    for index, group in enumerate(found):
        members[group].append(index)
    sizes = Counter(of.events)
    return [
        (
            all(
                of.events[left] == of.events[right] or (left, right) in of.unsure
                for left, right in combinations(each, 2)
            ),
            len({of.events[index] for index in each}) == 1
            and sizes[of.events[each[0]]] == len(each),
        )
        for each in members.values()
        if len(each) > 1
    ]


def row(of: Labelled, found: Found, note: str = "") -> str:
    """One line of the table."""
    judged = groups(of, found)
    counts = list(pair_counts(of, found).values())

    def share(which: int) -> Callable[[Sequence[tuple[bool, bool]]], float]:
        return lambda drawn: sum(each[which] for each in drawn) / max(len(drawn), 1)

    def pair(which: int) -> Callable[[Sequence[tuple[float, float, float]]], float]:
        def value(drawn: Sequence[tuple[float, float, float]]) -> float:
            same, grouped, wanted = map(sum, zip(*drawn, strict=True))
            precision, recall = same / max(grouped, 1), same / max(wanted, 1)
            return (precision, recall, f1(precision, recall))[which]

        return value

    columns = [
        *(_with_interval(judged, share(which)) for which in (0, 1)),
        *(_with_interval(counts, pair(which)) for which in (0, 1, 2)),
    ]
    whole = "  ".join(f"{value:.3f}" for value in bcubed(found, of.events))
    return (
        f"{f'{of.name} {note}':44} {len(found):5} {len(set(of.events)):6} {len(judged):6}  "
        f"{' '.join(columns)}  {whole}"
    )


def _with_interval(each: Sequence[Any], value: Callable[[Sequence[Any]], float]) -> str:
    if not each:
        return f"{'–':17}"
    lots = random.Random(1)
    drawn = sorted(value(lots.choices(each, k=len(each))) for _ in range(RESAMPLINGS))
    low, high = drawn[RESAMPLINGS // 40], drawn[-RESAMPLINGS // 40]
    return f"{value(each):.3f} {low:.2f}–{high:.2f}  "
