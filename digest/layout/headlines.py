"""Display lines: a headline in as few lines as it takes, broken by sense, the lines even."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.layout.costs import COSTS, Costs
from digest.layout.joints import PAUSES, Joint, joints

Line = tuple[int, float]
"""A line from some word on: the number of the word after its last one, and its cost."""


def balanced(
    words: Sequence[str],
    advances: Sequence[float],
    space: float,
    width: float,
    language: str,
    costs: Costs = COSTS,
    *,
    more: int = 0,
) -> list[str]:
    """*words* of *language* in as few lines of *width* points as they take and *more*, as even as
    possible.

    *advances* are the widths of the words, *space* that of a word space. A line ends within a name
    or after a small word, and the last line has one word, only if there is no other way. A word
    wider than *width* has a line of its own. With fewer words than lines each has a line.
    """
    count = len(words)
    lines = _lines(advances, space, width, _break_costs(words, language, costs), costs)
    # Layer by layer: the cheapest way to set the words up to each one in so many lines, and where
    # the last of these begins.
    layers: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    fewest = count
    while len(layers) <= min(fewest + more, count):
        layer: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in layers[-1].items():
            for end, price in lines[start]:
                if end not in layer or cost + price < layer[end][0]:
                    layer[end] = cost + price, start
        layers.append(layer)
        if count in layer:
            fewest = min(fewest, len(layers) - 1)
    ends = [count]
    for layer in reversed(layers[1:]):
        ends.append(layer[ends[-1]][1])
    return [" ".join(words[start:end]) for start, end in pairwise(reversed(ends))]


def _lines(
    advances: Sequence[float],
    space: float,
    width: float,
    break_costs: Sequence[float],
    costs: Costs,
) -> list[list[Line]]:
    """The lines that may begin with each word."""
    count = len(advances)
    found: list[list[Line]] = [[] for _ in range(count + 1)]
    for start in range(count):
        used = -space
        for end in range(start + 1, count + 1):
            used += space + advances[end - 1]
            alone = end == start + 1
            if used > width and not alone:
                break
            short = ((width - used) / width) ** 2
            if end < count:
                price = short + break_costs[end - 1] + (costs.headline_lone_word if alone else 0.0)
            else:
                lone = costs.headline_lone_end if alone and start else 0.0
                price = costs.headline_end * short + lone
            found[start].append((end, price))
    return found


def _break_costs(words: Sequence[str], language: str, costs: Costs) -> list[float]:
    """The cost of ending a line after each of *words* but the last."""
    prices = {
        Joint.FREE: 0.0,
        Joint.WEAK: costs.headline_weak_break,
        Joint.BAD: costs.headline_bad_break,
    }
    return [
        prices[joint] or (-costs.headline_pause if word[-1:] in PAUSES else 0.0)
        for word, joint in zip(words, joints(words, language), strict=False)
    ]
