"""The week in order: read, plan, edit, lay out, print, proof. Each takes what the last gave.

    collect                       reading.py       articles into the library
    find_source, read_articles    finding.py       articles of addresses, files and folders
    check_source                  checking.py      what a source would give
    printed_before, …             memory.py        what earlier issues printed, what this one does
    find_week, make_plan          planning.py      → issue.toml, which the editor may change
    build                         below
        edit                      editing.py       each planned story summarised → Issue
        sift                      sifting.py       the usable pictures of each story
        lay_out                   below            → Edition
        fitted_type               enlarging.py     the same in larger type, of few stories
        print_pdf                 printing.py      → PDF, its layout file and its proof
        mended                    mending.py       again, more plainly, where text overprints
    publish                       publishing.py    → web pages, e-book, a phone's PDF beside it
        build_phone               phone.py         the same stories on a phone's pages
    verify                        verifying.py     every sentence of an issue in its article again
    fingerprint                   fingerprints.py  whether a PDF is up to date
    output_folder, printed, …     folders.py       where all of it is

Nothing here prints to the terminal, exits or reads the clock; the command line does. What was
skipped comes back as values.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.config import Config
from digest.errors import UsageError
from digest.files import sha256
from digest.model import Issue, Plan, Week
from digest.pipeline.checking import SourceCheck, check_source, place_of
from digest.pipeline.editing import IssueDraft, edit
from digest.pipeline.enlarging import fitted_type
from digest.pipeline.finding import (
    FoundSource,
    find_source,
    keys_of,
    read_articles,
    titled,
    with_pictures,
)
from digest.pipeline.fingerprints import fingerprint
from digest.pipeline.folders import (
    issue_file,
    issue_pdf,
    newest_file,
    newest_pdf,
    output_folder,
    pdf_path,
    pdf_slug,
    picture_folder,
    plan_path,
    printed,
)
from digest.pipeline.line_cache import known_lines
from digest.pipeline.memory import printed_articles, printed_before
from digest.pipeline.mending import mended
from digest.pipeline.orders import BuildOrders
from digest.pipeline.pictures import PictureCount, count_pictures
from digest.pipeline.planning import BASE, Planning, find_week, make_plan
from digest.pipeline.printing import SHELF, BuildResult, print_pdf
from digest.pipeline.publishing import Published, missing_formats, publish
from digest.pipeline.reading import (
    Material,
    collect,
    material,
    nothing_collected,
    open_web,
    read_source,
)
from digest.pipeline.sifting import refused_pictures, sift
from digest.pipeline.verifying import (
    is_website,
    missing,
    plan_of,
    printed_versions,
    verify,
)
from digest.progress import Stage
from digest.shelf import Shelf

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.themes import Theme

__all__ = [
    "BASE",
    "SHELF",
    "BuildOrders",
    "BuildResult",
    "FoundSource",
    "IssueDraft",
    "Material",
    "PictureCount",
    "Planning",
    "Published",
    "SourceCheck",
    "build",
    "check_source",
    "collect",
    "count_pictures",
    "edit",
    "find_source",
    "find_week",
    "fingerprint",
    "is_website",
    "issue_file",
    "issue_pdf",
    "keys_of",
    "lay_out",
    "make_plan",
    "material",
    "missing",
    "missing_formats",
    "newest_file",
    "newest_pdf",
    "nothing_collected",
    "open_web",
    "output_folder",
    "pdf_slug",
    "picture_folder",
    "place_of",
    "plan_of",
    "plan_path",
    "print_pdf",
    "printed",
    "printed_articles",
    "printed_before",
    "printed_versions",
    "publish",
    "read_articles",
    "read_source",
    "refused_pictures",
    "sha256",
    "sift",
    "titled",
    "verify",
    "with_pictures",
]

SHEET = 4
"""Pages of a sheet folded once."""


def build(
    plan: Plan,
    read: Material,
    week: Week,
    config: Config,
    orders: BuildOrders = BuildOrders(),  # noqa: B008 - a frozen value
) -> BuildResult:
    """Edit the planned issue, lay it out, print it and proof it.

    Where the proof finds text over something else, the pages are composed more plainly and printed
    again. A hard fault that stays is in the result's proof: the caller must not mail that PDF.
    """
    from digest.themes import load_theme, on_sheet

    progress = orders.progress
    if orders.for_press:
        config = replace(config, magazine=replace(config.magazine, folded=True))
    theme = on_sheet(load_theme(config.magazine.theme), config.magazine.paper)
    edited = edit(plan, read, week, config, theme, count=progress(Stage.SUMMARISING))
    shelf = Shelf(plan_path(config, week).with_name(SHELF))
    issue, warnings = sift(edited.issue, shelf)
    edited = replace(edited, issue=issue, warnings=(*edited.warnings, *warnings))
    target = pdf_path(config, edited.issue, mailed=orders.mailed, for_press=orders.for_press)

    def print_it(issue: Issue, theme: Theme) -> BuildResult:
        progress(Stage.LAYING_OUT)
        theme, edition = fitted_type(issue, theme, partial(lay_out, config=config, shelf=shelf))
        return print_pdf(edited, edition, theme, target, shelf=shelf, orders=orders)

    result = mended(print_it(edited.issue, theme), theme, print_it)
    shelf.tidy()
    return result


def lay_out(issue: Issue, theme: Theme, config: Config, shelf: Shelf | None = None) -> Edition:
    """*issue* laid out in *theme*; UsageError where it is folded and has too few pages.

    *shelf* keeps the sizes of its pictures, and its lines, for the next time.
    """
    from digest import layout
    from digest.themes import Measurer

    magazine = config.magazine
    if magazine.folded and magazine.pages < SHEET:
        raise UsageError(
            f"a folded sheet has {SHEET} pages, but only {magazine.pages} are allowed; "
            f"pass --pages {SHEET} or more, or leave out --folded and --print"
        )
    with known_lines(shelf, theme) as known:
        return layout.lay_out(
            issue,
            theme=theme,
            measure=Measurer(theme, shelf),
            limit=magazine.pages,
            by=SHEET if magazine.folded else 1,
            known=known,
        )
