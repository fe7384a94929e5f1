"""What a source may reach, from its configuration and the environment."""

from __future__ import annotations

import os
from dataclasses import replace

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.sources._items import Context
from digest.sources.net import Access, read_access


def access_of(config: SourceConfig, context: Context) -> Access:
    """The access of the source *config*, for all that it asks.

    Its credential goes to the host of its ``url`` only. Raises ConfigError.
    """
    if config.url:
        return read_access(
            config.options, address=config.url, base=context.base, environ=os.environ
        )
    secret = {"user", "password_env", "password_file", "key_env", "key_file"}
    if named := sorted(secret & config.options.keys()):
        raise ConfigError(f"[[source]] {named[0]}: goes with 'url', and this source has none")
    open_to = {name: value for name, value in config.options.items() if name not in secret}
    access = read_access(open_to, address="", base=context.base, environ={})
    return replace(access, credential=None)
