"""Mail by a program: what it gets, and what its exit status means."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from mail_desk import BODIES, WEEK, clock, config, pdf, states, store_with

from digest import mail
from digest.config import MailConfig
from digest.errors import ConfigError
from digest.mail.envelope import Cause, Envelope, Outcome, Verdict
from digest.mail.transports.sendmail import Sendmail, open_transport

ENVELOPE = Envelope(
    sender="week@example.org",
    recipient="-oQ/tmp@example.org",  # no option of the program
    message_id="<1@example.org>",
    head=b"Subject: x\r\n",
    body=b"\r\n.\r\nlast\r\n",
)
PROGRAM = """\
import sys
from pathlib import Path
folder = Path({folder!r})
mail = sys.stdin.buffer.read()
folder.joinpath("arguments").write_text(" ".join(sys.argv[1:]))
folder.joinpath("mail").write_bytes(mail)
print("what it says", file=sys.stderr)
sys.exit({status})
"""


def program(folder: Path, status: int = 0) -> Sendmail:
    file = folder / "program.py"
    file.write_text(PROGRAM.format(folder=str(folder), status=status))
    return Sendmail((sys.executable, str(file)))


def deliver(transport: Sendmail) -> tuple[Outcome, int]:
    commits: list[None] = []
    return transport.deliver(ENVELOPE, lambda: commits.append(None)), len(commits)


def test_the_program_gets_the_envelope_and_the_mail(tmp_path: Path) -> None:
    outcome, commits = deliver(program(tmp_path))
    assert (outcome.verdict, outcome.detail, commits) == (Verdict.SENT, "what it says", 1)
    assert (tmp_path / "arguments").read_text() == "-f week@example.org -- -oQ/tmp@example.org"
    assert (tmp_path / "mail").read_bytes() == b"Subject: x\n\n.\nlast\n"


def test_nothing_is_written_before_the_row_is_attempted(tmp_path: Path) -> None:
    def refuse() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        program(tmp_path).deliver(ENVELOPE, refuse)
    assert not (tmp_path / "mail").exists()


@pytest.mark.parametrize(
    ("status", "verdict", "cause"),
    [
        (os.EX_NOUSER, Verdict.FAILED, Cause.READER),
        (os.EX_NOHOST, Verdict.FAILED, Cause.READER),
        (os.EX_DATAERR, Verdict.FAILED, Cause.UNCLEAR),
        (os.EX_TEMPFAIL, Verdict.DEFERRED, Cause.SERVER),
        (os.EX_OSERR, Verdict.DEFERRED, Cause.SERVER),
        (os.EX_IOERR, Verdict.DEFERRED, Cause.SERVER),
        (os.EX_PROTOCOL, Verdict.DEFERRED, Cause.SERVER),
        (os.EX_USAGE, Verdict.DEFERRED, Cause.SENDER),
        (os.EX_UNAVAILABLE, Verdict.DEFERRED, Cause.SENDER),
        (os.EX_SOFTWARE, Verdict.DEFERRED, Cause.SENDER),
        (os.EX_NOPERM, Verdict.DEFERRED, Cause.SENDER),
        (os.EX_CONFIG, Verdict.DEFERRED, Cause.SENDER),
        (1, Verdict.DOUBTFUL, Cause.SERVER),
    ],
)
def test_every_exit_status(tmp_path: Path, status: int, verdict: Verdict, cause: Cause) -> None:
    outcome, _ = deliver(program(tmp_path, status))
    assert (outcome.verdict, outcome.cause) == (verdict, cause)
    assert f"({status}) what it says" in outcome.detail


def test_a_program_that_is_killed_or_hangs_leaves_doubt(tmp_path: Path) -> None:
    script = "import os, sys; sys.stdin.read(); os.kill(os.getpid(), 9)"
    assert deliver(Sendmail((sys.executable, "-c", script)))[0].verdict is Verdict.DOUBTFUL
    hangs = Sendmail((sys.executable, "-c", "import signal; signal.pause()"), timeout=0.3)
    outcome, _ = deliver(hangs)
    assert (outcome.verdict, "did not end" in outcome.detail) == (Verdict.DOUBTFUL, True)


def test_a_program_that_cannot_start_stops_the_campaign(tmp_path: Path) -> None:
    outcome, _ = deliver(Sendmail((str(tmp_path / "none"),)))
    assert (outcome.verdict, outcome.stop) == (Verdict.DEFERRED, True)
    with pytest.raises(ConfigError, match="is not a program of this machine"):
        open_transport(MailConfig(command=("/nowhere/sendmail",)), folder=tmp_path)
    shell = shutil.which("sh") or ""
    assert open_transport(MailConfig(command=(shell,)), folder=tmp_path).command == (shell,)


def test_a_campaign_by_a_program(tmp_path: Path) -> None:
    transport = program(tmp_path)
    settings = config(tmp_path, transport="sendmail", command=transport.command)
    with store_with(tmp_path, "ann", "bob") as store:
        report = mail.send_issue(store, WEEK, pdf(tmp_path), BODIES, settings, now=clock)
        assert (report.sent, states(store)) == (2, {"ann": "sent", "bob": "sent"})
