"""Chooses the best headline of several outlets for one event.

What an outlet hangs on its title is removed, and capitals for emphasis; a story without a fit title
is headed by a sentence, cut where its sense allows it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from digest.curate.casing import NOTHING_SEEN, Casing, sentence_case, witnessed
from digest.curate.clauses import first_part, headline_of
from digest.curate.titles import bare
from digest.languages import base, pattern, with_english
from digest.model import Article
from digest.text.boilerplate import clean
from digest.text.sentences import sentences
from digest.text.stripped import stripped
from digest.text.words import content

OPENING = 100  # words
LONGEST = 140
"""Characters of a headline; a longer title is a paragraph."""
FEWEST_TAGS, TAG_WORDS = 3, 2
"""A title of so many parts between commas, each of so few words, is a list of tags."""
OPENERS = 3
"""Sentences of a text that may head it: what comes later is no news."""
EXPLAINING = 300
"""Words of a text that show what its title means."""
SHARED = 2  # as many faults does a title make good whose every word the others open with

_BYLINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+ ){2,3}(?=[A-ZÀ-Þ]?[a-zà-ÿ'’])"
)  # JO REED Why the pier fell
_NUMBER = re.compile(r"(?<!\d)\d(?:[\d.,٬٫\u00a0\u202f\u2009 ]?\d)+")
_DEPARTMENT = re.compile(r"[^\W\d_]+ ?: ")  # Cycling: …
_LISTED = re.compile(r"\s*[,;،|#]\s*")
_ADDRESS = re.compile(r"^(?:https?:|www\.)\S+$|^\S+\.(?:html?|php|aspx?)$", re.IGNORECASE)
_SHOUTED = re.compile(r"[^\W\d_a-z]{3,}")


TELLING = 0.7
"""The part of a headline's words that a text opens with if it tells what the headline announces."""


def headed(
    articles: Sequence[Article], casing: Casing = NOTHING_SEEN
) -> tuple[str, tuple[Article, ...]]:
    """The headline of *articles*, which come best first, and these with one in front that tells
    what it announces: the best, or else the one whose title it is.
    """
    title = headline(articles, casing)
    best, words = articles[0], set(content(title, language=articles[0].language))
    if len(words & _opening(best)) < TELLING * len(words):
        for article in articles[1:]:
            own = set(content(own_title(article), language=article.language))
            if article.language == best.language and words and words <= own:
                return title, (article, *(one for one in articles if one is not article))
    return title, tuple(articles)


def headline(articles: Sequence[Article], casing: Casing = NOTHING_SEEN) -> str:
    """The best title of *articles*, which come best first, in sentence case.

    The best title is plain and has most of the words with which the other reports open. A number
    that no other report gives counts against it. Where no title is fit, a sentence becomes one.
    """
    titled = [(article, title) for article in articles if (title := own_title(article))]
    fit = [(article, title) for article, title in titled if not unfit(title, article.language)]
    if fit:
        reports = _reports(articles) if len(fit) > 1 else None
        article, title = min(fit, key=lambda pair: _cost(pair, reports)) if reports else fit[0]
        title = first_part(title, base(article.language))
    elif sentence := _sentence(titled, articles):
        article, title = sentence
        if title in article.text and not title.isupper():
            return title
    else:
        return titled[0][1] if titled else ""
    return sentence_case(title, base(article.language), casing, witnessed(articles))


def own_title(article: Article) -> str:
    """The title of *article* without what its outlet hangs on it."""
    return bare(
        _without_columnist(article),
        language=article.language,
        source=article.source,
        labels=(article.section, *article.labels, *article.tags),
    )


def _without_columnist(article: Article) -> str:
    """The title without a name in capitals that its text never writes so: "ANN BELL Why …"."""
    match = _BYLINE.match(article.title)
    if not match or set(match[0].split()) & set(article.text.split()):
        return article.title
    return article.title[match.end() :]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reports:
    """What reports of one event have in common.

    *numbers* counts the reports that give each number; *openings* counts those in each language
    that open with each word, *told* all in that language.
    """

    numbers: Counter[str]
    openings: Mapping[str, Counter[str]]
    told: Counter[str]


def _reports(articles: Sequence[Article]) -> _Reports:
    numbers: Counter[str] = Counter()
    openings: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        numbers.update(_numbers(article))
        openings[article.language].update(_opening(article))
    told = Counter(article.language for article in articles)
    return _Reports(numbers=numbers, openings=openings, told=told)


def _numbers(article: Article) -> set[str]:
    return {_digits(number) for number in _NUMBER.findall(f"{article.title} {article.text}")}


def _opening(article: Article) -> set[str]:
    """The content words with which *article* opens."""
    return set(content(" ".join(article.text.split()[:OPENING]), language=article.language))


def _cost(titled: tuple[Article, str], reports: _Reports) -> float:
    """How far the title of one of the *reports* is from the best headline of all."""
    article, title = titled
    return (
        faults(article.title, language=article.language, text=article.text)
        + _alone(title, article, reports)
        + bool(_DEPARTMENT.match(title))
        - SHARED * _shared(title, article, reports)
    )


def unfit(title: str, code: str) -> bool:
    """Whether *title* is no headline: a paragraph, a list of tags, an address, cut off, or a mark
    such as a file's name, "S19", which has no word.
    """
    return (
        len(title) > LONGEST
        or _is_list(title)
        or bool(_ADDRESS.search(title))
        or bool(_rules(base(code)).cut_off.search(title) and title.endswith(("…", "...")))
        or not any(map(_is_word, title.split()))
    )


def _is_word(token: str) -> bool:
    return sum(map(str.isalpha, token)) > 1 and not any(map(str.isdigit, token))


def _is_list(title: str) -> bool:
    """Whether *title* is a list of tags: "pier, harbour, board"."""
    parts = _LISTED.split(title)
    return len(parts) >= FEWEST_TAGS and all(len(part.split()) <= TAG_WORDS for part in parts)


def _sentence(
    titled: Sequence[tuple[Article, str]], articles: Sequence[Article]
) -> tuple[Article, str] | None:
    """A sentence as a headline: the first of a title that is a paragraph, else of a text."""
    paragraphs = [
        (article, f"{title}.", 1)
        for article, title in titled
        if len(title) > LONGEST and not _is_list(title)
    ]
    texts = [(article, article.text, OPENERS) for article in articles]
    told = [
        (article, sentence.text)
        for article, text, openers in (*paragraphs, *texts)
        for part in [replace(article, text=text)]
        for sentence in clean(part, sentences(part)).sentences[:openers]
    ]
    for main in (True, False):
        for article, sentence in told:
            if headline := headline_of(sentence, article.language, main=main):
                return article, headline
    return None


def _alone(title: str, article: Article, reports: _Reports) -> bool:
    """Whether the *title* of *article* has a number that no other report has."""
    own, wanted = _numbers(article), {_digits(number) for number in _NUMBER.findall(title)}
    return any(reports.numbers[number] <= (number in own) for number in wanted)


def _digits(number: str) -> str:
    """*number* without what parts its thousands, in digits of one script."""
    return "".join(str(int(digit)) for digit in number if digit.isdigit())


def _shared(title: str, article: Article, reports: _Reports) -> float:
    """How much of the content of *article*'s *title* the other reports open with, on average.

    It is rounded to a tenth: finer differences mean nothing.
    """
    own, shares, others = _opening(article), 0.0, 0
    for code, openings in reports.openings.items():
        mine = code == article.language
        if words := set(content(title, language=code)):
            found = sum(openings[word] - (mine and word in own) for word in words)
            shares += found / len(words)
            others += reports.told[code] - mine
    return round(shares / others, 1) if others else 0.0


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
            bool(text) and not _shares_a_word(plain, text, language),
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
            len(plain) > 100,
        )
    )


def _shares_a_word(title: str, text: str, code: str) -> bool:
    """Whether *text* has a word of *title*; otherwise it is a pun that only its author gets."""
    topic = set(content(title, language=code))
    opening = " ".join(text.split(maxsplit=EXPLAINING)[:EXPLAINING])
    return not topic or bool(topic & set(content(opening, language=code)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """A language's patterns and the English ones.

    `digest.languages.model.Headlines` explains them.
    """

    opinion: re.Pattern[str]
    bait: re.Pattern[str]
    cut_off: re.Pattern[str]


@cache
def _rules(code: str) -> _Rules:
    own = [each.headlines for each in with_english(code)]
    return _Rules(
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
