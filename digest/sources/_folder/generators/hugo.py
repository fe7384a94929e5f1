"""Hugo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digest.sources._folder.cascades import above, cascaded, forget_cascades
from digest.sources._folder.formats import TEXT
from digest.sources._folder.settings import address, language, read_settings, title_of
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields

_NAMES = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
_OLD = ("config.toml", "config.yaml", "config.yml", "config.json")
_FOLDER = "config/_default"
_CONTENT = "content"
KINDS = (".toml", ".yaml", ".yml", ".json")


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
        languages = _part(fields, config, "languages")
        inner = languages.table(code)
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
            posts=_content_folders(fields, languages, config),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """Only texts in the folders of the content become pages; ``sitemap: {disable: true}`` asks
        that the page be not found.
        """
        if site.posts and not site.within(file, site.posts):
            return "outside the folder of Hugo's pages", f"move it into {site.posts[0]}"
        if site.posts and file.suffix.lower() in TEXT:
            return "a plain text, of which Hugo makes no page", "save it as Markdown"
        if above(file, site).draft:
            return "in a section that is a draft", "remove 'draft' from its _index.md to include it"
        if fields.table("sitemap").flag("disable"):
            return "kept out of the site's map", "remove 'sitemap.disable' to include it"
        return None

    def inherited(self, file: Path, site: Site) -> tuple[Fields, str]:
        return cascaded(file, site), above(file, site).stamp

    def forget(self) -> None:
        forget_cascades()


def _part(fields: Fields, config: Path, name: str) -> Fields:
    """The part *name* of the configuration, which may stand in a file of its own beside it."""
    if fields.table(name).values:
        return fields.table(name)
    files = (config.with_name(f"{name}{kind}") for kind in KINDS)
    return next((read_settings(file) for file in files if file.is_file()), Fields())


def _content_folders(fields: Fields, languages: Fields, config: Path) -> tuple[str, ...]:
    """The folders below the site's whose texts become pages."""
    codes = [languages.table(code) for code in languages.values]
    own = [table.text("contentdir") for table in codes]
    mounts = _part(fields, config, "module").values.get("mounts")
    mounted = [
        mount.text("source")
        for mount in map(_table, mounts if isinstance(mounts, list) else ())
        if mount.text("target").strip("/").partition("/")[0] == _CONTENT
    ]
    every = (fields.text("contentdir") or _CONTENT, *own, *mounted)
    return tuple(dict.fromkeys(folder.strip("/") for folder in every if folder.strip("/")))


def _table(value: object) -> Fields:
    return Fields(values=value if isinstance(value, dict) else {})


GENERATOR = Hugo()
