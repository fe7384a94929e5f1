"""The metadata of an article, whatever its front matter was written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_NOTHING = {"", "~", "null"}
_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}
_INNER = ("params", "extra", "taxonomies")  # where Hugo and Zola keep what is not theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Names in lower case with underscores; every scalar is text as it was written ("No" stays "No")."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        """The first of *names* that holds a word or, in a list, its first item; "" without one."""
        return next(iter(self.texts(*names)), "")

    def texts(self, *names: str) -> tuple[str, ...]:
        """All scalars under the first of *names* that holds any. A table counts by its "name", "title" or "text"."""
        for name in names:
            found = tuple(_scalars(self.values.get(name, "")))
            if found:
                return found
        return ()

    def table(self, name: str) -> Fields:
        """The table called *name*, empty where it is none."""
        value = self.values.get(name)
        return Fields(values=value if isinstance(value, dict) else {})

    def flag(self, name: str) -> bool | None:
        """True or False where *name* says so, None where it is absent or says something else."""
        word = self.text(name).lower()
        return True if word in _YES else False if word in _NO else None


def make_fields(raw: object) -> Fields:
    """Fields of what a parser gave: names made alike, scalars made text, inner tables of parameters lifted out."""
    values = plain(raw)
    if not isinstance(values, dict):
        return Fields()
    lifted: dict[str, Value] = {}
    for name in _INNER:
        inner = values.get(name)
        lifted.update(inner if isinstance(inner, dict) else {})
    return Fields(values=lifted | values)


def key(name: object) -> str:
    """One name for "Featured-Image" and "featured image"."""
    return re.sub(r"[\s-]+", "_", str(name).strip().strip("\"'“”‘’").lower())


def plain(raw: object, depth: int = 0) -> Value:
    """Text, lists and tables only, four levels deep: what lies deeper is no article's business."""
    if depth > 4 or raw is None:
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, Mapping):
        return {key(name): plain(value, depth + 1) for name, value in raw.items()}
    if isinstance(raw, list | tuple):
        return [plain(value, depth + 1) for value in raw]
    return raw.isoformat() if isinstance(raw, datetime | date | time) else str(raw)


def _scalars(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip().lower() not in _NOTHING:
            yield value.strip()
    elif isinstance(value, dict):
        yield from _scalars(
            next((value[name] for name in ("name", "title", "text") if name in value), "")
        )
    else:
        for item in value:
            yield from _scalars(item)
