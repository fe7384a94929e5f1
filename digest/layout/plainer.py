"""A plainer composition for the pages on which the proof found text over something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from digest.edition import Edition
    from digest.model import Issue, Story
    from digest.themes.design import Design
    from digest.themes.patterns import Pattern

STEPS = 3
"""Plainer compositions that are tried before the fault stays."""


def stories_on(edition: Edition, pages: Collection[int]) -> frozenset[str]:
    """The stories of which something stands on *pages* of *edition*."""
    parts = (part for page in edition.pages if page.number in pages for part in page.parts)
    return frozenset(part.story for part in parts) - {""}


def plainer(issue: Issue, steps: Mapping[str, int]) -> Issue:
    """*issue* with less of the stories that *steps* has, by how often they were at fault.

    The first time a story loses quotations, graphics and panels; then also pictures, and a lead or
    feature is set as news, in smaller type.
    """
    return replace(
        issue,
        stories=tuple(
            _plainer(one, steps[one.id]) if steps.get(one.id) else one for one in issue.stories
        ),
    )


def _plainer(story: Story, step: int) -> Story:
    bare = replace(story, quotes=(), differences=(), charts=(), figures=(), timeline=())
    if step == 1:
        return bare
    place = Place.NEWS if story.place is Place.FEATURE else story.place
    return replace(bare, picture=None, place=place)


def without_patterns(design: Design, edition: Edition, pages: Collection[int]) -> Design:
    """*design* without the patterns of the *pages*, but for those that no other can stand in for:
    the last of a single box, and the last for leads or for features.
    """
    left = design.patterns
    for name in sorted({page.pattern for page in edition.pages if page.number in pages}):
        fewer = tuple(pattern for pattern in left if pattern.name != name)
        if _uses(fewer) == _uses(left):
            left = fewer
    return design if left == design.patterns else replace(design, patterns=left)


def _uses(patterns: tuple[Pattern, ...]) -> set[tuple[str, bool]]:
    """The styles of stories that *patterns* are for, and whether one is for such a story alone."""
    return {
        (box.style, len(pattern.boxes) == 1 and pattern.pages == 1)
        for pattern in patterns
        for box in pattern.boxes
    }
