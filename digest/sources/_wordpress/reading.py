"""Reads a WordPress site by its REST interface: what is new and changed, and what is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources._items import Complete, Item, Unchanged
from digest.sources._posts.answers import Problem, Records, ask, rows, text
from digest.sources._posts.article import broken, build_article, refused
from digest.sources._posts.containers import places_under, remember, still_there
from digest.sources._posts.listing import Listing, Page, Row, batches, read_listing
from digest.sources._wordpress.posts import EMBEDDED, LISTED, read_post, row_of
from digest.sources._wordpress.site import About, Site, about
from digest.sources.net.urls import shown
from digest.sources.reading import NotAnArticle

PER_PAGE = 100
"""The most that WordPress gives at once."""
AT_ONCE = 25
"""Whole posts asked for at once."""
MARGIN = timedelta(days=1)
"""Added to the period asked for: the site counts in its own zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """The posts of a *site* published from *since* on; *collection* is their route."""

    site: Site
    config: SourceConfig
    collection: str
    most: int
    since: datetime | None = field(default=None)

    @property
    def where(self) -> str:
        """The list's address without what changes from run to run."""
        return shown(self.site.route(self.collection))

    def page(self, number: int) -> Page | Problem:
        """One page of the list, the posts changed last first."""
        query = f"{LISTED}&per_page={PER_PAGE}&orderby=modified&order=desc&page={number}"
        if self.since is not None:
            after = (self.since - MARGIN).astimezone(UTC)
            query += f"&after={after:%Y-%m-%dT%H:%M:%SZ}"
        answer = self._ask(query)
        if isinstance(answer, Problem):
            return answer
        total = answer.headers.get("x-wp-total", "")
        return Page(
            rows=tuple(row for each in rows(answer.value) if (row := row_of(each))),
            total=int(total) if total.isdecimal() and len(total) < 10 else None,
        )

    def whole(self, keys: list[str]) -> Iterator[Mapping[str, Any] | Problem]:
        """Yield the whole posts with these *keys*, in batches, and a problem where one fails."""
        for batch in batches(keys, AT_ONCE):
            waiting = batch
            while waiting:
                given, problem = self._batch(waiting)
                yield from given.values()
                if problem is not None:
                    yield problem
                if problem is not None or not given:
                    break
                waiting = [key for key in waiting if key not in given]

    def _batch(self, keys: list[str]) -> tuple[dict[str, Mapping[str, Any]], Problem | None]:
        included = ",".join(keys)
        answer = self._ask(f"include={included}&per_page={PER_PAGE}&{EMBEDDED}")
        if isinstance(answer, Problem):
            return {}, answer
        wanted = set(keys)
        return {
            key: record
            for record in rows(answer.value)
            if (key := text(record.get("id"))) in wanted
        }, None

    def _ask(self, query: str) -> Records | Problem:
        """The list that *query* gives. A table in its place is an error's."""
        answer = ask(self.site.route(self.collection, query), self.site.context, self.site.access)
        if isinstance(answer, Records) and not isinstance(answer.value, list):
            return Problem(where=self.where, reason="gave something else than posts", closed=True)
        return answer


def read_posts(posts: Posts, first: Page) -> Iterator[Item]:
    """Yield what is new and changed since the last time, *first* being the list's first page."""
    memory = posts.site.context.memory
    mark = f"{posts.most} {first.mark}"
    known = places_under(memory, posts.where, mark)
    if known is not None:
        yield from still_there(memory, posts.where, mark, known)
        return
    listing = read_listing(first, posts.page, most=posts.most, where=posts.where)
    changed = {}
    for key, row in listing.rows.items():
        if row.mark and memory.stamp(row.place) == row.mark:
            memory.remember(row.place, row.mark)
            yield Unchanged(row.place)
        else:
            changed[key] = row
    missed = False
    for item in _changed(posts, changed):
        missed = missed or isinstance(item, Problem)
        yield item.rejected() if isinstance(item, Problem) else item
    yield from _end(posts, listing, mark, missed=missed)


def _changed(posts: Posts, changed: dict[str, Row]) -> Iterator[Article | Rejected | Problem]:
    """Yield the posts in *changed*, read whole."""
    if not changed:
        return
    said = about(posts.site)
    waiting = dict(changed)
    failed = False
    for record in posts.whole(list(changed)):
        if isinstance(record, Problem):
            failed = True
            yield record
            continue
        row = waiting.pop(text(record.get("id")), None)
        if row is not None:
            posts.site.context.memory.remember(row.place, row.mark)
            yield _article(record, row, said, posts)
    for row in () if failed else waiting.values():
        yield Problem(where=row.place, reason="listed by the site, but not given when asked for")


def _article(record: Mapping[str, Any], row: Row, said: About, posts: Posts) -> Article | Rejected:
    try:
        post = read_post(record, row.place, said)
        return build_article(post, said.outlet, posts.config, posts.site.context)
    except NotAnArticle as refusal:
        return refused(refusal, row.place, row.title)
    except (ValueError, RecursionError, OverflowError) as error:  # the parsers', for hostile markup
        return broken(error, row.place)


def _end(posts: Posts, listing: Listing, mark: str, *, missed: bool) -> Iterator[Item]:
    if listing.problem is not None:
        yield listing.problem
    if listing.whole and not missed:
        places = [row.place for row in listing.rows.values()]
        remember(posts.site.context.memory, posts.where, mark, places)
        yield Complete(since=posts.since)
