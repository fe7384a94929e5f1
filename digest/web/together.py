"""Takes readers off the list, those who leave at the same moment in one transaction.

A mail provider that sends thousands of clicks so waits for few writes to the disk, and the server
hands few of them to another thread. Each answer follows its own write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor

_Waiting = list[tuple[str, "asyncio.Future[None]"]]


class Together:
    """Hands ids to *commit* in a thread of its own: all that came while it worked before go in one
    call. It serves one event loop.
    """

    def __init__(self, commit: Callable[[Collection[str]], object]) -> None:
        self._commit = commit
        self._thread = ThreadPoolExecutor(1, "leaving")
        self._waiting: _Waiting = []
        self._busy = False

    def leave(self, reader: str) -> asyncio.Future[None]:
        """Done when *reader* is off the list, on the disk; it raises what *commit* does."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()  # one for each: who stops to wait must not stop the others
        self._waiting.append((reader, done))
        if not self._busy:
            self._busy = True
            loop.call_soon(self._write)  # with all that arrived in this turn of the loop
        return done

    def _write(self) -> None:
        batch, self._waiting = self._waiting, []
        self._busy = bool(batch)
        if batch:
            readers = {reader for reader, _ in batch}
            loop = asyncio.get_running_loop()
            written = loop.run_in_executor(self._thread, self._commit, readers)
            written.add_done_callback(lambda future: self._answer(batch, future.exception()))

    def _answer(self, batch: _Waiting, error: BaseException | None) -> None:
        self._write()
        for _, done in batch:
            if done.done():  # who waited has gone
                continue
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
