"""Jekyll itself: what it builds is what is read."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from digest import sources
from digest.model import Article, Rejected

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("jekyll") is None,
        reason="Jekyll is not on this system: apt-get install jekyll",
    ),
]

TEXT = (
    "The harbour board closed the old pier on Monday. Two cranes will be moved before winter, and a "
    "ferry will run every twenty minutes from the new quay."
)
CONFIG = """
title: The Gull
url: https://gull.example
baseurl: /paper
timezone: Asia/Tokyo
permalink: /:categories/:year/:title/
collections: {notes: {output: true}, hidden: {output: false}}
exclude: [left/, "*.skip.md"]
include: [_more]
defaults:
- {scope: {path: "", type: posts}, values: {layout: page, author: Ada Bell}}
- {scope: {path: private, type: posts}, values: {published: false}}
- {scope: {path: "news/_posts", type: posts}, values: {category: harbour, author: Tom Roe}}
- {scope: {path: "_posts/2024-11-1*-glob.md"}, values: {published: false}}
- {scope: {path: "", type: notes}, values: {layout: page}}
"""
# Each page as Jekyll sees it, for comparison.
LAYOUT = """{"title": {{ page.title | jsonify }}, "path": {{ page.path | jsonify }},
"date": {{ page.date | date_to_xmlschema | jsonify }}, "author": {{ page.author | jsonify }},
"url": {{ page.url | absolute_url | jsonify }}, "text": {{ content | strip_html | jsonify }} }"""


def post(title: str, *lines: str) -> str:
    return "\n".join(("---", f"title: {title}", *lines, "---", "", TEXT, ""))


DAY = "date: 2024-11-18"
FILES = {
    "_config.yml": CONFIG,
    "_layouts/page.html": LAYOUT,
    "_posts/2024-11-18-plain.md": post("Plain"),
    "_posts/2024-11-18-dated.md": post("Dated", "date: 2024-11-17 08:30"),
    "_posts/2024-11-18-zone.md": post("Zone", "date: 2024-11-17 08:30:00 +0100"),
    "_posts/2024-11-18-unpublished.md": post("Unpublished", "published: false"),
    "_posts/2124-12-24-future.md": post("Future"),
    "_posts/2024-11-18-later.md": post("Later", "date: 2124-12-24"),
    "_posts/no-date.md": post("No date in its name", DAY),
    "_posts/sub/2024-11-18-below.md": post("Below"),
    "_posts/2024-11-18-glob.md": post("Glob"),
    "_posts/2024-11-18-page.html": post("Page"),
    "_posts/2024-11-18-suffix.mkdn": post("Suffix"),
    "_posts/2024-11-18-slug.md": post("Slug", "slug: other-slug"),
    "_posts/2024-11-18-permalink.md": post("Permalink", "permalink: /own/place/"),
    "_posts/2024-11-18-categories.md": post("Categories", "categories: sea ferry"),
    "_posts/2024-11-18-left.skip.md": post("Left out"),
    "_drafts/draft.md": post("Draft", DAY),
    "news/_posts/2024-11-18-news.md": post("News"),
    "private/_posts/2024-11-18-private.md": post("Private"),
    "private/_posts/2024-11-18-public.md": post("Public", "published: true"),
    "_notes/note.md": post("Note", DAY),
    "_hidden/secret.md": post("Hidden", DAY, "layout: page"),
    "_other/x.md": post("Other", DAY, "layout: page"),
    "_more/x.md": post("More", DAY, "layout: page"),
    "left/x.md": post("Left", DAY, "layout: page"),
    "page.md": post("Dated page", DAY, "layout: page"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jekyll") / "site"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    built = folder.parent / "built"
    command = ["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", folder, "-d", built]
    subprocess.run(command, check=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, dict[str, Any]]:
    """What Jekyll built, by the file it was built of."""
    texts = (file.read_text(encoding="utf-8") for file in (site.parent / "built").rglob("*.html"))
    every = (json.loads(text) for text in texts if text.startswith("{"))
    return {page["path"]: page for page in every}


@pytest.fixture(scope="module", params=["", "_posts", "private"])
def read(request: pytest.FixtureRequest, site: Path) -> tuple[str, dict[str, Article], list[Any]]:
    """The folder of the site that was read, the articles by their files, and the others."""
    below: str = request.param
    items = list(
        sources.read_paths(
            [site / below], zone=ZoneInfo("UTC"), language="en", now=datetime.now(UTC)
        )
    )
    articles = {
        Path(item.path).relative_to(site).as_posix(): item
        for item in items
        if isinstance(item, Article)
    }
    return below, articles, [item for item in items if isinstance(item, Rejected)]


def test_what_jekyll_builds_is_read(
    read: tuple[str, dict[str, Article], list[Rejected]], pages: dict[str, dict[str, Any]]
) -> None:
    below, articles, _ = read
    assert len(pages) > 12
    assert set(articles) == {path for path in pages if path.startswith(below)}


def test_each_is_as_jekyll_has_it(
    read: tuple[str, dict[str, Article], list[Rejected]], pages: dict[str, dict[str, Any]]
) -> None:
    for path, article in read[1].items():
        page = pages[path]
        assert (article.title, article.source) == (page["title"], "The Gull")
        assert article.published == datetime.fromisoformat(page["date"])
        assert article.byline == (page["author"] or "")
        assert article.text.split() == page["text"].split()
        assert article.url == (page["url"] if "_posts" in path else "")


def test_all_else_is_named(read: tuple[str, dict[str, Article], list[Rejected]]) -> None:
    below, articles, rejected = read
    named = " ".join(f"{each.where} {each.remedy}" for each in rejected)
    for path in FILES:
        if path.startswith(below) and path not in articles:
            assert Path(path).name in named, path
