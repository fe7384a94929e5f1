"""Pages for everyone: the archive, an issue in all its formats, the feeds, and health."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from digest.errors import DigestError
from digest.web.archive import WIDTHS, SentIssue
from digest.web.door import PRIVATE, Door
from digest.web.files import page_file, type_of

SHOWN = 13
"""Issues on a page of the archive: the newest, and three rows of four."""

FEED = 20
FEED_STORIES = 100
SITEMAP = 45_000
"""Stories that the map lists: with the issues it stays below the 50,000 of the protocol."""
EPUB = "application/epub+zip"
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
            Route("/stories.xml", self.stories),
            Route("/sitemap.xml", self.sitemap),
            Route("/robots.txt", self.robots),
            Route("/issues/{week}", self.bare),
            Route("/issues/{week}/", self.issue),
            Route("/issues/{week}/web", self.web),
            Route("/issues/{week}/web/{name:path}", self.web),
            Route("/issues/{week}/{name}", self.file),
            Route("/{part}", self.part),
        ]

    def archive(self, request: Request) -> Response:
        before = request.query_params.get("before", "")
        found = self.door.archive.issues(SHOWN + 1, before=before)
        shown, more = found[:SHOWN], found[SHOWN:]
        base = self.door.pages.base
        newest = shown[0] if shown and not before else None
        html = self.door.pages.html(
            "archive.html",
            newest=newest,
            web=bool(newest and self.door.archive.offers(newest).web),
            issues=shown if before else shown[1:],
            first=not before,
            form=self.door.form("subscribe"),
            older=f"{base}/?before={shown[-1].week}" if more else "",
            newer=f"{base}/" if before else "",
        )
        return HTMLResponse(html, headers=SHORT)

    def bare(self, request: Request) -> Response:
        """The address of an issue as people type it, without the last stroke."""
        found = self._issue(request)
        return RedirectResponse(f"{self.door.pages.base}/issues/{found.week}/", 301)

    def issue(self, request: Request) -> Response:
        found = self._issue(request)
        offers = self.door.archive.offers(found)
        stories, _ = self.door.archive.stories(found)
        html = self.door.pages.html(
            "issue.html",
            issue=found,
            web=offers.web,
            sizes={kind: path.stat().st_size for kind, path in offers.newest.items()},
            names={kind: path.name for kind, path in offers.newest.items()},
            pages={story.id: story.name for story in stories},
            form=self.door.form("subscribe"),
        )
        return HTMLResponse(html, headers=SHORT)

    def file(self, request: Request) -> Response:
        """The PDF of an issue, its other formats, or its cover: no other name leads to a file."""
        found, name = self._issue(request), request.path_params["name"]
        if name == found.pdf.name:
            return _file(found.pdf)
        if other := self.door.archive.offers(found).files.get(name):
            return _file(other)
        width = next((width for width in WIDTHS if name == f"cover-{width}.jpg"), None)
        if width is None:
            raise HTTPException(404)
        try:
            picture = self.door.archive.cover(found, width)
        except DigestError as error:
            raise HTTPException(404) from error
        return Response(picture, media_type="image/jpeg", headers=LONG)

    def web(self, request: Request) -> Response:
        """A page of an issue, its style or a picture; the server itself answers their search."""
        found, name = self._issue(request), request.path_params.get("name")
        here = f"{self.door.pages.base}/issues/{found.week}/web/"
        folder = self.door.archive.offers(found).web
        if folder is None:
            raise HTTPException(404)
        if name is None:
            return RedirectResponse(here, 301)
        if name == "search.html":
            question = urlencode({"q": request.query_params.get("q", "")})
            return RedirectResponse(f"{self.door.pages.base}/search?{question}", 302)
        path = page_file(folder, name or "index.html")
        if path is None:
            raise HTTPException(404)
        long = path.suffix == ".jpg"
        return FileResponse(path, media_type=type_of(path), headers=LONG if long else SHORT)

    def feed(self, _request: Request) -> Response:
        text = self.door.pages.html("feed.xml", issues=self.door.archive.issues(FEED))
        return Response(text, media_type="application/atom+xml", headers=SHORT)

    def stories(self, _request: Request) -> Response:
        text = self.door.pages.html("stories.xml", stories=self.door.index.newest(FEED_STORIES))
        return Response(text, media_type="application/atom+xml", headers=SHORT)

    def sitemap(self, _request: Request) -> Response:
        """The issues and their stories, for search engines."""
        stories = self.door.index.pages(SITEMAP)
        text = self.door.pages.html("sitemap.xml", stories=stories, weeks=self.door.archive.weeks())
        return Response(text, media_type="application/xml", headers=SHORT)

    def robots(self, _request: Request) -> Response:
        text = f"User-agent: *\nDisallow:\nSitemap: {self.door.pages.url}/sitemap.xml\n"
        return PlainTextResponse(text, headers=SHORT)

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


def _file(path: Path) -> FileResponse:
    """A PDF, which browsers show, or an e-book, which they hand on to a reader."""
    book = path.suffix == ".epub"
    return FileResponse(
        path,
        media_type=EPUB if book else "application/pdf",
        filename=path.name,
        content_disposition_type="attachment" if book else "inline",
        headers=LONG,
    )
