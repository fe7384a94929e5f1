"""The cover: the magazine's name, its strip, the picture or the headline as one, the teasers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Area, Block, EditionPage, Part, Row, Span
from digest.layout.placing.nameplate import nameplate
from digest.layout.placing.stories import placed_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement

KICKER, BENEATH, BAND = 13.0, 22.0, 18.0
"""Points of the kicker's line, beneath the headline, and between a band of picture and it."""

LEAST = 0.2
"""The part of a full cover that what matters in its picture may lie in at the least."""

STACK, NUMBER, RULE = 3.0, 26.0, 8.0
"""Points above a stacked teaser, before its headline, and above the first."""


def cover_page(page: Page, compositor: Compositor) -> EditionPage:
    """The cover; its areas count from the paper's corner."""
    main, *teasers = page.placements
    blocks = [
        *_picture(main, compositor),
        _name(compositor),
        _strip(compositor),
        _headline(main, compositor),
    ]
    width, height = compositor.theme.page
    part = Part(
        story=main.story,
        box="cover",
        style=main.style,
        area=Area(x=0.0, y=0.0, width=width, height=height),
        language=compositor.stories[main.story].language,
        blocks=tuple(blocks),
    )
    stacked = not compositor.design.cover.teaser[1]
    others = _stacked(teasers, compositor) if stacked else _abreast(teasers, compositor)
    return EditionPage(
        number=page.number,
        pattern="cover",
        variant=main.style,
        bleeds=True,
        parts=(part, *others),
    )


def _foot(main: Placement, compositor: Compositor) -> float:
    """Points from the top of the headline's kicker to the paper's foot."""
    slot, place = main.slots[0], compositor.design.cover
    if fixed := place.main[main.style == "type"]:
        return compositor.theme.page[1] - fixed
    return KICKER + len(slot.lines) * compositor.leading(slot.style) + BENEATH + place.foot


def _text_width(compositor: Compositor) -> float:
    return compositor.design.standing.cover or compositor.design.width


def _picture(main: Placement, compositor: Compositor) -> Iterator[Block]:
    """The picture, and where type lies on it the areas that must be dark enough."""
    story, place = compositor.stories[main.story], compositor.design.cover
    width, height = compositor.theme.page
    foot, clear = _foot(main, compositor), (0.0, 1.0)
    if main.style == "full":
        area = Area(x=0.0, y=0.0, width=width, height=height)
        clear = place.head / height, max(1 - foot / height, place.head / height + LEAST)
    elif main.style == "band":
        picture_height = height - place.head - foot - BAND
        area = Area(x=0.0, y=place.head, width=width, height=picture_height)
    elif main.style == "plate" and (plate := compositor.design.standing.plate):
        area = Area(x=compositor.theme.margins[1], y=place.plate, width=plate[0], height=plate[1])
    else:
        return
    image = placed_image(story, area, compositor, clear=clear, bleeds=main.style != "plate")
    if image is None:
        return
    yield Block(kind="art", area=area, image=image, ground=main.style == "full")
    if main.style == "full":
        low = Area(x=0.0, y=height - foot, width=width, height=foot)
        high = Area(x=0.0, y=0.0, width=width, height=place.head)
        yield Block(kind="scrim", area=low, variant="low")
        yield Block(kind="scrim", area=high, variant="high")


def _name(compositor: Compositor) -> Block:
    top, height = compositor.design.cover.name
    width = _text_width(compositor)
    area = Area(x=compositor.theme.margins[1], y=top, width=width, height=height)
    return Block(
        kind="masthead", area=area, rows=(nameplate(compositor, width=width, height=height),)
    )


def _strip(compositor: Compositor) -> Block:
    """Tagline, number, dates and price in one line, without those that do not fit."""
    issue, gettext = compositor.issue, compositor.messages.gettext
    spans = [
        compositor.span(compositor.set(issue.tagline), role="tagline", style=_tagline(compositor)),
        compositor.span(gettext("No. {number}", number=issue.number), role="number"),
        compositor.span(compositor.dates, role="dates"),
        compositor.span(gettext("Free weekly"), role="price"),
    ]
    spans = [span for span in spans if span.text]
    width = _text_width(compositor)
    for role in ("price", "tagline"):
        if _advance(spans, compositor) > width:
            spans = [span for span in spans if span.role != role]
    area = Area(
        x=compositor.theme.margins[1],
        y=compositor.design.cover.strip,
        width=width,
        height=compositor.leading("byline"),
    )
    # Spaces between the parts, so that they are copied and read aloud as words of their own.
    parted = [span for part in spans for span in (compositor.span(" "), part)][1:]
    row = Row(role="strip", style="byline", lines=(tuple(parted),))
    return Block(kind="strip", area=area, rows=(row,))


def _tagline(compositor: Compositor) -> str:
    return "tagline" if "tagline" in compositor.design.styles else ""


def _advance(spans: list[Span], compositor: Compositor) -> float:
    widths = [compositor.width(span.text, span.style or "byline") for span in spans]
    return sum(widths) + (compositor.design.cover.gap + compositor.width(" ", "byline")) * (
        len(spans) - 1
    )


def _headline(main: Placement, compositor: Compositor) -> Block:
    story, slot = compositor.stories[main.story], main.slots[0]
    foot, width = _foot(main, compositor), _text_width(compositor)
    section = compositor.shortened(compositor.section(story.section), "kicker", width)
    rows = (
        compositor.row("kicker", "kicker", [section], language=compositor.language),
        compositor.row("headline", slot.style, slot.lines, link=compositor.to_story(story.id)),
    )
    area = Area(
        x=compositor.theme.margins[1],
        y=compositor.theme.page[1] - foot,
        width=width,
        height=compositor.height(rows),
    )
    return Block(kind="main", area=area, rows=rows, language=story.language)


def _abreast(teasers: list[Placement], compositor: Compositor) -> Iterator[Part]:
    """Teasers side by side, each with its section and its page."""
    design = compositor.design
    columns = design.standing.teasers[1]
    bottom, height = design.cover.teaser
    for number, placement in enumerate(teasers, start=1):
        story = compositor.stories[placement.story]
        width = design.across(columns)
        area = Area(
            x=compositor.theme.margins[1] + design.left(columns, number),
            y=compositor.theme.page[1] - bottom - height,
            width=width,
            height=height,
        )
        section = compositor.shortened(compositor.section(story.section), "kicker", width)
        rows = (
            compositor.row("kicker", "kicker", [section], language=compositor.language),
            _teaser(placement, compositor),
            compositor.row(
                "folio",
                "byline",
                [compositor.page_label(story.id)],
                language=compositor.language,
            ),
        )
        yield _teaser_part(placement, area, rows, compositor)


def _stacked(teasers: list[Placement], compositor: Compositor) -> list[Part]:
    """Teasers one beneath the other, each after its page's number, the last at the foot."""
    place, chosen = compositor.design.cover, []
    lines = place.lines
    for placement in teasers:
        if len(placement.slots[0].lines) <= lines:
            lines -= len(placement.slots[0].lines)
            chosen.append(placement)
    leading, width = compositor.leading("cover-teaser"), _text_width(compositor)
    heights = [len(placement.slots[0].lines) * leading + STACK for placement in chosen]
    y = compositor.theme.page[1] - place.teaser[0] - sum(heights)
    parts = []
    for placement, height in zip(chosen, heights, strict=True):
        area = Area(x=compositor.theme.margins[1], y=y + STACK, width=width, height=height - STACK)
        number = compositor.digits(compositor.page_of(placement.story))
        rows = (
            compositor.row("number", "cover-teaser", [number], language=compositor.language),
            _teaser(placement, compositor, inset=NUMBER),
        )
        parts.append(_teaser_part(placement, area, rows, compositor))
        y += height
    return parts


def _teaser(placement: Placement, compositor: Compositor, inset: float = 0.0) -> Row:
    link = compositor.to_story(placement.story)
    return compositor.row(
        "headline", "cover-teaser", placement.slots[0].lines, link=link, inset=inset
    )


def _teaser_part(
    placement: Placement, area: Area, rows: tuple[Row, ...], compositor: Compositor
) -> Part:
    language = compositor.stories[placement.story].language
    return Part(
        story=placement.story,
        box="teaser",
        area=area,
        language=language,
        blocks=(Block(kind="teaser", area=area, rows=rows, language=language),),
    )
