"""The roster: subscribers, those who left, and the suppressed addresses as keyed hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from digest.model import Subscriber
from digest.store.database import Database
from digest.store.schema import deliveries, from_row, subscribers, suppressed

ACTIVE, UNSUBSCRIBED, ERASED = "active", "unsubscribed", "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person to put on the list.

    *key* is the normalised address, unique in the list; *consent* records how they agreed.
    """

    key: str
    email: str
    name: str = ""
    language: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The subscribers of one database; *key* is the normalised address in lower case."""

    database: Database

    def put(
        self, candidates: Sequence[Candidate], *, now: datetime, again: bool = False
    ) -> tuple[str, ...]:
        """Put *candidates* on the list; returns an outcome for each, in order.

        The outcomes are "added", "updated" and "same". For one who left it is their status
        ("unsubscribed", "erased", …), and nothing changes, unless *again* says that they asked to
        come back ("added").
        """
        pepper = self.database.setting("pepper")
        with self.database.write() as connection:
            return tuple(_put(connection, each, now, pepper, again=again) for each in candidates)

    def find(self, key: str) -> Subscriber | None:
        """The subscriber with the address *key*, of any status."""
        return self._one(subscribers.c.key == key)

    def get(self, subscriber_id: str) -> Subscriber | None:
        """The subscriber with that id in the ledger; None for one who was erased."""
        return self._one(subscribers.c.id == subscriber_id)

    def _one(self, condition: ColumnElement[bool]) -> Subscriber | None:
        with self.database.read() as connection:
            row = connection.execute(select(subscribers).where(condition)).one_or_none()
        return None if row is None else from_row(Subscriber, row)

    def subscribers(self, status: str | None = None) -> tuple[Subscriber, ...]:
        """All subscribers, or those of one *status*, in the order they joined."""
        query = select(subscribers).order_by(subscribers.c.joined, subscribers.c.key)
        if status is not None:
            query = query.where(subscribers.c.status == status)
        with self.database.read() as connection:
            return tuple(from_row(Subscriber, row) for row in connection.execute(query))

    def leave(self, key: str, *, now: datetime, status: str = UNSUBSCRIBED) -> bool:
        """Take *key* off the list, but remember that they left; False when *key* is not active."""
        query = update(subscribers).where(subscribers.c.key == key, subscribers.c.status == ACTIVE)
        with self.database.write() as connection:
            return connection.execute(query.values(status=status, changed=now)).rowcount == 1

    def erase(self, key: str, *, now: datetime) -> bool:
        """Delete *key*, except for a keyed hash that suppresses it; False when it is unknown.

        The ledger keeps its rows without the mail server's replies, which may contain the address.
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


def _put(
    connection: Connection, candidate: Candidate, now: datetime, pepper: str, *, again: bool
) -> str:
    known = connection.execute(
        select(subscribers).where(subscribers.c.key == candidate.key)
    ).one_or_none()
    if known is None:
        return _insert(connection, candidate, now, pepper, again=again)
    status: str = known.status
    active = status == ACTIVE
    if not active and not again:
        return status
    # An import without names must not delete the names that are known.
    texts = {name: getattr(candidate, name) for name in ("email", "name", "language")}
    values: dict[str, Any] = {name: text for name, text in texts.items() if text}
    if active and all(getattr(known, name) == text for name, text in values.items()):
        return "same"
    if not active:
        values |= {"status": ACTIVE, "joined": now, "consent": candidate.consent}
    query = update(subscribers).where(subscribers.c.id == known.id)
    connection.execute(query.values(**values, changed=now))
    return "updated" if active else "added"


def _insert(
    connection: Connection, candidate: Candidate, now: datetime, pepper: str, *, again: bool
) -> str:
    same_hash = suppressed.c.hash == _hash(pepper, candidate.key)
    if again:
        connection.execute(delete(suppressed).where(same_hash))
    elif connection.execute(select(suppressed).where(same_hash)).one_or_none() is not None:
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
    """The keyed hash of an address: without the *pepper* nobody can test which addresses left."""
    return hmac.new(
        pepper.encode(), key.encode("utf-8", "surrogatepass"), hashlib.sha256
    ).hexdigest()
