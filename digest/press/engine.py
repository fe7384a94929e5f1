"""WeasyPrint, and nothing else of the press: HTML in, a PDF file out, every complaint kept."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.files import write_whole
from digest.press.pango import require_pango
from digest.press.reading import Fonts

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]

    from digest.pictures import Prepared

EPOCH = "SOURCE_DATE_EPOCH"

UA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
"""Says in the file's XMP that it is PDF/UA-1 besides PDF/A-2a, and declares the property that says so, as PDF/A asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that a document may load: *pictures* and *cuts* of fonts by address, *fonts* by file URI. Everything else is refused."""

    pictures: Mapping[str, Prepared]
    fonts: frozenset[str]
    cuts: Mapping[str, bytes]


def printed(html: str, css: str, sources: Sources, target: Path, epoch: int) -> tuple[str, ...]:
    """Print *html* to *target*, which is replaced only when the PDF is whole. Returns WeasyPrint's complaints.

    Raises DigestError when the file cannot be written, MissingLibrary when the system lacks Pango.
    """
    with complaints() as heard, dated(epoch):
        document = _rendered(html, css, sources)
        document.fonts = Fonts()
        whole: bytes = document.write_pdf(pdf_variant="pdf/a-2a", pdf_tags=True, finisher=_finished)
    write_whole(target, whole)
    return tuple(dict.fromkeys(heard))


def _rendered(html: str, css: str, sources: Sources) -> Document:
    require_pango()
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    fetch = _fetcher(sources)
    fonts = FontConfiguration()
    sheet = CSS(string=css, url_fetcher=fetch, font_config=fonts)
    page = HTML(string=html, url_fetcher=fetch, base_url="digest:issue")
    return page.render(stylesheets=[sheet], font_config=fonts, pdf_tags=True)


def _fetcher(sources: Sources) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Hands out this issue's pictures and the theme's fonts; hostile text reaches neither disk nor network."""

        def fetch(self, url: str, headers: object = None) -> Any:
            if url in sources.pictures:
                made = sources.pictures[url]
                return URLFetcherResponse(url, made.data, {"Content-Type": made.mime})
            if url in sources.cuts:
                return URLFetcherResponse(url, sources.cuts[url], {"Content-Type": "font/ttf"})
            if url in sources.fonts or url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError(f"{url[:80]} is not part of this issue")

    return Fetcher(allowed_protocols={"file", "data"})


def _finished(document: Document, pdf: Any) -> None:
    document.fonts.assign_codes(pdf)
    _both_standards(pdf)
    _compressed_once(pdf)


def _both_standards(pdf: Any) -> None:
    """WeasyPrint names one standard a file; this one keeps two."""
    reference = pdf.catalog["Metadata"]
    metadata = next(one for one in pdf.objects if one.reference == reference)
    metadata.stream = [part.replace(b"</rdf:RDF>", UA) for part in metadata.stream]


def _compressed_once(pdf: Any) -> None:
    """WeasyPrint asks each stream for its data twice, for the file and for the file's identifier, and each time it is compressed."""
    import pydyf  # type: ignore[import-untyped]

    class Compressed(pydyf.Stream):  # type: ignore[misc]
        data = b""

    for stream in [one for one in pdf.objects if isinstance(one, pydyf.Stream)]:
        made = pdf.objects[stream.number] = Compressed()
        made.number, made.data = stream.number, stream.data


@contextmanager
def dated(epoch: int) -> Iterator[None]:
    """FontTools dates the fonts it cuts by SOURCE_DATE_EPOCH, or else by the clock."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint and fontTools would log, warnings and worse; nothing reaches the terminal."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(re.sub(r"\s+", " ", record.getMessage()).strip())

    logger, ear = logging.getLogger("weasyprint"), Ear(level=logging.WARNING)
    before = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [ear], False
    try:
        yield heard
    finally:
        logger.handlers, logger.propagate = before
