"""Issue → HTML → PDF: the only place that knows Jinja2, WeasyPrint and fonts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digest.press.glyphs import illegible

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Issue
    from digest.themes import Theme

__all__ = ["Printed", "illegible", "print_issue"]


NAMED = 5
"""Stories that a warning names when it is about many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished PDF. *layout* is what stands where, as plain data; *warnings* what went wrong and did not stop it."""

    path: Path
    pages: int
    layout: dict[str, Any]
    warnings: tuple[str, ...] = ()


def print_issue(
    issue: Issue,
    *,
    theme: Theme,
    target: Path,
    source_date_epoch: int | None = None,
    shelf: Path | None = None,
) -> Printed:
    """Print *issue*, which has its pages, to *target*. *source_date_epoch* is the date the file bears, in seconds;
    without it, the end of the issue's week. *shelf* is a folder that keeps the finished pictures for the next time.
    Raises MissingLibrary where the system lacks Pango.
    """
    from digest.press.pango import require_pango

    require_pango()
    from digest.pictures import Shelf
    from digest.press.cuts import signs
    from digest.press.engine import Sources, printed
    from digest.press.glyphs import Glyphs
    from digest.press.layout import layout
    from digest.press.pictures import Album
    from digest.press.render import css, html

    moment = (
        datetime.fromtimestamp(source_date_epoch, tz=UTC)
        if source_date_epoch is not None
        else issue.week.ends
    )
    album, glyphs = Album(Shelf(shelf) if shelf else None), Glyphs(theme)
    written = html(
        issue, theme, album, glyphs, moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
    sheet = css(theme, written.document, language=issue.language)
    held = signs(written.document)
    sources = Sources(
        pictures=album.prepared,
        fonts=frozenset(face.uri for face in sheet.faces),
        cuts={cut.uri: cut.made(held) for cut in sheet.cuts},
    )
    heard = printed(written.document, sheet.text, sources, target, int(moment.timestamp()))
    if album.shelf:
        album.shelf.tidy()
    return Printed(
        path=target,
        pages=len(issue.pages),
        layout=layout(issue, theme, written.said),
        warnings=(*_unprinted(issue), *album.warnings, *glyphs.warnings(), *heard),
    )


def _unprinted(issue: Issue) -> list[str]:
    """The stories no page holds, and the pictures that cannot be used, each with a word of what to do."""
    from digest.pictures import PictureError, inspect

    held = {placement.story for page in issue.pages for placement in page.placements}
    left = [story.id for story in issue.stories if story.place.printed and story.id not in held]
    few = ", ".join(left[:NAMED]) + (" …" if left[NAMED:] else "")
    found = []
    if left:
        found.append(
            f"{len(left)} of {len(issue.stories)} stories are on no page ({few}); give the issue more pages with --pages"
        )
    for story in issue.stories:
        if story.picture and story.picture.path:
            try:
                inspect(story.picture.path)
            except PictureError as error:
                found.append(f"{error}; story '{story.id}' is printed without it")
    return found
