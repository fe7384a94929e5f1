"""Copyfitting: prints as many sentences of a story as fill its box to the last line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any

from digest.layout.dividing import Divider
from digest.layout.illustrating import Illustration, deepest
from digest.layout.margin import beside, kicker, noted
from digest.layout.pouring import pour
from digest.layout.prices import hole_cost, unprinted
from digest.layout.shapes import Choice, Shape
from digest.model import Place, Placement, Sentence, Slot, Story

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box

FORCED, HEADLESS, SHAPELESS = 500.0, 1000.0, 500.0
"""Costs of faults: a text too long for its box, a head without text, a box that holds no head.

They only have to be larger than all other costs.
"""

WORTHWHILE = 0.1
"""Empty lines that another shape must promise to save to be tried.

A smaller gain is not seen and costs time.
"""


ROUNDING = 1e-9
"""More than sums of the same costs in another order differ by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A story placed in a box.

    *cost* is in empty lines, *holes* counts the lines that stay empty.
    """

    placement: Placement
    cost: float
    holes: int


class Fitter:
    """Fits the stories of one issue; remembers every fit."""

    def __init__(self, typesetter: Typesetter, language: str) -> None:
        self.typesetter = typesetter
        self.language = language
        self.divider = Divider(typesetter, language)
        self.candidates: dict[tuple[str, ...], list[Any]] = {}
        self._fits: dict[tuple[str, Box], Fit] = {}
        self._estimates: dict[tuple[str, Box], float] = {}

    def fit(self, story: Story, box: Box) -> Fit:
        """The best fit; where the story is too short for the box its last lines stay empty."""
        key = story.id, box
        if key not in self._fits:
            self._fits[key] = self._best(story, box) or self._forced(story, box)
        return self._fits[key]

    def estimate(self, story: Story, box: Box) -> float:
        """About what fitting *story* into *box* will cost, by the tightest and the roomiest shape
        alone.
        """
        key = story.id, box
        if key not in self._estimates:
            self._estimates[key] = self._estimate(story, box)
        return self._estimates[key]

    def _estimate(self, story: Story, box: Box) -> float:
        costs, divider = self.typesetter.costs, self.divider
        least, most = divider.lengths(story, divider.setting(box)).extremes
        shown = divider.illustrator.options(story, box)
        tight, roomy = self._extremes(story, box, deepest(shown))
        if roomy is None:
            return SHAPELESS
        # One line of each is for the sources.
        capacity, tightest = roomy.capacity - 1, (tight or roomy).capacity - 1
        empty, cut = max(0, min(capacity, tightest) - most), max(0, most - capacity)
        printed = round(story.summary.words * min(1.0, capacity / max(1, most)))
        return (
            (costs.overset if least > capacity else 0.0)
            + costs.estimated_hole * empty
            + costs.estimated_cut * cut
            + unprinted(story, box, printed, costs)
            + self._picture_cost(story, box, shown)
        )

    def _extremes(
        self, story: Story, box: Box, shown: tuple[Illustration, Illustration]
    ) -> tuple[Shape | None, Shape | None]:
        """The shape of *box* with the fewest lines for text, and the one with the most."""
        quote = story.quotes[0] if box.quotes and story.quotes else None
        most = Choice(head=box.head, deck=box.decks, pictures=shown[1].places, quote=quote)
        least = Choice(head=box.head, deck=False, pictures=shown[0].places)
        return self.divider.shape(story, box, most), self.divider.shape(story, box, least)

    def _picture_cost(self, story: Story, box: Box, shown: list[Illustration]) -> float:
        """What the best illustration costs that *box* allows, more where it allows none of a story
        with a picture, or is a lead's.
        """
        costs, pictured = self.typesetter.costs, len(shown) > 1
        bare = box.art and not pictured and box.style == "lead"
        cost = costs.bare_lead if bare else 0.0
        if story.place is Place.BRIEF or not self.divider.picture(story):
            return cost
        if pictured:
            return cost + min(one.cost for one in shown)
        return cost + costs.unseen_picture + self.divider.illustrator.unseen(story)

    def _best(self, story: Story, box: Box) -> Fit | None:
        """The cheapest fit of all shapes and lengths, None where nothing fits.

        Shapes come in the order of the least that they can cost, so most of them are never tried,
        and many are not even made.
        """
        divider, beneath = self.divider, self.divider.beneath(story, box)
        setting = divider.setting(box)
        best: Fit | None = None
        for least, shape in self._priced(story, box, beneath):
            if best and best.cost <= least + WORTHWHILE:
                break
            if shape is None:
                continue
            capacity = shape.capacity - beneath
            lengths = divider.lengths(story, setting, shape.aside).upto(capacity)
            for chosen, empty in _near(lengths, capacity, self.typesetter.costs.near_lines):
                if best and best.cost <= least + empty:
                    break
                fit = self._poured(story, shape, chosen)
                if fit and (best is None or fit.cost < best.cost):
                    best = fit
        return best

    def _priced(self, story: Story, box: Box, beneath: int) -> Iterator[tuple[float, Shape | None]]:
        """The shapes of *box*, each with the least that it can cost, the cheapest first.

        A box is divided only when no shape before it can be cheaper; until then it comes as None.
        """
        divider, prospects = self.divider, [*self.divider.prospects(story, box)]
        words, most = story.summary.words, max(1, self.divider.longest(story, box))

        @cache
        def missing(lines: int) -> float:
            """The cost of the words that *lines* for text have no room for."""
            printed = round(words * min(1.0, (lines - beneath) / most))
            return unprinted(story, box, printed, self.typesetter.costs)

        # A bound on the cost comes before every cost like it, whatever rounding did to both.
        queue: list[tuple[float, float, int, Shape | None]] = [
            (one.least + missing(one.room) - ROUNDING, 0.0, number, None)
            for number, one in enumerate(prospects)
        ]
        heapify(queue)
        while queue:
            least, _, number, shape = heappop(queue)
            yield least, shape
            if shape is None and (made := divider.shape(story, box, prospects[number].choice)):
                cost = made.cost + missing(made.capacity)
                heappush(queue, (cost, made.cost, number, made))

    def _poured(self, story: Story, shape: Shape, chosen: tuple[int, ...]) -> Fit | None:
        """The sentences *chosen* poured into *shape*; None where they do not fit."""
        box, costs, divider = shape.box, self.typesetter.costs, self.divider
        sentences = story.summary.chosen(chosen)
        lengths = divider.lengths(story, divider.setting(box), shape.aside)
        copy, loose = lengths.copy(chosen)
        sources = lengths.ending(divider.sources(story, box), chosen)
        poured = pour([*copy, *sources], shape.frames)
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
        missing = unprinted(story, box, _words(sentences), costs)
        cost = shape.cost + hole_cost(poured, costs) + missing + costs.loose_line * loose
        return Fit(placement=placement, cost=cost, holes=poured.holes)

    def _notes(self, story: Story, box: Box, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """The notes in the margin: a kicker beside each head, the sources beside the box's last
        line.
        """
        if not beside(box, self.typesetter.design):
            return ()
        note = noted(story, self.typesetter, self.language)
        kickers = (kicker(slot.line) for slot in slots if slot.kind == "head")
        return (*kickers, replace(note, line=box.line + box.height - note.height))

    def _forced(self, story: Story, box: Box) -> Fit:
        """A story whose shortest text does not fit: its head with the first sentence, or alone."""
        divider = self.divider
        shapes = divider.shapes(story, box) or [divider.bare(box)]
        shape = max(shapes, key=lambda one: one.capacity)
        lengths = divider.lengths(story, divider.setting(box)).upto(1)
        shortest = next(iter(lengths.values()), ())
        fit = self._poured(story, shape, shortest) or self._poured(story, shape, ())
        if fit:
            return replace(fit, cost=fit.cost + FORCED)
        placement = Placement(story=story.id, box=box.name, style=box.style, slots=shape.slots)
        return Fit(placement=placement, cost=HEADLESS, holes=0)


def _words(sentences: tuple[Sentence, ...]) -> int:
    return sum(sentence.words for sentence in sentences)


def _near(
    lengths: dict[int, tuple[int, ...]], capacity: int, near: int
) -> Iterator[tuple[tuple[int, ...], float]]:
    """The selections that fill *capacity* but for *near* lines, the fullest first.

    Each comes with the number of lines that it leaves empty. Where all are much shorter, the
    longest alone.
    """
    fitting = sorted((count for count in lengths if count <= capacity), reverse=True)
    for count in [count for count in fitting if count >= capacity - near] or fitting[:1]:
        yield lengths[count], float(capacity - count)
