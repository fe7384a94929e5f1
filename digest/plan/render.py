"""Plan → the text of ``issue.toml``. Blocks that did not change keep text and comments."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Any

from digest import tables
from digest.errors import PlanError
from digest.model import Plan, PlannedStory
from digest.plan.keys import FIT, Block, Head

WIDTH, INDENT = 100, 12


def _guide() -> str:
    """The comment at the top of a new file: the keys that an editor changes most."""
    texts = {name: about.text for kind in (Head, Block) for name, _, about in tables.keys(kind)}
    lines = (
        textwrap.fill(
            texts[name],
            WIDTH,
            initial_indent=f"# {name:{INDENT - 2}}",
            subsequent_indent="#".ljust(INDENT),
        )
        for name in ("cover", "letter", "place", "words", "picture", "pinned")
    )
    return "\n".join(
        [
            '# The plan of this issue. Edit it, then run "digest build". A new "digest plan" keeps',
            "# your changes. docs/configuration.md describes every key.",
            "#",
            *lines,
            "# Stories are printed in this order: move a [[story]] block to move the story.",
            "",
            "",
        ]
    )


def render(plan: Plan, *, before: str = "") -> str:
    """*plan* as a file's text, in the words of *before* wherever they say the same."""
    head, blocks = _cut(before)
    known = {
        block["story"][0].get("id", ""): (text, block["story"][0])
        for text in blocks
        if (block := _loads(text))
    }
    values = _head_values(plan)
    new_head = _update(head, values) if head.strip() else _guide() + _update("", values)
    stories = [_block(story, *known.get(story.id, ("[[story]]\n", {}))) for story in plan.stories]
    return "\n\n".join([new_head.rstrip(), *stories]) + "\n"


def _block(story: PlannedStory, text: str, says: Mapping[str, Any]) -> str:
    """*story* in the words of *text*, whose values are *says*."""
    values = _block_values(story)
    return (text if says == values else _update(text, values, header="story")).strip()


def _cut(text: str) -> tuple[str, list[str]]:
    """The head, and each story with the comment lines just above it."""
    starts = [
        match.start()
        for match in re.finditer(r"(?m)^(?:[ \t]*#.*\n)*[ \t]*\[\[\s*story\s*\]\]", text)
    ]
    # A line of the letter may look like the head of a block; no TOML ends before it.
    heads = (number for number, start in enumerate(starts) if _parses(text[:start]))
    starts = starts[next(heads, 0) :]
    if not starts:
        return text, []
    return text[: starts[0]], [
        text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)
    ]


def _parses(text: str) -> bool:
    try:
        tables.parse(text, file="", error=PlanError)
    except PlanError:
        return False
    return True


def _loads(text: str) -> dict[str, Any]:
    try:
        return tables.parse(text, file="", error=PlanError)
    except PlanError:
        return {}


def _update(text: str, values: Mapping[str, Any], *, header: str = "") -> str:
    """The TOML *text* with its keys set to *values*; comments and the unchanged lines stay."""
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

    if isinstance(value, str) and "\n" in value:
        return tomlkit.string(value, multiline=True)
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
        **({"letter": plan.letter} if plan.letter else {}),
        **({"letter_by": plan.letter_by} if plan.letter_by else {}),
    }


def _block_values(story: PlannedStory) -> dict[str, Any]:
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
