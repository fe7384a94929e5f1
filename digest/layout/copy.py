"""A story's copy: which sets of its sentences read as a text, and the lines each of them makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from digest.model import Sentence, Story, Strip
from digest.text.typography import set_text
from digest.themes.design import CURSIVE

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Measure

PARAGRAPH = 24
"""Words a paragraph has before the next of the source's paragraphs starts one here too."""

LATE = 5
"""How many of the last sentences of a prefix may be left out one at a time."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one language that are set together."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the copy of a box is set: a body style, a measure, with or without a drop cap, *tail* points for the end mark."""

    style: str
    width: float
    initial: bool = False
    tail: float = 9.0


def selections(story: Story, without: Sentence | None = None) -> Iterator[tuple[int, ...]]:
    """Sets of the story's sentences, as sorted indexes, that read as a text: every prefix of the ranking, and prefixes
    that leave out one late sentence on which no other of them rests. An editor's fixed length allows one set only. *without* is a sentence that is
    told elsewhere on the page, as a pull quote; what rests on it is left out with it.
    """
    summary = story.summary
    if story.words is not None:
        yield tuple(
            sorted(summary.sentences.index(sentence) for sentence in summary.near(story.words))
        )
        return
    needs = summary.needs or ((),) * len(summary.sentences)
    order = _ranking(story, needs, without)
    for count in range(1, len(order) + 1):
        prefix = order[:count]
        yield tuple(sorted(prefix))
        needed = {other for index in prefix for other in needs[index]}
        for index in prefix[1:][-LATE - 1 : -1]:
            if index not in needed:
                yield tuple(sorted(set(prefix) - {index}))


def _ranking(
    story: Story, needs: tuple[tuple[int, ...], ...], without: Sentence | None
) -> tuple[int, ...]:
    gone = {index for index, sentence in enumerate(story.summary.sentences) if sentence == without}
    kept = []
    for index in story.summary.order:
        if index in gone or gone & set(needs[index]):
            gone.add(index)
        else:
            kept.append(index)
    return tuple(kept)


def paragraphs(story: Story, chosen: tuple[Sentence, ...]) -> Iterator[Paragraph]:
    """The chosen sentences as they are read: a new paragraph where the article or its language changes, and where the
    article starts one, unless ours would be very short.
    """
    languages = {article.id: article.language for article in story.articles}
    made: list[list[Sentence]] = []
    for sentence in chosen:
        if made and _goes_on(made[-1], sentence, languages):
            made[-1].append(sentence)
        else:
            made.append([sentence])
    return (_paragraph(group, languages.get(group[0].article, story.language)) for group in made)


def _goes_on(group: list[Sentence], sentence: Sentence, languages: dict[str, str]) -> bool:
    last = group[-1]
    if languages.get(last.article) != languages.get(sentence.article):
        return False
    if (last.article, last.paragraph) == (sentence.article, sentence.paragraph):
        return True
    return sum(one.words for one in group) < PARAGRAPH


def _paragraph(group: list[Sentence], language: str) -> Paragraph:
    return Paragraph(" ".join(_set(one.text, language) for one in group), language)


@lru_cache(maxsize=50_000)
def _set(text: str, language: str) -> str:
    return set_text(text, language=language, capitalise=True)


def strips(made: Iterable[Paragraph], setting: Setting, typesetter: Typesetter) -> Iterator[Strip]:
    """The paragraphs broken into lines: the first flush, or beside its drop cap, the others indented."""
    indent = typesetter.design.style(setting.style).indent
    first, rest = True, iter(made)
    following = next(rest, None)
    while paragraph := following:
        following = next(rest, None)
        tail = 0.0 if following else setting.tail
        lines = (
            _beside_initial(paragraph, setting, typesetter, tail)
            if first and setting.initial
            else ()
        )
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
    """The lines of *paragraph* beside its drop cap; none where it can have none, or is shorter than the cap is high."""
    cap, high = initial_of(paragraph.text, paragraph.language), typesetter.design.initial_lines
    if not cap:
        return ()
    inset, after = inset_of(cap, paragraph.language, typesetter.measure), paragraph.text[len(cap) :]
    lines = typesetter.lines(
        after, setting.style, setting.width, paragraph.language, inset, high, tail
    )
    joint = " " if after.startswith(" ") else ""
    return (cap + joint + lines[0], *lines[1:]) if len(lines) >= high else ()


LOOSE = 0.5
"""Ems of a word space from which on a justified line is loose."""


def loose(made: list[Strip], setting: Setting, typesetter: Typesetter) -> int:
    """How many of the justified lines of *made* are loose; those beside a drop cap and the last of a paragraph aside."""
    style = typesetter.design.style(setting.style)
    if not style.justify:
        return 0
    beside = typesetter.design.initial_lines if setting.initial else 0
    found = 0
    for number, strip in enumerate(made):
        gives = style.yields(strip.language)
        for place, line in enumerate(strip.lines[:-1]):
            if (number or place >= beside) and (spaces := line.count(" ")):
                room = setting.width - (style.indent if number and not place else 0.0)
                slack = (
                    room
                    - typesetter.advance(line, setting.style, strip.language)
                    - gives * len(line)
                )
                found += (
                    typesetter.advance(" ", setting.style, strip.language) + slack / spaces
                    > LOOSE * style.size
                )
    return found


def initial_of(text: str, language: str) -> str:
    """The letter of *text* that is set as its drop cap, with the apostrophe that follows it: "L’"; "" where none would do:
    Arabic, a figure, a quotation mark, a letter that reaches into the line beneath.
    """
    if language.partition("-")[0] in CURSIVE or not text[:1].isalpha() or text[0] in "JQ":
        return ""
    return text[:2] if text[1:2] == "’" else text[0]


def inset_of(initial: str, language: str, measure: Measure) -> float:
    """Points by which the lines beside a drop cap begin further in."""
    return measure.width(initial, "initial", language) + 4.0


class Lengths:
    """How many lines each selection of a story's sentences makes, counted no further than asked for."""

    def __init__(
        self,
        story: Story,
        setting: Setting,
        typesetter: Typesetter,
        without: Sentence | None = None,
    ) -> None:
        self._story, self._setting, self._typesetter = story, setting, typesetter
        self._rest = selections(story, without)
        self._found: dict[int, tuple[int, ...]] = {}
        self._beyond = 0
        self._extremes: tuple[int, int] | None = None
        self._copies: dict[tuple[int, ...], tuple[list[Strip], int]] = {}

    def upto(self, room: int) -> dict[int, tuple[int, ...]]:
        """Lines → the first selection found that makes as many, all those of *room* lines or fewer among them."""
        while self._beyond <= room + 2 * LATE:
            chosen = next(self._rest, None)
            if chosen is None:
                break
            count = self.count(chosen)
            self._found.setdefault(count, chosen)
            self._beyond = max(self._beyond, count)
        return self._found

    def count(self, chosen: tuple[int, ...]) -> int:
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
            made = list(self._strips(chosen))
            self._copies[chosen] = made, loose(made, self._setting, self._typesetter)
        return self._copies[chosen]

    def _strips(self, chosen: tuple[int, ...]) -> Iterator[Strip]:
        return strips(
            paragraphs(self._story, self._story.summary.chosen(chosen)),
            self._setting,
            self._typesetter,
        )

    @property
    def extremes(self) -> tuple[int, int]:
        """Lines of the shortest and of the longest selection."""
        if self._extremes is None:
            shortest, longest = self._ends
            self._extremes = self.count(shortest), self.count(longest)
        return self._extremes

    @property
    def _ends(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        order = self._story.summary.order
        return (
            (order[:1], order)
            if self._story.words is None
            else (next(selections(self._story)),) * 2
        )
