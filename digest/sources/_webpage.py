"""A whole HTML page → its article: what of it is the article trafilatura decides; dates come from the markup alone."""

from __future__ import annotations

import re
from html import unescape

from digest.sources import _html
from digest.sources._fields import Fields, make
from digest.sources._html import Body
from digest.sources._refused import Refused

_LONGEST_PAGE = 2_000_000  # characters: trafilatura takes seconds for more
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LANGUAGE = re.compile(r"""<html\b[^>]*?\blang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
              "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "og:published_time")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TIME = re.compile(r"""<time\b[^>]*?\bdatetime\s*=\s*["']([^"']{4,40})""", re.IGNORECASE)
_CARD = re.compile(r"<article\b", re.IGNORECASE)
_MOST_CARDS = 4
_LONG_PARAGRAPH = 30  # words
_FEWEST_LONG = 3  # of such paragraphs, in an article
_LISTING_PATH = re.compile(r"https?://[^/]+/?(?:(?:index\.\w+|category|categories|tags?|author|page|search|archives?)(?:/.*)?)?$")


def read(html: str) -> tuple[Fields, Body]:
    """Metadata under the names front matter uses, and the article's body. Refused: pages that list articles."""
    if len(html) > _LONGEST_PAGE or html.count("<") > 5 * _html.MOST_TAGS:
        raise Refused("it is too large for an article")
    import trafilatura

    page = trafilatura.bare_extraction(html, with_metadata=True, include_images=True, include_comments=False,
                                       include_tables=False, date_extraction_params={"max_date": "2200-01-01"})
    content = trafilatura.extract(html, output_format="html", include_images=True, include_comments=False,
                                  include_tables=False) or ""
    metas = _metas(html)
    found = page.as_dict() if isinstance(page, trafilatura.settings.Document) else {}
    address = str(found.get("url") or "")
    body = _html.read(content.partition("</head>")[2] or content)
    _refuse_listing(html, metas, address, body)
    language = _LANGUAGE.search(html)
    return make({
        "title": found.get("title"), "author": found.get("author"), "url": address,
        "description": found.get("description"), "sitename": found.get("sitename") if metas.get("og:site_name") else "",
        "date": _date(html, metas), "image": found.get("image"), "lang": language[1] if language else "",
        "section": metas.get("article:section", ""), "tags": found.get("tags") or (),
    }), body


def _metas(html: str) -> dict[str, str]:
    """``<meta>`` by name or property in small letters, the first of each."""
    found: dict[str, str] = {}
    for tag in _META.findall(html):
        attributes = {name.lower(): next(filter(None, values), "") for name, *values in _ATTRIBUTE.findall(tag)}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        found.setdefault(name.lower(), unescape(attributes.get("content", "")).strip())
    return found


def _date(html: str, metas: dict[str, str]) -> str:
    """The date the page declares, "" without one: a date guessed from its words would put it into a wrong week."""
    declared = next((metas[name] for name in _PUBLISHED if metas.get(name)), "")
    if declared:
        return declared
    match = _JSON_DATE.search(html) or _TIME.search(html)
    return match[1] if match else ""


def _refuse_listing(html: str, metas: dict[str, str], address: str, body: Body) -> None:
    """A front page or a section's page holds teasers of many articles, or lives where only lists do."""
    kind = metas.get("og:type", "").lower()
    if kind == "article":
        return
    long_ones = sum(len(paragraph.split()) >= _LONG_PARAGRAPH for paragraph in body.paragraphs)
    cards = len(_CARD.findall(html))
    lives_among_lists = _LISTING_PATH.match(address) or (kind == "website" and cards > 1)
    if (lives_among_lists and long_ones < _FEWEST_LONG) or (cards > _MOST_CARDS and long_ones <= _FEWEST_LONG):
        raise Refused("it is a page that lists articles")
