"""Markdown → HTML, with what Jekyll's kramdown and Hugo's Goldmark add to it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^}\n]*\}[ \t]*$|[ \t]*\{:[^}\n]*\}|(?<=\S)[ \t]+\{[#.][^}\n]*\}[ \t]*$|^\{[.#][^}\n]*\}$",
                         re.MULTILINE)
_CONTENTS = re.compile(r"^[*+-][ \t]+TOC[ \t]*$|^\[TOC\][ \t]*$|^\[\[_?TOC_?\]\][ \t]*$", re.MULTILINE | re.IGNORECASE)
_BROKEN_EMPHASIS = re.compile(r"(?<!\w)\*\*|\*\*(?!\w)")
_MARKDOWN_INSIDE = re.compile(r"""<(\w+)([^>\n]*?)\s+markdown=["']?(?:1|block|span)["']?([^>\n]*)>""")


def to_html(text: str) -> str:
    """HTML of *text*: not sanitised; footnotes, attribute lists, tables of contents and broken emphasis are left out."""
    text = _MARKDOWN_INSIDE.sub(r"<\1\2\3>\n\n", text)
    text = _CONTENTS.sub("", _ATTRIBUTES.sub("", text))
    parser = _parser()
    tokens = parser.parse(text)
    kept, inside = [], False
    for token in tokens:
        inside = inside or token.type == "footnote_block_open"
        if not inside:
            kept.append(_mended(token))
        inside = inside and token.type != "footnote_block_close"
    html: str = parser.renderer.render(kept, parser.options, {})
    return html


def _mended(token: Token) -> Token:
    """*token* without the ** of emphasis that did not close, which a site prints and nobody meant."""
    for child in token.children or ():
        if child.type == "text":
            child.content = _BROKEN_EMPHASIS.sub("", child.content)
    return token


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.add_render_rule("footnote_ref", lambda *_: "")
    return parser
