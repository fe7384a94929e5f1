"""All checks in order, over one reading of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from digest.model import Fault
from digest.proof import checks, pagination
from digest.proof import lines as type_lines
from digest.proof.lines import Line
from digest.proof.marks import Document, Picture
from digest.proof.pagination import Grid
from digest.proof.pdf import read
from digest.proof.report import Report

OF_LAYOUT = frozenset({"overflow", "widow", "orphan", "stranded head"})
OF_STRIPS = frozenset({"widow", "orphan"})


def inspected(path: Path, content: bytes, sha256: str, layout: Mapping[str, Any] | None) -> Report:
    document = read(path, content)
    lines = {page.number: type_lines.lines(page) for page in document.pages}
    on = pagination.grid(layout) if layout is not None else None
    fills = pagination.fills(document, lines, on) if on else None
    faults = [*_of_file(document), *_of_type(lines)]
    if on and fills is not None:
        faults += [*_of_pages(document, lines, on), *pagination.holes(fills)]
    pictures = [
        picture
        for page in document.pages
        for picture in page.pictures
        if min(picture.width, picture.height) >= checks.SMALLEST
    ]
    return Report(
        path=path,
        sha256=sha256,
        size=len(content),
        pages=len(document.pages),
        title=document.title,
        language=document.language,
        tagged=document.tagged,
        conformance=document.conformance,
        bookmarks=document.bookmarks,
        links=sum(1 for link in document.links if link.page),
        fonts=len(document.fonts),
        pictures=len(pictures),
        described=sum(1 for picture in pictures if _described(picture, document)),
        dpi=min((picture.dpi for picture in pictures), default=None),
        justified=sum(1 for page in lines.values() for _ in type_lines.justified(page)),
        loose=sum(1 for fault in faults if fault.name == "loose line"),
        fills=fills,
        unmeasured=_unmeasured(on),
        faults=tuple(sorted(faults, key=lambda fault: (not fault.hard, fault.page))),
    )


def _unmeasured(on: Grid | None) -> frozenset[str]:
    if on is None:
        return OF_LAYOUT
    return frozenset() if pagination.told_of_strips(on) else OF_STRIPS


def _of_file(document: Document) -> Iterator[Fault]:
    yield from checks.untold(document)
    yield from checks.dead_links(document)
    yield from checks.doubtful_links(document)
    yield from checks.unembedded_fonts(document)
    yield from checks.distorted_pictures(document)
    yield from checks.coarse_pictures(document)
    yield from checks.silent_pictures(document)


def _of_type(lines: Mapping[int, tuple[Line, ...]]) -> Iterator[Fault]:
    for page in lines.values():
        yield from type_lines.missing(page)
        yield from type_lines.ladders(page)
        yield from type_lines.loose(page)
        yield from type_lines.pale(page)


def _of_pages(
    document: Document, lines: Mapping[int, tuple[Line, ...]], on: Grid
) -> Iterator[Fault]:
    yield from pagination.overflow(document, lines, on)
    yield from pagination.unprinted(document, on)
    yield from pagination.stranded(lines, document, on)
    yield from pagination.widows(on)
    yield from pagination.orphans(on)


def _described(picture: Picture, document: Document) -> bool:
    return picture.element >= 0 and bool(document.elements[picture.element].alternative.strip())
