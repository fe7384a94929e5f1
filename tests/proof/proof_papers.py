"""Builders for the tests of the proof: PDFs printed by WeasyPrint, and a layout for one page."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import fontpkg  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from PIL import Image

FONT = next(
    Path(file.path).as_uri()
    for file in fontpkg.family("Libre Franklin").files
    if file.style != "italic"
)
STYLE = """
@font-face { font-family: "Proof"; src: url("FONT") }
@page { size: 400pt 500pt; margin: 50pt }
body { margin: 0; font: 10pt/13pt Proof; color: #111 }
h1, h2, p { margin: 0; font-size: inherit; line-height: inherit }
img { image-rendering: pixelated }
""".replace("FONT", FONT)
LEADING, LINES = 13.0, 30


@lru_cache(maxsize=32)
def picture(width: int = 300, height: int = 200) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def print_pdf(
    path: Path, body: str, *, style: str = "", language: str = "en", **options: Any
) -> Path:
    """Prints *body* at *path* as a tagged PDF/UA-1 of 400 × 500 pt.

    The address "picture:300x200" is a picture of that many pixels.
    """

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url == FONT:
                return super().fetch(url, headers)
            assert url.startswith("picture:"), url
            width, height = map(int, url.removeprefix("picture:").split("x"))
            return weasyprint.urls.URLFetcherResponse(
                url, picture(width, height), {"Content-Type": "image/png"}
            )

    html = (
        f"<!DOCTYPE html><html lang='{language}'><head><title>A proof</title>"
        f"<style>{STYLE}{style}</style></head><body>{body}</body></html>"
    )
    options = {"pdf_variant": "pdf/ua-1", "pdf_tags": True} | options
    weasyprint.HTML(string=html, url_fetcher=Fetcher(), base_url="picture:").write_pdf(
        path, **options
    )
    return path


def layout(pdf: Path, *patterns: str, frames: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The layout press would write for *pdf*: a page a pattern, *frames* on the first."""
    pages = [
        {
            "number": number,
            "pattern": pattern,
            "placements": [{"story": "pier", "box": "a", "frames": frames or []}]
            if number == 1
            else [],
        }
        for number, pattern in enumerate(patterns or ("news",), start=1)
    ]
    return {
        "version": 1,
        "pdf_sha256": hashlib.sha256(pdf.read_bytes()).hexdigest(),
        "page": {
            "width": 400,
            "height": 500,
            "top": 50,
            "side": 50,
            "bottom": 60,
            "leading": LEADING,
            "lines": LINES,
        },
        "pages": pages,
    }
