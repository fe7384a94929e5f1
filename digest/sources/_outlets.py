"""What holds for all articles of one source of the web, and the parts of an article that follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.model import Article, Image
from digest.sources._folder.site import short_title
from digest.sources._items import Context
from digest.sources._sites import host_of, last_part
from digest.sources.reading.bylines import read_byline
from digest.sources.reading.names import names_nothing, slug, source_name
from digest.text import language as languages

_SAMPLE_WITH_TITLE = 40  # letters of text below which the title helps to tell the language
_LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses/([a-z-]{2,8})/(\d\.\d)|(publicdomain/zero|publicdomain/mark))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """The settings of a source. *name*, *declared* (its language) and *section* are "" where
    ``[[source]]`` does not set them; *language* is the magazine's, the last resort.
    """

    zone: ZoneInfo
    language: str
    among: tuple[str, ...]
    name: str = ""
    declared: str = ""
    section: str = ""
    now: datetime | None = None

    def called(self, title: str, address: str) -> str:
        """The outlet's name: the configured one, else the site's *title*, else its host's."""
        short = short_title(title)
        if self.name or (short and not names_nothing(short)):
            return self.name or short
        return source_name(host_of(address)) or short or "Articles"

    def language_of(self, text: str, title: str, declared: str) -> str:
        """The language of *text*, whose feed or page says *declared*.

        What generators declare is often their own default: the text decides, unless the declared
        language cannot be detected.
        """
        if self.declared:
            return languages.normalise(self.declared)
        said = languages.normalise(declared)
        if said and said not in self.among:
            return said
        sample = text if len(text) >= _SAMPLE_WITH_TITLE else f"{title}. {text}"
        return languages.detect(sample, default=said or self.language, among=self.among)


def outlet_of(config: SourceConfig, context: Context) -> Outlet:
    """The settings of the source *config*."""
    return Outlet(
        zone=context.zone,
        language=context.languages[0],
        among=tuple(dict.fromkeys((*languages.detected(), *context.languages))),
        name=config.name,
        declared=config.language,
        section=config.section,
        now=context.now,
    )


def article_id(name: str, link: str, title: str, place: str) -> str:
    """The id of the article at *place* of the outlet *name*: by its address, else its title."""
    named = slug(last_part(link))
    if not any(letter.isalpha() for letter in named) or names_nothing(named):
        named = slug(title) or sha256(place.encode("utf-8", "replace")).hexdigest()[:12]
    return f"{slug(name) or 'source'}:{named}"


def byline_of(authors: Iterable[str], name: str) -> str:
    """The people among *authors*, without the outlet itself."""
    people = read_byline(authors).split(", ")
    return ", ".join(person for person in people if slug(person) != slug(name))


def licence_name(rights: str) -> str:
    """The licence in *rights*, an address or a text, as it is credited; "" for others."""
    match = _LICENCE.search(rights)
    if not match:
        return ""
    if match[3]:
        return "CC0" if match[3].endswith("zero") else "public domain"
    return f"CC {match[1].upper()} {match[2]}"


def each_once(images: Iterable[Image]) -> tuple[Image, ...]:
    """*images* by address, a later one completing what an earlier one does not say."""
    unique: dict[str, Image] = {}
    for image in images:
        first = unique.setdefault(image.src, image)
        unique[image.src] = replace(
            first,
            alt=first.alt or image.alt,
            caption=first.caption or image.caption,
            credit=first.credit or image.credit,
        )
    return tuple(unique.values())


def without_title(paragraphs: Sequence[str], title: str) -> tuple[str, ...]:
    """*paragraphs* without a first one that repeats the title."""
    repeats = bool(paragraphs) and paragraphs[0].casefold() == title.casefold()
    return tuple(paragraphs[1:] if repeats else paragraphs)


def unique_ids(taken: set[str], article: Article) -> Article:
    """*article* under an id that is not among *taken*, which it then is."""
    number, name = 1, article.id
    while name in taken:
        number += 1
        name = f"{article.id}-{number}"
    taken.add(name)
    return article if name == article.id else replace(article, id=name)
