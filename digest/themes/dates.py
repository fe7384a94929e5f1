"""A week's dates as its language writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any


def interval(first: date, last: date, language: str) -> str:
    """From *first* to *last*, months in full; an unknown language's dates are English."""
    from babel.dates import format_date

    locale = _locale(language)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][differs]
    days = first, last
    return "".join(
        format_date(day, re.sub("MMM+", "MMMM", pattern), locale=locale)
        for day, pattern in zip(days, patterns, strict=False)
    )


def day(one: date, language: str) -> str:
    """A day without its year: "21 July"; an unknown language's dates are English."""
    from babel.dates import format_skeleton

    return str(format_skeleton("MMMMd", one, locale=_locale(language)))


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse({"en": "en_GB"}.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")
