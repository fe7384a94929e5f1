"""Words in one style and language: how wide they are, and where they may be divided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.layout.costs import Costs
    from digest.themes.design import Measure

HYPHEN = "\u2010"

SHORTEST, NAME = 5, 8
"""Letters that a word must have to be divided, and a word with a capital.

A rule of typesetting, not a price.
"""

MARKS = "“”‘’«»„‚\"'()[]{}.,;:!?…—–-\u202f\u00a0¿¡"

DASH = re.compile("[-–—/\u2010]")
"""The signs after which a word may be cut, unless they are its first sign or its last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one.

    *width* and *tail*, the width of the hyphen it gets if the line ends here, are points; *price*
    is what dividing the word here costs, in demerits. *space*: a word space follows. *uncut*: a
    word that may still be divided; *dashed*: at a dash or slash of its own.
    """

    text: str
    width: float
    tail: float = 0.0
    space: bool = True
    price: float = 0.0
    uncut: bool = False
    dashed: bool = False

    @property
    def divided(self) -> bool:
        """A line that ends with this piece ends with a hyphen, an added one or its own."""
        return bool(self.tail) or (not self.space and self.text.endswith(("-", HYPHEN)))


class WordCache(dict[str, Piece]):
    """Words and their parts, measured and divided on demand.

    *space* is the width of a word space.
    """

    def __init__(self, measure: Measure, style: str, language: str, costs: Costs) -> None:
        self._measure, self._style, self._language = measure, style, language
        self._prices = costs.divided_word, costs.divided_name
        self._parts: dict[str, tuple[Piece, ...]] = {}
        self.space = self._width(" ")
        self._hyphen = self._width(HYPHEN)

    def __missing__(self, word: str) -> Piece:
        dashed = bool(DASH.search(word, 1, len(word) - 1))
        self[word] = piece = Piece(word, self._width(word), uncut=True, dashed=dashed)
        return piece

    def parts(self, word: Piece, width: float) -> tuple[Piece, ...]:
        """*word* cut at its own dashes and slashes and where the language divides it.

        What is still wider than *width* is cut after every letter.
        """
        if word.text not in self._parts:
            hyphens = dict.fromkeys(self._divisions(word.text), self._hyphen)
            self._parts[word.text] = self._cut(word, _dashes(word) | hyphens)
        parts = self._parts[word.text]
        if word.width <= width:
            return parts
        return tuple(small for part in parts for small in self._small(part, width))

    def last(self, word: Piece, width: float, tail: float) -> tuple[Piece, ...]:
        """A paragraph's last word, which is divided only where it is wider than *width*, with
        *tail* points free after it.
        """
        if word.width > width:
            *before, end = self.parts(word, width)
        else:
            *before, end = self._cut(word, cuts) if (cuts := _dashes(word)) else (word,)
        return (*before, Piece(end.text, end.width + tail))

    def _small(self, part: Piece, width: float) -> tuple[Piece, ...]:
        """*part* of a word, cut after every letter where it is wider than *width*."""
        if part.width + part.tail <= width or len(part.text) == 1:
            return (part,)
        *before, end = self._cut(part, _letters(part))
        return (*before, replace(end, tail=part.tail, space=part.space, price=part.price))

    def _cut(self, word: Piece, cuts: Mapping[int, float]) -> tuple[Piece, ...]:
        """*word* cut at the offsets *cuts*, each with the width of the hyphen that it
        gets there.
        """
        price = self._prices[not word.text.strip(MARKS)[:1].islower()]
        parts, start, before = [], 0, 0.0
        for end in sorted(cuts):
            # The width up to the cut, less what stands before: so parts keep the kerning between
            # them.
            reach = self._width(word.text[:end])
            parts.append(
                Piece(word.text[start:end], reach - before, cuts[end], space=False, price=price)
            )
            start, before = end, reach
        return (*parts, Piece(word.text[start:], word.width - before))

    def _divisions(self, word: str) -> list[int]:
        """Offsets at which the language divides *word*.

        Its marks of punctuation do not count as letters.
        """
        core = word.strip(MARKS)
        least = SHORTEST if core.islower() else NAME
        # Abbreviations, figures and names with inner capitals (McDonald) are never divided.
        if len(core) < least or not core.isalpha() or not core[1:].islower():
            return []
        start = word.index(core)
        return [start + offset for offset in self._measure.divisions(core, self._language)]

    def _width(self, text: str) -> float:
        return self._measure.width(text, self._style, self._language)


def _dashes(word: Piece) -> dict[int, float]:
    """The offsets after the dashes of *word*, where it needs no hyphen."""
    if not word.dashed:
        return {}
    return {dash.end(): 0.0 for dash in DASH.finditer(word.text, 1, len(word.text) - 1)}


def _letters(word: Piece) -> dict[int, float]:
    return dict.fromkeys(range(1, len(word.text)), 0.0)
