"""Chooses sentences together: of the sets the best few sentences form, the one that says most.

Every set is closed (it holds what its sentences need) and says nothing twice. A set is judged as a
whole: by how many of the words and pairs of words that a good summary is likely to use it has for
its length, by its sentences' scores, by its likeness within, and by its places. The weights are
numbers of ``chooser.json``, which ``tests/benchmarks/train_summariser.py`` writes. From that is
taken what a reader is likely to trip over (`digest.summarise.standing`).
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from importlib.resources import files
from itertools import combinations
from operator import or_
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.model import Sentence
from digest.summarise import terms
from digest.summarise.covering import HALF, OFF
from digest.summarise.features import NAMES
from digest.summarise.readable import Constraints
from digest.summarise.standing import Standing, standing_of
from digest.summarise.terms import PAIR_NAMES, WORD_NAMES, Additive, Occurrences
from digest.summarise.vectors import Array, Indexes, Vectors

FILE = "chooser.json"
#: So many of the best sentences, each with those it needs, form sets.
POOL = 8
#: Larger sets are not formed: their number grows fast, and they differ by less and less.
LARGEST = 8
#: What it costs a set's worth, in points of ROUGE-1 and ROUGE-2 added up, if a reader trips over
#: every sentence; the weights only know the references' words.
STUMBLES = 20.0
#: Words of a good summary's sentence: what COUNT sentences are expected to say.
EXPECTED = 15.0
#: Features of a sentence whose mean is one of a set.
SURFACE = ("names", "quoted", "digits")
#: Features of a set.
SET_NAMES = (
    "word gain",  # likely words for the length of the set and of a good summary
    "pair gain",
    "word recall",  # likely words for the length of a good summary
    "pair recall",
    "length",
    "mean score",
    "mean log score",
    "least score",
    "all scores",
    "likeness",
    "repeated",  # words that more than one sentence has
    "coverage",  # share of the text's words, by the logarithm of their frequency
    "first",
    "last",
    "neighbours",
    "opening",  # words of its first sentence
    *SURFACE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a set is: *count* sentences, or from *least* to *most* words; *expected* is the
    number of words of a good summary.
    """

    count: int | None = None
    least: float = 0.0
    most: float = np.inf
    expected: float

    @property
    def largest(self) -> int:
        return LARGEST if self.count is None else self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a set must be: its *size*, what its sentences need, which say the *same* (n × n), and
    with which it may begin, None for any.
    """

    size: Size
    reading: Constraints
    same: npt.NDArray[np.bool_]
    openers: Container[int] | None = None


def size(
    sentences: Sequence[Sentence], *, count: int | None, words: int, allowed: float = np.inf
) -> Size:
    """The size of a set of *count* sentences, or of about *words* words, *allowed* at most."""
    if count is not None:
        return Size(count=count, most=allowed, expected=EXPECTED * count)
    mean = sum(sentence.words for sentence in sentences) / max(len(sentences), 1)
    off = max(OFF * words, HALF * mean)
    return Size(least=words - off, most=min(words + off, allowed), expected=float(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """The trained numbers: how likely words and pairs of words are, and the weights of a set."""

    words: Additive
    pairs: Additive
    weights: Array

    def likely(self, text: Text) -> tuple[Array, Array]:
        """How likely a good summary uses each word, and each pair of words, of *text*."""
        words = self.words.probability(text.word_rows)
        rows = terms.pair_rows(text.pairs, text.scores, text.places, words)
        return words, self.pairs.probability(rows)

    def values(self, text: Text, sets: Indexes, size: Size) -> Array:
        """What each of *sets* is worth beside the others."""
        rows = set_rows(text, sets, size, *self.likely(text))
        return np.asarray(rows @ self.weights - STUMBLES * text.standing.stumbles(sets))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text whose sentences are chosen: their scores, 0 to 1, their places, words and likeness."""

    lengths: Array
    scores: Array
    places: Array
    cosine: Array
    at: Occurrences
    pairs: terms.Pairs
    word_rows: Array = field(repr=False)
    surface: Array = field(repr=False)
    standing: Standing = field(repr=False)


def text_of(
    sentences: Sequence[Sentence],
    scores: Array,
    rows: Array,
    vectors: Vectors,
    title: frozenset[str],
    language: str,
) -> Text:
    """*rows* are the features of the *sentences*; *title* is the stems of the headlines' content
    words.
    """
    columns = dict(zip(NAMES, rows.T, strict=True))
    standing = standing_of(sentences, columns["place"], vectors, title, language)
    at, titled = standing.at, standing.titled
    return Text(
        lengths=np.asarray([sentence.words for sentence in sentences], dtype=float),
        scores=scores,
        places=columns["place"],
        cosine=vectors.cosine,
        at=at,
        pairs=terms.pairs(vectors),
        word_rows=terms.word_rows(at, scores, columns["place"], titled, titles=bool(title)),
        surface=np.stack(
            [columns["capitals"] * columns["words"], columns["quoted"], columns["digits"]]
        ),
        standing=standing,
    )


def candidates(text: Text, asked: Asked) -> Indexes:
    """The closed sets of the best sentences, one a row, ascending, filled up with −1."""
    size = asked.size
    pool = _pool(text.scores, asked)
    conflicts = {
        index: _bits(np.flatnonzero(asked.same[index])) for index in set().union(*pool, ())
    }
    masks = [_bits(group) for group in pool]
    sets: dict[int, list[int]] = {}
    for taken in range(1, min(size.largest, len(pool)) + 1):
        for chosen in combinations(masks, taken):
            mask = reduce(or_, chosen)
            if mask not in sets and (size.count is None or mask.bit_count() == size.count):
                sets[mask] = _members(mask)
    kept = [
        members
        for mask, members in sets.items()
        if size.least <= sum(text.lengths[index] for index in members) <= size.most
        and not any(conflicts[index] & mask for index in members)
        and (asked.openers is None or members[0] in asked.openers)
    ]
    kept.sort()
    wide = max(map(len, kept), default=1)
    return np.asarray(
        [members + [-1] * (wide - len(members)) for members in kept], dtype=np.intp
    ).reshape(-1, wide)


def _pool(scores: Array, asked: Asked) -> list[frozenset[int]]:
    """The best sentences, each with all it needs."""
    pool: list[frozenset[int]] = []
    for index in np.argsort(-scores, kind="stable").tolist():
        group = asked.reading.closure(index, limit=asked.size.largest)
        if group:
            pool.append(group)
            if len(pool) == POOL:
                break
    return pool


def _bits(indexes: Any) -> int:
    mask = 0
    for index in indexes:
        mask |= 1 << int(index)
    return mask


def _members(mask: int) -> list[int]:
    members = []
    while mask:
        lowest = mask & -mask
        members.append(lowest.bit_length() - 1)
        mask ^= lowest
    return members


def set_rows(text: Text, sets: Indexes, size: Size, words: Array, pairs: Array) -> Array:
    """One row a set, one column a name of SET_NAMES; *words* and *pairs* are their likelihoods."""
    valid = sets >= 0
    count = valid.sum(axis=1)
    length = _sums(text.lengths, sets)
    scores, logs = _sums(text.scores, sets), _sums(np.log(np.maximum(text.scores, 1e-4)), sets)
    times = _times(text.at, sets)
    has = (times > 0).astype(float)
    used_pairs = (_times(text.pairs.at, sets) > 0).astype(float) @ pairs
    weight = np.log1p(text.at.frequency)
    used, covered, distinct = (has @ np.column_stack([words, weight, np.ones(len(weight))])).T
    last = np.where(valid, sets, 0).max(axis=1)
    between = np.triu(np.ones((sets.shape[1],) * 2), 1)
    both = np.where(
        valid[:, :, None] & valid[:, None, :], text.cosine[sets[:, :, None], sets[:, None, :]], 0.0
    )
    expected = size.expected
    return np.column_stack(
        [
            2 * used / (length + expected),
            2 * used_pairs / (length + expected),
            used / expected,
            used_pairs / expected,
            length / expected,
            scores / count,
            logs / count,
            np.where(valid, np.append(text.scores, 0.0)[sets], 9.0).min(axis=1),
            scores * EXPECTED / expected,
            (both * between).sum(axis=(1, 2)) / np.maximum(count * (count - 1) / 2, 1),
            np.count_nonzero(times > 1, axis=1) / np.maximum(distinct, 1),
            covered / max(float(weight.sum()), 1.0),
            np.log1p(text.places[sets[:, 0]]),
            np.log1p(text.places[last]),
            ((np.diff(sets, axis=1) == 1).sum(axis=1)) / count,
            text.lengths[sets[:, 0]] / EXPECTED,
            *(_sums(values, sets) / count for values in text.surface),
        ]
    )


def _sums(values: Array, sets: Indexes) -> Array:
    return np.asarray(np.append(values, 0.0)[sets].sum(axis=1))


def _times(at: Occurrences, sets: Indexes) -> npt.NDArray[np.uint8]:
    """Sets × terms: how many sentences of each set have each term."""
    has, rows = terms.members(at, sets)
    first, *others = rows.T
    times: npt.NDArray[np.uint8] = has[first]
    for other in others:
        times += has[other]
    return times


def best_first(text: Text, sets: Indexes, size: Size, chooser: Chooser) -> Iterator[frozenset[int]]:
    """The *sets*, the best one first; equal ones in the order given."""
    if len(sets):
        values = chooser.values(text, sets, size)
        for row in np.argsort(-values, kind="stable").tolist():
            yield frozenset(int(index) for index in sets[row] if index >= 0)


@cache
def trained() -> Chooser | None:
    """The numbers of ``chooser.json``; None where it is missing, broken, or has other features."""
    try:
        return parse(files("digest.summarise").joinpath(FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def parse(text: str) -> Chooser:
    """What a file of this form holds; ValueError, KeyError or TypeError where it is none."""
    data = json.loads(text)
    return Chooser(
        words=additive(data["words"], WORD_NAMES),
        pairs=additive(data["pairs"], PAIR_NAMES),
        weights=np.asarray([float(data["weights"][name]) for name in SET_NAMES]),
    )


def additive(data: Mapping[str, Any], names: Sequence[str]) -> Additive:
    """The tables by the *names* of their features; ValueError or KeyError where they do not fit."""
    tables = [data["tables"][name] for name in names]
    for edges, values in tables:
        if len(values) != len(edges) + 1:
            raise ValueError("a table has one value more than limits")
    return Additive(
        edges=tuple(np.asarray(edges, dtype=float) for edges, _ in tables),
        values=tuple(np.asarray(values, dtype=float) for _, values in tables),
        bias=float(data["bias"]),
    )
