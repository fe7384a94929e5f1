"""What the tests of WordPress, Ghost, exports and mail share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from loopback_web import Site, a_client, reply, serving

from digest import sources
from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources import Context, Item

SINCE = datetime(2026, 11, 1, tzinfo=UTC)
TEXT = (
    "The harbour board closed the old pier on Monday. Two cranes will be moved before winter, and a "
    "ferry will run every twenty minutes from the new quay."
)


class Kept:
    """A memory in a dictionary."""

    def __init__(self) -> None:
        self.stamps: dict[str, str] = {}

    def stamp(self, place: str) -> str:
        return self.stamps.get(place, "")

    def remember(self, place: str, stamp: str) -> None:
        self.stamps[place] = stamp


def context(folder: Path = Path(), **more: Any) -> Context:
    given = {"base": folder, "zone": ZoneInfo("Europe/Paris"), "languages": ("en",)}
    return Context(**{**given, **more})


def articles(items: list[Item]) -> dict[str, Article]:
    return {item.title: item for item in items if isinstance(item, Article)}


def reasons(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Rejected)]


def read_file(kind: str, path: Path, memory: Kept | None = None, **values: Any) -> list[Item]:
    config = SourceConfig(type=kind, path=str(path), **values)
    return list(sources.read(config, context(memory=memory or Kept())))


def read_web(
    kind: str,
    url: str,
    memory: Kept | None = None,
    since: datetime | None = SINCE,
    recent: timedelta | None = None,
    **options: Any,
) -> list[Item]:
    config = SourceConfig(type=kind, url=url, options={"allow_private": ["localhost"], **options})
    with a_client() as client:
        return list(
            sources.read(
                config,
                context(memory=memory or Kept(), since=since, recent=recent, client=lambda: client),
            )
        )


def as_json(value: Any, status: int = 200, **headers: str) -> bytes:
    named = {name.replace("_", "-"): each for name, each in headers.items()}
    return reply(status, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


class _Answers(dict[str, Any]):
    def __init__(self, answer: Callable[[str], bytes]) -> None:
        super().__init__()
        self.answer = answer

    def get(self, target: str, default: Any = None) -> Any:
        return self.answer(target) or default


@contextmanager
def answering(answer: Callable[[str], bytes]) -> Iterator[Site]:
    """A server that says what *answer* gives for each target, 404 for b""."""
    with serving() as site:
        site.pages = _Answers(answer)
        yield site
