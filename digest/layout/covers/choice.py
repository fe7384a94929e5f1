"""Chooses the kind of cover and the stories on it, from what a week has and the last cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

from digest.languages import joins
from digest.layout.covers.areas import CoverAreas, cover_areas
from digest.layout.covers.figure import number_of, sentence_of
from digest.layout.covers.lettering import Lettering, Room, lettering
from digest.layout.covers.material import (
    Picture,
    figures_of,
    leading,
    pictures_of,
    quotations_of,
    weight,
)
from digest.text.typography import set_text

if TYPE_CHECKING:
    from digest.edition import Area
    from digest.layout.breaking import Typesetter
    from digest.model import Figure, Issue, Quote, Story
    from digest.themes.covers import CoverKind, CoverText

TURNS = (0, 0, 0, 0, 1, 1, 1, 2, 2, 3)
"""Which of the best kinds that fit an issue takes, by a number from 0 to 9: the first four times of
ten, the fourth once.
"""

WIDELY = 24
"""Stories whose pictures may stand beside that of the cover's story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverChoice:
    """A kind of cover with its story, and what of it the kind shows.

    *pictures* are as many as the kind has places, the story's own first. *number* and *unit* are
    the parts of *figure*. *cost* is in empty lines, as those of ``Costs``.
    """

    kind: CoverKind
    story: Story
    areas: CoverAreas
    head: Lettering
    pictures: tuple[Picture, ...] = ()
    figure: Figure | None = None
    number: str = ""
    unit: str = ""
    quote: Quote | None = None
    cost: float = 0.0


def choose(issue: Issue, stories: Sequence[Story], typesetter: Typesetter) -> CoverChoice | None:
    """The cover of *issue*, of which *stories* are printed; None without a story or a kind.

    Of the theme's kinds, the best first, those count that the week has material for; the last
    issue's is left out where there is another. The issue's number and its first story say which
    of the best is taken.
    """
    if not stories:
        return None
    desk = _Desk(issue, stories, typesetter)
    fitting = [one for kind in typesetter.design.covers if (one := desk.best(kind))]
    whole = [one for one in fitting if one.head.fits] or fitting
    fresh = [one for one in whole if one.kind.name != issue.last_cover] or whole
    if not fresh:
        return None
    turn = TURNS[crc32(f"{issue.number} {desk.leading[0].id}".encode()) % len(TURNS)]
    return fresh[min(turn, len(fresh) - 1)]


def inside(issue: Issue, choice: CoverChoice | None) -> Issue:
    """*issue* as its inner pages print it: the cover's story with another of its pictures, and
    without the quotation or the figure of the cover.

    Only a picture that is nearly as large takes the place of the cover's. Where there is none the
    story shows the same picture again, cropped to its place.
    """
    if choice is None:
        return issue
    other = choice.pictures[0].other if choice.pictures else None
    stories = tuple(
        replace(
            story,
            picture=other or story.picture,
            quotes=tuple(quote for quote in story.quotes if quote != choice.quote),
            figures=tuple(figure for figure in story.figures if figure != choice.figure),
        )
        if story.id == choice.story.id
        else story
        for story in issue.stories
    )
    return replace(issue, stories=stories)


class _Desk:
    """What all kinds choose from."""

    def __init__(self, issue: Issue, stories: Sequence[Story], typesetter: Typesetter) -> None:
        self.typesetter = typesetter
        self.costs = typesetter.costs
        self.leading = leading(issue, stories)
        measure = typesetter.measure
        self.pictures = [picture for one in self.leading for picture in pictures_of(one, measure)]
        others = sorted(stories, key=weight)[:WIDELY]
        self.others = [picture for one in others for picture in pictures_of(one, measure)[:1]]

    def best(self, kind: CoverKind) -> CoverChoice | None:
        """The cheapest cover of *kind* whose headline fits, else the cheapest."""
        ordered = sorted(self._options(kind), key=lambda one: one.cost)
        return next((one for one in ordered if one.head.fits), ordered[0] if ordered else None)

    def _options(self, kind: CoverKind) -> Iterator[CoverChoice]:
        if kind.art:
            yield from self._pictured(kind)
        else:
            areas = cover_areas(kind, (), self.typesetter.design)
            if areas is not None:
                yield from self._lettered(kind, areas)

    def _pictured(self, kind: CoverKind) -> Iterator[CoverChoice]:
        design = self.typesetter.design
        first = replace(kind, art=kind.art[:1])
        for picture in self.pictures:
            if cover_areas(first, [picture.size], design) is None:
                continue
            chosen = [picture, *self._beside(kind, picture)]
            if len(chosen) < len(kind.art):
                continue
            areas = cover_areas(kind, [one.size for one in chosen], design)
            if areas is not None:
                lost = sum(map(_lost, chosen, areas.art)) / len(chosen)
                cost = self.costs.cover_crop * lost + self.costs.cover_again * (
                    picture.other is None
                )
                yield self._option(kind, picture.story, areas, cost, pictures=tuple(chosen))

    def _beside(self, kind: CoverKind, first: Picture) -> list[Picture]:
        """The weightiest pictures of other stories that bear the further places of *kind*."""
        design, chosen = self.typesetter.design, [first]
        for place in kind.art[1:]:
            alone = replace(kind, art=(place,))
            used = {one.story.id for one in chosen} | {one.image.path for one in chosen}
            fitting = (
                one
                for one in self.others
                if not {one.story.id, one.image.path} & used
                and cover_areas(alone, [one.size], design) is not None
            )
            if (found := next(fitting, None)) is None:
                break
            chosen.append(found)
        return chosen[1:]

    def _lettered(self, kind: CoverKind, areas: CoverAreas) -> Iterator[CoverChoice]:
        for story in self.leading:
            if kind.figure:
                for figure, number, unit in figures_of(story):
                    cost = self.costs.cover_digit * len(number)
                    if self._has_room(kind, areas, story, figure, number, unit):
                        yield self._option(
                            kind, story, areas, cost, figure=figure, number=number, unit=unit
                        )
            elif kind.quotation:
                for quote in quotations_of(story):
                    cost = self.costs.cover_letter * len(quote.text)
                    yield self._option(kind, story, areas, cost, quote=quote)
            elif not kind.initial or _opens(story):
                yield self._option(kind, story, areas, 0.0)

    def _has_room(
        self,
        kind: CoverKind,
        areas: CoverAreas,
        story: Story,
        figure: Figure,
        number: str,
        unit: str,
    ) -> bool:
        """Whether *figure* with its sentence keeps to the place of words."""
        place, area, language = kind.words, areas.words, story.language
        if place is None or area is None:
            return False
        sentence = sentence_of(figure, area, language, self.typesetter)
        return number_of(number, unit, sentence, place, area, language, self.typesetter).fits

    def _option(
        self, kind: CoverKind, story: Story, areas: CoverAreas, cost: float, **shown: object
    ) -> CoverChoice:
        place = self.leading.index(story)
        long = max(0, len(story.headline) - self.costs.cover_letters)
        cost += self.costs.cover_step * place + self.costs.cover_letter * long
        return CoverChoice(
            kind=kind,
            story=story,
            areas=areas,
            head=headline(story, kind.head, areas, self.typesetter),
            cost=cost,
            **shown,  # type: ignore[arg-type]
        )


def headline(story: Story, text: CoverText, areas: CoverAreas, typesetter: Typesetter) -> Lettering:
    """The headline of *story* as large as the cover has room for it, its kicker above."""
    kicker = typesetter.design.style("kicker").leading
    room = Room(
        width=areas.head.width,
        height=areas.head.height - kicker,
        largest=text.largest,
        least=text.least,
        most=text.most,
    )
    words = set_text(story.headline, language=story.language)
    return lettering(words, text.style, story.language, room, typesetter)


def _lost(picture: Picture, area: Area) -> float:
    """The part of *picture* that a crop to *area* leaves out."""
    ratio = picture.size[0] / picture.size[1]
    wanted = area.width / area.height
    return 1 - min(ratio / wanted, wanted / ratio)


def _opens(story: Story) -> bool:
    """Whether the first letter of the headline can stand alone."""
    return story.headline[:1].isalpha() and not joins(story.language)
