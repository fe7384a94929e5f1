"""A story's copy: the sets of its sentences that read as a text, and the lines of each set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from digest.languages import joins
from digest.layout.costs import COSTS, Costs
from digest.model import Sentence, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Measure

INITIAL_AIR = 4.0
"""Points between a drop cap and the lines beside it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of one paragraph, in one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the copy of a box is set.

    *style* is the body style, *width* the column in points. *initial*: with a drop cap. *tail*
    points stay free for the end mark.
    """

    style: str
    width: float
    initial: bool = False
    tail: float = 9.0


def selections(
    story: Story, costs: Costs, without: Sentence | None = None
) -> Iterator[tuple[int, ...]]:
    """The sets of the story's sentences that read as a text, as sorted indexes, the shortest first.

    They are every prefix of the ranking, and every prefix without one late sentence that no other
    needs. A length that the editor fixed allows one set only. *without* is a sentence printed
    elsewhere on the page, as a pull quote. It is left out, with the sentences that need it.
    """
    summary = story.summary
    if story.words is not None:
        near = summary.near(story.words)
        yield tuple(sorted(summary.sentences.index(sentence) for sentence in near))
        return
    needs = summary.needs or ((),) * len(summary.sentences)
    order = _ranking(story, needs, without)
    late = costs.late_sentences
    for count in range(1, len(order) + 1):
        prefix = order[:count]
        yield tuple(sorted(prefix))
        needed = {other for index in prefix for other in needs[index]}
        # The last of the prefix stays: without it the prefix is the one before.
        for index in prefix[1:][-late - 1 : -1]:
            if index not in needed:
                yield tuple(sorted(set(prefix) - {index}))


def _ranking(
    story: Story, needs: tuple[tuple[int, ...], ...], without: Sentence | None
) -> tuple[int, ...]:
    """The order of the summary without the sentence *without* and without those that rest on it."""
    gone = {index for index, sentence in enumerate(story.summary.sentences) if sentence == without}
    order = []
    for index in story.summary.order:
        if index in gone or gone & set(needs[index]):
            gone.add(index)
        else:
            order.append(index)
    return tuple(order)


def paragraphs(
    story: Story, chosen: tuple[Sentence, ...], costs: Costs = COSTS
) -> Iterator[Paragraph]:
    """The *chosen* sentences as paragraphs.

    A paragraph begins where the article or its language changes, and where the article begins one,
    unless the paragraph before would be very short.
    """
    languages = {article.id: article.language for article in story.articles}
    groups: list[list[Sentence]] = []
    for sentence in chosen:
        if groups and _continues(groups[-1], sentence, languages, costs.paragraph_words):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return (_paragraph(group, languages.get(group[0].article, story.language)) for group in groups)


def _continues(
    group: list[Sentence], sentence: Sentence, languages: dict[str, str], least: int
) -> bool:
    """Whether *sentence* belongs to the paragraph *group*.

    A paragraph of the source begins a new one only after *least* words.
    """
    last = group[-1]
    if languages.get(last.article) != languages.get(sentence.article):
        return False
    if (last.article, last.paragraph) == (sentence.article, sentence.paragraph):
        return True
    return sum(one.words for one in group) < least


def _paragraph(group: list[Sentence], language: str) -> Paragraph:
    return Paragraph(" ".join(_set(one.text, language) for one in group), language)


@lru_cache(maxsize=50_000)
def _set(text: str, language: str) -> str:
    return set_text(text, language=language, capitalise=True)


def strips(
    source: Iterable[Paragraph], setting: Setting, typesetter: Typesetter
) -> Iterator[Strip]:
    """The paragraphs broken into lines.

    The first is flush or beside its drop cap, the others are indented.
    """
    indent = typesetter.design.style(setting.style).indent
    first, rest = True, iter(source)
    following = next(rest, None)
    while paragraph := following:
        following = next(rest, None)
        tail = 0.0 if following else setting.tail
        lines: tuple[str, ...] = ()
        if first and setting.initial:
            lines = _beside_initial(paragraph, setting, typesetter, tail)
        lines = lines or typesetter.lines(
            paragraph.text,
            setting.style,
            setting.width,
            paragraph.language,
            0.0 if first else indent,
            0,
            tail,
        )
        yield Strip(lines=lines, language=paragraph.language)
        first = False


def _beside_initial(
    paragraph: Paragraph, setting: Setting, typesetter: Typesetter, tail: float
) -> tuple[str, ...]:
    """The lines of *paragraph* beside its drop cap.

    None where it can have no drop cap or is shorter than the cap is high.
    """
    cap, high = initial_of(paragraph.text, paragraph.language), typesetter.design.initial_lines
    if not cap:
        return ()
    inset, after = inset_of(cap, paragraph.language, typesetter.measure), paragraph.text[len(cap) :]
    lines = typesetter.lines(
        after, setting.style, setting.width, paragraph.language, inset, high, tail
    )
    joint = " " if after.startswith(" ") else ""
    return (cap + joint + lines[0], *lines[1:]) if len(lines) >= high else ()


def loose(copy: list[Strip], setting: Setting, typesetter: Typesetter) -> int:
    """The number of loose justified lines of *copy*.

    Lines beside a drop cap and last lines do not count.
    """
    style = typesetter.design.style(setting.style)
    if not style.justify:
        return 0
    beside = typesetter.design.initial_lines if setting.initial else 0
    most = typesetter.costs.loose_space * style.size
    count = 0
    for number, strip in enumerate(copy):
        for place, line in enumerate(strip.lines[:-1]):
            if number or place >= beside:
                indent = style.indent if number and not place else 0.0
                width = setting.width - indent
                count += _space(line, strip.language, setting.style, width, typesetter) > most
    return count


def _space(line: str, language: str, name: str, width: float, typesetter: Typesetter) -> float:
    """Points of a word space in the justified *line* after its letters are tracked as far as they
    may.

    0 for a line without spaces.
    """
    spaces = line.count(" ")
    if not spaces:
        return 0.0
    tracked = typesetter.design.style(name).yields(language) * len(line)
    slack = width - typesetter.advance(line, name, language) - tracked
    return typesetter.advance(" ", name, language) + slack / spaces


def initial_of(text: str, language: str) -> str:
    """The letter of *text* that is set as its drop cap, with the apostrophe that follows it: "L’".

    "" where none can be: in Arabic, for a figure or a quotation mark, for a letter that reaches
    into the line beneath.
    """
    if joins(language) or not text[:1].isalpha() or text[0] in "JQ":
        return ""
    return text[:2] if text[1:2] == "’" else text[0]


def inset_of(initial: str, language: str, measure: Measure) -> float:
    """Points by which the lines beside the drop cap *initial* begin further in."""
    return measure.width(initial, "initial", language) + INITIAL_AIR


class Lengths:
    """How many lines each selection of a story's sentences makes, counted on demand and cached."""

    def __init__(
        self,
        story: Story,
        setting: Setting,
        typesetter: Typesetter,
        without: Sentence | None = None,
    ) -> None:
        self._story, self._setting, self._typesetter = story, setting, typesetter
        self._costs = typesetter.costs
        self._rest = selections(story, self._costs, without)
        self._selections: dict[int, tuple[int, ...]] = {}
        self._beyond = 0
        self._extremes: tuple[int, int] | None = None
        self._copies: dict[tuple[int, ...], tuple[list[Strip], int]] = {}

    def upto(self, lines: int) -> dict[int, tuple[int, ...]]:
        """By number of lines, the first selection that makes as many.

        All lengths up to *lines* are among them.
        """
        # A later selection may be shorter than one before it, by the few late sentences that it
        # leaves out.
        while self._beyond <= lines + 2 * self._costs.late_sentences:
            chosen = next(self._rest, None)
            if chosen is None:
                break
            count = self.count(chosen)
            self._selections.setdefault(count, chosen)
            self._beyond = max(self._beyond, count)
        return self._selections

    def count(self, chosen: tuple[int, ...]) -> int:
        """The lines of a selection."""
        return sum(len(strip.lines) for strip in self._strips(chosen))

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
        sentences = self._story.summary.chosen(chosen)
        source = paragraphs(self._story, sentences, self._costs)
        return strips(source, self._setting, self._typesetter)

    @property
    def extremes(self) -> tuple[int, int]:
        """Lines of the shortest and of the longest selection."""
        if self._extremes is None:
            shortest, longest = self._ends
            self._extremes = self.count(shortest), self.count(longest)
        return self._extremes

    @property
    def _ends(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The shortest and the longest selection."""
        order = self._story.summary.order
        if self._story.words is None:
            return order[:1], order
        fixed = next(selections(self._story, self._costs))
        return fixed, fixed
