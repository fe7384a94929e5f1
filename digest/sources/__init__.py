"""Sources: every kind is one module here that yields an ``Article`` or a ``Rejected`` for each
input.

A new kind is one new file with a function ``read`` (see ``Kind``), or a function of yours named
"package.module:function" in ``digest.toml``. ``digest.sources.reading`` holds the helpers for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from digest import plugins
from digest.config import SourceConfig
from digest.errors import UsageError
from digest.model import Article, Rejected
from digest.sources._finding import Link, Recognise, Recognised, Sample
from digest.sources._items import Complete, Context, Item, Memory, NoMemory, Unchanged
from digest.sources._web import Web

__all__ = [
    "Complete",
    "Context",
    "Item",
    "Kind",
    "Link",
    "Memory",
    "NoMemory",
    "Recognise",
    "Recognised",
    "Sample",
    "Unchanged",
    "Web",
    "read",
    "read_all",
    "read_paths",
    "read_with",
]

PACKAGE = "digest.sources"


class Kind(Protocol):
    """The function ``read`` of a kind of source.

    It reads what *config* names. *config.options* holds the keys of ``[[source]]`` that only this
    kind knows. Relative paths count from *base*; a date without a zone is read in *zone*; the first
    of *languages* is the magazine's own.

    It yields an ``Article`` for each text and a ``Rejected`` for each input that is none, and
    raises for neither. It does not print, and leaves the choice of the week to ``curate``.
    """

    def __call__(
        self,
        config: SourceConfig,
        *,
        base: Path,
        zone: ZoneInfo,
        languages: tuple[str, ...],
    ) -> Iterator[Article | Rejected]: ...


def read(
    config: SourceConfig,
    *,
    base: Path,
    zone: ZoneInfo,
    languages: tuple[str, ...],
) -> Iterator[Article | Rejected]:
    """Read one ``[[source]]``. Raises UsageError at once if its type is unknown."""
    return read_all([config], base=base, zone=zone, languages=languages)


def read_with(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Read one ``[[source]]`` with *context*, its articles under the ids of its kind.

    Raises UsageError at once if its type is unknown.
    """
    kind: Kind = plugins.load(PACKAGE, config.type, "read")
    return iter(kind(config, base=context.base, zone=context.zone, languages=context.languages))


def read_all(
    configs: Sequence[SourceConfig],
    *,
    base: Path,
    zone: ZoneInfo,
    languages: tuple[str, ...],
) -> Iterator[Article | Rejected]:
    """Read all sources in their order; an id that comes twice gets a number.

    Raises UsageError at once if a type is unknown.
    """
    kinds: list[tuple[Kind, SourceConfig]] = [
        (plugins.load(PACKAGE, config.type, "read"), config) for config in configs
    ]
    return _numbered(
        item
        for kind, config in kinds
        for item in kind(config, base=base, zone=zone, languages=languages)
    )


def read_paths(
    paths: Sequence[Path], *, zone: ZoneInfo, language: str
) -> Iterator[Article | Rejected]:
    """Read *paths*, files or folders named on the command line.

    Raises UsageError for a path that does not exist.
    """
    from digest.sources import folder
    from digest.sources._folder.article import Defaults

    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; check the name")
    return _numbered(folder.read_files(paths, Defaults(zone=zone, language=language)))


def _numbered(items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
    """The items with unique ids: the second "gull:pier" becomes "gull:pier-2"."""
    taken: set[str] = set()
    for item in items:
        if isinstance(item, Rejected):
            yield item
            continue
        number, unique = 1, item.id
        while unique in taken:
            number += 1
            unique = f"{item.id}-{number}"
        taken.add(unique)
        yield item if unique == item.id else replace(item, id=unique)
