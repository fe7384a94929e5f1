from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY
from stores import a_store

from digest.store.queue import Result
from digest.store.roster import Candidate
from digest.store.store import Store

LATER = MONDAY + timedelta(days=7)
ANN = Candidate(key="ann@example.org", email="Ann@example.org", name="Ann", consent="form")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


def test_a_reader_is_added_once_and_updated(store: Store) -> None:
    roster = store.roster
    assert roster.put([ANN], now=MONDAY) == ("added",)
    assert roster.put([ANN, Candidate(key=ANN.key, email=ANN.email)], now=LATER) == ("same", "same")
    assert roster.put([Candidate(key=ANN.key, email=ANN.email, language="fr")], now=LATER) == (
        "updated",
    )
    (ann,) = roster.subscribers()
    assert (ann.email, ann.name, ann.language, ann.status, ann.joined) == (
        "Ann@example.org",
        "Ann",
        "fr",
        "active",
        MONDAY,
    )


def test_who_left_comes_back_only_when_they_ask(store: Store) -> None:
    roster = store.roster
    roster.put([ANN], now=MONDAY)
    assert roster.leave(ANN.key, now=MONDAY)
    assert not roster.leave(ANN.key, now=LATER)
    assert roster.put([ANN], now=LATER) == ("unsubscribed",)
    assert roster.subscribers("active") == ()
    assert roster.put([ANN], now=LATER, again=True) == ("added",)
    assert [reader.joined for reader in roster.subscribers("active")] == [LATER]


def test_who_was_erased_is_forgotten_but_stays_off(store: Store) -> None:
    roster, ledger = store.roster, store.ledger
    roster.put([ANN], now=MONDAY)
    (ann,) = roster.subscribers()
    ledger.enqueue("2025-W30", "0" * 64, [ann], now=MONDAY)
    (claim,) = store.queue("db1/1").claim("2025-W30", limit=1, now=MONDAY)
    refused = Result(claim=claim, state="failed", detail="550 <ann@example.org>: no such user")
    store.queue("db1/1").write([refused], [], now=MONDAY)
    assert roster.erase(ANN.key, now=LATER)
    assert not roster.erase(ANN.key, now=LATER)
    assert roster.find(ANN.key) is None
    assert ledger.counts("2025-W30") == {"failed": 1}
    with store.database.engine.connect() as connection:
        assert not [line for line in connection.connection.iterdump() if "ann@" in line.lower()]
    assert roster.put([ANN], now=LATER) == ("erased",)
    assert roster.put([ANN], now=LATER, again=True) == ("added",)
