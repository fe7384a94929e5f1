"""Checks a source: what it is, what a reading of it gives, and what should be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Config, SourceConfig
from digest.model import Article, Rejected, Week
from digest.pipeline.planning import find_week
from digest.pipeline.reading import read_source

if TYPE_CHECKING:
    from digest.sources import Web

SHORT = 60
"""Words; most articles of a source below that are the beginnings of others."""
EXPECTED = (
    "files that hold no article",
    "a file about the site",
    "a page of the site",
    "a page that lists articles",
    "entries that are no posts",
    "a draft",
)
"""How the reasons begin for what every site has beside its articles."""
MOST_SECTIONS = 8
"""Sections of a magazine; a source with more has tags for sections."""


@dataclass(frozen=True, kw_only=True)
class SourceCheck:
    """What a reading of a source gave. *week* is the newest that holds one of its articles."""

    config: SourceConfig
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    week: Week | None

    @cached_property
    def of_week(self) -> tuple[Article, ...]:
        """The articles of the week."""
        return tuple(
            article
            for article in self.articles
            if self.week and article.published and article.published in self.week
        )

    @cached_property
    def undated(self) -> tuple[Article, ...]:
        """The articles without a date that are read all the same."""
        return tuple(article for article in self.articles if article.published is None)

    @property
    def others(self) -> int:
        """How many articles are of other weeks."""
        return len(self.articles) - len(self.of_week) - len(self.undated)

    @property
    def pictures(self) -> tuple[int, int]:
        """How many pictures the articles name, and how many of them are at hand."""
        images = [image for article in self.articles for image in article.images]
        return len(images), sum(bool(image.path) for image in images)

    @property
    def outlets(self) -> Counter[str]:
        """The articles by outlet."""
        return Counter(article.source for article in self.articles)

    @property
    def sections(self) -> Counter[str]:
        """The articles by section as the source names them, "" where it names none."""
        return Counter(article.section for article in self.articles)

    @property
    def languages(self) -> Counter[str]:
        """The articles by language."""
        return Counter(article.language for article in self.articles)

    @property
    def reasons(self) -> Counter[str]:
        """What was not used, by reason."""
        return Counter(left.reason for left in self.rejected)

    @property
    def advice(self) -> tuple[str, ...]:
        """What the editor may want to mend, the most important first."""
        return tuple(self._advice())

    def _advice(self) -> Iterator[str]:
        if not self.articles:
            yield "no article could be read: see the reasons above"
            return
        if not self.week:
            yield "no article bears a date, so none belongs to a week: add dates to them"
        if sum(not left.reason.startswith(EXPECTED) for left in self.rejected) > len(self.articles):
            yield "more was left out than read: see the reasons above"
        if 2 * sum(article.words < SHORT for article in self.articles) > len(self.articles):
            yield (
                f"most texts are shorter than {SHORT} words: they may be the beginnings of "
                "articles; name a source that has them whole"
            )
        named, at_hand = self.pictures
        if named > at_hand:
            yield f"{named - at_hand} of {named} pictures are not at hand"
        if not self.config.section and 2 * self.sections[""] > len(self.articles):
            yield "most articles name no section: set 'section', or let digest sort them"
        if len(self.sections) > MOST_SECTIONS:
            yield (
                f"{len(self.sections)} sections: digest files them under its own; "
                "[magazine.tags] says what yours stand for"
            )
        if not self.config.language and len(self.languages) > 1:
            listed = ", ".join(f"{code} {count}" for code, count in self.languages.most_common())
            yield f"several languages ({listed}): set 'language' if that is wrong"


def check_source(source: SourceConfig, config: Config, web: Web, *, now: datetime) -> SourceCheck:
    """Read *source* whole, past the library, and say what it gave."""
    read = read_source(source, config, web, now=now)
    dated = any(article.published for article in read.articles)
    return SourceCheck(
        config=source,
        articles=read.articles,
        rejected=read.rejected,
        week=find_week(None, config, now=now, articles=read.articles) if dated else None,
    )


def place_of(source: SourceConfig, config: Config) -> str:
    """Where *source* is: its address, or its path from the present folder."""
    if source.url or not source.path:
        return source.url
    path = config.folder / Path(source.path).expanduser()
    return str(path)
