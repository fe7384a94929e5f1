"""Jekyll, and Octopress, which is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from digest.sources._folder.settings import address, language, path_below, read_settings, title_of
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields, Value

_DATED = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-.+")
_POSTS = "_posts"
_LONGEST_GLOB = 300
# What one page has, and no other has by default.
_OWN = {"title", "date", "slug"}


class Jekyll(Generator):
    """``_config.yml``, posts in ``_posts`` folders, dates in their names.

    *selects*: whether the configuration says which files become pages, and what they have.
    """

    selects = True
    name = "jekyll"
    configs = ("_config.yml", "_config.yaml", "_config.toml")
    marks: tuple[str, ...] = ("_posts",)

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        return replace(
            site,
            title=short_title(title_of(fields, "title", "name")),
            url=address(fields, "url"),
            baseurl=path_below(fields.text("baseurl", "root")),
            language=language(fields, "lang", "locale", "language"),
            zone=fields.text("timezone"),
            permalink=fields.text("permalink"),
            excerpt_separator=fields.text("excerpt_separator"),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """What Jekyll makes no page of; ``sitemap: false``, which its plug-in jekyll-sitemap reads,
        asks that the page be not found.
        """
        if self.selects and site.stamp and (reason := _unpublished(file, site.root)):
            return reason
        if fields.flag("sitemap") is False:
            return "kept out of the site's map", "remove 'sitemap: false' to include it"
        return None

    def inherited(self, file: Path, site: Site) -> tuple[Fields, str]:
        """The ``defaults`` of the configuration; the site's own stamp changes with them."""
        if not (self.selects and site.stamp):
            return Fields(), ""
        rules = _rules(str(site.root))
        values: dict[str, Value] = {}
        for each in rules.defaults:
            if each.is_for(rules.path_of(file), rules.type_of(file)):
                values |= {name: value for name, value in each.values.items() if name not in _OWN}
        return Fields(values=values), ""

    def forget(self) -> None:
        _rules.cache_clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Default:
    """Values for the pages of a *type* whose paths begin with *path*, which may be a glob."""

    path: str
    type: str
    values: dict[str, Value]

    def is_for(self, path: str, kind: str) -> bool:
        if self.type and self.type != kind:
            return False
        if "*" not in self.path:
            return path.startswith(self.path)
        return fnmatchcase(path, self.path) or fnmatchcase(path, f"{self.path}/*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What a configuration says of its files. *source* is the folder that paths count from.

    *defaults* come in the order in which a later one wins. *collections* are those that are
    published; *excluded* and *included* are globs.
    """

    source: Path
    defaults: tuple[_Default, ...]
    collections: tuple[str, ...]
    excluded: tuple[str, ...]
    included: tuple[str, ...]

    def path_of(self, file: Path) -> str:
        return file.relative_to(self.source).as_posix() if file.is_relative_to(self.source) else ""

    def type_of(self, file: Path) -> str:
        """What Jekyll calls a file of this place: "posts", "pages", or a collection."""
        folders = file.parent.parts
        if _POSTS in folders:
            return "posts"
        return next((name for name in self.collections if f"_{name}" in folders), "pages")


def _unpublished(file: Path, root: Path) -> tuple[str, str] | None:
    """Why Jekyll makes no page of *file*, and what to do; None where it makes one."""
    rules = _rules(str(root))
    path = rules.path_of(file)
    if any(fnmatchcase(path, glob) or path.startswith(glob) for glob in rules.excluded):
        return "left out by 'exclude' in the site's configuration", ""
    if rules.type_of(file) == "posts":
        if _DATED.match(file.name):
            return None
        return "its name has no date, so Jekyll makes no post of it", "name it 2025-07-25-title.md"
    shown = {f"_{name}" for name in rules.collections}
    for part in path.split("/"):
        is_hidden = part.startswith(("_", ".", "#", "~")) and part not in shown
        if is_hidden and not any(fnmatchcase(part, glob) for glob in rules.included):
            return f"in {part}, which Jekyll does not publish", "move it into _posts"
    return None


@lru_cache(maxsize=16)
def _rules(root: str) -> _Rules:
    names = (Path(root) / name for name in Jekyll.configs)
    file = next(filter(Path.is_file, names), None)
    fields = read_settings(file) if file else Fields()
    return _Rules(
        source=Path(root, fields.text("source").strip("/") or "."),
        defaults=tuple(
            sorted(_defaults(fields), key=lambda each: (len(each.path), bool(each.type)))
        ),
        collections=tuple(_collections(fields)),
        excluded=_globs(fields, "exclude"),
        included=_globs(fields, "include"),
    )


def _globs(fields: Fields, name: str) -> tuple[str, ...]:
    globs = (glob[:_LONGEST_GLOB].removeprefix("./").strip("/") for glob in fields.texts(name))
    return tuple(filter(None, globs))


def _collections(fields: Fields) -> Iterator[str]:
    """The names of the collections with ``output: true``."""
    tables = fields.table("collections")
    yield from (name for name in tables.values if tables.table(name).flag("output"))


def _defaults(fields: Fields) -> Iterator[_Default]:
    written = fields.values.get("defaults")
    for each in written if isinstance(written, list) else ():
        if isinstance(each, dict):
            table = Fields(values=each)
            scope = table.table("scope")
            yield _Default(
                path=scope.text("path")[:_LONGEST_GLOB].strip("/"),
                type=scope.text("type"),
                values=dict(table.table("values").values),
            )


GENERATOR = Jekyll()
