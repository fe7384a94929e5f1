"""Cuts: of each variable font the weights and optical sizes that an issue sets, with the signs it prints and no others.

A variable font as it is would be opened, cut and closed again by the printer for every size of type, a megabyte each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import printable
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.press.fonts import Face, face, optical

if TYPE_CHECKING:
    from digest.flatplan.grid import Style
    from digest.press.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """*face* at one *weight* and, in points, one optical *size*: 0 where it has no such axis."""

    face: Face
    weight: int
    size: float

    @property
    def family(self) -> str:
        """The name by which a style sheet finds it."""
        return f"{self.face.family} {self.size:g}pt" if self.size else f"{self.face.family} Static"

    @property
    def uri(self) -> str:
        """The address by which the printer asks for it; there is no file there."""
        return f"digest:{quote(self.family)}/{self.weight}{'i' if self.face.italic else ''}"

    def made(self, signs: Iterable[int]) -> bytes:
        """The font file, with glyphs for the code points *signs* as far as the face has them, and for what they turn into."""
        import uharfbuzz as hb  # type: ignore[import-untyped]

        whole = hb.Face(hb.Blob.from_file_path(str(self.face.path)))
        asked = hb.SubsetInput()
        asked.unicode_set.update(signs)
        asked.layout_feature_tag_set.clear()
        asked.layout_feature_tag_set.invert()  # all of them: figures, ligatures, kerning
        asked.pin_axis_location(whole, "wght", self.weight)
        if self.size:
            asked.pin_axis_location(whole, "opsz", self.size)
        return bytes(hb.subset(whole, asked).blob.data)


def cut(family: str, style: Style, *, italic: bool) -> Cut | None:
    """The cut of *family* that *style* is set in, None where the family is no variable font: its files are used as they are."""
    found = face(family, weight=style.weight, italic=italic)
    return Cut(face=found, weight=style.weight, size=optical(style.size) if found.optical else 0.0) if found.variable else None


def named(family: str, style: Style) -> str:
    """The name of what *style* sets of *family*."""
    made = cut(family, style, italic=style.italic)
    return made.family if made else family


def cuts(theme: Theme, styles: Mapping[str, Style]) -> tuple[Cut, ...]:
    """The cuts of *theme*'s fonts that *styles* are set in; letters that join are set upright, so both slopes are there."""
    wanted = (cut(family, style, italic=italic) for style in styles.values() for role in (style.family, style.cursive or style.family)
              for family in theme.fonts[role] for italic in sorted({style.italic, False}))
    return tuple(dict.fromkeys(one for one in wanted if one))


def signs(document: str) -> frozenset[int]:
    """The code points *document* may print: its own, its capitals, and what the page furniture counts with."""
    return frozenset(map(ord, {*document, *document.upper(), *printable}))
