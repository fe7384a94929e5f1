"""Addresses of the web: read strictly, written one way, printed without secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from digest.sources.net.faults import BadAddress

PORTS = {"http": 80, "https": 443}
LONGEST = 8192
"""Characters of an address; longer ones are a fault or an attack."""
SHOWN = 200
"""Characters of an address that a message repeats."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and halves of characters, which no encoding can write."""
LONGEST_HOST = 253
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last label that makes programs read a host as an IPv4 address, however it is spelled."""

SAFE = "/:@!$&'()*+,;=-._~%?"
SECRET = re.compile(
    r"(?i)([?&;](?:[^=&;]*(?:key|token|secret|passw|pwd|auth|sig|session|credential)[^=&;]*)=)[^&;#]+"
)
"""A query parameter that holds a secret by its name."""
USERINFO = re.compile(r"(?<=//)[^/?#]*@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Scheme, host and port. The host is in lower case and ASCII; IPv6 stands without brackets."""

    scheme: str
    host: str
    port: int

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that can be asked: its origin, and the path and query as they are sent."""

    origin: Origin
    target: str

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def parse(url: str) -> Address:
    """The address in *url*. Raises BadAddress with the reason."""
    text = url.strip(" \t\r\n")
    if len(text) > LONGEST:
        raise BadAddress(f"is longer than {LONGEST:,} characters", "correct the address")
    if CONTROL.search(text):
        raise BadAddress("has a control character in it", "correct the address")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise BadAddress("is no valid address", "correct the address") from error
    return Address(
        origin=_origin(parts.scheme.lower(), parts.netloc, parts.hostname or "", port),
        target=_target(parts.path, parts.query),
    )


def join(base: Address, location: str) -> Address:
    """The address that *location*, absolute or relative, means on the page *base*."""
    if CONTROL.search(location):
        raise BadAddress("has a control character in it", "correct the address")
    try:
        return parse(urljoin(str(base), location))
    except ValueError as error:
        raise BadAddress("is no valid address", "correct the address") from error


def _origin(scheme: str, netloc: str, hostname: str, port: int | None) -> Origin:
    if scheme not in PORTS:
        name = f'begins with "{scheme[:20]}:"' if scheme else "has no scheme"
        raise BadAddress(f"{name}, which digest does not read", "write https:// or http://")
    if "@" in netloc:
        raise BadAddress(
            "has a name or password in it",
            "take them out, and set 'user' with 'password_env' or 'password_file'",
        )
    if not hostname:
        raise BadAddress("names no host", "correct the address")
    if port == 0:
        raise BadAddress("has port 0", "correct the address")
    host = _ipv6(hostname) if ":" in hostname else _host(hostname)
    return Origin(scheme=scheme, host=host, port=port or PORTS[scheme])


def _ipv6(text: str) -> str:
    try:
        address = IPv6Address(text)
    except AddressValueError as error:
        raise BadAddress("is no valid IPv6 address", "correct the address") from error
    if address.scope_id:
        raise BadAddress("names a network card (%)", "correct the address")
    return str(address)


def _host(text: str) -> str:
    host = (text if text.isascii() else _punycode(text)).removesuffix(".").lower()
    labels = host.split(".")
    if NUMBER.fullmatch(labels[-1]):
        return _ipv4(host)
    if len(host) > LONGEST_HOST or not all(LABEL.fullmatch(label) for label in labels):
        raise BadAddress("names no valid host", "correct the address")
    return host


def _punycode(text: str) -> str:
    import idna

    try:
        return idna.encode(text[: LONGEST_HOST + 1], uts46=True).decode("ascii")
    except UnicodeError as error:  # idna's own errors are of this kind
        raise BadAddress("names no valid host", "correct the address") from error


def _ipv4(host: str) -> str:
    """Only the usual spelling: 127.1, 0x7f.0.0.1 and 2130706433 mean different hosts to different
    programs.
    """
    try:
        return str(IPv4Address(host))
    except AddressValueError as error:
        raise BadAddress(
            "spells an IP address in an unusual way", "write it as four numbers"
        ) from error


def _target(path: str, query: str) -> str:
    target = quote(path, safe=SAFE.replace("?", "")) or "/"
    if not target.startswith("/"):
        target = "/" + target
    return f"{target}?{quote(query, safe=SAFE)}" if query else target


def shown(url: str | Address) -> str:
    """*url* for messages: one line, not too long, without user, password and secret parameters."""
    text = CONTROL.sub("\ufffd", str(url).strip())
    text = SECRET.sub(r"\1…", USERINFO.sub("", text))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def without(address: Address, parameters: frozenset[str]) -> str:
    """*address* as text without these query parameters: what may be stored of it."""
    parts = urlsplit(str(address))
    kept = [pair for pair in parts.query.split("&") if pair.split("=")[0] not in parameters]
    return urlunsplit(parts._replace(query="&".join(kept)))
