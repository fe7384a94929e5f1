"""Pages that ask for an address and answer by mail: subscribing, leaving, preferences.

The answer is the same for every address, and so is the work: one row in the queue.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from digest.errors import UsageError
from digest.subscribers.address import parse
from digest.web.door import Door, client_of
from digest.web.forms import TRAP, Form, check_ours, first, read_form

LONGEST = 320  # characters that are read as an address at all


def routes(door: Door) -> list[Route]:
    """The forms of *door* that ask for an address, and what takes them."""

    def ask(purpose: str) -> list[Route]:
        async def take(request: Request) -> Response:
            form = await read_form(request)
            return await run_in_threadpool(_take, door, request, form, purpose)

        def show(_: Request) -> Response:
            return _form(door, purpose)

        return [
            Route(f"/{purpose}", show, methods=["GET"]),
            Route(f"/{purpose}", take, methods=["POST"]),
        ]

    return [*ask("subscribe"), *ask("leave"), *ask("preferences")]


def _form(
    door: Door, purpose: str, status: int = 200, *, value: str = "", fault: str = ""
) -> Response:
    name = "subscribe.html" if purpose == "subscribe" else "ask.html"
    return door.page(
        name, status, purpose=purpose, form=door.form(purpose), value=value, fault=fault
    )


def _take(door: Door, request: Request, form: Form, purpose: str) -> Response:
    check_ours(request, form, purpose, door.tokens, door.config.web.url)
    now, client = door.now(), client_of(request)
    if not door.limits.admit(client, now=now):
        raise HTTPException(429)
    text = first(form, "email").strip()[:LONGEST]
    try:
        address = parse(text)
    except UsageError:
        return _form(door, purpose, 400, value=text, fault="address")
    if not first(form, TRAP):
        queued = door.store.requests.add(
            "confirm" if purpose == "subscribe" else purpose,
            address.key,
            address.email,
            now=now,
            origin=f"{door.config.web.url} from {client}",
        )
        if not queued:
            raise HTTPException(503)
        door.wake()
    _ = door.messages().gettext
    return door.message(
        _("Look into your mail"),
        _(
            "A mail with a link is on its way, if this address can get one. Look into the folder "
            "for spam as well."
        ),
    )
