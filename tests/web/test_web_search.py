"""The search over the archive: what it finds, how it keeps up, and what cannot be asked of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import article, story, summary
from builders import issue as week_issue
from press_weeks import week_of
from site_desk import Site, issue, pages, site

from digest.model import Issue, Story
from digest.web.index import FILE, HEADLINE, TEXT
from digest.web.limits import SEARCHES_AN_HOUR
from digest.web.searching import LONGEST, SHOWN

TEXTS = {
    "pier": ("en", "City", "The old pier closes", "Divers found <eleven> broken piles."),
    "ecole": ("fr", "Société", "L’école rouvre", "Les élèves de l’École maternelle ont chanté."),
    "jisr": ("ar", "المدينة", "أغلقت الهيئة الجسر", "سينقل العمال الرافعتين قبل الشتاء."),
}


def told(name: str) -> Story:
    language, section, headline, text = TEXTS[name]
    of = article(id=f"post:{name}", language=language, text=text, title=headline)
    return story(
        *(of,), id=name, headline=headline, section=section, language=language, summary=summary(of)
    )


def magazine(*names: str) -> Issue:
    return week_issue(*map(told, names or TEXTS))


def asked(door: Site, question: str) -> list[str]:
    """The links to the stories that are found, the best first."""
    page = door.client().get("/search", params={"q": question})
    assert page.status_code == 200
    return re.findall(r'<h2[^>]*><a href="/issues/([^"]+)"', page.text)


@pytest.fixture
def read(door: Site) -> Path:
    return pages(issue(door), magazine())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with an issue, for tests that do nothing but ask."""
    with site(tmp_path_factory.mktemp("archive")) as made:
        pages(issue(made), magazine())
        yield made


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("pier", "pier"),
        ("DIVERS broken", "pier"),
        ("dive", "pier"),
        ("ecole", "ecole"),
        ("l'École", "ecole"),
        ("eleve matern", "ecole"),
        ("société", "ecole"),
        ("جسر", "jisr"),
        ("الجِسر", "jisr"),
        ("اغلقت الهيئه", "jisr"),
        ("والرافعتين", "jisr"),
    ],
)
def test_what_is_asked_is_found(archive: Site, question: str, name: str) -> None:
    assert asked(archive, question) == [f"2025-W30/web/{name}.html"]


@pytest.mark.parametrize("question", ["ferry", "pier ferry", "ier", "?!", " "])
def test_what_is_nowhere_is_not_found(archive: Site, question: str) -> None:
    assert asked(archive, question) == []


@pytest.mark.parametrize(
    "question",
    [
        '"',
        'pier"',
        '" OR "1"="1',
        "pier*",
        "headline:pier",
        "{headline}: pier",
        "NEAR(pier divers)",
        "pier NOT divers",
        "pier AND",
        "^pier",
        "-pier",
        "pier') --",
        "pier\0",
        "' UNION SELECT * FROM issues --",
        "*",
        "(((((",
    ],
)
def test_nothing_in_a_question_is_syntax(archive: Site, question: str) -> None:
    assert set(asked(archive, question)) <= {"2025-W30/web/pier.html"}
    assert archive.log == []


def test_a_result_says_where_it_is_from_and_marks_what_was_found(archive: Site) -> None:
    page = archive.client().get("/search?q=eleve+old").text
    assert "No. 31 · 21–27 July 2025" in page
    assert '<span lang="en">City</span>' in page
    assert "The <mark>old</mark> pier closes" in page
    assert "Divers found &lt;<mark>eleven</mark>&gt; broken" in page
    assert "1 story found" in page
    assert 'value="eleve old"' in page


def test_a_question_comes_back_as_text(archive: Site) -> None:
    page = archive.client().get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script" not in page
    assert "Nothing was found" in page


def test_a_headline_counts_more_than_a_text(door: Site) -> None:
    assert HEADLINE > TEXT
    far = replace(told("ecole"), id="far", headline="Rain", language="en")
    near = replace(told("pier"), id="near", headline="The pier")
    of = article(text="A pier, a quay, a boat.", id="post:far")
    pages(issue(door), week_issue(replace(far, articles=(of,), summary=summary(of)), near))
    assert asked(door, "pier") == ["2025-W30/web/near.html", "2025-W30/web/far.html"]


def test_an_issue_that_is_sent_is_found_by_the_next_question(door: Site, read: Path) -> None:
    assert len(asked(door, "pier")) == 1
    pages(issue(door, "2025-W31", number=32), magazine("pier"))
    assert asked(door, "pier") == ["2025-W31/web/pier.html", "2025-W30/web/pier.html"]


def test_an_issue_that_is_not_sent_is_not_found(door: Site) -> None:
    pages(issue(door, sent=False), magazine())
    assert asked(door, "pier") == []


@pytest.mark.slow
def test_pages_that_are_built_again_are_read_anew(door: Site, read: Path) -> None:
    assert len(asked(door, "ecole")) == 1
    pages(read.with_name("atlas-weekly-2025-w30.pdf"), magazine("pier"))
    assert asked(door, "ecole") == []
    assert len(asked(door, "pier")) == 1


def test_an_issue_without_pages_is_found_in_its_pdf(door: Site) -> None:
    issue(door)
    assert asked(door, "ferries") == ["2025-W30/atlas-weekly-2025-w30.pdf#page=4"]
    assert asked(door, "printed") == []


@pytest.mark.slow
def test_only_the_best_are_shown_and_all_are_counted(door: Site) -> None:
    pages(issue(door), week_of(SHOWN + 1))
    page = door.client().get("/search?q=the").text
    assert page.count("<h2 lang") == SHOWN
    assert f"{SHOWN + 1} stories found" in page


def test_a_long_question_is_cut(archive: Site) -> None:
    page = archive.client().get("/search", params={"q": "x" * 5000}).text
    assert f'value="{"x" * LONGEST}"' in page


def test_a_client_that_asks_too_often_waits(door: Site, read: Path) -> None:
    client = door.client()
    for _ in range(SEARCHES_AN_HOUR):
        assert door.door.searches.admit("203.0.113.7", now=door.clock())
    assert client.get("/search?q=pier").status_code == 429
    assert client.get("/search").status_code == 200
    assert client.get("/subscribe").status_code == 200
    assert door.client(("198.51.100.9", 1)).get("/search?q=pier").status_code == 200
    door.clock.forward(minutes=61)
    assert client.get("/search?q=pier").status_code == 200


def test_what_was_asked_is_kept_nowhere(door: Site, read: Path) -> None:
    answer = door.client().get("/search?q=pier")
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert door.log == []


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_written_anew(door: Site, read: Path, damage: bytes) -> None:
    file = door.door.config.folder / "output" / FILE
    assert len(asked(door, "pier")) == 1
    file.write_bytes(damage)
    assert len(asked(door, "pier")) == 1


def test_a_file_of_another_version_is_written_anew(door: Site, read: Path) -> None:
    file = door.door.config.folder / "output" / FILE
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert len(asked(door, "pier")) == 1


def test_a_file_that_cannot_be_written_is_named(door: Site, read: Path) -> None:
    (door.door.config.folder / "output" / FILE).mkdir()
    assert door.client().get("/search?q=pier").status_code == 503
    assert FILE in door.log[-1]
    assert door.client().get("/").status_code == 200
