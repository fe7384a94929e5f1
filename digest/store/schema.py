"""The tables of the database, their column types, and the way from a row to a value.

Raise VERSION with every change of a table, and add a step to ``digest.store.migrations``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 5
Value = TypeVar("Value", bound="DataclassInstance")


class UtcTime(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC as text that sorts by time in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        try:
            utc = value.astimezone(UTC)
        except OverflowError:
            # In the first or last hours of the calendar UTC does not exist; only the order counts.
            utc = value.replace(tzinfo=UTC)
        return utc.isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class SafeText(TypeDecorator[str]):
    """Text from outside, in which characters that a database cannot store are escaped.

    These are NUL and the lone surrogates in names of files that are not UTF-8.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return None if value is None else escaped(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of words, stored as JSON."""

    impl = SafeText
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, _dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...]:
        return tuple(json.loads(value)) if value else ()


def escaped(text: str) -> str:
    """*text* as a ``SafeText`` column stores it."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def from_row(kind: type[Value], row: Row[Any]) -> Value:
    """A *kind* (a dataclass) whose fields are the columns of the same names in *row*."""
    return kind(**{field.name: getattr(row, field.name) for field in fields(kind)})


metadata = MetaData()

# Alembic's own table: the revision, which is VERSION in four digits.
revisions = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)

settings = Table(
    "digest_schema",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", SafeText, primary_key=True),
    Column("published", UtcTime, index=True),
    Column("seen", UtcTime, nullable=False),  # when it was first read
    Column("changed", UtcTime, nullable=False),  # when it last changed
    Column("sha256", String(64), nullable=False),
    Column("body", Text, nullable=False),
    # The [[source]] that it comes from and its place there: a file or an address.
    Column("source", SafeText, nullable=False, server_default=""),
    Column("place", SafeText, nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("gone", UtcTime),  # when its source no longer had it
    Index("articles_place", "source", "place"),
)

# The versions of an article before the present one.
versions = Table(
    "versions",
    metadata,
    Column("article", SafeText, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("changed", UtcTime, nullable=False),  # when this version was first read
    Column("body", Text, nullable=False),
)

collects = Table(
    "collects",
    metadata,
    Column("seen", UtcTime, primary_key=True),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("same", Integer, nullable=False),
)

# Every file and address that was read, and what it was rejected for, "" where it was not.
inputs = Table(
    "inputs",
    metadata,
    Column("source", SafeText, primary_key=True),
    Column("place", SafeText, primary_key=True),
    Column("stamp", SafeText, nullable=False, default=""),  # by which a change is recognised
    Column("reason", SafeText, nullable=False, default=""),
    Column("remedy", SafeText, nullable=False, default=""),
)

# The articles that each issue printed, and on which page.
printed = Table(
    "printed",
    metadata,
    Column("week", String(32), primary_key=True),
    Column("article", SafeText, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("headline", SafeText, nullable=False),
    Index("printed_article", "article"),
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("id", String(32), primary_key=True),
    # The address in small letters: one row for each reader.
    Column("key", SafeText, nullable=False, unique=True),
    Column("email", SafeText, nullable=False),
    Column("name", SafeText, nullable=False),
    Column("language", SafeText, nullable=False),
    Column("status", String(16), nullable=False),
    Column("joined", UtcTime, nullable=False),
    Column("consent", SafeText, nullable=False),
    Column("changed", UtcTime, nullable=False),
    Column("tags", Words, nullable=False, server_default="[]"),
)

suppressed = Table(
    "suppressed",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("since", UtcTime, nullable=False),
)

# Mails that somebody asked for on the magazine's pages, before they are sent and a day after.
requests = Table(
    "requests",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("target", String(64), nullable=False),  # a keyed hash of the address: it is counted
    Column("address", SafeText, nullable=False),  # "" once the mail is sent
    Column("language", SafeText, nullable=False, default=""),
    Column("origin", SafeText, nullable=False, default=""),
    Column("asked", UtcTime, nullable=False),
    Column("due", UtcTime, nullable=False),  # not before; a sender moves it while it tries
    Column("tries", Integer, nullable=False, default=0),
    Index("requests_target", "target", "asked"),
)

# Reports of mail that did not arrive; the key is the report's own hash, so that none counts twice.
bounces = Table(
    "bounces",
    metadata,
    Column("report", String(64), primary_key=True),
    Column("subscriber", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("reported", UtcTime, nullable=False),
    Index("bounces_subscriber", "subscriber", "reported"),
)

campaigns = Table(
    "campaigns",
    metadata,
    Column("issue", SafeText, primary_key=True),
    Column("pdf_sha256", String(64), nullable=False),
    Column("opened", UtcTime, nullable=False),
    Column("state", String(16), nullable=False, server_default="open"),
    # How many readers were on the list when it was frozen; each has a row in deliveries.
    Column("readers", Integer, nullable=False, server_default="0"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Integer, primary_key=True),  # the order of sending
    Column("issue", SafeText, nullable=False),
    # No foreign key: the record of a delivery outlives an erased reader.
    Column("subscriber", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("message_id", SafeText, nullable=False, default=""),
    Column("detail", SafeText, nullable=False, default=""),
    Column("changed", UtcTime, nullable=False),
    # Whoever claimed the row last. A sender whose fence stands no more in the row lost it.
    Column("fence", String(80), nullable=False, server_default=""),
    # When the row may be claimed: later for a deferred one, the end of its lease for a claimed one.
    Column("due", UtcTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    UniqueConstraint("issue", "subscriber"),
    Index("deliveries_queue", "issue", "state", "due", "number"),
)

locks = Table(
    "locks",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("host", SafeText, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process", SafeText, nullable=False),
    Column("since", UtcTime, nullable=False),
)

steps = Table(
    "steps",
    metadata,
    Column("week", String(32), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("done", UtcTime, nullable=False),
    Column("detail", SafeText, nullable=False),
)
