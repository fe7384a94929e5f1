"""Quotations that fill a place on the contents page and on the last one: set apart nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Area, Block, Row
from digest.layout.display import longer
from digest.layout.parts import hanging

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Quote, Slot, Story

POSTER = "poster"
"""The box of posters."""

SPEAKER = 4.0
"""Points between a quotation and its speaker."""

AIR, FARTHEST = 20.0, 60.0
"""Points between two quotations at least, and at most."""

MOST = 3
"""Quotations in one column."""

LARGE = ("lead-head", "feature-head", "news-head", "big-quote", "quote")
"""The styles of a quotation that fills a place across the page, the largest first."""

LINES = 6
"""Lines of that quotation at most."""


def quotations(place: Area, page: Page, compositor: Compositor) -> tuple[Block, ...]:
    """Quotations down a column: as many as fit in *place*, spread over it.

    Every second one left is not among them: one of these stands on the last page.
    """
    named = {
        one.story for one in page.placements if one.style in ("large", "beside", "medium", "told")
    }
    unused = _unused(compositor)[1::2]
    ranked = sorted(unused, key=lambda one: one[0].id in named)
    chosen: list[tuple[Story, tuple[Row, ...], float]] = []
    quoted: set[str] = set()
    used = 0.0
    for story, quote in ranked:
        rows = rows_of(story, quote, "quote", place.width, compositor)
        height = compositor.height(rows)
        air = AIR if chosen else 0.0
        if rows and story.id not in quoted and used + air + height <= place.height:
            chosen.append((story, rows, height))
            quoted.add(story.id)
            used += air + height
        if len(chosen) == MOST:
            break
    blocks, down = [], place.y
    spare = place.height - sum(height for _, _, height in chosen)
    gap = min(FARTHEST, spare / max(1, len(chosen) - 1))
    for story, rows, height in chosen:
        area = Area(x=place.x, y=down, width=place.width, height=height)
        blocks.append(Block(kind="saying", area=area, rows=rows, language=story.language))
        down += height + gap
    return tuple(blocks)


def last_word(place: Area, compositor: Compositor) -> tuple[Block, ...]:
    """The quotation that fills *place* best, in the middle of it; none where none fits."""
    for style in LARGE:
        tried = (
            (story, rows_of(story, quote, style, place.width, compositor))
            for story, quote in _unused(compositor)[::2]
        )
        fitting = [
            (compositor.height(rows), story, rows)
            for story, rows in tried
            if rows and len(rows[0].lines) <= LINES and compositor.height(rows) <= place.height
        ]
        if fitting:
            height, story, rows = max(fitting, key=lambda one: one[0])
            down = place.y + (place.height - height) / 2
            area = Area(x=place.x, y=down, width=place.width, height=height)
            return (Block(kind="saying", area=area, rows=rows, language=story.language),)
    return ()


def _unused(compositor: Compositor) -> list[tuple[Story, Quote]]:
    """The quotations of stories inside whose speakers no pull quote and no poster has, one a
    speaker.
    """
    apart = speakers(compositor)
    found: list[tuple[Story, Quote]] = []
    for story in compositor.issue.stories:
        for quote in story.quotes if compositor.page_of(story.id) > 1 else ():
            speaker = compositor.set(quote.speaker, story.language)
            if speaker not in apart:
                apart.add(speaker)
                found.append((story, quote))
    return found


def speakers(compositor: Compositor) -> set[str]:
    """Who speaks in the pull quotes, the posters and the page of quotations of the issue."""
    return {
        _speaker(slot, placement, compositor)
        for page in compositor.pages
        for placement in page.placements
        for slot in placement.slots
        if slot.kind in {"quote", "saying"}
    }


def _speaker(slot: Slot, placement: Placement, compositor: Compositor) -> str:
    """Who speaks in *slot*; that of a poster knows its quotation by its number."""
    if slot.credit or placement.box != POSTER:
        return slot.credit
    story = compositor.stories[placement.story]
    return compositor.set(story.quotes[slot.number].speaker, story.language)


def rows_of(
    story: Story,
    quote: Quote,
    style: str,
    width: float,
    compositor: Compositor,
    *,
    page: bool = True,
) -> tuple[Row, ...]:
    """The quotation in *style*, its speaker and, with *page*, where its story stands.

    None where a word must be divided.
    """
    language = story.language
    if style not in compositor.design.styles:
        return ()
    measure = width - hanging(language, style, compositor.typesetter)
    words = compositor.set(f'"{quote.text}"', language)
    if not compositor.typesetter.whole(words, style, measure, language):
        return ()
    lines = compositor.typesetter.display(words, style, measure, language)
    lines = longer(words, style, lines, measure, language, compositor.typesetter)
    speaker = compositor.set(quote.speaker, language)
    spoken = compositor.lines(speaker, "speaker", width)
    where = compositor.row(
        "source",
        "source",
        [compositor.page_label(story.id)],
        link=compositor.to_story(story.id),
        language=compositor.language,
    )
    return (
        compositor.quotation(lines, style, language),
        compositor.row("speaker", "speaker", spoken, above=SPEAKER),
        *((where,) if page else ()),
    )
