"""The flatplan of a whole issue: what opens, what is told briefly, what is only listed, and how many pages it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.flatplan import front
from digest.flatplan.breaking import Typesetter
from digest.flatplan.briefs import brief_pages
from digest.flatplan.copy import Setting
from digest.flatplan.fitting import Fitter
from digest.flatplan.quotes import quotes_page
from digest.flatplan.runs import cut, page
from digest.model import Issue, Page, Place, Story

if TYPE_CHECKING:
    from digest.flatplan.grid import Design, Measure

CONTENTS_FROM, CONTENTS_FOR = 5, 3
"""An issue of fewer stories, or of fewer pages of them, needs no contents page."""

QUOTES_FROM = 5
"""Pages of stories from which on a page of quotations is no padding."""

PAGE_COSTS = (2.0, 6.0, 14.0, 30.0, 60.0)
"""What a page more may cost, the thriftier after the generous."""

THIN = 16
"""Lines that a story must have in one column to be more than a brief."""

BRIEF_SHARE = 0.34
"""The part of the pages that briefs may take when stories must give their places up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """Who is told at what length: in the running order, as a brief, or as a linked headline."""

    running: list[Story]
    brief: list[Story]
    also: list[Story]


def compose(issue: Issue, *, design: Design, measure: Measure, limit: int = 24) -> tuple[Page, ...]:
    """The issue's pages, *limit* at most, every printed story on one of them; fewer where there is less to tell."""
    return _Composer(issue, design, measure, max(limit, 1)).pages()


class _Composer:
    def __init__(self, issue: Issue, design: Design, measure: Measure, limit: int) -> None:
        self.issue = issue
        self.limit = limit
        self.design = design
        self.typesetter = Typesetter(design, measure)
        self.fitter = Fitter(self.typesetter, issue.language)
        self.stories = _ordered(issue)
        self._briefs: dict[tuple[str, ...], tuple[list[Page], list[Story]]] = {}

    def pages(self) -> tuple[Page, ...]:
        body = self._body()
        first = [front.cover(self.issue, self.stories, self.typesetter)]
        if self._may_have_contents and len(body) >= CONTENTS_FOR:
            first.append(front.contents(self.stories, self.typesetter))
        numbered = [replace(one, number=number) for number, one in enumerate([*first, *body], start=1)]
        return (*numbered, *front.back(self.stories, len(numbered) + 1, self.typesetter))

    @property
    def _may_have_contents(self) -> bool:
        return len(self.stories) >= CONTENTS_FROM and self.limit >= 6

    def _body(self) -> list[Page]:
        """The pages between contents and back page. Stories lose length, then their page, until the limit holds."""
        room = max(1, self.limit - 1 - self._may_have_contents - len(front.back(self.stories, 0, self.typesetter)))
        demoted = 0
        while True:
            allotment = self._allot(room, demoted)
            for cost in PAGE_COSTS:
                made = self._laid_out(allotment, cost)
                if len(made) <= room:
                    return made
            if not allotment.running and not allotment.brief:
                return made
            demoted += max(2, len(allotment.running) // 6)

    def _allot(self, room: int, demoted: int) -> Allotment:
        """Who keeps a place in the running order when there are *room* pages; *demoted* more must give theirs up."""
        wanted = [story for story in self.stories if story.place is not Place.BRIEF and not self._thin(story)]
        kept = max(0, min(len(wanted), int(room * 3.2)) - demoted)
        best = {story.id for story in sorted(wanted, key=front.weight)[:kept]}
        short = sorted((story for story in self.stories if story.id not in best), key=front.weight)
        brief_room = max(0, room - -(-kept // 3))
        if len(short) > brief_room * 15:
            brief_room = min(brief_room - 1, round(room * BRIEF_SHARE))
        names = {story.id for story in short[:max(0, brief_room) * 15]}
        return Allotment(
            running=[story for story in self.stories if story.id in best],
            brief=[story for story in self.stories if story.id in names],
            also=[story for story in self.stories if story.id not in best | names],
        )

    def _thin(self, story: Story) -> bool:
        """It has too little text for a box of its own."""
        setting = Setting(style="body", width=self.design.across(3))
        least = THIN if story.place is not Place.LEAD or self.fitter.picture(story) else 2 * THIN
        return self.fitter.lengths(story, setting).extremes[1] < least

    def _laid_out(self, allotment: Allotment, page_cost: float) -> list[Page]:
        """The body's pages, as many as they are."""
        key = tuple(story.id for story in allotment.brief)
        if key not in self._briefs:
            self._briefs[key] = brief_pages(allotment.brief, self.fitter)
        brief, spare = self._briefs[key]
        running = [story for story in self.stories if story in allotment.running or story in spare]
        runs = cut(running, self.design.patterns, self.fitter, page_cost)
        told = [page(run, self.design.patterns, self.fitter) for run in runs]
        quotes = quotes_page(self.stories, [*told, *brief], self.fitter) if len(told) >= QUOTES_FROM else []
        return [*told, *quotes, *brief, *front.also(allotment.also, self.typesetter)]


def _ordered(issue: Issue) -> list[Story]:
    """The printed stories section by section, the lead's section first, in each the weightiest places first.

    Without a lead the cover story, or else the weightiest, becomes one.
    """
    printed = [story for story in issue.stories if story.place.printed]
    if printed and not any(story.place is Place.LEAD for story in printed):
        chosen = next((story for story in printed if story.id == issue.cover), min(printed, key=front.weight))
        printed = [replace(story, place=Place.LEAD) if story is chosen else story for story in printed]
    lead = next((story.section for story in printed if story.place is Place.LEAD), "")
    sections = list(dict.fromkeys([lead, *(story.section for story in printed)]))
    return sorted(printed, key=lambda story: (sections.index(story.section), list(Place).index(story.place)))
