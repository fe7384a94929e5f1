"""Statements for the driver, as each kind of database takes them."""

from __future__ import annotations

from typing import Any

import pytest
from builders import MONDAY
from sqlalchemy import bindparam, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.engine import Dialect

from digest.store.prepared import prepare
from digest.store.schema import deliveries

STATEMENT = (
    update(deliveries)
    .where(deliveries.c.number == bindparam("which"))
    .values(
        state="sent",
        detail="a\0b",
        changed=bindparam("at", type_=deliveries.c.changed.type),
        due=bindparam("until", type_=deliveries.c.due.type),
    )
)
AT = "2025-07-21T00:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("dialect", "parameters"),
    [
        (sqlite.dialect(), ("sent", "a\\x00b", AT, None, 7)),
        (
            psycopg.dialect(),
            {"state": "sent", "detail": "a\\x00b", "at": AT, "until": None, "which": 7},
        ),
    ],
)
def test_values_go_to_the_driver_as_our_columns_store_them(
    dialect: Dialect, parameters: Any
) -> None:
    statement = prepare(STATEMENT, dialect)
    values = {"which": 7, "at": MONDAY, "until": None}
    assert statement.parameters(values) == parameters
    assert statement.text == str(STATEMENT.compile(dialect=dialect))
