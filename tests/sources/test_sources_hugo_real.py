"""Hugo itself: what it builds is what is read."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image as Picture

from digest import sources
from digest.model import Article, Rejected

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("hugo") is None, reason="Hugo is not on this system: apt-get install hugo"
    ),
]

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = (
    "The harbour board closed the old pier on Monday. Two cranes will be moved before winter, and a "
    "ferry will run every twenty minutes from the new quay."
)
SITE = {
    "config.toml": """
baseURL = "https://gull.example/"
title = "The Gull"
timeZone = "Asia/Tokyo"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home"]
[[cascade]]
draft = true
[cascade._target]
path = "/letters/private-*"
""",
    # Each page as Hugo sees it, for comparison.
    "layouts/_default/single.html": '{{ dict "title" .Title "date" .PublishDate "plain" .Plain '
    '"path" .File.Path | jsonify }}',
    "layouts/_default/list.html": "a list",
    "layouts/shortcodes/note.html": "<div>{{ .Inner | markdownify }}</div>",
    "layouts/shortcodes/callout.html": '<b>{{ .Get "text" }}</b>',
    "layouts/shortcodes/pull.html": "<aside>{{ .Get 0 }}</aside>",
    "notes/outside.md": f"---\ntitle: Outside\ndate: 2026-11-18\n---\n{TEXT}",
}


def matter(title: str, *lines: str, date: str = "2026-11-18T09:00:00") -> str:
    return "\n".join(("---", f"title: {title}", f"date: {date}", *lines, "---", "", TEXT, ""))


def built(*, render: str = "always", listed: str = "always") -> tuple[str, ...]:
    """The table that Hugo called ``_build`` up to version 0.144."""
    rules = f"{{render: {render}, list: {listed}}}"
    return f"_build: {rules}", f"build: {rules}"


SHORTCODES = """{{% note %}}Read *this* note about the quay.{{% /note %}}

{{< callout text="Mind the gap at the quay." >}}

{{< pull "A pier is not a quay." >}}

{{< youtube w7Ft2ymGmfc >}}

A [link]({{< ref "news/toml.md" >}}) to a post.
"""
CONTENT = {
    "news/toml.md": f'+++\ntitle = "Toml"\ndate = 2026-11-18T09:00:00+01:00\n+++\n{TEXT}',
    "news/json.md": f'{{\n"title": "Json",\n"date": "2026-11-18T10:00:00Z"\n}}\n{TEXT}',
    "news/yaml.md": matter("Yaml", date="2026-11-18"),
    "news/capitals.md": f"---\nTitle: Capitals\nDate: 2026-11-18\nDraft: false\n---\n{TEXT}",
    "news/other.markdown": matter("Another suffix"),
    "news/page.html": matter("Page").replace(TEXT, f"<p>{TEXT}</p>"),
    "news/plain.txt": matter("Plain"),
    "news/.hidden.md": matter("Dot"),
    "news/draft.md": matter("Draft", "draft: true"),
    "news/unpublished.md": matter("Unpublished", "published: false"),
    "news/expired.md": matter("Expired", "expiryDate: 2026-11-19"),
    "news/taken-down.md": matter("Taken down", "unpublishdate: 2026-11-19"),
    "news/expires-later.md": matter("Expires later", "expiryDate: 2027-11-19"),
    "news/soon.md": matter("Soon", "publishDate: 2026-12-24"),
    "news/before.md": matter("Before", "publishDate: 2026-11-17T08:00:00", date="2026-12-24"),
    "news/future.md": matter("Future", date="2026-12-24"),
    "news/never.md": matter("Never", *built(render="never")),
    "news/link.md": matter("Link", *built(render="link")),
    "news/local.md": matter("Local", *built(listed="local")),
    "news/shortcodes.md": matter("Shortcodes").replace(TEXT, f"{SHORTCODES}\n{TEXT}"),
    "news/headless/index.md": matter("Headless", "headless: true"),
    "news/pier/index.md": matter("Pier").replace(
        TEXT, f'![A crane](crane.png)\n\n{{{{< figure src="on/pier.png" >}}}}\n\n{TEXT}'
    ),
    "news/pier/part.md": matter("Part"),
    "news/pier/on/index.md": matter("Part below"),
    "news/quay/index.html": matter("Quay").replace(TEXT, f"<p>{TEXT}</p>"),
    "news/quay/part.md": matter("Part of HTML"),
    "harbour/_index.md": matter(
        "Harbour", "cascade:", "  _build: {render: never}", "  build: {render: never}"
    ),
    "harbour/a.md": matter("Never by its section"),
    "ferry/_index.md": matter("Ferry", "cascade: {draft: true}"),
    "ferry/a.md": matter("In a section that is a draft"),
    "board/_index.md": matter("Board", "draft: true"),
    "board/minutes/a.md": matter("Below a draft"),
    "fleet/_index.md": matter("Fleet", "expiryDate: 2026-11-19"),
    "fleet/a.md": matter("In an expired section"),
    "letters/private-a.md": matter("Private letter"),
    "letters/open.md": matter("Open letter"),
    "letters/sub/_index.md": matter(
        "Letters below",
        "cascade:",
        '- _target: {path: "/letters/sub/x*"}',
        "  draft: true",
        "- _target: {kind: term}",
        "  draft: true",
    ),
    "letters/sub/x1.md": matter("Matched"),
    "letters/sub/y1.md": matter("Not matched"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hugo") / "site"
    for name, text in (SITE | {f"content/{name}": text for name, text in CONTENT.items()}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name in ("crane.png", "on/pier.png"):
        Picture.new("RGB", (800, 600), "navy").save(folder / "content/news/pier" / name)
    subprocess.run(
        ["hugo", "--quiet", "--clock", NOW.isoformat(), "--source", folder],
        check=True,
        timeout=60,
    )
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, dict[str, Any]]:
    """What Hugo built, by the file it was built of."""
    texts = (file.read_text(encoding="utf-8") for file in (site / "public").rglob("index.html"))
    every = (json.loads(text) for text in texts if text.startswith("{"))
    return {page["path"]: page for page in every}


@pytest.fixture(scope="module", params=["the site", "its content", "a section"])
def read(request: pytest.FixtureRequest, site: Path) -> tuple[str, dict[str, Article], list[Any]]:
    """The folder below ``content`` that was read, the articles by their files, and the others."""
    below = "news/" if request.param == "a section" else ""
    folder = site if request.param == "the site" else site / "content" / below
    items = list(sources.read_paths([folder], zone=ZoneInfo("UTC"), language="en", now=NOW))
    top = site / "content"
    articles = {
        (path.relative_to(top) if path.is_relative_to(top) else path).as_posix(): item
        for item in items
        if isinstance(item, Article) and (path := Path(item.path))
    }
    return below, articles, [item for item in items if isinstance(item, Rejected)]


def test_what_hugo_builds_is_read(
    read: tuple[str, dict[str, Article], list[Rejected]], pages: dict[str, dict[str, Any]]
) -> None:
    below, articles, _ = read
    assert len(pages) > 12
    assert set(articles) == {path for path in pages if path.startswith(below)}


def test_each_has_hugos_title_and_date(
    read: tuple[str, dict[str, Article], list[Rejected]], pages: dict[str, dict[str, Any]]
) -> None:
    for path, article in read[1].items():
        page = pages[path]
        assert (article.title, article.source) == (page["title"], "The Gull")
        assert article.published == datetime.fromisoformat(page["date"])


def test_each_has_hugos_words(
    read: tuple[str, dict[str, Article], list[Rejected]], pages: dict[str, dict[str, Any]]
) -> None:
    for path, article in read[1].items():
        if path != "news/shortcodes.md":
            assert article.text.split() == pages[path]["plain"].split()
    # Hugo's ``.Plain`` lacks what stands in {{% %}}, its page does not.
    words = read[1]["news/shortcodes.md"].text.split("\n\n")
    assert words == [
        "Read this note about the quay.",
        "Mind the gap at the quay.",
        "A pier is not a quay.",
        "A link to a post.",
        TEXT,
    ]


def test_a_bundle_has_its_pictures(
    read: tuple[str, dict[str, Article], list[Rejected]], site: Path
) -> None:
    found = [Path(image.path) for image in read[1]["news/pier/index.md"].images]
    bundle = site / "content/news/pier"
    assert found == [bundle / "crane.png", bundle / "on/pier.png"]


def test_all_else_is_named(read: tuple[str, dict[str, Article], list[Rejected]]) -> None:
    below, articles, rejected = read
    named = " ".join(f"{each.where} {each.remedy}" for each in rejected)
    for path in CONTENT:
        name = Path(path).name
        if path.startswith(below) and path not in articles:
            assert path in named or name in named, path
