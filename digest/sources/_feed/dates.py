"""Dates of feeds: RFC 822 with all that feeds make of it, ISO 8601, dates in words."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from digest.sources.reading.characters import one_line
from digest.sources.reading.dates import read_date
from digest.sources.reading.rejections import NotAnArticle

_WEEKDAY = re.compile(r"^[^\W\d_]{2,15}\.?,\s*(?=\d)")
_TWO_DIGITS = re.compile(r"^(\d{1,2}[ -][^\W\d_]{3,9}\.?[ -])(\d{2})(?=\s+\d{1,2}:)")
_CENTURY = 50
"""RFC 2822: a year of two digits below it is of this century, any other of the last."""
_UNIVERSAL = re.compile(r"\b(?:UT|Z)$")


def read_feed_date(written: str, *, zone: ZoneInfo, language: str) -> datetime | None:
    """The date *written* in an entry; None where there is none.

    Raises NotAnArticle for one that cannot be read: a guess could be of the wrong week.
    """
    text = one_line(written)
    if not text:
        return None
    plain = _TWO_DIGITS.sub(_four_digits, _WEEKDAY.sub("", text))
    try:
        return _read(_UNIVERSAL.sub("GMT", plain) if " " in plain else plain, zone, language)
    except ValueError as error:
        raise NotAnArticle(
            f"the date '{text[:60]}' is wrong or unclear", "tell the feed's publisher"
        ) from error


@lru_cache(maxsize=1024)
def _read(text: str, zone: ZoneInfo, language: str) -> datetime:
    return read_date(text, zone=zone, languages=(language,))


def _four_digits(match: re.Match[str]) -> str:
    year = int(match[2])
    return f"{match[1]}{2000 + year if year < _CENTURY else 1900 + year}"
