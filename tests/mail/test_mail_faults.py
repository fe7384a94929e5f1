"""The benchmark's faults, some of them: 10,000 take `make faults`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import mail_faults
import postfix
import postgres
import pytest
from mail_desk import pdf

pytestmark = pytest.mark.slow
READERS = 80


def check(result: mail_faults.Result) -> None:
    assert (result.twice, result.lost) == (0, 0), result
    assert result.doubtful <= result.allowed, result
    assert result.faults["kill -9"], result
    assert sum(result.states.values()) == READERS


def test_nobody_twice_and_nobody_lost_on_sqlite(tmp_path: Path) -> None:
    pdf(tmp_path, 3_000)
    result = mail_faults.through_faults(tmp_path, READERS, url=mail_faults.SQLITE)
    check(result)
    assert result.faults["full disk"], result


@pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "installed")
def test_nobody_twice_and_nobody_lost_on_postgresql(tmp_path: Path) -> None:
    pdf(tmp_path, 3_000)
    with tempfile.TemporaryDirectory(prefix="pg") as folder, postgres.running(Path(folder)) as url:
        check(mail_faults.through_faults(tmp_path, READERS, url=url))


@pytest.mark.skipif(bool(postfix.missing()), reason=postfix.missing() or "installed")
def test_a_real_postfix_delivers_to_each_reader_exactly_once(tmp_path: Path) -> None:
    """Though the sender is killed, since the log settles what is in doubt."""
    pdf(tmp_path, 3_000)
    with (
        tempfile.TemporaryDirectory(prefix="pf") as folder,
        postfix.running(Path(folder)) as server,
    ):
        done = mail_faults.reconciled(tmp_path, server, READERS, kills=3)
    assert (done.once, done.mails) == (READERS, READERS), done
