"""Open the database, bring its tables about, and put what it complains of into an editor's words."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from digest.errors import ConfigError, DigestError, MissingLibrary
from digest.store import schema

PATIENCE = 10  # seconds to wait for another program's lock

# WAL lets a reader look while a run writes; FULL because a delivery that was recorded must survive a power cut.
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")

# What SQLite says → what it means and what to do.
COMPLAINTS = (
    ("locked", "is in use by another program and stayed locked; try again when that is done"),
    ("readonly", "cannot be written; give yourself the right to write the file and its folder"),
    (
        "unable to open",
        "cannot be opened; check that its folder exists and that you may write there",
    ),
    (
        "disk is full",
        "has no space left on its disk; free some and run the command again, nothing done so far is lost",
    ),
    (
        "i/o error",
        "cannot be read or written (disk error or no space left); check the disk, then run it again",
    ),
    (
        "not a database",
        "is no digest database; name another as 'store' in digest.toml, or restore a backup",
    ),
    ("malformed", "is damaged; bring it back from a backup, since it remembers who was sent what"),
)


@dataclass(frozen=True, slots=True)
class Database:
    """An engine, and *where* it stands for messages: the file, or the URL without the password."""

    engine: Engine
    where: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with _told(self.where), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction of the only writer, on the disk when the block ends and undone when it raises."""
        with _told(self.where), self.engine.execution_options(writes=True).begin() as connection:
            yield connection

    def setting(self, key: str) -> str:
        with self.read() as connection:
            value = connection.scalar(
                select(schema.settings.c.value).where(schema.settings.c.key == key)
            )
        return value or ""


@contextmanager
def connected(url: str, *, folder: Path) -> Iterator[Database]:
    """A database whose tables are there and of this digest's version."""
    parsed = _parsed(url, folder)
    where = (
        parsed.database or ""
        if parsed.get_backend_name() == "sqlite"
        else parsed.render_as_string()
    )
    database = Database(_engine(parsed), where)
    try:
        _ensure_schema(database)
        yield database
    finally:
        database.engine.dispose()


def _parsed(url: str, folder: Path) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise ConfigError(
            f"the store '{url}' is no database URL; write sqlite:///digest.db or "
            "postgresql://user@host/name"
        ) from error
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise ConfigError(
            f"the store '{parsed.render_as_string()}' is neither an SQLite file nor PostgreSQL; write "
            "sqlite:///digest.db or postgresql://user@host/name"
        )
    return parsed.set(database=str(folder.absolute() / parsed.database))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url)
        except (ImportError, NoSuchModuleError) as error:
            raise MissingLibrary(
                "a PostgreSQL store needs a driver; install it with: pip install 'digest[postgres]'"
            ) from error
    _make_private(Path(url.database or ""))
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """An empty file only its owner may read, since readers' addresses will stand in it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not path.parent.is_dir():
            raise DigestError(
                f"{path} cannot be made: {path.parent} is no folder; name another place for the store"
            ) from None
    except OSError as error:
        raise DigestError(
            f"{path} cannot be made ({error.strerror}); check that its folder exists, may be written "
            "and has space left"
        ) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = (
        None  # sqlite3 shall not open transactions of its own: _begin_sqlite does
    )
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once, where waiting still helps, not in mid-transaction, where it fails."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ensure_schema(database: Database) -> None:
    with database.read() as connection:
        found = set(inspect(connection).get_table_names())
    if schema.settings.name not in found:
        _create(database)
    version = database.setting("version")
    if version != str(schema.VERSION):
        raise DigestError(
            f"{database.where} was written by another version of digest (its tables are version "
            f"{version or 'unknown'}, this digest knows {schema.VERSION}); use the digest that wrote it"
        )


def _create(database: Database) -> None:
    with database.write() as connection:
        if connection.dialect.name == "postgresql":  # two first runs at once: the second waits here
            connection.execute(select(func.pg_advisory_xact_lock(0x646967657374)))
        found = set(inspect(connection).get_table_names())
        if schema.settings.name in found:
            return
        if foreign := sorted(found & set(schema.metadata.tables)):
            raise DigestError(
                f"{database.where} holds tables of another program ({', '.join(foreign)}); "
                "give digest a database of its own"
            )
        schema.metadata.create_all(connection)
        connection.execute(
            insert(schema.settings),
            [
                {"key": "version", "value": str(schema.VERSION)},
                {
                    "key": "pepper",
                    "value": secrets.token_hex(32),
                },  # keys the hashes of erased addresses
            ],
        )


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn a driver's exception into a DigestError that names the database and the next step."""
    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        meaning = next((text for sign, text in COMPLAINTS if sign in reason.lower()), None)
        raise DigestError(
            f"{where} {meaning}"
            if meaning
            else f"{where}: {reason}; check the database, then run the command again"
        ) from error
    except SQLAlchemyError as error:
        raise DigestError(
            f"{where}: {error}; check the database, then run the command again"
        ) from error
