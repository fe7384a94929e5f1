"""What a page shows, as plain values. Places are points from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Ink: TypeAlias = tuple[float, float, float]
"""Red, green and blue in 0…1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle, its *top* less than its *bottom*."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Area) -> float:
        """How many square points both cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def within(self, other: Area) -> Area:
        """The part of it inside *other*; it may be empty."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Area(
            left=left,
            top=top,
            right=max(min(self.right, other.right), left),
            bottom=max(min(self.bottom, other.bottom), top),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text shown in one go, from its first ink at *left* to its last at *right*, on the baseline *y*.

    *gaps* are the widths of its word spaces in em, *before* and *after* say that it begins or ends with a space.
    *missing* counts characters without a glyph. *element* is its paragraph, heading or the like in the structure
    tree, -1 for none; *artifact* marks furniture. *ground* is the colour behind it, None where that is not known.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    gaps: tuple[float, ...] = ()
    before: bool = False
    after: bool = False
    missing: int = 0
    font: str = ""
    ink: Ink | None = None
    ground: Ink | None = None
    element: int = -1
    artifact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A raster picture as placed: its *pixels* on *width* × *height* points along its own sides, *area* around it."""

    area: Area
    pixels: tuple[int, int]
    width: float
    height: float
    element: int = -1
    artifact: bool = False

    @property
    def dpi(self) -> float:
        return 72 * min(self.pixels[0] / self.width, self.pixels[1] / self.height)

    @property
    def distortion(self) -> float:
        """How far its sides' proportion is from its pixels', 0 for none."""
        return abs(self.pixels[0] / self.pixels[1] / (self.width / self.height) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """An area filled with one colour, None where it is none that can be told (a gradient, a pattern, a shape)."""

    area: Area
    ink: Ink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A part of the structure tree that holds content: its standard role ("P", "H1", "Figure") and its alternative."""

    role: str
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page's marks, each kind in the order painted."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = ()
    pictures: tuple[Picture, ...] = ()
    panels: tuple[Panel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """*target*: an address, or a destination within the file, which is *dead* when there is no such place."""

    page: int
    target: str
    internal: bool
    dead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that a proof looks at. *fonts*: name → embedded; *bookmarks* counts the outline's entries."""

    title: str
    language: str
    tagged: bool
    conformance: tuple[str, ...]
    bookmarks: int
    links: tuple[Link, ...]
    fonts: dict[str, bool]
    elements: tuple[Element, ...]
    pages: tuple[Page, ...]
