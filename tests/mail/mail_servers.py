"""Real SMTP servers on loopback: a whole one (aiosmtpd), and one that follows a script and hangs up as told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session


@dataclass
class Received:
    """What arrived: recipient and bytes, in order; and how often somebody connected."""

    mails: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.mails]

    async def handle_DATA(self, _server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        assert isinstance(envelope.content, bytes)
        self.mails.append((envelope.rcpt_tos[0], envelope.content))
        return f"250 2.0.0 Ok: queued as {len(self.mails):06}"


@contextmanager
def smtp_server(received: Received, **options: Any) -> Iterator[int]:
    """aiosmtpd in a thread; *options* are its own. Yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(received, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def login(user: str, password: str) -> Callable[..., AuthResult]:
    """An authenticator for aiosmtpd that knows one *user*."""

    def check(_server: Any, _session: Any, _envelope: Any, mechanism: str, data: Any) -> AuthResult:
        good = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=good, handled=False) if not good else AuthResult(success=True)

    return check


HANG_UP = "hang up"
Answers = dict[str, list[str]]


@dataclass
class Scripted:
    """A server of few words. *answers* maps a verb ("connect", "MAIL" …, "dot") to what to answer, the last for ever;
    HANG_UP closes instead. A verb that is not named is answered well. "body" hangs up in the middle of the mail.
    """

    answers: Answers
    received: Received = field(default_factory=Received)
    verbs: list[str] = field(default_factory=list)
    extensions: tuple[str, ...] = ("SIZE 10000000", "8BITMIME", "PIPELINING")
    watch: Callable[[str], None] = lambda _: None
    reply: Callable[[str, str], str] = lambda _verb, _line: ""
    """An answer by verb and by the line of RCPT; "" for that in *answers*."""
    batches: list[bytes] = field(default_factory=list)
    """The verbs of commands that came together, RFC 2920."""
    announced: int = 0
    """So many dots are answered only once the client has sent more."""

    def answer(self, verb: str, good: str, line: str = "") -> str:
        self.verbs.append(verb)
        self.watch(verb)
        if own := self.reply(verb, line):
            return own
        planned = self.answers.get(verb, [])
        return planned.pop(0) if len(planned) > 1 else planned[0] if planned else good

    def serve(self, connection: socket.socket) -> None:
        self.received.connections += 1
        connection.settimeout(30)  # so that a client that does not go on fails its test
        # Answers to commands that came together leave one by one, none held back for 40 ms.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError), connection, connection.makefile("rwb") as stream:

            def say(line: str) -> bool:
                if line == HANG_UP:
                    return False
                stream.write(line.encode() + b"\r\n")
                stream.flush()
                return not line.startswith("421")

            if say(self.answer("connect", "220 test")):
                recipient = ""
                while line := stream.readline():
                    if line.startswith(b"MAIL"):
                        self._note_batch(line, stream)
                    verb = line.split()[0].decode().upper()
                    if verb == "RCPT":
                        recipient = line.decode().partition("<")[2].partition(">")[0]
                    good = {
                        "EHLO": "\r\n".join(f"250-{name}" for name in ("test", *self.extensions))
                        + "\r\n250 HELP",
                        "DATA": "354 go on",
                        "QUIT": "221 bye",
                    }.get(verb, "250 2.0.0 ok")
                    answer = self.answer(verb, good, line.decode())
                    if not say(answer) or verb == "QUIT":
                        break
                    if answer.startswith("354") and not self._take(stream, recipient, say):
                        break
        with suppress(OSError):
            connection.close()

    def _note_batch(self, line: bytes, stream: Any) -> None:
        if "PIPELINING" in self.extensions:
            rest = stream.peek(1)[:4096].splitlines()
            self.batches.append(b" ".join(part.split()[0] for part in [line, *rest]))

    def _take(self, stream: Any, recipient: str, say: Callable[[str], bool]) -> bool:
        if self.answer("body", "") == HANG_UP:
            return False
        lines = []
        while (line := stream.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line[1:] if line.startswith(b".") else line)
        if self.announced:
            self.announced -= 1
            stream.peek(1)
        answer = self.answer("dot", "250 2.0.0 queued", f"<{recipient}>")
        if (
            answer.startswith("250") or answer == HANG_UP
        ):  # it hangs up having taken the mail: the very case of doubt
            self.received.mails.append((recipient, b"".join(lines)))
        return say(answer)


@contextmanager
def scripted(answers: Answers | Scripted, **options: Any) -> Iterator[tuple[int, Scripted]]:
    """A Scripted server in a thread: its port, and itself."""
    server = answers if isinstance(answers, Scripted) else Scripted(answers, **options)
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threads.append(
                    threading.Thread(target=server.serve, args=(connection,), daemon=True)
                )
                threads[-1].start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
        for each in threads:
            each.join(5)
