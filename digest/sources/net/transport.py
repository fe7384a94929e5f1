"""Connects to the very address that was checked, and holds the limits on every read.

The only module that knows httpcore2. Its connections are opened by ``Backend``: a name is resolved
once, its addresses are checked, and the socket is opened to one of those, never to the name again.
A name server that changes its answer in between (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpcore2

from digest.sources.net import addresses, budget
from digest.sources.net.access import Access
from digest.sources.net.faults import (
    BadAddress,
    BrokenOff,
    Fault,
    Malformed,
    NoAnswer,
    NotReached,
    TooLarge,
)
from digest.sources.net.proxies import Proxies, Proxy
from digest.sources.net.settings import World
from digest.sources.net.urls import PORTS, Address

ATTEMPTS = 4
"""Addresses of one host that are tried."""
IDLE, EXPIRY = 16, 15.0
"""Connections kept open for a next request to the same host, and for how many seconds."""
NAMES = 5.0
"""Seconds for looking up the name of a host that is read through a proxy."""


class Stream(httpcore2.NetworkStream):
    """A connection that asks the budget of the request it serves."""

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the budget knows
        here = budget.current()
        data = self._inner.read(here.readable(max_bytes), timeout=here.waiting())
        here.receive(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, timeout=budget.current().waiting())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        seconds = budget.current().connecting()
        return Stream(self._inner.start_tls(ssl_context, server_hostname, seconds))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Opens connections to public addresses, and to those of the hosts in *named*.

    *trusted*: all connections go to a proxy of the environment, which may be anywhere.
    """

    def __init__(self, world: World, named: frozenset[str], *, trusted: bool = False) -> None:
        self._world = world
        self._named = named
        self._trusted = trusted
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the budget knows
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        here = budget.current()
        usable = self.usable(host, port, here.connecting())
        for left in range(len(usable), 0, -1):
            # Each address gets its share, so that the first cannot use up the time of all.
            seconds = here.connecting() / left
            try:
                return Stream(
                    self._plain.connect_tcp(
                        usable[-left], port, seconds, local_address, socket_options
                    )
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if left == 1:
                    raise
        raise NotReached("is on a host without an address", "try again later")

    def usable(self, host: str, port: int, seconds: float) -> list[str]:
        """The addresses of *host* that may be connected to. Raises BadAddress if there is none."""
        literal = _literal(host)
        found = [literal] if literal else list(self._world.names(host, port, seconds))
        if self._trusted:
            return found[:ATTEMPTS]
        reasons = [
            addresses.refusal(address, host=host, port=port, named=self._named) for address in found
        ]
        usable = [address for address, reason in zip(found, reasons, strict=True) if not reason]
        if found and not usable:
            raise BadAddress(
                f"is at {found[0]} ({reasons[0]})",
                f'if it is yours, add allow_private = ["{host}"] to its [[source]]',
            )
        return usable[:ATTEMPTS]


def _literal(host: str) -> str:
    """*host* itself if it is an IP address, else ""."""
    try:
        addresses.kind_of(host)
    except ValueError:
        return ""
    return host


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Status, headers in lower case, and the body as it comes, still compressed."""

    status: int
    headers: dict[str, str]
    body: Iterable[bytes]


class Transport:
    """Connections to all hosts, kept apart by proxy and by what may be reached: a connection to a
    private host serves only the sources that may reach it.
    """

    def __init__(self, world: World, concurrency: int) -> None:
        self._world = world
        self._concurrency = concurrency
        self._proxies = Proxies(world.proxies)
        self._pools: dict[tuple[Proxy | None, frozenset[str], str], httpcore2.ConnectionPool] = {}
        self._lock = threading.Lock()
        self._tls: ssl.SSLContext | None = None

    @contextmanager
    def get(
        self, address: Address, headers: dict[str, str], access: Access, spending: budget.Budget
    ) -> Iterator[Reply]:
        """Send one request. Raises a Fault, also while the body is read within the block."""
        proxy = self._proxies.choose(address.origin)
        place = "behind a proxy" if proxy else "on a host"
        with budget.spending(spending), _faults(place):
            pool = self._pool(proxy, address, access)
            with pool.stream("GET", _url(address), headers=_headers(address, headers)) as response:
                spending.body_begins()
                yield Reply(
                    status=response.status,
                    headers=_texts(response.headers),
                    body=_body(response, place),
                )

    def close(self) -> None:
        with self._lock:
            pools, self._pools = list(self._pools.values()), {}
        for pool in pools:
            pool.close()

    def _pool(
        self, proxy: Proxy | None, address: Address, access: Access
    ) -> httpcore2.ConnectionPool:
        if proxy:
            self._check_through_proxy(address, access)
        key = (proxy, access.private, address.origin.scheme)
        with self._lock:
            if key not in self._pools:
                self._pools[key] = self._new_pool(proxy, access, address.origin.scheme)
            return self._pools[key]

    def _check_through_proxy(self, address: Address, access: Access) -> None:
        """Refuse what this machine's own look-up finds to be private.

        The proxy looks the name up again, so this cannot be as strict as a direct connection. A
        name that only the proxy can look up is left to it.
        """
        backend = Backend(self._world, access.private)
        seconds = min(NAMES, budget.current().left())
        try:
            backend.usable(address.origin.host, address.origin.port, seconds)
        except BadAddress:
            raise
        except Fault:
            return

    def _new_pool(
        self, proxy: Proxy | None, access: Access, scheme: str
    ) -> httpcore2.ConnectionPool:
        more: dict[str, Any] = {
            "ssl_context": self._context() if scheme == "https" else None,
            "max_connections": self._concurrency,
            "max_keepalive_connections": IDLE,
            "keepalive_expiry": EXPIRY,
            "network_backend": Backend(self._world, access.private, trusted=proxy is not None),
        }
        if proxy is None:
            return httpcore2.ConnectionPool(**more)
        if proxy.user:
            more["proxy_auth"] = (proxy.user.encode(), proxy.password.reveal().encode())
        return httpcore2.HTTPProxy(proxy.url, **more)

    def _context(self) -> ssl.SSLContext:
        """One for all: to load the certificates takes longer than a connection."""
        if self._tls is None:
            self._tls = (
                ssl.create_default_context(cafile=self._world.ca_file)
                if self._world.ca_file
                else httpcore2.default_ssl_context()
            )
        return self._tls


def _body(response: httpcore2.Response, place: str) -> Iterator[bytes]:
    with _faults(place):
        yield from response.iter_stream()


def _url(address: Address) -> httpcore2.URL:
    origin = address.origin
    # A proxy is shown the port too, but only where it is not the usual one.
    port = None if origin.port == PORTS[origin.scheme] else origin.port
    return httpcore2.URL(scheme=origin.scheme, host=origin.host, port=port, target=address.target)


def _headers(address: Address, headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    everything = {"Host": address.origin.netloc, **headers}
    return [(name.encode("ascii"), value.encode("utf-8")) for name, value in everything.items()]


def _texts(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The first value of each header."""
    texts: dict[str, str] = {}
    for name, value in headers:
        texts.setdefault(name.decode("latin-1").lower(), _text(value))
    return texts


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


@contextmanager
def _faults(peer: str) -> Iterator[None]:
    """Turns what httpcore2 raises into faults; *peer* says what the socket leads to."""
    try:
        yield
    except httpcore2.ConnectTimeout as error:
        raise NoAnswer(f"is {peer} that does not answer", "try again later") from error
    except httpcore2.ConnectError as error:
        raise _not_connected(error, peer) from error
    except httpcore2.TimeoutException as error:
        raise budget.current().silent() from error
    except httpcore2.ProxyError as error:
        raise NotReached(
            "is not let through by the proxy", "check HTTP_PROXY, HTTPS_PROXY and NO_PROXY"
        ) from error
    except (httpcore2.NetworkError, httpcore2.ConnectionNotAvailable) as error:
        raise BrokenOff("broke the connection off", "try again later") from error
    except httpcore2.RemoteProtocolError as error:
        raise _protocol(error) from error
    except (httpcore2.LocalProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise BadAddress("cannot be asked for", "correct the address or its user") from error


def _not_connected(error: Exception, peer: str) -> Fault:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = (cause.verify_message or "not trusted")[:80]
            return BadAddress(
                f"has a certificate that is not valid ({why})", "tell the site's owner"
            )
        if isinstance(cause, ssl.SSLError):
            return NotReached("cannot be read over TLS", "check the address, try http://")
        if isinstance(cause, ConnectionRefusedError):
            return NotReached(f"is {peer} that refuses connections", "try again later")
        cause = cause.__cause__ or cause.__context__
    return NotReached(f"is {peer} that cannot be reached", "check the network, try again later")


def _protocol(error: Exception) -> Fault:
    text = str(error)
    if "without sending" in text or "closed connection" in text or "incomplete" in text:
        return BrokenOff("broke the connection off", "try again later")
    if "too long" in text or "too large" in text:
        return TooLarge("sends headers that are too long", "leave it out")
    return Malformed("does not answer in valid HTTP", "check the address and the port")
