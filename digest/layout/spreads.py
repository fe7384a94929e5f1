"""The showpieces of spreads: which story of each has it, chosen before its pages are laid out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.layout.dividing import Divider
    from digest.layout.groups import PageGroup

ALIKE = 0.6
"""What it takes from the worth of a showpiece that the one before is of the same kind."""


def with_showpieces(
    groups: Sequence[PageGroup], spreads: Sequence[int], divider: Divider
) -> list[PageGroup]:
    """*groups*, which begin on *spreads*, each with the story that has the showpiece of its spread.

    It is the one worth most that fits its box. A spread with a picture has none.
    """
    made, shown = list(groups), divider.showpieces
    pictured = {
        spread
        for group, spread in zip(groups, spreads, strict=True)
        if any(map(divider.illustrator.printable, group.stories))
    }
    before = ""
    for spread in sorted(set(spreads) - pictured):
        able = [
            (shown.worth(story) - ALIKE * (shown.kind(story) == before), index, story, box)
            for index, group in enumerate(groups)
            if spreads[index] == spread
            for story, box in zip(group.stories, group.pattern.boxes, strict=True)
            if shown.kind(story)
        ]
        for _, index, story, box in sorted(able, key=lambda one: -one[0]):
            if shown.fits(story, box):
                made[index] = replace(groups[index], showpiece=story.id)
                before = shown.kind(story)
                break
    return made
