"""Names of sections in their width: a little smaller, or without their last words, never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.layout.placing.compositor import ELLIPSIS

if TYPE_CHECKING:
    from digest.layout.placing.compositor import Compositor

SMALLER, SMALLEST = 0.88, 0.7
"""The part of its size down to which a whole name is set smaller, and a single long word."""

SHORT = 3
"""Letters of a word in small letters that ends no name, such as "and" or "de"."""


def fitting(
    name: str, width: float, compositor: Compositor, style: str = "kicker"
) -> tuple[str, float]:
    """*name* as it fits *width* points, and its size in points, 0 for the style's own.

    A name that is too wide is set smaller, down to SMALLER; a longer one loses its last words.
    """
    size = _size(name, width, SMALLER, compositor, style)
    if size is not None:
        return name, size
    for shorter in _shorter(name):
        size = _size(shorter, width, SMALLER, compositor, style)
        if size is not None:
            return shorter, size
    first = next(iter([*_shorter(name)][-1:]), name)
    shown = first
    while (size := _size(shown, width, SMALLEST, compositor, style)) is None and len(shown) > 1:
        first = first[:-1].rstrip()
        shown = f"{first}{ELLIPSIS}"
    return shown, size or 0.0


def stacked(
    name: str, width: float, most: int, compositor: Compositor, style: str = "kicker"
) -> tuple[tuple[str, ...], float]:
    """*name* as it fits *most* lines of *width* points without a word divided, and its size in
    points, 0 for the style's own.

    A longer name loses its last words; a word that is too wide is set smaller.
    """
    own = compositor.design.style(style).size
    for shorter in (name, *_shorter(name)):
        sizes = [_size(word, width, SMALLER, compositor, style) for word in shorter.split()]
        if None in sizes:
            continue
        size = min((size for size in sizes if size), default=0.0)
        measure = width * own / (size or own)
        lines = compositor.typesetter.display(shorter, style, measure, compositor.language)
        if len(lines) <= most:
            return lines, size
    shown, size = fitting(name, width, compositor, style)
    return (shown,), size


def _size(
    name: str, width: float, least: float, compositor: Compositor, style: str
) -> float | None:
    """The size at which *name* is *width* points wide at most; None where it is under *least*."""
    wide = compositor.width(name, style)
    if wide <= width:
        return 0.0
    kind = compositor.design.style(style)
    # Tracking is in points: it stays as wide when the letters become smaller.
    tracked = len(name) * kind.tracking
    part = (width - tracked) / (wide - tracked) if wide > tracked else 0.0
    return kind.size * part if part >= least else None


def _shorter(name: str) -> list[str]:
    """*name* without its last word, its last two, and so on; the first word alone comes last."""
    words, names = name.split(), []
    for count in range(len(words) - 1, 0, -1):
        kept = words[:count]
        while len(kept) > 1 and (_fills(kept[-1]) or not any(map(str.isalnum, kept[-1]))):
            kept.pop()
        shorter = " ".join(kept).rstrip(" ,;:/&–-")
        if shorter and shorter not in names:
            names.append(shorter)
    return names


def _fills(word: str) -> bool:
    return len(word) <= SHORT and word == word.lower()
