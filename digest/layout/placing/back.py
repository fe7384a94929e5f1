"""The back page: the rest of the sources, how summaries are made, the colophon, how to
subscribe.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Any

from digest.edition import Area, Block, Part, PlacedImage, Row
from digest.layout.graphics import graphics_of
from digest.layout.placing import areas, messages
from digest.layout.placing.adverts import explained
from digest.layout.placing.compositor import linkable
from digest.layout.placing.nameplate import nameplate
from digest.layout.placing.posters import poster_in
from digest.layout.placing.quotations import last_word
from digest.layout.placing.teasers import CAPTION_GAP, CAPTION_HEIGHT, teaser
from digest.text.typography import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.placing.compositor import Compositor
    from digest.model import Page

NAME, NAME_SIZE, NAME_TOP = 42.0, 36.0, 10.0
"""Points that the magazine's name may be high in the band, its size, and where it begins."""

WORDS_TOP, WORDS = 57.0, 400.0
"""Where the words beneath the name begin, and how long their lines may be, in points."""

WORDS_FOOT = 8.0
"""Points at least between these words and the paper's foot."""

CODE, CODE_TOP = 94.0, 16.0
"""The side of the QR code with its border, and where it begins, in points."""

CODE_GAP = 10.0
"""Points at least between the words and the code."""

TITLE, RULE, ABOVE = 6.0, 8.0, 4.0
"""Points above a title in the stack, beneath the rule over it, and above that."""

LAST_AIR = 24.0
"""Points over and under the quotation of the last page."""

FLATTEST, STEEPEST = 0.3, 0.66
"""The height of the picture of the last page at least and at most, as a part of its width."""

FIGURE_PART = 0.5
"""The height of the figure of the last page at most, as a part of its width."""

HEAD, HEAD_SIZE = 60.0, 36.0
"""Points that the magazine's name may be high on a page without sources, and its size."""


def back_parts(page: Page, compositor: Compositor) -> Iterator[Part]:
    """What stands on the back page besides its list of sources."""
    if compositor.design.back.kind == "band":
        parts = [*_banded(page, compositor)]
    else:
        head = [] if page.placements else [_head(compositor)]
        parts = [*head, _stack(page, compositor)]
    yield from parts
    yield from _last_word(page, min(part.area.y for part in parts if part.area.y), compositor)


def _last_word(page: Page, foot: float, compositor: Compositor) -> Iterator[Part]:
    """A quotation between the sources, which end early, and what stands from *foot* on; without
    one that fits, a picture of a story inside, or else a large figure.
    """
    top = _foot(page, compositor) + LAST_AIR
    width = compositor.design.width
    place = Area(x=0.0, y=top, width=width, height=foot - top - LAST_AIR)
    blocks = last_word(place, compositor) or _last_picture(place, compositor)
    if not blocks:
        yield from _last_figure(place, compositor)
    for block in blocks:
        yield Part(box="said", area=place, blocks=(block,))


def _foot(page: Page, compositor: Compositor) -> float:
    """Where the list of sources ends, or the head of a page without one."""
    frames = [frame for placement in page.placements for frame in placement.frames]
    feet = [areas.of_rows(frame, compositor.design).foot for frame in frames]
    return max(feet or [_head(compositor).area.foot])


def _last_figure(place: Area, compositor: Compositor) -> Iterator[Part]:
    """The largest poster of a figure that is set large nowhere else, in *place*."""
    covered = {
        sentence
        for page in compositor.pages[:1]
        for one in page.placements
        for sentence in one.sentences
    }
    high = replace(place, height=min(place.height, FIGURE_PART * place.width))
    for story in compositor.issue.stories:
        for graphic in graphics_of(story) if compositor.page_of(story.id) > 1 else ():
            drawn = (story.id, graphic.kind) in compositor.drawn
            shown = drawn or not covered.isdisjoint(graphic.sentences)
            if graphic.kind == "figure" and not shown:
                part = poster_in(high, story, graphic, compositor)
                if len(part.blocks) > 1:
                    yield part
                    return


def _last_picture(place: Area, compositor: Compositor) -> tuple[Block, ...]:
    """The last picture of the issue with pixels for *place*, but not the cover's, and best one that
    is printed nowhere else; none in a low place.
    """
    height = place.height - CAPTION_GAP - CAPTION_HEIGHT
    if not FLATTEST * place.width <= height:
        return ()
    wide = replace(place, height=min(height, STEEPEST * place.width))
    inside = [one for one in compositor.issue.stories if compositor.page_of(one.id) > 1]
    covered = {one.story for page in compositor.pages[:1] for one in page.placements[:1]}
    placements = (one for page in compositor.pages for one in page.placements)
    shown = {one.story for one in placements if one.slot("picture")}
    last_first = (one for one in reversed(inside) if one.id not in covered)
    return teaser(sorted(last_first, key=lambda one: one.id in shown), wide, compositor)


def _fonts(compositor: Compositor) -> str:
    """The families that most of the edition is set in."""
    families = dict.fromkeys(
        compositor.measure.first_family(role, compositor.language)
        for role in compositor.theme.fonts
    )
    return listed(list(families), compositor.language)


def _colophon(compositor: Compositor) -> str:
    issue = compositor.issue
    text = messages.colophon(compositor.messages, issue.title, _fonts(compositor))
    return f"{text} {issue.address}".strip()


def _subscribe(style: str, width: float, compositor: Compositor, **more: Any) -> Row:
    """How to subscribe, with the address of the website where there is one."""
    issue = compositor.issue
    if not linkable(issue.website):
        text = messages.subscribe(compositor.messages, issue.title)
        return compositor.row("words", style, compositor.lines(text, style, width), **more)
    text = messages.subscribe_at(compositor.messages, issue.title)
    lines = list(compositor.plain(compositor.lines(text, style, width)))
    last = "".join(span.text for span in lines[-1])
    if compositor.width(f"{last} {issue.website}", style) <= width:
        whole = compositor.span(issue.website, link=issue.website, role="address")
        lines[-1] = (*lines[-1], compositor.span(" "), whole)
    else:
        address = compositor.lines(issue.website, style, width)
        shown = [compositor.shortened(part, style, width) for part in address]
        lines += [(compositor.span(part, link=issue.website, role="address"),) for part in shown]
    return Row(role="words", style=style, lines=tuple(lines), **more)


def _subscribe_in(height: float, width: float, compositor: Compositor) -> Row:
    """How to subscribe, in the larger of two styles that fits a *height*.

    Cut where neither does.
    """
    for style in ("deck", "panel-text"):
        row = _subscribe(style, width, compositor)
        if compositor.height([row]) <= height:
            return row
    capacity = int(height / compositor.leading(row.style))
    rest = row.lines[capacity - 1 :]
    text = "".join(span.text for line in rest for span in line)
    last = replace(rest[0][0], text=compositor.shortened(text, row.style, width))
    return replace(row, lines=(*row.lines[: capacity - 1], (last,)))


def _banded(page: Page, compositor: Compositor) -> Iterator[Part]:
    """A band of colour that runs off three edges; over it how summaries are made and the colophon.

    Where the sources end early the text over the band is larger. The colophon stands alone where an
    advertisement explains how summaries are made.
    """
    design, place = compositor.design, compositor.design.back
    half = compositor.leading("list-head") / 2
    rows = max(
        (frame.line + frame.height - 1 for one in page.placements for frame in one.frames),
        default=0,
    )
    band = design.height + compositor.theme.margins[2] - place.band
    how = messages.how_summaries_are_made(compositor.messages)
    grid = design.standing.lists
    width = design.across(grid, grid - 1)
    high = len(compositor.lines(how, "deck", width)) * compositor.leading("deck")
    free = band - place.large - place.lists - rows * half > 0
    large = free and high + compositor.leading("panel-title") <= place.large
    top = band - (place.large if large else place.notes)
    wide = Area(x=0.0, y=top, width=width, height=band - top)
    narrow = Area(x=design.left(grid, grid), y=top, width=design.across(grid), height=band - top)
    gettext = compositor.messages.gettext
    style = "deck" if large else "panel-text"
    if explains := explained(compositor):
        narrow = wide
    else:
        yield _note(gettext("How summaries are made"), how, style, wide, compositor, opens=True)
    colophon = _colophon(compositor)
    yield _note(gettext("Colophon"), colophon, "panel-text", narrow, compositor, opens=explains)
    yield _band(band, compositor)


def _note(
    title: str, text: str, style: str, area: Area, compositor: Compositor, *, opens: bool = False
) -> Part:
    lines = compositor.lines(text, style, area.width)
    room = int((area.height - compositor.leading("panel-title")) / compositor.leading(style))
    rows = (
        compositor.row("title", "panel-title", [title], level=2, section=title if opens else ""),
        compositor.row("text", style, compositor.cut(lines, style, area.width, max(1, room))),
    )
    block = Block(kind="notes", area=area, rows=rows, variant="large" if style == "deck" else "")
    return Part(box="notes", area=area, blocks=(block,))


def _band(top: float, compositor: Compositor) -> Part:
    """The magazine's name and how to subscribe. Its blocks count from the type area's corner."""
    design, side = compositor.design, compositor.theme.margins[1]
    area = Area(x=-side, y=top, width=compositor.theme.page[0], height=design.back.band)
    name = nameplate(compositor, width=design.width - CODE - CODE_GAP, height=NAME, size=NAME_SIZE)
    width = min(WORDS, design.width - CODE - CODE_GAP)
    height = design.back.band - WORDS_TOP - WORDS_FOOT
    words = _subscribe_in(height, width, compositor)
    return Part(
        box="subscribe",
        area=area,
        blocks=(
            Block(kind="band", area=area),
            Block(kind="masthead", area=_under(top + NAME_TOP, design.width, NAME), rows=(name,)),
            Block(kind="words", area=_under(top + WORDS_TOP, width, height), rows=(words,)),
            *_code(design.width - CODE, top + CODE_TOP, CODE, compositor),
        ),
    )


def _under(y: float, width: float, height: float) -> Area:
    return Area(x=0.0, y=y, width=width, height=height)


def _code(x: float, y: float, side: float, compositor: Compositor) -> Iterator[Block]:
    """The QR code of the website, where there is one."""
    website = compositor.issue.website
    if linkable(website):
        area = Area(x=x, y=y, width=side, height=side)
        yield Block(kind="code", area=area, image=PlacedImage(area=area, code=website, alt=website))


def _head(compositor: Compositor) -> Part:
    """The name and the number at the head of a back page without sources."""
    issue = compositor.issue
    name = nameplate(compositor, width=compositor.design.width, height=HEAD, size=HEAD_SIZE)
    number = compositor.messages.gettext("No. {number}", number=issue.number)
    rows = (name, compositor.row("byline", "byline", [f"{number} · {compositor.dates}"]))
    area = _under(0.0, compositor.design.width, compositor.height(rows))
    return Part(box="masthead", area=area, blocks=(Block(kind="masthead", area=area, rows=rows),))


def _stack(page: Page, compositor: Compositor) -> Part:
    """How summaries are made, the colophon and how to subscribe, down to the page's foot.

    A colophon too long for what the list of sources, or the head, leaves free is cut. What an
    advertisement of the issue explains is not said again.
    """
    design, gettext = compositor.design, compositor.messages.gettext
    width = design.width
    how = messages.how_summaries_are_made(compositor.messages)
    explains, first = explained(compositor), gettext("How summaries are made")

    def title(text: str, **more: Any) -> Row:
        return compositor.row("title", "panel-title", [text], level=2, **more)

    def text(words: str, less: int = 0) -> Row:
        lines = compositor.lines(words, "panel-text", width)
        lines = compositor.cut(lines, "panel-text", width, max(1, len(lines) - less))
        return compositor.row("text", "panel-text", lines)

    def stacked(less: int) -> tuple[Row, ...]:
        """The rows, the colophon *less* lines shorter."""
        colophon = gettext("Colophon")
        opening = (title(first, section=first), text(how), title(colophon, above=TITLE))
        return (
            *((title(colophon, section=colophon),) if explains else opening),
            text(_colophon(compositor), less),
            title(gettext("Subscribe"), above=TITLE),
            _subscribe("panel-text", width, compositor),
        )

    rows = stacked(0)
    under = _foot(page, compositor)
    # The list of sources leaves the theme's room free, and more where it ends early.
    room = max(design.standing.back, design.height - under - LAST_AIR)
    if not page.placements:
        room = design.height - under
    over = compositor.height(rows) + RULE + ABOVE - room
    if over > 0:
        rows = stacked(ceil(over / compositor.leading("panel-text")))
    height = compositor.height(rows) + RULE
    area = _under(design.height - height, width, height)
    notes = Block(kind="notes", area=area, rows=rows, padding=(RULE, 0.0))
    margin = areas.margin(design, page.number)
    code = (
        _code(margin.x, design.height - design.notes, design.notes, compositor)
        if design.notes
        else ()
    )
    return Part(box="notes", area=area, blocks=(notes, *code))
