"""Words, stems and stop words, by language.

A word is a run of letters and digits, in lower case. Elisions part ("l'homme" → l, homme). Arabic
loses vowel signs and tatweel and gets one alef, one yeh and one teh, as search engines write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import filterfalse

import Stemmer

from digest.languages import base, pattern
from digest.languages import language as language_of
from digest.languages.scripts import ARABIC

_WORD = re.compile(r"\w+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_MARKS = re.compile(f"[{ARABIC.unwritten}]")
_ARABIC_LETTERS = str.maketrans(dict(ARABIC.folded))


def tokens(text: str, *, language: str) -> list[str]:
    """The words of *text*, in order."""
    lowered = text.lower()
    if contractions := _contractions(language):
        lowered = contractions.sub("", lowered)
    # Arabic is folded in every language, since any text may quote it.
    if not lowered.isascii() and _ARABIC.search(lowered):
        lowered = _ARABIC_MARKS.sub("", lowered).translate(_ARABIC_LETTERS)
    return _WORD.findall(lowered)


@cache
def _contractions(language: str) -> re.Pattern[str] | None:
    endings = language_of(language).vocabulary.contractions
    return pattern("WORDS", endings) if endings else None


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """Words without a topic, as `tokens` writes them; none for a language without a list."""
    own = language_of(language)
    return frozenset(tokens(own.vocabulary.stop, language=own.code))


def stem(word: str, *, language: str) -> str:
    """The Snowball stem of one word of `tokens`; the word itself where there is no stemmer."""
    return _stemmer(base(language))(word)


@lru_cache(maxsize=4096)  # a sentence is asked for several times
def content_words(text: str, *, language: str) -> tuple[str, ...]:
    """The words that carry the topic of *text*, in order, repeated as they are."""
    return tuple(filterfalse(stop_words(language).__contains__, tokens(text, language=language)))


def stems(words: Sequence[str], *, language: str) -> tuple[str, ...]:
    """The stem of each word."""
    return tuple(map(_stemmer(base(language)), words))


@lru_cache(maxsize=4096)
def content(text: str, *, language: str) -> tuple[str, ...]:
    """The stems of `content_words`."""
    return stems(content_words(text, language=language), language=language)


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Callable[[str], str]:
    name = language_of(language).stemmer
    return lru_cache(maxsize=2**16)(Stemmer.Stemmer(name, 0).stemWord) if name else str
