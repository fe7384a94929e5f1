"""Sends what the ledger's queue has for one issue: a dealer, and a thread for each connection.

The dealer claims deliveries, keeps to the rates, and hands one after the other to the threads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from queue import Queue as Work
from threading import Thread
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.mail.courier import Courier, Room
from digest.mail.envelope import Transport
from digest.mail.journal import Journal
from digest.mail.pace import Pacer
from digest.mail.situation import Situation
from digest.model import Rejected

if TYPE_CHECKING:
    from digest.store.queue import Claim

CLAIMS = 100  # deliveries in a claim: few, so that another sender finds some too
FORESEEN = timedelta(seconds=30)  # a mail that a rate puts off for longer goes back to the queue
LOOK = timedelta(seconds=1)  # until the next look at what other senders have
LONGEST_WAIT = 30.0  # seconds without a look at the clock, which may have been set


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast a campaign is, and how long it waits for deferred mail."""

    pacer: Pacer = field(default_factory=Pacer)
    patience: timedelta = timedelta(0)


@dataclass(slots=True)
class Sending:
    """One run over the queue of one issue; *progress* gets the size of each claim."""

    room: Room
    transports: Sequence[Transport]
    limits: Limits
    progress: Callable[[int], None]
    situation: Situation = field(init=False)
    tally: Counter[str] = field(default_factory=Counter)
    _work: Work[Claim | None] = field(init=False)
    _journal: Journal = field(init=False)
    _couriers: list[Courier] = field(init=False)
    _left: list[Claim] = field(default_factory=list)
    _waits: bool = False

    def __post_init__(self) -> None:
        self.situation = Situation(self.room.name)
        self._journal = Journal(
            self.room.queue, self.room.now, self.room.meter, threads=len(self.transports)
        )
        self._work = Work(maxsize=2 * len(self.transports))
        self._couriers = [
            Courier(self.room, transport, self._journal, self.situation, self._work)
            for transport in self.transports
        ]

    @property
    def stopped(self) -> tuple[Rejected, ...]:
        """Why the run ended early."""
        return tuple(self.situation.stopped)

    @property
    def _over(self) -> bool:
        return self.room.orders.stop.asked or self.situation.over

    def run(self) -> None:
        """Send until nothing is due and nothing is worth waiting for, or until told to stop.

        Raises what went wrong here: the ledger cannot be written, or a transport broke its rules.
        """
        with self._journal:
            errors = self._send()
        if errors:
            raise errors[0]

    def _send(self) -> list[BaseException]:
        errors: list[BaseException] = []
        # Threads that do not keep the process: a second Ctrl-C ends it in the middle of a mail.
        threads = [Thread(target=one.serve, daemon=True) for one in self._couriers]
        for thread in threads:
            thread.start()
        try:
            self._deal_all()
        except DigestError as error:
            errors.append(error)
            self.situation.broken = True
        for _ in threads:
            self._work.put(None)
        for thread in threads:
            thread.join()
        errors += [error for courier in self._couriers for error in courier.errors]
        return errors + self._finish()

    def _finish(self) -> list[BaseException]:
        """Write what is left to write, and count; gives the error where that cannot be written."""
        left = [*self._left, *(claim for one in self._couriers for claim in one.left)]
        for courier in self._couriers:
            self.tally += courier.tally
        try:
            self._journal.flush()
            self.room.queue.release(left, now=self.room.now(), due=self.room.now())
        except DigestError as error:
            return [error]
        return []

    def _deal_all(self) -> None:
        room, limit = self.room, self.room.now() + self.limits.patience
        while not self._over:
            claims = room.queue.claim(room.issue, limit=CLAIMS, now=room.now())
            self._deal(claims, limit)
            if not claims:
                self._work.join()
                self._journal.flush()
                if not self._await_next(limit):
                    return
            self.progress(len(claims))

    def _deal(self, claims: Sequence[Claim], limit: datetime) -> None:
        """Hand *claims* out, each when its turn comes; those of a slow domain after the others."""
        room, pacer = self.room, self.limits.pacer
        now, turns = room.now(), []
        for claim in claims:
            moment = pacer.reserve(_domain(claim), now, within=FORESEEN)
            if moment > now + FORESEEN:
                room.queue.release([claim], now=now, due=moment)
            else:
                turns.append((moment, claim))
        for moment, claim in sorted(turns, key=lambda turn: turn[0]):
            self._wait_for_server(limit)
            self._wait_until(max(moment, pacer.turn(room.now())))
            if self._over:
                self._left.append(claim)
            else:
                self._work.put(claim)

    def _await_next(self, limit: datetime) -> bool:
        """Wait until the next delivery is due; False where none is, or not before *limit*."""
        room = self.room
        due = room.queue.next_due(room.issue)
        if due is None and self._await_others(limit):
            return True
        if due is None or self._over or (due > room.now() and due > limit):
            return False
        if due > room.now():
            room.orders.tell(
                f"{room.issue}: all others wait until {due:%H:%M:%S} UTC; Ctrl-C ends it here, "
                "and the next 'digest send' goes on"
            )
        self._wait_until(due)
        return not self._over

    def _await_others(self, limit: datetime) -> bool:
        """Wait a little for other senders, which have all that is left; False where none has."""
        room = self.room
        now = room.now()
        if self._over or now >= limit or not (left := room.queue.elsewhere(room.issue, now=now)):
            return False
        if not self._waits:
            room.orders.tell(f"{room.issue}: waiting for another sender, which has {left} mails")
            self._waits = True
        self._wait_until(min(now + LOOK, limit))
        return not self._over

    def _wait_for_server(self, limit: datetime) -> None:
        """Wait as the server asked, or stop where that takes too long."""
        while (resume := self.situation.resume) and not self._over:
            if not self.situation.overdue(limit):
                self._wait_until(resume)
                self.situation.waited(self.room.now())

    def _wait_until(self, moment: datetime) -> None:
        while not self._over and (left := (moment - self.room.now()).total_seconds()) > 0:
            self.room.orders.stop.wait(min(left, LONGEST_WAIT))


def _domain(claim: Claim) -> str:
    return claim.reader.email.rpartition("@")[2].lower() if claim.reader else ""
