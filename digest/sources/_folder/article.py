"""Builds an article from a post, or says why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from digest.model import Article
from digest.sources._folder.holes import HOLE, without_holes
from digest.sources._folder.naming import (
    AUTHORS,
    address_of,
    is_authors_folder,
    items_of,
    labels_of,
    section_of,
    slug_of,
    stem_of,
)
from digest.sources._folder.pictures import locate_pictures
from digest.sources._folder.post import Post
from digest.sources._folder.site import Site, short_title
from digest.sources._folder.status import (
    is_site_page,
    publication_date,
    refuse_expired,
    refuse_unpublished,
    zone_of,
)
from digest.sources.reading.bylines import read_byline
from digest.sources.reading.credit_lines import find_credit
from digest.sources.reading.fields import Fields
from digest.sources.reading.html import inline_text
from digest.sources.reading.markdown import strip_marks
from digest.sources.reading.names import names_nothing, source_name
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.standfirsts import whole_standfirst
from digest.sources.reading.stubs import stub_kind
from digest.text import language as languages

_STANDFIRST = (
    "standfirst",
    "excerpt",
    "description",
    "summary",
    "subtitle",
    "deck",
    "dek",
    "lead",
    "abstract",
)
_LONGEST_FIELD = 2000  # characters of a title or standfirst that are looked at
_LONGEST_TITLE = 300
_SAMPLE_WITH_TITLE = 40  # letters of text below which the title helps to tell the language


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What holds for a source where its articles do not say otherwise.

    *zone* is for dates without a zone. *declared* and *section* are the language and section set in
    ``[[source]]``; *language* is the magazine's, the last resort; *among* are the languages that
    detection may answer. *now* is the time, None where nobody knows it.
    """

    zone: ZoneInfo
    language: str
    now: datetime | None = None
    among: tuple[str, ...] = ()
    declared: str = ""
    section: str = ""


def build_article(post: Post, site: Site, defaults: Defaults) -> Article:
    """Build the article in *post*.

    Its id is the slug alone and its source "" unless the page names one; ``folder`` completes both
    when it knows all articles of the site. Raises NotAnArticle for drafts, pages of the site,
    stubs, expired articles and dates that cannot be read.
    """
    fields = post.fields
    refuse_unpublished(post, site)
    title, title_notes = _title(post)
    declared = _declared_language(post, defaults)
    default_language = declared or site.language or defaults.language
    paragraphs, hole_notes = without_holes(post.paragraphs, language=default_language)
    post = replace(post, paragraphs=paragraphs)
    text = _text(post, title)
    published = publication_date(post, site, default_language, defaults.zone)
    zone = zone_of(site, defaults.zone)
    refuse_expired(fields, published, zone, defaults.language, defaults.now)
    if published is None and is_site_page(post, site):
        raise NotAnArticle(
            "a page of the site without a date",
            "give it a date to include it",
        )
    images, picture_notes = locate_pictures(post.images, post.file, site)
    labels = labels_of(post, site)
    section = defaults.section or section_of(post, site, labels)
    return Article(
        id=slug_of(post, title),
        source=_site_name(fields),
        path=str(post.file),
        title=title,
        text=text,
        language=declared or _language(text, title, site, defaults),
        url=address_of(post, site, published),
        standfirst=_standfirst(post, text),
        byline=_byline(post, site),
        credit=inline_text(fields.text("credit", "credits")) or find_credit(text.split("\n\n")),
        published=published,
        section=section,
        labels=_further_labels(labels, defaults, section),
        tags=items_of(fields, "tags", "topics", "keywords"),
        images=images,
        notes=(*post.notes, *hole_notes, *title_notes, *picture_notes),
    )


def _further_labels(labels: tuple[str, ...], defaults: Defaults, section: str) -> tuple[str, ...]:
    """The labels beside *section*; none where ``[[source]]`` sets the section."""
    if defaults.section:
        return ()
    return tuple(label for label in labels if label.casefold() != section.casefold())


def _site_name(fields: Fields) -> str:
    """The outlet that the page names; "" where what it gives is no outlet's name."""
    written = fields.text("sitename", "site_name", "publisher", "outlet")
    name = short_title(inline_text(written)) if len(written) <= _LONGEST_TITLE else ""
    if name.startswith(("http:", "https:")):
        name = name.partition("//")[2].partition("/")[0]
    return "" if names_nothing(name) else source_name(name) if "." in name else name


def _title(post: Post) -> tuple[str, tuple[str, ...]]:
    """The title, and a note where it had to be made up or cut.

    It is the declared one, else the first heading, else the file's name made readable.
    """
    written = post.fields.text("title", "headline", "name") or post.title
    title = inline_text(strip_marks(written[:_LONGEST_FIELD]))
    if len(title) > _LONGEST_TITLE:
        cut = title[:_LONGEST_TITLE]
        return cut.rpartition(" ")[0] or cut, (f"title cut to {_LONGEST_TITLE} characters",)
    if any(sign.isalnum() for sign in title):
        return title, ()
    name = re.sub(r"[-_]+", " ", stem_of(post.file)).strip()
    return name[:1].upper() + name[1:], ("no title, so the file's name became one",)


def _text(post: Post, title: str) -> str:
    """The paragraphs separated by an empty line, without a first one that repeats the title."""
    paragraphs = post.paragraphs
    if paragraphs and paragraphs[0].casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise NotAnArticle("no text in it")
    stub = stub_kind(title, paragraphs)
    if stub:
        raise NotAnArticle(stub, "save the whole article")
    return "\n\n".join(paragraphs)


def _declared_language(post: Post, defaults: Defaults) -> str:
    """The language in the metadata, the file's place or ``[[source]]``; "" if in none."""
    return (
        languages.normalise(post.fields.text("lang", "language", "locale", "lang_code"))
        or languages.normalise(post.language)
        or languages.normalise(defaults.declared)
    )


def _language(text: str, title: str, site: Site, defaults: Defaults) -> str:
    """The site's language unless the text is in another script; else the detected one."""
    if site.language and languages.in_arabic_script(site.language) == languages.is_arabic_script(
        text
    ):
        return site.language
    sample = text if len(text) >= _SAMPLE_WITH_TITLE else f"{title}. {text}"
    return languages.detect(sample, default=defaults.language, among=defaults.among)


def _standfirst(post: Post, text: str) -> str:
    written = post.fields.text(*_STANDFIRST)[:_LONGEST_FIELD]
    standfirst = strip_marks(inline_text(written)) if written else _excerpt(post)
    return whole_standfirst(standfirst, text)


def _excerpt(post: Post) -> str:
    """The text before an excerpt separator; "" where a template's value is missing from it."""
    return "" if HOLE in post.excerpt else post.excerpt[:_LONGEST_FIELD]


def _byline(post: Post, site: Site) -> str:
    """The authors' names; a key such as "ada" is looked up in the site's own list."""
    written = post.fields.texts(*AUTHORS) or (post.byline,)
    names = map(site.author, written)
    return _names(
        tuple(name.capitalize() if is_authors_folder(post, site, name) else name for name in names)
    )


@lru_cache(maxsize=4096)
def _names(written: tuple[str, ...]) -> str:
    """The byline of authors as they are *written*; the same few write most of a site."""
    return read_byline(written)
