"""The stories of the last plan, kept beside it: an unchanged week is not curated again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.edition import json_converter
from digest.errors import DigestError
from digest.files import write_whole
from digest.model import Article, Rejected, Story, Week
from digest.shelf import key_of, package_hash

if TYPE_CHECKING:
    from digest.config.keys import Magazine
    from digest.curate import CuratedWeek

FILE = ".stories.json"
"""Beside ``issue.toml``. It may be deleted at any time."""

CODE = ("curate", "languages", "text", "model.py", "tags.py")
"""What a week's stories depend on besides its articles and the configuration."""


def curated(
    articles: Sequence[Article], *, week: Week, language: str, magazine: Magazine, file: Path
) -> CuratedWeek:
    """The stories of *articles* in *magazine*'s sections, named in *language*.

    Where *file* holds those of the same articles and settings, they are taken from there. A file
    that is missing, damaged or cannot be written only costs time.
    """
    settings = (week, language, magazine.sections, magazine.pinned, sorted(magazine.tags.items()))
    # Notes are of one reading only, such as why a picture could not be had this time.
    plain = (replace(article, notes=()) for article in articles)
    key = key_of(package_hash(*CODE), settings, *plain)
    earlier = _load(file, key, articles)
    if earlier is not None:
        return earlier
    fresh = _curate(articles, week=week, language=language, magazine=magazine)
    # Without the file the week is only curated again.
    with suppress(DigestError):
        write_whole(file, _dump(fresh, key, articles))
    return fresh


def _curate(
    articles: Sequence[Article], *, week: Week, language: str, magazine: Magazine
) -> CuratedWeek:
    from digest import curate

    filed = curate.with_sections(
        articles, code=language, sections=magazine.sections, tags=magazine.tags
    )
    return curate.stories(filed, week=week, sections=magazine.sections, pinned=magazine.pinned)


def _dump(curated: CuratedWeek, key: str, articles: Sequence[Article]) -> bytes:
    """*curated* as JSON; an article is its place among *articles*, its section and its labels."""
    unstructure = json_converter().unstructure
    places = {article.id: place for place, article in enumerate(articles)}
    stories = [
        {
            "story": unstructure(replace(story, articles=())),
            "articles": [
                [places[article.id], article.section, article.labels] for article in story.articles
            ],
        }
        for story in curated.stories
    ]
    content = {"key": key, "stories": stories, "rejected": unstructure(curated.rejected)}
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _load(file: Path, key: str, articles: Sequence[Article]) -> CuratedWeek | None:
    """What *file* holds under *key*; None where it holds something else or is damaged."""
    from digest.curate import CuratedWeek

    try:
        content = json.loads(file.read_bytes())
        if content["key"] != key:
            return None
        structure = json_converter().structure
        return CuratedWeek(
            stories=tuple(_story(entry, articles) for entry in content["stories"]),
            rejected=structure(content["rejected"], tuple[Rejected, ...]),
        )
    except Exception:  # noqa: BLE001 - whatever is wrong with the file, the week is curated anew
        return None


def _story(entry: dict[str, Any], articles: Sequence[Article]) -> Story:
    members = tuple(
        replace(articles[place], section=section, labels=tuple(labels))
        for place, section, labels in entry["articles"]
    )
    story: Story = json_converter().structure({**entry["story"], "articles": []}, Story)
    return replace(story, articles=members)
