"""A story on its page: head, pictures, running text, pull quotes, notes and the panel
of reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Block, Paragraph, Part, PlacedImage, Row, TextColumn, TextLine
from digest.layout.breaking import tracking
from digest.layout.copy import initial_of, inset_of
from digest.layout.heads import AIR
from digest.layout.parts import (
    PANEL_FOOT,
    PANEL_ROW,
    PANEL_SIDES,
    lines_high,
    side_by_side,
    spoken,
    whole_words,
)
from digest.layout.placing import areas
from digest.layout.placing.compositor import linkable
from digest.layout.placing.links import linked, outlet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.edition import Area, Span
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Slot, Story, Strip
    from digest.themes.design import Box

WIDEST = 0.48
"""Ems that a word space of a justified line has at most."""

ROUNDING = 0.05
"""Points that a justified line is set narrower than its column, so that no rounding breaks it."""

INITIAL_GAP = 0.4
"""Points that a line beside a drop cap is set narrower, for the same reason."""

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
        columns=tuple(_columns(page, placement, compositor)),
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
        "note": _note,
        "panel": _panel,
    }
    for kind, block in makers.items():
        for slot in placement.slots:
            if slot.kind == kind:
                yield block(slot, placement, story, page, compositor)


def _kicker_beside(
    slot: Slot, placement: Placement, story: Story, page: Page, compositor: Compositor
) -> Block:
    """The section's name in the outer margin, beside the headline."""
    design = compositor.design
    name = compositor.section(story.section)
    lines = whole_words(name, "kicker", design.notes, compositor.language, compositor.typesetter)
    capacity = int(slot.height * design.leading / design.style("kicker").leading)
    row = compositor.row(
        "kicker",
        "kicker",
        compositor.limited(lines, capacity, "kicker", design.notes),
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
    return Block(kind="head", area=areas.of(slot, compositor.design), rows=tuple(rows))


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
    width = compositor.design.across(slot.columns, slot.width)
    yield compositor.row(
        "kicker",
        "kicker",
        [compositor.shortened(name, "kicker", width)],
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
        image=placed_image(story, place, compositor, bleeds=areas.bleeds(slot)),
        variant="note" if beside else "",
    )


def placed_image(
    story: Story,
    area: Area,
    compositor: Compositor,
    *,
    clear: tuple[float, float] = (0.0, 1.0),
    bleeds: bool = False,
) -> PlacedImage | None:
    """A story's picture in *area*, None where it has none."""
    if story.picture is None:
        return None
    alt = story.picture.alt or story.picture.caption
    alt = alt or compositor.messages.gettext("Picture for: {headline}", headline=story.headline)
    return PlacedImage(
        area=area,
        image=story.picture,
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
        area=areas.of(slot, compositor.design),
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
    width = compositor.design.across(slot.columns) - SPEAKER
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
    gettext = compositor.messages.gettext
    title = gettext("Where reports differ") if story.differences else gettext("The reports")
    width = compositor.design.across(slot.columns) - 2 * PANEL[1]
    rows = [
        compositor.row("title", "panel-title", [title], language=compositor.language),
    ]
    for article, text in side_by_side(story):
        shown = compositor.set(text, article.language)
        lines = compositor.lines(shown, "panel-text", width, article.language)
        link = article.url if linkable(article.url) else ""
        rows.append(
            Row(
                role="report",
                style="panel-text",
                lines=(
                    (compositor.span(article.source, role="outlet"),),
                    *compositor.plain(lines, link),
                ),
                language=article.language,
                above=PANEL_ROW,
            )
        )
    place = areas.of(slot, compositor.design)
    return Block(
        kind="panel",
        area=areas.lowered(place, PANEL_DROP),
        rows=tuple(rows),
        padding=PANEL,
    )


def _columns(page: Page, placement: Placement, compositor: Compositor) -> Iterator[TextColumn]:
    """The frames of running text, each line with its place in the measure."""
    if not placement.frames:
        return
    box = _box(page, placement, compositor)
    style = box.body if box else "brief"
    initial = _initial(box, placement, compositor)
    end = compositor.last_text(placement)
    first = placement.slot("head") is not None
    for frame in placement.frames:
        paragraphs: list[Paragraph] = []
        source = None
        for strip in frame.strips:
            if strip.kind == "source":
                source = _source(strip, placement, compositor)
            else:
                paragraphs.append(
                    _paragraph(
                        strip,
                        style,
                        compositor,
                        width=compositor.design.across(frame.columns),
                        initial=initial if first else "",
                        indented=strip.opens and not first,
                        ends=strip is end,
                    )
                )
            first = False
        yield TextColumn(
            area=areas.of(frame, compositor.design),
            style=style,
            capacity=frame.height,
            paragraphs=tuple(paragraphs),
            source=source,
        )


def _box(page: Page, placement: Placement, compositor: Compositor) -> Box | None:
    if placement.box == "brief":
        return None
    boxes = compositor.design.pattern(page.pattern).boxes
    return next(box for box in boxes if box.name == placement.box)


def _initial(box: Box | None, placement: Placement, compositor: Compositor) -> str:
    """The drop cap of a placement whose box has one, "" where its first lines are too few."""
    strips = (strip for frame in placement.frames for strip in frame.strips)
    first = next((strip for strip in strips if strip.kind == "text"), None)
    if not (box and box.initial and first and placement.slot("head")):
        return ""
    short = first.closes and len(first.lines) < compositor.design.initial_lines
    return "" if short else initial_of(first.lines[0], first.language)


def _source(strip: Strip, placement: Placement, compositor: Compositor) -> Row:
    story = compositor.stories[placement.story]
    return Row(
        role="source",
        style="source",
        lines=linked(strip.lines, story, compositor),
        language=strip.language,
    )


def _paragraph(
    strip: Strip,
    style: str,
    compositor: Compositor,
    *,
    width: float,
    initial: str,
    indented: bool,
    ends: bool,
) -> Paragraph:
    design = compositor.design
    setting = design.style(style)
    inset = inset_of(initial, strip.language, compositor.measure) if initial else 0.0
    lines = []
    for number, line in enumerate(strip.lines):
        text = line[len(initial) :] if initial and not number else line
        beside = bool(initial) and number < design.initial_lines
        measure = width - (setting.indent if indented and not number else 0.0)
        if beside:
            measure = width - (round(inset, 2) + INITIAL_GAP)
        full = setting.justify and not (strip.closes and number == len(strip.lines) - 1)
        points, short = (
            fitted(text, style, strip.language, measure, compositor) if full else (0.0, 0.0)
        )
        lines.append(
            TextLine(
                text=compositor.glyphs.printable(text),
                start=round(inset, 2) if beside else 0.0,
                tracking=points,
                short=short,
                justified=full,
            )
        )
    return Paragraph(
        lines=tuple(lines),
        language=strip.language,
        opens=strip.opens,
        closes=strip.closes,
        indented=indented,
        initial=initial,
        initial_width=round(inset, 2),
        ends=ends,
    )


def fitted(
    line: str, style: str, language: str, measure: float, compositor: Compositor
) -> tuple[float, float]:
    """By how many points each sign of a justified line is tracked, and what stays free at its end.

    Word spaces wider than WIDEST look worse than a line that ends a little early.
    """
    setting = compositor.design.style(style)
    space = compositor.width(" ", style, language)
    slack = measure - ROUNDING - compositor.width(line, style, language)
    spaces = line.count(" ")
    points = tracking(slack, spaces, len(line), setting.size, space, setting.yields(language))
    short = slack - points * len(line) - spaces * (WIDEST * setting.size - space - points)
    return (
        round(points, 3) if abs(points) >= 0.002 else 0.0,
        round(short, 2) if short > 0 and spaces else 0.0,
    )
