"""The pictures of one edition: each prepared for its place, under an address of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.progress import Meter

if TYPE_CHECKING:
    from digest.edition import Area, Edition, PlacedImage
    from digest.pictures import PictureShelf, PrintPicture

SCHEME = "digest-picture:"
"""Addresses that only this edition's printing knows."""

TYPE_CONTRAST, NAME_CONTRAST = 4.5, 3.0
"""WCAG 2's contrast of white type, and of large white type, on the picture beneath it."""


@dataclass(slots=True)
class Album:
    """Prepared pictures by address. *warnings* names those that could not be printed, *damaged*
    holds their files.

    A *shelf* keeps finished pictures for the next build, *meter* counts them. The pages are printed
    *scale* times as large as their areas say.
    """

    shelf: PictureShelf | None = None
    scale: float = 1.0
    prepared: dict[str, PrintPicture] = field(default_factory=dict)
    meter: Meter = field(default_factory=Meter)
    warnings: list[str] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)
    _addresses: dict[tuple[object, ...], str] = field(default_factory=dict)

    def address(self, placed: PlacedImage) -> str:
        """The address of a picture, a drawing or a QR code.

        "" with a warning where it cannot be printed.
        """
        if placed.code:
            return _code(placed.code)
        if placed.drawing:
            return f"data:image/svg+xml,{quote(placed.drawing)}"
        if placed.image is None:
            return ""
        key = _key(placed)
        if key not in self._addresses:
            self._addresses[key] = self._prepare(placed.image.path, placed)
            self.meter.add()
        return self._addresses[key]

    def _prepare(self, path: str, placed: PlacedImage) -> str:
        from digest.pictures import PictureError, Treatment, prepare

        make, area = self.shelf.prepare if self.shelf else prepare, placed.area
        treatment = None
        if placed.treatment:
            dark, light = placed.tones
            treatment = Treatment(kind=placed.treatment, dark=dark, light=light)
        try:
            picture = make(
                path,
                width_pt=area.width * self.scale,
                height_pt=area.height * self.scale,
                clear=placed.clear,
                treatment=treatment,
            )
        except PictureError as error:
            self.warnings.append(f"{error}; its story is printed without it")
            self.damaged.add(path)
            return ""
        address = f"{SCHEME}{len(self.prepared) + 1}"
        self.prepared[address] = picture
        return address

    def darkening(self, placed: PlacedImage, area: Area, *, large: bool = False) -> float:
        """How opaque a black scrim over *area* of a picture must be for white type: 0 to 1."""
        from digest.pictures import scrim_alpha

        address = self.address(placed)
        if not address:
            return 0.0
        whole = placed.area
        region = (
            (area.x - whole.x) / whole.width,
            (area.y - whole.y) / whole.height,
            (area.end - whole.x) / whole.width,
            (area.foot - whole.y) / whole.height,
        )
        contrast = NAME_CONTRAST if large else TYPE_CONTRAST
        return scrim_alpha(self.prepared[address], region, contrast=contrast)


def picture_sizes(edition: Edition) -> frozenset[tuple[object, ...]]:
    """The pictures that *edition* prints, each once for every size and treatment."""
    blocks = (block for page in edition.pages for part in page.parts for block in part.blocks)
    images = (block.image for block in blocks if block.image and block.image.image)
    return frozenset(map(_key, images))


def _key(placed: PlacedImage) -> tuple[object, ...]:
    """What tells a picture in its place from the others."""
    area, path = placed.area, placed.image.path if placed.image else ""
    size = round(area.width, 1), round(area.height, 1)
    return path, size, placed.clear, placed.treatment, placed.tones


def _code(address: str) -> str:
    """A QR code of *address* as an image address."""
    import segno

    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(scale=1, border=0, dark="#000", omitsize=True))
