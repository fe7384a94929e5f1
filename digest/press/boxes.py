"""How a PDF opens, and its boxes, its bleed and its crop marks for the press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]

BLEED = 3 * 72 / 25.4
"""Points that pictures and colours reach beyond the trim: 3 mm, as printers ask for."""

SLUG = 24.0
"""Points of paper beyond the bleed, which hold the crop marks."""

MARK, AIR, HAIRLINE = 16.0, 3.0, 0.25
"""Points: how long a crop mark is, how far from the bleed it begins, and its thickness."""

POINT = 0.75
"""Points of a CSS pixel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the pages are printed on: *scale* times as large as they were laid out; *press*: with
    bleed and crop marks; *facing*: two pages lie side by side.
    """

    scale: float = 1.0
    press: bool = False
    right_to_left: bool = False
    facing: bool = True

    @property
    def bleed(self) -> float:
        """Points of bleed, as the layout measures."""
        return BLEED / self.scale if self.press else 0.0


def open_as_read(pdf: Any, sheet: Sheet) -> None:
    """Let viewers show facing pages, or one beneath the other, and turn them as the edition reads.

    The first of facing pages is a right-hand one, in a right-to-left edition a left-hand one.
    """
    import pydyf  # type: ignore[import-untyped]

    right_to_left = sheet.right_to_left
    spreads = "/TwoPageLeft" if right_to_left else "/TwoPageRight"
    pdf.catalog["PageLayout"] = spreads if sheet.facing else "/OneColumn"
    preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    preferences["Direction"] = "/R2L" if right_to_left else "/L2R"


def set_boxes(document: Document, pdf: Any, sheet: Sheet) -> None:
    """Set the trim box of every page, and for the press its bleed box, and media box with crop
    marks.
    """
    import pydyf

    pages = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]
    for page, dictionary in zip(document.pages, pages, strict=True):
        width, height = (side * POINT * sheet.scale for side in (page.width, page.height))
        trim = 0.0, 0.0, width, height
        bleed = BLEED if sheet.press else 0.0
        slug = bleed + SLUG if sheet.press else 0.0
        for name, beyond in (("TrimBox", 0.0), ("BleedBox", bleed), ("MediaBox", slug)):
            dictionary[name] = pydyf.Array(_grown(trim, beyond))
        if sheet.press:
            # The content ends at the bleed, so that nothing lies beneath the marks.
            x, y, right, top = _grown(trim, bleed)
            before = f"q {x:.3f} {y:.3f} {right - x:.3f} {top - y:.3f} re W n"
            streams = [pydyf.Stream([text.encode()]) for text in (before, _marks(trim, bleed))]
            for stream in streams:
                pdf.add_object(stream)
            dictionary["Contents"] = pydyf.Array(
                (streams[0].reference, dictionary["Contents"], streams[1].reference)
            )


def _grown(box: tuple[float, float, float, float], by: float) -> tuple[float, float, float, float]:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _marks(trim: tuple[float, float, float, float], bleed: float) -> str:
    """Two lines at each corner of the trim, outside the bleed. They are no part of the content."""
    near, far = bleed + AIR, bleed + AIR + MARK
    left, foot, right, top = trim
    lines = []
    for x, away in ((left, -1), (right, 1)):
        for y, up in ((foot, -1), (top, 1)):
            lines.append(f"{x + away * near:.3f} {y:.3f} m {x + away * far:.3f} {y:.3f} l")
            lines.append(f"{x:.3f} {y + up * near:.3f} m {x:.3f} {y + up * far:.3f} l")
    return f"Q /Artifact BMC q {HAIRLINE} w 0 G {' '.join(lines)} S Q EMC"
