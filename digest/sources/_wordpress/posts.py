"""Reads a post of WordPress's REST interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.model import Image
from digest.sources._posts.answers import rendered, rows, table, text
from digest.sources._posts.article import Post, unique, web_address
from digest.sources._posts.listing import Row, mark_of
from digest.sources._posts.markup import WIDEST, is_restricted
from digest.sources._wordpress.dates import moment
from digest.sources._wordpress.places import place_of
from digest.sources._wordpress.site import About
from digest.sources.reading import NotAnArticle, inline_text
from digest.sources.reading.html_pictures import credited

EMBEDDED = "_embed=author,wp:featuredmedia,wp:term"
LISTED = "_fields=id,guid,link,title,date_gmt,modified,modified_gmt,_links&_embed=author,wp:term"
"""What a list of posts is asked for. A renamed author or category changes no post's own dates, so
their names come along; without the links WordPress embeds nothing.
"""
_AUTHORS = ("authors", "coauthors")
"""Fields in which plug-ins list several authors."""


def row_of(record: Mapping[str, Any]) -> Row | None:
    """The row for *record* in a list of posts; None where it is no post."""
    key = text(record.get("id"))
    place = place_of(rendered(record.get("guid")), text(record.get("link")), key)
    if not key.isdigit() or not place:
        return None
    changed = text(record.get("modified_gmt")) or text(record.get("modified"))
    return Row(
        key=key,
        place=place,
        mark=mark_of(changed or text(record.get("date_gmt")), _names(record)),
        title=inline_text(rendered(record.get("title"))[:300]),
    )


def _names(record: Mapping[str, Any]) -> Iterator[str]:
    """The names of the authors, categories and tags of *record*."""
    embedded = table(record.get("_embedded"))
    yield from (text(author.get("name")) for author in rows(embedded.get("author")))
    for taxonomy in ("category", "post_tag"):
        yield from _terms(embedded, taxonomy)


def read_post(record: Mapping[str, Any], place: str, about: About) -> Post:
    """The post in *record*, known by *place*.

    Raises NotAnArticle for one that is not public or has no date.
    """
    content = table(record.get("content"))
    html = rendered(record.get("content"))
    status = text(record.get("status")) or "publish"
    if status != "publish":
        raise NotAnArticle(f"not published ({status[:20]})")
    if content.get("protected") or table(record.get("excerpt")).get("protected"):
        raise NotAnArticle("protected by a password")
    if is_restricted(html):
        raise NotAnArticle("for members only")
    published = moment(text(record.get("date_gmt")), text(record.get("date")), about.zone)
    if published is None:
        raise NotAnArticle("no date that can be read", "look at the post's date in WordPress")
    embedded = table(record.get("_embedded"))
    return Post(
        place=place,
        title=rendered(record.get("title")),
        html=html,
        slug=text(record.get("slug")),
        url=text(record.get("link")),
        published=published,
        excerpt=rendered(record.get("excerpt")),
        authors=_authors(record, embedded),
        categories=unique(_terms(embedded, "category")),
        tags=unique(_terms(embedded, "post_tag")),
        images=tuple(_featured(embedded)),
        language=text(record.get("lang")),
    )


def _authors(record: Mapping[str, Any], embedded: Mapping[str, Any]) -> tuple[str, ...]:
    """The authors' names as shown, those of a plug-in for several authors first."""
    for name in _AUTHORS:
        several = [text(each.get("display_name")) for each in rows(record.get(name))]
        if any(several):
            return tuple(filter(None, several))
    return tuple(filter(None, (text(each.get("name")) for each in rows(embedded.get("author")))))


def _terms(embedded: Mapping[str, Any], taxonomy: str) -> Iterator[str]:
    """The names of the terms of *taxonomy*."""
    groups = embedded.get("wp:term")
    for group in groups if isinstance(groups, list) else []:
        for term in rows(group):
            if term.get("taxonomy") == taxonomy:
                yield text(term.get("name"))


def _featured(embedded: Mapping[str, Any]) -> Iterator[Image]:
    for media in rows(embedded.get("wp:featuredmedia"))[:1]:
        if image := picture_of(media):
            yield image


def picture_of(media: Mapping[str, Any]) -> Image | None:
    """The largest sensible file of an attachment; None where it is no picture, or not public."""
    details = table(media.get("media_details"))
    if text(media.get("media_type")) not in ("image", ""):
        return None
    sizes: list[Mapping[str, Any]] = [
        {**details, "source_url": media.get("source_url")},
        *rows(list(table(details.get("sizes")).values())),
    ]
    source = _best(sizes)
    if not source:
        return None
    caption, credit = credited(inline_text(rendered(media.get("caption"))[:4000]))
    return Image(
        src=source,
        alt=inline_text(text(media.get("alt_text"))[:2000]),
        caption=caption,
        credit=credit,
    )


def _best(sizes: Iterable[Mapping[str, Any]]) -> str:
    """The widest file up to WIDEST pixels, else the narrowest."""
    known = [
        (width if isinstance(width := size.get("width"), int) else 0, source)
        for size in sizes
        if (source := web_address(text(size.get("source_url"))))
    ]
    fitting = [each for each in known if each[0] <= WIDEST]
    return (max(fitting) if fitting else min(known, default=(0, "")))[1]
