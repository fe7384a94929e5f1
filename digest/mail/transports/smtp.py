"""Mail over SMTP, one connection for all.

``smtplib`` raises the same exception for a connection lost before the final dot and after it. So only its low-level
calls are used here, and the dot is sent by code that knows where it is: before it nothing has certainly been
delivered; after it, without an answer, nobody can know (RFC 1047).
"""

from __future__ import annotations

import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.config import MailConfig
from digest.errors import ConfigError
from digest.mail.envelope import Envelope, Outcome, Verdict, one_line

CHUNK = 1 << 16  # bytes a write, each with a time-out of its own
LOST = 3  # connections lost one after the other: the server is in trouble, not the mail
Reply = tuple[int, bytes]


class _RefusedError(Exception):
    """The outcome is settled before the dot; *outcome* says how."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.detail)
        self.outcome = outcome


@dataclass(slots=True)
class Smtp:
    """A mail server, connected to when the first mail goes out. *timeout* and *dot_timeout* are seconds: for each
    command, and for the answer to the final dot, which takes a server longest.
    """

    config: MailConfig
    password: str = field(default="", repr=False)
    timeout: float = 60
    dot_timeout: float = 600
    _client: smtplib.SMTP | None = None
    _lost: int = 0

    def deliver(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        try:
            client = self._offered(envelope)
        except _RefusedError as refused:
            return self._counted(refused.outcome)
        try:
            commit()
            return self._counted(self._finish(client))
        except BaseException:  # closed without a dot, what was sent is no mail
            self._drop()
            raise

    def close(self) -> None:
        if self._client is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._client.quit()
            self._drop()

    def _counted(self, outcome: Outcome) -> Outcome:
        """*outcome*, with a stop when one connection after the other was lost."""
        lost = self._client is None and outcome.verdict in (Verdict.DEFERRED, Verdict.DOUBTFUL)
        self._lost = self._lost + 1 if lost else 0
        return replace(outcome, stop=outcome.stop or self._lost >= LOST)

    def _offered(self, envelope: Envelope) -> smtplib.SMTP:
        """A connection on which all of *envelope* but the dot has been sent, or _RefusedError."""
        reused = self._client is not None
        try:
            return self._offer(envelope)
        except _RefusedError as refused:
            if (
                not reused
                or self._client is not None
                or refused.outcome.verdict is not Verdict.DEFERRED
            ):
                raise
        return self._offer(
            envelope
        )  # servers hang up on idle or long connections: once more, on a new one

    def _offer(self, envelope: Envelope) -> smtplib.SMTP:
        client = self._connected()
        try:
            self._prepare(client, envelope)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            detail = one_line(f"connection lost before the mail was complete: {error}")
            raise _RefusedError(Outcome(verdict=Verdict.DEFERRED, detail=detail)) from None
        except _RefusedError:
            raise
        except BaseException:
            self._drop()
            raise
        return client

    def _prepare(self, client: smtplib.SMTP, envelope: Envelope) -> None:
        """Everything but the dot: on return the server has the whole mail and waits for its end."""
        size = len(envelope.head) + len(envelope.body)
        options = f" SIZE={size}" if client.has_extn("size") else ""
        if envelope.international:
            if not client.has_extn("smtputf8"):
                raise _RefusedError(
                    Outcome(
                        verdict=Verdict.FAILED,
                        detail="the mail server takes no international addresses",
                    )
                )
            client.command_encoding = "utf-8"
            options += " SMTPUTF8"
        self._expect(client.docmd("MAIL", f"FROM:<{envelope.sender}>{options}"), 250, about_us=True)
        self._expect(client.docmd("RCPT", f"TO:<{envelope.recipient}>"), 250, 251)
        self._expect(client.docmd("DATA"), 354, about_us=True)
        assert client.sock is not None  # noqa: S101 - smtplib's own promise once DATA was answered
        for part in (envelope.head, envelope.body):
            _send(client.sock, re.sub(rb"(?m)^\.", b"..", part))
        if not envelope.body.endswith(b"\r\n"):
            _send(client.sock, b"\r\n")
        if not _still_listening(client, client.sock):
            raise smtplib.SMTPServerDisconnected("the server stopped listening in mid-mail")

    def _finish(self, client: smtplib.SMTP) -> Outcome:
        """The dot, and what comes of it."""
        try:
            assert client.sock is not None  # noqa: S101
            client.sock.settimeout(self.dot_timeout)
            client.sock.sendall(b".\r\n")
            reply = client.getreply()
            client.sock.settimeout(self.timeout)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Outcome(
                verdict=Verdict.DOUBTFUL,
                detail=one_line(f"no answer to the end of the mail: {error}"),
            )
        if reply[0] == 250:
            return Outcome(verdict=Verdict.SENT, detail=_said(reply))
        return self._refusal(reply)

    def _expect(self, reply: Reply, *codes: int, about_us: bool = False) -> None:
        """Raise _RefusedError unless the server answered one of *codes*.

        A refusal of what is the same in every mail (*about_us*) concerns the whole campaign.
        """
        if reply[0] in codes:
            return
        outcome = self._refusal(reply)
        if about_us and outcome.verdict is Verdict.FAILED:
            outcome = replace(outcome, verdict=Verdict.DEFERRED, stop=True)
        raise _RefusedError(outcome)

    def _refusal(self, reply: Reply) -> Outcome:
        """What a 4xx or 5xx means, with the connection made ready for the next mail or closed."""
        code, said = reply[0], _said(reply)
        self._reset(hang_up=code == 421 or code < 400)
        if not 500 <= code < 600:
            return Outcome(verdict=Verdict.DEFERRED, detail=said)
        if code == 530 or re.match(rb"5\.[37]\.", reply[1]):
            # 530 wants a login, 5.3.x is the server's own state, 5.7.x policy (RFC 3463): none is the reader's fault.
            return Outcome(verdict=Verdict.DEFERRED, detail=said, stop=True)
        return Outcome(verdict=Verdict.FAILED, detail=said)

    def _reset(self, *, hang_up: bool) -> None:
        if self._client is None:
            return
        try:
            if hang_up or self._client.rset()[0] != 250:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _connected(self) -> smtplib.SMTP:
        """The open connection, or a new one: encrypted and logged in as configured, or _RefusedError."""
        if self._client is not None:
            return self._client
        try:
            self._client = self._dial()
            if (
                self._client.sock
            ):  # else the dot, a small packet, waits 40 ms for the body's acknowledgement
                self._client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._secure(self._client)
        except smtplib.SMTPAuthenticationError as error:
            raise self._hopeless(
                f"login as '{self.config.user}' refused; check [mail] user and DIGEST_SMTP_PASSWORD",
                _said((error.smtp_code, _bytes(error.smtp_error))),
            ) from None
        except ssl.SSLError as error:
            raise self._hopeless(
                "no safe connection; check [mail] host, port and security, and the server's "
                "certificate",
                str(error),
            ) from None
        except smtplib.SMTPNotSupportedError as error:
            raise self._hopeless(
                "no login; take [mail] user out, or use another server", str(error)
            ) from None
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise self._hopeless(
                "no connection; check [mail] host and port, or try again later", str(error)
            ) from None
        return self._client

    def _dial(self) -> smtplib.SMTP:
        config = self.config
        if config.security == "tls":
            return smtplib.SMTP_SSL(
                config.host, config.port, timeout=self.timeout, context=ssl.create_default_context()
            )
        return smtplib.SMTP(config.host, config.port, timeout=self.timeout)

    def _secure(self, client: smtplib.SMTP) -> None:
        client.ehlo_or_helo_if_needed()
        if self.config.security == "starttls":
            if not client.has_extn("starttls"):
                raise self._hopeless(
                    'the server offers no STARTTLS, so nothing was sent; use security = "tls" with its '
                    "port (465), or another server"
                )
            client.starttls(context=ssl.create_default_context())
            client.ehlo()
        if self.config.user:
            client.login(self.config.user, self.password)

    def _hopeless(self, what: str, said: str = "") -> _RefusedError:
        """Nobody will get mail this way: close, and stop the campaign with everything still queued."""
        self._drop()
        where = f"{self.config.host}:{self.config.port}: {what}" + (f" ({said})" if said else "")
        return _RefusedError(Outcome(verdict=Verdict.DEFERRED, detail=one_line(where), stop=True))

    def _drop(self) -> None:
        if self._client is not None:
            with suppress(OSError):
                self._client.close()
            self._client = None


def open_transport(config: MailConfig, *, folder: Path) -> Smtp:
    """The mail server under [mail] host; ConfigError where what is configured cannot be safe or cannot work."""
    if not config.host:
        raise ConfigError("digest.toml: [mail] has no 'host'; add the mail server's name")
    password = _password(config, folder)
    if config.security == "none" and not _is_loopback(config.host):
        raise ConfigError(
            f'digest.toml: [mail] security = "none" is for this machine only, not for {config.host}; '
            'use "starttls" or "tls"'
        )
    if config.user and config.security == "none":
        raise ConfigError(
            "digest.toml: [mail] has a 'user' but security = \"none\": a password never goes out in "
            'clear; use "starttls" or "tls", or take the user out'
        )
    if config.user and not password:
        raise ConfigError(
            "digest.toml: [mail] has a 'user' but no password; set DIGEST_SMTP_PASSWORD or "
            "'password_file'"
        )
    if not (config.user + password).isascii():
        raise ConfigError(
            "digest.toml: [mail] user and password must be ASCII, since mail servers' logins are; "
            "change them"
        )
    return Smtp(config, password)


def _password(config: MailConfig, folder: Path) -> str:
    if config.password or not config.password_file:
        return config.password
    file = folder / config.password_file
    try:
        return file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"digest.toml: [mail] password_file: {file} cannot be read ({error}); "
            "check its name and rights"
        ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _send(sock: socket.socket, data: bytes) -> None:
    """Piece by piece, since a time-out counts for a whole ``sendall``, and a slow line needs minutes for a magazine."""
    view = memoryview(data)
    for start in range(0, len(view), CHUNK):
        sock.sendall(view[start : start + CHUNK])


def _still_listening(client: smtplib.SMTP, sock: socket.socket) -> bool:
    """Whether the server is silent, as it must be in mid-mail. A hang-up or an early answer seen now, before the dot,
    is no doubt later, and is not taken for the answer to the dot.
    """
    timeout = sock.gettimeout()
    sock.settimeout(0)
    try:
        if not (client.file and client.file.peek(1)):  # what smtplib has read ahead of us
            sock.recv(
                1
            )  # raises as long as the server is silent; at the end of the stream it does not
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False
    finally:
        sock.settimeout(timeout)
    return False


def _said(reply: Reply) -> str:
    return one_line(f"{reply[0]} {reply[1].decode('utf-8', 'replace')}")


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
