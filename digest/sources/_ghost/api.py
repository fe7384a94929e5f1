"""The posts of a Ghost site, by its Content API."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin

from digest.config import SourceConfig
from digest.model import Article
from digest.sources._ghost.posts import Beside, is_internal, moment, read_post
from digest.sources._items import Context
from digest.sources._posts.answers import Problem, Records, ask, rows, table, text, with_query
from digest.sources._posts.article import Outlet, build_article
from digest.sources._posts.listing import Page, Row, mark_of
from digest.sources.net.access import Access
from digest.sources.net.urls import shown
from digest.sources.reading import inline_text

PER_PAGE = 100
"""The most that Ghost gives at once, from version 6 on."""
LISTED = "fields=id,uuid,url,updated_at,published_at,title&include=tags,authors"
"""What a list of posts is asked for. A renamed tag or author changes no post's own dates, so their
names come along.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """The posts of the site at *home* published from *since* on, a ``Collection``."""

    home: str
    api: str
    config: SourceConfig
    context: Context
    access: Access
    most: int
    since: datetime | None

    @property
    def where(self) -> str:
        return shown(urljoin(self.api, "posts/"))

    def page(self, number: int) -> Page | Problem:
        query = f"{LISTED}&order={quote('updated_at desc')}&limit={PER_PAGE}&page={number}"
        if self.since is not None:
            when = self.since.astimezone(UTC)
            query += "&filter=" + quote(f"published_at:>='{when:%Y-%m-%d %H:%M:%S}'")
        answer = self._ask("posts/", query)
        if isinstance(answer, Problem):
            return answer
        pagination = table(table(table(answer.value).get("meta")).get("pagination"))
        total = pagination.get("total")
        listed = map(_row, rows(table(answer.value)["posts"]))
        return Page(
            rows=tuple(row for row in listed if row.key and row.place),
            total=total if isinstance(total, int) else None,
        )

    def from_newest(self) -> Posts:
        """These posts; without a time to begin, those of *context.recent* before the newest."""
        recent = self.context.recent
        if self.since is not None or recent is None:
            return self
        query = f"fields=published_at&order={quote('published_at desc')}&limit=1"
        answer = self._ask("posts/", query)
        newest = rows(table(answer.value)["posts"])[:1] if isinstance(answer, Records) else []
        dates = [moment(each.get("published_at")) for each in newest]
        return (
            replace(self, since=self.context.past(dates[0]) - recent)
            if dates and dates[0]
            else self
        )

    def whole(self, keys: list[str]) -> list[Mapping[str, Any]] | Problem:
        chosen = quote(f"id:[{','.join(keys)}]")
        query = f"filter={chosen}&include=tags,authors&formats=html&limit={PER_PAGE}"
        answer = self._ask("posts/", query)
        return answer if isinstance(answer, Problem) else rows(table(answer.value)["posts"])

    def builder(self) -> Callable[[Mapping[str, Any], str], Article]:
        outlet = self._outlet()

        def build(record: Mapping[str, Any], place: str) -> Article:
            url = text(record.get("url"))
            post = read_post(record, _beside(record), place=place, url=url, site=self.home)
            return build_article(post, outlet, self.config, self.context)

        return build

    def _outlet(self) -> Outlet:
        answer = ask(urljoin(self.api, "settings/"), self.context, self.access)
        settings = table(table(getattr(answer, "value", None)).get("settings"))
        return Outlet(
            name=inline_text(text(settings.get("title"))[:300]),
            language=text(settings.get("locale")) or text(settings.get("lang")),
            url=self.home,
        )

    def _ask(self, route: str, query: str) -> Records | Problem:
        """The answer that has a list "posts"."""
        answer = ask(with_query(urljoin(self.api, route), query), self.context, self.access)
        if isinstance(answer, Records) and not isinstance(table(answer.value).get("posts"), list):
            return Problem(where=self.where, reason="gave something else than posts", closed=True)
        return answer


def _row(record: Mapping[str, Any]) -> Row:
    key, uuid = text(record.get("id")), text(record.get("uuid"))
    changed = text(record.get("updated_at")) or text(record.get("published_at"))
    return Row(
        key=key if key.isalnum() else "",  # it becomes a part of an address
        place=f"ghost:{uuid}" if uuid else text(record.get("url")),
        mark=mark_of(changed, (*_names(record, "authors"), *_names(record, "tags"))),
        title=inline_text(text(record.get("title"))[:300]),
    )


def _beside(record: Mapping[str, Any]) -> Beside:
    tags = [table(record.get("primary_tag")), *rows(record.get("tags"))]
    names = [text(tag.get("name")) for tag in tags if tag and not is_internal(tag)]
    authors = tuple(_names(record, "authors"))
    return Beside(authors=authors, tags=tuple(dict.fromkeys(names)), picture=record)


def _names(record: Mapping[str, Any], kind: str) -> Iterator[str]:
    """The names of the authors or the tags of *record*, in their order."""
    return (text(each.get("name")) for each in rows(record.get(kind)))
