"""From a web page to an article, or to why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from digest.model import Article, Image
from digest.sources._bodies import read_text
from digest.sources._feed.dates import read_feed_date
from digest.sources._heads import Head, read_head
from digest.sources._outlets import (
    Outlet,
    article_id,
    byline_of,
    each_once,
    licence_name,
    without_title,
)
from digest.sources._sites import absolute, is_web, plain_address, same_site
from digest.sources.net import Answer
from digest.sources.reading.characters import clean
from digest.sources.reading.credit_lines import find_credit
from digest.sources.reading.fields import Fields
from digest.sources.reading.html import Content, inline_text
from digest.sources.reading.names import section_name
from digest.sources.reading.pictures import declared_pictures
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.standfirsts import whole_standfirst
from digest.sources.reading.stubs import stub_kind
from digest.sources.reading.web_page import read_web_page

FEWEST = 30
"""Words of a page's text; less is a picture's page, a form or a stub."""
_NOT_FREE = re.compile(
    r"[\"'](?:schema:)?isAccessibleForFree[\"']\s*:\s*[\"']?(?:https?://schema\.org/)?false",
    re.IGNORECASE,
)
_TIER = re.compile(
    r"<meta\b[^>]{0,200}(?:article:content_tier)[\"'][^>]{0,100}content\s*=\s*[\"']?locked",
    re.IGNORECASE,
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|p|div)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s+[-–—|·»:]\s+([^-–—|·»:]{2,60})$")
_NOINDEX = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)
_LINE = 2000  # characters of a title or description that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's article. *listed*: False where the page asks search engines to pass it by."""

    article: Article
    listed: bool


def read_page(answer: Answer, outlet: Outlet, *, published: datetime | None = None) -> Page:
    """The article of the page that came.

    *published* is its date where the page itself has none. Raises NotAnArticle for a page that
    lists articles, is closed to the public, or is no page.
    """
    text = _html(answer)
    try:
        fields, body = read_web_page(text, answer.url)
    except NotAnArticle:
        raise
    # What the parsers raise for a hostile page; one such page must not stop the source.
    except (ValueError, RecursionError, OverflowError, AssertionError, TypeError) as error:
        raise NotAnArticle(f"cannot be read ({type(error).__name__})") from error
    head = read_head(answer.content, answer.url, answer.charset)
    _refuse_closed(text)
    article = _article(answer, fields, body, head, outlet, published)
    robots = f"{head.meta.get('robots', '')} {answer.headers.get('x-robots-tag', '')}"
    return Page(article=article, listed=not _NOINDEX.search(robots))


def _html(answer: Answer) -> str:
    if answer.content.startswith(b"%PDF"):
        raise NotAnArticle("a PDF, not a web page", "leave it out")
    if not answer.content.strip():
        raise NotAnArticle("an empty page", "check the address in a browser")
    text = clean(read_text(answer.content, answer.charset)[0])
    if not _HTML.search(text[:20_000]):
        kind = f" ({answer.media_type})" if answer.media_type else ""
        raise NotAnArticle(f"not a web page{kind}", "leave it out")
    return text


def _refuse_closed(html: str) -> None:
    """Raise NotAnArticle for a page that says that not everybody may read it."""
    if _NOT_FREE.search(html) or _TIER.search(html):
        raise NotAnArticle("for subscribers only", "leave it out, or ask its outlet")


def _article(
    answer: Answer,
    fields: Fields,
    body: Content,
    head: Head,
    outlet: Outlet,
    published: datetime | None,
) -> Article:
    address = _address(answer, head)
    title = inline_text(fields.text("title")[:_LINE])
    if not any(sign.isalnum() for sign in title):
        raise NotAnArticle("a page without a title")
    paragraphs = without_title(body.paragraphs, title)
    if kind := stub_kind(title, paragraphs):
        raise NotAnArticle(kind, "leave it out, or ask its outlet")
    text = "\n\n".join(paragraphs)
    if len(text.split()) < FEWEST:
        raise NotAnArticle("a page with too little text for an article", "leave it out")
    own = inline_text(fields.text("sitename")[:_LINE]) or _site_in(head.title, title)
    name = outlet.called(own, address)
    language = outlet.language_of(text, title, fields.text("lang"))
    labels = (*fields.texts("section"), *fields.texts("tags"))
    section = outlet.section or section_name(fields.texts("section"))
    place = plain_address(answer.request.url)
    return Article(
        id=article_id(name, address, title, place),
        source=name,
        path=place,
        title=title,
        text=text,
        language=language,
        url=address,
        standfirst=whole_standfirst(inline_text(fields.text("description")[:_LINE]), text),
        byline=byline_of(fields.texts("author"), name),
        credit=", ".join(filter(None, (find_credit(paragraphs), _licence(head)))),
        published=_date(fields, outlet, language) or published,
        section=section,
        tags=tuple(label for label in dict.fromkeys(labels) if label != section),
        images=each_once(_images(fields, body, answer.url)),
    )


def _site_in(full: str, title: str) -> str:
    """The site's name in a page's *full* title: "Old pier closed - The Gull"; "" without one."""
    before, found, behind = full.partition(title)
    match = _BEHIND.match(behind) if found and not before.strip() else None
    return match[1].strip() if match else ""


def _address(answer: Answer, head: Head) -> str:
    """The page's canonical address where it is on the same site, else where it came from."""
    canonical = next((link.href for link in head.links if link.rel == "canonical"), "")
    trusted = is_web(canonical) and same_site(canonical, answer.url)
    return plain_address(canonical if trusted else answer.url)


def _licence(head: Head) -> str:
    return next((licence_name(link.href) for link in head.links if link.rel == "license"), "")


def _date(fields: Fields, outlet: Outlet, language: str) -> datetime | None:
    """The date in the markup, else the first line of the article's head that is one for certain."""
    declared = read_feed_date(fields.text("date"), zone=outlet.zone, language=language)
    if declared:
        return declared
    for line in fields.texts("visible_dates"):
        try:
            return read_feed_date(line, zone=outlet.zone, language=language)
        except NotAnArticle:
            continue
    return None


def _images(fields: Fields, body: Content, url: str) -> Iterator[Image]:
    for image in (*declared_pictures(fields), *body.images):
        source = absolute(image.src, url)
        if is_web(source):
            yield replace(image, src=source)
