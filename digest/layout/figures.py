"""Keeps large figures apart: two on a page would shout each other down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.layout.fitting import Fitter
    from digest.model import Story
    from digest.themes.design import Box


EMPTIER = 2
"""Lines that a box may be emptier without its figure, before the figure stays."""


def with_one_figure(stories: tuple[Story, ...], boxes: list[Box], fitter: Fitter) -> list[Box]:
    """*boxes*, of which those of all figures but one may have no graphic.

    The figure that is a showpiece stays, else that of the weightiest story, and one that its story
    needs to fill its box; charts and timelines stay as well.
    """
    drawn = [
        index
        for index, (story, box) in enumerate(zip(stories, boxes, strict=True))
        if fitter.fit(story, box).placement.slot("figure")
    ]
    if len(drawn) < 2:
        return boxes
    shown = next((index for index in drawn if boxes[index].showpiece), None)
    stays = (
        shown
        if shown is not None
        else min(drawn, key=lambda index: (stories[index].rank or len(stories) + index, index))
    )
    return [
        _without(stories[index], box, fitter) if index in drawn and index != stays else box
        for index, box in enumerate(boxes)
    ]


def _without(story: Story, box: Box, fitter: Fitter) -> Box:
    """*box* without a graphic, where its story fills it about as well."""
    bare = replace(box, graphics=False)
    emptier = fitter.fit(story, bare).holes - fitter.fit(story, box).holes
    return bare if emptier <= EMPTIER else box
