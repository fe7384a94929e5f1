from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from digest.curate._evidence import MEANINGS, NAMES
from digest.curate._model import FILE, KINDS, parse, trained

SHIPPED = files("digest.curate").joinpath(FILE).read_text(encoding="utf-8")


def test_the_shipped_model_weighs_every_kind_of_evidence() -> None:
    model = trained()
    for weights in model.weights.values():
        for name, weight in zip(NAMES, weights, strict=False):
            against = name in ("days", "same outlet", "body, same outlet")
            assert weight <= 0 if against else weight >= 0, name
        assert weights[-1] < 0, "two articles taken at random tell two events"
    assert all(model.weights["cased"])


def test_meanings_weigh_nothing_where_they_are_unknown() -> None:
    for kind, (_, meant) in KINDS.items():
        weights = dict(zip(NAMES, trained().weights[kind], strict=False))
        assert all((weights[name] > 0) is meant for name in MEANINGS), kind


def test_the_file_says_what_it_was_trained_on() -> None:
    described = json.loads(SHIPPED)
    assert {"what", "made by", "data", "not used"} <= described.keys()
    assert all(isinstance(name, str) for name in described["weights"]["cased"])


def test_names_count_only_where_both_texts_have_capitals() -> None:
    weights = dict.fromkeys((*NAMES, "bias"), 0.0)
    kinds = {**dict.fromkeys(KINDS, weights), "cased": {**weights, "names, more": 2.0}}
    rows = np.zeros((2, len(NAMES)))
    rows[:, NAMES.index("names, more")] = 1
    known = np.array([True, False])
    found = parse(json.dumps({"weights": kinds})).probability(
        rows, cased=known, meant=np.array([True, True])
    )
    assert found.tolist() == pytest.approx([1 / (1 + np.exp(-2)), 0.5])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"weights": {"cased": {}, "caseless": {}}}'])
def test_a_broken_file_is_no_model(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse(text)
