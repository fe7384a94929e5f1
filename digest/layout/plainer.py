"""A plainer composition for the pages on which the proof found text over something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Place

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.model import Issue, Story
    from digest.themes.design import Design
    from digest.themes.patterns import Pattern

STEPS = 2
"""Plainer compositions that are tried before the fault stays."""


def plainer(issue: Issue, edition: Edition, pages: frozenset[int], step: int) -> Issue:
    """*issue* with less on the *pages* of *edition*.

    In step 1 their stories lose quotations, graphics and panels; in step 2 also pictures, and a
    lead or feature is set as news, in smaller type.
    """
    stories = {
        part.story for page in edition.pages if page.number in pages for part in page.parts
    } - {""}
    return replace(
        issue,
        stories=tuple(_plainer(one, step) if one.id in stories else one for one in issue.stories),
    )


def _plainer(story: Story, step: int) -> Story:
    bare = replace(story, quotes=(), differences=(), charts=(), figures=(), timeline=())
    if step == 1:
        return bare
    place = Place.NEWS if story.place is Place.FEATURE else story.place
    return replace(bare, picture=None, place=place)


def without_patterns(design: Design, edition: Edition, pages: frozenset[int]) -> Design:
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
