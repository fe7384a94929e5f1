"""Prunes: deletes old versions of articles and old pictures, never what an issue printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from digest.config import LibraryConfig
from digest.store.store import Store

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """How many earlier versions and pictures were deleted, and the bytes of the pictures."""

    versions: int
    pictures: int
    freed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: Path
    size: int
    changed: float


def prune(
    store: Store, pictures: Path, limits: LibraryConfig, *, now: datetime, dry: bool = False
) -> Pruned:
    """Delete what is older than *limits* allow, and the oldest of the *pictures* above their size.

    What an issue printed stays: the version of an article, and its pictures. So do the pictures of
    articles younger than the limit. *dry*: only count.
    """
    before = now - timedelta(days=limits.keep_days)
    versions = store.library.old_versions(before)
    files = list(_doomed(pictures, _in_use(store, before), limits, before))
    if not dry:
        store.library.delete_versions(versions)
        for file in files:
            file.path.unlink(missing_ok=True)
    return Pruned(
        versions=len(versions), pictures=len(files), freed=sum(file.size for file in files)
    )


def _in_use(store: Store, before: datetime) -> tuple[set[Path], set[Path]]:
    """The pictures of printed articles, and of articles published from *before* on."""
    printed = {
        Path(image.path)
        for article in store.library.find(store.printed.articles())
        for image in article.images
    }
    recent = {
        Path(image.path)
        for article in store.library.articles(before, undated=True)
        for image in article.images
    }
    return printed, recent


def _doomed(
    folder: Path, in_use: tuple[set[Path], set[Path]], limits: LibraryConfig, before: datetime
) -> Iterator[_File]:
    """The pictures to delete: the old ones, then the oldest until the rest is small enough."""
    printed, recent = in_use
    files = sorted(_files(folder), key=lambda file: file.changed)
    left = sum(file.size for file in files)
    for file in files:
        if file.path in printed:
            continue
        old = file.path not in recent and file.changed < before.timestamp()
        if old or left > limits.keep_megabytes * MEGABYTE:
            left -= file.size
            yield file


def _files(folder: Path) -> Iterator[_File]:
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            stat = path.stat()
            yield _File(path=path, size=stat.st_size, changed=stat.st_mtime)
