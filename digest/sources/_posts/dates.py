"""Dates as mails and RSS write them. What is not written that way for certain is refused."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from digest.sources.reading.dates import ABBREVIATED, EARLIEST, LATEST

LONGEST = 120  # characters
_COMMENT = re.compile(r"\s*\([^()]*\)")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_MAIL = re.compile(
    rf"((?:[A-Za-z]{{3,9}},?\s+)?\d{{1,2}}\s+[A-Za-z]{{3,9}}\s+\d{{2,4}}\s+{_CLOCK})"
    r"(?:\s*([+-]\d{4}|[A-Za-z]{1,5}))?"
)
#: As C's asctime writes it.
_PLAIN = re.compile(rf"([A-Za-z]{{3}}\s+[A-Za-z]{{3}}\s+\d{{1,2}}\s+{_CLOCK}\s+\d{{4}})()")


def mail_date(written: str, zone: tzinfo) -> datetime | None:
    """The moment in a mail's "Date" or an item's "pubDate"; None where that is not certain.

    One without a zone is in *zone*. "-0000" is Greenwich's time, said without the sender's place.
    """
    plain = " ".join(_COMMENT.sub("", written[:LONGEST]).split())
    match = _MAIL.fullmatch(plain) or _PLAIN.fullmatch(plain)
    own = _zone(match[2] or "", zone) if match else None
    if match is None or own is None:
        return None
    try:
        found = parsedate_to_datetime(match[1])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=own) if EARLIEST <= found.year <= LATEST else None


def _zone(written: str, zone: tzinfo) -> tzinfo | None:
    """The zone *written*, by default *zone*; None for one that nobody knows."""
    if not written:
        return zone
    if written[0] in "+-":
        offset = timedelta(hours=int(written[1:3]), minutes=int(written[3:]))
        if offset >= timedelta(hours=24):
            return None
        return timezone(-offset if written[0] == "-" else offset)
    name = "UTC" if written.upper() == "UT" else written.upper()
    return timezone(timedelta(hours=ABBREVIATED[name])) if name in ABBREVIATED else None
