from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from portraits import head, portrait

from digest.pictures import faces as room
from digest.pictures import prepare
from digest.pictures.faces import FaceArea, faces
from digest.pictures.saliency import crop

SLOTS = {"wide": 2.6, "square": 1.0, "tall": 0.4, "page": 0.75}
SIZE = (1200, 800)
PLACES = [(260, 330, 180), (960, 460, 220), (600, 300, 160), (180, 560, 150), (1040, 250, 130)]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if OpenCV were not installed."""
    room._cascade.cache_clear()
    monkeypatch.setattr(room, "LIBRARY", "no-such-library")
    monkeypatch.setitem(sys.modules, "cv2", None)
    yield
    room._cascade.cache_clear()


def small(picture: Image.Image, longest: int = 320) -> np.ndarray:
    copy = picture.copy()
    copy.thumbnail((longest, longest))
    return np.asarray(copy)


def loud(picture: Image.Image, away_from: tuple[float, float, float]) -> Image.Image:
    """*picture* with coloured blocks in it, at the end that is further from a face."""
    blocks = Image.fromarray(
        np.random.default_rng(2).integers(0, 255, (10, 6, 3), dtype=np.uint8)
    ).resize((300, 500), 0)
    picture.paste(
        blocks,
        (picture.width - 340 if away_from[0] < picture.width / 2 else 40, picture.height - 560),
    )
    return picture


def parts(
    box: tuple[float, float, float, float], size: tuple[int, int] = SIZE
) -> tuple[float, ...]:
    return tuple(value / side for value, side in zip(box, (*size, *size), strict=True))


@pytest.mark.parametrize("place", PLACES)
def test_a_face_is_found_where_it_is(place: tuple[float, float, float]) -> None:
    found = faces(small(portrait(SIZE, place)))
    assert len(found) == 1
    assert found[0].weight == 1
    left, top, right, bottom = found[0].box
    assert left < place[0] / SIZE[0] < right
    assert top < place[1] / SIZE[1] < bottom


def test_faces_are_found_from_left_to_right_and_the_same_each_time() -> None:
    picture = small(portrait(SIZE, PLACES[1], PLACES[0]))
    found = faces(picture)
    assert len(found) == 2
    assert found[0].box[0] < found[1].box[0]
    assert found == faces(picture)


@pytest.mark.parametrize("size", [(8, 8), (8, 320), (320, 9), (320, 213)])
def test_where_no_face_is_none_is_found(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (*size[::-1], 3), dtype=np.uint8)
    assert faces(noise) == ()
    assert faces(np.full((*size[::-1], 3), 200, dtype=np.uint8)) == ()


@pytest.mark.slow
@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("place", PLACES)
def test_a_crop_holds_the_face_whole(place: tuple[float, float, float], slot: str) -> None:
    picture = loud(portrait(SIZE, place), place)
    box = crop(small(picture, 128), SLOTS[slot], faces=faces(small(picture)))
    whole = parts(head(*place))
    assert box[0] <= whole[0] < whole[2] <= box[2]
    assert box[1] <= whole[1] < whole[3] <= box[3]


def test_a_loud_corner_outweighs_a_drawing_and_not_a_face() -> None:
    picture = loud(portrait(SIZE, PLACES[0]), PLACES[0])
    whole = parts(head(*PLACES[0]))
    assert crop(small(picture, 128), 0.4)[0] > whole[2]
    left, _, right, _ = crop(small(picture, 128), 0.4, faces=faces(small(picture)))
    assert left <= whole[0] < whole[2] <= right


def test_eyes_lie_on_the_upper_third_where_the_edges_allow() -> None:
    size, place = (800, 1600), (400, 800, 200)
    picture = portrait(size, place)
    _, top, _, bottom = crop(small(picture, 128), 1.0, faces=faces(small(picture)))
    eyes = (place[1] - 0.11 * place[2]) / size[1]
    assert (eyes - top) / (bottom - top) == pytest.approx(1 / 3, abs=0.05)


def test_a_face_larger_than_the_slot_shows_its_eyes() -> None:
    picture = portrait((800, 1000), (400, 500, 600))
    _, top, _, bottom = crop(small(picture, 128), 2.4, faces=faces(small(picture)))
    assert top < (500 - 0.11 * 600) / 1000 < (top + bottom) / 2


def test_under_type_a_face_comes_to_lie_in_the_clear_rows() -> None:
    size, place = (800, 2400), (400, 1300, 160)
    picture = portrait(size, place)
    clear = (0.3, 0.6)
    _, top, _, bottom = crop(small(picture, 128), 0.75, faces=faces(small(picture)), clear=clear)
    whole = parts(head(*place), size)
    assert top + clear[0] * (bottom - top) <= whole[1] < whole[3] <= top + clear[1] * (bottom - top)


def test_what_lies_under_type_does_not_draw_the_crop() -> None:
    field = np.full((100, 200, 3), 120, dtype=np.uint8)
    noise = np.random.default_rng(3).integers(0, 255, (30, 30, 3), dtype=np.uint8)
    field[0:30, 10:40] = noise  # under the masthead
    field[45:60, 160:175] = noise[:15, :15]
    assert crop(field, 0.5)[2] < 0.5
    assert crop(field, 0.5, clear=(0.4, 0.65))[0] > 0.5


def test_a_doubtful_face_weighs_less_than_a_certain_one() -> None:
    flat = np.full((80, 128, 3), 128, dtype=np.uint8)
    doubtful = FaceArea(box=(0.0, 0.2, 0.2, 0.5), weight=0.3)
    certain = FaceArea(box=(0.8, 0.2, 0.95, 0.45), weight=1.0)
    left, _, right, _ = crop(flat, 0.8, faces=(doubtful, certain))
    assert left > 0.2
    assert right >= 0.95


def test_a_doubtful_face_alone_does_not_outweigh_all_else() -> None:
    field = np.full((80, 128, 3), 128, dtype=np.uint8)
    field[20:60, 90:120] = np.random.default_rng(4).integers(0, 255, (40, 30, 3))
    left, _, right, _ = crop(field, 0.6, faces=(FaceArea(box=(0.05, 0.2, 0.2, 0.45), weight=0.3),))
    assert left <= 90 / 128
    assert right >= 120 / 128


@pytest.mark.usefixtures("bare")
def test_without_the_library_pictures_are_cropped_as_before(tmp_path: Path) -> None:
    picture = loud(portrait(SIZE, PLACES[0]), PLACES[0])
    assert room.detector_version() == ""
    assert faces(small(picture)) == ()
    path = tmp_path / "portrait.png"
    picture.save(path)
    made = prepare(str(path), width_pt=100, height_pt=250)
    seen = small(Image.open(io.BytesIO(made.data)))
    assert seen.std(axis=(0, 1)).min() > 40  # the blocks are in, the face is out


def test_a_newer_opencv_without_cascades_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "version", lambda _: "5.0.0.93")
    assert room.detector_version() == ""


def test_opencv_loads_with_the_first_face_and_not_before() -> None:
    code = (
        "import sys, numpy; from digest.pictures.faces import faces, detector_version; detector_version(); assert 'cv2' not in sys.modules; "
        "faces(numpy.zeros((9, 9, 3), 'uint8')); assert 'cv2' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
