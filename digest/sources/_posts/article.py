"""Builds an article from a post as a publishing system gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from digest.config import SourceConfig
from digest.model import Article, Image, Rejected
from digest.sources._items import Context
from digest.sources._posts.markup import prepared
from digest.sources.reading import (
    Content,
    NotAnArticle,
    clean,
    find_credit,
    inline_text,
    one_line,
    read_byline,
    read_html,
    section_name,
    slug,
    source_name,
    stub_kind,
    whole_standfirst,
)
from digest.text import language as languages

LONGEST = 500_000
"""Characters of one post's markup; a book of 80,000 words has as many."""
LONGEST_FIELD = 2000
LONGEST_TITLE = 300
SAMPLE_WITH_TITLE = 40
"""Letters of text below which the title helps to tell the language."""
OPENING = 60
"""Characters by which an excerpt is known to be no more than the text's beginning."""

_SIZE = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated)(?=\.\w{3,4}$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """The site that the posts come from. *language* is what it says of itself, "" for nothing."""

    name: str = ""
    language: str = ""
    url: str = ""

    @property
    def called(self) -> str:
        """Its name, else its host as a name."""
        return self.name or source_name(host_of(self.url))


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What the system says of one post. *title*, *html* and *excerpt* are markup.

    *place* is where it is known by in the library. *categories* are the likeliest section first;
    *images* are those outside the text, the main one first. *language* is declared for this post.
    """

    place: str
    title: str = ""
    html: str = ""
    slug: str = ""
    url: str = ""
    published: datetime | None = None
    excerpt: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    language: str = ""
    notes: tuple[str, ...] = ()


def build_article(
    post: Post,
    outlet: Outlet,
    config: SourceConfig,
    context: Context,
    body: Content | None = None,
) -> Article:
    """Build the article in *post*; *body* is its text where that is no system's HTML.

    Raises NotAnArticle where there is none.
    """
    body = body or _content(post, outlet)
    title, notes = _title(post, body.paragraphs)
    paragraphs = _without_title(body.paragraphs, title)
    if not paragraphs:
        raise NotAnArticle("no text in it")
    if stub := stub_kind(title, paragraphs):
        raise NotAnArticle(stub)
    text = "\n\n".join(paragraphs)
    name = config.name or outlet.called
    sections = tuple(filter(None, map(inline_text, post.categories)))
    section = config.section or section_name(sections)
    return Article(
        id=f"{slug(name) or 'source'}:{post.slug or slug(title) or 'untitled'}",
        source=name,
        path=post.place,
        title=title,
        text=text,
        language=_language(text, title, post, outlet, (config, context)),
        url=web_address(post.url),
        standfirst=_standfirst(post.excerpt, text),
        byline=_byline(post.authors, name),
        credit=find_credit(paragraphs),
        published=post.published,
        section=section,
        labels=() if config.section else _labels(sections, section),
        tags=unique(map(inline_text, post.tags)),
        images=merged((*post.images, *body.images)),
        notes=(*post.notes, *notes),
    )


def _content(post: Post, outlet: Outlet) -> Content:
    if len(post.html) > LONGEST:
        raise NotAnArticle(f"{len(post.html):,} characters, too long for an article")
    return read_html(prepared(clean(post.html)), post.url or outlet.url)


def refused(refusal: NotAnArticle, place: str, title: str) -> Rejected:
    """The rejection of the post called *title*, which is markup."""
    plain = inline_text(title[:LONGEST_TITLE])
    reason = f"{refusal.reason} (“{plain}”)" if plain else refusal.reason
    return Rejected(where=place, reason=reason, remedy=refusal.remedy)


def broken(error: Exception, place: str) -> Rejected:
    """The rejection of a post whose markup a parser gave up on."""
    return Rejected(where=place, reason=f"cannot be read ({error})")


def host_of(url: str) -> str:
    """The host of *url*; "" where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def web_address(url: str) -> str:
    """*url* if it is an address of the web on one line, else ""."""
    return url if re.fullmatch(r"https?://[^\s<>\"]{1,2000}", url) else ""


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """*texts* without empty and repeated ones, whatever their case."""
    by_fold: dict[str, str] = {}
    for text in filter(None, texts):
        by_fold.setdefault(text.casefold(), text)
    return tuple(by_fold.values())


def merged(images: Iterable[Image]) -> tuple[Image, ...]:
    """*images* with one of each file, whichever size; what two of them say is put together."""
    by_file: dict[str, Image] = {}
    for image in images:
        key = _SIZE.sub("", image.src.partition("?")[0])
        first = by_file.get(key)
        by_file[key] = image if first is None else _joined(first, image)
    return tuple(by_file.values())


def _joined(first: Image, other: Image) -> Image:
    return replace(
        first,
        alt=first.alt or other.alt,
        caption=first.caption or other.caption,
        credit=first.credit or other.credit,
    )


def _title(post: Post, paragraphs: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The title, and a note where it had to be made or cut."""
    title = inline_text(post.title[:LONGEST_FIELD])
    if len(title) > LONGEST_TITLE:
        cut = title[:LONGEST_TITLE]
        return cut.rpartition(" ")[0] or cut, (f"title cut to {LONGEST_TITLE} characters",)
    if any(sign.isalnum() for sign in title):
        return title, ()
    name = one_line(re.sub(r"[-_]+", " ", post.slug))
    if any(sign.isalpha() for sign in name):
        return name[:1].upper() + name[1:], ("no title, so the name in its address became one",)
    if not paragraphs:
        raise NotAnArticle("no text in it")
    words = paragraphs[0].split()[:8]
    return " ".join(words).rstrip(".,;:"), ("no title, so its first words became one",)


def _without_title(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    repeated = bool(paragraphs) and paragraphs[0].casefold() == title.casefold()
    return paragraphs[1:] if repeated else paragraphs


def _standfirst(excerpt: str, text: str) -> str:
    """The standfirst that somebody wrote; "" for one that the system cut from the text."""
    written = inline_text(excerpt[:LONGEST_FIELD])
    plain = " ".join(text.split())
    if plain.startswith(written[:OPENING]):
        return ""
    return whole_standfirst(written, text)


def _byline(authors: tuple[str, ...], outlet: str) -> str:
    names = read_byline(authors).split(", ")
    return ", ".join(name for name in names if slug(name) != slug(outlet))


def _labels(categories: tuple[str, ...], section: str) -> tuple[str, ...]:
    """The categories beside *section* that say something."""
    named = (name for each in categories if (name := section_name((each,))))
    return tuple(name for name in unique(named) if name.casefold() != section.casefold())


def _language(
    text: str, title: str, post: Post, outlet: Outlet, given: tuple[SourceConfig, Context]
) -> str:
    """The declared language of the post or the source, else that of the text.

    A site says one language for all, and often the system's own, English: it counts where the text
    does not say another. What cannot be detected is believed.
    """
    config, context = given
    if declared := languages.normalise(post.language) or languages.normalise(config.language):
        return declared
    known, own = languages.detected(), languages.normalise(outlet.language)
    if own and own not in known and not languages.is_arabic_script(text):
        return own
    sample = text if len(text) >= SAMPLE_WITH_TITLE else f"{title}. {text}"
    among = tuple(dict.fromkeys((*known, *context.languages)))
    return languages.detect(sample, default=own or context.languages[0], among=among)
