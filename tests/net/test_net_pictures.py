"""Pictures from the web: known by their own header, bounded before they are decoded."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from loopback_web import a_client, ask, reply, serving, to
from PIL import Image

from digest.sources.net import Cause, Failure, Gone, Unchanged, Validators
from digest.sources.net import pictures as net_pictures
from digest.sources.net.pictures import LIMIT, Picture, fetch_picture, fetch_pictures


def saved(form: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, form, **options)
    return file.getvalue()


def png_header(width: int, height: int, depth: int = 8, colours: int = 2) -> bytes:
    """A PNG that says it is as large as that, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def got(content: bytes, **headers: str) -> Any:
    page = reply(200, content, {name.replace("_", "-"): value for name, value in headers.items()})
    with serving({"/a.png": page}) as site, a_client() as client:
        return fetch_picture(client, ask(site.url("/a.png")))


@pytest.mark.parametrize(
    ("form", "suffix"),
    [
        *(("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("GIF", ".gif")),
        *(("TIFF", ".tiff"), ("BMP", ".bmp"), ("AVIF", ".avif")),
    ],
)
def test_a_picture_is_what_its_header_says(form: str, suffix: str) -> None:
    picture = got(saved(form), Content_Type="text/plain", ETag='"v1"')
    assert isinstance(picture, Picture)
    assert (picture.suffix, picture.info.format) == (suffix, form)
    assert (picture.info.width, picture.info.height) == (60, 40)
    assert picture.validators.etag == '"v1"'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" <!DOCTYPE html><html>", "is a web page, not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is a drawing (SVG), not a photograph"),
        (b"%PDF-1.7 no picture", "is not a picture that digest can read"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "is not a picture that digest can read"),
        (b"\x89PNG\r\n\x1a\n", "is not a picture that digest can read"),
        (saved("PNG", (4, 4)), "is 4 × 4 pixels, too small to print"),
        (png_header(50_000, 50_000), "has far too many pixels"),
        (png_header(11_000, 10_000), "is 11000 × 10000 pixels"),
        (png_header(8_000, 7_000), "is 8000 × 7000 pixels, which take too much memory"),
        (png_header(6_000, 6_000, colours=6), "is 6000 × 6000 pixels, which take too much memory"),
        (png_header(5_000, 5_000, depth=16, colours=0), "is 5000 × 5000 pixels, which take too"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_named(content: bytes, reason: str) -> None:
    failure = got(content, Content_Type="image/png")
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.PICTURE
    assert failure.reason.startswith(reason)
    assert failure.url.endswith("/a.png")
    assert failure.remedy


@pytest.mark.parametrize(
    "header",
    [
        png_header(7_000, 7_000),
        png_header(5_000, 6_000, colours=6),
        png_header(4_700, 4_700, 16, 0),
    ],
)
def test_large_pictures_of_cameras_are_taken(header: bytes) -> None:
    assert isinstance(got(header), Picture)


def test_a_picture_is_bounded_and_asked_for_by_format(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LIMIT.bytes == 20_000_000
    small = type(LIMIT)(bytes=100)
    monkeypatch.setattr(net_pictures, "LIMIT", small)
    with serving({"/": reply(200, saved("BMP"))}) as site, a_client() as client:
        failure = fetch_picture(client, ask(site.url()))
    assert isinstance(failure, Failure)
    assert failure.reason == "is larger than 100 bytes"
    assert site.asked[0].headers["accept"].startswith("image/jpeg, ")


def test_pictures_come_as_they_are_ready() -> None:
    pages = {
        "/1": reply(200, saved("PNG")),
        "/2": reply(404),
        "/3": reply(304),
        "/4": to("/1", 301),
    }
    steps: list[tuple[int, int]] = []
    with serving(pages) as site, a_client() as client:
        requests = [ask(site.url(path), validators=Validators(etag='"a"')) for path in pages]
        outcomes = list(fetch_pictures(client, requests, lambda *step: steps.append(step)))
    assert {type(one) for one in outcomes} == {Picture, Gone, Unchanged}
    assert {one.moved for one in outcomes if isinstance(one, Picture)} == {"", site.url("/1")}
    assert len(steps) == 4
