"""WordPress's own export (WXR): one or more .xml files, packed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item
from digest.sources._options import read_options
from digest.sources._posts.exports import read_exports
from digest.sources._wordpress.export import Wxr
from digest.tables import key

_HEAD = 20_000


def zone_name(name: str) -> str:
    """Check the name of a time zone."""
    with suppress(KeyError, OSError, ValueError):
        return str(ZoneInfo(name))
    raise ValueError(f"'{name}' is no time zone; write one such as \"Europe/Paris\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The keys of a ``[[source]]`` of this kind."""

    timezone: str = key(
        "", "The site's own time zone, for posts without a time in Greenwich.", check=zone_name
    )


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the public posts under ``path``; see ``digest.sources.Kind``. Raises ConfigError."""
    if not config.path:
        raise ConfigError("[[source]] path: missing; name the export, or the folder it is in")
    options = read_options(Options, config, web=False)
    zone = ZoneInfo(options.timezone) if options.timezone else context.zone
    return read_exports(Wxr(zone=zone), config, context)


def recognise(sample: Sample) -> Recognised | None:
    """See ``digest.sources.Recognise``."""
    head = sample.content
    if head.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            head = gzip.GzipFile(fileobj=BytesIO(head)).read1(_HEAD)
    if sample.path is None or b"wordpress.org/export/" not in head[:_HEAD]:
        return None
    return Recognised(
        config=SourceConfig(type="wxr", path=str(sample.path)),
        what="a WordPress export",
        sure=1.0,
    )
