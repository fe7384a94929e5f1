"""Sends mail over SMTP, one mail after the other on one connection.

The dot that ends a mail goes in one write with the envelope of the next and its DATA, where the
server takes PIPELINING and there is a next one (RFC 2920, 3.1): it answers all of them at once.

``smtplib`` raises the same exception for a connection lost before and after the final dot. So only
its low-level calls are used here, and this module sends the dot itself. Before the dot nothing was
delivered; after it, without an answer, nobody can know (RFC 1047).
"""

from __future__ import annotations

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from digest.config import MailConfig
from digest.errors import ConfigError
from digest.mail.envelope import Cause, Commit, Envelope, Outcome, Verdict, one_line
from digest.mail.logins import is_loopback, password_in
from digest.mail.smtp_connection import (
    NoConnectionError,
    connect,
    hang_up,
    is_silent,
    send,
)
from digest.mail.smtp_replies import Reply, rejection, reply_text


class _RejectedError(Exception):
    """The delivery ended before the dot with *outcome*.

    *stale*: what was refused is the connection, and a new one may do.
    """

    def __init__(self, outcome: Outcome, *, stale: bool = False) -> None:
        super().__init__(outcome.detail)
        self.outcome = outcome
        self.stale = stale


@dataclass(slots=True)
class Smtp:
    """A connection to a mail server, opened for the first mail and again when it was lost.

    *timeout* is the limit in seconds for each command, *dot_timeout* for the answer to the final
    dot, for which servers need longest (RFC 5321, 4.5.3.2.6).
    """

    config: MailConfig
    password: str = field(default="", repr=False)
    timeout: float = 60
    dot_timeout: float = 600
    _client: smtplib.SMTP | None = None
    _announced: Envelope | None = None
    """The mail whose envelope and DATA the server has, and whose answers were not yet read."""

    def deliver(self, envelope: Envelope, commit: Commit) -> Outcome:
        if self._announced is not None and self._announced is not envelope:
            self._drop()  # nothing else ends a mail whose DATA the server may have accepted
        try:
            client = self._offered(envelope)
        except _RejectedError as rejected:
            return rejected.outcome
        try:
            following = commit()
            return self._finish(client, following)
        except BaseException:
            self._drop()  # a server discards a mail whose connection closes without the dot
            raise

    def close(self) -> None:
        if self._client is not None and self._announced is None:
            with suppress(smtplib.SMTPException, OSError):
                self._client.quit()
        self._drop()

    def _offered(self, envelope: Envelope) -> smtplib.SMTP:
        """A connection on which *envelope* was sent except for the dot.

        Raises _RejectedError when that fails.
        """
        reused = self._client is not None
        try:
            return self._offer(envelope)
        except _RejectedError as rejected:
            if not (reused and rejected.stale):
                raise
        # Servers close idle and long connections: try once more on a new one.
        self._drop()
        return self._offer(envelope)

    def _offer(self, envelope: Envelope) -> smtplib.SMTP:
        client = self._connection()
        try:
            self._prepare(client, envelope)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            detail = one_line(f"connection lost before the mail was complete: {error}")
            outcome = Outcome(verdict=Verdict.DEFERRED, detail=detail, cause=Cause.SERVER)
            raise _RejectedError(outcome, stale=True) from None
        except _RejectedError:
            raise
        except BaseException:
            self._drop()
            raise
        return client

    def _prepare(self, client: smtplib.SMTP, envelope: Envelope) -> None:
        """Send the mail except for the dot; on return the server waits for its end."""
        self._open_mail(client, envelope)
        assert client.sock is not None  # noqa: S101 - smtplib's own promise once DATA was answered
        send(client.sock, dotted(envelope.head), dotted_body(envelope.body))
        if not is_silent(client, client.sock):
            raise smtplib.SMTPServerDisconnected("the server answered before the end of the mail")

    def _open_mail(self, client: smtplib.SMTP, envelope: Envelope) -> None:
        """Send the envelope and DATA, unless the server has them, and read the answers."""
        announced, self._announced = self._announced is not None, None
        if not client.has_extn("pipelining"):
            for number, line in enumerate(self._opening(client, envelope)):
                client.send(line)
                self._check(client, number, client.getreply())
            return
        if not announced:
            client.send(b"".join(self._opening(client, envelope)))
        for number in range(3):
            self._check(client, number, client.getreply())

    def _opening(self, client: smtplib.SMTP, envelope: Envelope) -> list[bytes]:
        """The lines of the envelope, and DATA; raises _RejectedError where the server cannot have
        them.
        """
        commands = (
            f"MAIL FROM:<{envelope.sender}>{self._options(client, envelope)}",
            f"RCPT TO:<{envelope.recipient}>",
            "DATA",
        )
        return [self._line(client, command) for command in commands]

    def _line(self, client: smtplib.SMTP, command: str) -> bytes:
        encoded = command.encode(client.command_encoding)
        if re.search(rb"[\x00-\x1f\x7f]", encoded):  # the encoder refused them before
            detail = "the address contains a control character"
            raise _RejectedError(Outcome(verdict=Verdict.FAILED, detail=detail))
        return encoded + b"\r\n"

    def _options(self, client: smtplib.SMTP, envelope: Envelope) -> str:
        """The parameters of MAIL FROM for *envelope*."""
        size = len(envelope.head) + len(envelope.body)
        options = f" SIZE={size}" if client.has_extn("size") else ""
        if not envelope.international:
            return options
        if not client.has_extn("smtputf8"):
            detail = "the mail server does not accept international addresses"
            raise _RejectedError(Outcome(verdict=Verdict.FAILED, detail=detail))
        client.command_encoding = "utf-8"
        return options + " SMTPUTF8"

    def _check(self, client: smtplib.SMTP, number: int, reply: Reply) -> None:
        """Raise _RejectedError unless the server accepts command *number* of the three.

        The connection is ready for the next mail then, or closed.
        """
        if reply[0] in ((250,), (250, 251), (354,))[number]:
            return
        about_us = number != 1
        outcome = rejection(reply, about_us=about_us)
        if reply[0] == 421 or not 400 <= reply[0] < 600:
            self._drop()
            raise _RejectedError(outcome, stale=reply[0] == 421)
        try:
            if client.has_extn("pipelining"):
                self._skip_replies(client, 2 - number)
            self._reset()
        except (smtplib.SMTPException, OSError):
            self._drop()
        raise _RejectedError(outcome, stale=about_us and reply[0] < 500)

    def _skip_replies(self, client: smtplib.SMTP, count: int) -> None:
        """Read the replies to commands that were sent together with a refused one.

        Where the server wants the mail all the same, the connection ends: a dot would send an
        empty one.
        """
        for _ in range(count):
            if client.getreply()[0] == 354:
                self._drop()
                return

    def _finish(self, client: smtplib.SMTP, following: Envelope | None) -> Outcome:
        """Send the dot, and announce the mail *following*; the outcome by the answer to the dot."""
        assert client.sock is not None  # noqa: S101
        if not is_silent(client, client.sock):
            # It went while the ledger was written. Without the dot it has no mail: no doubt.
            self._drop()
            detail = "connection lost before the end of the mail"
            return Outcome(verdict=Verdict.DEFERRED, detail=detail, cause=Cause.SERVER)
        announcement = self._announcement(client, following) if following else b""
        try:
            client.sock.settimeout(self.dot_timeout)
            client.sock.sendall(b".\r\n" + announcement)
            reply = client.getreply()
            client.sock.settimeout(self.timeout)
        except (smtplib.SMTPException, OSError) as error:
            return self._doubt(f"no answer to the end of the mail: {error}")
        self._announced = following if announcement else None
        if 200 <= reply[0] < 300:
            return Outcome(verdict=Verdict.SENT, detail=reply_text(reply))
        if not 400 <= reply[0] < 600:
            return self._doubt(f"no valid answer to the end of the mail: {reply_text(reply)}")
        if reply[0] == 421:
            self._drop()
        return rejection(reply)

    def _announcement(self, client: smtplib.SMTP, following: Envelope) -> bytes:
        """What announces a mail to the server; b"" where it must wait for the end of this one."""
        if not client.has_extn("pipelining"):
            return b""
        try:
            return b"".join(self._opening(client, following))
        except _RejectedError:  # once more when its turn has come
            return b""

    def _doubt(self, detail: str) -> Outcome:
        self._drop()
        return Outcome(verdict=Verdict.DOUBTFUL, detail=one_line(detail), cause=Cause.SERVER)

    def _reset(self) -> None:
        """Forget the mail that was begun; raises what smtplib raises."""
        if self._client is not None and self._client.rset()[0] != 250:
            self._drop()

    def _connection(self) -> smtplib.SMTP:
        """The open connection, or a new one; raises _RejectedError when there is none to be had."""
        if self._client is None:
            try:
                self._client = connect(self.config, self.password, timeout=self.timeout)
            except NoConnectionError as error:
                detail = one_line(str(error))
                outcome = Outcome(verdict=Verdict.DEFERRED, detail=detail, cause=error.cause)
                raise _RejectedError(outcome) from None
        return self._client

    def _drop(self) -> None:
        if self._client is not None:
            hang_up(self._client)
        self._client = self._announced = None


def dotted(text: bytes) -> bytes:
    """*text* as it goes over the line: a dot at the start of a line is doubled."""
    if not text.startswith(b".") and b"\n." not in text:
        return text
    return re.sub(rb"(?m)^\.", b"..", text)


@lru_cache(maxsize=8)
def dotted_body(body: bytes) -> bytes:
    """*body* as it goes over the line, with a line end; the same for all readers of a language."""
    return dotted(body if body.endswith(b"\r\n") else body + b"\r\n")


def open_transport(config: MailConfig, *, folder: Path) -> Smtp:
    """The mail server in [mail] host; raises ConfigError for unsafe or impossible settings."""
    if not config.host:
        raise ConfigError("digest.toml: [mail] has no 'host'; add the mail server's name")
    password = _password(config, folder)
    if config.security == "none" and not is_loopback(config.host):
        raise ConfigError(
            f'digest.toml: [mail] security = "none" is for this machine only, not for '
            f'{config.host}; use "starttls" or "tls"'
        )
    if config.user and config.security == "none":
        raise ConfigError(
            "digest.toml: [mail] has a 'user' but security = \"none\", which would send the "
            'password unencrypted; use "starttls" or "tls", or remove the user'
        )
    if config.user and not password:
        raise ConfigError(
            "digest.toml: [mail] has a 'user' but no password; set DIGEST_SMTP_PASSWORD or "
            "'password_file'"
        )
    if not (config.user + password).isascii():
        raise ConfigError(
            "digest.toml: [mail] user and password must be ASCII, as the login of SMTP requires; "
            "change them"
        )
    return Smtp(config, password)


def _password(config: MailConfig, folder: Path) -> str:
    if config.password or not config.password_file:
        return config.password
    return password_in(folder / config.password_file, "password_file")
