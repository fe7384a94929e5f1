"""Lines: paragraphs are broken here, once, and printed as they were broken, so that every count is exact."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from digest.layout.pieces import HYPHEN, Piece, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.themes.design import Design, Measure

RAG = 0.8
"""A ragged line that reaches this part of the measure is left alone; a shorter one takes a part of the next word."""

ALONE, SPARING = 0.3, 0.62
"""The part of the measure beneath which a last word is too short to stand alone; what the line above must keep."""

IDEAL, STRETCH = 0.3, 0.6
"""By how much of itself a word space of a justified line should grow, and may grow more before it counts as bad."""

WORST = 10.0
"""How many times STRETCH a line may be off before it cannot be worse."""

LOOSEST, HOPELESS = IDEAL + WORST * STRETCH, (1.0 + 100.0 * WORST**3) ** 2 / 100.0
"""By how much of itself a word space grows in the worst of lines, and what that costs."""


class Typesetter:
    """Breaks text into lines for one design and one set of fonts, remembering what it has broken."""

    def __init__(self, design: Design, measure: Measure) -> None:
        self.design = design
        self.measure = measure
        self.advance = measure.width
        self._words: dict[tuple[str, str], Words] = {}
        self._set: dict[tuple[object, ...], tuple[str, ...]] = {}

    def lines(
        self,
        text: str,
        style: str,
        width: float,
        language: str,
        inset: float = 0.0,
        inset_lines: int = 0,
        tail: float = 0.0,
    ) -> tuple[str, ...]:
        """The lines of a paragraph in a measure of *width* points.

        The first line begins *inset* points in, or the first *inset_lines* lines do (a drop cap); after the last word
        *tail* points are kept free.
        """
        key = text, style, width, language, inset, inset_lines, tail
        if key not in self._set:
            widths = [*[width - inset] * max(inset_lines, 1 if inset else 0), width]
            self._set[key] = self._broken(text, style, widths, language, tail)
        return self._set[key]

    def longest(self, text: str, style: str, width: float, language: str) -> tuple[str, ...]:
        """The same with every line as long as it goes, however short a word is left for the last."""
        key = "longest", text, style, width, language
        if key not in self._set:
            self._set[key] = self._broken(text, style, [width], language, 0.0, sparing=1.0)
        return self._set[key]

    def _broken(
        self,
        text: str,
        style: str,
        widths: list[float],
        language: str,
        tail: float,
        sparing: float = SPARING,
    ) -> tuple[str, ...]:
        if (style, language) not in self._words:
            self._words[style, language] = Words(self.measure, style, language)
        words, width = self._words[style, language], widths[-1]
        pieces = [words[word] for word in text.split(" ") if word]
        if not pieces:
            return ()
        pieces[-1:] = words.last(pieces[-1], width, tail)
        setting = self.design.style(style)
        if not setting.justify:
            return tuple(ragged(pieces, widths, words, sparing))
        pieces = [
            part
            for piece in pieces
            for part in (words.parts(piece, width) if piece.uncut else (piece,))
        ]
        return tuple(justified(pieces, widths, words.space, setting.yields(language)))

    def display(self, text: str, style: str, width: float, language: str) -> tuple[str, ...]:
        """A headline in as few lines as it takes, broken so that they are even, never hyphenated, no word alone last."""
        key = text, style, width, language
        if key not in self._set:
            self._set[key] = self._evened(text, style, width, language)
        return self._set[key]

    def _evened(self, text: str, style: str, width: float, language: str) -> tuple[str, ...]:
        words = text.split(" ")
        advances = [self.advance(word, style, language) for word in words]
        if max(advances) > width:
            words = [part for word in words for part in self._cut(word, style, width, language)]
            advances = [self.advance(word, style, language) for word in words]
        return tuple(balanced(words, advances, self.advance(" ", style, language), width))

    def whole(self, text: str, style: str, width: float, language: str) -> bool:
        """No word of *text* is wider than *width*: as a headline it is divided nowhere."""
        return all(self.advance(word, style, language) <= width for word in text.split(" "))

    def _cut(self, word: str, style: str, width: float, language: str) -> list[str]:
        """*word* in parts no wider than *width*, which fill a line each: an address, say, in a headline."""
        parts = []
        while len(word) > 1 and self.advance(word, style, language) > width:
            end = next(
                end
                for end in range(len(word) - 1, 0, -1)
                if end == 1 or self.advance(word[:end], style, language) <= width
            )
            parts.append(word[:end])
            word = word[end:]
        return [*parts, word]


def _joined(pieces: list[Piece], start: int, end: int) -> str:
    text = "".join(piece.text + (" " if piece.space else "") for piece in pieces[start:end]).rstrip(
        " "
    )
    return text + HYPHEN if pieces[end - 1].tail else text


def ragged(
    pieces: list[Piece], widths: list[float], words: Words, sparing: float = SPARING
) -> list[str]:
    """First fit; a word is divided only where its line would stay short, and not in two lines running. A short word alone
    on the last line gets the one before it, where the line above keeps *sparing* of its measure.
    """
    ends, hyphenated = [0], False
    while ends[-1] < len(pieces):
        room = widths[min(len(ends) - 1, len(widths) - 1)]
        end = _ragged_end(pieces, ends[-1], room, widths[-1], words, may_divide=not hyphenated)
        hyphenated = pieces[end - 1].divided
        ends.append(end)
    if len(ends) > 2:
        ends[-2] = _spared(
            pieces,
            ends[-3],
            ends[-2],
            widths[min(len(ends) - 3, len(widths) - 1)],
            words.space,
            sparing,
        )
    return [_joined(pieces, start, end) for start, end in pairwise(ends)]


def _spared(
    pieces: list[Piece], start: int, end: int, room: float, space: float, sparing: float
) -> int:
    """Where the line from *start* to *end*, the last but one, had better end."""

    def reach(first: int, beyond: int) -> float:
        return sum(piece.width + (space if piece.space else 0.0) for piece in pieces[first:beyond])

    if (
        any(piece.space for piece in pieces[end:-1])
        or pieces[end - 1].tail
        or reach(end, len(pieces)) > ALONE * room
    ):
        return end
    earlier = max(
        (index for index in range(start + 1, end) if pieces[index - 1].space), default=end
    )
    return earlier if reach(start, earlier) >= sparing * room else end


def _ragged_end(
    pieces: list[Piece], start: int, room: float, measure: float, words: Words, *, may_divide: bool
) -> int:
    """Where the line from *start* on ends. The word that does not fit gives way to its parts in *pieces*."""
    used, whole, reach, part, index = 0.0, 0, 0.0, 0, start
    while index < len(pieces):
        piece = pieces[index]
        after = used + piece.width
        if after > room + 0.01:
            short = (may_divide or not whole) and reach < RAG * room
            if piece.uncut and (short or piece.dashed or piece.width > room):
                pieces[index : index + 1] = words.parts(piece, measure)
                continue
            if index > start:
                break
        elif piece.space or not piece.tail:
            whole, reach = index + 1, after
        elif after + piece.tail <= room + 0.01:
            part = index + 1
        used = after + words.space if piece.space else after
        index += 1
    else:
        return len(pieces)
    if part > whole and (may_divide or not whole) and reach < RAG * room:
        return part
    return whole or part or start + 1


def justified(
    pieces: list[Piece], widths: list[float], space: float, give: float = 0.0
) -> list[str]:
    """Total fit (Knuth and Plass 1981, without its fitness classes): the breaks whose lines are evenest together.

    *give* is by how many points each sign of a line may be tracked, in or out.
    """
    ends = _evenest(pieces, widths, space, give, HOPELESS) or _evenest(
        pieces, widths, space, give, float("inf")
    )
    return [_joined(pieces, start, end) for start, end in pairwise(ends)]


def _evenest(
    pieces: list[Piece], widths: list[float], space: float, give: float, most: float
) -> list[int]:
    """The ends of the evenest lines, 0 before them; none where they cost *most* or more."""
    count = len(pieces)
    left = [0.0, *accumulate(piece.width + (space if piece.space else 0.0) for piece in pieces)]
    spaces = [0, *accumulate(piece.space for piece in pieces)]
    signs = [0, *accumulate(len(piece.text) + piece.space for piece in pieces)]
    loosest = [at + LOOSEST * space * number for at, number in zip(left, spaces, strict=True)]
    spare = LOOSEST + max(piece.tail for piece in pieces)
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(most, 0, 0)] * count
    for start in range(count):
        cost, lines, before = best[start]
        if cost >= most:
            continue
        room = widths[min(lines, len(widths) - 1)]
        ladder = (
            0.0
            if not start or not pieces[start - 1].divided
            else THIRD
            if before and pieces[before - 1].divided
            else LADDER
        )
        first = (
            start + 1
            if most > HOPELESS
            else bisect_left(loosest, loosest[start] + room - spare, start + 1, count)
        )
        for end in range(first, count + 1):
            piece = pieces[end - 1]
            used, gives = (
                left[end - 1] - left[start] + piece.width,
                give * (signs[end] - signs[start]),
            )
            slack = room - used - piece.tail
            if slack >= (-gives if end < count else 0.0) - 0.01:
                demerits = (
                    _demerits(slack, (spaces[end - 1] - spaces[start]) * space)
                    if end < count
                    else 0.0
                )
            elif end == start + 1:
                demerits = OVERFULL
            elif used - gives > room:
                break
            else:
                continue
            total = (
                cost
                + demerits
                + (piece.dear if piece.tail else 0.0)
                + (ladder if piece.divided else 0.0)
            )
            if end == count and start and used < RUNT_PART * room:
                total += RUNT
            if total < best[end][0]:
                best[end] = (total, lines + 1, start)
    return _ends(best) if best[count][0] < most else []


def _ends(best: Sequence[tuple[float, float, int]]) -> list[int]:
    """The ends of the best lines, 0 before them, where the last number of each of *best* is the end before."""
    ends = [len(best) - 1]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    return ends[::-1]


LADDER, THIRD, RUNT = 2000.0, 900_000.0, 60.0
"""What it costs to divide the words of two lines running, of a third; to end with a line of next to nothing."""

RUNT_PART = 0.12
"""The part of the measure that is next to nothing."""


OVERFULL = 1e6
"""What a word costs that is wider than its line."""


def _demerits(slack: float, spaces: float) -> float:
    """How bad a line is whose words leave *slack* points beside *spaces* points of word spaces."""
    ratio = abs(slack / (spaces or 1.0) - IDEAL) / STRETCH
    return (1.0 + 100.0 * min(ratio, WORST) ** 3) ** 2 / 100.0


def tracking(
    slack: float, spaces: int, signs: int, size: float, space: float, give: float
) -> float:
    """Points by which a justified line's *signs* are tracked: in, where they are wider than the measure, and out, as far
    as *give* allows, where word spaces of *space* points would otherwise grow beyond WIDE.
    """
    if slack < 0:
        return max(slack / max(1, signs), -give)
    wide = slack - spaces * max(0.0, WIDE * size - space)
    return min(max(0.0, wide) / max(1, signs), give)


WIDE = 0.42
"""Ems that a word space may take before signs are tracked."""


def balanced(words: list[str], advances: list[float], space: float, width: float) -> list[str]:
    """As few lines as *width* allows, their lengths as even as can be; a last line of one word only if it must."""
    count = len(words)
    torn = [_torn(word) for word in words[:-1]]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(count + 1, 0.0, 0)] * count
    for start in range(count):
        lines, cost, _ = best[start]
        used = -space
        for end in range(start + 1, count + 1):
            used += space + advances[end - 1]
            if used > width and end > start + 1:
                break
            short = ((width - used) / width) ** 2
            alone = end == start + 1
            if end < count:
                price = short + torn[end - 1] + (0.1 if alone else 0.0)
            else:
                price = 0.6 * short + (2.0 if alone and start else 0.0)
            best[end] = min(best[end], (lines + 1, cost + price, start))
    return [" ".join(words[start:end]) for start, end in pairwise(_ends(best))]


SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "or",
        "over",
        "than",
        "that",
        "the",
        "to",
        "with",
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "et",
        "en",
        "un",
        "une",
        "à",
        "au",
        "aux",
        "el",
        "los",
        "las",
        "del",
        "y",
        "que",
        "por",
        "para",
        "con",
        "una",
        "der",
        "die",
        "das",
        "und",
        "von",
        "zu",
    ]
)
"""Words that a line of a headline should not end with: they belong to what follows, as a number does to what is counted."""


PAUSES = frozenset(",;:،؛—–")
"""Signs after which a headline breaks gladly."""


def _torn(word: str) -> float:
    """What it costs that a line of a headline ends with *word*."""
    if word.lower() in SMALL or word[-1:].isdigit():
        return 0.08
    return -0.04 if word[-1:] in PAUSES else 0.0
