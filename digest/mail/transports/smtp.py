"""Sends mail over SMTP, on one connection for all mails.

``smtplib`` raises the same exception for a connection lost before and after the final dot. So only
its low-level calls are used here, and this module sends the dot itself. Before the dot nothing was
delivered; after it, without an answer, nobody can know (RFC 1047).
"""

from __future__ import annotations

import ipaddress
import re
import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.config import MailConfig
from digest.errors import ConfigError
from digest.mail.envelope import Envelope, Outcome, Verdict, one_line
from digest.mail.smtp_connection import (
    NoConnectionError,
    Reply,
    connect,
    hang_up,
    is_silent,
    reply_text,
    send,
)

MOST_LOST = 3  # connections lost in a row: the server has a problem, not the mail


class _RejectedError(Exception):
    """The delivery ended before the dot with *outcome*."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.detail)
        self.outcome = outcome


@dataclass(slots=True)
class Smtp:
    """A mail server; the connection is opened for the first mail.

    *timeout* is the limit in seconds for each command, *dot_timeout* for the answer to the final
    dot, for which servers need longest (RFC 5321, 4.5.3.2.6).
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
        except _RejectedError as rejected:
            return self._counted(rejected.outcome)
        try:
            commit()
            return self._counted(self._finish(client))
        except BaseException:
            self._drop()  # a server discards a mail whose connection closes without the dot
            raise

    def close(self) -> None:
        if self._client is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._client.quit()
            self._drop()

    def _counted(self, outcome: Outcome) -> Outcome:
        """*outcome*, which stops the campaign when several connections in a row were lost."""
        lost = self._client is None and outcome.verdict in (Verdict.DEFERRED, Verdict.DOUBTFUL)
        self._lost = self._lost + 1 if lost else 0
        return replace(outcome, stop=outcome.stop or self._lost >= MOST_LOST)

    def _offered(self, envelope: Envelope) -> smtplib.SMTP:
        """A connection on which *envelope* was sent except for the dot.

        Raises _RejectedError when that fails.
        """
        reused = self._client is not None
        try:
            return self._offer(envelope)
        except _RejectedError as rejected:
            lost = self._client is None and rejected.outcome.verdict is Verdict.DEFERRED
            if not (reused and lost):
                raise
        # Servers close idle and long connections: try once more on a new one.
        return self._offer(envelope)

    def _offer(self, envelope: Envelope) -> smtplib.SMTP:
        client = self._connection()
        try:
            self._prepare(client, envelope)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            detail = one_line(f"connection lost before the mail was complete: {error}")
            raise _RejectedError(Outcome(verdict=Verdict.DEFERRED, detail=detail)) from None
        except _RejectedError:
            raise
        except BaseException:
            self._drop()
            raise
        return client

    def _prepare(self, client: smtplib.SMTP, envelope: Envelope) -> None:
        """Send the mail except for the dot; on return the server waits for its end."""
        options = self._options(client, envelope)
        self._expect(client.docmd("MAIL", f"FROM:<{envelope.sender}>{options}"), 250, about_us=True)
        self._expect(client.docmd("RCPT", f"TO:<{envelope.recipient}>"), 250, 251)
        self._expect(client.docmd("DATA"), 354, about_us=True)
        assert client.sock is not None  # noqa: S101 - smtplib's own promise once DATA was answered
        for part in (envelope.head, envelope.body):
            send(client.sock, re.sub(rb"(?m)^\.", b"..", part))
        if not envelope.body.endswith(b"\r\n"):
            send(client.sock, b"\r\n")
        if not is_silent(client, client.sock):
            raise smtplib.SMTPServerDisconnected("the server answered before the end of the mail")

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

    def _finish(self, client: smtplib.SMTP) -> Outcome:
        """Send the dot; the outcome by the server's answer."""
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
            return Outcome(verdict=Verdict.SENT, detail=reply_text(reply))
        return self._rejection(reply)

    def _expect(self, reply: Reply, *codes: int, about_us: bool = False) -> None:
        """Raise _RejectedError unless the server answered one of *codes*.

        A rejection of what every mail has in common (*about_us*) stops the whole campaign.
        """
        if reply[0] in codes:
            return
        outcome = self._rejection(reply)
        if about_us and outcome.verdict is Verdict.FAILED:
            outcome = replace(outcome, verdict=Verdict.DEFERRED, stop=True)
        raise _RejectedError(outcome)

    def _rejection(self, reply: Reply) -> Outcome:
        """The outcome for a 4xx or 5xx; resets or closes the connection for the next mail."""
        code, detail = reply[0], reply_text(reply)
        self._reset(close=code == 421 or code < 400)
        if not 500 <= code < 600:
            return Outcome(verdict=Verdict.DEFERRED, detail=detail)
        if code == 530 or re.match(rb"5\.[37]\.", reply[1]):
            # 530 asks for a login, 5.3.x is the server's state, 5.7.x a policy (RFC 3463): none
            # of them concerns this reader alone.
            return Outcome(verdict=Verdict.DEFERRED, detail=detail, stop=True)
        return Outcome(verdict=Verdict.FAILED, detail=detail)

    def _reset(self, *, close: bool) -> None:
        if self._client is None:
            return
        try:
            if close or self._client.rset()[0] != 250:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _connection(self) -> smtplib.SMTP:
        """The open connection, or a new one; raises _RejectedError when there is none to be had."""
        if self._client is None:
            try:
                self._client = connect(self.config, self.password, timeout=self.timeout)
            except NoConnectionError as error:
                # No mail can be sent: stop the campaign with every delivery still queued.
                outcome = Outcome(verdict=Verdict.DEFERRED, detail=one_line(str(error)), stop=True)
                raise _RejectedError(outcome) from None
        return self._client

    def _drop(self) -> None:
        if self._client is not None:
            hang_up(self._client)
            self._client = None


def open_transport(config: MailConfig, *, folder: Path) -> Smtp:
    """The mail server in [mail] host; raises ConfigError for unsafe or impossible settings."""
    if not config.host:
        raise ConfigError("digest.toml: [mail] has no 'host'; add the mail server's name")
    password = _password(config, folder)
    if config.security == "none" and not _is_loopback(config.host):
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
    file = folder / config.password_file
    try:
        return file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"digest.toml: [mail] password_file: {file} cannot be read ({error}); "
            "check its name and permissions"
        ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
