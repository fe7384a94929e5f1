from __future__ import annotations

import select
import smtplib
import socket
import ssl
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import pytest
import trustme
from aiosmtpd.smtp import SMTP
from mail_desk import BODIES, clock, config, pdf
from mail_servers import HANG_UP, Answers, Received, Scripted, login, scripted, smtp_server

from digest.errors import ConfigError
from digest.mail.envelope import Cause, Envelope, Outcome, Verdict
from digest.mail.message import issue_mailing, message_id
from digest.mail.smtp_connection import CHUNK, Lines, send
from digest.mail.transports.smtp import Smtp, open_transport
from digest.subscribers.address import parse

READER, UNCLEAR, SERVER = Cause.READER, Cause.UNCLEAR, Cause.SERVER
UNREACHABLE, SENDER = Cause.UNREACHABLE, Cause.SENDER
SENT, DEFERRED, FAILED, DOUBTFUL = Verdict.SENT, Verdict.DEFERRED, Verdict.FAILED, Verdict.DOUBTFUL


def envelope(folder: Path, to: str = "ann@example.org", *, size: int = 5_000) -> Envelope:
    letter = issue_mailing(pdf(folder, size), BODIES, config(folder))
    return letter.to(parse(to), message_id=message_id("2025-W30", to, letter.sender), date=clock())


def client(folder: Path, port: int, *, password: str = "", **mail: Any) -> Smtp:
    settings = {"host": "127.0.0.1", "security": "none", "password": password} | mail
    transport = open_transport(
        config(folder, transport="smtp", port=port, **settings).mail, folder=folder
    )
    transport.timeout = transport.dot_timeout = 5
    return transport


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certificate(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ssl.SSLContext:
    """A server's certificate for 127.0.0.1 that this machine trusts."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def deliver(transport: Smtp, mail: Envelope) -> tuple[Outcome, int]:
    """The outcome, and how often the row was committed."""
    commits: list[None] = []
    return transport.deliver(mail, lambda: commits.append(None)), len(commits)


@pytest.mark.parametrize("size", [10, CHUNK // 2, CHUNK])
def test_all_of_a_mail_goes_over_a_line_that_takes_little_at_once(size: int) -> None:
    ours, theirs = socket.socketpair()
    head, body = b"h" * 5_000, b"b" * size

    def send_all() -> None:
        with ours:
            send(ours, head, body)

    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
    ours.settimeout(5)
    sender = threading.Thread(target=send_all)
    sender.start()
    with theirs, theirs.makefile("rb") as line:
        received = line.read()
    sender.join()
    assert received == head + body


def run(
    folder: Path, answers: Answers | Scripted, *, mails: int = 1, size: int = 5_000, **options: Any
) -> tuple[list[tuple[Outcome, int]], Scripted]:
    with scripted(answers, **options) as (port, server):
        transport = client(folder, port)
        outcomes = [
            deliver(transport, envelope(folder, f"r{number}@example.org", size=size))
            for number in range(mails)
        ]
        transport.close()
    return outcomes, server


def in_a_row(transport: Smtp, mails: list[Envelope]) -> list[Outcome]:
    """The outcomes of *mails*, each of which is known when the one before is committed."""
    following = [*mails[1:], None]
    return [
        transport.deliver(mail, lambda known=known: known)  # type: ignore[misc]
        for mail, known in zip(mails, following, strict=True)
    ]


def announce(
    folder: Path, answers: Answers | Scripted, *, mails: int = 3, **options: Any
) -> tuple[list[Outcome], Scripted]:
    with scripted(answers, **options) as (port, server):
        transport = client(folder, port)
        outcomes = in_a_row(
            transport, [envelope(folder, f"r{number}@example.org") for number in range(mails)]
        )
        transport.close()
    return outcomes, server


def test_mails_arrive_byte_for_byte_over_one_connection(tmp_path: Path) -> None:
    mails = [envelope(tmp_path, f"r{number}@example.org", size=200_000) for number in range(3)]
    outcomes, server = run(tmp_path, {}, mails=3, size=200_000)
    assert [outcome.verdict for outcome, _ in outcomes] == [SENT] * 3
    assert server.received.mails == [(mail.recipient, mail.head + mail.body) for mail in mails]
    assert server.received.connections == 1
    assert server.verbs[-1] == "QUIT"


def test_lines_of_dots_arrive_as_they_are(tmp_path: Path) -> None:
    mail = Envelope(
        sender="week@example.org",
        recipient="ann@example.org",
        message_id="<1@example.org>",
        head=b"Subject: x\r\n",
        body=b"\r\n.\r\n..\r\n.a\r\nno end",
    )
    with scripted({}) as (port, server):
        assert deliver(client(tmp_path, port), mail)[0].verdict is SENT
    assert server.received.mails == [("ann@example.org", mail.head + mail.body + b"\r\n")]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_login_over_tls(tmp_path: Path, certificate: ssl.SSLContext, security: str) -> None:
    received = Received()
    secure = (
        {"tls_context": certificate, "require_starttls": True}
        if security == "starttls"
        else {"ssl_context": certificate}
    )
    # aiosmtpd does not see that an implicit TLS connection is encrypted, and else would not offer AUTH
    options = secure | {
        "authenticator": login("desk", "s3cret"),
        "auth_required": True,
        "auth_require_tls": security == "starttls",
    }
    with smtp_server(received, **options) as port:
        transport = client(tmp_path, port, security=security, user="desk", password="s3cret")
        assert [
            deliver(transport, envelope(tmp_path, f"r{number}@example.org"))[0].verdict
            for number in range(2)
        ] == [SENT] * 2
        transport.close()
    assert received.recipients == ["r0@example.org", "r1@example.org"]


def test_a_wrong_password_stops_the_campaign(tmp_path: Path, certificate: ssl.SSLContext) -> None:
    with smtp_server(
        Received(),
        tls_context=certificate,
        authenticator=login("desk", "s3cret"),
        auth_required=True,
    ) as port:
        transport = client(tmp_path, port, security="starttls", user="desk", password="wrong")
        outcome, commits = deliver(transport, envelope(tmp_path))
    assert (outcome.verdict, outcome.stop, commits) == (DEFERRED, True, 0)
    assert "login as 'desk' rejected" in outcome.detail
    assert "wrong" not in outcome.detail


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path, host: str) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("elsewhere.example.org").configure_cert(context)
    received = Received()
    with smtp_server(received, tls_context=context) as port:
        outcome, _ = deliver(
            client(tmp_path, port, host=host, security="starttls"), envelope(tmp_path)
        )
    assert (outcome.verdict, outcome.stop) == (DEFERRED, True)
    assert "certificate" in outcome.detail
    assert not received.mails


def test_a_certificate_for_another_name_is_refused(
    tmp_path: Path,
    certificate: ssl.SSLContext,
    authority: trustme.CA,
) -> None:
    other = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("elsewhere.example.org").configure_cert(other)
    with smtp_server(Received(), tls_context=other) as port:
        outcome, _ = deliver(client(tmp_path, port, security="starttls"), envelope(tmp_path))
    assert (outcome.verdict, outcome.stop) == (DEFERRED, True)


def test_without_starttls_nothing_goes_out(tmp_path: Path) -> None:
    with scripted({}) as (port, server):
        outcome, _ = deliver(
            client(tmp_path, port, security="starttls", user="desk", password="s3cret"),
            envelope(tmp_path),
        )
    assert (outcome.verdict, outcome.stop) == (DEFERRED, True)
    assert "offers no STARTTLS" in outcome.detail
    assert server.verbs == ["connect", "EHLO"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"host": ""}, "has no 'host'"),
        ({"host": "mail.example.org"}, "this machine only"),
        ({"host": "192.0.2.1"}, "this machine only"),
        ({"user": "desk", "password": "x"}, "send the password unencrypted"),
        ({"user": "desk", "security": "tls"}, "no password"),
        (
            {"user": "desk", "security": "tls", "password_file": "none"},
            "password_file: .* cannot be read",
        ),
        ({"user": "desk", "security": "tls", "password": "pässword"}, "must be ASCII"),
    ],
)
def test_what_cannot_be_safe_is_refused_before_anything_is_sent(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigError, match=rf"\[mail\].*{message}"):
        client(tmp_path, 25, **changes)


def test_the_password_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret\n")
    transport = client(tmp_path, 465, user="desk", security="tls", password_file="secret")
    assert transport.password == "s3cret"
    assert "s3cret" not in repr(transport)


PIPELINED = ("SIZE 10000000", "8BITMIME", "PIPELINING")


@pytest.mark.parametrize("extensions", [PIPELINED[:2], PIPELINED])
@pytest.mark.parametrize(
    ("answers", "verdict", "cause", "commits"),
    [
        ({"MAIL": ["451 later"]}, DEFERRED, SERVER, 0),
        ({"RCPT": ["450 4.2.1 mailbox busy"]}, DEFERRED, READER, 0),
        ({"RCPT": ["451 4.7.1 greylisted"]}, DEFERRED, READER, 0),
        ({"RCPT": ["452 4.3.1 system full"]}, DEFERRED, SERVER, 0),
        ({"DATA": ["451 4.3.0 later"]}, DEFERRED, SERVER, 0),
        ({"dot": ["452 4.3.1 no space"]}, DEFERRED, SERVER, 1),
        ({"dot": ["450 4.7.0 later"]}, DEFERRED, READER, 1),
        ({"dot": ["454 Throttling failure: Daily message quota exceeded"]}, DEFERRED, SERVER, 1),
        ({"RCPT": ["451 4.7.1 too many mails from you"]}, DEFERRED, SERVER, 0),
        ({"RCPT": ["550 5.1.1 no such user"]}, FAILED, READER, 0),
        ({"RCPT": ["552 5.2.2 mailbox full"]}, FAILED, READER, 0),
        ({"RCPT": ["550 5.4.4 no route to the domain"]}, FAILED, READER, 0),
        ({"RCPT": ["553 bad name"]}, FAILED, UNCLEAR, 0),
        ({"dot": ["554 5.6.0 no"]}, FAILED, UNCLEAR, 1),
        ({"dot": ["550 rejected as spam by policy"]}, DEFERRED, SENDER, 1),
        ({"RCPT": ["550 relaying denied"]}, DEFERRED, SENDER, 0),
        ({"MAIL": ["550 5.1.8 sender refused"]}, DEFERRED, SENDER, 0),
        ({"RCPT": ["550 5.1.8 sender refused"]}, DEFERRED, SENDER, 0),
        ({"MAIL": ["552 too big"]}, DEFERRED, SENDER, 0),
        ({"DATA": ["554 no"]}, DEFERRED, SENDER, 0),
        ({"RCPT": ["554 5.7.1 relay access denied"]}, DEFERRED, SENDER, 0),
        ({"RCPT": ["530 login first"]}, DEFERRED, SENDER, 0),
        ({"dot": ["535 credentials expired"]}, DEFERRED, SENDER, 1),
        ({"dot": ["550 5.7.26 unauthenticated mail"]}, DEFERRED, SENDER, 1),
        ({"dot": ["552 5.3.4 too big"]}, DEFERRED, SENDER, 1),
        ({"connect": ["421 4.3.2 not now"]}, DEFERRED, SERVER, 0),
        ({"connect": ["554 5.7.1 go away"]}, DEFERRED, SENDER, 0),
        ({"connect": [HANG_UP]}, DEFERRED, UNREACHABLE, 0),
        ({"MAIL": ["421 closing"]}, DEFERRED, SERVER, 0),
        ({"RCPT": ["421 closing"]}, DEFERRED, SERVER, 0),
        ({"dot": ["421 closing"]}, DEFERRED, SERVER, 1),
        ({"MAIL": [HANG_UP]}, DEFERRED, SERVER, 0),
        ({"RCPT": [HANG_UP]}, DEFERRED, SERVER, 0),
        ({"DATA": [HANG_UP]}, DEFERRED, SERVER, 0),
        ({"RCPT": ["gibberish"]}, DEFERRED, SERVER, 0),
        ({"dot": [HANG_UP]}, DOUBTFUL, SERVER, 1),
        ({"dot": ["gibberish"]}, DOUBTFUL, SERVER, 1),
        ({"dot": ["354 go on"]}, DOUBTFUL, SERVER, 1),
        ({"dot": ["251 will forward"]}, SENT, READER, 1),
    ],
)
def test_every_refusal_at_every_verb(
    tmp_path: Path,
    answers: Answers,
    verdict: Verdict,
    cause: Cause,
    commits: int,
    extensions: tuple[str, ...],
) -> None:
    answers = {verb: list(said) for verb, said in answers.items()}
    ((outcome, committed),), server = run(tmp_path, answers, extensions=extensions)
    assert (outcome.verdict, outcome.cause, committed) == (verdict, cause, commits)
    assert outcome.detail.isprintable()
    if commits == 0:
        assert server.received.mails == []


def test_pipelining_sends_the_envelope_at_once(tmp_path: Path) -> None:
    outcomes, server = run(tmp_path, {}, mails=2, extensions=PIPELINED)
    assert [outcome.verdict for outcome, _ in outcomes] == [SENT, SENT]
    assert server.batches == [b"MAIL RCPT DATA"] * 2
    _, server = run(tmp_path, {}, extensions=PIPELINED[:2])
    assert server.batches == []


def test_the_next_mail_is_announced_with_the_dot(tmp_path: Path) -> None:
    outcomes, server = announce(tmp_path, {}, announced=2)
    assert [outcome.verdict for outcome in outcomes] == [SENT] * 3
    assert server.batches == [b"MAIL RCPT DATA"] * 3
    assert server.received.recipients == ["r0@example.org", "r1@example.org", "r2@example.org"]
    assert server.received.connections == 1
    assert server.verbs[-1] == "QUIT"


def test_without_pipelining_nothing_is_announced(tmp_path: Path) -> None:
    with scripted({}, extensions=PIPELINED[:2]) as (port, server):
        transport = client(tmp_path, port)
        ann, bob = (envelope(tmp_path, f"{name}@example.org") for name in ("a", "b"))
        assert transport.deliver(ann, lambda: bob).verdict is SENT
        transport.close()
    assert server.verbs[-2:] == ["dot", "QUIT"]


@pytest.mark.parametrize(
    ("answers", "verdicts", "connections"),
    [
        # The end of the first mail, while the second is announced.
        ({"dot": ["451 4.2.0 later", "250 ok"]}, [DEFERRED, SENT, SENT], 1),
        ({"dot": ["550 5.1.1 no", "250 ok"]}, [FAILED, SENT, SENT], 1),
        ({"dot": ["421 closing", "250 ok"]}, [DEFERRED, SENT, SENT], 2),
        ({"dot": [HANG_UP, "250 ok"]}, [DOUBTFUL, SENT, SENT], 2),
        ({"dot": ["gibberish", "250 ok"]}, [DOUBTFUL, SENT, SENT], 2),
        # The envelope of the second, which was announced.
        ({"MAIL": ["250 ok", "421 enough", "250 ok"]}, [SENT, SENT, SENT], 2),
        ({"MAIL": ["250 ok", "451 later", "250 ok"]}, [SENT, SENT, SENT], 2),
        ({"MAIL": ["250 ok", HANG_UP, "250 ok"]}, [SENT, SENT, SENT], 2),
        ({"RCPT": ["250 ok", "421 enough", "250 ok"]}, [SENT, SENT, SENT], 2),
        ({"RCPT": ["250 ok", HANG_UP, "250 ok"]}, [SENT, SENT, SENT], 2),
        ({"RCPT": ["250 ok", "550 5.1.1 no", "250 ok"]}, [SENT, FAILED, SENT], 2),
        ({"RCPT": ["250 ok", "450 4.2.1 later", "250 ok"]}, [SENT, DEFERRED, SENT], 2),
        (
            {
                "RCPT": ["250 ok", "550 5.1.1 no", "250 ok"],
                "DATA": ["354 go on", "503 5.5.1 nobody", "354 go on"],
            },
            [SENT, FAILED, SENT],
            1,
        ),
        ({"DATA": ["354 go on", "451 later", "354 go on"]}, [SENT, SENT, SENT], 2),
        ({"DATA": ["354 go on", HANG_UP, "354 go on"]}, [SENT, SENT, SENT], 2),
        # An answer too many: the next ones would be taken for those of other commands.
        ({"dot": ["250 ok\r\n250 ok", "250 ok"]}, [SENT, DEFERRED, SENT], 2),
    ],
)
def test_an_answer_counts_for_its_own_mail(
    tmp_path: Path, answers: Answers, verdicts: list[Verdict], connections: int
) -> None:
    taken = [
        f"r{number}@example.org"
        for number, verdict in enumerate(verdicts)
        if verdict in (SENT, DOUBTFUL) and answers.get("dot", [""])[number:][:1] != ["gibberish"]
    ]
    outcomes, server = announce(tmp_path, {verb: list(said) for verb, said in answers.items()})
    assert [outcome.verdict for outcome in outcomes] == verdicts
    assert server.received.recipients == taken
    assert server.received.connections == connections


def test_answers_that_come_letter_by_letter(tmp_path: Path) -> None:
    class Slow(Scripted):
        def serve(self, connection: socket.socket) -> None:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().serve(Letters(connection))  # type: ignore[arg-type]

    outcomes, server = announce(tmp_path, Slow({}, announced=2))
    assert [outcome.verdict for outcome in outcomes] == [SENT] * 3
    assert len(server.received.mails) == 3


class Letters:
    """A connection whose answers go out one byte at a time."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.stream: Any = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    def makefile(self, mode: str) -> Letters:
        self.stream = self.connection.makefile(mode)
        return self

    def write(self, data: bytes) -> None:
        for place in range(len(data)):
            self.stream.write(data[place : place + 1])
            self.stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def test_an_announced_mail_goes_out_over_tls(tmp_path: Path, certificate: ssl.SSLContext) -> None:
    class Secure(Scripted):
        def serve(self, connection: socket.socket) -> None:
            super().serve(certificate.wrap_socket(connection, server_side=True))

    with scripted(Secure({}, announced=1)) as (port, server):
        transport = client(tmp_path, port, security="tls")
        mails = [envelope(tmp_path, f"r{number}@example.org") for number in range(2)]
        assert [outcome.verdict for outcome in in_a_row(transport, mails)] == [SENT] * 2
        transport.close()
    assert len(server.received.mails) == 2


def test_an_announced_mail_that_does_not_follow_is_never_delivered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a connection that ends takes DATA back: QUIT would be a line of the mail."""
    monkeypatch.setattr(smtplib.SMTP, "quit", lambda _: pytest.fail("a command after DATA"))
    with scripted({}) as (port, server):
        transport = client(tmp_path, port)
        ann, bob, cleo = (envelope(tmp_path, f"{name}@example.org") for name in ("a", "b", "c"))
        assert transport.deliver(ann, lambda: bob).verdict is SENT
        assert transport.deliver(cleo, lambda: bob).verdict is SENT
        transport.close()
    assert server.received.recipients == ["a@example.org", "c@example.org"]
    assert server.received.connections == 2


@pytest.mark.parametrize("to", ["zo\u00eb@example.org", "bob@example.org\r\nRCPT TO:<eve@x.org>"])
def test_a_mail_that_cannot_go_spoils_not_the_one_before(tmp_path: Path, to: str) -> None:
    with scripted({}) as (port, server):
        transport = client(tmp_path, port)
        ann = envelope(tmp_path)
        bob = replace(ann, recipient=to)
        outcomes = in_a_row(transport, [ann, bob, ann])
        transport.close()
    assert [outcome.verdict for outcome in outcomes] == [SENT, FAILED, SENT]
    assert server.received.recipients == ["ann@example.org"] * 2


def test_no_announcement_outlives_its_connection(tmp_path: Path) -> None:
    def refuse() -> None:
        raise ZeroDivisionError

    with scripted({}) as (port, server):
        transport = client(tmp_path, port)
        ann, bob = (envelope(tmp_path, f"{name}@example.org") for name in ("a", "b"))
        assert transport.deliver(ann, lambda: bob).verdict is SENT
        with pytest.raises(ZeroDivisionError):
            transport.deliver(bob, refuse)
        assert deliver(transport, bob)[0].verdict is SENT
        transport.close()
    assert server.received.recipients == ["a@example.org", "b@example.org"]


def test_who_was_refused_gets_no_empty_mail_of_a_server_that_goes_on(tmp_path: Path) -> None:
    """With pipelining DATA is on the way already when RCPT is refused."""
    outcomes, server = run(
        tmp_path, {"RCPT": ["550 5.1.1 no", "250 ok"]}, mails=2, extensions=PIPELINED
    )
    assert [outcome.verdict for outcome, _ in outcomes] == [FAILED, SENT]
    assert server.received.recipients == ["r1@example.org"]
    assert server.received.connections == 2


def test_a_connection_that_took_enough_is_opened_anew(tmp_path: Path) -> None:
    """Servers say so with 4xx, 421 or by hanging up, at the first command of a mail."""
    for tired in ("451 4.7.0 too many messages", "421 4.7.0 enough", HANG_UP):
        outcomes, server = run(tmp_path, {"MAIL": ["250 ok", tired, "250 ok"]}, mails=3)
        assert [(outcome.verdict, commits) for outcome, commits in outcomes] == [(SENT, 1)] * 3
        assert server.received.connections == 2


def test_a_refused_reader_does_not_spoil_the_next(tmp_path: Path) -> None:
    outcomes, server = run(
        tmp_path,
        {"RCPT": ["550 5.1.1 no such user", "450 busy", "250 ok"]},
        mails=3,
        extensions=PIPELINED[:2],
    )
    assert [outcome.verdict for outcome, _ in outcomes] == [FAILED, DEFERRED, SENT]
    assert server.received.recipients == ["r2@example.org"]
    assert (server.received.connections, server.verbs.count("RSET")) == (1, 2)


@pytest.mark.slow
def test_a_drop_in_the_middle_of_the_mail_is_no_doubt(tmp_path: Path) -> None:
    ((outcome, commits),), server = run(tmp_path, {"body": [HANG_UP]}, size=3_000_000)
    assert (outcome.verdict, commits, server.received.mails) == (DEFERRED, 0, [])


@dataclass
class Leaving(Scripted):
    """Hangs up when the mail has arrived but for its dot, and *go* is set."""

    go: threading.Event = field(default_factory=threading.Event)

    def _take(self, *_: Any) -> bool:
        self.go.wait(30)
        return False


def test_a_drop_while_the_ledger_is_written_is_no_doubt(tmp_path: Path) -> None:
    with scripted(Leaving({})) as (port, server):
        assert isinstance(server, Leaving)
        transport = client(tmp_path, port)

        def commit() -> None:
            assert transport._client is not None
            assert transport._client.sock is not None
            server.go.set()
            readable = select.poll()
            readable.register(transport._client.sock, select.POLLIN)
            assert readable.poll(30_000)

        outcome = transport.deliver(envelope(tmp_path), commit)
        assert (outcome.verdict, outcome.cause) == (Verdict.DEFERRED, Cause.SERVER)
        assert "dot" not in server.verbs


def test_a_server_that_answers_before_the_dot_gets_none(tmp_path: Path) -> None:
    ((outcome, commits),), server = run(tmp_path, {"DATA": ["354 go on\r\n250 taken already"]})
    assert (outcome.verdict, commits, server.received.mails) == (DEFERRED, 0, [])


def test_an_idle_connection_that_was_closed_is_opened_anew(tmp_path: Path) -> None:
    outcomes, server = run(tmp_path, {"MAIL": ["250 ok", HANG_UP, "250 ok"]}, mails=3)
    assert [(outcome.verdict, commits) for outcome, commits in outcomes] == [(SENT, 1)] * 3
    assert server.received.connections == 2


def test_a_421_after_the_dot_is_not_tried_twice_on_one_commit(tmp_path: Path) -> None:
    outcomes, _ = run(tmp_path, {"dot": ["250 ok", "421 closing"]}, mails=2)
    assert [(outcome.verdict, commits) for outcome, commits in outcomes] == [
        (SENT, 1),
        (DEFERRED, 1),
    ]


def test_a_silent_server_runs_into_the_time_out(tmp_path: Path) -> None:
    with scripted({"dot": ["250-still thinking"]}) as (port, _):
        transport = client(tmp_path, port)
        transport.dot_timeout = 0.05
        outcome, commits = deliver(transport, envelope(tmp_path))
    assert (outcome.verdict, commits) == (DOUBTFUL, 1)


def test_when_the_row_is_not_to_be_had_there_is_no_dot(tmp_path: Path) -> None:
    def refuse() -> None:
        raise ZeroDivisionError

    with scripted({}) as (port, server):
        transport = client(tmp_path, port)
        with pytest.raises(ZeroDivisionError):
            transport.deliver(envelope(tmp_path), refuse)
        assert deliver(transport, envelope(tmp_path, "bob@example.org"))[0].verdict is SENT
        transport.close()
    assert server.received.recipients == ["bob@example.org"]


def test_nobody_listens(tmp_path: Path) -> None:
    with scripted({}) as (port, _):
        pass
    outcome, _ = deliver(client(tmp_path, port), envelope(tmp_path))
    assert (outcome.verdict, outcome.cause) == (DEFERRED, UNREACHABLE)
    assert f"127.0.0.1:{port}: no connection" in outcome.detail


@pytest.mark.parametrize(
    ("extensions", "verdict"), [(("SMTPUTF8", "8BITMIME"), SENT), (("8BITMIME",), FAILED)]
)
def test_an_international_address_goes_only_where_it_is_taken(
    tmp_path: Path,
    extensions: tuple[str, ...],
    verdict: Verdict,
) -> None:
    with scripted({}, extensions=extensions) as (port, server):
        outcome, _ = deliver(client(tmp_path, port), envelope(tmp_path, "zoë@bücher.example.org"))
    assert outcome.verdict is verdict
    assert server.received.recipients == (
        ["zoë@xn--bcher-kva.example.org"] if verdict is SENT else []
    )


def test_a_server_s_words_come_without_control_characters(tmp_path: Path) -> None:
    ((outcome, _),), _ = run(
        tmp_path, {"RCPT": ["550-5.1.1 \x1b[31mno\r\n550 5.1.1 such\x07 user" + "x" * 1_000]}
    )
    assert outcome.verdict is FAILED
    assert outcome.detail.startswith("550 5.1.1 [31mno 5.1.1 such user")
    assert len(outcome.detail) == 300


def test_aiosmtpd_takes_a_magazine(tmp_path: Path) -> None:
    received = Received()
    with smtp_server(received, data_size_limit=9_000_000) as port:
        mail = envelope(tmp_path, size=2_000_000)
        transport = client(tmp_path, port)
        assert deliver(transport, mail)[0].verdict is SENT
        transport.close()
    assert received.mails == [("ann@example.org", mail.head + mail.body)]
    assert SMTP.line_length_limit == 1001


def test_an_expired_certificate_is_refused(
    tmp_path: Path, certificate: ssl.SSLContext, authority: trustme.CA
) -> None:
    expired = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1", not_after=datetime(2024, 1, 1, tzinfo=UTC)).configure_cert(
        expired
    )
    received = Received()
    with smtp_server(received, tls_context=expired) as port:
        outcome, _ = deliver(client(tmp_path, port, security="starttls"), envelope(tmp_path))
    assert (outcome.verdict, outcome.stop) == (DEFERRED, True)
    assert "expired" in outcome.detail
    assert received.mails == []


def test_a_server_that_does_not_read_runs_into_the_time_out(tmp_path: Path) -> None:
    released = threading.Event()
    server = Scripted({}, watch=lambda verb: verb == "body" and released.wait(30) and None)
    with scripted(server) as (port, _):
        transport = client(tmp_path, port)
        transport.timeout = 0.1
        much = b"\r\n" + b"a line of the mail\r\n" * 1_500_000  # more than all buffers hold
        outcome, commits = deliver(transport, replace(envelope(tmp_path), body=much))
        released.set()
    assert (outcome.verdict, outcome.cause, commits) == (DEFERRED, SERVER, 0)
    assert server.received.mails == []


def test_a_line_that_comes_in_pieces_or_without_an_end() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        lines = Lines(ours)
        theirs.sendall(b"250-a\r\n250 b\r\nrest")
        assert [lines.readline(8193), lines.readline(8193)] == [b"250-a\r\n", b"250 b\r\n"]
        assert lines.rest == b"rest"
        theirs.sendall(b"x" * 20)
        assert lines.readline(10) == b"rest" + b"x" * 6
        theirs.close()
        assert lines.readline(8193) == b"x" * 14
        assert lines.readline(8193) == b""
