"""The flatplan of a whole issue: what opens, what is told briefly, what is only listed, and how many pages it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout import front
from digest.layout.breaking import Typesetter
from digest.layout.briefs import FEWEST, brief_pages
from digest.layout.copy import Setting
from digest.layout.fitting import Fitter
from digest.layout.lists import CROWD
from digest.layout.quotes import quotes_page
from digest.layout.runs import Run, cut, pages
from digest.model import Issue, Page, Place, Story

if TYPE_CHECKING:
    from digest.themes.design import Design, Measure

CONTENTS_FROM, CONTENTS_FOR, CONTENTS_IN = 5, 3, 8
"""An issue of fewer stories, or of fewer pages of them, needs no contents page, and one that may have fewer pages in all
had rather tell something on it.
"""

QUOTES_FROM = 5
"""Pages of stories from which on a page of quotations is no padding."""

PAGE_COSTS = (0.0, 2.0, 6.0, 14.0, 30.0, 60.0)
"""What a page more may cost, the thriftier after the generous."""

THINNEST, HALF_EMPTY = 12, 20
"""Empty lines of a page, all columns together, that the most generous count of pages may not cause, and from which on thin
stories are gathered."""

THIN = 16
"""Lines that a story must have in a column of COLUMN points to be more than a brief."""

COLUMN = 160.0

STORIES, BRIEFS, LISTED, CROWDED = 3.2, 15, 60, 95
"""About how many a page holds: stories, briefs, linked headlines, and those when they are so many that they are small."""

LISTS, TOLD = 0.5, 0.25
"""The part of the pages that linked headlines may take, beyond which the least are left out; the part that stories keep."""

BRIEF_SHARE = 0.25
"""The part of the pages that briefs may take: beyond it those with copy become news, and the least are only listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """Who is told at what length: in the running order, as a brief, or as a linked headline."""

    running: list[Story]
    brief: list[Story]
    also: list[Story]


def compose(
    issue: Issue, *, design: Design, measure: Measure, limit: int = 24, by: int = 1
) -> tuple[Page, ...]:
    """The issue's pages, *limit* at most and a multiple of *by*, every printed story on one of them; fewer where there is
    less to tell. What a printed sheet asks for and no story fills, the house does.
    """
    composer = _Composer(issue, design, measure, max(limit, 1))
    made = composer.pages()
    if len(made) % by == 0:
        return made
    fewer = len(made) - len(made) % by
    if fewer:
        composer.limit = fewer
        made = composer.pages()
    return composer.padded(made, -len(made) % by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The pages between contents and back, and what they were made from."""

    pages: list[Page]
    running: list[Story]
    cost: float
    brief: list[Page]
    also: list[Page]
    room: int
    allotment: Allotment


class _Composer:
    def __init__(self, issue: Issue, design: Design, measure: Measure, limit: int) -> None:
        self.issue = issue
        self.limit = limit
        self.design = design
        self.typesetter = Typesetter(design, measure)
        self.fitter = Fitter(self.typesetter, issue.language)
        self.stories = _ordered(issue)
        self.able = [story for story in self.stories if not self._thin(story)]
        self._lists: dict[tuple[str, ...], list[Page]] = {}
        self._briefs: dict[tuple[str, ...], tuple[list[Page], list[Story]]] = {}

    def pages(self) -> tuple[Page, ...]:
        body, allotment = self._body()
        held = {placement.story for page in body for placement in page.placements}
        stories = [story for story in self.stories if story.id in held]
        first = [front.cover(self.issue, stories, self.typesetter)]
        if self._may_have_contents and len(body) >= CONTENTS_FOR:
            first.append(front.contents(stories, self.typesetter))
        numbered = [
            replace(one, number=number) for number, one in enumerate([*first, *body], start=1)
        ]
        back = [
            replace(one, number=number)
            for number, one in enumerate(self._back(allotment), start=len(numbered) + 1)
        ]
        return (*numbered, *back)

    def padded(self, made: tuple[Page, ...], count: int) -> tuple[Page, ...]:
        """*made* with *count* pages of the house's own before the back."""
        house = front.house(self.design)
        pages = [*made[:-1], *(house for _ in range(count)), *made[-1:]]
        return tuple(replace(one, number=number) for number, one in enumerate(pages, start=1))

    @property
    def _may_have_contents(self) -> bool:
        return len(self.stories) >= CONTENTS_FROM and self.limit >= CONTENTS_IN

    def _body(self) -> tuple[list[Page], Allotment]:
        """The pages between contents and back; where a few thin stories leave one half empty, they are gathered as briefs."""
        made = self._fitted(gathered=False)
        if max(map(_empty, made.pages), default=0) > HALF_EMPTY:
            made = min(
                made,
                self._fitted(gathered=True),
                key=lambda one: max(map(_empty, one.pages), default=0),
            )
        return self._laid_out(
            made.running, made.cost, made.brief, made.also, made.room, growing=True
        ), made.allotment

    def _fitted(self, *, gathered: bool) -> _Body:
        """Stories lose length, then their page, until the limit holds."""
        demoted = 0
        while True:
            allotment = self._allot(
                max(1, self.limit - 2 - self._may_have_contents), demoted, gathered=gathered
            )
            room = max(1, self.limit - 1 - self._may_have_contents - len(self._back(allotment)))
            brief, spare = self._brief_pages(allotment.brief)
            wanted = {story.id for story in [*allotment.running, *spare]}
            running = [story for story in self.stories if story.id in wanted]
            for cost in PAGE_COSTS:
                runs = self._cut(running, cost, 2)
                told = min(_count(runs), ceil(room * TOLD))
                also = self._also(
                    allotment.also, room, max(0, min(room - len(brief) - told, ceil(room * LISTS)))
                )
                over = _count(runs) + len(brief) + len(also) - room
                if over <= 0 or not (runs or brief):
                    made = self._laid_out(running, cost, brief, also, room)
                    if cost or not any(_empty(page) > THINNEST for page in made):
                        return _Body(
                            pages=made,
                            running=running,
                            cost=cost,
                            brief=brief,
                            also=also,
                            room=room,
                            allotment=allotment,
                        )
            demoted += (
                max(2, len(allotment.running) // 8, 2 * over) if allotment.running else max(1, over)
            )

    def _allot(self, room: int, demoted: int, *, gathered: bool) -> Allotment:
        """Who keeps a place in the running order when there are *room* pages; *demoted* more must give theirs up.

        *gathered*: so must as many as make a page of briefs of the few that are too thin for a box of their own.
        """
        share = self.design.share
        many = max(1, int(BRIEFS * share))
        kept = min(
            sum(story.place is not Place.BRIEF for story in self.able),
            max(1, int(room * STORIES * share)),
        )
        brief_room = max(0, room - ceil(kept / (3 * share)))
        most = max(1, round(room * BRIEF_SHARE))
        if len(self.stories) - kept > min(brief_room, most) * many:
            kept, brief_room = self._crowded(room, most, len(self.able))
        chosen = sorted(self.able, key=self._weight)[: max(0, kept - demoted)]
        lone = len(self.stories) - len(chosen)
        if gathered and 0 < lone < FEWEST and len(chosen) > 2 * FEWEST:
            chosen = chosen[: lone - FEWEST]
        best = {story.id for story in chosen}
        shortened = sorted(
            (story for story in self.stories if story.id not in best), key=self._weight
        )
        told = max(0, brief_room * many - max(0, demoted - kept))
        names = {story.id for story in shortened[:told]}
        return Allotment(
            running=[story for story in self.stories if story.id in best],
            brief=[story for story in self.stories if story.id in names],
            also=[story for story in self.stories if story.id not in best | names],
        )

    def _crowded(self, room: int, briefs: int, able: int) -> tuple[int, int]:
        """How many stories keep a place of *able* that could, and how many pages hold briefs, when the rest is listed: in as
        many pages as that takes, up to LISTS of all, but for one of stories, where there is room for one besides.
        """
        share = self.design.share
        many = max(1, int(BRIEFS * share))
        spare = room - briefs
        for listed in range(min(max(spare, min(spare + 1, 2)), ceil(room * LISTS) + 1)):
            kept = min(able, max(0, int((spare - listed) * STORIES * share)))
            rest = len(self.stories) - kept - briefs * many
            if rest <= listed * share * (
                CROWDED if rest > min(CROWD, LISTED * share * room / 2) else LISTED
            ):
                break
        return kept, briefs

    def _thin(self, story: Story) -> bool:
        """It has too little text for a box of its own."""
        width = self.design.across(self.design.standing.briefs)
        setting = Setting(style="body", width=width)
        least = THIN if story.place is not Place.LEAD or self.fitter.picture(story) else 2 * THIN
        return self.fitter.lengths(story, setting).short_of(ceil(least * COLUMN / width))

    def _cut(self, running: list[Story], cost: float, ahead: int) -> list[Run]:
        """The running order in pages, *ahead* pages before the first."""
        return cut(
            running, self.design.patterns, self.fitter, cost * self.design.share, first=ahead + 1
        )

    def _laid_out(
        self,
        running: list[Story],
        cost: float,
        brief: list[Page],
        also: list[Page],
        room: int,
        *,
        growing: bool = False,
    ) -> list[Page]:
        """The body's pages. Where the issue opens with two pages of one story, quotations and numbers stand before them: the
        two then face each other.
        """
        ahead = 1 + self._may_have_contents
        for before in (True, False):
            runs = self._cut(running, cost, ahead + before)
            if before and not ((ahead + before) % 2 and runs and runs[0].pattern.pages > 1):
                continue
            told = [
                page
                for run in runs
                for page in pages(run, self.design.patterns, self.fitter, growing=growing)
            ]
            spare = room - len(told) - len(brief) - len(also)
            quotes = (
                quotes_page(self.stories, [*told, *brief], self.fitter)
                if len(told) >= QUOTES_FROM and spare > 0
                else []
            )
            if before and quotes:
                return [*quotes, *self._mixed(told, brief), *also]
        return [*self._mixed(told, brief), *quotes, *also]

    def _mixed(self, told: list[Page], brief: list[Page]) -> list[Page]:
        """Pages of briefs spread among those of stories, which are in the same order of sections; the last closes them."""
        mixed: list[Page] = []
        ahead = list(brief[:-1])
        for number, page in enumerate(told, start=1):
            mixed.append(page)
            runs_on = (
                number < len(told)
                and told[number].pattern == page.pattern
                and told[number].placements[0].slot("head") is None
            )
            due = number * len(brief) / len(told) >= len(brief) - len(ahead)
            if ahead and due and not runs_on:
                mixed.append(ahead.pop(0))
        return [*mixed, *ahead, *brief[-1:]]

    def _back(self, allotment: Allotment) -> list[Page]:
        """The sources; what is only listed has its link there."""
        listed = {story.id for story in allotment.also}
        key = tuple(story.id for story in self.stories if story.id not in listed)
        if ("back", *key) not in self._lists:
            stories = [story for story in self.stories if story.id not in listed]
            self._lists["back", *key] = front.back(stories, 0, self.typesetter)
        return self._lists["back", *key]

    def _brief_pages(self, stories: list[Story]) -> tuple[list[Page], list[Story]]:
        key = tuple(story.id for story in stories)
        if key not in self._briefs:
            self._briefs[key] = brief_pages(
                stories, self.fitter, alone=len(stories) == len(self.stories)
            )
        return self._briefs[key]

    def _also(self, stories: list[Story], room: int, most: int) -> list[Page]:
        key = (f"also {room} {most}", *(story.id for story in stories))
        if key not in self._lists:
            self._lists[key] = front.also(
                stories, self.typesetter, room=room, most=most, weight=self._weight
            )
        return self._lists[key]

    def _weight(self, story: Story) -> tuple[bool, int, int]:
        """Sorts the weightiest first, before all the one on the cover."""
        return story.id != self.issue.cover, *front.weight(story)


def _empty(page: Page) -> int:
    """The lines of a page of stories that its copy leaves empty."""
    return sum(
        frame.height - frame.filled
        for placement in page.placements
        if placement.box != "sources"
        for frame in placement.frames
    )


def _count(runs: list[Run]) -> int:
    return sum(run.pattern.pages for run in runs)


def _ordered(issue: Issue) -> list[Story]:
    """The printed stories section by section, the lead's section first, in each the weightiest places first.

    Without a lead the cover story, or else the weightiest, becomes one.
    """
    printed = [story for story in issue.stories if story.place.printed]
    if printed and not any(story.place is Place.LEAD for story in printed):
        chosen = next(
            (story for story in printed if story.id == issue.cover), min(printed, key=front.weight)
        )
        printed = [
            replace(story, place=Place.LEAD) if story is chosen else story for story in printed
        ]
    lead = next((story.section for story in printed if story.place is Place.LEAD), "")
    sections = list(dict.fromkeys([lead, *(story.section for story in printed)]))
    return sorted(
        printed, key=lambda story: (sections.index(story.section), list(Place).index(story.place))
    )
