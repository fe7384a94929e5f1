"""When a request is tried again."""

from __future__ import annotations

import random
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

BUSY = frozenset({429, 502, 503, 504})
"""Statuses by which a server says: not now."""
FURTHEST = 366 * 86_400.0
"""A ``Retry-After`` beyond a year is as good as a year."""


def backoff(attempt: int, first: float, lots: random.Random) -> float:
    """Seconds before repeat number *attempt*, counted from 0.

    Each wait is twice the last, give or take half, so that clients which failed together do not
    come back together.
    """
    return first * 2.0**attempt * lots.uniform(0.5, 1.5)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds in ``Retry-After``; None without it or where it makes no sense.

    A point in time counts from the server's own ``Date``, whatever the clock of this machine says.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), FURTHEST)
    try:
        wait = parsedate_to_datetime(value) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(wait.total_seconds(), 0.0), FURTHEST)
