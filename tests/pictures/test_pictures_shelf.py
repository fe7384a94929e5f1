from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from digest.errors import DigestError
from digest.pictures import PictureError, PictureShelf, PrintPicture, inspect, prepare
from digest.shelf import Shelf

CLEAR = (0.0, 1.0)
MODULE = sys.modules["digest.pictures.shelf"]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "pier.jpg"
    Image.linear_gradient("L").resize((600, 400)).convert("RGB").save(path)
    return path


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that were prepared anew."""
    done: list[str] = []

    def counted(path: str, **slot: object) -> PrintPicture:
        done.append(Path(path).name)
        return prepare(path, **slot)  # type: ignore[arg-type]

    monkeypatch.setattr(MODULE, "prepare", counted)
    return done


def taken(
    folder: Path, path: Path, width: float = 90, clear: tuple[float, float] = CLEAR
) -> PrintPicture:
    shelf = PictureShelf(Shelf(folder / "kept"))
    return shelf.prepare(str(path), width_pt=width, height_pt=60, clear=clear)


def test_a_kept_picture_is_the_prepared_one_to_the_last_bit(
    tmp_path: Path, picture: Path, work: list[str]
) -> None:
    fresh = prepare(str(picture), width_pt=90, height_pt=60)
    assert taken(tmp_path, picture) == fresh
    assert taken(tmp_path, picture) == fresh
    assert work == ["pier.jpg"]


def test_the_same_bytes_under_another_name_are_the_same_picture(
    tmp_path: Path, picture: Path, work: list[str]
) -> None:
    taken(tmp_path, picture)
    taken(tmp_path, picture.rename(tmp_path / "jetty.jpg"))
    assert work == ["pier.jpg"]


def test_another_slot_another_picture_or_other_code_is_prepared_anew(
    tmp_path: Path, picture: Path, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(tmp_path, picture)
    taken(tmp_path, picture, width=90.5)
    taken(tmp_path, picture, clear=(0.2, 0.8))
    before = picture.stat()
    picture.write_bytes(picture.read_bytes()[:-2] + b"\0\xff\xd9")
    os.utime(picture, ns=(before.st_atime_ns, before.st_mtime_ns))  # the clock tells nothing
    taken(tmp_path, picture)
    monkeypatch.setattr(MODULE, "_code", lambda: "newer")
    taken(tmp_path, picture)
    assert len(work) == 5


@pytest.mark.parametrize("harm", [b"", b"\xff\xd8\xff\xe0 no picture", None])
def test_a_damaged_copy_is_made_anew(
    tmp_path: Path, picture: Path, work: list[str], harm: bytes | None
) -> None:
    fresh = taken(tmp_path, picture)
    kept = next((tmp_path / "kept").iterdir())
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-200] if harm is None else harm)
    assert taken(tmp_path, picture) == fresh
    assert kept.read_bytes() == whole
    assert len(work) == 2


def test_what_was_not_asked_for_is_thrown_away(tmp_path: Path, picture: Path) -> None:
    taken(tmp_path, picture, width=50)
    (tmp_path / "kept" / "notes.txt").write_text("not ours")
    before = set(os.listdir(tmp_path / "kept"))
    shelf = Shelf(tmp_path / "kept")
    PictureShelf(shelf).prepare(str(picture), width_pt=90, height_pt=60, clear=CLEAR)
    shelf.tidy()
    after = set(os.listdir(tmp_path / "kept"))
    assert len(after) == 2
    assert before & after == {"notes.txt"}


def test_a_shelf_that_cannot_be_written_stops_nothing(
    tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DigestError("the disk is full")

    monkeypatch.setattr(sys.modules["digest.shelf"], "write_whole", full)
    assert taken(tmp_path, picture).mime == "image/jpeg"
    Shelf(tmp_path / "kept").tidy()


@pytest.mark.parametrize("name", ["nowhere.jpg", "nul\0byte.jpg", "."])
def test_a_bad_picture_is_named_as_ever(tmp_path: Path, name: str) -> None:
    with pytest.raises(PictureError):
        taken(tmp_path, Path(name))
    assert not (tmp_path / "kept").exists()


def test_a_file_is_looked_at_once_while_it_is_the_same(
    tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    monkeypatch.setattr(
        sys.modules["digest.pictures.prepare"],
        "decode",
        lambda picture, _: looks.append("decoded") or picture.copy(),
    )
    assert inspect(str(picture)) == inspect(str(picture))
    assert looks == ["decoded"]
    Image.new("RGB", (90, 60)).save(picture)
    assert inspect(str(picture)).width == 90
    assert len(looks) == 2


def test_the_size_of_a_picture_waits_for_the_next_build(
    tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = PictureShelf(Shelf(tmp_path / "kept"))
    size = shelf.inspect(str(picture))
    assert (size.width, size.height, size.format) == (600, 400, "JPEG")
    monkeypatch.setattr(MODULE, "inspect", None)  # nothing is decoded a second time
    assert shelf.inspect(str(picture)) == size


def test_the_fault_of_a_picture_does_not_wait(tmp_path: Path, picture: Path) -> None:
    shelf, whole = PictureShelf(Shelf(tmp_path / "kept")), picture.read_bytes()
    picture.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PictureError, match="cut short"):
        shelf.inspect(str(picture))
    assert not (tmp_path / "kept").exists()


def test_a_fault_is_remembered_and_forgotten_when_it_is_mended(
    tmp_path: Path, picture: Path
) -> None:
    whole = picture.read_bytes()
    picture.write_bytes(whole[: len(whole) // 2])
    for _ in range(2):
        with pytest.raises(PictureError, match="cut short"):
            inspect(str(picture))
    picture.write_bytes(whole)
    assert inspect(str(picture)).width == 600
    picture.unlink()
    with pytest.raises(PictureError, match="does not exist"):
        inspect(str(picture))
