"""Bylines: the authors' names as a magazine prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from digest.languages import pattern, union
from digest.sources.reading.html import inline_text

_ADDRESS = re.compile(r"\s*<?\S+@\S+>?")


def read_byline(authors: str | Iterable[str]) -> str:
    """Join the names of *authors*, each once: "By Ada Bell <ada@x.example>" is "Ada Bell".

    A single string is one author. Markup, mail addresses and the word "by" are removed; a
    hyphenated key ("ada-bell") becomes a name. An account ("abell") is left out, since nobody is
    called that; the result is "" when no author has a name.
    """
    written = (authors,) if isinstance(authors, str) else authors
    names = [name for author in written if (name := _name(author))]
    return ", ".join(dict.fromkeys(names))


def _name(author: str) -> str:
    name = inline_text(_ADDRESS.sub("", author))
    # Scripts without capitals, such as Arabic, have name.lower() == name.upper().
    if name == name.lower() != name.upper() and "-" in name and " " not in name:
        name = name.replace("-", " ").title()
    is_account = " " not in name and name == name.lower() != name.upper()
    return "" if is_account else _opening().sub("", name)


@cache
def _opening() -> re.Pattern[str]:
    """The word before an author's name that is no part of one, unlike "von" and "di"."""
    openings = union(lambda language: language.reading.before_authors)
    return pattern(r"^(?:WORDS)\s+", openings, flags=re.IGNORECASE)
