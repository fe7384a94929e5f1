"""Figures: the strong numbers of a story, with their unit or noun and the words that explain them.

All words stand so in the text. Numbers that are news come before curious ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import log10

from digest.languages import base
from digest.model import Figure, Sentence
from digest.summarise.labels import Counting, counting, label_behind, noun_end
from digest.summarise.numbers import TOO_LONG, Number, numbers
from digest.text.quotation import inside, spans

#: The least of a plain count that is worth a figure.
LEAST = 20
#: What a figure must be worth: a thousand things, a hundred metres or people, any share or sum.
TRIVIAL = 2.5
#: What one place further down the summary's order takes from a figure.
LATE = 0.05
#: Shares that are more often a way of speaking than news.
ROUND = (0, 50, 100)
#: The fate of people stands within so many characters after them.
STRUCK_WITHIN = 80
#: Words in capitals in a row, of as many letters each: a caption or another headline, copied with
#: the text.
SHOUTED = 3

_DIGIT = re.compile(r"\d")


def figures(
    sentences: Iterable[Sentence],
    *,
    language: str,
    titles: Sequence[str] = (),
    alone: Collection[Sentence] = (),
) -> tuple[Figure, ...]:
    """Strong numbers with what they count, the most newsworthy first.

    Each sentence gives one number at most, and each value comes once. *sentences* come best first;
    a number of one of *titles* is worth most. Those *alone* can be read without any other: printed
    beneath its number, such a sentence says what it counts, so that no label is needed.
    """
    code = base(language)
    known = {
        number.value
        for title in titles
        for number in numbers(title, language=language)
        if not number.spelled
    }
    explained = frozenset(alone)
    worth: dict[str, tuple[float, Figure]] = {}
    for place, sentence in enumerate(sentences):
        figures_here = [
            (_worth(number, figure, code, known) - LATE * place, figure)
            for number, figure in _figures(sentence, code, known, bare=sentence in explained)
        ]
        best = max(figures_here, key=lambda each: each[0], default=None)
        if best and best[0] + LATE * place >= TRIVIAL:
            worth.setdefault(best[1].value, best)
    ranked = sorted(worth.values(), key=lambda each: (not each[1].label, -each[0]))
    return tuple(figure for _, figure in ranked)


def _worth(number: Number, figure: Figure, code: str, known: set[float]) -> float:
    """The news value of a figure; *known* are the numbers of the headline.

    People's fates, money and shares come before people and measures, and these before things.
    Records, numbers of the headline and large numbers count more.
    """
    rules, sentence = counting(code), figure.sentence.text
    worth = _kind(number, f"{figure.value} {figure.label}", sentence, rules)
    size = 0.5 * log10(max(number.value, 1.0)) if number.unit != "%" else 0.0
    return worth + size + 2.0 * (number.value in known) + bool(rules.record.search(sentence))


def _kind(number: Number, text: str, sentence: str, rules: Counting) -> float:
    """What a number is worth for the kind of thing that its figure's *text* counts."""
    if number.unit == "%":
        return 3.5
    if number.unit or rules.cash.search(text):
        return 2.5
    if rules.people.search(text):
        behind = sentence[number.start : number.start + STRUCK_WITHIN]
        return 3.0 if rules.struck.search(behind) else 1.5
    return 1.5 if rules.units.match(sentence, number.end) else 1.0


def _figures(
    sentence: Sentence, code: str, known: set[float], *, bare: bool
) -> Iterator[tuple[Number, Figure]]:
    """The figures of one sentence, each with its number; *bare*: they need no label."""
    text = sentence.text
    if len(text) > TOO_LONG or not _DIGIT.search(text) or _shouts(text):
        return
    quoted, rules = spans(text), counting(code)
    for place, number in enumerate(numbers(text, language=code)):
        counts = not (
            number.spelled
            or inside(number.start, quoted)
            or rules.time.match(text, number.end)
            or rules.part.search(text[: number.start])
            or (place and rules.former.search(text[: number.start]))
        )
        if counts and (figure := _figure(sentence, number, code, known, bare=bare)):
            yield number, figure


def _shouts(text: str) -> bool:
    """Whether several words in a row stand in capitals."""
    loud = 0
    for word in text.split():
        loud = loud + 1 if len(word) >= SHOUTED and word.isupper() else 0
        if loud == SHOUTED:
            return True
    return False


def _strong(number: Number, unit: str, code: str, known: set[float]) -> bool:
    """Whether a number without a label is news: no bare measure, and no way of speaking."""
    if unit and not number.unit:
        return number.value in known or bool(counting(code).cash.search(unit))
    return number.unit != "%" or number.value not in ROUND


def _figure(
    sentence: Sentence, number: Number, code: str, known: set[float], *, bare: bool
) -> Figure | None:
    """The figure that *number* makes with its unit or noun.

    None where nothing says what it counts.
    """
    text = sentence.text
    unit = counting(code).units.match(text, number.end)
    if not (unit or number.unit or number.value >= LEAST):
        return None
    end = unit.end() if unit else number.end
    label = label_behind(text, number, end=end, language=code)
    whole = end if unit or number.unit else noun_end(text, end, code)
    if (whole == number.end and not number.unit) or not (
        label or bare or (number.value in known and unit)
    ):
        return None
    if not label and not _strong(number, unit[0] if unit else "", code, known):
        return None
    lead = len(text[end:]) - len(text[end:].lstrip())
    rest = text[whole : end + lead + len(label)].strip() if label else ""
    value, plain = text[number.start : whole], text[number.start : end].strip()
    return Figure(value=value, label=rest, sentence=sentence, number=plain)
