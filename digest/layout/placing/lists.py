"""Lists: the entries of the contents, linked headlines, the articles of an issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part, Row
from digest.languages import right_to_left
from digest.layout.captions import CAP
from digest.layout.links import HEADS
from digest.layout.parts import whole_words
from digest.layout.placing import areas
from digest.layout.placing.compositor import linkable
from digest.layout.placing.links import linked
from digest.layout.placing.names import fitting
from digest.layout.placing.stories import placed_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.edition import Line, Span
    from digest.layout.placing.compositor import Compositor
    from digest.model import Placement, Slot, Story, Strip

HEADING = 2
"""Lines that a heading of the list of sources may take."""

PICTURE_AIR = 6.0
"""Points beneath a picture over an entry of the contents."""

NUMBER, LARGE_NUMBER = 18.0, 40.0
"""Points that the page number before an entry of the contents takes."""

INDENT, LARGE_INDENT = 22.0, 44.0
"""Points by which an entry's lines stand in, beside its page number."""


def list_part(placement: Placement, compositor: Compositor) -> Part:
    """A row of a list: a heading, a linked headline, or an article among the sources."""
    if not placement.story:
        return _heading(placement, compositor)
    story = compositor.stories[placement.story]
    frame = placement.frames[0]
    area = areas.of_rows(frame, compositor.design)
    rows = tuple(
        row for strip in frame.strips for row in _rows(strip, placement, story, compositor)
    )
    block = Block(kind="row", area=area, rows=rows)
    return Part(
        story=story.id,
        box=placement.box,
        style=placement.style,
        area=area,
        language=story.language,
        blocks=(block,),
    )


def _rows(
    strip: Strip, placement: Placement, story: Story, compositor: Compositor
) -> Iterator[Row]:
    if strip.kind == "index":
        yield _indexed(strip, placement, compositor)
    elif placement.article:
        article = next(one for one in story.articles if one.id == placement.article)
        link = article.url if linkable(article.url) else ""
        yield compositor.row(
            "cited", "list-text", strip.lines, link=link, language=article.language
        )
        along = right_to_left(article.language) is compositor.right_to_left
        page = compositor.page_of(story.id)
        if compositor.design.standing.sources and along and page:
            number, link = compositor.digits(page), compositor.to_story(story.id)
            yield compositor.row("number", "list-text", [number], link=link)
    elif strip.kind in ("headline", "run-in"):
        yield _headline(strip, placement, story, compositor)
    else:
        yield Row(
            role="outlets",
            style="list-text",
            lines=linked(strip.lines, story, compositor),
            language=compositor.language,
        )


def _indexed(strip: Strip, placement: Placement, compositor: Compositor) -> Row:
    """An outlet with the pages of its stories: as many of them as stand on its last line."""
    outlets = placement.slot("outlets")
    outlet = outlets.lines[0] if outlets else ""
    pages: dict[int, str] = {}
    for story in compositor.issue.stories:
        if outlet in story.sources and (page := compositor.page_of(story.id)):
            pages.setdefault(page, compositor.to_story(story.id))
    lines = compositor.plain(strip.lines)
    frame = placement.frames[0]
    room = compositor.design.across(frame.columns)
    room -= compositor.width(f"{strip.lines[-1]} ", "list-head")
    spans: list[Span] = []
    for number in sorted(pages):
        label = compositor.digits(number)
        room -= compositor.width(f"{label}, ", "list-text")
        if room < 0:
            break
        before = compositor.span(", " if spans else " ", style="list-text")
        spans += [before, compositor.span(label, link=pages[number], style="list-text")]
    return Row(
        role="headline",
        style="list-head",
        lines=(*lines[:-1], (*lines[-1], *spans)),
        language=compositor.language,
    )


def _headline(strip: Strip, placement: Placement, story: Story, compositor: Compositor) -> Row:
    """A headline that leads to its source, or to its page where it is printed on one.

    The outlets' names follow on the last line where they fit there.
    """
    style = "list-text" if strip.kind == "run-in" else HEADS.get(placement.style, HEADS["plain"])
    also = placement.box == "also"
    link = compositor.to_story(story.id)
    if also:
        link = story.articles[0].url if linkable(story.articles[0].url) else ""
    lines = compositor.plain(strip.lines, link)
    if outlets := placement.slot("outlets"):
        beside = (compositor.span(" "), *_outlets(outlets, story, compositor))
        lines = (*lines[:-1], (*lines[-1], *beside))
    return Row(
        role="headline",
        style=style,
        lines=lines,
        anchor=compositor.anchor(story.id) if also else "",
    )


def _outlets(slot: Slot, story: Story, compositor: Compositor) -> Line:
    """The outlets after a headline; the first of the role "outlets", the others "outlet"."""
    (line,) = linked(slot.lines, story, compositor)
    return tuple(
        replace(
            span,
            style="list-text",
            role="outlet" if number else "outlets",
            language=compositor.language,
        )
        for number, span in enumerate(line)
    )


def _heading(placement: Placement, compositor: Compositor) -> Part:
    """A section's name, or that of an outlet, which may take two lines."""
    slot = placement.slots[0]
    name, style = slot.lines[0], compositor.design.style("kicker")
    area = areas.of_rows(slot, compositor.design)
    if placement.box == "sources":
        lines, colour = _broken(name, area.width, compositor), compositor.theme.colours["accent"]
        size = 0.0
    else:
        shown, size = fitting(compositor.section(name), area.width, compositor)
        lines, colour = (shown,), compositor.colour(name)
    row = compositor.row(
        "group", "kicker", lines, level=3, colour=colour, size=size, leading=style.leading
    )
    return Part(box=placement.box, area=area, blocks=(Block(kind="group", area=area, rows=(row,)),))


def _broken(name: str, width: float, compositor: Compositor) -> tuple[str, ...]:
    lines = whole_words(name, "kicker", width, compositor.language, compositor.typesetter)
    return compositor.limited(lines, HEADING, "kicker", width)


def contents_part(placement: Placement, compositor: Compositor, *, repeated: bool = False) -> Part:
    """An entry of the contents: a section's name, or a story with the number of its page.

    *repeated*: the entry above has the same number, which is not printed again.
    """
    if not placement.story:
        return _contents_heading(placement, compositor)
    story, frame = compositor.stories[placement.story], placement.frames[0]
    design, size = compositor.design, placement.style
    area = areas.of(frame, design)
    if size == "large":
        wide = design.across(*design.standing.contents)
        area = Area(x=area.x, y=area.y, width=wide, height=area.height)
    heads = {
        "large": "news-head",
        "beside": "second-head",
        "medium": "second-head",
        "told": "cover-teaser",
        "light": "brief",
    }
    large = size in ("large", "beside")
    indent = LARGE_INDENT if large else INDENT
    rows = [] if repeated else [_number(story, size, compositor)]
    for strip in frame.strips:
        if strip.kind == "headline":
            style, role = heads.get(size, "entry-head"), "headline"
            link = compositor.to_story(story.id)
        else:
            style, role, link = "deck" if large else "entry-deck", "deck", ""
        rows.append(compositor.row(role, style, strip.lines, link=link, inset=indent))
    variant = "large" if large else size
    block = Block(kind="entry", area=area, rows=tuple(rows), variant=variant)
    picture = placement.slot("picture")
    pictures = (_thumbnail(story, picture, compositor),) if picture else ()
    return Part(
        story=story.id,
        box="contents",
        style=size,
        area=area,
        language=story.language,
        blocks=(*pictures, block),
    )


def _thumbnail(story: Story, slot: Slot, compositor: Compositor) -> Block:
    """The story's picture in *slot*, without a caption: its headline stands beside it."""
    place = areas.of(slot, compositor.design)
    area = replace(place, y=place.y + CAP, height=place.height - CAP - PICTURE_AIR)
    image = placed_image(story, area, compositor)
    return Block(kind="picture", area=area, image=image)


def _number(story: Story, size: str, compositor: Compositor) -> Row:
    number = compositor.design.contents.number
    styles = {"large": number, "beside": number, "medium": "second-head", "told": "cover-teaser"}
    style = styles.get(size, "entry-number")
    number = compositor.digits(compositor.page_of(story.id))
    return compositor.row("number", style, [number], language=compositor.language)


def _contents_heading(placement: Placement, compositor: Compositor) -> Part:
    slot = placement.slots[0]
    area = areas.of(slot, compositor.design)
    name, size = fitting(compositor.section(slot.lines[0]), area.width, compositor)
    row = compositor.row(
        "group", "kicker", [name], level=3, size=size, colour=compositor.colour(slot.lines[0])
    )
    return Part(box="contents", area=area, blocks=(Block(kind="group", area=area, rows=(row,)),))
