"""The magazine's sections, a few, from all the labels under which outlets file their articles.

A label that the configuration names decides. Otherwise the outlets' own sections stay where they
are few. Where they are many, each article goes to one of seven sections by what its labels name and
by what its text is about; what is neither is general news, the section "".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from digest.curate.subjects import named_by, native, says_nothing, subject, subject_of_text
from digest.languages import every, language
from digest.languages.model import SECTIONS
from digest.model import Article
from digest.text.words import content

MOST = 8
"""Sections of a magazine."""
SMALL = 10
"""A week of fewer articles has sections with a single article."""
SORTED = 20
"""The fewest articles without labels that are worth sorting: a few texts are one section."""
TAGGED = 2
"""So many labels beside an article's section show that this is the first of its tags."""
WORDIEST, LONGEST = 3, 24
"""Words and letters of a section's name; more are a keyword or a sentence."""

_NO_NAME = re.compile(r"[/>|#()\[\],:;\d]")


def with_sections(
    articles: Sequence[Article],
    *,
    code: str,
    sections: Sequence[str] = (),
    tags: Mapping[str, str] | None = None,
) -> tuple[Article, ...]:
    """*articles* with the magazine's sections, named in its language *code*.

    *sections* are the editor's, in his spelling; *tags* are his section for a tag, a category or a
    folder.
    """
    desk = _Desk(
        code=code,
        sections={name.casefold(): name for name in sections},
        tags={tag.casefold(): name for tag, name in (tags or {}).items()},
    )
    own = _own_sections(articles)
    keeps = own is not None and _labelled(articles)
    return tuple(
        _filed(article, desk.kept(article, own or {}) if keeps else desk.sorted(article))
        for article in articles
    )


def _filed(article: Article, section: str) -> Article:
    """*article* in *section*; the outlet's own stays among its labels."""
    if section == article.section:
        return article
    theirs = (article.section, *article.labels) if article.section else article.labels
    return replace(article, section=section, labels=theirs)


def printed_names(code: str) -> tuple[str, ...]:
    """The sections as they are called in the language *code*, in English where it has no names."""
    return tuple(_names(code).values())


def _names(code: str) -> Mapping[str, str]:
    return language(code).sections.names or language("en").sections.names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What the editor set; names are looked up without regard to capitals."""

    code: str
    sections: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)

    def kept(self, article: Article, own: Mapping[tuple[str, ...], str]) -> str:
        """The outlet's own section of *article*; without one, that of *own* with its subject."""
        if decided := self._decided(article):
            return decided
        if name := own.get(_alike(article.section), ""):
            return self._translated(name)
        if says_nothing(article.section) and native(article.section, self.code):
            return article.section
        about = subject(article)
        theirs = (name for name in own.values() if about and about in named_by(name))
        return self._translated(next(theirs, ""))

    def _translated(self, name: str) -> str:
        """*name*, or what it is called in the magazine's language where it is in another."""
        keys = [key for key, sure in named_by(name).items() if sure >= 1]
        foreign = len(keys) == 1 and not native(name, self.code)
        return self._printed(keys[0]) if foreign else name

    def sorted(self, article: Article) -> str:
        """The section that *article* belongs to by its labels and its text."""
        return self._decided(article) or self._printed(subject(article))

    def _decided(self, article: Article) -> str:
        """The section for which the editor decided; "" where nothing of the article is named."""
        labels = [name.casefold() for name in (article.section, *article.labels, *article.tags)]
        named = [self.tags[label] for label in labels if label in self.tags]
        return (named or [self.sections.get(article.section.casefold(), "")])[0]

    def _printed(self, key: str) -> str:
        """What the section *key* is called: as the editor calls it, else in the language."""
        if not key:
            return ""
        theirs = (name for name in self.sections.values() if named_by(name).get(key, 0) >= 1)
        return next(theirs, "") or _names(self.code)[key]


def _own_sections(articles: Sequence[Article]) -> Mapping[tuple[str, ...], str] | None:
    """The outlets' own sections in one spelling each; None where they are more than MOST."""
    filed: dict[tuple[str, ...], list[Article]] = {}
    for article in articles:
        if article.section and not says_nothing(article.section):
            filed.setdefault(_alike(article.section), []).append(article)
    if len(filed) > MOST:
        return None
    return {
        alike: _spelling(members)
        for alike, members in filed.items()
        if _is_section(members, few=len(articles) < SMALL)
    }


def _is_section(members: Sequence[Article], *, few: bool) -> bool:
    """Whether the name under which *members* are filed is a section's, and no keyword.

    It is one that is known, or that several articles have, most of which have no list of labels.
    """
    name = _spelling(members)
    if _NO_NAME.search(name) or len(name) > LONGEST or len(name.split()) > WORDIEST:
        return False
    if any(sure >= 1 for sure in named_by(name).values()):
        return True
    tagged = sum(_further(article) >= TAGGED for article in members)
    return (few or len(members) > 1) and 2 * tagged <= len(members)


def _further(article: Article) -> int:
    """How many labels beside its section say what *article* is about."""
    return sum(not says_nothing(label) for label in article.labels)


def _spelling(members: Sequence[Article]) -> str:
    """The commonest spelling, in capitals only where there is no other."""
    names = Counter(article.section for article in members)
    return max(names, key=lambda name: (not name.isupper(), names[name]))


def _alike(name: str) -> tuple[str, ...]:
    """The same for "SPORTS", "Sport" and "Deportes", which are one section."""
    stems = _stems(name)
    return next((key for key, names in _printed_stems().items() if stems in names), stems)


def _stems(name: str) -> tuple[str, ...]:
    return content(name, language="en") or (name.casefold(),)


@cache
def _printed_stems() -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Under the section's key, its names in all languages."""
    named = [each.sections.names for each in every()]
    return {
        (key,): frozenset(_stems(names[key]) for names in named if key in names) for key in SECTIONS
    }


def _labelled(articles: Sequence[Article]) -> bool:
    """Whether the outlets sorted most of *articles*, or it would not help to sort them here."""
    without = [
        article for article in articles if not article.section or says_nothing(article.section)
    ]
    if 2 * len(without) <= len(articles) or len(articles) < SORTED:
        return True
    return 2 * sum(map(bool, map(subject_of_text, without))) < len(without)
