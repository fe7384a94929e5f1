"""What stands in the outer margins of a theme that sets notes there: beside the notes, a quotation
or a figure of the page's own stories, and the headlines of others.

It is settled when the pages are, since only then the free places between the notes are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part
from digest.languages import right_to_left
from digest.layout.entries import DPI
from digest.layout.five import PATTERN as FIVE
from digest.layout.gallery import PATTERN as GALLERY
from digest.layout.graphics import Graphic, graphic_rows, graphics_of, height_of
from digest.layout.placing import areas
from digest.layout.placing.graphics import TAKEN, drawn
from digest.layout.placing.links import outlet
from digest.layout.placing.names import fitting
from digest.layout.placing.quotations import rows_of, speakers
from digest.layout.placing.stories import placed_image, report_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.edition import EditionPage, Row
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Sentence, Story

BOX = "margin"

AIR = 13.0
"""Points between two items of a margin at least."""

FARTHEST = 32.0
"""Points between two items from which another one is looked for."""

LARGE = 2
"""Quotations and figures in one margin at most."""

SHARE = 1.5
"""Headlines that a page may name beside its share of those that the issue has left."""

QUOTES = ("quote", "deck")
"""Styles of a quotation in a margin, the largest first."""

QUOTE_PART = 0.6
"""The part of the page's height that a quotation takes at most."""

WITHOUT_TEXT = (GALLERY, FIVE)
"""Patterns whose stories have no text of their own there."""

THUMBNAIL = "thumbnail"
"""The kind of a small picture in a margin, which its story may show larger inside."""

STEEPEST = 1.5
"""The height of a picture in a margin at most, as a part of its width."""

BARE = ("cover", "contents", "back")
"""Patterns whose margins have other uses."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Something for a margin: its *height* in points and how it is placed in an area.

    *kind*, *story* and *name* (a speaker) tell what it would repeat.
    """

    kind: str
    story: str
    height: float
    place: Callable[[Area], Part]
    name: str = ""


@dataclass(slots=True)
class _Used:
    """What the issue has printed large: graphics by story, their sentences, speakers, and the
    stories whose headlines stand in a margin. *pages* with margins are still to come.
    """

    drawn: set[tuple[str, str]]
    sentences: frozenset[Sentence]
    speakers: set[str]
    pages: int
    named: set[str] = field(default_factory=set)

    def note(self, item: _Item) -> None:
        if item.kind == "headline":
            self.named.add(item.story)
            return
        self.drawn.add((item.story, item.kind))
        if item.name:
            self.speakers.add(item.name)


def with_marginalia(
    placed: Sequence[EditionPage], compositor: Compositor
) -> tuple[EditionPage, ...]:
    """*placed* with what fills the free places of their margins."""
    if not compositor.design.notes:
        return tuple(placed)
    used = _Used(
        drawn=set(compositor.drawn),
        # The back page takes a quotation or a figure only while pages are placed.
        sentences=frozenset(
            one
            for page in placed
            for part in page.parts
            for block in part.blocks
            for one in block.sentences
        ),
        speakers=speakers(compositor) | {*_speakers(placed)},
        pages=sum(page.pattern not in BARE for page in placed),
    )
    filled = []
    for page in placed:
        if page.pattern not in BARE:
            parts = _parts(page, used, compositor)
            filled.append(replace(page, parts=(*page.parts, *parts)))
            used.pages -= 1
        else:
            filled.append(page)
    return tuple(filled)


def _speakers(placed: Sequence[EditionPage]) -> Iterator[str]:
    """Who speaks in the quotations of *placed*; an outlet may follow the name on its line."""
    for page in placed:
        for part in page.parts:
            for block in part.blocks:
                for row in block.rows:
                    if row.role == "speaker":
                        yield " ".join(line[0].text for line in row.lines)


def named_in_margins(pages: Sequence[EditionPage]) -> frozenset[str]:
    """The stories whose headlines stand in a margin."""
    parts = (part for page in pages for part in page.parts if part.box == BOX)
    return frozenset(part.style for part in parts if part.style)


def _parts(page: EditionPage, used: _Used, compositor: Compositor) -> tuple[Part, ...]:
    parts: list[Part] = []
    left = {True: LARGE, False: _share(page, used, compositor)}
    for free in _free(page, compositor):
        chosen: list[_Item] = []
        for item in _items(page, used, compositor):
            large = item.kind != "headline"
            if (left[large] or item.kind == THUMBNAIL) and _gap(free, [*chosen, item]) >= AIR:
                chosen.append(item)
                used.note(item)
                left[large] -= item.kind != THUMBNAIL
            if chosen and _gap(free, chosen) <= FARTHEST:
                break
        parts += _spread(free, chosen)
    return tuple(parts)


def _share(page: EditionPage, used: _Used, compositor: Compositor) -> int:
    """How many headlines *page* may name, so that some are left for the pages after it."""
    spread = _spread_of(page, compositor)
    count = len(_others(spread, used, compositor))
    return ceil(SHARE * count / used.pages)


@dataclass(frozen=True, slots=True)
class _Free:
    """A free place of a margin; *above* and *below* tell whether a note bounds it there."""

    area: Area
    above: bool
    below: bool


def _free(page: EditionPage, compositor: Compositor) -> Iterator[_Free]:
    """The free places of the margin of *page*, the largest first."""
    whole = areas.margin(compositor.design, page.number)
    taken = sorted(
        (top, foot)
        for part in page.parts
        for block in part.blocks
        for top, foot in _taken(block, whole, compositor)
    )
    places = []
    down, above = whole.y, False
    for top, foot in [*taken, (whole.foot, whole.foot)]:
        below = top < whole.foot
        if top - down > AIR:
            area = replace(whole, y=down, height=top - down)
            places.append(_Free(area, above, below))
        down, above = max(down, foot), True
    yield from sorted(places, key=lambda one: -one.area.height)


def _taken(block: Block, whole: Area, compositor: Compositor) -> Iterator[tuple[float, float]]:
    """From where to where *block* stands in the margin *whole*."""
    area = block.area
    if block.rows and area.x < whole.end and area.end > whole.x:
        yield area.y, area.y + 2 * block.padding[0] + compositor.height(block.rows)
    if block.image and (place := block.image.area).x < whole.end and place.end > whole.x:
        yield place.y, place.foot


def _gap(free: _Free, items: Sequence[_Item]) -> float:
    """Points between *items* in *free*, and between them and the notes above and below."""
    left = free.area.height - sum(item.height for item in items)
    return left / max(1, len(items) - 1 + free.above + free.below)


def _spread(free: _Free, items: Sequence[_Item]) -> Iterator[Part]:
    """*items* down the place *free*, the gaps between them even, headlines last."""
    gap = _gap(free, items)
    # Items that fill no more of the place stand at its head, under the note there.
    gap = min(gap, FARTHEST) if not free.below else gap
    down = free.area.y + (gap if free.above else 0.0)
    for item in sorted(items, key=lambda one: one.kind == "headline"):
        yield item.place(replace(free.area, y=down, height=item.height))
        down += item.height + gap


def _items(page: EditionPage, used: _Used, compositor: Compositor) -> Iterator[_Item]:
    """What may stand in the margin of *page*, the best first."""
    spread = _spread_of(page, compositor)
    printed = frozenset(
        sentence for one in spread for each in one.placements for sentence in each.sentences
    )
    here = dict.fromkeys(
        one.story
        for flat in spread
        if flat.number == page.number
        for one in flat.placements
        if one.story and (one.frames or page.pattern in WITHOUT_TEXT)
    )
    for story in (compositor.stories[name] for name in here):
        if page.pattern == FIVE:
            yield from _picture(story, used, compositor)
        yield from _quotes(story, printed, used, compositor)
        yield from _graphics(story, printed, used, compositor)
        if page.pattern != FIVE:
            yield from _reports(story, used, compositor)
    yield from _headlines(spread, used, compositor)


def _spread_of(page: EditionPage, compositor: Compositor) -> list[Page]:
    """The flatplan of *page* and of the one that faces it."""
    return [one for one in compositor.pages if one.number // 2 == page.number // 2]


def _picture(story: Story, used: _Used, compositor: Compositor) -> Iterator[_Item]:
    """The picture of *story* in its own shape, where it has pixels enough and is not too high."""
    size = compositor.measure.size(story.picture) if story.picture else None
    width = compositor.design.notes
    if size is None or (story.id, THUMBNAIL) in used.drawn or size[0] < width * DPI:
        return
    height = width * size[1] / size[0]
    if height > STEEPEST * width:
        return

    def place(area: Area) -> Part:
        image = placed_image(story, area, compositor)
        block = Block(kind="picture", area=area, image=image)
        return Part(box=BOX, area=area, language=story.language, blocks=(block,))

    yield _Item(THUMBNAIL, story.id, height, place)


def _quotes(
    story: Story, printed: frozenset[Sentence], used: _Used, compositor: Compositor
) -> Iterator[_Item]:
    width, most = compositor.design.notes, compositor.design.height * QUOTE_PART
    for quote in story.quotes:
        speaker = compositor.set(quote.speaker, story.language)
        if quote.sentence in printed or speaker in used.speakers:
            continue
        for style in QUOTES:
            rows = rows_of(story, quote, style, width, compositor, page=False)
            height = compositor.height(rows)
            if rows and height <= most:
                place = _placer("saying", rows, story)
                yield _Item("quote", story.id, height, place, speaker)
                break


def _graphics(
    story: Story, printed: frozenset[Sentence], used: _Used, compositor: Compositor
) -> Iterator[_Item]:
    for graphic in graphics_of(story):
        large = (story.id, graphic.kind) in used.drawn
        if large or not (printed | used.sentences).isdisjoint(graphic.sentences):
            continue
        rows = graphic_rows(story, graphic, compositor.design.notes, compositor.typesetter)
        if not rows:
            continue
        height = TAKEN + height_of(rows, compositor.typesetter)

        def place(area: Area, graphic: Graphic = graphic) -> Part:
            block = drawn(graphic, story, area, compositor)
            return Part(
                box=BOX,
                area=area,
                language=story.language,
                blocks=(block,),
                sentences=graphic.sentences,
            )

        yield _Item(graphic.kind, story.id, height, place)


def _reports(story: Story, used: _Used, compositor: Compositor) -> Iterator[_Item]:
    """Where the reports of *story* differ, or each of them by its headline."""
    if len(story.sources) < 2 or not used.drawn.isdisjoint(
        {(story.id, "panel"), (story.id, "reports")}
    ):
        return
    rows = report_rows(story, compositor.design.notes, compositor)
    place = _placer("panel", rows, story)
    yield _Item("reports", story.id, compositor.height(rows), place)


def _headlines(spread: Sequence[Page], used: _Used, compositor: Compositor) -> Iterator[_Item]:
    """The headlines of stories that stand on no page or on another one, those of the page's
    sections first.
    """
    for story in _others(spread, used, compositor):
        rows = _headline(story, compositor)
        place = _placer("entry", rows, story, style=story.id)
        yield _Item("headline", story.id, compositor.height(rows), place)


def _others(spread: Sequence[Page], used: _Used, compositor: Compositor) -> list[Story]:
    """The stories whose headlines may stand beside *spread*, the best first."""
    near = {one.story for flat in spread for one in flat.placements if one.story}
    sections = {compositor.stories[name].section for name in near}
    others = [
        story
        for story in compositor.issue.stories
        if story.place.printed
        and story.id not in near | used.named
        and right_to_left(story.language) is compositor.right_to_left
        and _nameable(story, compositor)
        and _undivided(story, compositor)
    ]
    return sorted(
        others,
        key=lambda one: (bool(compositor.page_of(one.id)), one.section not in sections, one.rank),
    )


def _nameable(story: Story, compositor: Compositor) -> bool:
    """Whether a reader who follows the headline of *story* finds more than the headline."""
    pages = {page.number: page.pattern for page in compositor.pages}
    return pages.get(compositor.page_of(story.id)) not in ("also", "back")


def _undivided(story: Story, compositor: Compositor) -> bool:
    """Whether a margin is wide enough for every word of the headline of *story*."""
    text, width = compositor.set(story.headline, story.language), compositor.design.notes
    return compositor.typesetter.whole(text, "list-head", width, story.language)


def _headline(story: Story, compositor: Compositor) -> tuple[Row, ...]:
    """The section, the headline, and where the story stands: its page, or else its outlet."""
    width = compositor.design.notes
    section, size = fitting(compositor.section(story.section), width, compositor, "panel-title")
    lines = compositor.typesetter.display(
        compositor.set(story.headline, story.language), "list-head", width, story.language
    )
    article = story.articles[0]
    if compositor.page_of(story.id):
        link = compositor.to_story(story.id)
        where = compositor.span(compositor.page_label(story.id), link=link)
    else:
        where = outlet(story, article.id, compositor, width=width, style="note")
        link = where.link
    return (
        compositor.row(
            "group",
            "panel-title",
            [section],
            size=size,
            colour=compositor.colour(story.section),
            language=compositor.language,
        ),
        compositor.row("headline", "list-head", lines, link=link, language=story.language),
        replace(
            compositor.row("source", "note", [""], language=compositor.language),
            lines=((where,),),
        ),
    )


def _placer(
    kind: str, rows: tuple[Row, ...], story: Story, *, style: str = ""
) -> Callable[[Area], Part]:
    def place(area: Area) -> Part:
        block = Block(kind=kind, area=area, rows=rows, variant=BOX, language=story.language)
        return Part(box=BOX, style=style, area=area, language=story.language, blocks=(block,))

    return place
