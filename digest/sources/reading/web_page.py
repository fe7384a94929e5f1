"""Reads the article of a whole web page.

Trafilatura decides which part of the page is the article; the date comes from the markup alone.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from html import unescape
from itertools import groupby

from digest.sources.reading.fields import Fields, make_fields
from digest.sources.reading.html import MOST_TAGS, Content, pictures_by_source, read_html
from digest.sources.reading.html_furniture import drop_furniture, names_furniture
from digest.sources.reading.html_notes import has_marks, settle_marks
from digest.sources.reading.listings import lists_articles
from digest.sources.reading.page_dates import declared_date, visible_dates
from digest.sources.reading.rejections import NotAnArticle

_LONGEST_PAGE = 2_000_000  # characters: trafilatura takes seconds for more
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BREAKS = re.compile(r"(?:<br\b[^<>]{0,40}>\s*){2,}", re.IGNORECASE)
_SIGN = r"[-–—|·»:•]"
"""Signs between the title of an article and the name of its site."""
_LANGUAGE = re.compile(r"""<html\b[^>]*?\blang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def read_web_page(html: str, url: str = "") -> tuple[Fields, Content]:
    """The page's metadata, under the names that front matter uses, and the article's content.

    The fields are title, author, url, description, tags, sitename, date, image, section, lang and
    robots, each "" when the page does not say, and visible_dates, texts that may be its date.
    Pictures of which the page has several sizes are absolute with *url*, its address.
    Raises NotAnArticle for a page that lists articles, and for one of more than two million
    characters.
    """
    if len(html) > _LONGEST_PAGE or html.count("<") > MOST_TAGS:
        raise NotAnArticle("too large for an article")
    metas = _metas(html)
    prepared = _prepared(html)
    content = _main_part(prepared)
    extracted = _metas(content)
    body = read_html(content.partition("</head>")[2])
    if len(body.paragraphs) == 1 and _BREAKS.search(prepared):
        # Trafilatura may give a text that is parted by line ends alone with all around it, and the
        # last of its parts twice.
        parted = _main_part(_BREAKS.sub("</p><p>", prepared))
        found = read_html(parted.partition("</head>")[2]).paragraphs
        body = replace(body, paragraphs=tuple(one for one, _ in groupby(found)))
    captioned = pictures_by_source(html, url)  # trafilatura drops captions and sizes
    body = replace(body, images=tuple(captioned.get(image.src, image) for image in body.images))
    if lists_articles(html, metas, extracted.get("url") or url, body.paragraphs):
        raise NotAnArticle("a page that lists articles", "save the articles themselves")
    language = _LANGUAGE.search(html)
    date = declared_date(html, metas)
    return make_fields(
        {
            **{name: extracted.get(name, "") for name in ("author", "url", "description", "tags")},
            "title": _without_site(extracted.get("title", ""), metas.get("og:site_name", "")),
            "sitename": metas.get("og:site_name", ""),
            "date": date,
            "visible_dates": [] if date else list(visible_dates(html)),
            "image": metas.get("og:image") or metas.get("twitter:image", ""),
            "section": metas.get("article:section", ""),
            "lang": language[1] if language else "",
            "robots": metas.get("robots", ""),
            "type": metas.get("og:type", ""),
        }
    ), body


def _without_site(title: str, site: str) -> str:
    """*title* without the name of the *site* before or behind it: "Old pier closed – The Gull"."""
    if not site:
        return title
    name = re.escape(site.strip())
    alone = re.sub(rf"^{name}\s*{_SIGN}\s+|\s+{_SIGN}\s*{name}$", "", title, flags=re.IGNORECASE)
    return alone.strip() or title


def _prepared(html: str) -> str:
    """*html* without notes and named furniture, and with powers in signs of their own.

    Trafilatura would put powers on the line, and it cannot tell all furniture from the text.
    """
    marked, furnished, coded = has_marks(html), names_furniture(html), "<pre" in html
    if not (marked or furnished or coded):
        return html
    from lxml import html as lxml_html

    root = lxml_html.document_fromstring(html)
    if coded:  # it would come back as text
        for block in list(root.iter("pre")):
            block.drop_tree()
    if marked:
        settle_marks(root)
    if furnished:
        drop_furniture(root)
    return str(lxml_html.tostring(root, encoding="unicode"))


def _main_part(html: str) -> str:
    """The article as trafilatura extracts it, HTML with its metadata; "" without one."""
    import trafilatura

    # It logs a warning for every odd page, which would end up among digest's own messages.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return (
        trafilatura.extract(
            html,
            output_format="html",
            with_metadata=True,
            include_images=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"max_date": "2200-01-01"},  # otherwise it reads the clock
        )
        or ""
    )


def _metas(html: str) -> dict[str, str]:
    """The contents of ``<meta>`` by name or property in small letters, the first of each."""
    metas: dict[str, str] = {}
    for tag in _META.findall(html):
        attributes = {
            name.lower(): next(filter(None, values), "")
            for name, *values in _ATTRIBUTE.findall(tag)
        }
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        )
        metas.setdefault(name.lower(), unescape(attributes.get("content", "")).strip())
    return metas
