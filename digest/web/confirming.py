"""The page behind the link of a mail that confirms a subscription."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from digest.store.requests import WELCOME
from digest.subscribers import consent
from digest.subscribers.address import parse
from digest.web.door import Door, client_of
from digest.web.forms import Form, check_ours, read_form

FORM = "confirm"


def routes(door: Door) -> list[Route]:
    """Showing changes nothing, since programs follow the links of mails; the button confirms."""

    def show(request: Request) -> Response:
        token = request.path_params["token"]
        wish = consent.read_wish(door.tokens, token)
        return door.page("confirm.html", email=wish.email, token=token, form=door.form(FORM))

    async def take(request: Request) -> Response:
        form = await read_form(request)
        return await run_in_threadpool(_confirm, door, request, form)

    return [
        Route("/confirm/{token}", show, methods=["GET"]),
        Route("/confirm/{token}", take, methods=["POST"]),
    ]


def _confirm(door: Door, request: Request, form: Form) -> Response:
    check_ours(request, form, FORM, door.tokens, door.config.web.url)
    wish, now = consent.read_wish(door.tokens, request.path_params["token"]), door.now()
    if consent.confirm(door.store, wish, now=now, origin=f"from {client_of(request)}"):
        key = parse(wish.email).key
        door.store.requests.add(WELCOME, key, wish.email, now=now)
        door.wake()
    _ = door.messages().gettext
    return door.message(
        _("Welcome"),
        _(
            "You are a reader of {title} now. A mail with the newest issue is on its way.",
            title=door.pages.title,
        ),
        link=f"{door.pages.base}/",
        label=_("All issues"),
    )
