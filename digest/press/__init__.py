"""Edition → HTML → PDF: the only package that knows Jinja2 and WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.progress import Meter, Progress, Stage, silent

if TYPE_CHECKING:
    from pathlib import Path

    from digest.edition import Edition
    from digest.shelf import Shelf
    from digest.themes import Theme

__all__ = ["PrintResult", "print_edition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintResult:
    """A finished PDF.

    *edition* is what was printed: that which was given, without the pictures that turned out to be
    damaged. *warnings* names what went wrong in printing and did not stop it.
    """

    path: Path
    edition: Edition
    warnings: tuple[str, ...] = ()


def print_edition(
    edition: Edition,
    *,
    theme: Theme,
    target: Path,
    source_date_epoch: int | None = None,
    shelf: Shelf | None = None,
    for_press: bool = False,
    progress: Progress = silent,
) -> PrintResult:
    """Print *edition*, which was laid out in *theme*, to *target*.

    *source_date_epoch* is the date the file bears, in seconds; without it, the end of the edition's
    week. *shelf* keeps the finished pictures and fonts for the next time. *for_press* adds bleed
    and crop marks. *progress* is told of the pictures, then of the printing. Raises MissingLibrary
    where the system lacks Pango.
    """
    from digest.press.pango import require_pango

    require_pango()
    from digest.edition import without_images
    from digest.pictures import PictureShelf
    from digest.press.bleed import bled
    from digest.press.boxes import Sheet
    from digest.press.cuts import characters_of, font_file
    from digest.press.engine import Sources, print_pdf
    from digest.press.pictures import Album, picture_sizes
    from digest.press.render import css, html

    epoch = source_date_epoch
    moment = datetime.fromtimestamp(epoch, tz=UTC) if epoch is not None else edition.ends
    paper = Sheet(
        scale=theme.scale,
        press=for_press,
        right_to_left=edition.right_to_left,
        facing=theme.design.facing,
    )
    edition = bled(edition, paper.bleed)
    meter = Meter(progress(Stage.PICTURES), total=len(picture_sizes(edition)))
    album = Album(PictureShelf(shelf) if shelf else None, theme.scale, meter=meter)
    document = html(edition, theme, album, moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    progress(Stage.PRINTING)
    sheet = css(theme, document, language=edition.language, bleed=paper.bleed)
    characters = characters_of(document)
    sources = Sources(
        pictures=album.prepared,
        fonts=frozenset(face.uri for face in sheet.faces),
        cuts={cut.uri: font_file(cut, characters, shelf) for cut in sheet.cuts},
    )
    complaints = print_pdf(
        document, sheet.text, sources, target, int(moment.timestamp()), sheet=paper
    )
    return PrintResult(
        path=target,
        edition=without_images(edition, frozenset(album.damaged)),
        warnings=(*album.warnings, *complaints),
    )
