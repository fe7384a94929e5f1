"""Two ``digest send``, on machines of two names, share the mail of one issue on a real PostgreSQL."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import postgres
import pytest
from conftest import Digest
from mail_servers import Scripted, scripted

from digest.store import open_store
from digest.store.roster import Candidate

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "installed"),
]
ROOT = Path(__file__).parents[2]
WEEK = ("--week", "2025-W30")
READERS = 250  # of which a sender claims a hundred at a time
SENDER = """
import socket, sys
socket.gethostname = lambda: sys.argv[1]
from digest import cli
sys.exit(cli.execute(["send", "--yes", "--week", "2025-W30"]))
"""


@pytest.fixture
def url(digest: Digest, magazine: Path) -> Iterator[str]:
    """The address of the store of a magazine with a printed issue and many readers."""
    assert digest("run", "--until", "build", *WEEK).code == 0
    people = [
        Candidate(key=f"r{number}@example.org", email=f"r{number}@example.org")
        for number in range(READERS)
    ]
    with tempfile.TemporaryDirectory(prefix="pg") as place, postgres.running(Path(place)) as url:
        with open_store(url, folder=magazine) as store:
            store.roster.put(people, now=datetime.now(UTC))
        yield url


def configure(folder: Path, url: str, port: int, *, patience: int = 20) -> None:
    file = folder / "digest.toml"
    text = re.sub("(?m)^#? ?store = .*\n", "", file.read_text(encoding="utf-8"))
    mail = f'transport = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
    mail += f"connections = 1\npatience = {patience}\n"
    file.write_text(f'store = "{url}"\n{text}\n{mail}', encoding="utf-8")


def sender(folder: Path, host: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SENDER, host],
        cwd=folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def together(server: Scripted) -> None:
    """Let *server* take no mail before two senders are there."""
    both = threading.Barrier(2)
    waited: set[int] = set()

    def watch(verb: str) -> None:
        if verb == "MAIL" and threading.get_ident() not in waited:
            waited.add(threading.get_ident())
            both.wait(60)

    server.watch = watch


def count(said: str, what: str) -> int:
    found = re.search(rf"(\d+) {what}", said)
    return int(found[1]) if found else 0


def test_two_share_the_work_and_each_reader_gets_one(magazine: Path, url: str) -> None:
    with scripted({}) as (port, server):
        configure(magazine, url, port)
        together(server)
        two = [sender(magazine, host) for host in ("db1.example", "db2.example")]
        said = [one.communicate(timeout=120)[1] for one in two]
    assert [one.returncode for one in two] == [0, 0], said
    assert len(server.received.recipients) == len(set(server.received.recipients)) == READERS
    sent = [count(each, "sent") for each in said]
    assert sum(sent) == READERS
    assert min(sent) > 0
    for each in said:  # both know the whole in the end
        assert f"of {READERS} readers: {READERS} sent" in each


def test_one_of_two_is_killed_and_the_other_goes_on(
    digest: Digest, magazine: Path, url: str
) -> None:
    with scripted({}) as (port, server):
        configure(magazine, url, port, patience=0)
        together(server)
        victim, other = (sender(magazine, host) for host in ("db1.example", "db2.example"))
        received = server.received
        seen = threading.Event()
        gather = server.watch

        def watch(verb: str) -> None:
            gather(verb)
            if verb == "dot" and len(received.mails) >= 60 and not seen.is_set():
                seen.set()
                victim.kill()
                victim.wait()

        server.watch = watch
        said = other.communicate(timeout=120)[1]
        victim.communicate()
        assert other.returncode == 1  # the other machine may be alive: nobody takes its mail yet
        assert count(said, "still waiting") in range(1, 101)
        assert "send/" in digest("unlock", "--yes").err
        last = sender(magazine, "db3.example")
        said = last.communicate(timeout=120)[1]
    doubtful = count(said, "in doubt")
    assert doubtful <= 1
    assert last.returncode == doubtful
    got = server.received.recipients
    assert len(got) == len(set(got))
    assert len(got) in (READERS, READERS - doubtful)
