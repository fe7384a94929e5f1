"""What a ranker may know of a sentence: place, length, how central and how new it is; no word of any language.

Every feature is a plain number that means the same in every text, so that a model trained on one set serves others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from digest.model import Article, Sentence
from digest.summarise.vectors import Array, Vectors
from digest.text.quotation import spans
from digest.text.words import content

NAMES = (
    "place", "early", "share", "first", "paragraph", "opens paragraph", "sentences",
    "words", "relative length", "content share", "density", "coverage", "top terms", "title", "has title",
    "centrality", "centrality rank", "forward", "backward", "edges", "edges rank", "to first", "to lead", "to previous",
    "to next", "seen", "new", "digits", "quoted", "opens quoted", "capitals", "repeated capitals", "others",
)

_DIGITS = re.compile(r"\d+")
_CAPITAL = re.compile(r"(?<=[\w,;:] )[^\W\d_a-zß-öø-ÿ][\w'’-]*")
#: So many of a text's most frequent stems are its topic.
_TOPIC = 12


def features(sentences: Sequence[Sentence], found: Vectors, *, articles: Sequence[Article], language: str) -> Array:
    """One row a sentence, one column a name of NAMES."""
    columns = {**_place(sentences), **_terms(found, articles, language), **_likeness(sentences, found), **_surface(sentences)}
    columns["others"] = _others(sentences, found)
    columns["relative length"] = columns["words"] / max(float(columns["words"].mean()), 1.0)
    return np.column_stack([columns[name] for name in NAMES]).astype(np.float64)


def places(sentences: Sequence[Sentence]) -> Array:
    """Each sentence's place in its own article, from 0."""
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        found.append(seen[sentence.article])
        seen[sentence.article] += 1
    return np.asarray(found, dtype=float)


def _place(sentences: Sequence[Sentence]) -> dict[str, Array]:
    place = places(sentences)
    sizes = Counter(sentence.article for sentence in sentences)
    size = np.asarray([sizes[sentence.article] for sentence in sentences], dtype=float)
    opens = [1.0] + [float(left.paragraph != right.paragraph or left.article != right.article)
                     for left, right in pairwise(sentences)]
    return {
        "place": np.minimum(place, 60.0), "early": 1.0 / (1.0 + place), "share": place / size, "first": (place == 0) * 1.0,
        "paragraph": np.minimum([sentence.paragraph for sentence in sentences], 40.0), "opens paragraph": np.asarray(opens),
        "sentences": np.minimum(size, 100.0),
    }


def _terms(found: Vectors, articles: Sequence[Article], language: str) -> dict[str, Array]:
    """What a sentence's stems weigh in the whole text, and in the title."""
    total = max(sum(found.frequency.values()), 1)
    topic = {stem for stem, _ in found.frequency.most_common(_TOPIC)}
    title = set(content(" ".join(article.title for article in articles), language=language))
    own = [set(stems) for stems in found.terms]
    weigh = [sum(found.frequency[stem] for stem in stems) for stems in own]
    return {
        "density": np.asarray([weight / total / max(len(stems), 1) * 100 for weight, stems in zip(weigh, own, strict=True)]),
        "coverage": np.asarray(weigh) / total,
        "top terms": np.asarray([len(stems & topic) for stems in own]) / _TOPIC,
        "title": np.asarray([len(stems & title) / max(len(title), 1) for stems in own]),
        "has title": np.full(len(own), float(bool(title))),
        "new": _new(found),
        "edges": _edges(found),
        "edges rank": ranks(_edges(found)),
    }


def _new(found: Vectors) -> Array:
    """The share of a sentence's stems that no earlier one has."""
    seen: set[str] = set()
    shares = []
    for stems in found.terms:
        own = set(stems)
        shares.append(len(own - seen) / max(len(own), 1))
        seen |= own
    return np.asarray(shares)


def _edges(found: Vectors) -> Array:
    """How many stems a sentence shares with all others, by its length's logarithm (the sum that Reduction takes)."""
    spread = Counter(stem for stems in found.terms for stem in set(stems))
    shared = [sum(spread[stem] - 1 for stem in set(stems)) / np.log(3.0 + len(stems)) for stems in found.terms]
    return np.asarray(shared) / max(len(found.terms), 1)


def _likeness(sentences: Sequence[Sentence], found: Vectors) -> dict[str, Array]:
    cosine, count = found.cosine, len(sentences)
    central = cosine.sum(axis=1) / max(count - 1, 1)
    ahead = np.triu(cosine).sum(axis=1)
    behind = np.tril(cosine).sum(axis=1)
    order = np.arange(count)
    return {
        "centrality": central, "centrality rank": ranks(central),
        "forward": ahead / np.maximum(count - 1 - order, 1), "backward": behind / np.maximum(order, 1),
        "to first": cosine[0].copy(), "to lead": cosine[:3].max(axis=0),
        "to previous": np.concatenate([[0.0], np.diag(cosine, -1)]), "to next": np.concatenate([np.diag(cosine, 1), [0.0]]),
        "seen": np.tril(cosine).max(axis=1),
    }


def ranks(values: Array) -> Array:
    """Places between 0 (lowest) and 1."""
    return np.asarray(values.argsort(kind="stable").argsort(kind="stable") / max(len(values) - 1, 1), dtype=float)


def _surface(sentences: Sequence[Sentence]) -> dict[str, Array]:
    texts = [sentence.text for sentence in sentences]
    capitals = [set(_CAPITAL.findall(text)) for text in texts]
    often = Counter(name for names in capitals for name in names)
    words = np.asarray([sentence.words for sentence in sentences], dtype=float)
    quoted = [sum(span.end - span.start for span in spans(text) if span.quote) / len(text) for text in texts]
    return {
        "words": words,
        "content share": np.asarray([len(text) for text in texts]) / np.maximum(words, 1.0),
        "digits": np.asarray([float(len(_DIGITS.findall(text))) for text in texts]),
        "quoted": np.minimum(quoted, 1.0),
        "opens quoted": np.asarray([float(text[:1] in "\"“«„'‘") for text in texts]),
        "capitals": np.asarray([float(len(names)) for names in capitals]) / np.maximum(words, 1.0),
        "repeated capitals": np.asarray([float(sum(often[name] > 1 for name in names)) for names in capitals]),
    }


def _others(sentences: Sequence[Sentence], found: Vectors) -> Array:
    """How like the likest sentence of any other article: what several outlets tell."""
    names = [sentence.article for sentence in sentences]
    if len(set(names)) == 1:
        return np.zeros(len(names))
    article = np.asarray([names.index(name) for name in names])
    return np.asarray(np.where(article[:, None] != article[None, :], found.cosine, 0.0).max(axis=1))
