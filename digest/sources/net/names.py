"""Finds the IP addresses of a host, within a limit of time."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

from digest.sources.net.faults import Fault, NoSuchHost, NotReached

Resolver: TypeAlias = Callable[[str, int, float], Sequence[str]]
"""From host, port and seconds to IP addresses. Raises NoSuchHost or NotReached."""


def system_names(host: str, port: int, seconds: float) -> Sequence[str]:
    """What the system's resolver says.

    It has no limit of time of its own, so it works in a thread that is left behind when time is up.
    """
    answer: list[Sequence[str] | Fault] = []
    asking = threading.Thread(
        target=lambda: answer.append(_ask(host, port)), name=f"names {host}", daemon=True
    )
    asking.start()
    asking.join(seconds)
    if not answer:
        raise NotReached(
            "is on a host whose name could not be looked up in time", "try again later"
        )
    if isinstance(answer[0], Fault):
        raise answer[0]
    return answer[0]


def _ask(host: str, port: int) -> Sequence[str] | Fault:
    try:
        records = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            return NotReached(
                "is on a host whose name cannot be looked up now", "check the network, try again"
            )
        return NoSuchHost("is on a host that does not exist", "check the address for slips")
    except (OSError, UnicodeError):
        return NoSuchHost("is on a host whose name cannot be looked up", "check the address")
    return list(dict.fromkeys(str(record[4][0]) for record in records))
