"""Shares of one whole, all in one sentence: "42 per cent said yes, 33 per cent no, the rest …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest.languages import NOTHING, pattern, words
from digest.languages import language as language_of
from digest.model import Chart, Datum
from digest.summarise.marking import NUMBER, Marked

WHOLE = (99.0, 101.0)
"""What shares add up to, with their rounding."""

FEW, MOST = 2, 8
"""Shares that must make exactly the whole, and the most of a chart."""

LABEL = range(1, 8)
"""Words that say what has a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    moving: re.Pattern[str]
    points: re.Pattern[str]
    joint: re.Pattern[str]
    leads: frozenset[str]


@cache
def _rules(code: str) -> _Rules:
    own, flags = language_of(code).comparisons, re.IGNORECASE
    return _Rules(
        moving=pattern(r"(?<!\w)(?:WORDS)(?!\w)", own.moving, flags=flags),
        points=pattern(r"(?:WORDS)", own.points, flags=flags),
        leads=words(language_of(code).figures.of) | words(language_of(code).figures.prepositions),
        joint=re.compile(
            rf"[,;]? (?:{own.and_ or NOTHING}) |[,;،؛] ?(?:و(?= ?{NUMBER}))?| و(?= ?{NUMBER})"
        ),
    )


def shares(found: Marked, code: str) -> Chart | None:
    """The chart of the shares of one whole that make up a sentence; None where it is not sure.

    Three shares or more, or two that make exactly the whole, must be all the numbers of the
    sentence; each is followed by what it belongs to, and none but the first says "of whom".
    """
    rules = _rules(code)
    if not all(number.unit == "%" for number in found.numbers):
        return None
    total = sum(number.value for number in found.numbers)
    exact = len(found.numbers) > FEW or total == 100.0
    if not WHOLE[0] <= total <= WHOLE[1] or not exact or len(found.numbers) > MOST:
        return None
    if found.hedged(*found.numbers, code=code):
        return None
    if rules.moving.search(found.text) or any(
        rules.points.search(number.text) for number in found.numbers
    ):
        return None
    labels = _behind(found, rules)
    # "60 per cent of the men and 40 per cent of the women" are shares of two wholes.
    led = sum(label.split()[0].casefold() in rules.leads for label in labels or ())
    if labels is None or led > (len(labels) > FEW):
        return None
    return Chart(
        kind="shares",
        data=tuple(
            Datum(shown=number.text.strip(), value=number.value, label=label)
            for number, label in zip(found.numbers, labels, strict=True)
        ),
        sentence=found.sentence,
    )


def _behind(found: Marked, rules: _Rules) -> list[str] | None:
    """The words behind each share, up to the next; None where one has none or too many."""
    labels = []
    starts = [match.start() for match in re.finditer(NUMBER, found.text)]
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(found.text)
        label = found.text[start + 1 : end]
        # Only a comma, "and" or both part one share from the next.
        joint = rules.joint.search(label)
        if place + 1 < len(starts):
            if not joint or joint.end() != len(label):
                return None
            label = label[: joint.start()]
        elif joint:
            return None
        label = label.strip().rstrip(".").strip()
        if len(label.split()) not in LABEL:
            return None
        labels.append(label)
    return labels if len({label.casefold() for label in labels}) == len(labels) else None
