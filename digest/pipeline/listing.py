"""The list of an issue's articles beside its PDF: every story with its page, and its links."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.edition import Edition
    from digest.model import Article, Issue, Story

FILE = "articles.html"
"""The file's name in the folder of the issue."""


def write_list(folder: Path, issue: Issue, edition: Edition) -> Path:
    """Write every story of *issue* by section into *folder*, also those that no page holds."""
    pages = {story.id: story.page for story in edition.stories}
    path = folder / FILE
    write_whole(path, "".join(_document(issue, pages)).encode())
    return path


def _document(issue: Issue, pages: dict[str, int]) -> Iterator[str]:
    title = escape(f"{issue.title} {issue.week.label}")
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(issue.language)}" dir="auto">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n'
    )
    for section in issue.sections:
        if section:
            yield f'<h2 dir="auto">{escape(section)}</h2>\n'
        yield "<ul>\n"
        for story in issue.stories:
            if story.section == section:
                yield _entry(story, pages.get(story.id, 0))
        yield "</ul>\n"
    yield "</body>\n</html>\n"


def _entry(story: Story, page: int) -> str:
    number = f" ({page})" if page else ""
    links = "".join(f"<li>{_link(article)}</li>\n" for article in story.articles)
    headline = escape(story.headline)
    opened = f'<li lang="{escape(story.language)}" dir="auto">'
    return f"{opened}{headline}{number}\n<ul>\n{links}</ul>\n</li>\n"


def _link(article: Article) -> str:
    title = escape(article.title)
    if urlsplit(article.url).scheme in {"http", "https"}:
        title = f'<a href="{escape(article.url)}">{title}</a>'
    return f"{escape(article.source)}: {title}"
