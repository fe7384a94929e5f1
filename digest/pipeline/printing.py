"""Print the edition: the PDF, the layout file and the list of articles beside it, its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.files import sha256, write_whole
from digest.model import Issue
from digest.pipeline.editing import Dropped, IssueDraft
from digest.pipeline.listing import write_list
from digest.pipeline.orders import BuildOrders
from digest.progress import Stage

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.proof import Report
    from digest.shelf import Shelf
    from digest.themes import Theme

SHELF = ".parts"
"""The folder of the last build's finished pictures and fonts. It may be deleted at any time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """A printed issue: its PDF, the edition that was printed, its proof, the sentences left out.

    All warnings stand in the edition.
    """

    pdf: Path
    issue: Issue
    edition: Edition
    proof: Report
    dropped: tuple[Dropped, ...]


def print_pdf(
    draft: IssueDraft,
    edition: Edition,
    theme: Theme,
    target: Path,
    *,
    shelf: Shelf,
    orders: BuildOrders,
) -> BuildResult:
    """Print *edition*, the issue of *draft* laid out, to *target*, and proof it; write its layout
    file.
    """
    from digest.edition import with_warnings

    built = print_and_proof(
        draft.issue,
        with_warnings(edition, draft.warnings),
        theme,
        target,
        shelf=shelf,
        orders=orders,
    )
    write_list(target.parent, draft.issue, built.edition)
    return replace(built, dropped=draft.dropped)


def print_and_proof(
    issue: Issue,
    edition: Edition,
    theme: Theme,
    target: Path,
    *,
    shelf: Shelf,
    orders: BuildOrders,
) -> BuildResult:
    """As `print_pdf`, but for the list of articles."""
    from digest import press
    from digest.edition import VERSION, LayoutFile, dump, with_warnings
    from digest.proof import proof

    epoch = orders.source_date_epoch
    printed = press.print_edition(
        edition,
        theme=theme,
        target=target,
        source_date_epoch=int(issue.week.ends.timestamp()) if epoch is None else epoch,
        shelf=shelf,
        for_press=orders.for_press,
        progress=orders.progress,
    )
    orders.progress(Stage.PROOFING)
    edition = with_warnings(printed.edition, printed.warnings)
    layout = LayoutFile(version=VERSION, pdf_sha256=sha256(target), edition=edition)
    write_whole(target.with_suffix(".layout.json"), dump(layout))
    return BuildResult(
        pdf=target, issue=issue, edition=edition, proof=proof(target, layout), dropped=()
    )
