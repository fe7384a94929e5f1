from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_desk import BODIES, WEEK, Time, clock, config, pdf, states, store_with
from mail_servers import HANG_UP, Answers, Scripted, scripted

from digest import mail
from digest.config import Config
from digest.errors import ConfigError, DigestError, UsageError
from digest.mail import Orders, SendReport, campaign
from digest.mail.envelope import Commit, Envelope, Outcome, Verdict
from digest.mail.message import issue_mailing
from digest.store.queue import LEASE
from digest.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with(tmp_path, "ann", "bob", "cleo") as opened:
        yield opened


def send(
    store: Store,
    folder: Path,
    settings: Config | None = None,
    time: Time | None = None,
    orders: Orders | None = None,
    **changes: Any,
) -> SendReport:
    time = time or Time()
    return mail.send_issue(
        store,
        WEEK,
        pdf(folder),
        replace(BODIES, **changes),
        settings or config(folder),
        now=time.now,
        orders=orders or time.orders(),
    )


def smtp(folder: Path, port: int) -> Config:
    return config(folder, transport="smtp", host="127.0.0.1", port=port, security="none")


def outbox(folder: Path) -> list[str]:
    """Who got mail, as often as they got it."""
    return sorted(
        str(
            message_from_bytes(file.read_bytes(), policy=policy.default)["To"].addresses[0].username
        )
        for file in folder.glob("outbox/*.eml")
    )


def test_everybody_gets_it_once(store: Store, tmp_path: Path) -> None:
    assert send(store, tmp_path) == SendReport(written=3)
    assert outbox(tmp_path) == ["ann", "bob", "cleo"]
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.glob("outbox/*")}
    again = send(store, tmp_path)
    assert again == SendReport(already=3)
    assert again.complete
    assert again.summary() == "3 already sent or written"
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.glob("outbox/*")} == before


def test_who_joins_later_gets_it_when_told(tmp_path: Path) -> None:
    with store_with(tmp_path, "ann") as store:
        send(store, tmp_path)
    with store_with(tmp_path, "bob") as store:
        frozen = send(store, tmp_path)
        assert frozen == SendReport(already=1)  # the list was frozen
        assert frozen.newcomers == 1
        newcomers = Time().orders(newcomers=True)
        assert send(store, tmp_path, orders=newcomers) == SendReport(written=1, already=1)
        assert send(store, tmp_path) == SendReport(already=2)


def test_an_empty_list_is_not_frozen(tmp_path: Path) -> None:
    with store_with(tmp_path) as store:
        report = send(store, tmp_path)
        assert (report.summary(), report.nobody, report.complete) == (
            "nobody to send to",
            True,
            False,
        )
    with store_with(tmp_path, "ann") as store:
        assert send(store, tmp_path) == SendReport(written=1)


def test_who_left_gets_nothing_even_in_mid_run(store: Store, tmp_path: Path) -> None:
    def leave(envelope: Envelope) -> None:
        if envelope.recipient == "ann@example.org":
            store.roster.leave("bob@example.org", now=MONDAY)
            store.roster.erase("cleo@example.org", now=MONDAY)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(campaign, "open_transport", lambda _: Fake(before=leave))
        report = send(store, tmp_path)
    assert (report.sent, report.skipped) == (1, 2)
    assert report.complete
    assert sorted(each.detail for each in store.ledger.deliveries(WEEK, "skipped")) == [
        "erased",
        "unsubscribed",
    ]


def test_the_ledger_knows_what_the_server_said(store: Store, tmp_path: Path) -> None:
    with scripted({}) as (port, server):
        assert send(store, tmp_path, smtp(tmp_path, port)).sent == 3
    assert {each.detail for each in store.ledger.deliveries(WEEK)} == {"250 2.0.0 queued"}
    assert [message_from_bytes(data)["Message-ID"] for _, data in server.received.mails] == [
        each.message_id for each in store.ledger.deliveries(WEEK)
    ]


ALL_SENT = {"ann": "sent", "bob": "sent", "cleo": "sent"}


@pytest.mark.parametrize(
    ("answers", "after", "again"),
    [
        (
            {"dot": ["250 ok", HANG_UP, "250 ok"]},
            ALL_SENT | {"bob": "doubtful"},
            SendReport(doubtful=1, already=2),
        ),
        (
            {"RCPT": ["250 ok", "552 5.2.2 full", "250 ok"]},
            ALL_SENT | {"bob": "failed"},
            SendReport(already=2, failed_before=1),
        ),
        (
            {"RCPT": ["250 ok", "552 5.2.2 mailbox full", "250 ok"]},
            ALL_SENT | {"bob": "failed"},
            SendReport(already=2, failed_before=1),
        ),
        ({"RCPT": ["450 no", "250 ok"]}, ALL_SENT, SendReport(already=3)),
        ({"MAIL": ["451 later", "250 ok"]}, ALL_SENT, SendReport(already=3)),
        ({"DATA": ["451 later", "354 go on"]}, ALL_SENT, SendReport(already=3)),
        ({"dot": ["452 4.3.1 no space", "250 ok"]}, ALL_SENT, SendReport(already=3)),
        ({"dot": ["421 closing", "250 ok"]}, ALL_SENT, SendReport(already=3)),
        ({"RCPT": ["250", "421 closing", "250"]}, ALL_SENT, SendReport(already=3)),
        ({"connect": ["421 later", "220 hello"]}, ALL_SENT, SendReport(already=3)),
        ({"DATA": [HANG_UP, "354 go on"]}, ALL_SENT, SendReport(already=3)),
        (
            {"RCPT": ["250 ok", "554 5.7.1 policy", "250 ok"]},
            {"ann": "sent", "bob": "queued", "cleo": "queued"},
            SendReport(sent=2, already=1),
        ),
        (
            {"dot": ["550 5.7.1 policy", "250 ok"]},
            {"ann": "queued", "bob": "queued", "cleo": "queued"},
            SendReport(sent=3),
        ),
        (
            {"dot": ["550 rejected as spam by policy", "250 ok"]},
            {"ann": "queued", "bob": "queued", "cleo": "queued"},
            SendReport(sent=3),
        ),
        (
            {"connect": ["554 5.7.1 go away", "220 hello"]},
            {"ann": "queued", "bob": "queued", "cleo": "queued"},
            SendReport(sent=3),
        ),
        (
            {"MAIL": ["530 log in", "250 ok"]},
            {"ann": "queued", "bob": "queued", "cleo": "queued"},
            SendReport(sent=3),
        ),
    ],
)
def test_every_fault_and_the_run_after_it(
    store: Store,
    tmp_path: Path,
    answers: Answers,
    after: dict[str, str],
    again: SendReport,
) -> None:
    time = Time()
    with scripted(answers) as (port, server):
        report = send(store, tmp_path, smtp(tmp_path, port), time)
        assert states(store) == after
        assert report.complete == (set(after.values()) == {"sent"})
        assert report.readers == 3
        assert all(problem.reason and problem.remedy for problem in report.problems)
        assert replace(send(store, tmp_path, smtp(tmp_path, port), time), problems=()) == again
    assert len(server.received.recipients) == len(set(server.received.recipients))


def test_a_doubtful_mail_goes_again_only_when_told(store: Store, tmp_path: Path) -> None:
    with scripted({"dot": [HANG_UP, "250 ok"]}) as (port, server):
        assert send(store, tmp_path, smtp(tmp_path, port)).doubtful == 1
        (doubtful,) = store.ledger.deliveries(WEEK, "doubtful")
        store.ledger.settle(WEEK, "queued", now=clock(), subscribers=[doubtful.subscriber])
        assert send(store, tmp_path, smtp(tmp_path, port)) == SendReport(sent=1, already=2)
    first, second = [data for to, data in server.received.mails if to == "ann@example.org"]
    assert message_from_bytes(first)["Message-ID"] == message_from_bytes(second)["Message-ID"]


def test_what_a_dead_run_left_is_held_and_shown(store: Store, tmp_path: Path) -> None:
    store.ledger.enqueue(WEEK, mail_hash(tmp_path), store.roster.subscribers(), now=MONDAY)
    queue = store.queue("dead")
    ann, _bob = queue.claim(WEEK, limit=2, now=MONDAY)
    assert queue.write([], [ann], now=MONDAY)
    report = send(store, tmp_path)
    assert (report.written, report.doubtful, report.complete) == (2, 1, False)
    assert outbox(tmp_path) == ["bob", "cleo"]


def test_ten_refusals_in_a_row_are_not_the_readers_fault(tmp_path: Path) -> None:
    names = [f"r{number:02}" for number in range(12)]
    with store_with(tmp_path, *names) as store, scripted({"RCPT": ["550 no"]}) as (port, _):
        report = send(store, tmp_path, smtp(tmp_path, port))
    assert (report.failed, report.deferred) == (10, 2)
    assert "10 mails rejected in a row" in str(report.problems[0])
    assert len(report.problems) == 11  # nobody tried the other two yet


def test_many_wrong_addresses_do_not_stop_the_others(tmp_path: Path) -> None:
    names = [f"r{number:02}" for number in range(13)]
    answers = {"RCPT": ["550 5.1.1 no such user"] * 12 + ["250 ok"]}
    with store_with(tmp_path, *names) as store, scripted(answers) as (port, _):
        report = send(store, tmp_path, smtp(tmp_path, port))
    assert (report.failed, report.sent) == (12, 1)


def test_what_an_outbox_wrote_is_a_question_for_smtp(store: Store, tmp_path: Path) -> None:
    send(store, tmp_path)
    with scripted({}) as (port, server):
        report = send(store, tmp_path, smtp(tmp_path, port))
        assert (report.sent, report.written_before, report.complete) == (0, 3, False)
        assert "--resend-written" in str(report.problems[0])
        assert server.received.mails == []
        assert store.ledger.settle(WEEK, "queued", now=clock(), states=("written",)) == 3
        assert send(store, tmp_path, smtp(tmp_path, port)) == SendReport(sent=3)


def test_a_reader_who_failed_is_named_until_settled(store: Store, tmp_path: Path) -> None:
    with scripted({"RCPT": ["250 ok", "552 5.2.2 full", "250 ok"]}) as (port, _):
        send(store, tmp_path, smtp(tmp_path, port))
        again = send(store, tmp_path, smtp(tmp_path, port))
        assert (again.failed, again.failed_before, again.complete) == (0, 1, False)
        assert "bob@example.org: 552 5.2.2 full" in str(again.problems[0])
        assert store.ledger.settle(WEEK, "cancelled", now=clock(), states=("failed",)) == 1
        assert send(store, tmp_path, smtp(tmp_path, port)).complete


def test_a_reader_whom_the_server_does_not_know_is_named_once_and_off_the_list(
    store: Store, tmp_path: Path
) -> None:
    with scripted({"RCPT": ["250 ok", "550 5.1.1 no", "250 ok"]}) as (port, _):
        report = send(store, tmp_path, smtp(tmp_path, port))
        assert "bob@example.org: 550 5.1.1 no" in str(report.problems[0])
        (bob,) = store.roster.subscribers("bounced")
        assert bob.email == "bob@example.org"
        assert send(store, tmp_path, smtp(tmp_path, port)).complete


@pytest.mark.parametrize(("count", "stay"), [(10, 0), (11, 11)])
def test_a_server_that_knows_nobody_takes_nobody_off_the_list(
    tmp_path: Path, count: int, stay: int
) -> None:
    names = [f"r{number}" for number in range(count)]
    with store_with(tmp_path, *names) as store, scripted({"RCPT": ["550 5.1.1 no"]}) as (port, _):
        assert send(store, tmp_path, smtp(tmp_path, port)).failed == count
        assert len(store.roster.subscribers("active")) == stay


def test_many_unknown_readers_among_more_others(tmp_path: Path) -> None:
    names = [f"r{number}" for number in range(23)]
    answers: Answers = {"RCPT": ["250 ok"] * 12 + ["550 5.1.1 no"]}
    with store_with(tmp_path, *names) as store, scripted(answers) as (port, _):
        report = send(store, tmp_path, smtp(tmp_path, port))
        assert (report.sent, report.failed) == (12, 11)
        assert len(store.roster.subscribers("bounced")) == 11


def test_who_failed_and_then_left_misses_nothing(store: Store, tmp_path: Path) -> None:
    with scripted({"RCPT": ["250 ok", "550 5.1.1 no", "250 ok"]}) as (port, _):
        send(store, tmp_path, smtp(tmp_path, port))
        store.roster.leave("bob@example.org", now=MONDAY)
        assert send(store, tmp_path, smtp(tmp_path, port)).complete


def test_an_address_that_spoils_its_mail_is_recorded_and_not_rewritten(tmp_path: Path) -> None:
    with store_with(tmp_path, "ann", "bob") as store:
        with store.database.write() as connection:  # as a hand in the database could
            connection.exec_driver_sql(
                "UPDATE subscribers SET email = 'a@b.c>' || char(13, 10) || 'RCPT' WHERE email LIKE 'ann%'"
            )
        report = send(store, tmp_path)
        assert [each.detail for each in store.ledger.deliveries(WEEK, "failed")] == [
            report.problems[0].reason
        ]
    assert (report.written, report.failed) == (1, 1)
    assert "is not a mail address" in report.problems[0].reason


def test_another_pdf_is_refused_once_mail_is_out(store: Store, tmp_path: Path) -> None:
    send(store, tmp_path)
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 another")
    with pytest.raises(DigestError, match="the PDF has changed since mail with it was sent"):
        mail.send_issue(store, WEEK, other, BODIES, config(tmp_path), now=clock)
    assert (
        mail.send_issue(store, "2025-W31", other, BODIES, config(tmp_path), now=clock).written == 3
    )


def test_two_senders_at_once(store: Store, tmp_path: Path) -> None:
    with (
        store.runs.lock("send", now=MONDAY),
        pytest.raises(DigestError, match="another process is sending mail"),
    ):
        send(store, tmp_path)
    assert states(store) == {}


def test_a_row_that_another_sender_took_gets_no_dot(store: Store, tmp_path: Path) -> None:
    def take(envelope: Envelope) -> None:
        if envelope.recipient == "bob@example.org":  # a lease that ended while bob's mail went out
            bob, _cleo = store.queue("other").claim(WEEK, limit=9, now=clock() + LEASE)
            assert store.queue("other").write([], [bob], now=clock()) == {bob.number}

    fake = Fake(before=take)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(campaign, "open_transport", lambda _: fake)
        report = send(store, tmp_path)
    assert (report.sent, fake.dots) == (1, ["ann@example.org"])
    assert states(store) == {"ann": "sent", "bob": "attempting", "cleo": "queued"}


def test_a_ledger_that_cannot_be_written_gives_no_dot(store: Store, tmp_path: Path) -> None:
    def break_it(_: Envelope) -> None:
        with store.database.write() as connection:
            connection.exec_driver_sql("DROP TABLE deliveries")

    fake = Fake(before=break_it)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(campaign, "open_transport", lambda _: fake)
        with pytest.raises(DigestError, match=r"digest\.db"):
            send(store, tmp_path)
    assert fake.dots == []
    with store.runs.lock("send", now=MONDAY) as holder:
        assert holder is None


@pytest.mark.parametrize(
    "changes", [{"subject": "a\nBcc: eve@example.org"}, {"text": "no address"}]
)
def test_what_is_wrong_with_every_mail_is_no_reader_s_failure(
    store: Store, tmp_path: Path, changes: dict[str, Any]
) -> None:
    with pytest.raises(DigestError):
        send(store, tmp_path, **changes)
    assert states(store) == {}


@pytest.mark.parametrize(
    ("transport", "error"),
    [("pigeon", UsageError), ("smtp", ConfigError), ("os:nothing", UsageError)],
)
def test_no_such_transport(
    store: Store, tmp_path: Path, transport: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        send(store, tmp_path, config(tmp_path, transport=transport))
    assert states(store) == {}


def test_a_rehearsal_makes_every_mail_and_sends_none(store: Store, tmp_path: Path) -> None:
    def rehearse() -> SendReport:
        return mail.rehearse(store, WEEK, pdf(tmp_path), BODIES, config(tmp_path), now=clock)

    assert rehearse() == SendReport(ready=3)
    assert rehearse().complete
    assert states(store) == {}
    assert outbox(tmp_path) == []
    send(store, tmp_path)
    assert rehearse() == SendReport(already=3)


def test_a_trial_mail_stands_in_no_ledger(store: Store, tmp_path: Path) -> None:
    for _ in range(2):
        assert mail.send_trial(
            "Eve@example.org", pdf(tmp_path), BODIES, config(tmp_path), now=clock
        ) == SendReport(written=1)
    assert outbox(tmp_path) == ["Eve"]
    assert states(store) == {}
    with pytest.raises(UsageError, match="is not a mail address"):
        mail.send_trial("eve", pdf(tmp_path), BODIES, config(tmp_path), now=clock)
    with (
        scripted({"RCPT": ["550 5.1.1 no"]}) as (port, _),
        pytest.raises(DigestError, match=r"was not delivered: 550 5\.1\.1 no"),
    ):
        mail.send_trial("eve@example.org", pdf(tmp_path), BODIES, smtp(tmp_path, port), now=clock)


class Fake:
    """A transport that counts its dots; *before* runs when all but the dot is sent."""

    def __init__(self, before: Callable[[Envelope], None] = lambda _: None) -> None:
        self.before = before
        self.dots: list[str] = []

    def deliver(self, envelope: Envelope, commit: Commit) -> Outcome:
        self.before(envelope)
        commit()
        self.dots.append(envelope.recipient)
        return Outcome(verdict=Verdict.SENT)

    def close(self) -> None:
        """Nothing is open."""


def mail_hash(folder: Path) -> str:
    return issue_mailing(pdf(folder), BODIES, config(folder)).pdf_sha256


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "connect": st.lists(
            st.sampled_from(["220 hello", "421 later", HANG_UP]), min_size=1, max_size=3
        ),
        "MAIL": st.lists(
            st.sampled_from(["250 ok", "450 later", "421 bye", HANG_UP]), min_size=1, max_size=4
        ),
        "RCPT": st.lists(
            st.sampled_from(["250 ok", "450 later", "550 5.1.1 no", "554 5.7.1 no", HANG_UP]),
            min_size=1,
            max_size=5,
        ),
        "DATA": st.lists(
            st.sampled_from(["354 go on", "451 later", HANG_UP]), min_size=1, max_size=4
        ),
        "dot": st.lists(
            st.sampled_from(["250 ok", "451 later", "550 no", "421 bye", HANG_UP]),
            min_size=1,
            max_size=5,
        ),
    },
)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(answers=ANSWERS, runs=st.integers(1, 3), more=st.sampled_from([(), ("PIPELINING",)]))
def test_whatever_the_server_does_nobody_gets_it_twice_and_nobody_is_lost(
    answers: Answers, runs: int, more: tuple[str, ...]
) -> None:
    names = ["ann", "bob", "cleo", "dan"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port, server = stack.enter_context(
            scripted(
                {verb: list(said) for verb, said in answers.items()},
                extensions=("8BITMIME", *more),
            )
        )
        store = stack.enter_context(store_with(folder, *names))
        for _ in range(runs):
            send(store, folder, smtp(folder, port))
        check_laws(server, states(store), names)


def check_laws(server: Scripted, after: dict[str, str], names: list[str]) -> None:
    got = [to.partition("@")[0] for to in server.received.recipients]
    assert sorted(after) == names
    assert len(got) == len(set(got))
    for name, state in after.items():
        assert name in got if state == "sent" else state == "doubtful" or name not in got
