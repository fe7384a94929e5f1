"""Readers have tags. The key of an address keeps letters apart that folding had made one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("subscribers", sa.Column("tags", sa.Text, nullable=False, server_default="[]"))
    readers = sa.table("subscribers", sa.column("id"), sa.column("key"), sa.column("email"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(readers)).all():
        if row.key != row.email.lower():
            connection.execute(
                sa.update(readers).where(readers.c.id == row.id).values(key=row.email.lower())
            )
