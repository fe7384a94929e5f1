"""Lays a built issue out for phones, in the same theme and from the same plan, and prints it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from digest.files import PHONE
from digest.pipeline.line_cache import known_lines
from digest.pipeline.mending import mended
from digest.pipeline.printing import BuildResult, print_and_proof
from digest.shelf import Shelf

if TYPE_CHECKING:
    from digest.config import Config
    from digest.model import Issue
    from digest.pipeline.orders import BuildOrders
    from digest.themes import Theme

SHELF = ".parts-phone"
"""The folder of the last build's finished pictures and fonts. It may be deleted at any time."""


def build_phone(built: BuildResult, config: Config, orders: BuildOrders) -> BuildResult:
    """The issue that was *built*, on a phone's pages beside its PDF, with a proof of its own.

    It has at most as many pages as hold what the PDF may hold.
    """
    from digest import layout
    from digest.themes import Measurer, load_theme, on_phone

    whole = load_theme(config.magazine.theme)
    theme = on_phone(whole)
    target = built.pdf.with_name(f"{built.pdf.stem}{PHONE}.pdf")
    shelf = Shelf(built.pdf.with_name(SHELF))
    limit = ceil(config.magazine.pages * whole.design.share / theme.design.share)

    def print_it(issue: Issue, theme: Theme) -> BuildResult:
        with known_lines(shelf, theme) as known:
            measure = Measurer(theme, shelf)
            edition = layout.lay_out(issue, theme=theme, measure=measure, limit=limit, known=known)
        return print_and_proof(issue, edition, theme, target, shelf=shelf, orders=orders)

    result = mended(print_it(built.issue, theme), theme, print_it)
    shelf.tidy()
    return result
