"""Display type in its measure: the size of a style whose lines are fullest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.layout.words import HYPHEN
from digest.themes.design import LARGEST, SIZED, SIZES, sized

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design


def fullest(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, tuple[str, ...]]:
    """The style and the lines of *text* in the size of *style* that fills its lines best.

    Only sizes that take no more lines than *style* itself are tried.
    """
    plain = style, typesetter.display(text, style, width, language)
    lack = shortfall(plain[1], style, width, language, typesetter)
    if style not in SIZED or lack < typesetter.costs.display_lack:
        return plain
    extent = sum(typesetter.advance(line, style, language) for line in plain[1])
    count = len(plain[1])
    most = min(count * width / extent, largest(style, language, typesetter.design))

    def broken(part: float) -> tuple[str, tuple[str, ...]]:
        name = sized(style, part)
        return name, typesetter.display(text, name, width, language)

    def fits(one: tuple[str, tuple[str, ...]]) -> bool:
        return len(one[1]) <= count and typesetter.whole(text, one[0], width, language)

    above = (broken(part) for part in reversed(SIZES) if 1 < part <= most)
    larger = next(filter(fits, above), plain)
    smaller = filter(fits, (broken(part) for part in SIZES if part < 1))
    return min(
        (plain, *smaller, larger),
        key=lambda one: shortfall(one[1], one[0], width, language, typesetter),
    )


def largest(style: str, language: str, design: Design) -> float:
    """The largest part of its size at which *style* may set *language*."""
    return max(part for part in SIZES if part * design.style(style).evens(language) <= LARGEST)


def shortfall(
    lines: tuple[str, ...], style: str, width: float, language: str, typesetter: Typesetter
) -> float:
    """How much of the measure *lines* lack, on average, of ``Costs.display_reach``.

    Each line that is too wide adds 1.
    """
    reach = typesetter.costs.display_reach
    parts = [typesetter.advance(line, style, language) / width for line in lines]
    lacking = sum(max(0.0, reach - part) for part in parts) / len(parts)
    return lacking + sum(part > 1.0 for part in parts)


def whole_words(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, ...]:
    """*text* in even lines without hyphens, unless a word is wider than the measure."""
    wide = any(typesetter.measure.width(word, style, language) > width for word in text.split(" "))
    return (typesetter.lines if wide else typesetter.display)(text, style, width, language)


def reaching(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, ...]:
    """*text* in lines as long as possible.

    In even lines where that would divide a word or leave little for the last line.
    """
    even = whole_words(text, style, width, language, typesetter)
    least = typesetter.costs.list_end * width
    for lines in (typesetter.longest, typesetter.lines):
        full = lines(text, style, width, language)
        rest = typesetter.advance(full[-1], style, language) if full else 0.0
        divided = any(line.endswith(HYPHEN) for line in full)
        if len(full) == len(even) and rest >= least and not divided:
            return full
    return even
