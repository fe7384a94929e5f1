"""Chooses the best headline of several outlets for one event.

Labels that an outlet puts before or after a headline are removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from digest.languages import base, pattern, with_english
from digest.model import Article
from digest.text.stripped import stripped
from digest.text.words import content

OPENING = 100  # words
SHARED = 2  # as many faults does a title make good whose every word the others open with

_BYLINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+ ){2,3}(?=[A-ZÀ-Þ]?[a-zà-ÿ'’])"
)  # JO REED Why the pier fell
_NUMBER = re.compile(r"(?<!\d)\d(?:[\d.,٬٫\u00a0\u202f\u2009 ]?\d)+")
_DEPARTMENT = re.compile(r"[^\W\d_]+ ?: ")  # Cycling: …
_SHOUTED = re.compile(r"[^\W\d_a-z]{3,}")


def headline(articles: Sequence[Article]) -> str:
    """The best title of *articles*, which come best first, else the first words of a text.

    The best title is plain and has most of the words with which the other reports open. A number
    that no other report gives counts against it.
    """
    titled = [
        (article, title)
        for article in articles
        if (title := bare(article.title, language=article.language, source=article.source))
    ]
    if len(titled) == 1:
        return titled[0][1]
    titles = []
    for article, title in titled:
        others = [other for other in articles if other is not article]
        alone = _alone(title, others) + bool(_DEPARTMENT.match(title))
        titles.append(
            (
                faults(article.title, language=article.language, text=article.text)
                + alone
                - SHARED * _shared(title, others),
                title,
            )
        )
    if titles:
        return min(titles, key=lambda pair: pair[0])[1]
    words = next((article.text.split() for article in articles if article.text.strip()), [])
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def _alone(title: str, others: Sequence[Article]) -> bool:
    """Whether *title* has a number that none of the *others* has."""
    numbers = {
        _digits(number)
        for other in others
        for number in _NUMBER.findall(f"{other.title} {other.text}")
    }
    return any(_digits(number) not in numbers for number in _NUMBER.findall(title))


def _digits(number: str) -> str:
    """*number* without what parts its thousands, in digits of one script."""
    return "".join(str(int(digit)) for digit in number if digit.isdigit())


def _shared(title: str, others: Sequence[Article]) -> float:
    """How much of *title*'s content the *others* open with, on average.

    It is rounded to a tenth: finer differences mean nothing.
    """
    shares = [
        len(words & set(content(" ".join(other.text.split()[:OPENING]), language=other.language)))
        / len(words)
        for other in others
        if (words := set(content(title, language=other.language)))
    ]
    return round(sum(shares) / len(shares), 1) if shares else 0.0


def bare(title: str, *, language: str, source: str = "") -> str:
    """*title* without labels ("New:", "LIVE:", "Opinion |") in front and the outlet's
    name behind.
    """
    label = _rules(base(language)).label
    text = " ".join(title.split())
    while (match := label.match(text)) and len(text[match.end() :].split()) > 1:
        text = text[match.end() :]
    if source:
        text = re.sub(rf"(?<=\S)\s+[|–—-]\s+{re.escape(source)}$", "", text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]


def _shouts(word: str) -> bool:
    """Whether *word* is in capitals; never in a script without them."""
    return word.isupper() and bool(_SHOUTED.fullmatch(word))


def faults(title: str, *, language: str, text: str = "") -> int:
    """How little *title* is fit to head a page: 0 says what happened, and no more.

    What it lost, or shouts, its article's *text* shows; no word is changed for that, another
    outlet's title is taken.
    """
    plain, rules = bare(title, language=language), _rules(base(language))
    words = plain.split()
    return sum(
        (
            plain != " ".join(title.split()),
            3 * bool(rules.opinion.search(title)),
            2 * plain.endswith(("?", "؟")),
            plain.endswith("!"),
            3 * bool(rules.cut_off.search(plain)),
            plain.startswith(("‘", "“", "'", '"', "«", "„")),
            2 * bool(rules.bait.search(plain)),
            2 * (sum(map(_shouts, words)) >= max(2, len(words) / 4)),
            any(_shouts(word) and re.search(rf"\b{word.lower()}\b", text) for word in words),
            2 * bool(_BYLINE.match(plain)),
            2 * stripped(plain, text),
            2 * (len(words) < 3),
            (len(plain) > 100) + (len(plain) > 140),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """A language's patterns and the English ones.

    `digest.languages.model.Headlines` explains them.
    """

    label: re.Pattern[str]
    opinion: re.Pattern[str]
    bait: re.Pattern[str]
    cut_off: re.Pattern[str]


@cache
def _rules(code: str) -> _Rules:
    own = [each.headlines for each in with_english(code)]
    return _Rules(
        label=pattern(
            r"\s*[\[(]?(?:WORDS)[\])]?\s*(?:[:|–—]|-\s)\s*",
            *(each.labels for each in own),
            flags=re.IGNORECASE,
        ),
        opinion=pattern(
            r"\b(?:WORDS)\b\s*[:|–—-]", *(each.opinion for each in own), flags=re.IGNORECASE
        ),
        bait=pattern("WORDS", *(each.bait for each in own), flags=re.IGNORECASE),
        cut_off=pattern(
            r"(?:…|\.\.\.|[,:;–—-])$|\s(?:WORDS)$",
            *(each.cut_off for each in own),
            flags=re.IGNORECASE,
        ),
    )
