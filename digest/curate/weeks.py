"""The magazine's weeks: seven calendar days in its time zone, named as ISO 8601 names them
("2025-W30").

A week that does not start on Monday bears the label of the ISO week whose Monday lies nearest to
its first day: where weeks start on Saturday or Sunday, 2025-W30 begins on the one *before* Monday,
21 July 2025.

Days run from local midnight to local midnight, so the week of a clock change has 167 or 169 hours.
Where the clocks skip midnight the day begins with the first moment after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from digest.errors import UsageError
from digest.model import Article, Rejected, Week

_LABEL = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_A_WEEK = timedelta(days=7)


def week(label: str, *, zone: ZoneInfo, first_weekday: int) -> Week:
    """The week called *label*, "2025-W30"; *first_weekday* counts from Monday 0.

    Raises UsageError where the label is none, or its year has no such week.
    """
    match = _LABEL.fullmatch(label.strip())
    if not match:
        raise UsageError(f"'{label}' names no week; write the year and the week like 2025-W30")
    year, number = int(match[1]), int(match[2])
    try:
        first_day = date.fromisocalendar(year, number, 1) + timedelta(days=_offset(first_weekday))
        return Week(
            label=match[0],
            starts=_midnight(first_day, zone),
            ends=_midnight(first_day + _A_WEEK, zone),
        )
    except (ValueError, OverflowError) as error:
        raise UsageError(f"'{label}' names no week: {_range(year)}") from error


def week_of(moment: datetime, *, zone: ZoneInfo, first_weekday: int) -> Week:
    """The week that holds *moment*; one without a zone is read in *zone*."""
    return _week_from(_day(moment, zone), zone=zone, first_weekday=first_weekday)


def last_week(now: datetime, *, zone: ZoneInfo, first_weekday: int) -> Week:
    """The newest week that is over at *now*."""
    return _week_from(_day(now, zone) - _A_WEEK, zone=zone, first_weekday=first_weekday)


def newest_week(articles: Iterable[Article], *, zone: ZoneInfo, first_weekday: int) -> Week | None:
    """The newest week that holds one of *articles*; None where none bears a date."""
    newest = max((article.published for article in articles if article.published), default=None)
    return week_of(newest, zone=zone, first_weekday=first_weekday) if newest else None


def in_week(
    articles: Sequence[Article],
    week: Week,
    *,
    undated: str = "keep",
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """The articles published in *week*, in the order given, and those that were not, each with the
    reason.

    An article without a date belongs to the week with ``undated="keep"``, to none with "reject".
    """
    inside, outside = [], []
    for article in articles:
        reason = _outside(article, week, undated=undated)
        if reason is None:
            inside.append(article)
        else:
            outside.append(reason)
    return tuple(inside), tuple(outside)


def _outside(article: Article, week: Week, *, undated: str) -> Rejected | None:
    if article.published is None:
        return (
            None
            if undated == "keep"
            else Rejected(
                where=article.path,
                reason="bears no date",
                remedy="add one, such as 'date: 2025-07-25', to place it in a week",
            )
        )
    if article.published in week:
        return None
    return Rejected(
        where=article.path,
        reason=f"of {_day(article.published, week.starts.tzinfo)}, not of week {week.label} "
        f"({week.starts.date()} to {(week.ends - timedelta(days=1)).date()})",
    )


def _offset(first_weekday: int) -> int:
    """How many days after the ISO week's Monday the week begins: −3 to 3."""
    return (first_weekday + 3) % 7 - 3


def _week_from(day: date, *, zone: ZoneInfo, first_weekday: int) -> Week:
    first_day = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    year, number, _ = (first_day - timedelta(days=_offset(first_weekday))).isocalendar()
    return week(f"{year:04}-W{number:02}", zone=zone, first_weekday=first_weekday)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of *day*.

    A midnight that the clocks skip is read with the offset before the change, which is the moment
    of the change itself; of two midnights the earlier one counts (``fold`` is 0).
    """
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _day(moment: datetime, zone: tzinfo | None) -> date:
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def _range(year: int) -> str:
    """Which weeks *year* has: 28 December always lies in its last."""
    last = date(year, 12, 28).isocalendar().week if year else 0
    return (
        f"the weeks of {year} run from {year:04}-W01 to {year:04}-W{last}"
        if last
        else "years begin with 0001"
    )
