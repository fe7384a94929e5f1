"""Signs that no font of the theme has: none is printed as a blank box, each is replaced and named."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from digest.press.measure import Measurer

if TYPE_CHECKING:
    from digest.press.themes import Theme

UNKNOWN = "\ufffd"
"""Printed for a letter that cannot be."""

UNSEEN = {"Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me"}
"""Categories of signs that take no room of their own: they are left out without a word."""


class Glyphs:
    """Replaces what the theme's fonts lack, and remembers it."""

    def __init__(self, theme: Theme) -> None:
        self._measurer = Measurer(theme)
        self._table: dict[int, str] = {}
        self._known: set[str] = set()
        self.replaced: dict[str, str] = {}

    def printable(self, text: str) -> str:
        """*text* with every sign that cannot be printed as its compatible form, or, a picture sign left out, as �."""
        new = set(text) - self._known
        if new:
            self._known |= new
            for sign in self._measurer.lacks("".join(new)):
                self._table[ord(sign)] = self._substitute(sign)
                if unicodedata.category(sign) not in UNSEEN:
                    self.replaced[sign] = self._table[ord(sign)]
        return text.translate(self._table) if self._table else text

    def _substitute(self, sign: str) -> str:
        plain = unicodedata.normalize("NFKC", sign)
        if plain != sign and not self._measurer.lacks(plain):
            return plain
        if unicodedata.category(sign) in UNSEEN | {"So", "Sk"}:
            return ""
        return UNKNOWN if not self._measurer.lacks(UNKNOWN) else "?"

    def warnings(self) -> list[str]:
        """One line a sign: which, and what was printed instead."""
        return [f"no font of the theme has '{sign}' ({unicodedata.name(sign, f'U+{ord(sign):04X}')}); "
                f"{f'printed as {shown}' if shown else 'left out'}" for sign, shown in sorted(self.replaced.items())]
