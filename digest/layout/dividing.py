"""Divides a box for a story: heads, pictures and quotations it may have, and the lines
each leaves.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from digest.layout.copy import Setting
from digest.layout.display import shortfall
from digest.layout.graphics import Graphic, graphic_slot, graphics_of
from digest.layout.heads import LEAD, deep, headed
from digest.layout.illustrating import Illustration, Illustrator
from digest.layout.lengths import Lengths
from digest.layout.margin import beside, source_strip
from digest.layout.parts import quoted, reports
from digest.layout.pouring import LEAST
from digest.layout.prices import apparatus, artless, thin
from digest.layout.shapes import BoxSpace, Choice, Shape
from digest.layout.showpieces import Showpieces
from digest.model import Place, Quote, Sentence, Slot, Story, Strip
from digest.themes.design import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.breaking import Typesetter
    from digest.layout.illustrating import PicturePlace
    from digest.themes.design import Box

GRAPHICS, QUOTES = 2, 2
"""Graphics and quotations of a story that are tried in a box."""

ASIDE_GAP, ASIDE_LEAST = 12.0, 84.0
"""Points between a narrow picture and the quotation or graphic beside it, and those that this has
at least.
"""

BRIEF = "brief"
"""The style of the texts of briefs, whose sources stand behind them in every theme."""

BARE = 100.0
"""The cost of a box without a head, which is taken only where nothing else can be."""


class Prospect(NamedTuple):
    """A *choice* whose shape costs *least* at least, and leaves *room* lines for text at most."""

    least: float
    room: int
    choice: Choice


class Divider:
    """Divides boxes for the stories of one issue.

    Heads, quotations and lengths of each story are cached.
    """

    def __init__(self, typesetter: Typesetter, language: str) -> None:
        self.typesetter = typesetter
        self.language = language
        self.illustrator = Illustrator(typesetter)
        self.showpieces = Showpieces((), typesetter)
        self._lengths: dict[tuple[str, Setting, tuple[Sentence, ...]], Lengths] = {}
        self._heads: dict[tuple[str, int, int, int, int, str, bool, float], Slot] = {}
        self._headed_boxes: dict[tuple[str, Box, str, bool], tuple[Slot, float]] = {}
        self._sources: dict[tuple[str, float], Strip] = {}
        self._panels: dict[tuple[str, int, int], Slot] = {}
        self._quotes: dict[tuple[str, Quote, int, int, float], Slot] = {}
        self._graphics: dict[tuple[str, Graphic, int, int, float], Slot | None] = {}
        self._graphics_of: dict[tuple[str, bool], tuple[Graphic, ...]] = {}

    def setting(self, box: Box) -> Setting:
        """How a story's text is set in *box*."""
        width = self.typesetter.design.across(box.columns)
        return Setting(style=box.body, width=width, initial=box.initial)

    def lengths(
        self, story: Story, setting: Setting, without: tuple[Sentence, ...] = ()
    ) -> Lengths:
        """The lengths of a story.

        The sentences *without*, of a pull quote or a graphic, are left out of its text.
        """
        key = story.id, setting, without
        if key not in self._lengths:
            design = self.typesetter.design
            cited = design.standing.run_in or setting.style == BRIEF
            source = self.source(story, setting.width) if cited else None
            self._lengths[key] = Lengths(story, setting, self.typesetter, without, source)
        return self._lengths[key]

    def longest(self, story: Story, box: Box) -> int:
        """Lines of the longest text of *story* in *box*."""
        return self.lengths(story, self.setting(box)).extremes[1]

    def picture(self, story: Story) -> tuple[int, int] | None:
        """The size in pixels of the story's picture, if it has one that can be printed."""
        return self.typesetter.measure.size(story.picture) if story.picture else None

    def shapes(self, story: Story, box: Box) -> list[Shape]:
        """The ways to divide *box* for *story*, the cheapest first."""
        shapes = [self.shape(story, box, choice) for choice in self._choices(story, box)]
        return sorted((shape for shape in shapes if shape), key=lambda shape: shape.cost)

    def prospects(self, story: Story, box: Box) -> Iterator[Prospect]:
        """What may be said of every shape of *box* before it is made."""
        costs, graphics = self.typesetter.costs, bool(self.graphics(story, box))
        area = box.width * box.height
        # The same heads, pictures, quotations and prices return in many choices.
        heads: dict[tuple[str, bool], tuple[float, int]] = {}
        shown: dict[int, tuple[int, float]] = {}
        asides: dict[int, int] = {id(None): 0}
        prices: dict[tuple[bool, bool, int], tuple[float, float]] = {}
        for choice in self._choices(story, box):
            head, deck, pictures, quote, graphic, cost = choice
            aside = quote or graphic
            if id(pictures) not in shown:
                start = self._start_beside(box, pictures)
                shown[id(pictures)] = _taken(box, pictures), start
            if id(aside) not in asides:
                slot = self._aside(story, box, choice)
                asides[id(aside)] = slot.height if slot else 0
            if (head, deck) not in heads:
                slot, white = self._headed(story, box, head, deck=deck)
                heads[head, deck] = white, _across(box, slot) * slot.height
            lacking = deck, bool(pictures), id(aside)
            if lacking not in prices:
                drawn = artless(choice, costs, graphics=graphics)
                prices[lacking] = apparatus(story, box, choice, costs), drawn
            (taken, start), (white, above) = shown[id(pictures)], heads[head, deck]
            within, filled = asides[id(aside)], 0.0
            companion = self._companion(story, box, choice) if start else None
            if companion:
                filled = self._filled_white(box, choice)
            if companion and companion.kind == "head":
                white, above = self._white_beside(companion, choice), 0
            elif companion:
                within = 0
            bare, drawn = prices[lacking]
            least = cost + bare + drawn + white - filled
            yield Prospect(least, area - above - taken - within, choice)

    def _aside(self, story: Story, box: Box, choice: Choice, start: float = 0.0) -> Slot | None:
        """The quotation or the graphic of *choice*, in a column of which *start* points are taken;
        None where there is none, or none that fits.
        """
        if choice.quote:
            return self._quoted(story, choice.quote, box, start)
        return self._drawn(story, choice.graphic, box, start) if choice.graphic else None

    def _companion(self, story: Story, box: Box, choice: Choice) -> Slot | None:
        """What stands in the white beside a picture narrower than its column: the quotation or the
        graphic of *choice*, or else the head; None where nothing has room there.
        """
        start = self._start_beside(box, choice.pictures)
        if not start:
            return None
        shown = choice.pictures[0].slot
        aside = self._aside(story, box, choice, start)
        if aside and aside.height <= shown.height:
            return replace(aside, column=shown.column)
        if aside or box.width > 1 or box.style == "lead":
            return None
        head = self._head(story, box, choice.head, deck=choice.deck, start=start)
        own = HEADS.index(choice.head)
        large = any(head.style.startswith(style) for style in HEADS[own : own + 2])
        return head if large and head.height <= shown.height else None

    def _filled_white(self, box: Box, choice: Choice) -> float:
        """What the white beside the picture of *choice* costs where nothing stands there."""
        width = self.typesetter.design.across(box.columns)
        slot = choice.pictures[0].slot
        return self.illustrator.white(slot, width, slot.height)

    def _start_beside(self, box: Box, pictures: tuple[PicturePlace, ...]) -> float:
        """Where in its column the white beside one picture of *pictures* begins, in points; 0 where
        there is none that could hold anything, or where the picture need not be so narrow.
        """
        if len(pictures) != 1:
            return 0.0
        (picture,) = pictures
        start, width = picture.slot.across + ASIDE_GAP, self.typesetter.design.across(box.columns)
        narrow = picture.slot.across and not picture.slot.beside and not picture.foot
        if not narrow or width - start < ASIDE_LEAST or self.illustrator.wide(picture.slot, width):
            return 0.0
        return start

    def _choices(self, story: Story, box: Box) -> list[Choice]:
        """All that a shape of *box* may hold, in every combination."""
        decks = [True, False] if box.decks and story.standfirst else [False]
        asides: list[tuple[Quote | None, Graphic | None]] = [(None, None)]
        if box.quotes and story.words is None:
            quotes = [one for one in story.quotes if one.sentence != story.summary.news]
            asides += [(quote, None) for quote in quotes[:QUOTES]]
        asides += [(None, graphic) for graphic in self.graphics(story, box)]
        costs = self.typesetter.costs
        smaller = costs.smaller_lead if _leads(story, box) else costs.smaller_head
        return [
            Choice(
                head=head,
                deck=deck,
                pictures=shown.places,
                quote=quote,
                graphic=graphic,
                cost=shown.cost + smaller * step,
            )
            for (step, head), deck, shown, (quote, graphic) in product(
                enumerate(self._head_styles(story, box)),
                decks,
                self._illustrations(story, box),
                asides,
            )
            # A showpiece stands alone.
            if not (quote or graphic) or not any(one.sentences for one in shown.places)
        ]

    def _illustrations(self, story: Story, box: Box) -> list[Illustration]:
        """The ways to illustrate *story* in *box*: by its pictures, or else by its showpiece."""
        if box.showpiece and not self.illustrator.printable(story):
            return self.showpieces.options(story, box)
        return self.illustrator.options(story, box)

    def _head_styles(self, story: Story, box: Box) -> list[str]:
        """The box's own style of head and the next smaller one, if it is of the same family.

        The style of the lead and those above it are for leads alone, so that the largest headline
        is theirs.
        """
        styles = self.typesetter.design.styles
        first = HEADS.index(box.head)
        if story.place is not Place.LEAD:
            first = max(first, HEADS.index(LEAD) + 1)
        return [
            name for name in HEADS[first:][:2] if styles[name].family == styles[HEADS[first]].family
        ]

    def shape(self, story: Story, box: Box, choice: Choice) -> Shape | None:
        """*box* divided as *choice* asks; None where the parts do not fit or leave no lines for
        text.
        """
        costs = self.typesetter.costs
        space = BoxSpace(box, self.typesetter.design.lines, costs.least_text)
        head, white = self._headed(story, box, choice.head, deck=choice.deck)
        over = [one.slot for one in choice.pictures if not (one.under or one.foot)]
        under = [one.slot for one in choice.pictures if one.under]
        companion, heads = self._companion(story, box, choice), [head]
        if companion:
            (over or under).append(companion)
        if companion and companion.kind == "head":
            heads, white = [], self._white_beside(companion, choice)
        fits = [space.put_row(row) for row in (over, heads, under) if row]
        fits += [space.put_at_foot(one.slot) for one in choice.pictures if one.foot]
        compared = _compares(story, box) and self._put_reports(story, box, space)
        alone = companion is None or companion.kind == "head"
        if alone and (choice.quote or choice.graphic):
            aside = self._aside(story, box, choice)
            fits.append(aside is not None and space.put_within(aside))
        free = space.free()
        lines = sum(foot - top for _, top, foot in free)
        if not all(fits) or self._too_little(story, box, lines) or self._cramped(box, free):
            return None
        cost = choice.cost + apparatus(story, box, choice, costs) + thin(lines, box, costs)
        cost -= self._filled_white(box, choice) if companion else 0.0
        cost += costs.missing_panel if story.differences and not compared else 0.0
        cost += artless(choice, costs, graphics=bool(self.graphics(story, box)))
        return Shape(
            box=box,
            parts=tuple(space.parts),
            free=free,
            aside=choice.aside,
            cost=cost + white,
        )

    def _put_reports(self, story: Story, box: Box, space: BoxSpace) -> bool:
        """Put the panel of reports at the foot of *space*; False where it does not fit, or where
        one that only names them would take more lines than it leaves for the text.
        """
        panel = self._reports(story, box)
        left = sum(foot - top for _, top, foot in space.free()) - panel.height
        return (bool(story.differences) or left >= panel.height) and space.put_at_foot(panel)

    def bare(self, box: Box) -> Shape:
        """*box* with nothing but text, for a story whose head does not fit."""
        space = BoxSpace(box, self.typesetter.design.lines, self.typesetter.costs.least_text)
        return Shape(box=box, parts=(), free=space.free(), cost=BARE)

    def _too_little(self, story: Story, box: Box, lines: int) -> bool:
        """Whether *lines* are too few for a text, and for the whole text of this story."""
        least = self.typesetter.costs.least_text
        return lines < least and lines < self.longest(story, box) + self.beneath(story, box)

    def _cramped(self, box: Box, free: tuple[tuple[int, int, int], ...]) -> bool:
        """Whether no text begins on the page of the head, or a drop cap would reach below the
        stretch in which it begins.
        """
        if not free:
            return False
        column, top, foot = free[0]
        least = self.typesetter.design.initial_lines if box.initial else LEAST
        return column >= box.width or foot - top < least

    def _white(self, story: Story, head: Slot, box: Box) -> float:
        """The cost of the white left under a head, whose height is whole lines, and beside it where
        it is wide.
        """
        design = self.typesetter.design
        beneath, beside_head = head.height - deep(head, box, design) / design.leading, 0.0
        if box.head_width * 2 > box.columns:
            width = design.across(box.columns, box.head_width)
            lacking = shortfall(head.lines, head.style, width, story.language, self.typesetter)
            leading = design.style(head.style).leading
            beside_head = lacking * len(head.lines) * leading / design.leading
        if not design.facing:
            beneath += max(0.0, beneath - 1.0) ** 2
        return self.typesetter.costs.white * (max(0.0, beneath) + beside_head)

    def _white_beside(self, head: Slot, choice: Choice) -> float:
        """The cost of the white under a *head* beside the picture of *choice*."""
        lower = choice.pictures[0].slot.height - head.height
        return self.typesetter.costs.white * lower / 2

    def _headed(self, story: Story, box: Box, style: str, *, deck: bool) -> tuple[Slot, float]:
        """The head of *story*, and the cost of the white around it."""
        key = story.id, box, style, deck
        if key not in self._headed_boxes:
            head = self._head(story, box, style, deck=deck)
            head = replace(head, height=head.height + box.air) if box.air else head
            self._headed_boxes[key] = head, self._white(story, head, box)
        return self._headed_boxes[key]

    def _head(self, story: Story, box: Box, style: str, *, deck: bool, start: float = 0.0) -> Slot:
        """The head without the box's air, which boxes of one width share."""
        key = story.id, box.columns, box.width, box.head_width, box.more, style, deck, start
        if key not in self._heads:
            self._heads[key] = headed(story, box, style, self.typesetter, deck=deck, start=start)
        return self._heads[key]

    def graphics(self, story: Story, box: Box) -> tuple[Graphic, ...]:
        """The graphics that may stand in *box* beside the text of *story*, GRAPHICS at most.

        None takes the sentence that tells the news out of the text.
        A chart or a timeline is rare and may stand anywhere, a figure where a quotation or a
        picture might.
        """
        if not box.graphics:
            return ()
        key = story.id, bool(box.quotes or box.art)
        if key not in self._graphics_of:
            every = [one for one in graphics_of(story) if story.summary.news not in one.sentences]
            self._graphics_of[key] = tuple(
                one for one in every[:GRAPHICS] if key[1] or one.kind != "figure"
            )
        return self._graphics_of[key]

    def _drawn(self, story: Story, graphic: Graphic, box: Box, start: float) -> Slot | None:
        key = story.id, graphic, box.columns, box.width, start
        if key not in self._graphics:
            self._graphics[key] = graphic_slot(story, graphic, box, self.typesetter, start)
        return self._graphics[key]

    def _reports(self, story: Story, box: Box) -> Slot:
        key = story.id, box.columns, box.width
        if key not in self._panels:
            self._panels[key] = reports(story, box, self.typesetter)
        return self._panels[key]

    def _quoted(self, story: Story, quote: Quote, box: Box, start: float) -> Slot:
        key = story.id, quote, box.columns, box.width, start
        if key not in self._quotes:
            self._quotes[key] = quoted(story, quote, box, self.typesetter, start)
        return self._quotes[key]

    def sources(self, story: Story, box: Box) -> tuple[Strip, ...]:
        """The source line that ends the text, unless it stands in the margin."""
        if beside(box, self.typesetter.design):
            return ()
        return (self.source(story, self.typesetter.design.across(box.columns)),)

    def source(self, story: Story, width: float) -> Strip:
        """The line of *width* points that names the sources of *story*."""
        key = story.id, width
        if key not in self._sources:
            self._sources[key] = source_strip(story, width, self.typesetter, self.language)
        return self._sources[key]

    def beneath(self, story: Story, box: Box) -> int:
        """Lines of the source line."""
        return sum(len(strip.lines) for strip in self.sources(story, box))


def _taken(box: Box, pictures: tuple[PicturePlace, ...]) -> int:
    """The lines that *pictures* take of all columns of *box* at least."""
    foot = [one.slot.height for one in pictures if one.foot]
    over = [one.slot for one in pictures if not (one.under or one.foot)]
    under = [one.slot for one in pictures if one.under]
    rows = [row[0] for row in (over, under) if row]  # a row shares the columns of its first one
    return sum(foot) + sum(_across(box, slot) * slot.height for slot in rows)


def _across(box: Box, slot: Slot) -> int:
    """The columns of *box* that *slot* takes."""
    return min(slot.width, box.width - slot.column + 1)


def _compares(story: Story, box: Box) -> bool:
    """Whether *box* has a panel for *story*: where its reports differ, or each of a lead's."""
    several = box.panel and len(story.articles) > 1
    return several and (box.style == "lead" or bool(story.differences))


def _leads(story: Story, box: Box) -> bool:
    """Whether *story* is a lead in the box of one."""
    return box.head == LEAD and story.place is Place.LEAD
