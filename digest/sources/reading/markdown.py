"""Converts Markdown to HTML, with the additions of Jekyll's kramdown and Hugo's Goldmark."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from digest.sources.reading.html import Content, read_html
from digest.sources.reading.markdown_marks import plain_marks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

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
_LONG_NUMBER = re.compile(r"^(\d{3,9})([.)]) ", re.MULTILINE)
_BROKEN_EMPHASIS = re.compile(r"(?<![\w*])\*\*(?=\w)|(?<=\w\w)\*\*(?![\w*])")
# Emphasis and code in a title or a standfirst, which are no Markdown blocks.
_INLINE_MARKS = re.compile(r"(?<![\w*])(\*\*|\*|__|_|`)(?=\S)(.{1,300}?)(?<=\S)\1(?![\w*])")
# "f***ing" twice in a paragraph is no emphasis between the two.
_CENSORED = re.compile(
    r"(?<![\w*])([^\W\d_]{1,2})(\*+)([^\W\d_]{1,4})(?![\w*])|(?<![\w*])([^\W\d_])(\*{2,})(?![\w*])"
)


def markdown_to_html(text: str) -> str:
    """HTML of *text*, not sanitised: give it to ``read_html``.

    Footnotes, attribute lists, tables of contents and emphasis that is not closed are left out.
    """
    text = _MARKDOWN_INSIDE.sub(r"<\1\2\3>\n\n", text)
    text = _CONTENTS.sub("", _ATTRIBUTES.sub("", text) if "{" in text else text)
    text = _LONG_NUMBER.sub(r"\1\\\2 ", text)  # "1986. A good year" is no list
    if "*" in text:
        text = _CENSORED.sub(lambda word: word[0].replace("*", r"\*"), text)
    parser = _parser()
    tokens = parser.parse(text)
    notes = next(
        (number for number, token in enumerate(tokens) if token.type == "footnote_block_open"), None
    )
    html: str = parser.renderer.render(
        [_mended(token) for token in tokens[:notes]], parser.options, {}
    )
    return html


def read_markdown(text: str) -> Content:
    """The words and pictures of *text*, which may be in any dialect of Markdown."""
    return read_html(markdown_to_html(plain_marks(text)))


def strip_marks(text: str) -> str:
    """*text*, a title or a standfirst, without Markdown's marks of emphasis and code."""
    return _INLINE_MARKS.sub(r"\2", text)


def _mended(token: Token) -> Token:
    """*token* without the ** of emphasis that is not closed, which is a slip of the author."""
    for child in token.children or ():
        if child.type == "text" and "**" in child.content:
            child.content = _BROKEN_EMPHASIS.sub("", child.content)
    return token


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.subscript import sub_plugin
    from mdit_py_plugins.superscript import superscript_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(superscript_plugin).use(sub_plugin)
    parser.add_render_rule("footnote_ref", lambda *_: "")
    return parser
