"""Reads the posts of a WordPress export, and what its other parts say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from html import escape
from pathlib import Path

from digest.model import Image
from digest.sources._posts.article import Outlet, Post, unique, web_address
from digest.sources._posts.dates import mail_date
from digest.sources._posts.markup import is_picture_file, is_restricted
from digest.sources._posts.shortcodes import gallery_ids
from digest.sources._wordpress.dates import moment
from digest.sources._wordpress.paragraphs import paragraphed
from digest.sources._wordpress.places import place_of
from digest.sources._wordpress.stream import Element, elements
from digest.sources.reading import NotAnArticle, inline_text
from digest.sources.reading.html_pictures import credited

SUFFIXES = (".xml", ".xml.gz", ".wxr", ".wxr.gz")
STATUSES = {
    "draft": "a draft",
    "auto-draft": "a draft",
    "pending": "waiting for review",
    "future": "scheduled for later",
    "private": "private",
    "trash": "in the bin",
}
LONGEST_CAPTION = 4000
MOST_PICTURES = 200
"""In one gallery."""
_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ID = re.compile(r"\bwp-image-(\d{1,12})\b")
_SOURCE = re.compile(r"""\bsrc\s{0,5}=\s{0,5}(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery\b[^\]\n]{0,4000}\]", re.IGNORECASE)


@dataclass(slots=True)
class Wxr:
    """A site's exports, and what they say beside the posts; a ``Format``.

    *zone* is for dates that are not in Greenwich's time. *media* are the pictures by id, *parents*
    the ids of a post's own pictures, *authors* the names shown by log-in, *terms* the categories by
    id.
    """

    zone: tzinfo
    name: str = ""
    language: str = ""
    url: str = ""
    media: dict[str, Image] = field(default_factory=dict)
    parents: dict[str, list[str]] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    suffixes: tuple[str, ...] = SUFFIXES

    @property
    def outlet(self) -> Outlet:
        return Outlet(name=self.name, language=self.language, url=self.url)

    def parts(self, path: Path) -> Iterator[Element]:
        return elements(path)

    # One export may hold the posts and another the pictures, so nothing is kept by file here.
    def note(self, part: Element, path: Path) -> None:  # noqa: ARG002
        if taker := _TAKERS.get(part.name):
            taker(self, part)

    def is_post(self, part: Element) -> bool:
        return part.name == "item" and part.fields.get("wp:post_type", "post") == "post"

    def place(self, part: Element, path: Path) -> str:
        number = part.fields.get("wp:post_id", "").strip()
        own = place_of(part.fields.get("guid", ""), part.fields.get("link", ""), number)
        return own or f"{path}#{number}"

    def title(self, part: Element) -> str:
        return part.fields.get("title", "")

    def post(self, part: Element, place: str, path: Path) -> Post:  # noqa: ARG002
        return _post(part, self, place)


def _title(site: Wxr, element: Element) -> None:
    site.name = site.name or inline_text(element.text[:300])


def _link(site: Wxr, element: Element) -> None:
    site.url = site.url or web_address(element.text.strip())


def _language(site: Wxr, element: Element) -> None:
    site.language = site.language or element.text.strip()[:20]


def _author(site: Wxr, element: Element) -> None:
    login = element.fields.get("wp:author_login", "")
    shown = element.fields.get("wp:author_display_name", "").strip()
    site.authors.setdefault(login, shown or login)


def _category(site: Wxr, element: Element) -> None:
    number = element.fields.get("wp:term_id", "")
    site.terms.setdefault(number, element.fields.get("wp:cat_name", ""))


def _item(site: Wxr, element: Element) -> None:
    kind = element.fields.get("wp:post_type", "post")
    if kind != "post":
        site.others[kind[:40]] += 1
    address = web_address(element.fields.get("wp:attachment_url", "").strip())
    if kind != "attachment" or not is_picture_file(address):
        return
    number = element.fields.get("wp:post_id", "")
    caption, credit = credited(
        inline_text(element.fields.get("excerpt:encoded", "")[:LONGEST_CAPTION])
    )
    alt = inline_text(element.meta.get("_wp_attachment_image_alt", "")[:LONGEST_CAPTION])
    if number in site.media:  # of a newer export
        return
    site.media[number] = Image(src=address, alt=alt, caption=caption, credit=credit)
    site.parents.setdefault(element.fields.get("wp:post_parent", ""), []).append(number)


_TAKERS: dict[str, Callable[[Wxr, Element], None]] = {
    "title": _title,
    "link": _link,
    "language": _language,
    "wp:author": _author,
    "wp:category": _category,
    "item": _item,
}


def _post(element: Element, site: Wxr, place: str) -> Post:
    """The post in *element*. Raises NotAnArticle for one that is not public or has no date."""
    fields = element.fields
    status = fields.get("wp:status", "").strip()
    if status != "publish":
        raise NotAnArticle(STATUSES.get(status, f"not published ({status[:20]})"))
    if fields.get("wp:post_password", ""):
        raise NotAnArticle("protected by a password")
    html = fields.get("content:encoded", "")
    if is_restricted(html):
        raise NotAnArticle("for members only")
    published = _published(fields, site.zone)
    if published is None:
        raise NotAnArticle("no date that can be read", "correct the post's date in WordPress")
    featured = site.media.get(element.meta.get("_thumbnail_id", ""))
    return Post(
        place=place,
        title=fields.get("title", ""),
        html=paragraphed(_with_pictures(html, element, site)),
        slug=fields.get("wp:post_name", ""),
        url=web_address(fields.get("link", "").strip()),
        published=published,
        excerpt=fields.get("excerpt:encoded", ""),
        authors=tuple(filter(None, [_author_of(element, site)])),
        categories=unique((*_primary(element, site), *_terms(element, "category"))),
        tags=unique(_terms(element, "post_tag")),
        images=() if featured is None else (featured,),
    )


def _published(fields: dict[str, str], zone: tzinfo) -> datetime | None:
    found = moment(fields.get("wp:post_date_gmt", ""), fields.get("wp:post_date", ""), zone)
    if found is not None:
        return found
    return mail_date(fields.get("pubDate", ""), zone)


def _author_of(element: Element, site: Wxr) -> str:
    login = element.fields.get("dc:creator", "").strip()
    return site.authors.get(login, login)


def _terms(element: Element, domain: str) -> Iterator[str]:
    # The first exports gave no domain, and everything twice: once with one, once without.
    return (name.strip() for given, name in element.terms if given == domain)


def _primary(element: Element, site: Wxr) -> Iterator[str]:
    """The category that an editor marked as the main one."""
    name = site.terms.get(element.meta.get("_yoast_wpseo_primary_category", ""), "")
    if name in _terms(element, "category"):
        yield name


def _with_pictures(html: str, element: Element, site: Wxr) -> str:
    """*html* with its pictures in full size, and with those of its galleries."""
    html = _PICTURE.sub(lambda match: _in_full_size(match[0], site), html)
    own = site.parents.get(element.fields.get("wp:post_id", ""), [])
    return _GALLERY.sub(lambda match: _gallery(gallery_ids(match[0]) or own, site), html)


def _in_full_size(tag: str, site: Wxr) -> str:
    number = _ID.search(tag)
    known = site.media.get(number[1]) if number else None
    if known is None:
        return tag
    source = f'src="{escape(known.src)}"'
    return _SOURCE.sub(lambda _: source, tag, count=1)


def _gallery(ids: list[str], site: Wxr) -> str:
    images = [site.media[number] for number in ids[:MOST_PICTURES] if number in site.media]
    return "".join(map(_figure, images))


def _figure(image: Image) -> str:
    caption = image.caption + (f" © {image.credit}" if image.credit else "")
    return (
        f'<figure><img src="{escape(image.src)}" alt="{escape(image.alt)}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
