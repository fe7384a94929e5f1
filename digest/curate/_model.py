"""The trained judge of pairs: a logistic regression over `_evidence`, stored as numbers.

``events.json`` names its features and training data; ``tests/benchmarks/train_events.py`` writes
it. There are two sets of weights: texts without capital letters have no names to compare.
"""

from __future__ import annotations

import json
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights for the columns of NAMES, the last one for none of them (the bias)."""

    cased: tuple[float, ...]
    caseless: tuple[float, ...]

    def probability(self, rows: Floats, *, cased: NDArray[np.bool_]) -> Floats:
        """How likely each pair reports one event; *cased* tells for which pairs names are known."""
        import numpy as np

        total = np.where(
            cased, *(rows @ weights[:-1] + weights[-1] for weights in (self.cased, self.caseless))
        )
        return np.asarray(1 / (1 + np.exp(-total)))


@cache
def trained() -> Model:
    """The model that is shipped. It is a part of the program: without it nothing is grouped."""
    return parse(files("digest.curate").joinpath(FILE).read_text(encoding="utf-8"))


def parse(text: str) -> Model:
    """The model in a file of this form; ValueError, KeyError or TypeError where it is none."""
    data = json.loads(text)
    return Model(
        cased=_weights(data["weights"]["cased"]), caseless=_weights(data["weights"]["caseless"])
    )


def _weights(named: dict[str, float]) -> tuple[float, ...]:
    return tuple(float(named[name]) for name in (*NAMES, "bias"))
