"""Runs all checks over one reading of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from digest.edition import Edition
from digest.model import Fault
from digest.proof import bleed, checks, fill, overprint, pagination
from digest.proof import lines as type_lines
from digest.proof.lines import Line
from digest.proof.marks import Document, Picture
from digest.proof.pagination import Grid
from digest.proof.pdf import read
from digest.proof.places import Places
from digest.proof.report import Report

LAYOUT_FAULTS = frozenset({"overflow", "widow", "orphan", "stranded head"})


def inspect(path: Path, content: bytes, sha256: str, edition: Edition | None) -> Report:
    """The report on *content*, the PDF at *path*.

    *edition* is what it was printed from, if known.
    """
    scale = edition.paper.scale if edition else 1.0
    document = read(path, content, scale)
    lines = {page.number: type_lines.page_lines(page) for page in document.pages}
    grid = pagination.grid_of(edition) if edition else None
    fills = fill.fills(document, lines, grid) if grid else None
    places = pagination.places(grid) if grid else {}
    faults = [*_file_faults(document, scale), *_type_faults(lines), *_overprints(document, places)]
    if grid and fills is not None:
        faults += [*_page_faults(document, lines, grid, places), *fill.low_fills(fills)]
    pictures = [picture for _, picture in checks.printed_pictures(document)]
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
        links=sum(bool(link.page) for link in document.links),
        fonts=len(document.fonts),
        pictures=len(pictures),
        described=sum(_has_alternative(picture, document) for picture in pictures),
        dpi=min((picture.dpi for picture in pictures), default=None),
        justified=sum(len([*type_lines.justified_lines(page)]) for page in lines.values()),
        loose=sum(fault.name == "loose line" for fault in faults),
        fills=fills,
        unmeasured=frozenset() if grid else LAYOUT_FAULTS,
        faults=tuple(sorted(faults, key=lambda fault: (not fault.hard, fault.page))),
    )


def _file_faults(document: Document, scale: float) -> Iterator[Fault]:
    yield from checks.missing_metadata(document)
    yield from bleed.fields_without_bleed(document, scale)
    yield from checks.dead_links(document)
    yield from checks.doubtful_links(document)
    yield from checks.unembedded_fonts(document)
    yield from checks.distorted_pictures(document)
    yield from checks.coarse_pictures(document)
    yield from checks.pictures_without_alternative(document)


def _type_faults(lines: Mapping[int, tuple[Line, ...]]) -> Iterator[Fault]:
    for page in lines.values():
        yield from type_lines.missing_glyphs(page)
        yield from type_lines.replaced_signs(page)
        yield from type_lines.hyphen_ladders(page)
        yield from type_lines.loose_lines(page)
        yield from type_lines.low_contrast(page)


def _overprints(document: Document, places: Mapping[int, Places]) -> Iterator[Fault]:
    for page in document.pages:
        yield from overprint.overprints(page, document, places.get(page.number))


def _page_faults(
    document: Document,
    lines: Mapping[int, tuple[Line, ...]],
    grid: Grid,
    places: Mapping[int, Places],
) -> Iterator[Fault]:
    yield from pagination.overflow(document, lines, grid)
    for page in document.pages:
        if page.number in places:
            yield from overprint.outside(page, lines[page.number], places[page.number])
    yield from pagination.missing_text(document, grid)
    yield from pagination.stranded_heads(lines, document, grid)
    yield from pagination.widows(grid)
    yield from pagination.orphans(grid)


def _has_alternative(picture: Picture, document: Document) -> bool:
    return picture.element >= 0 and bool(document.elements[picture.element].alternative.strip())
