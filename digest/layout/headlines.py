"""Display lines: a headline in as few lines as it takes, broken by sense, the lines even."""

from __future__ import annotations

from itertools import pairwise

from digest.languages import language as language_of
from digest.languages import words as listed
from digest.layout.costs import COSTS, Costs
from digest.layout.justified import ends_of

PAUSES = frozenset(",;:،؛—–")
"""Signs that are good places to break a headline after."""


def balanced(
    words: list[str],
    advances: list[float],
    space: float,
    width: float,
    language: str,
    costs: Costs = COSTS,
) -> list[str]:
    """*words* of *language* in as few lines of *width* points as they take, as even as possible.

    *advances* are the widths of the words, *space* that of a word space. The last line has one word
    only if there is no other way. A word wider than *width* has a line of its own.
    """
    count = len(words)
    small = listed(language_of(language).typography.small)
    break_costs = [_break_cost(word, small, costs) for word in words[:-1]]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(count + 1, 0.0, 0)] * count
    for start in range(count):
        lines, cost, _ = best[start]
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
            best[end] = min(best[end], (lines + 1, cost + price, start))
    return [" ".join(words[start:end]) for start, end in pairwise(ends_of(best))]


def _break_cost(word: str, small: frozenset[str], costs: Costs) -> float:
    """The cost of ending a line of a headline with *word*.

    *small* words belong to the word that follows, as a number belongs to what it counts.
    """
    if word.lower() in small or word[-1:].isdigit():
        return costs.headline_bad_break
    return -costs.headline_pause if word[-1:] in PAUSES else 0.0
