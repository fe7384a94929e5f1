"""The keys of ``digest.toml`` as text: the commented file that ``digest init`` writes."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field
from typing import Any

from digest.config.keys import LibraryConfig, Magazine, MailConfig, SourceConfig, WebConfig
from digest.tables import keys

WIDTH = 96
"""Columns of the comments."""

HEAD = """\
# A magazine made by digest. A setting behind a # is not used: remove the # to use it.
# "digest status" shows how far the week is.
"""
MAIL = """\
# Mail. Uncomment [mail], from and postal_address, then try "digest send --dry-run".
"""


def sample(title: str, source: Mapping[str, Any] | None = None) -> str:
    """A ``digest.toml`` for a new magazine called *title*.

    *source* are the keys of its [[source]] and their values; without it: the folder "articles".
    """
    source = {"type": SourceConfig().type, "path": "articles"} if source is None else source
    further = {name: value for name, value in source.items() if name not in _names(SourceConfig)}
    return "\n".join(
        [
            HEAD,
            "[magazine]",
            *_lines(Magazine, {"title": title}),
            "[[source]]",
            *_lines(SourceConfig, source, active=False),
            *(f"{toml_key(name)} = {toml(value)}\n" for name, value in further.items()),
            "#[library]",
            *_lines(LibraryConfig, {}),
            MAIL + "#[mail]",
            *_lines(MailConfig, {}),
            "#[web]",
            *_lines(WebConfig, {}),
        ]
    )


def _lines(kind: type[Any], values: Mapping[str, Any], *, active: bool = True) -> Iterator[str]:
    """Each key of *kind* below its description, with its value, default or example.

    Only *values* are set, and with *active* the keys that every file sets.
    """
    tables = []
    for name, field, about in keys(kind):
        if isinstance(about.example, Mapping):  # a table of its own ends the one above it
            tables.append((name, about))
            continue
        yield _comment(about.text)
        if (about.active and active) or name in values:
            yield f"{name} = {toml(values.get(name, default(field)))}\n"
        else:
            yield f"#{name} = {toml(default(field) or about.example)}\n"
    for name, about in tables:
        yield _comment(about.text)
        yield f"#[magazine.{name}]"
        yield from (f"#{toml_key(part)} = {toml(value)}" for part, value in about.example.items())
        yield ""


def _names(kind: type[Any]) -> set[str]:
    return {name for name, _, _ in keys(kind)}


def _comment(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="# ", subsequent_indent="# ")


def default(field: Field[Any]) -> Any:
    """The default of a key, MISSING where it must be there."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def toml(value: Any) -> str:
    """*value* as TOML writes it on one line."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(part)} = {toml(one)}" for part, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    # a TOML basic string is a JSON string; so are its numbers, true and false
    return json.dumps(value, ensure_ascii=False)


def toml_key(name: str) -> str:
    """*name* as a TOML key, quoted where it must be."""
    return name if name.isascii() and name.replace("_", "").isalnum() else toml(name)
