"""Recognises pages that were saved instead of an article: paywalls, log-ins and error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from digest.languages import every
from digest.languages import pattern as compiled

LONGEST = 150  # words; an article may quote such a sentence, a stub is little else


def stub_kind(title: str, paragraphs: Sequence[str]) -> str:
    """Why this is no whole article, such as "behind a paywall"; "" for an article.

    A text of more than LONGEST words is never a stub.
    """
    if sum(len(paragraph.split()) for paragraph in paragraphs) > LONGEST:
        return ""
    if _entry().search(title):
        return "a page that asks for a log-in"
    return next(
        (kind for pattern, kind in _kinds() if any(map(pattern.search, (title, *paragraphs)))), ""
    )


@cache
def _entry() -> re.Pattern[str]:
    """The title of a page that asks for a log-in, in any language: "Log in | The Gull"."""
    titles = (each.reading.entries for each in every())
    return compiled(r"^(?:WORDS)(?:\s+[|–—·-]\s.*|\W*)$", *titles, flags=re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What such pages say, in any language, and what they are."""
    own = [each.reading for each in every()]
    undelivered = [text for each in own for text in each.undelivered]
    walls = [text for each in own for text in each.walls]
    errors = [each.errors for each in own]
    return (
        (
            compiled("WORDS", *undelivered, flags=re.IGNORECASE),
            "an error of the site instead of the article",
        ),
        (compiled("WORDS", *walls, flags=re.IGNORECASE), "behind a paywall"),
        (compiled(r"^(?:WORDS)\W*$", *errors, flags=re.IGNORECASE), "an error page"),
    )
