"""Dates as sites write them.

Numeric formats are read here, since a general parser reads ``2020-09-20-20-54-47`` wrong without
saying so; dates with the name of a month go to dateparser. A text that could mean two days, or that
depends on today ("yesterday"), is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.languages import every, known
from digest.languages import language as language_of

EARLIEST, LATEST = 1900, 2200
MONTHS = 12
LONGEST = 80  # characters

_CLOCK = r"""(?:(?:\s*T\s*|\s+|[-_,]\s*|\s+at\s+)(?P<hour>\d{1,2})[:h.-](?P<minute>\d{2})
             (?:[:.-](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?(?![a-z]))?)?"""
_ZONE = (
    r"\s*(?:UTC|GMT)?(?P<zone>(?:[+-]\d{2}|(?<=[\sCT])[+-]\d)(?::?\d{2})?(?=$|\s+[A-Z]{1,5}$|\[)|Z|"
    r"[A-Z]{2,5}|[A-Z][A-Za-z]+/[A-Za-z_/]+)?(?:\s+[A-Z]{1,5})?"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){_CLOCK}{_ZONE}",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<other>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
    re.VERBOSE | re.IGNORECASE,
)
_WITH_DAY = re.compile(
    rf"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(?P<first>\d{{1,2}})/(?P<other>\d{{1,2}})/"
    rf"(?P<year>\d{{4}})\s*{_CLOCK}{_ZONE}",
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EAST = re.compile(
    rf"(?P<year>\d{{4}})\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})\s*[日일]{_CLOCK}{_ZONE}",
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}(?::\d{2})?"
    r"(?: (?:[+-]\d{4}|[A-Z]{1,4}))?"
)
_THREE_NUMBERS = re.compile(r"\d+\s*[-/.]\s*\d+\s*[-/.]\s*\d+")
_FILE_NAME = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_]|$)")

ABBREVIATED = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "BST": 1,
    "WET": 0,
    "WEST": 1,
    "EET": 2,
    "EEST": 3,
}
_ARABIC_DIGITS = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for value, digit in enumerate(digits)
}


def read_date(written: str, *, zone: ZoneInfo, languages: Sequence[str] = ("en",)) -> datetime:
    """Read a date, with or without a time; the result is aware.

    A date without a zone of its own is in *zone*, one without a time at midnight. The names of
    months are read in every language digest knows. The first of *languages* decides whether
    07/08/2025 is in July or August; in English it could be either and is refused. Raises
    ValueError, with a message for the editor, for a text that is no date for certain.
    """
    if len(written) > LONGEST:
        raise ValueError("more than a date")
    text = " ".join(written.translate(_ARABIC_DIGITS).replace("\u060c", ",").split())
    moment = _explicit(text, languages[0]) or _worded(text)
    if moment is None or not EARLIEST <= moment.year <= LATEST:
        raise ValueError(f"'{written}' is no certain date")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def date_in_file_name(stem: str, *, zone: ZoneInfo) -> datetime | None:
    """The date at the start of a name such as ``2025-07-25-some-title``; None without one.

    Raises ValueError for a date that does not exist.
    """
    match = _FILE_NAME.match(stem)
    return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=zone) if match else None


def _explicit(text: str, language: str) -> datetime | None:
    if match := _EAST.fullmatch(text):
        return _built(match, int(match["month"]), int(match["day"]))
    if match := _WITH_DAY.fullmatch(text):
        return _on_weekday(match)
    if match := _YEAR_FIRST.fullmatch(text):
        return _built(match, int(match["month"]), int(match["day"]))
    if match := _YEAR_LAST.fullmatch(text):
        return _built(match, *_month_and_day(match, language))
    if match := _COMPACT.fullmatch(text):
        numbers = [int(number) for number in match.groups() if number]
        return datetime(*numbers, tzinfo=timezone.utc if text.endswith("Z") else None)  # type: ignore[arg-type, misc]  # noqa: UP017
    if _MAIL.fullmatch(text):
        return parsedate_to_datetime(text)
    return None


def _on_weekday(match: re.Match[str]) -> datetime:
    """The one reading of "Mon, 11/03/2026 - 14:05" that falls on its weekday."""
    first, other = int(match["first"]), int(match["other"])
    found = set()
    for month, day in ((first, other), (other, first)):
        try:
            moment = _built(match, month, day)
        except ValueError:
            continue
        if _WEEKDAYS[moment.weekday()] == match["weekday"].lower():
            found.add(moment)
    if len(found) != 1:
        raise ValueError(f"'{match[0]}' can be two different days, or none")
    return found.pop()


def _month_and_day(match: re.Match[str], language: str) -> tuple[int, int]:
    first, other = int(match["first"]), int(match["other"])
    if match["sign"] == "/" and other > MONTHS:
        return first, other
    if (
        match["sign"] == "."
        or first > MONTHS
        or first == other
        or language_of(language).reading.day_first
    ):
        return other, first
    raise ValueError(f"'{match[0]}' can be two different days")


def _built(match: re.Match[str], month: int, day: int) -> datetime:
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return datetime(
        int(match["year"]),
        month,
        day,
        hour,
        int(match["minute"] or 0),
        int(match["second"] or 0),
        tzinfo=_zone(match["zone"] or ""),
    )


def _zone(name: str) -> tzinfo | None:
    """The zone of that name, None for "".

    Raises ValueError for an unknown zone: ignoring it would move the article by hours.
    """
    if not name:
        return None
    if name[0] in "+-":
        numbers = re.fullmatch(r".(\d\d?):?(\d\d)?", name)
        hours, minutes = numbers.groups(default="0") if numbers else ("", "")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-offset if name[0] == "-" else offset)
    if name.upper() in ABBREVIATED:
        return timezone(timedelta(hours=ABBREVIATED[name.upper()]))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"'{name}' is no time zone") from error


def _worded(text: str) -> datetime | None:
    """Read a date with the name of a month; None for others, which dateparser would only guess."""
    if not any(letter.isalpha() for letter in text) or _THREE_NUMBERS.search(text):
        return None
    import dateparser

    text = _month().sub(lambda month: _months()[month[1]], text)
    moment: datetime | None = dateparser.parse(
        text,
        languages=list(known()),
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
        },
    )
    return moment


@cache
def _months() -> Mapping[str, str]:
    """Months that dateparser does not know, and what it calls them."""
    return {name: known for each in every() for name, known in each.reading.months.items()}


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, _months())) + r")(?!\w)")
