"""The line under a headline: the outlet's own where it is sound, else a sentence of the summary, else none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.model import Article, Sentence, Summary
from digest.summarise.references import Lean, Openers
from digest.text.quotation import balanced, spans
from digest.text.stripped import stripped
from digest.text.words import content

#: Words of an outlet's standfirst, and of a sentence that takes its place.
GIVEN, TAKEN = range(5, 46), range(9, 31)
#: As much of the shorter one's content in the other says the same.
ECHO = 0.7
#: So many of a summary's sentences, the best, may serve.
BEST = 5

_WHOLE = re.compile(r"(?<!\.\.)[.!?؟](?:[\"'”’»)\]]*)$")
_SHOUTED = re.compile(r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+ ){2}")  # a byline that ran into the text
_BAIT = re.compile(r"\(pictured\)|\bhere[’']?s how\b|\bread (?:on|more)\b|\bclick\b|\bscroll\b|\bsubscribe\b|\b(?:watch|listen) (?:the|to|below|here)\b",
                   re.IGNORECASE)

#: What a reader who has read but the headline cannot place.
_OUTSIDE = re.compile(r"^(?:[^,.;]{2,40}: |Now\b|The (?:first|second|third|last|former)\b)|\b(?:he|she|they|his|her|their|him|them|il|elle|ils|elles|sa|ses|leurs?|"
                      r"él|ella|ellos|sus?|er|ihr|ihre|هو|هي|هم)\b", re.IGNORECASE)


def standfirst(summary: Summary, article: Article) -> str:
    """One or two sentences under the headline that neither it nor the summary's first sentence says; "" where none serves."""
    if not summary.sentences:
        return ""
    first = summary.sentences[0].text
    own = " ".join(article.standfirst.split())
    if _sound(own, article) and not any(echo(own, other, language=article.language) for other in (article.title, first)):
        return own
    return next((sentence.text for sentence in _serving(summary, article)
                 if not any(echo(sentence.text, other, language=article.language) for other in (article.title, first))), "")


def echo(text: str, other: str, *, language: str) -> bool:
    """Whether most of the content of the shorter of the two stands in the other."""
    words, others = set(content(text, language=language)), set(content(other, language=language))
    return bool(words and others) and len(words & others) >= ECHO * min(len(words), len(others))


def _sound(own: str, article: Article) -> bool:
    return bool(len(own.split()) in GIVEN and _WHOLE.search(own) and balanced(own) and (own[:1].isupper() or not own[:1].islower())
                and not _SHOUTED.match(own) and not _BAIT.search(own) and not stripped(own, article.text))


def _serving(summary: Summary, article: Article) -> Iterator[Sentence]:
    """The summary's best sentences that can be read before all others: whole, on the topic, needing nothing, no quotation."""
    openers = Openers(article.language)
    topic = set(content(article.title, language=article.language))
    for index in summary.order[:BEST]:
        sentence = summary.sentences[index]
        if (index and not summary.needs[index] and sentence.words in TAKEN and _WHOLE.search(sentence.text) and not spans(sentence.text)
                and not sentence.text.endswith(("?", "؟", "!")) and openers.lean(sentence.text) is Lean.NOTHING
                and not _OUTSIDE.search(sentence.text) and len(topic & set(content(sentence.text, language=article.language))) >= 2):
            yield sentence
