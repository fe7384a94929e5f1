from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from digest.pictures import PictureError, PrintPicture, screen_pictures
from digest.pictures.screens import QUALITIES


def pictured(path: str, *, across: int, tallest: float, most: int) -> PrintPicture:
    (one,) = screen_pictures(path, widths=[across], tallest=tallest, most=most)
    return one


def noise(folder: Path, width: int, height: int) -> str:
    path = folder / f"{width}.png"
    Image.effect_noise((width, height), 60).convert("RGB").save(path)
    return str(path)


def test_a_picture_is_as_wide_as_asked_and_never_enlarged(tmp_path: Path) -> None:
    path = noise(tmp_path, 900, 600)
    small = pictured(path, across=480, tallest=2.0, most=10**7)
    assert (small.width, small.height) == (480, 320)
    assert Image.open(BytesIO(small.data)).size == (480, 320)
    assert pictured(path, across=2000, tallest=2.0, most=10**7).width == 900


def test_a_tall_picture_is_cropped(tmp_path: Path) -> None:
    tall = pictured(noise(tmp_path, 300, 900), across=300, tallest=1.25, most=10**7)
    assert (tall.width, tall.height) == (300, 375)


def test_a_picture_has_no_more_bytes_than_asked_where_that_is_possible(tmp_path: Path) -> None:
    path = noise(tmp_path, 600, 400)
    best = len(pictured(path, across=600, tallest=2.0, most=10**7).data)
    worst = len(pictured(path, across=600, tallest=2.0, most=1).data)
    assert worst < best
    between = (best + worst) // 2
    assert worst <= len(pictured(path, across=600, tallest=2.0, most=between).data) <= between
    assert sorted(QUALITIES, reverse=True) == [*QUALITIES]


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jpg"
    path.write_bytes(b"no picture")
    with pytest.raises(PictureError, match=r"bad\.jpg"):
        pictured(str(path), across=10, tallest=1.0, most=1)


def test_widths_beyond_its_own_are_one(tmp_path: Path) -> None:
    made = screen_pictures(
        noise(tmp_path, 600, 400), widths=(900, 300, 700), tallest=2.0, most=10**7
    )
    assert [(each.width, each.height) for each in made] == [(300, 200), (600, 400)]
