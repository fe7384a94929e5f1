"""Checks that need the layout: fill, overflow, widows, orphans and stranded heads."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from digest.edition import Edition, EditionPage, Paragraph, TextColumn
from digest.model import Fault
from digest.proof.lines import Line, excerpt
from digest.proof.marks import Area, Document, Element, PrintedPage

STRIPS = 6
"""Vertical strips of the type area whose fill is averaged."""
LARGEST_GAP = 3
"""Lines of white space between two items that still count as filled."""
LEAST_FILL = 0.90
OUTER = ("cover", "contents", "back")
"""Patterns that are not measured: their white space is part of the design."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The type area of one page or of all, in points, and what the edition has on each page.

    *reach* is the area that notes in the margin may extend to.
    """

    area: Area
    leading: float
    edition: Edition
    pages: Mapping[int, EditionPage]
    reach: Area | None = None

    def of(self, page: int) -> Grid:
        """The grid of one page; left and right pages may differ."""
        paper, mirrored = self.edition.paper, self.edition.right_to_left
        left = paper.left(page, mirrored=mirrored)
        start, end = paper.reach(page, mirrored=mirrored)
        return replace(
            self,
            area=replace(self.area, left=left, right=left + paper.text_width),
            reach=replace(self.area, left=start, right=end),
        )

    def pattern(self, page: int) -> str:
        return self.pages[page].pattern if page in self.pages else ""

    def inner(self, page: int) -> bool:
        """Whether *page* belongs to the inside of the issue, whose fill is measured."""
        return page in self.pages and not self.pattern(page).startswith(OUTER)

    def columns(self, page: int) -> Iterator[tuple[str, TextColumn]]:
        """The columns of running text on *page*, each with the id of its story."""
        if page in self.pages:
            for part in self.pages[page].parts:
                for column in part.columns:
                    yield part.story, column


def grid_of(edition: Edition) -> Grid:
    """The grid of an edition's pages."""
    paper = edition.paper
    left = paper.left(1, mirrored=edition.right_to_left)
    area = Area(
        left=left,
        top=paper.top,
        right=left + paper.text_width,
        bottom=paper.top + paper.leading * paper.lines,
    )
    pages = {page.number: page for page in edition.pages}
    return Grid(area=area, leading=paper.leading, edition=edition, pages=pages)


def fills(document: Document, lines: Mapping[int, Sequence[Line]], grid: Grid) -> dict[int, float]:
    """The used part of each inner page's type area, 0 to 1."""
    return {
        page.number: _fill(page, lines[page.number], grid.of(page.number))
        for page in document.pages
        if grid.inner(page.number)
    }


def _fill(page: PrintedPage, lines: Sequence[Line], grid: Grid) -> float:
    """The mean of the used height of six vertical strips of the type area.

    Gaps of up to three lines count as used, so that the space around headings costs nothing.
    """
    used = [_around(line, grid.leading) for line in lines]
    used += [picture.area for picture in page.pictures]
    used += [panel.area for panel in page.panels if _is_panel(panel.area, page, grid)]
    used = [
        part
        for part in (area.within(grid.area) for area in used)
        if part.width > 0 and part.height > 0
    ]
    wide = grid.area.width / STRIPS
    return fmean(_used(used, grid.area.left + wide * index, wide, grid) for index in range(STRIPS))


def _around(line: Line, least: float = 0.0) -> Area:
    """The area of a line of text, at least *least* points high."""
    high = max(line.size, least)
    return Area(
        left=line.left, top=line.y - 0.75 * high, right=line.right, bottom=line.y + 0.25 * high
    )


def _is_panel(area: Area, page: PrintedPage, grid: Grid) -> bool:
    """Whether *area* is a box with its own background: neither a rule nor the page's."""
    return (
        min(area.width, area.height) > 2 * grid.leading
        and area.width * area.height < 0.9 * page.width * page.height
    )


def _used(areas: Sequence[Area], left: float, wide: float, grid: Grid) -> float:
    """The used part of a strip's height; areas under a tenth of its width are ignored."""
    spans = sorted(
        (area.top, area.bottom)
        for area in areas
        if min(area.right, left + wide) - max(area.left, left) > min(0.1 * wide, 0.9 * area.width)
    )
    reached, empty = grid.area.top, 0.0
    for top, bottom in [*spans, (grid.area.bottom, grid.area.bottom)]:
        if top - reached > (LARGEST_GAP + 0.25) * grid.leading:
            empty += top - reached
        reached = max(reached, bottom)
    return 1 - empty / grid.area.height


def low_fills(fills: Mapping[int, float]) -> Iterator[Fault]:
    for page, fill in fills.items():
        if fill < LEAST_FILL:
            yield Fault(name="low fill", page=page, detail=f"{fill:.2f} of the type area is used")


# overflow


def overflow(
    document: Document, lines: Mapping[int, Sequence[Line]], grid: Grid
) -> Iterator[Fault]:
    """Text off the paper, outside the type area, over other text, or too long for its frame."""
    for page in document.pages:
        text = [line for line in lines[page.number] if _is_content(line, document)]
        paper = Area(left=-1, top=-1, right=page.width + 1, bottom=page.height + 1)
        for line in text:
            if not _inside(line, paper):
                yield _overflow(line, "runs off the paper")
            elif grid.inner(page.number) and not _inside(line, _with_margin(grid.of(page.number))):
                yield _overflow(line, "runs out of the type area")
        yield from (_overflow(line, "lies over other text") for line in _overprinted(text))
        yield from _overfull(page.number, grid)


def _is_content(line: Line, document: Document) -> bool:
    """Whether it is content: page furniture is an artifact, or outside the structure tree."""
    return not line.artifact and (line.element >= 0 or not document.tagged)


def _overflow(line: Line, what: str) -> Fault:
    return Fault(
        name="overflow", page=line.page, hard=True, detail=f"“{excerpt(line.text)}” {what}"
    )


def _inside(line: Line, area: Area) -> bool:
    return line.left >= area.left and line.right <= area.right and area.top <= line.y <= area.bottom


def _with_margin(grid: Grid) -> Area:
    """The type area with half a line on each side, for hanging punctuation and descenders."""
    half, most = grid.leading / 2, grid.reach or grid.area
    return Area(
        left=most.left - half,
        top=most.top - half,
        right=most.right + half,
        bottom=most.bottom + half,
    )


def _overprinted(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines whose lower-case letters are covered by another line's by more than a quarter."""
    bodies = sorted(((_body(line), line) for line in lines), key=lambda pair: pair[0].top)
    for index, (body, line) in enumerate(bodies):
        for other, _ in bodies[index + 1 :]:
            if other.top >= body.bottom:
                break
            smaller = min(body.width * body.height, other.width * other.height)
            if body.overlap(other) > 0.25 * smaller > 0:
                yield line
                break


def _body(line: Line) -> Area:
    return Area(left=line.left, top=line.y - 0.45 * line.size, right=line.right, bottom=line.y)


def _overfull(page: int, grid: Grid) -> Iterator[Fault]:
    for story, column in grid.columns(page):
        if (surplus := column.filled - column.capacity) > 0:
            yield Fault(
                name="overflow",
                page=page,
                hard=True,
                detail=f"story '{story}' has {surplus} lines too many",
            )


def missing_text(document: Document, grid: Grid) -> Iterator[Fault]:
    """Pages without some of their text: WeasyPrint drops lines below a page without a warning."""
    pages = {
        page.number: "".join(run.text for run in page.runs if not run.artifact)
        for page in document.pages
    }
    for number, page in grid.pages.items():
        printed = _letters(pages.get(number, ""))
        expected = [*page.texts()]
        # Letters are counted, not compared in order: the PDF lists columns and notes in its own.
        if count := sum((Counter(_letters("".join(expected))) - Counter(printed)).values()):
            missing = [text for text in expected if not _is_printed(text, printed)]
            yield Fault(
                name="overflow",
                page=number,
                hard=True,
                detail=f"“{excerpt((missing or expected[-1:])[0])}” is not printed "
                f"({count} letters are missing); it does not fit on its page",
            )


def _is_printed(text: str, printed: str) -> bool:
    """Whether *printed*, the letters of a page, contain *text*; right-to-left text is reversed."""
    letters = _letters(text)
    return letters in printed or letters[::-1] in printed


def _letters(text: str) -> str:
    """The letters and digits of *text*, without case, hyphens and compatibility forms."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum()
    )


# widows, orphans, stranded heads


def widows(grid: Grid) -> Iterator[Fault]:
    """Last lines of paragraphs alone at the top of a column."""
    for page, story, paragraphs in _texts(grid):
        first = paragraphs[0]
        if len(first.lines) == 1 and first.closes and not first.opens:
            yield Fault(
                name="widow",
                page=page,
                detail=f"a paragraph of story '{story}' ends alone at the top of a column",
            )


def orphans(grid: Grid) -> Iterator[Fault]:
    """First lines of paragraphs alone at the foot of a column."""
    for page, story, paragraphs in _texts(grid):
        last = paragraphs[-1]
        if len(last.lines) == 1 and last.opens and not last.closes:
            yield Fault(
                name="orphan",
                page=page,
                detail=f"a paragraph of story '{story}' begins alone at the foot of a column",
            )


def _texts(grid: Grid) -> Iterator[tuple[int, str, tuple[Paragraph, ...]]]:
    for page in grid.pages:
        for story, column in grid.columns(page):
            if column.paragraphs:
                yield page, story, column.paragraphs


def stranded_heads(
    lines: Mapping[int, Sequence[Line]], document: Document, grid: Grid
) -> Iterator[Fault]:
    """Headings without text, a picture or another heading in the five lines below them."""
    for page in document.pages:
        if not grid.inner(page.number):
            continue
        text = [line for line in lines[page.number] if not line.artifact]
        heads = [line for line in lines[page.number] if _is_head(line, document.elements)]
        last_lines = {line.element: line for line in heads}
        for head in last_lines.values():
            others = [_around(line) for line in text if line.element != head.element]
            others += [picture.area for picture in page.pictures]
            below = _below(head, 5 * grid.leading)
            if not any(below.overlap(other) for other in others):
                yield Fault(
                    name="stranded head",
                    page=page.number,
                    detail=f"nothing follows “{excerpt(head.text)}”",
                )


def _below(line: Line, height: float) -> Area:
    area = _around(line)
    return replace(area, top=area.bottom - 2, bottom=area.bottom + height)


def _is_head(line: Line, elements: Sequence[Element]) -> bool:
    return line.element >= 0 and elements[line.element].role.startswith("H")
