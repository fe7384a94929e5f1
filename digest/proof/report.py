"""The result of a proof, for people and for scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from digest.model import Fault

NOT_MEASURED = "not measured"
LABELS: Mapping[str, str] = {
    "overflow": "overflow",
    "overprint": "overprint",
    "no bleed": "fields that end at the trim",
    "missing glyph": "missing glyphs",
    "replaced sign": "signs replaced by �",
    "dead link": "dead links",
    "unembedded font": "unembedded fonts",
    "distorted picture": "distorted pictures",
    "low resolution": "pictures under 150 dpi",
    "no alternative text": "pictures without alternative text",
    "widow": "widows",
    "orphan": "orphans",
    "stranded head": "stranded heads",
    "hyphen ladder": "hyphen ladders",
    "low contrast": "lines of low contrast",
    "doubtful link": "doubtful links",
}
"""Each counted fault and its label, in the order of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a PDF contains, and its faults.

    *fills* maps each inner page's number to the used part of its type area, 0 to 1; None without a
    layout. *unmeasured* names the faults that could not be counted. *described* counts the pictures
    with alternative text. *loose* of the *justified* lines are loose. *dpi* is the lowest of all
    pictures, None without pictures.
    """

    path: Path
    sha256: str
    size: int
    pages: int
    title: str
    language: str
    tagged: bool
    conformance: tuple[str, ...]
    bookmarks: int
    links: int
    fonts: int
    pictures: int
    described: int
    dpi: float | None
    justified: int
    loose: int
    fills: Mapping[int, float] | None = None
    unmeasured: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()

    @property
    def hard(self) -> tuple[Fault, ...]:
        """The faults that stop an issue from being sent."""
        return tuple(fault for fault in self.faults if fault.hard)

    def count(self, name: str) -> int | None:
        """The number of faults called *name*, None when they were not measured."""
        return (
            None
            if name in self.unmeasured
            else sum(1 for fault in self.faults if fault.name == name)
        )

    @property
    def mean_fill(self) -> float | None:
        return fmean(self.fills.values()) if self.fills else None

    def rows(self) -> list[tuple[str, str]]:
        """The report as a table of two columns."""
        return [
            ("pages", str(self.pages)),
            ("bytes", f"{self.size:,}"),
            ("title", self.title or "none"),
            ("language", self.language or "none"),
            ("tagged", "yes" if self.tagged else "no"),
            ("claims", ", ".join(self.conformance) or "none"),
            ("bookmarks", str(self.bookmarks)),
            ("links", str(self.links)),
            ("fonts", str(self.fonts)),
            ("pictures", self._pictures()),
            ("fill of inner pages", self._fill()),
            *((label, self._count_label(name)) for name, label in LABELS.items()),
            (
                "loose justified lines",
                f"{self.loose} of {self.justified}"
                + (f" ({self.loose / self.justified:.1%})" if self.justified else ""),
            ),
        ]

    def _pictures(self) -> str:
        if self.dpi is None:
            return "0"
        return (
            f"{self.pictures}, {self.described} with alternative text, {self.dpi:.0f} dpi at least"
        )

    def _fill(self) -> str:
        if not self.fills:
            return NOT_MEASURED if self.fills is None else "no inner page"
        page = min(self.fills, key=lambda number: self.fills[number] if self.fills else 0.0)
        return f"{fmean(self.fills.values()):.2f} mean, {self.fills[page]:.2f} lowest (page {page})"

    def _count_label(self, name: str) -> str:
        count = self.count(name)
        return NOT_MEASURED if count is None else str(count)

    def as_dict(self) -> dict[str, Any]:
        """The report for scripts: plain values, null where something was not measured."""
        return {
            "path": str(self.path),
            "sha256": self.sha256,
            "bytes": self.size,
            "pages": self.pages,
            "title": self.title,
            "language": self.language,
            "tagged": self.tagged,
            "conformance": list(self.conformance),
            "bookmarks": self.bookmarks,
            "links": self.links,
            "fonts": self.fonts,
            "pictures": self.pictures,
            "pictures_described": self.described,
            "lowest_dpi": None if self.dpi is None else round(self.dpi, 1),
            "fill": None
            if self.fills is None
            else {
                "mean": None if self.mean_fill is None else round(self.mean_fill, 4),
                "lowest": round(min(self.fills.values()), 4) if self.fills else None,
                "pages": {str(page): round(fill, 4) for page, fill in self.fills.items()},
            },
            "counts": {name.replace(" ", "_"): self.count(name) for name in LABELS},
            "justified_lines": self.justified,
            "loose_lines": self.loose,
            "faults": [
                {"name": fault.name, "page": fault.page, "hard": fault.hard, "detail": fault.detail}
                for fault in self.faults
            ],
        }
