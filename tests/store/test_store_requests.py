"""The queue of mails asked for, and the counts of bounces, on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY

from digest.store import open_store
from digest.store.requests import LEASE, MOST_FOR_ONE
from digest.store.roster import Candidate
from digest.store.store import Store

ANN = "ann@example.org"


@pytest.fixture
def store(any_url: str, tmp_path: Path) -> Iterator[Store]:
    with open_store(any_url, folder=tmp_path) as opened:
        yield opened


def ask(store: Store, name: str = ANN, **later: float) -> bool:
    return store.requests.add("confirm", name, name, now=MONDAY + timedelta(**later), origin="x")


def test_requests_come_in_order_and_once(store: Store) -> None:
    for name in ("b", "a"):
        assert ask(store, f"{name}@example.org")
    first, second = (store.requests.claim(now=MONDAY) for _ in range(2))
    assert first
    assert second
    assert (first.address, second.address) == ("b@example.org", "a@example.org")
    assert (first.asked, first.tries) == (MONDAY, 1)
    assert store.requests.claim(now=MONDAY) is None
    assert store.requests.waiting() == 2
    again = store.requests.claim(now=MONDAY + LEASE)
    assert again
    assert (again.number, again.tries) == (first.number, 2)
    store.requests.settle(first.number)
    store.requests.put_off(second.number, MONDAY + timedelta(hours=1))
    assert store.requests.claim(now=MONDAY + timedelta(minutes=59)) is None
    assert store.requests.claim(now=MONDAY + timedelta(hours=1))
    assert store.requests.waiting() == 1


def test_one_address_is_limited_and_forgotten(store: Store) -> None:
    for _ in range(MOST_FOR_ONE + 1):
        assert ask(store)
    assert store.requests.waiting() == MOST_FOR_ONE
    assert ask(store, hours=24)
    assert store.requests.waiting() == MOST_FOR_ONE + 1
    assert store.requests.tidy(now=MONDAY + timedelta(days=3)) == MOST_FOR_ONE
    assert store.requests.waiting() == 1


def test_reports_count_once(store: Store) -> None:
    assert store.bounces.add("1", "ann", "soft", now=MONDAY)
    assert not store.bounces.add("1", "ann", "hard", now=MONDAY)
    assert store.bounces.add("2", "ann", "hard", now=MONDAY)
    assert store.bounces.count("ann", "soft", since=MONDAY - timedelta(seconds=1)) == 1
    assert store.bounces.count("ann", "soft", since=MONDAY) == 0
    store.bounces.tidy(before=MONDAY)
    assert store.bounces.count("ann", "hard", since=MONDAY - timedelta(days=1)) == 0


def test_many_leave_at_once(store: Store) -> None:
    names = ("ann", "bob", "cleo")
    people = [Candidate(key=f"{name}@example.org", email=f"{name}@example.org") for name in names]
    store.roster.put(people, now=MONDAY)
    ids = [one.id for one in store.roster.subscribers()]
    store.roster.leave(ANN, now=MONDAY)
    assert store.roster.leave_many([*ids[:2], "nobody"], now=MONDAY + timedelta(1)) == 1
    assert [one.status for one in store.roster.subscribers()] == ["unsubscribed"] * 2 + ["active"]
    assert store.roster.left_since(ANN, MONDAY - timedelta(seconds=1))
    assert not store.roster.left_since(ANN, MONDAY)
    assert not store.roster.left_since("cleo@example.org", MONDAY - timedelta(1))


def test_a_sound_database_has_no_problem(store: Store) -> None:
    assert store.database.problem() == ""
