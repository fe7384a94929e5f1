"""The tables, and the two kinds of column that keep what Python has exactly.

Raise VERSION with every change of a table, and teach ``database`` to bring an older one up to it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

VERSION = 1


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC as text that sorts by time in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        try:
            utc = value.astimezone(UTC)
        except (
            OverflowError
        ):  # the first or the last hours of the calendar: near enough for sorting
            utc = value.replace(tzinfo=UTC)
        return utc.isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Words(TypeDecorator[str]):
    """Text from outside: what a database cannot hold (lone surrogates of a file's name, NUL) is spelled out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return None if value is None else spelled(value)


def spelled(text: str) -> str:
    """*text* as a column of ``Words`` keeps it."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


metadata = MetaData()

settings = Table(
    "digest_schema",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Words, primary_key=True),
    Column("published", Moment, index=True),
    Column("seen", Moment, nullable=False),  # first
    Column("changed", Moment, nullable=False),  # last
    Column("sha256", String(64), nullable=False),
    Column("body", Text, nullable=False),
)

collects = Table(
    "collects",
    metadata,
    Column("seen", Moment, primary_key=True),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("same", Integer, nullable=False),
)

rejected = Table(
    "rejected",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("seen", Moment, nullable=False, index=True),
    Column("place", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("remedy", Words, nullable=False),
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(
        "key", Words, nullable=False, unique=True
    ),  # the address, small letters: one reader once
    Column("email", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("status", String(16), nullable=False),
    Column("joined", Moment, nullable=False),
    Column("consent", Words, nullable=False),
    Column("changed", Moment, nullable=False),
)

suppressed = Table(
    "suppressed",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("since", Moment, nullable=False),
)

campaigns = Table(
    "campaigns",
    metadata,
    Column("issue", Words, primary_key=True),
    Column("pdf_sha256", String(64), nullable=False),
    Column("opened", Moment, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Integer, primary_key=True),  # the order of sending
    Column("issue", Words, nullable=False),
    Column(
        "subscriber", String(32), nullable=False
    ),  # no foreign key: the record outlives an erased reader
    Column("state", String(16), nullable=False),
    Column("message_id", Words, nullable=False, default=""),
    Column("detail", Words, nullable=False, default=""),
    Column("changed", Moment, nullable=False),
    UniqueConstraint("issue", "subscriber"),
    Index("deliveries_queue", "issue", "state", "number"),
)

locks = Table(
    "locks",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("host", Words, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process", Words, nullable=False),
    Column("since", Moment, nullable=False),
)

steps = Table(
    "steps",
    metadata,
    Column("week", String(32), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("done", Moment, nullable=False),
    Column("detail", Words, nullable=False),
)
