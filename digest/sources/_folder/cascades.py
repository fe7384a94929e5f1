"""What Hugo's pages have from the sections they lie in: ``cascade`` in ``_index.md`` and in the
configuration, and a section's own ``draft`` and ``expiryDate``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from digest.sources._folder.settings import read_settings, settings_text
from digest.sources._folder.site import Site, stamp_of, up_to
from digest.sources.reading.fields import Fields, Value
from digest.sources.reading.front_matter import split_front_matter

_SECTION = ("_index.md", "_index.markdown", "_index.html")
_KINDS = (".toml", ".yaml", ".yml", ".json")
_CONFIGS = tuple(f"{name}{kind}" for name in ("hugo", "config", "cascade") for kind in _KINDS)
_FOLDERS = (".", "config/_default")
_MOST_RULES = 100
_LONGEST_GLOB = 300
_EXPIRES = ("expirydate", "unpublishdate")
# What one page has, and no other has from its section.
_OWN = {"title", "date", "publishdate", "pubdate", "lastmod", "modified", "slug", "url", "aliases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What stands above the pages of a folder.

    *rules* are the fields under ``cascade``, the nearest first, each with the ``_target`` it is
    for. *draft*: one of the sections is a draft. *expires* is the day on which the nearest expires,
    "" without one. *stamp* changes with the files of the sections.
    """

    rules: tuple[Fields, ...] = ()
    draft: bool = False
    expires: str = ""
    stamp: str = ""


def above(file: Path, site: Site) -> Above:
    """What stands above the page in *file*."""
    return _above(str(file.parent), str(site.root), site.posts, site.language)


def cascaded(file: Path, site: Site) -> Fields:
    """What the page in *file* has where it says nothing of its own."""
    found = above(file, site)
    values: dict[str, Value] = {"expirydate": found.expires} if found.expires else {}
    for rule in reversed(found.rules):
        if _is_for(rule, "page", _paths_of(file, site.root, site.posts), site.language):
            values |= {name: value for name, value in rule.values.items() if name not in _OWN}
    return Fields(values=values)


def forget_cascades() -> None:
    """Read the sections and the configurations anew from here on."""
    _above.cache_clear()
    _of_site.cache_clear()


@lru_cache(maxsize=256)
def _above(folder: str, root: str, posts: tuple[str, ...], language: str) -> Above:
    """What stands above the pages in *folder*; *posts* are the folders of content."""
    sections = list(_sections(Path(folder), Path(root)))
    rules = [rule for section in sections for rule in _rules(section.fields)]
    rules += _of_site(root)
    draft, expires, passed = False, "", 0
    for section in sections:
        paths = _paths_of(section.file.parent, Path(root), posts)
        over = (rule for rule in rules[passed:] if _is_for(rule, "section", paths, language))
        said = next(filter(_has_draft, (section.fields, *over)), Fields())
        draft = draft or bool(said.flag("draft"))
        expires = expires or section.fields.text(*_EXPIRES)
        passed += len(_rules(section.fields))
    return Above(
        rules=tuple(rules[:_MOST_RULES]),
        draft=draft,
        expires=expires,
        stamp=" ".join(stamp_of(section.file) for section in sections),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    file: Path
    fields: Fields


def _sections(folder: Path, root: Path) -> Iterator[_Section]:
    """The sections that *folder* lies in, the nearest first."""
    for place in up_to(folder, root):
        for file in (place / name for name in _SECTION):
            if file.is_file():
                yield _Section(file=file, fields=split_front_matter(settings_text(file)).fields)


@lru_cache(maxsize=16)
def _of_site(root: str) -> tuple[Fields, ...]:
    """The rules in the configuration."""
    files = (Path(root) / folder / name for folder in _FOLDERS for name in _CONFIGS)
    return tuple(rule for file in files if file.is_file() for rule in _rules(read_settings(file)))


def _rules(fields: Fields) -> list[Fields]:
    """The rules under ``cascade``, one or a list of them."""
    written = fields.values.get("cascade", [])
    every = written if isinstance(written, list) else [written]
    return [Fields(values=rule) for rule in every if isinstance(rule, dict)]


def _has_draft(fields: Fields) -> bool:
    return fields.flag("draft") is not None


def _is_for(rule: Fields, kind: str, paths: Iterable[str], language: str) -> bool:
    """Whether *rule* is for the page of this *kind* that is called one of *paths*."""
    target = rule.table("_target" if "_target" in rule.values else "target")
    kinds, code, glob = target.text("kind"), target.text("lang"), target.text("path").lower()
    if (kinds and kind not in kinds) or (code and not language.startswith(code)):
        return False
    return not glob or any(_matches(glob, path) for path in paths)


def _paths_of(place: Path, root: Path, posts: tuple[str, ...]) -> Iterator[str]:
    """What Hugo calls the page at *place*, a file or the folder of a section."""
    for folder in posts or ("content",):
        top = root / folder
        if place.is_relative_to(top):
            below = place.relative_to(top)
            is_bundle = below.stem.partition(".")[0] == "index"
            for each in (
                below.parent if is_bundle else below,
                below.with_suffix("") if below.name else below,
            ):
                yield f"/{each.as_posix()}".lower().replace("/.", "/")


def _matches(glob: str, path: str) -> bool:
    """Whether *path* is one of *glob*: "/posts/**", "{/a,/b/*}"."""
    head, brace, rest = glob[:_LONGEST_GLOB].partition("{")
    inner, closed, tail = rest.partition("}")
    globs = [f"{head}{part}{tail}" for part in inner.split(",")] if brace and closed else [glob]
    return any(
        fnmatchcase(path, each) and ("**" in each or each.count("/") == path.count("/"))
        for each in globs
    )
