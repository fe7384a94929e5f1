"""The tables of version 1, which every database has."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing to do."""
