"""Mails that readers ask for on the magazine's site wait in a table; reports of bounces are counted
in another.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("target", sa.String(64), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("asked", sa.String(32), nullable=False),
        sa.Column("due", sa.String(32), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.create_index("requests_target", "requests", ["target", "asked"])
    op.create_table(
        "bounces",
        sa.Column("report", sa.String(64), primary_key=True),
        sa.Column("subscriber", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("reported", sa.String(32), nullable=False),
    )
    op.create_index("bounces_subscriber", "bounces", ["subscriber", "reported"])
