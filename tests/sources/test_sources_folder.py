from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web_sources import Memory

from digest import sources
from digest.config import SourceConfig
from digest.errors import UsageError
from digest.model import Article, Rejected
from digest.sources import Complete, Context, Unchanged

ZONE = ZoneInfo("Europe/Paris")
TEXT = "The harbour board closed the old pier on Monday. Two cranes will be moved before winter."


def write(folder: Path, **files: str | bytes) -> None:
    """Files by path; "__" stands for "/" and the ending .md is added."""
    for name, content in files.items():
        put(folder / (name.replace("__", "/") + ".md"), content)


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def post(title: str = "Pier closes", text: str = TEXT, **fields: str) -> str:
    fields = {"date": "2025-07-23", **fields}
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join(["---", f"title: {title}", *lines, "---", text, ""])


def read(*paths: Path, language: str = "en") -> list[Article | Rejected]:
    return list(sources.read_paths(paths, zone=ZONE, language=language))


def one(path: Path) -> Article:
    (found,) = [item for item in read(path) if isinstance(item, Article)]
    return found


def refused(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, Rejected), found
    return found.reason


def context(folder: Path, *languages: str) -> Context:
    return Context(base=folder, zone=ZONE, languages=languages or ("en",))


def configured(folder: Path, **values: Any) -> list[Article | Rejected]:
    config = SourceConfig(type="folder", path=".", **values)
    return [
        item
        for item in sources.read(config, context(folder, "en", "fr"))
        if isinstance(item, Article | Rejected)
    ]


# ── the entry points ─────────────────────────────────────────────────────────────────────────────


def test_what_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert refused(tmp_path) == "no article here"


def test_a_configured_folder_that_is_missing_is_a_rejection(tmp_path: Path) -> None:
    (found,) = sources.read(SourceConfig(path="gone"), context(tmp_path))
    assert isinstance(found, Rejected)
    assert "gone" in found.where


def test_an_unknown_kind_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        sources.read(SourceConfig(type="telegraph"), context(tmp_path))


def test_a_kind_of_ones_own_is_one_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        tmp_path / "telex.py",
        "from digest.model import Rejected\n"
        "def read(config, context):\n"
        "    yield Rejected(where=config.path, reason='no paper')\n",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    (found,) = sources.read(SourceConfig(type="telex:read", path="line 4"), context(tmp_path))
    assert found == Rejected(where="line 4", reason="no paper")


def test_a_kind_written_for_an_earlier_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "telegram.py", "def read(config, *, base, zone, languages): yield\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(UsageError, match=r"telegram:read.*read\(config, context\)"):
        sources.read(SourceConfig(type="telegram:read"), context(tmp_path))


def test_a_folder_that_was_read_whole_says_so(tmp_path: Path) -> None:
    write(tmp_path, a=post())
    assert list(sources.read(SourceConfig(path="."), context(tmp_path)))[-1] == Complete()
    assert Complete() not in sources.read(SourceConfig(path="gone"), context(tmp_path))


def test_only_kinds_are_listed() -> None:
    from digest import plugins

    assert "folder" in plugins.names("digest.sources")
    assert not [name for name in plugins.names("digest.sources") if name.startswith("_")]
    assert "reading" not in plugins.names("digest.sources")  # helpers, no kind of source


def test_configuration_beats_the_articles(tmp_path: Path) -> None:
    write(tmp_path, a=post(categories="Sport"))
    (found,) = configured(tmp_path, name="Gull", section="City", language="fr", undated="include")
    assert isinstance(found, Article)
    assert (found.id, found.source, found.section, found.language) == (
        "gull:a",
        "Gull",
        "City",
        "fr",
    )


# ── ids and names ────────────────────────────────────────────────────────────────────────────────


def test_ids_are_unique_and_the_same_on_the_next_run(tmp_path: Path) -> None:
    write(
        tmp_path,
        gull___posts__a__pier=post(),
        gull___posts__b__pier=post(),
        gull___posts__pier=post(),
    )
    ids = [item.id for item in read(tmp_path) if isinstance(item, Article)]
    assert ids == ["gull:pier", "gull:pier-2", "gull:pier-3"]
    assert [item.id for item in read(tmp_path) if isinstance(item, Article)] == ids


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a=post())
    assert len(read(tmp_path, tmp_path / "a.md", tmp_path)) == 1


def test_two_outlets_in_one_folder_are_two_sources(tmp_path: Path) -> None:
    write(tmp_path, gull___posts__pier=post())
    put(
        tmp_path / "tern" / "pier.txt",
        f"Pier shut\n2025-07-23\n\n{TEXT}\nIt is over.\nNorth Agency via Coast Wire, Tern.example\n",
    )
    assert [item.source for item in read(tmp_path) if isinstance(item, Article)] == [
        "Gull",
        "Tern.example",
    ]


@pytest.mark.parametrize("named", ["", "_posts", "_posts/2025", "_posts/2025/2025-07-23-pier.md"])
def test_a_site_is_found_from_wherever_in_it_one_starts(tmp_path: Path, named: str) -> None:
    put(tmp_path / "site" / "_config.yml", "title: The Gull\nurl: https://gull.example\n")
    put(tmp_path / "site" / "assets" / "a.jpg", "x")
    put(tmp_path / "site" / "_posts" / "2025" / "2025-07-23-pier.md", post(image="/assets/a.jpg"))
    found = one(tmp_path / "site" / named)
    assert (found.source, found.url) == ("The Gull", "https://gull.example/2025/07/23/pier.html")
    assert found.images[0].path == str(tmp_path / "site" / "assets" / "a.jpg")


@pytest.mark.parametrize("named", [".", "pier.md", "../gull", "../gull/pier.md"])
def test_a_folder_is_called_by_its_name_from_inside_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    put(tmp_path / "gull" / "pier.md", post())
    monkeypatch.chdir(tmp_path / "gull")
    assert one(Path(named)).id == "gull:pier"


def test_a_credit_line_of_half_the_articles_names_them_all(tmp_path: Path) -> None:
    for number in range(4):
        put(
            tmp_path / "tern" / f"{number}.txt",
            f"Title\n2025-07-23\n\n{TEXT}\nIt is over.\n" + "Tern.example\n" * (number < 2),
        )
    assert {item.source for item in read(tmp_path) if isinstance(item, Article)} == {"Tern.example"}


# ── what is an article ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"draft": "true"}, "a draft"),
        ({"status": "draft"}, "a draft"),
        ({"published": "no"}, "not published"),
        ({"redirect_to": "/x"}, "a page that only redirects to another one"),
        ({"date": "2025-07-25", "expiryDate": "2025-07-01"}, "expired before it was published"),
        ({"date": "2025-13-25"}, "the date '2025-13-25' is wrong or unclear"),
        ({"layout": "page", "date": ""}, "a page of the site without a date"),
    ],
)
def test_left_out(tmp_path: Path, fields: dict[str, str], reason: str) -> None:
    assert refused(put(tmp_path / "a.md", post(**fields))) == reason


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": "false"},
        {"published": "true"},
        {"published": "2025-07-25", "date": ""},
        {"date": "2014-05-19", "expirydate": "2025-01-01"},
    ],
)
def test_kept(tmp_path: Path, fields: dict[str, str]) -> None:
    assert one(put(tmp_path / "a.md", post(**fields))).title == "Pier closes"


def test_dates_front_matter_beats_the_file_name_and_none_is_none(tmp_path: Path) -> None:
    both = one(put(tmp_path / "a" / "2020-01-01-x.md", post(date="2025-07-25 09:00")))
    name = one(put(tmp_path / "b" / "2025-07-25-x.md", post(date="")))
    none = one(put(tmp_path / "c" / "x.md", post(date="")))
    assert both.published == datetime(2025, 7, 25, 7, tzinfo=UTC)
    assert name.published == datetime(2025, 7, 24, 22, tzinfo=UTC)
    assert none.published is None


def test_furniture_is_no_article(tmp_path: Path) -> None:
    for name in (
        "LICENSE.txt",
        "README.md",
        "robots.txt",
        ".hidden.md",
        "_drafts/a.md",
        "node_modules/x/a.md",
        "_site/a.html",
        "_layouts/post.html",
        ".git/a.md",
        "static/a.txt",
        "content/_index.md",
        "style.css",
        "photo.jpg",
    ):
        put(tmp_path / name, post())
    put(tmp_path / "content" / "news" / "a.md", post())
    assert one(tmp_path).title == "Pier closes"


def test_a_folder_called_public_is_a_section_where_no_site_is_built(tmp_path: Path) -> None:
    write(tmp_path, gull__public__a=post())
    assert one(tmp_path).section == "Public"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x" * 5_000_001, "5.0 MB, too large for an article"),
        (b"\x89PNG\x00\x01", "a binary file, not text"),
        (b"", "an empty file"),
        (b"---\ntitle: x\n---\n", "no text in it"),
        (
            b"---\ntitle: x\n---\n" + b"word " * 110_000,
            "550,000 characters, too long for an article",
        ),
    ],
)
def test_sizes_and_bytes(tmp_path: Path, content: bytes, reason: str) -> None:
    assert refused(put(tmp_path / "a.md", content)) == reason


def test_a_line_of_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    assert "10.0 MB" in refused(put(tmp_path / "a.txt", b"x" * 10_000_000))


def test_an_undated_readme_is_no_article_though_it_is_named(tmp_path: Path) -> None:
    file = put(tmp_path / "README.md", "# How the paper is made\n\nPut the posts in one folder.")
    assert refused(file) == "a page of the site without a date"


def test_other_documents_are_named(tmp_path: Path) -> None:
    assert refused(put(tmp_path / "a.docx", "x")) == "unsupported format .docx"


# ── hostile paths ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "source",
    [
        "../secret.jpg",
        "../../secret.jpg",
        "/../secret.jpg",
        "..%2Fsecret.jpg",
        "..\\secret.jpg",
        "link.jpg",
        "linked/secret.jpg",
        "file:///secret.jpg",
        "a%00.jpg",
        "/etc/passwd",
        "x" * 5000 + ".jpg",
        "[.jpg",
        "loop.jpg",
        "~/secret.jpg",
        "_config.yml",
    ],
)
def test_no_picture_from_outside(tmp_path: Path, source: str) -> None:
    put(tmp_path / "secret.jpg", "x")
    folder = tmp_path / "gull"
    file = put(
        folder / "_posts" / "a.md",
        f"---\ntitle: Pier\ndate: 2025-07-23\nimage: '{source}'\n---\n{TEXT}\n\n![]({source})\n",
    )
    (file.parent / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (file.parent / "linked").symlink_to(tmp_path)
    (file.parent / "loop.jpg").symlink_to(file.parent / "loop.jpg")
    assert [image.path for image in one(folder).images if image.path] == []


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "outside" / "a.md", post())
    folder = tmp_path / "inside"
    put(folder / "b.md", post("Inside"))
    (folder / "a.md").symlink_to(tmp_path / "outside" / "a.md")
    (folder / "more").symlink_to(tmp_path / "outside")
    (folder / "self").symlink_to(folder)
    (folder / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (folder / "loop.md").symlink_to("loop.md")
    found = read(folder)
    assert [item.title for item in found if isinstance(item, Article)] == ["Inside"]
    assert {Path(item.where).name for item in found if isinstance(item, Rejected)} == {
        "a.md",
        "gone.md",
        "loop.md",
        "more",
        "self",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    put(tmp_path / "a.md", post()).chmod(0)
    put(tmp_path / "closed" / "b.md", post()).parent.chmod(0)
    found = [item for item in read(tmp_path) if isinstance(item, Rejected)]
    (tmp_path / "closed").chmod(0o700)
    assert {Path(item.where).name for item in found} == {"a.md", "closed"}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary(max_size=400),
    ending=st.sampled_from([".md", ".txt", ".html"]),
    matter=st.booleans(),
)
def test_any_file_is_an_article_or_a_rejection(
    tmp_path: Path, data: bytes, ending: str, *, matter: bool
) -> None:
    path = put(tmp_path / f"a{ending}", b"---\ntitle: x\n---\n" + data if matter else data)
    (found,) = read(path)
    if isinstance(found, Article):
        assert found.title
        assert found.text == "\n\n".join(
            " ".join(line.split(" ")) for line in found.text.split("\n\n")
        )
        for line in (found.title, found.standfirst, found.byline, *found.text.split("\n\n")):
            assert line.isprintable() or "\u00a0" in line or "\u202f" in line or not line.isascii()
    path.unlink()


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".md", ".txt", ".html"])
@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![a](",
        "*a ",
        "_a",
        "`",
        "<",
        "> ",
        "- ",
        "&amp;",
        "word\n\n",
        "<b>x</b>",
        "{{ a",
        "{% a",
        "{{< a",
        "[^1]",
        "a|b\n",
        "\t",
        "\n",
        "a: b\n",
        "{: a",
        "{% raw %}",
        "{% comment %}",
        "<!--",
        "<a href=x ",
        "<div a ",
        "[gallery ",
        "**",
        "\u0301",
        "a***b ",
        "<div>",
        "<meta ",
        "© ",
        ". ",
    ],
)
def test_no_file_of_200_000_characters_takes_long(tmp_path: Path, unit: str, ending: str) -> None:
    path = put(
        tmp_path / f"a{ending}", "Title: x\nDate: 2025-07-25\n\n" + unit * (200_000 // len(unit))
    )
    start = time.process_time()
    assert len(read(path)) == 1
    assert time.process_time() - start < 10


# ── fields ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ({"author": "Ann Bell"}, "Ann Bell"),
        ({"author": "By Ann Bell <ann@gull.example>"}, "Ann Bell"),
        ({"authors": "[ann-bell, Ivo Lind, abell]"}, "Ann Bell, Ivo Lind"),
        ({"author": "{name: Ann Bell}"}, "Ann Bell"),
        ({"author": "gull"}, ""),
        ({"author": "أحمد"}, "أحمد"),
        ({}, ""),
    ],
)
def test_byline(tmp_path: Path, fields: dict[str, str], byline: str) -> None:
    assert one(put(tmp_path / "gull" / "a.md", post(**fields))).byline == byline


@pytest.mark.parametrize(
    ("written", "standfirst"),
    [
        ("The board closed it.", "The board closed it."),
        ("A short deck without a stop", "A short deck without a stop"),
        ("Cranes go first. Then the rails go as well, in the […]", "Cranes go first."),
        ("The harbour board closed", ""),
        ("<p>Tags &amp; entities</p>", "Tags & entities"),
    ],
)
def test_standfirst(tmp_path: Path, written: str, standfirst: str) -> None:
    assert one(put(tmp_path / "a.md", post(description=f'"{written}"'))).standfirst == standfirst


@pytest.mark.parametrize(
    ("categories", "section"),
    [
        ("[latest, Sport]", "Sport"),
        ('"Sport, Sea"', "Sport"),
        ("sport sea", "Sport"),
        ("World News", "World News"),
        ("", ""),
        ("[]", ""),
        ("[[Sport], Sea]", "Sport"),
        ("Arts &amp; Sea", "Arts & Sea"),
    ],
)
def test_categories(tmp_path: Path, categories: str, section: str) -> None:
    assert one(put(tmp_path / "a.md", post(categories=categories))).section == section


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"permalink": "/a/b/"}, "https://gull.example/a/b/"),
        ({"canonical_url": "https://tern.example/a"}, "https://tern.example/a"),
        ({"url": "javascript:alert(1)"}, ""),
        ({"permalink": "/:year/x"}, ""),
    ],
)
def test_address(tmp_path: Path, fields: dict[str, str], url: str) -> None:
    put(tmp_path / "_config.yml", "url: https://gull.example")
    assert one(put(tmp_path / "_posts" / "2025-07-21-a.md", post(**fields))).url == url


def test_a_picture_is_listed_once_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    put(tmp_path / "a.jpg", "x")
    text = f'{TEXT}\n\n![The pier](a.jpg "At dusk")\n\n![](https://gull.example/b.jpg)\n\n![](none.jpg)'
    found = one(put(tmp_path / "a.md", post(image="a.jpg", text=text)))
    assert [(image.src, bool(image.path), image.alt, image.caption) for image in found.images] == [
        ("a.jpg", True, "The pier", "At dusk"),
        ("https://gull.example/b.jpg", False, "", ""),
        ("none.jpg", False, "", ""),
    ]
    assert found.notes == ("picture none.jpg is missing",)


def test_a_picture_that_comes_later_is_noticed_though_the_post_is_the_same(tmp_path: Path) -> None:
    put(tmp_path / "posts" / "a.md", post(text=f"{TEXT}\n\n![](a.jpg)\n\n![](b.jpg)"))
    memory = Memory()

    def again() -> Article | Unchanged:
        reading = replace(context(tmp_path, "en"), memory=memory)
        items = sources.read(SourceConfig(type="folder", path="posts"), reading)
        return next(item for item in items if isinstance(item, Article | Unchanged))

    assert isinstance(again(), Article)
    assert isinstance(again(), Unchanged)
    put(tmp_path / "posts" / "b.jpg", "x")
    found = again()
    assert isinstance(found, Article)
    assert [bool(image.path) for image in found.images] == [False, True]
    assert isinstance(again(), Unchanged)
    put(tmp_path / "posts" / "a.jpg", "x")
    assert isinstance(again(), Article)
    assert isinstance(again(), Unchanged)


def test_the_language_of_the_letters_beats_the_sites(tmp_path: Path) -> None:
    put(tmp_path / "_config.yml", "lang: en")
    arabic = post("الميناء", "قالت رئيسة البلدية إن الميناء سيبقى مغلقا طوال الشتاء.")
    put(tmp_path / "_posts" / "2025-07-21-a.md", arabic)
    put(tmp_path / "_posts" / "2025-07-21-b.md", post())
    assert [item.language for item in read(tmp_path) if isinstance(item, Article)] == ["ar", "en"]
