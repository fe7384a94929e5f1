"""Pages that have more room than copy: larger heads, standfirsts, quotations and pictures, and the house's panel at the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Placement, Slot, Story
from digest.themes.design import HEADS

if TYPE_CHECKING:
    from digest.layout.fitting import Fitter
    from digest.themes.design import Box

HOUSE, PANEL = 9, 0.2
"""The least lines that the house's panel takes, with those around it; what each costs beside an empty one of a column."""

LARGE, TOO_LARGE = 15, 1.0
"""Lines beyond which the panel is an empty page in disguise, and what each of those costs more."""

EMPTY = 2
"""Empty lines that each column of a page may have."""

LOWEST = 5
"""Lines of the lowest box."""

LEVELS = 3
"""How far a box may grow: with all that goes with a head, then with a larger head, a larger one yet."""

HIGHER = 10
"""Lines by which the picture of a box that grows may be higher."""

DEAR, AIRY = 0.8, 0.5
"""What a step of growing costs, and a line of air under a head."""

AIR = 1
"""Lines of air that may stand under a head."""


def grown(box: Box, level: int, air: int = 0) -> Box:
    """*box* with whatever may stand beside its text, its head *level* - 1 sizes larger, a lesser story's one at most, with *air*
    lines more beneath it.
    """
    if not level:
        return replace(box, air=air)
    larger = min(level - 1, 1 if box.style == "news" else LEVELS)
    head = HEADS[max(0, HEADS.index(box.head) - larger)]
    art = replace(box.art, most=box.art.most + HIGHER) if box.art else None
    return replace(box, head=head, more=1, decks=True, quotes=True, art=art, air=air)


def settled(
    stories: tuple[Story, ...], boxes: list[Box], foot: int, fitter: Fitter, *, growing: bool
) -> tuple[list[Box], list[Placement]]:
    """*boxes* of a page of *foot* lines, *growing* where their copy leaves lines empty; where it still does, no higher than
    their copy, with the house's panel beneath them.
    """
    made = (
        [_fullest(story, box, fitter) for story, box in zip(stories, boxes, strict=True)]
        if growing
        else boxes
    )
    empty = holes(stories, made, fitter)
    if empty <= bearable(boxes):
        return made, []
    tried = [
        _closed(stories, boxes, level, foot, fitter)
        for level in range(LEVELS + 1 if growing else 1)
    ]
    boxes, house, _ = min([(made, list[Placement](), float(empty)), *tried], key=lambda one: one[2])
    return boxes, house


def bearable(boxes: tuple[Box, ...] | list[Box]) -> int:
    """Empty lines that a page of *boxes* may have, all columns together."""
    return EMPTY * max(box.columns for box in boxes)


def _fullest(story: Story, box: Box, fitter: Fitter) -> Box:
    best, least = box, fitter.fit(story, box).cost
    if fitter.fit(story, box).holes <= box.width:
        return box
    for level in range(LEVELS + 1):
        for air in range(AIR + 1):
            tried = grown(box, level, air)
            fit = fitter.fit(story, tried)
            if (cost := fit.cost + DEAR * level + AIRY * air) < least:
                best, least = tried, cost
            if fit.holes <= box.width:
                break
        if fitter.fit(story, best).holes <= box.width:
            break
    return best


def _closed(
    stories: tuple[Story, ...], boxes: list[Box], level: int, foot: int, fitter: Fitter
) -> tuple[list[Box], list[Placement], float]:
    """*boxes* grown by *level*, moved together, and the house's panel under them, with what that costs."""
    low = [
        _lowered(story, grown(box, level), fitter)
        for story, box in zip(stories, boxes, strict=True)
    ]
    stacked = [
        _fullest(story, box, fitter)
        for story, box in zip(stories, _stacked(boxes, low, foot), strict=True)
    ]
    spare = foot + 1 - max(box.line + box.height for box in stacked)
    cost = (
        holes(stories, stacked, fitter)
        + PANEL * spare
        + TOO_LARGE * max(0, spare - LARGE)
        + DEAR * level
    )
    return stacked, [panel(foot, spare)], cost if spare >= HOUSE else float("inf")


def panel(foot: int, lines: int) -> Placement:
    """The house's panel in the last *lines* of a page that ends with line *foot*."""
    slot = Slot(kind="house", columns=1, column=1, width=1, line=foot - lines + 3, height=lines - 2)
    return Placement(story="", box="house", slots=(slot,))


def holes(stories: tuple[Story, ...], boxes: list[Box], fitter: Fitter) -> int:
    return sum(fitter.fit(story, box).holes for story, box in zip(stories, boxes, strict=True))


def _lowered(story: Story, box: Box, fitter: Fitter) -> Box:
    """*box* at the height at which its story is told best, and no line of its columns stays empty."""
    heights = [replace(box, height=height) for height in range(LOWEST, box.height + 1)]
    return min(reversed(heights), key=lambda one: fitter.fit(story, one).cost) if heights else box


def _stacked(boxes: list[Box], low: list[Box], foot: int) -> list[Box]:
    """The *low* boxes moved up to those above them, as *boxes* stand; those at the *foot* end on one line."""
    made: dict[int, Box] = {}
    for index in sorted(range(len(boxes)), key=lambda one: boxes[one].line):
        box = boxes[index]
        above = [
            other
            for other in made
            if boxes[other].line + boxes[other].height <= box.line and overlap(boxes[other], box)
        ]
        gap = min(
            (box.line - boxes[other].line - boxes[other].height for other in above), default=0
        )
        line = max(
            (made[other].line + made[other].height + gap for other in above), default=box.line
        )
        made[index] = replace(low[index], line=line)
    last = max(box.line + box.height for box in made.values())
    for index, box in enumerate(boxes):
        if box.line + box.height > foot:
            made |= _stretched(
                [
                    other
                    for other in made
                    if boxes[other].column == box.column and boxes[other].width == box.width
                ],
                made,
                last - made[index].line - made[index].height,
            )
    return [made[index] for index in range(len(boxes))]


def _stretched(stack: list[int], made: dict[int, Box], spare: int) -> dict[int, Box]:
    """The boxes of a *stack*, from the top, higher by *spare* lines together."""
    stretched, moved = {}, 0
    for number, index in enumerate(stack):
        more = spare // len(stack) + (number < spare % len(stack))
        stretched[index] = replace(
            made[index], line=made[index].line + moved, height=made[index].height + more
        )
        moved += more
    return stretched


def overlap(one: Box, other: Box) -> bool:
    """They share a part of the page's width."""
    first = (one.column - 1) / one.columns, (one.column - 1 + one.width) / one.columns
    second = (other.column - 1) / other.columns, (other.column - 1 + other.width) / other.columns
    return first[0] < second[1] - 0.05 and second[0] < first[1] - 0.05
