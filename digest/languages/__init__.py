"""The languages, each in one file: ``en.py``, ``fr.py`` and so on.

Such a file holds plain data, ``LANGUAGE = Language(...)``; ``model.py`` explains the fields. A new
language is one new file, which is imported by its name when it is first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from digest.languages.lookup import LanguageFileError, base, called, every, known, language
from digest.languages.model import Language

__all__ = [
    "Language",
    "LanguageFileError",
    "base",
    "called",
    "every",
    "joins",
    "known",
    "language",
    "pattern",
    "right_to_left",
    "union",
    "with_english",
    "words",
]

#: Plugins, agencies and templates write English on sites of every language.
ENGLISH = "en"
NOTHING = "(?!)"


def right_to_left(code: str) -> bool:
    """Whether the lines of the language *code* run from right to left."""
    return language(code).script.right_to_left


def joins(code: str) -> bool:
    """Whether the letters of the language *code* join, or have no capitals.

    Then a first letter cannot be set apart, and none can be spaced out.
    """
    return language(code).script.joins


def with_english(code: str) -> tuple[Language, ...]:
    """The language *code* and English."""
    own = language(code)
    return (own,) if own.code == ENGLISH else (own, language(ENGLISH))


@cache
def words(text: str) -> frozenset[str]:
    """The words of a list in a language file."""
    return frozenset(text.split())


def pattern(form: str, *parts: str, flags: int = 0) -> re.Pattern[str]:
    """*form* with the alternatives of *parts* for its WORDS, compiled.

    It matches nothing where they are empty. Raises LanguageFileError, with file, line and key,
    where one of *parts* is no regular expression.
    """
    try:
        return re.compile(form.replace("WORDS", "|".join(filter(None, parts)) or NOTHING), flags)
    except re.error as error:
        raise LanguageFileError.of_pattern(parts, error) from error


@cache
def union(get: Callable[[Language], str]) -> str:
    """What *get* takes from every language, as alternatives.

    Use it for words that mean nothing else in another language.
    """
    return "|".join(dict.fromkeys(filter(None, map(get, every()))))
