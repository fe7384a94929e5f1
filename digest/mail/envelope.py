"""What a transport is given and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A finished mail, ready for the wire: *head* holds this reader's own headers, *body* everything after them, the
    same bytes in every copy. Lines end in CR LF; dots are not yet stuffed.
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
    """What certainly became of a mail; the values are the ledger's states."""

    SENT = "sent"
    DEFERRED = "queued"
    FAILED = "failed"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A verdict, and the mail server's words. *stop*: the trouble is not with this reader, so go no further."""

    verdict: Verdict
    detail: str = ""
    stop: bool = False


class Transport(Protocol):
    """A way for mail to leave the house.

    A part in ``digest.mail.transports`` has one function, ``open_transport(config: MailConfig, *, folder: Path) ->
    Transport``, which checks its settings (ConfigError) and touches nothing yet.
    """

    def deliver(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Hand *envelope* over. Calls *commit* once everything is done but the last step, the one after which the mail
        may arrive. When *commit* raises, that step is not taken, and the exception goes on.
        """

    def close(self) -> None:
        """Let go of what is open; never raises."""


def one_line(text: str, limit: int = 300) -> str:
    """A server's words without line ends or control characters, cut at *limit*."""
    return " ".join(re.sub(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\uffff]", " ", text).split())[:limit]
