"""When mail may go: back-off after a refusal, and the most that goes in a second."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

FIRST, LONGEST = timedelta(seconds=90), timedelta(hours=4)
"""The delay of a deferred mail after its first attempt, and the longest. Each is twice the one
before. Servers that greylist want a minute at least, most of them five."""

SERVER_FIRST, SERVER_LONGEST = timedelta(seconds=2), timedelta(minutes=2)
"""The same for a server that asks all mail to wait."""

JITTER = 0.25
"""The share of a delay that is left to chance, so that not all come back at the same moment."""


def reader_delay(attempts: int, chance: float) -> timedelta:
    """How long a mail waits that was deferred after *attempts* earlier ones.

    *chance* is a number from 0 to 1.
    """
    return min(FIRST * (1 << min(attempts, 20)), LONGEST) * (1 + JITTER * chance)


def server_delay(strikes: int, chance: float) -> timedelta:
    """How long all mail waits for a server that refused *strikes* times in a row."""
    return min(SERVER_FIRST * (1 << min(strikes - 1, 20)), SERVER_LONGEST) * (1 + JITTER * chance)


@dataclass(slots=True)
class Pacer:
    """Keeps to *rate* mails a second, and to *domain_rate* for each domain; 0 for no limit."""

    rate: float = 0
    domain_rate: float = 0
    _next: datetime | None = None
    _next_of: dict[str, datetime] = field(default_factory=dict)

    def reserve(self, domain: str, now: datetime, *, within: timedelta) -> datetime:
        """The moment at which the next mail to *domain* may go.

        It is reserved, so that the one after it goes later, when it is *within* that time.
        """
        if not self.domain_rate:
            return now
        moment = max(now, self._next_of.get(domain, now))
        if moment <= now + within:
            self._next_of[domain] = moment + timedelta(seconds=1 / self.domain_rate)
        return moment

    def turn(self, now: datetime) -> datetime:
        """The moment at which the next mail of all may go."""
        if not self.rate:
            return now
        moment = max(now, self._next or now)
        self._next = moment + timedelta(seconds=1 / self.rate)
        return moment
