"""Illustrates a story in its box: which of its pictures stand where, and in what size.

A picture is used at the largest size that its pixels and its box allow: off three edges of the
paper, across the type area, over some columns, in one, or as an inset with its caption beside it. A
story of several pictures may have a strip of them side by side, or a second one at the foot of a
column. A picture keeps its shape: only a stated part of it is cropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.layout.captions import CAP, CAPTION_AIR, GAP, caption, three_lines
from digest.layout.costs import COLUMN
from digest.layout.margin import beside
from digest.model import Slot
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.model import Image, Sentence, Story
    from digest.themes.design import Box

COARSEST = 151
"""Pixels an inch that a picture must have in its slot: 150, which the proof counts, and one for
rounding.
"""

TEXT, HEAD = 10, 5
"""Lines of a box that no picture takes: for its head and some text; beside other columns of text,
for its head.
"""

CAPTION_BESIDE = 60.0
"""Points that a caption beside its picture has at least; a narrower one stands beneath it."""

STRIP = (2, 4)
"""Pictures that a strip has at least and at most."""

UPRIGHT = 1.1
"""Width by height up to which a picture counts as square or upright."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePlace:
    """A picture as a *slot* of its box without a line yet. *under*: beneath the headline.

    *foot*: at the foot of its column instead. A showpiece, which takes the place of a picture, has
    *sentences*.
    """

    slot: Slot
    under: bool = False
    foot: bool = False
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration:
    """The pictures of a story in its box; *cost* is in empty lines."""

    places: tuple[PicturePlace, ...] = ()
    cost: float = 0.0

    @property
    def lines(self) -> int:
        """Lines that the pictures take of all columns together; one of a strip counts once."""
        rows = {(p.slot.column, p.under, p.foot): p.slot.height * p.slot.width for p in self.places}
        return sum(rows.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A part of a box where a picture may stand, from *least* to *most* lines high."""

    column: int
    width: int
    under: bool
    least: int
    most: int
    bleeds: bool = False
    cost: float = 0.0


class Illustrator:
    """Illustrates the stories of one issue; captions are broken once for each width."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.typesetter = typesetter
        self._captions: dict[tuple[str, str, float, str], tuple[str, ...]] = {}
        self._known: dict[tuple[str, Box], list[Illustration]] = {}
        self._shown: dict[tuple[object, ...], list[Illustration]] = {}

    def options(self, story: Story, box: Box) -> list[Illustration]:
        """The ways to illustrate *story* in *box*; one of them is without a picture."""
        key = story.id, box
        if key not in self._known:
            self._known[key] = self._options(story, box)
        return self._known[key]

    def unseen(self, story: Story) -> float:
        """The cost of showing nothing of the size that the first picture of *story* deserves."""
        images = self.printable(story)
        return self._lacking(self._deserved(story, images[0]), 0.0) if images else 0.0

    def printable(self, story: Story) -> list[Image]:
        """The pictures of *story* that can be printed."""
        return [image for image in story.pictures if self.pixels(image)]

    def pixels(self, image: Image) -> tuple[int, int] | None:
        """The size of a picture that can be printed."""
        return self.typesetter.measure.size(image)

    def wide(self, slot: Slot, width: float) -> bool:
        """Whether the picture of *slot* is wider than high and could be *width* points wide."""
        wide, high = (self.pixels(slot.image) if slot.image else None) or (1, 1)
        return wide / high > UPRIGHT and wide * 72 / COARSEST >= width - 0.5

    def white(self, slot: Slot, width: float, height: int) -> float:
        """The cost of the white beside the picture of *slot*, *height* lines high, in a column of
        *width* points.
        """
        if not slot.across or slot.beside:
            return 0.0
        return self.typesetter.costs.picture_in_white * height * (1 - slot.across / width)

    def _options(self, story: Story, box: Box) -> list[Illustration]:
        images = self.printable(story)
        if not images:
            return [Illustration()]
        costs = self.typesetter.costs
        single = [
            option
            for spot in self._spots(box)
            for option in self._singles(story, images[0], box, spot)
        ]
        found = single
        if len(images) > 1:
            few = costs.missing_second
            found = [replace(option, cost=option.cost + few) for option in single]
            found += self._strips(story, images, box)
            found += self._pairs(story, images[1], box, single)
        if not found:
            return [Illustration()]
        return [*found, Illustration(cost=costs.missing_picture + self.unseen(story))]

    def _spots(self, box: Box) -> Iterator[_Spot]:
        """Where a picture may stand in *box*, the largest part first."""
        costs, art = self.typesetter.costs, box.art
        free = box.height - TEXT
        if art is None:
            if box.style != "lead":
                # Beside the text of a wide box, over the head of a narrow one.
                yield _Spot(
                    column=box.width,
                    width=1,
                    under=box.width > 1,
                    least=costs.picture_least,
                    most=min(costs.picture_high, free),
                )
            return
        most = min(art.most, free if art.width == box.width else box.height - HEAD)
        over_all = art.width == box.columns and not art.under
        if box.line == 1 and over_all:
            # On top of a page a picture runs off three of its edges.
            yield _Spot(
                column=1, width=art.width, under=False, least=art.least, most=most, bleeds=True
            )
        yield _Spot(
            column=art.column,
            width=art.width,
            under=art.under,
            least=art.least,
            most=most,
            cost=costs.picture_band if box.line == 1 and over_all else 0.0,
        )
        for width in range(art.width - 1, 0, -1):
            yield _Spot(
                column=box.width - width + 1,
                width=width,
                under=True,
                least=costs.picture_least,
                most=min(costs.picture_high, free + art.most - min(art.most, costs.picture_high)),
            )

    def _singles(
        self, story: Story, image: Image, box: Box, spot: _Spot, *, foot: bool = False
    ) -> list[Illustration]:
        """One picture in *spot*, in each width and height that its pixels and its shape allow."""
        # Boxes of other heights often have the same spot.
        narrow, aside = box.art and box.art.narrow, beside(box, self.typesetter.design)
        key = story.id, image, box.columns, narrow, aside, spot, foot
        if key not in self._shown:
            self._shown[key] = [*self._sizes(story, image, box, spot, foot=foot)]
        return self._shown[key]

    def _sizes(
        self, story: Story, image: Image, box: Box, spot: _Spot, *, foot: bool
    ) -> Iterator[Illustration]:
        design, costs = self.typesetter.design, self.typesetter.costs
        wide, high = self.pixels(image) or (1, 1)
        room = design.paper[0] if spot.bleeds else design.across(box.columns, spot.width)
        bears = wide * 72 / COARSEST
        if bears >= room - 0.5:
            yield from self._heights(story, image, box, spot, 0.0, foot=foot)
        if spot.width > 1 or spot.bleeds:
            return
        half = wide / high <= UPRIGHT or room > costs.wide_column
        tallest = (spot.most - 1) * design.leading * wide / high
        across = min(bears, tallest, room * costs.inset_part if half else room - 0.5)
        narrow = (box.art and box.art.narrow) or costs.picture_narrow
        least = max(CAPTION_BESIDE, room * narrow)
        if least <= across < room - 0.5:
            yield from self._heights(story, image, box, spot, across, foot=foot)

    def _heights(
        self, story: Story, image: Image, box: Box, spot: _Spot, inset: float, *, foot: bool
    ) -> Iterator[Illustration]:
        """One picture in *spot*, all of its width or *inset* points, in each height it allows."""
        design, costs = self.typesetter.design, self.typesetter.costs
        size = self.pixels(image) or (1, 1)
        own = size[0] / size[1]
        croppable = costs.crop_upright if own <= UPRIGHT else costs.crop_most
        room = design.paper[0] if spot.bleeds else design.across(box.columns, spot.width)
        across = inset or room
        slot = self._slot(story, image, box, spot, inset)
        cost = spot.cost
        if slot.beside:
            cost += costs.picture_inset
        taken = self._beneath(slot) + (0.0 if spot.bleeds else CAP)
        above = (design.paper[1] - design.height) / 2 if spot.bleeds else 0.0
        natural = (across / own + taken - above) / design.leading
        least = min(spot.least, max(costs.picture_least, round(natural)))
        most, high, deserved = spot.most, costs.picture_high, self._deserved(story, image)
        wanted = min(max(natural, least), max(most, least), high)
        for height in range(least, most + 1):
            points = height * design.leading - taken + above
            if points <= 0 or size[1] * 72 / points < COARSEST:
                continue
            if cropped(own, across / points) > croppable:
                continue
            yield Illustration(
                places=(
                    PicturePlace(slot=self._shaped(slot, height), under=spot.under, foot=foot),
                ),
                cost=cost
                + self.white(slot, room, height)
                + self._lacking(deserved, across * min(points, across / own))
                + costs.picture_shape * (height - wanted) ** 2
                + costs.picture_too_high * max(0, height - high),
            )

    def _deserved(self, story: Story, image: Image) -> float:
        """The square points that *image* should take, by its story's place: a part of the page's
        width, as far as its pixels bear it, in its own shape.
        """
        design, costs = self.typesetter.design, self.typesetter.costs
        wide, high = self.pixels(image) or (1, 1)
        part = costs.picture_width[story.place]
        width = min(part * design.width, wide * 72 / COARSEST)
        return width * min(width * high / wide, costs.picture_high * design.leading)

    def _lacking(self, deserved: float, area: float) -> float:
        """The cost of a picture of *area* square points where it should take *deserved*."""
        leading = self.typesetter.design.leading
        return self.typesetter.costs.picture_lack * max(0.0, deserved - area) / (COLUMN * leading)

    def _slot(self, story: Story, image: Image, box: Box, spot: _Spot, across: float) -> Slot:
        """A picture in *spot*, *across* points wide, with its caption, without a height."""
        design = self.typesetter.design
        room = design.across(box.columns, spot.width)
        width, style, aside = across or room, "caption", False
        if beside(box, design) and not spot.bleeds:
            width, style = design.notes, "note"
        elif across:
            aside = room - across - GAP >= CAPTION_BESIDE
            width = room - across - GAP if aside else across
        lines = self.caption(story, image, width, style)
        return Slot(
            kind="picture",
            columns=box.columns,
            column=spot.column,
            width=spot.width,
            line=0,
            height=0,
            lines=lines
            if style == "note" or aside
            else three_lines(lines, width, story.language, self.typesetter),
            style=style,
            credit=set_text(image.credit, language=story.language),
            image=image,
            across=across,
            bleeds=spot.bleeds,
            beside=aside and bool(lines),
        )

    def _shaped(self, slot: Slot, height: int) -> Slot:
        """*slot* in its height, with as many lines of a caption beside it as fit there."""
        if slot.style != "note" and not slot.beside:
            return replace(slot, height=height)
        design = self.typesetter.design
        most = int((height - 0.5) * design.leading / design.style(slot.style).leading)
        return replace(slot, height=height, lines=slot.lines[:most])

    def _beneath(self, slot: Slot) -> float:
        """Points beneath the picture: its caption, or what keeps the next line off."""
        design = self.typesetter.design
        if not slot.lines or slot.style == "note" or slot.beside:
            return 0.5 * design.leading
        return len(slot.lines) * design.style("caption").leading + CAPTION_AIR

    def caption(
        self, story: Story, image: Image, width: float, style: str = "caption"
    ) -> tuple[str, ...]:
        """The lines of a picture's caption."""
        key = story.id, f"{image.path} {image.src} {image.caption}", round(width, 1), style
        if key not in self._captions:
            self._captions[key] = caption(story, image, width, self.typesetter, style)
        return self._captions[key]

    def thumbnail(self, story: Story, box: Box, most: int) -> Slot | None:
        """The picture of a brief in its column, *most* lines high at most, with its credit only;
        None where the story has none that can be so small and keep its shape.
        """
        images = self.printable(story)
        if not images:
            return None
        plain = replace(images[0], caption="", alt=images[0].credit)
        spot = _Spot(
            column=1, width=1, under=False, least=self.typesetter.costs.picture_least, most=most
        )
        shown = sorted(self._singles(story, plain, box, spot), key=lambda one: one.cost)
        return replace(shown[0].places[0].slot, image=images[0]) if shown else None

    def _strips(self, story: Story, images: list[Image], box: Box) -> Iterator[Illustration]:
        """Two to four pictures side by side where the box has its picture, of one height."""
        costs, art = self.typesetter.costs, box.art
        if art is None or art.width < 2:
            return
        for count in range(STRIP[0], min(STRIP[1], len(images)) + 1):
            shown = [(story, image) for image in images[:count]]
            slots = self.strip(shown, box.columns, art.column, art.width)
            if slots and slots[0].height <= min(art.most, box.height - TEXT):
                yield Illustration(
                    places=tuple(PicturePlace(slot=slot, under=art.under) for slot in slots),
                    cost=costs.picture_band - costs.strip_more * (count - 1),
                )

    def strip(
        self,
        shown: list[tuple[Story, Image]],
        columns: int,
        column: int,
        width: int,
        notes: int = 0,
    ) -> tuple[Slot, ...]:
        """Pictures side by side over *width* columns, uncropped but for a line; () where their
        pixels do not bear it.

        *notes* lines stay free beneath each caption.
        """
        design = self.typesetter.design
        room = design.across(columns, width) - GAP * (len(shown) - 1)
        sizes = [self.pixels(image) or (1, 1) for _, image in shown]
        points = room / sum(across / down for across, down in sizes)
        widths = [points * across / down for across, down in sizes]
        bears = all(
            size[0] * 72 / wide >= COARSEST for size, wide in zip(sizes, widths, strict=True)
        )
        if not bears or min(widths) < CAPTION_BESIDE:
            return ()
        lines = [
            three_lines(self.caption(story, image, wide), wide, story.language, self.typesetter)
            for (story, image), wide in zip(shown, widths, strict=True)
        ]
        reserved = max(map(len, lines)) + notes
        leading = design.style("caption").leading
        below = reserved * leading + CAPTION_AIR if reserved else 0.5 * design.leading
        # Rounded down: a picture a little lower than its shape asks for keeps its pixels.
        height = int((points + CAP + below) / design.leading)
        return tuple(
            Slot(
                kind="picture",
                columns=columns,
                column=column,
                width=width,
                line=0,
                height=height,
                lines=lines[index],
                style="caption",
                credit=set_text(image.credit, language=story.language),
                image=image,
                start=sum(widths[:index]) + GAP * index,
                across=widths[index],
                reserved=reserved,
            )
            for index, (story, image) in enumerate(shown)
        )

    def _pairs(
        self, story: Story, second: Image, box: Box, single: list[Illustration]
    ) -> Iterator[Illustration]:
        """A first picture with a second one, half as large at most, at the foot of a column."""
        costs = self.typesetter.costs
        if box.height < costs.tall_box or box.columns == 1 or not single:
            return
        spot = _Spot(
            column=1, width=1, under=False, least=costs.picture_least, most=costs.picture_high
        )
        small = sorted(
            self._singles(story, second, box, spot, foot=True), key=lambda one: one.cost
        )[:1]
        for one in small:
            for first in single:
                if first.lines >= 2 * one.lines:
                    yield Illustration(
                        places=(*first.places, *one.places), cost=first.cost + one.cost
                    )


def cropped(own: float, shape: float) -> float:
    """The part of a picture of the shape *own* (width / height) that a slot of *shape* cuts off."""
    return 1 - min(own / shape, shape / own)


def deepest(options: list[Illustration]) -> tuple[Illustration, Illustration]:
    """Of the *options* with a picture, or all where none has one: the one that takes the fewest
    lines, and the one that takes most.
    """
    shown = [option for option in options if option.places] or options
    return min(shown, key=lambda one: one.lines), max(shown, key=lambda one: one.lines)
