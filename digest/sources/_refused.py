"""How a reader says that a file holds no article; the source turns it into a ``model.Rejected``."""

from __future__ import annotations


class Refused(Exception):
    """*reason* completes "it was left out: …"; *remedy* says what the editor can do about it."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
