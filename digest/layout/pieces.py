"""Words in one style and language: how wide they are, and where they may be divided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.themes.design import Measure

HYPHEN = "\u2010"
SHORTEST, NAME = 5, 8
"""Letters a word must have to be divided, and one with a capital, which may be a name."""

DIVIDED, DIVIDED_NAME = 40.0, 160.0
"""What it costs to divide a word, and one with a capital."""

MARKS = "“”‘’«»„‚\"'()[]{}.,;:!?…—–-\u202f\u00a0¿¡"

DASH = re.compile("[-–—/\u2010]")
"""What a word may be cut after, unless it is its first sign or its last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one: *width* in points, *tail* that of the hyphen it gets if the line ends here, *dear* what
    dividing it there costs.

    *space*: a word space follows. *uncut*: a word that may be divided yet, *dashed*: at a dash or slash of its own.
    """

    text: str
    width: float
    tail: float = 0.0
    space: bool = True
    dear: float = 0.0
    uncut: bool = False
    dashed: bool = False

    @property
    def divided(self) -> bool:
        """A line that ends with it ends in a hyphen: one that it gets, or its own."""
        return bool(self.tail) or (not self.space and self.text.endswith(("-", HYPHEN)))


class Words(dict[str, Piece]):
    """Words whole and in their parts, measured and divided when they are first asked for. *space* is a word space's width."""

    def __init__(self, measure: Measure, style: str, language: str) -> None:
        self._measure, self._style, self._language = measure, style, language
        self._parts: dict[str, tuple[Piece, ...]] = {}
        self.space = self._width(" ")
        self._hyphen = self._width(HYPHEN)

    def __missing__(self, word: str) -> Piece:
        self[word] = made = Piece(
            word, self._width(word), uncut=True, dashed=bool(DASH.search(word, 1, len(word) - 1))
        )
        return made

    def parts(self, word: Piece, width: float) -> tuple[Piece, ...]:
        """*word* cut at its own dashes and slashes, and where the language divides it; beyond *width*, anywhere rather than
        nowhere.
        """
        if word.text not in self._parts:
            self._parts[word.text] = self._cut(
                word, _dashes(word) | dict.fromkeys(self._divisions(word.text), self._hyphen)
            )
        parts = self._parts[word.text]
        return self._cut(word, _anywhere(word)) if len(parts) == 1 and word.width > width else parts

    def last(self, word: Piece, width: float, tail: float) -> tuple[Piece, ...]:
        """A paragraph's last word, which is never divided, with *tail* points kept free after it."""
        cuts = _dashes(word) or (_anywhere(word) if word.width > width else {})
        *before, end = self._cut(word, cuts) if cuts else (word,)
        return (*before, Piece(end.text, end.width + tail))

    def _cut(self, word: Piece, cuts: Mapping[int, float]) -> tuple[Piece, ...]:
        """*word* cut at the offsets *cuts*, each with the width of the hyphen that it gets there."""
        dear = DIVIDED if word.text.strip(MARKS)[:1].islower() else DIVIDED_NAME
        parts, start, before = [], 0, 0.0
        for end in sorted(cuts):
            reach = self._width(word.text[:end])
            parts.append(
                Piece(word.text[start:end], reach - before, cuts[end], space=False, dear=dear)
            )
            start, before = end, reach
        return (*parts, Piece(word.text[start:], word.width - before))

    def _divisions(self, word: str) -> list[int]:
        """Offsets at which *word* may be divided, its marks of punctuation left aside."""
        core = word.strip(MARKS)
        if (
            len(core) < (SHORTEST if core.islower() else NAME)
            or not core.isalpha()
            or not core[1:].islower()
        ):
            return []
        start = word.index(core)
        return [start + offset for offset in self._measure.divisions(core, self._language)]

    def _width(self, text: str) -> float:
        return self._measure.width(text, self._style, self._language)


def _dashes(word: Piece) -> dict[int, float]:
    return (
        {dash.end(): 0.0 for dash in DASH.finditer(word.text, 1, len(word.text) - 1)}
        if word.dashed
        else {}
    )


def _anywhere(word: Piece) -> dict[int, float]:
    return dict.fromkeys(range(1, len(word.text)), 0.0)
