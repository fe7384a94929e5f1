"""Finds round-ups: articles that tell many matters under one title, none of them enough.

"Morning briefing", "Press review", "All of Gull Today – May 26", a list of headlines. Such an
article is no story: its sentences belong to as many events as it has parts. Two kinds of evidence
are needed, for a title alone may be a story's ("Minister misses the morning briefing"): the title
is one of a series, by its words, a date in it, or since its outlet repeats it; and the text's parts
share neither the title's words nor any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from digest.curate._furniture import source_of
from digest.curate._reading import is_list
from digest.languages import base, pattern, with_english
from digest.model import Article, Rejected
from digest.text.boilerplate_patterns import ended
from digest.text.sentences import sentences
from digest.text.words import content

REASON = "a round-up of several matters, no story"
#: A part of a text has at least so many words; fewer parts than FEWEST show nothing, or than
#: FEWEST_NAMED where the title says that it is a round-up.
PART, FEWEST, FEWEST_NAMED = 70, 6, 3
#: A text has one matter if more of its parts than this share the title's words, or any one word.
#: The title of a round-up in so many words asks for less.
ONE_MATTER, ONE_MATTER_NAMED = 0.5, 0.67
#: Words of a headline, in the mean; the part of the headlines that may share a word; and the part
#: of the words that may stand in sentences.
HEADLINE, APART, PROSE = range(5, 21), 0.34, 0.2
#: A title is of a series if its outlet has it so often, days and numbers aside.
OFTEN = 2

_NUMBERS = re.compile(r"[\W\d_]+")


def without_roundups(
    articles: Sequence[Article],
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """*articles* that tell one matter, and the others, rejected."""
    series = _Series(articles)
    found = {article.id for article in articles if _is_roundup(article, series)}
    return (
        tuple(article for article in articles if article.id not in found),
        tuple(
            Rejected(where=article.path or article.id, reason=REASON)
            for article in articles
            if article.id in found
        ),
    )


def _is_roundup(article: Article, series: _Series) -> bool:
    named = bool(_named(base(article.language)).search(article.title))
    if is_list(article.text) and (named or _headlines(article)):
        return True
    if named:
        return _many_matters(article, ONE_MATTER_NAMED, fewest=FEWEST_NAMED)
    dated = _dated(base(article.language)).search(article.title)
    return bool(dated or article in series) and _many_matters(article, ONE_MATTER, fewest=FEWEST)


def _many_matters(article: Article, one: float, *, fewest: int) -> bool:
    """Whether few of the text's parts share the title's words, and few any one word."""
    parts = _parts(article)
    if len(parts) < fewest:
        return False
    title = frozenset(content(article.title, language=article.language))
    titled = sum(not title.isdisjoint(part) for part in parts)
    most = max(Counter(stem for part in parts for stem in part).values(), default=0)
    return max(titled, most) <= one * len(parts)


def _parts(article: Article) -> list[frozenset[str]]:
    """The stems of each part of the text: sentences one after another, PART words or more."""
    parts: list[frozenset[str]] = []
    words: list[str] = []
    for sentence in sentences(article):
        words.append(sentence.text)
        if sum(len(each.split()) for each in words) >= PART:
            parts.append(frozenset(content(" ".join(words), language=article.language)))
            words = []
    return parts


def _headlines(article: Article) -> bool:
    """Whether a list's lines are headlines: of a headline's length, and of as many matters."""
    lines = [line.split() for line in article.text.splitlines() if line.strip()]
    stems = [frozenset(content(" ".join(line), language=article.language)) for line in lines]
    most = max(Counter(stem for each in stems for stem in each).values(), default=0)
    words = sum(map(len, lines))
    prose = sum(len(line) for line in lines if ended(line[-1]))
    return words // len(lines) in HEADLINE and prose <= PROSE * words and most <= APART * len(lines)


class _Series:
    """The titles that an outlet gives again and again, days and numbers aside."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._count = Counter(map(_series, articles))

    def __contains__(self, article: Article) -> bool:
        return self._count[_series(article)] >= OFTEN


def _series(article: Article) -> tuple[str, str]:
    """An article's outlet, and its title without days and numbers."""
    undated = _dated(base(article.language)).sub(" ", article.title)
    return source_of(article), _NUMBERS.sub(" ", undated).strip().casefold()


@cache
def _named(code: str) -> re.Pattern[str]:
    """The title of a round-up, in the language or in English."""
    own = with_english(code)
    return pattern(
        r"\b(?:WORDS)(?!\w)", *(each.headlines.roundups for each in own), flags=re.IGNORECASE
    )


@cache
def _dated(code: str) -> re.Pattern[str]:
    """A day in a title: "May 26, 2025", "26 mai", "Monday", "26/05"."""
    own = with_english(code)
    months = "|".join(each.numbers.months for each in own if each.numbers.months)
    days = "|".join(each.figures.day for each in own if each.figures.day)
    return re.compile(
        rf"(?:\b(?:{months})\.? \d{{1,2}}\b|\b\d{{1,2}}(?:\w\w|\.)? (?:de |of )?(?:{months})\b)"
        rf"(?:,? (?:19|20)\d\d)?|\b\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?\b|\b(?:{days})\b",
        re.IGNORECASE,
    )
