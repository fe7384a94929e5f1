"""Allots a length to each story: a box in the running order, a brief, or a linked headline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from digest.model import Place, Story

if TYPE_CHECKING:
    from digest.layout.costs import Costs
    from digest.themes.design import Design

STORIES_A_GROUP = 3
"""Stories that share a page, for a first estimate of the pages that briefs leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """The stories of an issue by the length at which they are printed, each list in the issue's
    order.
    """

    running: list[Story]
    brief: list[Story]
    also: list[Story]


class Allotter:
    """Allots a length to each of *stories*.

    *able* are those with enough text for a box of their own.

    *weight* is a sort key, the weightiest story first; *pictured* says whether a story has a
    picture that can be printed.
    """

    def __init__(
        self,
        stories: list[Story],
        able: list[Story],
        weight: Callable[[Story], tuple[bool, int, int]],
        pictured: Callable[[Story], bool],
        design: Design,
        costs: Costs,
    ) -> None:
        self._stories, self._weight, self._costs = stories, weight, costs
        self._able = _advanced(sorted(able, key=weight), pictured, costs.pictured_ahead)
        self._rooms = [costs.pictured_story if pictured(story) else 1.0 for story in self._able]
        self._share, self._facing = design.share, design.facing
        self._briefs_a_page = max(1, int(costs.briefs_a_page * self._share))

    def allot(self, capacity: int, demoted: int, *, gathered: bool) -> Allotment:
        """The allotment for *capacity* pages.

        *demoted* more stories than necessary lose their box. If *gathered*, so do as many more as
        make a page of briefs together with the few stories that are too thin for a box.
        """
        count, brief_pages = self._shares(capacity)
        chosen = self._able[: max(0, count - demoted)]
        if gathered:
            chosen = self._gathered(chosen)
        running = {story.id for story in chosen}
        # Stories that lost their box compete for the briefs. Once no story has a box left to lose,
        # further demotions make briefs fewer.
        rest = sorted((s for s in self._stories if s.id not in running), key=self._weight)
        fewer = max(0, demoted - count)
        brief_count = max(0, brief_pages * self._briefs_a_page - fewer)
        # A page of few links stays empty: as briefs they take no more pages.
        if not (self._facing or fewer) and len(rest) - brief_count <= self._briefs_a_page:
            brief_count = len(rest)
        briefs = {story.id for story in rest[:brief_count]}
        return Allotment(
            running=[story for story in self._stories if story.id in running],
            brief=[story for story in self._stories if story.id in briefs],
            also=[story for story in self._stories if story.id not in running | briefs],
        )

    def _shares(self, capacity: int) -> tuple[int, int]:
        """How many stories have a box, and how many pages hold briefs, of *capacity* pages."""
        costs, share = self._costs, self._share
        count = min(
            sum(story.place is not Place.BRIEF for story in self._able),
            max(1, self._fitting(capacity * costs.stories_a_page * share)),
        )
        # An estimate: groups are cut later, and `compose` demotes more stories if they overflow.
        brief_pages = max(0, capacity - ceil(count / (STORIES_A_GROUP * share)))
        most = max(1, round(capacity * costs.briefs_share))
        # More stories than briefs can hold: some are listed, and lists need pages of their own.
        if len(self._stories) - count > min(brief_pages, most) * self._briefs_a_page:
            return self._crowded(capacity, most), most
        return count, brief_pages

    def _fitting(self, room: float) -> int:
        """How many of the weightiest stories fit in the *room* of so many without pictures."""
        return sum(taken <= room for taken in accumulate(self._rooms))

    def _crowded(self, capacity: int, briefs: int) -> int:
        """How many stories have a box when *briefs* pages hold briefs and the rest is listed.

        The links take as many pages as they need, up to ``Costs.lists_pages``, but for one
        of stories where one fits besides.
        """
        costs, share = self._costs, self._share
        spare = capacity - briefs
        lists = min(costs.lists_pages, ceil(capacity * costs.lists_share))
        most = min(max(spare, min(spare + 1, 2)), lists + 1)
        count = 0
        # Each page of links takes boxes away, which adds links: the first number that agrees wins.
        for listed in range(most):
            count = self._fitting((spare - listed) * costs.stories_a_page * share)
            rest = len(self._stories) - count - briefs * self._briefs_a_page
            if rest <= listed * share * costs.links_a_page:
                break
        return count

    def _gathered(self, chosen: list[Story]) -> list[Story]:
        """*chosen* without its last ones, if these and the stories without a box make a page of
        briefs.
        """
        least = self._costs.briefs_least
        alone = len(self._stories) - len(chosen)
        if 0 < alone < least and len(chosen) > 2 * least:
            return chosen[: alone - least]
        return chosen


def _advanced(ranked: list[Story], pictured: Callable[[Story], bool], ahead: int) -> list[Story]:
    """*ranked* with each *pictured* story up to *ahead* places further forward, all but the first,
    which stays.
    """
    places = {
        story.id: place - (ahead if place and pictured(story) else 0)
        for place, story in enumerate(ranked)
    }
    return sorted(ranked, key=lambda story: (story is not ranked[0], places[story.id]))
