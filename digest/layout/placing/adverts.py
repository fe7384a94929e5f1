"""The magazine's own advertisement, which pads a page: its name, and how it makes summaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part, Row
from digest.layout.placing import areas, messages
from digest.layout.placing.nameplate import nameplate

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Placement

BOX = "advert"

LOW, TALL = 10, 22
"""Lines: a lower panel is set smaller, a higher one as an advertisement of half a page."""

MEASURE = 400.0
"""The longest lines, in points."""

TITLE, WORDS, TALL_WORDS, FOOT = 14.0, 2.0, 8.0, 18.0
"""Points above a second title, above the words under the name, the same in a tall panel, and
beneath the text at its foot.
"""

SPARE = 66.0
"""Points of a tall panel that must stay free besides its texts, so that its halves stand apart."""


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
    "tall": Look(variant="tall", padding=(20.0, 24.0), name=(96.0, 60.0)),
}


def advert_part(page: Page, placement: Placement, compositor: Compositor) -> Part:
    """The panel of *page*: every second one of the issue explains how summaries are made."""
    slot = placement.slots[0]
    area = areas.of(slot, compositor.design)
    before = sum(
        any(one.box == BOX for one in other.placements)
        for other in compositor.pages
        if other.number < page.number
    )
    panel = _Panel(compositor, area)
    if slot.height >= TALL and panel.tall_fits():
        blocks = tuple(panel.tall())
    else:
        look = LOOKS["low" if slot.height < LOW else ""]
        explains = bool(before % 2) and panel.explanation_fits(look)
        blocks = (panel.explanation(look) if explains else panel.invitation(look),)
    return Part(box=BOX, area=area, blocks=blocks)


class _Panel:
    """The texts of one panel, measured for its *area*."""

    def __init__(self, compositor: Compositor, area: Area) -> None:
        self._compositor = compositor
        self._area = area
        self._how = messages.how_summaries_are_made(compositor.messages)
        self._invitation = messages.subscribe(compositor.messages, compositor.issue.title)

    def tall_fits(self) -> bool:
        rows = [*self._invite(LOOKS["tall"], "big-quote", TALL_WORDS), *self._explain("panel-text")]
        return self._compositor.height(rows) - TALL_WORDS + SPARE <= self._area.height

    def tall(self) -> Iterator[Block]:
        """The invitation at the top of the panel, the explanation at its foot."""
        look = LOOKS["tall"]
        yield self._block(tuple(self._invite(look, "big-quote", TALL_WORDS)), look)
        rows = tuple(self._explain("panel-text", look))
        height, side = self._compositor.height(rows), look.padding[1]
        area = Area(
            x=self._area.x + side,
            y=self._area.foot - FOOT - height,
            width=self._area.width - 2 * side,
            height=height,
        )
        yield Block(kind="advert-foot", area=area, rows=rows)

    def explanation_fits(self, look: Look) -> bool:
        height = self._compositor.height(self._explain("panel-text", look))
        return height <= self._area.height - 2 * look.padding[0]

    def explanation(self, look: Look) -> Block:
        """How summaries are made, in larger type where the panel is wide and high enough."""
        rows = tuple(self._explain("deck", look, measure=self._area.width))
        large = self._area.width > MEASURE
        if not large or self._compositor.height(rows) > self._area.height - 2 * look.padding[0]:
            rows = tuple(self._explain("panel-text", look))
        return self._block(rows, look)

    def invitation(self, look: Look) -> Block:
        """The magazine's name and what it is, and the explanation where it fits beneath."""
        height = self._area.height - 2 * look.padding[0]
        rows = [*self._invite(look, "deck", WORDS)]
        if self._compositor.height(rows) > height:
            rows = [*self._invite(look, "panel-text", WORDS, height=height)]
        rest = [*self._explain("panel-text", look, above=TITLE)]
        if self._compositor.height([*rows, *rest]) <= height:
            rows += rest
        return self._block(tuple(rows), look)

    def _block(self, rows: tuple[Row, ...], look: Look) -> Block:
        return Block(
            kind="advert", area=self._area, rows=rows, variant=look.variant, padding=look.padding
        )

    def _invite(
        self, look: Look, style: str, above: float, *, height: float = 0.0
    ) -> Iterator[Row]:
        """The name and what it is; its words are cut to a *height* of both, 0 for any."""
        width = self._area.width - 2 * look.padding[1]
        name = nameplate(self._compositor, width=width, height=look.name[0], size=look.name[1])
        yield name
        measure = width if look.variant == "tall" else min(width, MEASURE)
        lines = self._compositor.even_lines(self._invitation, style, measure)
        if height:
            left = height - self._compositor.height([name]) - above
            count = max(1, int(left / self._compositor.leading(style)))
            lines = self._compositor.cut(lines, style, measure, count)
        yield self._compositor.row("words", style, lines, above=above)

    def _explain(
        self,
        style: str,
        look: Look = LOOKS["tall"],
        *,
        measure: float = MEASURE,
        above: float = 0.0,
    ) -> Iterator[Row]:
        title = self._compositor.messages.gettext("How summaries are made")
        width = min(self._area.width - 2 * look.padding[1], measure)
        titles = self._compositor.lines(title, "panel-title", width)
        yield self._compositor.row("title", "panel-title", titles, above=above)
        yield self._compositor.row("text", style, self._compositor.lines(self._how, style, width))
