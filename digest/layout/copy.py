"""A story's copy: its paragraphs and their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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


def paragraphs(
    story: Story, chosen: tuple[Sentence, ...], costs: Costs = COSTS
) -> Iterator[Paragraph]:
    """The *chosen* sentences as paragraphs.

    A paragraph begins where the article or its language changes, and where the article begins one,
    unless the paragraph before would be very short.
    """
    languages = languages_of(story, chosen)
    for group in groups_of(range(len(chosen)), chosen, languages, costs.paragraph_words):
        yield paragraph_of([chosen[index] for index in group], languages[group[0]])


def languages_of(story: Story, sentences: tuple[Sentence, ...]) -> list[str]:
    """The language of each of *sentences*."""
    languages = {article.id: article.language for article in story.articles}
    return [languages.get(sentence.article, story.language) for sentence in sentences]


def groups_of(
    indexes: Iterable[int], sentences: tuple[Sentence, ...], languages: list[str], least: int
) -> list[tuple[int, ...]]:
    """The *indexes* of sentences, in paragraphs.

    A paragraph of the source begins a new one only after *least* words.
    """
    groups: list[list[int]] = []
    words = 0
    for index in indexes:
        if not groups or not (
            languages[groups[-1][-1]] == languages[index]
            and (words < least or _together(sentences[groups[-1][-1]], sentences[index]))
        ):
            groups.append([])
            words = 0
        groups[-1].append(index)
        words += sentences[index].words
    return [tuple(group) for group in groups]


def _together(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences stand in one paragraph of their article."""
    return (one.article, one.paragraph) == (other.article, other.paragraph)


def paragraph_of(group: list[Sentence], language: str) -> Paragraph:
    return Paragraph(" ".join(_set(one.text, language) for one in group), language)


@lru_cache(maxsize=50_000)
def _set(text: str, language: str) -> str:
    return set_text(text, language=language, capitalise=True)


def set_paragraph(
    paragraph: Paragraph, setting: Setting, typesetter: Typesetter, *, first: bool, last: bool
) -> Strip:
    """A paragraph broken into lines.

    The *first* one of a text is flush or beside its drop cap, the others are indented. The *last*
    one leaves space for the end mark.
    """
    tail = setting.tail if last else 0.0
    lines: tuple[str, ...] = ()
    if first and setting.initial:
        lines = _beside_initial(paragraph, setting, typesetter, tail)
    indent = 0.0 if first else typesetter.design.style(setting.style).indent
    lines = lines or typesetter.lines(
        paragraph.text, setting.style, setting.width, paragraph.language, indent, 0, tail
    )
    return Strip(lines=lines, language=paragraph.language)


def room_after(strips: list[Strip], setting: Setting, typesetter: Typesetter) -> float:
    """Points that stay free after the last line of a text of *strips* and its end mark; 0 beside a
    drop cap.
    """
    last, first = strips[-1], len(strips) == 1
    if first and setting.initial and len(last.lines) <= typesetter.design.initial_lines:
        return 0.0
    indent = typesetter.design.style(setting.style).indent
    used = typesetter.advance(last.lines[-1], setting.style, last.language) + setting.tail
    return setting.width - used - (0.0 if first or len(last.lines) > 1 else indent)


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
