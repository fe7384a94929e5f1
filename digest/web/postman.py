"""Sends the mails that were asked for, beside the server: no page waits for a mail server."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

from digest.config import Config
from digest.errors import DigestError
from digest.mail.campaign import open_transport
from digest.mail.envelope import Cause, Transport, Verdict
from digest.mail.notes import Notes

if TYPE_CHECKING:
    from digest.store.requests import Request
    from digest.store.store import Store

PAUSE = 10.0  # seconds between two looks into the queue, where nothing wakes it
FIRST_DELAY = timedelta(minutes=5)  # doubled with each try
LONGEST_DELAY = timedelta(hours=6)
OF_ALL = (Cause.SERVER, Cause.UNREACHABLE, Cause.SENDER)
"""Causes for which no other mail would go out either."""

ADDRESS = re.compile(r"[^\s<>()]+@[^\s<>()]+")


@dataclass(slots=True, kw_only=True)
class Postman:
    """Sends what is due in the queue of *store*; *tell* gets lines for the log."""

    config: Config
    store: Store
    notes: Notes
    now: Callable[[], datetime]
    tell: Callable[[str], None]
    _news: Event = field(default_factory=Event)
    _ends: Event = field(default_factory=Event)

    def wake(self) -> None:
        """Look into the queue now."""
        self._news.set()

    def stop(self) -> None:
        """End after the mail that is being sent."""
        self._ends.set()
        self._news.set()

    def run(self) -> None:
        """Send until ``stop``; an error is told and tried again later."""
        while not self._ends.is_set():
            self._news.clear()
            try:
                self.send_due()
            except DigestError as error:
                self.tell(without_addresses(str(error)))
            self._news.wait(PAUSE)

    def send_due(self) -> int:
        """Send every mail that is due; returns how many the mail server took."""
        if lost := self.store.requests.tidy(now=self.now()):
            self.tell(f"{lost} mails to readers could not be sent for days and were given up")
        first = self.store.requests.claim(now=self.now())
        if first is None:
            return 0
        with closing(open_transport(self.config)) as transport:
            return self._send_all(first, transport)

    def _send_all(self, first: Request, transport: Transport) -> int:
        count, request = 0, first
        while True:
            verdict, stop = self._send(request, transport)
            count += verdict.done
            if stop or self._ends.is_set():
                return count
            following = self.store.requests.claim(now=self.now())
            if following is None:
                return count
            request = following

    def _send(self, request: Request, transport: Transport) -> tuple[Verdict, bool]:
        """Send one mail; also whether the cause of a failure concerns all others too."""
        try:
            envelope = self.notes.envelope(request, now=self.now())
        except DigestError as error:
            self.tell(f"{request.purpose}: {without_addresses(str(error))}")
            self.store.requests.settle(request.number)
            return Verdict.FAILED, False
        if envelope is None:
            self.store.requests.settle(request.number)
            return Verdict.FAILED, False
        outcome = transport.deliver(envelope, lambda: None)
        if outcome.verdict is Verdict.DEFERRED:
            self.store.requests.put_off(request.number, self.now() + pause_after(request.tries))
        else:
            self.store.requests.settle(request.number)
        if not outcome.verdict.done:
            self.tell(f"{request.purpose}: not sent: {without_addresses(outcome.detail)}")
        return outcome.verdict, not outcome.verdict.done and outcome.cause in OF_ALL


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many *tries*."""
    delay: timedelta = FIRST_DELAY * 2 ** min(tries - 1, 10)
    return min(delay, LONGEST_DELAY)


def without_addresses(text: str) -> str:
    """*text* for the log: servers repeat addresses in their answers."""
    return ADDRESS.sub("<address>", text)
