"""The checks in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from digest.config import Config
from digest.doctor import dns, machine, post, store
from digest.doctor.findings import Finding, skipped, wrong
from digest.errors import DigestError

Check = Callable[[Config, datetime], Iterator[Finding]]


def examine(config: Config, *, now: datetime, offline: bool = False) -> Iterator[Finding]:
    """Every check's findings; *offline*: those that need a network are skipped.

    A check that fails in a way of its own is a finding too.
    """
    local: tuple[tuple[str, Check], ...] = (
        ("pango", machine.pango),
        ("fonts", machine.fonts),
        ("disk", machine.disk),
        ("database", store.database),
        ("clock", machine.clock),
        ("time zone", machine.zone),
        ("permissions", machine.permissions),
        ("site", machine.site),
    )
    distant: tuple[tuple[str, Check], ...] = (
        ("mail login", post.login),
        ("bounces", post.bounces),
        ("dns", dns.records),
    )
    for name, check in local:
        yield from _findings(name, check, config, now)
    for name, check in distant:
        if offline:
            yield skipped(name, "--offline was given")
        else:
            yield from _findings(name, check, config, now)


def _findings(name: str, check: Check, config: Config, now: datetime) -> Iterator[Finding]:
    try:
        yield from check(config, now)
    except (DigestError, OSError) as error:
        yield wrong(name, str(error))
