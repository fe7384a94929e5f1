"""Names the pictures at hand that an issue does not print, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Image, Issue, Story

if TYPE_CHECKING:
    from digest.edition import Edition

BRIEF = "brief"
"""The box of a brief."""


def unprinted_pictures(issue: Issue, edition: Edition) -> tuple[str, ...]:
    """A line for each picture at hand of the stories of *issue* that *edition* does not show."""
    placed, boxes = _placed(edition), _boxes(edition)
    return tuple(
        f"{image.src}: {reason}"
        for story in issue.stories
        for image, reason in _missing(story, placed, boxes.get(story.id, set()))
    )


def _missing(story: Story, placed: set[str], boxes: set[str]) -> Iterator[tuple[Image, str]]:
    images = {
        image.path: image for article in story.articles for image in article.images if image.path
    }
    shown = placed & images.keys()
    for path, image in images.items():
        if path in placed:
            continue
        if not boxes:
            reason = "its story is only listed"
        elif boxes == {BRIEF}:
            reason = "its story is a brief, and briefs have no pictures"
        elif shown:
            reason = "its story shows another picture"
        else:
            reason = f"its story found no place for a picture {_size(path)}"
        yield image, f"{reason} (“{story.headline}”)"


def _size(path: str) -> str:
    """The size of the picture in *path* in words, or that it cannot be read."""
    from digest.pictures import PictureError, measure

    try:
        info = measure(Path(path).read_bytes())
    except (PictureError, OSError) as error:
        return f"that cannot be used ({error})"
    return f"of {info.width} × {info.height} pixels"


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
