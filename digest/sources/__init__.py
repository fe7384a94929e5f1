"""Sources: every kind is one module here that yields an ``Article`` or a ``Rejected`` for each
input.

A new kind is one new file with a function ``read`` (see ``Kind``), or a function of yours named
"package.module:function" in ``digest.toml``. ``digest.sources.reading`` holds the helpers for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from inspect import signature
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from digest import plugins
from digest.config import SourceConfig
from digest.errors import UsageError
from digest.model import Article, Rejected

PACKAGE = "digest.sources"
INCLUDE = "include"
NO_DATE = "held: no date"
GIVE_ONE = (
    "give it a date such as 'date: 2025-07-25', name the file itself, or set "
    'undated = "include" in its [[source]]'
)


class Kind(Protocol):
    """The function ``read`` of a kind of source.

    It reads what *config* names. *config.options* holds the keys of ``[[source]]`` that only this
    kind knows. Relative paths count from *base*; a date without a zone is read in *zone*; the first
    of *languages* is the magazine's own. A kind that asks for it also gets *now*, the time, or
    None where nobody knows it.

    It yields an ``Article`` for each text and a ``Rejected`` for each input that is none, and
    raises for neither. It does not print, and leaves the choice of the week to ``curate``. What is
    dated in the future, and what has no date, is held by ``read_all``.
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
    now: datetime | None = None,
) -> Iterator[Article | Rejected]:
    """Read one ``[[source]]``. Raises UsageError at once if its type is unknown."""
    return read_all([config], base=base, zone=zone, languages=languages, now=now)


def read_all(
    configs: Sequence[SourceConfig],
    *,
    base: Path,
    zone: ZoneInfo,
    languages: tuple[str, ...],
    now: datetime | None = None,
) -> Iterator[Article | Rejected]:
    """Read all sources in their order; an id that comes twice gets a number.

    Raises UsageError at once if a type is unknown.
    """
    kinds: list[tuple[Callable[..., Iterator[Article | Rejected]], SourceConfig]] = [
        (plugins.load(PACKAGE, config.type, "read"), config) for config in configs
    ]
    return _numbered(
        _held(item, now, undated=config.undated == INCLUDE)
        for kind, config in kinds
        for item in kind(config, base=base, zone=zone, languages=languages, **_clock(kind, now))
    )


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
    defaults = Defaults(zone=zone, language=language, now=now)
    return _numbered(
        _held(item, now, undated=isinstance(item, Article) and item.path in named)
        for item in folder.read_files(paths, defaults)
    )


def _clock(kind: Callable[..., object], now: datetime | None) -> dict[str, datetime | None]:
    """*now* for a kind that asks for it; those written before it could be asked for do not."""
    return {"now": now} if "now" in signature(kind).parameters else {}


def _held(item: Article | Rejected, now: datetime | None, *, undated: bool) -> Article | Rejected:
    """*item*, or why it waits: it has no date, or one that lies ahead of *now*."""
    if isinstance(item, Rejected):
        return item
    if item.published is None:
        return (
            item
            if undated
            else Rejected(where=item.path or item.url, reason=NO_DATE, remedy=GIVE_ONE)
        )
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
