"""A thread of a campaign: takes deliveries and makes them over its own connection.

For each: check the reader again, compose the mail, let the transport send all but the last step,
wait until the row is "attempting" on the disk, take that step, record the outcome. While the disk
is written the next mail is composed, so that the transport can announce it with the last step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from queue import Empty
from queue import Queue as Work
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.mail.envelope import Cause, Envelope, Outcome, Transport, Verdict, one_line
from digest.mail.journal import Journal
from digest.mail.orders import Orders
from digest.mail.pace import reader_delay, server_delay
from digest.mail.situation import Situation
from digest.progress import Meter
from digest.subscribers.address import parse

if TYPE_CHECKING:
    from digest.mail.message import Mailing
    from digest.model import Subscriber
    from digest.store.queue import Claim, Queue

AWAY = (Cause.SERVER, Cause.UNREACHABLE)
SOON_AGAIN = 3  # attempts that the server's trouble puts off briefly; then the mail may cause it


class _NotGrantedError(Exception):
    """The ledger does not grant this delivery: its last step must not follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a campaign works with: *name* is that of the transport, *meter* counts what is done."""

    queue: Queue
    issue: str
    letter: Mailing
    name: str
    now: Callable[[], datetime]
    orders: Orders
    meter: Meter = field(default_factory=Meter)


@dataclass(slots=True)
class Courier:
    """Delivers what comes over *work*, until None comes.

    *left* are the deliveries it gives back untried. It is *retired* when the server takes mail over
    other connections, and never took any over this one, which then is one too many.
    """

    room: Room
    transport: Transport
    journal: Journal
    situation: Situation
    work: Work[Claim | None]
    tally: Counter[str] = field(default_factory=Counter)
    left: list[Claim] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)
    retired: bool = False
    _ahead: list[Claim | None] = field(default_factory=list)
    """What it has taken from *work* ahead of its turn, at most one; *_composed* is its mail."""
    _composed: Envelope | None = None

    @property
    def _over(self) -> bool:
        return self.room.orders.stop.asked or self.situation.over

    @property
    def _delivers(self) -> bool:
        return any(self.tally[verdict] for verdict in (Verdict.SENT, Verdict.WRITTEN))

    def serve(self) -> None:
        """Deliver until None comes; an error ends the campaign."""
        while (claim := self._take()) is not None:
            try:
                if self._over:
                    self.left.append(claim)
                else:
                    self._handle(claim)
            except BaseException as error:  # noqa: BLE001 - raised again in the campaign's thread
                self.situation.broken = True
                self.errors.append(error)
                self.left.append(claim)
            finally:
                self.work.task_done()
        self.transport.close()

    def _take(self) -> Claim | None:
        if self._ahead:
            return self._ahead.pop()
        return None if self.retired else self.work.get()

    def _handle(self, claim: Claim) -> None:
        reader = claim.reader
        if reader is None or reader.status != "active":
            self._record(claim, "skipped", reader.status if reader else "erased")
            return
        try:
            outcome = self._deliver(claim, reader)
        except _NotGrantedError:
            self._not_granted(claim)
            return
        now, chance = self.room.now(), self.room.orders.chance()
        self.retired = outcome.cause in AWAY and not self._delivers and self.situation.delivered > 0
        if not self.retired:
            self.situation.note(outcome, now, chance)
        due = now + _delay(claim, outcome, chance) if outcome.verdict is Verdict.DEFERRED else None
        self._record(claim, outcome.verdict, outcome.detail, due)

    def _deliver(self, claim: Claim, reader: Subscriber) -> Outcome:
        try:
            envelope, self._composed = self._composed or self._compose(claim, reader), None
        except DigestError as error:
            # Only this reader's address or name is invalid; the next mail may be sound.
            return Outcome(verdict=Verdict.FAILED, detail=one_line(str(error)))

        def commit() -> Envelope | None:
            attempt = self.journal.attempt(claim)
            following = self._look_ahead()
            if not attempt.granted():
                raise _NotGrantedError
            return following

        return self.transport.deliver(envelope, commit)

    def _look_ahead(self) -> Envelope | None:
        """Take the next delivery, where there is one by now; its mail, where it is to have one."""
        if self._over:
            return None
        try:
            claim = self.work.get_nowait()
        except Empty:
            return None
        self._ahead.append(claim)
        if claim and claim.reader and claim.reader.status == "active":
            with suppress(DigestError):  # raised again when its turn has come
                self._composed = self._compose(claim, claim.reader)
        return self._composed

    def _compose(self, claim: Claim, reader: Subscriber) -> Envelope:
        return self.room.letter.to(
            parse(reader.email, name=reader.name),
            message_id=claim.message_id,
            date=self.room.now(),
            subscriber=reader.id,
            language=reader.language,
        )

    def _not_granted(self, claim: Claim) -> None:
        """The reader has left since, the campaign is not open, or another sender has the row."""
        if status := self.room.queue.reason(claim):
            self._record(claim, "skipped", status)
        else:
            self.left.append(claim)

    def _record(self, claim: Claim, state: str, detail: str, due: datetime | None = None) -> None:
        from digest.store.queue import Result

        self.journal.record(Result(claim=claim, state=state, detail=detail, due=due))
        self.tally[state] += 1


def _delay(claim: Claim, outcome: Outcome, chance: float) -> timedelta:
    """How long a deferred mail waits."""
    if outcome.cause in AWAY and claim.attempts < SOON_AGAIN:
        return server_delay(claim.attempts + 1, chance)
    return reader_delay(claim.attempts, chance)
