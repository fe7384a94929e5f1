"""Measures how fast mail goes: ours and Postfix's smtp-source, into the same sink, in one run."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dkim_mails import keys
from mail_desk import BODIES, HTML, TEXT, WEEK, config

from digest.config import Config
from digest.mail import Letter, pdf_link, send_issue
from digest.mail.message import issue_mailing
from digest.store import open_store

ROOT = Path(__file__).parents[2]
PDF = "atlas-weekly-31.pdf"
SINK, SOURCE = "/usr/sbin/smtp-sink", "/usr/sbin/smtp-source"
URL = "https://week.example.org"
SENDER = "import mail_rates, sys; mail_rates.send_here(sys.argv[1:])"


@dataclass(frozen=True)
class Rate:
    """Mails, the seconds and CPU seconds that they took, and megabytes of memory."""

    mails: int
    wall: float
    cpu: float
    memory: float

    @property
    def per_second(self) -> float:
        return self.mails / self.wall

    @property
    def milliseconds(self) -> float:
        return self.cpu / self.mails * 1_000


def issue(folder: Path, *, html: int, **mail: Any) -> tuple[Config, Letter]:
    """The settings and the letter: signed, with a reader's own way to leave and bounce address.

    *html* is the size of the body, which links the PDF; 0 for a short one with the PDF attached.
    """
    rsa = {key: name for key, name in keys(folder).items() if not key.endswith("2")}
    settings = config(
        folder,
        url=URL,
        attach="auto" if html else "always",
        bounces="bounces@example.org",
        **rsa,
        **mail,
    )
    link = pdf_link(folder / PDF, BODIES.issue, settings)
    filler = "<p>" + "The ferry sails at noon. " * (html // 25) + "</p>"
    return settings, replace(BODIES, text=TEXT + link, html=HTML + filler + link, pdf_link=link)


def size(folder: Path, *, html: int) -> int:
    """The bytes of a mail."""
    settings, letter = issue(folder, html=html)
    return len(issue_mailing(folder / PDF, letter, settings).copy().body) + 1_500


def send_here(arguments: Sequence[str]) -> None:
    """Send in this process, and print what it took: folder, port, connections, store, html."""
    folder, url, html = Path(arguments[0]), arguments[3], int(arguments[4])
    settings, letter = issue(
        folder,
        html=html,
        transport="smtp",
        host="127.0.0.1",
        port=int(arguments[1]),
        security="none",
        connections=int(arguments[2]),
    )
    with open_store(url, folder=folder) as store:
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        report = send_issue(
            store, WEEK, folder / PDF, letter, settings, now=lambda: datetime.now(UTC)
        )
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = [report.sent, wall, cpu, after.ru_maxrss / 1024, report.summary()]
    sys.stdout.write(json.dumps(told))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def await_port(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nobody listens on port {port}")


@contextmanager
def sink() -> Iterator[int]:
    """Postfix's smtp-sink, which throws mail away; yields its port."""
    port = free_port()
    user = ["-u", "nobody"] if os.getuid() == 0 else []  # it refuses to run as root
    command = [SINK, *user, f"127.0.0.1:{port}", "128"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        await_port(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def fill(folder: Path, readers: int, url: str) -> None:
    """Put *readers* on the list, as a process of its own, whose memory is not measured."""
    code = (
        "import sys; from pathlib import Path; from builders import MONDAY\n"
        "from digest.store import open_store; from digest.store.roster import Candidate\n"
        f"with open_store({url!r}, folder=Path({str(folder)!r})) as store:\n"
        f"    store.roster.put([Candidate(key=f'r{{n}}@example.org', email=f'r{{n}}@example.org')"
        f" for n in range({readers})], now=MONDAY)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=environment(), cwd=ROOT)


def environment() -> dict[str, str]:
    places = (
        ROOT,
        ROOT / "tests",
        ROOT / "tests/mail",
        ROOT / "tests/store",
        ROOT / "tests/benchmarks",
    )
    return dict(os.environ) | {"PYTHONPATH": os.pathsep.join(map(str, places))}


def ours(
    folder: Path, port: int, readers: int, *, connections: int = 8, html: int = 0, url: str = ""
) -> Rate:
    """Our sender on a list of *readers*; *html* bytes of text instead of the PDF."""
    url = url or "sqlite:///digest.db"
    fill(folder, readers, url)
    command = [
        sys.executable,
        "-c",
        SENDER,
        str(folder),
        str(port),
        str(connections),
        url,
        str(html),
    ]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env=environment(), cwd=ROOT
    )
    sent, wall, cpu, memory, summary = json.loads(done.stdout)
    if sent != readers:
        raise RuntimeError(f"not all were sent: {summary}")
    return Rate(sent, wall, cpu, memory)


def source(port: int, mails: int, length: int, *, connections: int = 8) -> Rate:
    """Postfix's smtp-source, the ceiling."""
    command = [SOURCE, "-s", str(connections), "-m", str(mails), "-l", str(length)]
    command += ["-f", "week@example.org", "-t", "r@example.org", f"127.0.0.1:{port}"]
    began, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = os.times()
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Rate(mails, time.perf_counter() - began, cpu, 0)
