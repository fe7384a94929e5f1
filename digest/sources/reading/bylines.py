"""Bylines: the authors' names as a magazine prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from digest.languages import pattern, union
from digest.languages.agencies import AGENCIES, WIRES
from digest.sources.reading.html import inline_text

LONGEST = 1000
"""Characters of an author that are looked at."""
MOST_WORDS, MOST_LETTERS = 5, 40
"""Words and letters of a person's name; more are a sentence or an outlet with its slogan."""

_ADDRESS = re.compile(r"\s*<?\S+@\S+\.\w+>?|\s*\bhttps?:\S*|\s*\bwww\.\S*", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?:^|\s)@\w+")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_CREDITS = re.compile(r"\s*[;|•·/\n]+\s*|\s+[–—-]\s+")
_COMMAS = re.compile(r"\s*[,،]\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|PhD|MD)\.?", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d_@#:*=<>{}\\]|\w\.\w{2,}|[!?]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")


def read_byline(authors: str | Iterable[str]) -> str:
    """Join the names of *authors*, each once: "By Ada Bell <ada@x.example>" is "Ada Bell".

    Only people are named: mail addresses, places, outlets, agencies, departments and credits for
    other work ("Editing by …") are removed. A hyphenated key ("ada-bell") becomes a name. An
    account ("abell") is left out, since nobody is called that; the result is "" when no author has
    a name.
    """
    written = (authors,) if isinstance(authors, str) else authors
    names = [name for author in written for name in _people(author[:LONGEST])]
    unique: dict[str, str] = {}
    for name in names:
        unique.setdefault(name.casefold(), name)
    return ", ".join(unique.values())


def _people(author: str) -> Iterator[str]:
    """The people in what one field says of its authors."""
    plain = inline_text(_ACCOUNT.sub(" ", _ADDRESS.sub("", author)))
    for credit in _CREDITS.split(_BRACKETS.sub("", plain)):
        if _other_work().match(credit.strip(" .")):
            continue
        yield from _joint(_opening().sub("", credit.strip()))


def _joint(credit: str) -> Iterator[str]:
    """The people in "Ada Bell and Tom Roe"; "Ortega y Gasset" is one."""
    parts = _joined().split(credit)
    named = [list(_listed(part)) for part in parts]
    alone = [people for people in named if people and " " not in people[0]]
    if alone and len(alone) < len(parts) and (whole := _name(credit)):
        yield whole
    else:
        yield from (person for people in named for person in people)


def _listed(part: str) -> Iterator[str]:
    """The people in "Ada Bell, Léa Roux", "Ada Bell, The Gull" and "Bell, Ada"."""
    pieces = [piece for piece in _COMMAS.split(part) if piece and not _SUFFIX.fullmatch(piece)]
    if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces):
        pieces = [" ".join(reversed(pieces))]
    yield from filter(None, map(_name, pieces))


def _name(piece: str) -> str:
    """The person's name in *piece*; "" where it is none."""
    name = _opening().sub("", _place().sub("", piece)).strip(" .,'\"“”‘’")
    # Scripts without capitals, such as Arabic, have name.lower() == name.upper().
    cased = name.lower() != name.upper()
    if cased and name == name.lower() and "-" in name and " " not in name:
        name = name.replace("-", " ").title()
    if cased and name == name.upper() and " " in name:
        name = name.title()
    return name if _is_person(name) else ""


def _is_person(name: str) -> bool:
    words = name.split()
    cased = name.lower() != name.upper()
    if not 0 < len(words) <= MOST_WORDS or len(name) > MOST_LETTERS or _NO_NAME.search(name):
        return False
    if cased and not (words[0][0].isupper() or words[-1][0].isupper()):
        return False  # an account, or a phrase
    if not all(map(_WORD.search, words)) or name.casefold() in WIRES:
        return False
    return not (_staff().search(name) or _outlet().search(name) or _agency().fullmatch(name))


@cache
def _opening() -> re.Pattern[str]:
    """The word before an author's name that is no part of one, unlike "von" and "di"."""
    openings = union(lambda language: language.reading.before_authors)
    return pattern(r"^(?:WORDS)(?:\s*:)?\s+", openings, flags=re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    """What stands between two authors."""
    words = union(lambda language: language.reading.between_authors)
    return pattern(r"\s+(?:WORDS)\s+|\s*&\s*", words, flags=re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    """What stands behind an author: "in Paris", "for The Gull"."""
    words = union(lambda language: language.reading.behind_authors)
    return pattern(r"\s+(?:WORDS)\s+(?=[^\W\d_]).*$", words)


@cache
def _other_work() -> re.Pattern[str]:
    """The beginning of a credit for other work than writing."""
    words = union(lambda language: language.reading.no_author)
    return pattern(r"(?:WORDS)\b", words, flags=re.IGNORECASE)


@cache
def _staff() -> re.Pattern[str]:
    words = union(lambda language: language.reading.staff)
    return pattern(r"\b(?:WORDS)\b", words, flags=re.IGNORECASE)


@cache
def _outlet() -> re.Pattern[str]:
    """Words of an outlet's name; those of other bodies count with their capitals only."""
    outlets = union(lambda language: language.reading.outlets)
    bodies = union(lambda language: language.naming.bodies)
    return pattern(r"\b(?:WORDS)\b", f"(?i:{outlets})", bodies)


@cache
def _agency() -> re.Pattern[str]:
    written = union(lambda language: language.furniture.agencies)
    return pattern("(?:WORDS)", AGENCIES, written, flags=re.IGNORECASE)
