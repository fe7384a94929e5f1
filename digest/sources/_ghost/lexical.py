"""Writes Ghost's Lexical texts as HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from digest.sources._posts.answers import rows, table, text
from digest.sources.reading import markdown_to_html

DEEPEST = 40
BOLD, ITALIC, STRUCK, SUBSCRIPT, SUPERSCRIPT = 1, 2, 4, 32, 64
"""Bits of a text's format."""
_MARKS = (
    (BOLD, "strong"),
    (ITALIC, "em"),
    (STRUCK, "s"),
    (SUBSCRIPT, "sub"),
    (SUPERSCRIPT, "sup"),
)
_BLOCKS = {"paragraph": "p", "quote": "blockquote", "extended-quote": "blockquote", "aside": "p"}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")

Node = Mapping[str, Any]


def lexical_to_html(written: str) -> str:
    """The HTML of a text in Lexical's JSON; "" where it is none."""
    try:
        root = table(json.loads(written)).get("root")
    except (ValueError, RecursionError):
        return ""
    return _children(table(root), 0)


def _children(node: Node, depth: int) -> str:
    if depth > DEEPEST:
        return ""
    return "".join(_node(child, depth + 1) for child in rows(node.get("children")))


def _node(node: Node, depth: int) -> str:
    kind = text(node.get("type"))
    if writer := _WRITERS.get(kind):
        return writer(node)
    inner = _children(node, depth)
    if kind in _BLOCKS:
        return f"<{_BLOCKS[kind]}>{inner}</{_BLOCKS[kind]}>"
    if kind in ("heading", "extended-heading"):
        tag = text(node.get("tag"))
        tag = tag if tag in _HEADINGS else "h2"
        return f"<{tag}>{inner}</{tag}>"
    if kind == "list":
        return f"<ul>{inner}</ul>"
    if kind == "listitem":
        return f"<li>{inner}</li>"
    if kind in ("link", "autolink"):
        return f'<a href="{escape(text(node.get("url")))}">{inner}</a>'
    return inner


def _text(node: Node) -> str:
    written = escape(text(node.get("text")), quote=False)
    bits = node.get("format")
    bits = bits if isinstance(bits, int) else 0
    for bit, tag in _MARKS:
        if bits & bit:
            written = f"<{tag}>{written}</{tag}>"
    return written


def _image(node: Node) -> str:
    source = escape(text(node.get("src")))
    alt = escape(text(node.get("alt")) or text(node.get("altText")))
    caption = text(node.get("caption"))
    return (
        f'<figure><img src="{source}" alt="{alt}"><figcaption>{caption}</figcaption></figure>'
        if source
        else ""
    )


def _gallery(node: Node) -> str:
    return "".join(map(_image, rows(node.get("images"))))


def _callout(node: Node) -> str:
    return f"<p>{text(node.get('calloutText'))}</p>"


def _toggle(node: Node) -> str:
    return f"<h4>{text(node.get('heading'))}</h4>{text(node.get('content'))}"


_WRITERS: dict[str, Callable[[Node], str]] = {
    "text": _text,
    "extended-text": _text,
    "linebreak": lambda _: "<br>",
    "image": _image,
    "gallery": _gallery,
    "html": lambda node: text(node.get("html")),
    "markdown": lambda node: markdown_to_html(text(node.get("markdown"))),
    "callout": _callout,
    "toggle": _toggle,
    **{
        name: lambda _: ""
        for name in (
            "audio",
            "bookmark",
            "button",
            "call-to-action",
            "codeblock",
            "email",
            "email-cta",
            "embed",
            "file",
            "header",
            "horizontalrule",
            "paywall",
            "product",
            "signup",
            "transistor",
            "video",
        )
    },
}
"""How a node that is no container is written; cards without meaning in print are not."""
