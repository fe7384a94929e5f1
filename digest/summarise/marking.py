"""A sentence whose numbers are marked, so that patterns can speak of them in every language.

Each number is one sign of Unicode's private area: "rose from ⟨0⟩ to ⟨1⟩".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from digest.languages import language as language_of
from digest.languages import pattern
from digest.model import Sentence
from digest.summarise.numbers import TOO_LONG, Number, numbers
from digest.text.quotation import inside, spans

FIRST = 0xE000
"""The sign of a sentence's first number."""

MOST = 40
"""Numbers of a sentence above which it is a table."""

NUMBER = "[\ue000-\ue0ff]"
"""A pattern of any number."""

PAUSE = r"[,;:!?()\[\]—–\"“”«»،؛؟]"
"""A pattern of the marks that part clauses."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, its text with marked numbers."""

    sentence: Sentence
    text: str
    numbers: tuple[Number, ...]

    def number(self, sign: str) -> Number:
        """The number that *sign* stands for."""
        return self.numbers[ord(sign) - FIRST]

    def hedged(self, *numbers: Number, code: str) -> bool:
        """Whether one of *numbers* is said to be about, more or less than itself."""
        before = (self.sentence.text[: number.start] for number in numbers)
        return any(map(_hedges(code).search, before))


def marked(sentence: Sentence, code: str) -> Marked | None:
    """*sentence* with its numbers marked.

    None where nothing may be compared in it: it has fewer than two numbers in digits, it is a
    table or a question, a number is quoted, or something in it is no fact.
    """
    text = sentence.text
    if len(text) > TOO_LONG or text.rstrip().endswith(("?", "؟", ":")):
        return None
    found = tuple(numbers(text, language=code))
    if not 2 <= sum(not number.spelled for number in found) <= MOST:
        return None
    quoted = tuple(span for span in spans(text) if span.quote)
    if any(inside(number.start, quoted) for number in found) or _unsure(code).search(text):
        return None
    signs: list[str] = []
    stops = (0, *(stop for one in found for stop in (one.start, one.end)), len(text))
    for index, (start, end) in enumerate(pairwise(stops)):
        if index % 2:
            signs.append(chr(FIRST + index // 2))
        else:
            signs.extend(text[start:end])
    return Marked(sentence, "".join(signs), found)


@cache
def _unsure(code: str) -> re.Pattern[str]:
    own = language_of(code).comparisons
    return pattern(r"(?<!\w)(?:WORDS)(?!\w)", own.unsure, flags=re.IGNORECASE)


@cache
def _hedges(code: str) -> re.Pattern[str]:
    own, more = language_of(code).numbers, language_of(code).comparisons.hedges
    hedges = own.up, own.down, own.about, more
    return pattern(r"(?<!\w)(?:WORDS) ?$", *hedges, flags=re.IGNORECASE)
