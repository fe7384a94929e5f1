"""Deliveries have a fence, a due time and a count of attempts; campaigns a state and a size.

From here on alembic's own table has the version; an earlier digest, which looks for it in
digest_schema, leaves the database alone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column(
        "deliveries", sa.Column("fence", sa.String(80), nullable=False, server_default="")
    )
    op.add_column("deliveries", sa.Column("due", sa.String(32)))
    op.add_column(
        "deliveries", sa.Column("attempts", sa.Integer, nullable=False, server_default="0")
    )
    op.add_column(
        "campaigns", sa.Column("state", sa.String(16), nullable=False, server_default="open")
    )
    op.add_column("campaigns", sa.Column("readers", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE deliveries SET due = changed")
    op.execute(
        "UPDATE campaigns SET readers ="
        " (SELECT count(*) FROM deliveries WHERE deliveries.issue = campaigns.issue)"
    )
    op.drop_index("deliveries_queue", "deliveries")
    op.create_index("deliveries_queue", "deliveries", ["issue", "state", "due", "number"])
    op.execute("DELETE FROM digest_schema WHERE key = 'version'")
