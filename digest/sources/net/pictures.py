"""Pictures from the web: by what they are, not by what they are called.

A picture's own header decides its format and size, never the address or the ``Content-Type``. It is
not decoded here; ``digest.pictures`` refuses one that would take too much memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from digest.pictures import PictureError, PictureInfo, measure
from digest.sources.net import urls
from digest.sources.net.causes import Cause
from digest.sources.net.client import Client, Progress
from digest.sources.net.values import (
    PICTURES,
    Answer,
    Failure,
    Gone,
    Limit,
    Request,
    Unchanged,
    Validators,
)

LIMIT = Limit(bytes=20_000_000)
"""The most that one picture may cost; a photograph of 24 megapixels has about 10 MB."""
SUFFIXES = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "TIFF": ".tiff",
    "BMP": ".bmp",
    "AVIF": ".avif",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that came. *suffix* is that of its real format: ".jpg" even if called "a.png"."""

    request: Request
    url: str
    content: bytes = field(repr=False)
    info: PictureInfo
    suffix: str
    validators: Validators
    moved: str = ""


Outcome: TypeAlias = Picture | Unchanged | Gone | Failure


def picture_request(request: Request) -> Request:
    """*request* with what pictures need: their formats asked for and their limit of size."""
    from dataclasses import replace

    return replace(request, accept=PICTURES, limit=LIMIT)


def fetch_pictures(
    client: Client, requests: Iterable[Request], progress: Progress | None = None
) -> Iterator[Outcome]:
    """What comes for each of *requests*, in the order in which they are ready.

    See ``Client.get_many``; the requests' own *accept* and *limit* are replaced.
    """
    for result in client.get_many(map(picture_request, requests), progress):
        yield check_picture(result) if isinstance(result, Answer) else result


def fetch_picture(client: Client, request: Request) -> Outcome:
    """One picture; see ``fetch_pictures``."""
    return next(fetch_pictures(client, [request]))


def check_picture(answer: Answer) -> Picture | Failure:
    """The picture in *answer*, or why it is none that can be printed."""
    try:
        info = measure(answer.content)
    except PictureError as error:
        return _refused(answer, str(error))
    return Picture(
        request=answer.request,
        url=answer.url,
        content=answer.content,
        info=info,
        suffix=SUFFIXES.get(info.format, ".img"),
        validators=answer.validators,
        moved=answer.moved,
    )


def _refused(answer: Answer, message: str) -> Failure:
    """*message* is "name: reason; remedy", with a name of its own."""
    reason, _, remedy = message.partition(": ")[2].partition("; ")
    what = _other(answer.content)
    return Failure(
        request=answer.request,
        url=urls.shown(answer.request.url),
        cause=Cause.PICTURE,
        reason=what or reason,
        remedy="leave it out, or name another picture" if what else remedy,
    )


def _other(content: bytes) -> str:
    """What is served in place of pictures most often."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head:
        return "is empty"
    if b"<svg" in head:
        return "is a drawing (SVG), not a photograph"
    return "is a web page, not a picture" if head.startswith((b"<!doctype", b"<html")) else ""
