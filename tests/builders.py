"""Builders: a valid value in one call, only what a test is about spelled out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from digest.model import Article, Image, Issue, Sentence, Story, Summary, Week

MONDAY = datetime(2025, 7, 21, tzinfo=UTC)

LOREM = (
    "The harbour board closed the old pier on Monday. Two cranes will be moved before winter. "
    "Fishing crews said they had not been asked.\n\n"
    "The board promised a ferry every twenty minutes from the new quay. A ticket will cost three crowns."
)


def article(**changes: Any) -> Article:
    """An article of 41 words in English, published on the Wednesday of 2025-W30."""
    base = Article(
        id="gull:pier-closed",
        source="The Gull",
        path="gull/pier-closed.md",
        title="Harbour board closes the old pier",
        text=LOREM,
        language="en",
        published=MONDAY + timedelta(days=2, hours=9),
        section="City",
    )
    return replace(base, **changes)


def image(**changes: Any) -> Image:
    return replace(Image(src="pier.jpg", alt="The old pier at dusk"), **changes)


def sentences(of: Article) -> tuple[Sentence, ...]:
    """Cut at every full stop: enough for texts that tests make up."""
    found, start = [], 0
    for paragraph_number, paragraph in enumerate(of.text.split("\n\n")):
        offset = of.text.index(paragraph, start)
        position = 0
        while position < len(paragraph):
            stop = paragraph.find(". ", position)
            end = len(paragraph) if stop < 0 else stop + 1
            found.append(
                Sentence(
                    article=of.id,
                    start=offset + position,
                    end=offset + end,
                    text=paragraph[position:end],
                    paragraph=paragraph_number,
                )
            )
            position = end + 1
        start = offset + len(paragraph)
    return tuple(found)


def summary(of: Article) -> Summary:
    """Every sentence, ranked as it stands, none needing another."""
    found = sentences(of)
    return Summary(sentences=found, order=tuple(range(len(found))), needs=tuple(() for _ in found))


def story(*articles: Article, **changes: Any) -> Story:
    told = articles or (article(),)
    base = Story(
        id=told[0].id.partition(":")[2],
        articles=told,
        headline=told[0].title,
        language=told[0].language,
        section=told[0].section,
        rank=1,
        summary=summary(told[0]),
    )
    return replace(base, **changes)


def week(**changes: Any) -> Week:
    return replace(
        Week(label="2025-W30", starts=MONDAY, ends=MONDAY + timedelta(days=7)), **changes
    )


def issue(*stories: Story, **changes: Any) -> Issue:
    told = stories or (story(),)
    return replace(
        Issue(number=31, week=week(), title="Atlas Weekly", language="en", stories=told), **changes
    )


def copy_tree(source: Path, target: Path, *, dirs_exist_ok: bool = False) -> Path:
    """A copy of a folder that can be written to, even where *source*, a checkout, cannot."""
    shutil.copytree(source, target, copy_function=shutil.copyfile, dirs_exist_ok=dirs_exist_ok)
    for folder in (target, *target.rglob("*")):
        if folder.is_dir():
            folder.chmod(0o755)
    return target
