"""Lists of feeds, sitemaps, lists of pages, and what an address, a file or a folder is."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feeds as benchmark
import pytest
from loopback_web import reply
from web_sources import (
    BODY,
    FEEDS,
    a_desk,
    articles,
    complete,
    html,
    item,
    page,
    reasons,
    rejected,
    rss,
    unchanged,
)

from digest import sources
from digest.errors import ConfigError, UsageError
from digest.sources import Unchanged
from digest.sources._opml.outlines import DEEPEST, read_outlines
from digest.sources._sites import plain_address, same_site
from digest.sources.reading.html_pictures import LARGEST_SENSIBLE, largest_sensible

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


# Addresses


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://gull.example/a", "http://www.gull.example/b", True),
        ("https://feeds.gull.example/", "https://gull.example/", True),
        ("https://news.gull.example/", "https://gull.example/", True),
        ("https://gull.example/", "https://tern.example/", False),
        ("https://notgull.example/", "https://gull.example/", False),
        ("", "https://gull.example/", False),
        ("http://[", "http://[", False),
    ],
)
def test_one_site(one: str, other: str, *, same: bool) -> None:
    assert same_site(one, other) is same


def test_an_address_without_its_counters() -> None:
    assert (
        plain_address("https://a.example/x?utm_source=rss&id=1&fbclid=2#top")
        == "https://a.example/x?id=1"
    )
    assert plain_address("https://a.example/#!/story") == "https://a.example/#!/story"
    assert plain_address("http://[") == "http://["


def test_the_largest_sensible_size() -> None:
    assert (
        largest_sensible([("a", 300), ("b", LARGEST_SENSIBLE), ("c", LARGEST_SENSIBLE + 1)]) == "b"
    )
    assert largest_sensible([("a", 9000), ("b", 8000)]) == "b"
    assert largest_sensible([]) == ""
    assert LARGEST_SENSIBLE == 2600


# Lists of feeds


def outline(url: str, text: str = "", inner: str = "") -> str:
    address = f' xmlUrl="{url}"' if url else ""
    return f'<outline text="{text}"{address}>{inner}</outline>'


def opml(*outlines: str) -> bytes:
    return f'<opml version="2.0"><head><title>Ours</title></head><body>{"".join(outlines)}</body></opml>'.encode()


def test_every_feed_of_a_list_is_read_and_a_dead_one_named(tmp_path: Path) -> None:
    pages = {"/a": reply(200, rss(item(1))), "/b": reply(500), "/c": reply(200, rss(item(3)))}
    with a_desk(tmp_path, pages) as desk:
        url = desk.site.url
        listed = opml(
            outline(url("/a"), "Gull"),
            outline("", "Sport", outline(url("/c"), "Tern")),
            outline(url("/b")),
        )
        (tmp_path / "list.opml").write_bytes(listed)
        read = desk.read("opml", path="list.opml")
    by_name = {each.source: each for each in articles(read)}
    assert by_name.keys() == {"Gull", "Tern"}
    assert (by_name["Tern"].section, by_name["Gull"].section) == ("Sport", "")
    assert reasons(read) == ["has an error on its server (status 500)"]
    assert complete(read) is None


def test_a_list_on_the_web_of_which_all_is_well(tmp_path: Path) -> None:
    pages = {
        "/a": reply(200, rss(item(1), item(2, day="Mon, 21"))),
        "/c": reply(200, rss(item(3), item(4, day="Tue, 22"))),
    }
    with a_desk(tmp_path, pages) as desk:
        desk.site.pages["/list"] = reply(
            200, opml(outline(desk.site.url("/a")), outline(desk.site.url("/c")))
        )
        read = desk.read("opml", "/list")
        assert len(articles(read)) == 4
        assert complete(read).since == datetime(2025, 7, 22, 9, 0, 1, tzinfo=UTC)  # type: ignore[union-attr]
        assert len(unchanged(desk.read("opml", "/list"))) == 4


def test_what_is_gone_of_one_feed_is_known_though_another_fails(tmp_path: Path) -> None:
    three = rss(item(1, day="Wed, 23"), item(2, day="Tue, 22"), item(3, day="Mon, 21"))
    without = rss(item(1, day="Wed, 23"), item(3, day="Mon, 21"))
    pages = {"/a": [reply(200, three), reply(200, without)], "/b": [reply(200, rss(item(4)))] * 2}
    with a_desk(tmp_path, pages) as desk:
        url = desk.site.url
        desk.site.pages["/list"] = reply(200, opml(outline(url("/a")), outline(url("/b"))))
        desk.read("opml", "/list")
        desk.site.pages["/b"] = reply(500)
        end = complete(desk.read("opml", "/list"))
    assert end is not None
    assert end.places == {f"http://localhost/story-{number}" for number in (1, 2, 3)}
    assert end.since == datetime(2025, 7, 21, 9, 0, 1, tzinfo=UTC)


def test_one_article_of_two_feeds_is_one(tmp_path: Path) -> None:
    pages = {
        "/a": reply(200, rss(item(1))),
        "/b": reply(200, rss(item(1, link="http://localhost/story-1?utm_source=b"))),
    }
    with a_desk(tmp_path, pages) as desk:
        desk.site.pages["/list"] = reply(
            200, opml(outline(desk.site.url("/a")), outline(desk.site.url("/b")))
        )
        read = desk.read("opml", "/list")
    assert len(articles(read)) == 1
    assert reasons(read)[0].startswith("the same article as in http://localhost")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no OPML"),
        (b"<rss></rss>", "is no OPML, but <rss>"),
        (b"<opml><body/></opml>", "is a list without feeds"),
        (opml(outline("file:///etc/passwd", "x")), "is a list without feeds"),
    ],
)
def test_a_list_that_is_none(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "list.opml").write_bytes(content)
    with a_desk(tmp_path) as desk:
        assert reason in reasons(desk.read("opml", path="list.opml"))[0]


def test_an_address_that_is_no_feeds_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_bytes(opml(outline("file:///etc/passwd", "x")))
    with a_desk(tmp_path) as desk:
        left = rejected(desk.read("opml", path="list.opml"))[-1]
    assert left.reason == "names no http or https address of a feed"
    assert "file:///etc/passwd" in left.where


def test_folders_within_folders_end(tmp_path: Path) -> None:
    deep = outline("http://localhost/a", "A")
    for number in range(DEEPEST + 5):
        deep = outline("", f"Folder {number}", deep)
    assert read_outlines(opml(deep)).feeds == ()
    (feed,) = read_outlines(
        opml(outline("", "Out", outline("", "In", outline("http://localhost/a"))))
    ).feeds
    assert feed.folder == "Out"


def test_a_list_of_more_feeds_than_are_read(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/1": reply(200, rss(item(1)))}) as desk:
        (tmp_path / "l").write_bytes(opml(*(outline(desk.site.url(f"/{n}")) for n in (1, 2))))
        read = desk.read("opml", path="l", most_feeds=1)
    assert reasons(read) == ["has 2 feeds, of which 1 were read"]


# Sitemaps


def sitemap(*entries: str) -> bytes:
    return f'<urlset xmlns="{SITEMAP}" xmlns:n="{NEWS}">{"".join(entries)}</urlset>'.encode()


def entry(url: str, changed: str = "", news: str = "") -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    of_news = (
        f"<n:news><n:publication_date>{news}</n:publication_date><n:title>x</n:title></n:news>"
        if news
        else ""
    )
    return f"<url><loc>{url}</loc>{lastmod}{of_news}</url>"


def test_only_the_newest_pages_of_a_sitemap_where_the_newest_week_is_wanted(
    tmp_path: Path,
) -> None:
    days = (10, 20, 25)
    with a_desk(tmp_path) as desk:
        entries = [entry(desk.site.url(f"/{day}"), f"2025-07-{day}") for day in days]
        desk.site.pages["/map"] = reply(200, sitemap(*entries))
        desk.site.pages |= {
            f"/{day}": html(page(f"Story {day}", date=f"2025-07-{day}")) for day in days
        }
        desk.recent = timedelta(days=8)
        assert len(articles(desk.read("sitemap", "/map"))) == 2
        # A date in the future makes no page old.
        later = entry(desk.site.url("/99"), "2099-07-25")
        desk.site.pages["/map"] = reply(200, sitemap(*entries, later))
        desk.site.pages["/99"] = html(page("Story 99", date="2099-07-25"))
        again = desk.read("sitemap", "/map")
        assert sum(isinstance(each, Unchanged) for each in again) == 2


def test_a_sitemap_of_sitemaps(tmp_path: Path) -> None:
    with a_desk(
        tmp_path, {"/a": html(page("Story A")), "/b": html(page("Story B", date=""))}
    ) as desk:
        url, desk.since = desk.site.url, datetime(2025, 7, 1, tzinfo=UTC)
        maps = [("/1.xml.gz", "2025-07-23"), ("/old.xml", "2025-06-01"), ("/news.xml", "")]
        index = "".join(
            f"<sitemap><loc>{url(where)}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</sitemap>"
            for where, when in maps
        )
        desk.site.pages |= {
            "/map": reply(200, f'<sitemapindex xmlns="{SITEMAP}">{index}</sitemapindex>'.encode()),
            "/1.xml.gz": reply(
                200,
                gzip.compress(
                    sitemap(entry(url("/a"), "2025-07-23"), entry(url("/c"), "2025-01-01"))
                ),
            ),
            "/news.xml": reply(200, sitemap(entry(url("/b"), news="2025-07-24T10:00:00Z"))),
        }
        read = desk.read("sitemap", "/map")
        asked = set(desk.site.targets)
    found = {each.title: each for each in articles(read)}
    assert found.keys() == {"Story A", "Story B"}
    assert found["Story B"].published == datetime(2025, 7, 24, 10, tzinfo=UTC)
    assert asked == {"/map", "/1.xml.gz", "/news.xml", "/robots.txt", "/a", "/b"}
    assert complete(read).since == desk.since  # type: ignore[union-attr]


def test_pages_that_have_not_changed_are_not_asked_again(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": html(page())}) as desk:
        desk.site.pages["/map"] = reply(200, sitemap(entry(desk.site.url("/a"), "2025-07-23")))
        assert articles(desk.read("sitemap", "/map"))
        assert unchanged(desk.read("sitemap", "/map")) == [desk.site.url("/a")]
        assert desk.site.targets.count("/a") == 1
        desk.site.pages["/map"] = reply(200, sitemap(entry(desk.site.url("/a"), "2025-07-24")))
        assert unchanged(desk.read("sitemap", "/map"))  # asked, and the same
        assert desk.site.targets.count("/a") == 2


def test_more_pages_than_are_read_are_counted(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/new": html(page("New"))}) as desk:
        url = desk.site.url
        desk.site.pages["/map"] = reply(
            200,
            sitemap(
                entry(url("/old"), "2025-07-20"),
                entry(url("/new"), "2025-07-23"),
                entry(url("/x/1")),
            ),
        )
        read = desk.read("sitemap", "/map", most_pages=1)
        assert [each.title for each in articles(read)] == ["New"]
        assert reasons(read) == ["lists 3 pages, of which the newest 1 were read"]
        assert complete(read) is None
        assert "2 pages without '/x/' in their address were not read" in reasons(
            desk.read("sitemap", "/map", only="/x/")
        )


def test_a_page_that_its_site_does_not_list(tmp_path: Path) -> None:
    quiet = page(head='<meta name="robots" content="noindex, follow">')
    with a_desk(
        tmp_path, {"/a": html(quiet), "/b": html(page("B"), **{"X-Robots-Tag": "noindex"})}
    ) as desk:
        desk.site.pages["/map"] = reply(
            200, sitemap(entry(desk.site.url("/a")), entry(desk.site.url("/b")))
        )
        assert (
            reasons(desk.read("sitemap", "/map"))
            == ["asks search engines to pass it by (noindex)"] * 2
        )
        desk.memory.stamps.clear()  # another source has a memory of its own
        assert articles(desk.read("pages", addresses=[desk.site.url("/a")]))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html><body></body></html>", "is no sitemap, but a web page"),
        (b"Not found", "is no sitemap"),
        (sitemap(), "is empty"),
        (b"\x1f\x8b broken", "damaged"),
        (sitemap(entry("ftp://x/y")), "has 1 entries without a usable address"),
    ],
)
def test_a_sitemap_that_is_none(tmp_path: Path, content: bytes, reason: str) -> None:
    with a_desk(tmp_path, {"/map": reply(200, content)}) as desk:
        assert reason in reasons(desk.read("sitemap", "/map"))[0]


def test_a_sitemap_that_lists_itself_ends(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        loop = f'<sitemapindex xmlns="{SITEMAP}"><sitemap><loc>{desk.site.url("/map")}</loc></sitemap></sitemapindex>'
        desk.site.pages["/map"] = reply(200, loop.encode())
        assert reasons(desk.read("sitemap", "/map")) == ["is empty"]
        assert desk.site.targets == ["/map"]


# Pages


def test_a_list_of_pages(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": html(page("A"))}) as desk:
        (tmp_path / "list.txt").write_text(
            f"# ours\n{desk.site.url('/a')}  # the pier\n\nnot an address\n{desk.site.url('/gone')}\n"
        )
        read = desk.read("pages", path="list.txt")
        (found,) = articles(read)
        assert (found.title, found.path, found.source) == ("A", desk.site.url("/a"), "Localhost")
        assert sorted(reasons(read)) == ["does not exist (404)", "is no http or https address"]
        assert complete(read)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page(body="<p>Too short.</p>"), "a page with too little text for an article"),
        (page(date=""), "held: no date"),
        (page(date="soon"), "the date 'soon' is wrong or unclear"),
        (page(head='<script>{"isAccessibleForFree": "False"}</script>'), "for subscribers only"),
        (b"", "an empty page"),
        (b"GIF89a nothing", "not a web page (text/html)"),
        (b"%PDF-1.7", "a PDF, not a web page"),
    ],
)
def test_a_page_that_is_no_article(tmp_path: Path, content: bytes, reason: str) -> None:
    with a_desk(tmp_path, {"/a": html(content)}) as desk:
        assert reasons(desk.read("pages", addresses=[desk.site.url("/a")])) == [reason]


def test_a_page_by_its_canonical_address(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        own = f'<link rel="canonical" href="{desk.site.url("/nice")}">'
        desk.site.pages["/a?p=1"] = html(
            page(
                head=own
                + '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'
            )
        )
        (found,) = articles(desk.read("pages", addresses=[desk.site.url("/a?p=1")]))
        assert (found.url, found.path) == (desk.site.url("/nice"), desk.site.url("/a?p=1"))
        assert found.credit == "CC BY 4.0"


def test_a_picture_of_a_page_in_its_largest_size(tmp_path: Path) -> None:
    figure = (
        '<figure><img src="/a-300.jpg" srcset="/a-300.jpg 300w, /a-1600.jpg 1600w" alt="Pier">'
        "<figcaption>The pier. Photo: Ada Bell</figcaption></figure>"
    )
    with a_desk(
        tmp_path, {"/a": html(page(body=BODY + figure + BODY.replace("pier", "quay")))}
    ) as desk:
        (found,) = articles(desk.read("pages", addresses=[desk.site.url("/a")]))
    (picture,) = found.images
    assert (picture.caption, picture.credit) == ("The pier.", "Ada Bell")
    assert picture.src == desk.site.url("/a-1600.jpg")


PIER = "Набережную закрыли в понедельник, на неделю раньше, чем обещали. Рыбаков не спросили. "


def test_a_site_named_in_the_title_of_its_page(tmp_path: Path) -> None:
    titles = {
        "Pier story - The Gull": "The Gull",
        "Pier story": "Localhost",
        "The Gull - X": "Localhost",
    }
    for full, name in titles.items():
        written = page().replace(b"<title>Pier story<", f"<title>{full}<".encode())
        with a_desk(tmp_path, {"/a": html(written)}) as desk:
            (found,) = articles(desk.read("pages", addresses=[desk.site.url("/a")]))
            assert found.source == name


def excerpt(href: str) -> bytes:
    """A page with the beginning of one post, which *href* leads to."""
    return (
        f"<!doctype html><html><head><title>Harbour</title></head><body><main><h1>Harbour</h1>"
        f"<article><h2><a href='{href}'>Old pier closed</a></h2>"
        f"<time datetime='2025-07-23'>23 July</time>{BODY}</article></main></body></html>"
    ).encode()


@pytest.mark.parametrize("target", ["/blog/", "/blog/category/harbour/", "/blog/archive/2025/"])
def test_a_list_of_a_single_post_is_no_article(tmp_path: Path, target: str) -> None:
    with a_desk(tmp_path, {target: html(excerpt("/blog/2025/pier/"))}) as desk:
        read = desk.read("pages", addresses=[desk.site.url(target)])
    assert reasons(read) == ["a page that lists articles"]


@pytest.mark.parametrize("href", ["/blog/2025/pier/", "#top", "https://tern.example/pier"])
def test_a_post_whose_title_leads_to_itself_or_away_is_an_article(
    tmp_path: Path, href: str
) -> None:
    with a_desk(tmp_path, {"/blog/2025/pier/": html(excerpt(href))}) as desk:
        read = desk.read("pages", addresses=[desk.site.url("/blog/2025/pier/")])
    assert len(articles(read)) == 1


def test_a_date_in_a_column_beside_the_article(tmp_path: Path) -> None:
    beside = (
        "<div><nav><ul class='md-post__meta'><li><time datetime='{}'></time></li></ul></nav></div>"
    )
    column = beside.format("2025-07-23 00:00:00+00:00")
    for more, day in ((column, 23), (column + beside.format("2025-07-24"), None)):
        content = page(date="").replace(b"<article>", f"{more}<article>".encode())
        with a_desk(tmp_path, {"/a": html(content)}) as desk:
            read = desk.read("pages", addresses=[desk.site.url("/a")], undated="include")
        (found,) = articles(read)
        assert (found.published.day if found.published else None) == day


def in_koi8(text: bytes, media_type: str) -> bytes:
    """*text* as a server sends it that names its encoding in a header only."""
    named = {"Content-Type": f"{media_type}; charset=KOI8-R"}
    return reply(200, text.decode().encode("koi8-r"), named)


def test_an_encoding_that_only_the_header_names(tmp_path: Path) -> None:
    """Pages, feeds and what a page says of itself, in the letters of the server's charset."""
    body = f"<p>{6 * PIER}</p>"
    script = "<script charset='utf-8' src='/a.js'></script>"
    head = f"<meta property='og:site_name' content='Чайка'>{script}"
    pages = {
        "/a": in_koi8(page("Набережная", body=body, head=head), "text/html"),
        "/feed": in_koi8(rss(item(body=body, title="Набережная"), title="Чайка"), "text/xml"),
    }
    with a_desk(tmp_path, pages) as desk:
        (of_page,) = articles(desk.read("pages", addresses=[desk.site.url("/a")]))
        (of_feed,) = articles(desk.read("feed", "/feed"))
        for article in (of_page, of_feed):
            assert (article.title, article.source) == ("Набережная", "Чайка")
            assert article.text == (6 * PIER).strip()
        (first,) = sources.find(desk.site.url("/feed"), desk.context())
        assert first.config.type == "feed"


def test_pages_that_are_none(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, pytest.raises(ConfigError, match="names no page"):
        desk.read("pages")


# What it is


def found(desk: Any, what: str) -> list[tuple[str, str]]:
    return [
        (each.config.type, (each.config.url or each.config.path).removeprefix(desk.site.url("")))
        for each in sources.find(what, desk.context())
    ]


def linked(href: str, kind: str = "application/rss+xml") -> bytes:
    return html(
        f'<html><head><link rel="alternate" type="{kind}" href="{href}"></head></html>'.encode()
    )


def test_an_address_is_a_feed_or_leads_to_one(tmp_path: Path) -> None:
    feed = reply(200, rss(item()))
    with a_desk(tmp_path, {"/": linked("/my/feed"), "/my/feed": feed}) as desk:
        assert found(desk, desk.site.url("/")) == [("feed", "/my/feed")]
        (first,) = sources.find(desk.site.url("/my/feed"), desk.context())
        assert (first.what, first.config.options["allow_private"]) == (
            "a feed (RSS 2.0)",
            [f"localhost:{desk.site.port}"],
        )
        assert articles(list(sources.read(first.config, desk.context())))


def test_a_site_that_links_to_nothing_is_searched(tmp_path: Path) -> None:
    pages = {
        "/": html(b"<html><body>Hello</body></html>"),
        "/index.xml": reply(200, rss(item())),
        "/robots.txt": reply(200, b"Sitemap: /my-map.xml"),
        "/my-map.xml": reply(200, sitemap(entry("http://localhost/a"))),
    }
    with a_desk(tmp_path, pages) as desk:
        assert found(desk, desk.site.url("/")) == [
            ("feed", "/index.xml"),
            ("sitemap", "/my-map.xml"),
        ]


def test_a_linked_feed_that_is_dead_is_not_taken(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/": linked("/dead"), "/rss.xml": reply(200, rss(item()))}) as desk:
        assert found(desk, desk.site.url("/")) == [("feed", "/rss.xml")]


def test_an_address_that_does_not_answer(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, pytest.raises(UsageError, match="does not exist"):
        found(desk, desk.site.url("/"))


def test_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_bytes(opml(outline("http://localhost/a")))
    (tmp_path / "urls.txt").write_text("https://a.example/1\nhttps://a.example/2\n")
    (tmp_path / "map.xml").write_bytes(sitemap(entry("http://localhost/a")))
    (tmp_path / "feed.json").write_bytes((FEEDS / "feed.json").read_bytes())
    (tmp_path / "post.md").write_text("# A pier\n\nText.")
    with a_desk(tmp_path) as desk:
        kinds = {name.name: found(desk, name.name)[0][0] for name in tmp_path.iterdir()}
        assert kinds == {
            "list.opml": "opml",
            "urls.txt": "pages",
            "map.xml": "sitemap",
            "feed.json": "feed",
            "post.md": "folder",
        }
        assert found(desk, ".")[0][0] == "folder"
        saved = page(
            head='<link rel="alternate" type="application/rss+xml" href="https://a.example/feed">'
        )
        (tmp_path / "saved.html").write_bytes(saved)
        assert found(desk, "saved.html") == [("folder", "saved.html")]
        with pytest.raises(UsageError, match="no such file"):
            found(desk, "gone")


def test_one_article_alone_is_a_page(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/a": html(page())}) as desk:
        assert ("pages", "") in found(desk, desk.site.url("/a"))


# Mutations


@pytest.mark.slow
@pytest.mark.parametrize("number", range(60))
def test_mutated_pages_lists_and_sitemaps_end_as_articles_or_refusals(number: int) -> None:
    seeds = (
        page(head='<meta property="og:image" content="/a.jpg">'),
        opml(outline("", "Sport", outline("http://localhost/a", "Gull"))),
        sitemap(entry("http://localhost/a", "2025-07-23", "2025-07-24T10:00:00Z")),
        gzip.compress(sitemap(entry("http://localhost/a"))),
    )
    lots = benchmark.random.Random(number)
    benchmark.attack_others(benchmark.mutated(lots.choice(seeds), lots))
