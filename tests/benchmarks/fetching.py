"""Reads 1,000 feeds from a local server, a tenth slow or broken: ``python tests/benchmarks/fetching.py``.

Prints wall and CPU seconds, memory, and two ratios: of the wall time to the sum of the time-outs that one feed after the other
would have cost, and to a plain client (urllib.request in as many threads) that reads the healthy feeds only. Each feed has a
host of its own, as in life; with ``--one-host`` all stand on one.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import os
import random
import resource
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from digest.sources.net import (
    FEEDS,
    Access,
    Answer,
    Client,
    Failure,
    Limit,
    Request,
    Result,
    Settings,
    World,
)

FAULTS = ("silent", "headers", "drip", "endless", "busy", "reset", "error", "bomb", "loop", "slow")
"""What is wrong with a broken feed: each of them comes as often as the others."""
TIMING_OUT = frozenset({"silent", "headers", "drip"})
ITEMS = 40
DRIP = 1.0
"""Seconds between two bytes of a feed that drips, and SLOW of waiting before a feed that is only slow."""
SLOW = 4.0


def a_feed(number: int) -> bytes:
    """An RSS file of about 60 KB."""
    lots = random.Random(number)
    words = ["harbour", "council", "ferry", "budget", "library", "winter", "bridge", "market"]
    items = "".join(
        f"<item><title>Story {n} of {number}</title><link>http://feed-{number}.test/{n}</link>"
        f"<description>{' '.join(lots.choices(words, k=200))}</description></item>"
        for n in range(ITEMS)
    )
    return f"<rss version='2.0'><channel><title>{number}</title>{items}</channel></rss>".encode()


def head(status: int, **headers: object) -> bytes:
    lines = [
        f"HTTP/1.1 {status} .",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


class Server:
    """Serves ``/healthy/7`` and the faults."""

    def __init__(self) -> None:
        self.feeds: dict[str, bytes] = {}
        self.bomb = gzip.compress(bytes(200_000_000), 9)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                while await reader.readline() not in (b"\r\n", b""):
                    pass
                target = line.split()[1].decode()
                await self.speak(target.split("/")[1], target, writer)
                await writer.drain()
        writer.close()

    async def speak(self, kind: str, target: str, writer: asyncio.StreamWriter) -> None:
        if kind in ("healthy", "slow"):
            await asyncio.sleep(SLOW if kind == "slow" else 0)
            feed = self.feed(target)
            writer.write(head(200, Content_Encoding="gzip", Content_Length=len(feed)) + feed)
        elif kind in TIMING_OUT:
            await self.dawdle(kind, writer)
        elif kind == "endless":
            writer.write(head(200))
            while not writer.is_closing():
                writer.write(bytes(65_536))
                await writer.drain()
        elif kind == "reset":
            writer.transport.abort()
        else:
            writer.write(self.broken(kind, target))

    def feed(self, target: str) -> bytes:
        if target not in self.feeds:
            self.feeds[target] = gzip.compress(a_feed(int(target.split("/")[2])), 6)
        return self.feeds[target]

    def broken(self, kind: str, target: str) -> bytes:
        size = len(self.bomb)
        return {
            "bomb": head(200, Content_Encoding="gzip", Content_Length=size) + self.bomb,
            "loop": head(302, Location=target, Content_Length=0),
            "busy": head(503, Retry_After=1, Content_Length=0),
            "error": head(500, Content_Length=0),
        }[kind]

    async def dawdle(self, kind: str, writer: asyncio.StreamWriter) -> None:
        if kind == "silent":
            await asyncio.sleep(3600)
        elif kind == "headers":
            await self.drip(b"HTTP/1.1 200 .\r\n" + b"X-More: 1\r\n" * 1000, writer)
        else:
            writer.write(head(200))
            await self.drip(b"<rss>" * 1000, writer)

    async def drip(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        for byte in data:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(DRIP)


def run_server(ports: Any) -> None:
    async def main() -> None:
        server = await asyncio.start_server(Server().serve, "127.0.0.1", 0, backlog=1024)
        ports.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


def addresses(count: int, port: int, *, one_host: bool) -> list[tuple[str, str]]:
    """The kind and the address of each feed, every tenth a broken one."""
    feeds = []
    for number in range(count):
        kind = FAULTS[number // 10 % len(FAULTS)] if number % 10 == 9 else "healthy"
        host = "localhost" if one_host else f"feed-{number}.test"
        feeds.append((kind, f"http://{host}:{port}/{kind}/{number}"))
    return feeds


def read(urls: Sequence[str]) -> tuple[list[Result], float, float]:
    """The results, wall and CPU seconds of digest's client."""
    hosts = frozenset(url.split("/")[2].split(":")[0] for url in urls)
    world = World(names=lambda _host, _port, _seconds: ["127.0.0.1"], proxies={})
    wall, cpu = time.perf_counter(), time.process_time()
    with Client(Settings(), world) as client:
        access = Access(private=hosts)
        results = [
            small(result)
            for result in client.get_many(
                [Request(url=url, accept=FEEDS, access=access) for url in urls]
            )
        ]
    return results, time.perf_counter() - wall, time.process_time() - cpu


def small(result: Result) -> Result:
    """As a reader would, look at the body and let it go."""
    if isinstance(result, Answer):
        assert result.content.endswith(b"</rss>")
        return Answer(request=result.request, url=result.url, content=b"")
    return result


def read_plainly(urls: Sequence[str], threads: int) -> tuple[float, float]:
    """Wall and CPU seconds of urllib.request with gzip."""

    def one(url: str) -> bool:
        port = url.split(":")[2]
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}", headers={"Accept-Encoding": "gzip", "Accept": FEEDS}
        )
        with opener.open(request, timeout=10) as answer:
            return gzip.decompress(answer.read()).endswith(b"</rss>")

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    wall, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        assert all(pool.map(one, urls))
    return time.perf_counter() - wall, time.process_time() - cpu


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--one-host", action="store_true")
    options = parser.parse_args(arguments)
    methods = multiprocessing.get_context("spawn")
    ports = methods.Queue()
    server = methods.Process(target=run_server, args=(ports,), daemon=True)
    server.start()
    try:
        measure(options.feeds, ports.get(), one_host=options.one_host)
    finally:
        server.terminate()


def measure(count: int, port: int, *, one_host: bool) -> None:
    feeds = addresses(count, port, one_host=one_host)
    healthy = [url for kind, url in feeds if kind == "healthy"]
    read_plainly(healthy, 8)  # the server makes its feeds ready
    plain_wall, plain_cpu = read_plainly(healthy, Settings().concurrency)
    _, own_wall, own_cpu = read(healthy)
    before = peak()
    results, wall, cpu = read([url for _, url in feeds])
    limit = Limit()
    sum_of_limits = sum(
        limit.silence if kind == "silent" else limit.seconds
        for kind, _ in feeds
        if kind in TIMING_OUT
    )
    answers = sum(isinstance(result, Answer) for result in results)
    say(
        f"{count} feeds, {count - len(healthy)} of them slow or broken, {os.cpu_count()} processors"
    )
    say(f"  answers {answers}, failures named {len(results) - answers}")
    say(f"  wall {wall:.1f} s, CPU {cpu:.1f} s, peak memory {peak()} MB ({before} MB before)")
    say(f"  wall / sum of time-outs ({sum_of_limits:.0f} s): {wall / sum_of_limits:.3f}")
    say(
        f"  the {len(healthy)} healthy ones alone: wall {own_wall:.2f} s, CPU {own_cpu:.2f} s; "
        f"urllib.request: wall {plain_wall:.2f} s, CPU {plain_cpu:.2f} s; "
        f"ratio of wall {own_wall / plain_wall:.2f}, of CPU {own_cpu / plain_cpu:.2f}"
    )
    for reason, times in Counter(
        result.reason for result in results if isinstance(result, Failure)
    ).most_common():
        say(f"  {times:4} {reason}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def peak() -> int:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(sys.argv[1:])
