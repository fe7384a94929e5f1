"""Finds sentences that one outlet prints again and again: they belong to the outlet, not to a
story.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from digest.model import Article
from digest.text.sentences import sentences

#: A sentence in this many of one outlet's articles, and in this share of them, is the outlet's.
LEAST, SHARE = 3, 0.05
_DIGIT = re.compile(r"\d")

#: By source, the sentences that are the outlet's own, as `signature` writes them.
Repeated = Mapping[str, frozenset[str]]
NONE_REPEATED: Repeated = MappingProxyType({})


def signature(text: str) -> str:
    """The form in which repetitions of *text* are counted: lower case, one digit for all, single
    spaces.
    """
    return _DIGIT.sub("0", " ".join(text.split())).lower()


def repeated(articles: Iterable[Article]) -> Repeated:
    """The sentences that each source of *articles* repeats."""
    return often(
        (article.source, {signature(sentence.text) for sentence in sentences(article)})
        for article in articles
    )


def often(articles: Iterable[tuple[str, Iterable[str]]]) -> Repeated:
    """The signatures in at least LEAST of a source's articles and in SHARE of them.

    *articles* are pairs of a source and the signatures of one article's sentences, each once.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for source, signatures in articles:
        totals[source] += 1
        counts[source].update(signatures)
    return MappingProxyType(
        {
            source: frozenset(
                text for text, count in seen.items() if count >= max(LEAST, SHARE * totals[source])
            )
            for source, seen in counts.items()
        }
    )
