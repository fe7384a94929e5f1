"""Captions: their lines, and the points they take beneath a picture or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.layout.margin import note_lines
from digest.layout.words import HYPHEN
from digest.text.typography import joined, set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.model import Image, Slot, Story
    from digest.themes.design import Design

CAPTION = 3
"""Lines of a caption under its picture. A longer one is cut, with an ellipsis."""

ELLIPSIS = "…"

CAPTION_AIR = 10.0
"""Points above and beneath a caption."""

CAP = 3.3
"""Points from the top of a line of text to the tops of its capitals, about: a picture beside text
begins there.
"""

GAP = 9.0
"""Points between a picture and the caption beside it."""


def caption(
    story: Story, image: Image, width: float, typesetter: Typesetter, style: str
) -> tuple[str, ...]:
    """The caption with the credit after it, as lines.

    A picture without a caption has its description instead.
    """
    text = set_text(image.caption or image.alt, language=story.language)
    credit = set_text(image.credit, language=story.language)
    both = text if credit.casefold() in text.casefold() else joined(text, credit)
    if style == "note" and both:
        return note_lines(both, story.language, typesetter)
    return typesetter.lines(both, style, width, story.language) if both else ()


def three_lines(
    lines: tuple[str, ...], width: float, language: str, typesetter: Typesetter
) -> tuple[str, ...]:
    """*lines*; of more than three the third ends with an ellipsis, within *width* points."""
    if len(lines) <= CAPTION:
        return lines
    words = lines[CAPTION - 1].split(" ")
    if words[-1].endswith(HYPHEN):
        words.pop()
    while len(words) > 1 and (
        typesetter.advance(" ".join(words) + ELLIPSIS, "caption", language) > width
    ):
        words.pop()
    return (*lines[: CAPTION - 1], " ".join(words) + ELLIPSIS)


def caption_height(slot: Slot, design: Design) -> float:
    """Points under a picture for its caption; without one, what keeps the next line off."""
    count = max(len(slot.lines), slot.reserved)
    if not count or slot.style == "note" or slot.beside:
        return 0.5 * design.leading
    return count * design.style("caption").leading + CAPTION_AIR
