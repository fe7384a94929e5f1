"""Articles know their source, place, version and whether they are gone."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
BATCH = 500


def upgrade() -> None:
    for column in (
        sa.Column("source", sa.Text, nullable=False, server_default=""),
        sa.Column("place", sa.Text, nullable=False, server_default=""),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.Column("gone", sa.String(32)),
    ):
        op.add_column("articles", column)
    op.create_index("articles_place", "articles", ["source", "place"])
    _create_tables()
    _fill_places(op.get_bind())
    # The rejections of single runs: the table of inputs has the present ones.
    op.drop_table("rejected")


def _create_tables() -> None:
    op.create_table(
        "versions",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "inputs",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text, nullable=False),
    )
    op.create_table(
        "printed",
        sa.Column("week", sa.String(32), primary_key=True),
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
    )
    op.create_index("printed_article", "printed", ["article"])


def _fill_places(connection: sa.Connection) -> None:
    """The place of each article, which so far stood in its body only."""
    articles = sa.table("articles", sa.column("id"), sa.column("body"), sa.column("place"))
    after = ""
    while rows := connection.execute(
        sa.select(articles.c.id, articles.c.body)
        .where(articles.c.id > after)
        .order_by(articles.c.id)
        .limit(BATCH)
    ).all():
        connection.execute(
            sa.update(articles)
            .where(articles.c.id == sa.bindparam("key"))
            .values(place=sa.bindparam("where")),
            [{"key": row.id, "where": json.loads(row.body)["path"]} for row in rows],
        )
        after = rows[-1].id
