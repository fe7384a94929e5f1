"""Reads the configuration of sites. Programs among them (``.py``, ``.js``) are never run."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

from digest.sources.reading.characters import one_line
from digest.sources.reading.encoding import decode
from digest.sources.reading.fields import Fields, make_fields
from digest.sources.reading.front_matter import read_toml, read_yaml
from digest.sources.reading.rejections import NotAnArticle
from digest.text.language import normalise

_LARGEST = 1_000_000  # bytes
# "title: 'My site'," in a script. The value is a plain text: nothing is computed.
_SETTING = re.compile(
    r"""^[ \t]*(?:const[ \t]+)?['"]?(\w{1,40})['"]?[ \t]*[:=][ \t]*"""
    r"""(?:'([^'\n]*)'|"([^"\n]*)"|`([^`$\n]*)`)""",
    re.MULTILINE,
)


def read_settings(file: Path) -> Fields:
    """The settings in *file*; empty when it cannot be read, which must not stop the articles."""
    text = settings_text(file)
    match file.suffix:
        case ".toml":
            return read_toml(text)[0]
        case ".json":
            return _json(text)
        case ".py":
            return _literals(text)
        case ".js" | ".ts" | ".mjs" | ".cjs" | ".mts":
            return _script(text)
        case _:
            return read_yaml(text)[0]


def settings_text(file: Path) -> str:
    """The text of a configuration; "" where it cannot be read."""
    try:
        if file.stat().st_size > _LARGEST:
            return ""
        text, _ = decode(file.read_bytes())
    except (OSError, NotAnArticle):
        return ""
    return text


def title_of(fields: Fields, *names: str) -> str:
    """The title of the site under the first of *names*, on one line."""
    return one_line(fields.text(*names))


def address(fields: Fields, *names: str) -> str:
    """The site's address without a slash at its end; "" where it is none."""
    url = fields.text(*names)
    return url.rstrip("/") if url.startswith(("http://", "https://")) else ""


def path_below(path: str) -> str:
    """*path* with a slash in front and none at its end; "" for the root."""
    return "/".join(["", *path.strip("/").split("/")]).rstrip("/")


def language(fields: Fields, *names: str) -> str:
    """The language tag under the first of *names*."""
    return normalise(fields.text(*names))


def _json(text: str) -> Fields:
    try:
        return make_fields(json.loads(text))
    except (ValueError, RecursionError):
        return Fields()


def _literals(text: str) -> Fields:
    """The names that a Python file gives plain values; what would have to be run is left out."""
    values: dict[str, object] = {}
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Fields()
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        try:
            values[node.targets[0].id] = ast.literal_eval(node.value)
        except (ValueError, TypeError, RecursionError, MemoryError):
            continue
    return make_fields(values)


def _script(text: str) -> Fields:
    """The first plain text that a script gives each name."""
    values: dict[str, object] = {}
    for name, *written in _SETTING.findall(text):
        values.setdefault(name, next(filter(None, written), ""))
    return make_fields(values)
