"""The keys of ``[[source]]`` that ``feed`` and ``opml`` have beside those of every source."""

from __future__ import annotations

from dataclasses import dataclass

from digest.sources._options import yes_or_no
from digest.tables import key


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOptions:
    """How the entries of a feed are read."""

    complete: bool | None = key(
        None,
        "Whether entries of which the feed has the beginning only are completed from their pages, "
        "as far as robots.txt allows. Without it: where feed and page are on one site.",
        example=True,
        check=yes_or_no,
    )
