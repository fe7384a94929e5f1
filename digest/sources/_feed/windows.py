"""From when on a feed has everything that its outlet published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

STEP = timedelta(seconds=1)
"""Above the oldest date: an entry of the same second may have fallen off the end already."""


def window_of(dates: Sequence[datetime]) -> datetime | None:
    """The time from which a feed with entries of these *dates*, in its own order, is complete.

    A feed has the newest entries; the oldest of them marks its end. A post that stays on top for
    years, or an old one that was touched up, must not be taken for that mark: only dates that fall
    towards the end of the feed count, and where most do not fall, nothing but what is newer than
    every entry is sure. None without dates.
    """
    if not dates:
        return None
    falling = 1
    while falling < len(dates) and dates[-falling - 1] >= dates[-falling]:
        falling += 1
    sure = 2 * falling >= len(dates) and len(dates) > 1
    return (dates[-1] if sure else max(dates)) + STEP
