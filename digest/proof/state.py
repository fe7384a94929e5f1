"""The graphics state of a content stream, and the pen that shows text in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from digest.proof.fonts import Font
from digest.proof.marks import Area, Ink

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SPACE = 0.2
"""Em between two glyphs from which on it is a word space though none was drawn."""


def times(first: Matrix, second: Matrix) -> Matrix:
    """*first*, then *second*."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The graphics state, as far as it matters here. *alpha* is the fill's."""

    matrix: Matrix
    clip: Area
    ink: Ink | None = (0.0, 0.0, 0.0)
    alpha: float = 1.0
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    hidden: bool = False


class Shown:
    """One showing of text: the pen's way along it, in text space from where it began."""

    def __init__(self, state: State, font: Font) -> None:
        self.state, self.font = state, font
        self.apart = SPACE * abs(state.size)
        self.pen = 0.0
        self.start = self.end = 0.0
        self.pending: float | None = None
        self.before = False
        self.missing = 0
        self.letters: list[str] = []
        self.gaps: list[float] = []

    def shift(self, thousandths: float) -> None:
        self.pen -= thousandths / 1000 * self.state.size * self.state.stretch

    def add(self, data: bytes) -> None:
        state, font = self.state, self.font
        for code in font.codes(data):
            width, text, missing = font.glyphs.get(code) or font.glyph(code)
            advance = (width * state.size + state.spacing) * state.stretch
            if text.isspace():
                if code == 32 and not font.wide:
                    advance += state.word_spacing * state.stretch
                self._space()
            else:
                self._letter(text)
                self.missing += missing
                self.end = self.pen + advance
            self.pen += advance

    def _space(self) -> None:
        if not self.start and not self.letters:
            self.before = True
        elif self.pending is None:
            self.pending = self.end
            self.letters.append(" ")

    def _letter(self, text: str) -> None:
        if not self.letters:
            self.start = self.pen
        elif self.pending is not None:
            self.gaps.append(self.pen - self.pending)
        elif self.pen - self.end > self.apart:
            self.gaps.append(self.pen - self.end)
            self.letters.append(" ")
        self.pending = None
        self.letters.append(text)
