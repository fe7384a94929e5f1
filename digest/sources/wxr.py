"""WordPress's own export (WXR): one or more .xml files, packed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item

_HEAD = 20_000


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the public posts under ``path``; see ``digest.sources.Kind``. Raises ConfigError."""
    from digest.sources._wordpress.exports import read_source  # only an export needs it

    return read_source(config, context)


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
        in_folders=True,
    )
