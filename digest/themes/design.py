"""What a page is made of, as data: lines, columns, boxes, patterns. A theme fills them in, planning reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from digest.languages import joins

if TYPE_CHECKING:
    from digest.model import Image


PAGE = 511.0 * 676.0
"""Square points of the type area for which the planner's "about how many stories a page" are meant."""

ARABIC_LINE = 1.3
"""Ems that an Arabic line needs to the next, that its letters and vowel signs do not touch."""

HEADS = ("cover-type-head", "lead-head", "feature-head", "news-head", "second-head", "brief-head")
"""Headline styles from the largest down."""

SIZES = (0.88, 0.94, 1.04, 1.08, 1.13, 1.18, 1.24, 1.32, 1.4, 1.5, 1.6)
"""Parts of its style's size at which display type may be set so that its lines reach across their measure."""

LESSER = (0.88, 0.77, 0.67, 0.58)
"""Parts of its style's size at which a figure may be set so that it keeps to one line."""

LARGEST = 1.24
"""The part of its style's size at which its letters are largest: the greater SIZES are for Arabic, whose letters are small on
their body, and which close leading made smaller yet.
"""

SIZED = (
    "cover-type-head",
    "lead-head",
    "feature-head",
    "news-head",
    "second-head",
    "big-quote",
    "quote",
)
"""The styles of display type that come in SIZES."""

POSTERS = (
    "poster-head",
    "placard-head",
    "cover-type-head",
    "cover-head",
    "feature-head",
    "news-head",
    "second-head",
    "cover-teaser",
    "brief-head",
)
"""Styles of a cover's headlines from the largest down; without a picture the headline is the picture."""


def sized(style: str, part: float) -> str:
    """The name of *style* at *part* of its size."""
    return f"{style}-{part * 100:.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a kind of text is set. *size*, *leading* and *indent* are points; *family* names one of the theme's fonts.

    *tracking* and *spacing* are points added to every sign and to every word space: a justified text wants narrow
    spaces to start from, since they can only be widened. *arabic* is by how much Arabic letters, small on their body, are
    enlarged at the most, *cursive* the font that sets them where that is another than *family*. *give* is by which part of its size a justified line's signs may be tracked, in or out.
    """

    family: str
    size: float
    leading: float
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    spacing: float = 0.0
    indent: float = 0.0
    justify: bool = False
    capitals: bool = False
    figures: str = "lining"
    arabic: float = 1.14
    cursive: str = ""
    give: float = 0.0

    @property
    def enlarged(self) -> float:
        """By how much Arabic letters are enlarged here: where lines are close, less, since they reach further up and down."""
        return round(min(self.arabic, self.leading / (self.size * ARABIC_LINE)), 3)

    def evens(self, language: str) -> float:
        """How large the letters of *language* look here beside Latin ones: where lines are close, Arabic ones look small."""
        return self.enlarged / self.arabic if joins(language) else 1.0

    def scaled(self, part: float) -> Style:
        """The same style at *part* of its size, to a tenth of a point."""
        return replace(self, size=round(self.size * part, 1), leading=round(self.leading * part, 1))

    def role(self, language: str) -> str:
        """Which of the theme's fonts sets *language* here."""
        return self.cursive if self.cursive and joins(language) else self.family

    def yields(self, language: str) -> float:
        """Points by which each sign of a justified line may be tracked; letters that join may not be."""
        return 0.0 if joins(language) else self.give * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """Where a box may carry its story's picture: over *width* columns from the box's *column*, *least* to *most* lines
    high with its caption. *under* puts it below the head. *bleed* carries it over the page's edges.
    """

    column: int = 1
    width: int = 1
    least: int = 10
    most: int = 16
    under: bool = False
    bleed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Room for one story: *column* and *line* count from 1, *width* in columns of a page of *columns*, *height* in lines.

    *head* is the headline's style and *span* the columns it stands over, the first ones; *decks* allows a standfirst.
    *quotes*, *initial*, *panel*: it may hold a pull quote, a drop cap, a panel with the story's reports. *air* lines stay
    empty under its head, whose headline may have *more* lines than is usual.
    """

    name: str
    columns: int
    column: int
    line: int
    width: int
    height: int
    style: str
    head: str
    body: str
    span: int = 0
    art: Art | None = None
    decks: bool = False
    quotes: bool = False
    initial: bool = False
    panel: bool = False
    air: int = 0
    more: int = 0

    @property
    def head_width(self) -> int:
        return self.span or self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A page of stories, or two that follow each other: the lines of the second count on from those of the first, and a box
    may run from one to the other. *shift*: how many lines the edge between stacked boxes may move up or down. *outer*:
    the column, "first" or "last", that should stand at the outer edge of two facing pages; "" where both do as well.
    """

    name: str
    boxes: tuple[Box, ...]
    shift: int = 0
    pages: int = 1
    outer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The standing pages, those that point to stories: how they are divided.

    *title*: lines above the columns of briefs and lists. *briefs*, *lists*, *quotes*: columns of those pages; *contents*:
    of the contents page, and how many of them hold entries. *brief* is the lines of text a brief would like, and has at
    most. *back*: points at the back page's foot that its sources leave free. *cover* is the width of a cover's headline, 0
    for the type area's, *deep* the points down that it may take, 0 for five lines, *poster* those without a picture;
    *teasers* how many there are, and in a grid of how many columns. *plate*: width and height of the cover's picture in
    points, None for the full page or a band.
    """

    title: int = 5
    briefs: int = 3
    brief: tuple[int, int] = (6, 13)
    lists: int = 3
    quotes: int = 2
    contents: tuple[int, int] = (3, 2)
    back: float = 162.0
    cover: float = 0.0
    deep: float = 0.0
    poster: float = 440.0
    teasers: tuple[int, int] = (3, 3)
    plate: tuple[float, float] | None = None
    rows: float = 65.0
    speaker: str = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The title of a page that is not a story's, and the aside that says what the page holds.

    The title's box begins at *top*, in points from the type area's, and is *height* high. The aside
    is set in the style *aside*, *gap* points from the title, where it takes *deep* points at most;
    it stands *inset* points from the box's "top" or "foot", as *align* says. Without room there it
    goes into the margin of a theme that has notes.
    """

    top: float = -4.0
    height: float = 52.0
    aside: str = "panel-text"
    gap: float = 22.0
    deep: float = 48.0
    align: str = "foot"
    inset: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The cover, in points from the paper's upper edge.

    *name* is where the magazine's name begins and how high it may be, *strip* where the line under
    it stands, *head* where a band of picture may begin. *main* is where the headline begins with a
    picture and without one; 0 puts it right above the teasers, which take *foot* points at the
    paper's foot. A *teaser* stands that many points from the foot and is so high; with a height of
    0 they are stacked, *lines* lines of them at most.
    """

    name: tuple[float, float] = (34.0, 64.0)
    strip: float = 102.0
    head: float = 124.0
    plate: float = 118.0
    main: tuple[float, float] = (0.0, 0.0)
    foot: float = 128.0
    teaser: tuple[float, float] = (40.0, 84.0)
    lines: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents page: what the issue was made from stands in the column *side*, from *top* points
    down; in the margin where *side* is 0.
    """

    side: int = 3
    top: float = 68.3
    number: str = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """The back page. *kind* "band": a band of colour *band* points high at the paper's foot, and over
    it how summaries are made and the colophon, *notes* points high, or *large* where the sources
    leave room. "stack": all of it in one column at the foot.
    """

    kind: str = "band"
    band: float = 126.0
    notes: float = 82.0
    large: float = 150.0
    lists: float = 91.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A theme's page as planning sees it. *width* × *height* is the type area in points, *lines* of *leading*.

    *gutters* gives the gap between columns by their number on the page, *credits* the word before the names of a story's
    sources, by language.
    *paper* is the trimmed page. *notes* is the width of the column in the outer margin that holds captions and sources, 0
    where they stand in the text, *gap* what parts it from the text.
    """

    width: float
    height: float
    leading: float
    lines: int
    gutters: Mapping[int, float]
    styles: Mapping[str, Style]
    patterns: tuple[Pattern, ...]
    credits: Mapping[str, str]
    paper: tuple[float, float] = (595.28, 793.70)
    notes: float = 0.0
    gap: float = 0.0
    standing: Standing = Standing()
    titles: Titles = Titles()
    cover: Cover = Cover()
    contents: Contents = Contents()
    back: Back = Back()

    @property
    def initial_lines(self) -> int:
        """Lines beside a drop cap."""
        return round(self.style("initial").leading / self.leading)

    @property
    def share(self) -> float:
        """The type area beside that of a news weekly's page, by which what a page may hold is reckoned."""
        return self.width * self.height / PAGE

    def credit(self, language: str) -> str:
        """What stands before the names of a story's sources in *language*, in English where there is no word for it."""
        return self.credits.get(language.partition("-")[0], self.credits["en"])

    def across(self, columns: int, width: int = 1) -> float:
        """The points that *width* of a page's *columns* columns take with the gutters between them."""
        gutter = self.gutters[columns]
        column = (self.width - gutter * (columns - 1)) / columns
        return column * width + gutter * (width - 1)

    def left(self, columns: int, column: int) -> float:
        """Points from the type area's starting edge to the *column*th of *columns* columns."""
        return (column - 1) * (self.across(columns) + self.gutters[columns])

    def style(self, name: str) -> Style:
        return self.styles[name]

    def pattern(self, name: str) -> Pattern:
        return next(pattern for pattern in self.patterns if pattern.name == name)


class Measure(Protocol):
    """What planning must know of the fonts."""

    def width(self, text: str, style: str, language: str) -> float:
        """The advance of *text* in points when it is set in the theme's *style*."""
        ...

    def divisions(self, word: str, language: str) -> tuple[int, ...]:
        """Offsets at which *word* may be divided, ascending; none where the language does not divide."""
        ...

    def size(self, image: Image) -> tuple[int, int] | None:
        """A picture's width and height in pixels; None where it is missing or cannot be printed."""
        ...

    def trouble(self, image: Image) -> str:
        """Why a picture cannot be printed, naming its file; "" where it can be, or has no file."""
        ...

    def lacks(self, text: str) -> frozenset[str]:
        """The signs of *text* that the theme's fonts cannot set."""
        ...

    def first_family(self, role: str, language: str) -> str:
        """The family that sets most of a text in *language*, of the theme's fonts in *role*."""
        ...
