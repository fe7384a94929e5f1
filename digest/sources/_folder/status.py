"""Whether a post is to be published, and when."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from digest.sources._folder.naming import folders_below, own_name
from digest.sources._folder.post import Post
from digest.sources._folder.site import JEKYLL, Site
from digest.sources._folder.walk import NOT_ARTICLES
from digest.sources.reading.characters import one_line
from digest.sources.reading.dates import date_in_file_name, read_date
from digest.sources.reading.fields import Fields
from digest.sources.reading.rejections import NotAnArticle

# What sites call the date of publication. Hugo's publishDate beats its date.
_DATES = (
    "publishdate",
    "publish_date",
    "pubdate",
    "published_at",
    "published_on",
    "date_published",
    "published",
    "date",
    "post_date",
    "created_at",
    "created",
    "datetime",
)
_EXPIRES = ("expirydate", "expiry_date", "unpublishdate", "expires")
_UNPUBLISHED = {"draft", "private", "pending", "hidden", "trash", "future", "auto-draft"}
_PAGE_LAYOUTS = {
    "page",
    "home",
    "default",
    "archive",
    "search",
    "redirect",
    "redirected",
    "category",
    "tag",
    "404",
    "index",
}
_PAGE_NAMES = {
    "about",
    "contact",
    "privacy",
    "imprint",
    "impressum",
    "search",
    "archive",
    "archives",
    "tags",
    "categories",
    "404",
    "index",
    "terms",
    "subscribe",
    "home",
    "feed",
    "sitemap",
}


def refuse_unpublished(fields: Fields) -> None:
    """Raise NotAnArticle for a draft, a private post and a page that only redirects."""
    status = fields.text("status", "post_status").lower()
    if fields.flag("draft") or status in _UNPUBLISHED:
        raise NotAnArticle("a draft", "publish it to include it")
    if fields.flag("published") is False or fields.flag("private"):
        raise NotAnArticle("not published", "publish it to include it")
    if fields.text("redirect_to", "redirect"):
        raise NotAnArticle("a page that only redirects to another one")


def refuse_expired(
    fields: Fields, published: datetime | None, zone: ZoneInfo, language: str
) -> None:
    """Raise NotAnArticle for a post that expired before it was published.

    A source has no clock, so a later expiry says nothing: the article belongs to the week it
    appeared in.
    """
    written = fields.text(*_EXPIRES)
    if not written or published is None:
        return
    try:
        expires = read_date(written, zone=zone, languages=(language,))
    except ValueError:
        return
    if expires <= published:
        raise NotAnArticle("expired before it was published", "correct one of the two dates")


def publication_date(post: Post, language: str, zone: ZoneInfo) -> datetime | None:
    """The date in the metadata, else below the title of a plain text, else in the file's name.

    Raises NotAnArticle for a date that cannot be read: a guess could be of the wrong week.
    """
    written = _declared_date(post.fields)
    try:
        if written:
            return read_date(written, zone=zone, languages=(language,))
        below_title = _first_readable(post.dates, language, zone)
        if below_title:
            return below_title
        written = post.file.stem
        return date_in_file_name(own_name(post.file), zone=zone)
    except ValueError as error:
        raise NotAnArticle(
            f"the date '{one_line(written)[:60]}' is wrong or unclear",
            "write it like 2025-07-25 14:30",
        ) from error


def _declared_date(fields: Fields) -> str:
    """The first date field that is set. "published" may be a flag instead, as in Jekyll."""
    named = ((name, fields.text(name)) for name in _DATES)
    return next((text for name, text in named if text and fields.flag(name) is None), "")


def _first_readable(lines: tuple[str, ...], language: str, zone: ZoneInfo) -> datetime | None:
    for text in lines:
        try:
            return read_date(text, zone=zone, languages=(language,))
        except ValueError:
            continue  # a line with a year in it that is no date
    return None


def is_site_page(post: Post, site: Site) -> bool:
    """Whether an undated file is a page of the site, such as "about", and not a post.

    It is one by its layout, by its name, or since it lies outside the ``_posts`` of a Jekyll site.
    """
    if post.fields.text("layout", "type").lower() in _PAGE_LAYOUTS:
        return True
    name = own_name(post.file).lower()
    if name in NOT_ARTICLES or (site.kind and name in _PAGE_NAMES):
        return True
    return (
        site.kind == JEKYLL
        and (site.root / "_posts").is_dir()
        and not any(part.startswith("_") for part in folders_below(post.file, site.root))
    )
