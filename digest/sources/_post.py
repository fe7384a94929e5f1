"""One file → a post: its format recognised, its metadata and its words read, nothing yet decided about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.model import Image
from digest.sources import (
    _encoding,
    _html,
    _hugo,
    _images,
    _jekyll,
    _markdown,
    _plaintext,
    _webpage,
)
from digest.sources._characters import clean
from digest.sources._fields import Fields
from digest.sources._frontmatter import FrontMatter, split
from digest.sources._html import Body
from digest.sources._refused import Refused
from digest.sources._site import Site

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
    """*images* are as written, not yet looked for. *excerpt* is what stands before an excerpt separator."""

    file: Path
    fields: Fields = field(default_factory=Fields)
    title: str = ""
    byline: str = ""
    dates: tuple[str, ...] = ()
    excerpt: str = ""
    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()


def read(file: Path, site: Site) -> Post:
    """The post in *file*. Refused: what is too large, no text, or no single article."""
    size = file.stat().st_size
    if size > LARGEST:
        raise Refused(
            f"it is {size / 1e6:.1f} MB long, more than any article",
            "split it, or move it elsewhere",
        )
    text, notes = _encoding.decode(file.read_bytes())
    text = clean(text)
    if not text.strip():
        raise Refused("it is empty")
    matter = split(text)
    notes += matter.notes
    suffix = file.suffix.lower()
    if suffix in HTML and not matter.found and _PAGE.search(text):
        return _page(file, text, notes)
    if suffix in TEXT and not matter.found:
        return _text(file, text, notes)
    return _marked_up(file, matter, site, notes)


def _page(file: Path, html: str, notes: Sequence[str]) -> Post:
    fields, body = _webpage.read(html)
    return Post(
        file=file,
        fields=fields,
        paragraphs=body.paragraphs,
        images=(*_images.declared(fields), *body.images),
        notes=tuple(notes),
    )


def _text(file: Path, text: str, notes: Sequence[str]) -> Post:
    plain = _plaintext.read(text)
    return Post(
        file=file,
        title=plain.title,
        byline=plain.byline,
        dates=plain.header,
        paragraphs=plain.paragraphs,
        notes=tuple(notes),
    )


def _marked_up(file: Path, matter: FrontMatter, site: Site, notes: Sequence[str]) -> Post:
    """Markdown, HTML below front matter, or plain text below Pelican's header."""
    written = _EMBEDDED.sub("data:,", matter.body)
    if len(written) > _LONGEST:
        raise Refused(
            f"it has {len(written):,} characters, more than any article",
            "split it, or move it elsewhere",
        )
    source, left_out = _jekyll.expand(_hugo.expand(written), site)
    separator = matter.fields.text("excerpt_separator") or site.excerpt_separator or _MORE
    before, found, _ = source.partition(separator)
    body = _body(file, source)
    heading = "" if matter.fields.text("title") else body.heading
    declared, unknown = _declared(matter.fields, site)
    return Post(
        file=file,
        fields=matter.fields,
        title=heading,
        images=(*declared, *body.images),
        excerpt=" ".join(_body(file, before).paragraphs) if found else "",
        paragraphs=body.paragraphs[1:] if heading else body.paragraphs,
        notes=(*notes, *left_out, *unknown),
    )


def _body(file: Path, source: str) -> Body:
    suffix = file.suffix.lower()
    if suffix in TEXT:
        return Body(paragraphs=tuple(_plaintext.paragraphs(source.split("\n"))))
    return _html.read(source if suffix in HTML else _markdown.to_html(source))


def _declared(fields: Fields, site: Site) -> tuple[list[Image], tuple[str, ...]]:
    """The pictures front matter names, ``{{ site.url }}`` expanded in their addresses."""
    images: list[Image] = []
    notes: list[str] = []
    for image in _images.declared(fields):
        source, unknown = _jekyll.expand(image.src, site)
        images.append(replace(image, src=source))
        notes += unknown
    return images, tuple(notes)
