"""Composes an issue: which stories open it, which are briefs or links, and how many
pages it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.allotment import Allotment, Allotter
from digest.layout.breaking import Typesetter
from digest.layout.briefs import brief_pages
from digest.layout.contents import contents
from digest.layout.copy import Setting
from digest.layout.costs import COLUMN, COSTS, Costs
from digest.layout.cover import cover, weight
from digest.layout.fitting import Fitter
from digest.layout.five import five_page
from digest.layout.gallery import pictures_pages
from digest.layout.groups import PageGroup, cut, pages
from digest.layout.letter import letter_page
from digest.layout.levelling import levelled_pages
from digest.layout.links import also
from digest.layout.posters import illustrated
from digest.layout.quotes import quotes_page
from digest.layout.rationing import rationed
from digest.layout.showpieces import Showpieces
from digest.layout.sources import advert, back
from digest.layout.spreads import with_showpieces
from digest.model import Issue, Page, Place, Placement, Slot, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.layout.covers.choice import CoverChoice
    from digest.model import Sentence
    from digest.themes.design import Design, Measure


START = "start"
"""The section of what stands for the first page of a group before that is laid out."""

SPARE = 2
"""Pages of a full issue that stories leave free: of quotations and figures, and of pictures."""


def compose(
    issue: Issue,
    *,
    design: Design,
    measure: Measure,
    limit: int = 24,
    by: int = 1,
    costs: Costs = COSTS,
) -> tuple[Page, ...]:
    """The issue's pages: *limit* at most, and a multiple of *by*.

    Every printed story stands on one of them. An issue with little copy has fewer pages. An issue
    whose pages are no multiple of *by* is laid out again with fewer, then padded with pages for
    posters and the magazine's own advertisement.
    """
    return compose_with(issue, Typesetter(design, measure, costs), limit=limit, by=by)


def compose_with(
    issue: Issue,
    typesetter: Typesetter,
    *,
    limit: int = 24,
    by: int = 1,
    choice: CoverChoice | None = None,
) -> tuple[Page, ...]:
    """As `compose`, with a *typesetter* that remembers what it has measured and broken.

    *choice* is the cover, where it is chosen already.
    """
    composer = _Composer(issue, typesetter, max(limit, 1), choice)
    pages = _fullest(composer, by)
    return levelled_pages(rationed(pages, typesetter.design), typesetter.design)


def _fullest(composer: _Composer, by: int) -> tuple[Page, ...]:
    """The pages of *composer*, a multiple of *by*, with posters.

    Where white or an advertisement takes much of a page, since stories are too few to fill it, a
    few of them become briefs, if the others then leave no page as empty.
    """
    costs, pages = composer.costs, _with_posters(composer, by)
    if _used(pages, composer):
        return pages
    empty, links = float(_least_used(pages[1:-1])), _links(pages)
    for fewer in range(1, costs.fewer_most + 1):
        composer.fewer = fewer
        tried = _with_posters(composer, by)
        cost = _least_used(tried[1:-1]) + fewer * costs.fewer_box
        if cost < empty and _links(tried) <= links:
            pages, empty = tried, cost
            if _used(pages, composer):
                break
    return pages


def _used(pages: Sequence[Page], composer: _Composer) -> bool:
    """Whether no page between cover and back is white, or an advertisement, for a large part."""
    most = composer.costs.unused_part * composer.design.lines
    return all(_unused(page) <= most * _columns(page) for page in pages[1:-1])


def _with_posters(composer: _Composer, by: int) -> tuple[Page, ...]:
    return illustrated(_sheets(composer, by), composer.stories, composer.typesetter)


def _sheets(composer: _Composer, by: int) -> tuple[Page, ...]:
    """The pages of *composer*, a multiple of *by*."""
    limit, composed = composer.limit, composer.pages()
    if len(composed) % by == 0:
        return composed
    fewer = len(composed) - len(composed) % by
    if fewer:
        composer.limit = fewer
        composed = composer.pages()
        composer.limit = limit
    return composer.padded(composed, -len(composed) % by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The parts of the pages between contents and back.

    They are the stories in running order, cut at *page_cost*, the pages of briefs and the pages of
    links. *capacity* is the number of pages they share.
    """

    running: list[Story]
    page_cost: float
    brief: list[Page]
    also: list[Page]
    capacity: int
    allotment: Allotment


class _Composer:
    def __init__(
        self, issue: Issue, typesetter: Typesetter, limit: int, choice: CoverChoice | None
    ) -> None:
        self.issue, self.choice = issue, choice
        self.limit = limit
        self.fewer = 0
        self.design, self.costs = typesetter.design, typesetter.costs
        if most := self.design.standing.links:
            self.costs = replace(self.costs, lists_pages=most)
        self.typesetter = typesetter
        self.fitter = Fitter(typesetter, issue.language)
        self.stories = _ordered(issue)
        able = self._able()
        if not any(story.place is Place.LEAD for story in able) and (
            lead := self._other_lead(able)
        ):
            self.stories = _led_by(lead, self.stories)
            able = self._able()
        self.fitter.divider.showpieces = Showpieces(self.stories, typesetter, _large(choice))
        self.allotter = Allotter(
            self.stories, able, self._weight, self._pictured, self.design, self.costs
        )
        few = len(able) < self.costs.five_stories or limit < self.costs.five_limit
        self.five = [] if few else five_page(sorted(self.stories, key=self._weight), typesetter)
        self.letter = letter_page(issue, typesetter)
        self._lists: dict[tuple[str, ...], list[Page]] = {}
        self._briefs: dict[tuple[str, ...], tuple[list[Page], list[Story]]] = {}

    def pages(self) -> tuple[Page, ...]:
        """All pages, numbered."""
        body, allotment = self._body()
        printed = {placement.story for page in body for placement in page.placements}
        stories = [story for story in self.stories if story.id in printed]
        first = [cover(self.issue, stories, self.typesetter, self.choice)]
        if self._has_contents(len(body)):
            facing = [placement for page in self.five for placement in page.placements]
            first += contents(stories, self.typesetter, facing)
        return _numbered([*first, *self.letter, *self.five, *body, *self._back(allotment)])

    def padded(self, composed: tuple[Page, ...], count: int) -> tuple[Page, ...]:
        """*composed* with *count* pages without stories before the back."""
        padding = [advert(self.design)] * count
        return _numbered([*composed[:-1], *padding, *composed[-1:]])

    @property
    def _may_have_contents(self) -> bool:
        enough = len(self.stories) >= self.costs.contents_stories
        return enough and self.limit >= self.costs.contents_limit

    def _has_contents(self, body: int) -> bool:
        """Whether an issue with *body* pages between contents and back has a contents page."""
        return self._may_have_contents and body >= self.costs.contents_pages

    @property
    def _ahead(self) -> int:
        """Pages before the first of stories: the cover, the contents, the editor's letter, the week
        in five lines.
        """
        return 1 + self._may_have_contents + len(self.letter) + len(self.five)

    def _body(self) -> tuple[list[Page], Allotment]:
        """The pages between contents and back.

        Where thin stories leave a page half empty, they are gathered as briefs.
        """
        parts, body = self._fitted(gathered=False)
        holes = self.costs.gathered_holes
        if _emptiest(body) > (holes if self.design.facing else holes * self.design.share):
            gathered = self._fitted(gathered=True)
            parts, body = min((parts, body), gathered, key=lambda one: _emptiest(one[1]))
        return self._evened(parts, body), parts.allotment

    def _evened(self, parts: _Parts, body: list[Page]) -> list[Page]:
        """The pages of *parts*, once laid out as *body*, grown and cut so that the issue has an
        even number of pages.

        A folder of paper has no odd one. Stories share pages, or take more, where that leaves no
        page much emptier; else the issue stays odd. A page of quotations and figures that ends
        early is left out for it.
        """
        length = self._length(parts, body)
        if not self.design.facing or length % 2 == 0 or not parts.running:
            return self._laid_out(parts, growing=True)
        if any(map(_early, body[1:])):
            grown = self._laid_out(parts, growing=True)
            return [*grown[:1], *(page for page in grown[1:] if not _early(page))]
        count = _count(self._cut(parts.running, parts.page_cost, self._ahead))
        tried: dict[int, tuple[_Parts, list[Page]]] = {}
        for price in self.costs.even_page:
            other = replace(parts, page_cost=parts.page_cost + price)
            its = _count(self._cut(other.running, other.page_cost, self._ahead))
            if abs(its - count) == 1 and its not in tried:
                tried[its] = other, self._laid_out(other, growing=True)
        even = [
            one
            for one in tried.values()
            if abs(self._length(*one) - length) == 1 and self._length(*one) <= self.limit
        ]
        bearable = max(_least_used(body), self.costs.even_holes)
        best = min((pages for _, pages in even), key=_least_used, default=None)
        if best is None or _least_used(best) > bearable:
            return self._laid_out(parts, growing=True)
        return best

    def _length(self, parts: _Parts, body: list[Page]) -> int:
        """The pages of the issue whose stories are laid out as *body*."""
        contents_page = self._has_contents(len(body))
        ahead = 1 + contents_page + len(self.letter) + len(self.five)
        return ahead + len(body) + len(self._back(parts.allotment))

    def _fitted(self, *, gathered: bool) -> tuple[_Parts, list[Page]]:
        """The parts of an issue that keeps its limit.

        Stories lose length, then their box, until it does; ``fewer`` lose it from the start.
        """
        demoted = self.fewer - self._promoted(gathered=gathered)
        while True:
            allotment = self._allotted(demoted, gathered=gathered)
            capacity = self._capacity(allotment)
            brief, spare = self._brief_pages(allotment.brief)
            wanted = {story.id for story in [*allotment.running, *spare]}
            running = [story for story in self.stories if story.id in wanted]
            over = 0
            for page_cost in self.costs.page:
                count = _count(self._cut(running, page_cost, self._ahead))
                links = self._links(allotment.also, capacity, count, len(brief))
                over = count + len(brief) + len(links) - capacity
                if over > 0 and (count or brief):
                    continue
                parts = _Parts(
                    running=running,
                    page_cost=page_cost,
                    brief=brief,
                    also=links,
                    capacity=capacity,
                    allotment=allotment,
                )
                body = self._laid_out(parts)
                if page_cost or _emptiest(body) <= self.costs.page_holes:
                    return parts, body
            demoted += self._further(allotment, over)

    def _allotted(self, demoted: int, *, gathered: bool) -> Allotment:
        """The allotment in which *demoted* more stories than estimated lose their box, or as many
        get one where it is below 0.
        """
        capacity = max(1, self.limit - 1 - self._ahead)
        return self.allotter.allot(capacity, demoted, gathered=gathered)

    def _capacity(self, allotment: Allotment) -> int:
        """The pages between contents and back."""
        return max(1, self.limit - self._ahead - len(self._back(allotment)))

    def _promoted(self, *, gathered: bool) -> int:
        """How many more stories than estimated have a box, where pages would stay free beside
        stories that are only listed.

        SPARE pages stay free, for quotations and figures and for pictures.
        """
        promoted, boxes = 0, -1
        while True:
            allotment = self._allotted(-promoted, gathered=gathered)
            if not allotment.also or len(allotment.running) <= boxes:
                return promoted
            count = _count(self._cut(allotment.running, self.costs.page[0], self._ahead))
            brief, _ = self._brief_pages(allotment.brief)
            capacity = self._capacity(allotment)
            links = self._links(allotment.also, capacity, count, len(brief))
            free = capacity - count - len(brief) - len(links) - SPARE
            if free <= 0:
                return promoted
            promoted, boxes = promoted + free, len(allotment.running)

    @staticmethod
    def _further(allotment: Allotment, over: int) -> int:
        """How many more stories lose their box, or their place, in an issue of *over* pages too
        many.
        """
        if not allotment.running:
            return max(1, over)
        return max(2, len(allotment.running) // 8, 2 * over)

    def _links(
        self, stories: list[Story], capacity: int, story_pages: int, briefs: int
    ) -> list[Page]:
        """The pages of links, beside *story_pages* pages of stories and *briefs* of briefs."""
        reserved = min(story_pages, ceil(capacity * self.costs.stories_share))
        share = ceil(capacity * self.costs.lists_share)
        most = min(capacity - briefs - reserved, share, self.costs.lists_pages)
        return self._also(stories, capacity, max(0, most))

    def _able(self) -> list[Story]:
        """The stories with text enough for a box of their own."""
        return [story for story in self.stories if not self._thin(story)]

    def _other_lead(self, able: list[Story]) -> Story | None:
        """The weightiest story that can lead an issue whose own lead has text for a brief only."""
        leads = (one for one in able if not self._thin(replace(one, place=Place.LEAD)))
        return min(leads, key=weight, default=None)

    def _thin(self, story: Story) -> bool:
        """Whether the story has too little text for a box of its own."""
        width = self.design.across(self.design.standing.briefs)
        setting = Setting(style="body", width=width)
        least = self.costs.thin_lines
        pictured = self.fitter.divider.picture(story)
        if story.place is Place.LEAD and not pictured:
            least *= 2
        lines = ceil(least * COLUMN / width)
        if not pictured:
            lines = max(lines, self.design.standing.alone)
        return self.fitter.divider.lengths(story, setting).short_of(lines)

    def _cut(self, running: list[Story], page_cost: float, ahead: int) -> list[PageGroup]:
        """The running order in pages, *ahead* pages before the first."""
        # A page of a small paper holds less, so one more of them costs less.
        price = page_cost * self.design.share
        return cut(running, self.design.patterns, self.fitter, price, first=ahead + 1)

    def _laid_out(self, parts: _Parts, *, growing: bool = False) -> list[Page]:
        """The pages between contents and back.

        The page of quotations and figures follows the stories. It comes before them where the issue
        would otherwise open with two pages of one story that do not face each other.
        """
        ahead = self._ahead
        groups = self._cut(parts.running, parts.page_cost, ahead + 1)
        facing = self.design.facing and (ahead + 1) % 2
        if facing and groups and groups[0].pattern.pages > 1:
            stories, quotes = self._story_pages(parts, groups, ahead + 1, growing=growing)
            if quotes:
                mixed = [*quotes, *_mixed(stories, parts.brief)]
                return [*mixed, *self._pictures(parts, mixed), *parts.also]
        groups = self._cut(parts.running, parts.page_cost, ahead)
        stories, quotes = self._story_pages(parts, groups, ahead, growing=growing)
        brief = parts.brief
        mixed = [*(_mixed(stories, brief) if self.design.facing else [*stories, *brief]), *quotes]
        return [*mixed, *self._pictures(parts, mixed), *parts.also]

    def _pictures(self, parts: _Parts, body: list[Page]) -> list[Page]:
        """The pages of pictures that have no place on the pages of *body*, as far as there are
        pages left.
        """
        free = parts.capacity - len(body) - len(parts.also)
        return pictures_pages(self.stories, body, self.fitter, free)

    def _story_pages(
        self, parts: _Parts, groups: list[PageGroup], ahead: int, *, growing: bool
    ) -> tuple[list[Page], list[Page]]:
        """The pages of *groups*, and the page of quotations and figures if there is one left for
        it.
        """
        patterns, fitter = self.design.patterns, self.fitter
        groups = with_showpieces(groups, self._spreads(parts, groups, ahead), fitter.divider)
        stories = [page for one in groups for page in pages(one, patterns, fitter, growing=growing)]
        spare = parts.capacity - len(stories) - len(parts.brief) - len(parts.also)
        if len(stories) < self.costs.quotes_pages or spare <= 0:
            return stories, []
        return stories, quotes_page(self.stories, [*stories, *parts.brief], fitter)

    def _spreads(self, parts: _Parts, groups: list[PageGroup], ahead: int) -> list[int]:
        """The spreads on which *groups* begin, the first after *ahead* pages, briefs among them."""
        starts = [_start(group, page) for group in groups for page in range(group.pattern.pages)]
        facing = self.design.facing
        mixed = _mixed(starts, parts.brief) if facing else [*starts, *parts.brief]
        if not self._has_contents(len(mixed) + len(parts.also)):
            ahead -= self._may_have_contents
        numbered = enumerate(mixed, start=ahead + 1)
        return [number // 2 for number, page in numbered if page.section == START]

    def _back(self, allotment: Allotment) -> list[Page]:
        """The pages of sources, without the stories that are only listed: their links are in the
        list.
        """
        listed = {story.id for story in allotment.also}
        stories = [story for story in self.stories if story.id not in listed]
        key = "back", *(story.id for story in stories)
        if key not in self._lists:
            self._lists[key] = back(stories, 0, self.typesetter)
        return self._lists[key]

    def _brief_pages(self, stories: list[Story]) -> tuple[list[Page], list[Story]]:
        key = tuple(story.id for story in stories)
        if key not in self._briefs:
            alone = len(stories) == len(self.stories)
            self._briefs[key] = brief_pages(stories, self.fitter, alone=alone)
        return self._briefs[key]

    def _also(self, stories: list[Story], capacity: int, most: int) -> list[Page]:
        key = (f"also {capacity} {most}", *(story.id for story in stories))
        if key not in self._lists:
            self._lists[key] = also(
                stories, self.typesetter, capacity=capacity, most=most, weight=self._weight
            )
        return self._lists[key]

    def _pictured(self, story: Story) -> bool:
        return bool(self.fitter.divider.illustrator.printable(story))

    def _weight(self, story: Story) -> tuple[bool, int, int]:
        """A sort key, the weightiest story first, before all the one on the cover."""
        return story.id != self.issue.cover, *weight(story)


def _start(group: PageGroup, page: int) -> Page:
    """What stands for *page*, counted from 0, of *group* before that is laid out."""
    head = Slot(kind="head", columns=1, column=1, width=1, line=1, height=1)
    placement = Placement(story="", box="", slots=() if page else (head,))
    section = "" if page else START
    return Page(number=0, pattern=group.pattern.name, section=section, placements=(placement,))


def _large(choice: CoverChoice | None) -> list[Sentence]:
    """The sentences of the figure and of the quotation on the cover."""
    shown = (choice.figure, choice.quote) if choice else ()
    return [one.sentence for one in shown if one]


def _mixed(stories: list[Page], brief: list[Page]) -> list[Page]:
    """The pages of *brief* spread among those of *stories*.

    Both follow the same order of sections. The last page of briefs comes last.
    """
    mixed: list[Page] = []
    ahead = list(brief[:-1])
    for number, page in enumerate(stories, start=1):
        mixed.append(page)
        due = number * len(brief) / len(stories) >= len(brief) - len(ahead)
        if ahead and due and not _runs_on(stories, number):
            mixed.append(ahead.pop(0))
    return [*mixed, *ahead, *brief[-1:]]


def _runs_on(stories: list[Page], number: int) -> bool:
    """Whether the story of the page before *number* continues there, without a head."""
    return (
        number < len(stories)
        and stories[number].pattern == stories[number - 1].pattern
        and stories[number].placements[0].slot("head") is None
    )


def _numbered(unnumbered: list[Page]) -> tuple[Page, ...]:
    return tuple(replace(page, number=number) for number, page in enumerate(unnumbered, start=1))


def _early(page: Page) -> bool:
    """Whether *page* is one of quotations and figures over an advertisement."""
    return page.pattern == "quotes" and any(one.box == "advert" for one in page.placements)


def _emptiest(body: list[Page]) -> int:
    """The number of empty lines on the page that has most."""
    return max(map(_empty, body), default=0)


def _links(pages: Sequence[Page]) -> int:
    """How many stories are only listed."""
    return sum(one.box == "also" for page in pages for one in page.placements)


def _least_used(body: Sequence[Page]) -> int:
    """As `_emptiest`, with the lines of advertisements in each column counted as empty."""
    return max(map(_unused, body), default=0)


def _unused(page: Page) -> int:
    """The lines of a page of stories that are empty or hold an advertisement, in all columns."""
    slots = [slot for one in page.placements for slot in one.slots if slot.kind == "advert"]
    return _empty(page) + _columns(page) * sum(slot.height for slot in slots)


def _columns(page: Page) -> int:
    return max((frame.columns for one in page.placements for frame in one.frames), default=1)


def _empty(page: Page) -> int:
    """The lines of a page of stories that its copy leaves empty."""
    return sum(
        frame.height - frame.filled
        for placement in page.placements
        if placement.box != "sources"
        for frame in placement.frames
    )


def _count(groups: list[PageGroup]) -> int:
    """Pages of *groups*."""
    return sum(group.pattern.pages for group in groups)


def _ordered(issue: Issue) -> list[Story]:
    """The printed stories in running order.

    Without a lead the cover story, or else the weightiest, becomes one.
    """
    return _by_section(
        _with_lead([story for story in issue.stories if story.place.printed], issue.cover)
    )


def _led_by(lead: Story, stories: list[Story]) -> list[Story]:
    """*stories* in running order with *lead* in place of the one that leads them, which becomes a
    brief.
    """
    places = {Place.LEAD: Place.BRIEF}
    return _by_section(
        [
            replace(one, place=Place.LEAD if one is lead else places.get(one.place, one.place))
            for one in stories
        ]
    )


def _by_section(printed: list[Story]) -> list[Story]:
    """*printed* by section, the lead's first, in each the weightiest places first."""
    lead = next((story.section for story in printed if story.place is Place.LEAD), "")
    sections = list(dict.fromkeys([lead, *(story.section for story in printed)]))
    places = list(Place)
    return sorted(
        printed, key=lambda story: (sections.index(story.section), places.index(story.place))
    )


def _with_lead(printed: list[Story], on_cover: str) -> list[Story]:
    if not printed or any(story.place is Place.LEAD for story in printed):
        return printed
    named = (story for story in printed if story.id == on_cover)
    lead = next(named, min(printed, key=weight))
    return [replace(story, place=Place.LEAD) if story is lead else story for story in printed]
