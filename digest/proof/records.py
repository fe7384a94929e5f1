"""Reads an issue for programs, written as JSON, into passages."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from digest.errors import DigestError
from digest.proof.markup import CODE
from digest.proof.passages import Group, Passage, Trace

FILE, LANGUAGE, ADDRESSES = "file", "language", ("url", "link")
"""Keys of a page of the issue, of a language, and of addresses."""
SEARCH = "search.json"
"""The list that the script of the search page reads."""
RULES = frozenset(("letters", "articles", "stem", "around", "most", "earlier"))
"""Its keys that the script reads and never shows."""
DIRECTION, DIRECTIONS = "direction", ("ltr", "rtl")
"""The key of a direction of writing, and its values."""
TRACED = frozenset(("text", "outlet", "paragraph"))
"""The keys of a sentence with its place."""


def record(data: bytes, name: str, files: Collection[str]) -> Iterator[Passage]:
    """The passages of the file *name* in *data*, one of the *files* of an issue.

    DigestError where it is no JSON.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DigestError(
            f"{name}: cannot be read ({str(error)[:80]}); build the issue again"
        ) from error
    yield from _Record(name, files).passages(value, "", ())


class _Record:
    def __init__(self, name: str, files: Collection[str]) -> None:
        self.name, self.files = name, files
        self.numbers = count(1)

    def passages(self, value: Any, path: str, groups: tuple[Group, ...]) -> Iterator[Passage]:
        """The passages of a *value* at *path*, the nearest group first."""
        if isinstance(value, dict):
            inner = (Group(f"{self.name} {path}"), *groups) if FILE in value else groups
            if value.keys() >= TRACED:
                yield from self._traced(value, path, inner)
                return
            for key, each in value.items():
                yield from self._keyed(key, each, f"{path}.{key}".lstrip("."), inner)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                yield from self.passages(each, f"{path}[{number}]", groups)
        elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            yield self._passage(str(value), path, groups)

    def _keyed(
        self, key: str, value: Any, path: str, groups: tuple[Group, ...]
    ) -> Iterator[Passage]:
        if isinstance(value, str) and not value:
            return
        if self.name == SEARCH and path in RULES:
            return
        if key == DIRECTION and value in DIRECTIONS:
            return
        if key == FILE and isinstance(value, str):
            passage = self._passage("", path, groups)
            if value in self.files:
                yield replace(passage, targets=(value,))
            else:
                yield replace(passage, addresses=(value,))
        elif key in ADDRESSES and isinstance(value, str):
            yield replace(self._passage("", path, groups), addresses=(value,))
        elif not (key == LANGUAGE and isinstance(value, str) and CODE.fullmatch(value)):
            yield from self.passages(value, path, groups)

    def _traced(
        self, value: Mapping[str, Any], path: str, groups: tuple[Group, ...]
    ) -> Iterator[Passage]:
        """A sentence, then what is said of its place."""
        number = next(self.numbers)
        shown = self._passage(str(value["text"]), f"{path}.text", groups)
        yield replace(shown, trace=Trace(number))
        for key, each in value.items():
            if key != "text":
                for passage in self._keyed(key, each, f"{path}.{key}", groups):
                    yield replace(passage, of=number)

    def _passage(self, text: str, path: str, groups: tuple[Group, ...]) -> Passage:
        kind = path.rpartition(".")[2]
        return Passage(
            text=text, type=(kind, 0.0), runs_on=False, file=self.name, part=path, groups=groups
        )
