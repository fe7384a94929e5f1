"""Addresses that are gone or have moved: named in time, by every command that reads or shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import Digest
from loopback_web import Site, reply, serving, to
from web_sources import item, rss

from digest.library.absences import LASTING, Absence, again, read_absences, written

FEED = reply(200, rss(item(1)))
GONE = reply(404)
NAMED = "/feed: does not exist (404), since "


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The site of a magazine with one feed."""
    with serving({"/feed": FEED}) as site:
        (tmp_path / "digest.toml").write_text(
            f'[[source]]\ntype = "feed"\nurl = "{site.url("/feed")}"\n'
            f'allow_private = ["localhost:{site.port}"]\n'
        )
        yield site


def test_a_feed_that_is_gone_for_several_collects_is_named(digest: Digest, site: Site) -> None:
    digest("collect")
    site.pages["/feed"] = GONE
    for _ in range(LASTING - 1):
        assert NAMED not in digest("collect").err
    assert NAMED not in digest("status").out
    done = digest("collect")
    assert "not there any more: " in done.err
    assert f"{NAMED}20" in done.err
    assert f"in {LASTING} collects" in done.err
    for command in (["status"], ["sources", "check"]):
        assert NAMED in digest(*command).out
    assert NAMED in digest("run", "--until", "plan", "--week", "2025-W30").err
    # What was collected stays, and what answers again is not gone.
    site.pages["/feed"] = FEED
    assert "0 gone" in digest("collect").err
    assert NAMED not in digest("status").out


def test_a_failure_now_and_then_names_nothing(digest: Digest, site: Site) -> None:
    digest("collect")
    site.pages["/feed"] = [GONE, GONE, FEED, GONE, GONE]
    for _ in range(5):
        assert NAMED not in digest("collect").err


def test_checking_a_source_creates_no_library(digest: Digest, site: Site, tmp_path: Path) -> None:
    assert digest("sources", "check").code == 0
    assert site.asked
    assert not (tmp_path / "digest.db").exists()


def test_a_permanent_move_is_named_once_and_remembered(digest: Digest, site: Site) -> None:
    site.pages |= {"/feed": to("/new", 301), "/new": FEED}
    assert f"has moved for good to {site.url('/new')}" in digest("collect").err
    site.pages["/new"] = reply(200, rss(item(1), item(2)))
    for _ in range(2):
        assert "has moved" not in digest("collect").err
    assert site.targets == ["/feed", "/new", "/new", "/new"]
    # Where the new address goes, the first one is asked again.
    site.pages |= {"/new": GONE, "/feed": FEED}
    digest("collect")
    assert digest("collect").err.startswith("collected: ")
    assert site.targets[4:] == ["/new", "/feed"]


def test_absences_are_kept_as_text() -> None:
    first = again(None, "https://a.example/f", "does not exist (404)", _moment())
    second = again(first, first.place, first.reason, _moment())
    assert (second.collects, second.since, second.lasting) == (2, first.since, False)
    assert read_absences(written({second.place: second})) == {second.place: second}
    assert written({}) == ""
    assert read_absences("") == read_absences("[{]") == read_absences('[{"a": 1}]') == {}
    assert Absence(place="a", reason="b", since="c", collects=LASTING).lasting


def _moment() -> datetime:
    return datetime(2025, 7, 28, tzinfo=UTC)
