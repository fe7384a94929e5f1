"""Builders for the tests of the proof: PDFs printed by WeasyPrint, and a layout for one page."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import fontpkg  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from editions import layout_file
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]
from PIL import Image

from digest.edition import (
    Area,
    Block,
    Edition,
    EditionPage,
    LayoutFile,
    Paper,
    Paragraph,
    Part,
    PlacedImage,
    Row,
    Span,
    TextColumn,
    TextLine,
)

VARIABLE = next(
    file.path for file in fontpkg.family("Libre Franklin").files if file.style != "italic"
)
FONT = Path(VARIABLE).as_uri()
HEAVY = f"{FONT}?900"
STYLE = """
@font-face { font-family: "Proof"; src: url("FONT") }
@page { size: 400pt 500pt; margin: 50pt }
body { margin: 0; font: 10pt/13pt Proof; color: #111 }
h1, h2, p { margin: 0; font-size: inherit; line-height: inherit }
img { image-rendering: pixelated }
""".replace("FONT", FONT)
LEADING, LINES = 13.0, 30
PAPER = Paper(
    width=400,
    height=500,
    top=50,
    inner=50,
    outer=50,
    bottom=60,
    leading=LEADING,
    lines=LINES,
)


@cache
def cut(weight: float) -> bytes:
    """The font in one weight: WeasyPrint would cut the variable one for every print."""
    buffer = io.BytesIO()
    font = TTFont(VARIABLE)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.save(buffer)
    return buffer.getvalue()


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
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
            if url in (FONT, HEAVY):
                made = cut(900 if url == HEAVY else 400)
                return weasyprint.urls.URLFetcherResponse(url, made, {"Content-Type": "font/ttf"})
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


def column(capacity: int = 10, *paragraphs: Paragraph, source: int = 0) -> TextColumn:
    """A column of running text; *source* lines of source close it."""
    row = Row(role="source", style="source", lines=((Span(text="From The Gull"),),) * source)
    area = Area(x=0, y=0, width=100, height=capacity * LEADING)
    return TextColumn(
        area=area,
        style="body",
        capacity=capacity,
        paragraphs=paragraphs,
        source=row if source else None,
    )


def paragraph(lines: int, *, opens: bool = True, closes: bool = True, text: str = "") -> Paragraph:
    return Paragraph(
        lines=(TextLine(text=text),) * lines, language="en", opens=opens, closes=closes
    )


def texts(*lines: str) -> TextColumn:
    """A column that holds *lines*, in one paragraph."""
    area = Area(x=0, y=0, width=300, height=LINES * LEADING)
    paragraph = Paragraph(lines=tuple(TextLine(text=line) for line in lines), language="en")
    return TextColumn(area=area, style="body", capacity=len(lines), paragraphs=(paragraph,))


def box(
    text: str, area: tuple[float, float, float, float], *, image: bool = False, ground: bool = False
) -> Block:
    """A block with one line of *text* at *area* (x, y, width, height), or with a picture."""
    place = Area(x=area[0], y=area[1], width=area[2], height=area[3])
    rows = (Row(role="text", style="body", lines=((Span(text=text),),)),) if text else ()
    return Block(
        kind="panel",
        area=place,
        rows=rows,
        image=PlacedImage(area=place) if image else None,
        ground=ground,
    )


def layout(
    pdf: Path,
    *patterns: str,
    columns: tuple[TextColumn, ...] = (),
    blocks: tuple[Block, ...] = (),
    page: int = 1,
) -> LayoutFile:
    """The layout file of *pdf*: a page a pattern, *columns* and *blocks* on one *page*."""
    whole = Area(x=0, y=0, width=300, height=LINES * LEADING)
    part = Part(box="a", story="pier", area=whole, columns=columns, blocks=blocks)
    pages = tuple(
        EditionPage(number=number, pattern=pattern, parts=(part,) if number == page else ())
        for number, pattern in enumerate(patterns or ("news",), start=1)
    )
    edition = Edition(
        number=1,
        week="2025-W30",
        starts=datetime(2025, 7, 21, tzinfo=UTC),
        ends=datetime(2025, 7, 28, tzinfo=UTC),
        title="A proof",
        language="en",
        theme="atlas",
        paper=PAPER,
        dates="21–27 July 2025",
        pages=pages,
    )
    return layout_file(pdf, edition)
