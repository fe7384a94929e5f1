"""The web pages of an issue as the site sees them: their files, and their record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.formats.beside import RECORD

if TYPE_CHECKING:
    from digest.edition import Edition

TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jpg": "image/jpeg",
}
"""By a file's ending, its content type. No other file is served."""
FEED = "feed.xml"
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebStory:
    """A story as a search finds it. *name* is its page's file, "" where it has none; *page* the
    PDF's.
    """

    id: str
    name: str
    headline: str
    section: str
    language: str
    standfirst: str
    page: int
    text: tuple[str, ...]


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


def pages_of(folder: Path) -> tuple[WebStory, ...]:
    """The stories of the web pages in *folder*; raises DigestError for a damaged record."""
    path = folder / RECORD
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_story(one) for one in record["stories"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DigestError(
            f"{path}: cannot be read; build the issue again with 'digest build --format web'"
        ) from error


def _story(record: Mapping[str, Any]) -> WebStory:
    return WebStory(
        id=str(record["id"]),
        name=str(record["file"]),
        headline=str(record["headline"]),
        section=str(record["section"]),
        language=str(record["language"]),
        standfirst=str(record["standfirst"]),
        page=int(record["page"]),
        text=tuple(str(one["text"]) for one in record["text"]),
    )


def printed_of(edition: Edition) -> tuple[WebStory, ...]:
    """The stories of an issue without web pages, with the sentences that its PDF prints."""
    texts: dict[str, dict[str, None]] = {}
    for page in edition.pages:
        for part in page.parts:
            texts.setdefault(part.story, {}).update(
                dict.fromkeys(one.text for one in part.sentences)
            )
    return tuple(
        WebStory(
            id=story.id,
            name="",
            headline=story.headline,
            section=story.section,
            language=story.language,
            standfirst=story.standfirst,
            page=story.page,
            text=tuple(texts.get(story.id, ())),
        )
        for story in edition.stories
        if story.page
    )
