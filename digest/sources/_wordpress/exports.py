"""Reads WordPress's own exports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.sources._items import Context, Item
from digest.sources._options import read_options
from digest.sources._posts.exports import read_exports
from digest.sources._wordpress.export import Wxr
from digest.tables import key


def zone_name(name: str) -> str:
    """Check the name of a time zone."""
    with suppress(KeyError, OSError, ValueError):
        return str(ZoneInfo(name))
    raise ValueError(f"'{name}' is no time zone; write one such as \"Europe/Paris\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class WxrOptions:
    """The keys of a ``[[source]]`` of this kind."""

    timezone: str = key(
        "",
        "The site's own time zone, for posts without a time in Greenwich. Without it: the "
        "magazine's.",
        example="Europe/Paris",
        check=zone_name,
    )


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the public posts under ``path``. Raises ConfigError."""
    if not config.path:
        raise ConfigError("[[source]] path: missing; name the export, or the folder it is in")
    options = read_options(WxrOptions, config, web=False)
    zone = ZoneInfo(options.timezone) if options.timezone else context.zone
    return read_exports(Wxr(zone=zone), config, context)
