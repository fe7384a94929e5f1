"""Reads a PDF file into a Document."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.proof.content import Reader
from digest.proof.fonts import Font
from digest.proof.marks import Document, Element, PrintedPage
from digest.proof.pdf_links import bookmarks, links

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
ARTICLE = "Art"
GROUPS = (ARTICLE, "Div", "BlockQuote")
"""Roles of what encloses blocks that belong together."""


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
            bookmarks=sum(1 for _ in bookmarks(pdf)),
            links=tuple(links(pdf, scale)),
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
    queue: list[tuple[Any, Any, int, _Around]] = [(root.get("/K"), None, -1, _Around())]
    visited, groups = set(), count()
    while queue:
        node, page, owner, around = queue.pop()
        if isinstance(node, int):
            owners.setdefault(page, {})[node] = owner
        elif isinstance(node, Array):
            queue += [(kid, page, owner, around) for kid in reversed(list(node))]
        elif node is not None and (not node.is_indirect or node.objgen not in visited):
            visited.add(node.objgen)
            role = _role(node, roles)
            if role in BLOCKS:
                owner = len(elements)
                elements.append(_element(role, node, around))
            if role in GROUPS:
                around = around.within(next(groups), article=role == ARTICLE)
            page = node["/Pg"].objgen if "/Pg" in node else page
            inner = int(node["/MCID"]) if "/MCID" in node else node.get("/K")
            queue.append((inner, page, owner, around))
    return tuple(elements), owners


@dataclass(frozen=True, slots=True)
class _Around:
    """The numbers of the groups around a node, the nearest first, and that of the article."""

    groups: tuple[int, ...] = ()
    article: int = -1

    def within(self, group: int, *, article: bool) -> _Around:
        return _Around((group, *self.groups), group if article else self.article)


def _role(node: Any, roles: dict[str, str]) -> str:
    own = str(node.get("/S", "/"))
    return roles.get(own, own[1:])


def _element(role: str, node: Any, around: _Around) -> Element:
    return Element(
        role=role,
        alternative=str(node.get("/Alt", node.get("/ActualText", ""))),
        around=around.groups,
        article=around.article,
    )
