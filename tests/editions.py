"""Builders of editions for tests: laid out, as HTML, as a layout file of a PDF."""

from __future__ import annotations

import hashlib
import io
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digest.edition import VERSION, Edition, LayoutFile
from digest.layout import compose, edition_of
from digest.model import Issue, Page
from digest.press import PrintResult, print_edition
from digest.press.pictures import Album
from digest.press.render import html
from digest.themes import Measurer, Theme, load_theme

KEPT = 40
COMPOSED: dict[tuple[int, bytes], tuple[Theme, tuple[Page, ...]]] = {}
"""The last pages that were laid out, by their theme, which is kept with them, and by their issue."""


def composed(issue: Issue, theme: Theme, **limits: Any) -> tuple[Page, ...]:
    """The pages of *issue*, laid out once for all tests of a file that ask for them."""
    key = id(theme), _bytes((issue, limits))
    if key not in COMPOSED:
        while len(COMPOSED) >= KEPT:
            del COMPOSED[next(iter(COMPOSED))]
        pages = compose(issue, design=theme.design, measure=Measurer(theme), **limits)
        COMPOSED[key] = theme, pages
    return COMPOSED[key][1]


class _Pickler(pickle.Pickler):
    """Pickles read-only mappings too."""

    def reducer_override(self, of: Any) -> Any:
        return (dict, (dict(of),)) if isinstance(of, MappingProxyType) else NotImplemented


def _bytes(of: object) -> bytes:
    written = io.BytesIO()
    _Pickler(written).dump(of)
    return written.getvalue()


def laid_out(
    issue: Issue, theme: Theme | str = "atlas", pages: tuple[Page, ...] = (), **limits: Any
) -> Edition:
    """*issue* as an edition, on *pages* where they are given."""
    theme = load_theme(theme) if isinstance(theme, str) else theme
    pages = pages or composed(issue, theme, **limits)
    return edition_of(issue, pages, theme=theme, measure=Measurer(theme))


def document(edition: Edition, theme: Theme | str = "atlas") -> str:
    """The edition's HTML."""
    theme = load_theme(theme) if isinstance(theme, str) else theme
    return html(edition, theme, Album(), "2025-07-28T00:00:00Z")


def printed(
    edition: Edition, target: Path, theme: Theme | str = "atlas", **more: Any
) -> PrintResult:
    theme = load_theme(theme) if isinstance(theme, str) else theme
    return print_edition(edition, theme=theme, target=target, source_date_epoch=0, **more)


def layout_file(pdf: Path, edition: Edition) -> LayoutFile:
    """What ``build`` writes beside *pdf*."""
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    return LayoutFile(version=VERSION, pdf_sha256=sha256, edition=edition)
