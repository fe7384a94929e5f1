"""Reports of mail that did not arrive, each counted once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from digest.store.database import Database
from digest.store.schema import bounces


@dataclass(frozen=True, slots=True)
class Bounces:
    """The reports in one database."""

    database: Database

    def add(self, report: str, subscriber: str, kind: str, *, now: datetime) -> bool:
        """Record that the mail whose hash is *report* told of *subscriber*; False when it is known.

        *kind* is "hard", "soft", "complaint" or "leave".
        """
        row = {"report": report, "subscriber": subscriber, "kind": kind, "reported": now}
        known = select(bounces.c.report).where(bounces.c.report == report)
        with self.database.write() as connection:
            if connection.scalar(known) is not None:
                return False
            connection.execute(insert(bounces).values(row))
        return True

    def count(self, subscriber: str, kind: str, *, since: datetime) -> int:
        """How many reports of *kind* on *subscriber* came after *since*."""
        query = select(func.count()).where(
            bounces.c.subscriber == subscriber,
            bounces.c.kind == kind,
            bounces.c.reported > since,
        )
        with self.database.read() as connection:
            return connection.scalar(query) or 0

    def tidy(self, *, before: datetime) -> None:
        """Delete the reports from before a moment."""
        with self.database.write() as connection:
            connection.execute(delete(bounces).where(bounces.c.reported <= before))
