"""Display type in its measure: the size of a style whose lines are fullest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from digest.layout.joints import bad_breaks
from digest.layout.words import HYPHEN
from digest.themes.design import LARGEST, SIZED, SIZES, sized

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Design


T = TypeVar("T")


def fullest(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, tuple[str, ...]]:
    """The style and the lines of *text* in the size of *style* that fills its lines best, and whose
    lines end within no name and after no small word.

    Only sizes that take no more lines than *style* itself are tried.
    """
    plain = style, typesetter.display(text, style, width, language)
    if style not in SIZED:
        return plain

    def cost(one: tuple[str, tuple[str, ...]]) -> float:
        bad = typesetter.costs.display_bad_break * bad_breaks(one[1], language)
        return shortfall(one[1], one[0], width, language, typesetter) + bad

    if cost(plain) < typesetter.costs.display_lack:
        return plain
    extent = sum(typesetter.advance(line, style, language) for line in plain[1])
    count = len(plain[1])
    most = min(count * width / extent, largest(style, language, typesetter.design))

    def broken(part: float) -> tuple[str, tuple[str, ...]]:
        name = sized(style, part)
        return name, typesetter.display(text, name, width, language)

    def fits(one: tuple[str, tuple[str, ...]]) -> bool:
        return len(one[1]) <= count and typesetter.whole(text, one[0], width, language)

    above = filter(fits, (broken(part) for part in reversed(SIZES) if 1 < part <= most))
    # The largest size, and where it breaks badly the next ones down to one that does not.
    larger: list[tuple[str, tuple[str, ...]]] = []
    for one in above:
        larger.append(one)
        if not bad_breaks(one[1], language):
            break
    lesser = filter(fits, (broken(part) for part in SIZES if part < 1))
    return min((plain, *lesser, *larger), key=cost)


def longer(
    text: str,
    style: str,
    lines: tuple[str, ...],
    width: float,
    language: str,
    typesetter: Typesetter,
) -> tuple[str, ...]:
    """*lines* of *text*, or one line more where fewer of these end within a name or after a small
    word.
    """
    bad = bad_breaks(lines, language)
    if not bad:
        return lines
    more = typesetter.display(text, style, width, language, 1)
    return more if bad_breaks(more, language) < bad else lines


def smaller(
    text: str,
    style: str,
    lines: tuple[str, ...],
    width: float,
    language: str,
    typesetter: Typesetter,
) -> tuple[str, tuple[str, ...]]:
    """*style* and *lines* of *text*, or a smaller size with as many lines where fewer of these end
    within a name or after a small word.
    """
    best, bad = (style, lines), bad_breaks(lines, language)
    if not bad or style not in SIZED:
        return best
    for part in (part for part in reversed(SIZES) if part < 1):
        name = sized(style, part)
        less = typesetter.display(text, name, width, language)
        fewer = bad_breaks(less, language)
        if len(less) <= len(lines) and fewer < bad:
            best, bad = (name, less), fewer
    return best


def best_broken(
    tried: Iterable[T], lines: Callable[[T], tuple[str, ...]], language: str, reach: int
) -> T | None:
    """The first of *tried*, or of its next *reach* one with fewer bad breaks; None for nothing.

    *lines* gives the lines of each.
    """
    few = islice(tried, reach + 1)
    best = next(few, None)
    if best is None:
        return None
    bad = bad_breaks(lines(best), language)
    while bad and (one := next(few, None)) is not None:
        if (its := bad_breaks(lines(one), language)) < bad:
            best, bad = one, its
    return best


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

    In even lines where that would divide a word, leave little for the last line or end a line
    within a name or after a small word.
    """
    even = whole_words(text, style, width, language, typesetter)
    least = typesetter.costs.list_end * width
    filling = []
    for lines in (typesetter.longest, typesetter.lines, typesetter.sensible):
        full = lines(text, style, width, language)
        rest = typesetter.advance(full[-1], style, language) if full else 0.0
        divided = any(line.endswith(HYPHEN) for line in full)
        if len(full) == len(even) and rest >= least and not divided:
            filling.append(full)
    return min((*filling, even), key=lambda lines: bad_breaks(lines, language))
