"""What was done in which week, and locks that let a second run see the first."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from digest.store.database import Database
from digest.store.schema import locks, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The process that holds a lock, and since when."""

    host: str
    pid: int
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since:%Y-%m-%d %H:%M %Z}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done for a week: "collected", "planned", "built", "sent" …, and a *detail* such as the PDF's hash."""

    name: str
    done: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Runs:
    """The memory of one database for what ran."""

    database: Database

    @contextmanager
    def lock(self, name: str, *, now: datetime) -> Iterator[Holder | None]:
        """Hold the lock called *name* for the block. Yields None, or, with nothing held, who holds it already.

        What a process of this machine left behind when it died is taken over.
        """
        holder = self._take(name, now)
        try:
            yield holder
        finally:
            if holder is None:
                self._release(name)

    def break_lock(self, name: str) -> None:
        """Take *name* from whoever holds it: for one left behind on another machine."""
        with self.database.write() as connection:
            connection.execute(delete(locks).where(locks.c.name == name))

    def record(self, week: str, step: str, *, now: datetime, detail: str = "") -> None:
        """Remember that *step* was done for *week*; a later record of the same step replaces it."""
        here = (steps.c.week == week, steps.c.name == step)
        with self.database.write() as connection:
            if not connection.execute(
                update(steps).where(*here).values(done=now, detail=detail)
            ).rowcount:
                connection.execute(
                    insert(steps).values(week=week, name=step, done=now, detail=detail)
                )

    def steps(self, week: str) -> dict[str, Step]:
        """Step's name → the step, in the order they were done."""
        with self.database.read() as connection:
            rows = connection.execute(
                select(steps).where(steps.c.week == week).order_by(steps.c.done, steps.c.name)
            )
            return {row.name: Step(name=row.name, done=row.done, detail=row.detail) for row in rows}

    def weeks(self) -> tuple[str, ...]:
        """Every week something was recorded for, the latest label first."""
        with self.database.read() as connection:
            return tuple(
                connection.scalars(select(steps.c.week).distinct().order_by(steps.c.week.desc()))
            )

    def _take(self, name: str, now: datetime) -> Holder | None:
        with self.database.write() as connection:
            if holder := _living_holder(connection, name):
                return holder
            connection.execute(delete(locks).where(locks.c.name == name))
            connection.execute(
                insert(locks).values(
                    name=name,
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


def _living_holder(connection: Connection, name: str) -> Holder | None:
    row = connection.execute(select(locks).where(locks.c.name == name)).one_or_none()
    if row is None or (row.host == socket.gethostname() and not _alive(row.pid, row.process)):
        return None
    return Holder(host=row.host, pid=row.pid, since=row.since)


def _alive(pid: int, birth: str) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's process: it lives
    return _birth(pid) == birth


def _birth(pid: int) -> str:
    """When *pid* was born, so that a later process with its number is told apart; "" where the system does not say."""
    with suppress(OSError, IndexError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return f"{boot} {status.rpartition(')')[2].split()[19]}"  # field 22 of proc(5): start time in ticks
    return ""
