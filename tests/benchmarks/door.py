"""One-click POSTs a second: the magazine's site beside bare Starlettes, which answer and do nothing,
or also read the token, or also write each reader to SQLite in a transaction of its own.

    python tests/benchmarks/door.py [--posts 1000] [--rounds 20] [--connections 64]

All run under uvicorn in processes of their own; the rounds take turns, and are short, so that what
else the machine does meets all alike. Each POST of the site has a reader's own token, and its answer
comes when the reader is off the list on the disk. Printed are the medians, and the CPU time of the
server for a POST.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from digest.config import Config, MailConfig, WebConfig  # noqa: E402
from digest.store import open_store  # noqa: E402
from digest.store.roster import Candidate  # noqa: E402
from digest.subscribers.tokens import UNSUBSCRIBE, Tokens  # noqa: E402

SECRET = "a key of more than sixteen letters"
BODY = b"List-Unsubscribe=One-Click"


def config(folder: Path, port: int) -> Config:
    mail = MailConfig(from_="week@example.org", postal_address="1 Quay Street")
    web = WebConfig(url="https://weekly.example.org", host="127.0.0.1", port=port)
    return replace(Config(folder=folder), mail=mail, web=web, secret=SECRET)


def serve(what: str, port: int, folder: Path) -> None:
    """Run one of the two servers until it is ended."""
    import uvicorn

    options: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "log_config": None,
        "access_log": False,
    }
    if what != "door":
        from starlette.applications import Starlette
        from starlette.concurrency import run_in_threadpool
        from starlette.requests import Request
        from starlette.responses import PlainTextResponse
        from starlette.routing import Route

        async def answer(request: Request) -> PlainTextResponse:
            await request.body()
            if what != "bare":
                (reader,) = tokens.read(UNSUBSCRIBE, request.path_params["token"])
            if what == "naive":
                await run_in_threadpool(write, reader)
            return PlainTextResponse("unsubscribed")

        tokens = Tokens(SECRET)
        local = threading.local()
        # Two threads that change the journal at once would find the database locked.
        with sqlite3.connect(folder / "naive.db") as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("CREATE TABLE IF NOT EXISTS gone (reader TEXT)")

        def write(reader: str) -> None:
            if not hasattr(local, "database"):
                local.database = sqlite3.connect(folder / "naive.db", timeout=60)
                local.database.execute("PRAGMA synchronous = FULL")
            with local.database as database:
                database.execute("INSERT INTO gone VALUES (?)", (reader,))

        uvicorn.run(
            Starlette(routes=[Route("/leave/{token}", answer, methods=["POST"])]), **options
        )
        return
    from digest.web import server

    with open_store("sqlite:///digest.db", folder=folder) as store:
        door, _ = server.build(
            store, config(folder, port), folder, now=lambda: datetime.now(UTC), tell=print
        )
        uvicorn.Server(server.settings(door, tell=print)).run()


async def post(port: int, paths: list[str]) -> None:
    """One connection that sends its POSTs one after the other, as a mail provider does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in paths:
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(BODY)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
            + BODY
        )
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        await reader.readexactly(length)
    writer.close()


async def load(port: int, paths: list[str], connections: int) -> float:
    """POSTs a second."""
    begin = time.perf_counter()
    await asyncio.gather(*(post(port, paths[start::connections]) for start in range(connections)))
    return len(paths) / (time.perf_counter() - begin)


def started(what: str, folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    command = [sys.executable, __file__, "--serve", what, str(port), str(folder)]
    process = subprocess.Popen(command)
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return process, port
    raise SystemExit(f"{what} does not listen")


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def readers(folder: Path, count: int) -> list[str]:
    """Put readers on the list; their paths to leave."""
    tokens = Tokens(SECRET)
    with open_store("sqlite:///digest.db", folder=folder) as store:
        people = [
            Candidate(key=f"r{number}@example.org", email=f"r{number}@example.org")
            for number in range(count)
        ]
        store.roster.put(people, now=datetime.now(UTC))
        return [f"/leave/{tokens.write(UNSUBSCRIBE, one.id)}" for one in store.roster.subscribers()]


def measure(posts: int, rounds: int, connections: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = readers(folder, posts * rounds)
        servers = {what: started(what, folder) for what in ("bare", "signed", "naive", "door")}
        rates: dict[str, list[float]] = {what: [] for what in servers}
        before = {what: cpu(process.pid) for what, (process, _) in servers.items()}
        try:
            for number in range(rounds):
                for what, (_, port) in servers.items():
                    part = paths[number * posts : (number + 1) * posts]
                    rates[what].append(asyncio.run(load(port, part, connections)))
            costs = {
                what: (cpu(process.pid) - before[what]) / posts / rounds * 1000
                for what, (process, _) in servers.items()
            }
        finally:
            for process, _ in servers.values():
                process.terminate()
                process.wait(20)
        with open_store("sqlite:///digest.db", folder=folder) as store:
            left = len(store.roster.subscribers("unsubscribed"))
    for what, several in rates.items():
        print(f"{what}: {median(several):6.0f} POSTs/s, {costs[what]:.2f} ms CPU each")
    for other in ("bare", "signed", "naive"):
        ratios = [mine / bare for mine, bare in zip(rates["door"], rates[other], strict=True)]
        print(
            f"door / {other}: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
            f"by CPU {costs[other] / costs['door']:.2f}"
        )
    print(f"off the list: {left} of {posts * rounds}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve[0], int(given.serve[1]), Path(given.serve[2]))
    else:
        measure(given.posts, given.rounds, given.connections)


if __name__ == "__main__":
    main()
