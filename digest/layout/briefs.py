"""Pages of briefs: short stories in columns.

The columns end at the foot of the page or above an advertisement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import TYPE_CHECKING

from digest.layout.copy import Setting
from digest.layout.display import fullest, longer, reaching
from digest.layout.growing import panel, panel_cost
from digest.layout.heads import WIDE, lines_high
from digest.layout.margin import beside, kicker
from digest.layout.packing import Brief, Column, Packer, States, column_lines, empty_lines, opens
from digest.model import Frame, Page, Placement, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import Box

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.layout.fitting import Fitter

HEADS = ("brief-head", "brief-head", "second-head", "news-head")
"""The headlines of a page of briefs as it is, and as it grows in one step, in two and in three."""

FOOT = 1
"""Lines that may stay free under the last brief of a column."""

SLACK, ROUNDED = 0.4, 0.2
"""Lines added to each brief, and pages to their sum, when the number of pages is estimated."""

GOOD, DECENT, EARLY = 1.0, 10.0, 12
"""The search for the height of the last page ends at a cost below GOOD.

More than EARLY lines above the foot it ends at a cost below DECENT.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packed:
    """The *columns* of *briefs*; those of the last page are *height* lines high.

    *title* lines stand over them for that page's title.
    """

    briefs: list[Brief]
    columns: list[Column]
    height: int
    title: int

    @property
    def printed(self) -> int:
        return sum(map(len, self.columns))

    @property
    def empty(self) -> int:
        return empty_lines(self.briefs, self.columns, self.height)


def brief_pages(
    stories: list[Story], fitter: Fitter, *, alone: bool = False
) -> tuple[list[Page], list[Story]]:
    """The pages of briefs, and the stories that are too few, or too long, for such a page.

    Where the briefs of the last page do not reach its foot, an advertisement fills it. *alone*: the
    issue has no other stories. A few briefs are better printed as stories under large heads than
    above an advertisement that takes most of the page.
    """
    costs, standing = fitter.typesetter.costs, fitter.typesetter.design.standing
    shown = _illustrated(stories, fitter)
    full, across = _full(fitter), standing.briefs
    briefs = [
        brief
        for story in stories
        if (brief := _brief(story, fitter, shown=story.id in shown)).least <= full
    ]
    if len(briefs) < costs.briefs_least:
        return [], stories
    packed = _packed(briefs, fitter)
    if packed.printed < costs.briefs_least:
        return [], stories
    if alone and len(stories) <= costs.briefs_few and full - packed.height > costs.panel_large:
        return [], stories
    columns = packed.columns
    pages = []
    for number, start in enumerate(range(0, len(columns), across)):
        height = _full(fitter, number) if start + across < len(columns) else packed.height
        page = _Packed(
            briefs=briefs,
            columns=columns[start : start + across],
            height=height,
            title=_title(fitter, number),
        )
        pages.append(_page(_grown(page, fitter), fitter))
    printed = {brief.story.id for brief in briefs[: packed.printed]}
    return pages, [story for story in stories if story.id not in printed]


def _title(fitter: Fitter, number: int) -> int:
    """Lines over the columns of page *number*, from 0. Pages that do not face each other follow
    each other under the title of the first.
    """
    design = fitter.typesetter.design
    return design.standing.title if design.facing or not number else 0


def _full(fitter: Fitter, number: int = 0) -> int:
    """Lines of a column of briefs that reaches the foot of page *number*, from 0."""
    return fitter.typesetter.design.lines - _title(fitter, number)


def _illustrated(stories: list[Story], fitter: Fitter) -> frozenset[str]:
    """The briefs that show their picture: a few a page, and never two that follow each other."""
    costs, chosen = fitter.typesetter.costs, list[int]()
    for index, story in enumerate(stories):
        apart = not chosen or index - chosen[-1] >= costs.brief_picture_every
        if apart and _picture(story, fitter):
            chosen.append(index)
    return frozenset(stories[index].id for index in chosen)


def _picture(story: Story, fitter: Fitter, *, grown: bool = False) -> Slot | None:
    """The picture of a brief over its column, higher on a page that has *grown*; None where it has
    none that fits, or where the page has no other column.
    """
    design, costs = fitter.typesetter.design, fitter.typesetter.costs
    columns = design.standing.briefs
    if columns == 1 or design.across(columns) > costs.brief_picture_widest:
        return None
    box = _brief_box(columns)
    most = costs.brief_picture_lines + (costs.growth_picture if grown else 0)
    return fitter.divider.illustrator.thumbnail(story, box, most)


def _brief(story: Story, fitter: Fitter, level: int = 0, *, shown: bool = False) -> Brief:
    """*story* as a brief of a page that has grown by *level* steps; *shown*: with its picture."""
    typesetter = fitter.typesetter
    standing = typesetter.design.standing
    most = standing.brief[1] + (typesetter.costs.brief_longer if level else 0)
    lengths = fitter.divider.lengths(story, _setting(fitter)).upto(most)
    short = {count: chosen for count, chosen in lengths.items() if count <= most}
    if not short:
        least = min(lengths)
        short = {least: lengths[least]}
    head, box = _head(story, HEADS[level], typesetter), _brief_box(standing.briefs)
    return Brief(
        story=story,
        head=head,
        lengths=short,
        # In the margin they would part it into places too low for anything else.
        sources=(fitter.divider.source(story, _setting(fitter).width),),
        aside=beside(box, typesetter.design),
        picture=_picture(story, fitter, grown=bool(level)) if shown else None,
    )


def _brief_box(columns: int) -> Box:
    """The box in which the parts of a brief are measured."""
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


def _head(story: Story, style: str, typesetter: Typesetter) -> Slot:
    """The headline of a brief.

    In a narrow column its lines are even. Across the page they are as long as possible, or in the
    size that fills them.
    """
    design, text = typesetter.design, set_text(story.headline, language=story.language)
    columns = design.standing.briefs
    width = design.across(columns)
    if width <= design.width * WIDE:
        lines = typesetter.display(text, style, width, story.language)
        lines = longer(text, style, lines, width, story.language, typesetter)
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


def _packed(briefs: list[Brief], fitter: Fitter) -> _Packed:
    """The briefs in as many pages as they need.

    The last page has the height that costs least. Where pages do not face each other, they all
    reach the foot.
    """
    design, costs = fitter.typesetter.design, fitter.typesetter.costs
    if not design.facing:
        return _packed_alone(briefs, fitter)
    packer = Packer(briefs, design.standing.brief[0], design.lines, costs)
    count = _pages_for(briefs, _full(fitter), fitter)
    full, least = _full(fitter), costs.brief_column_least
    heights = (full, *range(full - least - 1, least, -1))
    return _packed_in(packer, briefs, count, heights, fitter)


def _packed_alone(briefs: list[Brief], fitter: Fitter) -> _Packed:
    """All briefs in the number of pages that fills them best, each page down to its foot."""
    design, costs = fitter.typesetter.design, fitter.typesetter.costs
    packer = Packer(briefs, design.standing.brief[0], design.lines, costs, spread=True)
    states: States = {0: (0.0, [])}
    best, least_cost = list[Column](), inf
    for number in range(ceil(len(briefs) / design.standing.briefs)):
        states = packer.states([_full(fitter, number)] * design.standing.briefs, states)
        if len(briefs) in states and states[len(briefs)][0] < least_cost:
            least_cost, best = states[len(briefs)]
    number = ceil(len(best) / design.standing.briefs) - 1
    height, title = _full(fitter, number), _title(fitter, number)
    return _Packed(briefs=briefs, columns=best, height=height, title=title)


def _packed_in(
    packer: Packer, briefs: list[Brief], count: int, heights: Sequence[int], fitter: Fitter
) -> _Packed:
    """The briefs in *count* pages, the last of which has one of *heights*."""
    costs, across = fitter.typesetter.costs, fitter.typesetter.design.standing.briefs
    fulls = [_full(fitter, number) for number in range(count) for _ in range(across)]
    title = _title(fitter, count - 1)
    before = packer.states(fulls[:-across])
    best, least_cost = _Packed(briefs=briefs, columns=[], height=fulls[-1], title=title), inf
    for height in heights:
        columns = Packer.furthest(packer.states([height] * across, before))
        packed = _Packed(briefs=briefs, columns=columns, height=height, title=title)
        empty = empty_lines(briefs, columns[-across:], height)
        empty += sum(
            empty_lines(briefs, [column], full)
            for column, full in zip(columns[:-across], fulls, strict=False)
        )
        lower = fulls[-1] - height
        cost = (
            costs.brief_left * (len(briefs) - packed.printed)
            + costs.brief_hole * empty
            + costs.brief_foot * lower
        )
        if cost < least_cost:
            best, least_cost = packed, cost
        if cost < GOOD or (lower > EARLY and least_cost < DECENT):
            break
    return best


def _pages_for(briefs: list[Brief], full: int, fitter: Fitter) -> int:
    """About how many pages of *full* lines the briefs take, each as long as it should be."""
    standing = fitter.typesetter.design.standing
    wanted = standing.brief[0]
    lines = sum(
        brief.fixed + min(brief.lengths, key=lambda count: abs(count - wanted)) + SLACK
        for brief in briefs
    )
    return max(1, round(lines / standing.briefs / (full + 1) + ROUNDED))


def _grown(page: _Packed, fitter: Fitter) -> _Packed:
    """One page of briefs, with longer ones under larger heads where these fill it better."""
    costs = fitter.typesetter.costs
    design = fitter.typesetter.design
    full, wanted = design.lines - page.title, design.standing.brief[0]
    before = [page.briefs[index] for column in page.columns for index, _ in column]
    best, least = page, _price(page, full, fitter)
    for levels in _levels(len(before), len(page.columns)):
        if best.empty <= len(page.columns) and full - best.height <= costs.panel_large:
            break
        briefs = [
            _brief(one.story, fitter, level, shown=one.picture is not None or level > 1)
            for one, level in zip(before, levels, strict=True)
        ]
        packer = Packer(briefs, wanted, full, costs)
        for height in (full, *range(full - costs.brief_column_least - 1, page.height - 1, -1)):
            states = packer.states([height] * len(page.columns))
            if len(briefs) not in states:
                continue
            columns = states[len(briefs)][1]
            tried = _Packed(briefs=briefs, columns=columns, height=height, title=page.title)
            cost = _price(tried, full, fitter) + costs.brief_step * max(levels)
            if cost < least:
                best, least = tried, cost
    return best


def _levels(briefs: int, columns: int) -> Iterator[tuple[int, ...]]:
    """The steps by which the *briefs* of a page may have grown, of each.

    All grow alike where columns stand side by side; in a single one, its first ones may be larger.
    """
    for level in range(1, len(HEADS)):
        for large in range(1, briefs) if columns == 1 and level > 1 else ():
            yield (level,) * large + (level - 1,) * (briefs - large)
        yield (level,) * briefs


def _price(page: _Packed, full: int, fitter: Fitter) -> float:
    """The cost of a page of briefs: its holes, the lengths of its briefs, its advertisement."""
    costs = fitter.typesetter.costs
    wanted = fitter.typesetter.design.standing.brief[0]
    lengths = sum(abs(count - wanted) for column in page.columns for _, count in column)
    holes = sum(_hole(column, page) for column in page.columns)
    panel_price = len(page.columns) * panel_cost(full - page.height, costs)
    return 2 * costs.brief_hole * holes + lengths + panel_price


def _hole(column: Column, page: _Packed) -> int:
    """The lines of a *column* that stay empty beside one more between two of its briefs."""
    spare = page.height + 1 - column_lines(page.briefs, column)
    return max(0, spare - max(0, len(column) - 1))


def _page(packed: _Packed, fitter: Fitter) -> Page:
    costs, design = fitter.typesetter.costs, fitter.typesetter.design
    placements = []
    briefs = packed.briefs
    for place, column in enumerate(packed.columns, start=1):
        line = packed.title + 1
        spare = packed.height + 1 - column_lines(briefs, column)
        air, under = _shared(spare, len(column), costs.brief_air, facing=design.facing)
        for position, (index, count) in enumerate(column):
            brief, opening = briefs[index], opens(briefs, index, first=position == 0)
            one = _placement(
                brief, count, place, line, opens=opening, fitter=fitter, under=under[position]
            )
            placements.append(one)
            height = brief.fixed + brief.above(opens=opening) + count
            line += height + under[position] + air[position]
    foot = design.lines
    if (rest := foot - packed.title - packed.height) > costs.brief_column_least:
        placements.append(panel(foot, rest))
    return Page(number=0, pattern="briefs", placements=tuple(placements))


def _shared(spare: int, briefs: int, most: int, *, facing: bool) -> tuple[list[int], list[int]]:
    """*spare* lines of a column of *briefs* shared out, so that it ends at the foot: those after
    each brief, at most *most*, and those under each headline.

    Where no page faces it a wide gap shows more than several small ones: headlines part from their
    texts first, and a last line may stay free at the foot.
    """
    if facing:
        return _air(spare, briefs - 1, most), [0] * briefs
    under = [int(place < spare) for place in range(briefs)]
    rest = spare - sum(under)
    return _air(rest if rest > FOOT else 0, briefs - 1, most), under


def _air(spare: int, gaps: int, most: int) -> list[int]:
    """Extra lines for each of the *gaps* of a column, and none after it.

    *spare* lines are shared out, at most *most* to a gap.
    """
    return [min(most, spare // gaps + (gap < spare % gaps)) for gap in range(gaps)] + [0]


def _placement(
    brief: Brief,
    count: int,
    column: int,
    line: int,
    *,
    opens: bool,
    fitter: Fitter,
    under: int = 0,
) -> Placement:
    """*brief* with *count* lines of text, from *line* of *column* on, *under* lines under its
    headline.
    """
    story, columns = brief.story, fitter.typesetter.design.standing.briefs
    chosen = brief.lengths[count]
    lengths = fitter.divider.lengths(story, _setting(fitter))
    copy, _ = lengths.copy(chosen)
    sources = lengths.ending(brief.sources, chosen)
    shown = _shown(brief, column, line)
    line += sum(slot.height for slot in shown)
    height = brief.head.height + brief.above(opens=opens)
    frame = Frame(
        columns=columns,
        column=column,
        line=line + height + under,
        height=count + sum(len(strip.lines) for strip in brief.sources),
        strips=(*copy, *sources),
    )
    head = replace(brief.head, column=column, line=line, height=height)
    kickers = (kicker(line),) if opens and brief.aside else ()
    return Placement(
        story=story.id,
        box="brief",
        style="brief",
        sentences=story.summary.chosen(chosen),
        slots=(head, *shown, *kickers),
        frames=(frame,),
    )


def _shown(brief: Brief, column: int, line: int) -> tuple[Slot, ...]:
    """The picture of a brief that begins on *line* of *column*."""
    return (replace(brief.picture, column=column, line=line),) if brief.picture else ()
