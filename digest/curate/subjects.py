"""What an article is about: the section that its labels, or its words, belong to.

A section is one of ``digest.languages.model.SECTIONS``; "" stands for none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from digest.languages import every, language, pattern
from digest.languages.model import SECTIONS
from digest.model import Article
from digest.text.words import content, stems, tokens

OPENING = 250
"""Words of a text that are looked at: what an article is about stands at its beginning."""
TITLE = 2
"""What a word of the title counts, in words of the text."""
OFTEN = 2
"""A word of the text counts so many times at most: ten mentions say no more than two."""
FEWEST = 4
"""Words of its section that a text needs, or it might belong anywhere."""
LEAD = 1.5
"""How far the best section must be ahead of the second."""
WORDS = 0.7
"""What the text says beside labels that say 1: labels that name one section always win."""
PARTLY = 0.5
"""What a label says that has a section's name among other words ("Russian Politics")."""
LONGEST = 100
"""Letters of a label; a longer one is no label."""

_PARTS = re.compile(r"[/>|»]+")
_GAPS = re.compile(r"[\s\-_&+.,:;()]+")


def subject(article: Article) -> str:
    """The section that the labels and the words of *article* belong to; "" where it is not clear.

    Labels count more than the text, which decides where there are none or they name several. Where
    none names a section, the folders of its web address are labels.
    """
    own = article.section, *article.labels, *article.tags
    labels = _of_labels(own) or _of_address(article.url)
    words = worded(article)
    best = _clear(words)
    if not labels:
        return best
    by_label, by_word = _shares(labels, min(1.0, sum(labels.values()))), _shares(words, WORDS)
    # Among equals the first in the order of a magazine.
    return max(SECTIONS, key=lambda key: by_label.get(key, 0.0) + by_word.get(key, 0.0))


def subject_of_text(article: Article) -> str:
    """The section that the words of *article* alone belong to; "" where it is not clear."""
    return _clear(worded(article))


@lru_cache(maxsize=4096)
def named_by(label: str) -> Mapping[str, float]:
    """The sections that *label* names, and how surely: "Sports" 1, "Russian Politics" ½.

    A path ("News/Politics") and a list ("Arts & Letters") may name several.
    """
    sure: dict[str, float] = {}
    if len(label) > LONGEST:
        return sure
    for part in _PARTS.split(label.casefold()):
        words = _GAPS.sub(" ", part).strip()
        if _unsaid().fullmatch(words):
            continue
        whole = [key for key, names in _labels().items() if names.fullmatch(words)]
        hits = whole or [key for key, names in _labels().items() if names.search(words)]
        for key in hits:
            sure[key] = max(sure.get(key, 0.0), (1 if whole else PARTLY) / len(hits))
    return sure


@lru_cache(maxsize=4096)
def says_nothing(label: str) -> bool:
    """Whether *label* tells how an article is told and not what it is about: "News", "Video"."""
    return bool(_unsaid().fullmatch(_GAPS.sub(" ", label.casefold()).strip()))


def native(label: str, code: str) -> bool:
    """Whether the language *code* has *label* among its own, or no language has.

    A section called in another language is printed in the magazine's.
    """
    words = _GAPS.sub(" ", label.casefold()).strip()
    own = language(code).sections
    if _whole(code).fullmatch(words) or not own.names:
        return True
    return not (says_nothing(label) or any(sure >= 1 for sure in named_by(label).values()))


def worded(article: Article) -> Mapping[str, float]:
    """How many words of each section stand in the title and the beginning of *article*."""
    belongs = _belongs(article.language)
    opening = " ".join(article.text.split(maxsplit=OPENING)[:OPENING])
    counts: Counter[str] = Counter()
    for word, count in Counter(content(opening, language=article.language)).items():
        counts[word] = min(count, OFTEN)
    for word in content(article.title, language=article.language):
        counts[word] += TITLE
    score: dict[str, float] = {}
    for word, count in counts.items():
        for key in (keys := belongs.get(word, ())):
            score[key] = score.get(key, 0.0) + count / len(keys)
    return score


def _of_labels(labels: tuple[str, ...]) -> Mapping[str, float]:
    """The sections that *labels* name; each label adds what it says."""
    total: dict[str, float] = {}
    for label in labels:
        for key, sure in named_by(label).items():
            total[key] = total.get(key, 0.0) + sure
    return total


def _of_address(address: str) -> Mapping[str, float]:
    """The sections that are folders of *address*, as in "gull.example/world/europe/pier-closed"."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return {}
    found: dict[str, float] = {}
    # The last part is the article's own name; only a whole folder is a section's.
    for folder in path.split("/")[1:-1]:
        found |= {key: sure for key, sure in named_by(unquote(folder)).items() if sure >= 1}
    return found


def _clear(score: Mapping[str, float]) -> str:
    """The best section of *score* where it is clear."""
    best, most, second = "", 0.0, 0.0
    for key, value in score.items():
        if value > most:
            best, most, second = key, value, most
        else:
            second = max(second, value)
    return best if most >= FEWEST and most >= LEAD * second else ""


def _shares(score: Mapping[str, float], weight: float) -> dict[str, float]:
    """*score* such that it sums up to *weight*."""
    total = sum(score.values())
    return {key: weight * value / total for key, value in score.items()} if total else {}


@cache
def _belongs(code: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of each stem in the lists of the language *code*."""
    own = language(code).sections.words
    keys: dict[str, dict[str, None]] = {}
    for key, words in own.items():
        for stem in stems(tokens(words, language=code), language=code):
            keys.setdefault(stem, {})[key] = None
    return {stem: tuple(found) for stem, found in keys.items()}


@cache
def _labels() -> Mapping[str, re.Pattern[str]]:
    """The labels of every section. All languages are read together: a week may have several."""
    return {
        key: pattern(r"\b(?:WORDS)\b", *(each.sections.labels.get(key, "") for each in every()))
        for key in SECTIONS
    }


@cache
def _whole(code: str) -> re.Pattern[str]:
    """Every label of the language *code*."""
    own = language(code).sections
    return pattern("(?:WORDS)", *own.labels.values(), own.unsaid)


@cache
def _unsaid() -> re.Pattern[str]:
    return pattern("(?:WORDS)", *(each.sections.unsaid for each in every()))
