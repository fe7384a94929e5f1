"""The interface of a transport: the envelope it takes and the outcome it returns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A finished mail with its envelope addresses.

    *head* has the headers for this reader, *body* everything after them, the same bytes in every
    copy. Lines end in CR LF; leading dots are not yet doubled (RFC 5321, 4.5.2).
    """

    sender: str
    recipient: str
    message_id: str
    head: bytes
    body: bytes

    @property
    def international(self) -> bool:
        """Whether it needs SMTPUTF8 (RFC 6531)."""
        return not (self.sender + self.recipient).isascii()


class Verdict(StrEnum):
    """The result of a delivery; the values are states of the ledger."""

    SENT = "sent"
    WRITTEN = "written"  # to a file: whether another program sends it, nobody here knows
    DEFERRED = "queued"
    FAILED = "failed"
    DOUBTFUL = "doubtful"

    @property
    def done(self) -> bool:
        """Whether this transport has nothing left to do."""
        return self in (Verdict.SENT, Verdict.WRITTEN)


class Cause(StrEnum):
    """What a delivery failed for, which decides what becomes of the other mails."""

    READER = "reader"
    """This mailbox or address; the other mails go on."""
    UNCLEAR = "unclear"
    """It does not say; many in a row stop the campaign."""
    SERVER = "server"
    """The mail server is busy, closing or away: all mail waits a little."""
    UNREACHABLE = "unreachable"
    """There is no connection: the settings may be wrong, or, once mail went out, the server is
    away like one that is busy."""
    SENDER = "sender"
    """We: a policy, the login, the settings, a certificate. The campaign stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A verdict and the mail server's reply; *cause* counts where the mail did not go out."""

    verdict: Verdict
    detail: str = ""
    cause: Cause = Cause.READER

    @property
    def stop(self) -> bool:
        """Whether the campaign must not go on."""
        return self.cause is Cause.SENDER


Commit: TypeAlias = Callable[[], Envelope | None]
"""What a transport calls right before the last step of a mail, the one after which it may arrive.

When it raises, that step must not be taken. It gives the mail that comes next, where one is known.
"""


class Transport(Protocol):
    """A way to send mail, one mail at a time. A campaign opens several, each in a thread.

    A module in ``digest.mail.transports`` has one function, ``open_transport(config: MailConfig, *,
    folder: Path) -> Transport``. It checks the settings (ConfigError) and opens nothing yet.
    """

    def deliver(self, envelope: Envelope, commit: Commit) -> Outcome:
        """Send *envelope*; call *commit* right before the last step, and let what it raises pass.

        The mail that *commit* gives may be announced to the server together with that step. Most
        likely the next call delivers it, but there may be none, or another mail's.
        """

    def close(self) -> None:
        """Close connections and files; never raises."""


def one_line(text: str, limit: int = 300) -> str:
    """A server's reply without line ends and control characters, cut at *limit* characters."""
    return " ".join(re.sub(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\uffff]", " ", text).split())[:limit]
