"""How often one client may ask for mail, or search: kept in memory, bounded.

The limit for one address is in the store, since it must survive a restart.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

HOUR = timedelta(hours=1)
MOST_AN_HOUR = 12  # requests of one client; a family or an office behind one address may be several
SEARCHES_AN_HOUR = 240
CLIENTS = 20_000  # clients remembered; the one that asked longest ago is forgotten first
NETWORK = 64  # bits of an IPv6 address that one customer of a provider has


class Limits:
    """Counts requests by client, of whom each has *most* an hour."""

    def __init__(self, most: int = MOST_AN_HOUR) -> None:
        self._most = most
        self._asked: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def admit(self, client: str, *, now: datetime) -> bool:
        """Whether *client* may ask once more; then this request is counted."""
        with self._lock:
            return self._admit(network(client), now)

    def _admit(self, name: str, now: datetime) -> bool:
        times = self._asked.setdefault(name, deque())
        self._asked.move_to_end(name)
        while len(self._asked) > CLIENTS:
            self._asked.popitem(last=False)
        while times and times[0] <= now - HOUR:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True


def network(client: str) -> str:
    """The part of the address *client* that stands for one customer."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client[:64]
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, NETWORK), strict=False))
