from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digest.pictures import PictureError, PrintPicture, crops, faces, prepare, screen_pictures
from digest.pictures.crops import best_crop
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


def test_a_face_is_looked_for_once_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, searches = noise(tmp_path, 300, 900), []

    def searched(thumbnail: np.ndarray) -> tuple[()]:
        searches.append(thumbnail.shape)
        return ()

    monkeypatch.setattr(faces, "faces", searched)
    pictured(path, across=300, tallest=1.25, most=10**7)
    prepare(path, width_pt=100, height_pt=50)
    assert len(searches) == 1
    noise(tmp_path, 300, 800)
    Path(tmp_path / "300.png").touch()
    prepare(path, width_pt=100, height_pt=50)
    assert searches == [(320, 107, 3), (320, 120, 3)]


def test_what_shows_all_of_a_picture_is_not_searched_for_faces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "faces", lambda _: pytest.fail("faces were looked for"))
    path = noise(tmp_path, 600, 400)
    whole = best_crop(path, 1.5 * crops.WHOLE, (600, 400))
    assert whole == pytest.approx(((1 - crops.WHOLE) / 2, 0, (1 + crops.WHOLE) / 2, 1))
    upright = best_crop(path, 1.5 / crops.WHOLE, (600, 400))
    assert upright == pytest.approx((0, (1 - crops.WHOLE) / 2, 1, (1 + crops.WHOLE) / 2))
    assert crops.WHOLE >= 0.99, "a crop that takes more away is to be chosen"
