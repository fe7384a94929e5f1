"""A campaign in time: what waits, what goes first, what ends it, and what it does over several connections.

The table of faults that a trusted sender survives, and the tests of its rows (here, where no file is named):

kill -9 anywhere                      test_mail_killed.py; tests/benchmarks/mail.py, through 10,000 faults
two senders at once                   test_mail_campaign.py::test_two_senders_at_once (refused),
                                      test_two_senders_on_two_hosts_share_one_issue (fenced)
a lease that ends in mid-body         test_mail_campaign.py::test_a_row_that_another_sender_took_gets_no_dot,
                                      tests/store/test_store_queue.py::test_a_lease_that_ends_lets_another_in…
4xx at connect, MAIL, RCPT, dot; 421  test_mail_smtp.py::test_every_refusal_at_every_verb,
                                      test_mail_campaign.py::test_every_fault_and_the_run_after_it,
                                      test_a_grey_list…, test_a_busy_server…, test_a_server_that_comes_back…
5xx at RCPT or dot                    the same two tables; test_mail_campaign.py::test_many_wrong_addresses…,
                                      test_a_policy_stops_the_campaign_but_the_next_run_goes_past_it
drop before the dot / after it        the same two tables; test_mail_smtp.py::test_a_drop_in_the_middle…,
                                      test_three_connections_lost_after_the_dot_are_enough
a slow server, a tiny window          test_mail_smtp.py::test_a_silent_server…, ::test_a_server_that_does_not_read…,
                                      test_a_slow_answer_does_not_hold_up_the_other_connections
a full disk, a ledger error           test_a_ledger_that_breaks_in_mid_run_stops_all_without_a_dot,
                                      test_mail_campaign.py::test_a_ledger_that_cannot_be_written_gives_no_dot
certificate, STARTTLS, AUTH           test_mail_smtp.py::test_a_certificate…, ::test_an_expired_certificate…,
                                      ::test_without_starttls…, ::test_a_wrong_password…, ::test_what_cannot_be_safe…
malformed addresses, SMTPUTF8         test_mail_campaign.py::test_an_address_that_spoils_its_mail…,
                                      test_mail_smtp.py::test_an_international_address_goes_only_where_it_is_taken
unsubscribed or bounced in mid-run    test_mail_campaign.py::test_who_left_gets_nothing_even_in_mid_run,
                                      tests/store/test_store_queue.py::test_who_leaves_between_claim_and_dot…
the clock jumps, a backup restored    tests/store/test_store_queue.py::test_what_a_wrong_clock_put_off…,
                                      test_a_ledger_restored…, test_an_empty_ledger…, test_an_old_issue…
forged bounces, auto-replies          the tests of `digest bounces`
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import postgres
import pytest
from builders import MONDAY
from mail_desk import BODIES, WEEK, Time, config, pdf, states, store_with
from mail_servers import HANG_UP, Scripted, scripted
from sqlalchemy import select

from digest import mail
from digest.config import Config
from digest.errors import DigestError
from digest.mail import SendReport
from digest.mail.campaign import work
from digest.mail.courier import Room
from digest.mail.mark import Keeper
from digest.mail.message import issue_mailing, message_id
from digest.mail.pace import Pacer, reader_delay, server_delay
from digest.mail.sending import Limits, Sending
from digest.store import open_store
from digest.store.ledger import CampaignRow
from digest.store.queue import Claim, Queue, Result
from digest.store.roster import Candidate
from digest.store.schema import deliveries
from digest.store.store import Store

MINUTE = timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with(tmp_path, "ann", "bob", "cleo") as opened:
        yield opened


def smtp(folder: Path, port: int, **mail: Any) -> Config:
    return config(
        folder,
        **{"transport": "smtp", "host": "127.0.0.1", "port": port, "security": "none"} | mail,
    )


def send(store: Store, settings: Config, time: Time, **choices: Any) -> SendReport:
    file = pdf(settings.folder)
    orders = time.orders(**choices)
    return mail.send_issue(store, WEEK, file, BODIES, settings, now=time.now, orders=orders)


class GreyList:
    """A server that takes no mail for a reader before *delay* has passed since it was first asked."""

    def __init__(self, time: Time, delay: timedelta, **only: Any) -> None:
        self.time, self.delay = time, delay
        self.asked: dict[str, list[datetime]] = {}
        self.server = Scripted({"RCPT": ["250 ok"]}, **only)
        self.server.reply = self.reply

    def reply(self, verb: str, line: str) -> str:
        if verb != "RCPT":
            return ""
        moments = self.asked.setdefault(line.partition("<")[2].partition("@")[0], [])
        moments.append(self.time.now())
        early = moments[-1] - moments[0] < self.delay
        return "450 4.2.0 greylisted, try again" if early else ""


def test_a_grey_list_is_waited_for_and_not_met_twice_within_a_minute(
    store: Store, tmp_path: Path
) -> None:
    time = Time()
    grey = GreyList(time, 5 * MINUTE)
    with scripted(grey.server) as (port, server):
        report = send(store, smtp(tmp_path, port), time)
    assert report == SendReport(sent=3)
    assert sorted(server.received.recipients) == [
        f"{n}@example.org" for n in ("ann", "bob", "cleo")
    ]
    for moments in grey.asked.values():
        assert len(moments) == 3  # after 0, 1.7 and 5.1 minutes
        gaps = [after - before for before, after in pairwise(moments)]
        assert min(gaps) > MINUTE


def test_what_outlasts_the_patience_waits_for_the_next_run(store: Store, tmp_path: Path) -> None:
    time = Time()
    grey = GreyList(time, 60 * MINUTE)
    with scripted(grey.server) as (port, _):
        settings = smtp(tmp_path, port, patience=3)
        report = send(store, settings, time)
        assert (report.deferred, report.totals, report.complete) == (3, {"waiting": 3}, False)
        assert report.balance() == "of 3 readers: 3 waiting"
        assert report.next_due
        assert time.now() - MONDAY < timedelta(days=7, hours=6, minutes=3)
        asked = len(grey.asked["ann"])
        again = send(store, replace(settings, mail=replace(settings.mail, patience=0)), time)
        assert len(grey.asked["ann"]) == asked  # not due yet: nobody is asked
        assert again.next_due == report.next_due
        assert "450 4.2.0 greylisted" in str(again.problems[0])
        time.moment = report.next_due + 60 * MINUTE
        assert send(store, settings, time) == SendReport(sent=3)


def test_pauses_grow_from_attempt_to_attempt_and_end_growing() -> None:
    assert [reader_delay(n, 0).total_seconds() for n in range(4)] == [90, 180, 360, 720]
    assert reader_delay(0, 1).total_seconds() == 90 * 1.25
    assert reader_delay(50, 0) == timedelta(hours=4)
    assert [server_delay(n, 0).total_seconds() for n in range(1, 4)] == [2, 4, 8]
    assert server_delay(50, 0) == 2 * MINUTE


def test_a_busy_server_lets_all_wait_and_is_not_asked_for_ever(
    store: Store, tmp_path: Path
) -> None:
    time = Time()
    with scripted({"connect": ["421 later"]}) as (port, server):
        report = send(store, smtp(tmp_path, port), time)
    assert (report.sent, report.deferred) == (0, 3)
    assert "421 later" in str(report.problems[0])
    assert 600 < time.waited < 1_800
    assert server.received.connections < 30


def test_a_server_that_comes_back_gets_the_rest(store: Store, tmp_path: Path) -> None:
    time = Time()
    with scripted(
        {
            "connect": ["220 hello", "421 no", "421 no", "220 hello"],
            "MAIL": ["250 ok", "421 closing", "250 ok"],
        }
    ) as (port, _):
        report = send(store, smtp(tmp_path, port), time)
    assert report == SendReport(sent=3)
    assert time.waited == 2.25


def test_nobody_listens_from_the_start(store: Store, tmp_path: Path) -> None:
    with scripted({}) as (port, _):
        pass
    time = Time()
    report = send(store, smtp(tmp_path, port), time)
    assert (report.deferred, time.waited) == (3, 0)
    assert "no connection; check [mail] host and port" in str(report.problems[0])


def test_a_policy_stops_the_campaign_but_the_next_run_goes_past_it(tmp_path: Path) -> None:
    """The case of policy-poison: one reader's server refuses us, and 24 of 30 got it, each time."""
    names = [f"reader{number}" for number in range(1, 31)]
    server = Scripted({})
    server.reply = lambda verb, to: (
        "550 5.7.1 blocked for policy" if verb == "dot" and "reader4@" in to else ""
    )
    time = Time()
    with store_with(tmp_path, *names) as store, scripted(server) as (port, _):
        first = send(store, smtp(tmp_path, port), time)
        assert (first.sent, first.deferred, first.failed) == (24, 6, 0)
        assert "550 5.7.1 blocked for policy" in str(first.problems[0])
        second = send(store, smtp(tmp_path, port), time)
        assert (second.already, second.sent, second.deferred) == (24, 5, 1)
        (reader4,) = store.ledger.deliveries(WEEK, "queued")
        store.ledger.settle(WEEK, "cancelled", now=time.now(), subscribers=[reader4.subscriber])
        assert send(store, smtp(tmp_path, port), time).complete


def test_three_connections_lost_after_the_dot_are_enough(tmp_path: Path) -> None:
    with (
        store_with(tmp_path, *(f"r{n}" for n in range(9))) as store,
        scripted({"dot": [HANG_UP]}) as (port, _),
    ):
        report = send(store, smtp(tmp_path, port), Time())
    assert (report.doubtful, report.deferred) == (3, 6)
    assert "takes mail without an answer" in str(report.problems[0])


def test_a_rate_is_kept(tmp_path: Path) -> None:
    time = Time()
    with store_with(tmp_path, *(f"r{n}" for n in range(9))) as store, scripted({}) as (port, _):
        assert send(store, smtp(tmp_path, port, rate=2.0), time).sent == 9
    assert time.waited == pytest.approx(4.0)


def test_a_slow_domain_does_not_hold_up_the_others() -> None:
    pacer, now = Pacer(domain_rate=0.5), MONDAY
    within = timedelta(seconds=3)
    turns = [pacer.reserve(one, now, within=within) - now for one in ("a", "a", "b", "a", "a")]
    assert [turn.total_seconds() for turn in turns] == [0, 2, 0, 4, 4]


def test_a_domain_s_rate_is_kept_across_the_queue(tmp_path: Path) -> None:
    time = Time()
    with store_with(tmp_path, *(f"r{n}" for n in range(9))) as store, scripted({}) as (port, _):
        assert send(store, smtp(tmp_path, port, domain_rate=0.1), time).sent == 9
    assert time.waited == pytest.approx(80.0)


def test_while_one_domain_waits_others_get_theirs(tmp_path: Path) -> None:
    """Four readers of a slow domain come first on the list, and the mail of another overtakes them."""
    people = [*(f"r{n}@slow.example" for n in range(4)), "z@quick.example"]
    time = Time()
    with store_with(tmp_path) as store, scripted({}) as (port, server):
        store.roster.put([Candidate(key=each, email=each) for each in people], now=MONDAY)
        assert send(store, smtp(tmp_path, port, domain_rate=0.05), time).sent == 5
    order = server.received.recipients
    assert order.index("z@quick.example") == 1
    assert time.waited == pytest.approx(60.0)


def test_a_mail_that_a_rate_puts_off_for_long_goes_back_to_the_queue(tmp_path: Path) -> None:
    """Another sender may take it; this one keeps what is due within half a minute."""
    time, start = Time(), Time().now()
    server = Scripted({})
    server.reply = lambda verb, _: time.ask() or "" if verb == "dot" else ""  # type: ignore[func-returns-value]
    with store_with(tmp_path, *"abcd") as store, scripted(server) as (port, _):
        send(store, smtp(tmp_path, port, domain_rate=0.05), time)
        with store.database.read() as connection:
            due = connection.scalars(select(deliveries.c.due).order_by(deliveries.c.number)).all()
    assert [one - start for one in due[2:]] == [timedelta(seconds=40)] * 2
    assert due[1] <= start + timedelta(seconds=20)


def test_a_sender_claims_a_hundred_at_a_time(tmp_path: Path) -> None:
    time, server, claimed = Time(), Scripted({}), []
    with store_with(tmp_path, *(f"r{n:03}" for n in range(130))) as store:

        def count(verb: str, _: str) -> str:
            if verb == "connect":
                with store.database.read() as connection:
                    rows = connection.scalars(select(deliveries.c.fence)).all()
                claimed.append(sum(map(bool, rows)))
            return ""

        server.reply = count
        with scripted(server) as (port, _):
            assert send(store, smtp(tmp_path, port), time).sent == 130
    assert claimed == [100]


def test_an_issue_is_not_old_within_a_month(store: Store, tmp_path: Path) -> None:
    time = Time()
    with scripted({"RCPT": ["450 later"]}) as (port, _):
        send(store, smtp(tmp_path, port, patience=0), time)
    with scripted({}) as (port, _):
        time.moment += timedelta(days=29)
        assert send(store, smtp(tmp_path, port), time).sent == 3


def test_paused_in_mid_run_nothing_more_goes_out(store: Store, tmp_path: Path) -> None:
    server = Scripted({})

    def pause(verb: str, to: str) -> str:
        if verb == "dot" and "ann" in to:
            store.ledger.set_state(WEEK, "paused", now=MONDAY)
        return ""

    server.reply = pause
    time = Time()
    with scripted(server) as (port, _):
        report = send(store, smtp(tmp_path, port), time)
        assert states(store) == {"ann": "sent", "bob": "queued", "cleo": "queued"}
        assert "its mail is paused" in str(report.problems[0])
        assert not report.complete
        assert send(store, smtp(tmp_path, port), time).sent == 0
        store.ledger.set_state(WEEK, "open", now=MONDAY)
        assert send(store, smtp(tmp_path, port), time) == SendReport(sent=2, already=1)
    assert len(server.received.recipients) == 3


def test_cancelled_in_mid_run_the_rest_is_settled(store: Store, tmp_path: Path) -> None:
    server = Scripted({})

    def cancel(verb: str, to: str) -> str:
        if verb == "dot" and "ann" in to:
            store.ledger.set_state(WEEK, "cancelled", now=MONDAY)
        return ""

    server.reply = cancel
    with scripted(server) as (port, _):
        report = send(store, smtp(tmp_path, port), Time())
    assert report.totals == {"sent": 1, "cancelled": 2}
    assert report.complete


def test_asked_to_stop_it_ends_after_the_answer(store: Store, tmp_path: Path) -> None:
    time, server = Time(), Scripted({})
    server.reply = lambda verb, to: time.ask() or "" if verb == "dot" and "ann" in to else ""  # type: ignore[func-returns-value]
    with scripted(server) as (port, _):
        report = send(store, smtp(tmp_path, port), time)
        assert (report.sent, report.totals) == (1, {"sent": 1, "waiting": 2})
        assert not report.complete
        assert server.received.recipients == ["ann@example.org"]
        assert send(store, smtp(tmp_path, port), Time()) == SendReport(sent=2, already=1)


def test_asked_to_stop_while_it_waits(store: Store, tmp_path: Path) -> None:
    class Impatient(Time):
        def wait(self, seconds: float) -> None:
            super().wait(seconds)
            self.ask()

    time = Impatient()
    with scripted({"RCPT": ["450 later"]}) as (port, _):
        report = send(store, smtp(tmp_path, port), time)
    assert (report.deferred, report.totals) == (3, {"waiting": 3})
    assert time.waited <= 30


@dataclass
class Knowing(Scripted):
    """A server that answers no RCPT before all deliveries are handed out, so that each mail but the last is sent
    when the next is known. *at* maps verb and reader to what happens then.
    """

    at: dict[tuple[str, str], Callable[[], object]] = field(default_factory=dict)
    dealt: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.reply = self._reply

    def _reply(self, verb: str, line: str) -> str:
        if verb == "RCPT":
            self.dealt.wait(30)
        reader = line.partition("<")[2].partition("@")[0]
        self.at.get((verb, reader), lambda: None)()
        return ""


@contextmanager
def knowing(**options: Any) -> Iterator[tuple[int, Knowing]]:
    server, deal = Knowing({}, **options), Sending._deal

    def dealing(sending: Sending, claims: Sequence[Claim], limit: datetime) -> None:
        deal(sending, claims, limit)
        server.dealt.set()

    with pytest.MonkeyPatch.context() as patch, scripted(server) as (port, _):
        patch.setattr(Sending, "_deal", dealing)
        yield port, server


def test_a_campaign_announces_each_mail_with_the_one_before(store: Store, tmp_path: Path) -> None:
    with knowing(announced=2) as (port, server):
        assert send(store, smtp(tmp_path, port), Time()) == SendReport(sent=3)
    assert server.received.recipients == [f"{who}@example.org" for who in ("ann", "bob", "cleo")]
    assert (server.received.connections, server.verbs[-1]) == (1, "QUIT")


def test_an_answer_is_on_the_disk_before_the_next_attempt_or_with_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempting: list[int] = [0]
    write = Queue.write

    def counted(
        queue: Queue, results: Sequence[Result], claims: Sequence[Claim], **rest: Any
    ) -> Any:
        attempting.append(attempting[-1] - len(results) + len(claims))
        return write(queue, results, claims, **rest)

    monkeypatch.setattr(Queue, "write", counted)
    with knowing(announced=2) as (port, _):
        assert send(store, smtp(tmp_path, port), Time()).sent == 3
    assert (max(attempting), attempting[-1]) == (1, 0)


def test_asked_to_stop_an_announced_mail_is_not_begun(store: Store, tmp_path: Path) -> None:
    time = Time()
    with knowing(announced=1) as (port, server):
        server.at["dot", "ann"] = time.ask
        report = send(store, smtp(tmp_path, port), time)
    assert report.totals == {"sent": 1, "waiting": 2}
    assert server.received.recipients == ["ann@example.org"]
    assert set(states(store).values()) == {"sent", "queued"}


def test_asked_to_stop_before_the_dot_no_other_mail_is_announced(
    store: Store, tmp_path: Path
) -> None:
    time = Time()
    with knowing() as (port, server):
        server.at["RCPT", "ann"] = time.ask
        assert send(store, smtp(tmp_path, port), time).totals == {"sent": 1, "waiting": 2}
    assert server.verbs[-2:] == ["dot", "QUIT"]


def test_the_ledger_is_written_for_as_many_threads_as_there_are_connections() -> None:
    room: Any = SimpleNamespace(name="smtp", queue=None, now=None, meter=None)
    transports: Any = [None] * 3
    sending = Sending(room=room, transports=transports, limits=Limits(), progress=lambda _: None)
    assert sending._journal.threads == 3


def test_who_leaves_once_announced_gets_nothing(store: Store, tmp_path: Path) -> None:
    with knowing(announced=1) as (port, server):
        server.at["dot", "ann"] = lambda: store.roster.leave("bob@example.org", now=MONDAY)
        report = send(store, smtp(tmp_path, port), Time())
    assert (report.sent, report.skipped) == (2, 1)
    assert server.received.recipients == ["ann@example.org", "cleo@example.org"]


def test_paused_while_the_next_is_announced(store: Store, tmp_path: Path) -> None:
    with knowing(announced=1) as (port, server):
        server.at["dot", "ann"] = lambda: store.ledger.set_state(WEEK, "paused", now=MONDAY)
        send(store, smtp(tmp_path, port), Time())
    assert states(store) == {"ann": "sent", "bob": "queued", "cleo": "queued"}
    assert server.received.recipients == ["ann@example.org"]


def test_what_a_connection_too_many_has_taken_ahead_goes_over_another(tmp_path: Path) -> None:
    names = [f"r{number:02}" for number in range(30)]
    server, first, delivered = Scripted({}), list[int](), threading.Event()

    def reply(verb: str, _: str) -> str:
        here = threading.get_ident()
        if verb == "connect" and not first:
            first.append(here)
        if here in first and verb == "dot":
            delivered.set()
        if here not in first and verb == "dot":
            delivered.wait(30)
            return "421 4.7.0 one connection is enough"
        return ""

    server.reply = reply
    with store_with(tmp_path, *names) as store, scripted(server) as (port, _):
        assert send(store, smtp(tmp_path, port, connections=2), Time()) == SendReport(sent=30)
    assert len(server.received.recipients) == 30


def test_several_connections_share_the_list(tmp_path: Path) -> None:
    names = [f"r{number:02}" for number in range(60)]
    with store_with(tmp_path, *names) as store, scripted({}) as (port, server):
        report = send(store, smtp(tmp_path, port, connections=4), Time())
    assert report == SendReport(sent=60)
    assert sorted(server.received.recipients) == [f"{name}@example.org" for name in names]
    assert server.received.connections <= 4
    assert server.verbs.count("QUIT") == server.received.connections


def test_a_slow_answer_does_not_hold_up_the_other_connections(tmp_path: Path) -> None:
    """But for the next mail of the same connection, whose envelope the server has by then."""
    names = [f"r{number:02}" for number in range(30)]
    server, others, in_time = Scripted({}), threading.Event(), []

    def wait_for_others(verb: str, to: str) -> str:
        if verb == "dot" and "r00@" in to:
            in_time.append(others.wait(30))
        elif verb == "dot" and len(server.received.mails) >= 27:
            others.set()
        return ""

    server.reply = wait_for_others
    with store_with(tmp_path, *names) as store, scripted(server) as (port, _):
        assert send(store, smtp(tmp_path, port, connections=2), Time()) == SendReport(sent=30)
    assert in_time == [True]


def test_a_connection_too_many_is_given_up(tmp_path: Path) -> None:
    """A server that takes one connection at a time: the mails of the others go over that one."""
    names = [f"r{number:02}" for number in range(30)]
    time, server, delivered = Time(), Scripted({}), threading.Event()

    def reply(verb: str, _: str) -> str:
        if len(server.received.mails) > 1:
            delivered.set()
        if verb == "connect" and server.received.connections > 1:
            delivered.wait(30)  # else the clock, which nobody waits for, runs away
            return "421 4.7.0 too many connections"
        return ""

    server.reply = reply
    with store_with(tmp_path, *names) as store, scripted(server) as (port, _):
        report = send(store, smtp(tmp_path, port, connections=3), time)
    assert report == SendReport(sent=30)
    assert server.received.connections == 3


@pytest.mark.parametrize("connections", [1, 3])
def test_a_ledger_that_breaks_in_mid_run_stops_all_without_a_dot(
    tmp_path: Path, connections: int
) -> None:
    server = Scripted({})
    with store_with(tmp_path, *(f"r{n:02}" for n in range(30))) as store:

        def fill_the_disk(verb: str, _: str) -> str:
            if verb == "dot" and len(server.received.mails) == 5:
                with store.database.write() as connection:
                    connection.exec_driver_sql(
                        "CREATE TRIGGER IF NOT EXISTS full BEFORE UPDATE ON deliveries "
                        "BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
                    )
            return ""

        server.reply = fill_the_disk
        with scripted(server) as (port, _):
            settings = smtp(tmp_path, port, connections=connections)
            with pytest.raises(DigestError, match="full disk"):
                send(store, settings, Time())
            arrived = len(server.received.mails)
            with store.database.write() as connection:
                connection.exec_driver_sql("DROP TRIGGER full")
            report = send(store, settings, Time())
        got = server.received.recipients
        assert len(got) == len(set(got))
        assert report.doubtful <= connections
        assert report.totals["sent"] + report.doubtful == 30
        assert 6 <= arrived <= 6 + connections


def readers(store: Store) -> None:
    people = [Candidate(key=f"{n}@example.org", email=f"{n}@example.org") for n in ("ann", "bob")]
    store.roster.put(people, now=MONDAY)


def test_an_empty_ledger_beside_an_issue_that_was_mailed(store: Store, tmp_path: Path) -> None:
    time, settings = Time(), config(tmp_path)
    send(store, settings, time)
    mark = json.loads((tmp_path / f"{WEEK}.mailed.json").read_text())
    assert (mark["issue"], mark["deliveries"]) == (WEEK, {"written": 3})
    with open_store("sqlite:///new.db", folder=tmp_path) as lost:
        readers(lost)
        with pytest.raises(DigestError, match=r"mailed\.json.*does not know of it.*--again"):
            send(lost, settings, time)
        assert lost.ledger.issues() == ()
        assert send(lost, settings, time, again=True).written == 2
        assert send(lost, settings, time) == SendReport(already=2)


def test_a_ledger_restored_from_a_backup_of_mid_campaign(tmp_path: Path) -> None:
    time, settings = Time(), config(tmp_path)
    with store_with(tmp_path, "ann") as store:
        store.roster.leave("ann@example.org", now=MONDAY)
        store.ledger.freeze(WEEK, "0" * 64, now=MONDAY)
    shutil.copy(tmp_path / "digest.db", tmp_path / "backup.db")
    with store_with(tmp_path, "bob", "cleo") as store:
        assert send(store, settings, time).written == 2
    shutil.move(tmp_path / "backup.db", tmp_path / "digest.db")
    with store_with(tmp_path, "bob", "cleo") as store:
        time.moment += MINUTE
        with pytest.raises(DigestError, match="restored from a backup"):
            send(store, settings, time)


@pytest.mark.parametrize(("readers", "written"), [(2_000, 4), (40_000, 20)])
def test_the_mark_is_kept_up_to_date_while_a_list_is_sent(readers: int, written: int) -> None:
    """As often for a long list as for a longer one: each time all rows are read."""
    calls: list[None] = []
    row = CampaignRow(issue=WEEK, pdf_sha256="", opened=MONDAY, state="open", readers=readers)
    ledger: Any = SimpleNamespace(campaign=lambda _: row)
    mark: Any = SimpleNamespace(issue=WEEK, write=lambda _: calls.append(None))
    keeper = Keeper(mark, ledger)
    for _ in range(readers // 100):
        keeper.note(100)
    assert len(calls) == written


def test_to_settle_by_hand_is_no_sign_of_a_backup(store: Store, tmp_path: Path) -> None:
    time, settings = Time(), config(tmp_path)
    send(store, settings, time)
    store.ledger.settle(WEEK, "queued", now=time.now(), states=("written",))
    assert send(store, settings, time).written == 3


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"changed": 5}', '{"changed": "then"}'])
def test_a_mark_that_cannot_be_read_is_no_licence(
    store: Store, tmp_path: Path, content: str
) -> None:
    (tmp_path / f"{WEEK}.mailed.json").write_text(content)
    with pytest.raises(DigestError, match="it says whether the issue was mailed"):
        send(store, config(tmp_path), Time())


def test_an_old_issue_does_not_start_again_by_itself(store: Store, tmp_path: Path) -> None:
    time = Time()
    with scripted({"RCPT": ["250 ok", "450 later"]}) as (port, _):
        settings = smtp(tmp_path, port, patience=0)
        assert send(store, settings, time).deferred == 2
    with scripted({}) as (port, server):
        settings = smtp(tmp_path, port)
        time.moment += timedelta(days=31)
        with pytest.raises(DigestError, match="31 days ago.*--again"):
            send(store, settings, time)
        assert server.received.mails == []
        assert send(store, settings, time, again=True).sent == 2


def test_two_senders_on_two_hosts_share_one_issue(tmp_path: Path) -> None:
    """Nobody twice, nobody lost, and what a third one had that died is taken over or held."""
    share(tmp_path, "sqlite:///digest.db")


@pytest.mark.slow
@pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "installed")
def test_two_senders_on_two_hosts_share_one_issue_on_postgresql(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="pg") as folder, postgres.running(Path(folder)) as url:
        share(tmp_path, url)


def share(folder: Path, url: str) -> None:
    names = [f"r{number:03}" for number in range(80)]
    people = [Candidate(key=f"{n}@example.org", email=f"{n}@example.org") for n in names]
    time = Time()
    with open_store(url, folder=folder) as store, scripted({}) as (port, server):
        store.roster.put(people, now=MONDAY)
        settings = smtp(folder, port, connections=2)
        letter = issue_mailing(pdf(folder), BODIES, settings)
        store.ledger.freeze(
            WEEK,
            letter.pdf_sha256,
            now=time.now() - timedelta(hours=1),
            mark=lambda reader: message_id(WEEK, reader, letter.sender),
        )
        # A third host claimed some, attempted one, and died.
        dead = store.queue("db3/1")
        claims = dead.claim(WEEK, limit=10, now=time.now() - timedelta(hours=1))
        assert len(dead.write([], claims[:1], now=time.now() - timedelta(hours=1))) == 1
        sent = []

        def run(name: str) -> None:
            room = Room(
                queue=store.queue(name),
                issue=WEEK,
                letter=letter,
                name="smtp",
                now=time.now,
                orders=time.orders(),
            )
            sent.append(work(room, settings, progress=lambda _: None).tally["sent"])

        threads = [threading.Thread(target=run, args=(f"db{number}/1",)) for number in (1, 2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        got = server.received.recipients
        assert len(got) == len(set(got)) == 79
        assert sum(sent) == 79
        assert store.ledger.counts(WEEK) == {"sent": 79, "doubtful": 1}
