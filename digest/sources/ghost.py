"""A Ghost site: its export, its Content API, or its feed where there is no key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item

_EXPORT = re.compile(rb'\s*\{\s*(?:"db"\s*:\s*\[\s*\{\s*)?"(?:meta|data)"\s*:\s*\{')
_TABLES = re.compile(rb'"(?:posts|posts_meta|exported_on|custom_theme_settings|benefits)"\s*:')

_SITE = re.compile(rb'\s*\{"site":\{"title":.{0,20000}"version":"\d', re.DOTALL)
"""What /ghost/api/admin/site/ says to everybody."""


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the site's public posts; see ``digest.sources.Kind``. Raises ConfigError.

    ``path`` names an export, and ``url`` then the site that it is of.
    """
    from digest.sources._ghost.source import read_source  # only such a site needs it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """See ``digest.sources.Recognise``."""
    if sample.path is not None:
        head = sample.content
        if not (_EXPORT.match(head) and _TABLES.search(head)):
            return None
        config = SourceConfig(type="ghost", path=str(sample.path))
        return Recognised(config=config, what="a Ghost export", sure=0.95, in_folders=True)
    ghost = sample.meta.get("generator", "").lower().startswith("ghost ")
    if not (ghost or _SITE.match(sample.content)):
        return None
    config = SourceConfig(type="ghost", url=urljoin(sample.where, "/"))
    return Recognised(config=config, what="a Ghost site", sure=0.9)
