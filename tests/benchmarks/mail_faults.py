"""Sends an issue through seeded faults, and counts who got it twice, who was lost, who is in doubt.

The faults: kill -9 of the sender at any command, a connection cut in the body, before and after the
dot, a full disk under the ledger, a slow answer, 4xx and 5xx at RCPT and at the dot, 421. Of the runs
on SQLite one is killed, the next meets a full disk, and so on.
"""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import mail_rates
import postfix
from mail_desk import WEEK

from digest.store import open_store

SQLITE = "sqlite:///digest.db"
CONNECTIONS = 4
SHARE = 0.3  # of the mails meet a fault
MOST = 3  # faults for one reader, so that the end comes
COMMANDS = 320  # that a sender gives before it is killed, at most: five for a mail
SPACE = 700_000  # bytes that SQLite's log may have before the disk is full, at most
SENDER = """
import resource, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from mail_desk import BODIES, WEEK, Time, config
from digest.errors import DigestError
from digest.mail import send_issue
from digest.store import open_store
folder, port, url, run, full, connections = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5], int(sys.argv[6])
time = Time()
time.moment = datetime.now(UTC) + timedelta(hours=5 * run)  # what was deferred before is due
settings = config(folder, transport="smtp", host="127.0.0.1", port=port, security="none", connections=connections)
with open_store(url, folder=folder) as store:
    if full:
        with store.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")  # the log is empty now
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(full), resource.RLIM_INFINITY))
    try:
        report = send_issue(store, WEEK, folder / "atlas-weekly-31.pdf", BODIES, settings, now=time.now, orders=time.orders(again=True))
    except DigestError as error:
        sys.exit(f"ledger: {str(error)[:200]}")
    print(report.summary())
"""


@dataclass
class Sink:
    """A server that follows the dice, and knows what it took."""

    dice: random.Random
    taken: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    victim: subprocess.Popen[str] | None = None
    countdown: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def fault(self, reader: str) -> str:
        """What happens to the mail of *reader* this time; "" for nothing."""
        with self.lock:
            if self.met[reader] >= MOST or self.dice.random() > SHARE:
                return ""
            self.met[reader] += 1
            kinds = ("4xx", "4xx at dot", "5xx", "421", "cut", "cut in body", "cut at dot", "slow")
            kind = self.dice.choices(kinds, weights=(6, 4, 1, 1, 3, 3, 1, 2))[0]
            self.faults[kind] += 1
            return kind

    def tick(self) -> None:
        """Kill the sender, when it is time: before or after any command."""
        with self.lock:
            self.countdown -= 1
            if self.countdown == 0 and self.victim:
                self.faults["kill -9"] += 1
                self.victim.kill()
                self.victim.wait()

    def serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection, connection.makefile("rwb") as stream:
            Talk(self, stream, connection).run()


@dataclass
class Talk:
    """One connection to the sink."""

    sink: Sink
    stream: Any
    connection: socket.socket
    reader: str = ""
    kind: str = ""

    def run(self) -> None:
        """Answer line by line until one of us hangs up."""
        self.say("220 sink")
        verbs = {b"RCPT": self.rcpt, b"DATA": self.data, b"EHLO": self.ehlo, b"QUIT": self.quit}
        while line := self.stream.readline():
            verb = line[:4].upper()
            if verb in (b"MAIL", b"RCPT", b"DATA"):
                self.sink.tick()
            if not verbs.get(verb, self.other)(line.decode()):
                return

    def say(self, text: str) -> bool:
        self.stream.write(text.encode() + b"\r\n")
        self.stream.flush()
        return True

    def ehlo(self, _: str) -> bool:
        return self.say("250-sink\r\n250-PIPELINING\r\n250 8BITMIME")

    def quit(self, _: str) -> bool:
        self.say("221 bye")
        return False

    def other(self, _: str) -> bool:
        return self.say("250 ok")

    def rcpt(self, line: str) -> bool:
        self.reader = line.partition("<")[2].partition(">")[0]
        self.kind = self.sink.fault(self.reader)
        if self.kind == "421":
            self.say("421 4.3.2 closing")
        if self.kind in ("421", "cut"):
            return False
        refusals = {"4xx": "450 4.2.0 later", "5xx": "550 5.1.1 no such user"}
        if self.kind in refusals:
            self.reader = ""
        return self.say(refusals.get(self.kind, "250 ok"))

    def data(self, _: str) -> bool:
        if not self.reader:
            return self.say("503 5.5.1 no reader")
        self.say("354 go on")
        if self.kind == "cut in body":
            self.stream.readline()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            return False
        return self.body() and self.dot()

    def body(self) -> bool:
        """Read a mail; False where it ends without a dot."""
        return any(line == b".\r\n" for line in iter(self.stream.readline, b""))

    def dot(self) -> bool:
        self.sink.tick()
        if self.kind == "4xx at dot":
            return self.say("451 4.2.0 later")
        with self.sink.lock:
            self.sink.taken.append(self.reader)
        self.sink.tick()
        if self.kind == "slow":
            threading.Event().wait(0.05)
        return self.kind != "cut at dot" and self.say("250 2.0.0 taken")


@contextmanager
def listening(sink: Sink) -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=sink.serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


@dataclass(frozen=True)
class Result:
    """What came of it, in readers; *allowed* is the most that may be in doubt."""

    readers: int
    faults: Counter[str]
    states: dict[str, int]
    twice: int
    lost: int
    doubtful: int
    allowed: int
    runs: int

    def __str__(self) -> str:
        faults = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.readers} readers, {sum(self.faults.values())} faults in {self.runs} runs "
            f"({faults}): twice {self.twice}, lost {self.lost}, in doubt {self.doubtful} "
            f"(at most {self.allowed})\n  {self.states}"
        )


def start(folder: Path, port: int, url: str, run: int, *, full: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SENDER, str(folder), str(port), url, str(run), full]
    return subprocess.Popen(
        [*command, str(CONNECTIONS)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=mail_rates.environment(),
        cwd=mail_rates.ROOT,
    )


def through_faults(folder: Path, readers: int, *, url: str, seed: int = 1047) -> Result:
    """Send to *readers* until nothing waits, however often the sender dies on the way."""
    sqlite = url.startswith("sqlite")
    sink = Sink(random.Random(seed))
    dice, runs = random.Random(seed + 1), 0
    mail_rates.fill(folder, readers, url)
    with listening(sink) as port, open_store(url, folder=folder) as store:
        while not runs or store.ledger.counts(WEEK).get("queued"):
            full = str(dice.randint(1, SPACE)) if sqlite and runs % 2 else ""
            sink.countdown = 0 if full else dice.randint(1, COMMANDS)
            sink.victim = start(folder, port, url, runs, full=full)
            _, said = sink.victim.communicate(timeout=600)
            sink.faults["full disk"] += "ledger:" in said
            if "Traceback" in said:
                raise RuntimeError(said)
            runs += 1
        store.ledger.mark_interrupted(now=datetime.now(UTC))
        states = {each.subscriber: each.state for each in store.ledger.deliveries(WEEK)}
        people = {reader.id: reader.email for reader in store.roster.subscribers()}
    got = Counter(sink.taken)
    by_state = Counter(states.values())
    never = {"failed", "queued"}
    lost = sum(
        states.get(id_, "") not in {*never, "doubtful"} and not got[m] for id_, m in people.items()
    )
    false = sum(states.get(id_, "") in never and got[m] > 0 for id_, m in people.items())
    deaths = sink.faults["kill -9"] + sink.faults["full disk"]
    return Result(
        readers=readers,
        faults=+sink.faults,
        states=dict(by_state),
        twice=sum(count > 1 for count in got.values()),
        lost=lost + false + (readers - len(states)),
        doubtful=by_state["doubtful"],
        allowed=deaths * CONNECTIONS + sink.faults["cut at dot"],
        runs=runs,
    )


@dataclass
class Reconciled:
    """What a real Postfix's log says in the end."""

    readers: int
    kills: int
    doubtful: int = 0
    arrived: int = 0
    once: int = 0
    mails: int = 0

    def __str__(self) -> str:
        return (
            f"{self.readers} readers, {self.kills} kills, {self.doubtful} in doubt, of which "
            f"{self.arrived} had arrived by its log; exactly once {self.once}, mails {self.mails}"
        )


def reconciled(folder: Path, server: postfix.Postfix, readers: int, *, kills: int) -> Reconciled:
    """Send through *kills*, settle what is in doubt by the log, and send the rest."""
    done, dice = Reconciled(readers, kills), random.Random(1047)
    mail_rates.fill(folder, readers, SQLITE)
    mail_rates.await_port(server.port)
    for run in range(kills):
        sender = start(folder, server.port, SQLITE, run)
        last = server.taken() + dice.randint(1, 2 * readers // (kills + 1))
        while sender.poll() is None and server.taken() < last:
            time.sleep(0.001 * dice.random())
        sender.kill()
        sender.communicate()
    with open_store(SQLITE, folder=folder) as store:
        store.ledger.mark_interrupted(now=datetime.now(UTC))
        logged = server.delivered()
        for doubt in store.ledger.deliveries(WEEK, "doubtful"):
            known = logged[doubt.message_id] > 0
            done.doubtful, done.arrived = done.doubtful + 1, done.arrived + known
            state = "sent" if known else "queued"
            store.ledger.settle(WEEK, state, now=datetime.now(UTC), subscribers=[doubt.subscriber])
        start(folder, server.port, SQLITE, kills).communicate(timeout=600)
        logged = server.delivered()
        sent = store.ledger.deliveries(WEEK, "sent")
    done.once = sum(logged[each.message_id] == 1 for each in sent)
    done.mails = logged.total()
    return done
