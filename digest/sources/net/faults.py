"""The exceptions within this package. None of them leaves it: the client turns each into a Failure.

A reason reads well after "https://example.org/feed: ", and a remedy after "; ".
"""

from __future__ import annotations

from typing import Self

from digest.sources.net.causes import Cause


class Fault(Exception):
    """A reason to give up this request, or with *again* to try it once more."""

    cause = Cause.UNREACHABLE
    again = False

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def bare(self) -> Self:
        """Itself without its traceback, which would hold the body that was being read."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)


class BadAddress(Fault):
    """An address that cannot be used, or that must not be connected to."""

    cause = Cause.ADDRESS


class BadRedirect(Fault):
    """A redirect that is not followed."""

    cause = Cause.REDIRECT


class NotReached(Fault):
    """No connection."""

    again = True


class NoAnswer(Fault):
    """Nobody answers at the address. The system has tried several times by then."""


class NoSuchHost(Fault):
    """The name of the host does not exist."""


class BrokenOff(Fault):
    """The connection ended in the middle of the answer."""

    again = True


class OutOfTime(Fault):
    """A limit of time was reached."""

    cause = Cause.TIME


class TooLarge(Fault):
    """A limit of size was reached."""

    cause = Cause.SIZE


class Malformed(Fault):
    """The answer breaks the rules of HTTP or of its compression."""

    cause = Cause.MALFORMED


class ForbiddenByRobots(Fault):
    """The site's robots.txt asks programs not to read the page."""

    cause = Cause.ROBOTS
