"""The keys of a ``[[source]]`` that only its kind knows, checked, and the access they give."""

from __future__ import annotations

import os
from typing import Any, TypeVar

from digest import tables
from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.sources._items import Context
from digest.sources.net.access import KEYS, Access, read_access

Bound = TypeVar("Bound")

OWN = ("type", "path", "url", "name", "language", "section")
"""The keys of every ``[[source]]``, which a misspelled one may have meant."""


def bind_options(kind: type[Bound], config: SourceConfig, *, web: bool = True) -> Bound:
    """The options of *config* as a *kind*, a dataclass whose fields are its keys.

    Raises ConfigError for an unknown key and for a value of the wrong type. *web*: the keys of
    ``read_access`` are known as well.
    """
    of_access = KEYS if web else ()
    own = {name: value for name, value in config.options.items() if name not in of_access}
    place = tables.Location(file="digest.toml", text="", error=ConfigError, header="[source]")
    return tables.bind(kind, own, place=place, others=(*of_access, *OWN))


def access_of(config: SourceConfig, context: Context, *, address: str = "") -> Access:
    """What the source may reach beyond the public web, and its credentials. Raises ConfigError.

    The credentials are for *address*, by default the source's own.
    """
    return read_access(
        config.options, address=address or config.url, base=context.base, environ=os.environ
    )


def access_options(config: SourceConfig) -> dict[str, Any]:
    """Those options of *config* that ``read_access`` reads."""
    return {name: value for name, value in config.options.items() if name in KEYS}


def at_least_one(value: int) -> int:
    """Check a number that must be at least 1."""
    if value < 1:
        raise ValueError("must be at least 1")
    return value
