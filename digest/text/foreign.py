"""Finds sentences in another language than their article's.

A page quotes a post in its own script beside the translation, or ends with another edition's
notices. A reader of the article's language can read neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from digest.languages import base, every, known
from digest.languages import language as language_of
from digest.languages.scripts import ARABIC, LATIN, Script
from digest.text.words import stop_words

#: A sentence of fewer words may be a title or a name.
FEWEST = 8
#: A sentence has at least this part of stop words of its language; of another's, the first part
#: and so many times as many as of the article's.
OWN, OTHER, TIMES = 0.15, 0.3, 3

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
#: A letter of another script.
_ELSEWHERE = re.compile(r"[\u0370-\u1dff\u2c00-\ud7ff\uf900-\uffff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def foreign(texts: Sequence[str], language: str) -> tuple[bool, ...]:
    """Which of the sentences *texts* are not in the *language* of their article.

    None where more of the text is not than is: then the language was declared wrongly.
    """
    code = base(language)
    if code not in known():
        return (False,) * len(texts)
    script, stops = language_of(code).script, stop_words(code)
    own = tuple(_own(text, code, script, stops) for text in texts)
    length = {True: 0, False: 0, None: 0}
    for text, each in zip(texts, own, strict=True):
        length[each] += len(text)
    return tuple(length[True] > length[False] and each is False for each in own)


def _own(text: str, code: str, script: Script, stops: frozenset[str]) -> bool | None:
    """Whether *text* is in the language *code*; None where it is too short to say."""
    if script is not LATIN or (not text.isascii() and _ELSEWHERE.search(text)):
        letters = _letters(script)
        if letters and 2 * len(letters.findall(text)) < len(_LETTER.findall(text)):
            return False
    if script is not LATIN:
        return True
    words = text.lower().split()
    if len(words) < FEWEST:
        return None
    count = sum(map(stops.__contains__, words))
    if count >= OWN * len(words):
        return True
    elsewhere = max((sum(map(each.__contains__, words)) for each in _others(code)), default=0)
    return False if elsewhere >= max(OTHER * len(words), TIMES * count) else None


def _letters(script: Script) -> re.Pattern[str] | None:
    """The letters of *script*; None for one that is not told from others."""
    return _LATIN if script is LATIN else _ARABIC if script is ARABIC else None


@cache
def _others(code: str) -> tuple[frozenset[str], ...]:
    """The stop words of the other languages in Latin letters."""
    return tuple(
        stop_words(each.code) for each in every() if each.code != code and each.script is LATIN
    )
