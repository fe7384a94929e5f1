"""A figure on a cover: the number, what it counts, and the sentence it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.layout.covers.lettering import Lettering, Room, lettering
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.edition import Area
    from digest.layout.breaking import Typesetter
    from digest.model import Figure
    from digest.themes.covers import CoverText

SENTENCE = "cover-sentence"
"""The style of the sentence under a figure."""

BENEATH = 14.0
"""Points between a figure, or a quotation, and what is said of it."""

UNIT = 48.0
"""Points under a figure for what it counts."""


def sentence_of(
    figure: Figure, area: Area, language: str, typesetter: Typesetter
) -> tuple[str, ...]:
    """The lines of the sentence in which *figure* stands, beneath it in *area*."""
    text = set_text(figure.sentence.text, language=language, capitalise=True)
    return typesetter.sensible(text, SENTENCE, area.width, language)


def number_of(
    number: str,
    unit: str,
    sentence: tuple[str, ...],
    place: CoverText,
    area: Area,
    language: str,
    typesetter: Typesetter,
) -> Lettering:
    """The *number* as large as *area* has room for it over its *unit* and its *sentence*."""
    under = len(sentence) * typesetter.design.style(SENTENCE).leading + BENEATH
    room = Room(
        width=area.width,
        height=area.height - under - (UNIT if unit else 0.0),
        largest=place.largest,
        least=place.least,
        most=1,
    )
    shown = set_text(number, language=language)
    return lettering(shown, place.style, language, room, typesetter, tight=True)
