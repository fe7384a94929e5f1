"""The graphics state of a content stream, and the text position within one operator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from digest.proof.fonts import Font
from digest.proof.marks import Area, Ink

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SPACE = 0.2
"""Least distance in em between two glyphs that counts as a word space when none was drawn."""


def times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies *first*, then *second*."""
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


def matrix_of(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def rgb_of(operands: list[Any]) -> Ink | None:
    """Grey, RGB or CMYK operands as RGB; None for a pattern."""
    try:
        values = [float(value) for value in operands]
    except (TypeError, ValueError):
        return None
    if len(values) == 1:
        return values[0], values[0], values[0]
    if len(values) == 3:
        return values[0], values[1], values[2]
    if len(values) == 4:
        red, green, blue = ((1 - value) * (1 - values[3]) for value in values[:3])
        return red, green, blue
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The part of the graphics state that the checks need; *alpha* is the opacity of fills."""

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
    invisible: bool = False


class TextPen:
    """The pen while one operator shows text.

    Positions are in text space, from the operator's start: *start* and *end* are the first and the
    last ink; *pending* is where the last glyph ended when a space followed it.
    """

    def __init__(self, state: State, font: Font) -> None:
        self.font = font
        # Read for each glyph, so they are taken out of the state once.
        self.em = state.size * state.stretch
        self.spacing = state.spacing * state.stretch
        self.word_spacing = state.word_spacing * state.stretch
        self.least_gap = SPACE * abs(state.size)
        self.pen = 0.0
        self.start = self.end = 0.0
        self.pending: float | None = None
        self.space_before = False
        self.missing = 0
        self.letters: list[str] = []
        self.gaps: list[float] = []

    def shift(self, thousandths: float) -> None:
        self.pen -= thousandths / 1000 * self.em

    def add(self, data: bytes) -> None:
        font = self.font
        for code in font.codes(data):
            glyph = font.glyphs.get(code) or font.glyph(code)
            advance = glyph.width * self.em + self.spacing
            if glyph.blank:
                if code == 32 and not font.wide:  # word spacing is for single-byte code 32 only
                    advance += self.word_spacing
                self._space()
            else:
                self._letter(glyph.text)
                self.missing += glyph.missing
                self.end = self.pen + advance
            self.pen += advance

    def _space(self) -> None:
        if not self.start and not self.letters:
            self.space_before = True
        elif self.pending is None:
            self.pending = self.end
            self.letters.append(" ")

    def _letter(self, text: str) -> None:
        if not self.letters:
            self.start = self.pen
        elif self.pending is not None:
            self.gaps.append(self.pen - self.pending)
        elif self.pen - self.end > self.least_gap:
            self.gaps.append(self.pen - self.end)
            self.letters.append(" ")
        self.pending = None
        self.letters.append(text)
