"""Briefs: short pieces packed into columns of known height, each told in just the lines that make its column flush."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.layout.copy import Setting
from digest.layout.growing import LARGE, PANEL, TOO_LARGE, panel
from digest.layout.parts import (
    KICKER,
    beside,
    fullest,
    kicker,
    lines_high,
    noted,
    reaching,
    source_strip,
)
from digest.model import Frame, Page, Placement, Slot, Story, Strip
from digest.text.typography import set_text
from digest.themes.design import Box

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.layout.fitting import Fitter

FEWEST, LOWEST = 4, 7
"""Briefs that make a page of them; lines of a column beneath which they do not."""

FEW = 6
"""Briefs so few that, *alone* in their issue, they had rather be stories under large heads than leave the house's panel most
of their page.
"""

HOLE = 4.0
"""What an empty line at the foot of a column costs beside a brief one line longer or shorter than it would like."""

AIR = 2
"""Lines more that may part two briefs of a column that ends early."""

HEADS = ("brief-head", "brief-head", "second-head")
"""The headlines of a page of briefs as it is, and as it grows where its copy leaves lines empty."""

LONGER, DEAR = 4, 3.0
"""Lines that a brief of such a page may have more, and what a step of growing costs."""


def _slot_of(columns: int) -> Box:
    """The box that a brief's parts are measured in."""
    return Box(
        name="brief",
        columns=columns,
        column=1,
        line=1,
        width=1,
        height=1,
        style="brief",
        head="brief-head",
        body="brief",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as a brief: its headline without a kicker, its text by lines (selections), its source line, or the *note* in the
    margin that stands for it, with *low* lines left free for one longer than the text.
    """

    story: Story
    head: Slot
    lengths: dict[int, tuple[int, ...]]
    sources: tuple[Strip, ...] = ()
    note: Slot | None = None
    low: int = 0

    @property
    def fixed(self) -> int:
        """Lines that are the same at every length, the empty one after it included."""
        return self.head.height + sum(len(strip.lines) for strip in self.sources) + self.low + 1

    def above(self, *, opens: bool) -> int:
        """Lines over its headline for the kicker of one that *opens* its column or a section: none where that stands in the margin."""
        return int(opens and not self.note)


Column = tuple[tuple[int, int], ...]
"""Briefs of one column, by index, each with its lines of text."""


def _brief(story: Story, fitter: Fitter, level: int = 0) -> Brief:
    """*story* as a brief of a page that has grown to *level* of HEADS."""
    typesetter = fitter.typesetter
    standing = typesetter.design.standing
    most, box = standing.brief[1] + (LONGER if level else 0), _slot_of(standing.briefs)
    found = fitter.lengths(story, _setting(fitter)).upto(most)
    short = {count: chosen for count, chosen in found.items() if count <= most}
    if not short:
        least = min(found)
        short = {least: found[least]}
    head = _head(story, HEADS[level], typesetter)
    if beside(box, typesetter.design):
        note = noted(story, typesetter, fitter.language)
        needed = KICKER + note.height
        low = max(0, needed - head.height - max(short))
        return Brief(
            story=story,
            head=head,
            lengths={
                count: chosen
                for count, chosen in short.items()
                if count + head.height + low >= needed
            },
            note=note,
            low=low,
        )
    return Brief(
        story=story,
        head=head,
        lengths=short,
        sources=(source_strip(story, box, typesetter, fitter.language),),
    )


def _head(story: Story, style: str, typesetter: Typesetter) -> Slot:
    """A headline: even in a narrow column; across the page as long as it goes, or in the size that fills it."""
    design, text = typesetter.design, set_text(story.headline, language=story.language)
    columns = design.standing.briefs
    width = design.across(columns)
    if width <= design.width * 0.9:
        lines = typesetter.display(text, style, width, story.language)
    elif style == HEADS[0]:
        lines = reaching(text, style, width, story.language, typesetter)
    else:
        style, lines = fullest(text, style, width, story.language, typesetter)
    return Slot(
        kind="head",
        columns=columns,
        column=1,
        width=1,
        line=1,
        height=lines_high(lines, style, design),
        lines=lines,
        style=style,
    )


def _setting(fitter: Fitter) -> Setting:
    design = fitter.typesetter.design
    return Setting(style="brief", width=design.across(design.standing.briefs))


def brief_pages(
    stories: list[Story], fitter: Fitter, *, alone: bool = False
) -> tuple[list[Page], list[Story]]:
    """Pages of briefs, the last one closed by the house's own panel where they do not reach its foot, and the stories
    that are too few, or too long, for such a page.
    """
    told = [_brief(story, fitter) for story in stories]
    if len(told) < FEWEST:
        return [], stories
    design = fitter.typesetter.design
    full, across, liked = (
        design.lines - design.standing.title,
        design.standing.briefs,
        design.standing.brief[0],
    )
    wanted = sum(
        brief.fixed + min(brief.lengths, key=lambda count: abs(count - liked)) + 0.4
        for brief in told
    )
    count = max(1, round(wanted / across / (full + 1) + 0.2))
    packer = Packer(told, liked, full)
    before = packer.states([full] * (across * (count - 1)))
    best: tuple[float, int, list[Column]] | None = None
    for height in (full, *range(full - LOWEST - 1, LOWEST, -1)):
        columns = Packer.furthest(packer.states([height] * across, before))
        printed = sum(map(len, columns))
        cost = (
            50.0 * (len(told) - printed)
            + HOLE
            * (_holes(told, columns[:-across], full) + _holes(told, columns[-across:], height))
            + 0.3 * (full - height)
        )
        if best is None or cost < best[0]:
            best = cost, height, columns
        if cost < 1 or (full - height > 12 and best[0] < 10):
            break
    if best is None or sum(map(len, best[2])) < FEWEST:
        return [], stories
    _, height, columns = best
    if alone and len(stories) <= FEW and full - height > LARGE:
        return [], stories
    pages = [
        _page(
            *_grown(
                told,
                columns[start : start + across],
                full if start + across < len(columns) else height,
                fitter,
            ),
            fitter,
        )
        for start in range(0, len(columns), across)
    ]
    return pages, stories[sum(map(len, columns)) :]


def _grown(
    told: list[Brief], columns: list[Column], height: int, fitter: Fitter
) -> tuple[list[Brief], list[Column], int]:
    """The briefs of one page of *height* lines, its columns, its height: longer ones under larger heads where they fill it better."""
    design = fitter.typesetter.design
    full, liked = design.lines - design.standing.title, design.standing.brief[0]
    indexes = [index for column in columns for index, _ in column]
    best, least = (told, columns, height), _price(told, columns, height, full, liked)
    for level in range(1, len(HEADS)):
        if _holes(*best) <= len(columns) and full - best[2] <= LARGE:
            break
        briefs = [_brief(told[index].story, fitter, level) for index in indexes]
        packer = Packer(briefs, liked, full)
        for tried in (full, *range(full - LOWEST - 1, height - 1, -1)):
            _, made = packer.states([tried] * len(columns)).get(len(briefs), (0.0, []))
            cost = _price(briefs, made, tried, full, liked) + DEAR * level if made else least
            if cost < least:
                best, least = (briefs, made, tried), cost
    return best


def _price(told: list[Brief], columns: list[Column], height: int, full: int, liked: int) -> float:
    """What a page of *height* of its *full* lines costs: its holes, its briefs' lengths, the house's panel."""
    spare = len(columns) * (PANEL * (full - height) + TOO_LARGE * max(0, full - height - LARGE))
    return (
        2 * HOLE * _holes(told, columns, height)
        + sum(abs(count - liked) for column in columns for _, count in column)
        + spare
    )


def _holes(told: list[Brief], columns: list[Column], height: int) -> int:
    return sum(height + 1 - _used(told, column) for column in columns)


def _used(told: list[Brief], column: Column) -> int:
    return sum(
        told[index].fixed
        + told[index].above(opens=_opens(told, index, first=position == 0))
        + count
        for position, (index, count) in enumerate(column)
    )


def _opens(told: list[Brief], index: int, *, first: bool) -> bool:
    """The brief opens its column, or a section."""
    return first or told[index - 1].story.section != told[index].story.section


States = dict[int, tuple[float, list[Column]]]
"""By the brief that comes next: the cheapest way to have set all before it."""

Fills = dict[int, tuple[float, Column]]
"""By the lines that are used: the cheapest column that uses them."""


class Packer:
    """Packs briefs in their order into columns of *full* lines or fewer, each as full, and each brief as near *liked* lines,
    as can be.
    """

    def __init__(self, told: list[Brief], liked: int, full: int) -> None:
        self._told = told
        self._liked = liked
        self._full = full
        self._known: dict[int, list[Fills]] = {}

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
        if start not in self._known:
            self._known[start] = list(self._filled(start))
        ends: dict[int, tuple[float, Column]] = {start: (HOLE * height, ())}
        for end, fills in enumerate(self._known[start], start=start + 1):
            held = [
                (cost + HOLE * (height + 1 - used), column)
                for used, (cost, column) in fills.items()
                if used <= height + 1
            ]
            if not held:
                break
            ends[end] = min(held, key=lambda one: one[0])
        return ends

    def _filled(self, start: int) -> Iterator[Fills]:
        """What a column from *start* may hold: the brief there, that and the next one, and so on."""
        fills: Fills = {0: (0.0, ())}
        for index in range(start, len(self._told)):
            fills = self._further(fills, index, first=index == start)
            if not fills:
                break
            yield fills

    def _further(self, fills: Fills, index: int, *, first: bool) -> Fills:
        """*fills* with one brief more, at each of its lengths."""
        brief = self._told[index]
        fixed = brief.fixed + brief.above(opens=_opens(self._told, index, first=first))
        further: Fills = {}
        for used, (cost, column) in fills.items():
            for count in brief.lengths:
                total, price = used + fixed + count, cost + abs(count - self._liked)
                if total <= self._full + 1 and (total not in further or price < further[total][0]):
                    further[total] = (price, (*column, (index, count)))
        return further


def _page(told: list[Brief], columns: list[Column], height: int, fitter: Fitter) -> Page:
    placements = []
    standing = fitter.typesetter.design.standing
    for place, column in enumerate(columns, start=1):
        line = standing.title + 1
        air = _air(height + 1 - _used(told, column), len(column) - 1)
        for position, (index, count) in enumerate(column):
            opens = _opens(told, index, first=position == 0)
            placements.append(
                _placement(told[index], count, place, line, opens=opens, fitter=fitter)
            )
            line += told[index].fixed + told[index].above(opens=opens) + count + air[position]
    foot = fitter.typesetter.design.lines
    if (rest := foot - standing.title - height) > LOWEST:
        placements.append(panel(foot, rest))
    return Page(number=0, pattern="briefs", placements=tuple(placements))


def _air(spare: int, gaps: int) -> list[int]:
    """Lines more that part the briefs of a column whose copy leaves *spare* ones, so that it ends at the foot all the same."""
    return [min(AIR, spare // gaps + (gap < spare % gaps)) for gap in range(gaps)] + [0]


def _placement(
    brief: Brief, count: int, column: int, line: int, *, opens: bool, fitter: Fitter
) -> Placement:
    story, columns = brief.story, fitter.typesetter.design.standing.briefs
    sentences = story.summary.chosen(brief.lengths[count])
    copy, _ = fitter.lengths(story, _setting(fitter)).copy(brief.lengths[count])
    height = brief.head.height + brief.above(opens=opens)
    head = replace(brief.head, column=column, line=line, height=height)
    beneath = sum(len(strip.lines) for strip in brief.sources)
    frame = Frame(
        columns=columns,
        column=column,
        line=line + height,
        height=count + beneath,
        strips=(*copy, *brief.sources),
    )
    notes = _notes(brief, line, line + height + count + brief.low, opens=opens)
    return Placement(
        story=story.id,
        box="brief",
        style="brief",
        sentences=sentences,
        slots=(head, *notes),
        frames=(frame,),
    )


def _notes(brief: Brief, line: int, foot: int, *, opens: bool) -> tuple[Slot, ...]:
    """What stands in the margin beside a brief from *line* to before *foot*: its kicker and, beside its end, its sources."""
    if not brief.note:
        return ()
    return (*([kicker(line)] if opens else ()), replace(brief.note, line=foot - brief.note.height))
