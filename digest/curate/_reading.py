"""What an article says, in the parts that are compared: title, opening, body, names, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from digest.languages import base, known, pattern, union, with_english
from digest.text.words import content, stop_words, tokens

OPENING = 150  # words: they say what happened, the rest why and what else
BODY = 600
TITLE = 3  # a word of the title counts as often
HEADLINE = 25  # words of a text's first sentence, which stands for a missing title
_LONGEST = 20  # characters a word: hostile text need not have spaces

_FIRST = re.compile(r"\s*[^.!?؟。\n]+")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x2000))))
_CAPITAL = rf"(?:[{_CAPITALS}][\w’'-]*)"
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_PARTED = re.compile(r"[,٬]")
#: Scripts that put no space between words: each two neighbouring letters stand for a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article for comparing. Words are stems without stop words; the counts include the title's
    words several times.

    *names* are runs of capitalised words inside a sentence, whole and word by word: in the opening
    and in all of the body. A text without capitals has none, and *cased* is false. *alone* is an
    article that reports no single event: a comment, a round-up, a live blog.
    """

    title: frozenset[str]
    opening: Counter[str]
    body: Counter[str]
    names: frozenset[str]
    all_names: frozenset[str]
    numbers: frozenset[str]
    all_numbers: frozenset[str]
    cased: bool
    alone: bool

    @property
    def title_names(self) -> frozenset[str]:
        return frozenset(name for name in self.names if self.title.issuperset(name.split()))


def read(title: str, text: str, *, language: str) -> Reading:
    """The reading of an article; *text* is without furniture."""
    words = text[: BODY * _LONGEST].split(maxsplit=BODY)[:BODY]
    opening, body = " ".join(words[:OPENING]), " ".join(words)
    headline = title if title.strip() else _first_sentence(body)
    headed = Counter(_terms(headline, language))
    all_names = names(body, language=language)
    title_names = frozenset(term for term in headed if term in all_names)
    return Reading(
        title=frozenset(headed),
        opening=_plus(_terms(opening, language), headed),
        body=_plus(_terms(body, language), headed),
        names=names(opening, language=language) | title_names,
        all_names=all_names,
        numbers=frozenset(_numbers(f"{title} {opening}")),
        all_numbers=frozenset(_numbers(f"{title} {body}")),
        cased=bool(all_names),
        alone=bool(_alone(base(language)).search(title)),
    )


def _plus(terms: Iterable[str], title: Counter[str]) -> Counter[str]:
    counts = Counter(terms)
    for term, count in title.items():
        counts[term] += TITLE * count
    return counts


def _first_sentence(text: str) -> str:
    first = _FIRST.match(text)
    return " ".join(first[0].split()[:HEADLINE]) if first else ""


def _terms(text: str, language: str) -> tuple[str, ...]:
    return content(_spaced(text), language=language)


def _spaced(text: str) -> str:
    """*text* with a space between the pairs of letters of a script that has none."""
    return text if text.isascii() else _UNSPACED.sub(_pairs, text)


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    pairs = (letters[at : at + 2] for at in range(max(len(letters) - 1, 1)))
    return f" {' '.join(pairs)} "


def names(text: str, *, language: str) -> frozenset[str]:
    """The names in *text*: each capitalised run inside a sentence as a whole, and its words."""
    whole = [_terms(run, language) for run in _named().findall(text)]
    return frozenset(word for run in whole for word in run) | frozenset(
        " ".join(run) for run in whole if len(run) > 1
    )


@cache
def _named() -> re.Pattern[str]:
    particles = union(lambda language: language.naming.particles)
    return pattern(
        rf"(?<=[\w,;:)’'-] ){_CAPITAL}(?: (?:(?:WORDS) )?{_CAPITAL})*",
        particles,
    )


def _numbers(text: str) -> Iterable[str]:
    return (_PARTED.sub("", number).rstrip(".") for number in _NUMBER.findall(text))


@cache
def _alone(language: str) -> re.Pattern[str]:
    """Finds a title of an article that reports no single event."""
    own = with_english(language)
    return pattern(
        r"\b(?:WORDS)(?!\w)", *(each.headlines.alone for each in own), flags=re.IGNORECASE
    )


def language_of(text: str) -> str:
    """The language whose stop words *text* uses most, "" where it uses none of any."""
    words = tokens(" ".join(text[: OPENING * _LONGEST].split()[:OPENING]), language="")
    hits = {language: sum(word in stop_words(language) for word in words) for language in known()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] else ""
