"""Copyfitting: a story in a box, told in as many sentences as fill it to the last line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from typing import TYPE_CHECKING, Any

from digest.layout.copy import Lengths, Setting
from digest.layout.parts import (
    beside,
    deep,
    headed,
    kicker,
    noted,
    pictured,
    quoted,
    reports,
    shortfall,
    source_strip,
)
from digest.layout.pouring import Poured, pour
from digest.model import Frame, Place, Placement, Quote, Sentence, Slot, Story, Strip
from digest.themes.design import HEADS

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box

NEAR = 5
"""How many lines short of a box's room a text is still tried before another picture height is."""

COARSEST = 151
"""Pixels an inch that a picture must have in its slot, and one for rounding."""

HIGH, TOO_HIGH = 24, 0.35
"""Lines that a picture is high at most unless copy has run out; what each line more costs."""

FLUSH = 0.1
"""What another shape must promise to save to be tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A story placed in a box. *cost* is 0 for a full box told by plain ranking; *holes* counts empty lines."""

    placement: Placement
    cost: float
    holes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way to divide a *box*: what stands around the text, each with the lines above it, what is left for it of which
    columns, *free* from where to where, and how little we like it.
    """

    box: Box
    held: tuple[tuple[Slot, int], ...]
    free: tuple[tuple[int, int, int], ...]
    dislike: float
    quote: Quote | None = None

    @property
    def room(self) -> int:
        return sum(foot - top for _, top, foot in self.free)

    @property
    def slots(self) -> tuple[Slot, ...]:
        line, column = self.box.line, self.box.column - 1
        return tuple(
            replace(slot, line=line + above, column=column + slot.column)
            for slot, above in self.held
        )

    @property
    def frames(self) -> tuple[Frame, ...]:
        box = self.box
        return tuple(
            Frame(
                columns=box.columns,
                column=box.column + column % box.width,
                line=box.line + top,
                height=foot - top,
            )
            for column, top, foot in self.free
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What a shape is asked to hold: the head's style, a standfirst, a picture's height, a quotation."""

    head: str
    deck: bool
    height: int
    quote: Quote | None = None
    dislike: float = 0.0


class Fitter:
    """Fits the stories of one issue; remembers every story's lengths and every fit."""

    def __init__(self, typesetter: Typesetter, language: str) -> None:
        self.typesetter = typesetter
        self.language = language
        self._lengths: dict[tuple[str, Setting, Quote | None], Lengths] = {}
        self._fits: dict[tuple[str, Box], Fit] = {}
        self.candidates: dict[tuple[str, ...], list[Any]] = {}
        self._estimates: dict[tuple[str, Box], float] = {}
        self._heads: dict[tuple[str, int, int, int, int, str, bool], Slot] = {}
        self._quotes: dict[tuple[str, Quote, int, int], Slot] = {}

    def fit(self, story: Story, box: Box) -> Fit:
        """The best fit found; where the story is too short for the box its last lines stay empty."""
        key = story.id, box
        if key not in self._fits:
            self._fits[key] = self._best(story, box)
        return self._fits[key]

    def setting(self, box: Box) -> Setting:
        """How a story's text is set in *box*."""
        return Setting(
            style=box.body, width=self.typesetter.design.across(box.columns), initial=box.initial
        )

    def lengths(self, story: Story, setting: Setting, without: Quote | None = None) -> Lengths:
        """The lengths of a story; a sentence that stands beside it as a pull quote is not told twice."""
        key = story.id, setting, without
        if key not in self._lengths:
            self._lengths[key] = Lengths(
                story, setting, self.typesetter, without.sentence if without else None
            )
        return self._lengths[key]

    def estimate(self, story: Story, box: Box) -> float:
        """About what fitting *story* into *box* will cost, from the box's tightest and roomiest shape alone."""
        key = story.id, box
        if key not in self._estimates:
            self._estimates[key] = self._estimate(story, box)
        return self._estimates[key]

    def _estimate(self, story: Story, box: Box) -> float:
        least, most = self.lengths(story, self.setting(box)).extremes
        heights = [height for height, _ in self.heights(story, box)]
        pictures = [height for height in heights if height] or [0]
        quote = story.quotes[0] if box.quotes and story.quotes else None
        tight = self._shape(
            story, box, _Choice(head=box.head, deck=box.decks, height=max(pictures), quote=quote)
        )
        roomy = self._shape(story, box, _Choice(head=box.head, deck=False, height=min(pictures)))
        if roomy is None:
            return 500.0
        room = roomy.room - 1, (tight or roomy).room - 1
        empty, cut = max(0, min(room) - most), max(0, most - room[0])
        words = story.summary.words
        short = untold(story, box, round(words * min(1.0, room[0] / max(1, most))))
        unseen = (
            4.0
            if box.art is None and self.picture(story) and story.place is not Place.BRIEF
            else 0.0
        )
        bare = 5.0 if box.art and not any(heights) and box.style == "lead" else 0.0
        return (
            (300.0 if least > room[0] else 0.0) + 3.0 * empty + 0.06 * cut + short + unseen + bare
        )

    def picture(self, story: Story) -> tuple[int, int] | None:
        """The size in pixels of the story's picture, if it has one that can be printed."""
        return self.typesetter.measure.size(story.picture) if story.picture else None

    def heights(self, story: Story, box: Box) -> list[tuple[int, float]]:
        """Picture heights in lines that the box and the picture's pixels allow, each with how little it is liked."""
        size = self.picture(story)
        design = self.typesetter.design
        if size is None or box.art is None:
            return [(0, 0.0)]
        width, above = design.across(box.columns, box.art.width), 0.0
        if box.line == 1 and box.art.width == box.columns and not box.art.under:
            width, above = design.paper[0], (design.paper[1] - design.height) / 2
        natural = width * size[1] / size[0] / design.leading
        least, most = box.art.least, min(box.art.most, box.height - 10)
        wanted = min(max(natural, least), most, HIGH)
        found = [
            (height, 0.004 * (height - wanted) ** 2 + TOO_HIGH * max(0, height - HIGH))
            for height in range(least, most + 1)
            if min(size[0] / width, size[1] / (height * design.leading + above)) * 72 >= COARSEST
        ]
        return [*found, (0, 6.0 if found else 0.0)]

    def shapes(self, story: Story, box: Box) -> list[Shape]:
        """The ways to divide *box* for *story*, the most liked first."""
        decks = [True, False] if box.decks and story.standfirst else [False]
        styles = self.typesetter.design.styles
        heads = [
            name
            for name in HEADS[HEADS.index(box.head) :][:2]
            if styles[name].family == styles[box.head].family
        ]
        quotes: list[Quote | None] = [
            None,
            *(story.quotes[:2] if box.quotes and story.words is None else ()),
        ]
        choices = [
            _Choice(head=head, deck=deck, height=height, quote=quote, dislike=dear + 0.6 * smaller)
            for (smaller, head), deck, (height, dear), quote in product(
                enumerate(heads), decks, self.heights(story, box), quotes
            )
        ]
        found = [shape for choice in choices if (shape := self._shape(story, box, choice))]
        return sorted(found, key=lambda shape: shape.dislike)

    def _shape(self, story: Story, box: Box, choice: _Choice) -> Shape | None:
        room = _Room(box, self.typesetter.design.lines)
        slots = [self._headed(story, box, choice.head, deck=choice.deck)]
        if story.picture and box.art and choice.height:
            picture = pictured(story, story.picture, box, choice.height, self.typesetter)
            slots.insert(1 if box.art.under else 0, picture)
        fits = [room.over(slot) for slot in slots]
        if box.panel and len(story.articles) > 1:
            fits.append(room.at_foot(reports(story, box, self.typesetter)))
        if choice.quote:
            fits.append(room.within(self._quoted(story, choice.quote, box)))
        free = room.free()
        lines = sum(foot - top for _, top, foot in free)
        if not all(fits) or (
            lines < LEAST
            and lines
            < self.lengths(story, self.setting(box)).extremes[1] + self._beneath(story, box)
        ):
            return None
        return Shape(
            box=box,
            held=tuple(room.held),
            free=free,
            quote=choice.quote,
            dislike=choice.dislike
            + _manners(story, box, choice)
            + thin(lines, box)
            + self._white(story, slots, box),
        )

    def _white(self, story: Story, slots: list[Slot], box: Box) -> float:
        """What the white costs that is left beneath a head, whose height is whole lines, and beside it where it is wide."""
        design = self.typesetter.design
        head = next(slot for slot in slots if slot.kind == "head")
        beneath, beside = head.height - deep(head, box, design) / design.leading, 0.0
        if box.head_width * 2 > box.columns:
            lacking = shortfall(
                head.lines,
                head.style,
                design.across(box.columns, box.head_width),
                story.language,
                self.typesetter,
            )
            beside = lacking * len(head.lines) * design.style(head.style).leading / design.leading
        return WHITE * (max(0.0, beneath) + beside)

    def _headed(self, story: Story, box: Box, style: str, *, deck: bool) -> Slot:
        key = story.id, box.columns, box.width, box.head_width, box.more, style, deck
        if key not in self._heads:
            self._heads[key] = headed(story, box, style, self.typesetter, deck=deck)
        head = self._heads[key]
        return replace(head, height=head.height + box.air) if box.air else head

    def _quoted(self, story: Story, quote: Quote, box: Box) -> Slot:
        key = story.id, quote, box.columns, box.width
        if key not in self._quotes:
            self._quotes[key] = quoted(story, quote, box, self.typesetter)
        return self._quotes[key]

    def _best(self, story: Story, box: Box) -> Fit:
        setting = self.setting(box)
        beneath = self._beneath(story, box)
        words, most = story.summary.words, max(1, self.lengths(story, setting).extremes[1])
        rooms = [(shape, shape.room - beneath) for shape in self.shapes(story, box)]
        priced = [
            (shape.dislike + untold(story, box, round(words * min(1.0, room / most))), shape, room)
            for shape, room in rooms
        ]
        best: Fit | None = None
        for least_cost, shape, room in sorted(priced, key=lambda one: one[0]):
            if best and best.cost <= least_cost + FLUSH:
                break
            lengths = self.lengths(story, setting, shape.quote)
            for chosen, left_over in _near(lengths.upto(room), room):
                if best and best.cost <= least_cost + left_over:
                    break
                fit = self._poured(story, box, shape, setting, chosen)
                if fit and (best is None or fit.cost < best.cost):
                    best = fit
        return best or self._forced(story, box, setting)

    def _poured(
        self, story: Story, box: Box, shape: Shape, setting: Setting, chosen: tuple[int, ...]
    ) -> Fit | None:
        sentences = story.summary.chosen(chosen)
        copy, loose = self.lengths(story, setting).copy(chosen)
        poured = pour([*copy, *self._sources(story, box)], shape.frames)
        if poured.left:
            return None
        placement = Placement(
            story=story.id,
            box=box.name,
            style=box.style,
            sentences=sentences,
            slots=(*shape.slots, *self._notes(story, box, shape.slots)),
            frames=poured.frames,
        )
        cost = shape.dislike + hole_cost(poured) + untold(story, box, _words(sentences))
        cost += LOOSENESS * loose
        return Fit(placement=placement, cost=cost, holes=poured.holes)

    def _sources(self, story: Story, box: Box) -> tuple[Strip, ...]:
        """The source line that ends the text, unless it stands in the margin."""
        if beside(box, self.typesetter.design):
            return ()
        return (source_strip(story, box, self.typesetter, self.language),)

    def _beneath(self, story: Story, box: Box) -> int:
        return sum(len(strip.lines) for strip in self._sources(story, box))

    def _notes(self, story: Story, box: Box, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """What stands in the margin: the kicker beside the head of *slots*, the sources with their last line beside the box's."""
        if not beside(box, self.typesetter.design):
            return ()
        note = noted(story, self.typesetter, self.language)
        heads = (kicker(slot.line) for slot in slots if slot.kind == "head")
        return (*heads, replace(note, line=box.line + box.height - note.height))

    def _forced(self, story: Story, box: Box, setting: Setting) -> Fit:
        """Even the shortest text does not fit: head alone, or the first sentence with what follows left in the source."""
        shape = min(
            self.shapes(story, box) or [_bare(box, self.typesetter.design.lines)],
            key=lambda one: -one.room,
        )
        shortest = next(iter(self.lengths(story, setting).upto(1).values()), ())
        fit = self._poured(story, box, shape, setting, shortest) or self._poured(
            story, box, shape, setting, ()
        )
        return (
            replace(fit, cost=fit.cost + 500)
            if fit
            else Fit(
                placement=Placement(
                    story=story.id, box=box.name, style=box.style, slots=shape.slots
                ),
                cost=1000,
                holes=0,
            )
        )


LOOSENESS = 0.8
"""What a loose line costs: as much as a line left empty."""


WHITE = 1.0
"""What a line of white under a head or beside it costs."""

LEAST = 4
"""Lines of text without which a shape is none."""


UNTOLD = {"lead": 0.006, "feature": 0.005, "news": 0.004}
"""What a word that finds no room costs: a higher picture is paid for with them."""


WANTED = {Place.LEAD: 320, Place.FEATURE: 200, Place.NEWS: 90}
"""Words that a story of a place is to have at least, as far as its copy goes."""

SHORT = 0.05
"""What each word less than that costs."""


def untold(story: Story, box: Box, told: int) -> float:
    """What it costs that of a story's words no more than *told* are printed."""
    if story.words is not None:
        return 0.0
    words = story.summary.words
    return UNTOLD[box.style] * max(0, words - told) + SHORT * max(
        0, min(WANTED.get(story.place, 0), words) - told
    )


def _words(sentences: tuple[Sentence, ...]) -> int:
    return sum(sentence.words for sentence in sentences)


def thin(room: int, box: Box) -> float:
    """A story of a few lines under a large picture is a caption: each line short of eight in a column costs."""
    return 0.5 * max(0.0, 8.0 - room / box.width)


def hole_cost(poured: Poured) -> float:
    """Empty lines hurt more the more there are in one place."""
    return sum((max(0.0, frame.height - frame.filled) ** 1.5 for frame in poured.frames), 0.0)


def _manners(story: Story, box: Box, choice: _Choice) -> float:
    """A standfirst should not be lost, a tall box wants a quotation, a low one none."""
    tall = box.height > 30
    lost = 0.4 if story.standfirst and box.decks and not choice.deck else 0.0
    plain = 0.3 if tall and box.quotes and story.quotes and choice.quote is None else 0.0
    return lost + plain + (0.2 if choice.quote and not tall else 0.0)


def _near(
    lengths: dict[int, tuple[int, ...]], room: int
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Selections that nearly fill *room*, the fullest first; where all are much shorter, the longest."""
    fitting = sorted((count for count in lengths if count <= room), reverse=True)
    near = [count for count in fitting if count >= room - NEAR] or fitting[:1]
    for count in near:
        yield lengths[count], float(room - count)


def _bare(box: Box, lines: int) -> Shape:
    return Shape(box=box, held=(), free=_Room(box, lines).free(), dislike=100)


class _Room:
    """The columns of a box while parts are put into it: from where to where each is free, and what splits it.

    Of a box that runs on to a second page, those of the second follow those of the first: a head goes on top of the
    first, a panel and a quotation into the last column of the second.
    """

    def __init__(self, box: Box, lines: int) -> None:
        turn = lines - (box.line - 1) % lines
        stops = [0, *range(turn, box.height, lines), box.height]
        self._box = box
        self._top = [top for top in stops[:-1] for _ in range(box.width)]
        self._foot = [foot for foot in stops[1:] for _ in range(box.width)]
        self._last = len(self._top) - box.width
        self._splits: dict[int, tuple[int, int]] = {}
        self.held: list[tuple[Slot, int]] = []

    def over(self, slot: Slot) -> bool:
        """Put *slot* on top of what is free of its columns; False where it does not fit."""
        first = slot.column - 1
        columns = range(first, min(first + slot.width, self._box.width))
        line = max(self._top[column] for column in columns)
        if line + slot.height > min(self._foot[column] for column in columns):
            return False
        for column in columns:
            self._top[column] = line + slot.height
        self.held.append((slot, line))
        return True

    def at_foot(self, slot: Slot) -> bool:
        column = self._last + slot.column - 1
        if self._foot[column] - slot.height < self._top[column] + LEAST:
            return False
        self._foot[column] -= slot.height
        self.held.append((slot, self._foot[column]))
        return True

    def within(self, slot: Slot) -> bool:
        """Put *slot* into its column with lines above and beneath it; on top where the column is short."""
        column = self._last + slot.column - 1
        free = self._foot[column] - self._top[column] - slot.height
        if free < 2 * LEAST:
            return False
        if free < 14 and not self._last:
            return self.over(slot)
        line = self._top[column] + ceil(free * 0.45)
        self._splits[column] = line, line + slot.height
        self.held.append((slot, line))
        return True

    def free(self) -> tuple[tuple[int, int, int], ...]:
        """What is left of which columns, from where to where."""
        free = []
        for column, (top, foot) in enumerate(zip(self._top, self._foot, strict=True)):
            line, beneath = self._splits.get(column, (foot, foot))
            free += [
                (column, *stops) for stops in ((top, line), (beneath, foot)) if stops[0] < stops[1]
            ]
        return tuple(free)
