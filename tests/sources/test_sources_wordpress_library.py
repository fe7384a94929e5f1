"""A WordPress site collected again and again: what changes, goes and comes late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from loopback_web import a_client
from platforms import answering, context
from test_sources_wordpress import Gull, record

from digest import sources
from digest.config import SourceConfig
from digest.library import Collected, collect
from digest.sources import Item, Memory
from digest.store import open_store
from digest.store.library import ArticleCounts, Library

NOW = datetime(2026, 11, 29, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_store("sqlite:///digest.db", folder=tmp_path) as store:
        yield store.library


def run(library: Library, site: Gull, url: str, day: int) -> Collected:
    config = SourceConfig(type="wordpress", url=url, options={"allow_private": ["localhost"]})

    def read(config: SourceConfig, memory: Memory) -> Iterator[Item]:
        with a_client() as client:
            yield from sources.read(
                config,
                context(memory=memory, since=NOW - timedelta(days=35), client=lambda: client),
            )

    return collect(library, [config], read, seen=NOW + timedelta(days=day))


def test_what_changes_goes_and_comes_late(library: Library) -> None:
    site = Gull(
        posts=[record(1), record(2), record(3, content={"rendered": "", "protected": True})]
    )
    with answering(site) as server:
        url = server.url("/")
        first = run(library, site, url, 0)
        assert first.counts == ArticleCounts(new=2)
        assert [each.reason for each in first.rejected] == ["protected by a password (“Post 3”)"]
        again = run(library, site, url, 1)
        assert again.counts == ArticleCounts(same=2)
        assert again.rejected == first.rejected
        site.posts[0] = record(
            1, slug="anew", link="https://gull.example/anew/", modified_gmt="2026-11-20T00:00:00"
        )
        site.posts[1:] = [record(4)]
        later = run(library, site, url, 2)
        assert (later.counts.new, later.counts.changed, later.counts.same) == (1, 1, 0)
        assert [each.id for each in later.gone] == ["the-gull:post-2"]
        assert sorted(each.id for each in library.articles()) == [
            "the-gull:post-1",
            "the-gull:post-4",
        ]


def test_a_site_that_is_down_loses_nothing(library: Library) -> None:
    site = Gull(posts=[record(1)])
    with answering(site) as server:
        run(library, site, server.url("/"), 0)
        site.instead["/wp-json/wp/v2/posts"] = b"HTTP/1.1 500 Said\r\nContent-Length: 0\r\n\r\n"
        down = run(library, site, server.url("/"), 1)
        assert down.gone == ()
        assert len(down.rejected) == 1
        del site.instead["/wp-json/wp/v2/posts"]
        assert run(library, site, server.url("/"), 2).counts == ArticleCounts(same=1)
