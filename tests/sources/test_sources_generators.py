"""A small site by each program: what it publishes is read, all else is named."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from digest import sources
from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources import Context, NoMemory, Unchanged
from digest.sources._folder.generators import every

TEXT = "The harbour board closed the old pier on Monday. Two cranes will be moved before winter."
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def matter(**fields: str) -> str:
    return "\n".join(
        ("---", *(f"{name}: {value}" for name, value in fields.items()), "---", TEXT, "")
    )


def site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(*paths: Path, **options: Any) -> tuple[dict[str, Article], dict[str, str]]:
    """The articles by their files' names, and the reasons of the others."""
    options = {"zone": ZoneInfo("UTC"), "language": "en", "now": NOW, **options}
    items = list(sources.read_paths(paths, **options))
    return (
        {Path(item.path).name: item for item in items if isinstance(item, Article)},
        {Path(item.where).name: item.reason for item in items if isinstance(item, Rejected)},
    )


POST = {"title": "Pier closes", "date": "2025-07-23 10:00"}
SITES: dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]] = {
    # program: files; name → title of the articles; name → reason of some of the others
    "jekyll": (
        {
            "_config.yml": "title: The Gull\nurl: https://gull.example\ntimezone: Asia/Tokyo\n",
            "_posts/2025-07-23-pier.md": matter(title="Pier closes"),
            "_posts/2025-07-24-map.md": matter(title="A map", sitemap="false"),
            "_drafts/later.md": matter(title="Later"),
        },
        {"2025-07-23-pier.md": "2025-07-22T15:00"},
        {"2025-07-24-map.md": "kept out of the site's map", "later.md": "a draft"},
    ),
    "hexo": (
        {
            "_config.yml": "title: The Gull\nurl: https://gull.example\nskip_render:\n",
            "source/_posts/pier.md": matter(**POST)
            + "\n{% note info %}\nMind the gap at low tide.\n{% endnote %}\n",
            "source/about/index.md": matter(title="About"),
        },
        {"pier.md": "2025-07-23T10:00"},
        {"index.md": "a page of the site without a date"},
    ),
    "hugo": (
        {
            "hugo.toml": 'title = "The Gull"\nbaseURL = "https://gull.example/"\n',
            "content/news/pier.md": matter(**POST),
            "content/news/gone.md": matter(**POST, expiryDate="2025-12-01"),
            "content/news/soon.md": matter(**POST, publishDate="2026-02-01"),
            "content/news/bare.md": matter(**POST, headless="true"),
            "content/news/never.md": matter(**POST, build="{render: never}"),
            "content/news/link.md": matter(**POST, build="{render: link}"),
            "content/news/_index.md": matter(title="News"),
            "content/news/plain.txt": matter(**POST),
            "content/ferry/index.html": matter(**POST, draft="true"),
            "content/ferry/deep/part.md": matter(**POST),
            "content/ferry/deep/index.md": matter(**POST),
            "notes/outside.md": matter(**POST),
        },
        {"pier.md": "2025-07-23T10:00"},
        {
            "gone.md": "it has expired, on 2025-12-01",
            "soon.md": "held: dated 2026-02-01 00:00, which lies in the future",
            "bare.md": "not rendered or not listed by its site",
            "never.md": "not rendered or not listed by its site",
            "link.md": "not rendered or not listed by its site",
            "plain.txt": "a plain text, of which Hugo makes no page",
            "index.html": "a draft",
            "part.md": "a part of the page bundle that it lies in",
            "index.md": "a part of the page bundle that it lies in",
            "outside.md": "outside the folder of Hugo's pages",
            "_index.md": "a page that lists articles",
        },
    ),
    "zola": (
        {
            "config.toml": 'base_url = "https://gull.example"\ntitle = "The Gull"\n',
            "content/pier.md": '+++\ntitle = "Pier closes"\ndate = 2025-07-23\n+++\n'
            + TEXT
            + "\n\n{% quote(author='x') %}\nMind the gap at low tide.\n{% end %}\n",
        },
        {"pier.md": "2025-07-23T00:00"},
        {},
    ),
    "pelican": (
        {
            "pelicanconf.py": "SITENAME = 'The Gull'\nTIMEZONE = 'Asia/Tokyo'\nimport os; os.abort()\n",
            "content/pier.md": f"Title: Pier closes\nDate: 2025-07-23 10:00\n\n{TEXT}\n",
            "content/quay.rst": f"Quay opens\n##########\n\n:date: 2025-07-24 09:00\n\n{TEXT}\n",
            "content/hidden.md": f"Title: H\nDate: 2025-07-23\nStatus: hidden\n\n{TEXT}\n",
            "content/pages/about.md": f"Title: About\nDate: 2025-07-23\n\n{TEXT}\n",
        },
        {"pier.md": "2025-07-23T01:00", "quay.rst": "2025-07-24T00:00"},
        {
            "hidden.md": "hidden: its site does not list it",
            "about.md": "a page of the site, no post",
        },
    ),
    "nikola": (
        {
            "conf.py": 'BLOG_TITLE = "The Gull"\nPOSTS = (("posts/*.txt", "blog", "post.tmpl"),)\n'
            'PAGES = (("stories/*.txt", "s", "page.tmpl"),)\n',
            "posts/pier.txt": f"{TEXT}\n\n.. note:: Mind the gap.\n",
            "posts/pier.meta": ".. title: Pier closes\n.. date: 2025-07-23 10:00:00 UTC+02:00\n",
            "posts/old.txt": TEXT,
            "posts/old.meta": "Old pier\nold\n2025/07/24 10:00\nsea\n\n\n",
            "posts/draft.txt": f".. title: D\n.. date: 2025-07-23\n.. tags: draft, sea\n\n{TEXT}\n",
            "posts/mark.md": f"<!--\n.. title: Mark\n.. date: 2025-07-25\n-->\n\n{TEXT}\n",
            "stories/about.txt": f".. title: About\n.. date: 2025-07-23\n\n{TEXT}\n",
        },
        {
            "pier.txt": "2025-07-23T08:00",
            "old.txt": "2025-07-24T10:00",
            "mark.md": "2025-07-25T00:00",
        },
        {"draft.txt": "a draft", "about.txt": "a page of the site, no post"},
    ),
    "docusaurus": (
        {
            "docusaurus.config.js": "module.exports = {\n  title: 'The Gull',\n  url: 'https://g.example',\n};",
            "blog/2025-07-23-pier.mdx": matter(title="Pier closes").replace(
                TEXT,
                f"import A from '@a/A';\n\n<A b={{1}}>\n\n{TEXT}\n\n</A>\n{{/* truncate */}}\n",
            ),
            "blog/2025/07/24/quay/index.md": matter(title="Quay opens"),
            "blog/2025-07-25-off.md": matter(title="Off", unlisted="true"),
            "docs/intro.md": matter(title="Intro", date="2025-07-23"),
        },
        {"2025-07-23-pier.mdx": "2025-07-23T00:00", "index.md": "2025-07-24T00:00"},
        {
            "2025-07-25-off.md": "hidden: its site does not list it",
            "intro.md": "a page of the site, no post",
        },
    ),
    "mkdocs": (
        {
            "mkdocs.yml": "site_name: The Gull\nplugins:\n  - blog\nx: !!python/name:a.b\n",
            "docs/blog/posts/pier.md": matter(date="\n  created: 2025-07-23").replace(
                TEXT, f"# Pier closes\n\n{TEXT}\n\n<!-- more -->\n\nMore of it.\n"
            ),
            "docs/index.md": matter(date="2025-07-23"),
        },
        {"pier.md": "2025-07-23T00:00"},
        {"index.md": "a page of the site, no post"},
    ),
    "obsidian": (
        {
            ".obsidian/app.json": "{}",
            "Notes/pier.md": matter(**POST)
            + "\n%%a comment%%\n\nkey:: value\n\n#sea #town\n\nIt stays. ^a1b2\n",
            "Notes/off.md": matter(**POST, publish="false"),
        },
        {"pier.md": "2025-07-23T10:00"},
        {"off.md": "not published"},
    ),
    "eleventy": (
        {
            "eleventy.config.js": "module.exports = () => {};",
            "posts/pier.md": matter(**POST),
            "posts/none.md": matter(**POST, permalink="false"),
            "lists/lists.json": '{"eleventyExcludeFromCollections": true}',
            "lists/a.md": matter(**POST),
        },
        {"pier.md": "2025-07-23T10:00"},
        {"none.md": "not rendered by its site", "a.md": "kept out of the site's lists"},
    ),
    "astro": (
        {
            "astro.config.mjs": "export default { site: 'https://gull.example' };",
            "src/content/blog/pier.md": matter(title="Pier closes", pubDate="Jul 23 2025"),
        },
        {"pier.md": "2025-07-23T00:00"},
        {},
    ),
}


def test_every_program_is_tried() -> None:
    assert {generator.name for generator in every()} == set(SITES)


@pytest.mark.parametrize("program", SITES)
def test_a_site_is_read_as_its_program_means_it(tmp_path: Path, program: str) -> None:
    files, dates, reasons = SITES[program]
    articles, others = read(site(tmp_path / "gull", files))
    told = {name: f"{one.published:%Y-%m-%dT%H:%M}" for name, one in utc(articles).items()}
    assert told == dates
    assert {name: others[name] for name in reasons} == reasons
    for one in articles.values():
        assert TEXT in one.text
        assert not any(
            sign in one.text for sign in ("{%", "%%", "::", "import", "{/*", "^a1", "#sea")
        )
    if program not in ("obsidian", "eleventy", "astro"):
        assert {one.source for one in articles.values()} == {"The Gull"}


def utc(articles: dict[str, Article]) -> dict[str, Any]:
    return {
        name: type("Dated", (), {"published": one.published and one.published.astimezone(UTC)})
        for name, one in articles.items()
    }


@pytest.mark.parametrize("program", SITES)
def test_every_file_of_a_site_is_named_or_counted(tmp_path: Path, program: str) -> None:
    files = SITES[program][0]
    folder = site(
        tmp_path / "gull", {**files, "img/a.png": "x", "notes.org": "x", "feed.xml": "<rss"}
    )
    items = list(sources.read_paths([folder], zone=ZoneInfo("UTC"), language="en"))
    told = {item.path if isinstance(item, Article) else item.where for item in items}
    counted = [
        item for item in items if isinstance(item, Rejected) and "hold no article" in item.reason
    ]
    for file in folder.rglob("*"):
        if file.is_file() and str(file) not in told:
            assert any(
                file.is_relative_to(item.where)
                and (file.name in item.remedy or file.suffix in item.remedy or "hidden" in item.remedy
                     or any(f"{part}/" in item.remedy for part in file.parts))
                for item in counted
            ), file  # fmt: skip
    assert {str(folder / "notes.org"), str(folder / "feed.xml")} <= told


def test_the_kinds_of_what_holds_no_article_are_counted(tmp_path: Path) -> None:
    names = [f"img/{number}.png" for number in range(5)] + ["img/a.css"]
    folder = site(tmp_path / "gull", {"a.md": matter(**POST), **dict.fromkeys(names, "x")})
    (counted,) = [item for item in sources.read_paths([folder], zone=ZoneInfo("UTC"), language="en")
                  if isinstance(item, Rejected)]  # fmt: skip
    assert str(counted) == f"{folder}/img: files that hold no article; 5 .png, 1 .css"


# ── sections of Hugo ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sections", "own", "reason"),
    [
        ({"a": "cascade: {draft: true}"}, {}, "a draft"),
        ({"a": "cascade: {draft: true}"}, {"draft": "no"}, "in a section that is a draft"),
        (
            {"a": "cascade: {draft: true}", "a/b": "cascade: {draft: false}"},
            {},
            "in a section that is a draft",
        ),
        ({"a": "draft: true"}, {}, "in a section that is a draft"),
        ({"a": "cascade: {private: true}"}, {}, "not published"),
        ({"a": "cascade: {private: true}"}, {"private": "false"}, ""),
        ({"a": "cascade: {title: Other, date: 2020-01-01}"}, {}, ""),
        ({"a/b": "expiryDate: 2025-12-01"}, {}, "it has expired, on 2025-12-01"),
        ({"a": 'cascade: [{_target: {path: "/a/b/p*"}, private: yes}]'}, {}, "not published"),
        ({"a": 'cascade: [{target: {path: "/a/**"}, private: yes}]'}, {}, "not published"),
        (
            {"a": 'cascade: [{_target: {path: "{/x,/a/b/pier}"}, private: yes}]'},
            {},
            "not published",
        ),
        ({"a": 'cascade: [{_target: {path: "/a/*"}, private: yes}]'}, {}, ""),
        ({"a": "cascade: [{_target: {kind: section}, private: yes}]"}, {}, ""),
        ({"a": "cascade: [{_target: {lang: fr}, private: yes}]"}, {}, ""),
        ({"a": "cascade: [[x]]"}, {}, ""),
    ],
)
def test_a_page_of_hugo_is_as_its_sections_say(
    tmp_path: Path, sections: dict[str, str], own: dict[str, str], reason: str
) -> None:
    files = {f"content/{name}/_index.md": f"---\n{said}\n---\n" for name, said in sections.items()}
    files |= {"hugo.toml": "", "content/a/b/pier.md": matter(**POST, **own)}
    articles, others = read(site(tmp_path / "gull", files))
    assert others.get("pier.md", "") == reason
    if not reason:
        (article,) = articles.values()
        assert (article.title, article.published) == (
            "Pier closes",
            datetime(2025, 7, 23, 10, tzinfo=UTC),
        )


@pytest.mark.parametrize(
    ("configuration", "reason"),
    [
        ("[[cascade]]\nprivate = true\n[cascade._target]\npath = '/a/**'\n", "not published"),
        ("contentDir = 'texts'\n", "outside the folder of Hugo's pages"),
        ("contentDir = 'texts'\n[languages.en]\ncontentDir = 'content'\n", ""),
        ("[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n", ""),
    ],
)
def test_the_configuration_says_what_becomes_a_page(
    tmp_path: Path, configuration: str, reason: str
) -> None:
    files = {"hugo.toml": configuration, "content/a/pier.md": matter(**POST)}
    assert read(site(tmp_path / "gull", files))[1].get("pier.md", "") == reason


# ── what a configuration of Jekyll says ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("configuration", "file", "reason"),
    [
        ("", "_posts/2025-07-23-pier.md", ""),
        ("", "_posts/pier.md", "its name has no date, so Jekyll makes no post of it"),
        ("", "_other/pier.md", "in _other, which Jekyll does not publish"),
        ("", "a/_pier.md", "in _pier.md, which Jekyll does not publish"),
        ("include: [_oth*]", "_other/pier.md", ""),
        ("collections: {other: {output: true}}", "_other/pier.md", ""),
        (
            "collections: {other: {output: no}}",
            "_other/pier.md",
            "in _other, which Jekyll does not publish",
        ),
        ("collections: [other]", "_other/pier.md", "in _other, which Jekyll does not publish"),
        ("exclude: [/a/]", "a/pier.md", "left out by 'exclude' in the site's configuration"),
        ("exclude: ['*/p*r.md']", "a/pier.md", "left out by 'exclude' in the site's configuration"),
        (
            "source: a\nexclude: [b]",
            "a/b/pier.md",
            "left out by 'exclude' in the site's configuration",
        ),
        ("exclude: a/b", "b/pier.md", ""),
        ("defaults: [{scope: {path: a}, values: {published: no}}]", "a/pier.md", "not published"),
        ("defaults: [{scope: {path: b}, values: {published: no}}]", "a/pier.md", ""),
        ("defaults: [{scope: {type: posts}, values: {published: no}}]", "a/pier.md", ""),
        (
            "defaults: [{scope: {path: a/b}, values: {published: 1}}, {scope: {path: a}, values: {published: 0}}]",
            "a/b/pier.md",
            "",
        ),
        ("defaults: [x, {scope: y}]", "a/pier.md", ""),
    ],
)
def test_jekyll_publishes_what_its_configuration_says(
    tmp_path: Path, configuration: str, file: str, reason: str
) -> None:
    files = {"_config.yml": f"title: Gull\n{configuration}\n", file: matter(**POST)}
    folder = site(tmp_path / "gull", files)
    for named in (folder, (folder / file).parent, folder / Path(file).parts[0]):
        assert read(named)[1].get(Path(file).name, "") == reason


@pytest.mark.parametrize(
    ("file", "url"),
    [
        ("_posts/2025-07-23-pier.md", "https://gull.example/2025/07/23/pier.html"),
        ("news/_posts/sub/2025-07-23-pier.md", "https://gull.example/news/2025/07/23/pier.html"),
        ("news/pier.md", ""),
    ],
)
def test_the_address_of_a_post_is_jekylls(tmp_path: Path, file: str, url: str) -> None:
    files = {"_config.yml": "url: https://gull.example\n", file: matter(**POST)}
    (article,) = read(site(tmp_path / "gull", files))[0].values()
    assert article.url == url


# ── dates ────────────────────────────────────────────────────────────────────────────────────────


def test_what_has_no_date_is_held_unless_it_is_named_or_asked_for(tmp_path: Path) -> None:
    folder = site(tmp_path / "gull", {"pier.md": matter(title="Pier closes")})
    assert read(folder) == ({}, {"pier.md": "held: no date"})
    assert set(read(folder / "pier.md")[0]) == {"pier.md"}
    for choice, count in (("hold", 0), ("include", 1)):
        config = SourceConfig(path="gull", undated=choice)
        context = Context(base=tmp_path, zone=ZoneInfo("UTC"), languages=("en",))
        items = sources.read(config, context)
        assert sum(isinstance(item, Article) for item in items) == count


def test_what_lies_in_the_future_is_held(tmp_path: Path) -> None:
    folder = site(tmp_path / "gull", {"pier.md": matter(title="Pier", date="2026-01-01 00:01")})
    assert read(folder)[1] == {"pier.md": "held: dated 2026-01-01 00:01, which lies in the future"}
    assert set(read(folder, now=datetime(2026, 1, 1, 0, 2, tzinfo=UTC))[0]) == {"pier.md"}
    assert set(read(folder, now=None)[0]) == {"pier.md"}  # nobody knows the time


class Remembered(NoMemory):
    """A memory that keeps what it is told."""

    def __init__(self) -> None:
        self.stamps: dict[str, str] = {}

    def stamp(self, place: str) -> str:
        return self.stamps.get(place, "")

    def remember(self, place: str, stamp: str) -> None:
        self.stamps[place] = stamp


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    files = {
        "a.md": matter(**POST),
        "b.md": matter(**POST, expiryDate="2026-02-01"),
        "c.md": matter(title="C", date="2026-01-02"),
        "d.md": matter(title="D"),
    }
    site(tmp_path / "gull", {"_config.yml": "title: Gull", **files})
    memory = Remembered()

    def again(now: datetime = NOW) -> dict[str, str]:
        context = Context(
            base=tmp_path, zone=ZoneInfo("UTC"), languages=("en",), now=now, memory=memory
        )
        items = sources.read(SourceConfig(path="gull"), context)
        return {
            Path(getattr(item, "where", "") or item.path).name: type(item).__name__
            for item in items
            if isinstance(item, Article | Rejected | Unchanged)
        }

    first = {"a.md": "Article", "b.md": "Article", "c.md": "Rejected", "d.md": "Rejected"}
    assert {name: kind for name, kind in again().items() if name in files} == first
    second = {"a.md": "Unchanged", "b.md": "Article", "c.md": "Rejected", "d.md": "Unchanged"}
    assert {name: kind for name, kind in again().items() if name in files} == second
    later = again(datetime(2026, 3, 1, tzinfo=UTC))
    assert (later["b.md"], later["c.md"]) == ("Rejected", "Article")
    (tmp_path / "gull" / "a.md").write_text(matter(**POST) + "More of it.\n", encoding="utf-8")
    assert again()["a.md"] == "Article"
    (tmp_path / "gull" / "_config.yml").write_text("title: The Gull", encoding="utf-8")
    assert again()["d.md"] == "Rejected"


def test_what_a_section_hands_down_is_noticed(tmp_path: Path) -> None:
    section = "content/a/_index.md"
    site(tmp_path / "gull", {"hugo.toml": "", "content/a/b/pier.md": matter(**POST)})
    memory = Remembered()

    def again() -> list[str]:
        context = Context(
            base=tmp_path, zone=ZoneInfo("UTC"), languages=("en",), now=NOW, memory=memory
        )
        items = sources.read(SourceConfig(path="gull"), context)
        return [type(item).__name__ for item in items if "pier.md" in str(item)]

    assert again() == ["Article"]
    assert again() == ["Unchanged"]
    site(tmp_path / "gull", {section: "---\ncascade: {draft: true}\n---\n"})
    assert again() == ["Rejected"]
    site(tmp_path / "gull", {section: "---\ntitle: A\n---\n"})
    assert again() == ["Article"]


# ── translations ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("names", "language", "chosen"),
    [
        (["content/en/a.md", "content/fr/a.md", "content/de/a.md"], "fr", "content/fr/a.md"),
        (["content/en/a.md", "content/fr/a.md"], "ar", "content/en/a.md"),
        (["a.md", "a.fr.md", "a.es.md"], "es", "a.es.md"),
        (["a.md", "a.fr.md"], "en", "a.md"),
        (["en/news/_posts/2025-07-23-a.md", "es/news/_posts/2025-07-23-a.md"], "es",
         "es/news/_posts/2025-07-23-a.md"),
    ],
)  # fmt: skip
def test_of_translations_one_is_read(
    tmp_path: Path, names: list[str], language: str, chosen: str
) -> None:
    folder = site(tmp_path / "gull", dict.fromkeys(names, matter(**POST)))
    items = list(sources.read_paths([folder], zone=ZoneInfo("UTC"), language=language))
    assert [item.path for item in items if isinstance(item, Article)] == [str(folder / chosen)]
    assert [item.reason for item in items if isinstance(item, Rejected)] == ["a translation"] * (
        len(names) - 1
    )


def test_sections_called_like_languages_are_no_translations(tmp_path: Path) -> None:
    folder = site(tmp_path / "gull", {"it/a.md": matter(**POST), "uk/a.md": matter(**POST)})
    assert len(list(sources.read_paths([folder], zone=ZoneInfo("UTC"), language="en"))) == 2


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def test_names_in_the_two_forms_of_unicode_are_one(tmp_path: Path) -> None:
    site(tmp_path, {"gull/caf\u00e9.md": matter(**POST), "gull/cafe\u0301.md": matter(**POST)})
    articles, others = read(tmp_path / "gull")
    assert len(articles) == 1
    assert "a duplicate" in next(iter(others.values()))


def test_a_picture_is_found_by_the_other_form_of_its_name(tmp_path: Path) -> None:
    site(tmp_path, {"a.md": matter(**POST, image="caf\u00e9.jpg"), "cafe\u0301.jpg": "x"})
    (article,) = read(tmp_path)[0].values()
    assert article.images[0].path


def test_a_file_that_vanishes_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    site(tmp_path, {"a.md": matter(**POST)})
    monkeypatch.setattr(Path, "read_bytes", gone)
    assert read(tmp_path)[1]["a.md"] == "vanished while the folder was read"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a.md", {"path": "2025/07/23/pier"}),
        ("a.md", {"permalink": "/2025/07/23/pier/"}),
        ("2025/07/23/a.md", {}),
    ],
)
def test_a_day_in_the_address_is_the_date(
    tmp_path: Path, name: str, fields: dict[str, str]
) -> None:
    folder = site(tmp_path / "gull", {name: matter(title="Pier", **fields)})
    (article,) = read(folder)[0].values()
    assert article.published == datetime(2025, 7, 23, tzinfo=UTC)


def test_lists_of_teasers_and_pages_of_tags_are_no_articles(tmp_path: Path) -> None:
    teaser = (
        "<article><h2><a href='/{0}'>Story {0}</a></h2><time datetime='2025-07-2{0}'>x</time>"
        "<p>The board closed the old pier on Monday, and two cranes will be moved before winter.</p></article>"
    )
    head = "<!doctype html><html lang='en'><head><title>{}</title></head><body><main>"
    listing = (
        head.format("News") + "".join(teaser.format(n) for n in range(1, 4)) + "</main></body>"
    )
    body = (
        "<p>The board closed the old pier on Monday, and two cranes will be moved to the mill.</p>"
    )
    story = (
        head.format("Pier closes")
        + "<article><h1><a href='/pier'>Pier closes</a></h1><time datetime='2025-07-23'>x</time>"
        + body * 5
        + "</article></main></body>"
    )
    folder = site(
        tmp_path / "gull", {"news.html": listing, "pier.html": story, "tag/sea.html": story}
    )
    articles, others = read(folder)
    assert set(articles) == {"pier.html"}
    assert {others[name] for name in ("news.html", "sea.html")} == {"a page that lists articles"}
