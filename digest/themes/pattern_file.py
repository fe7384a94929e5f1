"""Reads patterns and checks each against the page's grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from digest import suggest
from digest.tables import bind
from digest.themes.design import HEADS
from digest.themes.patterns import Art, Box, Pattern

if TYPE_CHECKING:
    from digest.themes.design import Design
    from digest.themes.place import Place

LOWEST = 8
"""Lines that a box is high at least."""

SHIFTED = 6
"""Lines that a box is high at least after the edge to its neighbour has moved."""

APART = 0.01
"""Part of the page's width by which edges in two grids may differ and still meet."""


def read_pattern(table: Mapping[str, Any], place: Place) -> Pattern:
    """The pattern in *table*; its boxes are not checked against the grid yet."""
    place = place.called(f"[[pattern]] {table.get('name', '')}".rstrip())
    boxes = table.get("boxes", [])
    if not isinstance(boxes, list) or not all(isinstance(box, dict) for box in boxes) or not boxes:
        raise place.fault("boxes", "must be a list of boxes: boxes = [ { name = … }, … ]")
    return bind(Pattern, {**table, "boxes": [_box(values, place) for values in boxes]}, place=place)


def _box(table: Mapping[str, Any], place: Place) -> Box:
    name = table.get("name", "")
    inside = place.named(str(name), f", box {name}".rstrip())
    if "art" not in table:
        return bind(Box, table, place=inside)
    if not isinstance(table["art"], dict):
        raise inside.fault("art", "must be a table: art = { least = 8, most = 12 }")
    art = bind(Art, table["art"], place=inside.called(f"{inside.label}, art"))
    return bind(Box, {**table, "art": art}, place=inside)


def check_patterns(patterns: list[tuple[Pattern, Place]], design: Design) -> None:
    """Raise UsageError for a pattern that the grid, or another pattern, does not allow."""
    names: set[str] = set()
    for pattern, place in patterns:
        if pattern.name in names:
            again = place.called(f"[[pattern]] {pattern.name}")
            raise again.fault("name", "there is another pattern of this name")
        names.add(pattern.name)
    if not any(len(pattern.boxes) == 1 for pattern, _ in patterns):
        raise patterns[0][1].fault(
            "", "one pattern must have a single box, for a story that is alone on its page"
        )
    for pattern, file in patterns:
        place = file.called(f"[[pattern]] {pattern.name}")
        for box in pattern.boxes:
            inside = place.named(box.name, f", box {box.name}")
            _check_grid(box, design, inside, pattern.pages)
            _check_styles(box, design, inside)
            if box.art:
                _check_art(box.art, box, inside.called(f"{inside.label}, art"))
        _check_distances(pattern, place)
        _check_foot(pattern, design.lines * pattern.pages, place)


def _check_grid(box: Box, design: Design, place: Place, pages: int) -> None:
    if box.columns not in design.gutters:
        raise place.fault(
            "columns",
            f"the page has no grid of {box.columns} columns; [page] gutters has "
            f"{', '.join(map(str, design.gutters))}",
        )
    if box.column < 1 or box.width < 1 or box.column + box.width - 1 > box.columns:
        raise place.fault(
            "width",
            f"column {box.column} and a width of {box.width} do not fit into {box.columns} columns",
        )
    if box.line < 1 or box.height < LOWEST or box.line + box.height - 1 > design.lines * pages:
        raise place.fault(
            "height",
            f"line {box.line} and a height of {box.height} leave the page's "
            f"{design.lines * pages} lines; a box is {LOWEST} lines high at least",
        )
    if box.head_width > box.width:
        raise place.fault("span", f"{box.span} is wider than the box's {box.width} columns")


def _check_styles(box: Box, design: Design, place: Place) -> None:
    if box.head not in HEADS:
        raise place.fault("head", suggest.unknown("headline style", box.head, HEADS))
    if box.body not in design.styles:
        own = [name for name in design.styles if not name[-1].isdigit()]
        raise place.fault("body", suggest.unknown("style", box.body, own))


def _check_art(art: Art, box: Box, place: Place) -> None:
    """The picture stands in its box, and across all of it where the headline is beneath it."""
    last = art.column + art.width - 1
    if art.column < 1 or art.width < 1 or last > box.width:
        raise place.fault(
            "width",
            f"column {art.column} and a width of {art.width} leave the box's {box.width} columns",
        )
    if not art.under and art.width < box.width:
        raise place.fault(
            "width",
            f"a picture over {art.width} of {box.width} columns above the headline leaves a hole "
            "beside it, or text that begins above its own headline; make the picture "
            f"{box.width} wide, or write under = true",
        )
    if not 0 < art.least <= art.most < box.height:
        raise place.fault(
            "most", f"from {art.least} to {art.most} lines do not fit a box of {box.height}"
        )


def _check_distances(pattern: Pattern, place: Place) -> None:
    """A line at least is free between stacked boxes, however far their edge moves."""
    for upper, lower in _stacked(pattern):
        pair = f"boxes {upper.name} and {lower.name}"
        foot = upper.line + upper.height
        if lower.line < foot:
            raise place.fault("", f"{pair} overlap")
        if lower.line == foot:
            raise place.fault("", f"{pair} touch; leave a line free between them")
        lowest = min(upper.height, lower.height)
        if lower.line == foot + 1 and lowest - pattern.shift < SHIFTED:
            raise place.fault(
                "shift",
                f"{pattern.shift} leaves box {upper.name} or {lower.name} fewer than {SHIFTED} "
                f"lines; write {lowest - SHIFTED} or less",
            )


def _stacked(pattern: Pattern) -> Iterator[tuple[Box, Box]]:
    """Pairs of boxes in the same columns, the upper one first."""
    for upper in pattern.boxes:
        for lower in pattern.boxes:
            if upper is not lower and lower.line >= upper.line and not _beside(upper, lower):
                yield upper, lower


def _beside(one: Box, other: Box) -> bool:
    """Whether the boxes share no column."""
    left, right = (one.column - 1) / one.columns, (one.column - 1 + one.width) / one.columns
    other_left = (other.column - 1) / other.columns
    other_right = (other.column - 1 + other.width) / other.columns
    return left >= other_right - APART or other_left >= right - APART


def _check_foot(pattern: Pattern, lines: int, place: Place) -> None:
    """The last box in each column ends on the page's last line."""
    for box in pattern.boxes:
        last = box.line + box.height - 1
        beneath = (other for other in pattern.boxes if other.line > last)
        if last < lines and all(_beside(box, other) for other in beneath):
            raise place.named(box.name, f", box {box.name}").fault(
                "height",
                f"the box ends on line {last} of {lines}, and none stands beneath; make it "
                f"{lines - box.line + 1} lines high",
            )
