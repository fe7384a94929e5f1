"""Cuts the running order into pages: which stories share a page, in which pattern, at
least cost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from digest.layout.figures import with_one_figure
from digest.layout.growing import bearable, overlap, settled
from digest.model import Page, Placement, Story

if TYPE_CHECKING:
    from digest.layout.costs import Costs
    from digest.layout.fitting import Fitter
    from digest.themes.design import Art, Box, Pattern


PLATES = 3
"""Among so many pages before one, those with a picture off the paper's head are counted."""


@dataclass(frozen=True, slots=True)
class PageGroup:
    """The stories of one page, or of two in a row, parallel to the boxes of *pattern*.

    *cost* is an estimate, in empty lines. *showpiece* is the id of the story that may have one.
    """

    pattern: Pattern
    stories: tuple[Story, ...]
    cost: float
    showpiece: str = ""

    @property
    def boxes(self) -> list[Box]:
        """The boxes of the pattern, one of them with a showpiece."""
        return [
            replace(box, showpiece=True) if story.id == self.showpiece else box
            for box, story in zip(self.pattern.boxes, self.stories, strict=True)
        ]


def cut(
    stories: list[Story],
    patterns: tuple[Pattern, ...],
    fitter: Fitter,
    page_cost: float,
    first: int = 3,
) -> list[PageGroup]:
    """The running order cut into pages, at the least cost. The first page is number *first*.

    *page_cost* is the cost of one page more.
    """
    longest = max(len(pattern.boxes) for pattern in patterns)
    costs, facing = fitter.typesetter.costs, fitter.typesetter.design.facing
    looks = {pattern.name: _look(pattern) for pattern in patterns}
    # Dynamic programming over the running order. An entry holds the least cost of the stories
    # before it, the number of the next page, and their groups.
    best: list[tuple[float, int, list[PageGroup]]] = [(0.0, first, [])]
    for end in range(1, len(stories) + 1):
        options = []
        # The last group of the stories before *end* begins at *start*.
        for start in range(max(0, end - longest), end):
            before, page, groups = best[start]
            # Not only the cheapest pattern: it may be the one of the page before, or turn a spread.
            for group in candidates(stories[start:end], patterns, fitter)[: costs.patterns_best]:
                pattern = group.pattern
                placed = _placed(pattern, page, groups, looks, costs) if facing else 0.0
                if _plate(group):
                    placed += costs.plates * sum(map(_plate, groups[-PLATES:]))
                cost = group.cost + page_cost * pattern.pages + placed
                options.append((before + cost, page + pattern.pages, [*groups, group]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][2]


def _plate(group: PageGroup) -> bool:
    """Whether a picture runs off the paper at the head of the page."""
    pairs = zip(group.pattern.boxes, group.stories, strict=True)
    return any(bool(box.art and box.art.bleed and story.picture) for box, story in pairs)


Look = tuple[object, ...]
"""What a reader sees of a pattern from afar: where its boxes and their pictures stand."""


def _look(pattern: Pattern) -> Look:
    return tuple(
        (box.columns, box.column, box.line, box.width, box.height, box.art and _art_look(box.art))
        for box in pattern.boxes
    )


def _art_look(art: Art) -> Look:
    return art.column, art.width, art.under, art.bleed


def _placed(
    pattern: Pattern, page: int, groups: list[PageGroup], looks: dict[str, Look], costs: Costs
) -> float:
    """The cost of *pattern* beginning on *page* after *groups*.

    Odd pages are right-hand.
    """
    right, look = page % 2 == 1, looks[pattern.name]
    before = [looks[group.pattern.name] for group in groups[-5:]]
    same = 0.0
    if before and before[-1] == look:
        same = costs.same_pattern + (costs.same_facing if right else 0.0)
    if right and _repeated(look, before):
        same += costs.same_spread
    turned = costs.turned if pattern.pages > 1 and right else 0.0
    inward = pattern.outer == ("first" if right else "last")
    return same + turned + (costs.inward if inward else 0.0)


def _repeated(look: Look, before: list[Look]) -> bool:
    """Whether *look* and the last of *before* make a spread like one of the two before it."""
    spread = [*before[-1:], look]
    return len(spread) == 2 and spread in (before[-3:-1], before[-5:-3])


def candidates(
    stories: list[Story], patterns: tuple[Pattern, ...], fitter: Fitter
) -> list[PageGroup]:
    """The patterns with a box for each of *stories*, each with its best seating, the cheapest
    first.
    """
    key = tuple(story.id for story in stories)
    if key not in fitter.candidates:
        sections = len({story.section for story in stories})
        mixed = fitter.typesetter.costs.mixed_section * (sections - 1)
        fitting = [pattern for pattern in patterns if len(pattern.boxes) == len(stories)]
        seated = (_seated(stories, pattern, fitter, mixed) for pattern in fitting)
        fitter.candidates[key] = sorted(seated, key=lambda group: group.cost)
    return fitter.candidates[key]


def _seated(stories: list[Story], pattern: Pattern, fitter: Fitter, mixed: float) -> PageGroup:
    """The seating of the stories in the boxes of *pattern* that costs least."""
    costs = [[_cost(story, box, fitter) for box in pattern.boxes] for story in stories]
    order = min(
        # A page has few boxes, so every seating can be tried.
        permutations(range(len(stories))),
        key=lambda seats: sum(costs[story][box] for box, story in enumerate(seats)),
    )
    total = sum(costs[story][box] for box, story in enumerate(order))
    return PageGroup(pattern, tuple(stories[index] for index in order), total + mixed)


def _cost(story: Story, box: Box, fitter: Fitter) -> float:
    misplaced = fitter.typesetter.costs.misplaced
    return fitter.estimate(story, box) + misplaced[story.place][box.style]


def pages(
    group: PageGroup, patterns: tuple[Pattern, ...], fitter: Fitter, *, growing: bool = False
) -> list[Page]:
    """*group* as one page, or two.

    Where its copy leaves lines empty, other patterns for the same stories are tried. Where lines
    still stay empty and the page may grow (*growing*), the parts around the text grow.
    """
    page, empty = _arranged(group, fitter)
    most = bearable(group.pattern.boxes, fitter.typesetter.costs)
    if empty > most:
        # The estimate was wrong for this page: real fits decide among the other patterns.
        others = _others(group, patterns, fitter)
        tried = [(one, *_arranged(one, fitter)) for one in others]
        group, page, empty = min([(group, page, empty), *tried], key=lambda one: one[2])
        if growing and empty > most:
            page, empty = min(
                (_arranged(one, fitter, growing=True) for one in [group, *others]),
                key=lambda one: one[1],
            )
    # Growing changes how a page looks, so it is tried only where many lines stay empty.
    if growing and empty > most / 2:
        grown = _arranged(group, fitter, growing=True)
        page, empty = min((page, empty), grown, key=lambda one: one[1])
    return parted(page, fitter.typesetter.design.lines, group.pattern.pages)


def _others(group: PageGroup, patterns: tuple[Pattern, ...], fitter: Fitter) -> list[PageGroup]:
    """The best other patterns of as many pages for the stories of *group*, or of fewer where pages
    do not face each other.
    """
    tried = candidates(list(group.stories), patterns, fitter)
    count, facing = group.pattern.pages, fitter.typesetter.design.facing
    return [
        replace(one, showpiece=group.showpiece)
        for one in tried[: fitter.typesetter.costs.patterns_tried]
        if one.pattern is not group.pattern
        and (one.pattern.pages == count if facing else one.pattern.pages <= count)
    ]


def parted(page: Page, lines: int, count: int = 2) -> list[Page]:
    """*page* cut where its lines continue on a second page, and up to *count* pages.

    The sentences of a story stand with its first part.
    """
    parts = [
        [part for one in page.placements if (part := _on(one, number, lines))]
        for number in range(count)
    ]
    return [replace(page, placements=tuple(part)) for part in parts if part]


def _on(placement: Placement, number: int, lines: int) -> Placement | None:
    """The part of *placement* on page *number*, counted from 0."""

    def here(line: int) -> bool:
        return (line - 1) // lines == number

    above = number * lines
    slots = tuple(
        replace(slot, line=slot.line - above) for slot in placement.slots if here(slot.line)
    )
    frames = tuple(
        replace(frame, line=frame.line - above) for frame in placement.frames if here(frame.line)
    )
    if not (slots or frames):
        return None
    first = min([one.line for one in placement.slots] + [one.line for one in placement.frames])
    sentences = placement.sentences if here(first) else ()
    return replace(placement, slots=slots, frames=frames, sentences=sentences)


def _arranged(group: PageGroup, fitter: Fitter, *, growing: bool = False) -> tuple[Page, float]:
    """*group* as a page, and its number of empty lines.

    The edges between its boxes move to where the copy fits best. A line of an advertisement counts
    as a fifth of an empty one.
    """
    boxes = group.boxes
    shift = group.pattern.shift
    # Edge by edge from the top, each at its best place before the next one moves. Small shifts
    # come first, so that among equals the pattern stays as it was drawn.
    for above, below in edges(group.pattern):
        options = sorted(range(-shift, shift + 1), key=abs)
        boxes = min(
            (_moved(boxes, above, below, lines) for lines in options),
            key=lambda tried: total_cost(group.stories, tried, fitter),
        )
    foot = fitter.typesetter.design.lines * group.pattern.pages
    boxes, panels = settled(group.stories, boxes, foot, fitter, growing=growing)
    boxes = with_one_figure(group.stories, boxes, fitter)
    fits = [fitter.fit(story, box) for story, box in zip(group.stories, boxes, strict=True)]
    panel_lines = sum(slot.height for one in panels for slot in one.slots)
    empty = sum(fit.holes for fit in fits) + panel_lines * fitter.typesetter.costs.panel_line
    page = Page(
        number=0,
        pattern=group.pattern.name,
        section=group.stories[0].section,
        placements=(*(fit.placement for fit in fits), *panels),
    )
    return page, empty


def total_cost(stories: tuple[Story, ...], boxes: list[Box], fitter: Fitter) -> float:
    """What the stories cost in their boxes, together."""
    return sum(fitter.fit(story, box).cost for story, box in zip(stories, boxes, strict=True))


Edge = tuple[frozenset[int], frozenset[int]]
"""The boxes that end at an edge, and those that begin beneath it, by index."""


def edges(pattern: Pattern) -> list[Edge]:
    """The edges between boxes that may move, from the top."""
    if not pattern.shift:
        return []
    pairs = (_edge_under(pattern.boxes, index) for index in range(len(pattern.boxes)))
    return list(dict.fromkeys(edge for edge in pairs if edge[1]))


def _edge_under(boxes: tuple[Box, ...], index: int) -> Edge:
    """The edge at the foot of box *index*.

    It has all boxes that end there, and all that begin at most two lines beneath.
    """
    box = boxes[index]
    foot = box.line + box.height
    below = frozenset(
        other
        for other, one in enumerate(boxes)
        if foot <= one.line <= foot + 2 and overlap(box, one) and other != index
    )
    above = frozenset(
        other
        for other, one in enumerate(boxes)
        if one.line + one.height == foot and any(overlap(one, boxes[low]) for low in below)
    )
    return above, below


def _moved(boxes: list[Box], above: frozenset[int], below: frozenset[int], lines: int) -> list[Box]:
    """*boxes* with the edge between those *above* and those *below* moved down by *lines*."""
    moved = []
    for index, box in enumerate(boxes):
        higher = lines if index in above else 0
        lower = lines if index in below else 0
        moved.append(replace(box, line=box.line + lower, height=box.height + higher - lower))
    return moved
