"""Rations the magazine's own advertisements: small ones, each another, none beside filler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Page, Placement, Slot

if TYPE_CHECKING:
    from digest.themes.design import Design

CONTENTS = ("invitation", "explanation")
"""What advertisements hold, each once in an issue: the magazine's name, how summaries are made."""

QUARTER = 4
"""An advertisement takes at most one part of so many of its page's lines."""

ADVERT, POSTER = "advert", "poster"
"""Boxes that fill a page whose copy ends early."""


def rationed(pages: Sequence[Page], design: Design) -> tuple[Page, ...]:
    """*pages* with those of their advertisements that may stand, each with another content.

    The highest come first: most of their pages would stay white. A higher one keeps a quarter of
    its page, at the foot. Once all contents are used, and on a spread with another filler, the
    place of an advertisement stays white.
    """
    standing = _standing(pages)
    contents = iter(CONTENTS)
    kept = []
    for index, page in enumerate(pages):
        placements = [
            replace(_lowered(one, design), style=next(contents)) if one.box == ADVERT else one
            for place, one in enumerate(page.placements)
            if one.box != ADVERT or (index, place) in standing
        ]
        kept.append(replace(page, placements=tuple(placements)))
    return tuple(kept)


def adverts(pages: Sequence[Page]) -> list[tuple[int, int, Slot]]:
    """The slots of all advertisements, the highest first, each with the places of its page among
    *pages* and of itself there.
    """
    found = [
        (index, place, one.slots[0])
        for index, page in enumerate(pages)
        for place, one in enumerate(page.placements)
        if one.box == ADVERT
    ]
    return sorted(found, key=lambda each: -each[2].height)


def _standing(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """The advertisements that may stand, each by the places of its page and of itself there."""
    filled = {page.number // 2 for page in pages for one in page.placements if one.box == POSTER}
    standing: set[tuple[int, int]] = set()
    for index, place, _ in adverts(pages):
        spread = pages[index].number // 2
        if spread not in filled and len(standing) < len(CONTENTS):
            filled.add(spread)
            standing.add((index, place))
    return frozenset(standing)


def _lowered(advert: Placement, design: Design) -> Placement:
    """*advert* with a quarter of its page at most, at the same foot."""
    slot = advert.slots[0]
    height = min(slot.height, design.lines // QUARTER)
    slot = replace(slot, line=slot.line + slot.height - height, height=height)
    return replace(advert, slots=(slot,))
