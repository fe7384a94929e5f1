"""``issue.toml`` ⇄ Plan: the file in which the editor says what goes in, in what order and under what headline.

Blocks the editor has not to do with are written anew; where a block stays as it was, its text, comments and all,
stays too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digest import tables
from digest.errors import PlanError
from digest.files import write_whole
from digest.model import Place, Plan, Planned

FILE = "issue.toml"
FIT = "fit"

GUIDE = """\
# The plan of this issue. Change what you like, then run "digest build"; a new "digest plan" keeps what you changed.
#
# cover     the id of the story on the cover; "" leaves the choice to the layout
# place     lead, feature, news, brief; hold keeps a story for next week, drop leaves it out
# words     "fit" fills the page; a number sets the story at about that length
# picture   a picture of the story's articles, or a file beside this one; "" for none
# pinned    true keeps the story where it stands when new stories come in
# The stories are printed in this order: move a [[story]] block to move the story.

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands above the first story."""

    number: int
    week: str
    title: str
    language: str
    cover: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A ``[[story]]`` as written; *words* apart, which is a number or "fit"."""

    id: str
    headline: str
    articles: tuple[str, ...]
    place: str = Place.NEWS.value
    section: str = ""
    picture: str = ""
    pinned: bool = False


def read(path: Path) -> Plan:
    """The plan in *path*; PlanError names the line and key of the first thing that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(
            f"{path}: cannot be read ({error}); make a new one with 'digest plan'"
        ) from error
    return parse(text, file=f"{path.parent.name}/{path.name}")


def parse(text: str, *, file: str = FILE) -> Plan:
    """The plan in *text*."""
    table = tables.parse(text, file=file, error=PlanError)
    top = tables.Place(file=file, text=text, error=PlanError)
    blocks = table.pop("story", [])
    if not isinstance(blocks, list):
        raise top.fault(
            "story", "must be written [[story]], in two pairs of brackets, on a line of its own"
        )
    head = tables.bind(_Head, table, place=top)
    stories = [
        _planned(block, place=replace(top, header="story", index=index))
        for index, block in enumerate(blocks)
    ]
    _check_stories(head, stories, top=top)
    return Plan(
        number=head.number,
        week=head.week,
        title=head.title,
        language=head.language,
        cover=head.cover,
        stories=tuple(stories),
    )


def _planned(block: Mapping[str, Any], *, place: tables.Place) -> Planned:
    values = dict(block)
    words = _words(values.pop("words", FIT), place=place)
    bound = tables.bind(_Block, values, place=place)
    if bound.place not in set(Place):
        raise place.fault("place", f"is '{bound.place}'; write one of {', '.join(Place)}")
    for key, value in (("id", bound.id), ("headline", bound.headline)):
        if not value.strip():
            raise place.fault(
                key, 'is empty; write one, or set place = "drop" to leave the story out'
            )
    if not bound.articles:
        raise place.fault(
            "articles",
            'is empty; name at least one article, or set place = "drop" to leave the story out',
        )
    return Planned(
        id=bound.id,
        place=Place(bound.place),
        section=bound.section,
        headline=bound.headline.strip(),
        articles=bound.articles,
        words=words,
        picture=bound.picture,
        pinned=bound.pinned,
    )


def _words(value: Any, *, place: tables.Place) -> int | None:
    if value == FIT:
        return None
    if type(value) is not int or value < 1:
        raise place.fault("words", 'must be "fit" or a number of words above 0')
    return value


def _check_stories(head: _Head, stories: list[Planned], *, top: tables.Place) -> None:
    told: dict[str, str] = {}
    for index, story in enumerate(stories):
        place = replace(top, header="story", index=index)
        if story.id in {other.id for other in stories[:index]}:
            raise place.fault(
                "id", f"'{story.id}' stands here twice; each story needs an id of its own"
            )
        for article in story.articles if story.place.printed else ():
            if article in told:
                raise place.fault(
                    "articles",
                    f"names '{article}', which '{told[article]}' tells already; take it out of one",
                )
            told[article] = story.id
    if head.cover and head.cover not in {story.id for story in stories if story.place.printed}:
        raise top.fault(
            "cover", f"names '{head.cover}', which is no printed story; give the id of one, or \"\""
        )


def write(path: Path, plan: Plan) -> None:
    """Write *plan*; where *path* holds one already, the blocks that stay keep the editor's own text and comments."""
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        before = ""
    write_whole(path, render(plan, before=before).encode())


def render(plan: Plan, *, before: str = "") -> str:
    """*plan* as a file's text, in the words of *before* wherever they say the same."""
    head, blocks = _cut(before)
    known = {
        block["story"][0].get("id", ""): (text, block["story"][0])
        for text in blocks
        if (block := _loads(text))
    }
    new_head = (
        _update(head, _head_values(plan))
        if head.strip()
        else GUIDE + _update("", _head_values(plan))
    )
    return (
        new_head.rstrip()
        + "\n\n"
        + "\n\n".join(
            _block(story, *known.get(story.id, ("[[story]]\n", {}))) for story in plan.stories
        )
        + "\n"
    )


def _block(story: Planned, text: str, says: Mapping[str, Any]) -> str:
    """*story* in the words of *text*, which *says* something already."""
    values = _block_values(story)
    return (text if says == values else _update(text, values, header="story")).strip()


def _cut(text: str) -> tuple[str, list[str]]:
    """The head, and each story with the comment lines just above it."""
    starts = [
        match.start()
        for match in re.finditer(r"(?m)^(?:[ \t]*#.*\n)*[ \t]*\[\[\s*story\s*\]\]", text)
    ]
    if not starts:
        return text, []
    return text[: starts[0]], [
        text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)
    ]


def _loads(text: str) -> dict[str, Any]:
    try:
        return tables.parse(text, file=FILE, error=PlanError)
    except PlanError:
        return {}


def _update(text: str, values: Mapping[str, Any], *, header: str = "") -> str:
    """The TOML *text* with its keys set to *values*; comments and the layout of what is unchanged stay."""
    import tomlkit

    document = tomlkit.parse(text)
    table: Any = document[header][0] if header else document
    for key, value in values.items():
        if key not in table or tomlkit.item(table[key]).unwrap() != value:
            table[key] = _item(value)
    for key in [key for key in table if key not in values]:
        del table[key]
    return tomlkit.dumps(document)


def _item(value: Any) -> Any:
    import tomlkit

    if not isinstance(value, list):
        return tomlkit.item(value)
    array = tomlkit.array()
    array.extend(value)
    return array.multiline(multiline=len(value) > 1)


def _head_values(plan: Plan) -> dict[str, Any]:
    return {
        "number": plan.number,
        "week": plan.week,
        "title": plan.title,
        "language": plan.language,
        "cover": plan.cover,
    }


def _block_values(story: Planned) -> dict[str, Any]:
    return {
        "id": story.id,
        "place": story.place.value,
        "section": story.section,
        "headline": story.headline,
        "words": FIT if story.words is None else story.words,
        "picture": story.picture,
        **({"pinned": True} if story.pinned else {}),
        "articles": list(story.articles),
    }


def earlier(folder: Path, week: str) -> Iterable[Plan]:
    """The plans of the weeks before *week* under the output *folder*, the newest first; unreadable ones are passed over."""
    for path in sorted(folder.glob(f"*/{FILE}"), reverse=True):
        if path.parent.name < week:
            try:
                yield read(path)
            except PlanError:
                continue
