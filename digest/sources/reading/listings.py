"""Tells pages that list articles from articles: front pages, and those of sections and authors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CARD = re.compile(r"<article\b", re.IGNORECASE)
_MOST_CARDS = 4
_LONG = 30  # words of a paragraph
_FEWEST_LONG = 3  # of such paragraphs, in an article
_TEASER = 15  # words of a paragraph in a list
#: No one heading of a list has more of its paragraphs than this.
_LARGEST_SHARE = 0.6
_FEWEST_LINKS = 3
_LINKED = 0.5  # the share of the words of a list of links that stands in links
#: The front page and its lists, and those below a folder such as /blog.
_LISTING_PATH = re.compile(
    r"https?://[^/]+/?(?:(?:index\.\w+|category|categories|tags?|author|page|search|archives?)(?:/.*)?"
    r"|(?:[^/?#]+/){1,3}(?:(?:category|categories|tags?|authors?)(?:/[^/]*)?|page/\d+"
    r"|archives?(?:/\d+){0,3})/?)?$"
)
_HEADINGS = ("h1", "h2", "h3")
_FURNITURE = {"nav", "aside", "footer"}


def lists_articles(
    html: str, metas: Mapping[str, str], address: str, paragraphs: Sequence[str]
) -> bool:
    """Whether a page at *address* with these *paragraphs* of text lists articles and is none."""
    kind = metas.get("og:type", "").lower()
    if kind == "article":
        return False
    long_ones = sum(len(paragraph.split()) >= _LONG for paragraph in paragraphs)
    cards = len(_CARD.findall(html))
    has_listing_address = _LISTING_PATH.match(address) or (kind == "website" and cards > 1)
    if (has_listing_address and long_ones < _FEWEST_LONG) or (
        cards > _MOST_CARDS and long_ones <= _FEWEST_LONG
    ):
        return True
    return _is_list(html, address, has_text=long_ones > 0)


def _is_list(html: str, address: str, *, has_text: bool) -> bool:
    """Whether the page is made of headings that lead elsewhere, each with a teaser, or of links."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(html)
    except (etree.ParserError, ValueError):
        return False
    for part in list(root.iter(*_FURNITURE)):
        part.drop_tree()
    return _has_teasers(root, address) or (not has_text and _is_links(root))


def _has_teasers(root: HtmlElement, address: str) -> bool:
    """Whether the paragraphs stand below several headings that are links, and none has most.

    Or all below one that leads to another page of the site: the list of a site with one post.
    """
    counts: Counter[str] = Counter()
    current = ""
    for element in root.iter(*_HEADINGS, "p"):
        if element.tag != "p":
            link = element.find(".//a")
            whole = (
                link is not None and link.text_content().split() == element.text_content().split()
            )
            current = link.get("href", "") if link is not None and whole else ""
        elif len(element.text_content().split()) >= _TEASER:
            counts[current] += 1
    linked = Counter({href: count for href, count in counts.items() if href})
    total = counts.total()
    if len(linked) == 1 and linked.total() == total:
        return _leads_elsewhere(next(iter(linked)), address)
    return (
        len(linked) > 1
        and linked.total() > _LARGEST_SHARE * total
        and max(linked.values()) <= _LARGEST_SHARE * total
    )


def _leads_elsewhere(href: str, address: str) -> bool:
    """Whether *href* on the page *address* leads to another page of the same site."""
    try:
        here, there = urlsplit(address), urlsplit(urljoin(address, href))
    except ValueError:  # "http://[" and the like
        return False
    paths = [part.path.rstrip("/") for part in (here, there)]
    return bool(here.netloc) and here.netloc == there.netloc and paths[0] != paths[1]


def _is_links(root: HtmlElement) -> bool:
    """Whether most words of the page's main part stand in links."""
    found = root.find(".//main")
    main = found if found is not None else root
    links = [len(link.text_content().split()) for link in main.iter("a")]
    words = len(main.text_content().split())
    return len(links) >= _FEWEST_LINKS and sum(links) >= _LINKED * words
