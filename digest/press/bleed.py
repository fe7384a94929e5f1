"""Makes an edition ready for the press: what reaches the paper's edge reaches beyond it."""

from __future__ import annotations

from dataclasses import replace

from digest.edition import Area, Block, Edition, EditionPage

NEAR = 1.0
"""Points between an area's edge and the paper's that count as reaching it."""


def bled(edition: Edition, bleed: float) -> Edition:
    """*edition* with every picture and field of colour at the paper's edge *bleed* points larger
    there.

    The trim takes that off again; without it a sheet cut a little askew shows a white edge.
    """
    if not bleed:
        return edition
    return replace(edition, pages=tuple(_page(page, edition, bleed) for page in edition.pages))


def _page(page: EditionPage, edition: Edition, bleed: float) -> EditionPage:
    paper = edition.paper
    # Areas count from the starting edge of reading: that of the spine on the first page.
    start = 0.0 if page.bleeds else paper.inner if page.number % 2 else paper.outer
    top = 0.0 if page.bleeds else paper.top
    whole = Area(x=-start, y=-top, width=paper.width, height=paper.height)
    parts = tuple(
        replace(part, blocks=tuple(_block(block, whole, bleed) for block in part.blocks))
        for part in page.parts
    )
    return replace(page, parts=parts)


def _block(block: Block, whole: Area, bleed: float) -> Block:
    area, image = _extended(block.area, whole, bleed), block.image
    if image is not None:
        larger = _extended(image.area, whole, bleed)
        image = replace(image, area=larger, clear=_clear(image.clear, image.area, larger))
    if area == block.area or not block.rows:
        return replace(block, area=area, image=image)
    if block.image is not None:
        return replace(block, image=image)  # the rows are a caption, which stays where it is
    # The rows stay where they were: what the field gains at its start is padding.
    down, across = block.padding
    padding = down + block.area.y - area.y, across + block.area.x - area.x
    return replace(block, area=area, padding=padding)


def _extended(area: Area, whole: Area, bleed: float) -> Area:
    left = bleed if area.x - whole.x < NEAR else 0.0
    top = bleed if area.y - whole.y < NEAR else 0.0
    right = bleed if whole.end - area.end < NEAR else 0.0
    foot = bleed if whole.foot - area.foot < NEAR else 0.0
    return Area(
        x=area.x - left,
        y=area.y - top,
        width=area.width + left + right,
        height=area.height + top + foot,
    )


def _clear(rows: tuple[float, float], before: Area, after: Area) -> tuple[float, float]:
    """The rows of a picture without type, as parts of its new height."""
    if rows == (0.0, 1.0):
        return rows
    first, last = (
        (before.y + part * before.height - after.y) / after.height if 0 < part < 1 else part
        for part in rows
    )
    return first, last
