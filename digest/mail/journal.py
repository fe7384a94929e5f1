"""Writes to the ledger for many threads: what they ask for at the same time is one transaction.

A thread that wants to send a dot waits until its row is on the disk. A transaction costs as much as
writing twenty rows in it, so each waits a moment for more of them: until half of the threads want
something, or PAUSE is over. An outcome is not waited for, but is written after that moment, and
before or with the next attempt of its thread: of each thread one row at most is "attempting".
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

PAUSE = 0.005  # seconds, a tenth of what a mail takes over one of many connections


@dataclass(slots=True)
class Request:
    """What a thread asks for: an attempt of *claim*, or without one that all before is written."""

    claim: Claim | None = None
    _granted: bool = False
    _error: Exception | None = None
    _answered: Event = field(default_factory=Event)

    def answer(self, granted: set[int], error: Exception | None) -> None:
        """Let those who wait go on: the rows of the numbers *granted* are "attempting"."""
        self._granted = self.claim is not None and self.claim.number in granted
        self._error = error
        self._answered.set()

    def granted(self) -> bool:
        """Wait for the disk; whether the row of the claim is "attempting", so that the dot may
        follow.

        Raises DigestError when the ledger cannot be written.
        """
        self._answered.wait()
        if self._error:
            raise self._error
        return self._granted


@dataclass(slots=True)
class Journal:
    """Collects results and attempts, and writes them to *queue* in a thread of its own.

    *meter* counts the results that are written and final. It serves *threads* of them.
    Use it as a context manager; at the end it writes what is left.
    """

    queue: Queue
    now: Callable[[], datetime]
    meter: Meter = field(default_factory=Meter)
    threads: int = 1
    _results: list[Result] = field(default_factory=list)
    _requests: list[Request] = field(default_factory=list)
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

    def attempt(self, claim: Claim) -> Request:
        """Ask for the row of *claim* to be "attempting"; what it gives tells when it is granted."""
        return self._ask(Request(claim))

    def record(self, result: Result) -> None:
        """Record *result* with the next transaction."""
        with self._news:
            self._results.append(result)
            if len(self._results) == 1:
                self._news.notify()

    def flush(self) -> None:
        """Return when all results are written; raises what keeps them from that."""
        self._ask(Request()).granted()

    def _ask(self, request: Request) -> Request:
        with self._news:
            self._requests.append(request)
            if len(self._requests) == 1 or self._is_full():
                self._news.notify()
        return request

    def _is_full(self) -> bool:
        """Whether nobody need be waited for before the next transaction."""
        flush = any(request.claim is None for request in self._requests)
        return flush or self._closing or 2 * len(self._requests) >= self.threads

    def _serve(self) -> None:
        failed = False
        while True:
            with self._news:
                # Results that could not be written wait for somebody who needs to know.
                while not (self._requests or self._closing or (self._results and not failed)):
                    self._news.wait()
                self._news.wait_for(self._is_full, timeout=PAUSE)
                results, self._results = self._results, []
                requests, self._requests = self._requests, []
                if self._closing and not (results or requests):
                    return
            failed = not self._write(results, requests)
            if failed and self._closing:
                return

    def _write(self, results: list[Result], requests: list[Request]) -> bool:
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
            request.answer(granted, error)
        return error is None
