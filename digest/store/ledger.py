"""The ledger of deliveries: one row for each issue and subscriber.

It is the queue, the record, and the guard against sending twice.

    queued ──> attempting ──> sent
      │            ├────────> written      to a file, which another program may send
      │            ├────────> doubtful     the mail server did not answer; only a person decides
      │            ├────────> failed       rejected permanently
      │            └────────> queued       deferred
      ├──────────> failed, skipped
      └──────────> queued                  deferred before anything was sent

The move to "attempting" is on the disk before the final dot of the mail goes out. One statement
moves only a row that is still queued, so only one of two senders gets it. Nothing leaves "sent".
A person may settle what is doubtful, failed or written, as "sent", "failed" or "cancelled", or
queue it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from digest.errors import DigestError, UsageError
from digest.model import Delivery, Subscriber
from digest.store.database import Database
from digest.store.schema import campaigns, deliveries, from_row, subscribers

# New state → the states it may follow.
MOVES: Mapping[str, tuple[str, ...]] = {
    "attempting": ("queued",),
    "sent": ("attempting", "doubtful"),
    "written": ("attempting",),
    "doubtful": ("attempting",),
    "failed": ("queued", "attempting"),
    "skipped": ("queued",),
    "queued": ("queued", "attempting"),
}
# What a person decides, and the states that wait for it.
DECISIONS = ("sent", "failed", "cancelled", "queued")
OPEN = ("doubtful", "failed", "written")
# States in which a subscriber may have the mail: from then on its PDF must not change.
STARTED = ("attempting", "sent", "written", "doubtful")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The next queued delivery.

    *reader* is the subscriber's present row in the roster, None for one who was erased.
    """

    number: int
    issue: str
    subscriber: str
    reader: Subscriber | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The deliveries of one database."""

    database: Database

    def enqueue(
        self, issue: str, pdf_sha256: str, readers: Iterable[Subscriber], *, now: datetime
    ) -> int:
        """Queue *issue* for each reader without a row for it; returns how many that were.

        Raises DigestError when mail with another PDF was already sent for this issue.
        """
        with self.database.write() as connection:
            _open_campaign(connection, issue, pdf_sha256, now)
            known = set(
                connection.scalars(
                    select(deliveries.c.subscriber).where(deliveries.c.issue == issue)
                )
            )
            rows = [
                {"issue": issue, "subscriber": reader.id, "state": "queued", "changed": now}
                for reader in readers
                if reader.id not in known
            ]
            if rows:
                connection.execute(insert(deliveries), rows)
        return len(rows)

    def claim(self, issue: str, *, after: int = 0) -> Claim | None:
        """The first queued delivery of *issue* with a number above *after*.

        Passing the last number makes one pass visit each row once, even when it is queued again.
        """
        query = (
            select(deliveries.c.number, deliveries.c.subscriber, subscribers)
            .join_from(
                deliveries, subscribers, deliveries.c.subscriber == subscribers.c.id, isouter=True
            )
            .where(
                deliveries.c.issue == issue,
                deliveries.c.state == "queued",
                deliveries.c.number > after,
            )
            .order_by(deliveries.c.number)
            .limit(1)
        )
        with self.database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        reader = None if row.id is None else from_row(Subscriber, row)
        return Claim(number=row.number, issue=issue, subscriber=row.subscriber, reader=reader)

    def move(
        self,
        issue: str,
        subscriber: str,
        state: str,
        *,
        now: datetime,
        detail: str = "",
        message_id: str | None = None,
    ) -> bool:
        """Move a delivery to *state*; False when its present state does not allow that.

        The change is on the disk when the method returns.
        """
        values: dict[str, Any] = {"state": state, "detail": detail, "changed": now}
        if message_id is not None:
            values["message_id"] = message_id
        with self.database.write() as connection:
            return _update(connection, issue, subscriber, MOVES[state], values)

    def mark_interrupted(self, *, now: datetime) -> int:
        """Move the deliveries that a killed run was attempting to "doubtful"; returns how many.

        Call it only with the "send" lock: without it, a running sender would lose its rows.
        """
        query = (
            update(deliveries)
            .where(deliveries.c.state == "attempting")
            .values(
                state="doubtful",
                changed=now,
                detail="the run ended before the mail server's answer was recorded",
            )
        )
        with self.database.write() as connection:
            return connection.execute(query).rowcount

    def resolve(self, issue: str, subscriber: str, state: str, *, now: datetime) -> None:
        """Settle one delivery that is doubtful, failed or written: see `settle`.

        Raises UsageError when there is no such delivery.
        """
        if not self.settle(issue, state, now=now, subscribers=[subscriber]):
            raise UsageError(
                f"{issue}: subscriber {subscriber} has no doubtful, failed or written delivery; "
                "see `digest deliveries list`"
            )

    def settle(
        self,
        issue: str,
        state: str,
        *,
        now: datetime,
        subscribers: Collection[str] | None = None,
        states: Sequence[str] = OPEN,
    ) -> int:
        """Settle the deliveries of *issue* in *states* as "sent", "failed" or "cancelled", or as
        "queued" to send them again; returns how many that were.

        *subscribers*: only theirs. Raises UsageError for another *state*.
        """
        if state not in DECISIONS:
            raise UsageError(
                f"a delivery cannot be resolved as '{state}'; choose {', '.join(DECISIONS)}"
            )
        query = update(deliveries).where(
            deliveries.c.issue == issue,
            deliveries.c.state.in_([each for each in states if each in OPEN and each != state]),
        )
        if subscribers is not None:
            query = query.where(deliveries.c.subscriber.in_(subscribers))
        values = {"state": state, "changed": now, "detail": "settled by hand"}
        with self.database.write() as connection:
            return connection.execute(query.values(values)).rowcount

    def pdf_of(self, issue: str) -> str:
        """The SHA-256 of the PDF that was mailed as *issue*; "" where no mail was attempted."""
        query = (
            select(campaigns.c.pdf_sha256)
            .join(deliveries, deliveries.c.issue == campaigns.c.issue)
            .where(campaigns.c.issue == issue, deliveries.c.state.in_(STARTED))
        )
        with self.database.read() as connection:
            return connection.scalar(query.limit(1)) or ""

    def mailed(self) -> dict[str, tuple[str, datetime]]:
        """Every issue of which mail was attempted, latest first: its PDF's SHA-256, and when it was
        first queued.
        """
        begun = select(deliveries.c.issue).where(deliveries.c.state.in_(STARTED))
        query = select(campaigns.c.issue, campaigns.c.pdf_sha256, campaigns.c.opened).where(
            campaigns.c.issue.in_(begun)
        )
        with self.database.read() as connection:
            rows = connection.execute(query.order_by(campaigns.c.issue.desc()))
            return {row.issue: (row.pdf_sha256, row.opened) for row in rows}

    def of_reader(self, subscriber: str) -> tuple[Delivery, ...]:
        """The deliveries to *subscriber*, of all issues, in the order of sending."""
        query = select(deliveries).where(deliveries.c.subscriber == subscriber)
        with self.database.read() as connection:
            rows = connection.execute(query.order_by(deliveries.c.number))
            return tuple(from_row(Delivery, row) for row in rows)

    def counts(self, issue: str) -> dict[str, int]:
        """The number of deliveries of *issue* in each state; states without any are left out."""
        query = select(deliveries.c.state, func.count().label("readers")).where(
            deliveries.c.issue == issue
        )
        with self.database.read() as connection:
            return {
                row.state: row.readers
                for row in connection.execute(query.group_by(deliveries.c.state))
            }

    def deliveries(self, issue: str, *states: str) -> tuple[Delivery, ...]:
        """The deliveries of *issue* in *states* (none: in any), in the order of sending."""
        query = select(deliveries).where(deliveries.c.issue == issue).order_by(deliveries.c.number)
        if states:
            query = query.where(deliveries.c.state.in_(states))
        with self.database.read() as connection:
            return tuple(from_row(Delivery, row) for row in connection.execute(query))

    def issues(self) -> tuple[str, ...]:
        """Every issue that was ever queued, latest first."""
        query = select(campaigns.c.issue).order_by(campaigns.c.opened.desc(), campaigns.c.issue)
        with self.database.read() as connection:
            return tuple(connection.scalars(query))


def _update(
    connection: Connection,
    issue: str,
    subscriber: str,
    states: Sequence[str],
    values: Mapping[str, Any],
) -> bool:
    """Change a delivery that is in one of *states*; False when there is none."""
    query = update(deliveries).where(
        deliveries.c.issue == issue,
        deliveries.c.subscriber == subscriber,
        deliveries.c.state.in_(states),
    )
    return connection.execute(query.values(values)).rowcount == 1


def _open_campaign(connection: Connection, issue: str, pdf_sha256: str, now: datetime) -> None:
    """Record the PDF of *issue*; it may change until the first mail is attempted."""
    known = connection.scalar(select(campaigns.c.pdf_sha256).where(campaigns.c.issue == issue))
    if known is None:
        connection.execute(insert(campaigns).values(issue=issue, pdf_sha256=pdf_sha256, opened=now))
    elif known != pdf_sha256:
        started = connection.scalar(
            select(func.count())
            .select_from(deliveries)
            .where(deliveries.c.issue == issue, deliveries.c.state.in_(STARTED))
        )
        if started:
            raise DigestError(
                f"{issue}: the PDF has changed since mail with it was sent ({started} started, "
                f"SHA-256 {known[:12]}…, now {pdf_sha256[:12]}…); send the earlier PDF, or build "
                "the new one as another issue"
            )
        connection.execute(
            update(campaigns).where(campaigns.c.issue == issue).values(pdf_sha256=pdf_sha256)
        )
