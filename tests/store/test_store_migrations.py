"""Stores of every earlier version, on SQLite, and in the slow tests on a real PostgreSQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic import command, op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import MONDAY, article
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from digest.errors import DigestError
from digest.store import migrations, open_store, schema
from digest.store.library import dump

MOMENT = "2025-07-21T00:00:00.000000+00:00"
EARLIER = range(1, schema.VERSION)
ALEMBIC = 4  # the first version that stands in alembic's own table
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


def engine(url: str, folder: Path) -> Engine:
    if url.startswith("sqlite"):
        return create_engine(f"sqlite:///{folder}/digest.db")
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"))


def write_version_1(url: str, folder: Path) -> None:
    """Write a store as version 1 wrote it, with 1,001 articles."""
    script = VERSION_1
    if not url.startswith("sqlite"):
        script = script.replace("number INTEGER NOT NULL PRIMARY KEY", "number SERIAL PRIMARY KEY")
        script = script.replace("deliveries VALUES (1,", "deliveries VALUES (DEFAULT,")
    rows = [article(id=f"gull:{number:04}", path=f"é/{number}.md") for number in range(1001)]
    opened = engine(url, folder)
    with opened.begin() as connection:
        for statement in filter(str.strip, script.split(";\n")):
            connection.exec_driver_sql(statement)
        connection.execute(
            text("INSERT INTO articles VALUES (:id, :at, :at, :at, 'sum', :body)"),
            [{"id": each.id, "at": MOMENT, "body": dump(each)} for each in rows],
        )
    opened.dispose()


@pytest.fixture
def old(any_url: str, tmp_path: Path, version: int) -> str:
    """The address of a store as a digest with that *version* of the tables left it."""
    write_version_1(any_url, tmp_path)
    opened = engine(any_url, tmp_path)
    with opened.begin() as connection:
        schema.revisions.create(connection)
        connection.execute(schema.revisions.insert().values(version_num="0001"))
        command.upgrade(migrations.settings(connection), f"{version:04}")
        if version < ALEMBIC:
            connection.exec_driver_sql("DROP TABLE alembic_version")
            connection.exec_driver_sql(
                f"UPDATE digest_schema SET value = '{version}' WHERE key = 'version'"
            )
    opened.dispose()
    return any_url


def columns(url: str, folder: Path) -> dict[str, set[str]]:
    """The columns and indexes of every table."""
    opened = engine(url, folder)
    known = inspect(opened)
    found = {
        table: {column["name"] for column in known.get_columns(table)}
        | {str(index["name"]) for index in known.get_indexes(table)}
        for table in known.get_table_names()
    }
    opened.dispose()
    return found


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_of_an_earlier_version_is_brought_up_to_date(old: str, tmp_path: Path) -> None:
    with open_store(old, folder=tmp_path) as store:
        with store.database.read() as connection:
            assert connection.scalar(schema.revisions.select()) == f"{schema.VERSION:04}"
        assert store.database.setting("version") == ""  # no earlier digest takes it for its own
        assert store.database.setting("pepper") == "x"
        assert store.runs.steps("2025-W29")["sent"].detail == "abc"
        assert len(store.library.articles()) == 1001
        assert store.library.ids_by_place("folder gull", ["é/7.md"]) == {"é/7.md": "gull:0007"}
        changed = article(id="gull:0001", path="é/1.md", title="New")
        assert store.library.add([changed], seen=MONDAY).changed == 1
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
        campaign = store.ledger.campaign("2025-W29")
        assert campaign
        assert (campaign.state, campaign.readers) == ("open", 1)
    with open_store(old, folder=tmp_path) as store:  # a second opening has nothing to do
        assert len(store.library.articles()) == 1001


@pytest.mark.parametrize("version", EARLIER)
def test_a_migrated_store_works_like_a_new_one(old: str, tmp_path: Path) -> None:
    with open_store(old, folder=tmp_path) as store:
        with store.database.read() as connection:
            assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        # Nobody who has the earlier issue gets it again; the next one goes out.
        assert store.ledger.freeze("2025-W29", "abc", now=MONDAY) == 0
        assert store.queue().claim("2025-W29", limit=9, now=MONDAY) == ()
        assert store.ledger.freeze("2025-W30", "def", now=MONDAY) == 1
        (claim,) = store.queue().claim("2025-W30", limit=9, now=MONDAY)
        assert store.queue().write([], [claim], now=MONDAY) == {claim.number}
        assert store.bounces.add("r", claim.subscriber, "soft", now=MONDAY)
        store.requests.add("leave", "k", "ann@example.org", now=MONDAY, origin="mail")
        assert store.requests.waiting() == 1


@pytest.mark.parametrize("version", [1])
def test_a_step_that_fails_leaves_the_store_as_it_was(
    old: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("drop", {}, Exception("disk is full"))

    before = columns(old, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(op, "drop_table", fails)
        with pytest.raises(DigestError, match="full disk"), open_store(old, folder=tmp_path):
            pass
    assert columns(old, tmp_path) == before
    opened = engine(old, tmp_path)
    with opened.begin() as connection:
        version = connection.exec_driver_sql("SELECT value FROM digest_schema WHERE key='version'")
        assert version.scalar() == "1"
    opened.dispose()
    with open_store(old, folder=tmp_path) as store:
        assert len(store.library.articles()) == 1001
    assert "rejected" not in columns(old, tmp_path)


def test_there_is_a_step_to_every_version(tmp_path: Path) -> None:
    url = "sqlite:///digest.db"
    with open_store(url, folder=tmp_path) as store, store.database.read() as connection:
        script = ScriptDirectory.from_config(migrations.settings(connection))
    names = sorted(step.revision for step in script.walk_revisions())
    assert names == [f"{number:04}" for number in range(1, schema.VERSION + 1)]
    assert script.get_heads() == [f"{schema.VERSION:04}"]


def test_a_step_does_not_lean_on_the_newest_tables() -> None:
    for file in (migrations.FOLDER / "versions").glob("v*.py"):
        assert not re.search(r"import.*schema|digest\.store", file.read_text()), file
