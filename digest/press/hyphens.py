"""Where words divide: Liang's patterns, out of the dictionaries that pyphen brings.

pyphen takes every pattern of a dictionary apart before it divides its first word; here one is when it is first met.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, AFTER = 2, 3
"""Letters that must stay before and after a hyphen."""

DIGITS = str.maketrans("", "", "0123456789")

CHANGES = re.compile(r"/.*=.*$", re.MULTILINE)
"""How the letters of a pattern change where it divides a word, "schif1f/ff=f,5,2": where it divides stands before."""

WEIGHED = re.compile(r"(\d?)(\D?)")

HEXADECIMAL = re.compile(r"\^\^([0-9a-f]{2})")


class Hyphens:
    """The patterns of one language; none where pyphen has no dictionary of it."""

    def __init__(self, language: str) -> None:
        import pyphen  # type: ignore[import-untyped]

        name = pyphen.language_fallback(language.replace("-", "_"))
        self._patterns = _read(pyphen.LANGUAGES[name]) if name else {}
        self._weights: dict[str, list[tuple[int, int]]] = {}

    def divisions(self, word: str) -> tuple[int, ...]:
        """Where *word* may be divided, ascending."""
        letters, patterns = f".{word.lower()}.", self._patterns
        weights: dict[int, int] = {}
        for start in range(len(letters) - 1 if patterns else 0):
            for end in range(start + 1, len(letters) + 1):
                pattern = patterns.get(letters[start:end])
                if pattern:
                    for offset, weight in self._weights.get(pattern) or self._weighed(pattern):
                        weights[start + offset] = max(weight, weights.get(start + offset, 0))
        return tuple(place for place in range(BEFORE, len(word) - AFTER + 1) if weights.get(place + 1, 0) % 2)

    def _weighed(self, pattern: str) -> list[tuple[int, int]]:
        """The digits of *pattern*, each with the number of letters before it."""
        found = [(place, int(digit)) for place, (digit, _) in enumerate(WEIGHED.findall(pattern)) if digit]
        self._weights[pattern] = found
        return found


def _read(file: Path) -> dict[str, str]:
    """The patterns of a dictionary by their letters: "hena" → "hen5a"."""
    data = file.read_bytes()
    encoding, _, rest = data.partition(b"\n")
    text = rest.decode(encoding.decode().strip().replace("microsoft-", ""))
    text = HEXADECIMAL.sub(lambda code: chr(int(code[1], 16)), CHANGES.sub("", text))
    lines = [line.strip() for line in text.split("\n")]
    letters = "\n".join(lines).translate(DIGITS).split("\n")
    return {bare: line for bare, line in zip(letters, lines, strict=True) if bare != line}
