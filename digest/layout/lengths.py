"""The lengths of a story: the sets of its sentences that read as a text, and the lines of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from digest.languages import right_to_left
from digest.layout.copy import (
    Setting,
    groups_of,
    languages_of,
    loose,
    paragraph_of,
    room_after,
    set_paragraph,
)
from digest.model import Sentence, Story, Strip

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.layout.costs import Costs

RUN_IN = 10.0
"""Points between a text, or the mark at its end, and the source line on its last line at least."""

MEASURED_WORDS = 250
"""Words of a long text that are broken into lines to learn how many lines all of it makes.

Most stories are tried in boxes of many widths, and few of these hold the whole text.
"""


def selections(
    story: Story, costs: Costs, without: tuple[Sentence, ...] = ()
) -> Iterator[tuple[int, ...]]:
    """The sets of the story's sentences that read as a text, as sorted indexes, the shortest first.

    They are every prefix of the ranking, and every prefix without one late sentence that no other
    needs. A length that the editor fixed allows one set only. *without* are sentences
    printed elsewhere on the page, as a pull quote or a graphic. They are left out, with those that
    need them.
    """
    summary = story.summary
    if story.words is not None:
        near = summary.near(story.words)
        yield tuple(sorted(summary.sentences.index(sentence) for sentence in near))
        return
    needs = summary.needs or ((),) * len(summary.sentences)
    opening = set(summary.openings())
    order = _ranking(story, needs, without, opening)
    late = costs.late_sentences
    for count in range(1, len(order) + 1):
        prefix = order[:count]
        yield tuple(sorted(prefix))
        needed = {other for index in prefix for other in needs[index]}
        # The last of the prefix stays: without it the prefix is the one before.
        for index in prefix[1:][-late - 1 : -1]:
            others = set(prefix) - {index}
            if index not in needed and min(others) in opening:
                yield tuple(sorted(others))


def _ranking(
    story: Story,
    needs: tuple[tuple[int, ...], ...],
    without: tuple[Sentence, ...],
    opening: set[int],
) -> tuple[int, ...]:
    """The order of the summary without the sentences *without* and those that rest on them.

    Nor does the text open with a sentence that only stood behind one of these, none of *opening*.
    """
    summary = story.summary
    gone = {index for index, sentence in enumerate(summary.sentences) if sentence in without}
    order, first = list[int](), len(summary.sentences)
    for index in summary.order:
        if index in gone or gone & set(needs[index]) or (index < first and index not in opening):
            gone.add(index)
        else:
            order.append(index)
            first = min(first, index)
    return tuple(order)


class Lengths:
    """How many lines each selection of a story's sentences makes, counted on demand and cached.

    With a *source*, a line of sources that may stand on the last line of the text, a selection
    makes a line less where it does.
    """

    def __init__(
        self,
        story: Story,
        setting: Setting,
        typesetter: Typesetter,
        without: tuple[Sentence, ...] = (),
        source: Strip | None = None,
    ) -> None:
        self._story, self._setting, self._typesetter = story, setting, typesetter
        self._source = source
        self._costs = typesetter.costs
        self._rest = selections(story, self._costs, without)
        self._selections: dict[int, tuple[int, ...]] = {}
        self._beyond = 0
        self._extremes: tuple[int, int] | None = None
        self._copies: dict[tuple[int, ...], tuple[list[Strip], int]] = {}
        self._languages = languages_of(story, story.summary.sentences)
        self._broken: dict[tuple[tuple[int, ...], bool, bool], Strip] = {}

    def upto(self, lines: int) -> dict[int, tuple[int, ...]]:
        """By number of lines, the first selection that makes as many, or the first of them on whose
        last line the sources have room.

        All lengths up to *lines* are among them.
        """
        # A later selection may be shorter than one before it, by the few late sentences that it
        # leaves out.
        while self._beyond <= lines + 2 * self._costs.late_sentences:
            chosen = next(self._rest, None)
            if chosen is None:
                break
            count = self.count(chosen)
            if count not in self._selections or self.runs_in(chosen, self._selections[count]):
                self._selections[count] = chosen
            self._beyond = max(self._beyond, count)
        return self._selections

    def count(self, chosen: tuple[int, ...]) -> int:
        """The lines of a selection, less the one that its source line spares by running in."""
        strips = list(self._strips(chosen))
        return sum(len(strip.lines) for strip in strips) - self._runs_in(strips)

    def ending(self, sources: tuple[Strip, ...], chosen: tuple[int, ...]) -> Iterator[Strip]:
        """*sources*, the source line of the text, on the last line of a selection where that has
        room for it.
        """
        run_in = self.runs_in(chosen)
        return (replace(source, run_in=run_in) for source in sources)

    def runs_in(self, chosen: tuple[int, ...], other: tuple[int, ...] = ()) -> bool:
        """Whether the source line has room on the last line of a selection, but not on that of
        *other*.
        """
        if not self._source or (other and self._runs_in(list(self._strips(other)))):
            return False
        return self._runs_in(list(self._strips(chosen)))

    def _runs_in(self, strips: list[Strip]) -> bool:
        """Whether the source line has room at the end of a text of *strips*."""
        source, typesetter = self._source, self._typesetter
        if not (source and strips) or len(source.lines) > 1:
            return False
        if right_to_left(source.language) != right_to_left(strips[-1].language):
            return False
        room = room_after(strips, self._setting, typesetter)
        needed = typesetter.advance(source.lines[0], "source", source.language)
        return needed + RUN_IN <= room

    def short_of(self, lines: int) -> bool:
        """Even the longest selection makes fewer than *lines*."""
        return all(
            count < lines
            for count in accumulate(len(strip.lines) for strip in self._strips(self._ends[1]))
        )

    def copy(self, chosen: tuple[int, ...]) -> tuple[list[Strip], int]:
        """The lines of a selection, and how many of them are loose."""
        if chosen not in self._copies:
            copy = list(self._strips(chosen))
            self._copies[chosen] = copy, loose(copy, self._setting, self._typesetter)
        return self._copies[chosen]

    def _strips(self, chosen: tuple[int, ...]) -> Iterator[Strip]:
        return (strip for strip, _ in self._grouped_strips(chosen))

    def _grouped_strips(self, chosen: tuple[int, ...]) -> Iterator[tuple[Strip, tuple[int, ...]]]:
        """Each paragraph of a selection, with the indexes of its sentences."""
        sentences = self._story.summary.sentences
        least = self._costs.paragraph_words
        groups = groups_of(sorted(set(chosen)), sentences, self._languages, least)
        for number, group in enumerate(groups, start=1):
            yield self._strip(group, first=number == 1, last=number == len(groups)), group

    def _strip(self, group: tuple[int, ...], *, first: bool, last: bool) -> Strip:
        # Selections differ in a paragraph or two and share the others.
        key = group, first, last
        if key not in self._broken:
            sentences = [self._story.summary.sentences[index] for index in group]
            paragraph = paragraph_of(sentences, self._languages[group[0]])
            self._broken[key] = set_paragraph(
                paragraph, self._setting, self._typesetter, first=first, last=last
            )
        return self._broken[key]

    @property
    def extremes(self) -> tuple[int, int]:
        """Lines of the shortest selection, and about those of the longest."""
        if self._extremes is None:
            shortest, longest = self._ends
            self._extremes = self.count(shortest), self._about(longest)
        return self._extremes

    def _about(self, chosen: tuple[int, ...]) -> int:
        """About the lines of a selection: beyond `MEASURED_WORDS`, by its number of words."""
        sentences = self._story.summary.sentences
        total = sum(sentences[index].words for index in set(chosen))
        lines = words = 0
        for strip, group in self._grouped_strips(chosen):
            lines += len(strip.lines)
            words += sum(sentences[index].words for index in group)
            if words >= MEASURED_WORDS:
                break
        return round(lines * total / words) if words else lines

    @property
    def _ends(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The shortest and the longest selection."""
        order = self._story.summary.order
        if self._story.words is None:
            return order[:1], order
        fixed = next(selections(self._story, self._costs))
        return fixed, fixed
