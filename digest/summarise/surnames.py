"""Surnames without a first name, and the sentences that introduce them with a full name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from digest.languages import base, every, pattern, union, words
from digest.languages import language as language_of
from digest.model import Article, Sentence
from digest.text.words import stop_words

#: More words than these before a surname are no first names.
MOST_NAMES = 3
#: First names, and the surname behind them.
_NAME = re.compile(
    r"([A-ZÀ-Þ](?<!\w.)[\w'’-]+\.? (?:[A-ZÀ-Þ][\w'’-]+\.? ){0,4})([A-ZÀ-Þ][\w’'-]*[^\W_]{2})"
)
_SMALL = re.compile(r"[a-zß-öø-ÿ](?<!\w.)[a-zß-öø-ÿ]*\b")
#: One word with a capital, neither before nor behind another one, that opens no sentence.
_LONE = re.compile(
    r"(?<!\w)[a-zß-öø-ÿ\d][\w'’-]*[,;:]? ([A-ZÀ-Þ][\w-]*[^\W_]{2})(?:['’]s?)?"
    r"(?=[\s.,;:!?)]|$)(?! [A-ZÀ-Þ])"
)
_OWNER = re.compile(r"([A-ZÀ-Þ](?<=[a-z] .)[\w-]*[^\W_]{2})['’]s\b")
#: A word with a capital within a sentence, no name or title before it.
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-öø-ÿ,] .)[\w-]*[^\W_]{2}")
_WORDS = re.compile(r"[\w-]+")
_POSSESSIVE = re.compile(r"['’]s$")


def introductions(
    sentences: Sequence[Sentence], articles: Sequence[Article]
) -> dict[tuple[str, str], int]:
    """The first sentence that gives a full name, by article and surname.

    Also by first name, where that is no common word. A word that stands alone before it ever has a
    first name is no surname ("Italy" before "Six Nations Italy"). Names in the headline of every
    article are known.
    """
    common = {article.id: _Small(article.text) for article in articles}
    stops = {article.id: stop_words(article.language) for article in articles}
    first: dict[tuple[str, str], int] = {}
    alone = {(article.id, name) for article in articles for name in _headlined(articles)}
    for index, sentence in enumerate(sentences):
        own = sentence.article
        full: set[str] = set()
        for first_names, surname in _full_names(sentence.text, stops[own]):
            full |= {surname, *first_names}
            if (own, surname) not in alone:
                first.setdefault((own, surname), index)
            # "Westland Attorney General Anna Reed": offices stand before a first name.
            given = first_names[0] if len(first_names) <= MOST_NAMES else first_names[-1]
            if given.lower() not in common[own]:
                first.setdefault((own, given), index)
        alone |= {(own, name) for name in _CAPITAL.findall(sentence.text) if name not in full}
    return first


class _Small:
    """The words of a text in small letters."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: str) -> bool:
        # Few first names stand in a text in small letters.
        return word in self._text and word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_SMALL.findall(self._text))


def _headlined(articles: Sequence[Article]) -> set[str]:
    """The words that stand in the headline of every article."""
    titles = [set(_WORDS.findall(article.title)) for article in articles]
    return set.intersection(*titles) if titles else set()


def _full_names(text: str, stops: frozenset[str]) -> Iterator[tuple[list[str], str]]:
    """First names and surname of everybody whom *text* names in full."""
    for match in _NAME.finditer(text):
        first_names = [
            word for word in match.group(1).split() if word.rstrip(".") not in _no_first_names()
        ]
        opens = first_names and not match.start() and first_names[0].lower() in stops
        if first_names and not opens:
            yield first_names, _POSSESSIVE.sub("", match.group(2))


def introduced_by(
    index: int, sentence: Sentence, names: Mapping[tuple[str, str], int], language: str
) -> set[int]:
    """The sentences that introduce the bare surnames by which *sentence* opens or names its
    speaker.
    """
    opening = _bare().match(sentence.text.lstrip("\"'“‘« "))
    bare = [opening.group(1)] if opening else []
    speakers = (pattern.finditer(sentence.text) for pattern in _speakers(base(language)))
    bare += [match.group(1) for matches in speakers for match in matches]
    bare += [match.group(1) for match in _OWNER.finditer(sentence.text)]
    places = {names.get((sentence.article, _POSSESSIVE.sub("", name)), index) for name in bare}
    return {place for place in places if place < index}


def lone_names(text: str) -> Iterator[str]:
    """Every word of *text* with a capital that may be a surname or a first name alone."""
    opening = _bare().match(text.lstrip("\"'“‘« "))
    if opening:
        yield opening.group(1)
    for match in chain(_LONE.finditer(text), _addressed().finditer(text)):
        yield match.group(1)


def addressed_names(text: str) -> Iterator[str]:
    """Every surname alone behind a form of address."""
    return (match.group(1) for match in _addressed().finditer(text))


@cache
def _addressed() -> re.Pattern[str]:
    """A surname alone behind a form of address."""
    return re.compile(rf"\b(?:{_titles()})\.? ([A-ZÀ-Þ][\w-]*[^\W_]{{2}})\b(?! [A-ZÀ-Þ])")


@cache
def _titles() -> str:
    return union(lambda each: "|".join(each.naming.short_titles.split()))


@cache
def _bare() -> re.Pattern[str]:
    """A surname alone at the beginning of a sentence, after its form of address if there is one."""
    return re.compile(rf"(?:(?:{_titles()})\.? )?([A-ZÀ-Þ][\w-]*[^\W_]{{2}})(?:['’]s)?\b")


@cache
def _speakers(code: str) -> tuple[re.Pattern[str], ...]:
    """A surname alone that speaks: after "according to" or "said", or before "said"."""
    own = language_of(code).speakers
    return (
        pattern(
            rf"(?:WORDS) (?:(?:{_titles()})\.? )?([A-ZÀ-Þ][\w-]+)\b(?! [A-Z])", own.before_surname
        ),
        pattern(r"([A-ZÀ-Þ][\w-]*[^\W_]{2}),? (?:WORDS)\b", own.behind_surname),
    )


@cache
def _no_first_names() -> frozenset[str]:
    return words(" ".join(each.naming.no_first_names for each in every()))
