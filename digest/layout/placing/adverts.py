"""The magazine's own advertisements, which pad pages: its name, or how it makes summaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part, Row
from digest.layout.placing import areas, messages
from digest.layout.placing.nameplate import nameplate

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Placement

BOX = "advert"

LOW = 10
"""Lines: a lower panel is set smaller."""

MEASURE = 400.0
"""The longest lines, in points."""

WORDS = 2.0
"""Points above the words under the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a panel of that height is set.

    *name*: the height of the magazine's name, and its size.
    """

    variant: str
    padding: tuple[float, float]
    name: tuple[float, float]


LOOKS = {
    "low": Look(variant="low", padding=(8.0, 14.0), name=(24.0, 20.0)),
    "": Look(variant="", padding=(14.0, 18.0), name=(36.0, 30.0)),
}


def advert_part(placement: Placement, compositor: Compositor) -> Part | None:
    """The panel of *placement*, whose style names its content; None where that does not fit."""
    slot = placement.slots[0]
    area = areas.of(slot, compositor.design)
    panel = _Panel(compositor, area, LOOKS["low" if slot.height < LOW else ""])
    if placement.style != "explanation":
        return Part(box=BOX, area=area, blocks=(panel.invitation(),))
    explanation = panel.explanation()
    return Part(box=BOX, area=area, blocks=(explanation,)) if explanation else None


class _Panel:
    """The texts of one panel, measured for its *area* and set in its *look*."""

    def __init__(self, compositor: Compositor, area: Area, look: Look) -> None:
        self._compositor = compositor
        self._area = area
        self._look = look
        self._width = area.width - 2 * look.padding[1]
        self._height = area.height - 2 * look.padding[0]

    def explanation(self) -> Block | None:
        """How summaries are made, in the largest type that fits; None where none does."""
        tries = [("panel-text", MEASURE), ("panel-text", self._width)]
        if self._area.width > MEASURE:
            tries.insert(0, ("deck", self._width))
        for style, measure in tries:
            rows = tuple(self._explain(style, min(measure, self._width)))
            if self._compositor.height(rows) <= self._height:
                return self._block(rows)
        return None

    def invitation(self) -> Block:
        """The magazine's name and what it is, its words cut where the panel is too low."""
        rows = tuple(self._invite("deck"))
        if self._compositor.height(rows) > self._height:
            rows = tuple(self._invite("panel-text", height=self._height))
        return self._block(rows)

    def _block(self, rows: tuple[Row, ...]) -> Block:
        look = self._look
        return Block(
            kind="advert", area=self._area, rows=rows, variant=look.variant, padding=look.padding
        )

    def _invite(self, style: str, *, height: float = 0.0) -> Iterator[Row]:
        """The name and what it is; its words are cut to a *height* of both, 0 for any."""
        compositor, (high, size) = self._compositor, self._look.name
        name = nameplate(compositor, width=self._width, height=high, size=size)
        yield name
        measure = min(self._width, MEASURE)
        words = messages.subscribe(compositor.messages, compositor.issue.title)
        lines = compositor.even_lines(words, style, measure)
        if height:
            left = height - compositor.height([name]) - WORDS
            lines = compositor.cut(
                lines, style, measure, max(1, int(left / compositor.leading(style)))
            )
        yield compositor.row("words", style, lines, above=WORDS)

    def _explain(self, style: str, width: float) -> Iterator[Row]:
        compositor = self._compositor
        title = compositor.messages.gettext("How summaries are made")
        yield compositor.row("title", "panel-title", compositor.lines(title, "panel-title", width))
        how = messages.how_summaries_are_made(compositor.messages)
        yield compositor.row("text", style, compositor.lines(how, style, width))
