"""The pages that point to stories and do not tell them: cover, contents, also this week, sources and back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Any

from digest.layout.fitting import COARSEST
from digest.layout.growing import HOUSE, LARGE, panel
from digest.layout.lists import (
    CROWD,
    Column,
    Item,
    also_items,
    columned,
    contents_items,
    decked,
    entry_deck,
    evened,
    flush,
    large_items,
    list_pages,
    placed,
    source_items,
    spread,
)
from digest.model import Issue, Page, Place, Placement, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import POSTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design

BAND = 0.6
"""The part of the paper's height that a cover's band of picture takes at most."""

TEASER = 4
"""Lines of a headline that the cover has room for beside its own; a longer one stands inside only."""

AIRIEST = 3
"""Half rows more that may part the items of a list that leaves its page room."""

LARGEST, MEDIUM = 12, 24
"""Stories of an issue whose contents page can afford large type, and a little larger type."""

SHORTER = tuple(range(40, 6, -2))
"""How many stories a contents page names when it cannot name all."""


def weight(story: Story) -> tuple[int, int]:
    """Sorts the weightiest first: by place, then by rank."""
    return list(Place).index(story.place), story.rank


def cover(issue: Issue, stories: list[Story], typesetter: Typesetter) -> Page:
    """The cover story's headline, and three more with the pages they stand on."""
    named = [story for story in stories if story.id == issue.cover]
    main = (named or sorted(stories, key=weight))[0]
    kind, style = _cover_kind(main, typesetter)
    design = typesetter.design
    teasers, columns = design.standing.teasers
    others = (
        _headline(story, "teaser", "cover-teaser", design.across(columns), typesetter)
        for story in sorted(stories, key=weight)
        if story is not main
    )
    short = islice((one for one in others if one.slots[0].height <= TEASER), teasers)
    return Page(
        number=1,
        pattern="cover",
        placements=(
            replace(
                _headline(main, "cover", style, design.standing.cover or design.width, typesetter),
                style=kind,
            ),
            *short,
        ),
    )


def _cover_kind(story: Story, typesetter: Typesetter) -> tuple[str, str]:
    """A full picture, a band of picture, or type alone: as the pixels allow."""
    size = typesetter.measure.size(story.picture) if story.picture else None
    if size is None:
        return "type", POSTERS[0]
    design = typesetter.design
    wide, high = design.standing.plate or design.paper
    across, down = size[0] * 72 / COARSEST / wide, size[1] * 72 / COARSEST / high
    if design.standing.plate:
        return ("plate", "cover-head") if min(across, down) >= 1 else ("type", POSTERS[0])
    if min(across, down) >= 1:
        return "full", "cover-head"
    return ("band", "cover-head") if across >= 1 and down >= BAND else ("type", POSTERS[0])


def _headline(
    story: Story, box: str, style: str, width: float, typesetter: Typesetter
) -> Placement:
    """A headline on the cover, set smaller when it would run over five lines."""
    text = set_text(story.headline, language=story.language)
    design = typesetter.design
    deepest = 5 * design.style(style).leading
    if box == "cover":
        deepest = design.standing.poster if style == POSTERS[0] else design.standing.deep or deepest
    for name in POSTERS:
        if design.style(name).size <= design.style(style).size:
            lines, chosen = typesetter.display(text, name, width, story.language), name
            if len(lines) * design.style(name).leading <= deepest and typesetter.whole(
                text, name, width, story.language
            ):
                break
    return Placement(
        story=story.id,
        box=box,
        style="cover",
        slots=(
            Slot(
                kind="head",
                columns=1,
                column=1,
                width=1,
                line=1,
                height=len(lines),
                lines=lines,
                style=chosen,
            ),
        ),
    )


def contents(stories: list[Story], typesetter: Typesetter) -> Page:
    """Two columns of entries, as many and as detailed as they fit beside the panel in the third."""
    standing = typesetter.design.standing
    grid, entries = standing.contents
    height = typesetter.design.lines - standing.title
    told = [story for story in stories if story.place is not Place.BRIEF]

    def page(columns: list[Column]) -> Page:
        return Page(
            number=2,
            pattern="contents",
            placements=placed(columns, grid, 1, standing.title, "contents"),
        )

    large = columned(large_items(stories, typesetter), height) if len(stories) <= LARGEST else []
    if len(large) == 1:
        return page([spread(large[0], height, AIRIEST)])
    best = sorted(stories, key=weight)
    choices = [stories, *([told] if len(told) > LARGEST else [])]
    for count in SHORTER:
        named = {story.id for story in best[:count]}
        choices.append([story for story in stories if story.id in named])
    standfirsts = {story.id: entry_deck(story, typesetter) for story in sorted(stories, key=weight)}
    medium = (
        evened(contents_items(stories, typesetter, "second-head"), height, entries)
        if len(stories) <= MEDIUM
        else []
    )
    if medium and len(medium) <= entries:
        return page([spread(flush(column, height, standfirsts), height, 1) for column in medium])
    for some in choices:
        if len(some) > 60:
            continue
        bare = contents_items(some, typesetter)
        columns = min(
            (
                evened(items, height, entries)
                for items in ([decked(item, standfirsts) for item in bare], bare)
            ),
            key=len,
        )
        if len(columns) <= entries:
            break
    return page([flush(column, height, standfirsts) for column in columns[:entries]])


def also(
    stories: list[Story],
    typesetter: Typesetter,
    *,
    room: int,
    most: int,
    weight: Callable[[Story], Any] = weight,
) -> list[Page]:
    """The linked list of what is not told here, set small where it would be most of *room* pages, and large where it leaves its
    only page room; the last page's columns are evened. What has the least *weight* is left out where it takes more than *most*.
    """
    rows, across = list_rows(typesetter), typesetter.design.standing.lists
    ranked = sorted(stories, key=weight)

    def listed(count: int, size: str) -> list[Column]:
        names = {story.id for story in ranked[:count]}
        return columned(
            also_items([story for story in stories if story.id in names], typesetter, size), rows
        )

    dense = len(stories) > CROWD or len(listed(len(stories), "plain")) > across * room / 2
    size = "dense" if dense else "plain"
    held = bisect_right(
        range(1, len(stories) + 1), most * across, key=lambda count: len(listed(count, size))
    )
    if not (most and held):
        return []
    columns = listed(held, size)
    whole = (len(columns) - 1) // across * across
    last, depth = _last(_items(columns[whole:]), rows, across, typesetter)
    if not whole and size == "plain" and len(large := listed(held, "large")) <= across:
        larger, deeper = _last(_items(large), rows, across, typesetter)
        last, depth = (
            (larger, deeper)
            if _spare(depth, typesetter) > LARGE or not _closes(deeper, typesetter)
            else (last, depth)
        )
    pages = list_pages(
        [*(spread(column, rows, AIRIEST) for column in columns[:whole]), *last], 0, "also", across
    )
    return [*pages[:-1], _closed(pages[-1], depth, typesetter)]


def _items(columns: list[Column]) -> list[Item]:
    return [item for column in columns for _, item in column]


def _last(
    items: list[Item], rows: int, across: int, typesetter: Typesetter
) -> tuple[list[Column], int]:
    """The columns of a list's last page and how deep they are: even ones over the house's panel, or down to the foot."""
    columns = evened(items, rows, across)
    depth = max(line + item.height - 1 for column in columns for line, item in column)
    if not _closes(depth, typesetter):
        columns, depth = _airy(items, rows, across), rows
    return [spread(column, depth, AIRIEST) for column in columns], depth


def _closes(rows: int, typesetter: Typesetter) -> bool:
    """A list of *rows* half rows leaves its page so much that the house's panel closes it."""
    return _spare(rows, typesetter) >= HOUSE


def _spare(rows: int, typesetter: Typesetter) -> int:
    """Lines that a list of *rows* half rows leaves its page."""
    design = typesetter.design
    return (
        design.lines
        - design.standing.title
        - ceil(rows * design.style("list-head").leading / 2 / design.leading)
    )


def _closed(page: Page, rows: int, typesetter: Typesetter) -> Page:
    """*page* with the house's panel beneath a list of *rows* half rows that ends early."""
    if not _closes(rows, typesetter):
        return page
    return replace(
        page,
        placements=(*page.placements, panel(typesetter.design.lines, _spare(rows, typesetter))),
    )


def list_rows(typesetter: Typesetter, spared: float = 0.0) -> int:
    """Half rows of a list that a page holds in each column, *spared* points at its foot left free."""
    design = typesetter.design
    points = (design.lines - design.standing.title) * design.leading - spared
    return int(points / (design.style("list-head").leading / 2))


def back(stories: list[Story], number: int, typesetter: Typesetter) -> list[Page]:
    """The back page with as many sources as it holds, the pages before it with the rest; set close where that saves a page."""
    items = source_items(stories, typesetter)
    tight = [replace(item, gap=item.gap if item.heading else 0) for item in items]
    return min((_back(some, number, typesetter) for some in (items, tight)), key=len)


def _back(items: list[Item], number: int, typesetter: Typesetter) -> list[Page]:
    standing = typesetter.design.standing
    rows, across = list_rows(typesetter, standing.back), standing.lists
    full = list_rows(typesetter)
    tried = [_pages_of(_apart(items, more), full, rows, across) for more in range(AIRIEST + 1)]
    best = next(
        (
            one
            for one in tried
            if len(one[0]) == len(tried[0][0]) and len(columned(one[1], rows)) <= across
        ),
        tried[0],
    )
    whole, rest = [spread(column, full, AIRIEST) for column in best[0]], best[1]
    pages = list_pages(whole, number, "sources", across)
    if len(columned(rest, rows)) > across:
        columns, depth = _last(rest, full, across, typesetter)
        pages, rest = (
            [
                *pages,
                _closed(
                    list_pages(columns, number + len(pages), "sources", across)[0],
                    depth,
                    typesetter,
                ),
            ],
            [],
        )
    last = placed(_airy(rest, rows, across), across, 1, 0, "sources") if rest else ()
    return [*pages, Page(number=number + len(pages), pattern="back", placements=last)]


def _pages_of(
    items: list[Item], full: int, rows: int, across: int
) -> tuple[list[Column], list[Item]]:
    """The columns of all pages of *full* half rows that the list fills, and the rest, for the page of *rows* or one more."""
    whole: list[Column] = []
    while len(columned(items, rows)) > across and len(columns := columned(items, full)) > across:
        whole += columns[:across]
        items = _headed(items, sum(map(len, columns[:across])))
    return whole, items


def _airy(items: list[Item], rows: int, across: int) -> list[Column]:
    """The last of a list, its columns even and its items as far apart as the page has room."""
    for more in range(AIRIEST, -1, -1):
        apart = _apart(items, more)
        if len(columned(apart, rows)) <= across:
            break
    return evened(apart, rows, across)


def _apart(items: list[Item], more: int) -> list[Item]:
    """*items* with *more* half rows before each, before headings twice that."""
    return [
        replace(
            item,
            gap=item.gap + (2 * more if item.heading else 0 if above and above.heading else more),
        )
        for above, item in zip([None, *items], items, strict=False)
    ]


def _headed(items: list[Item], start: int) -> list[Item]:
    """The rest of a list, its heading said again."""
    rest = items[start:]
    heading = next((item for item in reversed(items[:start]) if item.heading), None)
    return [heading, *rest] if rest and heading and not rest[0].heading else rest


def house(design: Design) -> Page:
    """A page of the house's own: what the magazine is, and how it is made."""
    slot = Slot(kind="house", columns=1, column=1, width=1, line=1, height=design.lines)
    return Page(
        number=0, pattern="house", placements=(Placement(story="", box="house", slots=(slot,)),)
    )
