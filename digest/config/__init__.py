"""``digest.toml`` → Config: every value typed and checked, every problem named with its key.

A flag beats the environment (``DIGEST_THEME`` sets ``[magazine] theme``), that beats the file,
that the default. The keys are in ``keys.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digest.config.keys import (
    FEWEST_PAGES,
    FORMATS,
    MOST_PAGES,
    SHEETS,
    Config,
    LibraryConfig,
    Magazine,
    MailConfig,
    SourceConfig,
    Top,
    WebConfig,
)
from digest.errors import ConfigError
from digest.tables import Location, parse
from digest.tables import bind as bind_table

__all__ = [
    "FEWEST_PAGES",
    "FILE",
    "FORMATS",
    "MOST_PAGES",
    "SHEETS",
    "Config",
    "LibraryConfig",
    "Magazine",
    "MailConfig",
    "SourceConfig",
    "WebConfig",
    "find",
    "load",
    "read",
]

FILE = "digest.toml"

TABLES = MappingProxyType(
    {
        "": Top,
        "[magazine]": Magazine,
        "[[source]]": SourceConfig,
        "[mail]": MailConfig,
        "[library]": LibraryConfig,
        "[web]": WebConfig,
    }
)
"""The tables of the file by their headers."""

CLOSED = ("folder", "outbox", "smtp")
"""The source types and transports that read no keys of their own: an unknown one is a slip."""


bind = partial(bind_table, elsewhere=TABLES)


def find(start: Path) -> Path | None:
    """The ``digest.toml`` in *start* or the nearest folder above it."""
    return next(
        (folder / FILE for folder in (start, *start.parents) if (folder / FILE).is_file()), None
    )


def load(file: Path) -> Config:
    """Read *file*; ConfigError names the line and key of the first thing that is wrong."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(
            f"{file}: cannot be read ({error.strerror}); "
            "check the path, or create one with 'digest init'"
        ) from error
    return read(text, file=file)


def read(text: str, *, file: Path) -> Config:
    """The configuration in *text*, which stands or would stand in *file*."""
    table = parse(text, file=file.name, error=ConfigError)
    top = Location(file=file.name, text=text, error=ConfigError)
    _check_headers(table, top)
    magazine = bind(Magazine, table.pop("magazine", {}), place=replace(top, header="magazine"))
    mail = _mail(table.pop("mail", {}), place=replace(top, header="mail"))
    sources = tuple(
        _source(source, place=replace(top, header="source", index=index))
        for index, source in enumerate(table.pop("source", []))
    )
    library = bind(LibraryConfig, table.pop("library", {}), place=replace(top, header="library"))
    web = bind(WebConfig, table.pop("web", {}), place=replace(top, header="web"))
    rest = bind(Top, table, place=top, others=("magazine", "source", "mail", "library", "web"))
    return Config(
        folder=file.parent.resolve(),
        file=file,
        magazine=magazine,
        mail=mail,
        sources=sources,
        library=library,
        web=web,
        store=rest.store,
        output=rest.output,
    )


def _check_headers(table: Mapping[str, Any], top: Location) -> None:
    singles = dict.fromkeys(("magazine", "mail", "library", "web"), dict)
    for name, kind in (*singles.items(), ("source", list)):
        if not isinstance(table.get(name, kind()), kind):
            header = f"[[{name}]]" if kind is list else f"[{name}]"
            raise top.fault(name, f"must be a table: write {header} on a line of its own")


def _source(table: Mapping[str, Any], *, place: Location) -> SourceConfig:
    kind = table.get("type", SourceConfig().type)
    source = bind(SourceConfig, table, place=place, extra="" if kind in CLOSED else "options")
    if source.type == "folder" and not source.path:
        raise place.fault("", "has no 'path'; add the folder that holds the articles")
    return source


def _mail(table: Mapping[str, Any], *, place: Location) -> MailConfig:
    if "password" in table:
        raise place.fault(
            "password",
            "must not be in this file; set DIGEST_SMTP_PASSWORD or name a 'password_file'",
        )
    transport = table.get("transport", MailConfig().transport)
    return bind(MailConfig, table, place=place, extra="" if transport in CLOSED else "options")
