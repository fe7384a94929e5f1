"""What the room hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from digest.errors import DigestError

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom as parts of the picture's width and height, from its upper left corner."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class PictureError(DigestError):
    """A picture that cannot be printed: the message names the file, why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureInfo:
    """Width and height in pixels as a reader sees them, EXIF turned; *format* is "JPEG", "PNG", …"""

    width: int
    height: int
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A picture ready to be placed: sRGB, bare of metadata. *dpi* is what it has in its slot."""

    data: bytes
    mime: str
    width: int
    height: int
    dpi: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """Relative luminance (WCAG 2.2) of a part of a picture, 0 black to 1 white; *light* is its lightest spot's."""

    mean: float
    dark: float
    light: float
    deviation: float
