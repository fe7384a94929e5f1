"""Detects the language of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from digest.languages import called, every, language
from digest.languages.scripts import ARABIC
from digest.text.words import stop_words

SAMPLE = 500  # characters: as sure as the whole article, at a tenth of its cost
FEWEST_LETTERS = 20
#: A wrong guess on an English headline of names stays below it; a whole sentence reaches .97.
LEAST_CONFIDENCE = 0.6

ENGLISH_SHARE, ENGLISH_WORDS = 0.3, 10  # Dutch, the nearest, stays at .17

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")


@cache
def detected() -> tuple[str, ...]:
    """The languages that can be detected."""
    return tuple(each.code for each in every() if each.detected)


def normalise(declared: str) -> str:
    """The code of a declared language: "en_US.UTF-8" and "English" are "en"; "" for nonsense."""
    word = declared.strip().lower()
    if code := called(word):
        return code
    match = re.match(r"([a-z]{2,3})(?:[-_.].*)?$", word)
    return match[1] if match else ""


def is_arabic_script(text: str) -> bool:
    """Whether most letters of *text*'s beginning are Arabic ones."""
    sample = text[:SAMPLE]
    arabic = len(_ARABIC.findall(sample))
    return bool(arabic) and 2 * arabic > len(_LETTER.findall(sample))


def in_arabic_script(code: str) -> bool:
    """Whether the language *code* is written in Arabic letters."""
    return language(code).script is ARABIC


def detect(text: str, *, default: str, among: Sequence[str] = ()) -> str:
    """The language of *text*, one of *among* or of those known; *default* where it is unsure."""
    among = among or detected()
    sample = text[:SAMPLE]
    if not _has_letters(sample):
        return default
    if is_arabic_script(sample) and (arabic := [code for code in among if in_arabic_script(code)]):
        return arabic[0]
    if "en" in among and _surely_english(sample):
        return "en"
    guess, confidence = _classifier(tuple(sorted(among)))(sample)
    return guess if confidence >= LEAST_CONFIDENCE else default


def _has_letters(sample: str) -> bool:
    """Whether *sample* has enough letters to judge by; the first few words mostly do."""
    return any(
        len(_LETTER.findall(part)) >= FEWEST_LETTERS
        for part in (sample[: 2 * FEWEST_LETTERS], sample)
    )


def _surely_english(sample: str) -> bool:
    """Whether the words contain so many English stop words that no other language is possible.

    Most weeks need no model then, which takes time to load.
    """
    words = _WORD.findall(sample.lower())
    hits = _stops("en", words)
    others = max(
        _stops(code, words)
        for code in detected()
        if code != "en" and language(code).script.name == "Latin"
    )
    return hits >= ENGLISH_SHARE * len(words) and hits >= ENGLISH_WORDS and hits >= 2 * others


def _stops(code: str, words: Sequence[str]) -> int:
    """How many of *words* are stop words of the language *code*."""
    return sum(map(stop_words(code).__contains__, words))


@cache
def _classifier(among: tuple[str, ...]) -> Callable[[str], tuple[str, float]]:
    """The model limited to the languages of *among* that it knows. Loading takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in among if code in identifier.labels] or None)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
