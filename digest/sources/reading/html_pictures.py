"""Pictures in HTML, with their captions and credits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest.languages import pattern, union
from digest.model import Image
from digest.sources.reading.characters import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SMALLEST_PICTURE = 32  # pixels: counters and icons are smaller


def read_image(element: HtmlElement, base_url: str) -> Image | None:
    """The picture of an ``<img>``; None for a counter, an icon or one without a source.

    With *base_url* its ``src`` is made absolute.
    """
    source = element.get("src", "").strip()
    if not source or source.startswith("data:"):
        source = element.get("data-src", "").strip()
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
