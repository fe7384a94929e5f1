"""Levels pages that do not face each other: shares out white that would show as a hole among the
parts of its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from digest.layout.graphics import ABOVE, KINDS, PADDING, RULE
from digest.layout.heads import AIR, deep
from digest.layout.parts import PANEL_FOOT, QUOTE
from digest.layout.showpieces import ABOVE as SHOWN_ABOVE
from digest.layout.showpieces import BELOW as SHOWN_BELOW
from digest.model import Frame, Page, Placement, Slot

if TYPE_CHECKING:
    from digest.themes.design import Design

MOST = 2.7
"""Lines of white between two parts of a page at most: more of it is a hole."""

FOOT = 1
"""Lines that may stay free under a text at the foot."""

TALLER = 4
"""Lines by which a panel of reports may grow: they part the reports."""

PARTED = 3
"""Lines that a text has at least before and after a line of white between two paragraphs: as many
as an initial is deep.
"""

BETWEEN, PADDED = 0.3, 0.6
"""Lines of white from one line of text to the next, and from the edge of a panel to its text."""

CITED = 1.0
"""A line that holds a source, a speaker or a title alone is white for most of its width."""

TEXT, HEAD, PANEL, ADVERT, QUOTATION = "text", "head", "panel", "advert", "quote"
POSTER = "poster"


class _Place(NamedTuple):
    """Where a part stands on its page: the number of its placement, and its own among the slots,
    or among the frames.
    """

    placement: int
    part: int
    framed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The parts of a page, one or several side by side, that take the lines from *top* to before
    *end*. *lead* and *tail* are lines of white that belong to them, above and beneath.
    """

    places: tuple[_Place, ...]
    kind: str
    top: int
    end: int
    lead: float
    tail: float


def levelled_pages(pages: Sequence[Page], design: Design) -> tuple[Page, ...]:
    """*pages* with the white on those of stories shared out, where they do not face each other."""
    if design.facing:
        return tuple(pages)
    names = {pattern.name for pattern in design.patterns}
    return tuple(_levelled(page, design) if page.pattern in names else page for page in pages)


def _levelled(page: Page, design: Design) -> Page:
    groups = list(_groups(page, design))
    if not groups:
        return page
    gaps = [below.top - above.end + above.tail + below.lead for above, below in pairwise(groups)]
    last = groups[-1]
    grows = last.kind in (PANEL, ADVERT)
    free = design.lines + 1 - last.end - (0 if grows or last.tail else FOOT)
    if free <= 0 and all(gap <= MOST for gap in gaps):
        return page
    shifts = [
        -min(max(0, ceil(gap - MOST)), _most(groups, index)) for index, gap in enumerate(gaps)
    ]
    free -= sum(shifts)
    free -= _pushed(gaps, shifts, free)
    parting = _partings(page, groups, free)
    free -= len(parting)
    taller = min(free, TALLER if last.kind == PANEL else design.lines) if grows else 0
    if grows and shifts:
        shifts[-1] += free - taller
    return _rebuilt(page, groups, shifts, parting, taller)


def _pushed(gaps: Sequence[float], shifts: list[int], free: int) -> int:
    """Adds *free* lines to *shifts*, one each to the narrowest of *gaps*, as long as one may be
    wider; how many they were.
    """
    for count in range(free):
        narrow = [number for number, gap in enumerate(gaps) if gap + shifts[number] + 1 <= MOST]
        if not narrow:
            return count
        shifts[min(narrow, key=lambda number: gaps[number] + shifts[number])] += 1
    return max(0, free)


def _most(groups: Sequence[_Group], index: int) -> int:
    """Lines that the parts of group *index* and the next one can come together at most."""
    above, below = groups[index], groups[index + 1]
    return below.top - above.end + (int(above.tail) if above.kind == HEAD else 0)


def _partings(page: Page, groups: Sequence[_Group], most: int) -> dict[_Place, int]:
    """The texts in which a line of white stands between two paragraphs, each with the number of
    the one beneath it: *most* of them at most.
    """
    found: dict[_Place, int] = {}
    for group in groups:
        for place in group.places:
            if len(found) >= most or not place.framed:
                continue
            strips = page.placements[place.placement].frames[place.part].strips
            above = 0
            for number, strip in enumerate(strips):
                below = sum(one.height for one in strips[number:])
                if strip.opens and strip.kind == TEXT and min(above, below) >= PARTED:
                    found[place] = number
                    break
                above += strip.height
    return found


def _groups(page: Page, design: Design) -> Iterator[_Group]:
    """The parts of *page* from the top, those that stand side by side as one."""
    held: _Group | None = None
    for one in sorted(_parts(page, design), key=lambda group: group.top):
        if held and one.top < held.end:
            held = _together(held, one)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _together(above: _Group, one: _Group) -> _Group:
    """Two groups that share lines, of which *above* begins first, as one."""
    lower = max(above, one, key=lambda group: group.end)
    return replace(
        lower,
        places=(*above.places, *one.places),
        top=above.top,
        lead=min(above.lead, one.top - above.top + one.lead),
        tail=min(lower.end - group.end + group.tail for group in (above, one)),
    )


def _parts(page: Page, design: Design) -> Iterator[_Group]:
    for number, placement in enumerate(page.placements):
        for index, slot in enumerate(placement.slots):
            lead, tail = _white(slot, placement, design)
            yield _Group(
                places=(_Place(number, index, framed=False),),
                kind="poster" if POSTER in (placement.box, slot.style) else slot.kind,
                top=slot.line,
                end=slot.line + slot.height,
                lead=lead,
                tail=tail,
            )
        for index, frame in enumerate(placement.frames):
            if frame.strips:
                cited = frame.strips[-1]
                yield _Group(
                    places=(_Place(number, index, framed=True),),
                    kind=TEXT,
                    top=frame.line,
                    end=frame.line + frame.filled,
                    lead=BETWEEN,
                    tail=CITED if cited.kind == "source" and not cited.run_in else 0.0,
                )


def _white(slot: Slot, placement: Placement, design: Design) -> tuple[float, float]:
    """Lines of white that belong to *slot*, above and beneath what stands in it."""
    leading = design.leading
    if slot.kind == HEAD:
        box = next(
            box for pattern in design.patterns for box in pattern.boxes if box.name == placement.box
        )
        return 0.0, max(0.0, slot.height - (deep(slot, box, design) - AIR) / leading)
    if slot.style == POSTER:
        return PADDED + SHOWN_ABOVE / leading, SHOWN_BELOW / leading
    if placement.box == POSTER or slot.kind == ADVERT:
        return PADDED, 0.0
    if slot.kind == PANEL:
        return PADDED + PANEL_FOOT / leading + CITED, 0.0
    if slot.kind in KINDS:
        return (ABOVE + RULE + PADDING) / leading, PADDED + CITED
    if slot.kind == QUOTATION:
        words = len(slot.lines) * design.style(slot.style).leading
        points = QUOTE / 2 + words + design.style("speaker").leading
        return QUOTE / 2 / leading, max(0.0, slot.height - points / leading) + CITED
    return 0.0, PADDED


def _rebuilt(
    page: Page,
    groups: Sequence[_Group],
    shifts: Sequence[int],
    parting: dict[_Place, int],
    taller: int,
) -> Page:
    """*page* with each group lower by all *shifts* and lines of *parting* before it, its last one
    *taller*.
    """
    slots = [list(one.slots) for one in page.placements]
    frames: list[list[tuple[Frame, ...]]] = [
        [(frame,) for frame in one.frames] for one in page.placements
    ]
    down = 0
    for number, group in enumerate(groups):
        last = number == len(groups) - 1
        # What stands under a head may come nearer than its slot ends.
        cut = 0 if last else min(0, shifts[number] + groups[number + 1].top - group.end)
        further = 0 if last else shifts[number]
        for place in group.places:
            if place.framed:
                frame = page.placements[place.placement].frames[place.part]
                parts = _parted(frame, down, parting.get(place, 0))
                frames[place.placement][place.part] = parts
                further += len(parts) - 1
            else:
                slot = slots[place.placement][place.part]
                higher = cut if slot.kind == HEAD else taller if last else 0
                slots[place.placement][place.part] = replace(
                    slot, line=slot.line + down, height=slot.height + higher
                )
        down += further
    placements = tuple(
        replace(one, slots=tuple(slots[number]), frames=tuple(chain(*frames[number])))
        for number, one in enumerate(page.placements)
    )
    return replace(page, placements=placements)


def _parted(frame: Frame, down: int, number: int) -> tuple[Frame, ...]:
    """*frame* as high as its text, *down* lines lower; in two, a line of white before its paragraph
    *number*, for 0 whole.
    """
    first = replace(frame, line=frame.line + down, strips=frame.strips[: number or None])
    first = replace(first, height=first.filled)
    if not number:
        return (first,)
    rest = replace(frame, line=first.line + first.height + 1, strips=frame.strips[number:])
    return first, replace(rest, height=rest.filled)
