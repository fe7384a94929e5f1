"""Pages for what cannot be answered: each says what happened and where to go on."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from digest.errors import DigestError, UsageError
from digest.web.door import Door


def handlers(
    door: Door, tell: Callable[[str], None]
) -> dict[type[Exception], Callable[..., Response]]:
    """By the error, the page that answers it; *tell* gets a line for the log."""

    def http(_request: Request, error: HTTPException) -> Response:
        heading, text = _words(door, error.status_code)
        answer = door.message(
            heading, text, error.status_code, link=f"{door.pages.base}/", label=door.pages.title
        )
        if error.status_code == 429:
            answer.headers["Retry-After"] = "3600"
        answer.headers.update(error.headers or {})
        return answer

    def link(_request: Request, _error: UsageError) -> Response:
        _ = door.messages().gettext
        return door.message(
            _("This link does not work"),
            _(
                "It is too old, was used before, or was cut off by your mail program. Ask for a "
                "new one at the foot of this page."
            ),
            404,
        )

    def failed(request: Request, error: DigestError) -> Response:
        tell(str(error))
        return http(request, HTTPException(503))

    def broken(request: Request, error: Exception) -> Response:
        tell(f"internal error ({type(error).__name__})")
        return http(request, HTTPException(500))

    return {HTTPException: http, UsageError: link, DigestError: failed, Exception: broken}


def _words(door: Door, status: int) -> tuple[str, str]:
    _ = door.messages().gettext
    return {
        403: (
            _("Please send it once more"),
            _("The form was open for too long, or came from another site. Open it again here."),
        ),
        404: (
            _("There is no such page"),
            _("It may have moved; all issues are on the first page."),
        ),
        413: (_("That was too much"), _("The form holds more than can be read.")),
        429: (_("Too many requests"), _("Please try it again in an hour.")),
        500: (_("Something went wrong"), _("Please try it again later.")),
        503: (_("Something went wrong"), _("Please try it again later.")),
    }.get(status, (_("That cannot be done"), _("Please go back and try it again.")))
