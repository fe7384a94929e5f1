from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders import MONDAY, article, image
from stores import a_store

from digest.config import LibraryConfig
from digest.library import prune
from digest.library.pruning import MEGABYTE
from digest.store.printed import PrintedArticle
from digest.store.store import Store

NOW = MONDAY + timedelta(days=500)
LIMITS = LibraryConfig(keep_days=400, keep_megabytes=10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as store:
        yield store


def picture(folder: Path, name: str, *, when: datetime = MONDAY, size: int = 100) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(b"x" * size)
    os.utime(path, (when.timestamp(), when.timestamp()))
    return path


def printed(store: Store, article_id: str, version: int = 1) -> None:
    row = PrintedArticle(
        week="2025-W30", number=1, article=article_id, version=version, page=1, headline="Pier"
    )
    store.printed.record("2025-W30", [row])


def test_old_versions_go_but_not_those_that_were_printed(store: Store, tmp_path: Path) -> None:
    for day, title in enumerate(("First", "Second", "Third", "Fourth")):
        moment = MONDAY + timedelta(days=day if day < 3 else 450)
        store.library.add([article(id="gull:a", title=title)], seen=moment)
    printed(store, "gull:a", version=2)
    dry = prune(store, tmp_path / "none", LIMITS, now=NOW, dry=True)
    assert dry.versions == 2
    assert store.library.version("gull:a", 1)
    assert prune(store, tmp_path / "none", LIMITS, now=NOW) == dry
    left = [bool(store.library.version("gull:a", number)) for number in (1, 2, 3, 4)]
    assert left == [False, True, False, True]
    assert prune(store, tmp_path / "none", LIMITS, now=NOW).versions == 0


def test_old_pictures_go_but_not_printed_or_recent_ones(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    kinds = ("printed", "recent", "old", "young")
    paths = {name: picture(folder, f"{name}.jpg") for name in kinds}
    picture(folder, "young.jpg", when=NOW)
    posts = {
        name: article(
            id=f"gull:{name}",
            published=NOW if name == "recent" else MONDAY,
            images=(image(path=str(path)),),
        )
        for name, path in paths.items()
    }
    store.library.add(posts.values(), seen=MONDAY)
    printed(store, "gull:printed")
    done = prune(store, folder, LIMITS, now=NOW)
    assert (done.pictures, done.freed) == (1, 100)
    assert sorted(path.name for path in folder.iterdir()) == [
        "printed.jpg",
        "recent.jpg",
        "young.jpg",
    ]


def test_the_oldest_pictures_go_first_until_the_rest_is_small_enough(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    for day in range(4):
        when = NOW - timedelta(days=10 - day)
        picture(folder, f"{day}.jpg", when=when, size=4 * MEGABYTE)
    first = article(id="gull:0", images=(image(path=str(folder / "0.jpg")),))
    store.library.add([first], seen=MONDAY)
    printed(store, "gull:0")
    assert prune(store, folder, LIMITS, now=NOW).pictures == 2
    assert sorted(path.name for path in folder.iterdir()) == ["0.jpg", "3.jpg"]


def test_links_are_not_followed(store: Store, tmp_path: Path) -> None:
    elsewhere = picture(tmp_path / "elsewhere", "a.jpg")
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.jpg").symlink_to(elsewhere)
    assert prune(store, folder, replace(LIMITS, keep_days=7), now=NOW).pictures == 0
    assert elsewhere.exists()
