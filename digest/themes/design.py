"""The design of a theme's pages as data: layout reads it, theme.toml states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from digest import suggest
from digest.languages import joins
from digest.tables import key
from digest.text.typography import figures
from digest.themes.covers import CoverKind
from digest.themes.patterns import Art, Box, Pattern
from digest.themes.standing import Back, Contents, Cover, Opening, Standing, Titles

if TYPE_CHECKING:
    from digest.model import Earlier, Image


__all__ = [
    "Art",
    "Back",
    "Box",
    "Contents",
    "Cover",
    "Design",
    "Measure",
    "Opening",
    "Pattern",
    "Standing",
    "Style",
    "Titles",
    "sized",
]

PAGE = 511.0 * 676.0
"""Square points of the type area for which the planner's "about how many stories a
page" are meant.
"""

ARABIC_LINE = 1.3
"""Ems that an Arabic line needs to the next, that its letters and vowel signs do not touch."""

HEADS = ("cover-type-head", "lead-head", "feature-head", "news-head", "second-head", "brief-head")
"""Headline styles from the largest down."""

SIZES = (0.88, 0.94, 1.04, 1.08, 1.13, 1.18, 1.24, 1.32, 1.4, 1.5, 1.6)
"""Parts of its style's size at which display type may be set so that its lines reach across their
measure.
"""

LARGEST = 1.24
"""The part of its style's size at which its letters are largest: the greater SIZES are for Arabic,
whose letters are small on their body, and which close leading made smaller yet.
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

COVERS = ("poster-head", "cover-head", "cover-sentence", "cover-teaser")
"""Styles of covers: what stands large, headlines, the sentence of a figure, other headlines."""


FIGURES = ("lining", "oldstyle", "tabular")
"""Kinds of digits that a style may have."""


def _figures(value: str) -> str:
    if value not in FIGURES:
        raise ValueError(suggest.unknown("kind of figures", value, FIGURES))
    return value


def sized(style: str, part: float) -> str:
    """The name of *style* at *part* of its size."""
    return f"{style}-{part * 100:.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """[styles]: how a kind of text is set; sizes in points."""

    family: str = key(MISSING, "The role of [fonts] that sets it.", example="text")
    size: float = key(MISSING, "The size of its letters.", example=9.5)
    leading: float = key(MISSING, "From line to line.", example=13.0)
    weight: int = key(400, "A hundred from 100 to 900.")
    italic: bool = key(default=False, text="Whether it is slanted.")
    tracking: float = key(
        0.0,
        "Added after every sign. Readers copy letters apart that stand further from each other "
        "than a tenth of the size.",
    )
    spacing: float = key(
        0.0,
        "Added to every word space. A justified text wants narrow spaces to start from, since they "
        "can only be widened.",
    )
    indent: float = key(0.0, "By which the first line of a paragraph stands in.")
    justify: bool = key(
        default=False,
        text="Whether its lines reach across the column. Leave it out where a line holds fewer "
        "than 50 signs.",
    )
    capitals: bool = key(default=False, text="Whether it is set in capitals.")
    figures: str = key("lining", 'Its digits: "lining", "oldstyle" or "tabular".', check=_figures)
    arabic: float = key(
        1.14, "By how much Arabic letters, small on their body, are enlarged at the most."
    )
    cursive: str = key("", "The role of [fonts] that sets Arabic, where it is not family's.")
    give: float = key(
        0.0,
        "The part of its size by which the signs of a justified line may be tracked, in or out.",
        example=0.015,
    )

    @property
    def enlarged(self) -> float:
        """By how much Arabic letters are enlarged here: where lines are close, less, since they
        reach further up and down.
        """
        return round(min(self.arabic, self.leading / (self.size * ARABIC_LINE)), 3)

    def evens(self, language: str) -> float:
        """How large the letters of *language* look here beside Latin ones: where lines are close,
        Arabic ones look small.
        """
        return self.enlarged / self.arabic if joins(language) else 1.0

    def scaled(self, part: float) -> Style:
        """The same style at *part* of its size, to a tenth of a point."""
        return replace(self, size=round(self.size * part, 1), leading=round(self.leading * part, 1))

    def role(self, language: str) -> str:
        """Which of the theme's fonts sets *language* here."""
        return self.cursive if self.cursive and joins(language) else self.family

    def yields(self, language: str) -> float:
        """Points by which each sign of a justified line may be tracked.

        Letters that join may not be.
        """
        return 0.0 if joins(language) else self.give * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A theme's page as planning sees it.

    *width* × *height* is the type area in points, *lines* of *leading*.

    *gutters* gives the gap between columns by their number on the page, *credits* the word before
    the names of a story's sources, by language, and *earlier* what follows them where the magazine
    wrote of the event before: the phrase for a report and the one for an update, each with
    {number} and {page}. *paper* is the trimmed page. *notes* is the width of the column in the
    outer margin that holds captions and sources, 0 where they stand in the text, *gap* what parts
    it from the text. *covers* are the kinds of cover, the best first, *side* is the first page's
    margin. *facing*: whether two pages lie side by side, so that their number should be even.
    """

    width: float
    height: float
    leading: float
    lines: int
    gutters: Mapping[int, float]
    styles: Mapping[str, Style]
    patterns: tuple[Pattern, ...]
    credits: Mapping[str, str]
    earlier: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    paper: tuple[float, float] = (595.28, 793.70)
    notes: float = 0.0
    gap: float = 0.0
    standing: Standing = field(default_factory=Standing)
    titles: Titles = field(default_factory=Titles)
    opening: Opening = field(default_factory=Opening)
    cover: Cover = field(default_factory=Cover)
    contents: Contents = field(default_factory=Contents)
    back: Back = field(default_factory=Back)
    covers: tuple[CoverKind, ...] = ()
    side: float = 42.0
    facing: bool = True

    @property
    def initial_lines(self) -> int:
        """Lines beside a drop cap."""
        return round(self.style("initial").leading / self.leading)

    @property
    def share(self) -> float:
        """The type area beside that of a news weekly's page, by which what a page may hold is
        reckoned.
        """
        return self.width * self.height / PAGE

    def credit(self, language: str) -> str:
        """What stands before the names of a story's sources in *language*, in English where there
        is no word for it.
        """
        return self.credits.get(language.partition("-")[0], self.credits["en"])

    def mention_of(self, earlier: Earlier, language: str) -> str:
        """Where the magazine wrote of an event before, in *language*."""
        report, update = self.earlier.get(language.partition("-")[0], self.earlier["en"])
        return (update if earlier.update else report).format(
            number=figures(str(earlier.number), language), page=figures(str(earlier.page), language)
        )

    def across(self, columns: int, width: int = 1) -> float:
        """The points that *width* of a page's *columns* columns take with the gutters
        between them.
        """
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
        """Offsets at which *word* may be divided, ascending.

        None where the language does not divide.
        """
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
