"""Takes the article out of a newsletter: what mail programs hide, and what speaks of the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from digest.languages import pattern, union
from digest.sources.reading.html import MOST_TAGS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_CALL = 45
"""Words of a paragraph that speaks of the mail; a longer one is text."""
HEAD, TAIL = 4, 20
"""Paragraphs at either end in which such a paragraph can stand."""
MOST_LINKS = 100
"""Links that serve the subscription; a letter has some five."""
MOST_IN_BLOCK = 120
"""Words of the block around a way to unsubscribe; one with more holds the text too."""
FOOT = 0.6
"""The share of the words after which a way to unsubscribe opens the foot."""

INSIDE = "https://inside.invalid/"
"""What stands before the name of a picture inside the mail; "cid:" would be cleaned away."""

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])|"
    r"max-height\s*:\s*0|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$|!)",
    re.IGNORECASE,
)
_TINY = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*[0-3]px", re.IGNORECASE)
_LAYOUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "colgroup")
#: Addresses for changing a subscription, and for seeing the mail elsewhere.
_SERVICE = re.compile(
    r"unsub|opt[-_]?out|list-manage\.com/(?:profile|track/opt)|(?:email|manage|update|notification)"
    r"[-_/]?(?:preferences|subscription|profile|settings)|preference[-_]?cent(?:er|re)|"
    r"view[-_]?(?:in[-_]?)?browser|web[-_]?version|view[-_]?online|campaign-archive|"
    r"forward-to-friend|\*\|(?:unsub|archive|update_profile|forward)",
    re.IGNORECASE,
)
_LEAVING = re.compile(r"unsub|opt[-_]?out|\*\|unsub", re.IGNORECASE)
_BLOCKS = ("p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_OWN = re.compile(r"^\W*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)


def prepared(html: str, leaving: Sequence[str] = ()) -> str:
    """The HTML of a newsletter as plain blocks, without its foot and what is not seen.

    *leaving* are the addresses that the mail's header names for unsubscribing.
    """
    if "<" not in html or html.count("<") > MOST_TAGS:
        return html  # ``read_html`` refuses the second
    from lxml import html as lxml_html

    root = lxml_html.document_fromstring(f"<div>{html.replace(chr(0), '')}</div>")
    body = root.find("body")
    root = root if body is None else body
    _drop_unseen(root)
    for element in root.iter(*_LAYOUT):
        element.tag = "div"
    for image in root.iter("img"):
        if image.get("src", "").lower().startswith("cid:"):
            image.set("src", INSIDE + quote(unquote(image.get("src")[4:]).strip("<>"), safe=""))
    _drop_service(root, frozenset(leaving))
    return str(lxml_html.tostring(root, encoding="unicode"))


def article_in(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """*paragraphs* without those at either end that speak of the mail."""
    total = sum(len(text.split()) for text in paragraphs)
    kept: list[str] = []
    before = 0
    for number, text in enumerate(paragraphs):
        about_mail = speaks_of_mail(text)
        late = number >= len(paragraphs) - TAIL and before >= FOOT * total
        if late and (about_mail or _OWN.match(text)):
            break
        if not (about_mail and number < HEAD):
            kept.append(text)
        before += len(text.split())
    return tuple(kept)


def speaks_of_mail(text: str) -> bool:
    """Whether a short paragraph is about the mail and the subscription."""
    return len(text.split()) <= LONGEST_CALL and bool(_about_mail().search(text))


def _drop_unseen(root: HtmlElement) -> None:
    for element in list(root.iterdescendants()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        style = element.get("style", "")
        tiny = element.tag == "img" and _TINY.search(style)
        if element.tag in ("style", "script", "title") or _HIDDEN.search(style) or tiny:
            element.drop_tree()


def _drop_service(root: HtmlElement, leaving: frozenset[str]) -> None:
    """Drop the blocks of links that serve the subscription, and all behind a late way out of it."""
    words = _words(root)
    total = max(1, words[root][1])
    for link in islice(_service_links(root, leaving), MOST_LINKS):
        address = link.get("href", "")
        leaves = address in leaving or _LEAVING.search(address[:2000])
        block = _block(link, words)
        if leaves and words[link][0] >= FOOT * total:
            _drop_from(block, root)
            return
        if block is not root and _count(block, words) <= LONGEST_CALL:
            block.drop_tree()


def _service_links(root: HtmlElement, leaving: frozenset[str]) -> Iterator[HtmlElement]:
    for link in list(root.iter("a")):
        address = link.get("href", "")
        if (address in leaving or _SERVICE.search(address[:2000])) and _is_in(link, root):
            yield link


def _words(root: HtmlElement) -> dict[HtmlElement, tuple[int, int]]:
    """How many words stand before each element, and before its end."""
    from lxml import etree

    counts: dict[HtmlElement, tuple[int, int]] = {}
    words = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            counts[element] = (words, words)
            words += len((element.text or "").split())
        else:
            counts[element] = (counts[element][0], words)
            words += len((element.tail or "").split())
    return counts


def _count(element: HtmlElement, words: dict[HtmlElement, tuple[int, int]]) -> int:
    before, behind = words[element]
    return behind - before


def _is_in(element: HtmlElement, root: HtmlElement) -> bool:
    return any(each is root for each in element.iterancestors())


def _block(link: HtmlElement, words: dict[HtmlElement, tuple[int, int]]) -> HtmlElement:
    """The innermost block around *link*, or *link* where that holds the text of the letter too."""
    block = next((each for each in link.iterancestors() if each.tag in _BLOCKS), link)
    return block if _count(block, words) <= MOST_IN_BLOCK else link


def _drop_from(block: HtmlElement, root: HtmlElement) -> None:
    """Drop *block* and all that stands behind it."""
    if block is root:
        return
    for element in _behind(block, root):
        if element.getparent() is not None:
            element.tail = None
            element.drop_tree()
    block.tail = None
    block.drop_tree()


def _behind(block: HtmlElement, root: HtmlElement) -> Iterator[HtmlElement]:
    element = block
    while element is not root and element is not None:
        yield from list(element.itersiblings())
        element.tail = None
        element = element.getparent()


@cache
def _about_mail() -> re.Pattern[str]:
    words = union(lambda language: language.reading.mail)
    return pattern(r"(?:WORDS)", words, flags=re.IGNORECASE)
