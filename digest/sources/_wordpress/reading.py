"""The posts of a WordPress site, by its REST interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from digest.config import SourceConfig
from digest.model import Article
from digest.sources._items import Context
from digest.sources._posts.answers import Problem, Records, ask, rows, text
from digest.sources._posts.article import build_article
from digest.sources._posts.listing import Page
from digest.sources._wordpress.dates import moment
from digest.sources._wordpress.posts import EMBEDDED, LISTED, read_post, row_of
from digest.sources._wordpress.site import Site, about
from digest.sources.net.urls import shown

PER_PAGE = 100
"""The most that WordPress gives at once."""
MARGIN = timedelta(days=1)
"""Added to the period asked for: the site counts in its own zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """The posts of *site* published from *since* on, a ``Collection``; *route* is theirs."""

    site: Site
    config: SourceConfig
    context: Context
    route: str
    most: int
    since: datetime | None

    @property
    def where(self) -> str:
        """The list's address without what changes from run to run."""
        return shown(self.site.route(self.route))

    def page(self, number: int) -> Page | Problem:
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

    def from_newest(self) -> Posts:
        """These posts; without a time to begin, those of *context.recent* before the newest."""
        recent = self.context.recent
        if self.since is not None or recent is None:
            return self
        answer = self._ask("_fields=date_gmt,date&per_page=1&orderby=date&order=desc")
        newest = rows(answer.value)[:1] if isinstance(answer, Records) else []
        dates = [moment(text(each.get("date_gmt")), text(each.get("date")), UTC) for each in newest]
        return (
            replace(self, since=self.context.past(dates[0]) - recent)
            if dates and dates[0]
            else self
        )

    def whole(self, keys: list[str]) -> list[Mapping[str, Any]] | Problem:
        answer = self._ask(f"include={','.join(keys)}&per_page={PER_PAGE}&{EMBEDDED}")
        return answer if isinstance(answer, Problem) else rows(answer.value)

    def builder(self) -> Callable[[Mapping[str, Any], str], Article]:
        said = about(self.site)

        def build(record: Mapping[str, Any], place: str) -> Article:
            post = read_post(record, place, said)
            return build_article(post, said.outlet, self.config, self.context)

        return build

    def _ask(self, query: str) -> Records | Problem:
        """The list that *query* gives. A table in its place is an error's."""
        answer = ask(self.site.route(self.route, query), self.context, self.site.access)
        if isinstance(answer, Records) and not isinstance(answer.value, list):
            return Problem(where=self.where, reason="gave something else than posts", closed=True)
        return answer
