"""Reads the posts of a Ghost export, and what its other tables say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest.sources._ghost.posts import Beside, Record, is_internal, read_post
from digest.sources._ghost.stream import Row, rows_of
from digest.sources._posts.answers import text
from digest.sources._posts.article import Outlet, Post, web_address

_Links = dict[str, list[tuple[int, str]]]


@dataclass(slots=True)
class _Tables:
    """What one export says beside its posts.

    *tags* and *users* are names by id, *of_tag* and *of_author* their ids by post, each with its
    number in the order.
    """

    tags: dict[str, str] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    of_tag: _Links = field(default_factory=dict)
    of_author: _Links = field(default_factory=dict)
    pictures: dict[str, Record] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def beside(self, record: Record) -> Beside:
        """What stands beside the post *record*."""
        number = text(record.get("id"))
        first = self.users.get(text(record.get("author_id")), "")
        return Beside(
            authors=_named(self.of_author, number, self.users) or tuple(filter(None, [first])),
            tags=_named(self.of_tag, number, self.tags),
            picture={**record, **self.pictures.get(number, {})},
        )


@dataclass(slots=True)
class GhostExport:
    """A site's exports, and what they say beside the posts; a ``Format``.

    *url* is the site's address, which no export names. *tables* are those of each file: each is
    whole by itself, so that a name or a link of an older one says nothing of a newer one's posts.
    *pages* are the ids of pages.
    """

    url: str = ""
    tables: dict[Path, _Tables] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    others: Counter[str] = field(default_factory=Counter)
    suffixes: tuple[str, ...] = (".json",)

    @property
    def outlet(self) -> Outlet:
        newest = next(iter(self.tables.values()), _Tables()).settings
        language = newest.get("locale") or newest.get("lang", "")
        name = newest.get("title", "")
        return Outlet(name=name, language=language, url=self.url)

    def parts(self, path: Path) -> Iterator[Row]:
        return rows_of(path)

    def note(self, part: Row, path: Path) -> None:
        tables = self.tables.setdefault(path, _Tables())
        if taker := _TAKERS.get(part.table):
            taker(tables, part.values)
        elif part.table == "posts" and _is_page(part.values):
            self._count_page(text(part.values.get("id")))

    def _count_page(self, number: str) -> None:
        if not number or number not in self.pages:
            self.pages.add(number)
            self.others["page"] += 1

    def is_post(self, part: Row) -> bool:
        return part.table == "posts" and not _is_page(part.values)

    def place(self, part: Row, path: Path) -> str:
        own = text(part.values.get("uuid")) or text(part.values.get("id"))
        return f"{path.parent / 'ghost'}#{own}"

    def title(self, part: Row) -> str:
        return text(part.values.get("title"))

    def post(self, part: Row, place: str, path: Path) -> Post:
        record = part.values
        slug = text(record.get("slug"))
        own = f"{self.url.rstrip('/')}/{slug}/" if self.url and slug else ""
        beside = self.tables.get(path, _Tables()).beside(record)
        url = web_address(text(record.get("canonical_url"))) or own
        return read_post(record, beside, place=place, url=url, site=self.url)


def _named(links: _Links, post: str, names: dict[str, str]) -> tuple[str, ...]:
    ordered = sorted(links.get(post, []))
    return tuple(names[number] for _, number in ordered if number in names)


def _is_page(record: Record) -> bool:
    return text(record.get("type")) == "page" or record.get("page") in (1, True)


def _tag(tables: _Tables, record: Record) -> None:
    if not is_internal(record):
        tables.tags[text(record.get("id"))] = text(record.get("name"))


def _user(tables: _Tables, record: Record) -> None:
    tables.users[text(record.get("id"))] = text(record.get("name"))


def _link(links: _Links, record: Record, name: str) -> None:
    order = record.get("sort_order")
    number = order if isinstance(order, int) else 0
    links.setdefault(text(record.get("post_id")), []).append((number, text(record.get(name))))


def _picture(tables: _Tables, record: Record) -> None:
    names = ("feature_image_alt", "feature_image_caption")
    words: dict[str, Any] = {name: record[name] for name in names if record.get(name)}
    if words:
        tables.pictures[text(record.get("post_id"))] = words


def _setting(tables: _Tables, record: Record) -> None:
    name = text(record.get("key"))
    if name in ("title", "lang", "locale"):
        tables.settings[name] = text(record.get("value"))[:300]


_TAKERS: dict[str, Callable[[_Tables, Record], None]] = {
    "tags": _tag,
    "users": _user,
    "posts_tags": lambda tables, record: _link(tables.of_tag, record, "tag_id"),
    "posts_authors": lambda tables, record: _link(tables.of_author, record, "author_id"),
    "posts_meta": _picture,
    "settings": _setting,
}
