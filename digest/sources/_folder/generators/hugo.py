"""Hugo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import address, language, read_settings, title_of
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields

_NAMES = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
_OLD = ("config.toml", "config.yaml", "config.yml", "config.json")
_FOLDER = "config/_default"


class Hugo(Generator):
    """``hugo.toml`` or ``config.toml`` beside ``content``, alone or in ``config/_default``."""

    name = "hugo"
    configs = (*_NAMES, *_OLD, *(f"{_FOLDER}/{name}" for name in (*_NAMES, *_OLD)))
    marks = ("content",)

    def configuration(self, folder: Path, names: frozenset[str]) -> Path | None:
        """Many programs have a ``config.toml``: it counts only beside a ``content``."""
        config = super().configuration(folder, names)
        own = config is not None and (config.name in _NAMES or "content" in names)
        return config if own else None

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        code = fields.text("defaultcontentlanguage") or "en"
        inner = fields.table("languages").table(code)
        beside = config.with_name(f"languages.{code}{config.suffix}")
        if beside.is_file():
            inner = read_settings(beside)
        title = title_of(fields, "title") or title_of(inner, "title")
        return replace(
            site,
            title=short_title(title),
            url=address(fields, "baseurl"),
            language=language(fields, "languagecode", "defaultcontentlanguage", "locale"),
            zone=fields.text("timezone"),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """``sitemap: {disable: true}`` asks that the page be not found."""
        if fields.table("sitemap").flag("disable"):
            return "kept out of the site's map", "remove 'sitemap.disable' to include it"
        return None


GENERATOR = Hugo()
