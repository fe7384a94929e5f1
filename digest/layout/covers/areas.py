"""Where the parts of a cover stand, by its kind and by what its pictures bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.edition import Area

if TYPE_CHECKING:
    from digest.themes.covers import CoverArt, CoverKind, CoverText, Edges
    from digest.themes.design import Design

NEARLY = 0.85
"""The part of its place's width from which a picture of its own shape fills it, cropped a bit."""

SLACK = 0.5
"""Points by which a place may be lower than it should be: pixels are whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAreas:
    """The areas of a cover's parts, from the paper's upper starting corner.

    *art* has one for each picture, *fields* one for each of the kind's.
    """

    art: tuple[Area, ...]
    fields: tuple[Area, ...]
    head: Area
    words: Area | None
    teasers: Area | None
    drawn: Area | None


def cover_areas(
    kind: CoverKind, sizes: Sequence[tuple[int, int]], design: Design
) -> CoverAreas | None:
    """The areas of *kind* with pictures of *sizes* in pixels; None where one does not bear its
    place.
    """
    art = []
    for place, size in zip(kind.art, sizes, strict=True):
        found = borne(place, _area(place.area, design, 0.0), size, kind.dpi)
        if found is None:
            return None
        art.append(found)
    return placed_areas(kind, tuple(art), design)


def placed_areas(kind: CoverKind, art: tuple[Area, ...], design: Design) -> CoverAreas:
    """The areas of *kind* around its pictures, which take the areas *art*."""
    drawn = _area(kind.drawn, design, 0.0) if kind.drawn else None
    foot = max((area.foot for area in (*art, *([drawn] if drawn else ()))), default=0.0)
    return CoverAreas(
        art=art,
        fields=tuple(_area(field.area, design, foot) for field in kind.fields),
        head=_text_area(kind.head, design, foot),
        words=_text_area(kind.words, design, foot) if kind.words else None,
        teasers=_area(kind.teasers.area, design, foot) if kind.teasers else None,
        drawn=drawn,
    )


def _text_area(text: CoverText, design: Design, foot: float) -> Area:
    area = _area(text.area, design, foot)
    return lowered(area, text.gap) if text.area.top == "art" else area


def lowered(area: Area, by: float) -> Area:
    """*area* without its upper *by* points."""
    return replace(area, y=area.y + by, height=max(area.height - by, 0.0))


def _area(edges: Edges, design: Design, art: float) -> Area:
    x, y, width, height = edges.area(design.paper, design.side, art)
    return Area(x=round(x, 2), y=round(y, 2), width=round(width, 2), height=round(height, 2))


def borne(art: CoverArt, place: Area, size: tuple[int, int], dpi: float) -> Area | None:
    """The part of *place* that a picture of *size* pixels fills at *dpi*.

    None where that is less than *art* asks for, or where the picture has another shape.
    """
    wide, high = size[0] * 72 / dpi, size[1] * 72 / dpi
    ratio = wide / high
    if not art.shape[0] <= ratio <= art.shape[1]:
        return None
    least = (art.least or place.height) - SLACK
    if art.own:
        width = min(place.width, wide, place.height * ratio)
        if NEARLY * place.width <= width < place.width <= wide:
            return replace(place, height=round(min(place.height, place.width / ratio), 2))
        area = replace(place, width=round(width, 2), height=round(width / ratio, 2))
        return area if area.height >= least else None
    if wide < place.width - SLACK:
        return None
    # A picture that is too wide for a high place takes a lower one rather than lose its sides.
    # A crop has whole pixels, so its width may lose one: the height leaves room for that.
    height = min(place.height, high - 72 / dpi, place.width / (ratio * art.kept))
    kept = min(ratio * height / place.width, place.width / (ratio * height))
    if height < least or kept < art.kept - 0.01:
        return None
    return replace(place, height=round(height, 2))
