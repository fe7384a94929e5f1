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
#: An ending or a sign within a name: "Reed's", "Sa'ar", "l'île"; "isn't" has a verb.
_NO_VERB = re.compile(r"(?<=\w)['’](?:s\b|(?!\w\b))")
_MARKS = " ,;:،؛–—-([.…"


def headline_of(sentence: str, code: str) -> str:
    """*sentence* without its full stop; where it is too long, as much of it as has a sense.

    It is cut at the last boundary of a clause, else before the last word that opens a clause, else
    behind a word that may end a headline. "" where it has too few letters or no verb, or no such
    part has.
    """
    written = " ".join(sentence.split())
    ends = written.endswith(".") and not written.endswith("..")
    text = written[:-1] if ends else written
    if len(text) <= LONGEST:
        whole = text.rstrip(_MARKS) if ends else _whole(text, code)
        return whole if _says_something(whole, code) else ""
    for places in (_boundaries(text), _conjunctions(text, code), _gaps(text)):
        for place in reversed([place for place in places if SHORTEST <= place <= LONGEST]):
            part = _whole(text[:place], code)
            if len(part) >= SHORTEST and _stands_alone(part, code):
                return part
    return ""


def _stands_alone(part: str, code: str) -> bool:
    """Whether *part* of a sentence has its own verb, and is not just who says something, or when:
    "The chair said on Monday".
    """
    return (
        _is_balanced(part)
        and _says_something(_NO_VERB.sub(" ", part), code)
        and not _announcing(base(code)).search(part)
    )


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
    return len(_QUOTED.findall(text)) == len(_UNQUOTED.findall(text)) and text.count('"') % 2 == 0


@cache
def _dangling(code: str) -> frozenset[str]:
    """Words that lead on to others: prepositions, articles, conjunctions."""
    own = language(code)
    small = words(f"{own.typography.small} {own.figures.joins} {own.figures.prepositions}")
    return small | stop_words(code)


@cache
def _announcing(code: str) -> re.Pattern[str]:
    """A verb of speaking at the end, with at most two words behind it: "said on Monday"."""
    return pattern(r"\b(?:WORDS)(?: \w+){0,2}$", language(code).speakers.verbs)


@cache
def _joining(code: str) -> re.Pattern[str]:
    joins = "|".join(sorted(map(re.escape, words(language(code).figures.joins))))
    return pattern(r"\s(?:WORDS)\s", joins, flags=re.IGNORECASE)
