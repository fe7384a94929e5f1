"""Writes to the ledger for many threads: what they ask for at the same time is one transaction.

A thread that wants to send a dot waits until its row is on the disk. While one transaction is
written the next fills, so the busier the threads are, the more goes into each. An outcome is not
waited for, but is written at once, and before the next attempt of its thread: of each thread one
row at most is "attempting".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Condition, Event, Thread
from typing import TYPE_CHECKING, Self

from digest.progress import Meter

if TYPE_CHECKING:
    from digest.store.queue import Claim, Queue, Result


@dataclass(slots=True)
class _Request:
    """What a thread waits for: an attempt of *claim*, or without one that all before is written."""

    claim: Claim | None = None
    granted: bool = False
    error: Exception | None = None
    answered: Event = field(default_factory=Event)


@dataclass(slots=True)
class Journal:
    """Collects results and attempts, and writes them to *queue* in a thread of its own.

    *meter* counts the results that are written and final.
    Use it as a context manager; at the end it writes what is left.
    """

    queue: Queue
    now: Callable[[], datetime]
    meter: Meter = field(default_factory=Meter)
    _results: list[Result] = field(default_factory=list)
    _requests: list[_Request] = field(default_factory=list)
    _news: Condition = field(default_factory=Condition)
    _closing: bool = False
    _thread: Thread | None = None

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread:
            self._thread.join()

    def attempt(self, claim: Claim) -> bool:
        """Whether the row of *claim* is "attempting", on the disk, so that the dot may follow.

        Raises DigestError when the ledger cannot be written.
        """
        return self._ask(_Request(claim))

    def record(self, result: Result) -> None:
        """Record *result* with the next transaction."""
        with self._news:
            self._results.append(result)
            self._news.notify()

    def flush(self) -> None:
        """Return when all results are written; raises what keeps them from that."""
        self._ask(_Request())

    def _ask(self, request: _Request) -> bool:
        with self._news:
            self._requests.append(request)
            self._news.notify()
        request.answered.wait()
        if request.error:
            raise request.error
        return request.granted

    def _serve(self) -> None:
        failed = False
        while True:
            with self._news:
                # Results that could not be written wait for somebody who needs to know.
                while not (self._requests or self._closing or (self._results and not failed)):
                    self._news.wait()
                results, self._results = self._results, []
                requests, self._requests = self._requests, []
                if self._closing and not (results or requests):
                    return
            failed = not self._write(results, requests)
            if failed and self._closing:
                return

    def _write(self, results: list[Result], requests: list[_Request]) -> bool:
        claims = [request.claim for request in requests if request.claim]
        granted: set[int] = set()
        error: Exception | None = None
        try:
            if results or claims:
                granted = self.queue.write(results, claims, now=self.now())
                self.meter.add(sum(result.due is None for result in results))
        except Exception as problem:  # noqa: BLE001 - raised again where it is waited for
            error = problem
            with self._news:  # a later write may succeed, on a disk with space again
                self._results[:0] = results
        for request in requests:
            request.error = error
            request.granted = request.claim is not None and request.claim.number in granted
            request.answered.set()
        return error is None
