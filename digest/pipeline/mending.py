"""Composes pages more plainly, and prints the issue again, where the proof finds text that
overprints or does not fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edition import VERSION, LayoutFile, dump, with_warnings
from digest.files import sha256, write_whole
from digest.layout.plainer import STEPS, plainer, stories_on, without_patterns
from digest.pipeline.printing import BuildResult

if TYPE_CHECKING:
    from digest.model import Fault, Issue
    from digest.themes import Theme

MENDABLE = frozenset({"overflow", "overprint"})
"""Hard faults that another composition may not have."""

Print = Callable[["Issue", "Theme"], BuildResult]
"""Lays an issue out in a theme, prints and proofs it."""


def mended(first: BuildResult, theme: Theme, print_it: Print) -> BuildResult:
    """The build with the fewest hard faults: *first*, or one composed more plainly.

    At most `STEPS` others are printed, each without what was at fault in those before: where the
    pages change, a fault may come on others. A warning names the pages of the first.
    """
    best = latest = first
    steps, design = Counter[str](), theme.design
    for _ in range(STEPS):
        pages = frozenset(fault.page for fault in _mendable(latest) if fault.page)
        again = [page for page in pages if any(map(steps.get, stories_on(latest.edition, {page})))]
        design = without_patterns(design, latest.edition, again)
        steps.update(stories_on(latest.edition, pages))
        issue = plainer(first.issue, steps)
        if not pages or (issue == latest.issue and design is theme.design):
            break
        before = best.pdf.read_bytes()
        latest = print_it(issue, replace(theme, design=design))
        if len(latest.proof.hard) < len(best.proof.hard):
            best = _with_warning(latest, _mendable(first))
        else:
            _restore(best, before)
        if not _mendable(best):
            break
    return best


def _mendable(result: BuildResult) -> list[Fault]:
    return [fault for fault in result.proof.hard if fault.name in MENDABLE]


def _restore(result: BuildResult, pdf: bytes) -> None:
    """Put *pdf* and its layout file back where a worse print has replaced them."""
    write_whole(result.pdf, pdf)
    _write_layout(result)


def _with_warning(result: BuildResult, faults: list[Fault]) -> BuildResult:
    pages = ", ".join(str(page) for page in sorted({fault.page for fault in faults}))
    warning = (
        f"composed more plainly, since text overprinted or did not fit (page {pages} at first): "
        f"{faults[0].detail}"
    )
    warned = replace(result, edition=with_warnings(result.edition, (warning,)))
    _write_layout(warned)
    return warned


def _write_layout(result: BuildResult) -> None:
    layout = LayoutFile(version=VERSION, pdf_sha256=sha256(result.pdf), edition=result.edition)
    write_whole(result.pdf.with_suffix(".layout.json"), dump(layout))
