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
#: What parts an opening phrase from its main clause, or an aside from what it is about.
_PARTED = re.compile(r"[,،] | (?:--|[–—]) ")
_FIRST = re.compile(r"[\"“«„]?([^\W\d_]+)")
_MARKS = " ,;:،؛–—-([.…"


def headline_of(sentence: str, code: str, *, main: bool = False) -> str:
    """*sentence* without its full stop; where it is too long, as much of it as has a sense.

    It is cut at the last boundary of a clause, else before the last word that opens a clause, else
    behind a word that may end a headline. "" where it has too few letters or no verb, or no such
    part has. *main*: only where a main clause is left, for which a phrase that opens the sentence
    may go ("As boats came back, …"), and where nothing that leans on another sentence opens it.
    """
    written = " ".join(sentence.split())
    ends = written.endswith(".") and not written.endswith("..")
    text = written[:-1] if ends else written
    if main and _opens_with(text, _leaning(base(code))):
        return ""
    if len(text) <= LONGEST:
        whole = text.rstrip(_MARKS) if ends else _whole(text, code)
        told = _says_something(whole, code) and not (main and _verbless(whole, code))
        return whole if told else ""
    if main and _is_fronted(text, code):
        front = _PARTED.search(text)
        return headline_of(_capitalised(text[front.end() :]), code, main=True) if front else ""
    for places in (_boundaries(text), _conjunctions(text, code), _gaps(text)):
        for place in reversed([place for place in places if SHORTEST <= place <= LONGEST]):
            part = _whole(text[:place], code)
            if (
                len(part) >= SHORTEST
                and _stands_alone(part, code)
                and (not main or _has_main_clause(part, code))
            ):
                return part
    return ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _has_main_clause(part: str, code: str) -> bool:
    """Whether *part* of a sentence has a verb of its own, and not only in an aside or behind "who":
    "Anna Reed, the mayor who left".
    """
    aside = _PARTED.search(part)
    if aside and (_verbless(part[: aside.start()], code) or _goes_on(part[aside.end() :], code)):
        closing = part.find(aside[0].rstrip(), aside.end())
        return closing >= 0 and not _verbless(part[closing + 1 :], code)
    relative = _relatives(base(code)).search(part)
    return not _verbless(part[: relative.start()] if relative else part, code)


def _verbless(text: str, code: str) -> bool:
    finite = language(base(code)).openings.finite
    return fragment(text, code) or bool(finite and not pattern("WORDS", finite).search(text))


def _goes_on(text: str, code: str) -> bool:
    """Whether *text*, behind a comma, opens a relative clause or a participle's phrase."""
    own = base(code)
    return bool(_relatives(own).match(f" {text}") or _fronting(own).match(_capitalised(text)))


def _is_fronted(text: str, code: str) -> bool:
    """Whether a phrase opens *text* that leads to a main clause: "As boats came back"."""
    own = base(code)
    return _opens_with(text, words(language(own).breaks.openers)) or bool(
        _fronting(own).match(text)
    )


def _opens_with(text: str, known: frozenset[str]) -> bool:
    first = _FIRST.match(text)
    return first is not None and first[1].lower() in known


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


@cache
def _leaning(code: str) -> frozenset[str]:
    """Words that open a sentence which leans on the one before."""
    own = language(code).openings
    return words(f"{own.pronouns} {own.connectives}")


@cache
def _relatives(code: str) -> re.Pattern[str]:
    """A word that opens a relative clause."""
    either = "|".join(sorted(map(re.escape, words(language(code).headlines.relatives))))
    return pattern(r"\s(?:WORDS)\s", either)


@cache
def _fronting(code: str) -> re.Pattern[str]:
    """Words with which a phrase opens that leads to a main clause."""
    return pattern(r"(?:WORDS)\b", language(code).headlines.fronting)
