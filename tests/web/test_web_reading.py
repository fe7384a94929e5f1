"""What everyone may read: only issues that were sent, and nothing beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from site_desk import URL, Site, issue, site

from digest.files import sha256
from digest.web.archive import COVERS
from digest.web.guard import HEADERS
from digest.web.reading import FEED, SHOWN

PDF = "/issues/2025-W30/atlas-weekly-2025-w30.pdf"


def test_the_archive_shows_the_newest_first(door: Site) -> None:
    for number, week in ((30, "2025-W29"), (31, "2025-W30"), (29, "2025-W28")):
        issue(door, week, number=number)
    page = door.client().get("/").text
    places = [page.index(f"closes&gt; {number}") for number in (31, 30, 29)]
    assert places == sorted(places)
    assert "<closes>" not in page
    assert f'href="{PDF}"' in page


def test_a_site_without_an_issue_says_so(door: Site) -> None:
    answer = door.client().get("/")
    assert answer.status_code == 200
    assert "No issue has been sent yet" in answer.text
    assert 'name="email"' in answer.text


def test_older_issues_are_a_page_away(door: Site) -> None:
    for week in range(1, SHOWN + 2):
        issue(door, f"2025-W{week:02}", number=week)
    client = door.client()
    first = client.get("/").text
    assert first.count('class="cover"') == SHOWN
    assert "?before=2025-W02" in first
    second = client.get("/?before=2025-W02").text
    assert second.count('class="cover"') == 1
    assert "closes&gt; 1" in second
    assert "Older issues" not in second
    assert client.get("/?before=nonsense").status_code == 200


def test_an_issue_has_a_page_with_its_stories(door: Site) -> None:
    issue(door)
    page = door.client().get("/issues/2025-W30/").text
    assert "Evening ferries run until midnight" in page
    assert f'href="{PDF}#page=4"' in page
    assert "Not printed" not in page
    typed = door.client().get("/issues/2025-W30", follow_redirects=False)
    assert (typed.status_code, typed.headers["location"]) == (301, "/issues/2025-W30/")


def test_the_pdf_and_the_cover(door: Site) -> None:
    pdf = issue(door)
    client = door.client()
    answer = client.get(PDF)
    assert answer.content == pdf.read_bytes()
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")
    part = client.get(PDF, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")
    cover = client.get("/issues/2025-W30/cover-480.jpg")
    assert cover.content.startswith(b"\xff\xd8")
    assert client.get("/issues/2025-W30/cover-99999.jpg").status_code == 404


def test_an_issue_that_was_not_sent_is_not_there(door: Site) -> None:
    issue(door, sent=False)
    client = door.client()
    for path in ("/issues/2025-W30", "/issues/2025-W30/", PDF, "/issues/2025-W30/cover-480.jpg"):
        assert client.get(path).status_code == 404
    assert "2025-W30" not in client.get("/feed.xml").text


def test_a_later_print_does_not_take_the_place_of_what_was_sent(door: Site) -> None:
    pdf = issue(door)
    sent = pdf.read_bytes()
    later = pdf.with_name("atlas-weekly-2025-w30-r2.pdf")
    later.write_bytes(sent + b"\n% later\n")
    assert door.client().get(PDF).content == sent
    assert door.client().get(f"/issues/2025-W30/{later.name}").status_code == 404
    pdf.write_bytes(later.read_bytes())  # the sent file is gone, whatever has its name
    with site(door.door.config.folder) as fresh:
        assert fresh.client().get(PDF).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/issues/../digest.db",
        "/issues/..%2f..%2fdigest.db",
        "/issues/2025-W30/..%2f..%2f..%2fdigest.db",
        "/issues/2025-W30/%2e%2e/%2e%2e/digest.db",
        "/issues/2025-W30/atlas-weekly-2025-w30.layout.json",
        "/issues/2025-W30/..%5c..%5cdigest.key",
        "/issues/%2e%2e/digest.key",
        "/issues/2025-W30//etc/passwd",
        "/issues/2025-W30/%00.pdf",
        "/digest.key",
        "/..%2fdigest.key",
        "/digest.db",
        "/issues/2025-W30/atlas-weekly-2025-w30.pdf/",
        "/issues",
    ],
)
def test_no_path_leads_out(door: Site, path: str) -> None:
    issue(door)
    answer = door.client().get(path)
    assert answer.status_code == 404
    assert b"SQLite" not in answer.content


def test_a_link_out_of_the_folder_is_no_issue(door: Site, tmp_path: Path) -> None:
    """Only a file with the very bytes that were mailed is served, whatever it is called."""
    pdf = issue(door)
    pdf.unlink()
    pdf.symlink_to(tmp_path / "digest.db")
    assert door.client().get(PDF).status_code == 404


def test_a_broken_file_hides_one_issue_and_not_the_site(door: Site) -> None:
    issue(door, "2025-W29", number=30)
    issue(door).with_suffix(".layout.json").write_text("{")
    page = door.client().get("/")
    assert page.status_code == 200
    assert "closes&gt; 30" in page.text
    assert "closes&gt; 31" not in page.text


def test_the_feed_is_atom(door: Site) -> None:
    empty = door.client().get("/feed.xml")
    etree.fromstring(empty.content)
    for week in range(1, FEED + 2):
        pdf = issue(door, f"2025-W{week:02}", number=week)
    feed = etree.fromstring(door.client().get("/feed.xml").content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", names)
    assert len(entries) == FEED
    assert entries[0].findtext("a:title", namespaces=names) == "No. 21: The old pier <closes> 21"
    enclosure = entries[0].find("a:link[@rel='enclosure']", names)
    assert enclosure is not None
    assert enclosure.get("href") == f"https://weekly.example.org/issues/2025-W21/{pdf.name}"
    assert enclosure.get("length") == str(pdf.stat().st_size)


def test_names_beyond_ascii_are_written_as_addresses(door: Site) -> None:
    pdf = issue(door)
    arabic = pdf.with_name("أطلس-2025-w30.pdf")
    pdf.rename(arabic)
    pdf.with_suffix(".layout.json").rename(arabic.with_suffix(".layout.json"))
    found = door.door.archive.issue("2025-W30")
    assert found
    assert found.path.isascii()
    assert door.client().get(found.path).content == arabic.read_bytes()


def test_covers_in_memory_are_bounded(door: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    monkeypatch.setattr("digest.web.archive.first_page", lambda *given: calls.append(given) or b"x")
    issue(door)
    found = door.door.archive.issue("2025-W30")
    assert found
    for width in range(COVERS):
        door.door.archive.cover(found, width)
    door.door.archive.cover(found, 0)
    assert len(calls) == COVERS
    door.door.archive.cover(found, COVERS)  # 1 goes, since 0 was used after it
    door.door.archive.cover(found, 0)
    door.door.archive.cover(found, 1)
    assert [width for _, width in calls[COVERS:]] == [COVERS, 1]


def test_health_needs_the_database(door: Site) -> None:
    client = door.client()
    assert client.get("/health").json() == {"status": "ok", "waiting": 0}
    with door.store.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE requests")
    assert client.get("/health").status_code == 503
    assert "digest.db" in door.log[-1]


def test_every_answer_has_the_strict_headers(door: Site) -> None:
    issue(door)
    client = door.client()
    for path in ("/", "/nowhere", "/leave", PDF, "/feed.xml", f"/{door.door.pages.style.name}"):
        answer = client.get(path)
        for name, value in HEADERS:
            assert answer.headers[name.decode()] == value.decode(), path
        assert "set-cookie" not in answer.headers


def test_nothing_comes_from_another_site_and_no_script_runs(door: Site) -> None:
    issue(door)
    client = door.client()
    style = client.get(f"/{door.door.pages.style.name}")
    assert style.headers["cache-control"].endswith("immutable")
    for page in (client.get("/"), client.get("/issues/2025-W30/"), style):
        text = page.text.replace(URL, "")  # for previews of links; nothing is fetched from there
        assert "http://" not in text.replace("http://www.w3.org", "")
        assert "https://" not in text
        assert "<script" not in text
        assert " style=" not in text
    fonts = [name for name in door.door.pages.files if name.endswith(".woff2")]
    assert fonts
    for name in fonts:
        assert name in style.text
        assert client.get(f"/{name}").headers["content-type"] == "font/woff2"


def test_a_site_below_a_path(tmp_path: Path) -> None:
    with site(tmp_path, web={"url": "https://example.org/weekly"}) as made:
        issue(made)
        client = made.client()
        client.base_url = "https://example.org"  # type: ignore[assignment]
        page = client.get("/weekly/")
        assert f'href="/weekly{PDF}"' in page.text
        assert 'action="/weekly/subscribe"' in page.text
        assert client.get(f"/weekly/{made.door.pages.style.name}").status_code == 200
        assert client.get(f"/weekly{PDF}").status_code == 200
        assert client.get(PDF).status_code == 404


def test_the_hash_in_the_ledger_is_that_of_the_file(door: Site) -> None:
    pdf = issue(door)
    assert door.store.ledger.mailed()["2025-W30"][0] == sha256(pdf)
