"""What stands in the outer margins of a theme that sets notes there: beside the notes, a quotation
or a figure of the page's own stories, and the headlines of others.

It is settled when the pages are, since only then the free places between the notes are known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.five import PATTERN as FIVE
from digest.layout.placing import areas
from digest.layout.placing.margin_items import (
    AIR,
    BOX,
    HEADLINE,
    THUMBNAIL,
    TOLD_KIND,
    Item,
    Used,
    items,
    others,
    picture_beside,
    spread_of,
)
from digest.layout.placing.quotations import speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.edition import Area, Block, EditionPage, Part
    from digest.layout.placing.compositor import Compositor

FARTHEST = 32.0
"""Points between two items from which another one is looked for."""

LARGE = 2
"""Quotations and figures in one margin at most."""

UNCOUNTED = (THUMBNAIL, TOLD_KIND)
"""Kinds of which a margin may have any number."""

SHARE = 1.0
"""Headlines that a page may name beside its share of those that the issue has left: no more."""

BRIEFS = "briefs"
"""The pattern of pages of briefs."""

BARE = ("cover", "contents", "back")
"""Patterns whose margins have other uses."""


def with_marginalia(
    placed: Sequence[EditionPage], compositor: Compositor
) -> tuple[EditionPage, ...]:
    """*placed* with what fills the free places of their margins."""
    if not compositor.design.notes:
        return tuple(placed)
    used = Used(
        drawn=set(compositor.drawn),
        # The back page takes a quotation or a figure only while pages are placed.
        sentences={
            one
            for page in placed
            for part in page.parts
            for block in part.blocks
            for one in block.sentences
        },
        speakers=speakers(compositor) | {*_speakers(placed)},
        pages=sum(page.pattern not in BARE for page in placed),
        pictures=frozenset(_pictures(placed)),
    )
    filled = []
    for page in placed:
        if page.pattern not in BARE:
            parts = _parts(page, used, compositor)
            filled.append(replace(page, parts=(*page.parts, *parts)))
            used.pages -= 1
        else:
            filled.append(page)
    return tuple(filled)


def _pictures(placed: Sequence[EditionPage]) -> Iterator[str]:
    """The files of the pictures that the pages of *placed* show, but for small ones that lead to
    others.
    """
    for page in placed:
        for part in page.parts if page.pattern not in (*BARE, FIVE) else ():
            for block in part.blocks:
                if block.image and block.image.image:
                    yield block.image.image.path


def _speakers(placed: Sequence[EditionPage]) -> Iterator[str]:
    """Who speaks in the quotations of *placed*; an outlet may follow the name on its line."""
    for page in placed:
        for part in page.parts:
            for block in part.blocks:
                for row in block.rows:
                    if row.role == "speaker":
                        yield " ".join(line[0].text for line in row.lines)


def named_in_margins(pages: Sequence[EditionPage]) -> frozenset[str]:
    """The stories whose headlines stand in a margin."""
    parts = (part for page in pages for part in page.parts if part.box == BOX)
    return frozenset(part.style for part in parts if part.style)


def _parts(page: EditionPage, used: Used, compositor: Compositor) -> tuple[Part, ...]:
    parts = _pictures_beside(page, used, compositor)
    page = replace(page, parts=(*page.parts, *parts))
    left = {True: LARGE, False: _share(page, used, compositor)}
    for free in _free(page, compositor):
        chosen = _chosen(page, free, used, left, compositor, large=False)
        if not chosen or _gap(free, chosen) > FARTHEST:
            larger = _chosen(page, free, used, left, compositor, large=True)
            chosen = min(chosen, larger, key=lambda items: _gap(free, items))
        for item in chosen:
            used.note(item)
            left[item.kind != HEADLINE] -= item.kind not in UNCOUNTED
        parts += _spread(free, chosen)
    return tuple(parts)


def _pictures_beside(page: EditionPage, used: Used, compositor: Compositor) -> list[Part]:
    """The pictures of briefs, each beside its own text: the margin of their page is one place."""
    pictures: list[Part] = []
    for part in page.parts if page.pattern == BRIEFS else ():
        story = compositor.stories.get(part.story)
        item = picture_beside(story, used, compositor) if story else None
        for free in _free(page, compositor) if item else ():
            top = max(part.area.y, free.area.y + AIR * free.above)
            if item and top + item.height <= min(part.area.foot, free.area.foot - AIR * free.below):
                pictures.append(item.place(replace(free.area, y=top, height=item.height)))
                used.note(item)
                break
    return pictures


def _chosen(
    page: EditionPage,
    free: _Free,
    used: Used,
    left: dict[bool, int],
    compositor: Compositor,
    *,
    large: bool,
) -> list[Item]:
    """The items that fill *free* best, one by one; of quotations and figures, and of headlines, as
    many as are *left*.
    """
    chosen: list[Item] = []
    used, left = used.tried(), dict(left)
    for item in items(page, free.area, used, compositor, large=large):
        heavy = item.kind != HEADLINE
        if (left[heavy] or item.kind in UNCOUNTED) and _gap(free, [*chosen, item]) >= AIR:
            chosen.append(item)
            used.note(item)
            left[heavy] -= item.kind not in UNCOUNTED
        if chosen and _gap(free, chosen) <= FARTHEST:
            break
    return chosen


def _share(page: EditionPage, used: Used, compositor: Compositor) -> int:
    """How many headlines *page* may name, so that some are left for the pages after it."""
    spread = spread_of(page, compositor)
    count = len(others(spread, used, compositor))
    return ceil(SHARE * count / used.pages)


@dataclass(frozen=True, slots=True)
class _Free:
    """A free place of a margin; *above* and *below* tell whether a note bounds it there."""

    area: Area
    above: bool
    below: bool


def _free(page: EditionPage, compositor: Compositor) -> Iterator[_Free]:
    """The free places of the margin of *page*, the largest first."""
    whole = areas.margin(compositor.design, page.number)
    taken = sorted(
        (top, foot)
        for part in page.parts
        for block in part.blocks
        for top, foot in _taken(block, whole, compositor)
    )
    places = []
    down, above = whole.y, False
    for top, foot in [*taken, (whole.foot, whole.foot)]:
        below = top < whole.foot
        if top - down > AIR:
            area = replace(whole, y=down, height=top - down)
            places.append(_Free(area, above, below))
        down, above = max(down, foot), True
    yield from sorted(places, key=lambda one: -one.area.height)


def _taken(block: Block, whole: Area, compositor: Compositor) -> Iterator[tuple[float, float]]:
    """From where to where *block* stands in the margin *whole*."""
    area = block.area
    if block.rows and area.x < whole.end and area.end > whole.x:
        yield area.y, area.y + 2 * block.padding[0] + compositor.height(block.rows)
    if block.image and (place := block.image.area).x < whole.end and place.end > whole.x:
        yield place.y, place.foot


def _gap(free: _Free, items: Sequence[Item]) -> float:
    """Points between *items* in *free*, and between them and the notes above and below."""
    left = free.area.height - sum(item.height for item in items)
    return left / max(1, len(items) - 1 + free.above + free.below)


def _spread(free: _Free, items: Sequence[Item]) -> Iterator[Part]:
    """*items* down the place *free*, the gaps between them even, headlines last."""
    gap = _gap(free, items)
    # Items that fill no more of the place stand at its head, under the note there.
    gap = min(gap, FARTHEST) if not free.below else gap
    down = free.area.y + (gap if free.above else 0.0)
    for item in sorted(items, key=lambda one: one.kind == HEADLINE):
        yield item.place(replace(free.area, y=down, height=item.height))
        down += item.height + gap
