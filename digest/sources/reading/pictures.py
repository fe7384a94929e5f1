"""Pictures that an article's metadata names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from digest.languages import pattern, union
from digest.model import Image
from digest.sources.reading.characters import one_line
from digest.sources.reading.fields import Fields

# "IMG_2034.jpg", "DSC01234", "Screenshot 2025-07-21 at 09.30.11", "a-crane-on-the-pier.png".
_FILE_NAME = re.compile(
    r"\S{1,200}\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)"
    r"|(?:IMG|DSC[NF]?|PXL|PIC|GOPR|DJI|Screen ?shot|WhatsApp Image)[-_ ]?\d[\w .:-]{0,60}"
    r"|[\d_.-]{1,60}",
    re.IGNORECASE,
)
# The names that themes of Jekyll, Hugo, Pelican and WordPress give an article's main picture, the
# likeliest first.
_SINGLE = (
    "image",
    "featured_image",
    "featuredimage",
    "feature_image",
    "cover",
    "cover_image",
    "coverimage",
    "header",
    "thumbnail",
    "thumb",
    "hero",
    "hero_image",
    "banner",
    "teaser",
    "og_image",
    "featured",
    "photo",
    "picture",
)
_LISTS = ("images", "gallery")
_INNER = (
    "src",
    "url",
    "path",
    "image",
    "file",
    "filename",
    "feature",
    "relative",
    "og_image",
    "overlay_image",
    "teaser",
)


def telling(image: Image) -> Image:
    """*image* without a description or caption that says nothing of it: "image", "IMG_2034.jpg"."""
    alt = "" if _says_nothing(image.alt) else image.alt
    caption = "" if _says_nothing(image.caption) else image.caption
    if (alt, caption) == (image.alt, image.caption):
        return image
    return replace(image, alt=alt, caption=caption)


def _says_nothing(words: str) -> bool:
    plain = words.strip(" .:…-–—[]()*")
    return bool(_FILE_NAME.fullmatch(plain) or _undescribed().fullmatch(plain))


@cache
def _undescribed() -> re.Pattern[str]:
    words = union(lambda language: language.reading.undescribed)
    return pattern(r"(?:WORDS)(?:\s?#?\d{1,4})?", words, flags=re.IGNORECASE)


def declared_pictures(fields: Fields) -> Iterator[Image]:
    """Yield the pictures named in *fields*, the one that most likely belongs to the article first.

    Each is as written: ``src`` may be an address or a path; whoever knows the site resolves it.
    """
    for name in filter(fields.values.__contains__, _SINGLE):
        table = fields.table(name)
        source = table.text(*_INNER) or (fields.text(name) if not table.values else "")
        if source:
            yield Image(
                src=source,
                alt=one_line(table.text("alt", "title") or fields.text(f"{name}_alt")),
                caption=one_line(
                    table.text("caption", "image_description")
                    or fields.text(f"{name}_caption", "caption")
                ),
                credit=one_line(
                    table.text("credit", "attribution", "author")
                    or fields.text(f"{name}_credit", "photo_credit")
                ),
            )
    for name in _LISTS:
        for source in fields.texts(name):
            yield Image(src=source)
