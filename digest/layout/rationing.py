"""Rations the magazine's own advertisements: small ones, each another, none beside filler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Page, Placement

if TYPE_CHECKING:
    from digest.themes.design import Design

CONTENTS = ("invitation", "explanation")
"""What advertisements hold, each once in an issue: the magazine's name, how summaries are made."""

QUARTER = 4
"""An advertisement takes at most one part of so many of its page's lines."""

FILLERS = ("advert", "poster")
"""Boxes that fill a page whose copy ends early."""


def rationed(pages: Sequence[Page], design: Design) -> tuple[Page, ...]:
    """*pages* with those of their advertisements that may stand, each with another content.

    A higher one keeps a quarter of its page, at the foot. Once all contents are used, and on a
    spread with another filler, the place of an advertisement stays white.
    """
    contents, kept = iter(CONTENTS), list(pages)
    for index, page in enumerate(pages):
        spread = [other for other in kept if other.number // 2 == page.number // 2]
        kept[index] = replace(page, placements=tuple(_kept(page, spread, contents, design)))
    return tuple(kept)


def _kept(
    page: Page, spread: Sequence[Page], contents: Iterator[str], design: Design
) -> Iterator[Placement]:
    """The placements of *page*, an advertisement among them only if it may stand."""
    others = (one for other in spread if other.number < page.number for one in other.placements)
    posters = (one for other in spread for one in other.placements if one.box == "poster")
    filled = any(one.box in FILLERS for one in (*others, *posters))
    for one in page.placements:
        if one.box != "advert":
            yield one
        elif not filled and (content := next(contents, "")):
            filled = True
            yield replace(_lowered(one, design), style=content)


def _lowered(advert: Placement, design: Design) -> Placement:
    """*advert* with a quarter of its page at most, at the same foot."""
    slot = advert.slots[0]
    height = min(slot.height, design.lines // QUARTER)
    slot = replace(slot, line=slot.line + slot.height - height, height=height)
    return replace(advert, slots=(slot,))
