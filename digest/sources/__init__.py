"""Sources: every kind is one module here that yields an ``Article`` or a ``Rejected`` for each
input.

A new kind is one new file with a function ``read`` (see ``Kind``), or a function of yours named
"package.module:function" in ``digest.toml``. ``digest.sources.reading`` holds the helpers for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from digest import plugins
from digest.config import SourceConfig
from digest.errors import UsageError
from digest.model import Article, Rejected
from digest.sources._finding import Link, Recognise, Recognised, Sample
from digest.sources._items import Complete, Context, Item, Memory, NoMemory, Unchanged
from digest.sources._search import find
from digest.sources._web import Web

if TYPE_CHECKING:
    from digest.sources.net import Access

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
    "fetch_pictures",
    "find",
    "read",
    "read_paths",
]

PACKAGE = "digest.sources"
INCLUDE = "include"
NO_DATE = "held: no date"
GIVE_ONE = (
    "give it a date such as 'date: 2025-07-25', name the file itself, or set "
    'undated = "include" in its [[source]]'
)


class Kind(Protocol):
    """The function ``read`` of a kind of source.

    It reads what *config* names, with *context*. *config.options* holds the keys of ``[[source]]``
    that only this kind knows.

    It yields an ``Article`` for each text and a ``Rejected`` for each input that is none, and
    raises for neither. A kind that asks the memory of *context* yields ``Unchanged`` for what it
    did not read again, and one that knows that it has read everything yields ``Complete`` at the
    end. It does not print, and leaves the choice of the week to ``curate``. What is dated in the
    future, and what has no date, is held by the caller.
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
    items = _settled(kind(config, context), context, undated=config.undated == INCLUDE)
    if context.pictures is None and config.pictures == "all":
        return items
    from digest.sources._remote import with_pictures

    return with_pictures(
        items, context, context.pictures, config.pictures, lambda: _access_to(config, context)
    )


def fetch_pictures(
    articles: Sequence[Article], context: Context, private: frozenset[str] = frozenset()
) -> tuple[Article, ...]:
    """*articles* with their remote pictures, kept in *context.pictures*.

    *private* are hosts of a private network that may be asked.
    """
    from digest.sources._remote import ALL, with_pictures

    def access() -> Access:
        from digest.sources.net import Access  # it imports the client

        return Access(private=private)

    items = with_pictures(articles, context, context.pictures, ALL, access)
    return tuple(item for item in items if isinstance(item, Article))


def _access_to(config: SourceConfig, context: Context) -> Access:
    from digest.sources._access import access_of  # it imports the client

    return access_of(config, context)


def _settled(items: Iterable[Item], context: Context, *, undated: bool) -> Iterator[Item]:
    """*items*, those held that have no date or one that lies ahead."""
    for item in map(_described, items):
        held = _held(item, context.now, undated=undated) if isinstance(item, Article) else item
        if held is not item and isinstance(item, Article) and item.published is not None:
            context.memory.remember(item.path, "")  # it is due later, though it does not change
        yield held


def read_paths(
    paths: Sequence[Path], *, zone: ZoneInfo, language: str, now: datetime | None = None
) -> Iterator[Article | Rejected]:
    """Read *paths*, files or folders named on the command line.

    A file that is itself named needs no date. Raises UsageError for a path that does not exist.
    """
    from digest.sources import folder
    from digest.sources._folder.article import Defaults

    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; check the name")
    named = {str(path) for path in paths}
    items = map(
        _described, folder.read_files(paths, Defaults(zone=zone, language=language, now=now))
    )
    return _numbered(
        _held(item, now, undated=item.path in named) if isinstance(item, Article) else item
        for item in items
        if isinstance(item, Article | Rejected)
    )


def _described(item: Item) -> Item:
    """*item*, its pictures without words that say nothing of them."""
    if not isinstance(item, Article) or not item.images:
        return item
    from digest.sources.reading.pictures import telling

    images = tuple(map(telling, item.images))
    return item if images == item.images else replace(item, images=images)


def _held(item: Article, now: datetime | None, *, undated: bool) -> Article | Rejected:
    """*item*, or why it waits: it has no date, or one that lies ahead of *now*."""
    if item.published is None:
        if undated:
            return item
        return Rejected(where=item.path or item.url, reason=NO_DATE, remedy=GIVE_ONE)
    if now is not None and item.published > now:
        return Rejected(
            where=item.path or item.url,
            reason=f"held: dated {item.published:%Y-%m-%d %H:%M}, which lies in the future",
            remedy="it is read once that time has come",
        )
    return item


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
