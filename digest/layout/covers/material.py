"""What a week has for its cover: leading stories, their pictures, figures and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Figure, Image, Issue, Place, Quote, Story
from digest.text.words import content

if TYPE_CHECKING:
    from digest.themes.design import Measure

LEADING = 8
"""Stories that may lead a cover."""

NUMBER = re.compile(
    r"^(?P<number>[^\s\d]{0,3}\d(?:[\d.,'’\u066b\u066c]|[\u202f\u00a0](?=\d{3}))*\s?[%٪]?)"
    r"[\s\u00a0\u202f-]*(?P<unit>.*)$"
)
"""A figure's number, with its sign of currency or per cent, and what it counts."""

DIGITS = 9
"""Signs of a number that can be set large."""

SENTENCE = 260
"""Letters of a figure's sentence at the most."""

SPOKEN = 24, 190
"""Letters of a quotation at the least and at the most."""


NEWS = 2
"""A story's first choices of sentences, its news: a figure of another sentence is an aside."""

ANOTHER = 0.6
"""The part of a picture's sides that another one of its story must have to stand in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A story's picture and its size in pixels.

    *other* is a picture of the story that can stand in its place, None where there is none.
    """

    story: Story
    image: Image
    size: tuple[int, int]
    other: Image | None = None


def weight(story: Story) -> tuple[int, int]:
    """A sort key, the weightiest story first: by place, then by rank."""
    return list(Place).index(story.place), story.rank


def leading(issue: Issue, stories: Sequence[Story]) -> list[Story]:
    """The stories that may lead the cover, the weightiest first.

    If the editor named one, it alone may. Those without a headline are taken where all lack one.
    """
    named = [story for story in stories if story.id == issue.cover]
    if named:
        return named
    headed = [story for story in stories if story.headline.strip()]
    return sorted(headed or stories, key=weight)[:LEADING]


def pictures_of(story: Story, measure: Measure) -> list[Picture]:
    """The pictures of a story that can be printed, the planned one first.

    Without a planned one there are none: the editor may have taken it out.
    """
    if story.picture is None:
        return []
    images = {story.picture.path: story.picture}
    for article in story.articles:
        images |= {image.path: image for image in article.images if image.path not in images}
    refused = {one.image.path for one in story.refused}
    usable = [image for path, image in images.items() if path and path not in refused]
    sized = [(image, measure.size(image)) for image in usable]
    found = [(image, size) for image, size in sized if size]
    return [
        Picture(story=story, image=image, size=size, other=_other(image, size, found))
        for image, size in found
    ]


def _other(
    taken: Image, size: tuple[int, int], found: Sequence[tuple[Image, tuple[int, int]]]
) -> Image | None:
    """The largest of *found* that is not *taken*, of *size*, and hardly smaller."""
    large = [
        (wide * high, image)
        for image, (wide, high) in found
        if image.path != taken.path and wide >= ANOTHER * size[0] and high >= ANOTHER * size[1]
    ]
    return max(large, key=lambda one: one[0])[1] if large else None


def figures_of(story: Story) -> Iterator[tuple[Figure, str, str]]:
    """The figures of its news that can be set large: each with its number and what it counts."""
    news = story.summary.first(NEWS)
    for figure in story.figures:
        if figure.sentence not in news and not _headlined(figure, story):
            continue
        parts = NUMBER.match(figure.value)
        if (
            parts
            and len(parts["number"].strip()) <= DIGITS
            and len(figure.sentence.text) <= SENTENCE
        ):
            yield figure, parts["number"].strip(), parts["unit"].strip()


def _headlined(figure: Figure, story: Story) -> bool:
    """Whether the headline has the figure's number."""
    number = NUMBER.match(figure.value)
    return number is not None and number["number"].strip(" %") in story.headline.split()


def quotations_of(story: Story) -> Iterator[Quote]:
    """The quotations that can be set as a poster, which a reader understands beside the headline:
    they stand in the story's news, or share a word with it or with the headline.
    """
    news = story.summary.first(NEWS)
    texts = (story.headline, *(sentence.text for sentence in news))
    known = {word for text in texts for word in content(text, language=story.language)}
    for quote in story.quotes:
        about = quote.sentence in news or not known.isdisjoint(
            content(quote.text, language=story.language)
        )
        if about and SPOKEN[0] <= len(quote.text) <= SPOKEN[1] and quote.speaker:
            yield quote
