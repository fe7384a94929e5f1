"""The contents page: its entries, and beside them the counts of what is in the issue."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from digest.edition import Area, Block, EditionPage, Part, Row
from digest.layout.five import PATTERN as FIVE_LINES
from digest.layout.margin import note_lines
from digest.layout.placing import areas, messages
from digest.layout.placing.lists import contents_part
from digest.layout.placing.quotations import quotations
from digest.layout.placing.teasers import CAPTION_GAP, CAPTION_HEIGHT, teaser
from digest.layout.placing.titles import title_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.layout.placing.compositor import Compositor
    from digest.model import Page

AIR = 26.0
"""Points over the panel where quotations stand above it."""

PADDING = (8.0, 10.0)
"""Points from the panel's edge to what it holds: above and beside."""

FIGURE, COUNTED = 5.0, -2.0
"""Points above a figure, and above what it counts."""

PICTURES = 8
"""Stories whose pictures are tried for the place over the panel."""


def contents_page(page: Page, compositor: Compositor) -> EditionPage:
    title = messages.title(compositor.messages, page.pattern)
    parts = evened([*_entries(page, compositor)])
    if not compositor.runs_on(page):
        parts.insert(0, title_part(title, "", page.number, compositor))
    if compositor.design.contents.pages == 1:
        side = _column if compositor.design.contents.side else _margin
        parts.append(side(page, compositor))
    return EditionPage(number=page.number, pattern=page.pattern, parts=tuple(parts))


def _entries(page: Page, compositor: Compositor) -> Iterator[Part]:
    """The entries of *page*; a page number stands once over those beneath each other."""
    above = 0, 0
    for placement in page.placements:
        column = placement.frames[0].column if placement.frames else 0
        number = compositor.page_of(placement.story) if placement.style == "light" else 0
        repeated = number > 0 and (column, number) == above
        yield contents_part(placement, compositor, repeated=repeated)
        above = column, number


def evened(entries: Sequence[Part]) -> list[Part]:
    """*entries* with the same white above all headings of a column, and above all stories that are
    only named: whole lines do not always divide evenly among them.

    Stories that are told stay where they are, and so do the first and the last of a column and of
    what stands between two of those.
    """
    columns: dict[float, list[list[int]]] = {}
    for number, entry in enumerate(entries):
        runs = columns.setdefault(entry.area.x, [[]])
        if entry.style == "light" or not entry.story:
            runs[-1].append(number)
        else:
            runs.append([])
    moved = list(entries)
    for numbers in filter(None, chain.from_iterable(columns.values())):
        for number, lower in zip(numbers, _lowered([entries[n] for n in numbers]), strict=True):
            moved[number] = _moved(entries[number], lower)
    return moved


def _lowered(column: Sequence[Part]) -> list[float]:
    """The points by which each part of *column* moves down for even white."""
    whites: dict[str, list[float]] = {}
    for above, below in pairwise(column):
        whites.setdefault(_kind(above, below), []).append(below.area.y - above.area.foot)
    even = {kind: fmean(white) for kind, white in whites.items()}
    moves = [0.0]
    for above, below in pairwise(column):
        white = even[_kind(above, below)]
        moves.append(moves[-1] + white - (below.area.y - above.area.foot))
    return moves


def _kind(above: Part, below: Part) -> str:
    """What the white between two parts of a column parts."""
    if not below.story:
        return "sections"
    return "stories" if above.story else "heading"


def _moved(part: Part, down: float) -> Part:
    """*part*, which has no pictures, *down* points lower."""
    area = replace(part.area, y=part.area.y + down)
    blocks = tuple(replace(block, area=area) for block in part.blocks)
    return replace(part, area=area, blocks=blocks)


def figures(compositor: Compositor) -> list[tuple[int, str]]:
    """The counts of an issue: its articles, outlets and stories, and what is counted."""
    stories, ngettext = compositor.issue.stories, compositor.messages.ngettext
    articles = [article for story in stories for article in story.articles]
    read, outlets = (
        max(compositor.issue.read, len(articles)),
        len({article.source for article in articles}),
    )
    merged = sum(len(story.articles) > 1 for story in stories)
    counts = [
        (read, ngettext("article read", "articles read", read)),
        (outlets, ngettext("source", "sources", outlets)),
        (len(stories), ngettext("story told", "stories told", len(stories))),
        (
            merged,
            ngettext(
                "told by more than one source, told once here",
                "told by more than one source, told once here",
                merged,
            ),
        ),
    ]
    return [(count, what) for count, what in counts if count]


def _margin(page: Page, compositor: Compositor) -> Part:
    """The counts of the issue as notes in the outer margin."""
    design = compositor.design
    area = areas.margin(design, page.number, top=design.contents.top)
    rows = _rows(compositor, "note", "note", design.notes)
    block = Block(kind="made", area=area, rows=tuple(rows))
    return Part(box="made", area=area, blocks=(block,))


def _rows(compositor: Compositor, title: str, text: str, width: float) -> Iterator[Row]:
    words = compositor.messages.gettext("What this issue was made from")
    yield compositor.row("title", title, _broken(words, title, width, compositor), level=3)
    for count, what in figures(compositor):
        yield compositor.row("figure", "figure", [compositor.digits(count)], above=FIGURE)
        above = COUNTED if text != "note" else 0.0
        yield compositor.row("what", text, _broken(what, text, width, compositor), above=above)


def _broken(text: str, style: str, width: float, compositor: Compositor) -> tuple[str, ...]:
    if style == "note":
        return note_lines(text, compositor.language, compositor.typesetter)
    return compositor.lines(text, style, width)


def _column(page: Page, compositor: Compositor) -> Part:
    """A panel in a column of its own: under a picture of a story inside, or with a quotation."""
    design, grid = compositor.design, compositor.design.standing.contents[0]
    number, top = design.contents.side, design.contents.top
    column = Area(
        x=design.left(grid, number),
        y=top,
        width=design.across(grid),
        height=design.height - top,
    )
    rows = tuple(_rows(compositor, "panel-title", "panel-text", column.width - 2 * PADDING[1]))
    panel = compositor.height(rows) + 2 * PADDING[0]
    low = areas.lowered(column, column.height - panel)
    counts = Block(kind="made", area=low, rows=rows, variant="panel", padding=PADDING)
    height = column.height - panel - CAPTION_GAP - CAPTION_HEIGHT
    place = Area(x=column.x, y=column.y, width=column.width, height=height)
    picture = _picture(page, place, compositor)
    said = Area(x=column.x, y=column.y, width=column.width, height=column.height - panel - AIR)
    blocks = (*(picture or quotations(said, page, compositor)), counts)
    return Part(box="made", area=column, blocks=blocks)


def _picture(page: Page, place: Area, compositor: Compositor) -> tuple[Block, ...]:
    """The picture of a story inside that has pixels enough, but not of the first one listed, nor
    one that this page or the facing one shows.
    """
    lead = page.placements[0].story if page.placements else ""
    spread = [page, *(one for one in compositor.pages if one.pattern == FIVE_LINES)]
    placements = (one for each in spread for one in each.placements)
    shown = {one.story for one in placements if one.slot("picture")} | {lead}
    inside = [
        story
        for story in compositor.issue.stories
        if story.picture
        and story.picture.path
        and story.id not in shown
        and compositor.page_of(story.id) > 1
    ]
    return teaser((inside[1:] or inside)[:PICTURES], place, compositor)
