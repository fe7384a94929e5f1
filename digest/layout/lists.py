"""Pages that are lists: contents, also this week, sources. Rows are packed into columns; a heading never ends one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.parts import reaching, unbroken, whole_words
from digest.model import Frame, Page, Placement, Slot, Story, Strip
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

CROWD = 150
"""Linked headlines above which they are set small."""

NUMBER = 22.0
"""Points kept free for the page number before a line of the contents."""


FEWEST_DECKS = 3
"""Entries of a column that have a standfirst: one alone would look like a slip."""

OUTLETS = 1.5
"""Points, besides a word space, between a linked headline and its outlets on the same line."""

LARGE_HEAD = "entry-head"
"""The style of linked headlines that have more room than they need."""

HANG = 7.0
"""Points by which the further lines of a cited title stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of a list: a section's *heading*, or a story's text as lines, with *outlets* after the last of them. *gap* lines
    stay empty before it, but on top.
    """

    height: int
    gap: int = 0
    section: str = ""
    story: str = ""
    article: str = ""
    style: str = "entry"
    strips: tuple[Strip, ...] = ()
    outlets: str = ""

    @property
    def heading(self) -> bool:
        return not self.story


Column = list[tuple[int, Item]]
"""Items with the line each begins on, from 1."""


def columned(items: list[Item], height: int) -> list[Column]:
    """*items* in as many columns of *height* lines as they take."""
    columns: list[Column] = [[]]
    used = 0
    for index, item in enumerate(items):
        gap = item.gap if columns[-1] else 0
        following = (
            items[index + 1].gap + items[index + 1].height
            if item.heading and index + 1 < len(items)
            else 0
        )
        if columns[-1] and used + gap + item.height + following > height:
            columns.append([])
            used, gap = 0, 0
        columns[-1].append((used + gap + 1, item))
        used += gap + item.height
    return columns


def evened(items: list[Item], height: int, columns: int) -> list[Column]:
    """The same with the columns as even as can be: the least height at which they are no more than *columns*."""
    for lower in range(ceil(sum(item.height for item in items) / columns), height + 1):
        made = columned(items, lower)
        if len(made) <= columns and all(
            line + item.height - 1 <= lower for column in made for line, item in column
        ):
            return made
    return columned(items, height)


def placed(
    columns: list[Column], grid: int, first: int, top: int, box: str
) -> tuple[Placement, ...]:
    """The columns of a *grid*-column page as placements, from its *first* column on, *top* lines down."""

    def slots(item: Item, column: int, line: int) -> tuple[Slot, ...]:
        kind, said = ("heading", item.section) if item.heading else ("outlets", item.outlets)
        slot = Slot(
            kind=kind,
            columns=grid,
            column=column,
            width=1,
            line=line,
            height=item.height,
            lines=(said,),
        )
        return (slot,) if said or item.heading else ()

    return tuple(
        Placement(
            story=item.story,
            box=box,
            style=item.style,
            article=item.article,
            slots=slots(item, first + place, top + line),
            frames=()
            if item.heading
            else (
                Frame(
                    columns=grid,
                    column=first + place,
                    line=top + line,
                    height=item.height,
                    strips=item.strips,
                ),
            ),
        )
        for place, column in enumerate(columns)
        for line, item in column
    )


def large_items(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """The contents of a thin issue: large headlines with their standfirsts over two columns."""
    items: list[Item] = []
    design = typesetter.design
    width = design.across(*design.standing.contents) - 2 * NUMBER
    for story in stories:
        head = typesetter.display(
            set_text(story.headline, language=story.language), "news-head", width, story.language
        )
        deck = typesetter.lines(
            set_text(story.standfirst, language=story.language), "deck", width, story.language
        )
        deck = deck if len(deck) <= 3 else ()
        points = (
            len(head) * design.style("news-head").leading + len(deck) * design.style("deck").leading
        )
        made = [Strip(lines=head, language=story.language, kind="headline")]
        made += [Strip(lines=deck, language=story.language)] if deck else []
        items.append(
            Item(
                height=ceil(points / design.leading),
                gap=2,
                section=story.section,
                story=story.id,
                style="large",
                strips=tuple(made),
            )
        )
    return items


def contents_items(
    stories: list[Story], typesetter: Typesetter, style: str = "entry-head"
) -> list[Item]:
    """The contents: sections and headlines, in larger type where their *style* is another."""
    items: list[Item] = []
    design, kind = typesetter.design, "entry" if style == "entry-head" else "medium"
    width = design.across(design.standing.contents[0]) - NUMBER
    for story in stories:
        if not items or items[-1].section != story.section:
            items.append(Item(height=1, gap=1, section=story.section))
        text = set_text(story.headline, language=story.language)
        head = Strip(
            lines=typesetter.display(text, style, width, story.language),
            language=story.language,
            kind="headline",
        )
        height = ceil(len(head.lines) * design.style(style).leading / design.leading)
        items.append(
            Item(height=height, section=story.section, story=story.id, strips=(head,), style=kind)
        )
    return items


def entry_deck(story: Story, typesetter: Typesetter) -> Strip:
    """The standfirst of an entry of the contents; without a line where there is none, or it is longer than two."""
    width = typesetter.design.across(typesetter.design.standing.contents[0]) - NUMBER
    text = set_text(story.standfirst, language=story.language)
    lines = typesetter.lines(text, "entry-deck", width, story.language) if text else ()
    return Strip(lines=lines if len(lines) <= 2 else (), language=story.language)


def decked(item: Item, decks: Mapping[str, Strip]) -> Item:
    """*item* with its story's standfirst, if it has one and does not show it yet."""
    deck = decks.get(item.story)
    if deck is None or not deck.lines or len(item.strips) > 1:
        return item
    return replace(item, height=item.height + len(deck.lines), strips=(*item.strips, deck))


def flush(column: Column, height: int, decks: Mapping[str, Strip]) -> Column:
    """*column* down to its last line: entries get their *decks*, by story and in the order of these, while there is room
    and where FEWEST_DECKS of them find some; then sections, then entries move apart, each kind alike.
    """
    items = [item for _, item in column]
    spare = height - _depth(items)
    fuller = _decked(items, spare, decks)
    if sum(len(item.strips) > 1 for item in fuller) >= FEWEST_DECKS:
        items, spare = fuller, height - _depth(fuller)
    headings = [index for index, item in enumerate(items) if item.heading and index]
    entries = [
        index
        for index in range(1, len(items))
        if not items[index - 1].heading and not items[index].heading
    ]
    for apart in (headings, entries, headings, entries, entries, headings, headings):
        if spare >= len(apart) or apart is headings:
            for index in apart[::-1][:spare]:
                items[index] = replace(items[index], gap=items[index].gap + 1)
                spare -= 1
    return columned(items, height)[0]


def spread(column: Column, height: int, most: int) -> Column:
    """*column* with its items moved apart, by *most* lines each and twice that before headings, so that it ends on line *height*."""
    items = [item for _, item in column]
    spare = height - _depth(items)
    wide = {
        index: most * (2 if item.heading else 1)
        for index, item in enumerate(items)
        if index and not items[index - 1].heading
    }
    moved = dict.fromkeys(wide, 0)
    while spare > 0 and (free := [index for index in wide if moved[index] < wide[index]]):
        for index in free[:spare]:
            moved[index] += 1
        spare -= min(spare, len(free))
    made, line = [], 1
    for index, item in enumerate(items):
        line += (item.gap if index else 0) + moved.get(index, 0)
        made.append((line, item))
        line += item.height
    return made


def _decked(items: list[Item], spare: int, decks: Mapping[str, Strip]) -> list[Item]:
    """*items* with the first of *decks* that together take no more than *spare* lines."""
    made, places = items[:], {item.story: index for index, item in enumerate(items) if item.story}
    for index in (places[story] for story in decks if story in places):
        more = decked(items[index], decks)
        if more.height - items[index].height <= spare:
            spare -= more.height - items[index].height
            made[index] = more
    return made


def _depth(items: list[Item]) -> int:
    return sum(item.height + (item.gap if index else 0) for index, item in enumerate(items))


def also_items(stories: list[Story], typesetter: Typesetter, size: str = "plain") -> list[Item]:
    """Headlines with their outlets after them, or beneath, by section, in half rows of the list's own leading. *size* is
    "plain", "large" in larger type, or "dense" in smaller type.
    """
    items: list[Item] = []
    for story in stories:
        if not items or items[-1].section != story.section:
            items.append(Item(height=2, gap=3, section=story.section, style=size))
        items.append(_also_item(story, typesetter, size))
    return items


def _also_item(story: Story, typesetter: Typesetter, size: str) -> Item:
    design = typesetter.design
    width, row = design.across(design.standing.lists), design.style("list-head").leading / 2
    headline = set_text(story.headline, language=story.language)
    names = " · ".join(unbroken(name) for name in story.sources)
    if size == "dense":
        text = typesetter.lines(f"{headline} ({names})", "list-text", width, story.language)
        return Item(
            height=2 * len(text),
            section=story.section,
            story=story.id,
            style=size,
            strips=(Strip(lines=text, language=story.language, kind="run-in"),),
        )
    style = LARGE_HEAD if size == "large" else "list-head"
    head = reaching(headline, style, width, story.language, typesetter)
    beside = (
        typesetter.advance(f"{head[-1]} ", style, story.language)
        + OUTLETS
        + typesetter.advance(names, "list-text", story.language)
        <= width
    )
    sources = () if beside else typesetter.lines(names, "list-text", width, story.language)
    strips = (
        Strip(lines=head, language=story.language, kind="headline"),
        *((Strip(lines=sources, language=story.language, kind="source"),) if sources else ()),
    )
    points = len(head) * design.style(style).leading + len(sources) * 2 * row
    return Item(
        height=ceil(points / row),
        gap=1,
        section=story.section,
        story=story.id,
        style=size,
        strips=strips,
        outlets=names if beside else "",
    )


def source_items(stories: list[Story], typesetter: Typesetter) -> list[Item]:
    """Every article by outlet, in half rows of the list's own leading: what the issue is made from, and where it stands."""
    items: list[Item] = []
    width = typesetter.design.across(typesetter.design.standing.lists)
    outlets = sorted({source for story in stories for source in story.sources}, key=str.casefold)
    for outlet in outlets:
        items.append(
            Item(height=_rows(outlet, width, typesetter), gap=2, section=outlet, style="sources")
        )
        for story in stories:
            for article in story.articles:
                if article.source == outlet:
                    title = set_text(article.title, language=article.language)
                    lines = reaching(title, "list-text", width - HANG, article.language, typesetter)
                    items.append(
                        Item(
                            height=2 * len(lines),
                            gap=1,
                            section=outlet,
                            story=story.id,
                            article=article.id,
                            style="sources",
                            strips=(Strip(lines=lines, language=article.language),),
                        )
                    )
    return items


def _rows(heading: str, width: float, typesetter: Typesetter) -> int:
    """Half rows of a list that a heading takes: two, and more where its name is too long for a line; beyond two it is cut short."""
    design = typesetter.design
    further = min(1, len(whole_words(heading, "kicker", width, "", typesetter)) - 1)
    return 2 + ceil(
        further * design.style("kicker").leading / (design.style("list-head").leading / 2)
    )


def list_pages(columns: list[Column], first: int, pattern: str, across: int) -> list[Page]:
    """Pages of *across* columns each, numbered from *first*; lines are half rows of the list's own leading."""
    return [
        Page(
            number=first + number,
            pattern=pattern,
            placements=placed(columns[start : start + across], across, 1, 0, pattern),
        )
        for number, start in enumerate(range(0, len(columns), across))
    ]
