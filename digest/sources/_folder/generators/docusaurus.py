"""Docusaurus."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import (
    address,
    language,
    path_below,
    read_settings,
    settings_text,
    title_of,
)
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields

_BLOG = re.compile(r"\bpath\s*:\s*['\"]\.?/?([\w./-]{1,80})['\"]")
# "2021-02-15-mdx", "2021/02/15/mdx", "2021-02/15-mdx", each a file or a folder.
_DATE = re.compile(r"(?:^|/)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]")


class Docusaurus(Generator):
    """``docusaurus.config.js``; posts in ``blog``, their dates in their paths; the rest is
    documentation.
    """

    name = "docusaurus"
    configs = tuple(f"docusaurus.config.{kind}" for kind in ("js", "ts", "mjs", "cjs", "mts"))
    rank = 3
    skipped = frozenset({"build", ".docusaurus"})
    formats = {".md": ".mdx", ".markdown": ".mdx"}  # noqa: RUF012 - never changed
    templates = False
    strict = True

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        paths = [path for path in _BLOG.findall(settings_text(config)) if _is_blog(path)]
        translated = (
            f"i18n/{folder.name}/docusaurus-plugin-content-blog"
            for folder in sorted(site.root.glob("i18n/*"))
        )
        return replace(
            site,
            title=short_title(title_of(fields, "title")),
            url=address(fields, "url"),
            baseurl=path_below(fields.text("baseurl")),
            language=language(fields, "defaultlocale"),
            posts=(*(paths or ["blog"]), *translated),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        if not site.within(file, site.posts):
            return "a page of the site, no post", ""
        return None

    def date_in_path(self, file: Path, site: Site) -> str:
        match = _DATE.search(file.relative_to(site.root).as_posix()) if _below(file, site) else None
        return "-".join((match[1], match[2].zfill(2), match[3].zfill(2))) if match else ""


def _is_blog(path: str) -> bool:
    return any(word in path for word in ("blog", "news", "post"))


def _below(file: Path, site: Site) -> bool:
    return file.is_relative_to(site.root)


GENERATOR = Docusaurus()
