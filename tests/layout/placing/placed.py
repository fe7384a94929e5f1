"""Helpers of the placing tests: an edition's rows with their places, measured as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.edition import Block, Edition, EditionPage, Line, Part, Row
from digest.themes import Measurer, Theme

SLACK = 0.5
"""Points by which a line or a row may exceed its place: kerning differs from size to size."""


@dataclass(frozen=True)
class Place:
    page: EditionPage
    part: Part
    block: Block

    def __str__(self) -> str:
        return f"page {self.page.number} ({self.page.pattern}), {self.part.box}, {self.block.kind}"


def blocks(edition: Edition) -> Iterator[Place]:
    for page in edition.pages:
        for part in page.parts:
            for block in part.blocks:
                yield Place(page, part, block)


def advance(
    line: Line, row: Row, place: Place, edition: Edition, measure: Measurer, gap: float
) -> float:
    """Points that a line takes, its row's inset included."""
    total = row.inset
    own = spoken(row, place, edition)
    for span in line:
        language = span.language or own
        total += measure.width(span.text, span.style or row.style, language)
    if place.block.kind == "strip":
        total += gap * (sum(bool(span.role) for span in line) - 1)
    return total


def spoken(row: Row, place: Place, edition: Edition) -> str:
    """The language of a row: the cover's furniture speaks as the edition."""
    own = place.block.language or place.part.language
    if place.block.kind in ("masthead", "strip"):
        own = ""
    return row.language or own or edition.language


def scale(row: Row, theme: Theme, language: str) -> float:
    """By how much a row is set larger or smaller than its style."""
    if not row.size:
        return 1.0
    style = theme.design.style(row.style)
    joined = language in ("ar", "fa", "ur")
    return row.size / (style.size * (style.enlarged if joined else 1.0))


def too_wide(edition: Edition, theme: Theme) -> list[str]:
    """Each line that is wider than its block."""
    measure, found = Measurer(theme), []
    for place in blocks(edition):
        room = place.block.area.width - 2 * place.block.padding[1] + SLACK
        for row in place.block.rows:
            part = scale(row, theme, spoken(row, place, edition))
            for line in row.lines:
                wide = advance(line, row, place, edition, measure, theme.design.cover.gap) * part
                if wide > room:
                    text = "".join(span.text for span in line)
                    found.append(f"{place}, {row.role}: {wide:.1f} of {room:.1f}: {text[:60]}")
    return found


def too_high(edition: Edition, theme: Theme) -> list[str]:
    """Each block whose rows are higher than its place."""
    found = []
    for place in blocks(edition):
        if place.block.kind == "group":  # its line is higher than its row, its letters are not
            continue
        beside = {"number"} if place.block.kind in ("entry", "teaser") else set()
        rows = [row for row in place.block.rows if row.role not in beside]
        high = place.block.padding[0] + sum(
            row.above + len(row.lines) * (row.leading or theme.design.style(row.style).leading)
            for row in rows
        )
        if high > place.block.area.height + SLACK:
            found.append(f"{place}: {high:.1f} of {place.block.area.height:.1f}")
    return found


def off_the_paper(edition: Edition) -> list[str]:
    """Each block that leaves the paper."""
    paper, found = edition.paper, []
    for place in blocks(edition):
        area, bleeds = place.block.area, place.page.bleeds
        mirrored = edition.right_to_left
        left = 0.0 if bleeds else paper.left(place.page.number, mirrored=mirrored)
        top = 0.0 if bleeds else paper.top
        x = (
            left + area.x
            if bleeds or not mirrored
            else area.x + paper.width - left - paper.text_width
        )
        if not (x >= -0.5 and x + area.width <= paper.width + 0.5):
            found.append(f"{place}: x {x:.1f}, {area.width:.1f} wide")
        if not (top + area.y >= -0.5 and top + area.foot <= paper.height + 0.5):
            found.append(f"{place}: y {top + area.y:.1f}, {area.height:.1f} high")
    return found


def overfull_columns(edition: Edition, theme: Theme) -> list[str]:
    """Each column of running text with more lines than it has room for, or a wider line."""
    measure, found = Measurer(theme), []
    for page in edition.pages:
        for part in page.parts:
            for column in part.columns:
                if column.filled > column.capacity:
                    found.append(f"page {page.number}, {part.box}: {column.filled} lines")
                style = theme.design.style(column.style)
                for paragraph in column.paragraphs:
                    for line in paragraph.lines:
                        indent = (
                            style.indent if paragraph.indented and line is paragraph.lines[0] else 0
                        )
                        wide = (
                            measure.width(line.text, column.style, paragraph.language)
                            + line.tracking * len(line.text)
                            + line.start
                            + line.short
                            + indent
                        )
                        if wide > column.area.width + SLACK and line.text.count(" "):
                            found.append(f"page {page.number}, {part.box}: {wide:.1f}: {line.text}")
    return found
