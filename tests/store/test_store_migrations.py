from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from builders import MONDAY, article
from sqlalchemy import Table, inspect
from sqlalchemy.exc import OperationalError

from digest.errors import DigestError
from digest.store import migrations, open_store, schema
from digest.store.library import dump

URL = "sqlite:///digest.db"
VERSION_1 = """
CREATE TABLE digest_schema (key VARCHAR(32) PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (id TEXT PRIMARY KEY, published VARCHAR(32), seen VARCHAR(32) NOT NULL,
    changed VARCHAR(32) NOT NULL, sha256 VARCHAR(64) NOT NULL, body TEXT NOT NULL);
CREATE TABLE collects (seen VARCHAR(32) PRIMARY KEY, new INTEGER NOT NULL, changed INTEGER NOT NULL,
    same INTEGER NOT NULL);
CREATE TABLE rejected (number INTEGER PRIMARY KEY, seen VARCHAR(32) NOT NULL, place TEXT NOT NULL,
    reason TEXT NOT NULL, remedy TEXT NOT NULL);
CREATE TABLE steps (week VARCHAR(32), name VARCHAR(32), done VARCHAR(32) NOT NULL,
    detail TEXT NOT NULL, PRIMARY KEY (week, name));
CREATE TABLE subscribers (id VARCHAR(32) PRIMARY KEY, key TEXT NOT NULL UNIQUE, email TEXT NOT NULL,
    name TEXT NOT NULL, language TEXT NOT NULL, status VARCHAR(16) NOT NULL, joined VARCHAR(32) NOT NULL,
    consent TEXT NOT NULL, changed VARCHAR(32) NOT NULL);
INSERT INTO subscribers VALUES ('1', 'strasse@example.org', 'Straße@example.org', 'Ann', 'de', 'active',
    '2025-07-20T00:00:00.000000+00:00', 'form', '2025-07-20T00:00:00.000000+00:00');
INSERT INTO digest_schema VALUES ('version', '1'), ('pepper', 'x');
INSERT INTO steps VALUES ('2025-W29', 'sent', '2025-07-20T00:00:00.000000+00:00', 'abc');
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store as version 1 wrote it, with 1,001 articles."""
    connection = sqlite3.connect(tmp_path / "digest.db")
    connection.executescript(VERSION_1)
    moment = "2025-07-21T00:00:00.000000+00:00"
    for number in range(1001):
        each = article(id=f"gull:{number:04}", path=f"{number}.md")
        connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, 'sum', ?)",
            (each.id, moment, moment, moment, dump(each)),
        )
    connection.commit()
    connection.close()
    return tmp_path


def test_a_store_of_version_1_is_brought_up_to_date(folder: Path) -> None:
    with open_store(URL, folder=folder) as store:
        assert store.database.setting("version") == str(schema.VERSION)
        assert store.database.setting("pepper") == "x"
        assert store.runs.steps("2025-W29")["sent"].detail == "abc"
        assert len(store.library.articles()) == 1001
        assert store.library.ids_by_place("folder gull", ["7.md"]) == {"7.md": "gull:0007"}
        assert store.library.add([article(id="gull:0001", title="New")], seen=MONDAY).changed == 1
        before = store.library.version("gull:0001", 1)
        assert before
        assert before.title != "New"
        (ann,) = store.roster.subscribers()
        assert (ann.email, ann.tags, store.roster.find("straße@example.org")) == (
            "Straße@example.org",
            (),
            ann,
        )


def test_a_migrated_store_has_the_tables_of_a_new_one(folder: Path, tmp_path: Path) -> None:
    def columns(place: Path) -> dict[str, set[str]]:
        with open_store(URL, folder=place) as store, store.database.read() as connection:
            known = inspect(connection)
            tables = set(known.get_table_names()) & {
                "articles",
                "versions",
                "inputs",
                "printed",
                "subscribers",
            }
            return {
                table: {column["name"] for column in known.get_columns(table)}
                | {str(index["name"]) for index in known.get_indexes(table)}
                for table in tables
            }

    assert columns(folder).keys() == columns(tmp_path / "new").keys()
    migrated, new = columns(folder), columns(tmp_path / "new")
    new["articles"].discard("ix_articles_published")  # version 1 had it under the same name
    migrated["articles"].discard("ix_articles_published")
    assert migrated == new


def test_a_step_that_fails_leaves_the_store_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("create", {}, Exception("disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(Table, "create", fails)
        with pytest.raises(DigestError, match="full disk"), open_store(URL, folder=folder):
            pass
    connection = sqlite3.connect(folder / "digest.db")
    assert connection.execute("SELECT value FROM digest_schema WHERE key='version'").fetchone() == (
        "1",
    )
    assert len(connection.execute("PRAGMA table_info(articles)").fetchall()) == 6
    connection.close()
    with open_store(URL, folder=folder) as store:
        assert len(store.library.articles()) == 1001


def test_there_is_a_step_from_every_earlier_version() -> None:
    assert sorted(migrations.STEPS) == list(range(1, schema.VERSION))
