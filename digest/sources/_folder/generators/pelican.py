"""Pelican."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import address, language, read_settings, title_of
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields

_LINK = re.compile(r"(?:\{(?:filename|static|attach|photo)\}|\|(?:filename|static|attach)\|)/?")
_INTERNAL = re.compile(r"\{(?:author|category|index|tag|archives)\}")


class Pelican(Generator):
    """``pelicanconf.py``, texts in ``content``, pages in ``content/pages``."""

    name = "pelican"
    configs = ("pelicanconf.py",)
    rank = 2
    skipped = frozenset({"themes", "theme", "output", "plugins"})
    templates = False

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        content = fields.text("path") or "content"
        pages = fields.texts("page_paths", "page_dir") or ("pages",)
        return replace(
            site,
            title=short_title(title_of(fields, "sitename")),
            url=address(fields, "siteurl"),
            language=language(fields, "default_lang"),
            zone=fields.text("timezone"),
            pages=tuple(f"{content}/{page}" for page in pages),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """``status: skip`` is not even read by Pelican; what lies among the pages is no article."""
        if fields.text("status").lower() == "skip":
            return "a draft", "publish it to include it"
        if site.within(file, site.pages):
            return "a page of the site, no post", ""
        return None

    def prepared(self, text: str) -> str:
        """``{static}/images/a.jpg`` is a path from the folder of the texts."""
        if "{" not in text and "|" not in text:
            return text
        return _INTERNAL.sub("#", _LINK.sub("/", text))


GENERATOR = Pelican()
