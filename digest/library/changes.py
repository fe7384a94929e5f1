"""Judges whether an article changed in matter: news or numbers, not spelling or a tidied phrase."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from digest.model import Article
from digest.text.sentences import sentences

RETOUCHED = 0.8
"""A sentence so like an earlier one says the same in other words, if its numbers are the same."""
NEW_SENTENCES = 2
"""So many sentences that say something new are news; one alone may be an added detail."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")


def changed_in_matter(before: Article, now: Article) -> bool:
    """Whether *now* tells more or something else than *before*, two versions of one article.

    It does with another number in its title, with a sentence whose numbers were corrected, or with
    several sentences that are like none of the earlier ones.
    """
    if _numbers(before.title) != _numbers(now.title):
        return True
    earlier = _sentences(before)
    same = set(map(_words, earlier))
    fresh = 0
    for sentence in _sentences(now):
        words = _words(sentence)
        if words in same:
            continue
        like = max(earlier, key=lambda other: _likeness(words, _words(other)), default="")
        if _likeness(words, _words(like)) < RETOUCHED:
            fresh += 1
        elif _numbers(like) != _numbers(sentence):
            return True
    return fresh >= NEW_SENTENCES


def _sentences(article: Article) -> list[str]:
    return [each.text for each in sentences(article)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text))


def _likeness(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """From 0 to 1, the share of equal words in equal order."""
    return SequenceMatcher(None, words, others, autojunk=False).ratio()
