"""The page of a theme: its paper, margins and grid, as theme.toml's [page] states them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from types import MappingProxyType
from typing import Any

from digest.tables import bind, key
from digest.themes.place import Place

MM = 72 / 25.4
"""Points of a millimetre."""

PAPERS = {
    "A4": (595.28, 841.89),
    "A5": (419.53, 595.28),
    "Letter": (612.0, 792.0),
    "tablet": (180 * MM, 240 * MM),
}
"""Papers by name: width and height in points."""

SMALLEST = 200.0
"""Points that each side of the paper has at least."""

NARROWEST = 150.0
"""Points that the type area is wide at least."""

EDGE = 8.0
"""Points between the notes in the margin and the paper's edge."""


def paper_size(value: Any) -> tuple[float, float]:
    """Width and height in points of a paper's name, "210x280" in millimetres, or two points."""
    size = None
    if isinstance(value, str):
        wide = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)", value)
        size = PAPERS.get(value, (float(wide[1]) * MM, float(wide[2]) * MM) if wide else None)
    elif isinstance(value, list) and len(value) == 2:
        numbers = [side for side in value if type(side) in (int, float)]
        size = (float(numbers[0]), float(numbers[1])) if len(numbers) == 2 else None
    if size is None or min(size) < SMALLEST:
        raise ValueError(
            f"{value!r} is not a size of paper; write one of {', '.join(PAPERS)}, millimetres as "
            f'"210x280", or points as [595.28, 793.7], {SMALLEST:g} points a side at least'
        )
    return size


def _positive(value: float) -> float:
    if value <= 0:
        raise ValueError(f"must be a number over 0, not {value:g}")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """[page]: the paper, its margins and the grid, in points."""

    size: Any = key(  # noqa: RUF009
        MISSING,
        'The trimmed paper: "A4", "A5", "Letter", "tablet" (180 × 240 mm), millimetres as '
        '"210x280", or [width, height] in points.',
        example="A5",
        check=paper_size,
    )
    top: float = key(
        MISSING, "Points from the paper's top to the first line.", example=54.0, check=_positive
    )
    side: float = key(
        0.0, "Points of both side margins; write inner and outer where they differ.", example=42.0
    )
    inner: float = key(
        0.0,
        "Points of the margin at the spine. With outer it mirrors left and right pages.",
        example=40.0,
    )
    outer: float = key(0.0, "Points of the margin away from the spine; 0: as inner.", example=108.0)
    bottom: float = key(0.0, "Points beneath the last line; 0: what is left.", example=60.28)
    leading: float = key(
        MISSING, "Points from line to line: the baseline grid.", example=13.0, check=_positive
    )
    lines: int = key(MISSING, "Lines of text on a page.", example=37, check=_positive)
    gutters: Mapping[str, float] = key(
        MISSING,
        "The grids: by a number of columns, the points between two of them. 1 must be there.",
        example={"1": 0.0, "2": 16.0},
    )
    notes: float = key(
        0.0,
        "Points of a column in the outer margin for captions and sources; 0: they stand in the "
        "text.",
        example=72.0,
    )
    gap: float = key(0.0, "Points between the text and the notes.", example=13.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """The page of a theme, checked: all in points, *gutters* by a number of columns."""

    paper: tuple[float, float]
    top: float
    inner: float
    outer: float
    bottom: float
    leading: float
    lines: int
    gutters: Mapping[int, float]
    notes: float
    gap: float

    @property
    def text_width(self) -> float:
        """Points that the type area is wide."""
        return self.paper[0] - self.inner - self.outer


def read_page(table: Mapping[str, Any], place: Place) -> PageSize:
    """The page in *table*. Raises UsageError where its measures do not make a page."""
    page = bind(PageTable, table, place=place)
    inner = page.inner or page.side
    if inner <= 0:
        raise place.fault("", "has no 'side' or 'inner'; add a line side = 42.0")
    size = PageSize(
        paper=page.size,
        top=page.top,
        inner=inner,
        outer=page.outer or inner,
        bottom=page.bottom or page.size[1] - page.top - page.lines * page.leading,
        leading=page.leading,
        lines=page.lines,
        gutters=MappingProxyType(_gutters(page.gutters, place)),
        notes=page.notes,
        gap=page.gap,
    )
    _check(size, place)
    return size


def _gutters(table: Mapping[str, float], place: Place) -> dict[int, float]:
    for columns in table:
        if not columns.isdecimal() or int(columns) < 1:
            raise place.fault("gutters", f"'{columns}' is not a number of columns; write 2 = 16.0")
    if "1" not in table:
        raise place.fault("gutters", "a grid of 1 column is missing; add 1 = 0.0")
    return {int(columns): float(gap) for columns, gap in table.items()}


def _check(page: PageSize, place: Place) -> None:
    """Check that the margins and the lines make up the page, and that the notes fit in theirs."""
    height, bottom = page.paper[1], page.bottom
    if bottom < 0 or abs(page.top + page.lines * page.leading + bottom - height) > 0.5:
        fitting = int((height - page.top - max(bottom, 0)) / page.leading)
        raise place.fault(
            "lines",
            f"{page.lines:g} lines of {page.leading:g} with top {page.top:g} and bottom "
            f"{bottom:g} do not make a page {height:g} high; {fitting} lines fit",
        )
    notes, widest = page.notes + page.gap, max(0.0, page.outer - EDGE - page.gap)
    if notes > page.outer - EDGE:
        raise place.fault(
            "notes",
            f"with the gap they are {notes:g} wide, and the outer margin is {page.outer:g}; write "
            f"{widest:g} or less",
        )
    if page.text_width < NARROWEST:
        raise place.fault(
            "inner",
            f"inner and outer leave {page.text_width:g} points for text; leave {NARROWEST:g} at "
            "least",
        )
