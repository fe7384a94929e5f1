"""The one-click POST of mail programs (RFC 8058), answered before the site looks at it.

A provider sends thousands of them when an issue arrives, all alike, so that they need neither the
site's routes nor its forms. Whatever is not just so is for the site, and so is what goes wrong.
"""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from digest.errors import DigestError
from digest.subscribers import consent
from digest.subscribers.tokens import Tokens
from digest.web.door import PRIVATE
from digest.web.guard import HEADERS
from digest.web.together import Together

ONE_CLICK = b"List-Unsubscribe=One-Click"
TYPE = (b"content-type", b"application/x-www-form-urlencoded")


def left() -> PlainTextResponse:
    """The answer to a mail program: no cookie, no form of ours, and no redirect (RFC 8058, 3.2)."""
    return PlainTextResponse("unsubscribed", headers=PRIVATE)


class OneClick:
    """Answers ``POST {base}/leave/{token}`` whose body is ONE_CLICK; the rest goes to *app*."""

    def __init__(self, app: ASGIApp, tokens: Tokens, together: Together, *, base: str) -> None:
        self._app, self._tokens, self._together = app, tokens, together
        self._prefix = f"{base}/leave/"
        answer = left()
        self._start = {
            "type": "http.response.start",
            "status": answer.status_code,
            "headers": [*answer.raw_headers, *HEADERS],
        }
        self._body = {"type": "http.response.body", "body": answer.body}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "POST"
            or not scope["path"].startswith(self._prefix)
            or TYPE not in scope["headers"]
        ):
            await self._app(scope, receive, send)
            return
        message = await receive()
        if await self._left(scope["path"], message):
            await send(self._start)
            await send(self._body)
        else:
            await self._app(scope, _again(message, receive), send)

    async def _left(self, path: str, message: Message) -> bool:
        """Whether this took a reader off the list, on the disk."""
        if message.get("body") != ONE_CLICK or message.get("more_body"):
            return False
        try:
            token = path[len(self._prefix) :]
            await self._together.leave(consent.who_leaves(self._tokens, token))
        except DigestError:
            return False
        return True


def _again(first: Message, receive: Receive) -> Receive:
    """Receives *first* once more, then the rest."""
    waiting = [first]

    async def receive_next() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_next
