"""Whether a post is to be published, and when."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from digest.sources._folder.formats import HTML
from digest.sources._folder.naming import folders_below, own_name
from digest.sources._folder.post import Post
from digest.sources._folder.site import Site
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
    "pub_date",
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
_DAY_IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d{2})/(\d{2})/(\d{2})/")
_EXPIRES = ("expirydate", "expiry_date", "unpublishdate", "expires")
_UNPUBLISHED = {"draft", "pending", "trash", "future", "auto-draft"}
_CLOSED = {"private", "unpublished"}
_HIDDEN = ("hidden", "unlisted")
_NEVER = {"never", "false", "no"}
_NO_PAGE = {"link", *_NEVER}
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
    "legal",
    "legal-notice",
    "aviso-legal",
    "mentions-legales",
    "datenschutz",
    "privacy-policy",
    "cookies",
    "cookie-policy",
    "terms-of-service",
    "500",
    "offline",
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


def refuse_unpublished(post: Post, site: Site) -> None:
    """Raise NotAnArticle for what its site does not show its readers: a draft, a private, hidden or
    unlisted post, a page that only redirects, and whatever the site's program does not publish.
    """
    fields = post.fields
    status = fields.text("status", "post_status").lower()
    if fields.flag("draft") or status in _UNPUBLISHED:
        raise NotAnArticle("a draft", "publish it to include it")
    if fields.flag("published") is False or fields.flag("private") or status in _CLOSED:
        raise NotAnArticle("not published", "publish it to include it")
    if fields.text("redirect_to", "redirect"):
        raise NotAnArticle("a page that only redirects to another one")
    if any(fields.flag(name) for name in _HIDDEN) or status in _HIDDEN:
        raise NotAnArticle("hidden: its site does not list it", "list it to include it")
    if fields.flag("noindex") or "noindex" in fields.text("robots").lower():
        raise NotAnArticle(
            "not to be found: it asks for no index", "remove 'noindex' to include it"
        )
    if _is_unrendered(fields):
        raise NotAnArticle("not rendered or not listed by its site", "render it to include it")
    refusal = site.generator.refusal(fields, post.file, site)
    if refusal:
        raise NotAnArticle(*refusal)


def _is_unrendered(fields: Fields) -> bool:
    """Whether Hugo renders no page, or lists it nowhere."""
    if fields.flag("headless"):
        return True
    build = [fields.table(name) for name in ("build", "_build")]
    return any(
        table.text("render").lower() in _NO_PAGE or table.text("list").lower() in _NEVER
        for table in build
    )


def expires(fields: Fields) -> bool:
    """Whether the post names a day after which it is not shown."""
    return bool(fields.text(*_EXPIRES))


def refuse_expired(
    fields: Fields,
    published: datetime | None,
    zone: ZoneInfo,
    language: str,
    now: datetime | None,
) -> None:
    """Raise NotAnArticle for a post that has expired, and for one whose expiry cannot be read.

    Without the time, *now*, only one that expired before it was published is refused.
    """
    written = fields.text(*_EXPIRES)
    if not written:
        return
    try:
        expires = read_date(written, zone=zone, languages=(language,))
    except ValueError as error:
        raise NotAnArticle(
            f"the date of expiry '{one_line(written)[:60]}' is wrong or unclear",
            "write it like 2025-07-25 14:30",
        ) from error
    if published is not None and expires <= published:
        raise NotAnArticle("expired before it was published", "correct one of the two dates")
    if now is not None and expires <= now:
        raise NotAnArticle(f"it has expired, on {expires:%Y-%m-%d}")


def zone_of(site: Site, default: ZoneInfo) -> ZoneInfo:
    """The time zone of the dates of *site* that name none."""
    try:
        return ZoneInfo(site.zone) if site.zone else default
    except (KeyError, ValueError, OSError):  # no such zone; a path; a folder of the data
        return default


def publication_date(post: Post, site: Site, language: str, default: ZoneInfo) -> datetime | None:
    """The date in the metadata, else below the title of a plain text or in the head of a page, else
    in the path, as the site's program reads it, else in the file's name.

    Raises NotAnArticle for a date that cannot be read: a guess could be of the wrong week.
    """
    written, zone = _declared_date(post.fields), zone_of(site, default)
    try:
        if written:
            return read_date(written, zone=zone, languages=(language,))
        below_title = _one_readable(post.dates, language, zone)
        if below_title:
            return below_title
        written = site.generator.date_in_path(post.file, site) or _date_in_address(post, site)
        if written:
            return read_date(written, zone=zone, languages=(language,))
        written = post.file.stem
        return date_in_file_name(own_name(post.file), zone=zone)
    except ValueError as error:
        raise NotAnArticle(
            f"the date '{one_line(written)[:60]}' is wrong or unclear",
            "write it like 2025-07-25 14:30",
        ) from error


def _declared_date(fields: Fields) -> str:
    """The first date field that is set. "published" may be a flag instead, as in Jekyll."""
    named = (
        (name, fields.text(name) or fields.table(name).text("created"))
        for name in _DATES
        if name in fields.values
    )
    return next((text for name, text in named if text and fields.flag(name) is None), "")


def _date_in_address(post: Post, site: Site) -> str:
    """The day in the address or the folders of the post: "2025/07/23/pier"; "" without one."""
    folders = "/".join(folders_below(post.file, site.root))
    places = (*post.fields.texts("permalink", "path", "url"), f"{folders}/")
    days = (match for place in places if (match := _DAY_IN_PATH.search(place)))
    return next(("-".join(day.groups()) for day in days), "")


def _one_readable(lines: tuple[str, ...], language: str, zone: ZoneInfo) -> datetime | None:
    """The date in *lines*, the exactest where they agree on the day; None where they do not, since
    then nobody knows which is that of the text.
    """
    moments: list[datetime] = []
    for text in lines:
        try:
            moments.append(read_date(text, zone=zone, languages=(language,)))
        except ValueError:
            continue  # a line with a year in it that is no date
    days = {moment.astimezone(zone).date() for moment in moments}
    return max(moments, key=lambda moment: (moment.hour, moment.minute)) if len(days) == 1 else None


def is_site_page(post: Post, site: Site) -> bool:
    """Whether an undated file is a page of the site, such as "about", and not a post.

    It is one by its layout, by its name, or since it lies outside the ``_posts`` of a Jekyll site.
    """
    if post.fields.text("layout", "type").lower() in _PAGE_LAYOUTS:
        return True
    name = own_name(post.file).lower()
    if name in NOT_ARTICLES or (
        name in _PAGE_NAMES and (site.kind or post.file.suffix.lower() in HTML)
    ):
        return True
    if site.posts:
        return not site.within(post.file, site.posts)
    return (
        site.kind == "jekyll"
        and (site.root / "_posts").is_dir()
        and not any(part.startswith("_") for part in folders_below(post.file, site.root))
    )
