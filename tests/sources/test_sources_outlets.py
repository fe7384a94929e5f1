"""Outlets, sections and authors of whole folders."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest import sources
from digest.model import Article

TEXT = "The harbour board closed the old pier on Monday. Two cranes will be moved before winter."


def written(folder: Path, name: str, *header: str, text: str = TEXT) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(("---", "title: Board closes the pier", "date: 2025-07-21", *header, "---"))
    file.write_text(f"{lines}\n{text}\n", encoding="utf-8")


def page(folder: Path, name: str, site: str, address: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    meta = f'<meta property="og:site_name" content="{site}">' if site else ""
    link = f'<link rel="canonical" href="{address}">' if address else ""
    (folder / name).write_text(
        f"<html><head><title>Board closes the pier</title>{meta}{link}"
        '<meta property="article:published_time" content="2025-07-21T09:00:00Z">'
        '<meta property="og:type" content="article"></head>'
        f"<body><article><h1>Board closes the pier</h1><p>{TEXT}</p><p>{TEXT}</p></article></body>",
        encoding="utf-8",
    )


def read(folder: Path) -> list[Article]:
    items = sources.read_paths([folder], zone=ZoneInfo("UTC"), language="en")
    return [item for item in items if isinstance(item, Article)]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("en/news/_posts/2025-07-21-a.md", "lang: en"),
        ("src/posts/a.md", "tags: post"),
        ("content/blog/mirela/a.md", "author: mirela"),
        ("content/blog/ada-bell/a.md", "author: Ada Bell"),
        ("web/index/a.md", "categories: [English]"),
        ("2025/07/a.md", "categories: [Ada Bell]\nauthor: Ada Bell"),
    ],
)
def test_languages_authors_and_technical_folders_are_no_sections(
    tmp_path: Path, name: str, header: str
) -> None:
    written(tmp_path / "gull", name, header)
    written(tmp_path / "gull", "b.md")
    assert {article.section for article in read(tmp_path / "gull")} <= {"", "News", "Blog"}


def test_an_authors_folder_shows_that_the_key_is_a_name(tmp_path: Path) -> None:
    written(tmp_path / "gull", "content/blog/mirela/a.md", "author: mirela")
    written(tmp_path / "gull", "content/blog/b.md", "author: mbell")
    assert sorted(article.byline for article in read(tmp_path / "gull")) == ["", "Mirela"]


def test_all_categories_and_folders_are_labels(tmp_path: Path) -> None:
    written(tmp_path / "gull", "content/harbour/a.md", "categories: [Sea, Ferries]")
    (article,) = read(tmp_path / "gull")
    assert (article.section, article.labels) == ("Sea", ("Ferries", "harbour"))


def test_an_outlet_is_called_what_most_of_its_pages_call_it(tmp_path: Path) -> None:
    for number in range(5, 8):
        page(tmp_path / "en", f"{number}.html", "Morning Gull")
    page(tmp_path / "en", "2.html", "")
    page(tmp_path / "en", "3.html", "en")
    page(tmp_path / "en", "4.html", "x" * 10_000)
    assert {article.source for article in read(tmp_path / "en")} == {"Morning Gull"}


def test_an_outlet_without_a_name_is_called_after_its_address(tmp_path: Path) -> None:
    for number in range(2):
        address = f"https://www.bbd.co.uk/{number}"
        written(tmp_path / "web", f"{number}.md", f"link: {address}")
    written(tmp_path / "web", "odd.md", 'link: "http://[half"')
    assert {article.source for article in read(tmp_path / "web")} == {"BBD"}


def test_the_texts_spell_the_outlet_and_its_ids_stay(tmp_path: Path) -> None:
    for number in range(2):
        written(tmp_path / "legoeland", f"{number}.md", text=f"At Le Goeland they know. {TEXT}")
    articles = read(tmp_path / "legoeland")
    assert {article.source for article in articles} == {"Le Goeland"}
    assert {article.id.partition(":")[0] for article in articles} == {"legoeland"}


@pytest.mark.parametrize(
    "folder",
    [
        "gull/weeks/content/2025-07-21",
        "gull/corpora/weeks/arabic-2025-07-21/content/posts",
        "gull/source/articles-2025-W30",
        "gull/posts-20250721",
        "gull/Downloads/2025-07-21_articles",
        "gull/samples/fr",
        "gull-2025-W30/posts",
        "20250721 gull/corpus",
    ],
)
@pytest.mark.parametrize("named", ["itself", "above"])
def test_no_outlet_is_called_after_a_container(tmp_path: Path, folder: str, named: str) -> None:
    written(tmp_path / folder, "a.md")
    written(tmp_path / folder, "b.md")
    articles = read(tmp_path / folder if named == "itself" else tmp_path)
    assert {article.source for article in articles} == {"Gull"}


def test_no_outlet_is_called_after_a_person_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "ada"))
    for folder in ("ada/posts", "home/tom/posts"):
        written(tmp_path / folder, "a.md")
        assert {article.source for article in read(tmp_path / folder)} == {"Articles"}


def test_an_outlet_without_any_name_is_called_in_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for number in range(2):
        written(
            tmp_path / "posts", f"{number}.md", text="أغلقت هيئة الميناء الرصيف القديم يوم الاثنين."
        )
    articles = read(tmp_path / "posts")
    assert {article.source for article in articles} == {"مقالات"}
    assert {article.id.partition(":")[0] for article in articles} == {"articles"}


def test_the_outlet_is_not_among_its_authors(tmp_path: Path) -> None:
    written(tmp_path / "badger", "a.md", "author: [Ada Bell, Badger]")
    assert read(tmp_path / "badger")[0].byline == "Ada Bell"
