"""The one HTTP client of a run, opened when a source first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from digest.sources.net import Client


class Web:
    """Opens the client at the first call of ``client``, and closes it at the end of the block.

    *contact* is an address where a site's owner reaches the magazine. Most magazines read files
    only: they need neither the client nor the time to import it. *progress* is told how many
    addresses of how many are done.
    """

    def __init__(
        self, *, contact: str = "", progress: Callable[[int, int], None] | None = None
    ) -> None:
        # It stands in a header, which holds no line ends and plain letters only.
        self._contact = "".join(contact.split()).encode("ascii", "ignore").decode()
        self._progress = progress
        self._client: Client | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    def client(self) -> Client:
        """The run's client."""
        from digest.sources.net import Client, Settings

        if self._client is None:
            settings = Settings(contact=self._contact)
            self._client = self._stack.enter_context(Client(settings, progress=self._progress))
        return self._client
