"""Drops the parts of a page that its markup names as furniture: columns of links, calls, captions.

Only parts small beside the rest are dropped: a site may give its whole article such a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Names in class or id attributes, by the words between hyphens and underscores.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:most-?(?:read|viewed|popular)|trending|related(?:-\w+)?|read-?more|see-?also|"
    r"recommend(?:ed|ations?)|newsletter|sign-?up|subscri(?:be|ption)s?|paywall|meter|promo(?:-\w+)?|"
    r"promoted|advert(?:s|isement)?|ad-slot|sponsor(?:ed)?|share|sharing|social(?:-\w+)?|cookies?|"
    r"consent|author-bio|about-author|wp-caption(?:-text)?|caption-text|lightbox|side(?:bar)?|"
    r"comments?|breadcrumbs?|skip-link|toolbar|print-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"(?:class|id)\s*=\s*[\"']?[^\"'>]*", re.IGNORECASE)
_KEPT = {"html", "body", "main", "article"}
#: A part with more than this share of the words is the text.
MOST = 0.4


def names_furniture(html: str) -> bool:
    """Whether *html* may hold a part that its markup names as furniture."""
    return any(
        _NAMED.search(match[0].partition("=")[2].strip("\"' "))
        for match in _ATTRIBUTES.finditer(html)
    )


def drop_furniture(root: HtmlElement) -> None:
    """Drop the parts of *root* that are named as furniture and small."""
    words = max(1, len(root.text_content().split()))
    for element in list(root.iterdescendants()):
        if element.getparent() is None or element.tag in _KEPT or not isinstance(element.tag, str):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if not _NAMED.search(names):
            continue
        if len(element.text_content().split()) <= MOST * words and not element.findall(".//h1"):
            element.drop_tree()
