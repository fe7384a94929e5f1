"""Writes each mail to a folder as an .eml file, to look at, or for another program to send."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from digest.config import MailConfig
from digest.errors import ConfigError, DigestError
from digest.files import write_whole
from digest.mail.envelope import Cause, Commit, Envelope, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder of mails, created on first use and readable only by its owner."""

    folder: Path

    def deliver(self, envelope: Envelope, commit: Commit) -> Outcome:
        name = re.sub(r"[^A-Za-z0-9.@_-]", "_", envelope.message_id.strip("<>")).lstrip(".")
        file = self.folder / f"{name}.eml"
        commit()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, _return_path(envelope) + envelope.head + envelope.body)
        except (DigestError, OSError) as error:
            # A file is written whole or not at all, so the delivery is not doubtful.
            detail = f"{file}: {error}" if isinstance(error, OSError) else str(error)
            return Outcome(verdict=Verdict.DEFERRED, detail=detail, cause=Cause.SENDER)
        return Outcome(verdict=Verdict.WRITTEN, detail=file.name)

    def close(self) -> None:
        """Nothing to close."""


def _return_path(envelope: Envelope) -> bytes:
    """A header with the envelope sender, which names the reader when the mail bounces.

    A program that sends the file passes it on as the sender; mail servers drop the header.
    """
    return f"Return-Path: <{envelope.sender}>\r\n".encode()


def open_transport(config: MailConfig, *, folder: Path) -> Outbox:
    """The folder in [mail] outbox, relative to *folder*."""
    if not config.outbox:
        raise ConfigError("digest.toml: [mail] outbox is empty; name the folder for the mails")
    return Outbox(folder / config.outbox)
