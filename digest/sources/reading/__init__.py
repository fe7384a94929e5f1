"""Public helpers for writing a source: from bytes, HTML and metadata to the parts of an article.

A source in one file needs little more than ``decode``, ``read_html``, ``read_date``,
``read_byline`` and ``NotAnArticle``. Every helper is pure: it reads no file, no network and no
clock. All text that comes out is in Unicode's NFC form, without markup and invisible characters.
"""

from __future__ import annotations

from digest.sources.reading.bylines import read_byline
from digest.sources.reading.characters import clean, one_line
from digest.sources.reading.credit_lines import find_credit, outlet_of
from digest.sources.reading.dates import date_in_file_name, read_date
from digest.sources.reading.encoding import decode
from digest.sources.reading.fields import Fields, make_fields
from digest.sources.reading.front_matter import FrontMatter, split_front_matter
from digest.sources.reading.html import Content, inline_text, read_html
from digest.sources.reading.markdown import markdown_to_html, strip_marks
from digest.sources.reading.names import section_name, slug, source_name
from digest.sources.reading.pictures import declared_pictures
from digest.sources.reading.plain_text import PlainText, plain_paragraphs, read_plain_text
from digest.sources.reading.rejections import NotAnArticle
from digest.sources.reading.standfirsts import whole_standfirst
from digest.sources.reading.stubs import stub_kind
from digest.sources.reading.web_page import read_web_page

__all__ = [
    "Content",
    "Fields",
    "FrontMatter",
    "NotAnArticle",
    "PlainText",
    "clean",
    "date_in_file_name",
    "declared_pictures",
    "decode",
    "find_credit",
    "inline_text",
    "make_fields",
    "markdown_to_html",
    "one_line",
    "outlet_of",
    "plain_paragraphs",
    "read_byline",
    "read_date",
    "read_html",
    "read_plain_text",
    "read_web_page",
    "section_name",
    "slug",
    "source_name",
    "split_front_matter",
    "strip_marks",
    "stub_kind",
    "whole_standfirst",
]
