"""Feeds: every format, what an entry becomes, what is not read again, and every fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feeds as benchmark
import pytest
from loopback_web import reply, to
from web_sources import (
    BODY,
    FEEDS,
    NOW,
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

from digest.errors import ConfigError
from digest.model import Article, Image, Rejected
from digest.sources._feed import article as feed_article
from digest.sources._feed import values
from digest.sources._feed.parsing import form_of, read_feed
from digest.sources._feed.reader import MOST_PARTS
from digest.sources._feed.stamps import Stamp, read_stamp
from digest.sources._feed.values import NotAFeed
from digest.sources._feed.windows import window_of

LEAD = "The ferry to the island runs every hour from Monday on, the board said, and a ticket costs three crowns as before. "
SUMMARY = LEAD + "Children travel free until the end of August, and bicycles cost one crown…"


def of_file(tmp_path: Path, name: str) -> dict[str, Article]:
    with a_desk(FEEDS) as desk:
        read = desk.read("feed", path=name, undated="include", complete=False)
    return {each.title: each for each in articles(read)}


# Formats


def test_rss_2(tmp_path: Path) -> None:
    found = of_file(tmp_path, "rss20.xml")
    first = found["Harbour & council agree"]
    assert first.id == "the-gull:harbour-council-agree"
    assert first.path == first.url == "https://gull.example/2025/07/harbour-council-agree/"
    assert first.published == datetime(2025, 7, 23, 9, tzinfo=UTC)
    assert (first.byline, first.section, first.labels) == ("Ada Bell", "City", ("harbour",))
    assert first.credit == "CC BY-SA 4.0"
    assert first.text.endswith("from next year on.")  # without "The post … appeared first on …"
    assert first.images == (
        Image(
            src="https://gull.example/pier-1600.jpg",
            caption="The old pier at dusk",
            credit="Tom Roe",
        ),
        Image(src="https://gull.example/quay-2000.jpg", alt="The new quay"),
    )
    second = found["Library opens on Sundays"]
    assert second.published == datetime(2025, 7, 22, 23, 30, tzinfo=UTC)
    assert (second.byline, second.credit) == ("Léa Roux", "The Tern, CC BY-SA 4.0")
    assert len(second.text.split("\n\n")) == 4


def test_rdf_in_latin_1(tmp_path: Path) -> None:
    (only,) = of_file(tmp_path, "rdf.xml").values()
    assert (only.source, only.language, only.section) == ("Le Goéland", "fr", "Ville")
    assert only.text.startswith("Le conseil municipal a décidé")


def test_atom_1(tmp_path: Path) -> None:
    found = of_file(tmp_path, "atom10.xml")
    first = found["Why a < b matters"]
    assert first.url == "https://tern.example/blog/2025/why.html"  # by xml:base
    assert first.published == datetime(2025, 7, 22, 8, tzinfo=UTC)
    assert (first.source, first.byline, first.section) == ("The Tern", "Ada Bell", "Science")
    assert first.standfirst == "A short look at a sign."
    assert first.images == (Image(src="https://tern.example/blog/chart.png", alt="The chart"),)
    assert "many pupils mix up" in first.text
    second = found["Only updated"]
    assert (second.url, second.byline) == ("https://tern.example/only", "Tom Roe")
    assert second.published == datetime(2025, 7, 21, 10, tzinfo=UTC)


def test_atom_03(tmp_path: Path) -> None:
    (only,) = of_file(tmp_path, "atom03.xml").values()
    assert (only.title, only.source) == ("The pier closes", "Old Tern")
    assert only.published == datetime(2004, 7, 22, 10, tzinfo=UTC)


def test_json_feed(tmp_path: Path) -> None:
    found = of_file(tmp_path, "feed.json")
    first = found["Seven & more"]
    assert (first.url, first.byline, first.section) == (
        "https://skua.example/seven",
        "Tom Roe",
        "City",
    )
    assert first.published == datetime(2025, 7, 22, 15, tzinfo=UTC)
    assert [image.src for image in first.images] == [
        "https://skua.example/seven.jpg",
        "https://skua.example/chart.png",
    ]
    second = found["The eighth ship came on Tuesday."]
    assert second.text.startswith("It brought timber")
    assert second.byline == "Ada Bell"


def test_an_old_feed_that_is_no_xml(tmp_path: Path) -> None:
    (only,) = of_file(tmp_path, "rss091.xml").values()
    assert only.title == "A café & a pier"
    assert only.text.startswith("The harbour board will let the old pier to a café")
    assert only.url == "https://old.example/news?id=1&x=2"
    assert only.notes == ("the feed's XML is damaged and was mended",)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("rss20.xml", "RSS 2.0"),
        ("rss091.xml", "RSS 0.91"),
        ("rdf.xml", "RDF"),
        ("atom10.xml", "Atom"),
        ("atom03.xml", "Atom .3"),
        ("feed.json", "JSON Feed 1.1"),
    ],
)
def test_a_feed_is_known_by_its_beginning(name: str, form: str) -> None:
    content = (FEEDS / name).read_bytes()
    assert (
        form_of(content, "http://localhost/") == form_of(content[:900], "http://localhost/") == form
    )


def test_an_export_of_wordpress_is_no_feed() -> None:
    export = (
        b'<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel></channel></rss>'
    )
    assert form_of(export, "") == ""


# Entries


def one(tmp_path: Path, *items: str, **options: Any) -> Any:
    with a_desk(tmp_path, {"/feed": reply(200, rss(*items))}) as desk:
        read = desk.read("feed", "/feed", **{"complete": False, **options})
    (only,) = [each for each in read if type(each).__name__ != "Complete"]
    return only


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (
            item(extra="<itunes:block>yes</itunes:block>"),
            "private: its outlet asks not to show it elsewhere",
        ),
        (item(day="Wed, 32"), "the date 'Wed, 32 Jul 2025 09:00:00 GMT' is wrong or unclear"),
        (item(day=""), "held: no date"),
        (item(day="Tue, 29"), "held: dated 2025-07-29 09:00, which lies in the future"),
        (item(body="<p>Subscribe to continue reading this article.</p>"), "behind a paywall"),
        (item(body="", summary="A note on it…"), "only its beginning is in the feed"),
        (item(body=BODY + "<a href='x'>" * 1001), "markup that is nested too deep, or damaged"),
        (item(body=""), "no text in it, only a title"),
        (item(body="", title=""), "neither title nor text in it"),
    ],
)
def test_what_is_no_article_is_named(tmp_path: Path, entry: str, reason: str) -> None:
    left = one(tmp_path, entry)
    assert (left.reason, left.where) == (reason, "http://localhost/story-1")


def test_an_undated_entry_says_how_to_take_it(tmp_path: Path) -> None:
    assert 'undated = "include"' in one(tmp_path, item(day="")).remedy
    assert one(tmp_path, item(day=""), undated="include").published is None


def test_a_date_in_words_of_another_language(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        item().replace("Wed, 23 Jul 2025 09:00:00 GMT", "mer., 23 juil. 2025 09:00:00 +0200"),
    )
    assert found.published == datetime(2025, 7, 23, 7, tzinfo=UTC)


def of_entries(tmp_path: Path, *entries: str) -> list[Any]:
    file = tmp_path / "gull.xml"
    file.write_bytes(rss(*(f"<item>{entry}</item>" for entry in entries)))
    with a_desk(tmp_path) as desk:
        items = desk.read("feed", path="gull.xml")
    return [each for each in items if isinstance(each, Article | Rejected)]


def test_entries_without_a_name_are_told_apart(tmp_path: Path) -> None:
    dated = "<pubDate>Wed, 23 Jul 2025 10:00:00 GMT</pubDate>"
    text = (
        "<description>{} closed the old pier on Monday. "
        + "Ships came in. " * 60
        + "</description>"
    )
    one, two, empty, title = of_entries(
        tmp_path, dated + text.format("Ann"), dated + text.format("Tom"), "", "<title>Pier</title>"
    )
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.path != two.path
    assert (empty.where, empty.reason) == (f"{tmp_path / 'gull.xml'}, entry 3", "an empty entry")
    assert (title.where, title.remedy) == (
        "Pier",
        "ask its outlet for the whole text: the entry names no page",
    )


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("&amp;lt;p&amp;gt;Pier closes&amp;lt;/p&amp;gt;", "Pier closes"),
        ("Tom &amp;amp;amp; Ann", "Tom & Ann"),
        ("a &amp;lt; b &amp;lt; c", "a < b < c"),
        ("The &amp;lt;marquee&amp;gt; tag", "The <marquee> tag"),
    ],
)
def test_a_title_that_is_escaped_twice(tmp_path: Path, written: str, title: str) -> None:
    entry = f"<title>{written}</title><pubDate>Wed, 23 Jul 2025 10:00:00 GMT</pubDate>"
    (found,) = of_entries(tmp_path, f"{entry}<description>{'Ships came in. ' * 60}</description>")
    assert found.title == title


def test_a_summary_stands_in_whole_sentences(tmp_path: Path) -> None:
    found = one(tmp_path, item(body="", summary=SUMMARY + " " + SUMMARY))
    assert found.text.endswith("as before.")
    assert found.notes == ("the feed has a summary of it only",)


def test_breaks_and_pictures_are_not_left_open(tmp_path: Path) -> None:
    assert one(tmp_path, item(body=BODY + "<br><img src='/a.png'>" * 1001)).words
    assert feed_article.MOST_UNCLOSED == 1000


def test_words_that_make_a_text_whole(tmp_path: Path) -> None:
    words = "<p>" + "Ships came in. " * 13 + "</p>"  # 39 words
    assert "summary" in one(tmp_path, item(body=words)).notes[0]
    assert one(tmp_path, item(body=words.replace("</p>", "Ends.</p>"))).notes == ()
    assert (feed_article.WHOLE_CONTENT, feed_article.WHOLE_SUMMARY, feed_article.FEWEST) == (
        40,
        150,
        30,
    )
    text = "Ships came in. " * 50
    assert one(tmp_path, item(body="", summary=text)).notes == ()
    assert one(tmp_path, item(body="", summary="Ships came. " + text[15:])).notes
    assert one(tmp_path, item(body="", summary="Ships came in. " * 10)).words == 30
    assert one(tmp_path, item(body="", summary="Ships came in. " * 9 + "Ships came.")).reason


def test_a_link_to_its_own_page_at_the_end_marks_a_beginning(tmp_path: Path) -> None:
    more = BODY + '<p><a href="http://localhost/story-1?utm_source=rss">Weiterlesen</a> →</p>'
    found = one(tmp_path, item(body=more))
    assert found.notes == ("the feed has a summary of it only",)
    assert "Weiterlesen" not in found.text


def test_another_link_at_the_end_marks_nothing(tmp_path: Path) -> None:
    assert (
        one(
            tmp_path, item(body=BODY + '<p><a href="http://localhost/other">Weiterlesen</a></p>')
        ).notes
        == ()
    )


def test_the_name_and_section_of_the_configuration_win(tmp_path: Path) -> None:
    entry = item(extra="<category>Sport</category><author>ada@gull.example (Ada Bell)</author>")
    found = one(tmp_path, entry, name="Tern", section="Nation", language="fr")
    assert (found.source, found.section, found.labels, found.language) == (
        "Tern",
        "Nation",
        (),
        "fr",
    )
    assert found.id == "tern:story-1"
    assert found.byline == "Ada Bell"


def test_the_text_decides_the_language_not_the_generators_default(tmp_path: Path) -> None:
    french = (
        "<p>" + "Le conseil a décidé lundi de fermer le vieux quai avant l'hiver. " * 6 + "</p>"
    )
    assert one(tmp_path, item(body=french, extra="<language>en-US</language>")).language == "fr"


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    with (
        a_desk(tmp_path) as desk,
        pytest.raises(ConfigError, match="Unknown key 'complet'.*'complete'"),
    ):
        desk.read("feed", "/feed", complet=True)
    with (
        a_desk(tmp_path) as desk,
        pytest.raises(ConfigError, match="complete: must be true or false"),
    ):
        desk.read("feed", "/feed", complete="yes")
    with a_desk(tmp_path) as desk, pytest.raises(ConfigError, match="neither 'url' nor 'path'"):
        desk.read("feed")


def test_the_same_entry_twice(tmp_path: Path) -> None:
    with a_desk(
        tmp_path,
        {"/feed": reply(200, rss(item(), item(link="http://localhost/story-1?utm_source=x")))},
    ) as desk:
        read = desk.read("feed", "/feed")
    assert len(articles(read)) == 1
    assert reasons(read) == ["twice in the feed"]


# Completing


def completing(tmp_path: Path, story: bytes, link: str = "", **options: Any) -> Any:
    with a_desk(tmp_path, {"/story-1": story}) as desk:
        link = link or desk.site.url("/story-1")
        desk.site.pages["/feed"] = reply(
            200, rss(item(body="", summary="The board closed the pier…", link=link))
        )
        read = desk.read("feed", "/feed", **options)
        asked = desk.site.targets
    return read, asked


def test_a_short_entry_is_completed_from_its_page(tmp_path: Path) -> None:
    picture = '<meta property="og:image" content="/pier.jpg">'
    read, asked = completing(tmp_path, html(page(head=picture)))
    (found,) = articles(read)
    assert found.text.startswith("The harbour board closed the old pier on Monday")
    assert found.title == "Pier story 1"  # the feed's own
    assert found.images[0].src.endswith("/pier.jpg")
    assert asked == ["/feed", "/robots.txt", "/story-1"]


def test_robots_txt_is_heard(tmp_path: Path) -> None:
    with a_desk(
        tmp_path,
        {"/story-1": html(page()), "/robots.txt": reply(200, b"User-agent: *\nDisallow: /")},
    ) as desk:
        feed = rss(
            item(body="", summary="The board closed the pier…", link=desk.site.url("/story-1"))
        )
        desk.site.pages["/feed"] = reply(200, feed)
        (left,) = rejected(desk.read("feed", "/feed"))
        assert "/story-1" not in desk.site.targets
    assert left.reason == (
        "only its beginning is in the feed, and its page is closed to programs by the site's robots.txt"
    )


def test_a_page_on_another_site_is_read_only_when_the_editor_says_so(tmp_path: Path) -> None:
    read, asked = completing(tmp_path, html(page()), link="http://127.0.0.1/x")
    assert reasons(read) == ["only its beginning is in the feed"]
    assert asked == ["/feed"]
    read, _ = completing(tmp_path, html(page()), link="http://127.0.0.1:1/x", complete=True)
    assert "and its page" in reasons(read)[0]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            html(
                page(
                    head='<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
                )
            ),
            "for subscribers only",
        ),
        (html(page(body="<p>Subscribe to continue reading this article.</p>")), "behind a paywall"),
        (reply(404), "its page does not exist (404)"),
        (
            reply(200, b"%PDF-1.7"),
            "only its beginning is in the feed, and its page is not used: a PDF, not a web page",
        ),
    ],
)
def test_a_page_that_is_not_public_or_no_page(tmp_path: Path, answer: bytes, reason: str) -> None:
    read, _ = completing(tmp_path, answer)
    assert reasons(read) == [reason]
    assert not articles(read)


# What is not read again


def test_an_unchanged_feed_is_not_read_again(tmp_path: Path) -> None:
    def answer(connection: Any, asked: Any) -> None:
        same = asked.headers.get("if-none-match") == '"1"'
        connection.sendall(
            reply(304) if same else reply(200, rss(item(1), item(2)), {"ETag": '"1"'})
        )

    with a_desk(tmp_path, {"/feed": answer}) as desk:
        assert len(articles(desk.read("feed", "/feed"))) == 2
        second = desk.read("feed", "/feed")
        assert unchanged(second) == ["http://localhost/story-1", "http://localhost/story-2"]
        assert len(second) == 2  # no Complete: nothing was read
        assert unchanged(desk.read("feed", "/feed")) == unchanged(second)


def test_the_same_content_without_validators_is_not_read_again(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/feed": reply(200, rss(item()))}) as desk:
        desk.read("feed", "/feed")
        assert unchanged(desk.read("feed", "/feed")) == ["http://localhost/story-1"]


def test_the_newest_week_of_a_feed_is_read_back_to_its_beginning(tmp_path: Path) -> None:
    first = rss(item(1, day="Wed, 23"), title="The Gull").replace(
        b"<title>The Gull",
        b'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" '
        b'rel="next" href="/2"/><title>The Gull',
    )
    pages = {
        "/feed": reply(200, first),
        "/2": reply(200, rss(item(2, day="Fri, 18"), item(3, day="Wed, 02"))),
    }
    for days, expected in ((8, 2), (3, 1)):
        with a_desk(tmp_path, pages) as desk:
            desk.recent = timedelta(days=days)
            assert len(articles(desk.read("feed", "/feed"))) == expected


def test_an_entry_of_the_future_makes_no_other_old(tmp_path: Path) -> None:
    later = item(3, day="Wed, 30")
    assert b"30 Jul" in rss(later)  # after the tests' now
    with a_desk(
        tmp_path, {"/feed": reply(200, rss(later, item(1), item(2, day="Tue, 01")))}
    ) as desk:
        desk.recent = timedelta(days=3)
        found = articles(desk.read("feed", "/feed"))
        assert [each.title for each in found] == ["Pier story 1"]


def test_an_older_week_asks_for_everything(tmp_path: Path) -> None:
    with a_desk(
        tmp_path, {"/feed": reply(200, rss(item(1), item(2, day="Tue, 01")), {"ETag": '"1"'})}
    ) as desk:
        desk.since = datetime(2025, 7, 20, tzinfo=UTC)
        first = desk.read("feed", "/feed")
        assert [each.title for each in articles(first)] == ["Pier story 1"]
        assert complete(first).since == desk.since  # type: ignore[union-attr]
        desk.memory.stamps.clear()
        desk.since = datetime(2025, 7, 25, tzinfo=UTC)
        assert reasons(desk.read("feed", "/feed")) == [
            "has nothing since 2025-07-25, and 2 older entries"
        ]
        desk.since = datetime(2025, 6, 1, tzinfo=UTC)
        assert len(articles(desk.read("feed", "/feed"))) == 2


def test_an_entry_that_lies_ahead_is_read_when_its_time_has_come(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/feed": reply(200, rss(item(day="Tue, 29")), {"ETag": '"1"'})}) as desk:
        assert reasons(desk.read("feed", "/feed"))[0].startswith("held")
        assert unchanged(desk.read("feed", "/feed"))
        desk.now = NOW + timedelta(days=2)
        assert articles(desk.read("feed", "/feed"))


def test_a_page_that_did_not_answer_is_asked_again(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/story-1": [reply(500), html(page())]}) as desk:
        feed = rss(
            item(body="", summary="The board closed the pier…", link=desk.site.url("/story-1"))
        )
        desk.site.pages["/feed"] = reply(200, feed, {"ETag": '"1"'})
        assert not articles(desk.read("feed", "/feed"))
        assert articles(desk.read("feed", "/feed"))


def test_a_page_is_not_asked_again_while_its_entry_stays_the_same(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/story-1": html(page()), "/story-2": html(page("Two"))}) as desk:
        short = [
            item(
                n, body="", summary=f"The board closed pier {n}…", link=desk.site.url(f"/story-{n}")
            )
            for n in (1, 2)
        ]
        desk.site.pages["/feed"] = reply(200, rss(short[0]))
        assert len(articles(desk.read("feed", "/feed"))) == 1
        desk.site.pages["/feed"] = reply(200, rss(short[1], short[0]))
        second = desk.read("feed", "/feed")
        assert [each.title for each in articles(second)] == ["Pier story 2"]
        assert unchanged(second) == [desk.site.url("/story-1")]
        desk.site.pages["/feed"] = reply(200, rss(short[0].replace("closed", "opened")))
        assert len(articles(desk.read("feed", "/feed"))) == 1
        assert desk.site.targets.count("/story-1") == 2
        desk.site.pages["/feed"] = reply(200, rss(short[1]))
        desk.read("feed", "/feed")
        desk.site.pages["/feed"] = reply(200, rss(short[0].replace("closed", "opened")))
        assert articles(desk.read("feed", "/feed"))  # it was gone, and is back


def test_a_feed_that_moved_is_asked_at_its_new_address(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/feed": to("/new", 301), "/new": reply(200, rss(item()))}) as desk:
        desk.read("feed", "/feed")
        desk.read("feed", "/feed")
        assert desk.site.targets == ["/feed", "/new", "/new"]


def test_stamps_that_are_damaged_are_none() -> None:
    whole = Stamp(etag='"1"', digest="ab", since="2025-07-20T00:00:00+00:00", places=("a", "b"))
    assert read_stamp(whole.written()) == whole
    for text in ("", "retry", "[]", "{", '{"x": 1}', '{"since": "x"}', "null"):
        assert not read_stamp(text).holds(now=NOW, since=None)


# Further parts


def test_a_feed_of_several_parts_is_read_back_to_the_time_asked_for(tmp_path: Path) -> None:
    next_ = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/2"/>'
    pages = {
        "/feed": reply(200, rss(next_, item(1))),
        "/2": reply(200, rss(next_.replace('"/2"', '"/3"'), item(1), item(2, day="Tue, 22"))),
        "/3": reply(
            200, rss(next_.replace('"/2"', '"/4"'), item(3, day="Mon, 21"), item(4, day="Tue, 01"))
        ),
    }
    with a_desk(tmp_path, pages) as desk:
        assert len(articles(desk.read("feed", "/feed"))) == 1  # no time was asked for
        desk.memory.stamps.clear()
        desk.since = datetime(2025, 7, 10, tzinfo=UTC)
        read = desk.read("feed", "/feed")
        assert [each.title for each in articles(read)] == [
            "Pier story 1",
            "Pier story 2",
            "Pier story 3",
        ]
        assert desk.site.targets == ["/feed", "/feed", "/2", "/3"]
        assert len(unchanged(desk.read("feed", "/feed"))) == 3


def test_wordpress_has_its_parts_by_number(tmp_path: Path) -> None:
    generator = "<generator>https://wordpress.org/?v=6.8</generator>"
    pages = {
        "/feed": reply(200, rss(generator, item(1))),
        "/feed?paged=2": reply(200, rss(generator, item(2))),
        "/feed?paged=3": reply(404),
    }
    with a_desk(tmp_path, pages) as desk:
        desk.since = datetime(2025, 7, 10, tzinfo=UTC)
        read = desk.read("feed", "/feed")
        assert len(articles(read)) == 2
        assert not rejected(read)
        assert desk.site.targets == ["/feed", "/feed?paged=2", "/feed?paged=3"]


def test_parts_without_end(tmp_path: Path) -> None:
    def part(connection: Any, asked: Any) -> None:
        number = int(asked.target.partition("=")[2] or 0)
        link = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/f?n={number + 1}"/>'
        connection.sendall(reply(200, rss(link, item(number))))

    with a_desk(tmp_path, {"/f": part, **{f"/f?n={n}": part for n in range(1, 30)}}) as desk:
        desk.since = datetime(2025, 7, 10, tzinfo=UTC)
        assert len(articles(desk.read("feed", "/f"))) == 1 + MOST_PARTS == 11


# What is gone


def test_a_whole_feed_says_from_when_on_it_has_everything(tmp_path: Path) -> None:
    with a_desk(tmp_path, {"/feed": reply(200, rss(item(1), item(2, day="Mon, 21")))}) as desk:
        assert complete(desk.read("feed", "/feed")).since == datetime(
            2025, 7, 21, 9, 0, 1, tzinfo=UTC
        )  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("days", "since"),
    [
        ((24, 23, 22), 22),
        ((1, 24, 23, 22), 22),  # a post that stays on top
        ((24, 1, 23, 22, 21), 21),  # an old one, touched up
        ((22, 23, 24), 24),  # the wrong way round: nothing is sure
        ((24, 20, 23, 19, 22, 21), 24),
        ((24,), 24),
    ],
)
def test_the_window_of_a_feed(days: tuple[int, ...], since: int) -> None:
    dates = [datetime(2025, 7, day, tzinfo=UTC) for day in days]
    assert window_of(dates) == datetime(2025, 7, since, 0, 0, 1, tzinfo=UTC)
    assert window_of([]) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(500), "has an error on its server (status 500)"),
        (reply(404), "does not exist (404)"),
        (reply(200, b" \n"), "is empty"),
        (reply(200, b"\x00\x01\x02"), "is a binary file, not text"),
        (reply(200, b"Not found, sorry."), "is neither XML nor JSON"),
        (reply(200, b'{"a": 1}'), "is JSON, but no feed"),
        (reply(200, b"{"), "is no JSON that can be read"),
        (reply(200, b"<urlset></urlset>"), "is a sitemap, not a feed"),
        (reply(200, b"<opml></opml>"), "is a list of feeds, not a feed"),
        (reply(200, b"<catalogue></catalogue>"), "is XML (<catalogue>), but no feed"),
        (reply(200, rss()), "is a feed without entries"),
        (html(b"<html><body>Hello</body></html>"), "is a web page, not a feed"),
    ],
)
def test_a_feed_that_gives_nothing_is_named_and_loses_nothing(
    tmp_path: Path, answer: bytes, reason: str
) -> None:
    with a_desk(tmp_path, {"/feed": [reply(200, rss(item())), answer]}) as desk:
        desk.read("feed", "/feed")
        second = desk.read("feed", "/feed")
    assert reason in reasons(second)[0]
    assert complete(second) is None
    if "without entries" not in reason:
        assert unchanged(second) == ["http://localhost/story-1"]


def test_a_feed_that_breaks_off(tmp_path: Path) -> None:
    content = rss(item(1), item(2))
    with a_desk(
        tmp_path, {"/feed": reply(200, content[: content.rindex(b"Fishing crews")])}
    ) as desk:
        read = desk.read("feed", "/feed")
    assert [each.title for each in articles(read)] == ["Pier story 1"]
    assert reasons(read) == [
        "is a feed that breaks off in the middle",
        "the feed breaks off within it",
    ]
    assert complete(read) is None


def test_a_page_leads_to_its_feed_once(tmp_path: Path) -> None:
    link = '<html><head><link rel="alternate" type="application/rss+xml" href="/comments/feed"><link rel="alternate" type="application/atom+xml" href="/real"></head></html>'
    with a_desk(tmp_path, {"/": html(link.encode()), "/real": reply(200, rss(item()))}) as desk:
        read = desk.read("feed", "/")
        assert [each.title for each in articles(read)] == ["Pier story 1"]
        assert reasons(read) == [f"is a web page, so its feed {desk.site.url('/real')} was read"]
        desk.site.pages["/real"] = html(link.encode())
        again = desk.read("feed", "/")
    assert "is a web page, and its feed" in reasons(again)[0]


def test_more_entries_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.sources._feed.entries.MOST_ENTRIES", 2)
    with a_desk(tmp_path, {"/feed": reply(200, rss(item(1), item(2), item(3)))}) as desk:
        read = desk.read("feed", "/feed")
    assert len(articles(read)) == 2
    assert "has 1 entries more" in reasons(read)[0]
    assert complete(read) is None
    assert values.MOST_ENTRIES == 2000


def test_hostile_xml() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    feed = read_feed(
        f"{bomb}]><rss><item><title>&j;</title></item></rss>".encode(), url="http://localhost/"
    )
    assert len(feed.entries[0].title.text) < 100
    outside = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>'
    assert "root" not in read_feed(outside, url="http://localhost/").entries[0].title.text
    with pytest.raises(NotAFeed):
        read_feed(b"<x>" + b"<a>" * 100_000, url="http://localhost/")


def test_what_only_looks_like_a_document_type() -> None:
    text = "<!-- <!DOCTYPE rss [ --><?x y?> <rss><item><title>A <![CDATA[<!DOCTYPE x]]></title></item></rss>"
    assert read_feed(text.encode(), url="").entries[0].title.text == "A <!DOCTYPE x"


def test_atom_has_other_types_in_base64() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="{}">{}</content></entry></feed>'
    words = atom.format("application/octet-stream", "PHA+VGhlIHBpZXI8L3A+")
    assert read_feed(words.encode(), url="").entries[0].content.text == "<p>The pier</p>"
    film = atom.format("video/mp4", "PHA+VGhlIHBpZXI8L3A+")
    assert not read_feed(film.encode(), url="").entries[0].content


def test_an_encoding_that_only_the_declaration_has_wrong() -> None:
    feed = read_feed(
        '<?xml version="1.0" encoding="utf-16"?><rss><item><title>Café</title></item></rss>'.encode(),
        url="",
    )
    assert feed.entries[0].title.text == "Café"
    assert (
        read_feed(
            "<rss><item><title>Café</title></item></rss>".encode("latin-1"),
            url="",
            charset="latin-1",
        )
        .entries[0]
        .title.text
        == "Café"
    )


def test_the_known_crash_of_other_readers() -> None:
    wild = "<rss><channel><item><title>x</title><description><![CDATA[ <!h<!h<!h< ]]></description></item></channel></rss>"
    assert read_feed(wild.encode(), url="").entries[0].summary.text.strip() == "<!h<!h<!h<"


def test_json_that_is_odd() -> None:
    odd = {
        "version": "https://jsonfeed.org/version/1",
        "items": [None, 3, {"id": None, "tags": "x", "authors": {}, "attachments": [1]}],
    }
    feed = read_feed(json.dumps(odd).encode(), url="http://localhost/")
    assert (len(feed.entries), feed.broken, feed.form) == (1, True, "JSON Feed 1")


# Mutations


@pytest.mark.slow
@pytest.mark.parametrize("number", range(150))
def test_mutated_feeds_end_as_articles_or_refusals(number: int) -> None:
    seeds = [file.read_bytes() for file in sorted(FEEDS.iterdir())]
    lots = benchmark.random.Random(number)
    benchmark.attack(benchmark.mutated(lots.choice(seeds), lots))
