"""The values that this package gives to others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from digest.errors import DigestError

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in parts of the picture's width and height, from the upper left."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class PictureError(DigestError):
    """A picture that cannot be printed: the message names the file, why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureInfo:
    """Width and height in pixels, after EXIF rotation; *format* is "JPEG", "PNG", …

    *look* are 64 bits that pictures of one look share but for a few, -1 where it was not taken.
    *plain* is the part of the picture that its commonest colour takes, 0 to 1.
    """

    width: int
    height: int
    format: str
    look: int = -1
    plain: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPicture:
    """A picture ready for print: sRGB, without metadata. *dpi* is its resolution in its slot."""

    data: bytes
    mime: str
    width: int
    height: int
    dpi: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """Relative luminance (WCAG 2.2) of a part of a picture, 0 black to 1 white.

    *dark* and *light* are its darkest and lightest pixels.
    """

    mean: float
    dark: float
    light: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """How a weak picture is printed: as a "duotone" or a "screen", from *dark* to *light*."""

    kind: str
    dark: str
    light: str
