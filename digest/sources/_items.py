"""What a kind of source is given, and what it yields beside articles and rejections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from digest.errors import UsageError
from digest.model import Article, Rejected

if TYPE_CHECKING:
    from digest.sources.net import Client


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A place (a file, an address) that gives what it gave the last time, and so was not read."""

    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """Says that a source was read whole: what it gave before and did not give now is gone.

    *since*: that holds only for what was published from then on, as in a feed, whose older entries
    fall off its end; None: for everything. *places*: only for what these gave, as one feed of a
    list; None: for all.
    """

    since: datetime | None = None
    places: frozenset[str] | None = None


RETRY = "retry"
"""The stamp of an article of which something, such as a picture, could not be had this time: its
place must be read again even where it has not changed.
"""

Item: TypeAlias = Article | Rejected | Unchanged | Complete


class Memory(Protocol):
    """What the library remembers of a source from the last time it was read.

    A stamp is a text by which a change is recognised: a file's size and time, a feed's ETag.
    """

    def stamp(self, place: str) -> str:
        """The stamp of *place*, "" where it is not known or its settings have changed."""

    def remember(self, place: str, stamp: str) -> None:
        """Record that *place* is read under *stamp*."""


class NoMemory:
    """The memory without a library: everything is read."""

    def stamp(self, place: str) -> str:  # noqa: ARG002 - the protocol's
        """No place is known."""
        return ""

    def remember(self, place: str, stamp: str) -> None:
        """Nothing is recorded."""


def _no_client() -> Client:
    raise UsageError("this source is on the web, and here only files are read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a kind reads a source with.

    Relative paths count from *base*; a date without a zone is read in *zone*; the first of
    *languages* is the magazine's own. *now* is the time of the run, None where it does not matter.
    What was published before *since* need not be read; with *recent*, nor what is older than the
    newest article by more than that. *memory* is what the library remembers of
    the source. *client* gives the run's one HTTP client, opened when it is first asked for.
    *pictures* is the folder for fetched pictures, None to fetch none.
    """

    base: Path
    zone: ZoneInfo
    languages: tuple[str, ...]
    now: datetime | None = None
    since: datetime | None = None
    recent: timedelta | None = None
    memory: Memory = field(default_factory=NoMemory)
    client: Callable[[], Client] = _no_client
    pictures: Path | None = None

    def is_past(self, moment: datetime) -> bool:
        """Whether *moment* has come: one mistyped year must not make all else old."""
        return self.now is None or moment <= self.now

    def past(self, moment: datetime) -> datetime:
        """*moment*, or now where it lies in the future."""
        return moment if self.now is None else min(moment, self.now)
