"""Asks a site's robots.txt, once for each site, before its pages are read."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from digest.sources.net.access import Access
from digest.sources.net.faults import (
    BadAddress,
    BadRedirect,
    Fault,
    ForbiddenByRobots,
    Malformed,
    NotReached,
)
from digest.sources.net.urls import Address, Origin
from digest.sources.net.values import Limit

AGENT = "digest"
"""The name under which a robots.txt speaks to us."""
LIMIT = Limit(bytes=1_000_000, seconds=15.0)
PATH = "/robots.txt"


@dataclass(frozen=True, slots=True)
class File:
    """What came for a robots.txt."""

    status: int
    content: bytes = field(repr=False, default=b"")


class Rules(Protocol):
    """What a site asks for."""

    delay: float
    """Seconds between two requests, 0 where the site asks for none."""

    def check(self, url: str) -> None:
        """Raise a Fault if *url* must not be read."""
        ...


class Everything:
    """For a site without rules."""

    delay = 0.0

    def check(self, url: str) -> None:
        """Anything may be read."""


class Nothing:
    """For a site whose rules cannot be known: RFC 9309 has it that then nothing may be read."""

    delay = 0.0

    def __init__(self, fault: Fault) -> None:
        self._fault = fault

    def check(self, url: str) -> None:  # noqa: ARG002 - whatever it is
        raise type(self._fault)(self._fault.reason, self._fault.remedy)


class Parsed:
    """The rules that a robots.txt states."""

    def __init__(self, content: bytes) -> None:
        from protego import Protego

        self._rules = Protego.parse(content.decode("utf-8-sig", errors="replace"))
        self.delay = float(self._rules.crawl_delay(AGENT) or 0.0)

    def check(self, url: str) -> None:
        if not self._rules.can_fetch(url, AGENT):
            raise ForbiddenByRobots(
                "is closed to programs by the site's robots.txt",
                "ask the site's owner, or read its feed",
            )


def rules(file: File) -> Rules:
    """The rules in *file*, after RFC 9309: no file, no rules."""
    if 200 <= file.status < 300:
        return Parsed(file.content)
    if file.status == 429 or file.status >= 500:
        return Nothing(
            NotReached(
                f"is on a site whose robots.txt cannot be read now (status {file.status})",
                "try again later",
            )
        )
    return Everything()


class Robots:
    """The rules of all sites, each read when its first page is wanted.

    *read* gets a robots.txt, redirects followed; it raises Faults.
    """

    def __init__(self, read: Callable[[Address, Access], File]) -> None:
        self._read = read
        self._known: dict[tuple[Origin, frozenset[str]], Rules] = {}
        self._locks: defaultdict[Origin, threading.Lock] = defaultdict(threading.Lock)
        self._lock = threading.Lock()

    def of(self, address: Address, access: Access) -> Rules:
        key = (address.origin, access.private)
        with self._lock:
            mine = self._locks[address.origin]
        with mine:
            if key not in self._known:
                self._known[key] = self._ask(Address(origin=address.origin, target=PATH), access)
            return self._known[key]

    def _ask(self, address: Address, access: Access) -> Rules:
        try:
            return rules(self._read(address, access))
        except (BadAddress, BadRedirect, Malformed):
            return Everything()  # no usable file is no file; the page is checked by itself
        except Fault as fault:
            return Nothing(fault)
