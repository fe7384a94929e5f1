"""Opens a connection to the mail server and talks to it on the lowest level."""

from __future__ import annotations

import select
import smtplib
import socket
import ssl
from contextlib import suppress

from digest.config import MailConfig
from digest.mail.envelope import Cause
from digest.mail.smtp_replies import reply_text

CHUNK = 1 << 18  # bytes in a write, each with a time-out of its own


class NoConnectionError(Exception):
    """No mail can be sent over the server; the message says why and what to check."""

    def __init__(self, message: str, cause: Cause) -> None:
        super().__init__(message)
        self.cause = cause


def connect(config: MailConfig, password: str, *, timeout: float) -> smtplib.SMTP:
    """A new connection, encrypted and logged in as configured, or NoConnectionError."""
    try:
        client = _open(config, timeout)
        try:
            _secure(client, config, password)
        except BaseException:
            hang_up(client)
            raise
    except smtplib.SMTPResponseException as error:
        raise _refused(config, error) from None
    except ssl.SSLError as error:
        what = (
            "no secure connection; check [mail] host, port and security, and the server's "
            "certificate"
        )
        raise _no_connection(config, what, str(error)) from None
    except smtplib.SMTPNotSupportedError as error:
        what = "no login; remove [mail] user, or use another server"
        raise _no_connection(config, what, str(error)) from None
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        what = "no connection; check [mail] host and port, or try again later"
        raise _no_connection(config, what, str(error), cause=Cause.UNREACHABLE) from None
    assert client.sock is not None  # noqa: S101 - smtplib's own promise after the greeting
    client.file = Lines(client.sock)
    return client


def _open(config: MailConfig, timeout: float) -> smtplib.SMTP:
    if config.security == "tls":
        context = ssl.create_default_context()
        client: smtplib.SMTP = smtplib.SMTP_SSL(
            config.host, config.port, timeout=timeout, context=context
        )
    else:
        client = smtplib.SMTP(config.host, config.port, timeout=timeout)
    if client.sock:
        # Otherwise the dot, a small packet, waits 40 ms for the acknowledgement of the body.
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def _secure(client: smtplib.SMTP, config: MailConfig, password: str) -> None:
    """Encrypt the connection and log in, as configured."""
    client.ehlo_or_helo_if_needed()
    if config.security == "starttls":
        if not client.has_extn("starttls"):
            raise _no_connection(
                config,
                'the server offers no STARTTLS, so nothing was sent; use security = "tls" with '
                "its port (465), or another server",
            )
        client.starttls(context=ssl.create_default_context())
        client.ehlo()
    if config.user:
        client.login(config.user, password)


def _refused(config: MailConfig, error: smtplib.SMTPResponseException) -> NoConnectionError:
    """The server greeted with a refusal, or rejected the login."""
    answer = error.smtp_error
    reply = error.smtp_code, answer if isinstance(answer, bytes) else answer.encode()
    what = "the server refuses the connection"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        what = f"login as '{config.user}' rejected; check [mail] user and DIGEST_SMTP_PASSWORD"
    cause = Cause.SERVER if 400 <= reply[0] < 500 else Cause.SENDER
    return _no_connection(config, what, reply_text(reply), cause=cause)


def _no_connection(
    config: MailConfig, what: str, detail: str = "", *, cause: Cause = Cause.SENDER
) -> NoConnectionError:
    suffix = f" ({detail})" if detail else ""
    return NoConnectionError(f"{config.host}:{config.port}: {what}{suffix}", cause)


def hang_up(client: smtplib.SMTP) -> None:
    """Close the connection without a word to the server; never raises OSError."""
    with suppress(OSError):
        client.close()


def send(sock: socket.socket, head: bytes, body: bytes) -> None:
    """Send *head* and *body*, at once where they are short and the line takes them.

    The time-out of ``sendall`` counts for the whole call, and a slow line needs minutes for a PDF:
    what is long goes in chunks.
    """
    sent = 0
    if len(head) + len(body) < CHUNK and not isinstance(sock, ssl.SSLSocket):
        sent = sock.sendmsg((head, body))
    _send(sock, head[sent:])
    _send(sock, memoryview(body)[max(0, sent - len(head)) :])


def _send(sock: socket.socket, data: bytes | memoryview) -> None:
    view = memoryview(data)
    for start in range(0, len(view), CHUNK):
        sock.sendall(view[start : start + CHUNK])


class Lines:
    """The server's lines; unlike a file of ``socket.makefile``, it says what it has read already.

    It stands in the place of smtplib's own file.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.rest = b""

    def readline(self, limit: int) -> bytes:
        """The next line, at most *limit* bytes of it; what is left after a hang-up."""
        while b"\n" not in self.rest and len(self.rest) < limit:
            data = self.sock.recv(4096)
            if not data:
                break
            self.rest += data
        end = min(self.rest.find(b"\n") + 1 or limit, limit)
        line, self.rest = self.rest[:end], self.rest[end:]
        return line

    def close(self) -> None:
        """Nothing to close: the socket is smtplib's."""


def is_silent(client: smtplib.SMTP, sock: socket.socket) -> bool:
    """Whether the server sent nothing, as it must before the final dot.

    An answer or a hang-up seen now is not mistaken for the answer to the dot, and leaves no doubt
    about the delivery.
    """
    if isinstance(client.file, Lines) and client.file.rest:
        return False
    readable = select.poll()
    readable.register(sock, select.POLLIN)
    if not (readable.poll(0) or (isinstance(sock, ssl.SSLSocket) and sock.pending())):
        return True
    timeout = sock.gettimeout()
    sock.settimeout(0)
    try:
        sock.recv(1)  # raises where it was TLS's own, returns b"" after a hang-up
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False
    finally:
        sock.settimeout(timeout)
    return False
