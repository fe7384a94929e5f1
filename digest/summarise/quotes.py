"""Quotations fit to be pulled out: whole, to be understood by themselves, and said by somebody whom the article names in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digest.model import Article, Quote, Sentence
from digest.summarise.numbers import TOO_LONG
from digest.summarise.references import openers
from digest.summarise.speakers import in_full, outermost, speaker, with_office
from digest.text.quotation import balanced
from digest.text.words import base, content

#: Words of a quotation fit to be pulled out, and of the ones that make the best.
WORDS, GOOD = range(6, 36), range(8, 27)
#: So many of an article's commonest words are what it is about.
TOPIC = 20
#: What one place further down the summary's order takes from a quotation.
LATE = 0.02

_OUTSIDE = re.compile(
    r"^(?:he|she|they|it|its|it[’']s|his|her|their|him|them|this|that|that[’']s|these|those|there[’']s|yeah|yes|no|"
    r"well|so|and|but|or|because|also|"
    r"then|there|here|which|who|il|elle|ils|elles|ce|c[’']est|cela|ça|cette|ces|celui|et|mais|donc|oui|non|lui|leur|"
    r"él|ella|ellos|eso|esto|"
    r"este|esta|y|pero|sí|er|sie|es|das|dies|und|aber|ja|nein|هو|هي|هم|هذا|هذه|ذلك|تلك|لكن|نعم|لا)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"^(?:\S+ ){0,5}(?:he|she|him|it|it[’']s|they|them|il|elle|ils|él|ella|er)\b", re.IGNORECASE
)
_OWN_SUBJECT = re.compile(
    r"(?:The|A|An|My|Our|Your|Le|La|L[’'].|Les|Un|Une|El|Los|Las|Der|Die|Das) ?\w"
)
#: Openers that refer to nobody but the speaker, the hearer or everyone.
_SPEAKING = re.compile(
    r"(?:I|We|My|Our|You|Your|If|What|When|Je|Nous|On|Si|Vous|Mon|Notre|Yo|Nosotros|Ich|Wir|Wenn)\b"
)
_MARRED = re.compile(r"…|\.\.|!!|[\[\]()#@*]|https?:")


def quotes(sentences: Iterable[Sentence], *, articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Real quotations, verbatim, with a speaker in the article's own words, the most telling first.

    *sentences* come best first; each that holds one whole quotation and names who says it is judged.
    """
    of = {article.id: article for article in articles}
    found = [
        (place, quote)
        for place, sentence in enumerate(sentences)
        if (quote := _quote(sentence, of[sentence.article]))
    ]
    topics = {name: _topic(of[name]) for name in {quote.sentence.article for _, quote in found}}
    worth = {
        quote: _worth(quote, topics[quote.sentence.article], of[quote.sentence.article].language)
        - LATE * place
        for place, quote in found
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
    told_by = in_full(speaker(f"{text[:start]}\0{text[end:]}", base(article.language)), article)
    return (
        Quote(
            text=words,
            speaker=with_office(told_by, f"{text[:start]}{text[end - 1 :]}", article),
            sentence=sentence,
        )
        if told_by
        else None
    )


def _whole(words: str, language: str) -> bool:
    """Whether a quotation is a sentence by itself, of a fit length, that refers to nothing outside."""
    arabic = "\u0600" <= words[:1] <= "\u06ff"
    count = len(words.split())
    if (
        count not in WORDS
        or not (arabic or words[:1].isupper())
        or not balanced(words)
        or _MARRED.search(words)
    ):
        return False
    if (
        words.endswith(("?", "؟", ":", ";", "-", "–", "—"))
        or sum(word[:1].isupper() for word in words.split()) > count / 2
    ):
        return False
    if _OUTSIDE.match(words) or (_SOMEBODY.match(words) and not _OWN_SUBJECT.match(words)):
        return False
    return arabic or bool(_SPEAKING.match(words)) or not openers(language).refers_back(words)


def _topic(article: Article) -> Mapping[str, float]:
    words = Counter(
        content(f"{article.title} {article.title} {article.text}", language=article.language)
    ).most_common(TOPIC)
    return {word: 1.0 / (place + 3) for place, (word, _) in enumerate(words)}


def _worth(quote: Quote, topic: Mapping[str, float], language: str) -> float:
    """How much a quotation tells of the topic, and whether its length is good to be pulled out."""
    said = set(content(quote.text, language=language))
    return (
        sum(topic.get(word, 0.0) for word in said)
        + 0.03 * min(len(said), 10)
        + 0.2 * (len(quote.text.split()) in GOOD)
    )
