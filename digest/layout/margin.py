"""Notes that a theme may set in the outer margin: kickers, sources and captions.

Also the source line, where sources end the text instead.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from digest.layout.display import whole_words
from digest.model import Slot, Story, Strip
from digest.text.typography import NO_BREAK, listed

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box, Design

KICKER = 2
"""Lines in the margin that a section's name takes, with the line under it."""


def beside(box: Box, design: Design) -> bool:
    """Whether the box reaches the outer margin and the theme sets captions and sources there."""
    return bool(design.notes) and box.width == box.columns


def kicker(line: int) -> Slot:
    """A section's name in the margin, beside the headline that begins on *line*."""
    return Slot(kind="kicker", columns=1, column=1, width=1, line=line, height=KICKER)


def noted(story: Story, typesetter: Typesetter, language: str) -> Slot:
    """The sources of *story* as a note in the margin."""
    design = typesetter.design
    chosen = spoken(story, design, language)
    names = [_unbroken_name(name, chosen, typesetter) for name in story.sources]
    credit = design.credit(chosen)
    # The word before the names stays with the first of them, where both fit a line.
    first = f"{credit}{NO_BREAK}{unbroken(names[0])},"
    joint = NO_BREAK if typesetter.advance(first, "note", chosen) <= design.notes else " "
    text = f"{credit}{joint}{listed(names, chosen)}{_mention_of(story, design, chosen)}"
    lines = note_lines(text, chosen, typesetter)
    return Slot(
        kind="note",
        columns=1,
        column=1,
        width=1,
        line=0,
        style="note",
        lines=lines,
        height=ceil(len(lines) * design.style("note").leading / design.leading),
    )


def _unbroken_name(name: str, language: str, typesetter: Typesetter) -> str:
    """An outlet's name, not divided between lines where it fits one."""
    wide = typesetter.advance(f"{name},", "note", language) > typesetter.design.notes
    return name if wide else unbroken(name)


def _whole(name: str, width: float, language: str, typesetter: Typesetter) -> str:
    """An outlet's name, not divided between lines of *width* where it fits one."""
    wide = typesetter.advance(f"{name},", "source", language) > width
    return name if wide else unbroken(name)


def note_lines(text: str, language: str, typesetter: Typesetter) -> tuple[str, ...]:
    """The lines of a note in the margin."""
    return whole_words(text, "note", typesetter.design.notes, language, typesetter)


def source_strip(story: Story, width: float, typesetter: Typesetter, language: str) -> Strip:
    """The line of *width* points that names the outlets of a text: "From The Gull, The Heron".

    "· Earlier: number 29, page 3" follows where the magazine wrote of the event before.

    No name is divided that fits a line.
    """
    chosen = spoken(story, typesetter.design, language)
    design = typesetter.design
    names = listed([_whole(name, width, chosen, typesetter) for name in story.sources], chosen)
    text = f"{design.credit(chosen)}{NO_BREAK}{names}{_mention_of(story, design, chosen)}"
    lines = typesetter.lines(text, "source", width, chosen)
    return Strip(lines=lines, language=chosen, kind="source")


def _mention_of(story: Story, design: Design, language: str) -> str:
    """What follows the names of the sources where the magazine wrote of the event before."""
    return f" · {design.mention_of(story.earlier, language)}" if story.earlier else ""


def spoken(story: Story, design: Design, language: str) -> str:
    """The language of the magazine's own words beside *story*.

    It is the story's if the theme has words for it, else the issue's.
    """
    return story.language if story.language.partition("-")[0] in design.credits else language


def unbroken(name: str) -> str:
    """*name* with no-break spaces."""
    return name.strip().replace(" ", NO_BREAK)
