"""Measures the sending of mail: faults survived, rates, and what a long list costs.

    python tests/benchmarks/mail.py [rates] [faults] [postfix] [list] [--full] [--faults N]
        [--connections 8]

Without names it does all. Rates are ratios to Postfix's smtp-source, in one run, into the same
sink or the same Postfix. ``faults`` sends through some hundred seeded faults on SQLite and on
PostgreSQL, with --full 10,000 and 1,000, with --faults so many and a tenth. ``postfix`` kills the sender again and again, and settles
what is in doubt by the log of a real Postfix. It needs Debian's postfix, and postgresql.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [
    str(HERE.parents[1] / place) for place in ("", "tests", "tests/mail", "tests/store")
]

import mail_faults  # noqa: E402
import mail_rates  # noqa: E402
import postfix  # noqa: E402
import postgres  # noqa: E402
from mail_desk import pdf  # noqa: E402

SQLITE = "sqlite:///digest.db"
PDF_SIZE, HTML_SIZE = 1_650_000, 90_000
LIST = """
import json, resource, sys, time
from pathlib import Path
from builders import MONDAY
from digest.store import open_store
from digest.store.queue import Result
with open_store(sys.argv[2], folder=Path(sys.argv[1])) as store:
    def cpu():
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime
    start = cpu()
    count = store.ledger.freeze("2025-W30", "0" * 64, now=MONDAY, mark=lambda reader: f"<{reader}@example.org>")
    frozen = cpu()
    queue, done, parts = store.queue("bench"), 0, []
    while claims := queue.claim("2025-W30", limit=100, now=MONDAY):
        before = cpu()
        queue.write([], claims, now=MONDAY)
        queue.write([Result(claim=claim, state="sent") for claim in claims], [], now=MONDAY)
        done += len(claims)
        if done % (count // 4 // 100 * 100 or 100) == 0:
            parts.append(cpu())
    total = cpu()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
quarters = [after - before for before, after in zip([frozen, *parts], parts)]
print(json.dumps([count, done, frozen - start, total - frozen, memory, quarters]))
"""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def room(size: int = 3_000) -> Iterator[Path]:
    """A folder with an issue's PDF of that *size*."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdf(folder, size)
        yield folder


def rates(port: int, where: str, *, mails: int, html: int, connections: int) -> None:
    """Print our rate between two of smtp-source; the faster of those counts."""
    with room(PDF_SIZE) as folder:
        size = mail_rates.size(folder, html=html)
        before = mail_rates.source(port, mails, size, connections=connections)
        ours = mail_rates.ours(folder, port, mails, html=html, connections=connections)
        after = mail_rates.source(port, mails, size, connections=connections)
    best = max(before, after, key=lambda rate: rate.per_second)
    say(
        f"{'small' if html else 'PDF':6}{where:8}{size:10,} bytes {ours.per_second:8.0f}/s "
        f"{ours.milliseconds:6.2f} ms {ours.memory:5.0f} MB   smtp-source {best.per_second:6.0f}/s "
        f"{best.milliseconds:5.2f} ms   ratio {ours.per_second / best.per_second:.2f}"
    )


def measure_rates(*, full: bool, connections: int = 8) -> None:
    factor = 3 if full else 1
    both = {"connections": connections}
    with mail_rates.sink() as port:
        rates(port, "sink", mails=600 * factor, html=0, **both)
        rates(port, "sink", mails=4_000 * factor, html=HTML_SIZE, **both)
    if postfix.missing():
        say(f"Postfix: {postfix.missing()}")
        return
    with tempfile.TemporaryDirectory(prefix="pf") as place, postfix.running(Path(place)) as server:
        mail_rates.await_port(server.port)
        rates(server.port, "Postfix", mails=400 * factor, html=0, **both)
        rates(server.port, "Postfix", mails=2_000 * factor, html=HTML_SIZE, **both)


def measure_faults(faults: int) -> None:
    readers = max(2 * faults, 200)  # every second one meets a fault
    with room() as folder:
        say(f"SQLite: {mail_faults.through_faults(folder, readers, url=SQLITE)}")
    if postgres.missing():
        say(f"PostgreSQL: {postgres.missing()}")
        return
    with (
        room() as folder,
        tempfile.TemporaryDirectory(prefix="pg") as place,
        postgres.running(Path(place)) as url,
    ):
        result = mail_faults.through_faults(folder, max(readers // 10, 200), url=url)
        say(f"PostgreSQL: {result}")


def measure_postfix(*, full: bool) -> None:
    if postfix.missing():
        say(f"Postfix: {postfix.missing()}")
        return
    with (
        room() as folder,
        tempfile.TemporaryDirectory(prefix="pf") as place,
        postfix.running(Path(place)) as server,
    ):
        readers, kills = (4_000, 40) if full else (800, 8)
        say(f"Postfix: {mail_faults.reconciled(folder, server, readers, kills=kills)}")


def measure_list() -> None:
    """Print what it costs to freeze a list and to claim and settle all of it."""
    for readers in (25_000, 100_000):
        with room() as folder:
            mail_rates.fill(folder, readers, SQLITE)
            command = [sys.executable, "-c", LIST, str(folder), SQLITE]
            told = subprocess.run(
                command,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                env=mail_rates.environment(),
                cwd=mail_rates.ROOT,
            )
        count, done, freeze, claim, memory, quarters = json.loads(told.stdout)
        say(
            f"{count:7} readers: freeze {freeze:5.1f} CPU s, claim, attempt and settle {done} in "
            f"{claim:5.1f} CPU s, by quarters {', '.join(f'{q:.1f}' for q in quarters)}; {memory:.0f} MB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    names = ("rates", "faults", "postfix", "list")
    parser.add_argument("what", nargs="*", metavar="|".join(names), help="which measurements")
    parser.add_argument("--full", action="store_true", help="take long: 10,000 faults")
    parser.add_argument("--connections", type=int, default=8, help="for the rates")
    parser.add_argument("--faults", type=int, default=0, help="how many faults to send through")
    chosen = parser.parse_args()
    what = chosen.what or names
    if "rates" in what:
        measure_rates(full=chosen.full, connections=chosen.connections)
    if "list" in what:
        measure_list()
    if "faults" in what:
        measure_faults(chosen.faults or (10_000 if chosen.full else 200))
    if "postfix" in what:
        measure_postfix(full=chosen.full)


if __name__ == "__main__":
    main()
