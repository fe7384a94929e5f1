"""Names for stories, fit for files, links and an editor's eye."""

from __future__ import annotations

import re
import unicodedata

WORDS = 6
LETTERS = 50

_UNFOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")


def slug(text: str) -> str:
    """The first words of *text* with hyphens between, "us-halts-gaza-talks": at most WORDS of them
    and LETTERS in all.

    Latin letters lose their accents, other scripts stay; "" where *text* has no letter or digit.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(
        _UNFOLDED
    )
    words = _words(_APOSTROPHES.sub("", plain))[:WORDS]
    while len(words) > 1 and len("-".join(words)) > LETTERS:
        words.pop()
    return "-".join(words)[:LETTERS].strip("-")


def unique(name: str, taken: set[str]) -> str:
    """*name*, or with the first number from 2 that makes it one of its own.

    It is added to *taken*.
    """
    free, count = name, 2
    while free in taken:
        free, count = f"{name}-{count}", count + 1
    taken.add(free)
    return free


def _words(text: str) -> list[str]:
    """Runs of letters, digits and the marks that belong to them."""
    letters = "".join(mark if unicodedata.category(mark)[0] in "LMN" else " " for mark in text)
    return [folded for word in letters.split() if (folded := _fold(word))]


def _fold(word: str) -> str:
    plain = "".join(
        mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark)
    )
    return plain if plain.isascii() else word
