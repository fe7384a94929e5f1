"""Tells a full stop that belongs to its word ("Dr.", "z. B.", "3. Mai") from one that ends its
sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from digest.languages import language as language_of
from digest.languages import words
from digest.languages.model import Abbreviations

#: An article that is joined to an abbreviation: "l'art. 5".
_ELIDED = re.compile(r"^[^\W\d_]{1,5}['’]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+$")
#: Short words with a full stop and a space each, which make one abbreviation: "z. B.", "i. d. R.".
_SPACED = re.compile(
    r"(?:(?<=[\s(\"'“‘«„])|^)(?:[^\W\d_]{1,2}\.[ \u00a0\u202f]){1,2}[^\W\d_]{1,3}\.$"
)
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+")
#: What a number may be behind "Nr.": "Nr. 5", "Bd. IV".
_NUMBER = re.compile(r"\d|[IVXLC]+$")


def abbreviates(left: str, word: str, right: str, code: str) -> bool:
    """Whether the full stop that ends *left* belongs to its last word in the language *code*.

    *right* is what comes behind it, *word* its first word.
    """
    token = left.rsplit(maxsplit=1)[-1].lstrip("\"'“‘«»„([").removesuffix(".")
    known = language_of(code).abbreviations
    if token.isdigit():
        return _numbers(left, token, word, code)
    if _goes_on(token, word, known) or (len(token) <= _SHORT and _spaced(left, known)):
        return True
    name = _ELIDED.sub("", token.lower())
    if name in words(known.times):
        return _goes_with_time(word, right, code)
    part = token.rsplit("-", maxsplit=1)[-1]  # "Canada-U.S. relations"
    if name in words(known.last) or _INITIALS.match(f"{part}."):
        return not _opener(word, code)
    return False


def _goes_with_time(word: str, right: str, code: str) -> bool:
    """Whether a zone or a day follows a time: "a.m. GMT", "a.m. Moscow time", "a.m. (GMT)"."""
    known = words(language_of(code).abbreviations.after_times)
    named = not known.isdisjoint(_WORD.findall(right)[1:2]) and not _opener(word, code)
    return word in known or right.startswith(" (") or named


def _goes_on(token: str, word: str, known: Abbreviations) -> bool:
    """Whether *token* is an abbreviation that ends no sentence, or stands before a number."""
    name = _ELIDED.sub("", token.lower())
    # "then-Sen. Reed"
    titled = name in words(known.titles) or name.rpartition("-")[2] in words(known.titles)
    if titled and not (token.isupper() and len(token) > 2):
        return True
    # "Karl-Str. 5", "Hauptstr. 5"
    numbered = name.rsplit("-", maxsplit=1)[-1] in words(known.numbered)
    return (numbered or _compound(name, known)) and bool(_NUMBER.match(word))


def _compound(name: str, known: Abbreviations) -> bool:
    return bool(known.compounds) and name.endswith(tuple(known.compounds.split()))


def _spaced(left: str, known: Abbreviations) -> bool:
    """Whether *left* ends with an abbreviation written with spaces, "z. B." for "z.B."."""
    spaced = _SPACED.search(left)
    name = "".join(spaced.group().split()).removesuffix(".").lower() if spaced else ""
    return bool(name) and name in words(known.titles)


def _numbers(left: str, token: str, word: str, code: str) -> bool:
    """Whether the full stop behind the number *token* belongs to it."""
    if len(token) <= 3 and len(left) == len(token) + 1:
        return True  # "1. Swap": a numbered point
    known = language_of(code)
    ordinal = known.abbreviations.ordinals and len(token) <= 2
    return ordinal and word.lower() not in words(known.vocabulary.stop)


@lru_cache(maxsize=4096)
def _opener(word: str, code: str) -> bool:
    """Whether *word*, with its capital, opens sentences and is no name."""
    plain, *elided = re.split("['’]", word, maxsplit=1)
    stops = words(language_of(code).vocabulary.stop)
    initial = len(plain) == 1 or plain.isupper()
    # "L'enquête" begins with no initial.
    return plain.lower() in stops and (not initial or bool(elided and len(plain) == 1))
