"""The ledger as a queue, as a sender sees it: claim rows, attempt them, record what became of them.

Any number of senders may share it. A claim puts a fence of its own into its rows and leases them
until they are due again; every later move checks the fence, so that a sender that lost its rows,
however late it wakes, moves none of them. On PostgreSQL senders skip each other's rows.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, cast

from sqlalchemy import BindParameter, Connection, Row, bindparam, exists, func, or_, select, update
from sqlalchemy.engine import Dialect

from digest.model import Subscriber
from digest.store.database import Database
from digest.store.ledger import ATTEMPTING, DOUBTFUL, INTERRUPTED, MOVES, QUEUED
from digest.store.prepared import Prepared, prepare
from digest.store.schema import campaigns, deliveries, from_row, subscribers

LEASE = timedelta(minutes=30)
"""Longer than a body over a slow line and the ten minutes of RFC 5321 for the answer to its dot."""

LATEST = timedelta(hours=8)
"""No row is deferred for longer: a later due time was written by a clock that was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A delivery that this sender may attempt while its *fence* stands in the row.

    *reader* is the subscriber's row in the roster when it was claimed, None for one who was erased.
    """

    number: int
    issue: str
    subscriber: str
    fence: str
    message_id: str = ""
    attempts: int = 0
    reader: Subscriber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The *state* that an attempt of *claim* ended in.

    *due* is when a deferred delivery may be tried again.
    """

    claim: Claim
    state: str
    detail: str = ""
    due: datetime | None = None


_FENCE: BindParameter[Any] = bindparam("in_fence")
_NUMBER: BindParameter[Any] = bindparam("in_number")
_SUBSCRIBED = exists().where(
    subscribers.c.id == deliveries.c.subscriber, subscribers.c.status == "active"
)
_OPEN = exists().where(campaigns.c.issue == deliveries.c.issue, campaigns.c.state == "open")


@lru_cache(maxsize=32)
def _attempting(size: int, dialect: Dialect) -> Prepared:
    """The statement that moves *size* rows to "attempting" and gives the numbers of those moved."""
    statement = (
        update(deliveries)
        .where(
            deliveries.c.number.in_([bindparam(f"in_{place}") for place in range(size)]),
            deliveries.c.fence == _FENCE,
            deliveries.c.state == QUEUED,
            _SUBSCRIBED,
            _OPEN,
        )
        .values(
            state=ATTEMPTING,
            detail="",
            changed=bindparam("in_changed", type_=deliveries.c.changed.type),
            due=bindparam("in_due", type_=deliveries.c.due.type),
        )
        .returning(deliveries.c.number)
    )
    return prepare(statement, dialect)


@lru_cache(maxsize=32)
def _recording(state: str, dialect: Dialect) -> Prepared:
    """The statement that moves one row to *state*."""
    statement = (
        update(deliveries)
        .where(
            deliveries.c.number == _NUMBER,
            deliveries.c.fence == _FENCE,
            or_(*(deliveries.c.state == each for each in MOVES[state])),
        )
        .values(
            state=state,
            fence="" if state == QUEUED else deliveries.c.fence,
            detail=bindparam("in_detail", type_=deliveries.c.detail.type),
            changed=bindparam("in_changed", type_=deliveries.c.changed.type),
            due=bindparam("in_due", type_=deliveries.c.due.type),
            attempts=bindparam("in_attempts"),
        )
    )
    return prepare(statement, dialect)


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue of one database, for the sender of that name: its host and process."""

    database: Database
    sender: str

    def claim(self, issue: str, *, limit: int, now: datetime) -> tuple[Claim, ...]:
        """Claim up to *limit* deliveries of *issue* that are due, the longest due first.

        None while the campaign is paused or cancelled.
        """
        query = (
            select(
                *(
                    deliveries.c[name]
                    for name in ("number", "subscriber", "message_id", "attempts")
                ),
                subscribers,
            )
            .join_from(
                deliveries, subscribers, deliveries.c.subscriber == subscribers.c.id, isouter=True
            )
            .where(
                deliveries.c.issue == issue,
                deliveries.c.state == QUEUED,
                deliveries.c.due <= now,
                _OPEN,
            )
            .order_by(deliveries.c.due, deliveries.c.number)
            .limit(limit)
            .with_for_update(skip_locked=True, of=deliveries)
        )
        fence = f"{self.sender[:60]}/{secrets.token_hex(8)}"
        with self.database.write() as connection:
            rows = cast(Sequence[Row[Any]], connection.execute(query).all())
            if rows:
                lease = update(deliveries).where(deliveries.c.number.in_(r.number for r in rows))
                connection.execute(lease.values(fence=fence, due=now + LEASE))
        return tuple(
            Claim(
                number=row.number,
                issue=issue,
                subscriber=row.subscriber,
                fence=fence,
                message_id=row.message_id,
                attempts=row.attempts,
                reader=None if row.id is None else from_row(Subscriber, row),
            )
            for row in rows
        )

    def write(
        self, results: Sequence[Result], attempts: Sequence[Claim], *, now: datetime
    ) -> set[int]:
        """Record *results*, then move *attempts* to "attempting", in one transaction.

        Gives the numbers of the attempts that are granted, which are on the disk: their dots may
        follow. The others' readers have left, their campaign is no longer open, or another sender
        has the row. A result whose row another sender has is dropped.
        """
        granted: set[int] = set()
        with self.database.write() as connection:
            _record(connection, results, now)
            for fence, claims in groupby(attempts, key=lambda claim: claim.fence):
                granted.update(_attempt(connection, [claim.number for claim in claims], fence, now))
        return granted

    def release(self, claims: Iterable[Claim], *, now: datetime, due: datetime) -> None:
        """Give back claims that were not attempted; they are due at *due*."""
        query = (
            update(deliveries)
            .where(
                deliveries.c.number == _NUMBER,
                deliveries.c.fence == _FENCE,
                deliveries.c.state == QUEUED,
            )
            .values(fence="", due=due, changed=now)
        )
        rows = [{"in_number": claim.number, "in_fence": claim.fence} for claim in claims]
        if rows:
            with self.database.write() as connection:
                connection.execute(query, rows)

    def hold_expired(self, *, now: datetime) -> int:
        """Move attempts whose lease has ended to "doubtful": their sender is most likely dead.

        If it is not, and its answer still comes, that is recorded all the same.
        """
        query = update(deliveries).where(deliveries.c.state == ATTEMPTING, deliveries.c.due <= now)
        with self.database.write() as connection:
            return connection.execute(
                query.values(state=DOUBTFUL, changed=now, detail=INTERRUPTED)
            ).rowcount

    def mend_times(self, issue: str, *, now: datetime) -> None:
        """Make due what a clock that was wrong put off for too long."""
        query = update(deliveries).where(
            deliveries.c.issue == issue,
            deliveries.c.state == QUEUED,
            deliveries.c.due > now + LATEST,
        )
        with self.database.write() as connection:
            connection.execute(query.values(due=now))

    def next_due(self, issue: str) -> datetime | None:
        """When the first waiting delivery of *issue* is due that no sender has.

        None where nothing waits, or the campaign is not open.
        """
        query = select(func.min(deliveries.c.due, type_=deliveries.c.due.type)).where(
            deliveries.c.issue == issue,
            deliveries.c.state == QUEUED,
            deliveries.c.fence == "",
            _OPEN,
        )
        with self.database.read() as connection:
            due: datetime | None = connection.scalar(query)
        return due

    def elsewhere(self, issue: str, *, now: datetime) -> int:
        """How many deliveries of *issue* other senders have, whose leases have not ended."""
        if not self.database.many_hosts:
            return 0
        query = select(func.count()).where(
            deliveries.c.issue == issue,
            deliveries.c.state.in_((QUEUED, ATTEMPTING)),
            deliveries.c.fence != "",
            ~deliveries.c.fence.startswith(f"{self.sender[:60]}/", autoescape=True),
            deliveries.c.due > now,
        )
        with self.database.read() as connection:
            return connection.scalar(query) or 0

    def reason(self, claim: Claim) -> str:
        """Why an attempt of *claim* was not granted, as the reader's status: "unsubscribed",
        "bounced", "erased"; "" where the reader is still active.
        """
        query = select(subscribers.c.status).where(subscribers.c.id == claim.subscriber)
        with self.database.read() as connection:
            status: str = connection.scalar(query) or "erased"
        return "" if status == "active" else status


def _attempt(
    connection: Connection, numbers: Sequence[int], fence: str, now: datetime
) -> Iterable[int]:
    # For the next power of two, so that there are few statements: the last number comes again.
    size = 1 << (len(numbers) - 1).bit_length()
    places = {f"in_{place}": numbers[min(place, len(numbers) - 1)] for place in range(size)}
    statement = _attempting(size, connection.dialect)
    values = {"in_fence": fence, "in_changed": now, "in_due": now + LEASE, **places}
    return connection.exec_driver_sql(statement.text, statement.parameters(values)).scalars()


def _record(connection: Connection, results: Sequence[Result], now: datetime) -> None:
    for state, group in groupby(sorted(results, key=lambda r: r.state), key=lambda r: r.state):
        statement = _recording(state, connection.dialect)
        rows = [
            statement.parameters(
                {
                    "in_number": result.claim.number,
                    "in_fence": result.claim.fence,
                    "in_detail": result.detail,
                    "in_changed": now,
                    "in_due": result.due or now,
                    "in_attempts": result.claim.attempts + (state != "skipped"),
                }
            )
            for result in group
        ]
        connection.exec_driver_sql(statement.text, rows)
