"""The web pages and the other formats of a sent issue: only they, and of the right print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree
from press_weeks import week_of
from site_desk import URL, Site, issue, pages, site

from digest.files import sha256
from digest.formats import note_formats
from digest.web.guard import HEADERS

WEB = "/issues/2025-W30/web/"


@pytest.fixture
def read(door: Site) -> Path:
    """A sent issue with web pages; the folder of the pages."""
    return pages(issue(door), week_of(3))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with web pages beside which there are files and links that are not of them."""
    with site(tmp_path_factory.mktemp("guarded")) as made:
        folder = pages(issue(made), week_of(3))
        (folder / ".hidden.html").write_text("secret", encoding="utf-8")
        (folder / "secret.txt").write_text("secret", encoding="utf-8")
        outside = made.door.config.folder / "outside"
        outside.mkdir()
        (outside / "secret.html").write_text("secret", encoding="utf-8")
        (folder / "link.html").symlink_to(outside / "secret.html")
        (folder / "outside").symlink_to(outside)
        yield made


def test_every_file_of_the_pages_is_served_with_its_type(door: Site, read: Path) -> None:
    client = door.client()
    assert client.get(WEB).text == (read / "index.html").read_text(encoding="utf-8")
    types = {
        "story-1.html": "text/html; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "icon.svg": "image/svg+xml",
        "search.js": "text/javascript; charset=utf-8",
        "feed.xml": "application/atom+xml",
        "sitemap.xml": "application/xml",
        "issue.json": "application/json",
    }
    for name, kind in types.items():
        answer = client.get(WEB + name)
        assert answer.headers["content-type"] == kind
        assert answer.content == (read / name).read_bytes()
        assert answer.headers["cache-control"] == "public, max-age=300"
        assert {
            one.decode(): two.decode() for one, two in HEADERS
        }.items() <= answer.headers.items()


def test_a_picture_may_be_kept_for_long(door: Site, read: Path) -> None:
    (read / "pictures").mkdir()
    (read / "pictures" / "1-480.jpg").write_bytes(b"\xff\xd8")
    answer = door.client().get(f"{WEB}pictures/1-480.jpg")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "public, max-age=86400"


def test_the_folder_has_one_address(door: Site, read: Path) -> None:
    answer = door.client().get("/issues/2025-W30/web")
    assert (answer.status_code, answer.headers["location"]) == (301, WEB)


def test_the_server_answers_the_search_of_the_pages(door: Site, read: Path) -> None:
    answer = door.client().get(f"{WEB}search.html?q=ferry%26x")
    assert (answer.status_code, answer.headers["location"]) == (302, "/search?q=ferry%26x")


@pytest.mark.parametrize(
    "name",
    [
        "../atlas-weekly-2025-w30.layout.json",
        "..%2fatlas-weekly-2025-w30.layout.json",
        "%2e%2e/atlas-weekly-2025-w30.layout.json",
        "..%5catlas-weekly-2025-w30.layout.json",
        "pictures/../../atlas-weekly-2025-w30.layout.json",
        "pictures/..%2f..%2fissue.json",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        ".hidden.html",
        "story-1.html/",
        "story-1.html%00.jpg",
        "secret.txt",
        "link.html",
        "outside/secret.html",
        "nothing.html",
        "a" * 5000 + ".html",
    ],
)
def test_no_other_file_is_served(guarded: Site, name: str) -> None:
    answer = guarded.client().get(WEB + name)
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_pages_of_an_issue_that_was_not_sent_are_not_there(door: Site) -> None:
    pages(issue(door, sent=False), week_of(2))
    assert door.client().get(WEB).status_code == 404


def test_pages_of_an_earlier_print_are_not_there(door: Site) -> None:
    """The editor dropped a story, built the PDF again, not the pages, and sent it."""
    pdf = issue(door)
    folder = pages(pdf, week_of(3))
    note_formats(pdf, "another", [folder / "index.html"])
    client = door.client()
    assert client.get(WEB).status_code == 404
    assert WEB not in client.get("/issues/2025-W30/").text


def test_pages_that_were_corrected_after_sending_are_read(door: Site, read: Path) -> None:
    later = read.with_name("atlas-weekly-2025-w30-r2.pdf")
    later.write_bytes(b"%PDF-1.7 later")
    (read / "story-1.html").write_text("Corrected", encoding="utf-8")
    note_formats(later, sha256(later), [read / "index.html"])
    assert door.client().get(f"{WEB}story-1.html").text == "Corrected"
    assert door.client().get(f"/issues/2025-W30/{later.name}").status_code == 404


def test_the_issue_s_page_lists_every_format_with_its_size(door: Site) -> None:
    pdf = issue(door)
    folder = pages(pdf, week_of(3))
    book, phone = pdf.with_suffix(".epub"), pdf.with_name(f"{pdf.stem}-phone.pdf")
    book.write_bytes(b"PK" * 1_000_000)
    phone.write_bytes(b"%PDF" + b" " * 1_300_000)
    client = door.client()
    assert "EPUB" not in client.get("/issues/2025-W30/").text
    note_formats(pdf, sha256(pdf), [folder / "index.html", book, phone])
    page = client.get("/issues/2025-W30/").text
    for name, size in ((pdf.name, "0.1"), (book.name, "2.0"), (phone.name, "1.3")):
        assert re.search(
            rf'href="/issues/2025-W30/{name}">[^<]+</a> <span class="size">{size} MB', page
        )
    assert f'href="{WEB}"' in page
    answer = client.get(f"/issues/2025-W30/{book.name}")
    assert answer.content == book.read_bytes()
    assert answer.headers["content-type"] == "application/epub+zip"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get(f"/issues/2025-W30/{phone.name}").headers["content-type"] == "application/pdf"


def test_a_story_on_the_issue_s_page_leads_to_its_own(door: Site) -> None:
    from dataclasses import replace

    pdf, week = issue(door), week_of(2)
    stories = (replace(week.stories[0], id="a"), replace(week.stories[1], id="b"))
    pages(pdf, replace(week, stories=stories, cover="a"))
    assert f'href="{WEB}b.html"' in door.client().get("/issues/2025-W30/").text
    assert f'href="{WEB}"' in door.client().get("/").text


def test_a_damaged_record_leaves_the_issue_readable(door: Site, read: Path) -> None:
    (read / "issue.json").write_text("{", encoding="utf-8")
    page = door.client().get("/issues/2025-W30/")
    assert page.status_code == 200
    assert "#page=4" in page.text


def test_the_feed_of_stories_is_atom(door: Site, read: Path) -> None:
    issue(door, "2025-W29", number=30)  # without pages: its stories are in the PDF
    answer = door.client().get("/stories.xml")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = etree.fromstring(answer.content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    links = [one.get("href") for one in feed.findall("a:entry/a:link", names)]
    assert links == [
        *(f"{URL}{WEB}story-{number}.html" for number in range(3)),
        f"{URL}/issues/2025-W29/atlas-weekly-2025-w29.pdf#page=1",
        f"{URL}/issues/2025-W29/atlas-weekly-2025-w29.pdf#page=4",
    ]
    ids = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(ids) == len(set(ids)) == 6


def test_the_map_lists_what_can_be_read(door: Site, read: Path) -> None:
    issue(door, "2025-W29", number=30)
    issue(door, "2025-W31", number=32, sent=False)
    client = door.client()
    places = etree.fromstring(client.get("/sitemap.xml").content)
    found = [place.text for place in places.iter("{*}loc")]
    assert found == [
        f"{URL}/",
        f"{URL}/issues/2025-W30/",
        f"{URL}/issues/2025-W29/",
        *(f"{URL}{WEB}story-{number}.html" for number in range(3)),
    ]
    assert all(client.get(place or "").status_code == 200 for place in found)
    assert f"Sitemap: {URL}/sitemap.xml" in client.get("/robots.txt").text


def test_every_page_tells_previews_of_links_what_it_is(door: Site, read: Path) -> None:
    client = door.client()
    for path in ("/", "/issues/2025-W30/", WEB, f"{WEB}story-1.html"):
        page = client.get(path).text
        given = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', page))
        assert given["url"] == URL + path
        assert all(given[name] for name in ("title", "description", "type", "site_name"))
        if "image" in given:
            assert client.get(urljoin(URL, given["image"])).status_code == 200


def test_pages_below_a_path(tmp_path: Path) -> None:
    with site(tmp_path, web={"url": "https://example.org/weekly"}) as made:
        pages(issue(made), week_of(2))
        client = made.client()
        client.base_url = "https://example.org"  # type: ignore[assignment]
        assert client.get(f"/weekly{WEB}story-1.html").status_code == 200
        moved = client.get(f"/weekly{WEB}search.html?q=a")
        assert moved.headers["location"] == "/weekly/search?q=a"
