"""Finds the files of an article's pictures; never outside the folders that were named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
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
    name = unquote(urlsplit(source).path).replace("\\", "/")
    within = [folder.resolve() for folder in (site.root, site.top)]
    places = [root / public for root in (site.root, site.top) for public in _PUBLIC]
    if not name.startswith("/"):
        places = [file.parent, file.parent / file.stem, *places]
    for place in places:
        path = _resolved(place / name.lstrip("/"))
        if path and path.is_file() and any(path.is_relative_to(folder) for folder in within):
            return str(path)
    return ""


def _resolved(path: Path) -> Path | None:
    """*path* with every link followed; None for a name too long or links in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
