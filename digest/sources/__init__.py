"""Read the week: every kind of source is one file here that yields an ``Article`` or a ``Rejected`` for each input.

A new kind is a new file, or any "package.module:function" of yours, with the function ``read`` of ``Kind``.
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

ROOM = "digest.sources"


class Kind(Protocol):
    """What a kind of source is: it reads what *config* names and neither prints nor knows what week it is.

    Relative paths count from *base*; a date without a zone is read in *zone*; the first of *languages* is the
    magazine's own. It yields whatever it can use and a ``Rejected`` for whatever it cannot, and raises for neither.
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
    """Everything one ``[[source]]`` holds. Raises UsageError at once where its type is unknown."""
    return read_all([config], base=base, zone=zone, languages=languages)


def read_all(
    configs: Sequence[SourceConfig],
    *,
    base: Path,
    zone: ZoneInfo,
    languages: tuple[str, ...],
) -> Iterator[Article | Rejected]:
    """Everything the sources hold, in their order; an id that comes twice gets a number. Raises like ``read``."""
    kinds: list[tuple[Kind, SourceConfig]] = [
        (plugins.load(ROOM, config.type, "read"), config) for config in configs
    ]
    return _numbered(
        item
        for kind, config in kinds
        for item in kind(config, base=base, zone=zone, languages=languages)
    )


def read_paths(
    paths: Sequence[Path], *, zone: ZoneInfo, language: str
) -> Iterator[Article | Rejected]:
    """The articles in *paths*, files or folders named on the command line. Raises UsageError for one that is not there."""
    from digest.sources import _article, folder

    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; check the name")
    return _numbered(folder.gather(paths, _article.Reading(zone=zone, language=language)))


def _numbered(items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
    """Unique ids: the second "gull:pier" is "gull:pier-2"."""
    taken: set[str] = set()
    for item in items:
        if isinstance(item, Article):
            number, wanted = 1, item.id
            while wanted in taken:
                number += 1
                wanted = f"{item.id}-{number}"
            taken.add(wanted)
            yield item if wanted == item.id else replace(item, id=wanted)
        else:
            yield item
