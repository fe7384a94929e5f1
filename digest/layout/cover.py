"""The cover: a story's headline, its picture if that is large enough, and other headlines."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from digest.layout.illustrating import COARSEST
from digest.model import Issue, Page, Place, Placement, Slot, Story
from digest.text.typography import set_text
from digest.themes.design import POSTERS

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter

DEEPEST = 5
"""Lines that a headline on the cover takes at most where the theme says nothing.

A longer one is set smaller.
"""


def weight(story: Story) -> tuple[int, int]:
    """A sort key, the weightiest story first: by place, then by rank."""
    return list(Place).index(story.place), story.rank


def cover(issue: Issue, stories: list[Story], typesetter: Typesetter) -> Page:
    """The cover story's headline, and some more with the pages they stand on."""
    named = [story for story in stories if story.id == issue.cover]
    main = (named or sorted(stories, key=weight))[0]
    design = typesetter.design
    kind, style = _kind(main, typesetter)
    width = design.standing.cover or design.width
    headline = replace(_headline(main, "cover", style, width, typesetter), style=kind)
    teasers = _teasers([story for story in stories if story is not main], typesetter)
    return Page(number=1, pattern="cover", placements=(headline, *teasers))


def _teasers(stories: list[Story], typesetter: Typesetter) -> list[Placement]:
    """The headlines of the weightiest of *stories* that are short enough."""
    design, most = typesetter.design, typesetter.costs.teaser_lines
    count, columns = design.standing.teasers
    width = design.across(columns)
    headlines = (
        _headline(story, "teaser", "cover-teaser", width, typesetter)
        for story in sorted(stories, key=weight)
    )
    return list(islice((one for one in headlines if one.slots[0].height <= most), count))


def _kind(story: Story, typesetter: Typesetter) -> tuple[str, str]:
    """The kind of cover that the picture's pixels allow, and the style of its headline."""
    alone = "type", POSTERS[0]
    size = typesetter.measure.size(story.picture) if story.picture else None
    if size is None:
        return alone
    design = typesetter.design
    wide, high = design.standing.plate or design.paper
    across, down = size[0] * 72 / COARSEST / wide, size[1] * 72 / COARSEST / high
    if min(across, down) >= 1:
        return ("plate" if design.standing.plate else "full"), "cover-head"
    if not design.standing.plate and across >= 1 and down >= typesetter.costs.cover_band:
        return "band", "cover-head"
    return alone


def _headline(
    story: Story, box: str, style: str, width: float, typesetter: Typesetter
) -> Placement:
    """A headline on the cover, in *style* or the largest smaller one that is not too deep."""
    text = set_text(story.headline, language=story.language)
    design = typesetter.design
    deepest = _deepest(box, style, typesetter)
    for name in POSTERS:
        if design.style(name).size <= design.style(style).size:
            lines, chosen = typesetter.display(text, name, width, story.language), name
            points = len(lines) * design.style(name).leading
            if points <= deepest and typesetter.whole(text, name, width, story.language):
                break
    slot = Slot(
        kind="head",
        columns=1,
        column=1,
        width=1,
        line=1,
        height=len(lines),
        lines=lines,
        style=chosen,
    )
    return Placement(story=story.id, box=box, style="cover", slots=(slot,))


def _deepest(box: str, style: str, typesetter: Typesetter) -> float:
    """Points down that a headline may take."""
    standing = typesetter.design.standing
    if box == "cover" and style == POSTERS[0]:
        return standing.poster
    lines = DEEPEST * typesetter.design.style(style).leading
    return (standing.deep or lines) if box == "cover" else lines
