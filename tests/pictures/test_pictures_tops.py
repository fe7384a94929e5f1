"""A crop keeps the top of what stands against the sky."""

from __future__ import annotations

import numpy as np
import pytest

from digest.pictures.saliency import crop


@pytest.mark.parametrize("top", [10, 20, 30])
def test_a_tower_keeps_its_top_above_a_busy_foreground(top: int) -> None:
    chance = np.random.default_rng(1)
    picture = np.full((100, 128, 3), (90, 140, 210), dtype=np.uint8)
    picture[70:] = chance.integers(0, 255, (30, 128, 3))
    picture[top:70, 60:68] = (60, 40, 40)
    _, start, _, end = crop(picture, 128 / 70)
    assert start * 100 <= top
    assert end - start == pytest.approx(0.7)
