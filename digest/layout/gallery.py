"""The page of pictures: good pictures that have no place beside their stories, in rows.

The pictures of a row have one height and keep their shapes; rows differ in height.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.model import Page, Placement

if TYPE_CHECKING:
    from digest.layout.fitting import Fitter
    from digest.layout.illustrating import Illustrator
    from digest.model import Image, Slot, Story

    Shown = tuple[Story, Image]

PATTERN = "pictures"
"""The pattern of the page."""

ROW = 4
"""Pictures that stand side by side at most."""

TURNS = 6
"""Pictures that are tried as the first of a page."""

PAGES = 2
"""Pages of pictures at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """Rows of slots from the top, and the lines they take with one between each two."""

    rows: tuple[tuple[Slot, ...], ...] = ()
    lines: int = 0
    pictures: int = 0


def pictures_pages(
    stories: list[Story], pages: list[Page], fitter: Fitter, most: int
) -> list[Page]:
    """Up to *most* pages of pictures of *stories* that *pages* print without them, at most a
    spread; none where they are few.

    Captions name the page of the story.
    """
    made: list[Page] = []
    while len(made) < min(most, PAGES):
        further = _pictures_page(stories, [*pages, *made], fitter)
        if not further:
            break
        made += further
    return made


def _pictures_page(stories: list[Story], pages: list[Page], fitter: Fitter) -> list[Page]:
    costs, design = fitter.typesetter.costs, fitter.typesetter.design
    shown = _left(stories, pages, fitter.divider.illustrator)
    if len(shown) < costs.gallery_least:
        return []
    lines = design.lines - design.standing.title - 1
    # The pictures keep their order, so another first one leads to other rows.
    turns = [[*shown[turn:], *shown[:turn]] for turn in range(min(TURNS, len(shown)))]
    rows = [(_filled(turned[: costs.gallery_most], lines, fitter), turned) for turned in turns]
    best, turned = max(rows, key=lambda one: one[0].lines)
    if best.lines < lines * costs.gallery_part:
        return []
    return [_page(best, turned, lines, design.standing.title + 2)]


def _left(stories: list[Story], pages: list[Page], illustrator: Illustrator) -> list[Shown]:
    """The pictures of printed stories that are on none of *pages*: one of each story, then the
    others.
    """
    placements = [placement for page in pages for placement in page.placements]
    printed = {placement.story for placement in placements}
    # A caption may be the story's own words, here or on a page of pictures before.
    placed = {_bare(slot.image) for one in placements for slot in one.slots if slot.image}
    left: list[tuple[int, Story, Image]] = []
    for story in stories:
        images = [image for image in story.pictures if _bare(image) not in placed]
        usable = [image for image in images if illustrator.pixels(image)]
        for turn, image in enumerate(usable if story.id in printed else ()):
            words = image.caption or image.alt or story.headline
            left.append((turn, story, replace(image, caption=words)))
    return [(story, image) for _, story, image in sorted(left, key=lambda one: one[0])]


def _bare(image: Image) -> Image:
    return replace(image, caption="")


def _filled(shown: list[Shown], lines: int, fitter: Fitter) -> _Rows:
    """The rows of the first of *shown* that fill *lines* best; none with too few pictures.

    Dynamic programming over the pictures in their order: by the number of pictures and of lines,
    one way to set them is enough.
    """
    illustrator = fitter.divider.illustrator
    states: dict[tuple[int, int], _Rows] = {(0, 0): _Rows()}
    for start in range(len(shown)):
        for before in [one for (count, _), one in states.items() if count == start]:
            for count in range(1, min(ROW, len(shown) - start) + 1):
                slots = illustrator.strip(shown[start : start + count], 1, 1, 1, notes=1)
                total = before.lines + slots[0].height + bool(before.rows) if slots else lines + 1
                alike = before.rows and len(before.rows[-1]) == count
                if total <= lines and not alike:
                    states.setdefault(
                        (start + count, total),
                        _Rows(rows=(*before.rows, slots), lines=total, pictures=start + count),
                    )
    least = fitter.typesetter.costs.gallery_least
    enough = [one for one in states.values() if one.pictures >= least]
    return max(enough, key=lambda one: (one.lines, one.pictures), default=_Rows())


def _page(filled: _Rows, shown: list[Shown], lines: int, line: int) -> Page:
    """The page of rows from *line* on; the lines that stay free are shared out between them."""
    spare, gaps = lines - filled.lines, max(1, len(filled.rows) - 1)
    placements = []
    stories = iter(shown)
    for number, row in enumerate(filled.rows):
        for slot in row:
            story, _ = next(stories)
            placements.append(
                Placement(
                    story=story.id, box="picture", style=PATTERN, slots=(replace(slot, line=line),)
                )
            )
        line += row[0].height + 1 + spare // gaps + (number < spare % gaps)
    return Page(number=0, pattern=PATTERN, placements=tuple(placements))
