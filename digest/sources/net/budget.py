"""What is left of a request's time and bytes while it is on the network.

The transport asks the budget before each read and write, and tells it what came. So the limits hold
below HTTP too: for slow or endless headers, for 1xx answers without end, for chunks of one byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from digest.sources.net.faults import OutOfTime, TooLarge
from digest.sources.net.values import Limit

HEADERS = 65_536
"""The most bytes of status line and headers."""
TICK = 0.05
"""Seconds by which a socket may wake before its time."""


class Budget:
    """The limits of one exchange. *spent* are seconds used by earlier exchanges of its request."""

    def __init__(self, limit: Limit, clock: Callable[[], float], spent: float = 0.0) -> None:
        self.limit = limit
        self._clock = clock
        self._began = clock() - spent
        self._until = clock() + limit.seconds - spent
        self._received = 0
        self._room = HEADERS

    def connecting(self) -> float:
        """Seconds for one attempt to connect."""
        return min(self.limit.connect, self.left())

    def waiting(self) -> float:
        """Seconds for one wait for bytes."""
        return min(self.limit.silence, self.left())

    def left(self) -> float:
        """Seconds left, above 0. Raises OutOfTime."""
        left = self._until - self._clock()
        if left <= 0:
            raise self._over()
        return left

    def silent(self) -> OutOfTime:
        """The fault for a wait that ended without bytes."""
        if self._until - self._clock() < TICK:
            return self._over()
        return OutOfTime(f"sent nothing for {self.limit.silence:g} seconds", "try again later")

    def _over(self) -> OutOfTime:
        return OutOfTime(f"took longer than {self.limit.seconds:g} seconds", "try again later")

    def spent(self) -> float:
        return self._clock() - self._began

    def readable(self, wanted: int) -> int:
        """How many of the *wanted* bytes may be read now."""
        return min(wanted, self._room - self._received + 1)

    def receive(self, count: int) -> None:
        """Count bytes that came. Raises TooLarge."""
        self._received += count
        if self._received > self._room:
            what = "headers" if self._room == HEADERS else "an answer"
            raise TooLarge(f"sends {what} of more than {self._room:,} bytes", "leave it out")

    def body_begins(self) -> None:
        """The headers are complete: from here on the limit of the body counts."""
        self._room = HEADERS + 1 + self.limit.bytes


_current: ContextVar[Budget] = ContextVar("budget")


def current() -> Budget:
    """The budget of the request that this thread is serving."""
    return _current.get()


@contextmanager
def spending(budget: Budget) -> Iterator[None]:
    """Within the block, the transport uses *budget*."""
    token = _current.set(budget)
    try:
        yield
    finally:
        _current.reset(token)
