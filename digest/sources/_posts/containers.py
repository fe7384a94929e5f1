"""Remembers which articles a file or a list held, so that an unchanged one is not read again.

The library forgets what a whole reading does not mention. A container therefore names everything in
it again when it has not changed, from the stamp that it left.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.model import Article, Rejected
from digest.sources._items import RETRY, Context, Memory, Unchanged


def mark_of_file(path: Path) -> str:
    """What changes when the file does: its size and its time. Raises OSError."""
    about = path.stat()
    return f"{about.st_size}:{about.st_mtime_ns}"


def places_under(memory: Memory, container: str, mark: str) -> list[str] | None:
    """The places in *container* when it bore this *mark*; None where it has another one now."""
    try:
        stored, *listed = json.loads(memory.stamp(container) or '[""]')
    except (ValueError, TypeError):  # a stamp of an earlier version
        return None
    places = [str(place) for place in listed]
    if stored != mark or any(memory.stamp(place) == RETRY for place in places):
        return None
    return places


def settled(item: Article | Rejected, context: Context) -> Iterator[Article | Rejected]:
    """Yield *item*; from a container that stays, one of the future is read again."""
    yield item
    if not isinstance(item, Article) or item.published is None or context.now is None:
        return
    if item.published > context.now:
        context.memory.remember(item.path, RETRY)  # after the caller, who holds it


def remember(memory: Memory, container: str, mark: str, places: Iterable[str]) -> None:
    """Record that *container*, under this *mark*, holds *places*."""
    memory.remember(container, json.dumps([mark, *places], ensure_ascii=False))


def still_there(
    memory: Memory, container: str, mark: str, places: Iterable[str]
) -> Iterator[Unchanged]:
    """Yield all *places* as unchanged, and record the *container* once more."""
    places = list(places)
    remember(memory, container, mark, places)
    yield from map(Unchanged, places)
