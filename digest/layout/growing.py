"""Fills pages that have more space than copy.

Heads, quotations and pictures grow first; an advertisement fills the rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Placement, Slot, Story
from digest.themes.design import HEADS

if TYPE_CHECKING:
    from digest.layout.costs import Costs
    from digest.layout.fitting import Fitter
    from digest.themes.design import Box

LEVELS = 3
"""Steps by which a box may grow: all parts of a head, a larger head, a still larger one."""

LOWEST = 5
"""Lines of the lowest box tried above an advertisement: a head and two lines of text."""

PANEL_AIR = 1
"""Lines above an advertisement."""

TOUCH = 0.05
"""The part of the page's width by which boxes side by side may overlap: gutters of grids differ."""


def grown(box: Box, level: int, air: int, costs: Costs) -> Box:
    """*box* after *level* steps of growing, with *air* empty lines under its head.

    The first step allows a standfirst, a quotation and a higher picture. Each further step makes
    the head one size larger; that of a news story grows by one size at most.
    """
    if not level:
        return replace(box, air=air)
    larger = min(level - 1, 1 if box.style == "news" else LEVELS)
    head = HEADS[max(0, HEADS.index(box.head) - larger)]
    art = replace(box.art, most=box.art.most + costs.growth_picture) if box.art else None
    return replace(box, head=head, more=1, decks=True, quotes=True, art=art, air=air)


def settled(
    stories: tuple[Story, ...], boxes: list[Box], foot: int, fitter: Fitter, *, growing: bool
) -> tuple[list[Box], list[Placement]]:
    """The boxes of a page of *foot* lines, and the advertisement beneath them if one is needed.

    If *growing*, boxes whose copy leaves lines empty grow first. Where lines still stay empty,
    boxes become as high as their copy and an advertisement takes the rest.
    """
    filled = boxes
    if growing:
        filled = [_fullest(story, box, fitter) for story, box in zip(stories, boxes, strict=True)]
    empty = holes(stories, filled, fitter)
    if empty <= bearable(boxes, fitter.typesetter.costs):
        return filled, []
    levels = range(LEVELS + 1 if growing else 1)
    tried = [_closed(stories, boxes, level, foot, fitter) for level in levels]
    as_it_is = filled, list[Placement](), float(empty)
    boxes, panels, _ = min([as_it_is, *tried], key=lambda one: one[2])
    return boxes, panels


def bearable(boxes: tuple[Box, ...] | list[Box], costs: Costs) -> int:
    """Empty lines that a page of *boxes* may have, all columns together."""
    return costs.bearable_holes * max(box.columns for box in boxes)


def _fullest(story: Story, box: Box, fitter: Fitter) -> Box:
    """*box* grown as far as *story* needs to fill it, and no further."""
    costs, facing = fitter.typesetter.costs, fitter.typesetter.design.facing
    best, least = box, fitter.fit(story, box).cost
    if fitter.fit(story, box).holes <= box.width:
        return box
    for level in range(LEVELS + 1):
        for air in range(costs.air_lines + 1):
            tried = grown(box, level, air, costs)
            fit = fitter.fit(story, tried)
            cost = fit.cost + costs.growth_step * level
            if cost < least:
                best, least = tried, cost
            if fit.holes <= box.width:
                break
        # Where no page faces it a larger head may be better than white under a small one.
        if facing and fitter.fit(story, best).holes <= box.width:
            break
    return best


def _closed(
    stories: tuple[Story, ...], boxes: list[Box], level: int, foot: int, fitter: Fitter
) -> tuple[list[Box], list[Placement], float]:
    """*boxes* grown by *level* and moved together, the advertisement under them, and the cost of
    both.
    """
    costs = fitter.typesetter.costs
    low = [
        _lowered(story, grown(box, level, 0, costs), fitter)
        for story, box in zip(stories, boxes, strict=True)
    ]
    stacked = [
        _fullest(story, box, fitter)
        for story, box in zip(stories, _stacked(boxes, low, foot), strict=True)
    ]
    spare = foot + 1 - max(box.line + box.height for box in stacked)
    if spare < costs.panel_least:
        return stacked, [], float("inf")
    cost = holes(stories, stacked, fitter) + panel_cost(spare, costs) + costs.growth_step * level
    return stacked, [panel(foot, spare)], cost


def panel_cost(lines: int, costs: Costs) -> float:
    """The cost of an advertisement that takes *lines* of a page."""
    return costs.panel_line * lines + costs.panel_large_line * max(0, lines - costs.panel_large)


def panel(foot: int, lines: int) -> Placement:
    """An advertisement in the last *lines* of a page that ends with line *foot*."""
    slot = Slot(
        kind="advert",
        columns=1,
        column=1,
        width=1,
        line=foot - lines + PANEL_AIR + 1,
        height=lines - PANEL_AIR,
    )
    return Placement(story="", box="advert", slots=(slot,))


def holes(stories: tuple[Story, ...], boxes: list[Box], fitter: Fitter) -> int:
    """The empty lines of a page."""
    return sum(fitter.fit(story, box).holes for story, box in zip(stories, boxes, strict=True))


def _lowered(story: Story, box: Box, fitter: Fitter) -> Box:
    """*box* at the height at which it costs least, the highest of several."""
    heights = [replace(box, height=height) for height in range(box.height, LOWEST - 1, -1)]
    return min(heights, key=lambda one: fitter.fit(story, one).cost, default=box)


def _stacked(boxes: list[Box], low: list[Box], foot: int) -> list[Box]:
    """The *low* boxes moved up to those above them, as *boxes* stand.

    Those at the *foot* end on one line.
    """
    moved: dict[int, Box] = {}
    for index in sorted(range(len(boxes)), key=lambda one: boxes[one].line):
        moved[index] = replace(low[index], line=_line_under(boxes, moved, index))
    last = max(box.line + box.height for box in moved.values())
    for index, box in enumerate(boxes):
        if box.line + box.height > foot:
            column = [other for other in moved if _place(boxes[other]) == _place(box)]
            moved |= _stretched(column, moved, last - moved[index].line - moved[index].height)
    return [moved[index] for index in range(len(boxes))]


def _line_under(boxes: list[Box], moved: dict[int, Box], index: int) -> int:
    """The line of box *index* under those *moved* before that stand above it, at the smallest gap
    it had to one of them.
    """
    box = boxes[index]
    above = [
        other
        for other in moved
        if boxes[other].line + boxes[other].height <= box.line and overlap(boxes[other], box)
    ]
    gap = min((box.line - boxes[other].line - boxes[other].height for other in above), default=0)
    feet = (moved[other].line + moved[other].height + gap for other in above)
    return max(feet, default=box.line)


def _stretched(stack: list[int], moved: dict[int, Box], spare: int) -> dict[int, Box]:
    """The boxes of a *stack*, from the top, higher by *spare* lines together."""
    stretched, down = {}, 0
    for number, index in enumerate(stack):
        more = spare // len(stack) + (number < spare % len(stack))
        box = moved[index]
        stretched[index] = replace(box, line=box.line + down, height=box.height + more)
        down += more
    return stretched


def _place(box: Box) -> tuple[int, int, int]:
    """The grid of *box* and its columns in it."""
    return box.columns, box.column, box.width


def overlap(one: Box, other: Box) -> bool:
    """The boxes share a part of the page's width."""
    first = (one.column - 1) / one.columns, (one.column - 1 + one.width) / one.columns
    second = (other.column - 1) / other.columns, (other.column - 1 + other.width) / other.columns
    return first[0] < second[1] - TOUCH and second[0] < first[1] - TOUCH
