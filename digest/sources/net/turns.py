"""Whose turn it is: which of the waiting requests may begin now.

A few at a time for each host, with a gap between them, and any number of hosts beside each other.
Time enters as an argument; nothing here waits.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Generic, TypeVar

Job = TypeVar("Job")


@dataclass(slots=True)
class _Host(Generic[Job]):
    waiting: list[tuple[float, int, Job]] = field(default_factory=list)
    running: int = 0
    began: float = float("-inf")
    """When its last request began."""
    free_at: float = float("-inf")
    """When the next request may begin."""
    gap: float = 0.0
    at_once: int = 1

    def due(self) -> float | None:
        """When its next request may begin; None while it has none or enough are under way."""
        if not self.waiting or self.running >= self.at_once:
            return None
        return max(self.waiting[0][0], self.free_at)


class Turns(Generic[Job]):
    """The requests that wait, host by host."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host[Job]] = {}
        self._offers: list[tuple[float, int, str]] = []
        """Hosts by the time their next request may begin; outdated entries are skipped."""
        self._parked: list[tuple[str, Job]] = []
        self._numbers = count()

    def add(self, host: str, job: Job, *, due: float, at_once: int, gap: float) -> None:
        """Let *job* wait for a turn at *host*, from *due* on.

        *at_once* and *gap* hold for the host; a gap once asked for is not lowered again.
        """
        state = self._hosts.setdefault(host, _Host())
        state.at_once, state.gap = at_once, max(state.gap, gap)
        heapq.heappush(state.waiting, (due, next(self._numbers), job))
        self._offer(host)

    def take(self, now: float, ready: Callable[[Job], bool] = lambda _job: True) -> Job | None:
        """A request that may begin at *now*, or None. Those not *ready* wait until ``resume``."""
        while self._offers and self._offers[0][0] <= now:
            host = heapq.heappop(self._offers)[2]
            state = self._hosts[host]
            due = state.due()
            if due is None:
                continue
            if due > now:
                self._offer(host)
                continue
            job = heapq.heappop(state.waiting)[2]
            if ready(job):
                state.running += 1
                state.began = now
                state.free_at = max(state.free_at, now + state.gap)
                self._offer(host)
                return job
            self._parked.append((host, job))
            self._offer(host)
        return None

    def due(self) -> float | None:
        """When ``take`` should be tried again if nothing else happens; None: not before then."""
        return self._offers[0][0] if self._offers else None

    def finish(self, host: str) -> None:
        """A request taken for *host* has ended."""
        self._hosts[host].running -= 1
        self._offer(host)

    def pause(self, host: str, until: float) -> None:
        """Begin nothing at *host* before *until*, as its server asked."""
        state = self._hosts.setdefault(host, _Host())
        state.free_at = max(state.free_at, until)

    def slow_down(self, host: str, gap: float) -> None:
        """Leave at least *gap* between two requests to *host*."""
        state = self._hosts.setdefault(host, _Host())
        state.gap = max(state.gap, gap)
        state.free_at = max(state.free_at, state.began + gap)

    def resume(self) -> None:
        """Let those that were not ready wait for their turn again."""
        parked, self._parked = self._parked, []
        for host, job in parked:
            heapq.heappush(self._hosts[host].waiting, (0.0, next(self._numbers), job))
            self._offer(host)

    def drain(self) -> Iterator[Job]:
        """Take out all that wait."""
        for _, job in self._parked:
            yield job
        for state in self._hosts.values():
            yield from (job for _, _, job in state.waiting)
            state.waiting.clear()
        self._parked.clear()
        self._offers.clear()

    def _offer(self, host: str) -> None:
        due = self._hosts[host].due()
        if due is not None:
            heapq.heappush(self._offers, (due, next(self._numbers), host))
