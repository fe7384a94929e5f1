"""Briefs: short pieces packed into columns of known height, each told in just the lines that make its column flush."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.flatplan.copy import Setting, paragraphs, strips
from digest.flatplan.grid import Box
from digest.flatplan.parts import source_strip
from digest.model import Frame, Page, Placement, Slot, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.flatplan.fitting import Fitter

COLUMNS = 3
TITLE = 5
"""Lines that the page's title takes above the columns."""

WANTED, MOST = 6, 13
"""Lines of text that a brief would like to have, and has at most."""

FEWEST, LOWEST = 4, 7
"""Briefs that make a page of them; lines of a column beneath which they do not."""

HOLE = 4.0
"""What an empty line at the foot of a column costs beside a brief one line longer or shorter than it would like."""

BOX = Box(name="brief", columns=COLUMNS, column=1, line=1, width=1, height=1, style="brief", head="brief-head",
          body="brief")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as a brief: its headline's lines, its text by lines (selections), its source line."""

    story: Story
    head: tuple[str, ...]
    lengths: dict[int, tuple[int, ...]]
    source: Strip

    @property
    def fixed(self) -> int:
        """Lines that are the same at every length, the empty one after it included."""
        return len(self.head) + len(self.source.lines) + 1


Column = tuple[tuple[int, int], ...]
"""Briefs of one column, by index, each with its lines of text."""


def _brief(story: Story, fitter: Fitter) -> Brief:
    typesetter = fitter.typesetter
    setting = _setting(fitter)
    found = fitter.lengths(story, setting).upto(MOST)
    short = {count: chosen for count, chosen in found.items() if count <= MOST}
    if not short:
        least = min(found)
        short = {least: found[least]}
    width = typesetter.design.across(COLUMNS)
    head = typesetter.display(set_text(story.headline, language=story.language), "brief-head", width, story.language)
    return Brief(story=story, head=head, lengths=short, source=source_strip(story, BOX, typesetter, fitter.language))


def _setting(fitter: Fitter) -> Setting:
    return Setting(style="brief", width=fitter.typesetter.design.across(COLUMNS))


def brief_pages(stories: list[Story], fitter: Fitter) -> tuple[list[Page], list[Story]]:
    """Pages of briefs, the last one closed by the house's own panel where they do not reach its foot, and the stories
    that are too few, or too long, for such a page.
    """
    told = [_brief(story, fitter) for story in stories]
    if len(told) < FEWEST:
        return [], stories
    full = fitter.typesetter.design.lines - TITLE
    wanted = sum(brief.fixed + min(brief.lengths, key=lambda count: abs(count - WANTED)) + 0.4 for brief in told)
    count = max(1, round(wanted / COLUMNS / (full + 1) + 0.2))
    packer = Packer(told)
    before = packer.states([full] * (COLUMNS * (count - 1)))
    best: tuple[float, int, list[Column]] | None = None
    for height in range(full, LOWEST, -1):
        columns = Packer.furthest(packer.states([height] * COLUMNS, before))
        printed = sum(map(len, columns))
        cost = 50.0 * (len(told) - printed) + HOLE * _holes(told, columns, full, height) + 0.3 * (full - height)
        if best is None or cost < best[0]:
            best = cost, height, columns
        if cost < 1 or (full - height > 12 and best[0] < 10):
            break
    if best is None or sum(map(len, best[2])) < FEWEST:
        return [], stories
    _, height, columns = best
    pages = [_page(told, columns[start:start + COLUMNS], full if start + COLUMNS < len(columns) else height, fitter)
             for start in range(0, len(columns), COLUMNS)]
    return pages, stories[sum(map(len, columns)):]


def _holes(told: list[Brief], columns: list[Column], full: int, height: int) -> int:
    heights = [full] * (len(columns) - COLUMNS) + [height] * COLUMNS
    return sum(room + 1 - _used(told, column) for room, column in zip(heights, columns, strict=True))


def _used(told: list[Brief], column: Column) -> int:
    return sum(told[index].fixed + _kicker(told, index, first=position == 0) + count
               for position, (index, count) in enumerate(column))


def _kicker(told: list[Brief], index: int, *, first: bool) -> bool:
    return first or told[index - 1].story.section != told[index].story.section


States = dict[int, tuple[float, list[Column]]]
"""By the brief that comes next: the cheapest way to have set all before it."""


class Packer:
    """Packs briefs in their order into columns, each as full, and each brief as near its length, as can be."""

    def __init__(self, told: list[Brief]) -> None:
        self._told = told
        self._known: dict[tuple[int, int], dict[int, tuple[float, Column]]] = {}

    def states(self, heights: list[int], before: States | None = None) -> States:
        """What can be set in columns of *heights* lines, after what was set *before*."""
        best = before or {0: (0.0, [])}
        for height in heights:
            further: States = {}
            for start, (cost, made) in best.items():
                for end, (more, column) in self._columns(start, height).items():
                    if end not in further or cost + more < further[end][0]:
                        further[end] = (cost + more, [*made, column])
            best = further
        return best

    @staticmethod
    def furthest(states: States) -> list[Column]:
        """The columns that print the most briefs."""
        return states[max(states)][1]

    def _columns(self, start: int, height: int) -> dict[int, tuple[float, Column]]:
        """For every brief before which a column from *start* may end: its cost and what stands in it."""
        key = start, height
        if key not in self._known:
            self._known[key] = self._filled(start, height)
        return self._known[key]

    def _filled(self, start: int, height: int) -> dict[int, tuple[float, Column]]:
        states: dict[int, tuple[float, Column]] = {0: (0.0, ())}
        ends: dict[int, tuple[float, Column]] = {start: (HOLE * height, ())}
        for index in range(start, len(self._told)):
            states = self._further(states, index, height, first=index == start)
            if not states:
                break
            ends[index + 1] = min(((cost + HOLE * (height + 1 - used), column) for used, (cost, column) in states.items()),
                                  key=lambda end: end[0])
        return ends

    def _further(self, states: dict[int, tuple[float, Column]], index: int, height: int, *,
                 first: bool) -> dict[int, tuple[float, Column]]:
        """*states* (lines used → cost and column) with one brief more, at each of its lengths."""
        brief = self._told[index]
        fixed = brief.fixed + _kicker(self._told, index, first=first)
        further: dict[int, tuple[float, Column]] = {}
        for used, (cost, column) in states.items():
            for count in brief.lengths:
                total, price = used + fixed + count, cost + abs(count - WANTED)
                if total <= height + 1 and (total not in further or price < further[total][0]):
                    further[total] = (price, (*column, (index, count)))
        return further


def _page(told: list[Brief], columns: list[Column], height: int, fitter: Fitter) -> Page:
    placements = []
    for place, column in enumerate(columns, start=1):
        line = TITLE + 1
        for position, (index, count) in enumerate(column):
            kicker = _kicker(told, index, first=position == 0)
            placements.append(_placement(told[index], count, place, line, kicker=kicker, fitter=fitter))
            line += told[index].fixed + kicker + count
    rest = fitter.typesetter.design.lines - TITLE - height
    if rest > LOWEST:
        slot = Slot(kind="house", columns=COLUMNS, column=1, width=COLUMNS, line=TITLE + height + 3, height=rest - 2)
        placements.append(Placement(story="", box="house", slots=(slot,)))
    return Page(number=0, pattern="briefs", placements=tuple(placements))


def _placement(brief: Brief, count: int, column: int, line: int, *, kicker: bool, fitter: Fitter) -> Placement:
    story = brief.story
    sentences = story.summary.chosen(brief.lengths[count])
    copy = strips(paragraphs(story, sentences), _setting(fitter), fitter.typesetter)
    height = len(brief.head) + kicker
    head = Slot(kind="head", columns=COLUMNS, column=column, width=1, line=line, height=height, lines=brief.head,
                style="brief-head")
    frame = Frame(columns=COLUMNS, column=column, line=line + height, height=count + len(brief.source.lines),
                  strips=(*copy, brief.source))
    return Placement(story=story.id, box="brief", style="brief", sentences=sentences, slots=(head,), frames=(frame,))
