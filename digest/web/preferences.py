"""The page on which a reader sees, changes, takes away and erases what is known of them."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from digest.model import Subscriber
from digest.subscribers import consent, erase
from digest.web.door import PRIVATE, Door
from digest.web.forms import Form, check_ours, first, read_form

FORM = "preferences of a reader"


def routes(door: Door) -> list[Route]:
    def show(request: Request) -> Response:
        token = request.path_params["token"]
        return _page(door, consent.reader_of(door.store, door.tokens, token), token)

    async def take(request: Request) -> Response:
        form = await read_form(request)
        return await run_in_threadpool(_take, door, request, form)

    return [
        Route("/preferences/{token}", show, methods=["GET"]),
        Route("/preferences/{token}", take, methods=["POST"]),
    ]


def _page(door: Door, reader: Subscriber, token: str, *, saved: bool = False) -> Response:
    return door.page(
        "preferences.html",
        reader=reader,
        language=_spoken(door, reader),
        languages=door.pages.languages,
        topics=door.config.web.topics,
        token=token,
        leave=consent.leave_token(door.tokens, reader),
        form=door.form(FORM),
        saved=saved,
    )


def _spoken(door: Door, reader: Subscriber) -> str:
    """The language in which *reader* is spoken to: their own, where the magazine speaks it."""
    return reader.language if reader.language in door.pages.languages else ""


def _take(door: Door, request: Request, form: Form) -> Response:
    check_ours(request, form, FORM, door.tokens, door.config.web.url)
    token = request.path_params["token"]
    reader = consent.reader_of(door.store, door.tokens, token)
    action = first(form, "action")
    if action == "save":
        return _save(door, reader, form, token)
    if action == "export":
        headers = PRIVATE | {"Content-Disposition": 'attachment; filename="my-data.json"'}
        return JSONResponse(consent.record_of(door.store, reader), headers=headers)
    if action == "erase" and first(form, "sure"):
        erase(door.store, reader.email, now=door.now())
        _ = door.messages().gettext
        return door.message(
            _("Your data is erased"),
            _("Nothing that names you is left, and no further mail comes."),
        )
    raise HTTPException(400)


def _save(door: Door, reader: Subscriber, form: Form, token: str) -> Response:
    language = first(form, "language")
    if language and language not in door.pages.languages:
        raise HTTPException(400)
    consent.change(
        door.store,
        reader,
        language=language,
        tags=form.get("tag", []),
        offered=door.config.web.topics,
        now=door.now(),
    )
    return _page(door, consent.reader_of(door.store, door.tokens, token), token, saved=True)
