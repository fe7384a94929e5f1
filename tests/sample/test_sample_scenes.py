from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from digest.errors import UsageError
from digest.pictures import calm, inspect, prepare, tone
from digest.sample.scenes import SCENES, draw

if TYPE_CHECKING:
    from pathlib import Path

PORTRAITS = {"tram.jpg", "market.jpg", "lighthouse.jpg", "library.jpg", "observatory.jpg"}


def test_every_picture_has_its_file() -> None:
    code = (
        "import pkgutil, digest.sample.scenes as s; "
        "print(*(m.name for m in pkgutil.iter_modules(s.__path__)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert {f"{name}.jpg" for name in found if not name.startswith("_")} == set(SCENES)
    assert len(SCENES) == 24


@pytest.mark.slow
def test_a_picture_is_painted_once_and_the_same_again(tmp_path: Path) -> None:
    first = draw("tram.jpg", tmp_path / "one")
    stamp = first.stat().st_mtime_ns
    assert draw("tram.jpg", tmp_path / "one").stat().st_mtime_ns == stamp
    assert draw("tram.jpg", tmp_path / "two").read_bytes() == first.read_bytes()
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["tram.jpg"]


def test_a_picture_nobody_painted_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"moon\.jpg.*harbour\.jpg"):
        draw("moon.jpg", tmp_path)


def test_the_package_is_cheap_to_import() -> None:
    code = (
        "import sys, digest.sample.scenes; "
        "sys.exit(any(m in sys.modules for m in ('PIL', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_the_whole_set_is_photograph_like_and_quick(tmp_path: Path) -> None:
    started = time.process_time()
    paths = [draw(name, tmp_path) for name in SCENES]
    assert time.process_time() - started < 60
    for path in paths:
        info = inspect(str(path))
        assert (info.width, info.height) == (
            (1200, 1600) if path.name in PORTRAITS else (1800, 1200)
        )
        assert 180_000 < path.stat().st_size < 700_000
        seen = tone(path)
        assert seen.light - seen.dark > 0.3, path.name
        assert calm(path) < 0.9, path.name
        assert prepare(str(path), width_pt=160, height_pt=117).dpi > 195
