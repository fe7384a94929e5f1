"""How a campaign is to be sent: what its caller may decide, and how it is asked to stop."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from digest.progress import Count, uncounted


@dataclass
class Stop:
    """A request to stop, and the waiting that it cuts short."""

    _event: Event = field(default_factory=Event, repr=False)

    @property
    def asked(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def ask(self) -> None:
        """Ask to stop after the answers that are awaited now; safe in a signal handler."""
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Wait so long, or until somebody asks to stop."""
        self._event.wait(seconds)


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What is decided for one run.

    *again*: also an issue that was mailed by a ledger which is lost. *newcomers*: also readers who
    joined since the list was frozen. *resend_written*: also those whose mail is in a file of an
    outbox. *tell* gets a line when the campaign waits, *count* how many mails are done.
    *chance* gives numbers from 0 to 1.
    """

    again: bool = False
    newcomers: bool = False
    resend_written: bool = False
    stop: Stop = field(default_factory=Stop)
    tell: Callable[[str], None] = _silent
    count: Count = uncounted
    chance: Callable[[], float] = random.random
