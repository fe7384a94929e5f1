from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Sentence, Summary
from digest.summarise.arrange import Target, arrange
from digest.summarise.readable import Constraints
from digest.summarise.vectors import SMALL, _products

WORDS = st.lists(st.integers(1, 30), min_size=1, max_size=12)


def sentences(lengths: list[int]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(article="a", start=number, end=number + 1, text="word " * length, paragraph=number)
        for number, length in enumerate(lengths)
    )


def summary(lengths: list[int], needs: dict[int, int], scores: list[float]) -> Summary:
    reading = Constraints(
        barred=frozenset(), needs={index: frozenset({other}) for index, other in needs.items()}
    )
    order = arrange(
        sentences(lengths),
        scores,
        reading,
        np.zeros((len(lengths), len(lengths))),
        {"a": sum(lengths)},
    )
    return Summary(
        sentences=sentences(lengths),
        order=tuple(order),
        needs=tuple(tuple(reading.needs.get(index, ())) for index in range(len(lengths))),
    )


@given(WORDS, st.integers(1, 200), st.randoms(use_true_random=False))
def test_near_is_closed_and_no_farther_than_its_first_sentence(
    lengths: list[int], words: int, lots: object
) -> None:
    needs = {index: index - 1 for index in range(1, len(lengths)) if lots.random() < 0.5}  # type: ignore[attr-defined]
    told = summary(lengths, needs, [lots.random() for _ in lengths])  # type: ignore[attr-defined]
    chosen = told.near(words)
    taken = {sentence.start for sentence in chosen}
    assert all(needs[index] in taken for index in taken & needs.keys())
    assert [left.start < right.start for left, right in pairwise(chosen)] == [True] * (
        len(chosen) - 1
    )
    first = told.sentences[told.order[0]].words
    assert abs(sum(sentence.words for sentence in chosen) - words) <= abs(first - words)


def test_nothing_is_told_in_preparation_of_what_finds_no_room() -> None:
    told = summary([10, 10, 30, 9], {2: 1}, [1.0, 0.1, 0.9, 0.2])
    assert told.order == (0, 1, 2, 3)
    assert [sentence.start for sentence in told.near(20)] == [0, 3]
    assert [sentence.start for sentence in told.near(50)] == [0, 1, 2]


@pytest.mark.parametrize(("words", "first"), [(0, 0), (10, 0), (60, 3)])
def test_a_long_summary_covers_from_its_start(words: int, first: int) -> None:
    order = arrange(
        sentences([30] * 4),
        [1.0, 0.5, 0.2, 0.1],
        Constraints(barred=frozenset(), needs={}),
        np.zeros((4, 4)),
        {"a": 120},
        covering=[0.1, 0.2, 0.3, 1.0],
        wanted=Target(words=words),
    )
    assert order[0] == first


def test_no_more_is_ordered_than_asked_for() -> None:
    reading = Constraints(barred=frozenset(), needs={3: frozenset({2})})
    order = arrange(
        sentences([5] * 6),
        [0.1, 0.2, 0.8, 1.0, 0.3, 0.0],
        reading,
        np.zeros((6, 6)),
        {"a": 30},
        wanted=Target(most=1),
    )
    assert order == [2, 3] or len(order) == 1


def test_products_in_slices_are_the_same() -> None:
    weights = np.random.default_rng(1).random((90, SMALL // 900)).astype(np.float32)
    products = weights @ weights.T
    np.fill_diagonal(products, 0.0)
    assert np.allclose(_products(weights, weights), products, rtol=1e-4)
