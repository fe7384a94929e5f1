"""Writes a built issue in its other formats, from the plan and the layout of its PDF."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.files import sha256
from digest.pipeline.folders import pdf_slug

EARLIER = 52
"""Issues before whose lists the pages search: those of a year."""

if TYPE_CHECKING:
    from digest.config import Config
    from digest.pipeline.printing import BuildResult


def publish(
    built: BuildResult, config: Config, forms: Collection[str]
) -> tuple[list[Path], list[str]]:
    """Write the issue that was *built* in the formats *forms* beside its PDF, in the same theme.

    The paths of what was written, and warnings.
    """
    paths: list[Path] = []
    warnings: list[str] = []
    if not {*forms} - {"pdf"}:  # it is there already
        return paths, warnings
    from digest.formats import Addresses, note_formats, write_epub, write_web
    from digest.formats.beside import FOLDER, web_address
    from digest.themes import load_theme

    issue, edition, theme = built.issue, built.edition, load_theme(config.magazine.theme)
    if "web" in forms:
        site = write_web(
            issue,
            edition,
            theme,
            built.pdf.with_name(FOLDER),
            Addresses(
                pdf=f"../{quote(_readers_pdf(built).name)}",
                url=web_address(config.web.url, issue.week.label),
                site=config.web.url,
                earlier=tuple(_earlier(built)),
            ),
        )
        paths.append(site.index)
        warnings += site.warnings
    if "epub" in forms:
        book = write_epub(issue, edition, theme, built.pdf.with_suffix(".epub"))
        paths.append(book.path)
        warnings += book.warnings
    note_formats(built.pdf, built.proof.sha256, paths)
    return paths, list(dict.fromkeys(warnings))


def _readers_pdf(built: BuildResult) -> Path:
    """The PDF that the pages link to: what readers have, not a later print beside it."""
    mailed = built.pdf.with_name(f"{pdf_slug(built.issue)}.pdf")
    return mailed if mailed.is_file() else built.pdf


def _earlier(built: BuildResult) -> Iterator[str]:
    """The pages of the issues before, as seen from those of the issue *built*, newest first.

    The search reads their lists too, where they stand on the web at the same places.
    """
    from digest.formats.beside import FOLDER
    from digest.formats.searching import INDEX

    folder = built.pdf.parent
    found = sorted(folder.parent.glob(f"*/{FOLDER}/{INDEX}"), reverse=True)
    weeks = (path.parent.parent.name for path in found)
    earlier = (week for week in weeks if week < folder.name)
    yield from (f"../../{quote(week)}/{FOLDER}/" for week in islice(earlier, EARLIER))


def missing_formats(pdf: Path, config: Config) -> list[str]:
    """The formats of [magazine] that do not stand beside *pdf*, or are of an earlier one."""
    from digest.formats import formats_of

    found = formats_of(pdf, sha256(pdf)).names
    return sorted({*config.magazine.formats} - found - {"pdf"})
