"""Completes an article of which the feed has the beginning only, from its page."""

from __future__ import annotations

from dataclasses import replace

from digest.model import Article
from digest.sources._feed.article import Draft, settled
from digest.sources._feed.stamps import Stamp, digest_of
from digest.sources._outlets import Outlet, each_once
from digest.sources._pages.page import read_page
from digest.sources._sites import is_web, same_site
from digest.sources.net import PAGES, Access, Answer, Gone, Request, Result
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.standfirsts import whole_standfirst

CLOSED = ("for subscribers only", "behind a paywall")
"""Why a page is not public; what the feed has of it is not for a free issue either."""


def may_complete(draft: Draft, feed_url: str, *, asked: bool | None) -> bool:
    """Whether the page of *draft* may be read.

    The editor says so with *asked*; None: where feed and page are on one site.
    """
    link = draft.entry.link
    if asked is False or not is_web(link):
        return False
    return bool(asked) or same_site(feed_url, link)


def page_request(draft: Draft, access: Access) -> Request:
    """The request for the page of *draft*, which robots.txt must allow."""
    return Request(url=draft.article.url, accept=PAGES, access=access, robots=True, tag=draft)


def stamp_of(draft: Draft) -> Stamp:
    """A stamp of what the feed has of *draft*: while it stays the same, so does its page."""
    entry = draft.entry
    words = (entry.title.text, entry.content.text, entry.summary.text)
    said = "\x00".join((*words, entry.link, entry.published, entry.updated))
    return Stamp(digest=digest_of(said.encode("utf-8", "replace")))


def completed(draft: Draft, result: Result, outlet: Outlet) -> Article:
    """The article of *draft* with the text of its page; what the feed has where that is no better.

    Raises NotAnArticle where neither is an article, or the page is not public.
    """
    if isinstance(result, Gone):
        raise NotAnArticle(f"its page {result.reason}", "leave it out")
    if not isinstance(result, Answer):
        return _noted(draft, f"its page {getattr(result, 'reason', 'was not read')}")
    try:
        page = read_page(result, outlet).article
    except NotAnArticle as refusal:
        if refusal.reason in CLOSED:
            raise
        return _noted(draft, f"its page is not used: {refusal.reason}")
    own = draft.article
    if page.words <= own.words:
        return settled(draft)
    return replace(
        own,
        text=page.text,
        url=page.url,
        language=page.language,
        standfirst=whole_standfirst(" ".join(own.text.split()), page.text) or page.standfirst,
        byline=own.byline or page.byline,
        credit=own.credit or page.credit,
        published=own.published or page.published,
        section=own.section or page.section,
        tags=own.tags or page.tags,
        images=each_once((*own.images, *page.images)),
    )


def _noted(draft: Draft, note: str) -> Article:
    """What the feed has, or why it is not enough, with what happened to the page."""
    try:
        article = settled(draft)
    except NotAnArticle as refusal:
        raise NotAnArticle(f"{refusal.reason}, and {note}", refusal.remedy) from refusal
    return replace(article, notes=(*article.notes, note))
