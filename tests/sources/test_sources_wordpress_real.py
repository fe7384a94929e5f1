"""WordPress itself: what its editor published is what is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import wordpress_site
from wordpress_site import WordPress

from digest import plugins, sources
from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources import Complete, Context, Item, Unchanged
from digest.sources.net import Client, Settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(wordpress_site.missing()), reason=wordpress_site.missing()),
]

CONTENT = r"""
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_delete_post(1, true);
update_option('timezone_string', 'Africa/Tunis');
update_option('WPLANG', '');
wp_update_user(['ID' => 1, 'display_name' => 'Ada Bell', 'user_email' => 'editor@example.org']);
$city = wp_create_category('City Hall'); $harbour = wp_create_category('Harbour');

function picture($name, $wide, $high, $alt, $caption) {
    $up = wp_upload_dir(); $file = $up['path'] . "/$name";
    $gd = imagecreatetruecolor($wide, $high); imagejpeg($gd, $file, 60);
    $id = wp_insert_attachment(['post_mime_type' => 'image/jpeg', 'post_title' => $name, 'post_excerpt' => $caption, 'post_status' => 'inherit'], $file);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file));
    update_post_meta($id, '_wp_attachment_image_alt', $alt);
    return $id;
}
$pier = picture('pier.jpg', 3000, 2000, 'The old pier', 'The pier at dusk. Photo: Tom Roe');
$one = picture('crane.jpg', 900, 600, 'A crane', 'The first crane');
$two = picture('quay.jpg', 900, 600, 'The quay', '');

$text = "The harbour board closed the old pier on Monday. Two cranes will be moved before winter, and a ferry will run every twenty minutes from the new quay.";
function post($title, $more = []) {
    global $text;
    return wp_insert_post(array_merge(['post_title' => $title, 'post_content' => "<!-- wp:paragraph -->\n<p>$text</p>\n<!-- /wp:paragraph -->",
        'post_status' => 'publish', 'post_date' => '2026-11-18 09:30:00'], $more), true);
}
$id = post('Harbour board closes the “old” pier', ['post_category' => [$city, $harbour], 'tags_input' => ['pier', 'ferry'], 'post_excerpt' => 'A ferry replaces it.']);
set_post_thumbnail($id, $pier); update_option('first_post', $id);
post('Behind a word', ['post_password' => 'word']);
post('For the desk alone', ['post_status' => 'private']);
post('Next year', ['post_status' => 'future', 'post_date' => '2037-01-01 09:00:00']);
post('Half done', ['post_status' => 'draft']);
post('Under review', ['post_status' => 'pending']);
$src = wp_get_attachment_image_url($one, 'medium');
post('Everything WordPress does', ['post_date' => '2026-11-19 23:30:00', 'post_content' => "<!-- wp:paragraph -->
<p>$text A footnote follows.<sup data-fn=\"a1\" class=\"fn\"><a href=\"#a1\" id=\"a1-link\">1</a></sup></p>
<!-- /wp:paragraph -->
<!-- wp:gallery {\"linkTo\":\"none\"} -->
<figure class=\"wp-block-gallery has-nested-images\"><!-- wp:image {\"id\":$one,\"sizeSlug\":\"medium\"} -->
<figure class=\"wp-block-image size-medium\"><img src=\"$src\" alt=\"A crane\" class=\"wp-image-$one\"/><figcaption>The first crane</figcaption></figure>
<!-- /wp:image --></figure>
<!-- /wp:gallery -->
<!-- wp:quote -->
<blockquote class=\"wp-block-quote\"><p>Nobody asked us, the crews said.</p></blockquote>
<!-- /wp:quote -->
<!-- wp:list --><ul><!-- wp:list-item --><li>A ticket costs three crowns.</li><!-- /wp:list-item --></ul><!-- /wp:list -->
<!-- wp:embed {\"url\":\"https://video.example/1\"} -->
<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">https://video.example/1</div></figure>
<!-- /wp:embed -->
<!-- wp:buttons --><div class=\"wp-block-buttons\"><div class=\"wp-block-button\"><a class=\"wp-block-button__link\">Subscribe now</a></div></div><!-- /wp:buttons -->
<!-- wp:latest-posts /-->"]);
post('Of the old editor', ['post_date' => '2026-11-20 08:00:00', 'post_content' => "$text

[caption id=\"attachment_$two\" align=\"alignnone\" width=\"300\"]<img class=\"wp-image-$two\" src=\"" . wp_get_attachment_image_url($two, 'medium') . "\" alt=\"The quay\" width=\"300\" height=\"200\" /> The new quay[/caption]

[fancy_box colour=\"red\"]The mayor [of the town] spoke.[/fancy_box]

Line one of it.
Line two of it.

[gallery ids=\"$one,$two\"]"]);
post('Le vieux quai ferme', ['post_date' => '2026-11-20 10:00:00', 'post_content' => '<p>Le conseil du port a fermé lundi le vieux quai de la ville, et deux grues seront déplacées avant l’hiver par les ouvriers.</p>']);
post('Long ago', ['post_date' => '2020-01-05 10:00:00']);
"""
EXPORT = "require_once ABSPATH . 'wp-admin/includes/export.php'; export_wp();"
NOW = datetime(2026, 11, 29, tzinfo=UTC)


@pytest.fixture(scope="module")
def site() -> Iterator[WordPress]:
    with (
        tempfile.TemporaryDirectory(prefix="wp") as folder,
        wordpress_site.running(Path(folder)) as wordpress,
    ):
        wordpress.php(CONTENT)
        yield wordpress


class Kept:
    """A memory in a dictionary."""

    def __init__(self) -> None:
        self.stamps: dict[str, str] = {}

    def stamp(self, place: str) -> str:
        return self.stamps.get(place, "")

    def remember(self, place: str, stamp: str) -> None:
        self.stamps[place] = stamp


def read(site: WordPress, memory: Kept | None = None, **options: Any) -> list[Item]:
    config = SourceConfig(
        type="wordpress", url=site.url, options={"allow_private": ["127.0.0.1"], **options}
    )
    with Client(Settings(gap=0)) as client:
        context = Context(
            base=site.folder,
            zone=ZoneInfo("Europe/Paris"),
            languages=("en",),
            now=NOW,
            since=datetime(2026, 11, 1, tzinfo=UTC),
            memory=memory or Kept(),
            client=lambda: client,
        )
        return list(sources.read(config, context))


def articles(items: list[Item]) -> dict[str, Article]:
    return {item.title: item for item in items if isinstance(item, Article)}


def test_what_is_public_is_read_and_the_rest_stays_out(site: WordPress) -> None:
    items = read(site)
    assert set(articles(items)) == {
        "Harbour board closes the “old” pier",
        "Everything WordPress does",
        "Of the old editor",
        "Le vieux quai ferme",
    }
    refused = [item for item in items if isinstance(item, Rejected)]
    assert [item.reason for item in refused] == ["protected by a password (“Behind a word”)"]
    assert Complete(since=datetime(2026, 11, 1, tzinfo=UTC)) in items


def test_a_post_has_all_its_parts(site: WordPress) -> None:
    post = articles(read(site))["Harbour board closes the “old” pier"]
    assert post.source == "The Gull"
    assert post.byline == "Ada Bell"
    assert post.published == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
    assert {post.section, *post.labels} == {"City Hall", "Harbour"}
    assert set(post.tags) == {"pier", "ferry"}
    assert post.standfirst == "A ferry replaces it."
    assert post.url == f"{site.url}/2026/11/harbour-board-closes-the-old-pier/"
    assert post.language == "en"
    (picture,) = post.images
    assert picture.src.endswith("/pier-scaled.jpg")
    assert (picture.alt, picture.caption, picture.credit) == (
        "The old pier",
        "The pier at dusk.",
        "Tom Roe",
    )


def test_blocks_are_read_for_what_they_mean(site: WordPress) -> None:
    post = articles(read(site))["Everything WordPress does"]
    assert post.text.split("\n\n")[1:] == [
        "Nobody asked us, the crews said.",
        "A ticket costs three crowns.",
    ]
    assert post.text.split("\n\n")[0].endswith("A footnote follows.")
    assert [(Path(image.src).name, image.caption) for image in post.images] == [
        ("crane.jpg", "The first crane")
    ]
    assert post.published == datetime(2026, 11, 19, 22, 30, tzinfo=UTC)


def test_the_old_editors_text_is_read_as_wordpress_shows_it(site: WordPress) -> None:
    post = articles(read(site))["Of the old editor"]
    assert post.text.split("\n\n")[1:] == [
        "The mayor [of the town] spoke.",
        "Line one of it.",
        "Line two of it.",
    ]
    assert [Path(image.src).name for image in post.images][:1] == ["quay.jpg"]
    assert post.images[0].caption == "The new quay"
    assert len(post.images) == 2


def test_a_text_has_the_language_it_is_in(site: WordPress) -> None:
    assert articles(read(site))["Le vieux quai ferme"].language == "fr"


def test_the_export_tells_the_same(site: WordPress, tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_text(site.php(EXPORT), encoding="utf-8")
    context = Context(base=tmp_path, zone=ZoneInfo("Africa/Tunis"), languages=("en",))
    exported = articles(list(sources.read(SourceConfig(type="wxr", path="export.xml"), context)))
    live = articles(read(site))
    assert set(exported) == {*live, "Long ago"}
    for title, post in live.items():
        other = exported[title]
        assert (other.text, other.published, other.url) == (post.text, post.published, post.url)
        assert (other.byline, other.source, other.language) == (
            post.byline,
            post.source,
            post.language,
        )
        assert {other.section, *other.labels} == {post.section, *post.labels}
        assert {Path(image.src).stem.removesuffix("-scaled") for image in other.images} == {
            Path(image.src).stem.removesuffix("-scaled") for image in post.images
        }


def test_nothing_is_read_twice_and_what_changes_is(site: WordPress) -> None:
    memory = Kept()
    before = articles(read(site, memory))["Harbour board closes the “old” pier"]
    again = read(site, memory)
    assert len(again) == 5
    assert all(isinstance(item, Unchanged) for item in again)
    site.php(
        "wp_update_post(['ID' => get_option('first_post'), 'post_content' => '<p>The board opened it again "
        "on Friday, to the surprise of the crews and of the town.</p>', 'post_name' => 'pier-opens'], true);"
        "$o = get_page_by_path('of-the-old-editor', OBJECT, 'post'); wp_update_post(['ID' => $o->ID, 'post_status' => 'draft']);"
    )
    later = read(site, memory)
    (post,) = articles(later).values()
    assert post.path == before.path
    assert post.text.startswith("The board opened it again")
    assert post.url.endswith("/pier-opens/")
    assert len([item for item in later if isinstance(item, Unchanged)]) == 3
    assert isinstance(later[-1], Complete)
    site.php("$o = get_page_by_path('of-the-old-editor', OBJECT, 'post'); wp_publish_post($o->ID);")
    assert set(articles(read(site, memory))) == {"Of the old editor"}


def test_a_renamed_author_or_category_is_noticed(site: WordPress) -> None:
    memory = Kept()
    before = articles(read(site, memory))
    site.php("wp_update_user(['ID' => 1, 'display_name' => 'Renamed Reed']);")
    authors = list(articles(read(site, memory)).values())
    assert authors
    assert all("Renamed Reed" in post.byline for post in authors)
    assert {post.title for post in authors} <= before.keys()
    site.php(
        "$p = get_posts(['numberposts' => 1])[0]; $c = wp_get_post_categories($p->ID)[0];"
        "wp_update_term($c, 'category', ['name' => 'Along the quay']);"
    )
    renamed = articles(read(site, memory)).values()
    assert any("Along the quay" in (post.section, *post.labels) for post in renamed)
    assert all(isinstance(item, Unchanged) for item in read(site, memory))


def test_an_application_password_opens_a_closed_interface(
    site: WordPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site.php(
        "echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'digest'])[0];"
    )
    site.php("update_option('rest_closed', 'strangers');")
    monkeypatch.setenv("GULL_PASSWORD", made)
    try:
        items = read(site, user="editor", password_env="GULL_PASSWORD")
    finally:
        site.php("update_option('rest_closed', '');")
    assert "Everything WordPress does" in articles(items)
    assert "For the desk alone" not in articles(items)
    assert "Behind a word" not in articles(items)


@pytest.mark.skipif(
    "feed" not in plugins.names("digest.sources"), reason="the kind 'feed' is not here yet"
)
def test_a_site_that_closed_its_interface_is_read_by_its_feed(site: WordPress) -> None:
    site.php("update_option('rest_closed', 'everybody');")
    try:
        items = read(site)
    finally:
        site.php("update_option('rest_closed', '');")
    assert isinstance(items[0], Rejected)
    assert "feed was read instead" in items[0].reason
    found = articles(items)
    assert "Everything WordPress does" in found
    assert "For the desk alone" not in found
    assert found["Everything WordPress does"].published == datetime(
        2026, 11, 19, 22, 30, tzinfo=UTC
    )


def test_plain_addresses_work_too(site: WordPress) -> None:
    site.php("update_option('permalink_structure', '');")
    try:
        items = read(site)
    finally:
        site.php("update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');")
    assert "Everything WordPress does" in articles(items)
