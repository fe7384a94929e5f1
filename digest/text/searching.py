"""Words as a search compares them, and the part of a text that shows what was found.

The pages of an issue search by the same rules in a browser: templates/pages/search.js.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from digest.languages.scripts import ARABIC, GREEK, LATIN

LETTERS: Mapping[str, str] = dict(
    pair for script in (LATIN, GREEK, ARABIC) for pair in script.folded
)
"""What no decomposition makes alike."""
ARTICLES = ARABIC.articles
"""What Arabic writes at the head of a word, by which the rest is found as well."""
STEM = 3
"""Letters that must be left when an article goes."""
MOST = 8
"""Words of a question; a longer one is read so far."""
AROUND = 110
"""Characters shown before and behind the first word that was found."""

_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_LETTERS = str.maketrans(dict(LETTERS))

Piece = tuple[str, bool]
"""A part of a text, and whether it was found."""


def search_words(text: str) -> list[str]:
    """The words of *text*, in order, without case, accents, vowel signs and Arabic articles."""
    return [word for match in _WORD.finditer(text) if (word := _folded(match[0]))]


def excerpt(sentences: Sequence[str], wanted: Collection[str]) -> tuple[Piece, ...]:
    """The sentence with most of the words *wanted*, shortened around the first of them.

    *wanted* are beginnings of words, as `search_words` gives them.
    """
    best = max(
        sentences, key=lambda one: len({word for _, _, word in _hits(one, wanted)}), default=""
    )
    hits = list(_hits(best, wanted))
    first, last = (hits[0][0], hits[0][1]) if hits else (0, 0)
    start, end = max(first - AROUND, 0), min(last + AROUND, len(best))
    # Whole words at both ends.
    start = best.find(" ", start) + 1 if start and best.find(" ", start, first) >= 0 else start
    end = best.rfind(" ", last, end) if end < len(best) and best.rfind(" ", last, end) > 0 else end
    return _pieces(best, start, end, hits)


def marked(text: str, wanted: Collection[str]) -> tuple[Piece, ...]:
    """All of *text*, its words that begin as one of *wanted* apart."""
    return _pieces(text, 0, len(text), list(_hits(text, wanted)))


def _pieces(text: str, start: int, end: int, hits: list[tuple[int, int, str]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = [("… ", False)] if start else []
    place = start
    for first, last, _ in hits:
        if start <= first and last <= end:
            pieces += [(text[place:first], False), (text[first:last], True)]
            place = last
    pieces.append((text[place:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple(piece for piece in pieces if piece[0])


def _hits(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Where a word stands that begins as one of *wanted*, and which."""
    for match in _WORD.finditer(text):
        word = _folded(match[0])
        if found := next((one for one in wanted if word.startswith(one)), None):
            yield match.start(), match.end(), found


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower()).translate(_LETTERS)
    plain = "".join(sign for sign in plain if sign.isalnum())
    for article in ARTICLES:
        if plain.startswith(article) and len(plain) >= len(article) + STEM:
            return plain.removeprefix(article)
    return plain
