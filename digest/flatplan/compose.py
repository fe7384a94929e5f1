"""The flatplan of a whole issue: who stands on the cover, what opens, what is told briefly, what is only listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.flatplan import briefs as brief_pages
from digest.flatplan.breaking import Typesetter
from digest.flatplan.fitting import COARSEST, Fitter
from digest.flatplan.lists import Column, Item, columned, contents_items, evened, linked_items, list_pages, placed
from digest.flatplan.runs import cut, page
from digest.model import Issue, Page, Place, Placement, Slot, Story
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.flatplan.grid import Design, Measure

CONTENTS_FROM = 5
"""An issue of fewer stories needs no contents page."""

TEASERS = 3
PAPER = (596.0, 794.0)
BAND = 0.6
"""The part of the paper's height that a cover's band of picture takes at most."""

PAGE_COSTS = (2.0, 6.0, 14.0, 30.0, 60.0)
"""What a page more may cost, the thriftier after the generous."""

LIST_TOP, BACK_ROWS = 5, 92
"""Lines above a list; half rows of sources that the back page has room for in each column."""


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

    def pages(self) -> tuple[Page, ...]:
        body = self._body()
        first = [self._cover()]
        if self._has_contents:
            first.append(self._contents())
        numbered = [*first, *body]
        numbered = [replace(one, number=number) for number, one in enumerate(numbered, start=1)]
        return (*numbered, *self._back(len(numbered) + 1))

    @property
    def _has_contents(self) -> bool:
        return len(self.stories) >= CONTENTS_FROM and self.limit >= 6

    def _body(self) -> list[Page]:
        """The pages between contents and back page. Stories lose length, then their page, until the limit holds."""
        room = max(1, self.limit - 1 - self._has_contents - self._back_pages)
        demoted = 0
        while True:
            allotment = self._allot(room, demoted)
            for cost in PAGE_COSTS:
                made = self._laid_out(allotment, cost, room)
                if made is not None:
                    return made
            if not allotment.running and not allotment.brief:
                return self._tail(allotment)
            demoted += max(2, len(allotment.running) // 6)

    @property
    def _back_pages(self) -> int:
        return len(self._back(0))

    def _allot(self, room: int, demoted: int) -> Allotment:
        """Who keeps a place of the running order when there are *room* pages; *demoted* more must give theirs up."""
        wanted = [story for story in self.stories if story.place is not Place.BRIEF]
        brief = [story for story in self.stories if story.place is Place.BRIEF]
        kept = max(0, min(len(wanted), int(room * 3.2)) - demoted)
        best = set(map(_id, sorted(wanted, key=_weight)[:kept]))
        short = sorted([story for story in wanted if story.id not in best] + brief, key=_weight)
        brief_room = max(0, room - max(kept // 3, 1 if kept else 0))
        listed = len(short) - brief_room * 16
        also_pages = 0 if listed <= 0 else max(1, -(-listed // 75))
        told = len(short) if listed <= 0 else max(0, min(brief_room - also_pages, 3)) * 16
        names = set(map(_id, short[:told]))
        return Allotment(
            running=[story for story in self.stories if story.id in best],
            brief=[story for story in self.stories if story.id in names],
            also=[story for story in self.stories if story.id not in best | names],
        )

    def _laid_out(self, allotment: Allotment, page_cost: float, room: int) -> list[Page] | None:
        """The body's pages, or None where they are more than *room*."""
        top = brief_pages.TITLE
        height = self.design.lines - top
        told = brief_pages.briefs(allotment.brief, self.fitter)
        count = brief_pages.pages_for(told, height)
        columns = brief_pages.packed(told, height, 3 * count) if count else []
        printed = {index for column in columns for index, _ in column}
        spare = [brief.story for index, brief in enumerate(told) if index not in printed]
        running, also = allotment.running, allotment.also
        if not count:
            running = [story for story in self.stories if story in running or story in spare]
        else:
            also = [story for story in self.stories if story in also or story in spare]
        runs = cut(running, self.design.patterns, self.fitter, page_cost)
        tail = self._also(also)
        if len(runs) + count + len(tail) > room:
            return None
        made = [page(run, 0, self.fitter) for run in runs]
        made += [brief_pages.brief_page(0, told, columns[start:start + 3], top, self.fitter)
                 for start in range(0, len(columns), 3)]
        return [*made, *tail]

    def _tail(self, allotment: Allotment) -> list[Page]:
        return self._also([*allotment.running, *allotment.brief, *allotment.also])

    def _also(self, stories: list[Story]) -> list[Page]:
        """The linked list of what is not told here; the last page's columns are evened."""
        if not stories:
            return []
        items = linked_items(stories, self.typesetter, "also")
        return list_pages(self._rows(items), 0, "also", 0)

    @property
    def _list_rows(self) -> int:
        """Half rows of a list that a page holds in each column."""
        return int((self.design.lines - LIST_TOP) * self.design.leading / (self.design.style("list-head").leading / 2))

    def _rows(self, items: list[Item]) -> list[Column]:
        rows = self._list_rows
        columns = columned(items, rows)
        whole = (len(columns) - 1) // 3 * 3
        rest = [item for column in columns[whole:] for _, item in column]
        return [*columns[:whole], *evened(rest, rows, 3)]

    def _back(self, number: int) -> list[Page]:
        """The back page with as many sources as it holds, the pages before it with the rest."""
        airy, dense = (linked_items(self.stories, self.typesetter, "sources", gap) for gap in (1, 0))
        last = airy if len(columned(airy, BACK_ROWS)) <= 3 else dense
        rows = self._list_rows
        whole: list[Column] = []
        while len(columned(last, BACK_ROWS)) > 3:
            columns = columned(last, rows)[:3]
            whole += columns
            last = last[sum(map(len, columns)):]
        back = placed(evened(last, BACK_ROWS, 3), 3, 1, 0, "sources") if last else ()
        pages = list_pages(whole, number, "sources", 0)
        return [*pages, Page(number=number + len(pages), pattern="back", placements=back)]

    def _cover(self) -> Page:
        """The cover story's headline, and three more with the pages they stand on."""
        main = self._cover_story()
        kind, style = self._cover_kind(main)
        others = [story for story in sorted(self.stories, key=_weight) if story is not main][:TEASERS]
        return Page(number=1, pattern="cover", placements=(
            replace(self._headline(main, "cover", style, self.design.width), style=kind),
            *(self._headline(story, "teaser", "cover-teaser", self.design.across(3)) for story in others),
        ))

    def _cover_kind(self, story: Story) -> tuple[str, str]:
        """A full picture, a band of picture, or type alone: as the pixels allow."""
        size = self.typesetter.measure.size(story.picture) if story.picture else None
        if size is None:
            return "type", "cover-type-head"
        across, down = size[0] * 72 / COARSEST / PAPER[0], size[1] * 72 / COARSEST / PAPER[1]
        if min(across, down) >= 1:
            return "full", "cover-head"
        return ("band", "cover-head") if across >= 1 and down >= BAND else ("type", "cover-type-head")

    def _headline(self, story: Story, box: str, style: str, width: float) -> Placement:
        text = set_text(story.headline, language=story.language)
        lines = self.typesetter.display(text, style, width, story.language)
        return Placement(story=story.id, box=box, style="cover", slots=(
            Slot(kind="head", columns=1, column=1, width=1, line=1, height=len(lines), lines=lines, style=style),))

    def _cover_story(self) -> Story:
        named = [story for story in self.stories if story.id == self.issue.cover]
        return (named or sorted(self.stories, key=_weight))[0]

    def _contents(self) -> Page:
        """Two columns of entries, as detailed as they fit beside the panel in the third."""
        height = self.design.lines - LIST_TOP
        told = [story for story in self.stories if story.place is not Place.BRIEF] or self.stories
        fewer = [[story for story in told if story in sorted(told, key=_weight)[:count]] for count in (40, 32, 26, 20, 14)]
        for stories, decks in ((self.stories, True), (told, True), (self.stories, False), *((some, False) for some in fewer)):
            columns = evened(contents_items(stories, self.typesetter, decks=decks), height, 2)
            if len(columns) <= 2:
                break
        return Page(number=2, pattern="contents", placements=placed(columns, 3, 1, LIST_TOP, "contents"))


def _id(story: Story) -> str:
    return story.id


def _weight(story: Story) -> tuple[int, int]:
    """Sorts the weightiest first: by place, then by rank."""
    return list(Place).index(story.place), story.rank


def _ordered(issue: Issue) -> list[Story]:
    """The printed stories section by section, the lead's section first, in each the weightiest places first.

    Without a lead the cover story, or else the weightiest, becomes one.
    """
    printed = [story for story in issue.stories if story.place.printed]
    if printed and not any(story.place is Place.LEAD for story in printed):
        chosen = next((story for story in printed if story.id == issue.cover), min(printed, key=_weight))
        printed = [replace(story, place=Place.LEAD) if story is chosen else story for story in printed]
    lead = next((story.section for story in printed if story.place is Place.LEAD), "")
    sections = list(dict.fromkeys([lead, *(story.section for story in printed)]))
    return sorted(printed, key=lambda story: (sections.index(story.section), list(Place).index(story.place)))
