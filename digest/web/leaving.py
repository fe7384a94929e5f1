"""Leaving: by one click from the mail program (RFC 8058), or by the button of a page.

Those who leave at the same moment are taken off in one transaction, so that a provider that sends
thousands of clicks waits for few writes to the disk. Each answer follows its own write.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import anyio
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from digest.errors import DigestError
from digest.subscribers import consent
from digest.web.door import PRIVATE, Door
from digest.web.forms import first, read_form

ONE_CLICK = b"List-Unsubscribe=One-Click"
TYPE = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class _Batch:
    """Readers who leave in one transaction; *done* is set when that is over, with its *error*."""

    readers: list[str] = field(default_factory=list)
    done: anyio.Event = field(default_factory=anyio.Event)
    error: DigestError | None = None


class Together:
    """Hands ids to *commit* in a thread: all that came while it worked before go in one call.

    The first of a batch waits for the batch before, then commits for all that came meanwhile.
    """

    def __init__(self, commit: Callable[[Collection[str]], object]) -> None:
        self._commit = commit
        self._running: _Batch | None = None
        self._next: _Batch | None = None

    async def leave(self, reader: str) -> None:
        """Return when *reader* is off the list, on the disk; raises what the store does."""
        if self._next is None:
            self._next = _Batch([reader])
            await self._lead(self._next)
            return
        batch = self._next
        batch.readers.append(reader)
        await batch.done.wait()
        if batch.error:
            raise batch.error

    async def _lead(self, batch: _Batch) -> None:
        if self._running is not None:
            await self._running.done.wait()
        self._running, self._next = batch, None
        batch.error = DigestError("a reader who leaves was not recorded; they may click again")
        try:
            await to_thread.run_sync(self._commit, batch.readers)
            batch.error = None
        except DigestError as error:
            batch.error = error
            raise
        finally:
            batch.done.set()


def routes(door: Door) -> list[Route]:
    def commit(batch: Collection[str]) -> None:
        door.store.roster.leave_many(set(batch), now=door.now())

    together = Together(commit)

    def show(request: Request) -> Response:
        token = request.path_params["token"]
        consent.who_leaves(door.tokens, token)
        return door.page("leave.html", token=token)

    async def take(request: Request) -> Response:
        # The token says all: no cookie, no form of ours, and no redirect (RFC 8058, 3.2).
        reader = consent.who_leaves(door.tokens, request.path_params["token"])
        plain = request.headers.get("content-type") == TYPE
        by_page = not (plain and await request.body() == ONE_CLICK) and bool(
            first(await read_form(request), "page")
        )
        await together.leave(reader)
        return _left(door) if by_page else PlainTextResponse("unsubscribed", headers=PRIVATE)

    return [
        Route("/leave/{token}", show, methods=["GET"]),
        Route("/leave/{token}", take, methods=["POST"]),
    ]


def _left(door: Door) -> Response:
    _ = door.messages().gettext
    return door.message(
        _("You have left"),
        _("{title} will no longer be sent to you.", title=door.pages.title),
        link=f"{door.pages.base}/subscribe",
        label=_("Subscribe"),
    )
