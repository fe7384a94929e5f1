"""Sending from the command line: paused, locked, stopped by a signal, and not twice after a loss."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import MONDAY
from conftest import Digest
from mail_servers import Scripted, scripted

from digest import cli
from digest.store import open_store
from digest.store.schema import locks

WEEK = ("--week", "2025-W30")
URL = "sqlite:///digest.db"


def over_smtp(folder: Path, port: int) -> None:
    with (folder / "digest.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'transport = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nconnections = 1\n'
        )


@pytest.mark.slow
def test_an_issue_is_paused_and_goes_on(digest: Digest, magazine: Path) -> None:
    digest("build", *WEEK)
    assert digest("run", "--until", "build", *WEEK).code == 0
    assert "no mail was ever queued" in digest("deliveries", "pause", *WEEK).err
    with scripted({}) as (port, server):
        over_smtp(magazine, port)
        with open_store(URL, folder=magazine) as store:
            store.ledger.freeze("2025-W30", "0" * 64, now=datetime.now(UTC))
        assert "2025-W30: paused; 2 waiting" in digest("deliveries", "pause", *WEEK).err
        assert "2025-W30: 2 waiting, paused" in digest("status").out
        stopped = digest("send", "--yes", *WEEK)
        assert stopped.code == 1
        assert "2025-W30: its mail is paused; go on with 'digest deliveries resume'" in stopped.err
        assert server.received.mails == []
        assert digest("deliveries", "resume", *WEEK).code == 0
        sent = digest("send", "--yes", *WEEK)
        assert (sent.code, "of 2 readers: 2 sent" in sent.err) == (0, True)
        assert "cancelled; 2 sent" in digest("deliveries", "cancel", *WEEK).err


@pytest.mark.slow
def test_the_lock_of_a_machine_that_is_gone(digest: Digest, magazine: Path) -> None:
    assert digest("run", "--until", "build", *WEEK).code == 0
    assert "nothing is locked" in digest("unlock").err
    with open_store(URL, folder=magazine) as store, store.database.write() as connection:
        row = {"name": "send", "host": "gone.example", "pid": 1, "process": "", "since": MONDAY}
        connection.execute(locks.insert().values(row))
    refused = digest("send", "--yes", *WEEK)
    assert refused.code == 1
    assert re.search(
        r"process 1 on gone\.example, since .*, \d+ days ago.*digest unlock", refused.err
    )
    assert re.search(
        r"locked       send: .* days ago; if that machine is gone", digest("status").out
    )
    assert "pass --yes when that machine is gone" in digest("unlock").err
    assert "send: unlocked" in digest("unlock", "--yes").err
    assert digest("send", "--yes", *WEEK).code == 0


def test_a_lock_of_this_machine_is_not_removed(digest: Digest, magazine: Path) -> None:
    with open_store(URL, folder=magazine) as store, store.runs.lock("send", now=MONDAY):
        refused = digest("unlock", "--yes")
        assert (refused.code, "on this machine and alive" in refused.err) == (1, True)


@pytest.mark.slow
def test_a_lost_database_mails_nobody_again(digest: Digest, magazine: Path) -> None:
    assert digest("run", *WEEK).code == 0
    (magazine / "digest.db").unlink()
    digest("subscribers", "add", "ada@example.org")
    refused = digest("send", "--yes", *WEEK)
    assert (refused.code, "--again" in refused.err) == (1, True)
    assert digest("send", "--yes", "--again", *WEEK).code == 0


@pytest.mark.slow
def test_newcomers_are_sent_to_when_told(digest: Digest, magazine: Path) -> None:
    assert digest("run", *WEEK).code == 0
    digest("subscribers", "add", "cleo@example.org")
    assert "of 2 readers" in digest("send", "--yes", *WEEK).err
    assert "of 3 readers: 3 written" in digest("send", "--yes", "--newcomers", *WEEK).err


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_after_the_answer_with_a_true_report(
    digest: Digest, magazine: Path, number: int
) -> None:
    digest("run", "--until", "build", *WEEK)
    server = Scripted({})
    with scripted(server) as (port, _):
        over_smtp(magazine, port)
        command = [sys.executable, "-m", "digest", "send", "--yes", *WEEK]
        home = {"PYTHONPATH": str(Path(cli.__file__).parents[2])}
        process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, env=dict(os.environ) | home
        )

        stopping = threading.Event()

        def watch(verb: str) -> None:
            if verb == "dot" and not server.received.mails:
                process.send_signal(number)
                stopping.wait(30)

        server.watch = watch
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if "stopping after the answers" in line:
                stopping.set()
        assert process.wait(30) == 1
        assert "of 2 readers: 1 sent, 1 waiting" in said
        server.watch = lambda _: None
        assert "of 2 readers: 2 sent" in digest("send", "--yes", *WEEK).err
    assert len(server.received.recipients) == len(set(server.received.recipients)) == 2
