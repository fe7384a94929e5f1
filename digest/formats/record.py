"""Reads back what the web pages say of themselves to programs: the stories of an issue."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class WebStory:
    """A story as search and mail find it. *name* is its page's file, "" where it has none; *page*
    is that of the PDF.
    """

    id: str
    name: str
    headline: str
    section: str
    language: str
    standfirst: str
    page: int
    text: tuple[str, ...]


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
