"""Which addresses of the internet may be connected to.

Only public ones. Whoever controls a feed, a redirect or a name server could otherwise make digest
read from this machine, from the network it stands in, or the metadata service of a cloud. The
tables follow IANA's registries of special-purpose addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

IP: TypeAlias = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of address that is not public.

    *nameable*: a host that the configuration names may have such an address. Other kinds have to be
    named by the address itself, since no ordinary server has them.
    """

    label: str
    nameable: bool = False


LOOPBACK = Kind("this machine", nameable=True)
PRIVATE = Kind("a private network", nameable=True)
CARRIER = Kind("a provider's inner network", nameable=True)
LINK_LOCAL = Kind("link-local, where clouds keep their metadata")
MULTICAST = Kind("multicast")
RESERVED = Kind("reserved")

V4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("127.0.0.0/8", LOOPBACK),
        ("10.0.0.0/8", PRIVATE),
        ("172.16.0.0/12", PRIVATE),
        ("192.168.0.0/16", PRIVATE),
        ("100.100.100.200/32", LINK_LOCAL),  # the metadata service of one cloud
        ("192.0.0.192/32", LINK_LOCAL),  # and of another
        ("100.64.0.0/10", CARRIER),
        ("169.254.0.0/16", LINK_LOCAL),
        ("224.0.0.0/4", MULTICAST),
        ("0.0.0.0/8", RESERVED),
        ("192.0.0.0/24", RESERVED),
        ("192.0.2.0/24", RESERVED),
        ("192.88.99.0/24", RESERVED),
        ("198.18.0.0/15", RESERVED),
        ("198.51.100.0/24", RESERVED),
        ("203.0.113.0/24", RESERVED),
        ("240.0.0.0/4", RESERVED),
    )
)
"""The first network that holds an address decides."""

V6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::1/128", LOOPBACK),
        ("fd00:ec2::254/128", LINK_LOCAL),  # the metadata service of one cloud
        ("fc00::/7", PRIVATE),
        ("fe80::/10", LINK_LOCAL),
        ("ff00::/8", MULTICAST),
        ("2001::/23", RESERVED),  # with Teredo, which carries an IPv4 address in disguise
        ("2001:db8::/32", RESERVED),
        ("3fff::/20", RESERVED),
    )
)
GLOBAL_V6 = IPv6Network("2000::/3")
"""All public IPv6 addresses are in it."""

CARRIERS_OF_V4 = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
"""IPv6 networks whose addresses stand for an IPv4 address: it starts at that bit from the right."""


def kind_of(address: str) -> Kind | None:
    """The kind of an IP address that is not public; None for a public one.

    Raises ValueError for what is no IP address.
    """
    if "%" in address:  # a zone: the address counts on one link only
        return LINK_LOCAL
    return _kind(ip_address(address))


def _kind(address: IP) -> Kind | None:
    if isinstance(address, IPv4Address):
        return next((kind for network, kind in V4 if address in network), None)
    for network, shift in CARRIERS_OF_V4:
        if address in network:
            return _kind(IPv4Address((int(address) >> shift) & 0xFFFFFFFF))
    special = next((kind for network, kind in V6 if address in network), None)
    return special or (None if address in GLOBAL_V6 else RESERVED)


def refusal(address: str, *, host: str, port: int, named: frozenset[str]) -> str:
    """Why *address*, which *host* has, must not be connected to; "" if it may be.

    *named* are the hosts that the configuration allows although they are private, each with or
    without a port.
    """
    kind = kind_of(address)
    if kind is None or _is_named(address, port, named):
        return ""
    if kind.nameable and _is_named(host, port, named):
        return ""
    return kind.label


def _is_named(host: str, port: int, named: frozenset[str]) -> bool:
    bracketed = f"[{host}]" if ":" in host else host
    return bool({host, bracketed, f"{bracketed}:{port}"} & named)
