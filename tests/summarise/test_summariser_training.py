from __future__ import annotations

import boosting
import numpy as np
import pytest
import training

from digest.summarise.chooser import additive

DICE = np.random.default_rng(3)
ROWS = DICE.random((600, 3)).astype(np.float32)
TARGETS = np.where(ROWS[:, 1] > 0.5, 0.9, 0.1)
EVEN = np.ones(len(ROWS))


def test_trees_learn_a_limit_and_are_the_same_each_time() -> None:
    how = boosting.Growth(trees=60, depth=2, least=5.0)
    grown = boosting.grow(ROWS, TARGETS, EVEN, how)
    likely = grown.probability(ROWS)
    # The limit is that of a bin, so a few rows beside it fall to the other side.
    assert ((likely > 0.5) == (TARGETS > 0.5)).mean() > 0.97
    again = boosting.grow(ROWS, TARGETS, EVEN, how)
    assert (again.probability(ROWS) == likely).all()


def test_weights_count_a_row_as_often() -> None:
    how = boosting.Growth(trees=1, depth=1, least=5.0)
    assert boosting.grow(ROWS, TARGETS, TARGETS**4, how).bias > 1.0


def test_trees_of_one_split_are_written_as_tables() -> None:
    how = boosting.Growth(trees=40, depth=1, least=5.0)
    grown = boosting.grow(ROWS, TARGETS, EVEN, how)
    names = ("a", "b", "c")
    tables = additive(boosting.as_tables(grown, names), names)
    # Limits are written to four digits.
    assert tables.probability(ROWS) == pytest.approx(grown.probability(ROWS), abs=0.02)


def test_a_sentence_of_the_good_extracts_is_a_target() -> None:
    texts = ["The pier fell.", "Nine boats sank on Monday.", "Rain is likely.", "The pier fell."]
    rouge = training.Rouge(texts, "The pier fell. Boats sank.", "en")
    targets = rouge.membership(2)
    assert targets.sum() == pytest.approx(2.0)
    assert targets[1] > 0.6
    assert targets[2] < 0.01
    assert targets[0] == pytest.approx(targets[3])


def test_rouge_is_the_sum_of_both_measures() -> None:
    rouge = training.Rouge(["The pier fell.", "Rain."], "The pier sank.", "en")
    both = rouge.of(np.asarray([[0, -1], [0, 1]]))
    assert both[0] == pytest.approx(200 * 2 / 6 + 200 * 1 / 4)
    assert both[1] == pytest.approx(200 * 2 / 7 + 200 * 1 / 4)
