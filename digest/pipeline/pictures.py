"""Counts the pictures that an issue prints, and names the others at hand, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Image, Issue, Story
from digest.pipeline.sifting import at_hand

if TYPE_CHECKING:
    from digest.edition import Edition

BRIEF = "brief"
"""The box of a brief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCount:
    """Of *usable* pictures, those *printed*; and a line for each picture that is not, usable or
    refused.
    """

    printed: int
    usable: int
    unprinted: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"pictures: {self.printed} of {self.usable} printed"


def count_pictures(issue: Issue, edition: Edition) -> PictureCount:
    """The pictures of the stories of *issue* in *edition*; one file counts once."""
    placed, boxes = _placed(edition), _boxes(edition)
    usable = {image.path for story in issue.stories for image in story.pictures if image.path}
    lines = [
        f"{image.src}: {reason} (“{story.headline}”)"
        for story in issue.stories
        for image, reason in _missing(story, placed, boxes.get(story.id, set()))
    ]
    return PictureCount(
        printed=len(usable & placed), usable=len(usable), unprinted=tuple(dict.fromkeys(lines))
    )


def _missing(story: Story, placed: set[str], boxes: set[str]) -> Iterator[tuple[Image, str]]:
    refused = {one.image.path: one.reason for one in story.refused}
    usable = [image for image in story.pictures if image.path]
    shown = any(image.path in placed for image in usable)
    for image in usable:
        if image.path not in placed:
            yield image, _reason(boxes, shown=shown)
    for image in at_hand(story):
        if image.path in refused and image.path not in placed:
            yield image, refused[image.path]


def _reason(boxes: set[str], *, shown: bool) -> str:
    """Why a usable picture is not printed, by the *boxes* of its story."""
    if shown:
        return "its story shows another picture, and has no room for both"
    if not boxes:
        return "its story is only listed"
    if boxes == {BRIEF}:
        return "its story is a brief, and only a few briefs on a page have a picture"
    return "its story's box has no room for it at its own shape and 150 dots an inch"


def _placed(edition: Edition) -> set[str]:
    """The files of all pictures that *edition* shows."""
    return {
        block.image.image.path
        for page in edition.pages
        for part in page.parts
        for block in part.blocks
        if block.image is not None and block.image.image is not None
    }


def _boxes(edition: Edition) -> dict[str, set[str]]:
    """By story, the boxes in which its sentences are printed."""
    boxes: dict[str, set[str]] = {}
    for page in edition.pages:
        for part in page.parts:
            if part.story and part.sentences:
                boxes.setdefault(part.story, set()).add(part.box)
    return boxes
