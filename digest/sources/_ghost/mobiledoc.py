"""Writes the texts of Ghost's earlier editor, in Mobiledoc, as HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from digest.sources._posts.answers import rows, table, text
from digest.sources.reading import markdown_to_html

MARKUP, IMAGE, LIST, CARD = 1, 2, 3, 10
"""Kinds of section."""
_TAGS = {"strong", "b", "em", "i", "a", "sup", "sub", "code", "s"}
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "pull-quote", "ul", "ol"}


def mobiledoc_to_html(written: str) -> str:
    """The HTML of a text in Mobiledoc's JSON; "" where it is none."""
    try:
        document = table(json.loads(written))
    except (ValueError, RecursionError):
        return ""
    return "".join(_section(section, document) for section in _lists(document.get("sections")))


def _section(section: list[Any], document: Mapping[str, Any]) -> str:
    kind = section[0] if section else None
    rest = [*section[1:], None, None]
    if kind == MARKUP:
        tag = rest[0] if rest[0] in _BLOCKS else "p"
        tag = "p" if tag in ("aside", "pull-quote") else tag
        return f"<{tag}>{_markers(rest[1], document)}</{tag}>"
    if kind == LIST:
        items = "".join(f"<li>{_markers(item, document)}</li>" for item in _lists(rest[1]))
        return f"<ul>{items}</ul>"
    if kind == IMAGE:
        return f'<figure><img src="{escape(text(rest[0]))}"></figure>'
    return _card(rest[0], document) if kind == CARD else ""


def _markers(markers: Any, document: Mapping[str, Any]) -> str:
    """The running text: each marker opens some marks and closes so many of those open."""
    written: list[str] = []
    opened: list[str] = []
    for marker in _lists(markers):
        kind, opens, closes, value = [*marker, None, None, None, None][:4]
        for index in opens if isinstance(opens, list) else ():
            tag, attributes = _markup(index, document)
            opened.append(tag)
            written.append(f"<{tag}{attributes}>")
        written.append(escape(text(value), quote=False) if kind == 0 else _atom(value, document))
        count = closes if isinstance(closes, int) else 0
        ending = min(max(count, 0), len(opened))
        written.extend(f"</{opened.pop()}>" for _ in range(ending))
    return "".join((*written, *(f"</{tag}>" for tag in reversed(opened))))


def _markup(index: Any, document: Mapping[str, Any]) -> tuple[str, str]:
    markup = _at(_lists(document.get("markups")), index) or ["span"]
    tag = markup[0] if markup[0] in _TAGS else "span"
    attributes = markup[1] if len(markup) > 1 and isinstance(markup[1], list) else []
    if tag == "a" and len(attributes) > 1 and attributes[0] == "href":
        return tag, f' href="{escape(text(attributes[1]))}"'
    return tag, ""


def _atom(index: Any, document: Mapping[str, Any]) -> str:
    atom = _at(_lists(document.get("atoms")), index) or [""]
    if atom[0] == "soft-return":
        return "<br>"
    return escape(text(atom[1]), quote=False) if len(atom) > 1 else ""


def _card(index: Any, document: Mapping[str, Any]) -> str:
    card = _at(_lists(document.get("cards")), index) or [""]
    payload = table(card[1]) if len(card) > 1 else {}
    if card[0] == "image":
        return _figure(payload)
    if card[0] == "gallery":
        return "".join(map(_figure, rows(payload.get("images"))))
    if card[0] in ("markdown", "card-markdown"):
        return markdown_to_html(text(payload.get("markdown")))
    if card[0] == "callout":
        return f"<p>{text(payload.get('calloutText'))}</p>"
    if card[0] == "toggle":
        return f"<h4>{text(payload.get('heading'))}</h4>{text(payload.get('content'))}"
    return text(payload.get("html")) if card[0] == "html" else ""


def _figure(payload: Mapping[str, Any]) -> str:
    source, alt = escape(text(payload.get("src"))), escape(text(payload.get("alt")))
    caption = text(payload.get("caption"))
    return f'<figure><img src="{source}" alt="{alt}"><figcaption>{caption}</figcaption></figure>'


def _lists(value: Any) -> list[list[Any]]:
    return list(_each_list(value)) if isinstance(value, list) else []


def _each_list(value: list[Any]) -> Iterator[list[Any]]:
    return (each for each in value if isinstance(each, list))


def _at(items: list[list[Any]], index: Any) -> list[Any] | None:
    valid = isinstance(index, int) and not isinstance(index, bool) and 0 <= index < len(items)
    return items[index] if valid else None
