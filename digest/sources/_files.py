"""The file that a source names in ``path``."""

from __future__ import annotations

from pathlib import Path

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Rejected
from digest.sources._items import Context

LARGEST = 20_000_000
"""Bytes of a feed, a list or a sitemap in a file."""


def file_of(config: SourceConfig, context: Context) -> Path:
    """The file that *config* names."""
    return context.base / Path(config.path).expanduser()


def read_file(config: SourceConfig, context: Context) -> bytes | Rejected:
    """What is in the file, or why it cannot be read."""
    path = file_of(config, context)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Rejected(
            where=str(path),
            reason=f"cannot be read ({error.strerror})",
            remedy="correct 'path' of this [[source]] in digest.toml",
        )
    if len(content) > LARGEST:
        return Rejected(where=str(path), reason=f"is larger than {LARGEST:,} bytes")
    return content


def check_place(config: SourceConfig) -> None:
    """Raise ConfigError unless *config* has either a ``url`` or a ``path``."""
    if bool(config.url) == bool(config.path):
        has = "has both 'url' and 'path'" if config.url else "has neither 'url' nor 'path'"
        raise ConfigError(f'[[source]] type = "{config.type}": {has}; write one of them')
