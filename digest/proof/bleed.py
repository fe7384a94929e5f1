"""Whether what reaches the trim of a PDF for the press reaches into its bleed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.model import Fault

if TYPE_CHECKING:
    from digest.proof.marks import Document

NEAR = 1.0
"""Points between a field and the trim that count as reaching it."""
LEAST = 8.0
"""Points that it must reach beyond: 3 mm, less a rounding."""


def fields_without_bleed(document: Document, scale: float) -> Iterator[Fault]:
    """Pictures and fields of colour that end at the trim of a page with room around it.

    *document*, as the layout measures, was printed *scale* times as large.
    """
    least = LEAST / scale
    for page in document.pages:
        if page.outside < least:
            continue
        areas = [picture.area for picture in page.pictures]
        areas += [panel.area for panel in page.panels]
        for area in areas:
            beyond = -area.left, -area.top, area.right - page.width, area.bottom - page.height
            if short := [side for side in beyond if -NEAR < side < least]:
                yield Fault(
                    name="no bleed",
                    page=page.number,
                    hard=True,
                    detail=f"a field of {area.width:.0f} × {area.height:.0f} pt reaches "
                    f"{max(0.0, min(short)) * scale:.1f} pt beyond the trim, not {LEAST:g}",
                )
