"""Checks that need the layout: overflow, missing text, widows, orphans and stranded heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.edition import Edition, EditionPage, Paragraph, TextColumn
from digest.model import Fault
from digest.proof.lines import Line, excerpt
from digest.proof.marks import Area, Document, Element
from digest.proof.places import Places, letters_of, places_of, printed_in

OUTER = ("cover", "contents", "back")
"""Patterns that are not measured: their white space is part of the design."""

OPENING = "opening"
"""The box with the name of a section, which stands over the type area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The type area of one page or of all, in points, and what the edition has on each page.

    *reach* is the area that notes in the margin, and the name of a section over the page, may
    extend to.
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
            reach=replace(self.area, left=start, right=end, top=self.area.top + self._over(page)),
        )

    def _over(self, page: int) -> float:
        """Where a section's name begins over *page*, from the type area's top; 0 without one."""
        parts = self.pages[page].parts if page in self.pages else ()
        return min((part.area.y for part in parts if part.box == OPENING), default=0.0)

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


def places(grid: Grid) -> dict[int, Places]:
    """What the layout has on each page, by its number."""
    return {
        number: places_of(page, grid.edition, grid.leading) for number, page in grid.pages.items()
    }


# overflow


def overflow(
    document: Document, lines: Mapping[int, Sequence[Line]], grid: Grid
) -> Iterator[Fault]:
    """Text off the paper, outside the type area, or too long for its frame."""
    for page in document.pages:
        text = [line for line in lines[page.number] if _is_content(line, document)]
        paper = Area(left=-1, top=-1, right=page.width + 1, bottom=page.height + 1)
        for line in text:
            if not _inside(line, paper):
                yield _overflow(line, "runs off the paper")
            elif grid.inner(page.number) and not _inside(line, _with_margin(grid.of(page.number))):
                yield _overflow(line, "runs out of the type area")
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
        printed = letters_of(pages.get(number, ""))
        expected = [*page.texts()]
        # Letters are counted, not compared in order: the PDF lists columns and notes in its own.
        if count := sum((Counter(letters_of("".join(expected))) - Counter(printed)).values()):
            missing = [text for text in expected if not printed_in(text, printed)]
            yield Fault(
                name="overflow",
                page=number,
                hard=True,
                detail=f"“{excerpt((missing or expected[-1:])[0])}” is not printed "
                f"({count} letters are missing); it does not fit on its page",
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


def _around(line: Line) -> Area:
    return Area(
        left=line.left,
        top=line.y - 0.75 * line.size,
        right=line.right,
        bottom=line.y + 0.25 * line.size,
    )


def _below(line: Line, height: float) -> Area:
    area = _around(line)
    return replace(area, top=area.bottom - 2, bottom=area.bottom + height)


def _is_head(line: Line, elements: Sequence[Element]) -> bool:
    return line.element >= 0 and elements[line.element].role.startswith("H")
