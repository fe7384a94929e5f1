"""Converts Markdown to HTML, with the additions of Jekyll's kramdown and Hugo's Goldmark.

The parser is pulldown-cmark, in Rust: markdown-it-py, in Python, takes twenty times as long, and
longer than all the rest of reading.
"""

from __future__ import annotations

import re
from functools import cache
from textwrap import dedent
from typing import Any

from digest.sources.reading.html import Content, read_html
from digest.sources.reading.markdown_marks import plain_marks

# Every repetition has a bound: a hostile text of open braces or tabs must not be searched from each
# to its end.
_ATTRIBUTES = re.compile(
    r"[ \t]{0,9}\{:[^}\n]{0,200}\}|(?<=\S)[ \t]{1,9}\{[#.][^}\n]{0,200}\}$|^\{[.#][^}\n]{0,200}\}$",
    re.MULTILINE,
)
_CONTENTS = re.compile(
    r"^(?:[*+-][ \t]{1,9}TOC|\[TOC\]|\[\[_?TOC_?\]\])$", re.MULTILINE | re.IGNORECASE
)
_MARKDOWN_INSIDE = re.compile(
    r"""<(\w{1,20})([^>\n]{0,300}?)\smarkdown=["']?(?:1|block|span)["']?([^>\n]{0,300})>"""
)
_LONG_NUMBER = re.compile(r"\n(\d{3,9})([.)]) ")
_FLUSH = re.compile(r"^\S", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]{1,40}(?=\n)")
# The indent of a paragraph of a line or more, its first word with a capital, its last line with a
# full stop. One that follows a line directly is no block of code, but begins a paragraph as well.
_PROSE = (
    r" {4,40}(?=[\"“‘«(]?[^\W\d_a-z][^\n{}<>;=]{60,}(?:\n[^\n{}<>;=]{1,400}){0,40}"
    r"[.!?…][\"”’»)]{0,2}[ ]{0,9}(?:\n\n|\n?\Z))"
)
_INDENTED_PROSE = re.compile(rf"(?:\A|(?<=\n\n)){_PROSE}")
_RUN_ON_PROSE = re.compile(rf"(?<=\S)[ ]{{0,9}}\n{_PROSE}")
# Emphasis and code in a title or a standfirst, which are no Markdown blocks.
_INLINE_MARKS = re.compile(r"(?<![\w*])(\*\*|\*|__|_|`)(?=\S)(.{1,300}?)(?<=\S)\1(?![\w*])")
# "f***ing" twice in a paragraph is no emphasis between the two.
_INNER_STAR = re.compile(
    r"\*(?<=[^\W\d_]\*)(?:\*{0,20}\w|(?<=(?<![\w*])[^\W\d_]\*)\*)"  # quicker to find
)
_CENSORED = re.compile(
    r"(?<![\w*])([^\W\d_]{1,2})(\*+)([^\W\d_]{1,4})(?![\w*])|(?<![\w*])([^\W\d_])(\*{2,})(?![\w*])"
)


def markdown_to_html(text: str) -> str:
    """HTML of *text*, not sanitised: give it to ``read_html``.

    Footnotes, attribute lists, tables of contents and emphasis that is not closed are left out.
    """
    if "    " in text or "\t" in text:
        text = _unindented(text.lstrip("\n"))
    text = plain_marks(text)
    if "markdown=" in text:
        text = _MARKDOWN_INSIDE.sub(r"<\1\2\3>\n\n", text)
    text = _ATTRIBUTES.sub("", text) if "{" in text else text
    text = _CONTENTS.sub("", text) if "TOC" in text or "toc" in text else text
    text = _LONG_NUMBER.sub(r"\n\1\\\2 ", f"\n{text}")  # "1986. A good year" is no list
    if _INNER_STAR.search(text):
        text = _CENSORED.sub(lambda word: word[0].replace("*", r"\*"), text)
    return _html(text)


def _unindented(text: str) -> str:
    """*text* without the indent that all of its lines have: a text is not one block of code.

    Nor are paragraphs that are indented as in print, if they read as prose.
    """
    text = text.expandtabs(4) if text[:1] == "\t" else text
    if not _FLUSH.search(text):
        return dedent(text)
    apart = _BLANK.sub("\n", text)
    flush, count = _INDENTED_PROSE.subn("", apart)
    return _RUN_ON_PROSE.sub("\n\n", flush) if count else text


def read_markdown(text: str) -> Content:
    """The words and pictures of *text*, which may be in any dialect of Markdown."""
    return read_html(markdown_to_html(text))


def strip_marks(text: str) -> str:
    """*text*, a title or a standfirst, without Markdown's marks of emphasis and code."""
    return _INLINE_MARKS.sub(r"\2", text)


def _html(text: str) -> str:
    import pyromark

    html: str = pyromark.html(text, options=_options())
    return html


@cache
def _options() -> Any:
    """Tables, notes, struck words and lists of terms, beside what CommonMark has."""
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_TASKLISTS
    )
