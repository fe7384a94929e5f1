"""Feeds: ``python tests/benchmarks/feeds.py --corpora PATH`` compares with feedparser, where it is installed;
``--thousand`` reads a list of 1,000 feeds from a local server, a tenth slow or broken; ``--fuzz N`` reads N mutated feeds.

``--corpora`` is a folder of feeds in any depth. Each entry's id, link, title and date are compared, and the words of its text.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.sources import Context, read
from digest.sources._feed.article import draft_of
from digest.sources._feed.parsing import read_feed
from digest.sources._feed.values import Entry, NotAFeed, Words
from digest.sources._opml.outlines import read_outlines
from digest.sources._outlets import Outlet
from digest.sources._pages.page import read_page
from digest.sources._sitemap.maps import read_sitemap
from digest.sources.net import Answer, Client, Request, Settings, World
from digest.sources.reading import NotAnArticle
from digest.sources.reading.html import inline_text

ZONE = ZoneInfo("UTC")
OUTLET = Outlet(zone=ZONE, language="en", among=("en", "fr"))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


# As feedparser


def compare(folder: Path) -> None:
    """Print how many feeds and entries are read alike, and each difference."""
    import feedparser

    seconds = {"digest": 0.0, "feedparser": 0.0}
    counts: Counter[str] = Counter()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes()
        began = time.perf_counter()
        try:
            own = read_feed(content, url="http://corpus.test/feed")
        except NotAFeed as error:
            own = None
            reason = error.reason
        seconds["digest"] += time.perf_counter() - began
        began = time.perf_counter()
        try:
            theirs = feedparser.parse(
                io.BytesIO(content),
                response_headers={"content-location": "http://corpus.test/feed"},
            )
        except Exception as error:  # noqa: BLE001 - whatever it is
            say(f"{file.name}: feedparser raises {type(error).__name__}")
            counts["feedparser raises"] += 1
            continue
        finally:
            seconds["feedparser"] += time.perf_counter() - began
        counts["files"] += 1
        if own is None:
            counts["refused" if not theirs.entries else "refused, entries in feedparser"] += 1
            if theirs.entries:
                say(f"{file.name}: refused ({reason}); feedparser has {len(theirs.entries)}")
            continue
        counts["entries"] += len(own.entries)
        if len(own.entries) != len(theirs.entries):
            say(f"{file.name}: {len(own.entries)} entries; feedparser has {len(theirs.entries)}")
            counts["other number of entries"] += 1
        for entry, other in zip(own.entries, theirs.entries, strict=False):
            for name, mine, their in differences(entry, other):
                counts[f"other {name}"] += 1
                say(f"{file.name}: {name} {mine[:90]!r}; feedparser {their[:90]!r}")
    say(f"{dict(counts)}")
    say(f"seconds {dict(seconds)}")


def differences(entry: Entry, other: Any) -> Iterator[tuple[str, str, str]]:
    contents = [content.get("value", "") for content in other.get("content", ())]
    bodies = [*contents, other.get("summary", "")]
    pairs = (
        ("id", entry.guid, other.get("id", "")),
        ("link", entry.link, other.get("feedburner_origlink", "") or other.get("link", "")),
        ("title", plain(entry.title), inline_text(other.get("title", ""))),
        ("published", bool(entry.published or entry.updated), bool(dates_of(other))),
        (
            "text",
            letters(max(entry.content.text, entry.summary.text, key=len)),
            letters(max(bodies, key=len)),
        ),
    )
    for name, mine, their in pairs:
        if str(mine).strip() != str(their).strip():
            yield name, str(mine), str(their)


def dates_of(other: Any) -> str:
    return str(
        dict.get(other, "published", "")
        or dict.get(other, "updated", "")
        or dict.get(other, "created", "")
    )


def plain(words: Words) -> str:
    return inline_text(words.text) if words.html else " ".join(words.text.split())


def letters(html: str) -> str:
    """The words of *html* alone."""
    return " ".join(re.findall(r"\w+", inline_text(html)))


# A thousand feeds


def thousand(count: int) -> None:
    """Print seconds and counts of a list of *count* feeds."""
    import fetching

    methods = multiprocessing.get_context("spawn")
    ports = methods.Queue()
    server = methods.Process(target=fetching.run_server, args=(ports,), daemon=True)
    server.start()
    try:
        urls = [url for _, url in fetching.addresses(count, ports.get(), one_host=False)]
        measure(urls)
    finally:
        server.terminate()


def measure(urls: Sequence[str]) -> None:
    hosts = [url.split("/")[2].split(":")[0] for url in urls]
    outlines = "".join(f'<outline text="Feed {n}" xmlUrl="{url}"/>' for n, url in enumerate(urls))
    file = Path("feeds.opml").absolute()
    file.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", encoding="utf-8")
    world = World(names=lambda _host, _port, _seconds: ["127.0.0.1"], proxies={})
    config = SourceConfig(
        type="opml",
        path=str(file),
        undated="include",
        options=MappingProxyType({"allow_private": hosts, "complete": False}),
    )
    memory = Memory()
    try:
        for run in ("first", "second"):
            with Client(Settings(), world) as client:
                context = Context(
                    base=Path(),
                    zone=ZONE,
                    languages=("en",),
                    client=lambda: client,
                    memory=memory,
                    now=datetime(2025, 7, 28, tzinfo=UTC),
                )
                wall, cpu = time.perf_counter(), time.process_time()
                kinds = Counter(type(item).__name__ for item in read(config, context))
                wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            say(
                f"{run}: {len(urls)} feeds, wall {wall:.1f} s, CPU {cpu:.1f} s, peak {peak()} MB, {dict(kinds)}"
            )
    finally:
        file.unlink()


class Memory:
    """A memory in memory."""

    def __init__(self) -> None:
        self.stamps: dict[str, str] = {}

    def stamp(self, place: str) -> str:
        return self.stamps.get(place, "")

    def remember(self, place: str, stamp: str) -> None:
        self.stamps[place] = stamp


def peak() -> int:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


# Mutated feeds


def mutated(seed: bytes, lots: random.Random) -> bytes:
    """*seed* with a few random faults."""
    data = bytearray(seed)
    for _ in range(lots.randint(1, 6)):
        at, end = sorted((lots.randrange(len(data) + 1), lots.randrange(len(data) + 1)))
        kind = lots.randrange(8)
        if kind == 0 and data:
            data[min(at, len(data) - 1)] = lots.randrange(256)
        elif kind == 1:
            del data[at : min(end, at + 40)]
        elif kind == 2:
            data[at:at] = data[at : min(end, at + 2000)] * lots.randint(1, 4)
        elif kind == 3:
            data[at:at] = lots.choice(TOKENS)
        elif kind == 4:
            data[at:at] = lots.choice(TOKENS) * lots.choice((10, 1000, 20_000))
        elif kind == 5:
            del data[at:]
        elif kind == 6:
            data[at:at] = bytes(lots.randrange(256) for _ in range(lots.randint(1, 30)))
        else:
            data[at:end] = data[at:end][::-1][: lots.randint(0, 500)]
    return bytes(data[:8_000_000])


TOKENS = (
    *(
        b"<",
        b">",
        b"&",
        b"&amp;",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"-->",
        b"<?xml",
        b"<!DOCTYPE x [",
    ),
    *(
        b"<item>",
        b"</item>",
        b"<entry>",
        b"<p>",
        b"</p>",
        b"<div>",
        b"<a href='",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(
        b'<!ENTITY a "b">',
        b"&a;",
        b"&#0;",
        b"&#x110000;",
        b"<content type='xhtml'>",
        b"xml:base='http://[' ",
    ),
    *(
        b"{",
        b"[",
        b'"',
        b"\\u0000",
        b"null",
        b"<media:content url='//' width='9999999999999'/>",
        b"<link/>",
    ),
    *(
        b"<pubDate>Fri, 25 Jul 2025 10:00:00 +9999</pubDate>",
        b"<pubDate>\xd9\xa1</pubDate>",
        b"srcset='a 1w, ' ",
    ),
)


def attack(data: bytes) -> Counter[str]:
    """Read *data* as a feed would be, and count how its entries end. Anything but a refusal escapes."""
    counts: Counter[str] = Counter()
    try:
        feed = read_feed(data, url="http://corpus.test/feed")
    except NotAFeed:
        return Counter(refused=1)
    for entry in feed.entries:
        try:
            draft_of(entry, feed, OUTLET, "The Gull")
            counts["articles"] += 1
        except NotAnArticle:
            counts["rejected"] += 1
    return counts


def attack_others(data: bytes) -> Counter[str]:
    """Read *data* as a page, a list of feeds and a sitemap, and count what it is taken for."""
    counts: Counter[str] = Counter()
    answer = Answer(
        request=Request(url="http://corpus.test/a"), url="http://corpus.test/a", content=data
    )
    readers: dict[str, Callable[[], object]] = {
        "page": lambda: read_page(answer, OUTLET),
        "list": lambda: read_outlines(data, url="http://corpus.test/a"),
        "sitemap": lambda: read_sitemap(data, url="http://corpus.test/a", zone=ZONE),
    }
    for name, reader in readers.items():
        try:
            reader()
            counts[name] += 1
        except NotAnArticle:
            counts["refused"] += 1
    return counts


def fuzz(count: int, seeds: Sequence[bytes], first: int = 0) -> None:
    """Print what *count* mutations did; each is reproduced by its number."""
    counts: Counter[str] = Counter()
    slowest, at = 0.0, 0
    for number in range(first, first + count):
        lots = random.Random(number)
        data = mutated(lots.choice(seeds), lots)
        began = time.perf_counter()
        try:
            counts += attack(data) if number % 4 else attack_others(data)
        except Exception as error:  # noqa: BLE001 - what is looked for
            counts[f"escaped {type(error).__name__}"] += 1
            say(f"mutation {number}: {type(error).__name__}: {error}"[:300])
        took = time.perf_counter() - began
        if took > max(slowest, 1.0):
            say(f"mutation {number}: {took:.1f} s, {len(data):,} bytes")
        if took > slowest:
            slowest, at = took, number
    say(
        f"{count} mutations: {dict(counts)}; slowest {slowest:.2f} s (number {at}); peak {peak()} MB"
    )


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--thousand", action="store_true")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--fuzz", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.corpora and not options.fuzz:
        compare(options.corpora)
    if options.thousand:
        thousand(options.feeds)
    if options.fuzz:
        own = Path(__file__).parent.parent / "sources" / "feeds"
        folders = [own, *([options.corpora] if options.corpora else ())]
        files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
        fuzz(options.fuzz, [file.read_bytes() for file in files], options.first)


if __name__ == "__main__":
    main(sys.argv[1:])
