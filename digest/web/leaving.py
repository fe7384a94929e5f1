"""Leaving by the button of a page, and by whatever form a mail program sends its one click in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from digest.subscribers import consent
from digest.web.door import Door
from digest.web.forms import first, read_form
from digest.web.oneclick import left
from digest.web.together import Together


def routes(door: Door, together: Together) -> list[Route]:
    def show(request: Request) -> Response:
        token = request.path_params["token"]
        consent.who_leaves(door.tokens, token)
        return door.page("leave.html", token=token)

    async def take(request: Request) -> Response:
        # The token says all; the form says only who shows the answer.
        reader = consent.who_leaves(door.tokens, request.path_params["token"])
        by_page = bool(first(await read_form(request), "page"))
        await together.leave(reader)
        return _page(door) if by_page else left()

    return [
        Route("/leave/{token}", show, methods=["GET"]),
        Route("/leave/{token}", take, methods=["POST"]),
    ]


def _page(door: Door) -> Response:
    _ = door.messages().gettext
    return door.message(
        _("You have left"),
        _("{title} will no longer be sent to you.", title=door.pages.title),
        link=f"{door.pages.base}/subscribe",
        label=_("Subscribe"),
    )
