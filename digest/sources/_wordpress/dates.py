"""WordPress's dates: in Greenwich's time, or zeros and the site's own."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from digest.sources.reading.dates import EARLIEST, LATEST


def moment(greenwich: str, local: str, zone: tzinfo) -> datetime | None:
    """The moment that *greenwich* says, or *local* in *zone* where that is zeros or missing.

    None where neither is a date.
    """
    return _parsed(greenwich, UTC) or _parsed(local, zone)


def _parsed(written: str, zone: tzinfo) -> datetime | None:
    if not written or written.startswith("0000"):
        return None
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    if not EARLIEST <= found.year <= LATEST:
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)
