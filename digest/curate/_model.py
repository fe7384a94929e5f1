"""The trained judge of pairs: a logistic regression over `_evidence`, stored as numbers.

``events.json`` names its features and training data; ``tests/benchmarks/train_events.py`` writes
it. There are four sets of weights: texts without capital letters have no names to compare, and the
meaning of many languages is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.curate._evidence import NAMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FILE = "events.json"
#: The sets of weights, by whether the names and the meanings of both articles are known.
KINDS = {
    "cased": (True, True),
    "caseless": (False, True),
    "cased, meaning unknown": (True, False),
    "caseless, meaning unknown": (False, False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """For each of KINDS, weights for the columns of NAMES, and a last one for none of them (the
    bias).
    """

    weights: Mapping[str, tuple[float, ...]]

    def probability(
        self, rows: Floats, *, cased: NDArray[np.bool_], meant: NDArray[np.bool_]
    ) -> Floats:
        """How likely each pair reports one event.

        *cased* and *meant* tell for which pairs names and meanings are known.
        """
        import numpy as np

        total = np.zeros(len(rows))
        for kind, (names, meanings) in KINDS.items():
            chosen, weights = (cased == names) & (meant == meanings), self.weights[kind]
            total[chosen] = rows[chosen] @ weights[:-1] + weights[-1]
        return np.asarray(1 / (1 + np.exp(-total)))


@cache
def trained() -> Model:
    """The model that is shipped. It is a part of the program: without it nothing is grouped."""
    return parse(files("digest.curate").joinpath(FILE).read_text(encoding="utf-8"))


def parse(text: str) -> Model:
    """The model in a file of this form; ValueError, KeyError or TypeError where it is none."""
    weights = json.loads(text)["weights"]
    return Model(weights={kind: _weights(weights[kind]) for kind in KINDS})


def _weights(named: dict[str, float]) -> tuple[float, ...]:
    return tuple(float(named[name]) for name in (*NAMES, "bias"))
