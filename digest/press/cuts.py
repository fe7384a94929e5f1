"""Cuts: of each font the weights and optical sizes that an issue sets, with the signs it prints and no others.

A variable font as it is would be opened, cut and closed again by the printer for every size of type, a megabyte each time.
And a line in which a second font of the stack sets a word would be higher than its leading, since fonts reach differently far
above and below their baseline: in a stack, all of them are cut to reach as far as the first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import printable
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.press.reading import ZERO_WIDTH
from digest.themes.fonts import Face, face, optical
from digest.themes.measure import families, opened

if TYPE_CHECKING:
    from digest.themes.design import Style
    from digest.themes.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """*face* at one *weight* and, in points, one optical *size*, 0 where it has no such axis; *like* is the family whose
    reach above and below the baseline it is given, "" where that is its own.
    """

    face: Face
    weight: int
    size: float
    like: str

    @property
    def family(self) -> str:
        """The name by which a style sheet finds it."""
        name = f"{self.face.family} {self.size:g}pt" if self.size else f"{self.face.family} Static"
        return f"{name} like {self.like}" if self.like else name

    @property
    def uri(self) -> str:
        """The address by which the printer asks for it; there is no file there."""
        return f"digest:{quote(self.family)}/{self.weight}{'i' if self.face.italic else ''}"

    def made(self, signs: Iterable[int]) -> bytes:
        """The font file, with glyphs for the code points *signs* as far as the face has them, and for what they turn into."""
        import uharfbuzz as hb  # type: ignore[import-untyped]

        whole = opened(self.face)
        asked = hb.SubsetInput()
        asked.unicode_set.update(signs)
        asked.glyph_set.add(
            1
        )  # without ink in faces that have no sign for that, see reading.ZERO_WIDTH; it keeps its number
        asked.layout_feature_tag_set.clear()
        asked.layout_feature_tag_set.invert()  # all of them: figures, ligatures, kerning
        if self.face.variable:
            asked.pin_axis_location(whole, "wght", self.weight)
        if self.size:
            asked.pin_axis_location(whole, "opsz", self.size)
        return _reaching(
            bytes(hb.subset(whole, asked).blob.data),
            whole.upem,
            *_reach(self.like or self.face.family),
        )


@cache
def _reach(family: str) -> tuple[float, float]:
    """How far *family* reaches above its baseline and, negative, below it, in ems."""
    import uharfbuzz as hb

    whole = opened(face(family, weight=400, italic=False))
    extents = hb.Font(whole).get_font_extents("ltr")
    return extents.ascender / whole.upem, extents.descender / whole.upem


def _reaching(font: bytes, upem: int, above: float, below: float) -> bytes:
    """The file *font*, its ascent and descent as told: both tables that a program may take them from say so."""
    made = bytearray(font)
    ascent, descent = round(above * upem), round(below * upem)
    for number in range(struct.unpack_from(">H", made, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", made, 12 + 16 * number)
        if tag == b"hhea":
            struct.pack_into(">hhh", made, offset + 4, ascent, descent, 0)
        if tag == b"OS/2":
            struct.pack_into(">hhhHH", made, offset + 68, ascent, descent, 0, ascent, -descent)
    return bytes(made)


def cut(family: str, style: Style, *, italic: bool, first: str) -> Cut:
    """The cut of *family* that *style* is set in, in a stack whose *first* family this is."""
    found = face(family, weight=style.weight, italic=italic)
    return Cut(
        face=found,
        weight=found.weight or style.weight,
        size=optical(style.size) if found.optical else 0.0,
        like="" if _reach(family) == _reach(first) else first,
    )


def named(family: str, style: Style, first: str) -> str:
    """The name of what *style* sets of *family*, in a stack whose *first* family is this."""
    return cut(family, style, italic=style.italic, first=first).family


def cuts(theme: Theme, styles: Mapping[str, Style], languages: Iterable[str]) -> tuple[Cut, ...]:
    """The cuts of *theme*'s fonts that *styles* are set in, texts in *languages* among them; letters that join are set
    upright, so both slopes are there.
    """
    wanted = (
        cut(family, style, italic=italic, first=stack[0])
        for style in styles.values()
        for stack in {
            theme.fonts[style.family]: None,
            **{stacked(theme, style, one): None for one in languages},
        }
        for family in stack
        for italic in sorted({style.italic, False})
    )
    return tuple(dict.fromkeys(wanted))


def stacked(theme: Theme, style: Style, language: str) -> tuple[str, ...]:
    """The families of *style* in the order in which *language* wants them."""
    return families(theme.fonts[style.role(language)], language)


def signs(document: str) -> frozenset[int]:
    """The code points *document* may print: its own, its capitals, what the page furniture counts with, and those without ink
    that the text layer hangs a ligature's other letters on.
    """
    return frozenset(map(ord, {*document, *document.upper(), *printable})) | set(ZERO_WIDTH)
