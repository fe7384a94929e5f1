"""Opens the database, creates its tables, and turns the driver's errors into plain messages."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterator
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

REVISION = f"{schema.VERSION:04}"  # as alembic writes the version of the tables
TABLES, LOCKS, LISTS = 0x646967657374, 0x646967657375, 0x646967657376
"""What one transaction at a time may do: change tables, take locks, freeze a list of readers."""

LOCK_TIMEOUT = 10  # seconds to wait for another program's lock

# WAL allows reading while a run writes; FULL because a recorded delivery must survive a power cut.
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")

# Part of SQLite's message → what it means and what to do.
ERROR_MESSAGES = (
    ("locked", "is locked by another program; try again when that program is done"),
    ("readonly", "is read-only; make the file and its folder writable"),
    ("unable to open", "cannot be opened; check that its folder exists and is writable"),
    (
        "disk is full",
        "is on a full disk; free some space and run the command again, nothing recorded is lost",
    ),
    (
        "i/o error",
        "cannot be read or written (disk error or full disk); check the disk, then run it again",
    ),
    (
        "not a database",
        "is not a digest database; set another 'store' in digest.toml, or restore a backup",
    ),
    ("malformed", "is damaged; restore a backup, since it records which mail was sent"),
)


@dataclass(frozen=True, slots=True)
class Database:
    """An engine, and its location for messages: the file, or the URL without the password."""

    engine: Engine
    where: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only transaction, which sees one state of the database."""
        with _plain_errors(self.where), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction: on the disk when the block ends, undone when the block raises."""
        # Options of the connection, since an engine with options of its own costs more to make.
        with (
            _plain_errors(self.where),
            self.engine.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            yield connection

    @property
    def many_hosts(self) -> bool:
        """Whether programs on several machines may use it at the same time."""
        return self.engine.dialect.name == "postgresql"

    def problem(self) -> str:
        """What SQLite's own check finds wrong with the file, "" where it is whole."""
        if self.many_hosts:
            return ""
        with self.read() as connection:
            found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        return "" if found == "ok" else " ".join(found.split())

    def setting(self, key: str) -> str:
        """The value stored under *key* in the table of settings, "" for none."""
        with self.read() as connection:
            value = connection.scalar(
                select(schema.settings.c.value).where(schema.settings.c.key == key)
            )
        return value or ""


@contextmanager
def connect(url: str, *, folder: Path) -> Iterator[Database]:
    """The database at *url*, its tables created or checked to be of this version."""
    parsed = _parse_url(url, folder)
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


def file_of(url: str, folder: Path) -> Path | None:
    """The file of an SQLite database at *url*; None for another. Raises ConfigError."""
    parsed = _parse_url(url, folder)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


def _parse_url(url: str, folder: Path) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise ConfigError(
            f"the store '{url}' is not a database URL; write sqlite:///digest.db or "
            "postgresql://user@host/name"
        ) from error
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise ConfigError(
            f"the store '{parsed.render_as_string()}' is neither an SQLite file nor PostgreSQL; "
            "write sqlite:///digest.db or postgresql://user@host/name"
        )
    return parsed.set(database=str(folder.absolute() / parsed.database))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, hide_parameters=True)
        except (ImportError, NoSuchModuleError) as error:
            raise MissingLibrary(
                "a PostgreSQL store needs a driver; install it with: pip install 'digest[postgres]'"
            ) from error
    _make_private(Path(url.database or ""))
    engine = create_engine(
        url,
        connect_args={"timeout": LOCK_TIMEOUT},
        hide_parameters=True,  # an error names no reader
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """Create an empty file that only its owner may read, since it will hold addresses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not path.parent.is_dir():
            raise DigestError(
                f"{path} cannot be created: {path.parent} is not a folder; set another 'store'"
            ) from None
    except OSError as error:
        raise DigestError(
            f"{path} cannot be created ({error.strerror}); check that its folder exists, is "
            "writable and has space left"
        ) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's sqlite3 must not open transactions of its own: _begin_sqlite does.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin a transaction; a writer takes its lock at once.

    SQLite waits for a lock at the start of a transaction, but fails at once within one.
    """
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ensure_schema(database: Database) -> None:
    with database.read() as connection:
        tables = set(inspect(connection).get_table_names())
    if schema.settings.name not in tables:
        _create(database)
        return
    version = _version(database, tables)
    if version.isdecimal() and 0 < int(version) < schema.VERSION:
        _migrate(database)
    elif version != REVISION:
        raise DigestError(
            f"{database.where} was written by another version of digest (its tables have version "
            f"{version or 'unknown'}, this one reads {schema.VERSION}); use the other version"
        )


def _version(database: Database, tables: Collection[str]) -> str:
    """The version of the tables: in alembic's own table, up to version 3 among the settings."""
    if schema.revisions.name not in tables:
        return database.setting("version")
    with database.read() as connection:
        return connection.scalar(select(schema.revisions.c.version_num)) or ""


def _migrate(database: Database) -> None:
    """Bring the tables up to date in one transaction.

    Of two programs at once the second waits and finds nothing to do.
    """
    from digest.store.migrations import upgrade  # alembic takes a while to load

    with database.write() as connection:
        one_at_a_time(connection, TABLES)
        if not inspect(connection).has_table(schema.revisions.name):
            legacy = connection.scalar(
                select(schema.settings.c.value).where(schema.settings.c.key == "version")
            )
            schema.revisions.create(connection)
            _stamp(connection, f"{int(legacy or 0):04}")
        upgrade(connection)


def _stamp(connection: Connection, revision: str) -> None:
    connection.execute(insert(schema.revisions).values(version_num=revision))


def one_at_a_time(connection: Connection, what: int) -> None:
    """Let one transaction at a time do *what*: the second waits here until the first has ended.

    On SQLite one writes at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(what)))


def _create(database: Database) -> None:
    with database.write() as connection:
        one_at_a_time(connection, TABLES)
        tables = set(inspect(connection).get_table_names())
        if schema.settings.name in tables:
            return
        if foreign := sorted(tables & set(schema.metadata.tables)):
            raise DigestError(
                f"{database.where} has tables of another program ({', '.join(foreign)}); "
                "give digest a database of its own"
            )
        schema.metadata.create_all(connection)
        connection.execute(
            insert(schema.settings),
            # The secret key for the hashes of erased addresses.
            [{"key": "pepper", "value": secrets.token_hex(32)}],
        )
        _stamp(connection, REVISION)


@contextmanager
def _plain_errors(where: str) -> Iterator[None]:
    """Turn a driver's exception into a DigestError that names the database and the next step."""
    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        meaning = next((text for sign, text in ERROR_MESSAGES if sign in reason.lower()), None)
        raise DigestError(
            f"{where} {meaning}"
            if meaning
            else f"{where}: {reason}; check the database, then run the command again"
        ) from error
    except SQLAlchemyError as error:
        raise DigestError(
            f"{where}: {error}; check the database, then run the command again"
        ) from error
