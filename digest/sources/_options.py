"""The keys of ``[[source]]`` that only one kind knows, declared by the kind as a dataclass."""

from __future__ import annotations

from typing import TypeVar

from digest import tables
from digest.config import SourceConfig
from digest.errors import ConfigError

Options = TypeVar("Options")


OWN = ("type", "path", "url", "name", "language", "section")
"""The keys of every ``[[source]]``, which a misspelled one may have meant."""


def read_options(kind: type[Options], config: SourceConfig, *, web: bool = True) -> Options:
    """The options of *config* as a *kind*, a dataclass whose fields are made by ``tables.key``.

    *web*: the keys of ``digest.sources.net.KEYS``, which every kind that reads the web has, are
    known and left to ``read_access``. Raises ConfigError for a key that is unknown or has a wrong
    value.
    """
    from digest.sources.net import KEYS

    of_access = KEYS if web else ()
    own = {name: value for name, value in config.options.items() if name not in of_access}
    place = tables.Location(file="digest.toml", text="", error=ConfigError, header="[source]")
    return tables.bind(kind, own, place=place, others=(*of_access, *OWN))


def yes_or_no(value: object) -> object:
    """The check of a key that is true, false or left out."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 - what ``tables.key`` expects
    return value


def at_least_one(value: int) -> int:
    """The check of a number of pages, feeds or posts."""
    if value < 1:
        raise ValueError("must be at least 1")
    return value
