from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from platforms import TEXT, Kept, articles, context, read_file, reasons

from digest import sources
from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Rejected
from digest.sources import Complete, Sample, Unchanged
from digest.sources._posts.markup import largest, prepared
from digest.sources._posts.shortcodes import without_shortcodes
from digest.sources._wordpress import stream
from digest.sources._wordpress.paragraphs import paragraphed
from digest.sources.reading import read_html
from digest.sources.wxr import read, recognise

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Gull</title>
<link>https://gull.example</link><language>en-GB</language>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Bell]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"


def item(number: int = 1, text: str = TEXT, extra: str = "", **more: str) -> str:
    fields = {
        "post_id": str(number),
        "post_date": "2026-11-18 09:30:00",
        "post_date_gmt": "2026-11-18 08:30:00",
        "post_name": f"post-{number}",
        "status": "publish",
        "post_type": "post",
        "post_password": "",
        **more,
    }
    written = "".join(
        f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in fields.items()
    )
    return (
        f"<item><title><![CDATA[Post {number}]]></title><link>https://gull.example/post-{number}/</link>"
        f'<guid isPermaLink="false">https://gull.example/?p={number}</guid><dc:creator>ada</dc:creator>'
        f"<content:encoded><![CDATA[{text}]]></content:encoded><excerpt:encoded></excerpt:encoded>{written}{extra}</item>\n"
    )


def picture(number: int, name: str, caption: str = "", parent: int = 0) -> str:
    return item(
        number,
        "",
        "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>The pier</wp:meta_value></wp:postmeta>",
        post_type="attachment",
        status="inherit",
        attachment_url=f"https://gull.example/wp-content/uploads/{name}",
        post_parent=str(parent),
    ).replace(
        "<excerpt:encoded></excerpt:encoded>", f"<excerpt:encoded>{caption}</excerpt:encoded>"
    )


def write(path: Path, *items: str) -> Path:
    path.write_text(HEAD + "".join(items) + TAIL, encoding="utf-8")
    return path


# ── posts ────────────────────────────────────────────────────────────────────────────────────────


def test_a_post_with_its_picture_author_and_terms(tmp_path: Path) -> None:
    extra = (
        '<category domain="category" nicename="city"><![CDATA[City]]></category>'
        '<category domain="category" nicename="port"><![CDATA[Harbour]]></category>'
        '<category domain="post_tag" nicename="pier"><![CDATA[pier]]></category>'
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>8</wp:meta_value></wp:postmeta>"
    )
    file = write(tmp_path / "gull.xml", item(1, extra=extra), picture(8, "pier.jpg", "At dusk"))
    items = read_file("wxr", file)
    (article,) = articles(items).values()
    assert article.id == "the-gull:post-1"
    assert article.path == "https://gull.example/?p=1"
    assert article.url == "https://gull.example/post-1/"
    assert (article.source, article.byline, article.language) == ("The Gull", "Ada Bell", "en")
    assert (article.section, article.labels, article.tags) == ("City", ("Harbour",), ("pier",))
    assert article.published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    assert [(image.src, image.alt, image.caption) for image in article.images] == [
        ("https://gull.example/wp-content/uploads/pier.jpg", "The pier", "At dusk")
    ]
    assert reasons(items) == ["entries that are no posts: 1 attachment"]
    assert items[-1] == Complete()


def test_the_category_marked_as_the_main_one_is_the_section(tmp_path: Path) -> None:
    extra = (
        '<category domain="category"><![CDATA[City]]></category><category domain="category"><![CDATA[Harbour]]></category>'
        "<wp:postmeta><wp:meta_key>_yoast_wpseo_primary_category</wp:meta_key><wp:meta_value>5</wp:meta_value></wp:postmeta>"
    )
    term = "<wp:category><wp:term_id>5</wp:term_id><wp:cat_name>Harbour</wp:cat_name></wp:category>"
    file = write(tmp_path / "gull.xml", term, item(1, extra=extra))
    assert articles(read_file("wxr", file))["Post 1"].section == "Harbour"


def test_zeros_are_read_in_the_configured_zone(tmp_path: Path) -> None:
    file = write(tmp_path / "gull.xml", item(post_date_gmt="0000-00-00 00:00:00"))
    tunis = read_file("wxr", file, options={"timezone": "Africa/Lagos"})
    assert articles(tunis)["Post 1"].published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    london = read_file("wxr", file, options={"timezone": "Europe/London"})
    assert articles(london)["Post 1"].published == datetime(2026, 11, 18, 9, 30, tzinfo=UTC)


def test_without_either_date_the_items_own_counts(tmp_path: Path) -> None:
    zeros = {"post_date_gmt": "0000-00-00 00:00:00", "post_date": "0000-00-00 00:00:00"}
    dated = "<pubDate>Wed, 18 Nov 2026 08:30:00 +0000</pubDate>"
    undated = "<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>"
    file = write(
        tmp_path / "gull.xml", item(1, extra=dated, **zeros), item(2, extra=undated, **zeros)
    )
    items = read_file("wxr", file)
    assert articles(items)["Post 1"].published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    assert reasons(items) == ["no date that can be read (“Post 2”)"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"status": "draft"}, "a draft"),
        ({"status": "private"}, "private"),
        ({"status": "future"}, "scheduled for later"),
        ({"status": "pending"}, "waiting for review"),
        ({"status": "trash"}, "in the bin"),
        ({"status": "odd"}, "not published (odd)"),
        ({"post_password": "x"}, "protected by a password"),
    ],
)
def test_what_is_not_public_stays_out(tmp_path: Path, more: dict[str, str], reason: str) -> None:
    items = read_file("wxr", write(tmp_path / "gull.xml", item(1, **more), item(2)))
    assert reasons(items) == [f"{reason} (“Post 1”)"]
    assert list(articles(items)) == ["Post 2"]


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def test_a_cut_export_is_read_up_to_the_cut(tmp_path: Path) -> None:
    whole = write(tmp_path / "gull.xml", item(1), item(2), item(3)).read_bytes()
    (tmp_path / "gull.xml").write_bytes(whole[: whole.index(b"Post 3") + 40])
    items = read_file("wxr", tmp_path / "gull.xml")
    assert list(articles(items)) == ["Post 1", "Post 2"]
    assert reasons(items) == ["cut or broken in line 9; the 2 posts before that were read"]
    assert not any(isinstance(each, Complete) for each in items)


def test_a_packed_export_is_read_and_a_cut_one_named(tmp_path: Path) -> None:
    whole = gzip.compress(write(tmp_path / "gull.xml", item(1)).read_bytes())
    (tmp_path / "a.xml.gz").write_bytes(whole)
    assert list(articles(read_file("wxr", tmp_path / "a.xml.gz"))) == ["Post 1"]
    (tmp_path / "a.xml.gz").write_bytes(whole[: len(whole) // 2])
    assert "cut or broken" in reasons(read_file("wxr", tmp_path / "a.xml.gz"))[0]


def test_a_packed_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "FREE_BYTES", 10_000)
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(HEAD.encode() + b" " * 5_000_000))
    assert reasons(read_file("wxr", tmp_path / "a.xml.gz")) == ["far larger than an export"]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush hush", encoding="utf-8")
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
        f'<!ENTITY c SYSTEM "file://{secret}">]>'
    )
    text = (
        HEAD.replace("<rss", bomb + "<rss", 1)
        + "<item><title>&c;&b;</title></item>"
        + item(2)
        + TAIL
    )
    (tmp_path / "gull.xml").write_text(text, encoding="utf-8")
    assert "hush" not in repr(read_file("wxr", tmp_path / "gull.xml"))


def test_what_xml_forbids_does_not_break_an_export(tmp_path: Path) -> None:
    data = write(tmp_path / "gull.xml", item(1, TEXT + "\x0b\x1f\x00 end."), item(2)).read_bytes()
    (tmp_path / "gull.xml").write_bytes(b"\xef\xbb\xbf\n\n" + data.replace(b"pier", b"pi\xe9r"))
    assert list(articles(read_file("wxr", tmp_path / "gull.xml"))) == ["Post 1", "Post 2"]


def test_of_a_folder_the_newest_file_counts_and_repetitions_are_counted(tmp_path: Path) -> None:
    old = write(tmp_path / "b.xml", item(1), item(2), picture(8, "pier.jpg"))
    os.utime(old, (1, 1))
    write(
        tmp_path / "a.xml",
        item(1, "Anew. " + TEXT),
        item(3, '<img class="wp-image-8" src="x-300x200.jpg">' + TEXT),
    )
    items = read_file("wxr", tmp_path)
    found = articles(items)
    assert list(found) == ["Post 1", "Post 3", "Post 2"]
    assert found["Post 1"].text.startswith("Anew.")
    assert found["Post 3"].images[0].src.endswith("/uploads/pier.jpg")
    assert reasons(items) == [
        "1 posts that a newer export, or an entry before them, has too; entries that are no posts: 1 attachment"
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"<html></html>", b"<rss/>", b"\x1f\x8b", b"PK\x03\x04", b"<rss><channel/></rss>"],
)
def test_another_kind_of_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gull.xml").write_bytes(content)
    (item_,) = read_file("wxr", tmp_path / "gull.xml")
    assert str(tmp_path / "gull.xml") in str(item_)


def test_what_does_not_exist_is_a_rejection(tmp_path: Path) -> None:
    assert reasons(read_file("wxr", tmp_path / "gone.xml")) == ["no such file or folder"]
    assert reasons(read_file("wxr", tmp_path)) == ["no export here"]


def test_an_unchanged_export_is_not_read_again(tmp_path: Path) -> None:
    memory = Kept()
    file = write(tmp_path / "gull.xml", item(1), item(2, status="draft"), picture(8, "a.jpg"))
    read_file("wxr", file, memory)
    items = read_file("wxr", file, memory)
    assert items[:-1] == [
        Unchanged("https://gull.example/?p=1"),
        Unchanged("https://gull.example/?p=2"),
        Unchanged(str(file)),
    ]
    assert items[-1] == Complete()
    write(file, item(1), item(2))
    assert len(articles(read_file("wxr", file, memory))) == 2


def test_what_lies_in_the_future_and_what_is_cut_is_read_again(tmp_path: Path) -> None:
    file, now = tmp_path / "gull.xml", datetime(2026, 11, 18, tzinfo=UTC)
    later, memory = datetime(2026, 11, 19, tzinfo=UTC), Kept()
    write(file, item(1))
    config = SourceConfig(type="wxr", path=str(file))
    held = list(sources.read(config, context(memory=memory, now=now)))
    assert "lies in the future" in reasons(held)[0]
    assert list(articles(list(sources.read(config, context(memory=memory, now=later))))) == [
        "Post 1"
    ]
    file.write_bytes(file.read_bytes()[:-40])
    for _ in range(2):
        items = read_file("wxr", file, memory)
        assert [each.temporary for each in items if isinstance(each, Rejected)] == [True]
        assert not any(isinstance(each, Complete) for each in items)
        memory.remember(str(file), "")  # as the library does for what is temporary


def test_settings_and_recognition(tmp_path: Path) -> None:
    file = write(tmp_path / "gull.xml", item(1))
    for options in ({"timezone": "Nowhere/Land"}, {"tmezone": "UTC"}):
        with pytest.raises(ConfigError, match="timezone"):
            read(SourceConfig(type="wxr", path=str(file), options=options), context())
    with pytest.raises(ConfigError, match="path: missing"):
        read(SourceConfig(type="wxr"), context())
    for content in (file.read_bytes(), gzip.compress(file.read_bytes())):
        found = recognise(Sample(where=str(file), path=file, content=content))
        assert found is not None
        assert (found.config.type, found.config.path) == ("wxr", str(file))
    assert recognise(Sample(where="x", path=file, content=b"<rss>")) is None


def test_a_folder_with_exports_is_a_source(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    write(folder / "gull.xml", item(1))
    (folder / "README.md").write_text("What this is.", encoding="utf-8")
    (folder / "empty.json").write_bytes(b"")
    (folder / "gone.xml").symlink_to(tmp_path / "nowhere.xml")
    surest, other = sources.find(str(folder), context())
    assert (surest.config.type, surest.config.path) == ("wxr", str(folder))
    assert (surest.what, surest.title) == ("a folder with a WordPress export", "The Gull")
    assert other.config.type == "folder"
    assert len(articles(list(sources.read(surest.config, context())))) == 1
    (folder / "_posts").mkdir()
    (folder / "_posts/post.md").write_text("A post.", encoding="utf-8")
    assert [each.config.type for each in sources.find(str(folder), context())] == ["folder"]


# ── text ─────────────────────────────────────────────────────────────────────────────────────────


def shown(html: str) -> tuple[str, ...]:
    return read_html(prepared(paragraphed(html))).paragraphs


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("One.\n\nTwo.\n\n\n\nThree.", ("One.", "Two.", "Three.")),
        ("One line.\nAnother line.", ("One line.", "Another line.")),
        ("A line\nthat goes on.", ("A line that goes on.",)),
        ("<em>One.\n\nTwo.</em>", ("One.", "Two.")),
        ("<!-- wp:paragraph --><p>One\n\ntwo.</p>", ("One two.",)),
        ("One.\r\n\r\nTwo.", ("One.", "Two.")),
        ("<ul>\n<li>One</li>\n\n<li>Two</li>\n</ul>", ("One", "Two")),
    ],
)
def test_blank_lines_make_paragraphs(html: str, paragraphs: tuple[str, ...]) -> None:
    assert shown(html) == paragraphs


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("He said [sic] so.", "He said [sic] so."),
        ("[the minister] spoke", "[the minister] spoke"),
        ("[box colour='red']Words[/box]", "Words"),
        ("[et_pb_section]Words[/et_pb_section]", "Words"),
        ("[quote]Words[/quote] and [others]", "Words and [others]"),
        ("[gallery ids='1,2'] after", " after"),
        ("[embed]https://video.example/1[/embed]after", "after"),
        ("[contact-form][contact-field label='Name' /][/contact-form]after", "after"),
        ("[ad id=&#8221;7&#8221;]after", "after"),
        ("[1] and [a/b]", "[1] and [a/b]"),
        ("[my_code] after [mycode]", " after [mycode]"),
        ("[hr /]after", "after"),
        ("[code]x = [1][/code]after", "after"),
    ],
)
def test_shortcodes_go_and_their_words_stay(written: str, left: str) -> None:
    assert without_shortcodes(written) == left


def test_a_caption_goes_with_its_picture() -> None:
    html = '[caption width="3"]<a href="/full.jpg"><img src="/a-300x200.jpg" alt="A"></a> The new quay[/caption]Words.'
    content = read_html(prepared(html))
    assert content.paragraphs == ("Words.",)
    assert [(image.src, image.caption) for image in content.images] == [
        ("/full.jpg", "The new quay")
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<div class="sharedaddy sd-sharing">Share this</div>',
        '<div class="jp-relatedposts"><h3>Related</h3></div>',
        '<div class="wp-block-buttons"><div class="wp-block-button"><a>Subscribe</a></div></div>',
        '<ul class="wp-block-latest-posts"><li><a>Other</a></li></ul>',
        '<blockquote class="twitter-tweet"><p>A tweet</p></blockquote>',
        '<blockquote class="wp-embedded-content"><a>Other</a></blockquote>',
        '<div id="ez-toc-container" class="ez-toc-container">Contents</div>',
        '<figure class="kg-card kg-bookmark-card"><a>Other</a></figure>',
        '<div class="kg-card kg-signup-card">Sign up</div>',
        '<h3>More of this</h3><ul><li><a href="/a">A story</a></li><li><a href="/b">Another</a></li></ul>',
        "<script>x</script><noscript>y</noscript>",
    ],
)
def test_furniture_goes(html: str) -> None:
    assert shown(f"<p>{TEXT}</p>{html}") == (TEXT,)


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Bread</li><li>Salt</li></ul>",
        '<p>See <a href="/a">the report</a> of May.</p>',
        '<ul><li><a href="/a">One</a>, a boat</li><li><a href="/b">Two</a>, a ship</li></ul>',
        '<div class="kg-card kg-callout-card"><div>Bring a coat.</div></div>',
        "<h3>The end</h3><p>It ended.</p>",
    ],
)
def test_text_that_looks_a_little_like_it_stays(html: str) -> None:
    assert len(shown(f"<p>{TEXT}</p>{html}")) > 1


def test_a_poem_and_an_emoji_stay() -> None:
    assert shown('<pre class="wp-block-verse">Of the sea</pre>') == ("Of the sea",)
    assert shown('<p>Fine <img class="emoji" alt="🙂" src="https://s.example/1.svg"> day</p>') == (
        "Fine 🙂 day",
    )


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (
            '<img src="a-300x2.jpg" srcset="a-300x2.jpg 300w, a-1024.jpg 1024w, a.jpg 5000w">',
            "a-1024.jpg",
        ),
        ('<img src="a.jpg" srcset="b.jpg 5000w, c.jpg 4000w">', "c.jpg"),
        ('<img src="data:image/gif;base64,R0" data-lazy-src="a.jpg">', "a.jpg"),
        ('<a href="/a/full.png"><img src="thumb.png"></a>', "/a/full.png"),
        ('<a href="/a/page/"><img src="thumb.png"></a>', "thumb.png"),
        ('<img src="/wp-content/uploads/2026/a-150x150.jpg">', "/wp-content/uploads/2026/a.jpg"),
        (
            '<img src="/wp-content/uploads/2026/a-1024x768.jpg">',
            "/wp-content/uploads/2026/a-1024x768.jpg",
        ),
        (
            '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">Words</p></div>',
            "a.jpg",
        ),
    ],
)
def test_the_largest_sensible_picture_is_taken(html: str, source: str) -> None:
    (image,) = read_html(prepared(html)).images
    assert image.src == source


@pytest.mark.parametrize(("widths", "taken"), [((2560, 2561), 2560), ((2561, 4000), 2561)])
def test_no_picture_is_wider_than_a_page_needs(widths: tuple[int, ...], taken: int) -> None:
    assert largest(", ".join(f"{width}.jpg {width}w" for width in widths)) == f"{taken}.jpg"


@pytest.mark.parametrize(("width", "left"), [(599, ""), (600, "-600x400")])
def test_small_copies_are_replaced_by_what_they_were_made_of(width: int, left: str) -> None:
    html = f'<img src="/wp-content/uploads/a-{width}x400.jpg">'
    assert read_html(prepared(html)).images[0].src == f"/wp-content/uploads/a{left}.jpg"


def test_a_post_has_a_greatest_length(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xml", item(1, "<i></i>" * 71_429), item(2, "Word " * 99_999))
    items = read_file("wxr", file)
    assert list(articles(items)) == ["Post 2"]
    assert reasons(items) == ["500,003 characters, too long for an article (“Post 1”)"]


def test_a_title_has_a_greatest_length_and_is_made_where_there_is_none(tmp_path: Path) -> None:
    long = item(1).replace("Post 1", "word " * 61)
    unnamed = item(2).replace("Post 2", "")
    nameless = item(3, post_name="3").replace("Post 3", " ")
    found = articles(read_file("wxr", write(tmp_path / "a.xml", long, unnamed, nameless)))
    assert [len(title) for title in found][:1] == [299]
    assert list(found)[1:] == ["Post 2", "The harbour board closed the old pier on"]
    assert [post.notes for post in found.values()] == [
        ("title cut to 300 characters",),
        ("no title, so the name in its address became one",),
        ("no title, so its first words became one",),
    ]


def test_a_short_text_takes_its_language_from_the_title_too(tmp_path: Path) -> None:
    french = item(1, "Le port.").replace(
        "Post 1", "Le conseil du port a fermé lundi le vieux quai de la ville"
    )
    (found,) = articles(read_file("wxr", write(tmp_path / "a.xml", french))).values()
    assert found.language == "fr"


def test_a_language_that_is_not_detected_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(
        (HEAD + item(1) + TAIL).replace("<language>en-GB", "<language>cy"), encoding="utf-8"
    )
    assert articles(read_file("wxr", file))["Post 1"].language == "cy"


def test_a_caption_of_an_older_theme_is_read() -> None:
    html = '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">Words</p></div>'
    assert read_html(prepared(html)).images[0].caption == "Words"
    assert largest("") == ""


def test_galleries_give_their_pictures(tmp_path: Path) -> None:
    file = write(
        tmp_path / "gull.xml",
        item(1, TEXT + "\n\n[gallery ids='8,9,77']"),
        item(2, TEXT + "\n\n[gallery]"),
        picture(8, "a.jpg", "One"),
        picture(9, "b.jpg", parent=2),
    )
    found = articles(read_file("wxr", file))
    names = {title: [Path(each.src).name for each in post.images] for title, post in found.items()}
    assert names == {"Post 1": ["a.jpg", "b.jpg"], "Post 2": ["b.jpg"]}
    assert found["Post 1"].images[0].caption == "One"


def test_hostile_brackets_take_no_time() -> None:
    import time

    for hostile in (
        "[code]" * 60_000,
        "[a " + " " * 400_000,
        "[x_" + "a" * 400_000,
        "[caption]" * 40_000,
        "<" * 300_000,
        "[a=" * 100_000,
    ):
        begun = time.process_time()
        without_shortcodes(hostile)
        paragraphed(hostile)
        assert time.process_time() - begun < 3
