"""Lines: paragraphs are broken here, once, and printed as they were broken, so that every count is exact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.flatplan.grid import Design, Measure

HYPHEN = "\u2010"
SHORTEST, NAME = 5, 8
"""Letters a word must have to be divided, and one with a capital, which may be a name."""

MARKS = "“”‘’«»„‚\"'()[]{}.,;:!?…—–-\u202f\u00a0¿¡"

RAG = 0.8
"""A ragged line that reaches this part of the measure is left alone; a shorter one takes a part of the next word."""

ALONE, SPARING = 0.3, 0.62
"""The part of the measure beneath which a last word is too short to stand alone; what the line above must keep."""

IDEAL, STRETCH = 0.3, 0.6
"""By how much of itself a word space of a justified line should grow, and may grow more before it counts as bad."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one: *width* in points, *tail* that of the hyphen it gets if the line ends here, *dear* what
    dividing it there costs.

    *space*: a word space follows.
    """

    text: str
    width: float
    tail: float
    space: bool
    dear: float = 0.0

    @property
    def divided(self) -> bool:
        """A line that ends with it ends in a hyphen: one that it gets, or its own."""
        return bool(self.tail) or (not self.space and self.text.endswith(("-", HYPHEN)))


class Typesetter:
    """Breaks text into lines for one design and one set of fonts, remembering what it has broken."""

    def __init__(self, design: Design, measure: Measure) -> None:
        self.design = design
        self.measure = measure
        self.lines = lru_cache(maxsize=None)(self._lines)
        self.display = lru_cache(maxsize=None)(self._display)
        self.advance = lru_cache(maxsize=None)(measure.width)
        self._parts = lru_cache(maxsize=None)(self._divided)

    def _lines(self, text: str, style: str, width: float, language: str, inset: float = 0.0,
               inset_lines: int = 0, tail: float = 0.0) -> tuple[str, ...]:
        """The lines of a paragraph in a measure of *width* points.

        The first line begins *inset* points in, or the first *inset_lines* lines do (a drop cap); after the last word
        *tail* points are kept free.
        """
        pieces = self._pieces(text, style, width, language)
        if not pieces:
            return ()
        if tail:
            last = pieces[-1]
            pieces[-1] = Piece(last.text, last.width + tail, 0.0, last.space)
        widths = [width - inset] * max(inset_lines, 1 if inset else 0)
        space = self.advance(" ", style, language)
        setting = self.design.style(style)
        if not setting.justify:
            return tuple(ragged(pieces, [*widths, width], space))
        return tuple(justified(pieces, [*widths, width], space, setting.yields(language)))

    def _pieces(self, text: str, style: str, width: float, language: str) -> list[Piece]:
        pieces: list[Piece] = []
        words = [word for word in text.split(" ") if word]
        for number, word in enumerate(words, start=1):
            wide = self.advance(word, style, language) > width
            pieces += self._parts(word, style, language, number == len(words), wide)
        return pieces

    def _divided(self, word: str, style: str, language: str, whole: bool, wide: bool) -> tuple[Piece, ...]:  # noqa: FBT001 - a cache's key
        """A word cut at its own dashes and slashes, and where the language divides it, unless it stays *whole*: a paragraph's last.

        One *wide*, beyond the measure, is cut anywhere rather than nowhere.
        """
        cuts = {index + 1: 0.0 for index, sign in enumerate(word[:-1]) if sign in "-–—/\u2010" and index}
        if not whole:
            cuts |= dict.fromkeys(self._divisions(word, language), self.advance(HYPHEN, style, language))
        if wide and not cuts:
            cuts = dict.fromkeys(range(1, len(word)), 0.0)
        starts = [0, *sorted(cuts)]
        ends = [*sorted(cuts), len(word)]
        advances = [self.advance(word[:end], style, language) for end in ends]
        before = [0.0, *advances[:-1]]
        dear = DIVIDED if word.strip(MARKS)[:1].islower() else DIVIDED_NAME
        return tuple(Piece(word[start:end], after - earlier, cuts.get(end, 0.0), end == len(word), dear if end in cuts else 0.0)
                     for start, end, earlier, after in zip(starts, ends, before, advances, strict=True))

    def _divisions(self, word: str, language: str) -> list[int]:
        """Offsets at which *word* may be divided, its marks of punctuation left aside."""
        core = word.strip(MARKS)
        if len(core) < (SHORTEST if core.islower() else NAME) or not core.isalpha() or not core[1:].islower():
            return []
        start = word.index(core)
        return [start + offset for offset in self.measure.divisions(core, language)]

    def _display(self, text: str, style: str, width: float, language: str) -> tuple[str, ...]:
        """A headline in as few lines as it takes, broken so that they are even, never hyphenated, no word alone last."""
        words = [part for word in text.split(" ") for part in self._cut(word, style, width, language)]
        advances = [self.advance(word, style, language) for word in words]
        space = self.advance(" ", style, language)
        return tuple(balanced(words, advances, space, width))

    def whole(self, text: str, style: str, width: float, language: str) -> bool:
        """No word of *text* is wider than *width*: as a headline it is divided nowhere."""
        return all(self.advance(word, style, language) <= width for word in text.split(" "))

    def _cut(self, word: str, style: str, width: float, language: str) -> list[str]:
        """*word* in parts no wider than *width*, which fill a line each: an address, say, in a headline."""
        parts = []
        while len(word) > 1 and self.advance(word, style, language) > width:
            end = next(end for end in range(len(word) - 1, 0, -1) if end == 1 or self.advance(word[:end], style, language) <= width)
            parts.append(word[:end])
            word = word[end:]
        return [*parts, word]


def _joined(pieces: list[Piece], start: int, end: int) -> str:
    text = "".join(piece.text + (" " if piece.space else "") for piece in pieces[start:end]).rstrip(" ")
    return text + HYPHEN if pieces[end - 1].tail else text


def ragged(pieces: list[Piece], widths: list[float], space: float) -> list[str]:
    """First fit; a word is divided only where its line would stay short, and not in two lines running. A short word alone
    on the last line gets the one before it, where the line above can spare it.
    """
    ends, divided = [0], False
    while ends[-1] < len(pieces):
        room = widths[min(len(ends) - 1, len(widths) - 1)]
        end = _ragged_end(pieces, ends[-1], room, space, may_divide=not divided)
        divided = pieces[end - 1].divided and not pieces[end - 1].space
        ends.append(end)
    if len(ends) > 2:
        ends[-2] = _spared(pieces, ends[-3], ends[-2], widths[min(len(ends) - 3, len(widths) - 1)], space)
    return [_joined(pieces, start, end) for start, end in pairwise(ends)]


def _spared(pieces: list[Piece], start: int, end: int, room: float, space: float) -> int:
    """Where the line from *start* to *end*, the last but one, had better end."""
    def reach(first: int, beyond: int) -> float:
        return sum(piece.width + (space if piece.space else 0.0) for piece in pieces[first:beyond])

    if any(piece.space for piece in pieces[end:-1]) or pieces[end - 1].tail or reach(end, len(pieces)) > ALONE * room:
        return end
    earlier = max((index for index in range(start + 1, end) if pieces[index - 1].space), default=end)
    return earlier if reach(start, earlier) >= SPARING * room else end


def _ragged_end(pieces: list[Piece], start: int, room: float, space: float, *, may_divide: bool) -> int:
    used, whole, reach, part = 0.0, 0, 0.0, 0
    for index in range(start, len(pieces)):
        piece = pieces[index]
        if used + piece.width > room + 0.01 and index > start:
            break
        if piece.space or not piece.tail:
            if used + piece.width <= room + 0.01:
                whole, reach = index + 1, used + piece.width
        elif used + piece.width + piece.tail <= room + 0.01:
            part = index + 1
        used += piece.width + (space if piece.space else 0.0)
    else:
        return len(pieces)
    if part > whole and (may_divide or not whole) and reach < RAG * room:
        return part
    return whole or part or start + 1


def justified(pieces: list[Piece], widths: list[float], space: float, give: float = 0.0) -> list[str]:
    """Total fit (Knuth and Plass 1981, without its fitness classes): the breaks whose lines are evenest together.

    *give* is by how many points each sign of a line may be tracked, in or out.
    """
    count = len(pieces)
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(float("inf"), 0, 0)] * count
    for start in range(count):
        cost, lines, before = best[start]
        if cost == float("inf"):
            continue
        room = widths[min(lines, len(widths) - 1)]
        ladder = 0.0 if not start or not pieces[start - 1].divided else THIRD if before and pieces[before - 1].divided else LADDER
        used, spaces, signs = 0.0, 0, 0
        for end in range(start + 1, count + 1):
            piece = pieces[end - 1]
            used += piece.width
            signs += len(piece.text) + piece.space
            last = end == count
            demerits = _demerits(room - used - piece.tail, spaces * space, 0.0 if last else give * signs, last=last)
            fits = demerits is not None or end == start + 1
            if not fits and used - give * signs > room:
                break
            extra = (piece.dear if piece.tail else 0.0) + (ladder if piece.divided else 0.0)
            extra += RUNT if last and used < RUNT_PART * room and start else 0.0
            total = cost + (demerits if demerits is not None else 1e6) + extra
            if fits and total < best[end][0]:
                best[end] = (total, lines + 1, start)
            if piece.space:
                used += space
                spaces += 1
    ends = [count]
    while best[ends[-1]][2]:
        ends.append(best[ends[-1]][2])
    return [_joined(pieces, start, end) for start, end in zip([0, *reversed(ends[1:])], reversed(ends), strict=True)]


DIVIDED, DIVIDED_NAME, LADDER, THIRD, RUNT = 40.0, 160.0, 2000.0, 40_000.0, 60.0
"""What it costs to divide a word, one with a capital, words of two lines running, of a third; to end with a line of next to
nothing.
"""

RUNT_PART = 0.12
"""The part of the measure that is next to nothing."""


def _demerits(slack: float, spaces: float, give: float, *, last: bool) -> float | None:
    """How bad a line is whose words leave *slack* points beside *spaces* points of word spaces, *give* of which tracking
    may take up; None: too long.
    """
    if slack < -give - 0.01:
        return None
    if last:
        return 0.0
    ratio = abs(slack / (spaces or 1.0) - IDEAL) / STRETCH
    return (1.0 + 100.0 * min(ratio, 10.0) ** 3) ** 2 / 100.0


def tracking(slack: float, spaces: int, signs: int, size: float, space: float, give: float) -> float:
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
    lines = _fewest(advances, space, width)
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for line in range(1, lines + 1):
        for end in range(line, count + 1):
            options = [
                (best[start, line - 1][0] + _unevenness(words, advances, space, width, start, end), start)
                for start in range(line - 1, end) if (start, line - 1) in best
            ]
            if options:
                best[end, line] = min(options)
    ends, line = [count], lines
    while line > 1:
        ends.append(best[ends[-1], line][1])
        line -= 1
    return [" ".join(words[start:end]) for start, end in zip([0, *reversed(ends[1:])], reversed(ends), strict=True)]


def _fewest(advances: list[float], space: float, width: float) -> int:
    lines, used = 1, 0.0
    for advance in advances:
        if used and used + space + advance > width:
            lines, used = lines + 1, advance
        else:
            used += (space if used else 0.0) + advance
    return lines


SMALL = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "or", "over", "than", "that", "the", "to", "with", "le", "la", "les", "de", "des", "du", "et", "en", "un", "une", "à", "au", "aux", "el", "los", "las", "del", "y", "que", "por", "para", "con", "una", "der", "die", "das", "und", "von", "zu"])
"""Words that a line of a headline should not end with: they belong to what follows, as a number does to what is counted."""


PAUSES = frozenset(",;:،؛—–")
"""Signs after which a headline breaks gladly."""


def _unevenness(words: list[str], advances: list[float], space: float, width: float, start: int, end: int) -> float:
    used = sum(advances[start:end]) + space * (end - start - 1)
    over = 1e6 if used > width and end - start > 1 else 0.0
    last = end == len(words)
    alone = (2.0 if last and start else 0.0 if last else 0.1) if end - start == 1 else 0.0
    ending = words[end - 1]
    torn = not last and (ending.lower() in SMALL or ending[-1:].isdigit())
    sense = 0.04 if not last and ending[-1:] in PAUSES else 0.0
    short = ((width - used) / width) ** 2
    return over + alone + (0.08 if torn else 0.0) - sense + (0.6 * short if last else short)
