"""Writes a built issue in its other formats, from the plan and the layout of its PDF."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.files import sha256
from digest.pipeline.folders import pdf_slug
from digest.pipeline.orders import BuildOrders
from digest.pipeline.phone import build_phone
from digest.pipeline.printing import SHELF
from digest.progress import Stage
from digest.shelf import Shelf

if TYPE_CHECKING:
    from digest.config import Config
    from digest.pipeline.printing import BuildResult

EARLIER = 52
"""Issues before whose lists the pages search: those of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The paths of what was written, and warnings; *phone* is the PDF for phones, with its proof,
    where it was asked for.
    """

    paths: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()
    phone: BuildResult | None = None


def publish(
    built: BuildResult, config: Config, forms: Collection[str], orders: BuildOrders
) -> Published:
    """Write the issue that was *built* in the formats *forms* beside its PDF, in the same theme.

    A PDF for phones in which the proof finds a hard fault is written, but offered to nobody.
    """
    writers: dict[str, Callable[[], Published]] = {
        "web": lambda: _web(built, config),
        "epub": lambda: _epub(built, config),
        "phone": lambda: _phone(built, config, orders),
    }
    asked = [write for form, write in writers.items() if form in forms]
    if not asked:  # the PDF is there already
        return Published()
    from digest.formats import note_formats

    orders.progress(Stage.FORMATS)
    written = [write() for write in asked]
    sound = [one for one in written if not (one.phone and one.phone.proof.hard)]
    note_formats(built.pdf, built.proof.sha256, [path for one in sound for path in one.paths])
    warnings = (warning for one in written for warning in one.warnings)
    return Published(
        paths=tuple(path for one in written for path in one.paths),
        warnings=tuple(dict.fromkeys(warnings)),
        phone=next((one.phone for one in written if one.phone), None),
    )


def _web(built: BuildResult, config: Config) -> Published:
    from digest.formats import Addresses, write_web
    from digest.formats.beside import FOLDER, web_address
    from digest.themes import load_theme

    shelf = _shelf(built)
    site = write_web(
        built.issue,
        built.edition,
        load_theme(config.magazine.theme),
        built.pdf.with_name(FOLDER),
        Addresses(
            pdf=f"../{quote(_readers_pdf(built).name)}",
            url=web_address(config.web.url, built.issue.week.label),
            site=config.web.url,
            earlier=tuple(_earlier(built)),
        ),
        shelf=shelf,
    )
    shelf.tidy()
    return Published(paths=(site.index,), warnings=tuple(site.warnings))


def _epub(built: BuildResult, config: Config) -> Published:
    from digest.formats import write_epub
    from digest.themes import load_theme

    theme, target = load_theme(config.magazine.theme), built.pdf.with_suffix(".epub")
    shelf = _shelf(built)
    book = write_epub(built.issue, built.edition, theme, target, shelf=shelf)
    shelf.tidy()
    return Published(paths=(book.path,), warnings=tuple(book.warnings))


def _phone(built: BuildResult, config: Config, orders: BuildOrders) -> Published:
    phone = build_phone(built, config, orders)
    known = set(built.edition.warnings)
    warnings = tuple(one for one in phone.edition.warnings if one not in known)
    return Published(paths=(phone.pdf,), warnings=warnings, phone=phone)


def _shelf(built: BuildResult) -> Shelf:
    """The issue's pictures for screens: the pages and the e-book show the same, prepared once."""
    return Shelf(built.pdf.with_name(SHELF) / "screens")


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
