"""Lays an issue of few stories out in larger type, where that fills its pages better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from digest.layout.letter import PATTERN as LETTER
from digest.layout.strips import Span, white
from digest.themes import larger

if TYPE_CHECKING:
    from digest.edition import Area, Edition, EditionPage, Part
    from digest.model import Issue
    from digest.themes import Theme

FEW = 6
"""Stories up to which an issue may have larger type: more of them fill pages of any size."""

FACTORS = (1.15, 1.3, 1.45)
"""How many times as large as the theme's own type is the type of other sizes that are tried."""

BEARABLE = 0.06
"""The part of the stories' pages that may stay empty before another size is tried."""

ODD = 0.08
"""What an odd number of pages costs, in parts of the pages: a sheet has an even one."""

WORDS = 0.85
"""The part of the words that an issue prints in its own type which it prints in larger type at
least.
"""

FURNITURE = ("cover", "contents", "back")
"""Patterns whose pages are not looked at: they are full in any size."""

Lay = Callable[["Issue", "Theme"], "Edition"]


def fitted_type(issue: Issue, theme: Theme, lay: Lay) -> tuple[Theme, Edition]:
    """*theme*, or the same in larger type, and *issue* laid out in it by *lay*.

    The type is as large as leaves least of the pages empty; of sizes alike the smallest.
    """
    first = theme, lay(issue, theme)
    stories = [story for story in issue.stories if story.place.printed]
    if len(stories) > FEW or _price(*first) <= BEARABLE:
        return first
    tried = [(other, lay(issue, other)) for other in (larger(theme, by) for by in FACTORS)]
    whole = [one for one in tried if _as_much(one[1], first[1])]
    return min([first, *whole], key=lambda one: _price(*one))


def _as_much(edition: Edition, other: Edition) -> bool:
    """Whether *edition* prints about as many words as *other*, as many stories that are no briefs,
    as many panels of reports, and the editor's letter where that does.
    """
    return _words(edition) >= WORDS * _words(other) and all(
        own >= its for own, its in zip(_extras(edition), _extras(other), strict=True)
    )


def _words(edition: Edition) -> int:
    """The words of the sentences that *edition* prints."""
    parts = (part for page in edition.pages for part in page.parts)
    return sum(sentence.words for part in parts for sentence in part.sentences)


def _extras(edition: Edition) -> tuple[int, int, int]:
    """How many stories of *edition* are no briefs, and how many panels of reports and pages of a
    letter it has.
    """
    parts = [part for page in edition.pages for part in page.parts if part.columns]
    panels = sum(block.kind == "panel" for part in parts for block in part.blocks)
    letters = sum(page.pattern == LETTER for page in edition.pages)
    return len({part.story for part in parts if part.box != "brief"}), panels, letters


def _price(theme: Theme, edition: Edition) -> float:
    """The part of the pages of stories that stays empty, and what an odd number of pages costs."""
    inner = [page for page in edition.pages if page.pattern not in FURNITURE]
    empty = fmean(_empty(page, theme) for page in inner) if inner else 0.0
    return round(empty, 2) + ODD * (len(edition.pages) % 2)


def _empty(page: EditionPage, theme: Theme) -> float:
    """The part of *page* in which nothing stands.

    The magazine's own advertisement counts as nothing.
    """
    design = theme.design
    items = [item for part in page.parts if part.box != "advert" for item in _items(part, theme)]
    spans = (Span(one.x, one.end, one.y, one.foot) for one in items)
    return white(spans, design.width, design.height, design.leading)


def _items(part: Part, theme: Theme) -> Iterator[Area]:
    """The areas of what *part* prints: a column as far as it is filled."""
    for block in part.blocks:
        yield block.area
        if block.image:
            yield block.image.area
    for column in part.columns:
        yield replace(column.area, height=column.filled * theme.design.leading)
