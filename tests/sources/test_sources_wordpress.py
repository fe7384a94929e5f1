"""WordPress by its REST interface: faults and lies of a server that is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback_web import reply, to
from platforms import SINCE, TEXT, Kept, answering, articles, as_json, context, read_web, reasons

from digest import plugins, sources
from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Article, Rejected
from digest.sources import Complete, Item, Link, Sample, Unchanged
from digest.sources._posts import answers, collection, listing
from digest.sources._posts.article import OPENING
from digest.sources.wordpress import read, recognise

HOME = {"name": "The Gull", "timezone_string": "Africa/Tunis", "gmt_offset": 1}


def record(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "date": "2026-11-18T09:30:00",
        "date_gmt": "2026-11-18T08:30:00",
        "modified_gmt": f"2026-11-18T08:30:{number % 60:02}",
        "guid": {"rendered": f"https://gull.example/?p={number}"},
        "link": f"https://gull.example/2026/11/post-{number}/",
        "slug": f"post-{number}",
        "status": "publish",
        "title": {"rendered": f"Post {number}"},
        "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
        "excerpt": {"rendered": "", "protected": False},
        **more,
    }


@dataclass
class Gull:
    """A site that says what WordPress would, or what a test puts in its place."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    total: int | None = None
    most: int = 100
    instead: dict[str, bytes] = field(default_factory=dict)
    page: Callable[[int], bytes] | None = None
    rest_route: bool = False

    def __call__(self, target: str) -> bytes:
        parts = urlsplit(target)
        query = {name: each[0] for name, each in parse_qs(parts.query).items()}
        path = parts.path
        if self.rest_route:
            if "rest_route" not in query:
                return self.instead.get(path, b"")
            path = "/wp-json" + query["rest_route"]
        if path in self.instead:
            return self.instead[path]
        if path == "/wp-json/":
            return as_json(HOME)
        if path == "/":
            return reply(200, b'<html lang="en-GB">', {"Content-Type": "text/html"})
        return self._posts(query) if path == "/wp-json/wp/v2/posts" else b""

    def _posts(self, query: dict[str, str]) -> bytes:
        total = len(self.posts) if self.total is None else self.total
        if "include" in query:
            wanted = query["include"].split(",")
            chosen = [each for each in self.posts if str(each["id"]) in wanted]
            return as_json(chosen[: self.most])
        number = int(query["page"])
        if self.page:
            return self.page(number)
        rows = self.posts[(number - 1) * self.most : number * self.most]
        if number > 1 and not rows:
            return as_json({"code": "rest_post_invalid_page_number"}, 400)
        return as_json(rows, X_WP_Total=str(total), X_WP_TotalPages=str(-(-total // self.most)))


def gull(count: int = 3, **more: Any) -> Gull:
    return Gull(posts=[record(number) for number in range(1, count + 1)], **more)


def collect(answer: Gull, memory: Kept | None = None, **options: Any) -> list[Item]:
    with answering(answer) as site:
        return read_web("wordpress", site.url("/"), memory, **options)


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


def test_the_newest_week_is_asked_for_from_the_newest_post_on() -> None:
    asked: list[str] = []
    site_says = gull(1)

    def answer(target: str) -> bytes:
        asked.append(target)
        query = parse_qs(urlsplit(target).query)
        if query.get("orderby") == ["date"]:
            return as_json([{"date_gmt": "2026-11-18T08:30:00", "date": ""}])
        return site_says(target)

    with answering(answer) as site:
        read = read_web("wordpress", site.url("/"), since=None, recent=timedelta(days=8))
    assert len(articles(read)) == 1
    queries = [parse_qs(urlsplit(target).query) for target in asked]
    after = {query["after"][0] for query in queries if query.get("orderby") == ["modified"]}
    assert after == {"2026-11-09T08:30:00Z"}  # a day more, since the site counts in its own zone


def test_the_parts_of_a_post() -> None:
    post = record(
        7,
        title={"rendered": "The “old” pier &amp; <em>quay</em>"},
        excerpt={"rendered": "<p>A ferry replaces it.</p>"},
        _embedded={
            "author": [{"name": "Ada Bell"}, {"name": "Tom Roe"}],
            "wp:term": [
                [
                    {"taxonomy": "category", "name": "Uncategorized"},
                    {"taxonomy": "category", "name": "Harbour"},
                ],
                [{"taxonomy": "post_tag", "name": "ferry"}],
            ],
            "wp:featuredmedia": [
                {
                    "media_type": "image",
                    "alt_text": "The pier",
                    "caption": {"rendered": "<p>At dusk. Photo: Kim Lee</p>"},
                    "source_url": "https://gull.example/pier.jpg",
                    "media_details": {
                        "width": 6000,
                        "sizes": {
                            "large": {
                                "width": 1024,
                                "source_url": "https://gull.example/pier-1024.jpg",
                            },
                            "2048x2048": {
                                "width": 2048,
                                "source_url": "https://gull.example/pier-2048.jpg",
                            },
                        },
                    },
                }
            ],
        },
    )
    (article,) = articles(collect(Gull(posts=[post]))).values()
    assert article.id == "the-gull:post-7"
    assert article.path == "https://gull.example/?p=7"
    assert article.url == "https://gull.example/2026/11/post-7/"
    assert article.title == "The “old” pier & quay"
    assert article.standfirst == "A ferry replaces it."
    assert article.byline == "Ada Bell, Tom Roe"
    assert (article.section, article.labels, article.tags) == ("Harbour", (), ("ferry",))
    assert article.published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    (image,) = article.images
    assert image.src == "https://gull.example/pier-2048.jpg"
    assert (image.alt, image.caption, image.credit) == ("The pier", "At dusk.", "Kim Lee")


def test_a_date_of_zeros_is_read_in_the_sites_zone() -> None:
    post = record(1, date_gmt="0000-00-00T00:00:00")
    (article,) = articles(collect(Gull(posts=[post]))).values()
    assert article.published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)  # 9:30 in Tunis


@pytest.mark.parametrize(
    "written", ["", "0000-00-00T00:00:00", "2026-13-45", "9999-01-01T00:00:00", 7]
)
def test_a_post_without_a_date_is_refused(written: Any) -> None:
    items = collect(Gull(posts=[record(1, date_gmt=written, date=written)]))
    assert reasons(items) == ["no date that can be read (“Post 1”)"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"content": {"rendered": f"<p>{TEXT}</p>", "protected": True}}, "protected by a password"),
        ({"status": "private"}, "not published (private)"),
        ({"status": "future"}, "not published (future)"),
        (
            {
                "content": {
                    "rendered": f'<p>{TEXT}</p><div class="pmpro_content_message">Join.</div>'
                }
            },
            "for members only",
        ),
        ({"content": {"rendered": ""}}, "no text in it"),
    ],
)
def test_what_is_not_public_stays_out(more: dict[str, Any], reason: str) -> None:
    items = collect(Gull(posts=[record(1, **more), record(2)]))
    assert reasons(items) == [f"{reason} (“Post 1”)"]
    assert list(articles(items)) == ["Post 2"]


def test_an_excerpt_cut_from_the_text_is_no_standfirst() -> None:
    cut = TEXT[: OPENING + 40] + " [&hellip;]"
    items = collect(Gull(posts=[record(1, excerpt={"rendered": f"<p>{cut}</p>"})]))
    assert articles(items)["Post 1"].standfirst == ""


def test_settings_of_the_source_count() -> None:
    terms = {"wp:term": [[{"taxonomy": "category", "name": "Harbour"}]]}
    with answering(Gull(posts=[record(1, _embedded=terms)])) as site:
        config = SourceConfig(
            type="wordpress",
            url=site.url("/wp-json/wp/v2/"),
            name="Gull",
            language="de",
            section="Nation",
            options={"allow_private": ["localhost"]},
        )
        from loopback_web import a_client

        with a_client() as client:
            items = list(sources.read(config, context(client=lambda: client)))
    article = articles(items)["Post 1"]
    assert (article.source, article.language, article.section) == ("Gull", "de", "Nation")
    assert article.labels == ()
    assert items[-1] == Complete()


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("total", [None, 0, 12])
def test_all_pages_are_read_whatever_the_site_says_of_their_number(total: int | None) -> None:
    items = collect(gull(25, total=total, most=10))
    assert len(articles(items)) == 25
    assert items[-1] == Complete(since=SINCE)


def test_a_site_that_repeats_its_pages_ends_and_what_is_missing_is_named() -> None:
    site = gull(10)
    first = as_json(site.posts, X_WP_Total="250")
    site.page = lambda _: first
    items = collect(site)
    assert len(articles(items)) == 10
    assert reasons(items) == ["the site counts 250 posts and lists 10; the others cannot be read"]
    assert not any(isinstance(item, Complete) for item in items)


def test_a_site_that_never_ends_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    site = gull(0)
    site.page = lambda page: as_json([record(page * 10 + each) for each in range(10)])
    items = collect(site, most=35)
    assert any("more than 35 posts" in reason for reason in reasons(items))
    assert not any(isinstance(item, Complete) for item in items)


def test_the_limit_of_pages_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_PAGES", 3)
    site = gull(0)
    site.page = lambda page: as_json([record(page)])
    assert any("more than 3 posts" in reason for reason in reasons(collect(site)))


def test_a_page_that_fails_loses_nothing_of_the_others() -> None:
    site = gull(3)
    first = as_json(site.posts)
    site.page = lambda number: first if number == 1 else reply(500)
    items = collect(site)
    assert len(articles(items)) == 3
    assert len(reasons(items)) == 1
    assert not any(isinstance(item, Complete) for item in items)


def test_posts_that_are_listed_and_not_given_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "AT_ONCE", 2)
    site = gull(5)
    first = as_json(site.posts)
    site.page = lambda number: first if number == 1 else as_json([])
    site.posts = site.posts[:4]
    items = collect(site)
    assert len(articles(items)) == 4
    assert reasons(items) == ["listed, but not given when asked for (“Post 5”)"]
    assert not any(isinstance(item, Complete) for item in items)


def test_what_is_asked_for() -> None:
    with answering(gull(30)) as site:
        read_web("wordpress", site.url("/"))
        asked = [parse_qs(urlsplit(target).query) for target in site.targets]
    lists = [query for query in asked if "page" in query]
    assert [query["page"] for query in lists] == [["1"], ["2"]]
    assert lists[0]["per_page"] == ["100"]
    assert lists[0]["after"] == ["2026-10-31T00:00:00Z"]  # a day before what is needed
    assert [len(query["include"][0].split(",")) for query in asked if "include" in query] == [25, 5]


def test_a_site_that_gives_fewer_at_once_gives_all() -> None:
    assert len(articles(collect(gull(23, most=4)))) == 23


# ── memory ───────────────────────────────────────────────────────────────────────────────────────


def test_an_unchanged_site_costs_one_request() -> None:
    memory, answer = Kept(), gull(30)
    answer.posts[4]["content"]["protected"] = True
    with answering(answer) as site:
        read_web("wordpress", site.url("/"), memory)
        site.asked.clear()
        items = read_web("wordpress", site.url("/"), memory)
        assert len(site.asked) == 1
    assert sorted(item.where for item in items if isinstance(item, Unchanged)) == sorted(
        post["guid"]["rendered"] for post in answer.posts
    )
    assert len(items) == 30


def test_only_what_changed_is_read_again() -> None:
    memory, answer = Kept(), gull(3)
    with answering(answer) as site:
        read_web("wordpress", site.url("/"), memory)
        answer.posts[1] = record(2, modified_gmt="2026-11-20T00:00:00", title={"rendered": "Anew"})
        del answer.posts[0]
        items = read_web("wordpress", site.url("/"), memory)
    assert list(articles(items)) == ["Anew"]
    assert [item.where for item in items if isinstance(item, Unchanged)] == [
        "https://gull.example/?p=3"
    ]
    assert items[-1] == Complete(since=SINCE)


def test_what_could_not_be_had_whole_is_read_again() -> None:
    memory, answer = Kept(), gull(2)
    with answering(answer) as site:
        read_web("wordpress", site.url("/"), memory)
        memory.remember("https://gull.example/?p=2", "retry")
        items = read_web("wordpress", site.url("/"), memory)
    assert list(articles(items)) == ["Post 2"]


def test_a_copy_with_the_guid_of_its_original_is_a_post_of_its_own() -> None:
    copy = record(9, guid={"rendered": "https://gull.example/?p=1"})
    items = collect(Gull(posts=[record(1), copy]))
    assert {article.path for article in articles(items).values()} == {
        "https://gull.example/?p=1",
        "https://gull.example/2026/11/post-9/",
    }


# ── faults ───────────────────────────────────────────────────────────────────────────────────────

PAGE = reply(200, b"<html><title>Log in</title>", {"Content-Type": "text/html"})
FAULTS = {
    "500": (reply(500), "500"),
    "cut": (reply(200, json.dumps([record(1)]).encode()[:-40]), "cut or broken"),
    "empty": (reply(200, b""), "an empty answer"),
    "deep": (reply(200, b"[" * 50_000), "cut or broken"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_passing_fault_is_named_and_nothing_is_taken_for_gone(name: str) -> None:
    answer, said = FAULTS[name]
    items = collect(gull(1, instead={"/wp-json/wp/v2/posts": answer}))
    assert len(items) == 1
    assert said in reasons(items)[0]


CLOSED = {
    "401": as_json({"code": "rest_not_logged_in"}, 401),
    "403": reply(403),
    "404": b"",
    "a page": PAGE,
    "a table": as_json({"code": "rest_disabled"}),
    "too deep": reply(200, b"[" * 100 + b"]" * 100),
}


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_interface_leads_to_the_feed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[SourceConfig] = []

    def feed(config: SourceConfig, _: Any) -> list[Item]:
        asked.append(config)
        number = len(asked)
        if number > 2:
            return [Rejected(where=config.url, reason="does not exist (404)")]
        published = datetime(2026, 11, 30 - number, tzinfo=UTC)
        post = Article(
            id=f"gull:{number}",
            source="Gull",
            path=f"https://gull.example/{number}",
            title=f"Post {number}",
            text=TEXT,
            language="en",
            published=published,
        )
        return [post, Complete(since=published)]

    load = plugins.load

    def loaded(package: str, kind: str, name: str) -> Any:
        return feed if kind == "feed" else load(package, kind, name)

    monkeypatch.setattr(plugins, "load", loaded)
    instead = {"/wp-json/wp/v2/posts": CLOSED[name], "/": PAGE}
    items = collect(gull(1, instead=instead, rest_route=False), collection="posts")
    assert "so the site's feed was read instead of its REST interface" in reasons(items)[0]
    assert len(articles(items)) == 2
    assert items[-1] == Complete(since=datetime(2026, 11, 28, tzinfo=UTC))
    assert [urlsplit(config.url).path for config in asked] == ["/feed/"] * 3
    assert [urlsplit(config.url).query for config in asked] == ["", "paged=2", "paged=3"]
    assert dict(asked[0].options) == {"allow_private": ["localhost"]}


def test_plain_addresses_are_tried_too() -> None:
    assert len(articles(collect(gull(3, rest_route=True)))) == 3


def test_an_interface_that_the_front_page_announces_is_found() -> None:
    def answer(target: str) -> bytes:
        path = target.partition("?")[0]
        if target.startswith("/?rest_route"):
            return PAGE
        if path == "/":
            return reply(200, b"<html>", {"Link": '</api/>; rel="https://api.w.org/"'})
        return site_of(target.replace("/api/", "/wp-json/")) if path.startswith("/api/") else b""

    site_of = gull(2)
    with answering(answer) as site:
        assert len(articles(read_web("wordpress", site.url("/")))) == 2


def test_a_redirect_to_a_log_in_is_no_json() -> None:
    def answer(target: str) -> bytes:
        return PAGE if target.startswith("/wp-login") else to("/wp-login.php")

    with answering(answer) as site, pytest.MonkeyPatch.context() as patch:
        patch.setattr("digest.sources._wordpress.source.read_feed", lambda *_, **__: iter(()))
        items = read_web("wordpress", site.url("/"))
    assert "gave a web page instead of JSON" in reasons(items)[0]


@pytest.mark.parametrize("odd", [None, 7, "post", [], {"id": "x"}, {"id": True}, {"id": 1}])
def test_odd_records_are_passed_over(odd: Any) -> None:
    items = collect(Gull(posts=[]), None) if odd is None else []
    site = gull(1)
    first = as_json([odd, *site.posts])
    site.page = lambda number: first if number == 1 else as_json([])
    assert list(articles(collect(site))) == ["Post 1"]
    assert not articles(items)


def test_strange_values_make_no_traceback() -> None:
    strange = [
        None,
        7,
        True,
        "x",
        [],
        [[]],
        {},
        {"rendered": 5},
        {"rendered": None},
        [{"name": 3}],
        -1e308,
    ]
    fields = [
        "title",
        "content",
        "excerpt",
        "guid",
        "link",
        "slug",
        "status",
        "date_gmt",
        "_embedded",
        "lang",
    ]
    posts = [
        record(number * 100 + place, **{name: value})
        for number, name in enumerate(fields)
        for place, value in enumerate(strange)
    ]
    items = collect(Gull(posts=posts))
    assert len(items) > len(posts) / 2
    assert items[-1] == Complete(since=SINCE)


def test_depth_is_counted_to_a_limit() -> None:
    assert answers.depth([[{}]]) == 3
    value: Any = []
    for _ in range(500):
        value = [value]
    assert answers.depth(value) == answers.DEEPEST + 1


# ── settings and recognition ─────────────────────────────────────────────────────────────────────


def test_an_unknown_key_is_named_with_what_was_meant(tmp_path: Path) -> None:
    config = SourceConfig(type="wordpress", url="https://x.example", options={"mots": 5})
    with pytest.raises(ConfigError, match=r"\[\[source\]\] Unknown key 'mots'.*'most'"):
        read(config, context(tmp_path))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"url": ""}, "url: missing"),
        ({"options": {"most": 0}}, "at least 1"),
        ({"options": {"user": "ada"}}, "has no password"),
        ({"options": {"password": "x"}}, "must not be in this file"),
    ],
)
def test_wrong_settings_are_named(values: dict[str, Any], said: str, tmp_path: Path) -> None:
    config = SourceConfig(**{"type": "wordpress", "url": "https://x.example", **values})
    with pytest.raises(ConfigError, match=said):
        read(config, context(tmp_path))


def test_a_password_goes_to_the_site_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GULL_PASSWORD", "abcd efgh")
    with answering(gull(1)) as site:
        items = read_web("wordpress", site.url("/"), user="ada", password_env="GULL_PASSWORD")
        assert {asked.headers.get("authorization") for asked in site.asked} == {
            "Basic YWRhOmFiY2QgZWZnaA=="
        }
    assert "abcd" not in repr(items)


def a_sample(
    content: bytes = b"", where: str = "https://gull.example/blog/a", **more: Any
) -> Sample:
    given = {
        name: MappingProxyType(value) if isinstance(value, dict) else value
        for name, value in more.items()
    }
    return Sample(where=where, content=content, **given)


@pytest.mark.parametrize(
    ("sample", "url", "api"),
    [
        (
            a_sample(
                links=(Link(rel="https://api.w.org/", href="https://gull.example/blog/wp-json/"),)
            ),
            "https://gull.example/blog/",
            "",
        ),
        (
            a_sample(headers={"link": '<https://gull.example/wp-json/>; rel="https://api.w.org/"'}),
            "https://gull.example/",
            "",
        ),
        (
            a_sample(
                links=(Link(rel="https://api.w.org/", href="https://api.example/sites/gull/"),)
            ),
            "https://gull.example/",
            "https://api.example/sites/gull/",
        ),
        (a_sample(meta={"generator": "WordPress 6.8"}), "https://gull.example/", ""),
        (
            a_sample(
                b'{"name":"G","namespaces":["oembed\\/1.0","wp\\/v2"]}',
                "https://gull.example/wp-json/",
            ),
            "https://gull.example/",
            "",
        ),
        (
            a_sample(
                b'<img src="/wp-content/a"><img src="/wp-content/b"><script src="/wp-includes/c">'
            ),
            "https://gull.example/",
            "",
        ),
    ],
)
def test_a_site_is_recognised(sample: Sample, url: str, api: str) -> None:
    found = recognise(sample)
    assert found is not None
    assert (found.config.type, found.config.url) == ("wordpress", url)
    assert found.config.options.get("api", "") == api


@pytest.mark.parametrize(
    "sample", [a_sample(b"<html>"), a_sample(path=Path("a.html")), a_sample(b'{"a": 1}')]
)
def test_other_things_are_not(sample: Sample) -> None:
    assert recognise(sample) is None
