"""Servers that do not answer, so that a hundred pages of one do not cost a hundred time-outs."""

from __future__ import annotations

from collections import defaultdict

from digest.sources.net.urls import Origin


class Outages:
    """Counts requests without an answer, server by server.

    A failure counts only if the server answered nothing since that request began: of many slow
    requests that end together, none says that the server is dead while it answers others.
    """

    def __init__(self, dead_after: int) -> None:
        self._dead_after = dead_after
        self._failures: defaultdict[Origin, int] = defaultdict(int)
        self._answered: dict[Origin, float] = {}

    def answered(self, origin: Origin, now: float) -> None:
        self._answered[origin] = now
        self._failures[origin] = 0

    def failed(self, origin: Origin, began: float) -> None:
        """A request that began at *began* got no answer."""
        if self._answered.get(origin, float("-inf")) < began:
            self._failures[origin] += 1

    def is_dead(self, origin: Origin) -> bool:
        return self._failures[origin] >= self._dead_after
