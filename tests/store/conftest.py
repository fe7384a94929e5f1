"""The stores that a test runs on: SQLite always, a real PostgreSQL in the slow tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
from sqlalchemy import create_engine, text

ON_POSTGRESQL = pytest.param(
    "postgresql",
    marks=[
        pytest.mark.slow,
        pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "installed"),
    ],
)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder, postgres.running(Path(folder)) as url:
        yield url


@pytest.fixture
def postgresql(server: str) -> str:
    """The address of an empty database in it."""
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return server


@pytest.fixture(params=["sqlite", ON_POSTGRESQL])
def any_url(request: pytest.FixtureRequest) -> str:
    """The address of a store, on each kind of database."""
    if request.param == "sqlite":
        return "sqlite:///digest.db"
    return str(request.getfixturevalue("postgresql"))
