from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from builders import MONDAY, article
from sqlalchemy.exc import OperationalError

from digest.errors import ConfigError, DigestError, MissingLibrary
from digest.store import database, open_store

URL = "sqlite:///digest.db"


def test_a_relative_file_counts_from_the_folder_and_is_private(tmp_path: Path) -> None:
    with open_store("sqlite:///data/digest.db", folder=tmp_path) as store:
        assert store.where == str(tmp_path / "data" / "digest.db")
    assert stat.S_IMODE((tmp_path / "data" / "digest.db").stat().st_mode) == 0o600


def test_what_was_written_is_there_at_the_next_opening(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/here.db", folder=Path("/nowhere")) as store:
        store.library.add([article()], seen=MONDAY)
    with open_store("sqlite:///here.db", folder=tmp_path) as store:
        assert store.library.articles() == (article(),)


def test_sqlite_is_asked_for_wal_and_full(tmp_path: Path) -> None:
    with open_store(URL, folder=tmp_path) as store, store.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_failed_block_leaves_nothing(tmp_path: Path) -> None:
    with open_store(URL, folder=tmp_path) as store:
        with suppress(ZeroDivisionError), store.database.write() as connection:
            connection.exec_driver_sql("DELETE FROM digest_schema")
            raise ZeroDivisionError
        assert store.database.setting("pepper")


@pytest.mark.parametrize(
    "url", ["", "digest.db", "sqlite://", "sqlite:///:memory:", "mysql://u@h/d", "x://", "://"]
)
def test_a_url_that_names_no_store(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="sqlite:///"), open_store(url, folder=tmp_path):
        pass


@pytest.mark.parametrize("url", ["postgres://u@localhost/d", "postgresql://u:secret@localhost/d"])
def test_postgresql_without_its_driver(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with (
        pytest.raises(MissingLibrary, match=r"digest\[postgres\]") as caught,
        open_store(url, folder=tmp_path),
    ):
        pass
    assert "secret" not in str(caught.value)


def test_no_database_at_all(tmp_path: Path) -> None:
    (tmp_path / "digest.db").write_bytes(b"This is a letter to the editor. " * 200)
    with (
        pytest.raises(DigestError, match=r"digest\.db is not a digest database; .*backup"),
        open_store(URL, folder=tmp_path),
    ):
        pass


def test_a_damaged_database(tmp_path: Path) -> None:
    file = tmp_path / "digest.db"
    with open_store(URL, folder=tmp_path) as store:
        store.library.add([article(id=f"a:{n}") for n in range(200)], seen=MONDAY)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with (
        pytest.raises(DigestError, match=r"digest\.db.*backup"),
        open_store(URL, folder=tmp_path) as store,
    ):
        store.library.articles()


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    with open_store(URL, folder=tmp_path) as store, store.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    with (
        pytest.raises(DigestError, match=r"digest\.db.*another version.*99"),
        open_store(URL, folder=tmp_path),
    ):
        pass


def test_another_programs_tables_are_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "digest.db") as other:
        other.execute("CREATE TABLE articles (id)")
    with (
        pytest.raises(DigestError, match="tables of another program"),
        open_store(URL, folder=tmp_path),
    ):
        pass


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LOCK_TIMEOUT", 0.05)
    with open_store(URL, folder=tmp_path) as store:
        other = sqlite3.connect(tmp_path / "digest.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert store.library.articles() == ()  # readers are not kept waiting
        with pytest.raises(DigestError, match=r"digest\.db is locked by another program"):
            store.library.add([article()], seen=MONDAY)
        other.rollback()
        assert store.library.add([article()], seen=MONDAY).new == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_database(tmp_path: Path) -> None:
    with open_store(URL, folder=tmp_path):
        pass
    (tmp_path / "digest.db").chmod(0o400)
    with (
        pytest.raises(DigestError, match=r"digest\.db is read-only"),
        open_store(URL, folder=tmp_path) as store,
    ):
        store.library.add([article()], seen=MONDAY)


def test_a_full_disk(tmp_path: Path) -> None:
    with open_store(URL, folder=tmp_path) as store:
        with store.database.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DigestError, match=r"digest\.db is on a full disk"):
            store.library.add([article(id=f"a:{n}") for n in range(500)], seen=MONDAY)
        assert store.library.articles() == ()


@pytest.mark.parametrize(
    "reason",
    ["database is locked", "attempt to write a readonly database", "disk I/O error", "odd"],
)
def test_every_complaint_names_the_file_and_a_next_step(reason: str) -> None:
    with (
        pytest.raises(DigestError, match=r"^here\.db.*(again|writable)"),
        database._plain_errors("here.db"),
    ):
        raise OperationalError("SELECT 1", None, sqlite3.OperationalError(reason))


@pytest.mark.parametrize("place", ["file", "file/digest.db"])
def test_a_place_where_no_file_can_be(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").mkdir() if place == "file" else (tmp_path / "file").write_text("")
    with (
        pytest.raises(DigestError, match="file"),
        open_store(f"sqlite:///{place}", folder=tmp_path),
    ):
        pass


@pytest.mark.slow
def test_two_first_runs_at_once(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from digest.store import open_store\n"
        f"with open_store('{URL}', folder=Path({str(tmp_path)!r})) as store: print(store.database.setting('pepper'))"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    peppers = {run.communicate()[0] for run in runs}
    assert len(peppers) == 1
    assert len(peppers.pop().strip()) == 64
