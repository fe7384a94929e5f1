"""What a source may reach, from its configuration and the environment."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.sources._items import Context
from digest.sources.net import KEYS, Access, read_access


def access_of(config: SourceConfig, context: Context, *, address: str = "") -> Access:
    """The access of the source *config*, for all that it asks.

    Its credential goes to the host of *address*, by default of its ``url``, only. Raises
    ConfigError.
    """
    if address := address or config.url:
        return read_access(config.options, address=address, base=context.base, environ=os.environ)
    secret = {"user", "password_env", "password_file", "key_env", "key_file"}
    if named := sorted(secret & config.options.keys()):
        raise ConfigError(f"[[source]] {named[0]}: goes with 'url', and this source has none")
    open_to = {name: value for name, value in config.options.items() if name not in secret}
    access = read_access(open_to, address="", base=context.base, environ={})
    return replace(access, credential=None)


def access_options(config: SourceConfig) -> dict[str, Any]:
    """Those options of *config* that ``read_access`` reads."""
    return {name: value for name, value in config.options.items() if name in KEYS}
