"""How the client behaves: who it says it is, how many it asks at once, how often it tries again.

Clock, lots, waiting and name resolution are here too, so that tests can replace them.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from digest import __version__
from digest.sources.net.names import Resolver, system_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The client's habits; times in seconds.

    *contact*: an address where a site's owner reaches the magazine, sent with every request.
    """

    contact: str = ""
    concurrency: int = 64
    """Requests under way at once."""
    per_host: int = 2
    gap: float = 0.2
    """Least time between two requests to one host."""
    per_own_host: int = 32
    """In place of *per_host*, without a gap, for a host the configuration names as private: the
    editor's own server, asked by nobody but the editor."""
    longest_delay: float = 10.0
    """The most that a robots.txt may ask for between two requests."""
    redirects: int = 8
    retries: int = 2
    backoff: float = 1.0
    """The first wait before a repeat; each further one is twice as long."""
    longest_wait: float = 30.0
    """The longest wait that a server may ask for; a longer one ends the request."""
    dead_after: int = 4
    """Requests without an answer, one after the other, after which a server is left alone."""
    held_bytes: int = 64_000_000
    """Answers that wait for the caller; beyond that no further requests of that call begin."""

    @property
    def user_agent(self) -> str:
        contact = f" (+{self.contact})" if self.contact else ""
        return f"digest/{__version__}{contact}"


def _wait(changed: threading.Condition, seconds: float | None) -> None:
    changed.wait(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the client takes from outside. *names* resolves a host; *proxies* None: the
    environment's; *ca_file* a file of certificates to trust instead of the system's.
    """

    clock: Callable[[], float] = time.monotonic
    lots: random.Random = field(default_factory=random.Random)
    wait: Callable[[threading.Condition, float | None], None] = _wait
    names: Resolver = system_names
    proxies: Mapping[str, str] | None = None
    ca_file: str = ""
