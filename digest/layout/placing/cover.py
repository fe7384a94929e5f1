"""The cover in points: grounds and pictures, the magazine's name, what stands large, the headline,
the teasers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, EditionPage, Part, PlacedImage, Row
from digest.languages import joins as cursive_script
from digest.layout.cover import NUMBER, SPEAKER
from digest.layout.covers.areas import CoverAreas, cover_areas, placed_areas
from digest.layout.covers.figure import BENEATH
from digest.layout.covers.ornaments import drawn
from digest.layout.placing.cover_title import name, strip
from digest.layout.placing.stories import placed_image
from digest.themes.colours import mixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.placing.compositor import Compositor
    from digest.model import Image, Page, Placement, Slot, Story
    from digest.themes.covers import CoverKind

LEAST = 0.2
"""The part of a full cover that what matters in its picture may lie in at the least."""

STACK, CLOSE = 3.0, 5.0
"""Points above a stacked teaser, and between a small picture and its teaser."""

EDGE = 8.0
"""Points from the paper's edge that a hanging mark keeps."""

TAG = 22.0
"""Points of the square that holds a page's number on a picture."""

TINTS = (0.0, 0.3, 0.55, 0.8)
"""How much of the paper there is in the tints of an ornament on a ground of colour."""


def cover_page(page: Page, compositor: Compositor) -> EditionPage:
    """The cover; its areas count from the paper's corner."""
    if not page.placements:
        return _bare(page, compositor)
    return _Cover(page, compositor).page()


def _bare(page: Page, compositor: Compositor) -> EditionPage:
    """The magazine's name and the dates alone: no story is printed, or the theme has no covers."""
    blocks = (name(compositor, ""), strip(compositor, ""))
    part = Part(box="cover", area=_paper(compositor), blocks=blocks)
    return EditionPage(number=page.number, pattern="cover", bleeds=True, parts=(part,))


def _paper(compositor: Compositor) -> Area:
    width, height = compositor.theme.page
    return Area(x=0.0, y=0.0, width=width, height=height)


class _Cover:
    """One cover: its placements, its kind, and the colours of its section."""

    def __init__(self, page: Page, compositor: Compositor) -> None:
        self.number = page.number
        self.main = page.placements[0]
        self.tiles = [one for one in page.placements if one.box == "tile"]
        self.teasers = [one for one in page.placements if one.box == "teaser"]
        self.compositor = compositor
        self.kind: CoverKind = next(
            kind for kind in compositor.design.covers if kind.name == self.main.style
        )
        self.story: Story = compositor.stories[self.main.story]
        self.areas = self._areas()

    def _areas(self) -> CoverAreas:
        """The areas as they were when the cover was chosen."""
        design, measure = self.compositor.design, self.compositor.measure
        sizes = [measure.size(image) for image in self._images()]
        areas = cover_areas(self.kind, [size or (1, 1) for size in sizes], design)
        return areas or placed_areas(self.kind, (), design)

    def _images(self) -> list[Image]:
        slots = [one.slot("picture") for one in (self.main, *self.tiles)]
        return [slot.image for slot in slots if slot and slot.image]

    def colour(self, role: str) -> str:
        if role == "section":
            return self.compositor.colour(self.story.section)
        return self.compositor.theme.colours[role]

    def ink(self, role: str) -> str:
        return self.colour(role or self.kind.ink)

    def page(self) -> EditionPage:
        blocks = [
            *self._grounds(),
            *self._pictures(),
            *self._scrims(),
            *self._ornament(),
            name(self.compositor, self.colour(self.kind.heading)),
            strip(self.compositor, self.ink("")),
            *self._tags(),
            *self._words(),
            self._headline(),
        ]
        part = Part(
            story=self.story.id,
            box="cover",
            style=self.kind.name,
            area=_paper(self.compositor),
            language=self.story.language,
            blocks=tuple(blocks),
        )
        return EditionPage(
            number=self.number,
            pattern="cover",
            variant=self.kind.name,
            bleeds=True,
            parts=(part, *self._others()),
        )

    def _grounds(self) -> Iterator[Block]:
        if self.kind.ground != "paper":
            area = _paper(self.compositor)
            yield Block(kind="field", area=area, colour=self.colour(self.kind.ground))
        for field, area in zip(self.kind.fields, self.areas.fields, strict=True):
            yield Block(kind="field", area=area, colour=self.colour(field.colour))

    def _pictures(self) -> Iterator[Block]:
        width, height = self.compositor.theme.page
        stories = [self.main, *self.tiles]
        for placement, image, area in zip(stories, self._images(), self.areas.art, strict=False):
            clear = (0.0, 1.0)
            if self.kind.dark:
                head, foot = self._dark()
                clear = head / height, max(1 - foot / height, head / height + LEAST)
            placed = placed_image(
                self.compositor.stories[placement.story],
                area,
                self.compositor,
                clear=clear,
                bleeds=area.x <= 0 or area.end >= width,
                image=image,
            )
            if placed is not None:
                yield Block(
                    kind="art",
                    area=area,
                    image=self._treated(placed),
                    ground=self.kind.dark or self.kind.tags,
                )

    def _treated(self, placed: PlacedImage) -> PlacedImage:
        if not self.kind.treatment:
            return placed
        tones = tuple(self.colour(tone) for tone in self.kind.tones)
        return replace(placed, treatment=self.kind.treatment, tones=tones)

    def _dark(self) -> tuple[float, float]:
        """Points from the paper's upper edge, and from its lower edge, on which text lies."""
        _, height = self.compositor.theme.page
        cover = self.compositor.design.cover
        return cover.strip + 22.0, height - self._head_area().y + 16.0

    def _scrims(self) -> Iterator[Block]:
        if self.kind.dark and self._images():
            width, height = self.compositor.theme.page
            head, foot = self._dark()
            low = Area(x=0.0, y=height - foot, width=width, height=foot)
            high = Area(x=0.0, y=0.0, width=width, height=head)
            yield Block(kind="scrim", area=low, variant="low")
            yield Block(kind="scrim", area=high, variant="high")

    def _ornament(self) -> Iterator[Block]:
        area, names = self.areas.drawn, self.kind.ornament
        if area is None or not names:
            return
        issue, size = self.compositor.issue, (area.width, area.height)
        shapes = drawn(names, issue.number, issue.stories, size, self.kind.cells, self._palette())
        yield Block(kind="ornament", area=area, shapes=shapes)

    def _palette(self) -> list[str]:
        """The colours of an ornament: tints on a ground of colour, else those of the sections."""
        own, paper = self.colour("section"), self.colour("paper")
        tints = [mixed(own, paper, part) for part in TINTS]
        if self.kind.ground == "section":
            return [*tints[1:], paper, mixed(own, self.colour("ink"), 0.35)]
        sections = [story.section for story in self.compositor.issue.stories]
        colours = dict.fromkeys([own, *map(self.compositor.colour, sections)])
        return [*colours, *(tint for tint in tints[1:] if len(colours) < 3), self.colour("panel")]

    def _tags(self) -> Iterator[Block]:
        """On each picture the page of its story, on a square of the section's colour."""
        if not self.kind.tags:
            return
        for placement, area in zip([self.main, *self.tiles], self.areas.art, strict=True):
            story = self.compositor.stories[placement.story]
            ground = self.compositor.colour(story.section)
            number = self.compositor.digits(self.compositor.page_of(story.id))
            row = self.compositor.row(
                "number",
                "entry-number",
                [number],
                link=self.compositor.to_story(story.id),
                language=self.compositor.language,
                colour=self.colour("paper"),
                leading=TAG,
            )
            place = Area(x=area.x, y=area.foot - TAG, width=TAG, height=TAG)
            yield Block(kind="tag", area=place, rows=(row,), colour=ground)

    def _words(self) -> Iterator[Block]:
        """A figure with what it counts and its sentence, a quotation and its speaker."""
        place, area = self.kind.words, self.areas.words
        if place is None or area is None:
            return
        ink = self.ink(place.ink)
        roles = {"figure": "value", "unit": "unit", "sentence": "sentence", "initial": "initial"}
        rows: list[Row] = []
        for slot in self.main.slots:
            if slot.kind in roles:
                above = BENEATH if slot.kind == "sentence" else 0.0
                rows.append(self._row(roles[slot.kind], slot, ink, above=above))
            elif slot.kind == "quote":
                words = self._row("words", slot, ink)
                hang, inset = self._hung(slot)
                rows.append(replace(words, hang=hang, inset=inset))
                speaker = self.compositor.lines(
                    slot.credit, SPEAKER, area.width, self.story.language
                )
                name = self.compositor.row("speaker", SPEAKER, speaker, colour=ink, above=BENEATH)
                rows.append(name)
        if not rows:
            return
        height = self.compositor.height(rows)
        top = area.foot - height if place.foot else area.y
        yield Block(
            kind="poster",
            area=Area(x=area.x, y=top, width=area.width, height=height),
            rows=tuple(rows),
            language=self.story.language,
            colour=ink,
        )

    def _hung(self, slot: Slot) -> tuple[float, float]:
        """Points by which a quotation's opening mark hangs into the margin, and by which its lines
        stand in where the margin is too narrow for it.
        """
        language, style = self.story.language, self.compositor.design.style(slot.style)
        own = style.size * (style.enlarged if cursive_script(language) else 1.0)
        mark = self.compositor.mark(slot.lines[0], slot.style, language) * slot.size / own
        free = self.compositor.design.side - EDGE
        return round(mark, 2), round(max(0.0, mark - free), 2)

    def _row(
        self, role: str, slot: Slot, colour: str, *, above: float = 0.0, link: str = ""
    ) -> Row:
        return self.compositor.row(
            role,
            slot.style,
            slot.lines,
            link=link,
            size=slot.size,
            leading=slot.leading,
            colour=colour,
            above=above,
        )

    def _head_rows(self) -> tuple[Row, ...]:
        head, width = self.main.slots[0], self.areas.head.width
        ink = self.ink(self.kind.head.ink)
        title = ink if self.kind.head.ink else self.colour(self.kind.heading)
        section = self.compositor.section(self.story.section)
        kicker = self.compositor.row(
            "kicker",
            "kicker",
            [self.compositor.shortened(section, "kicker", width)],
            language=self.compositor.language,
            colour=title,
        )
        if not any(head.lines):
            return (kicker,)
        link = self.compositor.to_story(self.story.id)
        return kicker, self._row("headline", head, ink, link=link)

    def _head_area(self) -> Area:
        area, place = self.areas.head, self.kind.head
        height = self.compositor.height(self._head_rows())
        top = area.foot - height if place.foot else area.y
        return Area(x=area.x, y=top, width=area.width, height=height)

    def _headline(self) -> Block:
        return Block(
            kind="main",
            area=self._head_area(),
            rows=self._head_rows(),
            language=self.story.language,
            colour=self.ink(self.kind.head.ink),
        )

    def _others(self) -> Iterator[Part]:
        place, area = self.kind.teasers, self.areas.teasers
        if place is None or area is None:
            return
        ink = self.ink(place.ink)
        if place.columns:
            yield from self._abreast(area, place.columns, place.picture, ink)
        else:
            yield from self._stacked(area, ink)

    def _abreast(self, area: Area, columns: int, picture: float, ink: str) -> Iterator[Part]:
        """Teasers side by side, each with its section, its page and perhaps a small picture."""
        compositor, design = self.compositor, self.compositor.design
        width = design.across(columns)
        for number, placement in enumerate(self.teasers, start=1):
            slot = placement.slot("picture")
            high = picture + CLOSE if slot else 0.0
            place = Area(
                x=area.x + design.left(columns, number),
                y=area.y + high,
                width=width,
                height=area.height - high,
            )
            section = compositor.section(compositor.stories[placement.story].section)
            rows = (
                compositor.row(
                    "kicker",
                    "kicker",
                    [compositor.shortened(section, "kicker", width)],
                    language=compositor.language,
                    colour=ink,
                ),
                self._teaser(placement, ink),
                compositor.row(
                    "folio",
                    "byline",
                    [compositor.page_label(placement.story)],
                    language=compositor.language,
                    colour=ink,
                ),
            )
            yield self._teaser_part(placement, place, rows, ink, picture if slot else 0.0)

    def _stacked(self, area: Area, ink: str) -> Iterator[Part]:
        """Teasers one beneath the other, each after its page's number, the last at the foot."""
        compositor, leading = self.compositor, self.compositor.leading("cover-teaser")
        left, chosen = area.height, []
        for placement in self.teasers:
            height = len(placement.slots[0].lines) * leading + STACK
            if height <= left:
                left -= height
                chosen.append((placement, height))
        y = area.foot - sum(height for _, height in chosen)
        for placement, height in chosen:
            place = Area(x=area.x, y=y + STACK, width=area.width, height=height - STACK)
            number = compositor.digits(compositor.page_of(placement.story))
            rows = (
                compositor.row(
                    "number",
                    "cover-teaser",
                    [number],
                    language=compositor.language,
                    colour=self.colour(self.kind.heading),
                ),
                self._teaser(placement, ink, inset=NUMBER),
            )
            yield self._teaser_part(placement, place, rows, ink, 0.0)
            y += height

    def _teaser(self, placement: Placement, ink: str, inset: float = 0.0) -> Row:
        link = self.compositor.to_story(placement.story)
        return self.compositor.row(
            "headline",
            "cover-teaser",
            placement.slots[0].lines,
            link=link,
            inset=inset,
            colour=ink,
        )

    def _teaser_part(
        self, placement: Placement, area: Area, rows: tuple[Row, ...], ink: str, picture: float
    ) -> Part:
        story, slot = self.compositor.stories[placement.story], placement.slot("picture")
        blocks = [Block(kind="teaser", area=area, rows=rows, language=story.language, colour=ink)]
        if slot and slot.image:
            place = replace(area, y=area.y - picture - CLOSE, height=picture)
            image = placed_image(story, place, self.compositor, image=slot.image)
            if image is not None:
                blocks.insert(0, Block(kind="thumbnail", area=place, image=image))
        return Part(
            story=story.id, box="teaser", area=area, language=story.language, blocks=tuple(blocks)
        )
