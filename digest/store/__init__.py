"""The database: articles, subscribers, deliveries, and the steps done for each week.

Only this package uses SQLAlchemy, which loads when a store is opened, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.store.store import Store


def has_store(url: str, *, folder: Path) -> bool:
    """Whether there is a store at *url* already; of a PostgreSQL that is taken for granted.

    Raises ConfigError for an invalid URL.
    """
    from digest.store.database import file_of

    file = file_of(url, folder)
    return file is None or file.is_file()


@contextmanager
def open_store(url: str, *, folder: Path) -> Iterator[Store]:
    """Open the store at *url* ("sqlite:///digest.db", "postgresql://…"); the first use creates it.

    A relative path starts at *folder*. Raises ConfigError for an invalid URL, MissingLibrary
    without PostgreSQL's driver, and DigestError, here or later, when the database is damaged, newer
    than this digest, locked, read-only or out of space.
    """
    from digest.store.database import connect
    from digest.store.store import Store

    with connect(url, folder=folder) as database:
        yield Store(database)
