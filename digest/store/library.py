"""The library: every article that was read, in its latest version, and every rejection."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from digest.model import Article, Image, Rejected
from digest.store.database import Database
from digest.store.schema import articles, collects, escaped, rejected

BATCH = 500  # articles a statement: well below every database's limit of parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCounts:
    """The numbers of articles that were new, changed, or the same as before."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: ArticleCounts) -> ArticleCounts:
        return ArticleCounts(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            same=self.same + other.same,
        )


@dataclass(frozen=True, slots=True)
class Library:
    """The articles and rejections of one database."""

    database: Database

    def add(
        self, collected: Iterable[Article], *, seen: datetime, refused: Iterable[Rejected] = ()
    ) -> ArticleCounts:
        """Store what the run at *seen* collected and rejected.

        Of articles with the same id the last is stored.
        """
        total = ArticleCounts()
        unique = iter({article.id: article for article in collected}.values())
        with self.database.write() as connection:
            while batch := list(islice(unique, BATCH)):
                total += _store(connection, batch, seen)
            _record_run(connection, seen, total)
            rows = [
                {"seen": seen, "place": each.where, "reason": each.reason, "remedy": each.remedy}
                for each in refused
            ]
            if rows:
                connection.execute(insert(rejected), rows)
        return total

    def articles(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        undated: bool = False,
    ) -> tuple[Article, ...]:
        """The articles published from *since* to before *until*, oldest first.

        With *undated*, articles without a date that were first seen in that time follow.
        """
        when = (
            func.coalesce(articles.c.published, articles.c.seen)
            if undated
            else articles.c.published
        )
        query = select(articles.c.body).order_by(
            articles.c.published.is_(None), articles.c.published, articles.c.id
        )
        if not undated:
            query = query.where(articles.c.published.is_not(None))
        if since is not None:
            query = query.where(when >= since)
        if until is not None:
            query = query.where(when < until)
        with self.database.read() as connection:
            return tuple(load(body) for body in connection.scalars(query))

    def find(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """The articles with *ids*, in that order; an unknown id is left out."""
        wanted, articles_by_id = list(dict.fromkeys(ids)), {}
        with self.database.read() as connection:
            for start in range(0, len(wanted), BATCH):
                batch = wanted[start : start + BATCH]
                for body in connection.scalars(
                    select(articles.c.body).where(articles.c.id.in_(batch))
                ):
                    article = load(body)
                    articles_by_id[article.id] = article
        return tuple(articles_by_id[each] for each in wanted if each in articles_by_id)

    def rejected(self, seen: datetime | None = None) -> tuple[Rejected, ...]:
        """What the run at *seen* rejected; without *seen*, the last run."""
        seen = seen or self.last_collect()
        query = select(rejected).where(rejected.c.seen == seen).order_by(rejected.c.number)
        with self.database.read() as connection:
            return tuple(
                Rejected(where=row.place, reason=row.reason, remedy=row.remedy)
                for row in connection.execute(query)
            )

    def last_collect(self) -> datetime | None:
        """When sources were last read, None if never."""
        query = select(collects.c.seen).order_by(collects.c.seen.desc()).limit(1)
        with self.database.read() as connection:
            moment: datetime | None = connection.scalar(query)
        return moment


def dump(article: Article) -> str:
    """*article* as one line of ASCII JSON, from which ``load`` makes an equal one."""
    row = asdict(article)
    row["published"] = article.published and article.published.isoformat()
    return json.dumps(row, separators=(",", ":"))


def load(body: str) -> Article:
    """The article in *body*, a line that ``dump`` wrote."""
    row: dict[str, Any] = json.loads(body)
    published = row.pop("published")
    images = tuple(Image(**image) for image in row.pop("images"))
    # Rows of earlier versions have no labels.
    row |= {name: tuple(row.get(name, ())) for name in ("tags", "notes", "labels")}
    article = Article(**row, images=images)
    return replace(article, published=datetime.fromisoformat(published)) if published else article


def _store(connection: Connection, batch: Sequence[Article], seen: datetime) -> ArticleCounts:
    ids = [article.id for article in batch]
    known = {
        row.id: row.sha256
        for row in connection.execute(
            select(articles.c.id, articles.c.sha256).where(articles.c.id.in_(ids))
        )
    }
    new, changed = [], []
    for article in batch:
        row = _row(article, seen)
        stored = known.get(escaped(article.id))
        if stored is None:
            new.append(row | {"seen": seen})
        elif stored != row["sha256"]:
            changed.append(row | {"key": article.id})
    if new:
        connection.execute(insert(articles), new)
    if changed:
        connection.execute(update(articles).where(articles.c.id == bindparam("key")), changed)
    return ArticleCounts(
        new=len(new), changed=len(changed), same=len(batch) - len(new) - len(changed)
    )


def _row(article: Article, seen: datetime) -> dict[str, Any]:
    body = dump(article)
    return {
        "id": article.id,
        "published": article.published,
        "changed": seen,
        "body": body,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
    }


def _record_run(connection: Connection, seen: datetime, total: ArticleCounts) -> None:
    """Add *total* to the counts of the run at *seen*, which may store several sources."""
    before = connection.execute(select(collects).where(collects.c.seen == seen)).one_or_none()
    counts = {"new": total.new, "changed": total.changed, "same": total.same}
    if before is None:
        connection.execute(insert(collects), counts | {"seen": seen})
    else:
        sums = {name: count + getattr(before, name) for name, count in counts.items()}
        connection.execute(update(collects).where(collects.c.seen == seen), sums)
