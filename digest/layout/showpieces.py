"""Showpieces: one quotation, large figure, chart or timeline a spread, set as a poster across the
text of its own story where nothing of that spread has a picture.

Which one is decided before a page is laid out. The box of its story then treats it as it would a
picture: its type and its height adapt, so that text and poster fill the box together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.layout.costs import COLUMN
from digest.layout.graphics import Graphic
from digest.layout.illustrating import Illustration, PicturePlace
from digest.layout.posters import SHOWPIECE, filled, inked, poster_columns, posters_of
from digest.model import Sentence, Slot, Story
from digest.text.typography import set_text
from digest.text.words import content

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box

ABOVE, BELOW = 4.0, 9.0
"""Points of its slot that stay free above its ground, to the head, and beneath it, to the text."""

WIDTH = 230.0
"""Points that a showpiece is wide at least: a narrower one is a graphic in a column."""

LEAST, MOST = 8, 26
"""Lines that a showpiece is high at least and at most."""

FULL = 0.85
"""The part of its height that its content and the air around that take at least."""

TEXT = 10
"""Lines of a box that no showpiece takes: for its head and some text."""

EARLY, HALF = 0.25, 0.5
"""The part of its story's sentences, the best first, among which that of a figure must be: so much
for each word it shares with the headline and with the sentence that tells the news, and so much at
most. A later one, or one of fewer such words, is not what the story is about.
"""

WORTH = {"chart": 3.0, "timeline": 2.5, "quote": 2.0, "figure": 1.0}
"""What a showpiece of each kind is worth."""

TOPIC, TOPICS = 0.3, 4
"""What each word that it shares with its story's news adds, and up to how many words count."""


class Showpieces:
    """The showpieces of one issue: the strongest of each story, none of a speaker twice.

    *known* are sentences that stand large elsewhere, as on the cover.
    """

    def __init__(
        self, stories: Sequence[Story], typesetter: Typesetter, known: Sequence[Sentence] = ()
    ) -> None:
        self._typesetter = typesetter
        self._best: dict[str, tuple[float, Graphic]] = {}
        self._costs: dict[tuple[str, float, int], float | None] = {}
        speakers: set[str] = set()
        for story in sorted(stories, key=lambda one: one.rank):
            ranked = sorted(_ranked(story), key=lambda each: -each[0])
            for worth, graphic in ranked:
                speaker = _speaker(story, graphic)
                if speaker in speakers or not set(known).isdisjoint(graphic.sentences):
                    continue
                self._best[story.id] = worth, graphic
                speakers |= {speaker} if speaker else set()
                break

    def options(self, story: Story, box: Box) -> list[Illustration]:
        """The ways to set the showpiece of *story* in *box*; one of them is without it."""
        if story.id not in self._best:
            return [Illustration()]
        _, graphic = self._best[story.id]
        most = min(MOST, box.height - TEXT)
        found = [
            option
            for column, width in _places(box)
            for height in range(LEAST, most + 1)
            if (option := self._set(story, graphic, box, column, width, height))
        ]
        missing = self._typesetter.costs.missing_showpiece
        return [*found, Illustration(cost=missing)] if found else [Illustration()]

    def _set(
        self, story: Story, graphic: Graphic, box: Box, column: int, width: int, height: int
    ) -> Illustration | None:
        """The showpiece across *width* columns and *height* lines; None where it does not fit."""
        design = self._typesetter.design
        across = design.across(box.columns, width)
        key = story.id, across, height
        if key not in self._costs:
            self._costs[key] = self._cost(story, graphic, across, height)
        cost = self._costs[key]
        if cost is None:
            return None
        slot = Slot(
            kind=graphic.kind,
            columns=box.columns,
            column=column,
            width=width,
            line=0,
            height=height,
            style=SHOWPIECE,
            number=graphic.number,
            credit=_speaker(story, graphic),
        )
        place = PicturePlace(slot=slot, under=True, sentences=graphic.sentences)
        return Illustration(places=(place,), cost=cost)

    def _cost(self, story: Story, graphic: Graphic, across: float, height: int) -> float | None:
        """What it costs to set *graphic* *across* points wide and *height* lines high; None where
        it does not fit.
        """
        typesetter = self._typesetter
        design, costs = typesetter.design, typesetter.costs
        points = height * design.leading - ABOVE - BELOW
        if across < WIDTH:
            return None
        columns = poster_columns(story, graphic, across, points, typesetter)
        if filled(columns, points, typesetter) < FULL:
            return None
        line = COLUMN * design.leading
        deserved = costs.showpiece_part * design.width * design.height
        lacking = max(0.0, deserved - across * points) / line
        white = (1 - inked(columns, across, points, typesetter)) * across * points / line
        return costs.picture_lack * lacking + costs.showpiece_white * white

    def fits(self, story: Story, box: Box) -> bool:
        """Whether *box* can hold the showpiece of *story*."""
        return len(self.options(story, box)) > 1

    def worth(self, story: Story) -> float:
        """What the showpiece of *story* is worth; 0 where it has none."""
        return self._best[story.id][0] if story.id in self._best else 0.0

    def kind(self, story: Story) -> str:
        """The kind of the showpiece of *story*; "" where it has none."""
        return self._best[story.id][1].kind if story.id in self._best else ""


def _places(box: Box) -> Iterator[tuple[int, int]]:
    """The first column and the width of each place in *box*: under all of the head, or beside its
    first column of text.
    """
    yield 1, box.head_width
    if not box.span and box.width > 1:
        yield 2, box.width - 1


def _ranked(story: Story) -> Iterator[tuple[float, Graphic]]:
    """The graphics of *story* that may stand as a showpiece, each with what it is worth."""
    news = story.summary.news
    about = frozenset(content(story.headline, language=story.language))
    told = about | frozenset(content(news.text, language=story.language) if news else ())
    for graphic in posters_of(story) if story.words is None else ():
        if news in graphic.sentences:
            continue
        words = {
            word for one in graphic.sentences for word in content(one.text, language=story.language)
        }
        shared = len(told & words)
        if graphic.kind == "figure" and not _central(story, graphic, shared):
            continue
        yield WORTH[graphic.kind] + TOPIC * min(shared, TOPICS), graphic


def _central(story: Story, graphic: Graphic, shared: int) -> bool:
    """Whether a figure is one that its story is about."""
    sentence, summary = story.figures[graphic.number].sentence, story.summary
    part = min(HALF, EARLY * shared)
    best = summary.chosen(summary.order[: round(part * len(summary.order))])
    return sentence in best


def _speaker(story: Story, graphic: Graphic) -> str:
    if graphic.kind != "quote":
        return ""
    return set_text(story.quotes[graphic.number].speaker, language=story.language)
