"""Patterns: pages of stories as boxes on the grid, from theme.toml and patterns/*.toml."""

from __future__ import annotations

from dataclasses import MISSING, dataclass
from typing import Any

from digest import suggest
from digest.tables import key

BOX_STYLES = ("lead", "feature", "news")
"""How a box is set, and so which stories it is for."""

MOST_PAGES = 6
"""Pages that a pattern may take."""

OUTER = ("", "first", "last")
"""Which column of a pattern should stand at the outer edge; "": either."""


def _from(value: str, names: tuple[str, ...], kind: str) -> str:
    if value not in names:
        raise ValueError(suggest.unknown(kind, value, [name for name in names if name]))
    return value


def _box_style(value: str) -> str:
    return _from(value, BOX_STYLES, "style of a box")


def _outer(value: str) -> str:
    return _from(value, OUTER, "column")


def _pages(value: Any) -> Any:
    if value not in range(1, MOST_PAGES + 1):
        raise ValueError(f"must be 1 to {MOST_PAGES}, not {value}")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """art, of a box: where its story's picture may stand."""

    column: int = key(1, "The picture's first column, from the box's first, which is 1.")
    width: int = key(1, "Its width in columns. Above a headline it is as wide as the box.")
    least: int = key(10, "Lines that it is high at least, with its caption.")
    most: int = key(16, "Lines that it is high at most, with its caption.")
    under: bool = key(default=False, text="Whether it stands beneath the headline.")
    bleed: bool = key(
        default=False,
        text="Whether it runs off three edges of the paper, where it begins on the first line.",
    )
    narrow: float = key(
        0.0,
        "The part of its width that a picture of few pixels has at least; a narrower one is left "
        "out. 0: as narrow as the layout allows anywhere.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """boxes, of a pattern: the place of one story on the grid."""

    name: str = key(MISSING, "Its name, one of a kind in the pattern.", example="upper")
    columns: int = key(MISSING, "The grid it stands in: one of [page] gutters.", example=3)
    column: int = key(MISSING, "Its first column, from 1.", example=1)
    line: int = key(MISSING, "Its first line, from 1.", example=1)
    width: int = key(MISSING, "Its width in columns.", example=2)
    height: int = key(
        MISSING,
        "Its height in lines, 8 at least. Leave a line free between two boxes, and end the last on "
        "the page's last line.",
        example=25,
    )
    style: str = key(
        MISSING,
        'The stories it is for: "lead", "feature" or "news".',
        example="news",
        check=_box_style,
    )
    head: str = key(
        MISSING,
        "The headline's style. One that is too long is set in the next smaller one.",
        example="news-head",
    )
    body: str = key(MISSING, "The style of the text.", example="body")
    span: int = key(0, "Columns that the headline stands over, the first ones; 0: all.")
    art: Art | None = key(None, "Where its picture may stand; without it, it has none.")  # noqa: RUF009
    decks: bool = key(default=False, text="Whether it may have a standfirst.")
    quotes: bool = key(default=False, text="Whether it may have a pull quote.")
    initial: bool = key(default=False, text="Whether it begins with a drop cap.")
    panel: bool = key(default=False, text="Whether it may have a panel with the story's reports.")
    graphics: bool = key(
        default=True, text="Whether it may have a chart, a timeline or a large figure."
    )
    showpiece: bool = key(
        default=False,
        text="Whether its story's best quotation, figure, chart or timeline may stand across it as "
        "a poster. The layout allows it to one story of a spread without pictures.",
    )
    air: int = key(0, "Lines that stay empty beneath its headline.")
    more: int = key(0, "Lines that its headline may have beyond the usual.")

    @property
    def head_width(self) -> int:
        """Columns that the headline stands over."""
        return self.span or self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """[[pattern]]: a page of stories, or two that follow each other."""

    name: str = key(MISSING, "Its name, which is also that of its template, if it has one.")
    boxes: tuple[Box, ...] = key((), "Its boxes, one a story.")
    shift: int = key(0, "Lines by which the edge between stacked boxes may move.")
    pages: int = key(
        1,
        "1 to 6. The lines of each page count on from those of the one before, and a box may run "
        "from one to the next.",
        check=_pages,
    )
    outer: str = key(
        "",
        'The column, "first" or "last", that should stand at the outer edge of facing pages. Give '
        "such a pattern a mirrored one as well.",
        check=_outer,
    )
