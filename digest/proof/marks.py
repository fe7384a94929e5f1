"""The marks on a page as plain values. Positions are points from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Ink: TypeAlias = tuple[float, float, float]
"""Red, green and blue in 0…1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle; *top* is less than *bottom*, since positions count downwards."""

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

    def overlap(self, other: Area) -> float:
        """The area that both cover, in square points."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def within(self, other: Area) -> Area:
        """The part inside *other*; it may be empty."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Area(
            left=left,
            top=top,
            right=max(min(self.right, other.right), left),
            bottom=max(min(self.bottom, other.bottom), top),
        )


def area_around(points: list[tuple[float, float]]) -> Area:
    """The smallest area that contains all *points*."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(left=min(across), top=min(down), right=max(across), bottom=max(down))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """The text of one PDF operator, from its first ink at *left* to its last at *right*.

    *y* is the baseline. *gaps* are the widths of the word spaces in em; *space_before* is true for
    a run that starts with a space. *missing* counts the characters without a glyph. *element* is
    the index of the paragraph, heading or the like in the structure tree, -1 for none; *artifact*
    marks page furniture. *ink* and *background* are colours, None where unknown. *order* counts the
    page's marks as they are painted, *place* its tagged content as it is read, -1 for none.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    gaps: tuple[float, ...] = ()
    space_before: bool = False
    missing: int = 0
    font: str = ""
    ink: Ink | None = None
    background: Ink | None = None
    element: int = -1
    artifact: bool = False
    order: int = 0
    place: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A raster picture: *pixels* printed on *width* × *height* points, *area* is its bounding box.

    The sides are measured along the picture, so they differ from the area's when it is rotated.
    """

    area: Area
    pixels: tuple[int, int]
    width: float
    height: float
    element: int = -1
    artifact: bool = False
    order: int = 0

    @property
    def dpi(self) -> float:
        return 72 * min(self.pixels[0] / self.width, self.pixels[1] / self.height)

    @property
    def distortion(self) -> float:
        """Difference between its proportions in print and in pixels, 0 for none."""
        return abs(self.pixels[0] / self.pixels[1] / (self.width / self.height) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A painted area. *ink* is None where there is no single colour, as in a gradient."""

    area: Area
    ink: Ink | None
    element: int = -1
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A block of the structure tree: its standard role ("P", "H1", …) and alternative text.

    *around* are the numbers of the groups of blocks that enclose it, the nearest first, *article*
    that of the article among them, -1 for none.
    """

    role: str
    alternative: str = ""
    around: tuple[int, ...] = ()
    article: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """The marks on one page, each kind in the order of painting.

    *width* and *height* are those of the trimmed page, from whose upper left corner the marks
    count. *outside* is how far the paper printed on reaches beyond it, 0 where it does not.
    """

    number: int
    width: float
    height: float
    runs: tuple[TextRun, ...] = ()
    pictures: tuple[Picture, ...] = ()
    panels: tuple[Panel, ...] = ()
    outside: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link on *page*, or a bookmark (page 0), whose *title* is its text.

    *target* is an address, or a destination within the file when *internal*; *dead* means that the
    file has no such destination. *area* is where it can be clicked, *to* where it leads within the
    file: a page, and how far its place is from the left and from the top.
    """

    page: int
    target: str
    internal: bool
    dead: bool = False
    title: str = ""
    area: Area | None = None
    to: tuple[int, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A PDF as the checks read it.

    *fonts* maps each name to whether the font is embedded; *bookmarks* is the number of entries in
    the outline; *conformance* holds the claims of the metadata, such as "PDF/UA-1".
    """

    title: str
    language: str
    tagged: bool
    conformance: tuple[str, ...]
    bookmarks: int
    links: tuple[Link, ...]
    fonts: dict[str, bool]
    elements: tuple[Element, ...]
    pages: tuple[PrintedPage, ...]
