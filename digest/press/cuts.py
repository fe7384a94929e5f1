"""Cuts: static font files made of a theme's fonts, one for each weight and optical size that an
edition sets.

They hold the characters that the edition prints and no others. Given a variable font as it is,
WeasyPrint would open, reduce and close it again for every size of type, a megabyte each time.

All cuts of a font stack get the ascent and descent of its first family. Otherwise a line in which a
later font of the stack sets a word would be higher than its leading.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import printable
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.files import sha256
from digest.press.reading import ZERO_WIDTH
from digest.shelf import Shelf, code_hash, part_name
from digest.themes.fonts import Face, face, optical
from digest.themes.measure import families, opened

if TYPE_CHECKING:
    from digest.themes.design import Style
    from digest.themes.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """*face* at one *weight* and one optical *size* in points, 0 where it has no such axis.

    *metrics_of* is the family whose ascent and descent the cut gets, "" where it keeps its own.
    """

    face: Face
    weight: int
    size: float
    metrics_of: str

    @property
    def family(self) -> str:
        """The family name in the style sheet."""
        name = f"{self.face.family} {self.size:g}pt" if self.size else f"{self.face.family} Static"
        return f"{name} like {self.metrics_of}" if self.metrics_of else name

    @property
    def uri(self) -> str:
        """The address in the style sheet. It names no file: `digest.press.engine` serves the font
        from memory.
        """
        return f"digest:{quote(self.family)}/{self.weight}{'i' if self.face.italic else ''}"

    def font_file(
        self, characters: Iterable[int], features: Iterable[str] = (), *, hinting: bool = True
    ) -> bytes:
        """A font file with the glyphs for the code points *characters*, as far as the face has
        them.

        Glyphs that these turn into by *features*, by any where none is named, are kept too:
        ligatures, old-style figures. *hinting*: with the instructions for coarse screens.
        """
        import uharfbuzz as hb  # type: ignore[import-untyped]

        whole = opened(self.face)
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(characters)
        wanted.glyph_set.add(1)  # blank in faces that lack reading.ZERO_WIDTH; it keeps its number
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(int.from_bytes(one.encode()) for one in features)
        if not features:
            wanted.layout_feature_tag_set.invert()
        if not hinting:
            wanted.flags |= hb.SubsetFlags.NO_HINTING
        if self.face.variable:
            wanted.pin_axis_location(whole, "wght", self.weight)
        if self.size:
            wanted.pin_axis_location(whole, "opsz", self.size)
        return _with_metrics(
            bytes(hb.subset(whole, wanted).blob.data),
            whole.upem,
            *_metrics(self.metrics_of or self.face.family),
        )


def font_file(cut: Cut, characters: Collection[int], shelf: Shelf | None = None) -> bytes:
    """As ``cut.font_file``, but only once for the same characters where there is a *shelf*."""
    if shelf is None:
        return cut.font_file(characters)
    made_of = cut.weight, cut.size, cut.metrics_of, _metrics(cut.metrics_of or cut.face.family)
    name = part_name(_content(cut.face), _code(), made_of, sorted(characters))
    data = shelf.get(name)
    if data is None:
        data = cut.font_file(characters)
        shelf.put(name, data)
    return data


@cache
def _content(of: Face) -> str:
    """The hash of a face's file."""
    return sha256(of.path)


@cache
def _code() -> str:
    """What a cut depends on besides its face: this package's code and HarfBuzz."""
    import uharfbuzz as hb

    return f"{code_hash(Path(__file__).parent)} {hb.__version__} {hb.version_string()}"


@cache
def _metrics(family: str) -> tuple[float, float]:
    """The ascent of *family* and its descent, which is negative, in ems."""
    import uharfbuzz as hb

    whole = opened(face(family, weight=400, italic=False))
    extents = hb.Font(whole).get_font_extents("ltr")
    return extents.ascender / whole.upem, extents.descender / whole.upem


def _with_metrics(font: bytes, upem: int, ascent_in_ems: float, descent_in_ems: float) -> bytes:
    """The font file *font* with another ascent and descent, in both tables that a program may read
    them from.
    """
    changed = bytearray(font)
    ascent, descent = round(ascent_in_ems * upem), round(descent_in_ems * upem)
    for number in range(struct.unpack_from(">H", changed, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", changed, 12 + 16 * number)
        # The fields' places are those of the OpenType specification: ascender, descender and
        # lineGap of hhea; sTypoAscender, sTypoDescender, sTypoLineGap, usWinAscent and usWinDescent
        # of OS/2.
        if tag == b"hhea":
            struct.pack_into(">hhh", changed, offset + 4, ascent, descent, 0)
        if tag == b"OS/2":
            struct.pack_into(">hhhHH", changed, offset + 68, ascent, descent, 0, ascent, -descent)
    return bytes(changed)


def choose_cut(family: str, style: Style, *, italic: bool, first: str) -> Cut:
    """The cut of *family* that *style* is set in, in a font stack that begins with the family
    *first*.
    """
    nearest = face(family, weight=style.weight, italic=italic)
    return Cut(
        face=nearest,
        weight=nearest.weight or style.weight,
        size=optical(style.size) if nearest.optical else 0.0,
        metrics_of="" if _metrics(family) == _metrics(first) else first,
    )


def cut_family(family: str, style: Style, first: str) -> str:
    """The family name of the cut of *family* for *style*, in a font stack that begins with the
    family *first*.
    """
    return choose_cut(family, style, italic=style.italic, first=first).family


def theme_cuts(
    theme: Theme, styles: Mapping[str, Style], languages: Iterable[str]
) -> tuple[Cut, ...]:
    """The cuts of *theme*'s fonts for *styles*, in the stacks of the theme and of each of
    *languages*.

    Scripts whose letters join are set upright, so an italic style has an upright cut too.
    """
    wanted = (
        choose_cut(family, style, italic=italic, first=stack[0])
        for style in styles.values()
        for stack in {
            theme.fonts[style.family]: None,
            **{font_stack(theme, style, one): None for one in languages},
        }
        for family in stack
        for italic in sorted({style.italic, False})
    )
    return tuple(dict.fromkeys(wanted))


def font_stack(theme: Theme, style: Style, language: str) -> tuple[str, ...]:
    """The families of *style*, those that have the letters of *language* first."""
    return families(theme.fonts[style.role(language)], language)


def characters_of(document: str) -> frozenset[int]:
    """The code points that printing *document* may need.

    Besides its own these are its capitals, ASCII for page numbers, and the zero-width characters of
    `digest.press.reading`.
    """
    return frozenset(map(ord, {*document, *document.upper(), *printable})) | set(ZERO_WIDTH)
