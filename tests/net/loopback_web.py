"""Real web servers on loopback that say whatever a test wants, and a world in which nobody waits."""

from __future__ import annotations

import random
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from digest.sources.net import Access, Client, Limit, Request, Settings, World
from digest.sources.net.faults import NoSuchHost

SHORT = Limit(bytes=100_000, seconds=5.0, connect=2.0, silence=2.0)


@dataclass
class Asked:
    """One request as it arrived."""

    target: str
    headers: dict[str, str]


Speak = Callable[[socket.socket, Asked], None]


def reply(
    status: int = 200, content: bytes = b"", headers: Mapping[str, str] | None = None
) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


def to(location: str, status: int = 302) -> bytes:
    return reply(status, headers={"Location": location})


@dataclass
class Site:
    """A server. *pages* hold what it says: bytes, a list of them (one a request, the last for ever), or a function."""

    port: int = 0
    pages: dict[str, bytes | list[bytes] | Speak] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    connections: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, target: str = "/", host: str = "localhost", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{target}"

    @property
    def targets(self) -> list[str]:
        return [one.target for one in self.asked]

    def speak(self, connection: socket.socket, asked: Asked) -> None:
        page = self.pages.get(asked.target, reply(404))
        if isinstance(page, list):
            with self.lock:
                page = page.pop(0) if len(page) > 1 else page[0]
        if isinstance(page, bytes):
            connection.sendall(page)
        else:
            page(connection, asked)


class _Handler(socketserver.BaseRequestHandler):
    site: Site
    tls: ssl.SSLContext | None = None

    def handle(self) -> None:
        with suppress(OSError, ValueError):
            connection = self.request
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                self.site.connections += 1
                self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        file = connection.makefile("rb")
        while line := file.readline():
            headers = {}
            while (header := file.readline()) not in (b"\r\n", b""):
                name, _, value = header.decode("latin-1").partition(":")
                headers[name.strip().lower()] = value.strip()
            asked = Asked(line.split()[1].decode("latin-1"), headers)
            self._count(asked, 1)
            try:
                self.site.speak(connection, asked)
            finally:
                self._count(asked, -1)

    def _count(self, asked: Asked, step: int) -> None:
        site = self.site
        with site.lock:
            if step > 0:
                site.asked.append(asked)
            site.at_once += step
            site.most_at_once = max(site.most_at_once, site.at_once)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = True


@contextmanager
def serving(
    pages: Mapping[str, Any] | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A running Site with these *pages*."""
    site = Site(pages=dict(pages or {}))
    handler = type("Handler", (_Handler,), {"site": site, "tls": tls})
    with _Server(("127.0.0.1", 0), handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        yield site
        server.shutdown()


@dataclass
class Clock:
    """A clock that jumps to whatever is waited for."""

    now: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        if not seconds:
            changed.wait(0.001)
            return
        self.waits.append(seconds)
        self.now += seconds


def names(**hosts: Sequence[str]) -> Callable[[str, int, float], Sequence[str]]:
    """A resolver that knows "localhost" and *hosts*, written with _ for the dot."""
    known = {"localhost": ["127.0.0.1"], **{k.replace("_", "."): v for k, v in hosts.items()}}

    def ask(host: str, _port: int, _seconds: float) -> Sequence[str]:
        if host not in known:
            raise NoSuchHost("is on a host that does not exist", "check the address for slips")
        return known[host]

    return ask


def a_world(**more: Any) -> World:
    """A world without proxies, without chance, and with a resolver of its own."""
    given: dict[str, Any] = {"proxies": {}, "lots": random.Random(1), "names": names()}
    return World(**{**given, **more})


def a_client(world: World | None = None, **settings: Any) -> Client:
    return Client(Settings(**{"gap": 0.0, "backoff": 0.0, **settings}), world or a_world())


def own(*hosts: str) -> Access:
    """Access to private hosts, "localhost" if none is named."""
    return Access(private=frozenset(hosts or ("localhost",)))


def ask(url: str, **more: Any) -> Request:
    """A request to one's own server, with short limits."""
    return Request(**{"url": url, "access": own(), "limit": SHORT, **more})
