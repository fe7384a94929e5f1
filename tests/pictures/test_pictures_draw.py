from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from digest.pictures.draw import Canvas, blend, box, ellipse, mixed, relief, rgb, smooth, stroke


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(1, 240, 160)


def test_a_circle_is_as_wide_as_high_on_any_canvas(canvas: Canvas) -> None:
    canvas.fill([ellipse(0.75, 0.5, 0.3)], "#ffffff")
    rows, columns = np.nonzero(canvas.light[0] > 0.5)
    assert abs(np.ptp(rows) - np.ptp(columns)) <= 1
    assert np.ptp(rows) == pytest.approx(96, abs=2)


def test_shapes_off_the_canvas_are_clipped(canvas: Canvas) -> None:
    canvas.fill([box(-2, -2, -1, -1), ellipse(9, 9, 1)], "#ffffff", soft=0.02)
    assert canvas.light.max() == 0
    canvas.fill([box(-9, -9, 9, 9)], "#ffffff")
    assert canvas.light.min() == pytest.approx(1)


def test_noise_fills_its_range_and_follows_the_seed() -> None:
    first, second, third = (Canvas(seed, 120, 90).noise(0.3) for seed in (5, 5, 6))
    assert (float(first.min()), float(first.max())) == (0, 1)
    assert np.array_equal(first, second)
    assert not np.array_equal(first, third)


def test_water_mirrors_what_stands_above_it(canvas: Canvas) -> None:
    canvas.sky([(0, "#000000"), (1, "#000000")])
    canvas.fill([box(0, 0.3, canvas.right, 0.5)], "#ffffff")
    canvas.reflect(0.5, "#000000", strength=1.0, ripple=0.0)
    assert canvas.light[0, 85:105].mean() > 0.9
    assert canvas.light[0, 130:].mean() < 0.1


def test_colours_blend(canvas: Canvas) -> None:
    assert rgb("#ff8000") == pytest.approx([1, 0.502, 0], abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    field = blend("#000000", "#ffffff", canvas.y * np.ones_like(canvas.x))
    assert field.shape == (3, 160, 240)
    assert field[:, -1].mean() > 0.99


def test_small_laws() -> None:
    ramp = np.linspace(-1, 2, 50)
    assert (smooth(0, 1, ramp).min(), smooth(0, 1, ramp).max()) == (0, 1)
    assert relief(np.ones((4, 4)), 1, 1).max() == 0
    assert len(stroke(((0, 0), (1, 1), (2, 0)), 0.1)) == 5  # three ends, two lengths


def test_a_developed_picture_is_a_jpeg_and_the_same_each_time() -> None:
    def paint() -> bytes:
        art = Canvas(3, 240, 160)
        art.sky([(0, "#223355"), (1, "#ffcc88")], ripple=0.1)
        art.clouds(0, 0.6, "#ffffff")
        art.glow(0.5, 0.5, 0.05, "#ffffff")
        art.fog(0.5, 0.1, "#ffffff")
        art.ridge(0.8, 0.2, ("#334433", "#111111"))
        art.bloom()
        return art.developed()

    assert paint() == paint()
    picture = Image.open(io.BytesIO(paint()))
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (240, 160), "RGB")
