"""Reads one file as a post: its format, its metadata and its words.

Whether the post is an article is decided in ``article`` and ``status``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.model import Image
from digest.sources._folder.hugo import expand_shortcodes
from digest.sources._folder.jekyll import expand_liquid
from digest.sources._folder.site import Site
from digest.sources.reading.characters import clean
from digest.sources.reading.encoding import decode
from digest.sources.reading.fields import Fields
from digest.sources.reading.front_matter import FrontMatter, split_front_matter
from digest.sources.reading.html import Content, read_html
from digest.sources.reading.markdown import markdown_to_html
from digest.sources.reading.pictures import declared_pictures
from digest.sources.reading.plain_text import plain_paragraphs, read_plain_text
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.web_page import read_web_page

LARGEST = 5_000_000  # bytes
MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
HTML = {".html", ".htm", ".xhtml"}
TEXT = {".txt", ".text"}
READ = MARKDOWN | HTML | TEXT

_LONGEST = 500_000  # characters of Markdown or HTML below a header: some 80,000 words
_MORE = "<!--more-->"
_EMBEDDED = re.compile(r"data:[\w/.+-]{1,40};base64,[A-Za-z0-9+/=]+")
_PAGE = re.compile(r"<html\b|<!doctype\s+html", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What one file holds.

    *fields* is its metadata; *title*, *byline* and *dates* come from the text where it opens with
    them. *images* are as written, their files not yet looked for. *excerpt* is the text before an
    excerpt separator.
    """

    file: Path
    fields: Fields = field(default_factory=Fields)
    title: str = ""
    byline: str = ""
    dates: tuple[str, ...] = ()
    excerpt: str = ""
    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()


def read_post(file: Path, site: Site) -> Post:
    """Read the post in *file*.

    Raises NotAnArticle for a file that is too large, not text, or lists articles; OSError when it
    cannot be read.
    """
    size = file.stat().st_size
    if size > LARGEST:
        raise NotAnArticle(
            f"{size / 1e6:.1f} MB, too large for an article",
            "split it, or move it elsewhere",
        )
    text, notes = decode(file.read_bytes())
    text = clean(text)
    if not text.strip():
        raise NotAnArticle("an empty file")
    matter = split_front_matter(text)
    notes += matter.notes
    suffix = file.suffix.lower()
    if suffix in HTML and not matter.present and _PAGE.search(text):
        return _page(file, text, notes)
    if suffix in TEXT and not matter.present:
        return _text(file, text, notes)
    return _marked_up(file, matter, site, notes)


def _page(file: Path, html: str, notes: Sequence[str]) -> Post:
    fields, body = read_web_page(html)
    return Post(
        file=file,
        fields=fields,
        paragraphs=body.paragraphs,
        images=(*declared_pictures(fields), *body.images),
        notes=tuple(notes),
    )


def _text(file: Path, text: str, notes: Sequence[str]) -> Post:
    plain = read_plain_text(text)
    return Post(
        file=file,
        title=plain.title,
        byline=plain.byline,
        dates=plain.header,
        paragraphs=plain.paragraphs,
        notes=tuple(notes),
    )


def _marked_up(file: Path, matter: FrontMatter, site: Site, notes: Sequence[str]) -> Post:
    """A post in Markdown, in HTML below front matter, or in plain text below Pelican's header."""
    written = _EMBEDDED.sub("data:,", matter.body)
    if len(written) > _LONGEST:
        raise NotAnArticle(
            f"{len(written):,} characters, too long for an article",
            "split it, or move it elsewhere",
        )
    source, left_out = expand_liquid(expand_shortcodes(written), site)
    separator = matter.fields.text("excerpt_separator") or site.excerpt_separator or _MORE
    before, has_excerpt, _ = source.partition(separator)
    body = _body(file, source)
    heading = "" if matter.fields.text("title") else body.title
    declared, unknown = _declared(matter.fields, site)
    return Post(
        file=file,
        fields=matter.fields,
        title=heading,
        images=(*declared, *body.images),
        excerpt=" ".join(_body(file, before).paragraphs) if has_excerpt else "",
        paragraphs=body.paragraphs[1:] if heading else body.paragraphs,
        notes=(*notes, *left_out, *unknown),
    )


def _body(file: Path, source: str) -> Content:
    suffix = file.suffix.lower()
    if suffix in TEXT:
        return Content(paragraphs=tuple(plain_paragraphs(source.split("\n"))))
    return read_html(source if suffix in HTML else markdown_to_html(source))


def _declared(fields: Fields, site: Site) -> tuple[list[Image], tuple[str, ...]]:
    """The pictures in the metadata with Liquid expanded, and notes on what was left out."""
    images: list[Image] = []
    notes: list[str] = []
    for image in declared_pictures(fields):
        source, unknown = expand_liquid(image.src, site)
        images.append(replace(image, src=source))
        notes += unknown
    return images, tuple(notes)
