"""Which stories share a page, and in which pattern: the cheapest way to cut the running order into pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from digest.layout.growing import bearable, overlap, settled
from digest.model import Page, Place, Placement, Story

if TYPE_CHECKING:
    from digest.layout.fitting import Fitter
    from digest.themes.design import Box, Pattern

MIXED = 6.0
"""What each further section on a page costs, in empty lines' cost."""

OTHERS = 4
"""Patterns that are tried for stories whose first pattern stays empty in part."""

KEPT = 3
"""Patterns of the same stories among which the page they fall on decides."""

SAME, FACING = 2.5, 4.0
"""What two pages of one pattern that follow each other cost, and two that face each other besides."""

TURNED = 12.0
"""What two pages of one story cost that do not face each other."""

INWARD = 1.5
"""What a page costs whose weight lies at the spine."""

MANNERS = {
    Place.LEAD: {"lead": 0.0, "feature": 16.0, "news": 40.0},
    Place.FEATURE: {"lead": 2.0, "feature": 0.0, "news": 7.0},
    Place.NEWS: {"lead": 14.0, "feature": 6.0, "news": 0.0},
    Place.BRIEF: {"lead": 40.0, "feature": 25.0, "news": 2.0},
}
"""How little a story of a place likes a box of a style."""


@dataclass(frozen=True, slots=True)
class Run:
    """A page to be: *stories* parallel to the pattern's boxes, and about what it costs."""

    pattern: Pattern
    stories: tuple[Story, ...]
    cost: float


def cut(
    stories: list[Story],
    patterns: tuple[Pattern, ...],
    fitter: Fitter,
    page_cost: float,
    first: int = 3,
) -> list[Run]:
    """The running order cut into pages from page *first* on, at the least cost; *page_cost* is what each page more costs."""
    longest = max(len(pattern.boxes) for pattern in patterns)
    best: list[tuple[float, int, list[Run]]] = [(0.0, first, [])]
    for end in range(1, len(stories) + 1):
        options = []
        for start in range(max(0, end - longest), end):
            before, page, runs = best[start]
            for run in candidates(stories[start:end], patterns, fitter)[:KEPT]:
                cost = (
                    run.cost
                    + page_cost * run.pattern.pages
                    + _placed(run.pattern, page, runs[-1].pattern if runs else None)
                )
                options.append((before + cost, page + run.pattern.pages, [*runs, run]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][2]


def _placed(pattern: Pattern, page: int, before: Pattern | None) -> float:
    """What it costs that *pattern* begins on *page*, a right-hand one where it is odd, after *before*."""
    right = page % 2 == 1
    same = (SAME + (FACING if right else 0.0)) if before is pattern else 0.0
    turned = TURNED if pattern.pages > 1 and right else 0.0
    return same + turned + (INWARD if pattern.outer == ("first" if right else "last") else 0.0)


def candidates(stories: list[Story], patterns: tuple[Pattern, ...], fitter: Fitter) -> list[Run]:
    """The patterns that hold just *stories*, each with its best seating, cheapest first."""
    key = tuple(story.id for story in stories)
    if key not in fitter.candidates:
        mixed = MIXED * (len({story.section for story in stories}) - 1)
        fitting = [pattern for pattern in patterns if len(pattern.boxes) == len(stories)]
        fitter.candidates[key] = sorted(
            (_seated(stories, pattern, fitter, mixed) for pattern in fitting),
            key=lambda run: run.cost,
        )
    return fitter.candidates[key]


def _seated(stories: list[Story], pattern: Pattern, fitter: Fitter, mixed: float) -> Run:
    costs = [[_cost(story, box, fitter) for box in pattern.boxes] for story in stories]
    order = min(
        permutations(range(len(stories))),
        key=lambda seats: sum(costs[story][box] for box, story in enumerate(seats)),
    )
    total = sum(costs[story][box] for box, story in enumerate(order))
    return Run(pattern, tuple(stories[index] for index in order), total + mixed)


def _cost(story: Story, box: Box, fitter: Fitter) -> float:
    return fitter.estimate(story, box) + MANNERS[story.place][box.style]


def pages(
    run: Run, patterns: tuple[Pattern, ...], fitter: Fitter, *, growing: bool = False
) -> list[Page]:
    """*run* as a page, or two; where its copy leaves lines empty, other patterns for the same stories are tried. Where it
    still does and the page is *growing*, what stands around the text takes them.
    """
    best, empty = _arranged(run, fitter)
    most = bearable(run.pattern.boxes)
    if empty > most:
        others = [
            one
            for one in candidates(list(run.stories), patterns, fitter)[:OTHERS]
            if one.pattern.pages == run.pattern.pages and one.pattern is not run.pattern
        ]
        tried = [(one, *_arranged(one, fitter)) for one in others]
        run, best, empty = min([(run, best, empty), *tried], key=lambda one: one[2])
        if growing and empty > most:
            best, empty = min(
                (_arranged(one, fitter, growing=True) for one in [run, *others]),
                key=lambda one: one[1],
            )
    if growing and empty > most / 2:
        best, empty = min(
            (best, empty), _arranged(run, fitter, growing=True), key=lambda one: one[1]
        )
    return parted(best, fitter.typesetter.design.lines)


def parted(page: Page, lines: int) -> list[Page]:
    """*page* cut where its lines go on to the next; the sentences of a story stand with its first part."""
    parts = [
        [part for one in page.placements if (part := _on(one, number, lines))]
        for number in range(2)
    ]
    return [replace(page, placements=tuple(part)) for part in parts if part]


def _on(placement: Placement, number: int, lines: int) -> Placement | None:
    """What of *placement* stands on the page *number*, counted from 0."""
    above = number * lines
    slots = tuple(
        replace(slot, line=slot.line - above)
        for slot in placement.slots
        if (slot.line - 1) // lines == number
    )
    frames = tuple(
        replace(frame, line=frame.line - above)
        for frame in placement.frames
        if (frame.line - 1) // lines == number
    )
    first = min(
        [slot.line for slot in placement.slots] + [frame.line for frame in placement.frames],
        default=1,
    )
    sentences = placement.sentences if (first - 1) // lines == number else ()
    return (
        replace(placement, slots=slots, frames=frames, sentences=sentences)
        if slots or frames
        else None
    )


def _arranged(run: Run, fitter: Fitter, *, growing: bool = False) -> tuple[Page, float]:
    """*run* as a page, the edges between its boxes moved to where the copy fits best, and its empty lines, the house's
    own panel among them at a fifth.
    """
    boxes = list(run.pattern.boxes)
    for above, below in edges(run.pattern):
        options = sorted(range(-run.pattern.shift, run.pattern.shift + 1), key=abs)
        boxes = min(
            (_moved(boxes, above, below, lines) for lines in options),
            key=lambda tried: total_cost(run.stories, tried, fitter),
        )
    boxes, house = settled(
        run.stories,
        boxes,
        fitter.typesetter.design.lines * run.pattern.pages,
        fitter,
        growing=growing,
    )
    fits = [fitter.fit(story, box) for story, box in zip(run.stories, boxes, strict=True)]
    empty = (
        sum(fit.holes for fit in fits) + sum(slot.height for one in house for slot in one.slots) / 5
    )
    return Page(
        number=0,
        pattern=run.pattern.name,
        section=run.stories[0].section,
        placements=(*(fit.placement for fit in fits), *house),
    ), empty


def total_cost(stories: tuple[Story, ...], boxes: list[Box], fitter: Fitter) -> float:
    return sum(fitter.fit(story, box).cost for story, box in zip(stories, boxes, strict=True))


def edges(pattern: Pattern) -> list[tuple[frozenset[int], frozenset[int]]]:
    """The edges that may move, as the boxes that end there and those that begin beneath."""
    found: dict[tuple[frozenset[int], frozenset[int]], None] = {}
    for index, box in enumerate(pattern.boxes):
        foot = box.line + box.height
        below = frozenset(
            other
            for other, one in enumerate(pattern.boxes)
            if foot <= one.line <= foot + 2 and overlap(box, one) and other != index
        )
        if below and pattern.shift:
            above = frozenset(
                other
                for other, one in enumerate(pattern.boxes)
                if one.line + one.height == foot
                and any(overlap(one, pattern.boxes[low]) for low in below)
            )
            found[above, below] = None
    return list(found)


def _moved(boxes: list[Box], above: frozenset[int], below: frozenset[int], lines: int) -> list[Box]:
    moved = []
    for index, box in enumerate(boxes):
        if index in above:
            box = replace(box, height=box.height + lines)  # noqa: PLW2901 - the same box, moved
        if index in below:
            box = replace(box, line=box.line + lines, height=box.height - lines)  # noqa: PLW2901 - as above
        moved.append(box)
    return moved
