"""Reads a post as Ghost stores it or its Content API gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any

from digest.model import Image
from digest.sources._ghost.lexical import lexical_to_html
from digest.sources._ghost.mobiledoc import mobiledoc_to_html
from digest.sources._posts.answers import text
from digest.sources._posts.article import Post, unique
from digest.sources.reading import NotAnArticle, inline_text
from digest.sources.reading.dates import EARLIEST, LATEST
from digest.sources.reading.html_pictures import credited

OWN_URL = "__GHOST_URL__"
"""What an export writes in the place of the site's address."""
STATUSES = {
    "draft": "a draft",
    "scheduled": "scheduled for later",
    "sent": "sent by mail only, not published",
}
LONGEST_CAPTION = 4000

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a post in other tables: names of its authors and tags, the main first,
    and the table of its picture's words.
    """

    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: Record


def read_post(record: Record, beside: Beside, *, place: str, url: str, site: str) -> Post:
    """The post in *record*, published at *url* on *site*.

    Raises NotAnArticle for one that is not public or has no date.
    """
    refuse_private(record)
    published = moment(record.get("published_at"))
    if published is None:
        raise NotAnArticle("no date that can be read", "correct the post's date in Ghost")
    return Post(
        place=place,
        title=escape(text(record.get("title")), quote=False),
        html=at_home(_html(record), site),
        slug=text(record.get("slug")),
        url=url,
        published=published,
        excerpt=escape(text(record.get("custom_excerpt")), quote=False),
        authors=beside.authors,
        categories=beside.tags[:1],
        tags=unique(beside.tags),
        images=tuple(_featured(record, beside.picture, site)),
        language=text(record.get("locale")),
    )


def refuse_private(record: Record) -> None:
    """Raise NotAnArticle for a post that not everybody may read."""
    status = text(record.get("status")) or "published"
    if status != "published":
        raise NotAnArticle(STATUSES.get(status, f"not published ({status[:20]})"))
    visibility = text(record.get("visibility")) or "public"
    if visibility != "public" or record.get("access") is False:
        raise NotAnArticle(f"for {visibility if visibility != 'public' else 'members'} only")


def moment(value: Any) -> datetime | None:
    """The moment in a column: Greenwich's time as text, or milliseconds since 1970."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            found = datetime.fromtimestamp(value / 1000, tz=UTC)
        else:
            found = datetime.fromisoformat(text(value).strip())
    except (ValueError, OverflowError, OSError):
        return None
    if not EARLIEST <= found.year <= LATEST:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def at_home(html: str, site: str) -> str:
    """*html* with the site's own address where an export leaves it open."""
    return html.replace(OWN_URL, site.rstrip("/"))


def is_internal(tag: Record) -> bool:
    """Whether a tag is for the editors only."""
    return text(tag.get("visibility")) == "internal" or text(tag.get("name")).startswith("#")


def _html(record: Record) -> str:
    """The text as HTML, from the first of its formats that has one."""
    html = text(record.get("html"))
    if html.strip():
        return html
    found = lexical_to_html(text(record.get("lexical"))) if record.get("lexical") else ""
    found = found or mobiledoc_to_html(text(record.get("mobiledoc")))
    return found or "".join(
        f"<p>{escape(paragraph, quote=False)}</p>"
        for paragraph in text(record.get("plaintext")).split("\n\n")
    )


def _featured(record: Record, picture: Record, site: str) -> Iterable[Image]:
    source = at_home(text(record.get("feature_image") or record.get("image")), site)
    if not source:
        return
    caption, credit = credited(
        inline_text(text(picture.get("feature_image_caption"))[:LONGEST_CAPTION])
    )
    alt = inline_text(escape(text(picture.get("feature_image_alt"))[:LONGEST_CAPTION]))
    yield Image(src=source, alt=alt, caption=caption, credit=credit)
