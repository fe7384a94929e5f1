"""Ghost: exports written by its schema, and a server that says what its Content API would."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback_web import reply
from platforms import (
    SINCE,
    TEXT,
    Kept,
    answering,
    articles,
    as_json,
    context,
    read_file,
    read_web,
    reasons,
)

from digest import sources
from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.sources import Complete, Item, Sample, Unchanged
from digest.sources._ghost import stream
from digest.sources._ghost.lexical import lexical_to_html
from digest.sources._ghost.mobiledoc import mobiledoc_to_html
from digest.sources.ghost import read, recognise


def post(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "uuid": f"u{number}",
        "title": f"Post {number}",
        "slug": f"post-{number}",
        "html": f"<p>{TEXT}</p>",
        "type": "post",
        "status": "published",
        "visibility": "public",
        "published_at": "2026-11-18T08:30:00.000Z",
        "updated_at": f"2026-11-18T08:30:{number % 60:02}.000Z",
        **more,
    }


def tables(*posts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "posts": list(posts),
        "settings": [{"key": "title", "value": "The Gull"}, {"key": "locale", "value": "en"}],
        **more,
    }


def write(path: Path, data: dict[str, Any], *, bare: bool = False) -> Path:
    inner = {"meta": {"exported_on": 1, "version": "5.0"}, "data": data}
    path.write_text(json.dumps(inner if bare else {"db": [inner]}), encoding="utf-8")
    return path


# ── exports ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("bare", [True, False])
def test_a_post_with_what_other_tables_say_of_it(tmp_path: Path, *, bare: bool) -> None:
    data = tables(
        post(
            1,
            custom_excerpt="A ferry replaces it.",
            feature_image="__GHOST_URL__/content/images/pier.jpg",
            html=f'<p>{TEXT}</p><figure class="kg-card kg-image-card"><img src="__GHOST_URL__/content/images/crane.jpg" alt="A crane"><figcaption>Up</figcaption></figure>',
        ),
        tags=[
            {"id": "t1", "name": "Harbour"},
            {"id": "t2", "name": "Ferry"},
            {"id": "t3", "name": "#front", "visibility": "internal"},
        ],
        users=[{"id": "1", "name": "Ada Bell"}, {"id": "2", "name": "Tom Roe"}],
        posts_tags=[
            {"post_id": "a1", "tag_id": "t2", "sort_order": 2},
            {"post_id": "a1", "tag_id": "t3", "sort_order": 0},
            {"post_id": "a1", "tag_id": "t1", "sort_order": 1},
        ],
        posts_authors=[
            {"post_id": "a1", "author_id": "2", "sort_order": 1},
            {"post_id": "a1", "author_id": "1", "sort_order": 0},
        ],
        posts_meta=[
            {
                "post_id": "a1",
                "feature_image_alt": "The pier",
                "feature_image_caption": "At <b>dusk</b>. Photo: Kim Lee",
            }
        ],
    )
    items = read_file(
        "ghost", write(tmp_path / "gull.json", data, bare=bare), url="https://gull.example/"
    )
    (article,) = articles(items).values()
    assert article.id == "the-gull:post-1"
    assert article.url == "https://gull.example/post-1/"
    assert (article.source, article.byline, article.language) == (
        "The Gull",
        "Ada Bell, Tom Roe",
        "en",
    )
    assert (article.section, article.tags) == ("Harbour", ("Harbour", "Ferry"))
    assert article.standfirst == "A ferry replaces it."
    assert article.published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    first, second = article.images
    assert (first.src, first.alt, first.caption, first.credit) == (
        "https://gull.example/content/images/pier.jpg",
        "The pier",
        "At dusk.",
        "Kim Lee",
    )
    assert (second.src, second.caption) == ("https://gull.example/content/images/crane.jpg", "Up")
    assert items[-1] == Complete()


def linked(*numbers: str) -> list[dict[str, Any]]:
    """The links of the first post to tags, in the order that editors gave them."""
    return [
        {"post_id": "a1", "tag_id": number, "sort_order": order}
        for order, number in enumerate(numbers)
    ]


def test_the_section_is_what_the_primary_tag_is_called_now(tmp_path: Path) -> None:
    data = tables(
        post(1),
        tags=[
            {"id": "t1", "name": "Waterfront", "slug": "harbour", "visibility": "public"},
            {"id": "t2", "name": "#pinned", "slug": "hash-pinned", "visibility": "internal"},
            {"id": "t3", "name": "Ferries & boats", "slug": "ferry", "visibility": "public"},
            {"id": "t4", "name": "#old", "slug": "hash-old"},
        ],
        posts_tags=linked("t4", "t2", "t1", "t3", "gone"),
    )
    (article,) = articles(read_file("ghost", write(tmp_path / "gull.json", data))).values()
    assert (article.section, article.labels) == ("Waterfront", ())
    assert article.tags == ("Waterfront", "Ferries & boats")


def test_only_internal_tags_make_no_section(tmp_path: Path) -> None:
    tags = [{"id": "t1", "name": "#pinned", "slug": "hash-pinned", "visibility": "internal"}]
    data = tables(post(1), tags=tags, posts_tags=linked("t1"))
    (article,) = articles(read_file("ghost", write(tmp_path / "gull.json", data))).values()
    assert (article.section, article.tags) == ("", ())


def test_names_and_links_of_an_older_export_do_not_count(tmp_path: Path) -> None:
    page = post(9, type="page")
    old = tables(
        post(1),
        post(2, title="Only there"),
        page,
        tags=[{"id": "t1", "name": "Harbour", "slug": "harbour"}, {"id": "t2", "name": "Ferry"}],
        users=[{"id": "1", "name": "A. Bell"}],
        posts_tags=[*linked("t2", "t1"), {"post_id": "a2", "tag_id": "t1", "sort_order": 0}],
        posts_authors=[{"post_id": "a1", "author_id": "1"}],
        posts_meta=[{"post_id": "a1", "feature_image_alt": "The old pier"}],
        settings=[{"key": "title", "value": "The Old Gull"}],
    )
    new = tables(
        post(1, feature_image="https://gull.example/pier.jpg"),
        page,
        tags=[{"id": "t1", "name": "Waterfront", "slug": "harbour"}, {"id": "t2", "name": "Ferry"}],
        users=[{"id": "1", "name": "Ada Bell"}],
        posts_tags=linked("t1"),
        posts_authors=[{"post_id": "a1", "author_id": "1"}],
    )
    os.utime(write(tmp_path / "a-new.json", new), (2000, 2000))
    os.utime(write(tmp_path / "b-old.json", old), (1000, 1000))
    items = read_file("ghost", tmp_path)
    found = articles(items)
    article = found["Post 1"]
    assert (article.section, article.tags) == ("Waterfront", ("Waterfront",))
    assert (article.source, article.byline, article.images[0].alt) == ("The Gull", "Ada Bell", "")
    assert found["Only there"].section == "Harbour"
    assert "entries that are no posts: 1 page" in " ".join(reasons(items))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"status": "draft"}, "a draft"),
        ({"status": "scheduled"}, "scheduled for later"),
        ({"status": "sent"}, "sent by mail only, not published"),
        ({"visibility": "members"}, "for members only"),
        ({"visibility": "paid"}, "for paid only"),
        ({"visibility": "tiers"}, "for tiers only"),
        ({"published_at": "2026-02-31 00:00:00"}, "no date that can be read"),
        ({"published_at": None}, "no date that can be read"),
        ({"published_at": True}, "no date that can be read"),
        ({"html": "", "plaintext": ""}, "no text in it"),
    ],
)
def test_what_is_not_public_stays_out(tmp_path: Path, more: dict[str, Any], reason: str) -> None:
    items = read_file("ghost", write(tmp_path / "a.json", tables(post(1, **more), post(2))))
    assert reasons(items) == [f"{reason} (“Post 1”)"]
    assert list(articles(items)) == ["Post 2"]


@pytest.mark.parametrize("when", ["2026-11-18 08:30:00", "2026-11-18T08:30:00.000Z", 1794990600000])
def test_dates_of_every_version_are_greenwichs(tmp_path: Path, when: Any) -> None:
    items = read_file("ghost", write(tmp_path / "a.json", tables(post(1, published_at=when))))
    assert articles(items)["Post 1"].published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)


def test_pages_are_counted(tmp_path: Path) -> None:
    data = tables(post(1, type="page"), post(2, type=None, page=1), post(3))
    items = read_file("ghost", write(tmp_path / "a.json", data))
    assert list(articles(items)) == ["Post 3"]
    assert reasons(items) == ["entries that are no posts: 2 page"]


def test_a_cut_export_is_read_up_to_the_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "CHUNK", 64)
    whole = write(tmp_path / "a.json", tables(post(1), post(2), post(3))).read_bytes()
    (tmp_path / "a.json").write_bytes(whole[: whole.index(b"Post 3") + 3])
    items = read_file("ghost", tmp_path / "a.json")
    assert list(articles(items)) == ["Post 1", "Post 2"]
    assert "cut or broken near byte" in reasons(items)[0]
    assert "2 posts before that were read" in reasons(items)[0]
    assert not any(isinstance(item, Complete) for item in items)


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_a_value_may_lie_across_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(stream, "CHUNK", size)
    data = tables(
        post(1, title="Über den Hafen"), other=[1, "x", None, [1, {}]], more={"a": -1.5e3}
    )
    file = write(tmp_path / "a.json", data)
    rows = [row for row in stream.rows_of(file) if row.table == "posts"]
    assert [row.values["title"] for row in rows] == ["Über den Hafen"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b'{"db":',
        b'{"db": 5}',
        b'{"db": [5, {}]}',
        b"null",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_another_kind_of_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    (item,) = read_file("ghost", tmp_path / "a.json")
    assert str(tmp_path / "a.json") in str(item)


def test_an_unchanged_export_is_not_read_again(tmp_path: Path) -> None:
    memory, file = Kept(), write(tmp_path / "a.json", tables(post(1), post(2, status="draft")))
    read_file("ghost", file, memory)
    items = read_file("ghost", file, memory)
    assert [type(item) for item in items] == [Unchanged, Unchanged, Complete]


# ── the formats of texts ─────────────────────────────────────────────────────────────────────────


def text(words: str, bits: int = 0) -> dict[str, Any]:
    return {"type": "extended-text", "text": words, "format": bits}


def test_lexical_is_read_where_there_is_no_html(tmp_path: Path) -> None:
    nodes = [
        {
            "type": "paragraph",
            "children": [
                text(TEXT + " H"),
                text("2", 32),
                text("O & "),
                {"type": "link", "url": "https://x.example", "children": [text("more", 1)]},
            ],
        },
        {"type": "extended-heading", "tag": "h3", "children": [text("A heading")]},
        {"type": "list", "children": [{"type": "listitem", "children": [text("One")]}]},
        {"type": "image", "src": "/a.jpg", "alt": "A", "caption": "Words"},
        {"type": "callout", "calloutText": "<p>A coat</p>"},
        {"type": "markdown", "markdown": "*Marked*"},
        {"type": "html", "html": "<p>Plain</p>"},
        {"type": "bookmark", "url": "https://x.example", "metadata": {"title": "Other"}},
        {"type": "button", "buttonText": "Subscribe"},
    ]
    record = post(1, html=None, lexical=json.dumps({"root": {"type": "root", "children": nodes}}))
    article = articles(read_file("ghost", write(tmp_path / "a.json", tables(record))))["Post 1"]
    assert article.text.split("\n\n") == [
        TEXT + " H₂O & more",
        "A heading",
        "One",
        "A coat",
        "Marked",
        "Plain",
    ]
    assert [(image.src, image.caption) for image in article.images] == [("/a.jpg", "Words")]


def test_mobiledoc_is_read_where_there_is_no_html(tmp_path: Path) -> None:
    document = {
        "version": "0.3.1",
        "atoms": [["soft-return", "", {}]],
        "cards": [
            ["image", {"src": "/a.jpg", "caption": "Words"}],
            ["markdown", {"markdown": "*Marked*"}],
            ["bookmark", {"url": "x"}],
        ],
        "markups": [["strong"], ["a", ["href", "https://x.example"]]],
        "sections": [
            [
                1,
                "p",
                [
                    [0, [], 0, "The "],
                    [0, [0, 1], 2, "board & crew"],
                    [0, [], 0, " met."],
                    [1, [], 0, 0],
                    [0, [], 0, "Then"],
                ],
            ],
            [3, "ul", [[[0, [], 0, "One"]]]],
            [10, 0],
            [10, 1],
            [10, 2],
            [10, 99],
            [2, "/b.jpg"],
            [1, "script", [[0, [7], 9, "Odd"]]],
        ],
    }
    record = post(1, html="", mobiledoc=json.dumps(document))
    article = articles(read_file("ghost", write(tmp_path / "a.json", tables(record))))["Post 1"]
    assert article.text.split("\n\n") == ["The board & crew met.", "Then", "One", "Marked", "Odd"]
    assert [image.src for image in article.images] == ["/a.jpg", "/b.jpg"]


def test_plain_text_is_the_last_resort(tmp_path: Path) -> None:
    record = post(1, html=None, lexical="{", mobiledoc="[]", plaintext="One < two.\n\nThree.")
    article = articles(read_file("ghost", write(tmp_path / "a.json", tables(record))))["Post 1"]
    assert article.text == "One < two.\n\nThree."


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", "null", '{"root": 5}', '{"sections": [[], [1], [3, 4, 5], 6]}', "[" * 100_000],
)
def test_broken_texts_give_nothing(written: str) -> None:
    assert lexical_to_html(written) == ""
    assert "<script" not in mobiledoc_to_html(written)


def test_nesting_without_end_is_cut() -> None:
    node: dict[str, Any] = text("deep")
    for _ in range(300):
        node = {"type": "quote", "children": [node]}
    assert "deep" not in lexical_to_html(json.dumps({"root": {"children": [node]}}))


# ── the Content API ──────────────────────────────────────────────────────────────────────────────


@dataclass
class Gull:
    """What a site's Content API says."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    total: int | None = None
    most: int = 100
    instead: bytes = b""

    def __call__(self, target: str) -> bytes:
        parts = urlsplit(target)
        query = {name: each[0] for name, each in parse_qs(parts.query).items()}
        if query.get("key") != "secret123":
            return reply(401)
        if parts.path.endswith("/settings/"):
            return as_json({"settings": {"title": "The Gull", "locale": "en"}})
        if self.instead:
            return self.instead
        if query.get("filter", "").startswith("id:"):
            wanted = query["filter"].removeprefix("id:[").removesuffix("]").split(",")
            return as_json({"posts": [each for each in self.posts if each["id"] in wanted]})
        page = int(query["page"])
        given = {*query["fields"].split(","), *query.get("include", "").split(",")}
        rows = [
            {name: value for name, value in each.items() if name in given}
            for each in self.posts[(page - 1) * self.most : page * self.most]
        ]
        total = len(self.posts) if self.total is None else self.total
        return as_json(
            {"posts": rows, "meta": {"pagination": {"page": page, "pages": 1, "total": total}}}
        )


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GULL_KEY", "secret123")


def collect(answer: Gull, memory: Kept | None = None) -> list[Item]:
    with answering(answer) as site:
        return read_web("ghost", site.url("/"), memory, key_env="GULL_KEY")


def listed(number: int, **more: Any) -> dict[str, Any]:
    return post(number, url=f"https://gull.example/post-{number}/", **more)


def test_the_newest_week_is_asked_for_from_the_newest_post_on() -> None:
    asked: list[str] = []
    site_says = Gull(posts=[listed(1)])

    def answer(target: str) -> bytes:
        asked.append(target)
        if "order=published_at" in target:
            return as_json({"posts": [{"published_at": "2026-11-18T08:30:00.000Z"}]})
        return site_says(target)

    with answering(answer) as site:
        options = {"key_env": "GULL_KEY"}
        read = read_web("ghost", site.url("/"), since=None, recent=timedelta(days=8), **options)
    assert len(articles(read)) == 1
    queries = [parse_qs(urlsplit(target).query) for target in asked]
    filters = {query["filter"][0] for query in queries if query.get("order") == ["updated_at desc"]}
    assert filters == {"published_at:>='2026-11-10 08:30:00'"}


def test_the_api_gives_the_same_parts() -> None:
    record = listed(
        1,
        primary_tag={"name": "Harbour"},
        tags=[{"name": "Ferry"}, {"name": "Harbour"}, {"name": "#front"}],
        authors=[{"name": "Ada Bell"}],
        feature_image="https://gull.example/pier.jpg",
        feature_image_alt="The pier",
    )
    items = collect(
        Gull(posts=[record, listed(2, access=False, html=""), listed(3, visibility="paid")])
    )
    article = articles(items)["Post 1"]
    assert (article.source, article.byline, article.section) == ("The Gull", "Ada Bell", "Harbour")
    assert article.tags == ("Harbour", "Ferry")
    assert article.url == "https://gull.example/post-1/"
    assert article.images[0].alt == "The pier"
    assert sorted(reasons(items)) == ["for members only (“Post 2”)", "for paid only (“Post 3”)"]
    assert items[-1] == Complete(since=SINCE)
    assert "secret123" not in repr(items)


def test_pages_are_counted_by_what_they_give() -> None:
    assert (
        len(articles(collect(Gull(posts=[listed(each) for each in range(25)], most=10, total=3))))
        == 25
    )


def test_an_unchanged_site_costs_one_request() -> None:
    memory, answer = Kept(), Gull(posts=[listed(1), listed(2)])
    with answering(answer) as site:
        read_web("ghost", site.url("/"), memory, key_env="GULL_KEY")
        site.asked.clear()
        items = read_web("ghost", site.url("/"), memory, key_env="GULL_KEY")
        assert len(site.asked) == 1
    assert [type(item) for item in items] == [Unchanged, Unchanged]


@pytest.mark.parametrize("kind", ["tags", "authors"])
def test_a_renamed_tag_or_author_is_noticed(kind: str) -> None:
    memory = Kept()
    for name in ("Harbour", "Waterfront"):
        read = collect(Gull(posts=[listed(1, **{kind: [{"name": name}]}), listed(2)]), memory)
        assert "Post 1" in articles(read)
    assert [type(item) for item in read].count(Unchanged) == 1
    article = articles(read)["Post 1"]
    assert "Waterfront" in (article.section, article.byline)


@pytest.mark.parametrize("instead", [reply(500), reply(200, b'{"posts": ['), reply(200, b"")])
def test_a_passing_fault_is_named(instead: bytes) -> None:
    (item,) = collect(Gull(instead=instead))
    assert reasons([item])


@pytest.mark.parametrize(
    "instead", [reply(403), reply(200, b"<html>"), as_json({"posts": 5}), as_json([])]
)
def test_a_closed_interface_leads_to_the_feed(
    instead: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[SourceConfig] = []
    monkeypatch.setattr(
        "digest.sources._ghost.source.read_feed", lambda config, _: asked.append(config) or iter(())
    )
    items = collect(Gull(instead=instead))
    assert "so the site's feed was read instead of its Content API" in reasons(items)[0]
    assert urlsplit(asked[0].url).path == "/rss/"
    assert "key_env" not in asked[0].options


def test_without_a_key_the_feed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[SourceConfig] = []
    monkeypatch.setattr(
        "digest.sources._ghost.source.read_feed", lambda config, _: asked.append(config) or iter(())
    )
    config = SourceConfig(type="ghost", url="https://gull.example/blog/rss/")
    assert list(read(config, context())) == []
    assert asked[0].url == "https://gull.example/blog/rss/"


def test_settings_and_recognition(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="key_env"):
        read(
            SourceConfig(type="ghost", url="https://x.example", options={"key_nv": "A"}), context()
        )
    with pytest.raises(ConfigError, match="url: missing"):
        read(SourceConfig(type="ghost"), context())
    for bare in (True, False):
        file = write(tmp_path / "a.json", tables(post(1)), bare=bare)
        found = recognise(Sample(where=str(file), path=file, content=file.read_bytes()))
        assert found is not None
        assert found.config.path == str(file)
    surest = sources.find(str(tmp_path), context())[0]
    assert (surest.config.type, surest.config.path) == ("ghost", str(tmp_path))
    assert recognise(Sample(where="a", path=tmp_path, content=b'{"a": 1}')) is None
    page = Sample(
        where="https://gull.example/x", meta=MappingProxyType({"generator": "Ghost 5.130"})
    )
    site = Sample(
        where="https://gull.example/ghost/api/admin/site/",
        content=b'{"site":{"title":"G","version":"5.1"}}',
    )
    for sample in (page, site):
        found = recognise(sample)
        assert found is not None
        assert found.config.url == "https://gull.example/"
    assert recognise(Sample(where="https://gull.example/")) is None
