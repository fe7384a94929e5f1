"""A story's days: sentences that name the day of which they tell, one a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from digest.languages import NOTHING, base, pattern
from digest.languages import language as language_of
from digest.model import Article, Dated, Sentence
from digest.summarise.marking import PAUSE

LEAST, MOST = 3, 7
"""Days of a timeline."""

WORDS = range(6, 34)
"""Words of a sentence that stands beside its day."""

BACK = 90
"""Days back within which a date without a year is the last one of that name: before, it may be the
next one, or one of an earlier year of which the text tells.
"""

OPENING = 40
"""Characters within which a day opens its sentence."""

WEEK = 7
"""Days of a week."""

SPAN = 400
"""Days from the first to the last one: beyond, a story's past is history and no chain of events."""

AHEAD = 1
"""Days by which an article's date may lag behind what it tells: time zones differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    day: re.Pattern[str]
    weekday: re.Pattern[str]
    any_weekday: re.Pattern[str]
    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    any_month: re.Pattern[str]
    unsure: re.Pattern[str]
    bound: re.Pattern[str]
    past: re.Pattern[str]
    clause: re.Pattern[str]


@cache
def _rules(code: str) -> _Rules:
    own, flags = language_of(code).dates, re.IGNORECASE
    months = "|".join(own.months) or NOTHING
    weekdays = "|".join(own.weekdays) or NOTHING
    of, ordinal = own.of or NOTHING, own.ordinal or NOTHING
    year = rf"(?:,? (?:(?:{of}) )?(?P<year{{0}}>\d{{{{4}}}}))?(?!\w)"
    day_first = (
        rf"(?<![\d.,:/-])(?P<day>\d{{1,2}})(?:{ordinal})? (?:(?:{of}) )?(?P<month>{months})"
        + year.format("")
    )
    month_first = (
        rf"(?:{own.month_first or NOTHING}) (?P<month_>{months}) (?P<day_>\d{{1,2}})(?:{ordinal})?"
        rf"(?![\d:.,]\d)" + year.format("_")
    )
    return _Rules(
        day=re.compile(f"{day_first}|{month_first}"),
        weekday=re.compile(rf"(?<!\w)(?:{own.on or NOTHING}) (?P<name>{weekdays})(?!\w)"),
        any_weekday=re.compile(rf"(?<!\w)(?:{weekdays})(?!\w)"),
        any_month=re.compile(rf"(?<!\w)(?:{months})(?!\w)"),
        months=tuple(re.compile(each) for each in own.months),
        weekdays=tuple(re.compile(each) for each in own.weekdays),
        unsure=pattern(r"(?<!\w)(?:WORDS)(?!\w)", own.unsure, flags=flags),
        bound=pattern(r"(?<!\w)(?:WORDS) ?$", own.bounds, flags=flags),
        past=pattern(r"(?<!\w)(?:WORDS)(?!\w)", own.past, flags=flags),
        clause=pattern(rf"{PAUSE}|(?<!\w)(?:WORDS)(?!\w)", _joins(code), flags=flags),
    )


def _joins(code: str) -> str:
    """The words that open another clause, as alternatives."""
    return "|".join(map(re.escape, language_of(code).figures.joins.split()))


def timeline(sentences: Iterable[Sentence], articles: Iterable[Article]) -> tuple[Dated, ...]:
    """LEAST to MOST different days of one story, in their order, each with the best sentence.

    *sentences* come best first and can be read alone. A sentence counts where it names one day
    alone, by its date or by its weekday before its article's date, and tells of nothing planned.
    """
    of = {article.id: article for article in articles}
    days: dict[date, Dated] = {}
    for sentence in sentences:
        article = of.get(sentence.article)
        day = day_of(sentence, article) if article and sentence.words in WORDS else None
        if day and day not in days:
            days[day] = Dated(day=day.isoformat(), sentence=sentence)
    last = max(days, default=date.min)
    near = [day for day in list(days)[:MOST] if (last - day).days <= SPAN]
    return tuple(days[day] for day in sorted(near)) if len(near) >= LEAST else ()


def day_of(sentence: Sentence, article: Article) -> date | None:
    """The one day that a sentence of *article* names; None for none, for several or for one that is
    not sure.
    """
    if article.published is None:
        return None
    rules, text = _rules(base(article.language)), sentence.text
    published = article.published.date()
    if rules.unsure.search(text):
        return None
    dates, weekdays = list(rules.day.finditer(text)), list(rules.any_weekday.finditer(text))
    if len(list(rules.any_month.finditer(text))) != len(dates):
        return None
    if any(rules.bound.search(text[: match.start()]) for match in (*dates, *weekdays)):
        return None
    if dates:
        named = {day for match in dates for day in [_dated(match, rules, published)]}
        day = named.pop() if len(named) == 1 else None
        # "Monday, 21 July" is one day; another weekday than the date's own makes both unsure.
        agrees = day and all(
            rules.weekdays[day.weekday()].fullmatch(one.group()) for one in weekdays
        )
        return day if agrees else None
    named_days = list(rules.weekday.finditer(text))
    if len(weekdays) != 1 or len(named_days) != 1:
        return None
    # A date is past by itself, a weekday only where its verb says so: "which ease on Monday".
    before = _before(named_days[0]["name"], rules, published)
    return before if _happened(text, weekdays[0], rules) else None


def _happened(text: str, named: re.Match[str], rules: _Rules) -> bool:
    """Whether the clause that names a day tells of what happened: "the rules eased on Monday".

    A day that opens the sentence belongs to the clause behind it.
    """
    stops = [0, *(match.end() for match in rules.clause.finditer(text)), len(text)]
    begin = max(stop for stop in stops if stop <= named.start())
    ends = [stop for stop in stops if stop >= named.end()]
    end = ends[1] if not begin and len(ends) > 1 and named.end() <= OPENING else ends[0]
    return bool(rules.past.search(text[begin:end]))


def _dated(match: re.Match[str], rules: _Rules, published: date) -> date | None:
    """The day of an explicit date; without a year the last of that name before *published*."""
    name = match["month"] or match["month_"]
    number, year = match["day"] or match["day_"], match["year"] or match["year_"]
    month = next(place for place, each in enumerate(rules.months, start=1) if each.fullmatch(name))
    years = [int(year)] if year else [published.year, published.year - 1]
    for one in years:
        try:
            day = date(one, month, int(number))
        except ValueError:
            continue
        if year or -AHEAD <= (published - day).days <= BACK:
            return day if (published - day).days >= -AHEAD else None
    return None


def _before(name: str, rules: _Rules, published: date) -> date | None:
    """The last day of that weekday, *published* itself at the latest."""
    wanted = next(place for place, each in enumerate(rules.weekdays) if each.fullmatch(name))
    return published - timedelta(days=(published.weekday() - wanted) % WEEK)
