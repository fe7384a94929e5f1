"""docs/fetching.md names the limits that the code holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import digest
from digest.pictures import raster
from digest.sources.net import KEYS, Limit, Settings, budget, decoding, urls, visits
from digest.sources.net.pictures import LIMIT

PAGE = (Path(digest.__file__).parent.parent / "docs" / "fetching.md").read_text(encoding="utf-8")
USUAL, MOST = Settings(), Limit()


@pytest.mark.parametrize(
    "line",
    [
        f"| a body, as sent and after decompression | {MOST.bytes // 10**6} MB; a picture {LIMIT.bytes // 10**6} MB |",
        f"| the headers | {budget.HEADERS // 1024} KB |",
        f"| one request, with its redirects and repeats | {MOST.seconds:g} seconds on the network |",
        f"| connecting; waiting for the next byte | {MOST.connect:g} seconds each |",
        f"| redirects | {USUAL.redirects}; none from",
        f"| answers over {visits.LARGE // 10**6} MB that are collected at once | {visits.LARGE_AT_ONCE} |",
        f"| answers that wait for the rest of digest | {USUAL.held_bytes // 10**6} MB |",
        f"| a picture | {raster.MAX_PIXELS // 10**6} megapixels, and {raster.MOST_MEMORY // 10**6} MB of memory",
        f"| requests under way | {USUAL.concurrency}, of these {USUAL.per_host} to one host |",
        f"| between two requests to one host | {USUAL.gap} seconds, or what its `robots.txt` asks for, {USUAL.longest_delay:g} seconds at most |",
        f"| a host that is named in `allow_private` | {USUAL.per_own_host} at once",
        f"| repeats | {USUAL.retries}, after about {USUAL.backoff:g} and {2 * USUAL.backoff:g} seconds",
        f"up to {USUAL.longest_wait:g} seconds; a longer one",
        f"| a server that gave no answer to {USUAL.dead_after} requests in a row |",
        f"or over {urls.LONGEST:,} characters",
        f"| `Accept-Encoding` | `{decoding.ACCEPTED}` |",
    ],
)
def test_the_page_names_the_limits(line: str) -> None:
    assert line in PAGE


@pytest.mark.parametrize("key", KEYS)
def test_the_page_names_the_keys(key: str) -> None:
    assert key in PAGE
