"""The lines of the last layout, kept on the shelf: a text that has not changed is broken once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from typing import TYPE_CHECKING

from digest.files import sha256
from digest.shelf import Shelf, key_of, package_hash, part_name

if TYPE_CHECKING:
    from digest.themes import Theme

Key = tuple[object, ...]
"""A key of ``digest.layout.Lines``."""

CODE = ("layout", "themes", "text", "languages")
LIBRARIES = ("uharfbuzz", "pyphen")
"""What the lines of a text depend on besides it, the styles and the fonts: a change of these makes
all of them stale.
"""


@contextmanager
def known_lines(shelf: Shelf | None, theme: Theme) -> Iterator[dict[Key, tuple[str, ...]]]:
    """The lines that the last layout in *theme* left on *shelf*, as ``digest.layout.Lines``.

    At the end those that were asked for, or added, are kept for the next layout.
    """
    if shelf is None:
        yield {}
        return
    name = _name(theme)
    earlier = _entries(shelf.get(name))
    known = _Known(earlier)
    yield known
    if known.fresh or len(known) < len(earlier):
        shelf.put(name, json.dumps(known.by_hash(), ensure_ascii=False).encode())


class _Known(dict[Key, tuple[str, ...]]):
    """Lines by their key; those of *earlier*, by the hash of their key, where there are no others.

    *fresh*: whether there are some that *earlier* has not.
    """

    def __init__(self, earlier: dict[str, list[str]]) -> None:
        super().__init__()
        self._earlier = earlier
        self.fresh = False

    def __missing__(self, key: Key) -> tuple[str, ...]:
        try:
            lines = tuple(self._earlier[key_of(key)])
        except KeyError:
            self.fresh = True
            raise
        self[key] = lines
        return lines

    def by_hash(self) -> dict[str, tuple[str, ...]]:
        return {key_of(key): lines for key, lines in self.items()}


def _entries(data: bytes | None) -> dict[str, list[str]]:
    return json.loads(data) if data else {}


def _name(theme: Theme) -> str:
    """The name of the part, which differs whenever the same text may have other lines."""
    from digest.themes.fonts import faces

    families = sorted({family for stack in theme.fonts.values() for family in stack})
    return part_name(
        package_hash(*CODE),
        *map(metadata.version, LIBRARIES),
        sorted(theme.design.styles.items()),
        sorted(theme.fonts.items()),
        [sha256(face.path) for family in families for face in faces(family)],
    )
