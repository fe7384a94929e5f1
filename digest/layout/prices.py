"""What it costs to fill a box in one way rather than another, in empty lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Place, Story

if TYPE_CHECKING:
    from digest.layout.costs import Costs
    from digest.layout.pouring import FilledFrames
    from digest.layout.shapes import Choice
    from digest.themes.design import Box


def unprinted(story: Story, box: Box, printed: int, costs: Costs) -> float:
    """The cost of printing only *printed* words of a story.

    0 where the editor fixed their number.
    """
    if story.words is not None:
        return 0.0
    words = story.summary.words
    if box.style == "lead":
        price = costs.unprinted_lead
    else:
        price = costs.unprinted_feature if box.style == "feature" else costs.unprinted_news
    missing = max(0, min(_wanted(story.place, costs), words) - printed)
    return price * max(0, words - printed) + costs.missing_word * missing


def _wanted(place: Place, costs: Costs) -> int:
    """Words that a story of a *place* should have."""
    if place is Place.LEAD:
        return costs.words_lead
    if place is Place.FEATURE:
        return costs.words_feature
    return costs.words_news if place is Place.NEWS else 0


def thin(lines: int, box: Box, costs: Costs) -> float:
    """The cost of a text of few *lines* under a large picture, which reads as a caption."""
    return costs.thin_text * max(0.0, costs.thin_text_lines - lines / box.width)


def hole_cost(poured: FilledFrames, costs: Costs) -> float:
    """The cost of the lines that stay empty at the foot of each frame."""
    power = costs.hole_power
    return sum((max(0.0, frame.height - frame.filled) ** power for frame in poured.frames), 0.0)


def apparatus(story: Story, box: Box, choice: Choice, costs: Costs) -> float:
    """The cost of a missing standfirst, of a tall box without a pull quote, of a low
    one with one.
    """
    tall = box.height > costs.tall_box
    lost = costs.lost_deck if story.standfirst and box.decks and not choice.deck else 0.0
    bare = box.height > costs.bare_box and not choice.pictures
    plain = 0.0
    if box.quotes and story.quotes and not (choice.quote or choice.graphic):
        plain = costs.bare_text if bare else costs.missing_quote if tall else 0.0
    return lost + plain + (costs.quote_in_low_box if choice.quote and not tall else 0.0)


def artless(choice: Choice, costs: Costs, *, graphics: bool) -> float:
    """The cost of a box without the graphic that its story has; less beside a picture."""
    if not graphics or choice.graphic:
        return 0.0
    return costs.missing_graphic_beside if choice.pictures else costs.missing_graphic
