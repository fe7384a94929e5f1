"""The library's tables: every article in all its versions, and every place that was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from digest.model import Article, Image, Rejected
from digest.store.database import Database
from digest.store.schema import articles, collects, escaped, inputs, printed, versions

BATCH = 500
"""Rows a statement: well below every database's limit of parameters."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCounts:
    """The numbers of articles that were new, changed, or the same as before."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def total(self) -> int:
        return self.new + self.changed + self.same

    def __add__(self, other: ArticleCounts) -> ArticleCounts:
        return ArticleCounts(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            same=self.same + other.same,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A place that was read: the *stamp* by which a change is recognised, and its rejection."""

    place: str
    stamp: str = ""
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """The articles of one database, and the places they came from."""

    database: Database

    def add(
        self, collected: Iterable[Article], *, seen: datetime, source: str = ""
    ) -> ArticleCounts:
        """Store what the run at *seen* read from *source*, a batch at a time.

        Of articles with the same id in a batch the last is stored. The version before a change is
        kept. An article that was gone is back.
        """
        total = ArticleCounts()
        for batch in _batches(collected):
            unique = list({article.id: article for article in batch}.values())
            with self.database.write() as connection:
                counts = _store(connection, unique, seen, source)
                _count_run(connection, seen, counts)
            total += counts
        return total

    def count_same(self, same: int, *, seen: datetime) -> None:
        """Record that the run at *seen* found *same* articles without reading them."""
        with self.database.write() as connection:
            _count_run(connection, seen, ArticleCounts(same=same))

    def articles(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        undated: bool = False,
    ) -> tuple[Article, ...]:
        """The articles published from *since* to before *until*, oldest first; none that is gone.

        With *undated*, articles without a date that were first seen in that time follow.
        """
        when = (
            func.coalesce(articles.c.published, articles.c.seen)
            if undated
            else articles.c.published
        )
        query = (
            select(articles.c.body)
            .where(articles.c.gone.is_(None))
            .order_by(articles.c.published.is_(None), articles.c.published, articles.c.id)
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
        """The articles with *ids*, also those that are gone, in that order; not the unknown."""
        wanted, articles_by_id = list(dict.fromkeys(ids)), {}
        with self.database.read() as connection:
            for batch in _batches(wanted):
                for body in connection.scalars(
                    select(articles.c.body).where(articles.c.id.in_(batch))
                ):
                    article = load(body)
                    articles_by_id[article.id] = article
        return tuple(articles_by_id[each] for each in wanted if each in articles_by_id)

    def version(self, article: str, number: int) -> Article | None:
        """The version *number*, counted from 1, of *article*; None where it was pruned."""
        now = select(articles.c.body).where(articles.c.id == article, articles.c.version == number)
        before = select(versions.c.body).where(
            versions.c.article == article, versions.c.version == number
        )
        with self.database.read() as connection:
            body = connection.scalar(now) or connection.scalar(before)
        return load(body) if body else None

    def version_numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The number of the present version of each of the articles *ids*."""
        with self.database.read() as connection:
            return {
                row.id: row.version
                for batch in _batches(ids)
                for row in connection.execute(
                    select(articles.c.id, articles.c.version).where(articles.c.id.in_(batch))
                )
            }

    def old_versions(self, before: datetime) -> tuple[tuple[str, int], ...]:
        """The article and the number of each earlier version first read before *before*.

        Those that an issue printed are left out.
        """
        query = (
            select(versions.c.article, versions.c.version)
            .where(
                versions.c.changed < before,
                ~select(printed.c.article)
                .where(
                    printed.c.article == versions.c.article, printed.c.version == versions.c.version
                )
                .exists(),
            )
            .order_by(versions.c.article, versions.c.version)
        )
        with self.database.read() as connection:
            return tuple((row.article, row.version) for row in connection.execute(query))

    def delete_versions(self, old: Iterable[tuple[str, int]]) -> None:
        """Delete the earlier versions *old*, each an article's id and a number."""
        query = delete(versions).where(
            versions.c.article == bindparam("name"), versions.c.version == bindparam("number")
        )
        for batch in _batches(old):
            with self.database.write() as connection:
                connection.execute(
                    query, [{"name": article, "number": number} for article, number in batch]
                )

    # Places

    def ids_by_place(self, source: str, places: Collection[str]) -> dict[str, str]:
        """The article's id for each of the *places* of *source* that gave one article, not more."""
        found: dict[str, list[str]] = {}
        query = select(articles.c.place, articles.c.id).where(
            # The versions before 2 recorded no source.
            articles.c.source.in_((source, ""))
        )
        with self.database.read() as connection:
            for batch in _batches(places):
                for row in connection.execute(query.where(articles.c.place.in_(batch))):
                    found.setdefault(row.place, []).append(row.id)
        return {place: ids[0] for place, ids in found.items() if len(ids) == 1}

    def places_by_id(self, ids: Collection[str]) -> dict[str, tuple[str, str]]:
        """The source and the place of each of the articles *ids* that the library has."""
        query = select(articles.c.id, articles.c.source, articles.c.place)
        with self.database.read() as connection:
            return {
                row.id: (row.source, row.place)
                for batch in _batches(ids)
                for row in connection.execute(query.where(articles.c.id.in_(batch)))
            }

    def present(self, source: str, *, since: datetime | None = None) -> dict[str, str]:
        """By id, the place of each article that *source* still has, published from *since* on."""
        query = select(articles.c.id, articles.c.place).where(
            articles.c.source == source, articles.c.gone.is_(None)
        )
        if since is not None:
            query = query.where(articles.c.published >= since)
        with self.database.read() as connection:
            return {row.id: row.place for row in connection.execute(query)}

    def sources(self) -> set[str]:
        """The sources of all articles that are present; not "", where none is recorded."""
        query = (
            select(articles.c.source)
            .where(articles.c.gone.is_(None), articles.c.source != "")
            .distinct()
        )
        with self.database.read() as connection:
            return set(connection.scalars(query))

    def gone(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the articles *ids* that their sources no longer have."""
        query = select(articles.c.id).where(articles.c.gone.is_not(None))
        with self.database.read() as connection:
            return frozenset(
                name
                for batch in _batches(ids)
                for name in connection.scalars(query.where(articles.c.id.in_(batch)))
            )

    def mark_gone(self, ids: Collection[str], *, seen: datetime) -> None:
        """Record that the sources no longer have the articles *ids*."""
        with self.database.write() as connection:
            for batch in _batches(ids):
                connection.execute(
                    update(articles).where(articles.c.id.in_(batch)).values(gone=seen)
                )

    def stamps(self, source: str) -> dict[str, str]:
        """The stamp of each place of *source* that has one."""
        query = select(inputs.c.place, inputs.c.stamp).where(
            inputs.c.source == source, inputs.c.stamp != ""
        )
        with self.database.read() as connection:
            return {row.place: row.stamp for row in connection.execute(query)}

    def stamp(self, source: str, place: str) -> str:
        """The stamp of *place* of *source*, "" where it has none."""
        query = select(inputs.c.stamp).where(inputs.c.source == source, inputs.c.place == place)
        with self.database.read() as connection:
            return connection.scalar(query) or ""

    def record_inputs(self, source: str, read: Mapping[str, Input]) -> None:
        """Store what the places of *source* in *read* gave, in place of what they gave before."""
        with self.database.write() as connection:
            for batch in _batches(read.values()):
                _forget(connection, source, [each.place for each in batch])
                connection.execute(
                    insert(inputs), [asdict(each) | {"source": source} for each in batch]
                )

    def forget_inputs(self, source: str, places: Collection[str]) -> None:
        """Delete what is known of *places* of *source*."""
        with self.database.write() as connection:
            for batch in _batches(places):
                _forget(connection, source, batch)

    def input_places(self, source: str) -> set[str]:
        """Every place of *source* of which something is known."""
        query = select(inputs.c.place).where(inputs.c.source == source)
        with self.database.read() as connection:
            return set(connection.scalars(query))

    def rejected(self, source: str | None = None) -> tuple[Rejected, ...]:
        """What could not be used when it was read last, of *source* or of all sources."""
        query = select(inputs).where(inputs.c.reason != "")
        if source is not None:
            query = query.where(inputs.c.source == source)
        with self.database.read() as connection:
            return tuple(
                Rejected(where=row.place, reason=row.reason, remedy=row.remedy)
                for row in connection.execute(query.order_by(inputs.c.source, inputs.c.place))
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


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _forget(connection: Connection, source: str, places: Sequence[str]) -> None:
    connection.execute(delete(inputs).where(inputs.c.source == source, inputs.c.place.in_(places)))


def _store(
    connection: Connection, batch: Sequence[Article], seen: datetime, source: str
) -> ArticleCounts:
    query = select(
        articles.c.id, articles.c.sha256, articles.c.source, articles.c.place, articles.c.gone
    )
    ids = [article.id for article in batch]
    known = {row.id: row for row in connection.execute(query.where(articles.c.id.in_(ids)))}
    new, changed, moved = [], [], []
    for article in batch:
        row = _row(article, seen, source) | {"gone": None}
        stored = known.get(escaped(article.id))
        if stored is None:
            new.append(row | {"seen": seen})
        elif stored.sha256 != row["sha256"]:
            changed.append(row | {"key": article.id})
        elif (stored.source, stored.place, stored.gone) != (source, escaped(article.path), None):
            moved.append({"key": article.id, "source": source, "place": article.path, "gone": None})
    if new:
        connection.execute(insert(articles), new)
    if changed:
        _keep_versions(connection, [row["id"] for row in changed])
        _update(connection, changed, version=articles.c.version + 1)
    if moved:
        _update(connection, moved)
    return ArticleCounts(
        new=len(new), changed=len(changed), same=len(batch) - len(new) - len(changed)
    )


def _update(connection: Connection, rows: Sequence[Mapping[str, Any]], **values: Any) -> None:
    """Write *rows*, each under the id "key", and the same *values* to all of them."""
    query = update(articles).where(articles.c.id == bindparam("key"))
    connection.execute(query.values(values) if values else query, rows)


def _keep_versions(connection: Connection, ids: Sequence[str]) -> None:
    """Copy the present versions of the articles *ids* to the table of versions."""
    columns = (articles.c.id, articles.c.version, articles.c.changed, articles.c.body)
    connection.execute(
        insert(versions).from_select(
            ["article", "version", "changed", "body"],
            select(*columns).where(articles.c.id.in_(ids)),
        )
    )


def _row(article: Article, seen: datetime, source: str) -> dict[str, Any]:
    body = dump(article)
    return {
        "id": article.id,
        "source": source,
        "place": article.path,
        "published": article.published,
        "changed": seen,
        "body": body,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
    }


def _count_run(connection: Connection, seen: datetime, total: ArticleCounts) -> None:
    """Add *total* to the counts of the run at *seen*, which may store several sources."""
    before = connection.execute(select(collects).where(collects.c.seen == seen)).one_or_none()
    counts = {"new": total.new, "changed": total.changed, "same": total.same}
    if before is None:
        connection.execute(insert(collects), counts | {"seen": seen})
    else:
        sums = {name: count + getattr(before, name) for name, count in counts.items()}
        connection.execute(update(collects).where(collects.c.seen == seen), sums)
