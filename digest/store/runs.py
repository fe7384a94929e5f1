"""The steps done for each week, and locks that keep two runs apart."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, or_, select, update

from digest.store.database import LOCKS, Database, one_at_a_time
from digest.store.schema import from_row, locks, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class LockHolder:
    """The process that has a lock, and since when."""

    name: str
    host: str
    pid: int
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since:%Y-%m-%d %H:%M %Z}"

    def described(self, now: datetime) -> str:
        """Itself with its age: "process 7 on db1, since 2025-07-28 06:00 UTC, 3 h ago"."""
        minutes = max(int((now - self.since).total_seconds()) // 60, 0)
        age = f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
        return f"{self}, {age if minutes < 2_880 else f'{minutes // 1_440} days'} ago"

    @property
    def elsewhere(self) -> bool:
        """Whether it is on another machine, so that nobody here knows whether it lives."""
        return self.host != socket.gethostname()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step done for a week: "collected", "planned", "built" or "sent".

    *detail* is free text such as the PDF's hash.
    """

    name: str
    done: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Runs:
    """The steps and locks of one database."""

    database: Database

    @contextmanager
    def lock(self, name: str, *, now: datetime) -> Iterator[LockHolder | None]:
        """Take the lock *name* for the block, and yield None; or yield a process that has it.

        The lock of a dead process on this machine is taken over.
        """
        with self._locked(name, name, [name, f"{name}/%"], now) as holder:
            yield holder

    @contextmanager
    def share(self, name: str, *, now: datetime) -> Iterator[LockHolder | None]:
        """Take a share of the lock *name*, as any number of processes may; else as ``lock``.

        Nobody can take the whole lock meanwhile.
        """
        with self._locked(name, f"{name}/{secrets.token_hex(8)}", [name], now) as holder:
            yield holder

    def break_lock(self, name: str) -> None:
        """Remove the lock *name*, such as that of a dead process on another machine."""
        with self.database.write() as connection:
            connection.execute(delete(locks).where(locks.c.name == name))

    def holders(self) -> tuple[LockHolder, ...]:
        """The locks that are taken; those of dead processes of this machine are left out."""
        with self.database.read() as connection:
            rows = connection.execute(select(locks).order_by(locks.c.name)).all()
        return tuple(from_row(LockHolder, row) for row in rows if not _dead(row))

    def record(self, week: str, step: str, *, now: datetime, detail: str = "") -> None:
        """Record that *step* was done for *week*; it replaces an earlier record of that step."""
        known = update(steps).where(steps.c.week == week, steps.c.name == step)
        with self.database.write() as connection:
            if not connection.execute(known.values(done=now, detail=detail)).rowcount:
                row = {"week": week, "name": step, "done": now, "detail": detail}
                connection.execute(insert(steps).values(row))

    def steps(self, week: str) -> dict[str, Step]:
        """The steps of *week* by name, in the order they were done."""
        with self.database.read() as connection:
            rows = connection.execute(
                select(steps).where(steps.c.week == week).order_by(steps.c.done, steps.c.name)
            )
            return {row.name: from_row(Step, row) for row in rows}

    def weeks(self) -> tuple[str, ...]:
        """Every week with a recorded step, the latest label first."""
        with self.database.read() as connection:
            return tuple(
                connection.scalars(select(steps.c.week).distinct().order_by(steps.c.week.desc()))
            )

    @contextmanager
    def _locked(
        self, name: str, own: str, barred_by: Sequence[str], now: datetime
    ) -> Iterator[LockHolder | None]:
        """Take the row *own* of the lock *name*, unless a living process has one *barred_by*."""
        holder = self._take(name, own, barred_by, now)
        try:
            yield holder
        finally:
            if holder is None:
                self._release(own)

    def _take(
        self, name: str, own: str, barred_by: Sequence[str], now: datetime
    ) -> LockHolder | None:
        with self.database.write() as connection:
            one_at_a_time(connection, LOCKS)
            _forget_the_dead(connection, name)
            bars = or_(*(locks.c.name.like(each) for each in barred_by))
            if row := connection.execute(select(locks).where(bars).limit(1)).one_or_none():
                return from_row(LockHolder, row)
            connection.execute(
                insert(locks).values(
                    name=own,
                    host=socket.gethostname(),
                    pid=os.getpid(),
                    process=_birth(os.getpid()),
                    since=now,
                )
            )
        return None

    def _release(self, name: str) -> None:
        mine = (
            locks.c.name == name,
            locks.c.host == socket.gethostname(),
            locks.c.pid == os.getpid(),
        )
        with self.database.write() as connection:
            connection.execute(delete(locks).where(*mine))


def other_senders(connection: Connection) -> list[str]:
    """The names of the other living processes that send mail; until *connection* ends its
    transaction there can be no further one.
    """
    one_at_a_time(connection, LOCKS)
    _forget_the_dead(connection, "send")
    rows = connection.execute(select(locks).where(_of("send"))).all()
    names = {_named(row.host, row.pid) for row in rows}
    return sorted(names - {process_name()})


def process_name() -> str:
    """What a process is called that claims deliveries, such as "db1/4711"."""
    return _named(socket.gethostname(), os.getpid())


def _named(host: str, pid: int) -> str:
    return f"{host[:40]}/{pid}"


def _of(name: str) -> ColumnElement[bool]:
    """The rows of the lock *name*: the whole, and its shares."""
    return or_(locks.c.name == name, locks.c.name.like(f"{name}/%"))


def _forget_the_dead(connection: Connection, name: str) -> None:
    """Remove the rows of the lock *name* that dead processes of this machine left behind."""
    rows = connection.execute(select(locks).where(_of(name))).all()
    for dead in [row.name for row in rows if _dead(row)]:
        connection.execute(delete(locks).where(locks.c.name == dead))


def _dead(row: Row[Any]) -> bool:
    return bool(row.host == socket.gethostname() and not _alive(row.pid, row.process))


def _alive(pid: int, birth: str) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # the process of another user: it is alive
    return _birth(pid) == birth


def _birth(pid: int) -> str:
    """The start time of *pid*, which distinguishes it from a later process with the same number.

    "" where the system has no /proc.
    """
    with suppress(OSError, IndexError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        # Field 22 of proc(5) is the start time; the name in field 2 may contain anything.
        return f"{boot} {status.rpartition(')')[2].split()[19]}"
    return ""
