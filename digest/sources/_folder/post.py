"""Reads one file as a post: its format, its metadata and its words.

Whether the post is an article is decided in ``article`` and ``status``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.model import Image
from digest.sources._folder.formats import HTML, MDX, RST, TEXT
from digest.sources._folder.liquid import expand_liquid
from digest.sources._folder.shortcodes import expand_shortcodes
from digest.sources._folder.site import Site
from digest.sources.reading.characters import clean
from digest.sources.reading.encoding import decode
from digest.sources.reading.fields import Fields
from digest.sources.reading.front_matter import FrontMatter, read_sidecar, split_front_matter
from digest.sources.reading.html import Content, read_html
from digest.sources.reading.markdown import read_markdown
from digest.sources.reading.mdx import without_jsx
from digest.sources.reading.pictures import declared_pictures
from digest.sources.reading.plain_text import plain_paragraphs, read_plain_text
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.rst import read_rst, split_fields
from digest.sources.reading.web_page import read_web_page

LARGEST = 5_000_000  # bytes

_LONGEST = 500_000  # characters of Markdown or HTML below a header: some 80,000 words
# The mark between a teaser and the rest, as the programs write it.
_MORE = re.compile(r"<!--\s{0,9}(?:more|truncate|teaser_end|excerpt)\b[^>]{0,80}-->", re.IGNORECASE)
# Folders in which programs put the pages of tags and authors.
_LISTS = {"category", "categories", "tag", "tags", "author", "authors", "label", "labels"}
_EMBEDDED = re.compile(r"data:[\w/.+-]{1,40};base64,[A-Za-z0-9+/=]+")
_PAGE = re.compile(r"<html\b|<!doctype\s+html", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What one file holds.

    *fields* is its metadata; *title*, *byline* and *dates* come from the text where it opens with
    them. *images* are as written, their files not yet looked for. *excerpt* is the text before an
    excerpt separator. *language* is what the file's place or name says, *language_folder* the name
    of the folder that says so.
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
    language: str = ""
    language_folder: str = ""


def read_post(file: Path, site: Site) -> Post:
    """Read the post in *file*.

    Raises NotAnArticle for a file that is too large, not text, or lists articles; OSError when it
    cannot be read.
    """
    post = _read_own(file, site)
    inherited, _ = site.generator.inherited(file, site)
    if not inherited.values:
        return post
    return replace(post, fields=Fields(values={**inherited.values, **post.fields.values}))


def _read_own(file: Path, site: Site) -> Post:
    """The post with the metadata in *file* itself, or beside it."""
    text, notes = _read(file)
    matter = split_front_matter(text)
    suffix = file.suffix.lower()
    suffix = site.generator.formats.get(suffix, suffix)
    if not matter.present and (sidecar := _sidecar(file)) is not None:
        matter = FrontMatter(body=text, fields=sidecar)
    if suffix in RST and not matter.present:
        fields, body = split_fields(text)
        matter = FrontMatter(body=body, fields=fields)
    notes += matter.notes
    if suffix in HTML and not matter.present and _PAGE.search(text):
        return _page(file, text, notes)
    if suffix in TEXT and not matter.present:
        return _text(file, text, notes)
    return _marked_up(file, matter, site, suffix, notes)


def _read(file: Path) -> tuple[str, tuple[str, ...]]:
    """The clean text of *file*, and notes on its encoding."""
    data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    if not data and (size := file.stat().st_size) > LARGEST:
        raise NotAnArticle(
            f"{size / 1e6:.1f} MB, too large for an article",
            "split it, or move it elsewhere",
        )
    text, notes = decode(data)
    text = clean(text)
    if not text.strip():
        raise NotAnArticle("an empty file")
    return text, notes


def _sidecar(file: Path) -> Fields | None:
    """The metadata in Nikola's ``post.meta`` beside ``post.rst``; None where there is none."""
    beside = file.with_suffix(".meta")
    if not beside.is_file() or beside.stat().st_size > LARGEST:
        return None
    return read_sidecar(clean(decode(beside.read_bytes())[0]))


def _page(file: Path, html: str, notes: Sequence[str]) -> Post:
    fields, body = read_web_page(html)
    if file.parent.name.lower() in _LISTS and fields.text("type") != "article":
        raise NotAnArticle("a page that lists articles", "save the articles themselves")
    return Post(
        file=file,
        fields=fields,
        dates=fields.texts("visible_dates"),
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


def _marked_up(
    file: Path, matter: FrontMatter, site: Site, suffix: str, notes: Sequence[str]
) -> Post:
    """A post in Markdown or a relative of it, in HTML below front matter, or in plain text below
    Pelican's header.
    """
    written = _EMBEDDED.sub("data:,", matter.body) if "base64" in matter.body else matter.body
    if len(written) > _LONGEST:
        raise NotAnArticle(
            f"{len(written):,} characters, too long for an article",
            "split it, or move it elsewhere",
        )
    source, left_out = _expanded(written, site, suffix)
    before, has_excerpt = _teaser(source, matter.fields, site)
    body = _body(_MORE.sub("\n\n", source) if "<!--" in source else source, suffix)
    heading = "" if matter.fields.text("title") else body.title
    declared, unknown = _declared(matter.fields, site)
    return Post(
        file=file,
        fields=matter.fields,
        title=heading,
        images=(*declared, *body.images),
        excerpt=_excerpt(_body(before, suffix)) if has_excerpt else "",
        paragraphs=body.paragraphs[1:] if heading else body.paragraphs,
        notes=(*notes, *left_out, *unknown),
    )


def _expanded(written: str, site: Site, suffix: str) -> tuple[str, tuple[str, ...]]:
    """The body without templates, shortcodes and components, and notes on what was left out."""
    generator = site.generator
    text = expand_shortcodes(generator.prepared(written))
    if suffix in MDX:
        text = without_jsx(text)
    return expand_liquid(text, site) if generator.templates else (text, ())


def _excerpt(teaser: Content) -> str:
    """The words of *teaser* below its heading."""
    return " ".join(teaser.paragraphs[1:] if teaser.title else teaser.paragraphs)


def _teaser(source: str, fields: Fields, site: Site) -> tuple[str, bool]:
    """The text before the mark that ends the teaser, and whether there is one."""
    separator = fields.text("excerpt_separator") or site.excerpt_separator
    if separator and separator in source:
        return source.partition(separator)[0], True
    mark = _MORE.search(source) if "<!--" in source else None
    return (source[: mark.start()], True) if mark else ("", False)


def _body(source: str, suffix: str) -> Content:
    if suffix in TEXT:
        return Content(paragraphs=tuple(plain_paragraphs(source.split("\n"))))
    if suffix in HTML:
        return read_html(source)
    return read_rst(source) if suffix in RST else read_markdown(source)


def _declared(fields: Fields, site: Site) -> tuple[list[Image], tuple[str, ...]]:
    """The pictures in the metadata with Liquid expanded, and notes on what was left out."""
    images: list[Image] = []
    notes: list[str] = []
    for image in declared_pictures(fields):
        source, unknown = expand_liquid(image.src, site)
        images.append(replace(image, src=source))
        notes += unknown
    return images, tuple(notes)
