"""Finds the files of an article's pictures; never outside the folders that were named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from digest.model import Image
from digest.sources._folder.site import Site

SUFFIXES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg"}
_PUBLIC = (
    "",
    "static",
    "assets",
    "public",
    "source",
    "src",
    "content",
    "docs",
    "images",
    "assets/images",
    "static/images",
)
_LONGEST = 2000  # characters of an address


def locate_pictures(
    images: tuple[Image, ...], file: Path, site: Site
) -> tuple[tuple[Image, ...], tuple[str, ...]]:
    """Each picture once, with the path of its file, and a note for each local one that is
    missing.
    """
    unique: dict[str, Image] = {}
    notes = []
    for image in images:
        source = _local(image.src, site)
        if _is_remote(source):
            source = f"https:{source}" if source.startswith("//") else source
            unique.setdefault(source, replace(image, src=source))
            continue
        if not _is_sound(source):
            continue
        path = _find(source, file, site)
        known = unique.setdefault(path or source, replace(image, path=path))
        unique[path or source] = _merged(known, image)
        if not path:
            notes.append(f"picture {image.src} is missing")
    return tuple(unique.values()), tuple(dict.fromkeys(notes))


def missing_pictures(images: tuple[Image, ...]) -> tuple[str, ...]:
    """The addresses of those of *images* that are to be files, and were not found."""
    return tuple(image.src for image in images if not image.path and not _is_remote(image.src))


def any_found(sources: Iterable[str], file: Path, site: Site) -> bool:
    """Whether the file of one of the pictures *sources* of the post in *file* is there now."""
    return any(_find(_local(source, site), file, site) for source in sources)


def _merged(first: Image, second: Image) -> Image:
    """*first*, completed from *second*: often front matter has the file and the body its
    caption.
    """
    return replace(
        first,
        alt=first.alt or second.alt,
        caption=first.caption or second.caption,
        credit=first.credit or second.credit,
    )


def _local(source: str, site: Site) -> str:
    """*source* without the site's own address, so that it names a file of the site."""
    source = source.strip()
    for front in (site.url + site.baseurl, site.url):
        if front and source.startswith(front + "/"):
            return source.removeprefix(front)
    return (
        source.removeprefix(site.baseurl)
        if site.baseurl and source.startswith(site.baseurl + "/")
        else source
    )


def _is_remote(source: str) -> bool:
    return source.startswith(("http://", "https://", "//")) and len(source) <= _LONGEST


def _is_sound(source: str) -> bool:
    """Whether *source* can name a picture's file: no scheme, no control character, a known
    ending.
    """
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    name = unquote(parts.path)
    return (
        not parts.scheme
        and len(source) <= _LONGEST
        and name.isprintable()
        and Path(name).suffix.lower() in SUFFIXES
    )


def _find(source: str, file: Path, site: Site) -> str:
    """The absolute path of the picture; "" when none lies within the named folder or the site."""
    written = unquote(urlsplit(source).path).replace("\\", "/")
    places = _public_folders(site.root, site.top)
    if not written.startswith("/"):
        places = (str(file.parent), str(file.parent / file.stem), *places)
    # A disk may have the accents of a name in the other form of Unicode.
    names = dict.fromkeys((written, *(normalize(form, written) for form in ("NFC", "NFD"))))
    for place in places:
        for name in names:
            path = _inside(f"{place}/{name.lstrip('/')}", site)
            if path:
                return path
    return ""


@lru_cache(maxsize=256)
def _public_folders(*roots: Path) -> tuple[str, ...]:
    """The folders below *roots* that hold what a site publishes as it is."""
    places = (root / public for root in roots for public in _PUBLIC)
    return tuple(dict.fromkeys(str(place) for place in places if place.is_dir()))


def _inside(name: str, site: Site) -> str:
    """The absolute path of the file *name*; "" where none is there, or it leads elsewhere."""
    try:
        if not os.path.isfile(name):  # noqa: PTH113 - a Path for each place would cost as much again
            return ""
    except ValueError:
        return ""
    path = _resolved(Path(name))
    within = (folder.resolve() for folder in (site.root, site.top))
    return str(path) if path and any(map(path.is_relative_to, within)) else ""


def _resolved(path: Path) -> Path | None:
    """*path* with every link followed; None for a name too long or links in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
