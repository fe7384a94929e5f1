from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from digest.pictures import PictureError, screen_picture
from digest.pictures.screens import QUALITIES


def noise(folder: Path, width: int, height: int) -> str:
    path = folder / f"{width}.png"
    Image.effect_noise((width, height), 60).convert("RGB").save(path)
    return str(path)


def test_a_picture_is_as_wide_as_asked_and_never_enlarged(tmp_path: Path) -> None:
    path = noise(tmp_path, 900, 600)
    small = screen_picture(path, across=480, tallest=2.0, most=10**7)
    assert (small.width, small.height) == (480, 320)
    assert Image.open(BytesIO(small.data)).size == (480, 320)
    assert screen_picture(path, across=2000, tallest=2.0, most=10**7).width == 900


def test_a_tall_picture_is_cropped(tmp_path: Path) -> None:
    tall = screen_picture(noise(tmp_path, 300, 900), across=300, tallest=1.25, most=10**7)
    assert (tall.width, tall.height) == (300, 375)


def test_a_picture_has_no_more_bytes_than_asked_where_that_is_possible(tmp_path: Path) -> None:
    path = noise(tmp_path, 600, 400)
    best = len(screen_picture(path, across=600, tallest=2.0, most=10**7).data)
    worst = len(screen_picture(path, across=600, tallest=2.0, most=1).data)
    assert worst < best
    between = (best + worst) // 2
    assert worst <= len(screen_picture(path, across=600, tallest=2.0, most=between).data) <= between
    assert sorted(QUALITIES, reverse=True) == [*QUALITIES]


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jpg"
    path.write_bytes(b"no picture")
    with pytest.raises(PictureError, match=r"bad\.jpg"):
        screen_picture(str(path), across=10, tallest=1.0, most=1)
