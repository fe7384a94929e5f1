"""Metadata of an article, the same whether it was written in YAML, TOML, JSON or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_NOTHING = {"", "~", "null"}
_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}
_INNER = ("params", "extra", "taxonomies")  # where Hugo and Zola put fields of the theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Metadata by name. Names are in lower case with underscores ("featured_image").

    Every scalar is text as it was written, so that a title "No" stays "No"; "null" and "~" are
    empty.
    """

    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        """The value of the first of *names* that has one, or its first item; "" without one."""
        return next(iter(self.texts(*names)), "")

    def texts(self, *names: str) -> tuple[str, ...]:
        """All values under the first of *names* that has any.

        A table counts by its "name", "title" or "text".
        """
        for name in names:
            value = self.values.get(name)
            if value and (texts := tuple(_scalars(value))):
                return texts
        return ()

    def table(self, name: str) -> Fields:
        """The table called *name*; empty when there is none."""
        value = self.values.get(name)
        return Fields(values=value if isinstance(value, dict) else {})

    def flag(self, name: str) -> bool | None:
        """True for "yes" and its like, False for "no"; None for anything else."""
        word = self.text(name).lower()
        return True if word in _YES else False if word in _NO else None


def make_fields(raw: object) -> Fields:
    """Fields from a mapping that a parser returned; empty for anything else.

    Names are normalised and scalars become text. Tables such as Hugo's ``params`` are merged into
    the top level, which wins.
    """
    values = plain(raw)
    if not isinstance(values, dict):
        return Fields()
    lifted: dict[str, Value] = {}
    for name in _INNER:
        inner = values.get(name)
        lifted.update(inner if isinstance(inner, dict) else {})
    return Fields(values=lifted | values)


def key(name: object) -> str:
    """The normalised name: "Featured-Image" and "featured image" are "featured_image"."""
    return _key(str(name))


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return re.sub(r"[\s-]+", "_", str(name).strip().strip("\"'“”‘’").lower())


def plain(raw: object, depth: int = 0) -> Value:
    """*raw* as text, lists and tables; below five levels, which no metadata has, it is cut."""
    if depth > 5 or raw is None:
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
