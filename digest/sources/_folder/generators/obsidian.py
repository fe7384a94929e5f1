"""Obsidian: a vault of notes."""

from __future__ import annotations

import re
from pathlib import Path

from digest.sources._folder.site import Generator, Site
from digest.sources.reading.fields import Fields

_COMMENT = re.compile(r"%%[\s\S]{0,5000}?%%")
_BLOCK_NAME = re.compile(r"[ \t]\^[\w-]{1,60}[ \t]*$|^\^[\w-]{1,60}[ \t]*$", re.MULTILINE)
_INLINE_FIELD = re.compile(r"^[ \t]*(?:[-*][ \t]+)?[\w -]{1,40}::[ \t].*$", re.MULTILINE)
_TAGS = re.compile(r"^[ \t]*(?:#[^\W\d][\w/-]{0,60}[ \t]*)+$", re.MULTILINE)


class Obsidian(Generator):
    """A folder with ``.obsidian`` in it."""

    name = "obsidian"
    skipped = frozenset({"templates", "Templates", "_templates", ".trash"})
    templates = False

    def configuration(self, folder: Path, names: frozenset[str]) -> Path | None:
        """The folder of its settings stands for a configuration; nothing in it is read."""
        return folder / ".obsidian" if ".obsidian" in names else None

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """``publish: false`` keeps a note out of Obsidian Publish."""
        if fields.flag("publish") is False:
            return "not published", "publish it to include it"
        return None

    def prepared(self, text: str) -> str:
        """Without comments, names of blocks, lines of tags and fields for plug-ins."""
        for pattern in (_COMMENT, _BLOCK_NAME, _INLINE_FIELD, _TAGS):
            text = pattern.sub("", text)
        return text


GENERATOR = Obsidian()
