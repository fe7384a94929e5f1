"""The line under a headline: the outlet's own if it is sound, else a sentence of the summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from digest.languages import base, pattern, with_english
from digest.languages import language as language_of
from digest.model import Article, Sentence, Summary
from digest.summarise.references import Lean, openers
from digest.text.quotation import balanced, spans
from digest.text.stripped import stripped
from digest.text.words import content

#: Words of an outlet's standfirst, and of a sentence that takes its place.
GIVEN, TAKEN = range(5, 46), range(13, 31)
#: As much of the shorter one's content in the other says the same.
ECHO = 0.7
#: A sentence may serve that is among so many of a summary's best, and among so many of the first
#: where so many of the best are read as a text: what comes later is background.
BEST, FIRST, READ = 3, 3, 6
#: It has a word of the headline, and at most this part of its own words in common with the sentence
#: that tells the news.
NEWS = 0.4
#: A summary of fewer sentences gives none away.
LEFT = 3

_WHOLE = re.compile(r"(?<!\.\.)[.!?؟](?:[\"'”’»)\]]*)$")
_SHOUTED = re.compile(r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+ ){2}")  # a byline that ran into the text


def standfirst(summary: Summary, article: Article) -> str:
    """One or two sentences to print under the headline; "" where none are good enough.

    They repeat neither the headline nor the first sentence of the summary.
    """
    if not summary.sentences:
        return ""
    above = (article.title, summary.sentences[0].text)
    own = " ".join(article.standfirst.split())
    offered = [own] if _sound(own, article) else []
    offered.extend(sentence.text for sentence in _serving(summary, article))
    return next(
        (
            text
            for text in offered
            if not any(echo(text, other, language=article.language) for other in above)
        ),
        "",
    )


def without(summary: Summary, text: str, *, language: str) -> Summary:
    """*summary* without the sentences that the standfirst *text* repeats.

    The first choice stays, and so do sentences that others need.
    """
    words = set(content(text, language=language))
    needed = {other for needs in summary.needs for other in needs}
    gone = {
        index
        for index in summary.order[1:]
        if words
        and index not in needed
        and _says(summary.sentences[index].text, text, words, language)
    }
    if not gone:
        return summary
    remaining = [index for index in range(len(summary.sentences)) if index not in gone]
    place = {index: number for number, index in enumerate(remaining)}
    return replace(
        summary,
        sentences=tuple(summary.sentences[index] for index in remaining),
        order=tuple(place[index] for index in summary.order if index in place),
        needs=tuple(tuple(place[other] for other in summary.needs[index]) for index in remaining)
        if summary.needs
        else (),
    )


def _says(sentence: str, text: str, known: set[str], language: str) -> bool:
    """Whether *text* is the *sentence* or has most of its content; *known* is the content of
    *text*.
    """
    words = set(content(sentence, language=language))
    return text.rstrip(".") in sentence or (bool(words) and len(words & known) >= ECHO * len(words))


def echo(text: str, other: str, *, language: str) -> bool:
    """Whether most of the content of the shorter of the two stands in the other."""
    words, others = set(content(text, language=language)), set(content(other, language=language))
    return bool(words and others) and len(words & others) >= ECHO * min(len(words), len(others))


def _sound(own: str, article: Article) -> bool:
    """Whether the outlet's standfirst is whole sentences with all their marks."""
    if (
        len(own.split()) not in GIVEN
        or not _WHOLE.search(own)
        or own[:1].islower()
        or not balanced(own)
    ):
        return False
    return (
        not _SHOUTED.match(own)
        and not _bait(base(article.language)).search(own)
        and not stripped(own, article.text)
    )


def _serving(summary: Summary, article: Article) -> Iterator[Sentence]:
    """The summary's best sentences that can be read before all others: whole, on the topic, needing
    nothing, no quotation.
    """
    if len(summary) <= LEFT or not summary.news:
        return
    needed = {other for needs in summary.needs for other in needs}
    topic = set(content(article.title, language=article.language))
    news = set(content(summary.news.text, language=article.language))
    early = sorted(summary.order[:READ])[:FIRST]
    for index in summary.order[1:BEST]:
        sentence = summary.sentences[index]
        words = set(content(sentence.text, language=article.language))
        if (
            index
            and index in early
            and index not in needed
            and not summary.needs[index]
            and sentence.words in TAKEN
            and topic & words
            and len(news & words) <= NEWS * len(words)
            and _alone(sentence.text, article.language)
        ):
            yield sentence


def _alone(text: str, language: str) -> bool:
    """Whether *text* is understood by who has read but the headline."""
    return (
        bool(_WHOLE.search(text))
        and not text.endswith(("?", "؟", "!"))
        and not spans(text)
        and not _unplaced(base(language)).search(text)
        and openers(language).lean(text) is Lean.NOTHING
    )


@cache
def _bait(code: str) -> re.Pattern[str]:
    """A call to read on, in the language or in English."""
    baits = (each.headlines.standfirst_bait for each in with_english(code))
    return pattern("WORDS", *baits, flags=re.IGNORECASE)


@cache
def _unplaced(code: str) -> re.Pattern[str]:
    """What a reader who has read but the headline cannot place."""
    own = language_of(code).headlines.unplaced
    return pattern(r"^[^,.;]{2,40}: |WORDS", own, flags=re.IGNORECASE)
