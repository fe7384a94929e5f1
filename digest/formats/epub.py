"""The e-book format: an issue as EPUB 3.3, which readers set as they like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from digest.files import write_whole
from digest.formats.pages import StoryPage, by_section, direction, letter_of, story_pages
from digest.formats.pictures import Gallery, story_pictures
from digest.press.web import Renderer

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.model import Issue
    from digest.shelf import Shelf
    from digest.themes import Theme

MIME = "application/epub+zip"
WIDEST = 720
"""Pixels across a picture: as wide as a small reader shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A finished e-book, and *warnings* of what is missing."""

    path: Path
    warnings: tuple[str, ...]


def write_epub(
    issue: Issue, edition: Edition, theme: Theme, target: Path, *, shelf: Shelf | None = None
) -> Book:
    """Write *issue*, laid out as *edition*, to *target*. DigestError where it cannot be written.

    *shelf* keeps finished pictures for the next time.
    """
    gallery = Gallery(widest=WIDEST, shelf=shelf)
    pictures = story_pictures(issue, gallery)
    # By section, as the contents list them: these must follow the reading order.
    sections = by_section(story_pages(issue, edition, pictures, {})).values()
    pages = [
        replace(page, name=f"story-{number}.xhtml")
        for number, page in enumerate(chain.from_iterable(sections), start=1)
    ]
    texts = _texts(issue, edition, theme, pages, gallery)
    files = {f"issue/{name}": data for name, data in {**texts, **gallery.files}.items()}
    container = files.pop("issue/container.xml")
    write_whole(target, _packed({"META-INF/container.xml": container, **files}))
    return Book(path=target, warnings=tuple(gallery.warnings))


def _texts(
    issue: Issue, edition: Edition, theme: Theme, pages: list[StoryPage], gallery: Gallery
) -> dict[str, bytes]:
    """Every file that is a text, by its name."""
    lead = next((page for page in pages if page.lead), pages[0])
    values = {
        "issue": issue,
        "edition": edition,
        "pages": pages,
        "lead": lead,
        "sections": by_section(pages),
        "numbered": _numbered(pages),
        "letter": letter_of(issue),
        "direction": direction(issue.language),
        "pictures": [*gallery.files],
        "cover": lead.pictures[0].source if lead.pictures else "",
        "key": str(uuid5(NAMESPACE_URL, f"epub {issue.title} {issue.week.label}")),
        "modified": edition.ends.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    press = Renderer(theme, edition.language, "epub")
    names = ["container.xml", "package.opf", "cover.xhtml", "nav.xhtml", "style.css"]
    names += ["letter.xhtml"] if issue.letter else []
    texts = {name: press.render(name, values) for name in names}
    for page in pages:
        texts[page.name] = press.render("story.xhtml", {**values, "page": page})
    return {name: text.encode() for name, text in texts.items()}


def _numbered(pages: list[StoryPage]) -> list[StoryPage]:
    """The first story of each page of the PDF."""
    first: dict[int, StoryPage] = {}
    for page in pages:
        first.setdefault(page.page, page)
    return [page for number, page in first.items() if number]


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The archive of *files*: the same files give the same bytes."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        # The type comes first and is not compressed, so that programs know it by its first bytes.
        archive.writestr(_entry("mimetype"), MIME, ZIP_STORED)
        for name, data in files.items():
            stored = ZIP_STORED if name.endswith(".jpg") else ZIP_DEFLATED
            archive.writestr(_entry(name), data, stored)
    return whole.getvalue()


def _entry(name: str) -> ZipInfo:
    return ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
