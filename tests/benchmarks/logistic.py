"""Logistic regression with standardised columns and a penalty on large weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped, unused-ignore]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bounds = Sequence[tuple[float | None, float | None]]


def fit(
    rows: Floats, right: Flags, shares: Floats, *, penalty: float, bounds: Bounds | None = None
) -> Floats:
    """The weights of the columns of *rows* and, last, the bias that explain best which are *right*.

    *shares* is what each row counts, *bounds* are those of each weight, None for none.
    """
    signs = np.where(right, 1.0, -1.0)
    mean = np.average(rows, axis=0, weights=shares)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=shares)) + 1e-9
    scaled = (rows - mean) / spread

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = signs * (scaled @ weights[:-1] + weights[-1])
        slope = -signs * shares / (1 + np.exp(np.clip(margin, -50, 50)))
        return (
            float((shares * np.logaddexp(0, -margin)).sum())
            + penalty / 2 * float((weights[:-1] ** 2).sum()),
            np.append(scaled.T @ slope + penalty * weights[:-1], slope.sum()),
        )

    start = np.zeros(rows.shape[1] + 1)
    limits = None if bounds is None else [*bounds, (None, None)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits).x
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - weights @ mean)
