"""The queue as several senders see it, on SQLite, and in the slow tests on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders import MONDAY

from digest.store import open_store
from digest.store.queue import LATEST, LEASE, Claim, Queue, Result
from digest.store.roster import Candidate
from digest.store.schema import locks
from digest.store.store import Store

WEEK, SHA = "2025-W30", "a" * 64
NAMES = ("ann", "bob", "cleo")


@pytest.fixture
def store(any_url: str, tmp_path: Path) -> Iterator[Store]:
    with open_store(any_url, folder=tmp_path) as opened:
        add(opened, *NAMES)
        opened.ledger.freeze(WEEK, SHA, now=MONDAY)
        yield opened


def add(store: Store, *names: str) -> None:
    people = [Candidate(key=f"{name}@example.org", email=f"{name}@example.org") for name in names]
    store.roster.put(people, now=MONDAY)


def claim(queue: Queue, *, limit: int = 9, now: datetime = MONDAY) -> tuple[Claim, ...]:
    return queue.claim(WEEK, limit=limit, now=now)


def names(claims: tuple[Claim, ...]) -> list[str]:
    return [one.reader.email.partition("@")[0] if one.reader else "" for one in claims]


def test_claims_come_in_order_each_once(store: Store) -> None:
    one, two = store.queue("db1/1"), store.queue("db2/1")
    assert names(claim(one, limit=2)) == ["ann", "bob"]
    assert names(claim(two)) == ["cleo"]
    assert claim(one) == claim(two) == ()
    assert store.queue("db1/1").claim("another", limit=9, now=MONDAY) == ()


def test_a_claim_shows_the_reader_as_they_are_now(store: Store) -> None:
    store.roster.leave("ann@example.org", now=MONDAY)
    store.roster.erase("bob@example.org", now=MONDAY)
    ann, bob, _ = claim(store.queue("db1/1"))
    assert ann.reader
    assert (ann.reader.status, bob.reader) == ("unsubscribed", None)


def test_who_leaves_between_claim_and_dot_gets_none(store: Store) -> None:
    queue = store.queue("db1/1")
    claims = claim(queue)
    store.roster.leave("ann@example.org", now=MONDAY, status="bounced")
    store.roster.erase("bob@example.org", now=MONDAY)
    assert queue.write([], claims, now=MONDAY) == {claims[2].number}
    assert [queue.reason(one) for one in claims] == ["bounced", "erased", ""]
    queue.write([Result(claim=claims[0], state="skipped", detail="bounced")], [], now=MONDAY)
    assert store.ledger.counts(WEEK) == {"skipped": 1, "queued": 1, "attempting": 1}


def test_a_lease_that_ends_lets_another_in_and_fences_the_first_out(store: Store) -> None:
    slow, quick = store.queue("db1/1"), store.queue("db2/1")
    (first, *_) = claim(slow)
    assert claim(quick, now=MONDAY + LEASE - timedelta(seconds=1)) == ()
    (second, *_) = claim(quick, now=MONDAY + LEASE)
    assert (first.number, second.number) == (second.number, first.number)
    assert slow.write([], [first], now=MONDAY + LEASE) == set()
    assert quick.write([], [second], now=MONDAY + LEASE) == {second.number}
    slow.write([Result(claim=first, state="sent")], [], now=MONDAY + LEASE)  # a false answer
    slow.release([first], now=MONDAY, due=MONDAY)
    assert store.ledger.counts(WEEK) == {"attempting": 1, "queued": 2}


def test_a_lease_over_and_nobody_came_still_holds(store: Store) -> None:
    queue = store.queue("db1/1")
    (ann, *_) = claim(queue)
    assert queue.write([], [ann], now=MONDAY + 2 * LEASE) == {ann.number}


def test_an_attempt_without_an_answer_is_held_and_a_late_answer_counts(store: Store) -> None:
    dead, other = store.queue("db1/1"), store.queue("db2/1")
    ann, bob, _ = claim(dead)
    dead.write([], [ann, bob], now=MONDAY)
    assert other.hold_expired(now=MONDAY + LEASE - timedelta(seconds=1)) == 0
    assert other.hold_expired(now=MONDAY + LEASE) == 2
    assert store.ledger.counts(WEEK) == {"doubtful": 2, "queued": 1}
    dead.write([Result(claim=ann, state="sent", detail="250 ok")], [], now=MONDAY + 2 * LEASE)
    store.ledger.settle(WEEK, "failed", now=MONDAY, subscribers=[bob.subscriber])
    dead.write([Result(claim=bob, state="sent")], [], now=MONDAY + 2 * LEASE)  # a person was first
    assert store.ledger.counts(WEEK) == {"sent": 1, "failed": 1, "queued": 1}


def test_a_run_that_was_killed_leaves_doubt_only_where_it_attempted(store: Store) -> None:
    dead = store.queue("db1/1")
    ann, bob, cleo = claim(dead)
    dead.write([], [ann, bob], now=MONDAY)
    dead.write([Result(claim=bob, state="sent")], [], now=MONDAY)
    assert store.ledger.mark_interrupted(now=MONDAY) == 1
    assert store.ledger.counts(WEEK) == {"doubtful": 1, "sent": 1, "queued": 1}
    (again,) = claim(store.queue("db1/2"))
    assert again.number == cleo.number


def test_a_living_sender_of_another_machine_keeps_its_rows(store: Store) -> None:
    row = {"name": "send/1", "host": "d_1", "pid": 1, "process": "", "since": MONDAY}
    with store.database.write() as connection:
        connection.execute(locks.insert().values(row))
    alive, dead = store.queue("d_1/1"), store.queue("db1/1")
    (ann,), (bob,), (cleo,) = claim(alive, limit=1), claim(dead, limit=1), claim(dead)
    alive.write([], [ann], now=MONDAY)
    dead.write([], [bob], now=MONDAY)
    assert store.ledger.mark_interrupted(now=MONDAY) == 1
    assert store.ledger.counts(WEEK) == {"attempting": 1, "doubtful": 1, "queued": 1}
    assert names(claim(store.queue("db1/2"))) == ["cleo"]
    assert not dead.write([], [cleo], now=MONDAY)


def test_what_other_senders_have_is_waited_for_on_postgresql(store: Store) -> None:
    one, two = store.queue("db1/1"), store.queue("db1/11")
    (ann,) = claim(one, limit=1)
    claim(two, limit=1)
    one.write([], [ann], now=MONDAY)
    many = int(store.database.many_hosts)
    assert [each.elsewhere(WEEK, now=MONDAY) for each in (one, two)] == [many, many]
    assert store.queue("db3/1").elsewhere(WEEK, now=MONDAY) == 2 * many
    assert two.elsewhere(WEEK, now=MONDAY + LEASE) == 0


@pytest.mark.parametrize("many", [1, 2, 3, 5, 8])
def test_as_many_attempts_at_once_as_come(store: Store, many: int) -> None:
    add(store, *(f"r{number}" for number in range(9)))
    store.ledger.freeze(WEEK, SHA, now=MONDAY, newcomers=True)
    queue = store.queue("db1/1")
    claims = claim(queue, limit=12)
    assert len(claims) == 12
    numbers = {one.number for one in claims[:many]}
    assert queue.write([], claims[:many], now=MONDAY) == numbers
    assert queue.write([], claims[:many], now=MONDAY) == set()
    assert store.ledger.counts(WEEK) == {"attempting": many, "queued": 12 - many}


def test_a_server_s_words_are_stored_whatever_they_are(store: Store) -> None:
    queue = store.queue("db1/1")
    (ann,) = claim(queue, limit=1)
    queue.write([], [ann], now=MONDAY)
    queue.write([Result(claim=ann, state="failed", detail="550 \0\udcff no")], [], now=MONDAY)
    (failed,) = store.ledger.deliveries(WEEK, "failed")
    assert (failed.detail, failed.changed) == ("550 \\x00\\udcff no", MONDAY)


def test_a_deferred_delivery_comes_back_when_it_is_due(store: Store) -> None:
    queue, later = store.queue("db1/1"), MONDAY + timedelta(minutes=2)
    ann, bob, cleo = claim(queue)
    assert queue.next_due(WEEK) is None  # what is claimed is not waited for
    queue.write([Result(claim=ann, state="queued", detail="450 later", due=later)], [], now=MONDAY)
    queue.release([bob], now=MONDAY, due=MONDAY)
    assert queue.next_due(WEEK) == MONDAY
    assert names(claim(queue)) == ["bob"]
    assert queue.next_due(WEEK) == later
    assert claim(queue, now=later - timedelta(seconds=1)) == ()
    (again,) = claim(queue, now=later)
    assert (again.subscriber, again.attempts, ann.attempts) == (ann.subscriber, 1, 0)
    assert cleo.number != again.number


def test_what_a_wrong_clock_put_off_is_due_again(store: Store) -> None:
    queue, wrong = store.queue("db1/1"), MONDAY + timedelta(days=900)
    ann, bob, _ = claim(queue)
    assert timedelta(hours=8) == LATEST  # longer than the longest pause, four hours and a quarter
    queue.release([ann], now=MONDAY, due=wrong)
    queue.release([bob], now=MONDAY, due=MONDAY + LATEST)
    queue.mend_times(WEEK, now=MONDAY)
    assert names(claim(queue)) == ["ann"]


def test_many_threads_of_two_hosts_share_the_queue(store: Store) -> None:
    add(store, *(f"r{number:03}" for number in range(197)))
    store.ledger.freeze(WEEK, SHA, now=MONDAY, newcomers=True)
    got: list[int] = []

    def send(name: str) -> None:
        queue = store.queue(name)
        while claims := claim(queue, limit=7):
            granted = queue.write([], claims, now=MONDAY)
            got.extend(granted)
            results = [Result(claim=one, state="sent") for one in claims]
            queue.write(results, [], now=MONDAY)

    threads = [threading.Thread(target=send, args=(f"db{n % 2}/{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(set(got)) == 200
    assert store.ledger.counts(WEEK) == {"sent": 200}
