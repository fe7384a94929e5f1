"""What outlives a run: the articles read, the readers, each delivery, and what was done in which week.

SQLAlchemy stays in this room and loads when a store is opened, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.store.store import Store


@contextmanager
def open_store(url: str, *, folder: Path) -> Iterator[Store]:
    """The store at *url* ("sqlite:///digest.db", "postgresql://…"), made on first use; a relative path counts from
    *folder*.

    Raises ConfigError for a URL that is none, MissingLibrary without PostgreSQL's driver, and DigestError, here or
    later, when the database is damaged, newer than this digest, locked, read-only or out of space.
    """
    from digest.store.database import connected
    from digest.store.store import Store

    with connected(url, folder=folder) as database:
        yield Store(database)
