"""The ledger of deliveries: one row for each issue and subscriber.

It is the queue, the record, and the guard against sending twice.

    queued ──> attempting ──> sent
      │            ├────────> written      to a file, which another program may send
      │            ├────────> doubtful     the mail server did not answer; only a person decides
      │            ├────────> failed       rejected permanently
      │            └────────> queued       deferred, due again later
      ├──────────> failed, skipped, cancelled
      └──────────> queued                  deferred before anything was sent

The readers of an issue are frozen when its campaign opens. ``digest.store.queue`` has the moves of
a sender; the move to "attempting" is on the disk before the final dot of the mail goes out. Nothing
leaves "sent". A person may settle what is doubtful, failed, written, waiting or cancelled, as
"sent", "failed" or "cancelled", or queue it again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from digest.errors import DigestError, UsageError
from digest.model import Delivery, Subscriber
from digest.store.database import LISTS, Database, one_at_a_time
from digest.store.runs import other_senders
from digest.store.schema import campaigns, deliveries, from_row, subscribers

QUEUED, ATTEMPTING, DOUBTFUL, CANCELLED = "queued", "attempting", "doubtful", "cancelled"
INTERRUPTED = "the run ended before the mail server's answer was recorded"
# New state → the states it may follow.
MOVES: Mapping[str, tuple[str, ...]] = {
    "attempting": ("queued",),
    # A sender that was taken for dead may have its answer yet, which ends the doubt.
    "sent": ("attempting", "doubtful"),
    "written": ("attempting", "doubtful"),
    "doubtful": ("attempting",),
    "failed": ("queued", "attempting", "doubtful"),
    "skipped": ("queued",),
    "queued": ("queued", "attempting", "doubtful"),
}
# What a person decides, and the states that may be settled.
DECISIONS = ("sent", "failed", "cancelled", "queued")
OPEN = ("doubtful", "failed", "written", "queued", "cancelled")
# States in which a subscriber may have the mail: from then on its PDF must not change.
STARTED = ("attempting", "sent", "written", "doubtful")
BATCH = 1_000  # rows in an INSERT


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    """The mailing of one issue: its PDF, when it was opened, how many readers were frozen.

    *state* is "open", "paused" or "cancelled"; one that is not open sends nothing.
    """

    issue: str
    pdf_sha256: str
    opened: datetime
    state: str
    readers: int


def _no_mark(_subscriber: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The deliveries of one database."""

    database: Database

    def freeze(
        self,
        issue: str,
        pdf_sha256: str,
        *,
        now: datetime,
        mark: Callable[[str], str] = _no_mark,
        newcomers: bool = False,
    ) -> int:
        """Open the campaign of *issue* and queue it for every active reader; returns how many.

        Once there are readers, the list stays as it is: who joins later is not on it, unless
        *newcomers* adds them. *mark* gives a subscriber's Message-ID, which stays the same.
        Raises DigestError when mail with another PDF was already sent for this issue.
        """
        with self.database.write() as connection:
            one_at_a_time(connection, LISTS)
            present = _open_campaign(connection, issue, pdf_sha256, now)
            _fill_marks(connection, issue, mark)
            if present and not newcomers:
                return 0
            query = select(subscribers.c.id).where(subscribers.c.status == "active")
            readers = connection.scalars(query.order_by(subscribers.c.joined, subscribers.c.key))
            return _queue(connection, issue, readers.all(), mark, now)

    def newcomers(self, issue: str) -> int:
        """How many active readers are not on the frozen list of *issue*."""
        listed = select(deliveries.c.subscriber).where(deliveries.c.issue == issue)
        query = select(func.count()).where(
            subscribers.c.status == "active", subscribers.c.id.not_in(listed)
        )
        with self.database.read() as connection:
            return connection.scalar(query) or 0

    def enqueue(
        self, issue: str, pdf_sha256: str, readers: Iterable[Subscriber], *, now: datetime
    ) -> int:
        """Queue *issue* for each of *readers* without a row for it; returns how many that were."""
        with self.database.write() as connection:
            _open_campaign(connection, issue, pdf_sha256, now)
            return _queue(connection, issue, [reader.id for reader in readers], _no_mark, now)

    def campaign(self, issue: str) -> CampaignRow | None:
        """The campaign of *issue*; None where it was never opened."""
        with self.database.read() as connection:
            row = connection.execute(
                select(campaigns).where(campaigns.c.issue == issue)
            ).one_or_none()
        return None if row is None else from_row(CampaignRow, row)

    def set_state(self, issue: str, state: str, *, now: datetime) -> int:
        """Make the campaign of *issue* "open", "paused" or "cancelled", also while it is sent.

        No dot follows a pause; what is being answered still is. To cancel settles what waits; the
        number of those is returned. Raises UsageError where there is no such campaign.
        """
        query = update(campaigns).where(campaigns.c.issue == issue).values(state=state)
        with self.database.write() as connection:
            if not connection.execute(query).rowcount:
                raise UsageError(f"{issue}: no mail was ever queued; see 'digest send'")
            if state != CANCELLED:
                return 0
            return connection.execute(
                update(deliveries)
                .where(deliveries.c.issue == issue, deliveries.c.state == QUEUED)
                .values(state=CANCELLED, fence="", changed=now, detail="cancelled by hand")
            ).rowcount

    def mark_interrupted(self, *, now: datetime) -> int:
        """Move the deliveries that a killed run was attempting to "doubtful"; returns how many.

        What it had claimed, and no more, is due again. The rows of a sender that has the "send"
        lock, or a share of it, stay as they are; this process must have none yet.
        """
        with self.database.write() as connection:
            mine = [
                ~deliveries.c.fence.startswith(f"{sender}/", autoescape=True)
                for sender in other_senders(connection)
            ]
            attempted = update(deliveries).where(deliveries.c.state == ATTEMPTING, *mine)
            claimed = update(deliveries).where(
                deliveries.c.state == QUEUED, deliveries.c.fence != "", *mine
            )
            connection.execute(claimed.values(fence="", due=now))
            return connection.execute(
                attempted.values(state=DOUBTFUL, changed=now, detail=INTERRUPTED)
            ).rowcount

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
        "queued" to send them again; returns how many that were. Those that are settled so
        already keep the server's words; those that wait are due at once.

        *subscribers*: only theirs. A sender that is still waiting for an answer to one of these
        moves it no more. Raises UsageError for another *state*.
        """
        if state not in DECISIONS:
            raise UsageError(
                f"a delivery cannot be resolved as '{state}'; choose {', '.join(DECISIONS)}"
            )
        query = update(deliveries).where(
            deliveries.c.issue == issue,
            deliveries.c.state.in_(
                [each for each in states if each in OPEN and (each != state or each == QUEUED)]
            ),
        )
        if subscribers is not None:
            query = query.where(deliveries.c.subscriber.in_(subscribers))
        values = {"state": state, "changed": now, "detail": "settled by hand"}
        values |= {"fence": "", "due": now}
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

    def unfinished(self, issue: str, *states: str) -> tuple[tuple[Delivery, str], ...]:
        """The deliveries of *issue* in *states* to readers who are active, with their addresses.

        Those that are queued and were never tried are left out.
        """
        query = (
            select(deliveries, subscribers.c.email)
            .join(subscribers, subscribers.c.id == deliveries.c.subscriber)
            .where(
                deliveries.c.issue == issue,
                deliveries.c.state.in_(states),
                subscribers.c.status == "active",
                (deliveries.c.state != QUEUED) | (deliveries.c.detail != ""),
            )
            .order_by(deliveries.c.number)
        )
        with self.database.read() as connection:
            return tuple((from_row(Delivery, row), row.email) for row in connection.execute(query))

    def last_change(self, issue: str) -> datetime | None:
        """When a delivery of *issue* last changed; None where there is none."""
        query = select(func.max(deliveries.c.changed, type_=deliveries.c.changed.type))
        with self.database.read() as connection:
            moment: datetime | None = connection.scalar(query.where(deliveries.c.issue == issue))
        return moment

    def issues(self) -> tuple[str, ...]:
        """Every issue that was ever queued, latest first."""
        query = select(campaigns.c.issue).order_by(campaigns.c.opened.desc(), campaigns.c.issue)
        with self.database.read() as connection:
            return tuple(connection.scalars(query))


def _queue(
    connection: Connection,
    issue: str,
    readers: Sequence[str],
    mark: Callable[[str], str],
    now: datetime,
) -> int:
    """Add a queued row for each of *readers* without one, and count the campaign's rows."""
    mine = deliveries.c.issue == issue
    known = set(connection.scalars(select(deliveries.c.subscriber).where(mine)))
    rows = [
        {
            "issue": issue,
            "subscriber": reader,
            "state": QUEUED,
            "message_id": mark(reader),
            "changed": now,
            "due": now,
        }
        for reader in readers
        if reader not in known
    ]
    for start in range(0, len(rows), BATCH):
        connection.execute(insert(deliveries), rows[start : start + BATCH])
    connection.execute(
        update(campaigns).where(campaigns.c.issue == issue).values(readers=len(known) + len(rows))
    )
    return len(rows)


def _fill_marks(connection: Connection, issue: str, mark: Callable[[str], str]) -> None:
    """Give a Message-ID to what was queued without one, as up to version 3 of the tables."""
    query = select(deliveries.c.number, deliveries.c.subscriber).where(
        deliveries.c.issue == issue, deliveries.c.state == QUEUED, deliveries.c.message_id == ""
    )
    rows = connection.execute(query).all()
    if rows:
        connection.execute(
            update(deliveries)
            .where(deliveries.c.number == bindparam("row"))
            .values(message_id=bindparam("mark")),
            [{"row": row.number, "mark": mark(row.subscriber)} for row in rows],
        )


def _open_campaign(connection: Connection, issue: str, pdf_sha256: str, now: datetime) -> int:
    """Record the PDF of *issue*, which may change until the first mail is attempted.

    Gives the number of readers on its frozen list.
    """
    known = connection.execute(select(campaigns).where(campaigns.c.issue == issue)).one_or_none()
    if known is None:
        connection.execute(insert(campaigns).values(issue=issue, pdf_sha256=pdf_sha256, opened=now))
        return 0
    if known.pdf_sha256 != pdf_sha256:
        _check_not_started(connection, issue, known.pdf_sha256, pdf_sha256)
        connection.execute(
            update(campaigns).where(campaigns.c.issue == issue).values(pdf_sha256=pdf_sha256)
        )
    return int(known.readers)


def _check_not_started(connection: Connection, issue: str, before: str, after: str) -> None:
    started = connection.scalar(
        select(func.count())
        .select_from(deliveries)
        .where(deliveries.c.issue == issue, deliveries.c.state.in_(STARTED))
    )
    if started:
        raise DigestError(
            f"{issue}: the PDF has changed since mail with it was sent ({started} started, "
            f"SHA-256 {before[:12]}…, now {after[:12]}…); send the earlier PDF, or build "
            "the new one as another issue"
        )
