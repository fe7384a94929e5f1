"""Signs that no font of the theme has: none is printed as a blank box, each is replaced
and named.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from digest.themes.legibility import PICTURES, UNSEEN, closed_up, tidied, unset
from digest.themes.measure import Measurer

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Story
    from digest.themes.design import Measure
    from digest.themes.theme import Theme

UNKNOWN = "\ufffd"
"""Printed for a letter that cannot be."""

READABLE = 0.3
"""The part of a text's letters that may be replaced: names in another script are, a text in one is
not worth printing.
"""

NAMED = 5
"""Signs that one warning names."""


class Glyphs:
    """Replaces what the theme's fonts lack, and remembers it."""

    def __init__(self, measure: Measure) -> None:
        self._measurer = measure
        self._table: dict[int, str] = {}
        self._known = {"\n"}
        self.replaced: dict[str, str] = {}

    def printable(self, text: str) -> str:
        """*text* with every sign that cannot be printed as its compatible form, or, a picture sign
        left out, as �.
        """
        new = set(text) - self._known
        if new:
            self._known |= new
            for sign in self._measurer.lacks("".join(new)):
                self._table[ord(sign)] = self._substitute(sign)
                if unicodedata.category(sign) not in UNSEEN:
                    self.replaced[sign] = self._table[ord(sign)]
        if not self._table:
            return text
        shown = text.translate(self._table)
        return closed_up(shown) if len(shown) < len(text) else shown

    def _substitute(self, sign: str) -> str:
        plain = unicodedata.normalize("NFKC", sign)
        if plain != sign and not self._measurer.lacks(plain):
            return plain
        if unicodedata.category(sign) in UNSEEN | PICTURES:
            return ""
        return UNKNOWN if not self._measurer.lacks(UNKNOWN) else "?"

    def warnings(self) -> list[str]:
        """One line for each thing that was printed instead: for which signs, the first of them by
        name.
        """
        instead: dict[str, list[str]] = {}
        for sign, shown in sorted(self.replaced.items()):
            instead.setdefault(shown, []).append(
                f"'{sign}' ({unicodedata.name(sign, f'U+{ord(sign):04X}')})"
            )
        return [
            f"no font of the theme has {_some(signs)}; "
            f"{f'printed as {shown}' if shown else 'left out'}"
            for shown, signs in instead.items()
        ]


def ways_to_print(theme: Theme) -> Callable[[str], tuple[str, ...]]:
    """What gives the ways in which a text may be printed: first as it stands in a headline, last as
    it is.
    """
    measurer = Measurer(theme)
    glyphs = Glyphs(measurer)

    def ways(text: str) -> tuple[str, ...]:
        if text.isascii():
            return (text,)
        tidy = tidied(text, unset(text, measurer)) or text
        return tuple(dict.fromkeys((tidy, glyphs.printable(text), text)))

    return ways


def illegible(story: Story, theme: Theme) -> bool:
    """Most of its headline, or of its text, would be replaced: it is written in a script that the
    theme has no font for.
    """
    measurer = Measurer(theme)
    texts = (story.headline, " ".join(sentence.text for sentence in story.summary.sentences))
    return any(_replaced(text, measurer) > READABLE for text in texts)


def _replaced(text: str, measurer: Measurer) -> float:
    """The part of *text*'s letters that no font has."""
    letters = {
        sign: times
        for sign, times in Counter(unicodedata.normalize("NFKC", text)).items()
        if sign.isalpha()
    }
    return sum(letters[sign] for sign in measurer.lacks("".join(letters))) / max(
        1, sum(letters.values())
    )


def _some(signs: list[str]) -> str:
    more = len(signs) - NAMED
    return ", ".join(signs[:NAMED]) + (f" and {more} more" if more > 0 else "")
