"""A picture of a story inside, over the story's page and headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Area, Block, Row
from digest.layout.placing.stories import placed_image

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.layout.placing.compositor import Compositor
    from digest.model import Story

DPI = 150
"""Dots an inch that a picture must have."""

CAPTION_GAP, CAPTION_HEIGHT = 5.0, 30.0
"""Points between the picture and its caption, and what the caption may take of the page."""

LABEL = 4.0
"""Points that the page's number in a caption, which is bold, may be wider than measured."""


def teaser(stories: Iterable[Story], place: Area, compositor: Compositor) -> tuple[Block, ...]:
    """The picture of the first of *stories* that has pixels enough for *place*, and its caption
    under *place*; empty where none has.
    """
    for story in stories:
        if _fits(story, place, compositor):
            caption = Area(
                x=place.x, y=place.foot + CAPTION_GAP, width=place.width, height=CAPTION_HEIGHT
            )
            row = _caption(story, place.width, compositor)
            image = placed_image(story, place, compositor)
            return (Block(kind="picture", area=caption, rows=(row,), image=image),)
    return ()


def _fits(story: Story, place: Area, compositor: Compositor) -> bool:
    """The story's picture has pixels enough for *place*."""
    size = compositor.measure.size(story.picture) if story.picture else None
    if size is None or place.height <= 0:
        return False
    return min(size[0] / place.width, size[1] / place.height) * 72 >= DPI


def _caption(story: Story, width: float, compositor: Compositor) -> Row:
    """The page's number, and the headline of the story that the picture belongs to."""
    label = compositor.page_label(story.id)
    text = f"{label} {compositor.set(story.headline, story.language)}"
    lines = compositor.lines(text, "caption", width - LABEL)
    most = int(CAPTION_HEIGHT / compositor.leading("caption"))
    lines = compositor.limited(lines, most, "caption", width - LABEL)
    plain = list(compositor.plain(lines))
    if lines[0].startswith(label):
        page = compositor.span(label, role="folio", link=compositor.to_story(story.id))
        plain[0] = (page, compositor.span(lines[0][len(label) :]))
    return Row(role="caption", style="caption", lines=tuple(plain))
