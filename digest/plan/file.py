"""``issue.toml`` ⇄ Plan: the file in which the editor decides what is printed, where and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from digest import suggest, tables
from digest.errors import PlanError
from digest.files import write_whole
from digest.model import Place, Plan, PlannedStory
from digest.plan.keys import FIT, WEEK, Block, Head
from digest.plan.render import render

FILE = "issue.toml"


def read(path: Path) -> Plan:
    """The plan in *path*; PlanError names the line and key of the first thing that is wrong."""
    text = _text(path)
    plan = parse(text, file=_name(path))
    if WEEK.fullmatch(path.parent.name) and plan.week != path.parent.name:
        raise location(path).fault(
            "week",
            f"is '{plan.week}', but the file is in the folder {path.parent.name}; "
            f'write "{path.parent.name}", or move the file',
        )
    return plan


def location(path: Path, *, story: int | None = None) -> tables.Location:
    """Where the head of the plan in *path* stands, or its story of that index, for messages."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    top = tables.Location(file=_name(path), text=text, error=PlanError)
    return top if story is None else replace(top, header="story", index=story)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise PlanError(
            f"{path}: cannot be read ({error.strerror}); create one with 'digest plan'"
        ) from error


@lru_cache(maxsize=4)  # a build reads the same files again for its messages
def parse(text: str, *, file: str = FILE) -> Plan:
    """The plan in *text*."""
    table = tables.parse(text, file=file, error=PlanError)
    top = tables.Location(file=file, text=text, error=PlanError)
    blocks = table.pop("story", [])
    if not isinstance(blocks, list):
        raise top.fault(
            "story", "must be written [[story]], in two pairs of brackets, on a line of its own"
        )
    head = tables.bind(Head, table, place=top, others=["story"])
    stories = [
        _planned(block, place=replace(top, header="story", index=index))
        for index, block in enumerate(blocks)
    ]
    _check_ids(stories, top=top)
    _check_articles(stories, top=top)
    _check_cover(head.cover, stories, top=top)
    return Plan(
        number=head.number,
        week=head.week,
        title=head.title,
        language=head.language,
        cover=head.cover,
        letter=head.letter,
        letter_by=head.letter_by.strip(),
        stories=tuple(stories),
    )


def _planned(block: Mapping[str, Any], *, place: tables.Location) -> PlannedStory:
    bound = tables.bind(Block, block, place=place)
    return PlannedStory(
        id=bound.id,
        place=Place(bound.place),
        section=bound.section,
        headline=bound.headline.strip(),
        articles=bound.articles,
        words=None if bound.words == FIT else int(bound.words),
        picture=bound.picture,
        pinned=bound.pinned,
    )


def _check_ids(stories: Sequence[PlannedStory], *, top: tables.Location) -> None:
    seen: set[str] = set()
    for index, story in enumerate(stories):
        if story.id in seen:
            raise replace(top, header="story", index=index).fault(
                "id", f"'{story.id}' is used twice; give each story an id of its own"
            )
        seen.add(story.id)


def _check_articles(stories: Sequence[PlannedStory], *, top: tables.Location) -> None:
    """No article is printed in two stories."""
    story_of: dict[str, str] = {}
    for index, story in enumerate(stories):
        for article in story.articles if story.place.printed else ():
            if article in story_of:
                raise replace(top, header="story", index=index).fault(
                    "articles",
                    f"'{article}' is in the story '{story_of[article]}' too; remove it from one",
                )
            story_of[article] = story.id


def _check_cover(cover: str, stories: Sequence[PlannedStory], *, top: tables.Location) -> None:
    printed = [story.id for story in stories if story.place.printed]
    if cover and cover not in printed:
        match = suggest.closest(cover, printed)
        advice = f"did you mean '{match}'?" if match else 'give the id of one, or ""'
        raise top.fault("cover", f"'{cover}' is not the id of a printed story; {advice}")


def write(path: Path, plan: Plan) -> None:
    """Write *plan* to *path*; blocks that are already there keep the editor's text and comments."""
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        before = ""
    write_whole(path, render(plan, before=before).encode())


def earlier(folder: Path, week: str) -> Iterable[Plan]:
    """The plans of the weeks before *week* in the output *folder*, newest first.

    Plans that cannot be read are skipped.
    """
    for path in sorted(folder.glob(f"*/{FILE}"), reverse=True):
        if path.parent.name < week:
            try:
                yield read(path)
            except PlanError:
                continue
