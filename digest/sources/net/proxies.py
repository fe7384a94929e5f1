"""The proxies of the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from digest.sources.net.access import Secret
from digest.sources.net.faults import BadAddress
from digest.sources.net.urls import Origin


@dataclass(frozen=True, slots=True)
class Proxy:
    """*url* has neither user nor password."""

    url: str
    user: str = ""
    password: Secret = field(default_factory=lambda: Secret(""), compare=False)


class Proxies:
    """Chooses the proxy for an address. *given* as ``urllib.request.getproxies`` has it."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        from urllib.request import getproxies_environment

        self._given = dict(getproxies_environment() if given is None else given)

    def choose(self, origin: Origin) -> Proxy | None:
        """The proxy that leads to *origin*, or None. Raises BadAddress for one of no use."""
        text = self._given.get(origin.scheme) or self._given.get("all", "")
        if not text or any(
            _matches(origin, entry) for entry in self._given.get("no", "").split(",")
        ):
            return None
        return _proxy(text if "://" in text else f"http://{text}")


def _matches(origin: Origin, entry: str) -> bool:
    """Whether an *entry* of NO_PROXY means *origin*: ``*``, a host, or a domain with its hosts."""
    name = entry.strip().lower().lstrip(".")
    return bool(name) and (
        name in ("*", origin.host, origin.netloc, f"{origin.netloc}:{origin.port}")
        or origin.host.endswith(f".{name}")
    )


def _proxy(text: str) -> Proxy:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in ("http", "https"):
        raise BadAddress(
            "is to be read through a proxy that is no HTTP proxy",
            "set HTTP_PROXY and HTTPS_PROXY to http://host:port",
        )
    literal = f"[{host}]" if ":" in host else host
    return Proxy(
        f"{parts.scheme}://{literal}:{port or (443 if parts.scheme == 'https' else 80)}",
        unquote(parts.username or ""),
        Secret(unquote(parts.password or "")),
    )
