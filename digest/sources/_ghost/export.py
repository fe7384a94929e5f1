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
class GhostExport:
    """A site's exports, and what they say beside the posts; a ``Format``.

    *url* is the site's address, which no export names. *tags* and *users* are names by id, *of_tag*
    and *of_author* their ids by post, each with its number in the order.
    """

    url: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    of_tag: _Links = field(default_factory=dict)
    of_author: _Links = field(default_factory=dict)
    pictures: dict[str, Record] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    suffixes: tuple[str, ...] = (".json",)

    @property
    def outlet(self) -> Outlet:
        language = self.settings.get("locale") or self.settings.get("lang", "")
        name = self.settings.get("title", "")
        return Outlet(name=name, language=language, url=self.url)

    def parts(self, path: Path) -> Iterator[Row]:
        return rows_of(path)

    def note(self, part: Row) -> None:
        if taker := _TAKERS.get(part.table):
            taker(self, part.values)

    def is_post(self, part: Row) -> bool:
        return part.table == "posts" and not _is_page(part.values)

    def place(self, part: Row, path: Path) -> str:
        own = text(part.values.get("uuid")) or text(part.values.get("id"))
        return f"{path.parent / 'ghost'}#{own}"

    def title(self, part: Row) -> str:
        return text(part.values.get("title"))

    def post(self, part: Row, place: str) -> Post:
        record = part.values
        number = text(record.get("id"))
        slug = text(record.get("slug"))
        own = f"{self.url.rstrip('/')}/{slug}/" if self.url and slug else ""
        beside = Beside(
            authors=self._named(self.of_author, number, self.users)
            or tuple(filter(None, [self.users.get(text(record.get("author_id")), "")])),
            tags=self._named(self.of_tag, number, self.tags),
            picture={**record, **self.pictures.get(number, {})},
        )
        url = web_address(text(record.get("canonical_url"))) or own
        return read_post(record, beside, place=place, url=url, site=self.url)

    def _named(self, links: _Links, post: str, names: dict[str, str]) -> tuple[str, ...]:
        ordered = sorted(links.get(post, []))
        return tuple(names[number] for _, number in ordered if number in names)


def _is_page(record: Record) -> bool:
    return text(record.get("type")) == "page" or record.get("page") in (1, True)


def _post(site: GhostExport, record: Record) -> None:
    if _is_page(record):
        site.others["page"] += 1


def _tag(site: GhostExport, record: Record) -> None:
    if not is_internal(record):
        site.tags[text(record.get("id"))] = text(record.get("name"))


def _user(site: GhostExport, record: Record) -> None:
    site.users[text(record.get("id"))] = text(record.get("name"))


def _link(links: _Links, record: Record, name: str) -> None:
    order = record.get("sort_order")
    number = order if isinstance(order, int) else 0
    links.setdefault(text(record.get("post_id")), []).append((number, text(record.get(name))))


def _picture(site: GhostExport, record: Record) -> None:
    names = ("feature_image_alt", "feature_image_caption")
    words: dict[str, Any] = {name: record[name] for name in names if record.get(name)}
    if words:
        site.pictures[text(record.get("post_id"))] = words


def _setting(site: GhostExport, record: Record) -> None:
    name = text(record.get("key"))
    if name in ("title", "lang", "locale"):
        site.settings[name] = text(record.get("value"))[:300]


_TAKERS: dict[str, Callable[[GhostExport, Record], None]] = {
    "posts": _post,
    "tags": _tag,
    "users": _user,
    "posts_tags": lambda site, record: _link(site.of_tag, record, "tag_id"),
    "posts_authors": lambda site, record: _link(site.of_author, record, "author_id"),
    "posts_meta": _picture,
    "settings": _setting,
}
