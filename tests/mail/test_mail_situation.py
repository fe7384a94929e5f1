"""What outcomes say about the server and about us."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import MONDAY

from digest.mail.envelope import Cause, Outcome, Verdict
from digest.mail.situation import Situation

SENT = Outcome(verdict=Verdict.SENT)
DOUBT = Outcome(verdict=Verdict.DOUBTFUL, detail="no answer", cause=Cause.SERVER)
BUSY = Outcome(verdict=Verdict.DEFERRED, detail="421 busy", cause=Cause.SERVER)
AWAY = Outcome(verdict=Verdict.DEFERRED, detail="refused", cause=Cause.UNREACHABLE)
POLICY = Outcome(verdict=Verdict.DEFERRED, detail="550 5.7.1 policy", cause=Cause.SENDER)
WRONG = Outcome(verdict=Verdict.FAILED, detail="550 5.1.1", cause=Cause.READER)
UNCLEAR = Outcome(verdict=Verdict.FAILED, detail="550", cause=Cause.UNCLEAR)
LATER = Outcome(verdict=Verdict.DEFERRED, detail="450", cause=Cause.READER)


def after(*outcomes: Outcome) -> Situation:
    """The situation after *outcomes*, each met when all waiting was over."""
    situation, moment = Situation("smtp"), MONDAY
    for outcome in outcomes:
        moment += timedelta(hours=1)
        situation.note(outcome, moment, 0)
    return situation


@pytest.mark.parametrize(
    ("outcomes", "over"),
    [
        ([LATER] * 50 + [WRONG] * 50, False),
        ([UNCLEAR] * 9, False),
        ([UNCLEAR] * 10, True),
        ([UNCLEAR] * 9 + [SENT] + [UNCLEAR] * 9, False),
        ([UNCLEAR, WRONG] * 10, True),
        ([DOUBT] * 2, False),
        ([DOUBT] * 3, True),
        ([DOUBT, SENT] * 5, False),
        ([POLICY], True),
        ([AWAY], True),
        ([SENT, AWAY], False),
        ([BUSY] * 5, False),
    ],
)
def test_what_stops_a_campaign(outcomes: list[Outcome], *, over: bool) -> None:
    assert after(*outcomes).over == over


@pytest.mark.parametrize(
    ("outcomes", "seconds"),
    [
        ([SENT], 0),
        ([LATER], 0),
        ([WRONG], 0),
        ([DOUBT], 0),
        ([DOUBT, DOUBT], 2),
        ([BUSY], 2),
        ([BUSY, BUSY], 4),
        ([BUSY, BUSY, SENT, BUSY], 2),
        ([SENT, AWAY], 2),
    ],
)
def test_how_long_all_mail_waits(outcomes: list[Outcome], seconds: int) -> None:
    resume = after(*outcomes).resume
    moment = MONDAY + timedelta(hours=len(outcomes))
    assert resume == (moment + timedelta(seconds=seconds) if seconds else None)


def test_what_several_connections_meet_at_once_counts_once() -> None:
    situation = Situation("smtp")
    for _ in range(8):
        situation.note(BUSY, MONDAY, 0)
    assert situation.resume == MONDAY + timedelta(seconds=2)


@pytest.mark.parametrize(("strikes", "over"), [(12, False), (13, True)])
def test_a_server_is_asked_so_often_and_no_more(strikes: int, *, over: bool) -> None:
    situation = after(*[BUSY] * strikes)
    assert situation.overdue(MONDAY + timedelta(days=9)) == over
    assert all(problem.reason == "421 busy" for problem in situation.stopped)


def test_to_wait_for_longer_than_the_patience_is_to_stop() -> None:
    situation = after(BUSY)
    assert situation.resume
    assert not situation.overdue(situation.resume)
    situation.waited(situation.resume - timedelta(seconds=1))
    assert situation.resume
    assert situation.overdue(situation.resume - timedelta(seconds=1))
    situation.waited(situation.resume)
    assert situation.resume is None
