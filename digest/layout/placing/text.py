"""A story's running text on its page: the lines of each column, each with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Paragraph, Row, TextColumn, TextLine
from digest.layout.breaking import tracking
from digest.layout.copy import initial_of, inset_of
from digest.layout.placing import areas
from digest.layout.placing.links import linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement, Strip
    from digest.themes.design import Box

WIDEST = 0.48
"""Ems that a word space of a justified line has at most."""

ROUNDING = 0.05
"""Points that a justified line is set narrower than its column, so that no rounding breaks it."""

INITIAL_GAP = 0.4
"""Points that a line beside a drop cap is set narrower, for the same reason."""


def columns(page: Page, placement: Placement, compositor: Compositor) -> Iterator[TextColumn]:
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
        source, run_in = None, False
        for strip in frame.strips:
            if strip.kind == "source":
                source, run_in = _source(strip, placement, style, compositor), strip.run_in
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
            run_in=run_in,
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


def _source(strip: Strip, placement: Placement, body: str, compositor: Compositor) -> Row:
    """The source line; on the last line of a text it has the baseline of the *body* style."""
    lines = linked(strip.lines, compositor.stories[placement.story], compositor)
    if strip.run_in:
        lines = tuple(tuple(replace(span, style="source") for span in line) for line in lines)
        above = -compositor.design.style(body).leading
        return Row(role="source", style=body, lines=lines, language=strip.language, above=above)
    return Row(role="source", style="source", lines=lines, language=strip.language)


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
