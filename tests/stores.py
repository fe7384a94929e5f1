"""Empty stores for tests: their tables are created once in a process, then copied."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from digest.store import open_store
from digest.store.store import Store

URL = "sqlite:///digest.db"


@contextmanager
def a_store(folder: Path) -> Iterator[Store]:
    """The store digest.db in *folder*, an empty one where there is none."""
    file = folder / "digest.db"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_empty())
        file.chmod(0o600)
    with open_store(URL, folder=folder) as store:
        yield store


@cache
def _empty() -> bytes:
    folder = Path(tempfile.mkdtemp(prefix="store"))
    try:
        with open_store(URL, folder=folder):
            pass
        return (folder / "digest.db").read_bytes()
    finally:
        shutil.rmtree(folder)
