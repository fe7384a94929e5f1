"""Finds the date of a web page: what its markup declares, else what stands in its article's head.

A date in the body could be that of what the article tells, and put it into a wrong week.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from digest.sources.reading.characters import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_METAS = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
)
_JSON = re.compile(
    r"<script\b[^>]{0,200}ld\+json[^>]{0,200}>([\s\S]{0,200000}?)</script", re.IGNORECASE
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_ARTICLE = ("article", "posting", "report", "review", "story", "webpage")
_NESTED = 6  # levels of JSON that are searched
_YEAR = re.compile(r"(?:19|20)\d{2}|[٠-٩۰-۹]{4}")
_LONGEST_LINE = 120  # characters of a line in the head
_LONG = 25  # words: a paragraph of the body
_MOST_LINES = 12  # below the headline
_BESIDE_SITE = re.compile(r"\s+[-–—|·»•]\s+|:\s+")
_WORDS = 3  # of a part of a page's title that may be the article's
_PARTS = re.compile(r"\s*[·|•–—/()\[\]]\s+|\s+[·|•–—/()\[\]]\s*|\s{2,}|:\s+")
_NO_HEAD = {"nav", "aside", "footer", "form", "script", "style", "noscript", "template"}
_ABOUT = re.compile(
    r"\b(?:post|entry|article|story|node)[-_]{1,2}(?:meta|date|info|byline)\b", re.IGNORECASE
)
_BLOCKS = {
    "p",
    "div",
    "li",
    "time",
    "h1",
    "h2",
    "h3",
    "span",
    "address",
    "dd",
    "td",
    "ul",
    "header",
}


def declared_date(html: str, metas: Mapping[str, str]) -> str:
    """The date that the page declares to machines; "" without one."""
    return (
        _json_date(html)
        or next((metas[name] for name in _METAS if metas.get(name)), "")
        or next(_itemprops(html), "")
    )


def visible_dates(html: str) -> tuple[str, ...]:
    """The texts in the head of the article that may be its date, the likeliest first.

    Those with a ``datetime`` come as that. None where there is no headline.
    """
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(html)
    except (etree.ParserError, ValueError):
        return ()
    heading = _headline(root)
    if heading is None:
        return ()
    lines = list(_head_lines(heading))
    stamped = [line for line, is_time in lines if is_time]
    return tuple(dict.fromkeys((*stamped, *_written(lines), *_beside(root))))


def _beside(root: HtmlElement) -> tuple[str, ...]:
    """The date in a block that is named as what is said of the post, wherever it stands.

    Some themes have it in a column beside the article. None where there are several: a list of
    others.
    """
    dates = {
        element.get("datetime")
        for element in root.iter("time")
        if element.get("datetime")
        and any(_ABOUT.search(up.get("class", "")) for up in element.iterancestors())
    }
    return tuple(dates) if len(dates) == 1 else ()


def _json_date(html: str) -> str:
    """``datePublished`` of the article in JSON-LD; of nothing that it merely names."""
    for match in _JSON.finditer(html):
        try:
            data = json.loads(match[1].strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            if loose := _JSON_DATE.search(match[1]):
                return loose[1]
            continue
        dates = [date for item in _items(data) if (date := _date_of(item))]
        if dates:
            return dates[0]
    return ""


def _items(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """The things that JSON-LD describes, the outermost first."""
    if depth > _NESTED:
        return
    if isinstance(data, list):
        for each in data:
            yield from _items(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(data.get(name), depth + 1)


def _date_of(item: dict[str, object]) -> str:
    kinds = item.get("@type", "")
    named = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
    date = item.get("datePublished") or item.get("dateCreated")
    fits = not named or any(kind in named.lower() for kind in _ARTICLE)
    return date if fits and isinstance(date, str) else ""


_ITEMPROP = re.compile(
    r"<[^<>]{0,400}\b(?:itemprop\s*=\s*[\"']?datePublished|pubdate\b|class\s*=\s*[\"'][^\"'>]*"
    r"\b(?:entry-date|dt-published|published)\b)[^<>]{0,400}>",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"""\b(?:datetime|content|title)\s*=\s*["']([^"']{8,40})["']""", re.IGNORECASE
)


def _itemprops(html: str) -> Iterator[str]:
    """Dates in elements that microdata or microformats name the date of publication."""
    for tag in _ITEMPROP.findall(html):
        if (match := _MACHINE.search(tag)) and _YEAR.search(match[1]):
            yield match[1]


def _headline(root: HtmlElement) -> HtmlElement | None:
    for path in (".//article//h1", ".//main//h1", ".//h1", ".//article//h2"):
        found = root.find(path)
        if found is not None:
            heading: HtmlElement = found
            return heading
    return _titled(root)


def _titled(root: HtmlElement) -> HtmlElement | None:
    """The innermost element of the page that has its title, or the title up to the site's name, as
    its whole text.
    """
    title = one_line(root.findtext(".//title") or "")
    names = {title, *(part for part in _BESIDE_SITE.split(title) if len(part.split()) >= _WORDS)}
    found = None
    for element in root.iterfind(".//body//*"):
        if not isinstance(element.tag, str) or element.tag in _NO_HEAD:
            continue
        text = one_line(element.text_content()) if element.text or len(element) else ""
        if text and text in names:
            found = element
        elif found is not None:
            break
    return found


def _head_lines(heading: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The short lines around the headline up to the first paragraph, each with whether it is the
    machine's.
    """
    yield from _above(heading)
    count = 0
    for element in _after(heading):
        text = one_line(_own_text(element))
        if element.tag == "time" and element.get("datetime"):
            yield element.get("datetime"), True
        elif len(text.split()) >= _LONG:
            return
        elif text and len(text) <= _LONGEST_LINE:
            yield text, False
            count += 1
        if count >= _MOST_LINES:
            return


def _above(heading: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The lines of the ``<header>`` that the headline stands in, above it."""
    header = next((each for each in heading.iterancestors("header")), None)
    if header is None or header.getparent() is None or header.getparent().tag == "body":
        return
    for element in header.iter():
        if element is heading:
            return
        if element.tag == "time" and element.get("datetime"):
            yield element.get("datetime"), True
        elif (text := one_line(_own_text(element))) and len(text) <= _LONGEST_LINE:
            yield text, False


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements behind *heading*, in the order of the page, without navigation."""
    for element in heading.xpath("following::*"):
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS:
            continue
        if any(map(_is_no_head, element.iterancestors())):
            continue
        yield element


def _is_no_head(element: HtmlElement) -> bool:
    """Whether no line of *element* is of an article's head. Drupal has what it says of an article
    in a ``<footer>`` above the text.
    """
    about = element.tag == "footer" and _ABOUT.search(element.get("class", ""))
    return element.tag in _NO_HEAD and not about


def _own_text(element: HtmlElement) -> str:
    """The text of *element* that is in no block of its own."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in _BLOCKS and isinstance(child.tag, str):
            pieces.append(child.text_content())
        pieces.append(child.tail or "")
    return " ".join(pieces)


def _written(lines: list[tuple[str, bool]]) -> Iterator[str]:
    """Each line with a year, and its parts: "Web desk · 2026-07-14" has a date as its second."""
    for line, is_time in lines:
        if not is_time and _YEAR.search(line):
            yield line
            yield from (part for part in _PARTS.split(line) if part and _YEAR.search(part))
