"""Quotations that can be pulled out of a story.

They are whole and can be understood alone, and the article names their speaker in full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digest.languages import base, pattern
from digest.languages import language as language_of
from digest.model import Article, Quote, Sentence
from digest.summarise.numbers import TOO_LONG
from digest.summarise.references import openers
from digest.summarise.speakers import in_full, outermost, speaker, with_office
from digest.text.quotation import balanced
from digest.text.words import content

#: Words of a quotation fit to be pulled out, and of the ones that make the best.
WORDS, GOOD = range(6, 36), range(8, 27)
#: So many of an article's commonest words are what it is about.
TOPIC = 20
#: What one place further down the summary's order takes from a quotation.
LATE = 0.02

_UNENDED = ("?", "؟", ":", ";", "-", "–", "—")
_MARRED = re.compile(r"…|\.\.|!!|[\[\]()#@*]|https?:")


def quotes(sentences: Iterable[Sentence], *, articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Verbatim quotations with their speakers in the article's own words, the best first.

    *sentences* come best first. Each that holds one whole quotation and names its speaker is
    judged.
    """
    of = {article.id: article for article in articles}
    candidates = [
        (place, quote)
        for place, sentence in enumerate(sentences)
        if (quote := _quote(sentence, of[sentence.article]))
    ]
    topics = {
        name: _topic(of[name]) for name in {quote.sentence.article for _, quote in candidates}
    }
    worth = {
        quote: _worth(quote, topics[quote.sentence.article], of[quote.sentence.article].language)
        - LATE * place
        for place, quote in candidates
    }
    return tuple(sorted(worth, key=lambda quote: -worth[quote]))


def _quote(sentence: Sentence, article: Article) -> Quote | None:
    text = sentence.text if len(sentence.text) <= TOO_LONG else ""
    outer = outermost(text)
    if len(outer) != 1 or not outer[0].closed:
        return None
    start, end = outer[0].start, outer[0].end
    words = text[start + 1 : end - 1].strip(" \u00a0\u202f").rstrip(",،")
    if not _whole(words, article.language):
        return None
    who = in_full(speaker(f"{text[:start]}\0{text[end:]}", base(article.language)), article)
    return (
        Quote(
            text=words,
            speaker=with_office(who, f"{text[:start]}{text[end - 1 :]}", article),
            sentence=sentence,
        )
        if who
        else None
    )


def _whole(words: str, language: str) -> bool:
    """Whether a quotation is a sentence of a good length that refers to nothing outside it."""
    cased = words[:1].upper() != words[:1].lower()
    if not _formed(words, cased=cased):
        return False
    rules = _rules(base(language))
    somebody = rules.somebody.match(words) and not rules.own_subject.match(words)
    if rules.outside.match(words) or somebody:
        return False
    return (
        not cased or bool(rules.speaking.match(words)) or not openers(language).refers_back(words)
    )


def _formed(words: str, *, cased: bool) -> bool:
    """Whether a quotation begins and ends as a sentence and has all its marks."""
    parts = words.split()
    if len(parts) not in WORDS or (cased and not words[:1].isupper()):
        return False
    if not balanced(words) or _MARRED.search(words) or words.endswith(_UNENDED):
        return False
    return sum(part[:1].isupper() for part in parts) <= len(parts) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """One language's patterns; `digest.languages.model.Quotes` says what each means."""

    outside: re.Pattern[str]
    somebody: re.Pattern[str]
    own_subject: re.Pattern[str]
    speaking: re.Pattern[str]


@cache
def _rules(code: str) -> _Rules:
    own = language_of(code).quotes
    return _Rules(
        outside=pattern(r"^(?:WORDS)\b", own.outside, flags=re.IGNORECASE),
        somebody=pattern(r"^(?:\S+ ){0,5}(?:WORDS)\b", own.somebody, flags=re.IGNORECASE),
        own_subject=pattern(r"(?:WORDS) ?\w", own.own_subject),
        speaking=pattern(r"(?:WORDS)\b", own.speaking),
    )


def _topic(article: Article) -> Mapping[str, float]:
    words = Counter(
        content(f"{article.title} {article.title} {article.text}", language=article.language)
    ).most_common(TOPIC)
    return {word: 1.0 / (place + 3) for place, (word, _) in enumerate(words)}


def _worth(quote: Quote, topic: Mapping[str, float], language: str) -> float:
    """How near a quotation is to the topic, with a bonus for a good length."""
    words = set(content(quote.text, language=language))
    return (
        sum(topic.get(word, 0.0) for word in words)
        + 0.03 * min(len(words), 10)
        + 0.2 * (len(quote.text.split()) in GOOD)
    )
