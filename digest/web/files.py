"""The files of an issue's web pages that the site gives out, and their types."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
}
"""By a file's ending, its content type. No other file is served."""
FEED = "feed.xml"
ATOM = "application/atom+xml"


def page_file(folder: Path, name: str) -> Path | None:
    """The file *name* of the web pages in *folder*; None for what is no page, style or picture.

    No part of *name* can lead out of *folder*, and no link in it does.
    """
    parts = name.split("/")
    sound = all(part and part[0] != "." and not {*part} & {"\\", "\0"} for part in parts)
    if not sound or Path(name).suffix not in TYPES:
        return None
    path = folder.joinpath(*parts)
    try:
        inside = path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except OSError:  # a name that is too long
        return None
    return path if inside else None


def type_of(path: Path) -> str:
    """The content type of a file that `page_file` found."""
    return ATOM if path.name == FEED else TYPES[path.suffix]
