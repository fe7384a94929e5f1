"""Removes WordPress's shortcodes from a text and keeps the words between them.

A bracket is a shortcode when it is written like one: with attributes, in a pair, or under a name
that is always one. "[sic]" and "[the minister]" are an editor's brackets and stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

_ONE = re.compile(r"\[(/?)([A-Za-z][\w-]{1,60})([\s/][^\[\]]{0,4000})?\]")
_PICTURE = re.compile(
    r"(?:<a\b[^<>]{0,2000}>\s{0,20})?<img\b[^<>]{0,8000}>(?:\s{0,20}</a>)?", re.IGNORECASE
)
_CAPTION = re.compile(r"""\bcaption\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
#: An attribute: name="value", name=value; quotation marks may have been made typographic.
_ATTRIBUTES = re.compile(
    r"(?<![\w-])[\w-]{1,60}\s{0,5}=\s{0,5}(?:[\"'”“″]|&(?:quot|#\d|#x|[lr][ds]quo)|\w)",
    re.IGNORECASE,
)
#: Shortcodes whose content is an address, a form or code.
_WITH_CONTENT = {
    "embed",
    "audio",
    "video",
    "playlist",
    "youtube",
    "vimeo",
    "tweet",
    "soundcloud",
    "code",
    "sourcecode",
    "html",
    "contact-form",
    "googlemaps",
    "instagram",
}
_CAPTIONS = {"caption", "wp_caption"}
_ALWAYS = {
    "gallery",
    "audio",
    "video",
    "playlist",
    "embed",
    "youtube",
    "vimeo",
    "tweet",
    "instagram",
    "soundcloud",
    "dropcap",
    "contact-form",
    "contact-form-7",
    "toc",
    "divider",
    "spacer",
    "clear",
    "raw",
    "nextpage",
    "archives",
    "sitemap",
}


def without_shortcodes(html: str) -> str:
    """*html* without shortcodes; a caption around a picture becomes a figure's."""
    if "[" not in html:
        return html
    codes = list(_ONE.finditer(html))
    closings = _closings(codes)
    pieces, done = [], 0
    for code in codes:
        if code.start() < done or not _is_shortcode(code, closings):
            continue
        pieces.append(html[done : code.start()])
        done = code.end()
        name = code[2].lower()
        if not code[1] and name in _WITH_CONTENT | _CAPTIONS:
            end = _closing(closings.get(name, []), done)
            if end is not None:
                inner = html[done : end.start()]
                pieces.append(_figure(code[3] or "", inner) if name in _CAPTIONS else "")
                done = end.end()
    return "".join((*pieces, html[done:]))


def gallery_ids(html: str) -> list[str]:
    """The ids of the pictures in the galleries of *html*, in their order."""
    ids: list[str] = []
    for found in re.finditer(r"\[gallery\b([^\]]{0,4000})\]", html, re.IGNORECASE):
        listed = re.search(r"\b(?:ids|include)\s*=\s*[\"']?([\d,\s]+)", found[1])
        ids += re.findall(r"\d+", listed[1]) if listed else []
    return list(dict.fromkeys(ids))


def _closings(codes: Sequence[re.Match[str]]) -> dict[str, list[re.Match[str]]]:
    """The closing codes by name, in their order."""
    closings: dict[str, list[re.Match[str]]] = {}
    for code in codes:
        if code[1]:
            closings.setdefault(code[2].lower(), []).append(code)
    return closings


def _closing(closings: Sequence[re.Match[str]], after: int) -> re.Match[str] | None:
    """The first of *closings* at or behind *after*."""
    index = bisect_left(closings, after, key=re.Match.start)
    return closings[index] if index < len(closings) else None


def _figure(attributes: str, inner: str) -> str:
    picture = _PICTURE.search(inner)
    if not picture:
        return inner
    given = _CAPTION.search(attributes)
    caption = inner[picture.end() :].strip() or (given and (given[1] or given[2])) or ""
    return f"<figure>{picture[0]}<figcaption>{caption}</figcaption></figure>"


def _is_shortcode(code: re.Match[str], closings: Mapping[str, object]) -> bool:
    name, rest = code[2].lower(), code[3] or ""
    if code[1] or name in closings or name in _ALWAYS:
        return True
    return "_" in name or bool(_ATTRIBUTES.search(rest)) or rest.strip().endswith("/")
