"""The web format: an issue as static files, a page for each story, without script."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from digest.errors import DigestError
from digest.formats.beside import RECORD
from digest.formats.pages import (
    StoryPage,
    by_section,
    direction,
    letter_of,
    neighbours,
    story_pages,
)
from digest.formats.pictures import Gallery, story_pictures
from digest.formats.searching import INDEX, SCRIPT, search_index
from digest.press import web

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.model import Issue
    from digest.shelf import Shelf
    from digest.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """The pages of an issue: their *index*, and *warnings* of what is missing."""

    index: Path
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the pages stand and what stands around them; "" for what is unknown.

    *pdf* is the PDF as seen from the pages, *url* their own address on the web, *site* that of the
    magazine's site. *earlier* are the folders of earlier issues as seen from the pages.
    """

    pdf: str = ""
    url: str = ""
    site: str = ""
    earlier: tuple[str, ...] = ()


NOWHERE = Addresses()


def write_web(
    issue: Issue,
    edition: Edition,
    theme: Theme,
    folder: Path,
    addresses: Addresses = NOWHERE,
    *,
    shelf: Shelf | None = None,
) -> Website:
    """Write *issue*, laid out as *edition*, as web pages in the look of *theme* to *folder*.

    *shelf* keeps finished pictures for the next time. What was in *folder* before is replaced as a
    whole or stays.
    """
    gallery = Gallery(shelf=shelf)
    pictures = story_pictures(issue, gallery)
    colours = {section: theme.section_colour(section, issue) for section in issue.sections}
    pages = story_pages(issue, edition, pictures, colours)
    files = {name: text.encode() for name, text in _texts(issue, edition, theme, pages, addresses)}
    _replace(folder, {**files, **gallery.files})
    return Website(index=folder / "index.html", warnings=tuple(gallery.warnings))


def _texts(
    issue: Issue, edition: Edition, theme: Theme, pages: list[StoryPage], addresses: Addresses
) -> Iterator[tuple[str, str]]:
    """The name and the content of every file that is a text."""
    url = addresses.url.rstrip("/")
    values = {
        "issue": issue,
        "edition": edition,
        "pages": pages,
        "lead": next((page for page in pages if page.lead), pages[0]),
        "sections": by_section(pages),
        "letter": letter_of(issue),
        "direction": direction(issue.language),
        "pdf": addresses.pdf,
        "site": addresses.site,
        "url": f"{url}/" if url else "",
        "updated": edition.ends.isoformat(),
        "key": str(uuid5(NAMESPACE_URL, f"{issue.title} {issue.week.label}")),
    }
    press = web.Renderer(theme, edition.language)
    yield "style.css", press.sheet(sorted({page.colour for page in pages if page.colour}))
    yield "icon.svg", press.render("icon.svg", values)
    yield "index.html", press.render("index.html", values)
    for before, page, behind in neighbours(pages):
        around = {"page": page, "before": before, "behind": behind}
        yield page.name, press.render("story.html", {**values, **around})
    yield "feed.xml", press.render("feed.xml", values)
    if url:  # a map of the site names whole addresses
        yield "sitemap.xml", press.render("sitemap.xml", values)
    yield "search.html", press.render("search.html", values)
    yield SCRIPT, press.render(SCRIPT, values)
    yield INDEX, _json(search_index(issue, edition, pages, addresses.earlier), indent=None)
    yield RECORD, _json(_record(issue, edition, pages, url), indent=1)


def _json(value: object, *, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _record(
    issue: Issue, edition: Edition, pages: list[StoryPage], url: str
) -> Mapping[str, object]:
    """The issue for programs."""
    return {
        "title": issue.title,
        "number": issue.number,
        "week": issue.week.label,
        "dates": edition.dates,
        "language": issue.language,
        "url": url,
        "stories": [
            {
                "id": page.id,
                "file": page.name,
                "headline": page.headline,
                "language": page.language,
                "section": page.section,
                "standfirst": page.standfirst,
                "page": page.page,
                "text": [
                    {
                        "text": one.text,
                        "outlet": one.outlet,
                        "paragraph": one.paragraph,
                        "link": one.link,
                    }
                    for one in page.traces
                ],
                "sources": [
                    {"outlet": one.outlet, "title": one.title, "url": one.url}
                    for one in page.sources
                ],
            }
            for page in pages
        ],
    }


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put *files* into *folder*, in the place of all that it held.

    DigestError leaves it as it was.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as new:
            fresh, old = Path(new) / "new", Path(new) / "old"
            for name, data in files.items():
                path = fresh / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            if folder.exists():
                folder.rename(old)
            fresh.rename(folder)
    except (OSError, shutil.Error) as error:
        raise DigestError(
            f"{folder}: cannot be written ({error}); what was there before is untouched; "
            "free disk space or correct the folder's permissions, then run it again"
        ) from error
