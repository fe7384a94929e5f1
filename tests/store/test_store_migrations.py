from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic import command, op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import MONDAY, article
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from digest.errors import DigestError
from digest.store import migrations, open_store, schema
from digest.store.library import dump

URL = "sqlite:///digest.db"
VERSION_1 = """
CREATE TABLE digest_schema (key VARCHAR(32) NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (id TEXT NOT NULL PRIMARY KEY, published VARCHAR(32), seen VARCHAR(32) NOT NULL,
    changed VARCHAR(32) NOT NULL, sha256 VARCHAR(64) NOT NULL, body TEXT NOT NULL);
CREATE TABLE collects (seen VARCHAR(32) NOT NULL PRIMARY KEY, new INTEGER NOT NULL, changed INTEGER NOT NULL,
    same INTEGER NOT NULL);
CREATE INDEX ix_articles_published ON articles (published);
CREATE TABLE suppressed (hash VARCHAR(64) NOT NULL PRIMARY KEY, since VARCHAR(32) NOT NULL);
CREATE TABLE campaigns (issue TEXT NOT NULL PRIMARY KEY, pdf_sha256 VARCHAR(64) NOT NULL, opened VARCHAR(32) NOT NULL);
CREATE TABLE deliveries (number INTEGER NOT NULL PRIMARY KEY, issue TEXT NOT NULL, subscriber VARCHAR(32) NOT NULL,
    state VARCHAR(16) NOT NULL, message_id TEXT NOT NULL, detail TEXT NOT NULL, changed VARCHAR(32) NOT NULL,
    UNIQUE (issue, subscriber));
CREATE INDEX deliveries_queue ON deliveries (issue, state, number);
CREATE TABLE locks (name VARCHAR(32) NOT NULL PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL,
    process TEXT NOT NULL, since VARCHAR(32) NOT NULL);
CREATE TABLE rejected (number INTEGER NOT NULL PRIMARY KEY, seen VARCHAR(32) NOT NULL, place TEXT NOT NULL,
    reason TEXT NOT NULL, remedy TEXT NOT NULL);
CREATE TABLE steps (week VARCHAR(32) NOT NULL, name VARCHAR(32) NOT NULL, done VARCHAR(32) NOT NULL,
    detail TEXT NOT NULL, PRIMARY KEY (week, name));
CREATE TABLE subscribers (id VARCHAR(32) NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, email TEXT NOT NULL,
    name TEXT NOT NULL, language TEXT NOT NULL, status VARCHAR(16) NOT NULL, joined VARCHAR(32) NOT NULL,
    consent TEXT NOT NULL, changed VARCHAR(32) NOT NULL);
INSERT INTO subscribers VALUES ('1', 'strasse@example.org', 'Straße@example.org', 'Ann', 'de', 'active',
    '2025-07-20T00:00:00.000000+00:00', 'form', '2025-07-20T00:00:00.000000+00:00');
INSERT INTO digest_schema VALUES ('version', '1'), ('pepper', 'x');
INSERT INTO campaigns VALUES ('2025-W29', 'abc', '2025-07-20T00:00:00.000000+00:00');
INSERT INTO deliveries VALUES (1, '2025-W29', '1', 'sent', '<1@example.org>', '250 ok', '2025-07-20T00:00:00.000000+00:00');
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


def age(folder: Path, version: int) -> None:
    """Bring the store of version 1 to *version*, as a digest before alembic left it."""
    engine = create_engine(f"sqlite:///{folder}/digest.db")
    with engine.begin() as connection:
        schema.revisions.create(connection)
        connection.execute(schema.revisions.insert().values(version_num="0001"))
        command.upgrade(migrations.settings(connection), f"{version:04}")
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.exec_driver_sql(
            f"UPDATE digest_schema SET value = '{version}' WHERE key = 'version'"
        )
    engine.dispose()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_store_of_an_earlier_version_is_brought_up_to_date(folder: Path, version: int) -> None:
    age(folder, version)
    with open_store(URL, folder=folder) as store:
        with store.database.read() as connection:
            assert connection.scalar(schema.revisions.select()) == f"{schema.VERSION:04}"
        assert store.database.setting("version") == ""  # no earlier digest takes it for its own
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
        assert store.ledger.counts("2025-W29") == {"sent": 1}
        with store.database.read() as connection:
            row = connection.execute(schema.campaigns.select()).one()
        assert (row.state, row.readers) == ("open", 1)
    with open_store(URL, folder=folder) as store:  # a second opening has nothing to do
        assert len(store.library.articles()) == 1001


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_migrated_store_has_the_tables_of_a_new_one(folder: Path, version: int) -> None:
    age(folder, version)
    with open_store(URL, folder=folder) as store, store.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_a_step_that_fails_leaves_the_store_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("drop", {}, Exception("disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(op, "drop_table", fails)
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


def test_there_is_a_step_to_every_version(tmp_path: Path) -> None:
    with open_store(URL, folder=tmp_path) as store, store.database.read() as connection:
        script = ScriptDirectory.from_config(migrations.settings(connection))
    names = sorted(step.revision for step in script.walk_revisions())
    assert names == [f"{number:04}" for number in range(1, schema.VERSION + 1)]
    assert script.get_heads() == [f"{schema.VERSION:04}"]


def test_a_step_does_not_lean_on_the_newest_tables() -> None:
    for file in (migrations.FOLDER / "versions").glob("v*.py"):
        assert not re.search(r"import.*schema|digest\.store", file.read_text()), file
