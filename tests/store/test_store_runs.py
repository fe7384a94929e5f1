from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY

from digest.store import open_store
from digest.store.runs import Runs, Step
from digest.store.schema import locks

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def memory(any_url: str, tmp_path: Path) -> Iterator[Runs]:
    with open_store(any_url, folder=tmp_path) as store:
        yield store.runs


def leave_behind(memory: Runs, **columns: object) -> None:
    row = {
        "name": "run",
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "process": "",
        "since": MONDAY,
    } | columns
    with memory.database.write() as connection:
        connection.execute(locks.insert().values(row))


def test_the_second_run_learns_of_the_first(memory: Runs) -> None:
    with memory.lock("run", now=MONDAY) as other:
        assert other is None
        with memory.lock("run", now=LATER) as holder:
            assert holder
            assert (holder.pid, holder.since) == (os.getpid(), MONDAY)
            assert str(os.getpid()) in str(holder)
        with memory.lock("run", now=LATER) as holder:
            assert holder  # the one refused did not release it
        with memory.lock("send", now=LATER) as unrelated:
            assert unrelated is None
    with memory.lock("run", now=LATER) as other:
        assert other is None


def test_any_number_share_a_lock_and_nobody_takes_the_whole(memory: Runs) -> None:
    with memory.share("send", now=MONDAY) as one, memory.share("send", now=MONDAY) as two:
        assert (one, two) == (None, None)
        with memory.lock("send", now=LATER) as holder:
            assert holder
            assert holder.since == MONDAY
        assert len(memory.holders()) == 2
        with memory.lock("run", now=LATER) as unrelated:
            assert unrelated is None
    with memory.lock("send", now=LATER) as other:
        assert other is None
        with memory.share("send", now=LATER) as holder:
            assert holder
    assert memory.holders() == ()


def test_the_share_of_a_dead_process_goes(memory: Runs) -> None:
    leave_behind(memory, name="send/1", process="another boot 12345")
    leave_behind(memory, name="send/2", host="elsewhere.example", pid=1)
    assert [holder.name for holder in memory.holders()] == ["send/2"]
    with memory.lock("send", now=LATER) as holder:
        assert holder
        assert holder.elsewhere
    memory.break_lock("send/2")
    with memory.lock("send", now=LATER) as other:
        assert other is None


def test_an_error_releases_the_lock(memory: Runs) -> None:
    with suppress(ZeroDivisionError), memory.lock("run", now=MONDAY):
        raise ZeroDivisionError
    with memory.lock("run", now=MONDAY) as other:
        assert other is None


def test_a_dead_process_loses_its_lock(memory: Runs) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    leave_behind(memory, pid=dead.pid)
    with memory.lock("run", now=MONDAY) as other:
        assert other is None


def test_a_later_process_with_the_same_number_is_told_apart(memory: Runs) -> None:
    leave_behind(memory, process="another boot 12345")
    with memory.lock("run", now=MONDAY) as other:
        assert other is None


def test_a_lock_of_another_machine_holds_until_it_is_broken(memory: Runs) -> None:
    leave_behind(memory, host="elsewhere.example", pid=1)
    with memory.lock("run", now=LATER) as other:
        assert other
        assert other.host == "elsewhere.example"
        assert other.elsewhere
        assert other.described(MONDAY + timedelta(hours=5)).endswith("5 h ago")
        assert other.described(MONDAY + timedelta(minutes=119)).endswith("119 min ago")
        assert other.described(MONDAY + timedelta(days=4)).endswith("4 days ago")
    assert [(holder.name, holder.host) for holder in memory.holders()] == [
        ("run", "elsewhere.example")
    ]
    memory.break_lock("run")
    assert memory.holders() == ()
    with memory.lock("run", now=LATER) as other:
        assert other is None


def test_what_was_done_for_a_week_is_remembered(memory: Runs) -> None:
    assert memory.steps("2025-W30") == {}
    memory.record("2025-W30", "built", now=LATER, detail="aa")
    memory.record("2025-W30", "planned", now=MONDAY)
    memory.record("2025-W30", "built", now=LATER, detail="bb")
    memory.record("2025-W31", "planned", now=LATER)
    assert list(memory.steps("2025-W30").values()) == [
        Step(name="planned", done=MONDAY),
        Step(name="built", done=LATER, detail="bb"),
    ]
    assert memory.weeks() == ("2025-W31", "2025-W30")
