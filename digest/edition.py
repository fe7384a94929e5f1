"""The edition: an issue as laid out, in which every page, box, line and word is settled.

Layout makes it; press, proof, mail and the output formats read it. ``<slug>.layout.json`` beside a
PDF is this value, written by `dump` and read by `load`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.model import Image, Sentence

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

VERSION = 2
"""Of the file. Version 1 was written by digest 0.x, without the lines of each box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle in points, from the starting upper corner of the page's type area.

    "Starting" is where reading starts: in a right-to-left edition *x* counts from the right. On a
    page that bleeds (`EditionPage.bleeds`) the corner is the paper's.
    """

    x: float
    y: float
    width: float
    height: float

    @property
    def foot(self) -> float:
        """The *y* of its lower edge."""
        return self.y + self.height

    @property
    def end(self) -> float:
        """The *x* of its far edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words within a line. *link* is an address or "#" and an anchor.

    *style* and *language* are the row's where they are "".
    """

    text: str
    link: str = ""
    style: str = ""
    role: str = ""
    language: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Lines in one style that belong together: a headline, a caption, a speaker.

    *role* says what it is, *style* is the theme's. *above* points stay free over it; all its lines
    begin *inset* points in, and the first one's opening mark stands *hang* points before them.
    *size* and *leading* are the style's where they are 0. A heading has a *level*; *label* is its
    bookmark, *section* the bookmark of the section that it opens.
    """

    role: str
    style: str
    lines: tuple[Line, ...]
    language: str = ""
    above: float = 0.0
    inset: float = 0.0
    hang: float = 0.0
    size: float = 0.0
    leading: float = 0.0
    colour: str = ""
    level: int = 0
    anchor: str = ""
    label: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A polygon of one *colour*; *points* count from the upper left corner of its drawing."""

    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedImage:
    """A picture in its place. No type lies on the rows *clear*, parts of its height from the top.

    *code*: it is not a picture but the QR code of that address; *drawing*: it is that SVG text.
    *bleeds*: it runs off the paper. *treatment*: it is printed in the colours *tones*, a dark and a
    light one, as a "duotone" or a "screen" of dots.
    """

    area: Area
    image: Image | None = None
    alt: str = ""
    clear: tuple[float, float] = (0.0, 1.0)
    code: str = ""
    drawing: str = ""
    bleeds: bool = False
    treatment: str = ""
    tones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows and a picture that stand together: a head, a pull quote, a panel.

    Templates look for its *kind*, and for its *variant* where a kind has several looks. The rows
    begin *padding* points down and in. *ground*: text of other blocks may lie on its picture, as on
    a cover's; the proof counts text on any other picture as overprinted. *colour* is that of its
    ground, or of its rules and of rows that have none. *shapes* are a drawing without a meaning.
    *sentences* are those of an article that a graphic prints or is drawn from.
    """

    kind: str
    area: Area
    rows: tuple[Row, ...] = ()
    image: PlacedImage | None = None
    variant: str = ""
    language: str = ""
    padding: tuple[float, float] = (0.0, 0.0)
    ground: bool = False
    colour: str = ""
    shapes: tuple[Shape, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def row(self, role: str) -> Row | None:
        """The first row of that role."""
        return next((row for row in self.rows if row.role == role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line of running text. It begins *start* points in.

    Of a justified line each sign is set *tracking* points wider, and *short* points stay free at
    its end.
    """

    text: str
    start: float = 0.0
    tracking: float = 0.0
    short: float = 0.0
    justified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, or the part of it that stands in one column.

    *opens* and *closes*: it holds the paragraph's first, its last line. *initial* is its drop cap,
    *initial_width* points wide. *ends*: the story ends with it.
    """

    lines: tuple[TextLine, ...]
    language: str
    opens: bool = True
    closes: bool = True
    indented: bool = False
    initial: str = ""
    initial_width: float = 0.0
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumn:
    """Running text in one column of *capacity* lines; *source* closes it.

    *run_in*: it stands at the end of the last line of text.
    """

    area: Area
    style: str
    capacity: int
    paragraphs: tuple[Paragraph, ...] = ()
    source: Row | None = None
    run_in: bool = False

    @property
    def filled(self) -> int:
        """How many of its lines are taken."""
        source = len(self.source.lines) if self.source and not self.run_in else 0
        return sum(len(paragraph.lines) for paragraph in self.paragraphs) + source


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A story, or a part of one, on a page; or furniture, which has no *story*.

    *box* is its name in the page's pattern, *style* how the box is set, *area* is around all of it.
    *sentences* are those printed here, in reading order.
    """

    box: str
    area: Area
    story: str = ""
    style: str = ""
    language: str = ""
    blocks: tuple[Block, ...] = ()
    columns: tuple[TextColumn, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def bleeds(self) -> bool:
        """Whether a picture of it runs off the paper."""
        return any(block.image is not None and block.image.bleeds for block in self.blocks)

    def block(self, kind: str) -> Block | None:
        """The first block of that kind."""
        return next((block for block in self.blocks if block.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage:
    """One page: its number from 1, the pattern it follows, what its running head says.

    *bleeds*: its areas count from the paper's corner instead of the type area's.
    """

    number: int
    pattern: str
    section: str = ""
    variant: str = ""
    bleeds: bool = False
    parts: tuple[Part, ...] = ()

    def texts(self) -> Iterator[str]:
        """All that is printed here, line by line, without the running head and the folio."""
        for part in self.parts:
            for block in part.blocks:
                for row in block.rows:
                    yield from _texts(row)
            for column in part.columns:
                for paragraph in column.paragraphs:
                    yield from (line.text for line in paragraph.lines)
                if column.source:
                    yield from _texts(column.source)


def _texts(row: Row) -> Iterator[str]:
    return ("".join(span.text for span in line) for line in row.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper and its type area, in points: *lines* of *leading*.

    The first page is a right-hand one, in a right-to-left edition a left-hand one. *inner* is the
    margin at the spine. *notes* is the width of the column in the outer margin, 0 for none, *gap*
    what parts it from the text. The PDF is *scale* times as large as these measures.
    """

    width: float
    height: float
    top: float
    inner: float
    outer: float
    bottom: float
    leading: float
    lines: int
    notes: float = 0.0
    gap: float = 0.0
    scale: float = 1.0

    @property
    def text_width(self) -> float:
        return self.width - self.inner - self.outer

    def left(self, page: int, *, mirrored: bool) -> float:
        """Points from the paper's left edge to the type area of *page*.

        *mirrored*: right to left.
        """
        right_hand = bool(page % 2) is not mirrored
        return self.inner if right_hand else self.outer

    def reach(self, page: int, *, mirrored: bool) -> tuple[float, float]:
        """From where to where text and notes go on *page*, in points from the paper's left edge."""
        left = self.left(page, mirrored=mirrored)
        notes = self.notes + self.gap if self.notes else 0.0
        right = left + self.text_width
        right_hand = bool(page % 2) is not mirrored
        return (left, right + notes) if right_hand else (left - notes, right)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStory:
    """A story as mail and formats list it; *page* is 0 where the edition does not print it."""

    id: str
    headline: str
    language: str
    section: str = ""
    standfirst: str = ""
    sources: tuple[str, ...] = ()
    page: int = 0
    anchor: str = ""
    cover: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An issue as laid out in one theme.

    *starts* is inclusive, *ends* exclusive. *dates* is the week as its language writes it,
    *running* the title as it fits in the running heads. *warnings* name what is missing or was
    replaced.
    """

    number: int
    week: str
    starts: datetime
    ends: datetime
    title: str
    language: str
    theme: str
    paper: Paper
    dates: str
    running: str = ""
    right_to_left: bool = False
    tagline: str = ""
    stories: tuple[EditionStory, ...] = ()
    pages: tuple[EditionPage, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFile:
    """``<slug>.layout.json``: the edition that was printed, and the hash of its PDF."""

    version: int
    pdf_sha256: str
    edition: Edition


def dump(file: LayoutFile) -> bytes:
    """*file* as JSON in UTF-8; values that are their type's default are left out."""
    text: str = json_converter().dumps(file, ensure_ascii=False)
    return text.encode()


def load(data: bytes, where: str) -> LayoutFile:
    """The layout file in *data*. Raises DigestError, naming *where*, for any other content."""
    try:
        file: LayoutFile = json_converter().loads(data, LayoutFile)
    except Exception as error:
        raise DigestError(
            f"{where}: not a layout of this version of digest; run 'digest build' again"
        ) from error
    if file.version != VERSION:
        raise DigestError(f"{where}: a layout of version {file.version}; run 'digest build' again")
    return file


@cache
def json_converter() -> JsonConverter:
    """Writes frozen values as JSON and reads them back, by their types."""
    from cattrs.preconf.json import make_converter

    return make_converter(omit_if_default=True)


def without_images(edition: Edition, paths: frozenset[str]) -> Edition:
    """*edition* without the pictures in the files *paths* and their captions."""
    if not paths:
        return edition

    def stays(block: Block) -> bool:
        image = block.image.image if block.image else None
        return image is None or image.path not in paths

    pages = []
    for page in edition.pages:
        parts = tuple(
            replace(part, blocks=tuple(filter(stays, part.blocks))) for part in page.parts
        )
        pages.append(replace(page, parts=parts))
    return replace(edition, pages=tuple(pages))


def with_warnings(edition: Edition, warnings: tuple[str, ...]) -> Edition:
    """*edition* with *warnings* added to its own, each once."""
    return replace(edition, warnings=tuple(dict.fromkeys((*edition.warnings, *warnings))))
