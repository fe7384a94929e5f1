"""Treatments of weak pictures: two colours, and a screen of dots."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digest.pictures import PictureShelf, Treatment, prepare
from digest.pictures.prepare import SCREEN_DPI
from digest.pictures.treatments import duotone, screen
from digest.shelf import Shelf

DARK, LIGHT = "#33566b", "#ffffff"


def ramp(width: int = 200, height: int = 100, low: int = 100, high: int = 150) -> Image.Image:
    """From *low* to *high*: grey of little contrast."""
    row = np.linspace(low, high, width).astype(np.uint8)
    return Image.fromarray(np.repeat(np.tile(row, (height, 1))[..., None], 3, axis=2), "RGB")


def test_a_duotone_goes_from_the_dark_to_the_light_colour() -> None:
    toned = np.asarray(duotone(ramp(), DARK, LIGHT))
    assert tuple(toned[50, 0]) == (0x33, 0x56, 0x6B)
    assert tuple(toned[50, -1]) == (255, 255, 255)


def test_a_screen_has_as_much_dark_as_the_picture() -> None:
    dots = np.asarray(screen(ramp(), DARK, LIGHT, size=(800, 400), dpi=150.0)).astype(float)
    covered = (255 - dots[..., 0]) / (255 - 0x33)
    assert covered[:, :100].mean() > 0.85
    assert covered[:, -100:].mean() < 0.15
    assert covered.mean() == pytest.approx(0.5, abs=0.05)


def test_a_prepared_screen_has_pixels_enough_however_few_the_picture_has(tmp_path: Path) -> None:
    file = tmp_path / "p.png"
    ramp(60, 40).save(file)
    made = prepare(
        str(file),
        width_pt=300.0,
        height_pt=200.0,
        treatment=Treatment(kind="screen", dark=DARK, light=LIGHT),
    )
    assert made.dpi >= SCREEN_DPI - 0.5
    with Image.open(io.BytesIO(made.data)) as picture:
        assert picture.size == (made.width, made.height) == (625, 417)


def test_a_shelf_keeps_treated_pictures_apart(tmp_path: Path) -> None:
    file = tmp_path / "p.png"
    ramp().save(file)
    shelf = PictureShelf(Shelf(tmp_path / "shelf"))
    made = {
        shelf.prepare(
            str(file),
            width_pt=60.0,
            height_pt=30.0,
            clear=(0.0, 1.0),
            treatment=kind and Treatment(kind=kind, dark=DARK, light=LIGHT),
        ).data
        for kind in (None, "duotone", "screen")
    }
    assert len(made) == 3
