"""The same articles give the same file, wherever, whenever and in whichever surroundings it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import post
from PIL import Image

SURROUNDINGS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {
        "TZ": "America/St_Johns",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "77",
        "HOME": "/nonexistent",
    },
)


def built(folder: Path, posts: Path, surroundings: dict[str, str]) -> bytes:
    folder.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "from digest.cli import main; main()",
            "build",
            os.path.relpath(posts.parent, folder),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | surroundings,
    )
    return (folder / made.stdout.strip()).read_bytes()


@pytest.mark.slow
def test_the_bytes_depend_on_the_articles_alone(posts: Path, tmp_path: Path) -> None:
    (posts.parent / "assets").mkdir()
    Image.linear_gradient("L").resize((1600, 1067)).convert("RGB").save(
        posts.parent / "assets" / "quay.jpg"
    )
    post(
        posts,
        "2025-07-24-quay.md",
        title="Quay wins a prize for its lamps",
        image="/assets/quay.jpg",
        body="The council will decide in September. The lamps were lit by 31 neighbours. Repairs cost more than new ones do.\n\n"
        * 3,
    )
    one, other = (tmp_path / "one" / "here"), (tmp_path / "other")
    cold = built(one, posts, SURROUNDINGS[0])
    assert list(one.glob("output/*/.parts/*"))
    warm = built(one, posts, SURROUNDINGS[1])
    elsewhere = built(other, posts, SURROUNDINGS[1])
    assert cold == warm == elsewhere
