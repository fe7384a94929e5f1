"""What alembic runs for every command: the steps, in the transaction of the connection it gets."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
