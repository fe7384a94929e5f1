"""From an entry of a feed to an article, or to why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from digest.model import Article, Image
from digest.sources._feed.dates import read_feed_date
from digest.sources._feed.nodes import line_of
from digest.sources._feed.values import Entry, Feed, Words
from digest.sources._outlets import (
    Outlet,
    article_id,
    byline_of,
    each_once,
    licence_name,
    without_title,
)
from digest.sources._sites import is_web, plain_address
from digest.sources.reading.characters import clean, one_line
from digest.sources.reading.credit_lines import find_credit
from digest.sources.reading.html import read_html
from digest.sources.reading.names import section_name
from digest.sources.reading.plain_text import LONGEST_TITLE, plain_paragraphs, read_plain_text
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.standfirsts import whole_standfirst
from digest.sources.reading.stubs import stub_kind

FEWEST = 30
"""Words of a summary that can stand as an article where its page cannot be read."""
WHOLE_CONTENT, WHOLE_SUMMARY = 40, 150
"""Words from which a text is taken to be the whole article: one that the feed calls its content,
and one that it calls a summary or description.
"""
MOST_UNCLOSED = 1000
"""Tags of one entry that are opened and never closed. A sanitiser takes time by their square, and a
feed may have many such entries.
"""
_OPENING = re.compile(r"<(?!(?:br|img|hr|input|source|wbr|col|link|meta)\b)[a-z]", re.IGNORECASE)
_LONGEST = 500_000  # characters of an entry
_LONGEST_TITLE = 300
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\))\W*$")
_LAST_LINK = re.compile(
    r"<a\b[^>]{0,500}?href\s*=\s*[\"']([^\"']{1,2000})[\"'][^>]{0,500}>[^<]{0,80}(?:<[^a][^>]{0,80}>[^<]{0,40}){0,3}</a>"
    r"[\s.…»→&;\w\[\]]{0,20}(?:</?\w+[^>]{0,40}>\s*){0,4}$",
    re.IGNORECASE,
)
_MARKED_UP = re.compile(
    r"<(p|b|i|em|strong|span|a|u|sup|sub|font|h[1-6]|div|mark|small|cite|q)\b[^<>]{0,300}>[^<]{0,300}"
    r"</\1\s{0,9}>|&(?:amp|quot|lt|gt|nbsp|apos|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)
_BEGINNING = 80  # characters of a text by which an entry is known that has no other name
_TAIL = 3500  # characters at the end of an entry's HTML in which such a link stands
_SENTENCE = re.compile(r"[.!?؟。][\"”’»)\]]*(?=\s|$)")
_ANNOUNCED = 60  # characters beside both titles in "The post … appeared first on …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as the feed has it. *whole*: the feed has all of it, as far as can be seen."""

    entry: Entry
    article: Article
    whole: bool


def draft_of(entry: Entry, feed: Feed, outlet: Outlet, name: str) -> Draft:
    """The article in *entry* of the outlet *name*.

    Its text can be empty. Raises NotAnArticle for an entry that is private, of unreadable date, a
    stub, or nothing at all.
    """
    if entry.private:
        raise NotAnArticle("private: its outlet asks not to show it elsewhere", "leave it out")
    if not (entry.place or entry.title or entry.content or entry.summary):
        raise NotAnArticle("an empty entry")
    words = max(entry.content, entry.summary, key=lambda words: len(words.text))
    paragraphs, images = _body(words, entry)
    title, notes, paragraphs = _titled(entry, paragraphs)
    paragraphs, cut = _trimmed(words, without_title(paragraphs, title), entry, feed, title)
    if kind := stub_kind(title, paragraphs):
        raise NotAnArticle(kind, "leave it out, or ask its outlet")
    text = "\n\n".join(paragraphs)
    is_content = bool(entry.content) and words is entry.content
    declared = entry.language or feed.language
    language = outlet.language_of(text, title, declared)
    article = Article(
        id=article_id(name, entry.link, title, entry.place),
        source=name,
        path=place_of(entry),
        title=title,
        text=text,
        language=language,
        url=plain_address(entry.link),
        standfirst=_standfirst(entry, text) if is_content else "",
        byline=byline_of(entry.authors or feed.authors, name),
        credit=_credit(entry, feed, paragraphs, name),
        published=read_feed_date(
            entry.published or entry.updated, zone=outlet.zone, language=language
        ),
        section=outlet.section or section_name(entry.categories),
        labels=() if outlet.section else _labels(entry),
        images=each_once((*entry.images, *images)),
        notes=(*feed.notes, *notes),
    )
    enough = WHOLE_CONTENT if is_content else WHOLE_SUMMARY
    return Draft(entry=entry, article=article, whole=not cut and article.words >= enough)


def place_of(entry: Entry) -> str:
    """Where an entry has its place in the library: its address, else its id, its title, or the
    beginning of its text; "" where it has none of these.

    The same for two feeds that write the address with different counters.
    """
    place = plain_address(entry.link) if entry.link else entry.guid
    words = entry.content or entry.summary
    return place or line_of(entry.title.text[:2000]) or line_of(words.text[:2000])[:_BEGINNING]


def settled(draft: Draft) -> Article:
    """The article of a *draft* that is not whole: what there is of it in whole sentences.

    Raises NotAnArticle where that is too little.
    """
    article = draft.article
    if not article.text:
        raise NotAnArticle("no text in it, only a title", _remedy(draft.entry))
    if _CUT.search(article.text) or not _SENTENCE.search(article.text[-3:]):
        ends = [match.end() for match in _SENTENCE.finditer(article.text)]
        article = replace(article, text=article.text[: ends[-1]] if ends else "")
    if article.words < FEWEST:
        raise NotAnArticle("only its beginning is in the feed", _remedy(draft.entry))
    return replace(article, notes=(*article.notes, "the feed has a summary of it only"))


def _remedy(entry: Entry) -> str:
    if is_web(entry.link):
        return "set complete = true in this [[source]] if you may read its page"
    return "ask its outlet for the whole text: the entry names no page"


def _body(words: Words, entry: Entry) -> tuple[tuple[str, ...], tuple[Image, ...]]:
    """The paragraphs and pictures in *words*."""
    if len(words.text) > _LONGEST:
        raise NotAnArticle(f"{len(words.text):,} characters, too long for an article")
    text = clean(words.text)
    if not words.html or "<" not in text:
        plain = unescape(text) if words.html else text
        return tuple(plain_paragraphs(plain.split("\n"))), ()
    if len(_OPENING.findall(text)) - text.count("</") > MOST_UNCLOSED:
        raise NotAnArticle(
            "markup that is nested too deep, or damaged", "tell the feed's publisher"
        )
    content = read_html(text, words.base or entry.link)
    images = tuple(image for image in content.images if is_web(image.src))
    return content.paragraphs, images


def _titled(
    entry: Entry, paragraphs: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The title, notes on it, and the paragraphs below it.

    Without a title the first sentence is one, as it is for short posts of social sites.
    """
    written = entry.title.text[:2000]
    title = line_of(written) if entry.title.html else one_line(written)
    if _MARKED_UP.search(title):  # escaped once more than its type says
        title = line_of(title)
    if len(title) > _LONGEST_TITLE:
        cut = title[:_LONGEST_TITLE]
        title = cut.rpartition(" ")[0] or cut
        return title, (f"title cut to {_LONGEST_TITLE} characters",), paragraphs
    if any(sign.isalnum() for sign in title):
        return title, (), paragraphs
    if not paragraphs:
        raise NotAnArticle("neither title nor text in it")
    first = read_plain_text(paragraphs[0]).title[:LONGEST_TITLE]
    return first, ("no title, so its first sentence became one",), paragraphs


def _trimmed(
    words: Words, paragraphs: tuple[str, ...], entry: Entry, feed: Feed, title: str
) -> tuple[tuple[str, ...], bool]:
    """*paragraphs* without what the publishing system put below them, and whether the text is cut
    off: it ends with dots, or with a link to the entry's own page.
    """
    if paragraphs and _announces(paragraphs[-1], title, feed.title):
        paragraphs = paragraphs[:-1]
    if not paragraphs:
        return (), True
    if words.html and _leads_on(words.text, entry):
        last = paragraphs[-1]
        short = len(last) <= _ANNOUNCED and not _SENTENCE.search(last[-2:])
        return (paragraphs[:-1] if short else paragraphs), True
    return paragraphs, bool(_CUT.search(paragraphs[-1]))


def _announces(paragraph: str, title: str, site: str) -> bool:
    """Whether *paragraph* only says which post of which site this was, in whatever language."""
    named = bool(title) and title in paragraph and bool(site) and site in paragraph
    return named and len(paragraph) <= len(title) + len(site) + _ANNOUNCED


def _leads_on(html: str, entry: Entry) -> bool:
    """Whether the last thing in *html* is a link to the entry's own page ("Continue reading")."""
    match = _LAST_LINK.search(html[-_TAIL:])
    if not match or not entry.link:
        return False
    return plain_address(unescape(match[1])).rstrip("/") == plain_address(entry.link).rstrip("/")


def _standfirst(entry: Entry, text: str) -> str:
    summary = line_of(entry.summary.text) if entry.summary else ""
    return "" if summary == text else whole_standfirst(summary, text)


def _credit(entry: Entry, feed: Feed, paragraphs: tuple[str, ...], name: str) -> str:
    """The credit line, else the outlet it was taken from; and its licence, where it is an open
    one.
    """
    origin = (
        "" if entry.origin.casefold() in (name.casefold(), feed.title.casefold()) else entry.origin
    )
    licence = licence_name(entry.rights or feed.rights)
    return ", ".join(filter(None, (find_credit(paragraphs) or origin, licence)))


def _labels(entry: Entry) -> tuple[str, ...]:
    """The categories beside the section."""
    section = section_name(entry.categories)
    return tuple(label for label in entry.categories if label.casefold() != section.casefold())
