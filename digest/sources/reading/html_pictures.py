"""Pictures in HTML, with their captions and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest.languages import pattern, union
from digest.model import Image
from digest.sources.reading.characters import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SMALLEST_PICTURE = 32  # pixels: counters and icons are smaller
LARGEST_SENSIBLE = 2600
"""Pixels of width that fill a page at the resolution of print; wider pictures only cost time."""
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+(\d{1,6}(?:\.\d{1,3})?)([wx]))?\s*(?:,|$)")
_LONGEST_SRCSET = 4000  # characters
_ONE_DENSITY = 800  # pixels that a picture is taken to have at a density of 1


def read_image(element: HtmlElement, base_url: str) -> Image | None:
    """The picture of an ``<img>``; None for a counter, an icon or one without a source.

    With *base_url* its ``src`` is made absolute.
    """
    source = element.get("src", "").strip()
    if not source or source.startswith("data:"):
        source = element.get("data-src", "").strip()
    source = _from_srcset(element, source, base_url) or source
    sizes = [element.get(side, "") for side in ("width", "height")]
    if not source or any(size.isdigit() and int(size[:6]) < _SMALLEST_PICTURE for size in sizes):
        return None
    caption = _caption(element) or one_line(element.get("title", ""))
    caption, credit = credited(caption)
    return Image(
        src=_absolute(source, base_url),
        alt=one_line(element.get("alt", "")),
        caption=caption,
        credit=credit,
    )


def largest_sensible(sizes: Iterable[tuple[str, int]]) -> str:
    """The address of the best of *sizes*, addresses with their widths in pixels, 0 for unknown.

    It is the widest that is no wider than LARGEST_SENSIBLE, else the narrowest; "" without any.
    """
    every = list(sizes)
    fit = [size for size in every if size[1] <= LARGEST_SENSIBLE]
    best = (
        max(fit, key=lambda size: size[1])
        if fit
        else min(every, key=lambda size: size[1], default=("", 0))
    )
    return best[0]


def _from_srcset(element: HtmlElement, source: str, base_url: str) -> str:
    """The largest sensible address in a ``srcset``; "" where only ``src`` can be told.

    Without the address of the page, relative ones are files of a folder, which may lack the other
    sizes.
    """
    written = element.get("srcset") or element.get("data-srcset") or ""
    sizes = [
        (address, round(float(number or 1) * (1 if unit == "w" else _ONE_DENSITY)))
        for address, number, unit in _CANDIDATE.findall(written[:_LONGEST_SRCSET])
        if base_url or address.startswith(("http://", "https://", "//"))
    ]
    if not sizes:
        return ""
    width = element.get("width", "")
    own = int(width[:6]) if width.isascii() and width.isdigit() else _ONE_DENSITY
    return largest_sensible([*sizes, *([(source, own)] if source else [])])


def credited(caption: str) -> tuple[str, str]:
    """Split a caption such as "The pier. Photo: Ann Bell" into the caption and the credit."""
    match = _photo_credit().search(caption)
    return (
        (caption[: match.start()].strip(), (match[1] or match[2]).strip())
        if match
        else (caption, "")
    )


def _caption(element: HtmlElement) -> str:
    """The figure's caption, or the line in italics that some sites put below a picture instead."""
    figure = next(element.iterancestors("figure"), None)
    if figure is not None:
        caption = figure.find(".//figcaption")
        return one_line(caption.text_content()) if caption is not None else ""
    paragraph = next(element.iterancestors("p"), None)
    return (
        one_line(paragraph.text_content())
        if paragraph is not None and is_captioned_picture(paragraph)
        else ""
    )


def is_captioned_picture(paragraph: HtmlElement) -> bool:
    """Whether *paragraph* is a picture and its caption: emphasised words, nothing else."""
    words = paragraph.text_content().strip()
    slanted = next(paragraph.iter("em", "i", "small"), None)
    return (
        bool(words)
        and slanted is not None
        and paragraph.find(".//img") is not None
        and slanted.text_content().strip() == words
    )


def _absolute(source: str, base_url: str) -> str:
    """*source* as seen from *base_url*; unchanged without one, or when it is malformed."""
    try:
        return urljoin(base_url, source) if base_url else source
    except ValueError:
        return source


@cache
def _photo_credit() -> re.Pattern[str]:
    """A credit at the end of a caption: "Photo: Ada Bell", "© Ada Bell"."""
    pictures = union(lambda language: language.reading.pictures)
    return pattern(
        r"\(?\b(?:WORDS)s?\s*(?:credit)?\s*(?:by|:|/|©)\s*([^.()]{2,80})\)?\.?\s*$|"
        r"[©]\s*([^.()]{2,80})$",
        pictures,
        flags=re.IGNORECASE,
    )
