"""The editor's letter in its place: each paragraph a row, the name beneath the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Block, Part
from digest.layout.letter import AIR, PATTERN, SIGNATURE
from digest.layout.placing import areas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.edition import Row
    from digest.layout.placing.compositor import Compositor
    from digest.model import Frame, Placement


def letter_part(placement: Placement, compositor: Compositor) -> Part:
    """The letter as a part of its page, one block a column."""
    blocks = (
        Block(
            kind="letter",
            area=areas.of(frame, compositor.design),
            rows=tuple(_rows(frame, placement.style, compositor)),
        )
        for frame in placement.frames
    )
    return Part(
        box=PATTERN,
        style=placement.style,
        area=areas.around(placement, compositor.design),
        language=compositor.language,
        blocks=tuple(blocks),
    )


def _rows(frame: Frame, style: str, compositor: Compositor) -> Iterator[Row]:
    air = AIR * compositor.leading(style)
    for number, strip in enumerate(frame.strips):
        above = air if number and strip.opens else 0.0
        if strip.kind == "signature":
            width = compositor.design.across(frame.columns)
            name = compositor.shortened(compositor.set(strip.lines[0]), SIGNATURE, width)
            yield compositor.row("signature", SIGNATURE, [name], above=above)
        else:
            yield compositor.row("text", style, strip.lines, above=above)
