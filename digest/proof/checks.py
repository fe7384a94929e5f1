"""Checks of a whole file: links, fonts, pictures, tags and metadata."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from digest.model import Fault
from digest.proof.marks import Document, Link, Picture

LOWEST_DPI = 150
MOST_DISTORTION = 0.02
"""Largest difference between a picture's proportions in pixels and in print."""
SMALLEST = 8.0
"""Shortest side, in points, of a picture that is checked; smaller ones are ornaments."""


def dead_links(document: Document) -> Iterator[Fault]:
    for link in document.links:
        if link.dead:
            what = "a link" if link.page else "a bookmark"
            yield Fault(
                name="dead link",
                page=link.page,
                hard=True,
                detail=f"{what} leads to {link.target}, which does not exist",
            )


def doubtful_links(document: Document) -> Iterator[Fault]:
    for link in document.links:
        if not link.internal and (problem := _problem(link)):
            yield Fault(
                name="doubtful link", page=link.page, detail=f"{link.target[:80]} {problem}"
            )


def _problem(link: Link) -> str:
    """Why a link may fail for a reader, as the end of a sentence; "" for a sound link."""
    if any(char.isspace() or not char.isprintable() for char in link.target):
        return "contains white space or control characters"
    try:
        parts = urlsplit(link.target)
        host = parts.hostname or ""
    except ValueError:
        return "is not an address"
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else "has no recipient"
    if parts.scheme not in ("http", "https"):
        return "is neither an http, https nor mailto link"
    if parts.username is not None:
        # "https://bank.example@evil.example/" shows one site and opens another.
        return "hides its host behind a user name"
    return _host_problem(host)


def _host_problem(host: str) -> str:
    try:
        return "" if ip_address(host).is_global else "is an address on a private network"
    except ValueError:
        public = "." in host.strip(".")
        public = public and not host.endswith((".local", ".localhost", ".internal"))
        return "" if public else "has no public host name"


def unembedded_fonts(document: Document) -> Iterator[Fault]:
    for name, embedded in document.fonts.items():
        if not embedded:
            yield Fault(
                name="unembedded font",
                hard=True,
                detail=f"{name} is not in the file; other machines substitute another font",
            )


def printed_pictures(document: Document) -> Iterator[tuple[int, Picture]]:
    """Each picture that is large enough to be checked, with its page's number."""
    for page in document.pages:
        for picture in page.pictures:
            if min(picture.width, picture.height) >= SMALLEST:
                yield page.number, picture


def coarse_pictures(document: Document) -> Iterator[Fault]:
    for page, picture in printed_pictures(document):
        if picture.dpi < LOWEST_DPI - 0.5:  # the report rounds: 149.6 is printed as 150
            yield Fault(
                name="low resolution",
                page=page,
                detail=f"a picture of {_size(picture)} has {picture.dpi:.0f} dpi",
            )


def distorted_pictures(document: Document) -> Iterator[Fault]:
    for page, picture in printed_pictures(document):
        if picture.distortion > MOST_DISTORTION:
            yield Fault(
                name="distorted picture",
                page=page,
                hard=True,
                detail=f"a picture of {_size(picture)} is stretched by {picture.distortion:.0%}",
            )


def _size(picture: Picture) -> str:
    across, down = picture.pixels
    return f"{across} × {down} pixels on {picture.width:.0f} × {picture.height:.0f} pt"


def pictures_without_alternative(document: Document) -> Iterator[Fault]:
    """Pictures of the content (no page furniture) without alternative text."""
    if not document.tagged:
        return  # reported once as "untagged"
    for page, picture in printed_pictures(document):
        element = document.elements[picture.element] if picture.element >= 0 else None
        if not picture.artifact and not (
            element and element.role == "Figure" and element.alternative.strip()
        ):
            yield Fault(
                name="no alternative text", page=page, detail=f"a picture of {_size(picture)}"
            )


def missing_metadata(document: Document) -> Iterator[Fault]:
    """Tags, title, language, conformance and bookmarks that the file lacks."""
    if not document.tagged:
        yield Fault(
            name="untagged",
            hard=True,
            detail="the PDF has no structure tree; a screen reader cannot follow it",
        )
    if not document.title.strip():
        yield Fault(name="no title", detail="the PDF's metadata have no title")
    if not document.language.strip():
        yield Fault(name="no language", detail="the PDF does not declare its language")
    if not document.conformance:
        yield Fault(
            name="no conformance", hard=True, detail="the PDF claims neither PDF/A nor PDF/UA"
        )
    if not document.bookmarks and len(document.pages) > 4:
        yield Fault(
            name="no bookmarks",
            detail=f"{len(document.pages)} pages without an outline",
        )
