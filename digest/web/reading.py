"""Pages for everyone: the archive, an issue, its PDF and cover, the feed, and health."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from digest.errors import DigestError
from digest.web.archive import WIDTHS, SentIssue
from digest.web.door import PRIVATE, Door

SHOWN = 13
"""Issues on a page of the archive: the newest, and three rows of four."""

FEED = 20
SHORT = {"Cache-Control": "public, max-age=300"}
LONG = {"Cache-Control": "public, max-age=86400"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What everyone may read; nothing here changes anything."""

    door: Door

    def routes(self) -> list[Route]:
        return [
            Route("/", self.archive),
            Route("/health", self.health),
            Route("/feed.xml", self.feed),
            Route("/issues/{week}/", self.issue),
            Route("/issues/{week}/{name}", self.file),
            Route("/{part}", self.part),
        ]

    def archive(self, request: Request) -> Response:
        before = request.query_params.get("before", "")
        found = self.door.archive.issues(SHOWN + 1, before=before)
        shown, more = found[:SHOWN], found[SHOWN:]
        base = self.door.pages.base
        html = self.door.pages.html(
            "archive.html",
            newest=shown[0] if shown and not before else None,
            issues=shown if before else shown[1:],
            first=not before,
            form=self.door.form("subscribe"),
            older=f"{base}/?before={shown[-1].week}" if more else "",
            newer=f"{base}/" if before else "",
        )
        return HTMLResponse(html, headers=SHORT)

    def issue(self, request: Request) -> Response:
        html = self.door.pages.html(
            "issue.html", issue=self._issue(request), form=self.door.form("subscribe")
        )
        return HTMLResponse(html, headers=SHORT)

    def file(self, request: Request) -> Response:
        """The PDF of an issue, or its cover: no other name leads to a file."""
        found, name = self._issue(request), request.path_params["name"]
        if name == found.pdf.name:
            return FileResponse(
                found.pdf,
                media_type="application/pdf",
                filename=name,
                content_disposition_type="inline",
                headers=LONG,
            )
        width = next((width for width in WIDTHS if name == f"cover-{width}.jpg"), None)
        if width is None:
            raise HTTPException(404)
        try:
            picture = self.door.archive.cover(found, width)
        except DigestError as error:
            raise HTTPException(404) from error
        return Response(picture, media_type="image/jpeg", headers=LONG)

    def feed(self, _request: Request) -> Response:
        text = self.door.pages.html("feed.xml", issues=self.door.archive.issues(FEED))
        return Response(text, media_type="application/atom+xml", headers=SHORT)

    def health(self, _request: Request) -> Response:
        """Whether the database answers, and how many mails wait."""
        waiting = self.door.store.requests.waiting()
        return JSONResponse({"status": "ok", "waiting": waiting}, headers=PRIVATE)

    def part(self, request: Request) -> Response:
        """The style sheet and the fonts."""
        file = self.door.pages.files.get(request.path_params["part"])
        if file is None:
            raise HTTPException(404)
        return Response(file.data, media_type=file.kind, headers=FOR_EVER)

    def _issue(self, request: Request) -> SentIssue:
        found = self.door.archive.issue(request.path_params["week"])
        if found is None:
            raise HTTPException(404)
        return found
