"""What each issue printed: the memory that keeps the next issue from printing it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from digest.store.database import Database
from digest.store.schema import from_row, printed


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedArticle:
    """An article in an issue: its *version*, the story's *headline*, and the *page* from 1.

    *number* is the issue's, *week* its label.
    """

    week: str
    number: int
    article: str
    version: int
    page: int
    headline: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The articles that the issues of one database printed."""

    database: Database

    def record(self, week: str, articles: Iterable[PrintedArticle]) -> None:
        """Store what the issue of *week* printed, in place of what was stored for it before."""
        rows = [
            {name: getattr(each, name) for name in PrintedArticle.__slots__} for each in articles
        ]
        with self.database.write() as connection:
            connection.execute(delete(printed).where(printed.c.week == week))
            if rows:
                connection.execute(insert(printed), rows)

    def articles(self) -> frozenset[str]:
        """The ids of all articles that an issue printed."""
        with self.database.read() as connection:
            return frozenset(connection.scalars(select(printed.c.article).distinct()))

    def of(self, week: str) -> tuple[PrintedArticle, ...]:
        """What the issue of *week* printed, page by page."""
        query = select(printed).where(printed.c.week == week)
        with self.database.read() as connection:
            rows = connection.execute(query.order_by(printed.c.page, printed.c.article))
            return tuple(from_row(PrintedArticle, row) for row in rows)

    def before(self, week: str) -> tuple[PrintedArticle, ...]:
        """What the issues of the weeks before *week* printed, the newest issue first."""
        query = (
            select(printed)
            .where(printed.c.week < week)
            .order_by(printed.c.week.desc(), printed.c.page, printed.c.article)
        )
        with self.database.read() as connection:
            return tuple(from_row(PrintedArticle, row) for row in connection.execute(query))
