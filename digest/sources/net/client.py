"""The client: many requests at once, a plain face."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from digest.sources.net import urls
from digest.sources.net.causes import Cause
from digest.sources.net.faults import BadAddress, Fault, NotReached
from digest.sources.net.journeys import Journey
from digest.sources.net.outages import Outages
from digest.sources.net.reuse import Reuse
from digest.sources.net.settings import Settings, World
from digest.sources.net.transport import Transport
from digest.sources.net.turns import Turns
from digest.sources.net.values import Answer, Failure, Request, Result
from digest.sources.net.visits import Again, Visitor, failure

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


@dataclass(slots=True)
class _Batch:
    """The requests of one call, and the results that wait for the caller."""

    most: int
    results: SimpleQueue[Result] = field(default_factory=SimpleQueue)
    held: int = 0
    abandoned: bool = False

    def is_ready(self) -> bool:
        """Whether another of its requests may begin: the caller keeps up, or has left."""
        return self.held < self.most or self.abandoned


@dataclass(slots=True)
class _Job:
    journey: Journey
    batch: _Batch


class Client:
    """Reads addresses of the web. Use it as a context manager; any thread may call it.

    What the network does is a result, never an exception. See docs/fetching.md for what is sent
    and which limits hold.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        world: World | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._world = world or World()
        self._progress = progress
        self._transport = Transport(self._world, self.settings.concurrency)
        self._visitor = Visitor(self.settings, self._world, self._transport)
        self._turns: Turns[_Job] = Turns()
        self._outages = Outages(self.settings.dead_after)
        self._reuse = Reuse()
        self._changed = threading.Condition()
        self._workers = 0
        self._idle = 0
        self._waiting = 0
        self._watched: float | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def get(self, request: Request) -> Result:
        """The result of one request."""
        return next(self.get_many([request]))

    def get_many(
        self, requests: Iterable[Request], progress: Progress | None = None
    ) -> Iterator[Result]:
        """A result for each request, in the order in which they are ready.

        All are begun at the first ``next``; *progress*, or else the client's own, is called in the
        caller's thread. Within the
        loop the client may be called again.
        """
        every = list(requests)
        progress = progress or self._progress
        batch = _Batch(self.settings.held_bytes)
        known = [answer for request in every if (answer := self._reuse.take(request))]
        reused = {id(answer.request) for answer in known}
        self._submit(batch, [each for each in every if id(each) not in reused])
        try:
            for done in range(1, len(every) + 1):
                if known:
                    result: Result = known.pop()
                else:
                    result = batch.results.get()
                    self._release(batch, result)
                    self._reuse.keep(result)
                if progress:
                    progress(done, len(every))
                yield result
        finally:
            batch.abandoned = True
            with self._changed:
                self._turns.resume()
                self._changed.notify_all()

    def close(self) -> None:
        """Begin nothing new. What waits ends as a Failure; what is under way ends by itself."""
        with self._changed:
            self._closed = True
            waiting = list(self._turns.drain())
            idle = not self._workers
            self._changed.notify_all()
        for job in waiting:
            self._hand_over(job, _closed(job.journey))
        if idle:
            self._transport.close()

    # Requests go in.

    def _submit(self, batch: _Batch, requests: list[Request]) -> None:
        for request in requests:
            try:
                journey = Journey(request=request, address=urls.parse(request.url))
            except BadAddress as fault:
                batch.results.put(_unreadable(request, fault))
                continue
            self._queue(_Job(journey, batch))

    def _queue(self, job: _Job, delay: float = 0.0) -> None:
        with self._changed:
            if not self._closed:
                self._add(job, self._world.clock() + delay)
                self._changed.notify()
                return
        self._hand_over(job, _closed(job.journey))

    def _add(self, job: _Job, due: float) -> None:
        own = job.journey.is_own
        self._turns.add(
            job.journey.address.origin.host,
            job,
            due=due,
            at_once=self.settings.per_own_host if own else self.settings.per_host,
            gap=0.0 if own else self.settings.gap,
        )
        self._waiting += 1
        if self._waiting > self._idle and self._workers < self.settings.concurrency:
            self._workers += 1
            threading.Thread(target=self._work, name="digest fetching", daemon=True).start()

    # Workers serve them.

    def _work(self) -> None:
        while job := self._take():
            host = job.journey.address.origin.host
            outcome = self._serve(job)
            with self._changed:
                self._turns.finish(host)
                if isinstance(outcome, Again) and outcome.all_of_host:
                    self._turns.pause(host, self._world.clock() + outcome.delay)
                self._changed.notify()
            if isinstance(outcome, Again):
                self._queue(job, outcome.delay)
            else:
                self._hand_over(job, outcome)
        with self._changed:
            self._workers -= 1
            last = not self._workers
        if last:
            self._transport.close()

    def _take(self) -> _Job | None:
        """The next job, waited for; None when the client is closed."""
        with self._changed:
            while not self._closed:
                job = self._turns.take(self._world.clock(), lambda job: job.batch.is_ready())
                if job is not None:
                    self._waiting -= 1
                    self._changed.notify()
                    return job
                self._idle += 1
                self._wait()
                self._idle -= 1
        return None

    def _wait(self) -> None:
        """Wait for a change. Only one worker wakes for the next turn, or all would at once."""
        due = self._turns.due()
        if due is None or (self._watched is not None and self._watched <= due):
            self._changed.wait()
            return
        self._watched = due
        self._world.wait(self._changed, max(0.0, due - self._world.clock()))
        if self._watched == due:
            self._watched = None

    def _serve(self, job: _Job) -> Result | Again:
        try:
            return self._visit(job)
        except Fault as fault:
            return failure(job.journey, fault)
        except Exception as error:  # noqa: BLE001 - the others go on, and the caller must not wait
            strange = Fault(f"cannot be read ({type(error).__name__})", "report this as a fault")
            return failure(job.journey, strange, cause=Cause.MALFORMED)

    def _visit(self, job: _Job) -> Result | Again:
        journey = job.journey
        if job.batch.abandoned:
            return _closed(journey)
        origin = journey.address.origin
        journey.began = self._world.clock() if journey.began is None else journey.began
        if self._outages.is_dead(origin):
            raise NotReached("is on a server that did not answer before", "try again later")
        gap = self._visitor.delay_of(journey)
        if gap:
            with self._changed:
                self._turns.slow_down(origin.host, gap)
        outcome = self._visitor.visit(journey)
        if isinstance(outcome, Failure) and outcome.cause in (Cause.UNREACHABLE, Cause.TIME):
            self._outages.failed(origin, journey.began)
        elif not isinstance(outcome, Again):
            self._outages.answered(origin, self._world.clock())
        return outcome

    # Results go out.

    def _hand_over(self, job: _Job, result: Result) -> None:
        with self._changed:
            job.batch.held += _size(result)
        job.batch.results.put(result)

    def _release(self, batch: _Batch, result: Result) -> None:
        with self._changed:
            was_ready = batch.is_ready()
            batch.held -= _size(result)
            if not was_ready and batch.is_ready():
                self._turns.resume()
                self._changed.notify_all()


def _size(result: Result) -> int:
    return len(result.content) if isinstance(result, Answer) else 0


def _closed(journey: Journey) -> Failure:
    fault = Fault("was not read, since the reading was stopped", "start again")
    return failure(journey, fault, cause=Cause.CLOSED)


def _unreadable(request: Request, fault: Fault) -> Failure:
    return Failure(
        request=request,
        url=urls.shown(request.url),
        cause=fault.cause,
        reason=fault.reason,
        remedy=fault.remedy,
    )
