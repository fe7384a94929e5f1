"""Sources: every kind is one module here that yields an ``Article`` or a ``Rejected`` for each
input.

A new kind is one new file with a function ``read`` (see ``Kind``), or a function of yours named
"package.module:function" in ``digest.toml``. ``digest.sources.reading`` holds the helpers for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from digest import plugins
from digest.config import SourceConfig
from digest.errors import UsageError
from digest.model import Article, Rejected
from digest.sources._finding import Link, Recognise, Recognised, Sample
from digest.sources._items import Complete, Context, Item, Memory, NoMemory, Unchanged
from digest.sources._search import find
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
    "find",
    "read",
    "read_paths",
]

PACKAGE = "digest.sources"


class Kind(Protocol):
    """The function ``read`` of a kind of source.

    It reads what *config* names, with *context*. *config.options* holds the keys of ``[[source]]``
    that only this kind knows.

    It yields an ``Article`` for each text and a ``Rejected`` for each input that is none, and
    raises for neither. A kind that asks the memory of *context* yields ``Unchanged`` for what it
    did not read again, and one that knows that it has read everything yields ``Complete`` at the
    end. It does not print, and leaves the choice of the week to ``curate``.
    """

    def __call__(self, config: SourceConfig, context: Context) -> Iterator[Item]: ...


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Read one ``[[source]]``. Raises UsageError at once if its type is unknown or unfit."""
    kind: Kind = plugins.load(PACKAGE, config.type, "read")
    try:
        signature(kind).bind(config, context)
    except TypeError as error:
        raise UsageError(
            f"the source type '{config.type}' is written for an earlier version of digest: it must "
            "be read(config, context); CONTRIBUTING.md shows one"
        ) from error
    items = (_held(item, config, context) for item in kind(config, context))
    if context.pictures is None and config.pictures == "all":
        return items
    from digest.sources._access import access_of
    from digest.sources._remote import with_pictures

    access = access_of(config, context)
    return with_pictures(items, context, context.pictures, config.pictures, access)


def _held(item: Item, config: SourceConfig, context: Context) -> Item:
    """*item*, or why it waits: an article without a date, or with one that lies ahead."""
    if not isinstance(item, Article):
        return item
    if item.published is None:
        remedy = 'give it one, or set undated = "include" in this [[source]]'
        held = Rejected(where=item.path or item.url, reason="no date", remedy=remedy)
        return item if config.undated == "include" else held
    if context.now is not None and item.published > context.now:
        return Rejected(
            where=item.path or item.url,
            reason=f"held: dated {item.published:%Y-%m-%d %H:%M}, which lies in the future",
            remedy="it is read once that time has come",
        )
    return item


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
