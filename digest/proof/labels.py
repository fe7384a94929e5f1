"""Labels: numbers printed large, what they count, and the names of speakers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from digest.proof.attribution import Scope
from digest.proof.cutting import Terms, begins, cut, ends, terms
from digest.proof.evidence import FIGURE, FURNITURE, QUOTATION, SENTENCE, Evidence, Unit
from digest.proof.findings import Found
from digest.proof.letters import letters, part_letters
from digest.proof.passages import Passage

FIGURE_LETTERS = 100
"""A longer phrase is no label of a figure, and no name of a speaker."""
RUNNING = 0.05
"""A type in which this part of all sentences is set is a type of running text: no phrase stands in
it, only whole sentences."""


class Labels:
    """Numbers printed large, their labels and the names of speakers: phrases of a sentence on the
    same page, or of the article of the quotation right before them.
    """

    def __init__(self, evidence: Evidence, found: Sequence[Found]) -> None:
        self.evidence = evidence
        self.outlets = {letters(origin.outlet) for origin in evidence.origins.values()}
        self.sentences: dict[str, list[Unit]] = defaultdict(list)
        self.quoted: dict[int, frozenset[str]] = {}
        sizes: Counter[tuple[str, float]] = Counter()
        for one in found:
            for unit in one.units:
                if unit.kind == SENTENCE:
                    self.sentences[one.passage.sheet].append(unit)
                    sizes[one.passage.type] += len(unit.letters)
                elif unit.kind == QUOTATION:
                    self.quoted[one.order] = unit.articles
        total = sum(sizes.values())
        self.running = {type_ for type_, size in sizes.items() if size > RUNNING * total}

    def unit(self, passage: Passage, scope: Scope, order: int) -> Unit | None:
        """The unit that *passage*, at *order*, is; None where it is no figure and no name."""
        if passage.type in self.running or passage.part or passage.numbers is not None:
            return None
        if len(letters(passage.text)) > FIGURE_LETTERS:
            return None  # each of its lines may be a label, but together they are a text
        by = terms(passage, scope, self.evidence)
        quoted = self.quoted.get(order - 1, frozenset())

        def unit(words: str) -> Unit | None:
            return self._unit(words, passage.sheet, by, quoted)

        parts = [unit(part) for part in re.split("[·\n]", passage.text)]
        if not all(parts):
            parts = [unit(passage.text)]
        first = parts[0]
        return replace(first, letters=letters(passage.text)) if first and all(parts) else None

    def _unit(self, words: str, sheet: str, by: Terms, quoted: frozenset[str]) -> Unit | None:
        """The phrase *words* as a figure of the articles in which it stands, None where none has
        it. *quoted* are those of the quotation right before it.
        """
        part = letters(words)
        if len(part) == 1 and part.isalpha():  # an initial, as large as an ornament
            return Unit(part, FURNITURE)
        if found := cut(words, 0, by, whole=True):
            bound = (unit.articles for unit in found.units if unit.articles)
            return Unit(part, FIGURE, next(bound, frozenset()))
        if part in self.outlets:
            return None  # of another story, though a sentence here may name it
        told = {
            article
            for unit in self.sentences[sheet]
            if unit.within(by.articles) and _phrase(part, unit.letters, unit.spaces)
            for article in unit.articles
        }
        told |= {article for article in quoted if self._names(words, article, by)}
        return Unit(part, FIGURE, frozenset(told)) if told else None

    def _names(self, words: str, article: str, by: Terms) -> bool:
        """Whether all parts of *words*, which name a speaker, stand in *article*."""
        text = self.evidence.origins[article].letters
        allowed = by.articles is None or article in by.articles
        return allowed and all(
            _phrase(part_letters(part), text) for part in re.split("[,،]", words)
        )


def _phrase(part: str, text: str, spaces: frozenset[int] = frozenset()) -> bool:
    """Whether *part* stands in *text*, which has *spaces*, and cuts no number there."""
    if not part:
        return True
    for found in re.finditer(re.escape(part), text, re.IGNORECASE):
        start, end = found.span()
        whole = not part[0].isdigit() or begins(text, start, spaces)
        if whole and (not part[-1].isdigit() or ends(text, end, spaces)):
            return True
    return False
