"""Cuts a sentence to a headline's length where its sense allows it."""

from __future__ import annotations

import re
from functools import cache

from digest.languages import base, language, pattern, words
from digest.text.fragments import fragment
from digest.text.words import stop_words

LONGEST = 100
"""Characters of a headline: two or three lines."""
SHORTEST = 30
"""Characters from which a part of a sentence says something."""
LETTERS = 10
"""Letters of a sentence that heads a story: two words, or as much of a script without spaces."""

_CLAUSE = re.compile(r"[,;:،؛]\s|\s[–—-]+\s|\s[(\[]")
#: Boundaries behind which a title begins anew.
_PARTS = re.compile(r"\s[–—-]\s|;\s|[.?!]\s(?=[^\W\d_a-z])")
_QUOTED = re.compile(r"[“\"«„]")
_UNQUOTED = re.compile(r"[”\"»]")
_MARKS = " ,;:،؛–—-([.…"


def headline_of(sentence: str, code: str) -> str:
    """*sentence* without its full stop; where it is too long, as much of it as has a sense.

    It is cut at the last boundary of a clause, else before the last word that opens a clause, else
    behind a word that may end a headline. "" where it has too few letters or no verb, or no such
    part has.
    """
    text = " ".join(sentence.split())
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    if len(text) <= LONGEST:
        return text if _says_something(text := _whole(text, code), code) else ""
    for places in (_boundaries(text), _conjunctions(text, code), _gaps(text)):
        for place in reversed([place for place in places if SHORTEST <= place <= LONGEST]):
            part = _whole(text[:place], code)
            if _is_balanced(part) and len(part) >= SHORTEST and _says_something(part, code):
                return part
    return ""


def _says_something(text: str, code: str) -> bool:
    return sum(map(str.isalpha, text)) >= LETTERS and not fragment(text, code)


def first_part(title: str, code: str) -> str:
    """*title*, or the first of its parts where it is too long and has several."""
    if len(title) <= LONGEST:
        return title
    ends = [match.start() for match in _PARTS.finditer(title[: LONGEST + 2])]
    parts = [_whole(title[:end], code) for end in ends if end >= SHORTEST]
    return next((part for part in reversed(parts) if _is_balanced(part)), title)


def _boundaries(text: str) -> list[int]:
    return [match.start() for match in _CLAUSE.finditer(text[: LONGEST + 2])]


def _conjunctions(text: str, code: str) -> list[int]:
    """Before the words that join clauses."""
    return [match.start() for match in _joining(base(code)).finditer(text[: LONGEST + 20])]


def _gaps(text: str) -> list[int]:
    return [match.start() for match in re.finditer(r"\s", text[: LONGEST + 1])]


def _whole(text: str, code: str) -> str:
    """*text* without the small words and marks that end no headline."""
    small = _dangling(base(code))
    text = text.rstrip(_MARKS)
    while (cut := text.rsplit(maxsplit=1)) and len(cut) == 2 and cut[1].lower() in small:
        text = cut[0].rstrip(_MARKS)
    return text


def _is_balanced(text: str) -> bool:
    return len(_QUOTED.findall(text)) == len(_UNQUOTED.findall(text))


@cache
def _dangling(code: str) -> frozenset[str]:
    """Words that lead on to others: prepositions, articles, conjunctions."""
    own = language(code)
    small = words(f"{own.typography.small} {own.figures.joins} {own.figures.prepositions}")
    return small | stop_words(code)


@cache
def _joining(code: str) -> re.Pattern[str]:
    joins = "|".join(sorted(map(re.escape, words(language(code).figures.joins))))
    return pattern(r"\s(?:WORDS)\s", joins, flags=re.IGNORECASE)
