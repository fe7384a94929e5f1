"""A story on its page: head, pictures, running text, pull quotes, notes and the panel
of reports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Block, Part, PlacedImage, Row
from digest.layout.graphics import KINDS
from digest.layout.heads import AIR
from digest.layout.parts import (
    PANEL_FOOT,
    PANEL_ROW,
    PANEL_SIDES,
    lines_high,
    side_by_side,
    spoken,
)
from digest.layout.placing import areas
from digest.layout.placing.compositor import linkable
from digest.layout.placing.graphics import graphic_block, graphic_of
from digest.layout.placing.links import linked, outlet
from digest.layout.placing.names import fitting, stacked
from digest.layout.placing.posters import poster_in
from digest.layout.placing.text import columns
from digest.layout.posters import SHOWPIECE
from digest.layout.showpieces import ABOVE, BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.edition import Area, Span
    from digest.layout.placing.compositor import Compositor
    from digest.model import Image, Page, Placement, Slot, Story

PANEL = (PANEL_FOOT, PANEL_SIDES / 2)
"""Points from a panel's edge to its text: above and beside."""

SPEAKER = 20.0
"""Points at the end of a speaker's line that stay free."""

PANEL_DROP = 10.0
"""Points by which a panel begins lower than its slot: an empty line parts it from the text."""


def story_part(page: Page, placement: Placement, compositor: Compositor) -> Part:
    """A story, or a part of one, as a part of *page*."""
    story = compositor.stories[placement.story]
    return Part(
        story=story.id,
        box=placement.box,
        style=placement.style,
        area=areas.around(placement, compositor.design),
        language=story.language,
        blocks=tuple(_blocks(page, placement, story, compositor)),
        columns=tuple(columns(page, placement, compositor)),
        sentences=placement.sentences,
    )


def _blocks(
    page: Page, placement: Placement, story: Story, compositor: Compositor
) -> Iterator[Block]:
    """The blocks in reading order: heads and pictures before the text, the rest after it."""
    makers = {
        "kicker": _kicker_beside,
        "head": _head,
        "picture": _picture,
        "quote": _quote,
        **dict.fromkeys(KINDS, graphic_block),
        "note": _note,
        "panel": _panel,
    }
    for kind, block in makers.items():
        for slot in placement.slots:
            if slot.kind == kind and slot.style == SHOWPIECE:
                yield from _showpiece(slot, story, compositor)
            elif slot.kind == kind:
                yield block(slot, placement, story, page, compositor)


def _showpiece(slot: Slot, story: Story, compositor: Compositor) -> tuple[Block, ...]:
    """The poster of a story beneath its own headline."""
    whole = areas.of(slot, compositor.design)
    area = replace(whole, y=whole.y + ABOVE, height=whole.height - ABOVE - BELOW)
    return poster_in(area, story, graphic_of(slot, story), compositor, paged=False).blocks


def _kicker_beside(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    """The section's name in the outer margin, beside the headline."""
    design = compositor.design
    name = compositor.section(story.section)
    capacity = int(slot.height * design.leading / design.style("kicker").leading)
    above = compositor.kicker(story, design.notes)
    lines, size = stacked(above, design.notes, capacity, compositor)
    row = compositor.row(
        "kicker",
        "kicker",
        lines,
        size=size,
        language=compositor.language,
        colour=compositor.colour(story.section),
        section=name if id(placement) in compositor.openers else "",
    )
    return Block(kind="kicker", area=areas.beside(slot, design, page.number), rows=(row,))


def _head(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    rows = [*_kicker(slot, placement, story, compositor)]
    rows.append(
        compositor.row(
            "headline",
            slot.style,
            slot.lines,
            level=3 if page.pattern == "briefs" else 2,
            anchor=_anchor(placement, compositor),
            label=compositor.set(story.headline, story.language),
        )
    )
    if slot.deck:
        rows.append(compositor.row("deck", "deck", slot.deck, above=AIR))
    if slot.credit:
        rows.append(compositor.row("byline", "byline", [_byline(slot.credit, compositor)]))
    return Block(kind="head", area=areas.within(slot, compositor.design), rows=tuple(rows))


def _kicker(
    slot: Slot, placement: Placement, story: Story, compositor: Compositor
) -> Iterator[Row]:
    """The section's name over the headline, where the head has a line for it."""
    of_brief = placement.box == "brief"
    if placement.slot("kicker") or (
        of_brief and slot.height <= lines_high(slot.lines, slot.style, compositor.design)
    ):
        return
    name = compositor.section(story.section)
    width = areas.within(slot, compositor.design).width
    shown, size = fitting(compositor.kicker(story, width), width, compositor)
    yield compositor.row(
        "kicker",
        "kicker",
        [shown],
        size=size,
        language=compositor.language,
        colour=compositor.colour(story.section),
        section=name if not of_brief and id(placement) in compositor.openers else "",
    )


def _anchor(placement: Placement, compositor: Compositor) -> str:
    """A headline's own name: that of its story is the first headline's."""
    return f"{placement.box}-{compositor.numbers[placement.story]}"


def _byline(names: str, compositor: Compositor) -> str:
    before = compositor.messages.pgettext("before an author's name", "By")
    return names if names.casefold().startswith(before.casefold() + " ") else f"{before} {names}"


def _picture(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    del placement
    design, beside = compositor.design, slot.style == "note"
    place = areas.picture(slot, compositor.theme, page.number)
    caption = areas.beside(slot, design, page.number) if beside else areas.caption(slot, design)
    rows = (compositor.row("caption", "note" if beside else "caption", slot.lines),)
    return Block(
        kind="picture",
        area=caption,
        rows=rows if slot.lines else (),
        image=placed_image(story, place, compositor, bleeds=slot.bleeds, image=slot.image),
        variant="note" if beside else "",
    )


def placed_image(
    story: Story,
    area: Area,
    compositor: Compositor,
    *,
    clear: tuple[float, float] = (0.0, 1.0),
    bleeds: bool = False,
    image: Image | None = None,
) -> PlacedImage | None:
    """*image*, or else the story's picture, in *area*; None where it has none."""
    image = image or story.picture
    if image is None:
        return None
    alt = image.alt or image.caption
    alt = alt or compositor.messages.gettext("Picture for: {headline}", headline=story.headline)
    return PlacedImage(
        area=area,
        image=image,
        alt=compositor.glyphs.printable(compositor.set(alt, story.language)),
        clear=clear,
        bleeds=bleeds,
    )


def _quote(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    del placement, page
    words = compositor.quotation(slot.lines, slot.style, story.language)
    spans = [compositor.span(slot.credit)]
    if link := _outlet_of_quote(slot, story, compositor):
        spans += [compositor.span(" · "), link]
    speaker = Row(role="speaker", style="speaker", lines=(tuple(spans),), inset=words.inset)
    return Block(
        kind="quote",
        area=areas.within(slot, compositor.design),
        rows=(words, speaker),
        language=story.language,
    )


def _outlet_of_quote(slot: Slot, story: Story, compositor: Compositor) -> Span | None:
    """The outlet in which the words stand; None where the speaker's line is full."""
    quote = next(
        (
            quote
            for quote in story.quotes
            if compositor.set(quote.speaker, story.language) == slot.credit
        ),
        None,
    )
    if quote is None:
        return None
    name = outlet(story, quote.sentence.article, compositor)
    width = areas.within(slot, compositor.design).width - SPEAKER
    fits = compositor.width(f"{slot.credit} · {name.text}", "speaker") <= width
    return name if fits else None


def _note(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    """A story's sources in the outer margin."""
    del placement
    row = Row(
        role="source",
        style="note",
        lines=linked(slot.lines, story, compositor),
        language=spoken(story, compositor.design, compositor.language),
    )
    return Block(kind="note", area=areas.beside(slot, compositor.design, page.number), rows=(row,))


def _panel(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    """Where the reports differ, or each report by its headline; with the outlets' names."""
    del placement, page
    width = compositor.design.across(slot.columns) - 2 * PANEL[1]
    area = areas.lowered(areas.of(slot, compositor.design), PANEL_DROP)
    rows = report_rows(story, width, compositor)
    # A slot is whole lines high: what the rows leave of it parts the reports.
    spare = max(0.0, area.height - 2 * PANEL[0] - compositor.height(rows))
    more = spare / max(1, len(rows) - 1)
    apart = (replace(row, above=round(row.above + more, 2)) for row in rows[1:])
    return Block(kind="panel", area=area, rows=(rows[0], *apart), padding=PANEL)


def report_rows(story: Story, width: float, compositor: Compositor) -> tuple[Row, ...]:
    """The rows of the panel of reports in a measure of *width* points."""
    gettext = compositor.messages.gettext
    title = gettext("Where reports differ") if story.differences else gettext("The reports")
    titles = compositor.lines(title, "panel-title", width)
    rows = [compositor.row("title", "panel-title", titles, language=compositor.language)]
    for article, text in side_by_side(story):
        shown = compositor.set(text, article.language)
        lines = compositor.lines(shown, "panel-text", width, article.language)
        link = article.url if linkable(article.url) else ""
        name = compositor.shortened(article.source, "panel-text", width)
        rows.append(
            Row(
                role="report",
                style="panel-text",
                lines=(
                    (compositor.span(name, role="outlet"),),
                    *compositor.plain(lines, link),
                ),
                language=article.language,
                above=PANEL_ROW,
            )
        )
    return tuple(rows)
