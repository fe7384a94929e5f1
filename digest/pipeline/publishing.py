"""Writes a built issue in its other formats, from the plan and the layout of its PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.pipeline.orders import BuildOrders
from digest.pipeline.phone import build_phone
from digest.pipeline.printing import SHELF
from digest.progress import Stage
from digest.shelf import Shelf

if TYPE_CHECKING:
    from digest.config import Config
    from digest.pipeline.printing import BuildResult

FORMATS = ("web", "epub", "phone")
"""What may be written beside the PDF, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The paths of what was written, and warnings; *phone* is the PDF for phones, with its proof,
    where it was asked for.
    """

    paths: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()
    phone: BuildResult | None = None


def publish(built: BuildResult, config: Config, form: str, orders: BuildOrders) -> Published:
    """Write the issue that was *built* in the format *form*, or in "all", beside its PDF, in the
    same theme.
    """
    written: dict[str, Callable[[], Published]] = {
        "web": lambda: _web(built, config),
        "epub": lambda: _epub(built, config),
        "phone": lambda: _phone(built, config, orders),
    }
    names = [name for name in FORMATS if form in (name, "all")]
    if names:
        orders.progress(Stage.FORMATS)
    asked = [written[name]() for name in names]
    warnings = (warning for one in asked for warning in one.warnings)
    return Published(
        paths=tuple(path for one in asked for path in one.paths),
        warnings=tuple(dict.fromkeys(warnings)),
        phone=next((one.phone for one in asked if one.phone), None),
    )


def _web(built: BuildResult, config: Config) -> Published:
    from digest.formats import write_web
    from digest.formats.web import FOLDER
    from digest.themes import load_theme

    url, shelf = config.web.url.rstrip("/"), _shelf(built, "web")
    site = write_web(
        built.issue,
        built.edition,
        load_theme(config.magazine.theme),
        built.pdf.with_name(FOLDER),
        pdf=f"../{quote(built.pdf.name)}",
        shelf=shelf,
        url=f"{url}/issues/{built.issue.week.label}/{FOLDER}/" if url else "",
    )
    shelf.tidy()
    return Published(paths=(site.index,), warnings=tuple(site.warnings))


def _epub(built: BuildResult, config: Config) -> Published:
    from digest.formats import write_epub
    from digest.themes import load_theme

    theme, target = load_theme(config.magazine.theme), built.pdf.with_suffix(".epub")
    shelf = _shelf(built, "epub")
    book = write_epub(built.issue, built.edition, theme, target, shelf=shelf)
    shelf.tidy()
    return Published(paths=(book.path,), warnings=tuple(book.warnings))


def _phone(built: BuildResult, config: Config, orders: BuildOrders) -> Published:
    phone = build_phone(built, config, orders)
    known = set(built.edition.warnings)
    warnings = tuple(one for one in phone.edition.warnings if one not in known)
    return Published(paths=(phone.pdf,), warnings=warnings, phone=phone)


def _shelf(built: BuildResult, name: str) -> Shelf:
    """The finished pictures of a format; those of each lie apart, since their sizes differ."""
    return Shelf(built.pdf.with_name(SHELF) / name)
