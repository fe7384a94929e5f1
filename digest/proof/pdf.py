"""pikepdf, and nothing else of the proof knows it: a PDF file to a Document."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.proof.content import Reader
from digest.proof.fonts import Font
from digest.proof.marks import Document, Element, Link, Page

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
"""Roles that make a piece of content a piece of its own; a span or a link belongs to the block around it."""


def read(path: Path, content: bytes) -> Document:
    """All that a proof looks at in *content*, a PDF known as *path*.

    Raises DigestError when it is no PDF, encrypted, or damaged.
    """
    with _opened(path, content) as pdf:
        elements, owners = _structure(pdf)
        fonts: dict[Any, Font] = {}
        pages = tuple(_page(pdf, index, owners, fonts) for index in range(len(pdf.pages)))
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
def _opened(path: Path, content: bytes) -> Iterator[pikepdf.Pdf]:
    import pikepdf

    try:
        with _quiet(), pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise DigestError(f"{path}: is encrypted; save it without a password")
            if pdf.get_warnings():
                raise DigestError(
                    f"{path}: is damaged or cut short ({_short(pdf.get_warnings()[0])}); build it again"
                )
            yield pdf
    except pikepdf.PasswordError as error:
        raise DigestError(f"{path}: is encrypted; save it without a password") from error
    except pikepdf.PdfError as error:
        raise DigestError(
            f"{path}: is no PDF, or damaged beyond reading ({_short(error)}); build it again"
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, IndexError) as error:
        raise DigestError(
            f"{path}: is a PDF that breaks its own rules ({_short(error)}); build it again"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pikepdf from logging tracebacks of metadata it mends."""
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
    pdf: pikepdf.Pdf, index: int, owners: dict[Any, dict[int, int]], fonts: dict[Any, Font]
) -> Page:
    from pikepdf import parse_content_stream

    page = pdf.pages[index]
    reader = Reader(page, index + 1, parse_content_stream, owners.get(page.objgen, {}), fonts)
    return reader.read(page, page.resources)


# what the file says of itself


def _title(pdf: pikepdf.Pdf) -> str:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get("dc:title") or pdf.docinfo.get("/Title", ""))


def _tagged(pdf: pikepdf.Pdf) -> bool:
    marked: Any = pdf.Root.get("/MarkInfo", {})
    return bool(marked.get("/Marked", False)) and "/StructTreeRoot" in pdf.Root


def _conformance(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """What the file claims to be: "PDF/A-2A", "PDF/UA-1". Claims, not verdicts."""
    found = []
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if part := metadata.get("pdfaid:part"):
            found.append(f"PDF/A-{part}{metadata.get('pdfaid:conformance') or ''}")
        if part := metadata.get("{http://www.aiim.org/pdfua/ns/id/}part"):
            found.append(f"PDF/UA-{part}")
    return tuple(found)


# where it leads


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The outline's entries, parents first; a loop in it is walked once."""
    outline: Any = pdf.Root.get("/Outlines", {})
    ahead, seen = [outline.get("/First")], set()
    while ahead:
        entry = ahead.pop()
        if entry is None or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        ahead += [entry.get("/Next"), entry.get("/First")]


def _links(pdf: pikepdf.Pdf) -> Iterator[Link]:
    """Every link and bookmark, with a word on whether what it names inside the file is there."""
    from pikepdf import Array

    names, pages = _destinations(pdf), {page.objgen for page in pdf.pages}
    places = [
        (number, note)
        for number, page in enumerate(pdf.pages, start=1)
        for note in page.get("/Annots", [])
        if note.get("/Subtype") == "/Link"
    ]
    for number, note in [*places, *((0, entry) for entry in _bookmarks(pdf))]:
        action = note.get("/A", {})
        if action.get("/S") == "/URI":
            yield Link(
                page=number, target=bytes(action.URI).decode("utf-8", "replace"), internal=False
            )
            continue
        target = note.get("/Dest", action.get("/D"))
        if isinstance(target, int) or target is None:
            yield Link(page=number, target="nowhere", internal=True, dead=True)
        elif isinstance(target, Array):
            yield Link(page=number, target="a page", internal=True, dead=not _leads(target, pages))
        else:
            name = str(target)
            yield Link(
                page=number, target=name, internal=True, dead=not _leads(names.get(name), pages)
            )


def _leads(destination: Any, pages: set[Any]) -> bool:
    from pikepdf import Array, Dictionary

    if isinstance(destination, Dictionary):
        destination = destination.get("/D")
    return (
        isinstance(destination, Array)
        and len(destination) > 0
        and getattr(destination[0], "objgen", None) in pages
    )


def _destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The file's named destinations, from its name tree and from the older dictionary."""
    found = {str(name): target for name, target in dict(pdf.Root.get("/Dests", {})).items()}
    names: Any = pdf.Root.get("/Names", {})
    ahead, seen = [names.get("/Dests")], set()
    while ahead:
        node = ahead.pop()
        if node is None or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs = list(node.get("/Names", []))
        found.update(
            (str(name), target) for name, target in zip(pairs[::2], pairs[1::2], strict=False)
        )
        ahead += list(node.get("/Kids", []))
    return found


# the structure tree


def _structure(pdf: pikepdf.Pdf) -> tuple[tuple[Element, ...], dict[Any, dict[int, int]]]:
    """The blocks of the structure tree, and for each page which block owns which marked content."""
    from pikepdf import Array

    elements: list[Element] = []
    owners: dict[Any, dict[int, int]] = {}
    root: Any = pdf.Root.get("/StructTreeRoot", {})
    roles = {
        str(own): str(standard)[1:] for own, standard in dict(root.get("/RoleMap", {})).items()
    }
    ahead: list[tuple[Any, Any, int]] = [(root.get("/K"), None, -1)]
    seen = set()
    while ahead:
        node, page, owner = ahead.pop()
        if isinstance(node, int):
            owners.setdefault(page, {})[node] = owner
        elif isinstance(node, Array):
            ahead += [(kid, page, owner) for kid in reversed(list(node))]
        elif node is not None and (not node.is_indirect or node.objgen not in seen):
            seen.add(node.objgen)
            if block := _block(node, roles):
                owner = len(elements)
                elements.append(block)
            page = node["/Pg"].objgen if "/Pg" in node else page
            ahead.append((int(node["/MCID"]) if "/MCID" in node else node.get("/K"), page, owner))
    return tuple(elements), owners


def _block(node: Any, roles: dict[str, str]) -> Element | None:
    """The structure element *node* when its role makes it a piece of its own."""
    own = str(node.get("/S", "/"))
    role = roles.get(own, own[1:])
    return (
        Element(role=role, alternative=str(node.get("/Alt", node.get("/ActualText", ""))))
        if role in BLOCKS
        else None
    )
