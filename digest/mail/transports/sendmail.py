"""Hands each mail to a program such as Postfix's sendmail, msmtp or a provider's own.

The program takes the mail when its standard input ends, and that also happens when this process is
killed. So nothing is written to it before the row is "attempting": whatever follows is in doubt
until the program has ended, and its exit status (sysexits.h) says the rest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from digest.config import MailConfig
from digest.errors import ConfigError
from digest.mail.envelope import Cause, Commit, Envelope, Outcome, Verdict, one_line

TIMEOUT = 600  # seconds for a mail

READER, UNCLEAR, SERVER, SENDER = Cause.READER, Cause.UNCLEAR, Cause.SERVER, Cause.SENDER
EXITS: Mapping[int, tuple[str, Verdict, Cause]] = MappingProxyType(
    {
        os.EX_USAGE: ("wrong usage", Verdict.DEFERRED, SENDER),
        os.EX_DATAERR: ("data error", Verdict.FAILED, UNCLEAR),
        os.EX_NOINPUT: ("no input", Verdict.DEFERRED, SENDER),
        os.EX_NOUSER: ("no such user", Verdict.FAILED, READER),
        os.EX_NOHOST: ("no such host", Verdict.FAILED, READER),
        os.EX_UNAVAILABLE: ("service unavailable", Verdict.DEFERRED, SENDER),
        os.EX_SOFTWARE: ("internal error", Verdict.DEFERRED, SENDER),
        os.EX_OSERR: ("system error", Verdict.DEFERRED, SERVER),
        os.EX_OSFILE: ("system file missing", Verdict.DEFERRED, SENDER),
        os.EX_CANTCREAT: ("cannot create a file", Verdict.DEFERRED, SENDER),
        os.EX_IOERR: ("input or output error", Verdict.DEFERRED, SERVER),
        os.EX_TEMPFAIL: ("temporary failure", Verdict.DEFERRED, SERVER),
        os.EX_PROTOCOL: ("protocol error", Verdict.DEFERRED, SERVER),
        os.EX_NOPERM: ("permission denied", Verdict.DEFERRED, SENDER),
        os.EX_CONFIG: ("configuration error", Verdict.DEFERRED, SENDER),
    }
)
"""What each exit status means. After another, nobody knows what became of the mail."""


@dataclass(frozen=True, slots=True)
class Sendmail:
    """The program, started once for each mail."""

    command: tuple[str, ...]
    timeout: float = TIMEOUT

    def deliver(self, envelope: Envelope, commit: Commit) -> Outcome:
        arguments = [*self.command, "-f", envelope.sender, "--", envelope.recipient]
        mail = _local_lines(envelope.head) + _local_body(envelope.body)
        commit()
        try:
            done = subprocess.run(  # noqa: S603 - without a shell; the addresses were checked
                arguments,
                input=mail,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=self.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            detail = f"{self.command[0]}: did not end within {self.timeout:g} seconds"
            return Outcome(verdict=Verdict.DOUBTFUL, detail=detail, cause=SERVER)
        except OSError as error:
            detail = f"{self.command[0]}: cannot be started ({error.strerror or error})"
            return Outcome(verdict=Verdict.DEFERRED, detail=detail, cause=SENDER)
        return _outcome(done.returncode, done.stderr.decode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing is open."""


def _outcome(status: int, words: str) -> Outcome:
    if status == 0:
        return Outcome(verdict=Verdict.SENT, detail=one_line(words))
    unknown = ("ended without a known status", Verdict.DOUBTFUL, SERVER)
    meaning, verdict, cause = EXITS.get(status, unknown)
    return Outcome(verdict=verdict, detail=one_line(f"{meaning} ({status}) {words}"), cause=cause)


def _local_lines(text: bytes) -> bytes:
    """*text* with the line ends that a program of this machine expects."""
    return text.replace(b"\r\n", b"\n")


@lru_cache(maxsize=8)
def _local_body(body: bytes) -> bytes:
    return _local_lines(body)


def open_transport(config: MailConfig, *, folder: Path) -> Sendmail:  # noqa: ARG001
    """The program in [mail] command; raises ConfigError where it is not there."""
    if shutil.which(config.command[0]) is None:
        raise ConfigError(
            f"digest.toml: [mail] command: {config.command[0]} is not a program of this machine; "
            "install it, or name another"
        )
    return Sendmail(config.command)
