"""Why a request failed, for code that has to decide. ``Failure.reason`` says it to people."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """One value for each kind of failure that a caller may treat in its own way."""

    ADDRESS = "address"
    """The address cannot be used, or must not be connected to."""
    REDIRECT = "redirect"
    ROBOTS = "robots"
    DENIED = "denied"
    BUSY = "busy"
    """The server asks to come back later."""
    UNREACHABLE = "unreachable"
    TIME = "time"
    SIZE = "size"
    STATUS = "status"
    MALFORMED = "malformed"
    PICTURE = "picture"
    CLOSED = "closed"
    """The client was closed before it came to this request."""


LASTING = frozenset({Cause.ADDRESS, Cause.REDIRECT, Cause.ROBOTS, Cause.DENIED, Cause.PICTURE})
"""Causes that a later try does not remove."""
