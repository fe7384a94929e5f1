"""Words, stems and stop words, by language.

A word is a run of letters and digits, lower case. French and other elisions part ("l'homme" → l, homme), Arabic
loses vowel signs and tatweel and gets one alef, one yeh and one teh, as search engines write it.
"""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from digest.text.stopwords import STOP_WORDS

_WORD = re.compile(r"\w+")
_ENGLISH_CONTRACTION = re.compile(r"(?<=\w)['’](?:s|t|re|ve|ll|d|m)\b")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f]")
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "de": "german", "ar": "arabic", "it": "italian",
             "pt": "portuguese", "nl": "dutch", "sv": "swedish", "da": "danish", "no": "norwegian", "fi": "finnish",
             "ru": "russian", "ro": "romanian", "hu": "hungarian", "tr": "turkish"}


def base(language: str) -> str:
    """The language without its region: "pt-BR" → "pt"."""
    return re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0]


def tokens(text: str, *, language: str) -> list[str]:
    """The words of *text*, in order."""
    lowered = text.lower()
    if base(language) == "en":
        lowered = _ENGLISH_CONTRACTION.sub("", lowered)
    if _ARABIC.search(lowered):
        lowered = _ARABIC_MARKS.sub("", lowered).translate(_ARABIC_LETTERS)
    return _WORD.findall(lowered)


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """Words without a topic, as `tokens` writes them; none for a language without a list."""
    code = base(language)
    return frozenset(tokens(" ".join(STOP_WORDS.get(code, ())), language=code))


def stem(word: str, *, language: str) -> str:
    """The Snowball stem of one word of `tokens`; the word itself where the language has no stemmer."""
    stemmer = _stemmer(base(language))
    return str(stemmer.stemWord(word)) if stemmer else word


def content_words(text: str, *, language: str) -> list[str]:
    """The words that carry the topic of *text*, in order, repeated as they are."""
    stops = stop_words(language)
    return [word for word in tokens(text, language=language) if word not in stops]


def stems(words: list[str], *, language: str) -> list[str]:
    """The stem of each word."""
    stemmer = _stemmer(base(language))
    return list(stemmer.stemWords(words)) if stemmer else words


def content(text: str, *, language: str) -> list[str]:
    """The stems of `content_words`."""
    return stems(content_words(text, language=language), language=language)


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_STEMMERS[language]) if language in _STEMMERS else None
