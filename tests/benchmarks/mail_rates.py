"""Measures how fast mail goes: ours and Postfix's smtp-source, into the same sink, in one run."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SINK, SOURCE = "/usr/sbin/smtp-sink", "/usr/sbin/smtp-source"
SENDER = """
import json, resource, sys, time
from pathlib import Path
from mail_desk import BODIES, WEEK, config, store_with
from dataclasses import replace
from datetime import UTC, datetime
from digest.mail import send_issue
from digest.store import open_store
folder, port, connections, url, html = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
settings = config(folder, transport="smtp", host="127.0.0.1", port=port, security="none", connections=connections)
bodies = replace(BODIES, html=BODIES.html.replace("<body>", "<body>" + "<p>A line of text.</p>" * (html // 24))) if html else BODIES
link = " https://week.example.org "
bodies = replace(bodies, text=bodies.text + link, html=bodies.html + link)
if html:
    settings = replace(settings, mail=replace(settings.mail, attach_limit=1))
with open_store(url, folder=folder) as store:
    used = resource.getrusage(resource.RUSAGE_SELF)
    began, cpu = time.perf_counter(), used.ru_utime + used.ru_stime
    report = send_issue(store, WEEK, folder / "atlas-weekly-31.pdf", bodies, settings, now=lambda: datetime.now(UTC))
    wall = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([report.sent, wall, used.ru_utime + used.ru_stime - cpu, used.ru_maxrss / 1024, report.summary()]))
"""


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


def source(port: int, mails: int, size: int, *, connections: int = 8) -> Rate:
    """Postfix's smtp-source, the ceiling."""
    command = [SOURCE, "-s", str(connections), "-m", str(mails), "-l", str(size)]
    command += ["-f", "week@example.org", "-t", "r@example.org", f"127.0.0.1:{port}"]
    began, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = os.times()
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Rate(mails, time.perf_counter() - began, cpu, 0)
