"""The search in all published issues."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from digest.web.door import Door, client_of

LONGEST = 200  # characters of a question that are read
SHOWN = 30


def routes(door: Door) -> list[Route]:
    """The search page of *door*, with what was found."""

    def show(request: Request) -> Response:
        question = request.query_params.get("q", "").strip()[:LONGEST]
        if question and not door.searches.admit(client_of(request), now=door.now()):
            raise HTTPException(429)
        total, hits = door.index.search(question, SHOWN)
        return door.page("search.html", question=question, total=total, hits=hits)

    return [Route("/search", show, methods=["GET"])]
