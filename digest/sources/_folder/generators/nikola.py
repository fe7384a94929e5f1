"""Nikola: its configuration, its sidecars and its headers in comments."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import (
    address,
    language,
    read_settings,
    settings_text,
    title_of,
)
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields

_OWN = re.compile(r"^(?:BLOG_TITLE|POSTS|post_pages)\s*=", re.MULTILINE)
_MARKDOWN = (".md", ".mdown", ".markdown")
_UNPUBLISHED_TAGS = {"draft", "private"}


class Nikola(Generator):
    """``conf.py`` with ``BLOG_TITLE``; which folders hold posts and which pages stands in it."""

    name = "nikola"
    configs = ("conf.py",)
    rank = 2
    skipped = frozenset({"themes", "output", "cache", "plugins", "templates", "listings"})
    formats = {".txt": ".rst"}  # noqa: RUF012 - never changed
    templates = False

    def configuration(self, folder: Path, names: frozenset[str]) -> Path | None:
        config = super().configuration(folder, names)
        return config if config and _OWN.search(settings_text(config)) else None

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        return replace(
            site,
            title=short_title(title_of(fields, "blog_title")),
            url=address(fields, "site_url", "base_url"),
            language=language(fields, "default_lang"),
            zone=fields.text("timezone"),
            posts=_folders(fields, "posts") or ("posts",),
            pages=_folders(fields, "pages", "stories") or ("pages", "stories"),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """Drafts and private posts were tags once; pages and galleries are no posts."""
        tags = {tag.strip().lower() for text in fields.texts("tags") for tag in text.split(",")}
        if tags & _UNPUBLISHED_TAGS:
            return "a draft", "publish it to include it"
        if site.within(file, site.pages) or not site.within(file, site.posts):
            return "a page of the site, no post", ""
        return None


def _folders(fields: Fields, *names: str) -> tuple[str, ...]:
    """The folders in patterns such as ("posts/*.rst", "posts", "post.tmpl")."""
    patterns = (text for name in names for text in fields.texts(name) if "*" in text)
    return tuple(dict.fromkeys(pattern.partition("*")[0].rstrip("/") for pattern in patterns))


GENERATOR = Nikola()
