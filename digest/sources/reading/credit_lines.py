"""Credit lines such as "Reuters via The Daily Gull" at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from digest.languages import every, pattern, union, words
from digest.languages.agencies import WIRES

_TAIL = 6  # paragraphs from the end in which a credit line can stand
_MOST_WORDS = 14
_AGENCIES = "reuters|afp|ap|efe|dpa|tass|xinhua|bloomberg"
_SIGNS = frozenset("&/|-–—·+")
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}$", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|;|\||/| via | with )\s*")


def find_credit(paragraphs: Sequence[str]) -> str:
    """The last line of *paragraphs* that names sources and nothing else; "" without one.

    Only short lines may follow it: a longer paragraph below would make it a heading.
    """
    for text in list(reversed(paragraphs[1:]))[:_TAIL]:
        words = text.split()
        marked = _marked().match(text)
        if marked:
            return marked[1].strip()
        if _is_names(words, text):
            return text.strip(" ()[]")
        if len(words) > 2 * _MOST_WORDS:
            return ""
    return ""


def outlet_of(credit: str) -> str:
    """The outlet that published an article with this credit line; "" when it is not certain.

    It is the last name of "an agency via a paper" or "an agency, paper.example".
    """
    parts = _parts(credit)
    if not parts or parts[-1].lower() in _wires():
        return ""
    return parts[-1] if _is_known(parts[-1]) or " via " in credit else ""


def _parts(credit: str) -> list[str]:
    return [name for part in _PARTS.split(credit) if (name := part.strip(" .()[]"))]


def _is_known(name: str) -> bool:
    return bool(_DOMAIN.match(name) or _outlet().search(name))


def _is_names(words: list[str], text: str) -> bool:
    """Whether the line has only names: capitalised words, and "via" or "and" between them."""
    if (
        not 0 < len(words) <= _MOST_WORDS
        or text.endswith((".", "!", "?", ":", "…", "”", '"'))
        or _call().search(text)
    ):
        return False
    bare = [word.strip("()[],;.'’") for word in words]
    named = [word for word in bare if word[:1].isupper() or word.isdigit() or _DOMAIN.match(word)]
    others = [word for word in bare if word and word not in named and word.lower() not in _small()]
    return bool(named) and not others and (" via " in text or any(map(_is_known, _parts(text))))


@cache
def _small() -> frozenset[str]:
    """Small words and signs between the names of a credit."""
    return _SIGNS | words(" ".join(language.reading.credit_words for language in every()))


@cache
def _marked() -> re.Pattern[str]:
    """A line that begins with "Source:", whose group is the rest."""
    marks = union(lambda language: language.reading.credits)
    return pattern(r"^\W*(?:WORDS)\s*[:：-]\s*(.{2,120}?)\W*$", marks, flags=re.IGNORECASE)


@cache
def _call() -> re.Pattern[str]:
    """What a line says that is a call and no credit."""
    calls = union(lambda language: language.reading.calls)
    return pattern(r"\b(?:WORDS)", calls, "©", flags=re.IGNORECASE)


@cache
def _outlet() -> re.Pattern[str]:
    """Words of an outlet's name, and agencies."""
    outlets = union(lambda language: language.reading.outlets)
    return pattern(r"\b(?:WORDS)\b", outlets, _AGENCIES, flags=re.IGNORECASE)


@cache
def _wires() -> frozenset[str]:
    """Agencies: an article that credits one was published by somebody else."""
    agencies = union(lambda language: language.furniture.agencies)
    return WIRES | frozenset(agencies.split("|"))
