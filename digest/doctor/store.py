"""The check of the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from digest.config import Config
from digest.doctor.findings import Finding, good, skipped, wrong
from digest.store import has_store, open_store

SKEW = timedelta(minutes=5)


def database(config: Config, now: datetime) -> Iterator[Finding]:
    """Whether it opens, is whole, and holds nothing from the future."""
    if not has_store(config.store, folder=config.folder):
        yield skipped("database", "there is none yet; the first command that needs it makes it")
        return
    with open_store(config.store, folder=config.folder) as store:
        if problem := store.database.problem():
            yield wrong(
                "database",
                f"{store.where} is damaged ({problem}); restore a backup, since it records which "
                "mail was sent",
            )
            return
        collected = store.library.last_collect()
        if collected and collected > now + SKEW:
            yield wrong(
                "database",
                f"{store.where}: the last collect is of {collected:%Y-%m-%d %H:%M %Z}, which is "
                "still to come; look at the clock before anything is sent",
            )
            return
        readers = len(store.roster.subscribers("active"))
        yield good("database", f"{store.where}, {readers:,} readers")
