"""Reads a PDF file into a Document; the only module of the proof that uses pikepdf."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.proof.content import Reader
from digest.proof.fonts import Font
from digest.proof.marks import Document, Element, Link, PrintedPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pikepdf

BLOCKS = (
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "LI",
    "LBody",
    "Lbl",
    "Caption",
    "TD",
    "TH",
    "BlockQuote",
    "Figure",
    "TOCI",
    "Note",
    "Formula",
)
"""Roles of block elements; a span or a link belongs to the block around it."""


def read(path: Path, content: bytes, scale: float = 1.0) -> Document:
    """The document in *content*, the bytes of the PDF at *path*.

    It was printed *scale* times as large as it was laid out; positions are those of the layout.

    Raises DigestError when it is not a PDF, encrypted, or damaged.
    """
    with _open(path, content) as pdf:
        elements, owners = _structure(pdf)
        fonts: dict[Any, Font] = {}
        pages = tuple(_page(pdf, index, owners, fonts, scale) for index in range(len(pdf.pages)))
        return Document(
            title=_title(pdf),
            language=str(pdf.Root.get("/Lang", "")),
            tagged=_tagged(pdf),
            conformance=_conformance(pdf),
            bookmarks=sum(1 for _ in _bookmarks(pdf)),
            links=tuple(_links(pdf)),
            fonts={font.name: font.embedded for font in fonts.values()},
            elements=elements,
            pages=pages,
        )


@contextmanager
def _open(path: Path, content: bytes) -> Iterator[pikepdf.Pdf]:
    import pikepdf

    try:
        with _quiet(), pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise DigestError(f"{path}: is encrypted; save it without a password")
            if pdf.get_warnings():  # qpdf repaired it: what viewers show is anybody's guess
                warning = _short(pdf.get_warnings()[0])
                raise DigestError(f"{path}: is damaged or cut short ({warning}); build it again")
            yield pdf
    except pikepdf.PasswordError as error:
        raise DigestError(f"{path}: is encrypted; save it without a password") from error
    except pikepdf.PdfError as error:
        raise DigestError(
            f"{path}: is not a PDF, or too damaged to read ({_short(error)}); build it again"
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, IndexError) as error:
        raise DigestError(
            f"{path}: is not a valid PDF ({_short(error)}); build it again"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Stops pikepdf from logging tracebacks about metadata that it repairs."""
    logger = logging.getLogger("pikepdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _short(error: object) -> str:
    return (
        str(error).splitlines()[0].rpartition(": ")[2][:80] if str(error) else type(error).__name__
    )


def _page(
    pdf: pikepdf.Pdf,
    index: int,
    owners: dict[Any, dict[int, int]],
    fonts: dict[Any, Font],
    scale: float,
) -> PrintedPage:
    from pikepdf import parse_content_stream

    page = pdf.pages[index]
    owned = owners.get(page.objgen, {})
    reader = Reader(page, index + 1, parse_content_stream, owned, fonts, scale)
    return reader.read(page, page.resources)


# metadata


def _title(pdf: pikepdf.Pdf) -> str:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get("dc:title") or pdf.docinfo.get("/Title", ""))


def _tagged(pdf: pikepdf.Pdf) -> bool:
    marked: Any = pdf.Root.get("/MarkInfo", {})
    return bool(marked.get("/Marked", False)) and "/StructTreeRoot" in pdf.Root


def _conformance(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The standards the metadata claim, such as "PDF/A-2A" and "PDF/UA-1"; not verified here."""
    claims = []
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if part := metadata.get("pdfaid:part"):
            claims.append(f"PDF/A-{part}{metadata.get('pdfaid:conformance') or ''}")
        if part := metadata.get("{http://www.aiim.org/pdfua/ns/id/}part"):
            claims.append(f"PDF/UA-{part}")
    return tuple(claims)


# links and bookmarks


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The entries of the outline, parents first; a loop in a damaged outline is followed once."""
    outline: Any = pdf.Root.get("/Outlines", {})
    queue, visited = [outline.get("/First")], set()
    while queue:
        entry = queue.pop()
        if entry is None or entry.objgen in visited:
            continue
        visited.add(entry.objgen)
        yield entry
        queue += [entry.get("/Next"), entry.get("/First")]


def _links(pdf: pikepdf.Pdf) -> Iterator[Link]:
    """Every link annotation by page, then every bookmark as a link on page 0."""
    names, pages = _destinations(pdf), {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == "/Link":
                yield _link(number, annotation, names, pages)
    for entry in _bookmarks(pdf):
        yield _link(0, entry, names, pages)


def _link(page: int, source: Any, names: dict[str, Any], pages: set[Any]) -> Link:
    """The link of *source*, an annotation or an outline entry."""
    from pikepdf import Array

    action = source.get("/A", {})
    if action.get("/S") == "/URI":
        address = bytes(action.URI).decode("utf-8", "replace")
        return Link(page=page, target=address, internal=False)
    target = source.get("/Dest", action.get("/D"))
    if isinstance(target, int) or target is None:
        return Link(page=page, target="nowhere", internal=True, dead=True)
    if isinstance(target, Array):
        return Link(page=page, target="a page", internal=True, dead=not _exists(target, pages))
    name = str(target)
    return Link(page=page, target=name, internal=True, dead=not _exists(names.get(name), pages))


def _exists(destination: Any, pages: set[Any]) -> bool:
    """Whether *destination* names one of the file's *pages*."""
    from pikepdf import Array, Dictionary

    if isinstance(destination, Dictionary):
        destination = destination.get("/D")
    return (
        isinstance(destination, Array)
        and len(destination) > 0
        and getattr(destination[0], "objgen", None) in pages
    )


def _destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The named destinations, from the name tree and from the older dictionary (PDF 1.1)."""
    destinations = {str(name): target for name, target in dict(pdf.Root.get("/Dests", {})).items()}
    names: Any = pdf.Root.get("/Names", {})
    queue, visited = [names.get("/Dests")], set()
    while queue:
        node = queue.pop()
        if node is None or (node.is_indirect and node.objgen in visited):
            continue
        visited.add(node.objgen)
        pairs = list(node.get("/Names", []))
        destinations.update(
            (str(name), target) for name, target in zip(pairs[::2], pairs[1::2], strict=False)
        )
        queue += list(node.get("/Kids", []))
    return destinations


# the structure tree


def _structure(pdf: pikepdf.Pdf) -> tuple[tuple[Element, ...], dict[Any, dict[int, int]]]:
    """The blocks of the structure tree; for each page, marked-content id → its block's index."""
    from pikepdf import Array

    elements: list[Element] = []
    owners: dict[Any, dict[int, int]] = {}
    root: Any = pdf.Root.get("/StructTreeRoot", {})
    roles = {
        str(own): str(standard)[1:] for own, standard in dict(root.get("/RoleMap", {})).items()
    }
    queue: list[tuple[Any, Any, int]] = [(root.get("/K"), None, -1)]
    visited = set()
    while queue:
        node, page, owner = queue.pop()
        if isinstance(node, int):
            owners.setdefault(page, {})[node] = owner
        elif isinstance(node, Array):
            queue += [(kid, page, owner) for kid in reversed(list(node))]
        elif node is not None and (not node.is_indirect or node.objgen not in visited):
            visited.add(node.objgen)
            if block := _block(node, roles):
                owner = len(elements)
                elements.append(block)
            page = node["/Pg"].objgen if "/Pg" in node else page
            queue.append((int(node["/MCID"]) if "/MCID" in node else node.get("/K"), page, owner))
    return tuple(elements), owners


def _block(node: Any, roles: dict[str, str]) -> Element | None:
    """The element of *node* when its role is a block's, else None."""
    own = str(node.get("/S", "/"))
    role = roles.get(own, own[1:])
    return (
        Element(role=role, alternative=str(node.get("/Alt", node.get("/ActualText", ""))))
        if role in BLOCKS
        else None
    )
