"""Brings the tables of an earlier version up to date, one version after the other.

A step is one transaction: when it fails, the database is as it was before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Column, Connection, Table, bindparam, select, update
from sqlalchemy.schema import CreateColumn

from digest.store import schema

BATCH = 500


def migrate(connection: Connection, version: int) -> None:
    """Apply the step from *version* to the next; KeyError where there is none."""
    STEPS[version](connection)


def _library_remembers(connection: Connection) -> None:
    """Articles know their source, place, version and whether they are gone."""
    articles = schema.articles
    _add_columns(
        connection,
        articles,
        [articles.c[name] for name in ("source", "place", "version", "gone")],
    )
    for index in articles.indexes:
        index.create(connection, checkfirst=True)
    for table in (schema.versions, schema.inputs, schema.printed):
        table.create(connection)
    _fill_places(connection)
    # The rejections of single runs: the table of inputs holds the present ones.
    connection.exec_driver_sql("DROP TABLE rejected")


def _fill_places(connection: Connection) -> None:
    """The place of each article, which so far stood in its body only."""
    articles, after = schema.articles, ""
    while rows := connection.execute(
        select(articles.c.id, articles.c.body)
        .where(articles.c.id > after)
        .order_by(articles.c.id)
        .limit(BATCH)
    ).all():
        connection.execute(
            update(articles).where(articles.c.id == bindparam("key")),
            [{"key": row.id, "place": json.loads(row.body)["path"]} for row in rows],
        )
        after = rows[-1].id


def _readers_have_tags(connection: Connection) -> None:
    """Readers have tags. The key of an address keeps letters apart that folding had made one."""
    subscribers = schema.subscribers
    _add_columns(connection, subscribers, [subscribers.c.tags])
    for row in connection.execute(select(subscribers.c.id, subscribers.c.key, subscribers.c.email)):
        if row.key != row.email.lower():
            connection.execute(
                update(subscribers).where(subscribers.c.id == row.id).values(key=row.email.lower())
            )


def _readers_ask_and_mail_bounces(connection: Connection) -> None:
    """Mails asked for on the magazine's pages wait in a table; reports of bounces are counted."""
    for table in (schema.requests, schema.bounces):
        table.create(connection)


def _add_columns(connection: Connection, table: Table, columns: Iterable[Column[object]]) -> None:
    for column in columns:
        definition = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {definition}")


STEPS: Mapping[int, Callable[[Connection], None]] = {
    1: _library_remembers,
    2: _readers_have_tags,
    3: _readers_ask_and_mail_bounces,
}
"""By version, the step to the next."""
