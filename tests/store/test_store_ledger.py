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
from digest.store.queue import LEASE, Claim, Result
from digest.store.roster import Candidate
from digest.store.store import Store

WEEK, SHA, LATER = "2025-W30", "a" * 64, MONDAY + timedelta(days=7)


@pytest.fixture
def store(any_url: str, tmp_path: Path) -> Iterator[Store]:
    with open_store(any_url, folder=tmp_path) as opened:
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


def attempt(store: Store, count: int = 1, *, sender: str = "db1/1") -> tuple[Claim, ...]:
    """The first *count* deliveries, attempted by *sender*."""
    claims = store.queue(sender).claim(WEEK, limit=count, now=MONDAY)
    granted = store.queue(sender).write([], claims, now=MONDAY)
    assert granted == {claim.number for claim in claims}
    return claims


@pytest.mark.parametrize("decision", ["sent", "failed", "queued"])
def test_doubt_is_settled_by_hand(store: Store, decision: str) -> None:
    queue(store)
    (ann,) = attempt(store)
    store.ledger.mark_interrupted(now=MONDAY)
    assert store.ledger.settle(WEEK, decision, now=LATER, subscribers=[ann.subscriber]) == 1
    settled = store.ledger.deliveries(WEEK)[0]
    assert (settled.state, settled.detail, settled.changed) == (decision, "settled by hand", LATER)
    assert store.ledger.settle(WEEK, decision, now=LATER, subscribers=["nobody"]) == 0


def test_what_waits_is_settled_by_hand(store: Store) -> None:
    """A reader whose server refuses us for ever must not wait for ever."""
    ann, bob, cleo = queue(store)
    store.ledger.settle(WEEK, "failed", now=LATER, subscribers=[ann.id])
    store.ledger.settle(WEEK, "cancelled", now=LATER, subscribers=[bob.id])
    assert store.ledger.counts(WEEK) == {"failed": 1, "cancelled": 1, "queued": 1}
    assert store.ledger.settle(WEEK, "queued", now=LATER, states=["cancelled"]) == 1
    assert store.ledger.settle(WEEK, "cancelled", now=LATER, subscribers=[cleo.id]) == 1
    assert store.ledger.counts(WEEK) == {"failed": 1, "cancelled": 1, "queued": 1}


def test_what_was_sent_cannot_be_settled_anew(store: Store) -> None:
    queue(store)
    (ann,) = attempt(store)
    store.queue("db1/1").write([Result(claim=ann, state="sent")], [], now=MONDAY)
    assert store.ledger.settle(WEEK, "queued", now=LATER, subscribers=[ann.subscriber]) == 0
    with pytest.raises(UsageError, match="cannot be resolved"):
        store.ledger.settle(WEEK, "attempting", now=LATER, subscribers=[ann.subscriber])


def test_the_list_is_frozen_once(store: Store) -> None:
    freeze = store.ledger.freeze
    assert freeze(WEEK, SHA, now=MONDAY, mark=lambda reader: f"<{reader}@example.org>") == 3
    store.roster.put([Candidate(key="dan@example.org", email="dan@example.org")], now=LATER)
    assert freeze(WEEK, SHA, now=LATER) == 0
    campaign = store.ledger.campaign(WEEK)
    assert campaign
    assert (campaign.readers, campaign.state, campaign.opened) == (3, "open", MONDAY)
    assert freeze(WEEK, SHA, now=LATER, newcomers=True) == 1
    marks = [each.message_id for each in store.ledger.deliveries(WEEK)]
    assert (
        marks[:3]
        == [f"<{each.subscriber}@example.org>" for each in store.ledger.deliveries(WEEK)][:3]
    )
    assert freeze(WEEK, SHA, now=LATER, mark=lambda _: "<late@example.org>") == 0
    assert store.ledger.deliveries(WEEK)[3].message_id == "<late@example.org>"  # had none so far


def test_who_is_not_active_is_not_on_the_list(store: Store) -> None:
    store.roster.leave("bob@example.org", now=MONDAY)
    assert store.ledger.freeze(WEEK, SHA, now=MONDAY) == 2


def test_a_campaign_is_paused_and_cancelled(store: Store) -> None:
    queue(store)
    ledger, sender = store.ledger, store.queue("db1/1")
    ann, bob, _ = sender.claim(WEEK, limit=9, now=MONDAY)
    assert ledger.set_state(WEEK, "paused", now=MONDAY) == 0
    assert sender.write([], [ann], now=MONDAY) == set()
    ledger.set_state(WEEK, "open", now=MONDAY)
    assert sender.write([], [ann], now=MONDAY) == {ann.number}
    assert ledger.set_state(WEEK, "cancelled", now=MONDAY) == 2
    assert sender.write([Result(claim=ann, state="sent")], [bob], now=MONDAY) == set()
    assert ledger.counts(WEEK) == {"sent": 1, "cancelled": 2}
    assert sender.claim(WEEK, limit=9, now=LATER) == ()
    with pytest.raises(UsageError, match="no mail was ever queued"):
        ledger.set_state("2025-W01", "paused", now=MONDAY)


def test_a_new_pdf_is_taken_until_the_first_mail(store: Store) -> None:
    queue(store)
    queue(store, sha="b" * 64)
    attempt(store)
    queue(store, sha="b" * 64)
    with pytest.raises(
        DigestError, match=r"2025-W30: the PDF has changed .*; send the earlier PDF"
    ):
        queue(store, sha="c" * 64)
    queue(store, issue="2025-W31", sha="c" * 64)
    assert set(store.ledger.issues()) == {WEEK, "2025-W31"}


class Deliveries(RuleBasedStateMachine):
    """Two senders on two hosts, that die, wake late and answer late, and a person: once sent it stays
    sent, and after a dot without an answer nobody sends another.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.opened = open_store("sqlite:///digest.db", folder=Path(self.folder.name))
        self.store = self.opened.__enter__()
        self.store.roster.put([Candidate(key="a@example.org", email="a@example.org")], now=MONDAY)
        (self.reader,) = queue(self.store)
        self.senders = [self.store.queue("db1/1"), self.store.queue("db2/1")]
        self.claims: list[list[Claim]] = [[], []]
        self.now, self.dots, self.releases = MONDAY, 0, 0
        self.was_sent = False

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()

    @property
    def state(self) -> str:
        return self.store.ledger.deliveries(WEEK)[0].state

    @rule(who=st.integers(0, 1))
    def claim(self, who: int) -> None:
        self.claims[who] += self.senders[who].claim(WEEK, limit=1, now=self.now)

    @rule(who=st.integers(0, 1), which=st.integers(0, 3))
    def attempt(self, who: int, which: int) -> None:
        if len(self.claims[who]) > which:
            granted = self.senders[who].write([], [self.claims[who][which]], now=self.now)
            self.dots += len(granted)

    @rule(who=st.integers(0, 1), which=st.integers(0, 3), state=st.sampled_from(sorted(MOVES)))
    def answer(self, who: int, which: int, state: str) -> None:
        if len(self.claims[who]) > which and state != "attempting":
            before = self.state
            result = Result(claim=self.claims[who][which], state=state, due=self.now)
            self.senders[who].write([result], [], now=self.now)
            assert self.state in (before, state)
            assert self.state == before or before in MOVES[state]
            if before != self.state and before in ("attempting", "doubtful") and state == "queued":
                self.releases += 1  # a definite "not now"

    @rule(who=st.integers(0, 1))
    def give_back(self, who: int) -> None:
        self.senders[who].release(self.claims[who], now=self.now, due=self.now)

    @rule()
    def time_passes(self) -> None:
        self.now += LEASE

    @rule(who=st.integers(0, 1))
    def hold(self, who: int) -> None:
        self.senders[who].hold_expired(now=self.now)

    @rule()
    def restart(self) -> None:
        self.store.ledger.mark_interrupted(now=self.now)
        assert self.state != "attempting"

    @rule()
    def queue_again(self) -> None:
        assert self.store.ledger.enqueue(WEEK, SHA, [self.reader], now=self.now) == 0

    @invariant()
    def sent_stays_sent(self) -> None:
        assert not self.was_sent or self.state == "sent"
        self.was_sent = self.state == "sent"

    @invariant()
    def every_dot_but_one_was_answered_with_not_now(self) -> None:
        assert self.dots - self.releases <= 1


Deliveries.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestDeliveries: Any = Deliveries.TestCase
