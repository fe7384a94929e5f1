"""The thread that writes the ledger for the others: what it batches, and what becomes of an error."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from builders import MONDAY

from digest.errors import DigestError
from digest.mail.journal import PAUSE, Journal
from digest.progress import Meter
from digest.store.queue import Claim, Result


@dataclass
class Slow:
    """A queue whose first write waits until it is let go; *broken* says why it cannot write."""

    writes: list[tuple[list[int], list[int]]] = field(default_factory=list)
    started: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    broken: Exception | None = None

    def write(
        self,
        results: list[Result],
        attempts: list[Claim],
        *,
        now: datetime,  # noqa: ARG002
    ) -> set[int]:
        self.started.set()
        self.go.wait(30)
        if self.broken:
            raise self.broken
        self.writes.append(
            ([each.claim.number for each in results], [one.number for one in attempts])
        )
        return {claim.number for claim in attempts if claim.number % 2}


def claim(number: int) -> Claim:
    return Claim(number=number, issue="2025-W30", subscriber=str(number), fence="a")


def journal(queue: Slow) -> Journal:
    return Journal(queue, lambda: MONDAY)  # type: ignore[arg-type]


def test_what_comes_while_it_writes_is_one_transaction() -> None:
    queue, granted = Slow(), {}
    with journal(queue) as ledger:

        def attempt(number: int) -> None:
            granted[number] = ledger.attempt(claim(number)).granted()

        threads = [threading.Thread(target=attempt, args=(number,)) for number in range(1, 6)]
        threads[0].start()
        assert queue.started.wait(30)
        for thread in threads[1:]:
            thread.start()
        ledger.record(Result(claim=claim(9), state="sent"))
        while len(ledger._requests) < 4:
            pass
        queue.go.set()
        for thread in threads:
            thread.join(30)
    assert granted == {1: True, 2: False, 3: True, 4: False, 5: True}
    assert queue.writes[0] == ([], [1])
    assert (queue.writes[1][0], sorted(queue.writes[1][1])) == ([9], [2, 3, 4, 5])
    assert len(queue.writes) == 2


class Waits(threading.Condition):
    """Notes for how long somebody waits, until there is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.enough: list[bool] = []
        self.seconds: list[float | None] = []

    def wait_for(self, predicate: Callable[[], bool], timeout: float | None = None) -> bool:
        self.seconds.append(timeout)
        self.enough.append(super().wait_for(predicate, timeout))
        return self.enough[-1]


def test_a_transaction_waits_a_moment_until_half_of_the_threads_want_something() -> None:
    queue, news = Slow(), Waits()
    queue.go.set()
    ledger = Journal(queue, lambda: MONDAY, threads=6, _news=news)  # type: ignore[arg-type]
    ledger.attempt(claim(1))
    ledger.record(Result(claim=claim(9), state="sent"))
    ledger.attempt(claim(3))
    assert not ledger._is_full()
    third = ledger.attempt(claim(5))
    with ledger:
        assert third.granted()
    assert queue.writes == [([9], [1, 3, 5])]
    assert news.enough[0]
    assert news.seconds[0] == PAUSE == 0.005


def test_a_few_are_written_after_a_moment() -> None:
    queue, news = Slow(), Waits()
    queue.go.set()
    with Journal(queue, lambda: MONDAY, threads=6, _news=news) as ledger:  # type: ignore[arg-type]
        assert ledger.attempt(claim(1)).granted()
        ledger.record(Result(claim=claim(1), state="sent"))
        ledger.flush()  # waits for no more
    assert news.enough[:2] == [False, True]
    assert queue.writes == [([], [1]), ([1], [])]


@pytest.mark.parametrize("error", [DigestError("full disk"), ZeroDivisionError()])
def test_an_error_reaches_who_waits_and_no_result_is_forgotten(error: Exception) -> None:
    queue = Slow(broken=error)
    queue.go.set()
    with journal(queue) as ledger:
        ledger.record(Result(claim=claim(1), state="sent"))
        with pytest.raises(type(error)):
            ledger.attempt(claim(2)).granted()
        with pytest.raises(type(error)):
            ledger.flush()
        queue.broken = None
        ledger.flush()
    assert queue.writes == [([1], [])]


def test_at_its_end_it_writes_what_is_left() -> None:
    queue = Slow()
    queue.go.set()
    with journal(queue) as ledger:
        ledger.record(Result(claim=claim(1), state="sent"))
    assert [results for results, _ in queue.writes] == [[1]]


def test_what_is_final_is_counted_once_it_is_written() -> None:
    queue, said = Slow(), list[tuple[int, int]]()
    queue.go.set()
    meter = Meter(lambda done, total: said.append((done, total)), total=3)
    with Journal(queue, lambda: MONDAY, meter) as ledger:  # type: ignore[arg-type]
        ledger.record(Result(claim=claim(1), state="sent"))
        ledger.record(Result(claim=claim(2), state="queued", due=MONDAY))
        ledger.record(Result(claim=claim(3), state="failed"))
        ledger.flush()
    assert said[-1] == (2, 3)
