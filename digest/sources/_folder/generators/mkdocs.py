"""MkDocs with the blog of its theme Material."""

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

_BLOG = re.compile(r"^\s*(?:blog_dir)\s*:\s*['\"]?([\w./-]{0,80})", re.MULTILINE)


class MkDocs(Generator):
    """``mkdocs.yml``; the plug-in ``blog`` has its posts in ``docs/blog/posts``, the rest is
    documentation.
    """

    name = "mkdocs"
    configs = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml")
    rank = 3
    skipped = frozenset({"site", "overrides", "includes", "material"})
    templates = False
    strict = True

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        docs = fields.text("docs_dir") or "docs"
        blogs = _BLOG.findall(settings_text(config)) or ["blog"]
        folders = (f"{docs}/{blog}".rstrip("/.") for blog in blogs)
        return replace(
            site,
            title=short_title(title_of(fields, "site_name")),
            url=address(fields, "site_url"),
            language=language(fields.table("theme"), "language"),
            posts=tuple(f"{folder}/posts" for folder in folders),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        if not site.within(file, site.posts):
            return "a page of the site, no post", ""
        return None


GENERATOR = MkDocs()
