"""The store on a real PostgreSQL: made new, brought up from version 1, and used."""

from __future__ import annotations

from pathlib import Path

import postgres
import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from builders import MONDAY, article
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError
from test_store_migrations import VERSION_1

from digest.errors import DigestError
from digest.store import open_store, schema
from digest.store.library import Input, dump

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "installed"),
]
MOMENT = "2025-07-21T00:00:00.000000+00:00"
NUMBER = 1001


@pytest.fixture
def url(postgresql: str) -> str:
    return postgresql


def version_1(url: str) -> None:
    """Write a store as version 1 wrote it, with articles, one under a name with an accent."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    rows = [article(id=f"gull:{number:04}", path=f"é/{number}.md") for number in range(NUMBER)]
    script = VERSION_1.replace("number INTEGER NOT NULL PRIMARY KEY", "number SERIAL PRIMARY KEY")
    with engine.begin() as connection:
        for statement in filter(str.strip, script.split(";\n")):
            connection.exec_driver_sql(statement)
        connection.execute(
            text("INSERT INTO articles VALUES (:id, :at, :at, :at, 'sum', :body)"),
            [{"id": each.id, "at": MOMENT, "body": dump(each)} for each in rows],
        )
    engine.dispose()


def columns(url: str) -> dict[str, set[str]]:
    """The columns and indexes of every table."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    known = inspect(engine)
    found = {
        table: {column["name"] for column in known.get_columns(table)}
        | {str(index["name"]) for index in known.get_indexes(table)}
        for table in known.get_table_names()
    }
    engine.dispose()
    return found


def test_a_store_of_version_1_is_brought_up_to_date(url: str, tmp_path: Path) -> None:
    version_1(url)
    with open_store(url, folder=tmp_path) as store:
        assert store.database.setting("pepper") == "x"
        assert store.runs.steps("2025-W29")["sent"].detail == "abc"
        assert len(store.library.articles()) == NUMBER
        assert store.library.ids_by_place("folder gull", ["é/7.md"]) == {"é/7.md": "gull:0007"}
        changed = article(id="gull:0001", path="é/1.md", title="New")
        assert store.library.add([changed], seen=MONDAY, source="folder gull").changed == 1
        before = store.library.version("gull:0001", 1)
        assert before
        assert before.title != "New"
        (ann,) = store.roster.subscribers()
        assert (ann.tags, store.roster.find("straße@example.org")) == ((), ann)
    assert "rejected" not in columns(url)


def test_a_migrated_store_has_the_tables_of_a_new_one(url: str, tmp_path: Path) -> None:
    version_1(url)
    with open_store(url, folder=tmp_path) as store, store.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_a_step_that_fails_leaves_the_store_as_it_was(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_1(url)
    before = columns(url)

    def fails(*_: object, **__: object) -> None:
        raise OperationalError("fill", {}, Exception("disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(op, "drop_table", fails)
        with pytest.raises(DigestError), open_store(url, folder=tmp_path):
            pass
    assert columns(url) == before
    with open_store(url, folder=tmp_path) as store:
        assert len(store.library.articles()) == NUMBER


def test_the_library_and_its_memory(url: str, tmp_path: Path) -> None:
    with open_store(url, folder=tmp_path) as store:
        library = store.library
        first = article(id="gull:a", path="a.md")
        assert library.add([first], seen=MONDAY, source="s").new == 1
        assert library.add([first], seen=MONDAY, source="s").same == 1
        library.record_inputs("s", {"a.md": Input(place="a.md", stamp="1 2")})
        assert (library.stamp("s", "a.md"), library.stamp("s", "b.md")) == ("1 2", "")
        library.mark_gone(["gull:a"], seen=MONDAY)
        assert library.gone(["gull:a"]) == {"gull:a"}
        assert not library.articles()
    with open_store(url, folder=tmp_path) as store:
        assert store.library.present("s") == {}
