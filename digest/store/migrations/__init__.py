"""Brings the tables of an earlier version up to date, with alembic.

``versions`` has one file a step, named after its number, and nothing in it changes once a release
has it: a step says in full what it adds, since ``digest.store.schema`` is always the newest state.
A new step: raise ``schema.VERSION``, add a file ``vNNNN_what_it_does.py`` beside the others.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def settings(connection: Connection) -> Config:
    """Alembic's configuration, for the database of *connection*."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(connection: Connection) -> None:
    """Apply all steps that the database lacks, in the transaction of *connection*."""
    command.upgrade(settings(connection), "head")
