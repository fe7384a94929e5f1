"""The roster: who reads the magazine, who left, and, as keyed hashes only, who wants to be forgotten."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from digest.model import Subscriber
from digest.store.database import Database
from digest.store.schema import deliveries, subscribers, suppressed

ACTIVE, UNSUBSCRIBED, ERASED = "active", "unsubscribed", "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody to put on the list. *key* is the address under which they are unique, *consent* how they agreed."""

    key: str
    email: str
    name: str = ""
    language: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The subscribers of one database, known by *key*: the normalised address in small letters."""

    database: Database

    def put(
        self, candidates: Sequence[Candidate], *, now: datetime, again: bool = False
    ) -> tuple[str, ...]:
        """What became of each candidate: "added", "updated" or "same"; or, for one who left, "unsubscribed", "erased"
        … as their status is, and nothing was done, unless *again* says that they asked to come back ("added").
        """
        pepper = self.database.setting("pepper")
        with self.database.write() as connection:
            return tuple(_put(connection, each, now, pepper, again=again) for each in candidates)

    def find(self, key: str) -> Subscriber | None:
        with self.database.read() as connection:
            row = connection.execute(
                select(subscribers).where(subscribers.c.key == key)
            ).one_or_none()
        return None if row is None else subscriber(row)

    def get(self, subscriber_id: str) -> Subscriber | None:
        """Who has that id in the ledger; None for one who was erased."""
        with self.database.read() as connection:
            row = connection.execute(
                select(subscribers).where(subscribers.c.id == subscriber_id)
            ).one_or_none()
        return None if row is None else subscriber(row)

    def listed(self, status: str | None = None) -> tuple[Subscriber, ...]:
        """Everybody, or those of one *status*, in the order they joined."""
        query = select(subscribers).order_by(subscribers.c.joined, subscribers.c.key)
        if status is not None:
            query = query.where(subscribers.c.status == status)
        with self.database.read() as connection:
            return tuple(subscriber(row) for row in connection.execute(query))

    def leave(self, key: str, *, now: datetime, status: str = UNSUBSCRIBED) -> bool:
        """Send nothing more to *key*, who stays known as having left. False when nobody active is called so."""
        query = update(subscribers).where(subscribers.c.key == key, subscribers.c.status == ACTIVE)
        with self.database.write() as connection:
            return connection.execute(query.values(status=status, changed=now)).rowcount == 1

    def erase(self, key: str, *, now: datetime) -> bool:
        """Forget *key* but for a keyed hash that keeps the address off the list; False when it was not known.

        What was sent stays counted in the ledger; what the mail server said, which may name the address, goes.
        """
        pepper = self.database.setting("pepper")
        with self.database.write() as connection:
            reader = connection.scalar(select(subscribers.c.id).where(subscribers.c.key == key))
            if reader is None:
                return False
            connection.execute(delete(subscribers).where(subscribers.c.id == reader))
            connection.execute(
                update(deliveries).where(deliveries.c.subscriber == reader).values(detail="")
            )
            connection.execute(insert(suppressed).values(hash=_hash(pepper, key), since=now))
        return True


def subscriber(row: Row[Any]) -> Subscriber:
    return Subscriber(
        id=row.id,
        email=row.email,
        name=row.name,
        language=row.language,
        status=row.status,
        joined=row.joined,
        consent=row.consent,
    )


def _put(
    connection: Connection, candidate: Candidate, now: datetime, pepper: str, *, again: bool
) -> str:
    known = connection.execute(
        select(subscribers).where(subscribers.c.key == candidate.key)
    ).one_or_none()
    if known is None:
        return _enter(connection, candidate, now, pepper, again=again)
    status: str = known.status
    if status != ACTIVE and not again:
        return status
    values = {
        name: getattr(candidate, name)
        for name in ("email", "name", "language")
        if getattr(candidate, name)
    }
    if status == ACTIVE and all(getattr(known, name) == value for name, value in values.items()):
        return "same"
    if status != ACTIVE:
        values |= {"status": ACTIVE, "joined": now, "consent": candidate.consent}
    connection.execute(
        update(subscribers).where(subscribers.c.id == known.id).values(**values, changed=now)
    )
    return "updated" if status == ACTIVE else "added"


def _enter(
    connection: Connection, candidate: Candidate, now: datetime, pepper: str, *, again: bool
) -> str:
    here = suppressed.c.hash == _hash(pepper, candidate.key)
    if again:
        connection.execute(delete(suppressed).where(here))
    elif connection.execute(select(suppressed).where(here)).one_or_none() is not None:
        return ERASED
    connection.execute(
        insert(subscribers).values(
            id=secrets.token_hex(8),
            key=candidate.key,
            email=candidate.email,
            name=candidate.name,
            language=candidate.language,
            status=ACTIVE,
            joined=now,
            consent=candidate.consent,
            changed=now,
        )
    )
    return "added"


def _hash(pepper: str, key: str) -> str:
    return hmac.new(
        pepper.encode(), key.encode("utf-8", "surrogatepass"), hashlib.sha256
    ).hexdigest()
