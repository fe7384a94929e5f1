"""Words, stems and stop words, by language.

A word is a run of letters and digits, lower case. French and other elisions part ("l'homme" → l, homme), Arabic
loses vowel signs and tatweel and gets one alef, one yeh and one teh, as search engines write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import filterfalse

import Stemmer

from digest.text.stopwords import STOP_WORDS

_WORD = re.compile(r"\w+")
_ENGLISH_CONTRACTION = re.compile(r"['’](?<=\w['’])(?:s|t|re|ve|ll|d|m)\b")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f]")
_ARABIC_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
)
_STEMMERS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "de": "german",
    "ar": "arabic",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "fi": "finnish",
    "ru": "russian",
    "ro": "romanian",
    "hu": "hungarian",
    "tr": "turkish",
}


@lru_cache(maxsize=64)
def base(language: str) -> str:
    """The language without its region: "pt-BR" → "pt"."""
    return re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0]


def by_language(
    form: str, words: Mapping[str, str], flags: int = 0
) -> Callable[[str], re.Pattern[str]]:
    """The pattern *form* with a language's own *words* for its WORDS, made when its code is first asked for; it matches nothing
    where there are none.
    """
    return cache(lambda code: re.compile(form.replace("WORDS", words.get(code, "(?!)")), flags))


def tokens(text: str, *, language: str) -> list[str]:
    """The words of *text*, in order."""
    lowered = text.lower()
    if base(language) == "en":
        lowered = _ENGLISH_CONTRACTION.sub("", lowered)
    if not lowered.isascii() and _ARABIC.search(lowered):
        lowered = _ARABIC_MARKS.sub("", lowered).translate(_ARABIC_LETTERS)
    return _WORD.findall(lowered)


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """Words without a topic, as `tokens` writes them; none for a language without a list."""
    code = base(language)
    return frozenset(tokens(" ".join(STOP_WORDS.get(code, ())), language=code))


def stem(word: str, *, language: str) -> str:
    """The Snowball stem of one word of `tokens`; the word itself where the language has no stemmer."""
    return _stemmer(base(language))(word)


@lru_cache(maxsize=4096)
def content_words(text: str, *, language: str) -> tuple[str, ...]:
    """The words that carry the topic of *text*, in order, repeated as they are; remembered, since a sentence is asked for them often."""
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
    return (
        lru_cache(maxsize=2**16)(Stemmer.Stemmer(_STEMMERS[language], 0).stemWord)
        if language in _STEMMERS
        else str
    )
