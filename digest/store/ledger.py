"""The ledger: one row an issue and a reader, which is the queue, the record and the guard against sending twice.

    queued ──> attempting ──> sent
      │            ├────────> doubtful     the mail server's answer never came; only a person decides
      │            ├────────> failed       refused for good
      │            └────────> queued       put off
      ├──────────> failed, skipped
      └──────────> queued                  put off, before anything was sent

The move to "attempting" is on the disk before the mail's final dot goes out. It is made in one statement, for a row
that is still queued, so of two senders only one gets it. Nothing leads out of "sent".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from digest.errors import DigestError, UsageError
from digest.model import Delivery, Subscriber
from digest.store.database import Database
from digest.store.roster import subscriber as to_subscriber
from digest.store.schema import campaigns, deliveries, subscribers

# New state → the states it may follow.
MOVES: Mapping[str, tuple[str, ...]] = {
    "attempting": ("queued",),
    "sent": ("attempting", "doubtful"),
    "doubtful": ("attempting",),
    "failed": ("queued", "attempting"),
    "skipped": ("queued",),
    "queued": ("queued", "attempting"),
}
DECISIONS = ("sent", "failed", "queued")
STARTED = ("attempting", "sent", "doubtful")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A queued delivery whose turn it is. *reader* is as the roster has them now, None when they were erased."""

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
        """Queue *issue* for each reader who has no row for it yet; how many those were.

        Raises DigestError when mail with another PDF has already gone out for this issue.
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
        """The first queued delivery of *issue* whose number is over *after*, so that one pass meets each row once."""
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
        reader = None if row.id is None else to_subscriber(row)
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
        """Take a delivery to *state*, on the disk on return; False when its present state does not allow it."""
        values: dict[str, Any] = {"state": state, "detail": detail, "changed": now}
        if message_id is not None:
            values["message_id"] = message_id
        with self.database.write() as connection:
            return (
                connection.execute(
                    update(deliveries)
                    .values(values)
                    .where(
                        deliveries.c.issue == issue,
                        deliveries.c.subscriber == subscriber,
                        deliveries.c.state.in_(MOVES[state]),
                    )
                ).rowcount
                == 1
            )

    def hold_orphans(self, *, now: datetime) -> int:
        """Make doubtful what a run that died was attempting; how many those are. Only for who holds the "send" lock."""
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
        """Settle a doubtful or failed delivery by hand as "sent", "failed", or "queued" to have it sent again."""
        if state not in DECISIONS:
            raise UsageError(f"'{state}' settles no delivery; choose {', '.join(DECISIONS)}")
        query = (
            update(deliveries)
            .values(state=state, changed=now, detail="settled by hand")
            .where(
                deliveries.c.issue == issue,
                deliveries.c.subscriber == subscriber,
                deliveries.c.state.in_(("doubtful", "failed")),
            )
        )
        with self.database.write() as connection:
            if connection.execute(query).rowcount != 1:
                raise UsageError(
                    f"{issue}: subscriber {subscriber} has no doubtful or failed delivery; "
                    "see `digest status`"
                )

    def counts(self, issue: str) -> dict[str, int]:
        """State → number of deliveries of *issue*; a state without any is left out."""
        query = select(deliveries.c.state, func.count().label("readers")).where(
            deliveries.c.issue == issue
        )
        with self.database.read() as connection:
            return {
                row.state: row.readers
                for row in connection.execute(query.group_by(deliveries.c.state))
            }

    def deliveries(self, issue: str, *states: str) -> tuple[Delivery, ...]:
        """The deliveries of *issue* in any of *states* (all without one), in the order of sending."""
        query = select(deliveries).where(deliveries.c.issue == issue).order_by(deliveries.c.number)
        if states:
            query = query.where(deliveries.c.state.in_(states))
        with self.database.read() as connection:
            return tuple(_delivery(row) for row in connection.execute(query))

    def issues(self) -> tuple[str, ...]:
        """Every issue that was ever queued, the latest first."""
        query = select(campaigns.c.issue).order_by(campaigns.c.opened.desc(), campaigns.c.issue)
        with self.database.read() as connection:
            return tuple(connection.scalars(query))


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        issue=row.issue,
        subscriber=row.subscriber,
        state=row.state,
        message_id=row.message_id,
        detail=row.detail,
        changed=row.changed,
    )


def _open_campaign(connection: Connection, issue: str, pdf_sha256: str, now: datetime) -> None:
    """Bind *issue* to one PDF from the first mail on."""
    known = connection.scalar(select(campaigns.c.pdf_sha256).where(campaigns.c.issue == issue))
    if known is None:
        connection.execute(insert(campaigns).values(issue=issue, pdf_sha256=pdf_sha256, opened=now))
    elif known != pdf_sha256:
        begun = connection.scalar(
            select(func.count())
            .select_from(deliveries)
            .where(deliveries.c.issue == issue, deliveries.c.state.in_(STARTED))
        )
        if begun:
            raise DigestError(
                f"{issue}: the PDF has changed since mail with it went out ({begun} begun, SHA-256 "
                f"{known[:12]}…, now {pdf_sha256[:12]}…); send the PDF that was mailed, or give the "
                "new one an issue of its own"
            )
        connection.execute(
            update(campaigns).where(campaigns.c.issue == issue).values(pdf_sha256=pdf_sha256)
        )
