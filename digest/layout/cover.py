"""The cover's page: a story's headline, what stands large, the pictures, and other headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from digest.edition import Area
from digest.layout.covers.areas import borne
from digest.layout.covers.choice import CoverChoice, choose
from digest.layout.covers.figure import BENEATH, SENTENCE, UNIT, number_of, sentence_of
from digest.layout.covers.lettering import Lettering, Room, lettering
from digest.layout.covers.material import pictures_of, weight
from digest.layout.display import longer
from digest.model import Issue, Page, Placement, Slot, Story
from digest.text.typography import set_text
from digest.themes.covers import CoverArt, Edges

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.model import Image
    from digest.themes.covers import CoverTeasers, CoverText

__all__ = ["cover", "weight"]

SPEAKER = SENTENCE
"""The style of a speaker's name under a quotation."""

NUMBER = 26.0
"""Points before the headline of a stacked teaser, for the number of its page."""


def cover(
    issue: Issue,
    stories: Sequence[Story],
    typesetter: Typesetter,
    choice: CoverChoice | None = None,
) -> Page:
    """The cover of *issue*, of which *stories* are printed.

    *choice* is kept where all its stories are printed.
    """
    printed = {story.id for story in stories}
    if choice is None or not _stands(choice, printed):
        choice = choose(issue, stories, typesetter)
    if choice is None:
        return Page(number=1, pattern="cover")
    shown = {choice.story.id}
    main = Placement(
        story=choice.story.id,
        box="cover",
        style=choice.kind.name,
        slots=tuple(_slots(choice, typesetter)),
    )
    tiles = [
        _tile(picture.story, picture.image, area)
        for picture, area in zip(choice.pictures[1:], choice.areas.art[1:], strict=True)
    ]
    ahead = [picture.story for picture in choice.pictures[1:]]
    others = [story for story in sorted(stories, key=weight) if story.id not in shown]
    ordered = [*ahead, *(story for story in others if story not in ahead)]
    teasers = _teasers(choice, ordered, typesetter)
    return Page(number=1, pattern="cover", placements=(main, *tiles, *teasers))


def _stands(choice: CoverChoice, printed: set[str]) -> bool:
    stories = {choice.story.id, *(picture.story.id for picture in choice.pictures)}
    return stories <= printed


def _slots(choice: CoverChoice, typesetter: Typesetter) -> Iterator[Slot]:
    """The headline, the picture, and the figure or quotation with what is said of it."""
    kind, areas, story = choice.kind, choice.areas, choice.story
    yield _slot("head", choice.head, kind.head.style)
    for picture in choice.pictures[:1]:
        yield Slot(
            kind="picture", columns=1, column=1, width=1, line=1, height=1, image=picture.image
        )
    if kind.words is None or areas.words is None:
        return
    language = story.language
    if choice.figure is not None:
        yield from _figure(choice, kind.words, areas.words, typesetter)
    elif choice.quote is not None:
        text = set_text(f'"{choice.quote.text}"', language=language)
        speaker = typesetter.design.style(SPEAKER).leading + BENEATH
        words = _fitted(text, kind.words, areas.words, language, typesetter, less=speaker)
        name = set_text(choice.quote.speaker, language=language)
        yield _slot("quote", words, kind.words.style, credit=name)
    elif kind.initial:
        text = story.headline[:1]
        yield _slot(
            "initial",
            _fitted(text, kind.words, areas.words, language, typesetter),
            kind.words.style,
        )


def _figure(
    choice: CoverChoice, place: CoverText, area: Area, typesetter: Typesetter
) -> Iterator[Slot]:
    """The number as large as it can be in a line; what it counts; its sentence."""
    language = choice.story.language
    assert choice.figure is not None  # noqa: S101 - a figure's kind has one
    sentence = sentence_of(choice.figure, area, language, typesetter)
    value = number_of(choice.number, choice.unit, sentence, place, area, language, typesetter)
    yield _slot("figure", value, place.style)
    if choice.unit:
        largest = typesetter.design.style("cover-head").size
        below = Room(width=area.width, height=UNIT, largest=largest, least=14.0, most=2)
        unit = set_text(choice.unit, language=language)
        counted = lettering(unit, "cover-head", language, below, typesetter)
        yield _slot("unit", counted, "cover-head")
    yield Slot(
        kind="sentence", columns=1, column=1, width=1, line=1, height=len(sentence),
        lines=sentence, style=SENTENCE,
    )  # fmt: skip


def _fitted(
    text: str,
    place: CoverText,
    area: Area,
    language: str,
    typesetter: Typesetter,
    less: float = 0.0,
) -> Lettering:
    room = Room(
        width=area.width,
        height=area.height - less,
        largest=place.largest,
        least=place.least,
        most=place.most,
    )
    return lettering(text, place.style, language, room, typesetter)


def _slot(kind: str, letters: Lettering, style: str, credit: str = "") -> Slot:
    return Slot(
        kind=kind,
        columns=1,
        column=1,
        width=1,
        line=1,
        height=len(letters.lines),
        lines=letters.lines,
        credit=credit,
        style=style,
        size=letters.size,
        leading=letters.leading,
    )


def _tile(story: Story, image: Image, area: Area) -> Placement:
    """The picture of another story beside that of the cover's."""
    slot = Slot(
        kind="picture", columns=1, column=1, width=1, line=1, height=round(area.height), image=image
    )
    return Placement(story=story.id, box="tile", style="cover", slots=(slot,))


def _teasers(
    choice: CoverChoice, stories: Sequence[Story], typesetter: Typesetter
) -> list[Placement]:
    """The headlines of the first of *stories* that are short enough.

    With pictures where the kind has room for them and as many stories have one.
    """
    place, area = choice.kind.teasers, choice.areas.teasers
    if place is None or area is None:
        return []
    width = typesetter.design.across(place.columns) if place.columns else area.width - NUMBER
    headlines = (_teaser(story, width, typesetter) for story in stories)
    short = [
        (story, slot)
        for story, slot in zip(stories, headlines, strict=True)
        if slot.height <= typesetter.costs.teaser_lines
    ]
    pictures = _thumbnails(choice, [story for story, _ in short], place, width, typesetter)
    if pictures:
        short = [(story, slot) for story, slot in short if story.id in pictures]
    return [
        Placement(
            story=story.id,
            box="teaser",
            style="cover",
            slots=(slot, *([pictures[story.id]] if pictures else ())),
        )
        for story, slot in islice(short, place.count)
    ]


def _teaser(story: Story, width: float, typesetter: Typesetter) -> Slot:
    text = set_text(story.headline, language=story.language)
    lines = typesetter.display(text, "cover-teaser", width, story.language)
    if len(lines) < typesetter.costs.teaser_lines:
        lines = longer(text, "cover-teaser", lines, width, story.language, typesetter)
    whole = typesetter.whole(text, "cover-teaser", width, story.language)
    # A headline with a word wider than its column counts as too long.
    height = len(lines) if whole and text else typesetter.costs.teaser_lines + 1
    return Slot(
        kind="head", columns=1, column=1, width=1, line=1, height=height, lines=lines,
        style="cover-teaser",
    )  # fmt: skip


def _thumbnails(
    choice: CoverChoice,
    stories: Sequence[Story],
    place: CoverTeasers,
    width: float,
    typesetter: Typesetter,
) -> dict[str, Slot]:
    """By story, the small pictures over the teasers; none where too few stories have one."""
    if not place.picture:
        return {}
    art = CoverArt(area=Edges(left=0.0, top=0.0, right=0.0, bottom=0.0))
    area = Area(x=0.0, y=0.0, width=width, height=place.picture)
    shown = {picture.image.path for picture in choice.pictures}
    found: dict[str, Slot] = {}
    for story in stories[: 3 * place.count]:
        for picture in pictures_of(story, typesetter.measure)[:1]:
            if picture.image.path not in shown and borne(art, area, picture.size, 150.0):
                found[story.id] = Slot(
                    kind="picture", columns=1, column=1, width=1, line=1, height=1,
                    image=picture.image,
                )  # fmt: skip
    return found if len(found) >= place.count else {}
