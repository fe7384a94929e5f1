"""Pictures that an article's metadata names."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Image
from digest.sources.reading.characters import one_line
from digest.sources.reading.fields import Fields

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
