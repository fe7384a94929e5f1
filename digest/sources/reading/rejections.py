"""The exception a reader raises for input that is not an article."""

from __future__ import annotations

from digest.model import Rejected


class NotAnArticle(Exception):
    """The input cannot become an article.

    *reason* is a phrase that reads well after "notes.md: ", such as "a draft" or "no text in it";
    *remedy* tells the editor what to do about it, "" where nothing can be done.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def rejected(self, where: str) -> Rejected:
        """The value a source yields for the input at *where*, a path or an address."""
        return Rejected(where=where, reason=self.reason, remedy=self.remedy)
