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


def briefs(stories: list[Story], fitter: Fitter) -> list[Brief]:
    return [_brief(story, fitter) for story in stories]


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


def pages_for(told: list[Brief], height: int) -> int:
    """How many pages the briefs would like to fill; 0 where they cannot fill one."""
    room = COLUMNS * (height + 1)
    most = sum(brief.fixed + max(brief.lengths) + 0.4 for brief in told)
    wanted = sum(brief.fixed + min(brief.lengths, key=lambda count: abs(count - WANTED)) + 0.4 for brief in told)
    return 0 if most < room * 0.97 else max(1, min(round(wanted / room), int(most / room / 0.97)))


def packed(told: list[Brief], height: int, columns: int) -> list[Column]:
    """The briefs in their order over *columns* columns, so that each is as full and each brief as near its length as can
    be. What does not fit into the last column is left out: the caller compares the indexes.
    """
    best: dict[int, tuple[float, list[Column]]] = {0: (0.0, [])}
    for _ in range(columns):
        further: dict[int, tuple[float, list[Column]]] = {}
        for start, (cost, made) in best.items():
            for end, (more, column) in _columns(told, start, height).items():
                if end not in further or cost + more < further[end][0]:
                    further[end] = (cost + more, [*made, column])
        best = further
    last = max(best)
    return best[last][1]


def _columns(told: list[Brief], start: int, height: int) -> dict[int, tuple[float, Column]]:
    """For every brief a column from *start* may end before: its cost and what stands in it."""
    states: dict[int, tuple[float, Column]] = {0: (0.0, ())}
    ends: dict[int, tuple[float, Column]] = {start: (HOLE * height, ())}
    for index in range(start, len(told)):
        brief = told[index]
        kicker = index == start or told[index - 1].story.section != brief.story.section
        further: dict[int, tuple[float, Column]] = {}
        for used, (cost, column) in states.items():
            for count in brief.lengths:
                total = used + brief.fixed + kicker + count
                price = cost + abs(count - WANTED)
                if total <= height + 1 and (total not in further or price < further[total][0]):
                    further[total] = (price, (*column, (index, count)))
        if not further:
            break
        states = further
        ends[index + 1] = min(((cost + HOLE * (height + 1 - used), column) for used, (cost, column) in states.items()),
                              key=lambda end: end[0])
    return ends


def brief_page(number: int, told: list[Brief], columns: list[Column], top: int, fitter: Fitter) -> Page:
    """A page of up to three columns that begin *top* lines down."""
    placements = []
    for place, column in enumerate(columns, start=1):
        line = top + 1
        for position, (index, count) in enumerate(column):
            brief = told[index]
            before = told[index - 1].story.section if index and position else None
            kicker = brief.story.section != before
            placements.append(_placement(brief, count, place, line, kicker=kicker, fitter=fitter))
            line += brief.fixed + kicker + count
    return Page(number=number, pattern="briefs", placements=tuple(placements))


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
