"""The typesetter: breaks text into lines.

Text is broken once. The press prints the lines as they are, so every count of lines is exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.layout.costs import COSTS, Costs
from digest.layout.headlines import balanced
from digest.layout.joints import bad_breaks
from digest.layout.justified import justified, tracking
from digest.layout.ragged import ragged
from digest.layout.words import HYPHEN, WordCache

if TYPE_CHECKING:
    from digest.themes.design import Design, Measure

__all__ = ["Lines", "Typesetter", "balanced", "tracking"]

LONG_DASH = re.compile("(?<=.[—–])(?=.)")
"""Where a headline may end a line within what stands between spaces: behind a dash that parts two
words, but not behind the hyphen of one.
"""

Lines = MutableMapping[tuple[object, ...], tuple[str, ...]]
"""Texts broken into lines, by all that the lines depend on beside the design and its fonts: first
the way they are broken, then the text.
"""


class Typesetter:
    """Breaks text into lines for one design and one set of fonts.

    *known* holds what was broken before, of the same design, fonts and costs; it is added to.
    """

    def __init__(
        self, design: Design, measure: Measure, costs: Costs = COSTS, known: Lines | None = None
    ) -> None:
        self.design = design
        self.measure = measure
        self.costs = costs
        self.advance = measure.width
        self._words: dict[tuple[str, str], WordCache] = {}
        self._known: Lines = {} if known is None else known

    def _once(
        self, key: tuple[object, ...], broken: Callable[[], tuple[str, ...]]
    ) -> tuple[str, ...]:
        """The lines known by *key*, else those that *broken* gives."""
        try:
            return self._known[key]
        except KeyError:
            lines = self._known[key] = broken()
            return lines

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

        The first line is indented by *inset* points, or the first *inset_lines* lines are (a drop
        cap). After the last word *tail* points stay free.
        """
        widths = [*[width - inset] * max(inset_lines, 1 if inset else 0), width]
        return self._once(
            ("lines", text, style, width, language, inset, inset_lines, tail),
            lambda: self._broken(text, style, widths, language, tail, self.costs.lender_reach),
        )

    def longest(self, text: str, style: str, width: float, language: str) -> tuple[str, ...]:
        """The same, each line as long as possible.

        The last line but one gives no word to a short last line.
        """
        return self._once(
            ("longest", text, style, width, language),
            lambda: self._broken(text, style, [width], language, 0.0, lender=1.0),
        )

    def sensible(
        self, text: str, style: str, width: float, language: str, most: int = 0
    ) -> tuple[str, ...]:
        """The lines of `lines` for a standfirst or another text of a few large lines.

        Where one of them ends within a name or after a small word, they are broken by sense into as
        many lines, or one more up to *most*, without hyphens, if that is better.
        """

        def broken() -> tuple[str, ...]:
            full = best = self.lines(text, style, width, language)
            # Running lines need not be even, and the last one is as short as it comes.
            costs = replace(self.costs, headline_end=0.0)
            for more in (0, 1):
                bad = bad_breaks(best, language)
                if not bad or len(full) + more > max(most, len(full)):
                    break
                tried = self._balanced(text, style, width, language, costs, more)
                if len(tried) <= len(full) + more and bad_breaks(tried, language) < bad:
                    best = tried
            return best

        return self._once(("sensible", text, style, width, language, most), broken)

    def _broken(
        self,
        text: str,
        style: str,
        widths: list[float],
        language: str,
        tail: float,
        lender: float,
    ) -> tuple[str, ...]:
        words, width = self._cache(style, language), widths[-1]
        pieces = [words[word] for word in text.split(" ") if word]
        if not pieces:
            return ()
        pieces[-1:] = words.last(pieces[-1], width, tail)
        setting = self.design.style(style)
        if not setting.justify:
            return tuple(ragged(pieces, widths, words, self.costs, lender))
        pieces = [
            part
            for piece in pieces
            for part in (words.parts(piece, width) if piece.uncut else (piece,))
        ]
        give = setting.yields(language)
        return tuple(justified(pieces, widths, words.space, self.costs, give))

    def _cache(self, style: str, language: str) -> WordCache:
        key = style, language
        if key not in self._words:
            self._words[key] = WordCache(self.measure, style, language, self.costs)
        return self._words[key]

    def display(
        self, text: str, style: str, width: float, language: str, more: int = 0
    ) -> tuple[str, ...]:
        """A headline in as few lines as it takes and *more*, even, and without hyphens but in a
        word that is wider than *width*.

        No word stands alone on the last line, and no line ends within a name or after a small word,
        if there is another way.
        """
        return self._once(
            ("display", text, style, width, language, more),
            lambda: self._balanced(text, style, width, language, self.costs, more),
        )

    def _balanced(
        self, text: str, style: str, width: float, language: str, costs: Costs, more: int = 0
    ) -> tuple[str, ...]:
        words = text.split(" ")
        advances = [self.advance(word, style, language) for word in words]
        if max(advances) > width:
            words = [part for word in words for part in self._cut(word, style, width, language)]
            advances = [self.advance(word, style, language) for word in words]
        space = self.advance(" ", style, language)
        return tuple(balanced(words, advances, space, width, language, costs, more=more))

    def whole(self, text: str, style: str, width: float, language: str) -> bool:
        """Whether no word of *text* is wider than *width*, so that a headline is
        divided nowhere, or only behind a dash between two words.
        """
        words = (part for word in text.split(" ") for part in LONG_DASH.split(word))
        return all(self.advance(word, style, language) <= width for word in words)

    def _cut(self, word: str, style: str, width: float, language: str) -> list[str]:
        """*word* in parts that fill a line each and are no wider than *width*: divided at its own
        dashes and slashes, else as the language does it; what is wider still, after any letter.
        """
        words = self._cache(style, language)
        parts, part, end = [], "", ""
        for piece in words.parts(words[word], width):
            hyphen = HYPHEN if piece.tail else ""
            if part and self.advance(f"{part}{piece.text}{hyphen}", style, language) > width:
                parts.append(part + end)
                part = ""
            part, end = part + piece.text, hyphen
        return [*parts, part]
