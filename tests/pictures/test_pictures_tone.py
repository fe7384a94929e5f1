from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from digest.pictures import calm, scrim_alpha, tone


def png(pixels: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8), "RGB").save(buffer, "PNG")
    return buffer.getvalue()


def half_and_half() -> bytes:
    field = np.zeros((40, 80, 3))
    field[:, 40:] = 255
    return png(field)


def test_tone_measures_the_box_alone() -> None:
    dark, light = tone(half_and_half(), (0, 0, 0.5, 1)), tone(half_and_half(), (0.5, 0, 1, 1))
    assert (dark.mean, dark.light, light.mean) == pytest.approx((0, 0, 1))


def test_type_on_black_needs_no_scrim_and_on_white_the_known_one() -> None:
    assert scrim_alpha(half_and_half(), (0, 0, 0.5, 1)) == 0
    assert scrim_alpha(half_and_half(), (0.5, 0, 1, 1)) == pytest.approx(
        0.54
    )  # #767676 is 4.5:1 under white
    assert scrim_alpha(half_and_half(), (0.5, 0, 1, 1), ink="black") == 0
    assert scrim_alpha(half_and_half(), (0, 0, 0.5, 1), ink="black") > 0.4


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 2**32 - 1), st.sampled_from(["white", "black"]), st.sampled_from([3.0, 4.5, 7.0])
)
def test_under_its_scrim_any_picture_keeps_the_contrast(
    seed: int, ink: str, contrast: float
) -> None:
    field = np.random.default_rng(seed).integers(0, 256, (20, 20, 3))
    alpha = scrim_alpha(png(field), ink=ink, contrast=contrast)
    scrim = 0 if ink == "white" else 255
    blended = png(np.rint(field * (1 - alpha) + scrim * alpha))
    blend_tone = tone(blended)
    ratio = 1.05 / (blend_tone.light + 0.05) if ink == "white" else (blend_tone.dark + 0.05) / 0.05
    assert ratio >= contrast - 0.06  # rounding to whole levels, at 7 : 1 in the darkest tones


def test_calm_ranks_an_even_ground_above_noise() -> None:
    noise = np.random.default_rng(4).integers(0, 256, (60, 60, 3))
    field = np.full((60, 120, 3), 90)
    field[:, 60:] = noise
    assert calm(png(field), (0, 0, 0.45, 1)) == 1
    assert calm(png(field), (0.55, 0, 1, 1)) < 0.3


def test_the_room_is_cheap_to_import() -> None:
    code = "import sys, digest.pictures as p; sys.exit(any(m in sys.modules for m in ('PIL', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
