from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from digest.errors import DigestError, UsageError
from digest.model import Subscriber
from digest.store import open_store
from digest.store.ledger import MOVES
from digest.store.roster import Candidate
from digest.store.store import Store

WEEK, SHA, LATER = "2025-W30", "a" * 64, MONDAY + timedelta(days=7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store("sqlite:///digest.db", folder=tmp_path) as opened:
        opened.roster.put(
            [
                Candidate(key=f"{name}@example.org", email=f"{name}@example.org")
                for name in ("ann", "bob", "cleo")
            ],
            now=MONDAY,
        )
        yield opened


def queue(store: Store, *, issue: str = WEEK, sha: str = SHA) -> tuple[Subscriber, ...]:
    readers = store.roster.subscribers("active")
    store.ledger.enqueue(issue, sha, readers, now=MONDAY)
    return readers


def test_queueing_twice_queues_once(store: Store) -> None:
    readers = store.roster.subscribers()
    assert store.ledger.enqueue(WEEK, SHA, readers, now=MONDAY) == 3
    assert store.ledger.enqueue(WEEK, SHA, readers, now=LATER) == 0
    assert store.ledger.counts(WEEK) == {"queued": 3}


def test_claims_come_in_order_each_once(store: Store) -> None:
    readers, seen, after = queue(store), [], 0
    while claim := store.ledger.claim(WEEK, after=after):
        seen.append(claim.reader)
        after = claim.number
    assert tuple(seen) == readers
    assert store.ledger.claim("another") is None


def test_a_claim_shows_the_reader_as_they_are_now(store: Store) -> None:
    ann, bob, _ = queue(store)
    store.roster.leave("ann@example.org", now=LATER)
    store.roster.erase("bob@example.org", now=LATER)
    first = store.ledger.claim(WEEK)
    assert first
    assert first.reader
    assert (first.subscriber, first.reader.status) == (ann.id, "unsubscribed")
    second = store.ledger.claim(WEEK, after=first.number)
    assert second
    assert (second.subscriber, second.reader) == (bob.id, None)


def test_of_two_senders_one_gets_the_row(store: Store) -> None:
    ann, *_ = queue(store)
    assert store.ledger.move(WEEK, ann.id, "attempting", now=MONDAY, message_id="<1@example.org>")
    assert not store.ledger.move(
        WEEK, ann.id, "attempting", now=MONDAY, message_id="<2@example.org>"
    )
    assert [each.message_id for each in store.ledger.deliveries(WEEK, "attempting")] == [
        "<1@example.org>"
    ]


def test_what_a_dead_run_was_attempting_is_held(store: Store) -> None:
    ann, bob, _ = queue(store)
    store.ledger.move(WEEK, ann.id, "attempting", now=MONDAY)
    store.ledger.move(WEEK, bob.id, "attempting", now=MONDAY)
    store.ledger.move(WEEK, bob.id, "sent", now=MONDAY)
    assert store.ledger.mark_interrupted(now=LATER) == 1
    assert store.ledger.counts(WEEK) == {"doubtful": 1, "sent": 1, "queued": 1}
    assert not store.ledger.move(WEEK, ann.id, "attempting", now=LATER)


@pytest.mark.parametrize("decision", ["sent", "failed", "queued"])
def test_doubt_is_settled_by_hand(store: Store, decision: str) -> None:
    ann, bob, _ = queue(store)
    store.ledger.move(WEEK, ann.id, "attempting", now=MONDAY)
    store.ledger.mark_interrupted(now=MONDAY)
    store.ledger.resolve(WEEK, ann.id, decision, now=LATER)
    (settled,) = [each for each in store.ledger.deliveries(WEEK) if each.subscriber == ann.id]
    assert (settled.state, settled.detail, settled.changed) == (decision, "settled by hand", LATER)
    with pytest.raises(UsageError, match="no doubtful"):
        store.ledger.resolve(WEEK, bob.id, decision, now=LATER)


def test_what_was_sent_cannot_be_settled_anew(store: Store) -> None:
    ann, *_ = queue(store)
    store.ledger.move(WEEK, ann.id, "attempting", now=MONDAY)
    store.ledger.move(WEEK, ann.id, "sent", now=MONDAY)
    with pytest.raises(UsageError, match="no doubtful"):
        store.ledger.resolve(WEEK, ann.id, "queued", now=LATER)
    with pytest.raises(UsageError, match="cannot be resolved"):
        store.ledger.resolve(WEEK, ann.id, "attempting", now=LATER)


def test_a_new_pdf_is_taken_until_the_first_mail(store: Store) -> None:
    ann, *_ = queue(store)
    queue(store, sha="b" * 64)
    store.ledger.move(WEEK, ann.id, "attempting", now=MONDAY)
    queue(store, sha="b" * 64)
    with pytest.raises(
        DigestError, match=r"2025-W30: the PDF has changed .*; send the earlier PDF"
    ):
        queue(store, sha="c" * 64)
    queue(store, issue="2025-W31", sha="c" * 64)
    assert set(store.ledger.issues()) == {WEEK, "2025-W31"}


class Deliveries(RuleBasedStateMachine):
    """Whatever is done to a delivery: once sent it stays sent, and doubt is left only by hand or by an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.opened = open_store("sqlite:///digest.db", folder=Path(self.folder.name))
        self.store = self.opened.__enter__()
        self.store.roster.put([Candidate(key="a@example.org", email="a@example.org")], now=MONDAY)
        (self.reader,) = queue(self.store)
        self.dots = self.releases = 0
        self.was_sent = False

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()

    @property
    def state(self) -> str:
        return self.store.ledger.deliveries(WEEK)[0].state

    @rule(state=st.sampled_from(sorted(MOVES)))
    def move(self, state: str) -> None:
        before = self.state
        moved = self.store.ledger.move(WEEK, self.reader.id, state, now=MONDAY)
        assert moved == (before in MOVES[state])
        assert self.state == (state if moved else before)
        self.dots += moved and state == "attempting"
        self.releases += moved and (before, state) == ("attempting", "queued")

    @rule()
    def die(self) -> None:
        self.store.ledger.mark_interrupted(now=LATER)
        assert self.state != "attempting"

    @rule()
    def queue_again(self) -> None:
        assert self.store.ledger.enqueue(WEEK, SHA, [self.reader], now=LATER) == 0

    @invariant()
    def sent_stays_sent(self) -> None:
        assert not self.was_sent or self.state == "sent"
        self.was_sent = self.state == "sent"

    @invariant()
    def every_dot_but_one_was_answered_with_not_now(self) -> None:
        assert self.dots - self.releases <= 1


Deliveries.TestCase.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
TestDeliveries: Any = Deliveries.TestCase
