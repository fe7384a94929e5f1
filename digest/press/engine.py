"""Prints HTML to a PDF file with WeasyPrint and collects its warnings. Only this module and its
helpers know WeasyPrint.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError, fromstring

from digest.files import write_whole
from digest.press.boxes import Sheet, open_as_read, set_boxes
from digest.press.pango import require_pango
from digest.press.reading import Fonts

if TYPE_CHECKING:
    from weasyprint import HTML, Document  # type: ignore[import-untyped]

    from digest.pictures import PrintPicture

EPOCH = "SOURCE_DATE_EPOCH"

BASE = "digest:issue"
"""The address of every document."""

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
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""  # noqa: E501 - embedded as it stands
"""XMP metadata: the file is PDF/UA-1 besides PDF/A-2a. PDF/A asks that the property which says so
be declared.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that a document may load: *pictures* and *cuts* of fonts by address, *fonts* by file URI.

    Everything else is refused.
    """

    pictures: Mapping[str, PrintPicture]
    fonts: frozenset[str]
    cuts: Mapping[str, bytes]


def print_pdf(
    html: str,
    css: str,
    sources: Sources,
    target: Path,
    epoch: int,
    *,
    sheet: Sheet = Sheet(),  # noqa: B008 - a frozen value
) -> tuple[str, ...]:
    """Print *html* with the style sheet *css* to *target*, which is replaced only when the PDF is
    complete.

    *epoch* is the date of the file, in seconds, *sheet* what the pages are printed on. Returns
    WeasyPrint's warnings, each once.

    Raises DigestError when the file cannot be written, MissingLibrary when the system lacks Pango.
    """
    with collect_warnings() as messages, source_date(epoch):
        document = _render(html, css, sources)
        document.fonts = Fonts()
        whole: bytes = document.write_pdf(
            zoom=sheet.scale,
            pdf_variant="pdf/a-2a",
            pdf_tags=True,
            finisher=partial(_finish, sheet=sheet),
        )
    write_whole(target, whole)
    return tuple(dict.fromkeys(messages))


def _render(html: str, css: str, sources: Sources) -> Document:
    require_pango()
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    fetch = _fetcher(sources)
    fonts = FontConfiguration()
    sheet = CSS(string=css, url_fetcher=fetch, font_config=fonts)
    page = _parsed(html, fetch)
    document = page.render(stylesheets=[sheet], font_config=fonts, pdf_tags=True)
    for printed in document.pages:
        printed.links[:] = [link for link in printed.links if _is_link(link[-1])]
    return document


def _parsed(html: str, fetch: Any) -> HTML:
    """*html*, parsed as XML where it is well-formed, as our own templates are.

    WeasyPrint's parser of HTML is written in Python, and takes a twentieth of the printing.
    """
    from cssselect2 import ElementWrapper  # type: ignore[import-untyped]
    from weasyprint import HTML

    try:
        tree = fromstring(html)  # noqa: S314 - the text of an edition is escaped in it
    except (ParseError, ValueError):  # ValueError: half of a surrogate pair
        return HTML(string=html, url_fetcher=fetch, base_url=BASE)
    page = HTML(string="<html>", url_fetcher=fetch, base_url=BASE)
    page.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
    page.etree_element = tree
    return page


def _is_link(box: Any) -> bool:
    """Whether *box* is a link's own: WeasyPrint repeats the link for each part of its text that is
    set in another way, such as raised letters, and would tag that as no link.
    """
    return bool(box.element_tag != "span")


def _fetcher(sources: Sources) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Serves this issue's pictures and the theme's fonts; hostile text reaches neither disk nor
        network.
        """

        def fetch(self, url: str, headers: object = None) -> Any:
            if url in sources.pictures:
                picture = sources.pictures[url]
                return URLFetcherResponse(url, picture.data, {"Content-Type": picture.mime})
            if url in sources.cuts:
                return URLFetcherResponse(url, sources.cuts[url], {"Content-Type": "font/ttf"})
            if url in sources.fonts or url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError(f"{url[:80]} is not part of this issue")

    return Fetcher(allowed_protocols={"file", "data"})


def _finish(document: Document, pdf: Any, *, sheet: Sheet) -> None:
    document.fonts.assign_codes(pdf)
    open_as_read(pdf, sheet)
    set_boxes(document, pdf, sheet)
    _name_both_standards(pdf)
    _compress_once(pdf)


def _name_both_standards(pdf: Any) -> None:
    """Add PDF/UA-1 to the metadata: WeasyPrint names only one standard in a file, and this one
    meets two.
    """
    reference = pdf.catalog["Metadata"]
    metadata = next(one for one in pdf.objects if one.reference == reference)
    metadata.stream = [part.replace(b"</rdf:RDF>", UA) for part in metadata.stream]


def _compress_once(pdf: Any) -> None:
    """Replace each stream of *pdf* by one that is compressed already.

    WeasyPrint asks each for its data twice, for the file and for the file's identifier, and
    compresses it each time.
    """
    import pydyf  # type: ignore[import-untyped]

    class Compressed(pydyf.Stream):  # type: ignore[misc]
        data = b""

    for stream in [one for one in pdf.objects if isinstance(one, pydyf.Stream)]:
        compressed = pdf.objects[stream.number] = Compressed()
        compressed.number, compressed.data = stream.number, stream.data


@contextmanager
def source_date(epoch: int) -> Iterator[None]:
    """Set SOURCE_DATE_EPOCH, by which fontTools dates the fonts it writes, or else by the clock."""
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
def collect_warnings() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs, warnings and errors; nothing reaches the terminal."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(re.sub(r"\s+", " ", record.getMessage()).strip())

    logger, collector = logging.getLogger("weasyprint"), Collector(level=logging.WARNING)
    before = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield messages
    finally:
        logger.handlers, logger.propagate = before
