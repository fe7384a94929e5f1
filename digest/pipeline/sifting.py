"""Sift the pictures at hand: which a story can print, best first, and why the others cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.model import Image, Issue, RefusedPicture, Story

if TYPE_CHECKING:
    from digest.pictures import PictureInfo
    from digest.shelf import Shelf

Inspect = Callable[[str], "PictureInfo"]


@dataclass(slots=True)
class _Seen:
    """The pictures that the issue has already, each with its story's headline."""

    stories: list[tuple[PictureInfo, str]] = field(default_factory=list)

    def before(self, info: PictureInfo) -> str:
        """The headline of the story that has this very picture; "" where none has."""
        from digest.pictures import same

        return next((headline for other, headline in self.stories if same(info, other)), "")


def sift(issue: Issue, shelf: Shelf | None = None) -> tuple[Issue, tuple[str, ...]]:
    """*issue* with the usable pictures of each story and those refused; and warnings.

    Each picture is inspected once; a *shelf* keeps what was found. A warning names a picture of the
    plan that cannot be read. A picture that several stories have is the first one's.
    """
    stories, warnings = _sifted_all(issue.stories, shelf)
    return replace(issue, stories=stories), warnings


def refused_pictures(stories: Sequence[Story]) -> tuple[str, ...]:
    """A line for each picture at hand of *stories* that cannot be printed."""
    return tuple(
        f"{refused.image.src}: {refused.reason} (“{story.headline}”)"
        for story in _sifted_all(stories, None)[0]
        for refused in story.refused
    )


def _sifted_all(
    stories: Sequence[Story], shelf: Shelf | None
) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    from digest.pictures import PictureShelf, inspect

    look: Inspect = PictureShelf(shelf).inspect if shelf else inspect
    seen, warnings = _Seen(), list[str]()
    sifted = tuple(_sifted(story, look, seen, warnings) for story in stories)
    return sifted, tuple(warnings)


def _sifted(story: Story, look: Inspect, seen: _Seen, warnings: list[str]) -> Story:
    """*story* with its usable pictures: the plan's first, then the largest of each article."""
    from digest.pictures import PictureError

    if story.picture is None:
        refused = [
            RefusedPicture(image=image, reason="the plan asks for no picture in its story")
            for image in at_hand(story)
        ]
        return replace(story, refused=tuple(refused))
    usable: list[tuple[Image, PictureInfo]] = []
    refused = []
    for image in at_hand(story):
        try:
            info = look(image.path)
        except PictureError as error:
            if image is story.picture:
                warnings.append(f"{error}; story '{story.id}' is printed without it")
            refused.append(RefusedPicture(image=image, reason=_without_name(error, image)))
            continue
        if why := _refusal(image, info, usable, seen):
            refused.append(RefusedPicture(image=image, reason=why))
        else:
            usable.append((image, info))
    seen.stories.extend((info, story.headline) for _, info in usable)
    named = [image for image, _ in usable if image is story.picture]
    others = [image for image, _ in usable if image is not story.picture]
    images = (*named, *others)
    return replace(
        story,
        picture=images[0] if images else None,
        further_pictures=images[1:],
        refused=tuple(refused),
    )


def at_hand(story: Story) -> tuple[Image, ...]:
    """The pictures of *story* that have a file, each file once; the plan's first."""
    images = (image for article in story.articles for image in article.images)
    named = (story.picture,) if story.picture else ()
    by_path: dict[str, Image] = {}
    for image in (*named, *images):
        if image.path:
            by_path.setdefault(image.path, image)
    return tuple(by_path.values())


def _refusal(
    image: Image, info: PictureInfo, usable: list[tuple[Image, PictureInfo]], seen: _Seen
) -> str:
    from digest.pictures import alike, refusal

    if why := refusal(info, image.src or image.path):
        return why
    if any(alike(info, other) for _, other in usable):
        return "its story has the same picture in another file"
    if headline := seen.before(info):
        return f"another story has the same picture (“{headline}”)"
    return ""


def _without_name(error: Exception, image: Image) -> str:
    """What is wrong with a picture, without its path."""
    return str(error).removeprefix(f"{image.path}: ")
