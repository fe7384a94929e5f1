"""The features of a sentence for a ranker: its place, its length, how central and how new it is.

No feature depends on the words of a language. Each is a number that means the same in every text,
so that a model trained on one set works on others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from digest.model import Article, Sentence
from digest.summarise.vectors import Array, Table, Vectors
from digest.text.quotation import spans
from digest.text.words import content

NAMES = (
    "place",
    "early",
    "share",
    "first",
    "paragraph",
    "opens paragraph",
    "sentences",
    "words",
    "relative length",
    "content share",
    "density",
    "coverage",
    "top terms",
    "title",
    "has title",
    "centrality",
    "centrality rank",
    "forward",
    "backward",
    "edges",
    "edges rank",
    "to first",
    "to lead",
    "to previous",
    "to next",
    "seen",
    "new",
    "digits",
    "quoted",
    "opens quoted",
    "capitals",
    "repeated capitals",
    "others",
)

_NUMBER = re.compile(r"\d(?!\d)")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ](?<=[\w,;:] .)[\w'’-]*")
#: So many of a text's most frequent stems are its topic.
_TOPIC = 12


def features(
    sentences: Sequence[Sentence], vectors: Vectors, *, articles: Sequence[Article], language: str
) -> Array:
    """One row a sentence, one column a name of NAMES."""
    columns = {
        **_place(sentences),
        **_terms(vectors, articles, language),
        **_likeness(sentences, vectors),
        **_surface(sentences),
    }
    columns["others"] = _others(sentences, vectors)
    columns["relative length"] = columns["words"] / max(float(columns["words"].mean()), 1.0)
    return np.column_stack([columns[name] for name in NAMES]).astype(np.float64)


def headline_words(articles: Sequence[Article], language: str) -> frozenset[str]:
    """The stems of the content words that the headlines of *articles* have."""
    headlines = " ".join(article.title for article in articles)
    return frozenset(content(headlines, language=language))


def places(sentences: Sequence[Sentence]) -> Array:
    """Each sentence's place in its own article, from 0."""
    seen: Counter[str] = Counter()
    numbers = []
    for sentence in sentences:
        numbers.append(seen[sentence.article])
        seen[sentence.article] += 1
    return np.asarray(numbers, dtype=float)


def _place(sentences: Sequence[Sentence]) -> dict[str, Array]:
    place = places(sentences)
    sizes = Counter(sentence.article for sentence in sentences)
    size = np.asarray([sizes[sentence.article] for sentence in sentences], dtype=float)
    opens = [1.0] + [
        float(left.paragraph != right.paragraph or left.article != right.article)
        for left, right in pairwise(sentences)
    ]
    return {
        "place": np.minimum(place, 60.0),
        "early": 1.0 / (1.0 + place),
        "share": place / size,
        "first": (place == 0) * 1.0,
        "paragraph": np.minimum([sentence.paragraph for sentence in sentences], 40.0),
        "opens paragraph": np.asarray(opens),
        "sentences": np.minimum(size, 100.0),
    }


def _terms(vectors: Vectors, articles: Sequence[Article], language: str) -> dict[str, Array]:
    """What a sentence's stems weigh in the whole text, and in the title."""
    stems = vectors.stems
    has = np.maximum(np.bincount(stems.row, minlength=stems.sentences), 1)
    topic, title = np.zeros((2, len(stems.frequency)))
    topic[np.argsort(-stems.frequency, kind="stable")[:_TOPIC]] = 1.0
    titles = headline_words(articles, language)
    title[[stems.column[stem] for stem in titles & stems.column.keys()]] = 1.0
    weight = stems.by_sentence(stems.frequency) / max(float(stems.frequency.sum()), 1.0)
    # The sum that sumy's Reduction takes.
    edges = stems.by_sentence(stems.spread - 1.0) / np.log(3.0 + vectors.sizes) / stems.sentences
    return {
        "density": 100 * weight / has,
        "coverage": weight,
        "top terms": stems.by_sentence(topic) / _TOPIC,
        "title": stems.by_sentence(title) / max(len(titles), 1),
        "has title": np.full(len(has), float(bool(titles))),
        "new": _new(stems) / has,
        "edges": edges,
        "edges rank": ranks(edges),
    }


def _new(stems: Table) -> Array:
    """How many of a sentence's stems no earlier one has."""
    _, first = np.unique(stems.term, return_index=True)  # pairs are sorted by sentence
    return np.bincount(stems.row[first], minlength=stems.sentences).astype(float)


def _likeness(sentences: Sequence[Sentence], vectors: Vectors) -> dict[str, Array]:
    cosine, count = vectors.cosine, len(sentences)
    central = cosine.sum(axis=1) / max(count - 1, 1)
    ahead = np.triu(cosine).sum(axis=1)
    behind = np.tril(cosine).sum(axis=1)
    order = np.arange(count)
    return {
        "centrality": central,
        "centrality rank": ranks(central),
        "forward": ahead / np.maximum(count - 1 - order, 1),
        "backward": behind / np.maximum(order, 1),
        "to first": cosine[0].copy(),
        "to lead": cosine[:3].max(axis=0),
        "to previous": np.concatenate([[0.0], np.diag(cosine, -1)]),
        "to next": np.concatenate([np.diag(cosine, 1), [0.0]]),
        "seen": np.tril(cosine).max(axis=1),
    }


def ranks(values: Array) -> Array:
    """Places between 0 (lowest) and 1."""
    return np.asarray(
        values.argsort(kind="stable").argsort(kind="stable") / max(len(values) - 1, 1), dtype=float
    )


def _surface(sentences: Sequence[Sentence]) -> dict[str, Array]:
    texts = [sentence.text for sentence in sentences]
    capitals = [set(_CAPITAL.findall(text)) for text in texts]
    often = Counter(name for names in capitals for name in names)
    words = np.asarray([sentence.words for sentence in sentences], dtype=float)
    quoted = [_quoted(text) / len(text) for text in texts]
    return {
        "words": words,
        "content share": np.asarray([len(text) for text in texts]) / np.maximum(words, 1.0),
        "digits": np.asarray([float(len(_NUMBER.findall(text))) for text in texts]),
        "quoted": np.minimum(quoted, 1.0),
        "opens quoted": np.asarray([float(text[:1] in "\"“«„'‘") for text in texts]),
        "capitals": np.asarray([float(len(names)) for names in capitals]) / np.maximum(words, 1.0),
        "repeated capitals": np.asarray(
            [float(sum(often[name] > 1 for name in names)) for names in capitals]
        ),
    }


def _quoted(text: str) -> int:
    """How many characters of *text* are quoted."""
    return sum(span.end - span.start for span in spans(text) if span.quote)


def _others(sentences: Sequence[Sentence], vectors: Vectors) -> Array:
    """The likeness of each sentence to the most similar one in any other article."""
    names = [sentence.article for sentence in sentences]
    if len(set(names)) == 1:
        return np.zeros(len(names))
    article = np.asarray([names.index(name) for name in names])
    return np.asarray(
        np.where(article[:, None] != article[None, :], vectors.cosine, 0.0).max(axis=1)
    )
