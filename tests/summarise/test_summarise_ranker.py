from __future__ import annotations

import json
import re
from importlib.resources import files

import numpy as np
import pytest
from builders import article

from digest.summarise import trees
from digest.summarise.features import NAMES, features
from digest.summarise.methods import default
from digest.summarise.trees import Trees, trained
from digest.summarise.vectors import vectors
from digest.text.sentences import sentences


def test_one_row_a_sentence_one_column_a_name_all_finite() -> None:
    told = article()
    found = sentences(told)
    rows = features(found, vectors(found, "en"), articles=(told,), language="en")
    assert rows.shape == (len(found), len(NAMES))
    assert np.isfinite(rows).all()


@pytest.mark.parametrize("text", ["One.", "The the. Of of.", "1 2 3. 4 5 6."])
def test_features_of_hardly_any_text(text: str) -> None:
    told = article(text=text, title="")
    found = sentences(told)
    assert np.isfinite(features(found, vectors(found, "en"), articles=(told,), language="en")).all()


def test_the_trained_trees_are_numbers_and_the_names_of_features() -> None:
    told = json.loads(files("digest.summarise").joinpath(trees.FILE).read_text(encoding="utf-8"))
    words = {name for tree in told["trees"] for name, _ in tree["splits"]}
    assert words <= set(NAMES)
    assert all(isinstance(value, float) for tree in told["trees"] for value in tree["leaves"])
    assert re.search("made by", " ".join(told))
    assert trained() is not None


def test_trees_walk_left_at_most_and_right_above() -> None:
    one = Trees(
        feature=np.asarray([[0, 1, 1]]),
        threshold=np.asarray([[0.5, 1.0, 2.0]]),
        leaf=np.asarray([[-2.0, -1.0, 1.0, 2.0]]),
        bias=0.0,
    )
    rows = np.asarray([[0.5, 1.0], [0.5, 1.1], [0.6, 2.0], [0.6, 2.1]])
    assert one.probability(rows) == pytest.approx(1 / (1 + np.exp([2.0, 1.0, -1.0, -2.0])))


def test_without_trees_the_default_still_ranks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(default, "trained", lambda: None)
    told = article()
    found = sentences(told)
    scores = default.rank(found, articles=(told,), language="en")
    assert len(scores) == len(found)
    assert scores[0] == max(scores)


def test_a_file_for_other_features_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "NAMES", ("something else",))
    trained.cache_clear()
    try:
        assert trained() is None
    finally:
        trained.cache_clear()
