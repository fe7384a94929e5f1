"""The boxes of an edition's page as they lie on the paper, with the words in each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.proof.marks import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.edition import Area as Box
    from digest.edition import Block, Edition, EditionPage, TextColumn
    from digest.proof.lines import Line

NEAR = 4.0
"""Points by which a printed field may differ from the box it belongs to."""
ASIDE = 1.2
"""Ems by which a line may begin before its box: marks that hang, a number before an entry."""
BEYOND = 2.0
"""Points by which a line may end after its box."""
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits that stand together: in Arabic they read in different directions."""
BELOW = 1.0
"""Lines by which a text may stand lower than its box, or higher: half leading and Arabic's rise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box on the paper, the letters of its words, and the height of its lines in points."""

    area: Area
    letters: str
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The boxes of one page. *grounds* are the pictures that text may lie on."""

    boxes: tuple[Place, ...]
    grounds: tuple[Area, ...]

    def is_ground(self, picture: Area) -> bool:
        """Whether the layout means text to lie on *picture*."""
        return any(_same(picture, ground) for ground in self.grounds)

    def belongs(self, text: str, field: Area) -> bool:
        """Whether the layout has the words of *text* in a box within *field*."""
        there = "".join(box.letters for box in self.boxes if _within(box.area, field))
        return all(printed_in(word, there) for word in WORD.findall(text))

    def strays(self, line: Line) -> bool:
        """Whether *line* is printed outside every box that has its words.

        A line whose words are in no box is not judged: what is missing is counted elsewhere.
        """
        words, backwards = _directions(line.text)
        if len(words) < 2:
            return False
        boxes = [box for box in self.boxes if words in box.letters or backwards in box.letters]
        return bool(boxes) and not any(_in_box(line, box) for box in boxes)


def places_of(page: EditionPage, edition: Edition, leading: float) -> Places:
    """The places of *page*, whose lines are *leading* points high unless they say otherwise."""
    mirrored, paper = edition.right_to_left, edition.paper
    corner = 0.0 if page.bleeds else paper.left(page.number, mirrored=mirrored)
    width = paper.width if page.bleeds else paper.text_width
    top = 0.0 if page.bleeds else paper.top

    def on_paper(box: Box) -> Area:
        x = width - box.end if mirrored else box.x
        left, upper = corner + x, top + box.y
        return Area(left=left, top=upper, right=left + box.width, bottom=upper + box.height)

    boxes, grounds = [], []
    for part in page.parts:
        for block in part.blocks:
            words, high = _words(block), _high(block, leading)
            boxes.append(Place(area=on_paper(block.area), letters=words, leading=high))
            image = block.image
            if image is not None and (block.ground or image.clear != (0.0, 1.0)):
                grounds.append(on_paper(image.area))
        boxes += [
            Place(area=on_paper(column.area), letters=_text(column), leading=leading)
            for column in part.columns
        ]
    return Places(boxes=tuple(boxes), grounds=tuple(grounds))


def letters_of(text: str) -> str:
    """The letters and digits of *text*, without case, hyphens and compatibility forms."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum()
    )


def printed_in(text: str, letters: str) -> bool:
    """Whether *letters* contain those of *text*.

    The PDF has right-to-left text from the left: its letters are reversed, its numbers are not.
    """
    return any(own in letters for own in _directions(text))


def _directions(text: str) -> tuple[str, str]:
    """The letters of *text* in both directions, numbers from the left in each."""
    own = letters_of(text)
    return own, NUMBER.sub(lambda it: it[0][::-1], own[::-1])


def _words(block: Block) -> str:
    rows = (span.text for row in block.rows for line in row.lines for span in line)
    return letters_of("".join(rows))


def _text(column: TextColumn) -> str:
    return letters_of("".join(_column_words(column)))


def _column_words(column: TextColumn) -> Iterator[str]:
    for paragraph in column.paragraphs:
        yield paragraph.initial
        yield from (line.text for line in paragraph.lines)
    if column.source:
        yield from (span.text for line in column.source.lines for span in line)


def _high(block: Block, leading: float) -> float:
    return max([leading, *(row.leading for row in block.rows)])


def _same(first: Area, second: Area) -> bool:
    return all(
        abs(one - other) <= NEAR
        for one, other in (
            (first.left, second.left),
            (first.top, second.top),
            (first.right, second.right),
            (first.bottom, second.bottom),
        )
    )


def _within(area: Area, field: Area) -> bool:
    """Whether the middle of *area* lies in *field*."""
    across, down = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    return field.left <= across <= field.right and field.top <= down <= field.bottom


def _in_box(line: Line, box: Place) -> bool:
    area, high = box.area, max(box.leading, line.size)
    return (
        line.left >= area.left - max(ASIDE * line.size, high)
        and line.right <= area.right + BEYOND + ASIDE * line.size
        and area.top - BELOW * high <= line.y - 0.4 * line.size
        and line.y <= area.bottom + BELOW * high
    )
